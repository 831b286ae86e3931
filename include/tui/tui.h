/* SPDX-License-Identifier: MIT */
#ifndef TUI_TUI_H
#define TUI_TUI_H

/*
 * The planner: the whole screen, until the person leaves or a signal ends it.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "app/folder.h"
#include "app/session.h"

enum tui_screen {
	TUI_PLAN,
	TUI_CHECKIN,
	TUI_REVIEW,
	TUI_CLOSING,
	TUI_TEAM,
	TUI_ALIGNMENT,
};

enum tui_choice { TUI_AS_SET, TUI_ON, TUI_OFF };

struct tui_options {
	enum tui_screen screen; /* to open on */
	uint32_t cycle;		/* to open with; 0: the current one */
	const char *theme; /* borrowed; NULL: as remembered or configured */
	enum tui_choice ascii, mouse;
	bool color; /* where the terminal has any */

	/* The plans of everyone: the folder's path, NULL for none, and the
	 * folder, which is zeroed at first, read by the planner when its keys
	 * rest, and closed by the caller. */
	const char *plans;
	struct folder *folder;
	const struct config *config; /* by which they are read, borrowed */
	size_t place; /* of the session's plan among them, from 1; 0: not known */
	const char *trouble; /* what is to be told first, NULL for nothing */
	size_t came_from;    /* the plan that was looked at last, likewise */
	uint64_t node; /* the lasting id to begin at, of a node; 0: none */
};

/* A plan of the folder that is to be looked at, and what to come back to then. */
struct tui_visit {
	size_t place;		/* in the folder, from 1; 0: none */
	uint64_t node;		/* to begin at; 0: none */
	enum tui_screen screen; /* to come back to */
	uint64_t back;		/* its node there */
};

/* How it ended. */
struct tui_end {
	int number; /* the signal that ended it; 0: the person did */
	struct tui_visit visit; /* that is wanted */
};

/* Runs it on an open session, and says in *end how it ended. false with *err when
 * there is no usable terminal. */
bool tui_run(struct session *session, const struct tui_options *options,
	struct tui_end *end, struct err *err);

/* The table of commands, a line each with tabs between: group, its keys by the
 * settings, name, help. false when the settings have a wrong key. */
bool tui_print_keys(const struct config *config, FILE *out, struct err *err);

#endif
