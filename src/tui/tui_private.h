/* SPDX-License-Identifier: MIT */
#ifndef TUI_TUI_PRIVATE_H
#define TUI_TUI_PRIVATE_H

/*
 * The planner's state, and what its files offer each other. Handlers change
 * it, tui_draw shows it; nothing else does either.
 */

#include "app/remember.h"
#include "app/session.h"
#include "base/needle.h"
#include "command.h"
#include "model/chart.h"
#include "model/edit.h"
#include "model/query.h"
#include "model/value.h"
#include "pair.h"
#include "print/set.h"
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
#include "typing.h"

struct desk;

/* What can be searched: rows from 0 on, the one that is selected, the words of a
 * row; and going to one. */
struct searched {
	size_t (*count)(const struct desk *desk);
	size_t (*at)(const struct desk *desk);
	void (*text)(const struct desk *desk, size_t row, struct str *out);
	void (*go)(struct desk *desk, size_t row);
};

/*
 * What fills the body of the screen: a row of functions over its own state. The
 * keys are those rows of the table of commands that are for it, and those that
 * are for all; moving about is the same everywhere, over the list it says. What
 * it has no function for it does not do.
 */
struct view {
	int where;	   /* enum where: the commands that are for it */
	const char *title; /* N_() */
	bool of_cycle;	   /* shows one cycle: another one is shown in it */
	bool lines;	   /* shows lines (desk->lines), and nothing else */

	bool (*open)(
		struct desk *desk, const struct asked *asked, struct err *err);
	/* Something else is shown, or the program ends: stores what is being
	 * typed. */
	void (*leave)(struct desk *desk);
	void (*free)(struct desk *desk); /* also when it was never opened */

	/* What is moved in now; NULL: it has no pages. */
	struct list *(*list)(struct desk *desk);
	/* A row on, or back, where rows are not those of the list; false: they
	 * are. */
	bool (*step)(struct desk *desk, int by);
	void (*moved)(struct desk *desk); /* another row is selected */
	const struct searched *searched;  /* NULL: it is not */
	void (*enter)(struct desk *desk); /* Enter, where no command has it */

	/* The two panes it is now, false: it is one; NULL: it always is. */
	bool (*pair)(const struct desk *desk, struct pair *pair);

	/* The form that is typed in; NULL: there is none. */
	struct form *(*form)(struct desk *desk);
	/* Stores what was typed in it; NULL: as the spot has it. */
	bool (*store)(struct desk *desk, const struct spot *spot,
		const char *text, struct err *err);
	/* The command that two clicks on a row are; NULL: "open". */
	const char *twice;
	/* The mouse is down at that column of the selected row: shows what is a
	 * scale there at that value, or returns false. And its button is up: the
	 * value is stored, once. */
	bool (*pull)(struct desk *desk, int col);
	bool (*let_go)(struct desk *desk, struct err *err);
	/* Enter has stored it: what is to be typed next. */
	void (*stored)(struct desk *desk, const struct spot *spot);

	/* What the line of hints says of a command as things stand: its word or
	 * another, translated later; NULL: nothing. Absent: its word. */
	const char *(*hint)(
		const struct desk *desk, const struct command *command);

	/* Before each frame: brings what it shows up to date with the plan's
	 * version, the size, the language and the theme (desk->version). */
	void (*measure)(struct desk *desk);
	void (*draw)(const struct desk *desk, struct canvas *canvas);
};

/* The table of screens, and its rows' numbers for the table of commands. */
enum view_number {
	VIEW_PLAN,
	VIEW_FIELDS,
	VIEW_CHECKIN,
	VIEW_REVIEW,
	VIEW_CLOSING,
	VIEW_WEEKS,
	VIEW_METRICS,
	VIEW_CYCLES,
	VIEW_CONFLICTS,
	VIEW_HISTORY,
	VIEW_STATS,
	VIEW_DIGEST,
	VIEW_NEXT,
	VIEW_ALIGN,
	VIEW_TEAM,
	VIEW_HELP,
	VIEW_PREVIEW,
	VIEW_COUNT
};
extern const struct view *const views[VIEW_COUNT];
extern const struct view next_view, plan_view, fields_view, checkin_view,
	review_view, closing_view, weeks_view, metrics_view, cycles_view,
	conflicts_view, history_view, stats_view, digest_view, help_view,
	preview_view, align_view, team_view;

enum focus { FOCUS_TREE, FOCUS_DETAIL, FOCUS_REVIEW };

/* What the prompt on the bottom line asks for: what is about the whole screen, and
 * so has no place in it. Everything else is typed where it stands, see typing.h. */
enum asking {
	ASK_NOTHING,
	ASK_COMMAND,
	ASK_SEARCH,
	ASK_FILTER,
	ASK_HELP, /* the commands that the help shows */
};

struct drafts;
struct fields;
struct watch;
struct form;
struct walk;
struct weeks;
struct metrics;
struct cycles;
struct conflicts;
struct closing;
struct review_screen;
struct reading_in;
struct syncing;
struct preview;

/* What the detail pane shows: for which node, state of the plan and size it was
 * made, and where the chart stands (no rows: among the lines). */
#define JUMPS 32 /* as many are remembered */

struct detail_shown {
	bool made;
	uint32_t node, cycle; /* the cycle where its row is selected */
	unsigned version;
	int revisions;
	struct rect rect, left, right;
	struct lines lines, chart;
};

/* What matches, in order: ids of nodes, or rows from 1; and of each that there is
 * how many match up to it, itself included. Of the tree it stays good for a cycle
 * and a version of the planner. */
struct hits {
	uint32_t *what, *upto;
	size_t count, limit;
	bool in_tree;
	unsigned version;
	uint32_t cycle;
};

struct desk {
	struct session *session;
	struct screen *screen;
	struct theme *theme;
	const char *theme_option; /* --theme; borrowed, NULL for none */
	struct str title;	  /* of the window */
	struct remembered remembered;
	bool zoomed;	    /* the pane with the focus alone */
	bool dragging;	    /* the border between the panes */
	bool pulling;	    /* a scale of the form, or of the review */
	int pulled;	    /* a score that it stands at meanwhile */
	int pulled_from;    /* the first column of its pane */
	int64_t clicked_at; /* as clock_ms has it, 0: not at all */
	int clicked_row, clicked_col;
	bool previewed;	      /* the theme that is shown is only tried */
	struct canvas canvas; /* keeps the last frame */
	bool dirty;	      /* more of it is old than where the bar stands */
	struct list drawn;    /* the rows of the tree, as they were drawn */
	struct keymap keymap;
	struct layout layout;
	bool ascii;
	bool leaving;

	/* The last change of rows, for `.`: its command, KEYMAP_NONE for none. */
	int repeat;
	char *repeat_argument;
	int repeat_count;

	/* What was typed of a command: keys that begin one, a count. */
	struct key keys[KEYMAP_LONGEST];
	int key_count, number;

	const struct view *const *views; /* the table, by number */
	const struct command *commands;
	const struct view *view;
	enum focus focus;      /* of plan_view */
	enum pane pane;	       /* of a view that is a pair */
	struct fields *fields; /* NULL until they were opened */
	struct walk *walk;     /* the check-in; likewise, as the next ones */
	struct weeks *weeks;
	struct metrics *metrics;
	struct cycles *cycles;
	struct conflicts *conflicts;
	struct closing *closing;       /* goes on where it was left */
	struct reading_in *reading_in; /* NULL when nothing is */
	struct review_screen *review;
	struct review_screen *review_pane;
	unsigned version;  /* counts whatever may have altered what is drawn */
	unsigned followed; /* the session's, when it last did */
	struct tree tree;
	struct list detail;   /* how far the detail pane is scrolled */
	uint32_t detail_node; /* what it shows: the selected one, soon */
	struct detail_shown shown_detail;

	const struct view *help_from; /* what help was asked for on */
	struct needle *help_needle; /* what its commands must have; NULL: all */
	struct lines lines; /* of a view that is lines, as they were made */
	struct list lines_list;
	struct refs lines_refs; /* of the last that were made */
	unsigned lines_version; /* of the plan then, and their width */
	int lines_cols;
	uint32_t align_from;	/* what the alignment list begins at */
	uint32_t jumped[JUMPS]; /* where jumps began, the last one last */
	int jumps;
	uint32_t lines_node; /* whose history; 0: of everything */
	bool lines_deleted;  /* of what was deleted alone */
	uint32_t
		shown_pair[2]; /* cycles side by side; 0: none were asked for */
	uint32_t digest_cycle; /* as past_digest has it, and since when */
	int32_t digest_since;

	struct prompt prompt;
	enum asking asking;
	struct value_context context; /* see tui_context */
	size_t asked_place;	      /* where a search began, see search.c */
	struct keeping asked_draft;
	struct prompt_history history[ASK_HELP + 1];
	struct needle *needle; /* what is searched for; NULL: nothing */
	struct hits hits;      /* where it is */
	struct str search;     /* as typed */
	char *filter_text;

	struct typing typing;
	struct watch *watch;	 /* of the plan's file */
	struct syncing *syncing; /* NULL when nothing is */
	const struct tui_options *options;
	bool wants_team; /* the plans are to be read, once more perhaps */
	struct tui_visit visit; /* to end with */
	uint64_t came_to;	/* where the alignment list begins first */
	size_t came_from;	/* the one that the team list begins at, or 0 */
	bool look_again;    /* the file changed, and could not be read then */
	bool waiting;	    /* for another program's lock */
	bool checked;	    /* every row of the file was looked at */
	bool why;	    /* the detail pane says why */
	struct str offered; /* the cycle that was offered to be made */

	struct drafts *drafts; /* what is typed and not stored yet */
	int unkept; /* keys since the drafts were brought up to date */

	uint32_t add_over;  /* the cycle that is over and may be added to */
	size_t owed;	    /* check-ins; counted when the keys rest */
	int revisions;	    /* of what the detail pane shows; likewise */
	bool counted;	    /* what is owed, since the last change */
	bool counting;	    /* revisions, on in the journal */
	bool removed;	    /* something was, and no frame has shown it yet */
	bool counted_marks; /* the marks are those of a count, see marks_end */
	bool resting;	    /* no key came for a while */

	struct plan register_plan; /* what was copied or cut */
	struct str message;
	bool message_is_error;
};

/* ---- tui.c */

/* Stores a change and brings everything shown up to date. */
bool tui_do(struct desk *desk, struct change *change, struct err *err);

/* The same for a change that was prepared (`ok`) or refused, and frees it. */
bool tui_store(
	struct desk *desk, bool ok, struct change *change, struct err *err);

/* What a key does, and what a command does without one. */
void tui_press(struct desk *desk, struct key key);
void tui_ask(struct desk *desk, const char *command);

/* What values are read in: the day, the plan, the cycle that is shown. */
struct value_context *tui_context(struct desk *desk);

/* What was borrowed from the plan is dead: rows are made anew, the selection
 * found by id. */
void tui_reload(struct desk *desk);

/* The same when the session has altered anything since it was last seen: no door
 * to the plan can leave something old on the screen. */
void tui_follow(struct desk *desk);

/* Forgets all that was made to be drawn, so that it is made from nothing. */
void tui_forget(struct desk *desk);

/* Brings sizes and what is shown up to date (frame.c); draws it on the canvas;
 * both. */
void tui_measure(struct desk *desk);
void tui_draw(struct desk *desk);
void tui_frame(struct desk *desk);

const struct node *tui_selected(const struct desk *desk);

/* The view that the keys go to: what is shown, or the review beside the tree. */
const struct view *tui_view(const struct desk *desk);
/* Whether a text is being typed in it. */
bool tui_is_typing(const struct desk *desk);

/* The form that the keys go to; NULL when there is none. */
struct form *tui_form(struct desk *desk);

/* The node that the detail pane shows. */
const struct node *tui_detailed(const struct desk *desk);

void tui_message(struct desk *desk, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Says what was deleted, and what brings it back. */
void tui_gone(struct desk *desk, const struct change *change);
/* Says why something is refused, and throws away what was typed ahead. */
void tui_error(struct desk *desk, const struct err *err);

/* Shows another cycle; 0 is the backlog. */
void tui_show_cycle(struct desk *desk, uint32_t cycle);
/* Shows the plan at a node. */
void tui_go_to(struct desk *desk, const struct node *node);
/* The same of one that has that lasting id, as where the planner begins. */
void tui_begin_at(struct desk *desk, uint64_t uid);
/* Leaves for another's plan, and says where one comes back to. */
void tui_visit(struct desk *desk, const struct tui_visit *visit);
/* Goes back to where the last jump began, be it another plan; false where there was
 * none. */
bool tui_go_back(struct desk *desk);

/* ---- what is drawn, by file; drawing changes nothing but the canvas */

void header_draw(const struct desk *desk, struct canvas *canvas);
void hints_draw(const struct desk *desk, struct canvas *canvas);
/* The command that is at a column of them: its name, NULL for none; its index,
 * KEYMAP_NONE. */
const char *header_at(const struct desk *desk, int col);
int hints_at(const struct desk *desk, int col);
/* Whether the plan hints other things on the one row than on the other. */
bool plan_hints_differ(const struct desk *desk, const struct node *one,
	const struct node *other);
void tree_draw(const struct desk *desk, struct canvas *canvas, bool focus);
/* The column of a row's fold mark in it, at a depth. */
int tree_fold_col(int depth);
/* On a canvas that has the tree already, with the bar on the row `from`. */
void tree_draw_step(
	const struct desk *desk, struct canvas *canvas, size_t from);
void detail_draw(const struct desk *desk, struct canvas *canvas,
	const char *title, bool focus);
/* Its titles, again, for a border that was drawn over them. */
void detail_titles(const struct desk *desk, struct canvas *canvas,
	const char *title, bool focus);
/* The panes of the plan, the fields in the place of the details while they are
 * shown. */
void plan_draw(const struct desk *desk, struct canvas *canvas);

/* The check-in that is selected in the detail pane; NULL for none, or when the
 * keys go elsewhere. */
const struct checkin *detail_checkin(const struct desk *desk);

/* Adds the check-ins of a node as lines of small columns, and its progress
 * against the pace; nothing when there are less than two. */
void detail_charts(const struct desk *desk, const struct node *node, int width,
	struct lines *lines);

/* Adds a line of a document that is set in cells, at a column. */
void lines_set(
	struct lines *lines, int col, const struct set_run *runs, size_t count);

/* Adds a chart, a line a row, at a column. */
void lines_chart(struct lines *lines, const struct chart *chart, int col);

/* Makes what the detail pane shows in `rect`, its border included, unless it
 * is what is there. */
void detail_measure(struct desk *desk, struct rect rect);
void detail_fini(struct detail_shown *shown);

/* "12-01", with its year in full when that is another: "2027-01-15". */
const char *short_day(
	int32_t day, int32_t today, char out[static DAY_TEXT_SIZE]);

/* What it is today as a person reads it; of one that is over what to do. */
const char *cycle_phase_text(const struct cycle *cycle, int32_t today);

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

/* Makes a cycle from what was typed, by `:new` or in the list of cycles. */
bool cycle_make(
	struct desk *desk, const char *text, uint32_t *id, struct err *err);

/* ---- prompts (asking.c) */

void asking_open(struct desk *desk, enum asking asking, const char *label,
	const char *text);
void asking_key(struct desk *desk, struct key key);
void asking_paste(struct desk *desk, const char *text, size_t length);
/* Keeps a draft of what is typed on disk. */
void asking_rest(struct desk *desk);

/* Adds what the line of hints says of the prompt. */
void asking_hint(const struct desk *desk, struct str *out);

/* ---- filters (filter_help.c): candidates for what is typed, a completion_fn over
 * struct desk; and what may be typed, where there is room for it */

void filter_complete(void *context, const char *text, size_t length,
	struct completion *found);
void filter_help_draw(const struct desk *desk, struct canvas *canvas);

/* ---- the help (lines_views.c): only the commands that have a word in them */

void help_filter(struct desk *desk, const char *text);

/* ---- searching (search.c), in what is shown */

bool search_open(struct desk *desk, struct err *err);
/* The next match, or the one before. */
bool search_step(struct desk *desk, bool back, struct err *err);
/* While it is typed; when it is; and when it is given up. */
void search_typed(struct desk *desk, const char *text);
void search_done(struct desk *desk, const char *text);
void search_cancel(struct desk *desk);

/* For what a view adds of a row: a text that there may be; what a node is searched
 * by. */
void search_add(struct str *out, const char *text);
/* Searches for another text, "" for nothing. */
void search_for(struct desk *desk, const char *text);
void search_add_node(struct str *out, const struct node *node);

/* Shows only what passes; "" shows everything. */
bool filter_set(struct desk *desk, const char *text, struct err *err);

/* ---- the theme (look.c) */

/* Finds the theme to begin with; `option` is a name or NULL, kept. *wrong says
 * what is not right with the setting, where another one stands in. */
bool look_open(struct desk *desk, const char *option, struct err *wrong,
	struct err *err);
void look_close(struct desk *desk);
/* The terminal says how light its ground is. */
void look_ground(struct desk *desk, bool light);
/* Shows a theme from now on and at the next start: a name, a path, "auto";
 * "default" is what is configured. */
bool look_choose(struct desk *desk, const char *name, struct err *err);
/* Gives the first pane so many more per cent of the room. false where there is
 * one pane only. */
bool look_resize(struct desk *desk, int by);
/* Shows the pane with the focus alone, or all again; false likewise. */
bool look_zoom(struct desk *desk);
/* A click or a drag at the border between the panes; false when it is not. */
bool look_grab(struct desk *desk, int row, int col);
void look_drag(struct desk *desk, int row, int col);
/* Shows the theme that a command line names while it is typed; any other line,
 * or NULL, goes back. */
void look_preview(struct desk *desk, const char *line);

/* ---- the mouse (mouse.c) */

void mouse_click(struct desk *desk, const struct event *event);
/* The mouse moved with its button down. */
void mouse_drag(struct desk *desk, const struct event *event);
/* Its button is up, or something else goes on: what was pulled is stored. */
void mouse_let_go(struct desk *desk);
/* A notch of the wheel: down (1) or up (-1). */
void mouse_scroll(struct desk *desk, int by);

/* ---- values (marks.c), of what is marked or selected */

bool field_set(struct desk *desk, int field, const char *text, struct err *err);
/* The progress; where there is a metric, its current value. */
bool value_set(struct desk *desk, const char *text, struct err *err);

/* ---- views (views.c, lines_views.c) */

/* Shows one, or the plan again. */
void view_show(struct desk *desk, const struct view *view);
void view_close(struct desk *desk);
/* The one that help was asked for on, else the plan. */
void view_back(struct desk *desk);

/* ---- other programs (reaching.c) */

/* Opens an address or a file in the browser, without waiting for its end: that
 * stays. */
bool reach_address(const char *address, struct err *err);

/* ---- the plans of everyone (team_view.c) */

/* Whether there are plans that are not read yet. */
bool team_lags(const struct desk *desk);
/* When no key came for a while: reads on in them, a little at a time. */
void team_rest(struct desk *desk);
/* Once they are read: the plan is one of them. */
void team_join(struct desk *desk);

/* ---- syncing (syncing.c) */

/* Takes what the sync that runs says; at its end it is told how it went. */
void syncing_take(struct desk *desk);
/* Whether the plan was changed and the file of the settings can follow: not under
 * a text that is typed, nor beside a sync that runs. */
bool syncing_lags(const struct desk *desk);
/* When no key came for a while: it follows. */
void syncing_rest(struct desk *desk);
/* At the end; a sync that runs goes on by itself. */
void syncing_leave(struct desk *desk);

/* ---- $EDITOR (editor.c) */

/* Lets the person edit what is at a spot in an editor and stores it. What cannot
 * be stored stays in a file that the message names. */
bool editor_edit(struct desk *desk, const struct spot *spot, struct err *err);

#endif
