/* SPDX-License-Identifier: MIT */
#ifndef REVIEW_REVIEW_H
#define REVIEW_REVIEW_H

/*
 * A cycle, or the whole plan, as a document: what the review pane shows and
 * what --dump prints. Nothing here changes a plan or looks at a clock.
 */

#include "model/doc.h"
#include "model/plan.h"

struct template;
struct templates;

/* What goes into a document. */
enum review_part {
	REVIEW_HEAD = 1 << 0,	    /* title, span, figures, charts */
	REVIEW_OBJECTIVES = 1 << 1, /* rows, scores, reflections */
	REVIEW_ACTIONS = 1 << 2,    /* actions below their key results */
	REVIEW_METRICS = 1 << 3,    /* health metrics */
	REVIEW_SECTIONS = 1 << 4,   /* the template's, and further answers */
	REVIEW_PROMPTS = 1 << 5,    /* what unanswered sections ask for */
	REVIEW_OUTLOOK = 1 << 6,    /* the next cycle */
	REVIEW_NESTED = 1 << 7,	    /* cycles that lie in it */
	REVIEW_BACKLOG = 1 << 8,    /* of the whole plan only */
	REVIEW_WEEKS = 1 << 9,	    /* of the whole plan only */
	REVIEW_PRINT = (1 << 10) - 1 - REVIEW_PROMPTS,
};

struct review_options {
	uint32_t cycle; /* 0: every cycle, the backlog, all week notes */
	/* Only this one's part, 0 for all. */
	uint32_t objective;
	int32_t today;
	unsigned parts; /* a set of enum review_part; 0: REVIEW_PRINT */
	/* The cycle's template is looked up here, or the one that fits its
	 * span; NULL: no sections but those that are answered. */
	const struct templates *templates;
	const char *template; /* this one, whatever the cycle says; or NULL */
	bool whole; /* with what no block shows: it will be read back */
};

struct review; /* opaque: a document being made part by part */

/* Begins a document; the plan must not change until it is freed. */
struct review *review_new(
	const struct plan *plan, const struct review_options *options);
void review_free(struct review *review); /* accepts NULL */

/* The document's parts, for a renderer: the head, then objective by
 * objective, then what follows. Borrows the review. */
struct doc_source review_source(struct review *review);

/* The whole document at once, into an empty *doc. */
void review_document(const struct plan *plan,
	const struct review_options *options, struct doc *doc);

/* The score it has, else the one that is suggested (node_suggested_score); -1
 * for neither, and for NULL. */
int review_shown_score(const struct plan *plan, const struct node *node);

/* That one, or 0, moved by so many hundredths within 0..100. */
int review_moved_score(
	const struct plan *plan, const struct node *node, int by);

#endif
