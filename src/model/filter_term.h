/* SPDX-License-Identifier: MIT */
#ifndef FILTER_TERM_H
#define FILTER_TERM_H

/* One word of a filter: what it asks of a node, and whether that holds. */

#include "base/needle.h"
#include "model/query.h"

enum term_kind {
	TERM_TEXT,
	TERM_TAG,
	TERM_OWNER,
	TERM_STATUS,
	TERM_STATE,
	TERM_LEVEL,
	TERM_PRIORITY,
	TERM_DUE,
	TERM_PROGRESS,
	TERM_CYCLE,
	TERM_FIELD, /* any other of a node that a person may set */
};

struct term {
	enum term_kind kind;
	bool negated;
	char compare;		   /* '<', '>' or '='; '*' is all cycles */
	bool or_equal;		   /* <= and >= */
	int64_t number;		   /* TERM_CYCLE: its id */
	const struct field *field; /* TERM_FIELD */
	char *text;
	struct needle *needle; /* of TERM_TEXT, and texts of TERM_FIELD */
};

/* Reads a word: NAME:VALUE, #tag, @owner, else a text, each perhaps after - or
 * !. *rest is what follows it in the filter: a cycle's name, a day and a word
 * such as "on track" take as many of its words as make one. false and *err when
 * it makes no sense. */
bool term_read(struct term *term, const struct plan *plan, const char *word,
	const char **rest, int32_t today, struct err *err);
void term_fini(struct term *term);

/* Whether it holds for the node, negated or not. */
bool term_holds(const struct term *term, const struct plan *plan,
	const struct node *node, int32_t today);

#endif
