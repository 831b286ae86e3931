/* SPDX-License-Identifier: MIT */
#ifndef TUI_COMMAND_H
#define TUI_COMMAND_H

/*
 * The table of commands (command.c) and what is asked of it.
 */

#include "base/err.h"
#include "term/completion.h"
#include "term/key.h"

struct desk;

/* What is asked of a command. */
struct asked {
	const char *argument; /* typed after its name, "" for none */
	struct key key; /* that was pressed; no key when a name was typed */
	int count;	/* typed before it, 0 for none */
	int by;		/* the number of its row */
	bool force;	/* typed with ! after its name: a file is replaced */
};

enum where {
	ANYWHERE,
	IN_CYCLE,   /* a cycle is shown: by the plan, or the review */
	IN_PLAN,    /* the plan is shown */
	IN_TREE,    /* and its tree */
	ON_ROW,	    /* and a row of that is selected */
	ON_NODE,    /* a node is selected, in the tree or beside its details */
	IN_CHECKIN, /* from here on: that screen, see struct view */
	IN_FIELDS,
	IN_REVIEW,
	IN_WEEKS,
	IN_METRICS,
	IN_CLOSING,
	IN_PREVIEW,
	IN_HELP,
	IN_CYCLES,
	IN_CONFLICTS,
};

/* The group of those that a window too small for all else has. */
#define PROGRAM_GROUP "The program"

/* Which rows it works on. */
enum on {
	ON_NONE,
	ON_ONE,	   /* the selected one: refused while others are marked */
	ON_MARKED, /* all that are marked, else the selected one */
};

/* What a count typed before it does. */
enum counts {
	COUNT_ROWS, /* so many rows, if it works on marked ones; else nothing */
	COUNT_BY,   /* its number so many times */
	COUNT_TIMES, /* it is done so many times */
};

struct command {
	const char *group; /* N_() */
	const char *name;  /* as typed after `:` and written in config.yaml */
	const char *help;  /* N_(), imperative */
	const char *keys;  /* defaults, space-separated */
	enum where where;
	bool (*run)(
		struct desk *desk, const struct asked *asked, struct err *err);
	int by; /* the number it gets: how far, which one */
	enum on on;
	enum counts counts;
	/* Alters the plan, as all that edit do: not hinted where it may only be
	 * looked at. */
	bool alters;
	/* Takes something away: not again before the person has seen it. */
	bool removes;
	/* Needs nothing of the file: works when that is gone or damaged. */
	bool always;
	bool forced; /* writes a file: with ! after its name over another */
	const char *hint; /* N_(), one word for the bottom line, or NULL */
};

/* Groups whose commands are hinted in lists alone, where something may be altered,
 * where one searches, and on the plan alone. */
#define MOVE_GROUP "Moving"
#define EDIT_GROUP "Editing"
#define FIND_GROUP "Finding"
#define SHOW_GROUP "Cycles and views"

extern const struct command commands[]; /* name NULL at the end */

/* The index of a command by name, KEYMAP_NONE for none. */
int command_index(const char *name);
/* The same of one that there is, by the planner's own table. */
int command_named(const struct desk *desk, const char *name);

/* The layer of the keymap that its keys lie in; and that of a screen with keys of its
 * own by its name, 0 for none. */
int command_layer(int command);
int command_screen(const char *name);

/* Whether it is for what is shown now. */
bool command_is_here(const struct desk *desk, const struct command *command);

/* Whether the bottom line may name it: what leads away from the plan is named
 * on the plan only. */
bool command_is_hinted(const struct desk *desk, const struct command *command);

/* Runs a command if it makes sense here; says why not otherwise. The row's number
 * is put into what is asked. */
void command_run(struct desk *desk, int command, struct asked asked);

/* What `.` does again: a command of rows and its argument. */
void command_remember(
	struct desk *desk, int command, const char *argument, int count);

/* Runs what was typed after `:`. */
bool command_line(struct desk *desk, const char *text, struct err *err);

/* Candidates for what was typed after `:`. */
void command_complete(void *context, const char *text, size_t length,
	struct completion *found);

#endif
