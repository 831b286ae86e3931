/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_DIGEST_H
#define REVIEW_DIGEST_H

/*
 * What moved in a time: progress and confidence before and after, what was
 * done, dropped, added and revised, what is blocked, and the week notes. How it
 * was before is what check-ins and the plan's history say; sums of it are made
 * by the one function that makes them now.
 */

#include <stdio.h>

#include "model/doc.h"
#include "model/plan.h"
#include "model/progress.h"
#include "model/query.h"

struct digest_options {
	uint32_t cycle; /* with those in it; 0: all that the time touches */
	bool whole;	/* tell of every objective and key result, with the
			   evidence: the digest of a cycle as such */
	int32_t since, today;	 /* both included */
	const struct plan *then; /* as it was before `since` */
	/* The plan once more: it is brought back to what was before, which
	 * alters it. */
	struct plan *scratch;
};

/* What is told of a node; a set of these. */
enum digest_mark {
	DIGEST_MOVED = 1 << 0, /* its progress or its confidence */
	DIGEST_DONE = 1 << 1,
	DIGEST_DROPPED = 1 << 2,
	DIGEST_BLOCKED = 1 << 3, /* is, now */
	DIGEST_ADDED = 1 << 4,
	DIGEST_REVISED = 1 << 5, /* title, target, limits or due day */
	DIGEST_MARKS = 6
};

/* The word of one mark in JSON: "moved"; and its heading, translated. */
const char *digest_word(enum digest_mark mark);
const char *digest_heading(enum digest_mark mark);

/* Numbers in tenths, -1 for none. */
struct digest_node {
	struct digest_node *next;
	const struct node *node;
	char ref[REF_SIZE];
	unsigned marks;
	int before, after;
	int confidence_before, confidence;
	struct standing standing;
	const char *note, *why; /* last said of it in that time, NULL */
	const char *blocker;	/* DIGEST_BLOCKED */
	const char *revised;	/* a line each: "target: 50 → 40" */
};

struct digest_cycle {
	struct digest_cycle *next;
	const struct cycle *cycle;
	int before, after;
	int confidence_before, confidence; /* mean of the key results */
	struct digest_node *nodes;	   /* all of it, in tree order */
};

struct digest {
	const struct plan *plan;
	struct arena arena;
	int32_t since, until; /* the time, both included */
	int32_t today;
	bool whole;
	const char *name; /* of the plan, in a digest of several; NULL */
	struct digest_cycle *cycles;
};

/* Looks at a plan, which must not change until digest_free. Never NULL. */
struct digest *digest_new(
	const struct plan *plan, const struct digest_options *options);
void digest_free(struct digest *digest); /* accepts NULL */

/* The next week note, and the next health metric, with something in that time
 * after that one (NULL: the first); NULL when there is none further. */
const struct week *digest_week(
	const struct digest *digest, const struct week *after);
const struct metric *digest_metric(
	const struct digest *digest, const struct metric *after);
/* The value of a metric before the time and the last one in it; DECIMAL_NONE
 * for none. */
int64_t digest_value_before(
	const struct digest *digest, const struct metric *metric);
int64_t digest_value(const struct digest *digest, const struct metric *metric);

/* All of it as a document, into an empty *doc. */
void digest_document(const struct digest *digest, struct doc *doc);

/* All of it as one JSON object; with `ascii` every other character is \uXXXX.
 * false when it could not be written. */
bool digest_json(
	const struct digest *digest, FILE *file, bool ascii, struct err *err);

/* The same for several, as an array. */
typedef const struct digest *digest_next_fn(void *context); /* NULL: no more */
bool digest_json_each(digest_next_fn *next, void *context, FILE *file,
	bool ascii, struct err *err);

#endif
