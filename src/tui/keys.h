/* SPDX-License-Identifier: MIT */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

/*
 * Keys on their way to a command: a count, and keys that follow one another. What
 * begins a command waits for the next key, however long, and shows what may
 * follow.
 */

#include "tui_private.h"

/* Binds the usual keys, and over them those of the settings; what is wrong with
 * these is said and leaves the usual ones. */
bool keys_set_up(struct desk *desk, struct err *err);

/* Takes a key. true when a command is complete, which *command and *asked then
 * are; else it waits for more, or has said that the keys do nothing here. */
bool keys_take(
	struct desk *desk, struct key key, int *command, struct asked *asked);

/* Forgets what was typed of a command. */
void keys_forget(struct desk *desk);

/* Draws what was typed of a command, and what may follow, over the view. */
void keys_draw(const struct desk *desk, struct canvas *canvas);

#endif
