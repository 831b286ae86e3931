/* SPDX-License-Identifier: MIT */
#ifndef PARTS_H
#define PARTS_H

/*
 * A review being made: what there is to tell (steps), how far it is, and the
 * functions that fill a document with one part each.
 */

#include "base/str.h"
#include "review/review.h"
#include "review/template.h"

enum step_kind {
	STEP_PLAN,  /* the title of a whole plan */
	STEP_HEAD,  /* of a cycle */
	STEP_NODES, /* its objectives, a part each */
	STEP_TAIL,  /* what follows them: sections, outlook */
	STEP_METRICS,
	STEP_BACKLOG, /* a part each */
	STEP_WEEKS,
};

struct step {
	enum step_kind kind;
	uint32_t cycle;
	int depth; /* how deep the cycle lies in the document */
};

struct review {
	const struct plan *plan;
	struct review_options options;
	struct arena arena;
	struct str scratch;
	struct step *steps;
	size_t step_count, at;
	uint32_t node;	 /* STEP_NODES: the next objective; 0 to begin */
	int number;	 /* its number among its siblings */
	uint64_t *named; /* lasting ids that others name, sorted; if `whole` */
	size_t named_count;
};

struct cycle;
struct week;

/* The heading level of a cycle at that depth: 1 for the title. */
int heading_level(int depth);

/* head.c */
/* "2026-10-01 – 2026-12-31", kept in the document. */
const char *doc_span(struct doc *doc, struct span span);
/* "closed on 2026-10-02", "week 3 of 13", kept in the document. */
const char *cycle_words(
	const struct cycle *cycle, int32_t today, struct doc *doc);
/* Whether the document asks for what is owed in that cycle. What cycles inside
 * owe is asked for in their own reviews. */
bool review_asks(const struct review *review, const struct cycle *cycle);
void part_plan(struct review *review, struct doc *doc);
void part_head(struct review *review, const struct step *step, struct doc *doc);

/* rows.c: an objective with all that is below it, or a loose node. */
void part_node(struct review *review, const struct step *step,
	const struct node *node, int number, struct doc *doc);
/* Its row alone. */
struct block *row_block(struct review *review, const struct node *node,
	int number, bool outlook, struct doc *doc);

/* unshown.c: finds the nodes that others name; and adds what is not shown of the
 * record of a block, where the whole is asked for. */
void unshown_begin(struct review *review);
void unshown_add(
	struct review *review, const struct block *of, struct doc *doc);

/* metrics.c */
void part_metrics(struct review *review, struct doc *doc);
/* Health metrics by month over a span, at most a year of it, from the first
 * month that has a value. */
void part_metric_months(
	struct review *review, struct span span, struct doc *doc);

/* sections.c */
void part_tail(struct review *review, const struct step *step, struct doc *doc);
void part_weeks(struct review *review, struct doc *doc);
/* One week note, below a heading of level 2; `review` may be NULL. */
void part_week(struct review *review, const struct plan *plan,
	const struct week *week, struct doc *doc);

/* The template of a cycle; NULL when there is none. */
const struct template *cycle_template(
	const struct review *review, const struct cycle *cycle);

#endif
