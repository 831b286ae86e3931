/* SPDX-License-Identifier: MIT */
#ifndef YAML_SETTINGS_H
#define YAML_SETTINGS_H

/*
 * A YAML file as flat settings: `keys: {down: j}` is `keys.down` = `j`, items of a
 * list are `name.0`, `name.1`. Used for config.yaml, themes and templates; what a
 * setting means is decided by who asks for it.
 */

#include "base/err.h"
#include "base/str.h"

struct setting {
	const char *name, *value; /* borrowed from the settings */
	int line, column;
};

struct settings; /* opaque */

/* Reads it; NULL and *err ("FILE:LINE:COL: …") when it is not YAML, has a
 * duplicate key, an anchor or a tag. `file` is for messages. Caller frees. */
struct settings *settings_read(
	const char *file, const char *text, size_t length, struct err *err);
void settings_free(struct settings *settings); /* accepts NULL */

size_t settings_count(const struct settings *settings);
const struct setting *settings_at(const struct settings *settings, size_t i);
/* NULL when there is none of that name. */
const struct setting *settings_find(
	const struct settings *settings, const char *name);

/* Adds a value as YAML in quotes. */
void settings_scalar(struct str *out, const char *value);

/* Puts a setting into the text of a file of settings, in the place of its old
 * value or in a line of its own; comments and all else stay. False when the text
 * is no YAML, or writes the setting in a way that takes no line. */
bool settings_put(struct str *text, const char *file, const char *name,
	const char *value, struct err *err);

#endif
