/* SPDX-License-Identifier: MIT */
/*
 * What was written is read back, and what is not there again is what the form
 * leaves out: so no list of what each form holds has to be kept true. Forms for
 * other programs, which nobody reads back, say themselves what they hold.
 */
#include "app/left_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/export.h"
#include "base/say.h"

/* How much of each is not there: records, and fields of nodes. */
struct left {
	int records[RECORD_COUNT];
	int fields[NODE_FIELDS];
	int found; /* nodes that are there again */
};

static int
count_chain(const struct plan *plan, enum record kind, uint32_t first)
{
	const struct base *at = plan_record(plan, kind, first);
	int count = 0;

	for (; at; at = plan_record(plan, kind, at->next))
		count++;
	return count;
}

/* A field that a person set, or could have. */
static bool
is_said(const struct field *field, int at)
{
	return field->help && at != NODE_TITLE && at != NODE_UID;
}

static void
compare_nodes(struct left *left, const struct plan *plan,
	const struct node *node, const struct plan *back,
	const struct node *again)
{
	const struct record_type *type = &record_types[RECORD_NODE];
	static const struct node empty = {
		.due = DAY_NONE, .progress = -1, .confidence = -1};
	struct value had, has;
	int i, count;

	for (i = 0; i < NODE_FIELDS; i++) {
		if (!is_said(&type->fields[i], i))
			continue;
		had = record_value(RECORD_NODE, node, &type->fields[i]);
		has = record_value(RECORD_NODE, again, &type->fields[i]);
		if (had.type != VALUE_NONE &&
			type->fields[i].type != FIELD_ID &&
			!value_equal(had, has) &&
			!value_equal(had,
				record_value(
					RECORD_NODE, &empty, &type->fields[i])))
			left->fields[i]++;
	}
	count = count_chain(plan, RECORD_CHECKIN,
			node_detail(node)->checkins.first) -
		count_chain(back, RECORD_CHECKIN,
			node_detail(again)->checkins.first);
	left->records[RECORD_CHECKIN] += count > 0 ? count : 0;
	count = count_chain(plan, RECORD_COMMENT,
			node_detail(node)->comments.first) -
		count_chain(back, RECORD_COMMENT,
			node_detail(again)->comments.first);
	left->records[RECORD_COMMENT] += count > 0 ? count : 0;
}

/* A node and all below it. */
static int
count_nodes(const struct plan *plan, const struct node *node)
{
	const struct node *below = plan_node(plan, node->children.first);
	int count = 1;

	for (; below; below = plan_node(plan, below->next))
		count += count_nodes(plan, below);
	return count;
}

/* Siblings stand in the same order in both; one that has no like is left out
 * with what lies below it. */
static void
compare_lists(struct left *left, const struct plan *plan, uint32_t first,
	const struct plan *back, uint32_t again)
{
	const struct node *node = plan_node(plan, first);
	const struct node *next = plan_node(back, again), *found;

	for (; node; node = plan_node(plan, node->next)) {
		found = next;
		while (found &&
			(found->level != node->level ||
				strcmp(found->title, node->title) != 0))
			found = plan_node(back, found->next);
		if (!found) {
			left->records[RECORD_NODE] += count_nodes(plan, node);
			continue;
		}
		left->found++;
		compare_nodes(left, plan, node, back, found);
		compare_lists(left, plan, node->children.first, back,
			found->children.first);
		next = plan_node(back, found->next);
	}
}

/* The cycle of the same days. */
static const struct cycle *
same_cycle(const struct plan *back, const struct cycle *cycle)
{
	const struct cycle *at = plan_cycle(back, back->cycles.first);

	while (at && (at->starts != cycle->starts || at->ends != cycle->ends))
		at = plan_cycle(back, at->base.next);
	return at;
}

static void
compare_trees(struct left *left, const struct plan *plan,
	const struct plan *back, uint32_t cycle)
{
	const struct cycle *at = plan_cycle(plan, plan->cycles.first), *again;

	for (; at; at = plan_cycle(plan, at->base.next)) {
		if (cycle && at->base.id != cycle)
			continue;
		again = same_cycle(back, at);
		left->records[RECORD_CYCLE] += !again;
		compare_lists(left, plan, at->nodes.first, back,
			again ? again->nodes.first : 0);
	}
	if (!cycle)
		compare_lists(left, plan, plan->backlog.first, back,
			back->backlog.first);
}

static void
compare_rest(
	struct left *left, const struct plan *plan, const struct plan *back)
{
	int weeks = count_chain(plan, RECORD_WEEK, plan->weeks.first) -
		count_chain(back, RECORD_WEEK, back->weeks.first);
	int metrics = count_chain(plan, RECORD_METRIC, plan->metrics.first) -
		count_chain(back, RECORD_METRIC, back->metrics.first);

	left->records[RECORD_WEEK] += weeks > 0 ? weeks : 0;
	left->records[RECORD_METRIC] += metrics > 0 ? metrics : 0;
}

static void
count_sections(struct left *left, const struct plan *plan,
	const struct plan *back, uint32_t cycle)
{
	const struct cycle *at = plan_cycle(plan, plan->cycles.first);
	int count = 0;

	for (; at; at = plan_cycle(plan, at->base.next))
		if (!cycle || at->base.id == cycle)
			count += count_chain(
				plan, RECORD_SECTION, at->sections.first);
	for (at = plan_cycle(back, back->cycles.first); at;
		at = plan_cycle(back, at->base.next))
		count -= count_chain(back, RECORD_SECTION, at->sections.first);
	left->records[RECORD_SECTION] += count > 0 ? count : 0;
}

/* The same of a form that is not read back: nodes it has no place for, with all
 * below them, and fields of those it has one for. */
static void
count_unheld(struct left *left, const struct plan *plan,
	const struct format *format, uint32_t first)
{
	static const struct node empty = {
		.due = DAY_NONE, .progress = -1, .confidence = -1};
	const struct record_type *type = &record_types[RECORD_NODE];
	const struct node *node = plan_node(plan, first);
	struct value had;
	int i;

	for (; node; node = plan_node(plan, node->next)) {
		bool held = format->holds(plan, node, -1);

		left->records[RECORD_NODE] += !held;
		for (i = 0; held && i < NODE_FIELDS; i++) {
			had = record_value(RECORD_NODE, node, &type->fields[i]);
			if (is_said(&type->fields[i], i) &&
				had.type != VALUE_NONE &&
				!format->holds(plan, node, i) &&
				!value_equal(had,
					record_value(RECORD_NODE, &empty,
						&type->fields[i])))
				left->fields[i]++;
		}
		left->records[RECORD_CHECKIN] += count_chain(plan,
			RECORD_CHECKIN, node_detail(node)->checkins.first);
		count_unheld(left, plan, format, node->children.first);
	}
}

static void
ask_format(struct left *left, const struct plan *plan,
	const struct format *format, uint32_t cycle)
{
	const struct cycle *at = plan_cycle(plan, plan->cycles.first);

	for (; at; at = plan_cycle(plan, at->base.next)) {
		if (cycle && at->base.id != cycle)
			continue;
		count_unheld(left, plan, format, at->nodes.first);
		left->records[RECORD_SECTION] +=
			count_chain(plan, RECORD_SECTION, at->sections.first);
	}
	if (cycle)
		return;
	count_unheld(left, plan, format, plan->backlog.first);
	left->records[RECORD_WEEK] +=
		count_chain(plan, RECORD_WEEK, plan->weeks.first);
	left->records[RECORD_METRIC] +=
		count_chain(plan, RECORD_METRIC, plan->metrics.first);
}

static void
add_kind(struct str *out, const char *label, int count)
{
	if (count)
		str_addf(out, "%s%s (%d)", out->length ? ", " : "", _(label),
			count);
}

static void
say(const struct left *left, struct str *out)
{
	int i;

	for (i = 0; i < RECORD_COUNT; i++)
		add_kind(out, record_types[i].label, left->records[i]);
	for (i = 0; i < NODE_FIELDS; i++)
		add_kind(out, record_types[RECORD_NODE].fields[i].label,
			left->fields[i]);
}

bool
left_out(const struct plan *plan, const struct format *format,
	const struct write_options *options, struct str *out)
{
	struct read_options reading = {.today = options->today};
	struct left left = {0};
	struct err err = {0};
	struct plan back;
	char *text = NULL;
	size_t length = 0;
	FILE *file;
	bool ok;

	if (format->is_own)
		return true;
	if (format->holds) {
		ask_format(&left, plan, format, options->cycle);
		say(&left, out);
		return true;
	}
	if (!format->read)
		return true;
	file = open_memstream(&text, &length);
	ok = file && export_write(plan, format, options, file, &err);
	if (file)
		ok = fclose(file) == 0 && ok;
	plan_init(&back);
	ok = ok && format->read(&back, text, length, &reading, NULL, &err);
	if (ok) {
		compare_trees(&left, plan, &back, options->cycle);
		/* A form for other programs need not be one that we read. */
		ok = left.found > 0;
	}
	if (ok) {
		count_sections(&left, plan, &back, options->cycle);
		if (!options->cycle)
			compare_rest(&left, plan, &back);
		say(&left, out);
	}
	plan_fini(&back);
	free(text);
	return ok;
}
