/* SPDX-License-Identifier: MIT */
#ifndef TUI_TUI_PRIVATE_H
#define TUI_TUI_PRIVATE_H

/*
 * The planner's state, and what its files offer each other. Handlers change
 * it, tui_draw shows it; nothing else does either.
 */

#include "app/session.h"
#include "model/chart.h"
#include "model/edit.h"
#include "model/query.h"
#include "review/checkin.h"
#include "term/canvas.h"
#include "term/entry.h"
#include "term/keymap.h"
#include "term/layout.h"
#include "term/lines.h"
#include "term/list.h"
#include "term/prompt.h"
#include "term/screen.h"
#include "tree.h"
#include "tui/tui.h"

struct tui;

/* What fills the body of the screen. */
enum view {
	VIEW_PLAN,  /* tree, detail and review */
	VIEW_LINES, /* one pane of lines: help, history and the like */
	VIEW_OWN,   /* a screen of its own: tui->own */
};

/*
 * A screen that has its own state and fills the body: the check-in, the
 * review, the week notes. Its commands are those rows of the table that are
 * for it; moving about and going back it may do in its own way.
 */
struct own_view {
	int where; /* enum where: the commands that are for it */
	/* A command by its name. false: not one of mine. */
	bool (*run)(struct tui *tui, const char *command);
	/* While a text is typed, which is where keys go then. */
	bool (*typing)(const struct tui *tui);
	void (*key)(struct tui *tui, struct key key);
	void (*paste)(struct tui *tui, const char *text, size_t length);
	const char *(*typing_hints)(const struct tui *tui); /* translated */
	/* The answer to what it asked by ASK_OWN. */
	bool (*answer)(struct tui *tui, const char *text, struct err *err);
	void (*scroll)(struct tui *tui, int by);
	void (*measure)(struct tui *tui); /* before each frame */
	void (*draw)(const struct tui *tui, struct canvas *canvas);
	/* Something else is shown, or the program ends: stores what is being
	 * typed. */
	void (*leave)(struct tui *tui);
};

enum focus { FOCUS_TREE, FOCUS_DETAIL, FOCUS_REVIEW };

/* What a line of VIEW_LINES is, and so what Enter does on it. */
enum lines_kind { LINES_HELP, LINES_HISTORY, LINES_CYCLES, LINES_STATS };

/* What the prompt on the bottom line asks for. */
enum asking {
	ASK_NOTHING,
	ASK_COMMAND,
	ASK_SEARCH,
	ASK_FILTER,
	ASK_VALUE, /* progress, or the metric's current value */
	ASK_FIELD, /* a field of the node; tui->asked_field */
	ASK_OWN,   /* what tui->own wants to know */
};

/* A title being typed in its row. */
struct typing {
	bool active;
	bool adding; /* a new node at `place`, else `node` */
	uint32_t node;
	struct place place;
	struct entry entry;
};

struct walk;
struct weeks;
struct metrics;
struct closing;
struct review_screen;

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
	struct key pressed;	    /* what asked for the command that runs */
	const struct own_view *own; /* VIEW_OWN */
	struct walk *walk;	    /* the check-in; NULL until it was opened */
	struct weeks *weeks;	    /* likewise, as the next ones */
	struct metrics *metrics;
	struct closing *closing; /* goes on where it was left */
	struct review_screen *review;
	struct review_screen *review_pane;
	unsigned version; /* counts whatever may have altered the plan */
	struct tree tree;
	struct list detail;   /* how far the detail pane is scrolled */
	uint32_t detail_node; /* what it shows: the selected one, soon */

	enum lines_kind lines_kind;
	struct lines lines;
	struct list lines_list;

	struct prompt prompt;
	enum asking asking;
	int asked_field;
	int asked_own;	     /* which of its questions an own view asks */
	uint32_t asked_from; /* the row a search began at */
	char *needle;	     /* folded; what is searched for */
	struct str search;   /* as typed */
	char *filter_text;

	struct typing typing;
	char *draft; /* typed when the program was ended last time */

	size_t owed;   /* check-ins; counted when the keys rest */
	int revisions; /* of what the detail pane shows; likewise */
	bool counted;  /* both, since the last change */
	bool resting;  /* no key came for a while */

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
	IN_CHECKIN, /* from here on: that screen, see struct own_view */
	IN_REVIEW,
	IN_WEEKS,
	IN_METRICS,
	IN_CLOSING,
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

/* The layer of the keymap that its keys lie in. */
int command_layer(int command);

/* Whether it is for what is shown now. */
bool command_is_here(const struct tui *tui, const struct command *command);

/* Whether the bottom line may name it: what leads away from the plan is named
 * on the plan only. */
bool command_is_hinted(const struct tui *tui, const struct command *command);

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

/* The same for a change that was prepared (`ok`) or refused, and frees it. */
bool tui_store(
	struct tui *tui, bool ok, struct change *change, struct err *err);

/* What was borrowed from the plan is dead: rows are made anew, the selection
 * found by id. */
void tui_reload(struct tui *tui);

const struct node *tui_selected(const struct tui *tui);

/* The screen of its own that the keys go to, the review beside the tree too;
 * NULL when they go elsewhere. */
const struct own_view *tui_own(const struct tui *tui);

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

/* The check-in that is selected in the detail pane; NULL for none, or when the
 * keys go elsewhere. */
const struct checkin *detail_checkin(const struct tui *tui);

/* Adds the check-ins of a node as lines of small columns, and its progress
 * against the pace; nothing when there are less than two. */
void detail_charts(const struct tui *tui, const struct node *node, int width,
	struct lines *lines);

/* Adds what a check-in says of how far it is: "4/10", or the metric's value
 * where it gave that. */
void checkin_value(const struct node *node, const struct checkin *checkin,
	struct str *out);

/* Adds a chart, a line a row. */
void lines_chart(struct lines *lines, const struct chart *chart);

/* The lines of the detail pane at a width. */
void detail_lines(const struct tui *tui, int width, struct lines *lines);

/* The role of a health. */
enum role health_role(enum health health);
/* Adds its limits in words to the last line. */
void metric_limits(
	const struct metric *metric, struct lines *lines, int column);
/* The last readings of a health metric as a line of small columns. */
void metric_trend(const struct plan *plan, const struct metric *metric,
	bool ascii, size_t most, struct str *out);

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
/* A question of the own view that is shown. */
void asking_own(
	struct tui *tui, int question, const char *label, const char *text);
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
bool view_stats(struct tui *tui, struct err *err);
void view_close(struct tui *tui);
/* Shows a screen of its own. */
void view_own(struct tui *tui, const struct own_view *own);
/* Enter on a line. */
void view_open(struct tui *tui);

/* ---- $EDITOR (editor.c) */

/* Lets the person edit a text; *changed tells whether it is another now, and
 * then *text holds it (caller frees either way). */
bool editor_run(struct tui *tui, char **text, bool *changed, struct err *err);

#endif
