/* SPDX-License-Identifier: MIT */
/*
 * An entry of the index: numbers and texts one after the other. Texts end with NUL
 * in it, so that who reads it points at them.
 */
#include <string.h>

#include "base/say.h"
#include "folder_index.h"
#include "model/cycle.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/checkin.h"
#include "review/stats.h"
#include "tape.h"

/* ---- what a plan comes to */

static void
look_at(struct folder_row *row, const struct plan *plan,
	const struct node *node, int32_t today)
{
	enum status status = node_standing(plan, node, today).status;
	const struct checkin *last = checkin_last(plan, node);

	if (node->level == LEVEL_OBJECTIVE && node_counts(plan, node)) {
		row->objectives++;
		/* A plan is as its weakest objective. */
		if (status_weakness(status) > status_weakness(row->status))
			row->status = status;
		if (!row->owner)
			row->owner = node_detail(node)->owner;
	}
	row->outdated +=
		node->level == LEVEL_KEY_RESULT && status == STATUS_OUTDATED;
	if (last && (row->last == DAY_NONE || last->on > row->last))
		row->last = last->on;
}

static struct folder_row
make_row(const struct plan *plan, int32_t today)
{
	const struct cycle *cycle = plan_current_cycle(plan, today);
	struct folder_row row = {
		.tenths = -1, .confidence = -1, .last = DAY_NONE};
	const struct node *node;

	row.owed = (int)checkin_count(plan, today);
	if (!cycle)
		return row;
	row.cycle = cycle->name;
	row.tenths = cycle_tenths(plan, cycle, today);
	row.confidence = stats_cycle(plan, cycle, today).confidence;
	for (node = plan_node(plan, cycle->nodes.first); node;
		node = plan_next(plan, node, 0))
		look_at(&row, plan, node, today);
	return row;
}

static void
put_row(struct str *out, const struct folder_row *row)
{
	tape_put_text(out, row->cycle);
	tape_put_text(out, row->owner);
	tape_put(out, row->objectives);
	tape_put(out, row->tenths);
	tape_put(out, row->confidence);
	tape_put(out, row->status);
	tape_put(out, row->last);
	tape_put(out, row->outdated);
	tape_put(out, row->owed);
}

static struct folder_row
take_row(struct tape *tape)
{
	struct folder_row row = {0};

	row.cycle = tape_text(tape);
	row.owner = tape_text(tape);
	row.objectives = (int)tape_number(tape);
	row.tenths = (int)tape_number(tape);
	row.confidence = (int)tape_number(tape);
	row.status = (enum status)tape_number(tape);
	row.last = (int32_t)tape_number(tape);
	row.outdated = (int)tape_number(tape);
	row.owed = (int)tape_number(tape);
	return row;
}

/* ---- its nodes */

static void
put_node(struct str *out, const struct plan *plan, const struct node *node,
	int32_t today)
{
	const struct cycle *cycle = plan_cycle_of(plan, node);
	const struct node *above = plan_node(plan, node->parent);
	char ref[REF_SIZE];

	tape_put(out, (int64_t)(node->uid & ~UID_UNSAID));
	tape_put(out, above ? (int64_t)(above->uid & ~UID_UNSAID) : 0);
	tape_put_text(out, cycle ? cycle->name : NULL);
	tape_put_text(out, node_ref(plan, node, ref));
	tape_put_text(out, node->title);
	tape_put_text(out, node_detail(node)->owner);
	tape_put_text(out, node_detail(node)->align);
	tape_put(out, cycle ? cycle->starts : DAY_NONE);
	tape_put(out, cycle ? cycle->ends : DAY_NONE);
	tape_put(out, node->share);
	tape_put(out, node->level);
	tape_put(out, node->state);
	tape_put(out, node_standing(plan, node, today).status);
	tape_put(out, cycle && cycle == plan_current_cycle(plan, today));
}

static struct other
take_node(struct tape *tape)
{
	struct other other = {0};

	other.uid = (uint64_t)tape_number(tape);
	other.above = (uint64_t)tape_number(tape);
	other.cycle = tape_text(tape);
	other.ref = tape_text(tape);
	other.title = tape_text(tape);
	other.owner = tape_text(tape);
	other.align = tape_text(tape);
	other.starts = (int32_t)tape_number(tape);
	other.ends = (int32_t)tape_number(tape);
	other.share = (int32_t)tape_number(tape);
	other.level = (uint8_t)tape_number(tape);
	other.state = (uint8_t)tape_number(tape);
	other.status = (uint8_t)tape_number(tape);
	other.current = tape_number(tape) != 0;
	tape->bad = tape->bad || !other.ref || !other.title;
	return other;
}

static size_t
put_list(struct str *out, const struct plan *plan, struct chain chain,
	int32_t today)
{
	const struct node *node = plan_node(plan, chain.first);
	size_t count = 0;

	for (; node; node = plan_next(plan, node, 0))
		if (node->level != LEVEL_ACTION) {
			put_node(out, plan, node, today);
			count++;
		}
	return count;
}

/* ---- an entry */

void
entry_make(const struct folder *folder, const struct plan *plan,
	const char *problem, struct str *out)
{
	const struct cycle *cycle;
	struct folder_row row;
	struct str nodes = {0};
	size_t count = 0;

	tape_put_text(out, problem);
	if (!plan)
		return;
	row = make_row(plan, folder->today);
	put_row(out, &row);
	for (cycle = plan_cycle(plan, plan->cycles.first); cycle;
		cycle = plan_cycle(plan, cycle->base.next))
		count += put_list(&nodes, plan, cycle->nodes, folder->today);
	count += put_list(&nodes, plan, plan->backlog, folder->today);
	tape_put(out, (int64_t)count);
	str_add_bytes(out, str_text(&nodes), nodes.length);
	str_fini(&nodes);
}

static void
add_node(struct elsewhere *elsewhere, const struct other *other)
{
	if ((elsewhere->count & (elsewhere->count - 1)) == 0)
		elsewhere->nodes = base_realloc(elsewhere->nodes,
			elsewhere->count ? 2 * elsewhere->count : 1,
			sizeof *elsewhere->nodes);
	elsewhere->nodes[elsewhere->count++] = *other;
}

static const char *
name_problem(struct folder *folder, const struct folder_plan *plan,
	const char *problem)
{
	struct str text = {0};
	const char *kept;

	str_addf(&text, "%s:%s%s", plan->path,
		*problem >= '0' && *problem <= '9' ? "" : " ", problem);
	kept = arena_text(&folder->arena, text.data, text.length);
	str_fini(&text);
	return kept;
}

bool
entry_take(struct folder *folder, size_t i)
{
	struct folder_plan *plan = &folder->plans[i];
	struct tape tape = {plan->entry, plan->entry + plan->length, false};
	size_t before = folder->elsewhere.count;
	const char *problem;
	struct other other;
	int64_t count;

	problem = tape_text(&tape);
	if (problem)
		plan->problem = name_problem(folder, plan, problem);
	if (problem || tape.bad)
		return !tape.bad;
	plan->row = take_row(&tape);
	for (count = tape_number(&tape); count > 0 && !tape.bad; count--) {
		other = take_node(&tape);
		other.plan = plan->name;
		other.place = (uint32_t)i + 1;
		other.order = (uint32_t)folder->elsewhere.count;
		add_node(&folder->elsewhere, &other);
	}
	if (tape.bad)
		folder->elsewhere.count = before;
	return !tape.bad;
}
