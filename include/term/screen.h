/* SPDX-License-Identifier: MIT */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

/*
 * The terminal: keys in, cells out. The only place that knows curses, termios
 * and signals. One screen at a time. It is left exactly as it was found by
 * screen_close, by screen_leave, while stopped, and when the program crashes.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "term/canvas.h"
#include "term/input.h"
#include "term/theme.h"

struct screen; /* opaque */

struct screen_options {
	const struct theme *theme; /* borrowed, outlives the screen */
	bool ascii;		   /* even if the locale has UTF-8 */
	bool mouse;
	const char
		*title; /* of the window, borrowed likewise; NULL: as it is */
	bool color;	/* when the terminal has any */
};

/* Takes the terminal over. NULL and *err when standard input and output are
 * no terminal or TERM is unknown; nothing has changed then. */
struct screen *screen_open(
	const struct screen_options *options, struct err *err);
void screen_close(struct screen *screen); /* accepts NULL */

void screen_size(const struct screen *screen, int *rows, int *cols);

/* Waits for what happens next (input.h has the events), without end when timeout_ms < 0, and without
 * waking up in between. EVENT_QUIT is given again at every call until the
 * screen is closed. */
struct event screen_key(struct screen *screen, int timeout_ms);

/* A descriptor that is waited for beside the terminal, -1 for none: EVENT_OTHER
 * comes, after all keys, until it has been read. */
void screen_watch(struct screen *screen, int descriptor);

/* Whether screen_key would return at once: then a frame is not worth drawing
 * yet. */
bool screen_pending(struct screen *screen);

/* Throws away what was typed, pasted or clicked already: it was meant for what
 * came out otherwise. Signals and another size stay. Returns how much it was. */
size_t screen_discard(struct screen *screen);

/* Waits at most so long while something else holds things up. What happens in
 * between comes from screen_key later, in its order; Esc gives up. */
enum screen_waited { SCREEN_WAITED, SCREEN_GIVEN_UP, SCREEN_QUIT };
enum screen_waited screen_wait(struct screen *screen, int timeout_ms);

/* Shows a whole canvas of screen_size; only what differs from the last one is
 * sent, in one write. The cursor is that of the canvas. */
void screen_show(struct screen *screen, const struct canvas *canvas);

/* Everything is sent again by the next screen_show (^L). */
void screen_redraw(struct screen *screen);

/* Another theme from the next screen_show on. */
void screen_theme(struct screen *screen, const struct theme *theme);

/* Gives the terminal back for another program such as $EDITOR, and takes it
 * again; after that comes an EVENT_RESIZE. Signals the other program gets are
 * not ours: SIGINT and SIGQUIT are ignored in between. */
void screen_leave(struct screen *screen);
void screen_enter(struct screen *screen);

/* Stops the program as ^Z does (the shell continues it), then goes on. */
void screen_stop(struct screen *screen);

void screen_beep(struct screen *screen);

/* Puts a text into the clipboard of the terminal (OSC 52); terminals that have
 * none take no notice. */
void screen_copy(struct screen *screen, const char *text, size_t length);

#endif
