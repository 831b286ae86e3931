/* SPDX-License-Identifier: MIT */
#ifndef TERM_KEYMAP_H
#define TERM_KEYMAP_H

/*
 * Which key asks for which command. A command is its index in the caller's
 * table; this knows their names and keys only.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "term/key.h"
#include "yaml/settings.h"

#define KEYMAP_NONE (-1)

struct keymap_entry {
	struct key key;
	int command;
};

/*
 * Zero bytes are a valid empty keymap. Commands may lie in layers: a screen
 * with keys of its own is one, and there they come before those of layer 0. The
 * same key can be bound once in each layer.
 */
struct keymap {
	struct keymap_entry *entries; /* in the order they were bound */
	size_t count, capacity;
	int (*layer)(int command); /* NULL: all are in layer 0 */
};

void keymap_fini(struct keymap *keymap);

/* Binds the keys, separated by blanks ("" for none), to `command`. A key that
 * is bound already in its layer is an error, as is one that is no key; then nothing is
 * bound. */
bool keymap_bind(
	struct keymap *keymap, int command, const char *keys, struct err *err);
void keymap_unbind(struct keymap *keymap, int command);

/* Puts settings (a command, its keys) in the place of the defaults: a command
 * named there loses its default keys, and a key given there is taken from the
 * command of its layer that had it by default. Errors begin "FILE:LINE:COL: " and name
 * the unknown command, the unknown key, or the two settings that want the
 * same key; the keymap is then as it was. `command` tells the index for a
 * name, KEYMAP_NONE for none. */
bool keymap_configure(struct keymap *keymap, const char *file,
	const struct setting *settings, size_t count,
	int (*command)(const char *name), struct err *err);

/* What the key asks for in a layer, else in layer 0; KEYMAP_NONE when it is not
 * bound in either. */
int keymap_command(const struct keymap *keymap, int layer, struct key key);

/* The first key of the command, for hints; false when it has none. */
bool keymap_key(const struct keymap *keymap, int command, struct key *key);

/* Adds the names of all its keys, separated by blanks. */
void keymap_keys(const struct keymap *keymap, int command, struct str *out);

#endif
