/* SPDX-License-Identifier: MIT */
/* The order of a document: which parts it has, and one at a time of them. */
#include "review/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "model/progress.h"
#include "parts.h"

/* Cycles deeper than this stand beside their parent. */
#define NESTING_MOST 8

static void
add_step(struct review *review, enum step_kind kind, uint32_t cycle, int depth)
{
	review->steps = base_realloc(
		review->steps, review->step_count + 1, sizeof *review->steps);
	review->steps[review->step_count++] = (struct step){kind, cycle, depth};
}

static void
add_cycle(struct review *review, const struct cycle *cycle, int depth)
{
	const struct plan *plan = review->plan;
	unsigned parts = review->options.parts;
	const struct cycle *inner;

	if (parts & REVIEW_HEAD)
		add_step(review, STEP_HEAD, cycle->base.id, depth);
	if (parts & REVIEW_OBJECTIVES)
		add_step(review, STEP_NODES, cycle->base.id, depth);
	inner = plan_cycle(plan, plan->cycles.first);
	for (; inner && (parts & REVIEW_NESTED) && depth < NESTING_MOST;
		inner = plan_cycle(plan, inner->base.next))
		if (inner->parent == cycle->base.id)
			add_cycle(review, inner, depth + 1);
	if (!depth && (parts & REVIEW_METRICS))
		add_step(review, STEP_METRICS, 0, 0);
	if (parts & (REVIEW_SECTIONS | REVIEW_OUTLOOK))
		add_step(review, STEP_TAIL, cycle->base.id, depth);
}

static void
add_plan(struct review *review)
{
	const struct plan *plan = review->plan;
	unsigned parts = review->options.parts;
	const struct cycle *cycle = plan_cycle(plan, plan->cycles.first);

	if (parts & REVIEW_HEAD)
		add_step(review, STEP_PLAN, 0, 0);
	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (!cycle->parent || !(parts & REVIEW_NESTED))
			add_cycle(review, cycle, 1);
	if (parts & REVIEW_METRICS)
		add_step(review, STEP_METRICS, 0, 0);
	if (parts & REVIEW_BACKLOG)
		add_step(review, STEP_BACKLOG, 0, 1);
	if (parts & REVIEW_WEEKS)
		add_step(review, STEP_WEEKS, 0, 0);
}

struct review *
review_new(const struct plan *plan, const struct review_options *options)
{
	struct review *review = base_calloc(1, sizeof *review);
	const struct cycle *cycle = plan_cycle(plan, options->cycle);

	review->plan = plan;
	review->options = *options;
	if (!review->options.parts)
		review->options.parts = REVIEW_PRINT;
	if (options->whole)
		unshown_begin(review);
	if (options->objective)
		add_step(review, STEP_NODES, options->cycle, 0);
	else if (!cycle)
		add_plan(review);
	else
		add_cycle(review, cycle, 0);
	return review;
}

void
review_free(struct review *review)
{
	if (!review)
		return;
	free(review->named);
	free(review->steps);
	str_fini(&review->scratch);
	arena_fini(&review->arena);
	free(review);
}

/* The next objective of a list; false at the end of it. Objectives that are
 * small share a part, for a part costs more than a row. */
#define PART_SIZE (48 * 1024)

static bool
next_nodes(struct review *review, const struct step *step, struct chain list,
	struct doc *doc)
{
	const struct plan *plan = review->plan;
	uint32_t only = review->options.objective;
	const struct node *node;

	node = plan_node(plan, review->node ? review->node : list.first);
	while (node) {
		review->number++;
		if (!only || node->id == only)
			part_node(review, step, node, review->number, doc);
		node = plan_node(plan, node->next);
		if (doc->arena.size > PART_SIZE)
			break;
	}
	review->node = node ? node->id : 0;
	if (!node)
		review->number = 0;
	return node != NULL;
}

static void
backlog_heading(struct review *review, struct doc *doc)
{
	if (review->node || !review->plan->backlog.first)
		return;
	doc_add(doc, BLOCK_PAGE);
	doc_heading(doc, 2, _("Backlog"), "backlog");
}

/* Fills in what the step has next; true when it has more. */
static bool
do_step(struct review *review, const struct step *step, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct cycle *cycle = plan_cycle(plan, step->cycle);

	switch (step->kind) {
	case STEP_PLAN:
		part_plan(review, doc);
		break;
	case STEP_HEAD:
		part_head(review, step, doc);
		break;
	case STEP_NODES:
		return next_nodes(review, step,
			cycle ? cycle->nodes : plan->backlog, doc);
	case STEP_TAIL:
		part_tail(review, step, doc);
		break;
	case STEP_METRICS:
		part_metrics(review, doc);
		break;
	case STEP_BACKLOG:
		backlog_heading(review, doc);
		return next_nodes(review, step, plan->backlog, doc);
	case STEP_WEEKS:
		part_weeks(review, doc);
		break;
	}
	return false;
}

static bool
next_part(void *context, struct doc *doc)
{
	struct review *review = context;

	doc_clear(doc);
	if (review->at == review->step_count)
		return false;
	if (!do_step(review, &review->steps[review->at], doc))
		review->at++;
	return true;
}

struct doc_source
review_source(struct review *review)
{
	return (struct doc_source){next_part, review};
}

void
review_document(const struct plan *plan, const struct review_options *options,
	struct doc *doc)
{
	struct review *review = review_new(plan, options);

	for (; review->at < review->step_count; review->at++)
		while (do_step(review, &review->steps[review->at], doc))
			continue;
	review_free(review);
}
