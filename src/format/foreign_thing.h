/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_FOREIGN_THING_H
#define FORMAT_FOREIGN_THING_H

/*
 * A file of another program as a tree of things, and what they may be by their
 * keys: a title, a list of nodes, a field.
 */

#include "columns.h"
#include "yaml/source.h"

#define KEY_SIZE 64

/* A value of the file: a word, or what lies in a map or list. */
struct thing {
	enum source_kind kind;
	char key[KEY_SIZE]; /* in a map, as words: keyResults is "key results" */
	const char *name;   /* the key as it is written; NULL in a list */
	const char *text;
	int line;
	struct thing *first, *next;
};

/* The value at hand, with all that lies in it, in the arena; the source is left
 * at its end. */
struct thing *thing_take(struct yaml_source *source, struct arena *arena);

/* The column that a table would have under the key. */
enum column thing_column(const struct thing *thing);

/* Whether it is a text that says something. */
bool thing_is_word(const struct thing *thing);

/* Whether the key is one of them; NULL at the end. */
bool thing_is_key(const struct thing *thing, const char *const *keys);

/* What a map has as its title, NULL for none. */
const struct thing *thing_title(const struct thing *map);

/* What a list below a node of the level `above` holds, by its key; else one
 * level lower. */
int thing_level(const struct thing *list, int above);

/* Whether it is a list of maps with titles, or of words under a key that names
 * nodes. */
bool thing_is_children(const struct thing *list);

/* The first such list in a map, NULL for none. */
const struct thing *thing_children(const struct thing *map);

/* Whether a list is one of goals: by its key, or because its things have what
 * goals have. */
bool thing_is_goals(const struct thing *list);

/* Whether the keys of a map are titles: it has some, and none means a field. */
bool thing_is_titled(const struct thing *map);

#endif
