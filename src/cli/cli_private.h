/* SPDX-License-Identifier: MIT */
#ifndef CLI_CLI_PRIVATE_H
#define CLI_CLI_PRIVATE_H

/* The tables of commands and options, and what a command is given. */

#include <stdio.h>
#include <sys/types.h>

#include "app/session.h"
#include "base/arena.h"
#include "base/str.h"
#include "cli/cli.h"
#include "model/value.h"

/* Which option: those of option_table.c, and behind them one for each field of a
 * node that a person may set, made from the field table. */
enum option_id {
	OPT_NONE,
	/* everywhere */
	OPT_FILE,
	OPT_TODAY,
	OPT_COLOR,
	OPT_WIDTH,
	OPT_SETTING,
	OPT_CONFIG,
	OPT_HELP,
	OPT_VERSION,
	OPT_NO_PAGER,
	/* of some commands */
	OPT_CYCLE,
	OPT_FORMAT,
	OPT_OUTPUT,
	OPT_DRY_RUN,
	OPT_STRICT,
	OPT_QUIET,
	OPT_JSON,
	OPT_STATS,
	OPT_SORT,
	OPT_COLUMNS,
	OPT_DUMP,
	OPT_PAGE_LENGTH,
	OPT_TEMPLATE,
	OPT_FRONT_MATTER,
	OPT_KEEP,
	OPT_TO,
	OPT_BEFORE,
	OPT_AFTER,
	OPT_LIST,
	OPT_PLAIN,
	OPT_STDIO,
	OPT_ON,
	OPT_ID,
	OPT_NAME,
	OPT_IN,
	OPT_ENDS,
	OPT_WRITING,
	OPT_RESCUE,
	OPT_CARRY,
	OPT_CONTINUE,
	OPT_GO_ON,
	OPT_DROP,
	OPT_DONE,
	OPT_NEXT,
	OPT_EVERY,
	OPT_OPEN,
	OPT_BLOCKER,
	OPT_WHY,
	OPT_EXPLAIN,
	OPT_FORCE,
	OPT_SINCE,
	OPT_DELETED,
	OPT_REPLACE,
	OPT_THEME,
	OPT_ASCII,
	OPT_MOUSE,
	OPT_AS,
	OPT_COLUMN,
	OPT_ENCODING,
	OPT_YES,
	OPT_DIR,
	OPT_RULES,
	OPT_PRINT_KEYS,
	OPT_LANGUAGES,
	OPT_FIXED, /* the options of fields begin here */
	OPT_COUNT = OPT_FIXED + NODE_FIELDS,
	OPT_FIELDS, /* in a command's row: the fields of a node save its title */
	/* those that are asked for by name */
	OPT_TITLE = OPT_FIXED + NODE_TITLE,
	OPT_BASIS = OPT_FIXED + NODE_BASIS,
	OPT_CONFIDENCE = OPT_FIXED + NODE_CONFIDENCE,
	OPT_STATUS = OPT_FIXED + NODE_STATUS,
	OPT_NOTE = OPT_FIXED + NODE_NOTE,
	OPT_PROGRESS = OPT_FIXED + NODE_PROGRESS,
	OPT_RHYTHM = OPT_FIXED + NODE_RHYTHM,
	OPT_TAGS = OPT_FIXED + NODE_TAGS,
	OPT_STARTS = OPT_FIXED + NODE_STARTS,
	OPT_UNIT = OPT_FIXED + NODE_UNIT,
	OPT_FROM = OPT_FIXED + NODE_FROM,
	OPT_AT_LEAST = OPT_FIXED + NODE_LOW,
	OPT_AT_MOST = OPT_FIXED + NODE_HIGH,
};

struct week_at;
struct option_row {
	char name[32];	      /* "" is no option */
	char letter;	      /* 0: none */
	const char *argument; /* N_(), NULL: takes none */
	bool optional;	      /* the argument, after =, may be left out */
	const char *help;     /* N_() */
};

/* The row of an option below OPT_COUNT. */
struct option_row option_row(int option);

/* Whether an option is one of every command. */
static inline bool
option_everywhere(int option)
{
	return option > OPT_NONE && option < OPT_CYCLE;
}

/* The field of a node that an option sets, NULL when it sets none. */
const struct field *option_field(int option);

/* How a command wants the plan. */
enum opening {
	OPEN_NOTHING, /* not at all, or it opens the plan itself */
	OPEN_READ,    /* there must be one */
	OPEN_WRITE,   /* the same, to be changed */
	OPEN_MAKE,    /* made when there is none */
};

struct cli {
	struct session session;
	struct cli_start *start;
	const struct command_row *commands, *command;
	const char *values[OPT_COUNT]; /* "" for an option without argument */
	bool given[OPT_COUNT];
	char **words; /* what is no option */
	int count;
	int32_t today; /* of --today, or the clock's */
	int width;     /* cells of a line */
	int remarks;   /* so many were said about the plan */
	bool stored;   /* a change or a copy was */
	bool color;
	bool terminal;	       /* standard output is one, be it by a pager */
	pid_t pager;	       /* 0: none is running */
	bool whole_lines;      /* nobody asked for a width: cut nothing */
	struct folder *others; /* of the settings, or NULL */
	const char *place;  /* the plan's name in the folder of -d, or NULL */
	struct arena paths; /* as they were meant: ~ is no folder */
	struct value_context context; /* see cli_context */
	void *task; /* what the verb that is being prepared knows */
};

/* So many options has a command of its own, at most; the last is OPT_NONE. */
#define COMMAND_OPTIONS 16
_Static_assert(OPT_FIELDS < 256, "an option's id fits into a byte");

typedef bool prepare_fn(
	struct cli *cli, void *task, struct change *change, struct err *err);

/* A name of two words is a verb of the command of the first, whose row stands
 * before. */
struct command_row {
	const char *name;
	const char *arguments; /* as in --help: "REF [VALUE]" */
	const char *help;      /* N_(), one line */
	const char *more;      /* N_(), what else --help says, or NULL */
	const char *examples;  /* N_(), lines without "tenths ", or NULL */
	unsigned char options[COMMAND_OPTIONS]; /* enum option_id, then 0 */
	int fewest, most; /* words; most < 0: any number */
	enum opening opening;
	/* The exit status, or CLI_OPEN. */
	int (*run)(struct cli *cli);
	prepare_fn *prepare; /* without `run`: the change to be stored */
	bool hidden;	     /* not in the list of commands */
	bool dash_words;     /* -state:done is a word, not an option */
};

extern const struct command_row command_rows[]; /* name NULL at the end */

/* The row of a command, or of its verb; NULL when there is none. */
const struct command_row *command_find(
	const struct command_row *rows, const char *word, const char *verb);

/* Whether a command takes an option of its own, or of every command. */
bool command_takes(const struct command_row *row, int option);

/* The word of a row that is a verb of the command `of`, or with NULL a command
 * itself; NULL when it is none of these. */
const char *command_verb(
	const struct command_row *row, const struct command_row *of);

/* Says that there is no such command and which may be meant; false. */
bool command_unknown(
	const struct command_row *rows, const char *word, struct err *err);

/* Finds the command in argv, and reads all that is no command into options
 * and words; false with a usage error. */
bool options_read(struct cli *cli, int argc, char **argv, struct err *err);

/* Runs the command that was read; the exit status. cli_fini after it. */
int cli_run_read(struct cli *cli);
void cli_fini(struct cli *cli);

/* A whole number of an option within bounds; false with a usage error. */
struct bounds {
	int low, high;
};
bool option_number(struct cli *cli, enum option_id option, struct bounds bounds,
	int *number, struct err *err);

/* The commands, by file. */
int run_planner(struct cli *cli); /* start.c */
int run_checkin(struct cli *cli);
int run_review(struct cli *cli);
/* Opens the planner on the walk that closes the cycle of the second word. */
int open_closing(struct cli *cli);
int run_demo(struct cli *cli);
int run_import(struct cli *cli); /* import.c */
int run_export(struct cli *cli); /* export.c */
int run_sync(struct cli *cli);	 /* sync.c */
int run_conflicts(struct cli *cli);
int run_merge(struct cli *cli); /* git.c */
int run_textconv(struct cli *cli);
int run_git(struct cli *cli);
int run_git_setup(struct cli *cli);
prepare_fn prepare_conflict;
int run_digest(struct cli *cli); /* digest.c */
int run_site(struct cli *cli);	 /* site.c */
int run_backup(struct cli *cli); /* care.c */
int run_restore(struct cli *cli);
int run_doctor(struct cli *cli);
int run_add(struct cli *cli); /* add.c */
int run_set(struct cli *cli); /* verbs.c */
int run_done(struct cli *cli);
int run_drop(struct cli *cli);
int run_reopen(struct cli *cli);
int run_move(struct cli *cli);
int run_rm(struct cli *cli);
int run_undo(struct cli *cli);
int run_redo(struct cli *cli);
int run_list(struct cli *cli); /* list.c */
int list_stats(struct cli *cli);
int list_team(struct cli *cli); /* list_stats.c; the exit status */
int run_show(struct cli *cli);	/* show.c */
int run_history(struct cli *cli);
int run_comment(struct cli *cli); /* comment.c */
int run_comment_verb(struct cli *cli);
int run_comment_list(struct cli *cli);
int run_status(struct cli *cli); /* status.c */
int run_week(struct cli *cli);	 /* week.c */
int run_week_list(struct cli *cli);
prepare_fn prepare_week_part;
/* Which note is written to: that of --on or today. Where several hold the day,
 * --id says which; refused without. */
bool cli_week(struct cli *cli, struct week_at *at, struct err *err);
/* week_priorities.c */
prepare_fn prepare_week_priority, prepare_week_state, prepare_week_edit,
	prepare_week_rm;
int run_metric(struct cli *cli);     /* metric.c */
int run_pull(struct cli *cli);	     /* pull.c */
int run_cycle_list(struct cli *cli); /* cycles.c */
int run_cycle_new(struct cli *cli);
prepare_fn prepare_cycle_set, prepare_cycle_rename, prepare_cycle_reopen,
	prepare_cycle_carry, prepare_cycle_rm;
int run_cycle_close(struct cli *cli);	/* closing.c */
int run_cycle_archive(struct cli *cli); /* archive.c */
int run_templates_new(struct cli *cli); /* templates_new.c */
int run_cycle_figures(struct cli *cli); /* figures.c */
int run_cycle_owed(struct cli *cli);	/* answers.c */
int run_cycle_answer(struct cli *cli);
int run_templates(struct cli *cli); /* templates.c */
int run_help(struct cli *cli);	    /* help.c */
int run_version(struct cli *cli);
int run_manual(struct cli *cli);   /* manual.c */
int run_complete(struct cli *cli); /* complete.c */
int run_completion(struct cli *cli);
int run_config(struct cli *cli); /* config.c */
int run_schema(struct cli *cli); /* schema.c */
int run_serve(struct cli *cli);	 /* serve.c */
int run_edit(struct cli *cli);	 /* edit.c */

/* Prints the review of the open plan as --dump asks (dump.c); the exit
 * status. */
int dump_plan(struct cli *cli);

/* Enters the check-in the words and options say, or lists what is owed
 * (checkin.c); the exit status. */
int checkin_enter(struct cli *cli);
int checkin_list(struct cli *cli);

/* The filter that the words of the command are; NULL and *err when they are none.
 * filter_free. */
struct filter *cli_filter(const struct cli *cli, struct err *err);
/* The walk over what is owed as questions, a line each (walk.c). */
int checkin_walk(struct cli *cli);

/* Adds to the change today's check-in of a key result with a value (NULL:
 * none) and what --confidence, --status and --note say. */
bool checkin_set(struct cli *cli, uint32_t id, const char *value,
	struct change *change, struct err *err);

/* Whether the last word is a value such as 7/10 and no further reference. */
bool last_is_value(struct cli *cli);

/* Prints the help of one command, or of all when NULL. */
void help_print(struct cli *cli, const struct command_row *command);

/* Prints *err as the program's message; returns the exit status. */
int cli_fail(const struct err *err);
/* Adds what is wrong, and what to do about it at a shell. */
void cli_fault(const struct err *err, struct str *out);
/* The same with a message that is made here. */
int cli_failf(enum err_code code, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The exit status after writing to standard output: as cli_fail, but a reader
 * that has seen enough need not be told. */
int cli_written(bool ok, const struct err *err);
/* Says something on the side, on stderr, and goes on. */
void cli_remark(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Sees to it that what was printed has arrived; the status to exit with. */
int cli_finish(struct cli *cli, int status);

/* How -f and --today want the plan opened. */
struct session_options cli_session_options(
	const struct cli *cli, enum opening opening);

/* Says what the plan has to tell that is no answer to anything. */
void cli_tell_remarks(struct cli *cli);
/* Says what is wrong with the settings, a line each: no fault of the plan. */
void cli_tell_settings(const struct config *config);

/* Stored, but the report could not be written, or the disk did not confirm. */
#define EXIT_UNTOLD 4

/* Opens the plan of -f for a command that is OPEN_NOTHING by its row; cli_run
 * closes it. */
bool cli_open(struct cli *cli, enum opening opening, struct err *err);

/* The cycle asked for with --cycle, else the current one; 0 when there is
 * none. false and a message when the name is of none. */
bool cli_cycle(struct cli *cli, uint32_t *cycle, struct err *err);

/* Whether --cycle asks for all of them. */
bool cli_all_cycles(const struct cli *cli);

/* The cycle that the first argument of a cycle verb names. */
const struct cycle *cli_cycle_word(struct cli *cli, struct err *err);
/* The same, or the current one where there is no such argument. */
const struct cycle *cli_cycle_or_current(struct cli *cli, struct err *err);

/* The review templates, the person's own among them; what is wrong with one of
 * those is said. Caller frees with templates_free. */
struct templates *cli_templates(void);

/* Reads the folder of -d, or that of the settings; what cannot be read in it is
 * said. Closed with folder_close in either case. */
struct folder;
bool cli_folder(struct cli *cli, struct folder *folder, struct err *err);

/* Makes the plan that is open know of those in the folder of the settings, where a
 * command speaks of what serves what; cli_leave before it is closed. A folder that
 * cannot be read is a remark. */
void cli_join(struct cli *cli);
void cli_leave(struct cli *cli);
/* Runs the command for each plan that was read, as the open one; `heading` prints
 * its name before it. The worst status, at least 1 when one could not be read. */
int cli_folder_each(struct cli *cli, int (*run)(struct cli *cli), bool heading);

/* Says that so many cycles were closed because they are over; nothing for 0. */
void cli_tell_closed(int count);

/* Says which cycles are over and not closed, which is owed, too. */
void cli_tell_over(const struct cli *cli);

/* Reads the day of an option; leaves *day when it is not given. */
bool cli_day(
	struct cli *cli, enum option_id option, int32_t *day, struct err *err);

/* What values are read in: the day, the plan as it is now, the cycle at hand. */
struct value_context *cli_context(struct cli *cli);

/* Reads an option's value by a field; *value is as it was when it is not given. */
bool cli_value(struct cli *cli, enum option_id option,
	const struct field *field, struct value *value, struct err *err);

/* Finds a node by reference in that cycle. */
const struct node *cli_node(struct cli *cli, const char *ref, struct err *err);

/* What follows may be longer than the screen: it goes through the pager, if
 * there is to be one. cli_page_end waits for that (pager.c). */
void cli_page(struct cli *cli);
/* What follows is for a terminal that may have another encoding; cli_page does
 * it, too. */
void cli_encode(struct cli *cli);
void cli_page_end(struct cli *cli);

/* Begins what --json prints: an array, or with `alone` one object. Ended by
 * cli_json_end, which is the exit status. */
struct json_list;
void cli_json_begin(struct cli *cli, struct json_list *list, bool alone);
int cli_json_end(struct json_list *list);
/* A health metric in it (metric.c). */
void cli_json_metric(const struct cli *cli, struct json_list *list,
	const struct metric *metric, bool values);

/* Prints text made safe to show, without a line end. */
void cli_print(const char *text);

/* Prints text made safe to show and blanks up to so many cells, at least one. */
void cli_column(const char *text, int cells);

/* Prints a text of several lines made safe to show, `indent` before each. */
void cli_print_lines(const char *text, int indent);

/* A text as typed for a field, as value_read has it; NULL and *err when it may not
 * be. Caller frees. */
char *cli_text(struct cli *cli, const struct field *field, const char *text,
	struct err *err);

/* Stores the change that `prepare` makes of `task`, again when another program
 * was faster; prepare is given the plan as it is then. */
bool cli_do(struct cli *cli, prepare_fn *prepare, void *task, struct err *err);

/* Writes by `write` to the file of --output, 0600 and whole or not at all,
 * else to standard output, made safe when that is a terminal. */
bool cli_output(struct cli *cli,
	bool (*write)(void *context, FILE *out, struct err *err), void *context,
	struct err *err);

#endif
