/* SPDX-License-Identifier: MIT */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

/*
 * Signals while the terminal is ours. Those that ask for something only leave
 * a note, which is looked at while waiting for a key. Those that mean a crash,
 * and exhausted memory, put the terminal back on their way out.
 */

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* What puts the terminal back without curses. */
struct rescue {
	struct termios termios;
	char bytes[512]; /* to be written */
	size_t length;
};

/* Catches SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH and the crash
 * signals. Has to come before curses, which leaves alone what is caught. */
void signals_open(void);
void signals_close(void); /* everything as it was */

/* From now on a crash puts the terminal back; NULL: there is nothing to put
 * back. The copy is taken at once. */
void signals_rescue(const struct rescue *rescue);

/* While another program has the terminal: stopping is left to the system,
 * SIGINT is for the other program. */
void signals_leave(void);
void signals_enter(void);

/* Whether the signal came since it was last asked for. */
bool signals_take(int signal);

/* Whether it came; the note stays. */
bool signals_came(int signal);

/* Stops the process group as the terminal's suspend character would; returns
 * when continued. */
void signals_stop(void);

/* Blocks the noted signals, *waiting being the mask to wait with (ppoll), so
 * that none comes unseen between looking and waiting; then lets them in
 * again. */
void signals_hold(sigset_t *waiting);
void signals_release(const sigset_t *waiting);

#endif
