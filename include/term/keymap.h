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

#define KEYMAP_LONGEST 3 /* keys one after the other that ask for one command */

struct keymap_entry {
	struct key keys[KEYMAP_LONGEST];
	int length;
	int command, layer;
	char *argument; /* given to the command; NULL: none */
};

/*
 * Zero bytes are a valid empty keymap. Commands may lie in layers: a screen
 * with keys of its own is one, and there they come before those of layer 0. Keys
 * can be bound once in each layer, and what begins others is bound to nothing
 * itself: nothing has to be waited for.
 */
struct keymap {
	struct keymap_entry *entries; /* in the order they were bound */
	size_t count, capacity;
	int (*layer)(int command); /* NULL: all are in layer 0 */
	/* The layer of a screen by its name, 0 for none; NULL: there are none. */
	int (*screen)(const char *name);
	/* The command of a name, KEYMAP_NONE for none; for keymap_configure. */
	int (*command)(const char *name);
};

void keymap_fini(struct keymap *keymap);

/* Binds the keys, separated by blanks ("" for none), to `command`. "gg" is one key
 * after the other, "<Space>d" has one with a name. A key that is bound already in its
 * layer, or begins what is, is an error, as is one that is no key; then nothing is
 * bound. */
bool keymap_bind(
	struct keymap *keymap, int command, const char *keys, struct err *err);
void keymap_unbind(struct keymap *keymap, int command);

/* Puts settings (a command, its keys) in the place of the defaults: a command
 * named there loses its default keys, and a key given there is taken from the
 * command of its layer that had it by default. A command may have its argument
 * after it ("set owner Li"), or before it the name of a screen, on which it has the
 * keys beside those it has everywhere ("review.down"); its default keys stay. Errors begin "FILE:LINE:COL: "
 * and name the unknown command, the unknown key, or the two settings that want the
 * same key; the keymap is then as it was. */
bool keymap_configure(struct keymap *keymap, const char *file,
	const struct setting *settings, size_t count, struct err *err);

enum keymap_found {
	KEYMAP_UNBOUND,
	KEYMAP_BEGINS, /* others begin so */
	KEYMAP_BOUND,
};

/* What the keys ask for in a layer, else in layer 0. */
enum keymap_found keymap_find(const struct keymap *keymap, int layer,
	const struct key *keys, int count, const struct keymap_entry **entry);

/* What begins with those keys and goes on, one after the other: NULL gives the
 * first, NULL comes after the last. */
const struct keymap_entry *keymap_follow(const struct keymap *keymap, int layer,
	const struct key *keys, int count, const struct keymap_entry *after);

/* Adds the first keys that the command has in a layer, else in its own, as a person sees
 * them, for hints; false when it has none. */
bool keymap_label(
	const struct keymap *keymap, int layer, int command, struct str *out);

/* Adds the names of all its keys in its own layer, separated by blanks. */
void keymap_keys(const struct keymap *keymap, int command, struct str *out);

#endif
