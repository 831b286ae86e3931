/* SPDX-License-Identifier: MIT */
#ifndef TUI_MARKS_H
#define TUI_MARKS_H

/*
 * What a command of the tree is for: the rows that are marked, in the order of
 * the tree, or the selected one when none is. Marks are of the cycle that is
 * shown: another one, or the end of a node, takes them away.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/change.h"

struct desk;

enum take {
	TAKE_ALL,
	TAKE_TOPS,	/* without what goes along with a marked one above */
	TAKE_TOPS_BACK, /* those, the last one first */
};

/* How many are marked, 0 when a command is for the selected row. */
size_t marks_count(const struct desk *desk);

/* Marks the selected row and those that follow it beside it, `count` in all; those
 * that are there. Nothing when some are marked already. */
void marks_put(struct desk *desk, int count);
/* What a count has marked is marked until all is answered that was asked of it. */
void marks_end(struct desk *desk);

/* Takes the marks away from what is not in the shown cycle any more. */
void marks_prune(struct desk *desk);

/* The nodes that are meant; *count 0 when nothing is selected. Caller frees. */
uint32_t *marks_take(const struct desk *desk, enum take take, size_t *count);

/* Prepares one edit of a node. */
typedef bool node_verb(struct desk *desk, uint32_t id, const void *context,
	struct change *change, struct err *err);

/* What is done to each of them. */
struct act {
	enum take take;
	node_verb *verb;
	const void *context;
	const char *what;  /* as history names it, N_(): "due" */
	const char *value; /* that is put in, "2026-12-01"; NULL: none */
};

/* Does it to each, each on what the ones before left, and stores that as one
 * change; refused as a whole when one is refused. Of several it says what was
 * done and how many they were. */
bool marks_do(struct desk *desk, const struct act *act, struct err *err);

/* The value that is set, as history names it: one line. */
void marks_name_value(const char *text, struct str *out);

#endif
