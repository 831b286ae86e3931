/* SPDX-License-Identifier: MIT */
/* Objectives, key results and actions as rows of a document. */
#include <string.h>

#include "base/say.h"
#include "model/align.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"
#include "model/value.h"
#include "parts.h"
#include "review/chart.h"
#include "review/checkin.h"
#include "review/owed.h"

int
review_shown_score(const struct plan *plan, const struct node *node)
{
	if (!node)
		return -1;
	return node_detail(node)->score >= 0 ? node_detail(node)->score
					     : node_suggested_score(plan, node);
}

int
review_moved_score(const struct plan *plan, const struct node *node, int by)
{
	int score = review_shown_score(plan, node);

	score = (score < 0 ? 0 : score) + by;
	if (score < 0)
		return 0;
	return score > SCORE_MAX ? SCORE_MAX : score;
}

/* Begins a further fact. */
static struct str *
fact(struct review *review)
{
	struct str *out = &review->scratch;

	if (out->length)
		str_add(out, " · ");
	return out;
}

/* The metric in words: "2 of 3 篇", with its start where it is not 0. */
static void
add_metric(struct review *review, const struct detail *detail)
{
	char current[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];
	char start[DECIMAL_TEXT_SIZE];
	const char *unit = detail->unit ? detail->unit : "";
	struct str *out = fact(review);

	decimal_text(detail->current, current);
	decimal_text(detail->target, target);
	decimal_text(detail->start, start);
	if (!*current)
		str_add(out, _("no data yet"));
	else if (detail->low != DECIMAL_NONE || detail->high != DECIMAL_NONE)
		str_addf(out, _("now %s"), current);
	else if (detail->start == DECIMAL_NONE || !detail->start)
		str_addf(out, _("%s of %s"), current, target);
	else
		str_addf(out, _("now %s, from %s to %s"), current, start,
			target);
	if (*unit && *current)
		str_addf(out, " %s", unit);
	if (detail->low != DECIMAL_NONE)
		str_addf(fact(review), _("at least %s"),
			decimal_text(detail->low, start));
	if (detail->high != DECIMAL_NONE)
		str_addf(fact(review), _("at most %s"),
			decimal_text(detail->high, start));
}

static void
add_actions(struct review *review, const struct node *node)
{
	const struct node *child =
		plan_node(review->plan, node->children.first);
	int all = 0, done = 0;

	for (; child; child = plan_node(review->plan, child->next)) {
		if (child->level != LEVEL_ACTION ||
			child->state == STATE_DROPPED)
			continue;
		all++;
		done += child->state == STATE_DONE;
	}
	if (all)
		str_addf(fact(review), _("actions %d/%d"), done, all);
}

static const char *
kind_label(enum kind kind)
{
	static const char *const labels[] = {
		[KIND_NONE] = "",
		[KIND_COMMITTED] = N_("committed"),
		[KIND_ASPIRATIONAL] = N_("aspirational"),
		[KIND_LEARNING] = N_("learning"),
	};

	return *labels[kind] ? _(labels[kind]) : "";
}

static const char *
priority_label(enum priority priority)
{
	static const char *const labels[] = {
		[PRIORITY_NONE] = "",
		[PRIORITY_HIGHEST] = N_("highest priority"),
		[PRIORITY_HIGH] = N_("high priority"),
		[PRIORITY_MEDIUM] = N_("medium priority"),
		[PRIORITY_LOW] = N_("low priority"),
	};

	return *labels[priority] ? _(labels[priority]) : "";
}

static void
add_word(struct review *review, const char *before, const char *word)
{
	if (word && *word)
		str_addf(fact(review), "%s%s", before, word);
}

static void
add_tags(struct review *review, const char *tags)
{
	const char *end;

	for (; tags && *tags; tags = end + strspn(end, " ")) {
		end = strchrnul(tags, ' ');
		str_addf(fact(review), "#%.*s", (int)(end - tags), tags);
	}
}

static void
add_owners(struct review *review, const char *owners)
{
	const char *name;
	size_t length;

	while (owner_next(&owners, &name, &length))
		str_addf(fact(review), "@%.*s", (int)length, name);
}

/* What it serves and what serves it, with the mean of these beside. */
static void
add_aligned(struct review *review, const struct node *node)
{
	const struct plan *plan = review->plan;
	const struct cycle *cycle = plan_cycle_of(plan, node);
	uint32_t in = cycle ? cycle->base.id : 0;
	const char *list = node_detail(node)->align;
	int32_t mean = align_mean(plan, node);
	char text[TENTHS_TEXT_SIZE];
	struct aligned end;
	struct str name = {0};
	size_t i;

	while (align_next(plan, &list, &end)) {
		str_clear(&name);
		align_text(plan, &end, in, &name);
		str_addf(fact(review), _("serves %s"), str_text(&name));
	}
	for (i = 0; align_served_by(plan, node, i, &end); i++) {
		str_clear(&name);
		align_text(plan, &end, in, &name);
		str_addf(fact(review), _("served by %s"), str_text(&name));
	}
	if (mean != SHARE_NONE)
		str_addf(fact(review), _("mean of what serves it %s/10"),
			tenths_text(share_tenths(mean), text));
	str_fini(&name);
}

/* What somebody said that is not solved: by its first line. */
static void
add_comments(struct review *review, const struct node *node)
{
	const struct comment *at =
		plan_comment(review->plan, node_detail(node)->comments.first);
	struct str *out;

	for (; at; at = plan_comment(review->plan, at->base.next)) {
		if (at->solved || !at->text)
			continue;
		out = fact(review);
		str_add(out, _("comment"));
		if (at->by)
			str_addf(out, " @%s", at->by);
		str_addf(out, ": %.*s", (int)strcspn(at->text, "\n"), at->text);
	}
}

/* The facts of a row in words, in the order of what matters. */
static void
add_facts(struct review *review, const struct node *node, const struct row *row)
{
	const struct detail *detail = node_detail(node);
	char text[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];

	if (row->derived >= 0)
		str_addf(fact(review), _("by hand, derived %s/10"),
			tenths_text(row->derived, text));
	if (row->confidence >= 0)
		str_addf(fact(review), _("confidence %s/10"),
			tenths_text(row->confidence, text));
	if (detail->basis == BASIS_METRIC)
		add_metric(review, detail);
	/* Where the actions stand below, they need not be counted. */
	if (node->level == LEVEL_KEY_RESULT && !row->outlook &&
		!(review->options.parts & REVIEW_ACTIONS))
		add_actions(review, node);
	add_word(review, "", row->reasons);
	add_word(review, "", kind_label(row->kind));
	add_word(review, "", priority_label(row->priority));
	/* An action's due day has a place of its own. */
	if (node->due != DAY_NONE && node->level != LEVEL_ACTION)
		str_addf(fact(review), _("due %s"), day_text(node->due, day));
	if (row->carried_from)
		str_addf(fact(review), _("carried over from %s"),
			row->carried_from);
	if (row->carried_to)
		str_addf(
			fact(review), _("carried over to %s"), row->carried_to);
	add_owners(review, row->owner);
	add_comments(review, node);
	add_tags(review, row->tags);
	add_aligned(review, node);
}

static const char *
cycle_name(const struct plan *plan, const struct node *node)
{
	const struct cycle *cycle = node ? plan_cycle_of(plan, node) : NULL;

	return cycle ? cycle->name : NULL;
}

/* Why the status is what it is. The key result that an objective has it from
 * stands right below, so its label will do. */
static const char *
reasons_words(
	struct review *review, const struct standing *standing, struct doc *doc)
{
	const struct node *weakest = standing->reasons & REASON_WEAKEST
		? plan_node(review->plan, standing->weakest)
		: NULL;
	struct standing own = *standing;
	struct str *out = &review->scratch;
	char label[LABEL_SIZE];

	str_clear(out);
	own.reasons &= ~(unsigned)REASON_WEAKEST;
	standing_text(review->plan, &own, out);
	if (weakest) {
		str_add(out, out->length ? _(", ") : "");
		str_addf(out, _("as %s"),
			node_label(review->plan, weakest, label));
	}
	return doc_keep(doc, str_text(out));
}

/* Status, scores and check-ins: what objectives and key results have. */
static void
fill_result(struct review *review, const struct node *node, struct row *row,
	struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct cycle *cycle = plan_cycle_of(plan, node);
	struct standing standing =
		node_standing(plan, node, review->options.today);
	const struct checkin *last = checkin_last(plan, node);
	struct progress progress = node_progress(plan, node);

	if (progress.by_hand)
		row->derived = share_tenths(progress.derived);
	row->suggested = node_suggested_score(plan, node);
	row->score_owed = review_asks(review, cycle) && owed_score(plan, node);
	row->reason_owed =
		review_asks(review, cycle) && owed_reason(plan, node);
	if (node->level == LEVEL_KEY_RESULT)
		row->trend = chart_points(
			plan, node, &doc->arena, &row->trend_count);
	/* What is over has a result, and is neither on track nor behind. */
	row->status = (uint8_t)standing.status;
	if (cycle_closed(cycle)) {
		/* Nobody will mark it done any more. */
		row->finished |= standing.status != STATUS_DROPPED &&
			node->share == SHARE_ONE;
		return;
	}
	row->expected = standing.expected;
	/* Where nothing was checked in yet, "pending" says it. */
	if (standing.status == STATUS_PENDING)
		standing.reasons &=
			~(unsigned)(REASON_WEAKEST | REASON_NO_CHECKIN);
	if (standing.reasons)
		row->reasons = reasons_words(review, &standing, doc);
	if (last && last->blocker && node->state == STATE_OPEN)
		row->blocker = last->blocker;
}

static void
fill_detail(struct review *review, const struct node *node, struct row *row)
{
	const struct detail *detail = node->detail;

	row->score = detail->score;
	row->kind = detail->kind;
	row->priority = detail->priority;
	row->owner = detail->owner;
	row->tags = detail->tags;
	row->note = detail->note;
	row->reason = detail->reason;
	row->links = detail->links;
	row->carried_from =
		cycle_name(review->plan, plan_carried_from(review->plan, node));
}

struct block *
row_block(struct review *review, const struct node *node, int number,
	bool outlook, struct doc *doc)
{
	struct row *row = arena_alloc(&doc->arena, sizeof *row);
	struct block *block = doc_add(doc, BLOCK_ROW);

	block->row = row;
	block->record = RECORD_NODE;
	block->id = node->id;
	block->field = NODE_TITLE;
	block->depth = (uint8_t)(node->level - LEVEL_OBJECTIVE);
	row->node = node->id;
	row->number = number;
	row->level = node->level;
	row->state = node->state;
	row->outlook = outlook;
	row->title = node->title;
	row->due = node->due;
	row->score = row->suggested = row->expected = row->derived = -1;
	row->tenths = outlook ? -1 : share_tenths(node->share);
	row->confidence = outlook ? -1 : node->confidence;
	row->finished = !outlook && node->state == STATE_DONE;
	if (node->detail)
		fill_detail(review, node, row);
	row->carried_to =
		cycle_name(review->plan, plan_carried_to(review->plan, node));
	if (node->level != LEVEL_ACTION && !outlook)
		fill_result(review, node, row, doc);
	if (node->level == LEVEL_ACTION && !node->detail)
		return block;
	str_clear(&review->scratch);
	add_facts(review, node, row);
	if (review->scratch.length)
		row->facts = doc_keep(doc, str_text(&review->scratch));
	return block;
}

static void
add_reflection(struct review *review, const struct node *node, struct doc *doc)
{
	const struct block like = {.role = DOC_REFLECTION,
		.record = RECORD_NODE,
		.field = NODE_REFLECTION,
		.id = node->id};
	const char *text = node_detail(node)->reflection;
	bool asked = review_asks(review, plan_cycle_of(review->plan, node));
	struct block *block;

	if (doc_prose(doc, text, &like) || !asked)
		return;
	block = doc_add(doc, BLOCK_PARAGRAPH);
	block->role = like.role;
	block->record = like.record;
	block->field = like.field;
	block->id = like.id;
	block->owed = owed_reflection(review->plan, node);
	block->owed_count = block->owed;
	doc_run(doc, block,
		_("What went well, what did not, and what follows from it?"),
		RUN_FAINT);
}

void
part_node(struct review *review, const struct step *step,
	const struct node *node, int number, struct doc *doc)
{
	const struct plan *plan = review->plan;
	const struct node *below = plan_node(plan, node->children.first);
	bool actions = review->options.parts & REVIEW_ACTIONS;
	/* What nobody works on yet has a place and no progress. */
	bool waits = step->kind == STEP_BACKLOG;
	/* By itself it stands at the left, where it can be told from what is
	 * below an objective. */
	int left = review->options.whole ? node->level - LEVEL_OBJECTIVE : 0;
	int numbers[LEVEL_ACTION + 1] = {0};
	struct block *block;

	if (node->level == LEVEL_OBJECTIVE)
		doc_add(doc, BLOCK_PAGE);
	else if (left)
		doc_add(doc, BLOCK_UNSHOWN);
	block = row_block(
		review, node, number, waits && node->state == STATE_OPEN, doc);
	block->level = (uint8_t)(heading_level(step->depth) + 1);
	block->anchor = doc_format(doc, "o%d-%u", number, node->id);
	block->depth -= (uint8_t)left;
	unshown_add(review, block, doc);
	for (; below; below = plan_next(plan, below, node->id)) {
		if (below->level == LEVEL_ACTION && !actions)
			continue;
		if (below->level == LEVEL_KEY_RESULT)
			numbers[LEVEL_ACTION] = 0;
		block = row_block(review, below, ++numbers[below->level],
			waits && below->state == STATE_OPEN, doc);
		block->depth -= (uint8_t)left;
		unshown_add(review, block, doc);
	}
	if (node->level == LEVEL_OBJECTIVE)
		add_reflection(review, node, doc);
}
