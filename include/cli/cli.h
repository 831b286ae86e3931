/* SPDX-License-Identifier: MIT */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/*
 * The command line: subcommands and their options, from one table. It prints
 * and returns the exit status; the planner itself it leaves to main.
 */

#include <stdbool.h>
#include <stdint.h>

#include "app/scratch.h"
#include "app/session.h"

/* Which screen the planner opens on. */
enum start_screen { START_PLAN, START_CHECKIN, START_REVIEW, START_CLOSING };

/* What an option of the planner says over its setting. */
enum start_choice { START_AS_SET, START_ALWAYS, START_NEVER };

/* What main is asked to open when cli_run returns CLI_OPEN. */
struct cli_start {
	struct session_options options;
	enum start_screen screen;
	const char *cycle;	/* to begin with; NULL: the current one */
	struct scratch scratch; /* a plan that goes away at the end; the caller
				   removes it */
	const char *plans;	/* the folder of everyone's; NULL: as set */
	const char *theme;	/* NULL: as remembered or set */
	enum start_choice ascii, mouse;
	bool keys;  /* only print them */
	bool color; /* where the terminal has any */
};

#define CLI_OPEN (-1)
#define CLI_OWED 3 /* tenths status, while check-ins or a close are */

/* Runs a command line. 0 done, 1 failed, 2 wrong usage, CLI_OWED, or
 * CLI_OPEN. */
int cli_run(int argc, char **argv, struct cli_start *start);

/* Prints a message as the command line does, made safe to show. */
void cli_error(const char *text);

struct session;

/* Prints all that the session has to say as errors; how many lines. */
int cli_remarks(struct session *session);

#endif
