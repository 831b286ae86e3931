/* SPDX-License-Identifier: MIT */
#ifndef TUI_TUI_H
#define TUI_TUI_H

/*
 * The planner: the whole screen, until the person leaves or a signal ends it.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "app/session.h"

enum tui_screen { TUI_PLAN, TUI_CHECKIN, TUI_REVIEW, TUI_CLOSING };

enum tui_choice { TUI_AS_SET, TUI_ON, TUI_OFF };

struct tui_options {
	enum tui_screen screen; /* to open on */
	uint32_t cycle;		/* to open with; 0: the current one */
	const char *theme; /* borrowed; NULL: as remembered or configured */
	enum tui_choice ascii, mouse;
	bool color; /* where the terminal has any */
};

/* Runs it on an open session. *number gets the signal that ended it, 0 when
 * the person did. false with *err when there is no usable terminal. */
bool tui_run(struct session *session, const struct tui_options *options,
	int *number, struct err *err);

/* The table of commands, a line each with tabs between: group, its keys by the
 * settings, name, help. false when the settings have a wrong key. */
bool tui_print_keys(const struct config *config, FILE *out, struct err *err);

#endif
