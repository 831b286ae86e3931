/* SPDX-License-Identifier: MIT */
#ifndef TUI_TUI_PRIVATE_H
#define TUI_TUI_PRIVATE_H

/*
 * The planner's state, and what its files offer each other. Handlers change
 * it, tui_draw shows it; nothing else does either.
 */

#include "app/session.h"
#include "canvas.h"
#include "entry.h"
#include "keymap.h"
#include "layout.h"
#include "lines.h"
#include "list.h"
#include "model/edit.h"
#include "model/query.h"
#include "prompt.h"
#include "screen.h"
#include "tree.h"
#include "tui/tui.h"

/* What fills the body of the screen. */
enum view {
	VIEW_PLAN,  /* tree and detail */
	VIEW_LINES, /* one pane of lines: help, history, cycles, review */
};

enum focus { FOCUS_TREE, FOCUS_DETAIL };

/* What a line of VIEW_LINES is, and so what Enter does on it. */
enum lines_kind { LINES_HELP, LINES_HISTORY, LINES_CYCLES, LINES_REVIEW };

/* What the prompt on the bottom line asks for. */
enum asking {
	ASK_NOTHING,
	ASK_COMMAND,
	ASK_SEARCH,
	ASK_FILTER,
	ASK_VALUE, /* progress, or the metric's current value */
	ASK_FIELD, /* a field of the node; tui->asked_field */
};

/* A title being typed in its row. */
struct typing {
	bool active;
	bool adding; /* a new node at `place`, else `node` */
	uint32_t node;
	struct place place;
	struct entry entry;
};

struct tui {
	struct session *session;
	struct screen *screen;
	struct theme *theme;
	struct canvas canvas;
	struct keymap keymap;
	struct layout layout;
	bool ascii;
	bool leaving;

	enum view view;
	enum focus focus;
	struct tree tree;
	struct list detail;   /* how far the detail pane is scrolled */
	uint32_t detail_node; /* what it shows: the selected one, soon */

	enum lines_kind lines_kind;
	struct lines lines;
	struct list lines_list;

	struct prompt prompt;
	enum asking asking;
	int asked_field;
	uint32_t asked_from; /* the row a search began at */
	char *needle;	     /* folded; what is searched for */
	struct str search;   /* as typed */
	char *filter_text;

	struct typing typing;
	char *draft; /* typed when the program was ended last time */

	size_t owed;   /* check-ins; counted when the keys rest */
	int revisions; /* of what the detail pane shows; likewise */
	bool counted;  /* both, since the last change */

	struct plan register_plan; /* what was copied or cut */
	struct str message;
	bool message_is_error;
};

/* ---- commands (command.c) */

enum where {
	ANYWHERE,
	IN_PLAN, /* the plan is shown */
	ON_NODE, /* and a node is selected */
	ON_KEY_RESULT,
};

struct command {
	const char *group; /* N_() */
	const char *name;  /* as typed after `:` and written in config.yaml */
	const char *help;  /* N_(), imperative */
	const char *keys;  /* defaults, space-separated */
	enum where where;
	/* `argument` is what was typed after the name, "" for none. */
	bool (*run)(struct tui *tui, const char *argument, struct err *err);
	const char *hint; /* N_(), one word for the bottom line, or NULL */
};

extern const struct command commands[]; /* name NULL at the end */

/* The index of a command by name, KEYMAP_NONE for none. */
int command_index(const char *name);

/* Runs a command if it makes sense here; says why not otherwise. */
void command_run(struct tui *tui, int command, const char *argument);

/* Runs what was typed after `:`. */
void command_line(struct tui *tui, const char *text);

/* Candidates for what was typed after `:`. */
void command_complete(void *context, const char *text, size_t length,
	struct completion *found);

/* ---- tui.c */

/* Stores a change and brings everything shown up to date. */
bool tui_do(struct tui *tui, struct change *change, struct err *err);

/* What was borrowed from the plan is dead: rows are made anew, the selection
 * found by id. */
void tui_reload(struct tui *tui);

const struct node *tui_selected(const struct tui *tui);

/* The node that the detail pane shows. */
const struct node *tui_detailed(const struct tui *tui);

void tui_message(struct tui *tui, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void tui_error(struct tui *tui, const struct err *err);

/* Shows another cycle; 0 is the backlog. */
void tui_show_cycle(struct tui *tui, uint32_t cycle);

/* ---- what is drawn, by file; drawing changes nothing but the canvas */

void header_draw(const struct tui *tui, struct canvas *canvas);
void hints_draw(const struct tui *tui, struct canvas *canvas);
void tree_draw(const struct tui *tui, struct canvas *canvas, bool focus);
void detail_draw(const struct tui *tui, struct canvas *canvas, bool focus);
void lines_view_draw(const struct tui *tui, struct canvas *canvas);
void guide_draw(const struct tui *tui, struct canvas *canvas);

/* The lines of the detail pane at a width. */
void detail_lines(const struct tui *tui, int width, struct lines *lines);

/* The role of a status and its mark of one cell. */
enum role status_role(enum status status);
const char *status_mark(enum status status);

/* ---- typing (typing.c) */

void typing_edit(struct tui *tui, const struct node *node);
void typing_add(struct tui *tui, struct place place, size_t row, int level);
/* Ends it: stores what was typed, or not. */
void typing_end(struct tui *tui, bool keep);
/* Keeps what is being typed for the next start. */
void typing_save_draft(struct tui *tui);
void typing_load_draft(struct tui *tui);

/* ---- prompts (asking.c) */

void asking_open(struct tui *tui, enum asking asking, const char *label,
	const char *text);
void asking_key(struct tui *tui, struct key key);
void asking_paste(struct tui *tui, const char *text, size_t length);

/* The next match, or the one before. */
bool search_step(struct tui *tui, bool back, struct err *err);
/* Shows only what passes; "" shows everything. */
bool filter_set(struct tui *tui, const char *text, struct err *err);
/* Sets a field of the selected node from a typed text. */
bool field_set(struct tui *tui, int field, const char *text, struct err *err);

/* ---- views of lines (views.c) */

void view_help(struct tui *tui);
bool view_history(struct tui *tui, const struct node *node, struct err *err);
void view_cycles(struct tui *tui);
bool view_review(struct tui *tui, struct err *err);
void view_close(struct tui *tui);
/* Enter on a line. */
void view_open(struct tui *tui);

/* ---- $EDITOR (editor.c) */

/* Lets the person edit a text; *changed tells whether it is another now, and
 * then *text holds it (caller frees either way). */
bool editor_run(struct tui *tui, char **text, bool *changed, struct err *err);

#endif
