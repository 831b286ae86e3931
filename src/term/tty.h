/* SPDX-License-Identifier: MIT */
#ifndef TERM_TTY_H
#define TERM_TTY_H

/*
 * The terminal as standard input and output: its size, bytes written past
 * curses, bytes waited for.
 */

#include <signal.h>
#include <stdbool.h>

#include "term/input.h"

/* false where the terminal does not tell. */
bool tty_size(int *rows, int *cols);

/* Writes all of it, as far as there still is a terminal. */
void tty_write(const char *text);

enum tty_waited {
	TTY_EVENT,   /* *event */
	TTY_SIGNAL,  /* a signal came */
	TTY_NOTHING, /* the time is over */
	TTY_GONE,    /* there is no terminal any more */
};

/* Waits for the next event of the input at most timeout_ms, without end when
 * negative, with the signal mask `mask` in the meantime. Keys that may still
 * go on take a moment longer. */
enum tty_waited tty_next(struct input *input, int timeout_ms,
	const sigset_t *mask, struct event *event);

#endif
