/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_YAML_KEY_H
#define FORMAT_YAML_KEY_H

/*
 * The keys of the YAML form and the other words people write for them, by
 * where they stand. Case, `-`, `_` and spaces make no difference.
 */

#include <stddef.h>

enum key_context {
	KEYS_PLAN,
	KEYS_CYCLE,
	KEYS_NODE,
	KEYS_NODE_METRIC,
	KEYS_LINK,
	KEYS_CHECKIN,
	KEYS_REVIEW,
	KEYS_WEEK,
	KEYS_PRIORITY,
	KEYS_METRIC,
	KEYS_READING,
	KEYS_COUNT
};

/* What a key means: a field of the context's record by its index, or, from
 * 40 on, what is no field. All are below 64. */
enum key_special {
	KEY_VERSION = 40,
	KEY_CYCLES,
	KEY_WEEKS,
	KEY_BACKLOG,
	KEY_METRICS,
	KEY_WITHIN,
	KEY_REVIEW,
	KEY_OBJECTIVES,
	KEY_KEY_RESULTS,
	KEY_ACTIONS,
	KEY_ITEMS,
	KEY_CHECKINS,
	KEY_METRIC,
	KEY_DONE,
	KEY_SECTIONS,
	KEY_PRIORITIES,
	KEY_VALUES,
	KEY_URL,
	KEY_NONE = 63
};

/* What the key means there, KEY_NONE when it is not known. */
int key_find(enum key_context context, const char *name, size_t length);

/* The known key that looks most like it, NULL when none does. */
const char *key_nearest(
	enum key_context context, const char *name, size_t length);

#endif
