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
	TTY_OTHER,   /* the other descriptor can be read */
	TTY_GONE,    /* there is no terminal any more */
};

struct tty_waiting {
	int timeout_ms; /* without end when negative */
	int other;	/* a descriptor to wait for as well, -1 for none */
	const sigset_t *mask; /* of signals in the meantime */
};

/* Waits for the next event of the input. Keys that may still go on take a
 * moment longer. */
enum tty_waited tty_next(struct input *input, const struct tty_waiting *how,
	struct event *event);

#endif
