/* SPDX-License-Identifier: MIT */
#ifndef TERM_INPUT_H
#define TERM_INPUT_H

/*
 * What a terminal sends, decoded: bytes in, events out. Knows the sequences
 * of xterm and its many relatives, rxvt, the Linux console, CSI u (kitty's), SGR mouse
 * reports and bracketed paste; others come from terminfo. Reads nothing and
 * waits for nothing itself. Any bytes are all right: what makes no sense is
 * dropped whole.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "term/key.h"

enum event_type {
	EVENT_KEY,     /* key */
	EVENT_PASTE,   /* text, length: untouched bytes, to be checked */
	EVENT_CLICK,   /* row, col: the first button */
	EVENT_DRAG,    /* row, col: moved with the first button down */
	EVENT_RELEASE, /* row, col: the first button is up again */
	EVENT_SCROLL,  /* by: -1 up, 1 down; row, col */
	EVENT_GROUND,  /* light: the terminal says how light its ground is */
	EVENT_RESIZE,  /* rows, cols: also after a stop or screen_enter */
	EVENT_TIMEOUT, /* nothing came in time */
	EVENT_OTHER,   /* what screen_watch was given can be read */
	EVENT_QUIT,    /* signal: SIGTERM, SIGHUP or SIGINT; 0: terminal gone */
};

struct event {
	enum event_type type;
	struct key key;
	const char *text; /* borrowed until the next event is asked for */
	size_t length;
	int row, col, rows, cols, by, signal;
	bool light;
};

struct input_sequence {
	char bytes[16];
	size_t length;
	struct key key;
};

/* Zero bytes are a valid empty input. */
struct input {
	struct str bytes; /* not decoded from `at` on */
	size_t at;
	struct input_sequence *sequences;
	size_t sequence_count;
	bool pasting;
	struct str paste;
	char erase;   /* a control character that is Backspace, 0 for none */
	bool encoded; /* characters are those of the locale, not UTF-8 */
};

void input_fini(struct input *input);

/* Another sequence for a key, as terminfo has it. Those that do not begin
 * with ESC, or are longer than 15 bytes, are not taken. */
void input_learn(struct input *input, const char *bytes, struct key key);

void input_feed(struct input *input, const char *bytes, size_t length);

enum input_state {
	INPUT_EVENT, /* *event is one of KEY, PASTE, CLICK, SCROLL, GROUND */
	INPUT_EMPTY, /* more bytes are needed */
	INPUT_HALF,  /* likewise, but the last ones may be a whole key: Esc.
			When nothing follows soon, ask with `final` */
};

/* Takes the next event. `final`: nothing more will come, so that what is
 * there is all there is; it also ends a paste that has no end. */
enum input_state input_next(
	struct input *input, bool final, struct event *event);

#endif
