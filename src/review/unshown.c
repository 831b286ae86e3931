/* SPDX-License-Identifier: MIT */
/*
 * What a post does not show of its records, for a form that is read back: lines
 * "owner: 小李" by the names of the field table, so that a new field is there by
 * itself. What is long, and what a post has a place for, stands there alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "model/align.h"
#include "model/progress.h"
#include "model/query.h"
#include "model/value.h"
#include "parts.h"

/* ---- which nodes are named by others */

static int
compare_uids(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;

	return (one > other) - (one < other);
}

static void
note_name(struct review *review, uint64_t uid)
{
	review->named = base_realloc(
		review->named, review->named_count + 1, sizeof *review->named);
	review->named[review->named_count++] = uid;
}

static void
note_served(struct review *review, const struct node *node)
{
	const char *list = node_detail(node)->align, *item;
	uint64_t uid;
	size_t length;

	while (list && align_item(&list, &item, &length))
		if (uid_read(item, length, &uid))
			note_name(review, uid);
	if (node_detail(node)->carried_from)
		note_name(review, node_detail(node)->carried_from);
}

void
unshown_begin(struct review *review)
{
	const struct plan *plan = review->plan;
	const struct weekly_priority *priority;
	const struct node *node;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_NODE].limit; id++) {
		node = plan_node(plan, id);
		if (node && node->detail)
			note_served(review, node);
	}
	for (id = 1; id < plan->tables[RECORD_PRIORITY].limit; id++) {
		priority = plan_priority(plan, id);
		if (priority && priority->node)
			note_name(review, priority->node);
	}
	if (review->named_count)
		qsort(review->named, review->named_count, sizeof *review->named,
			compare_uids);
}

static bool
is_named(const struct review *review, uint64_t uid)
{
	return review->named_count &&
		bsearch(&uid, review->named, review->named_count, sizeof uid,
			compare_uids);
}

/* ---- what a post shows itself */

/* In its backlog a post has neither how far it is nor what came of it. */
static bool
shows_node(const struct review *review, const struct node *node, int field)
{
	const struct detail *detail = node_detail(node);
	bool waits = !plan_top(review->plan, node)->cycle;
	bool objective = node->level == LEVEL_OBJECTIVE;

	switch ((enum node_field)field) {
	case NODE_TITLE:
	case NODE_LEVEL:
	case NODE_STATE:
	case NODE_NOTE:
	case NODE_LINKS:
		return true;
	case NODE_UID:
		return !is_named(review, node->uid);
	case NODE_PROGRESS:
		return node->level == LEVEL_KEY_RESULT &&
			detail->basis == BASIS_MANUAL &&
			(node->state != STATE_DONE ||
				node->progress == PROGRESS_MAX) &&
			!(waits && node->state == STATE_OPEN);
	case NODE_PRIORITY:
	case NODE_TAGS:
		return objective && waits;
	case NODE_SCORE:
	case NODE_REFLECTION:
		return objective && !waits;
	case NODE_REASON:
		return objective && !waits && detail->score >= 0;
	default:
		return false;
	}
}

static bool
shows_cycle(const struct cycle *cycle, int field)
{
	switch ((enum cycle_field)field) {
	case CYCLE_CLOSED:
		return cycle->closed == cycle->ends;
	case CYCLE_RHYTHM:
	case CYCLE_PROGRESS:
	case CYCLE_TEMPLATE:
	case CYCLE_TAGS:
		return false;
	default:
		return true;
	}
}

static bool
shows(const struct review *review, enum record record, const void *memory,
	int field)
{
	switch (record) {
	case RECORD_NODE:
		return shows_node(review, memory, field);
	case RECORD_CYCLE:
		return shows_cycle(memory, field);
	case RECORD_PRIORITY:
		return field != WEEKLY_NODE;
	case RECORD_METRIC:
		return field == METRIC_UID;
	case RECORD_COMMENT:
		return false;
	default:
		return true;
	}
}

/* ---- the lines */

/* A comment of HTML ends at --, so the second - has a backslash before it. */
static const char *
escaped(const char *text, const char *at)
{
	if (*at == '-' && at > text && at[-1] == '-')
		return "\\-";
	return *at == '\n'    ? "\\n"
		: *at == '\t' ? "\\t"
		: *at == '\\' ? "\\\\"
			      : NULL;
}

/* The value on one line; false where it cannot stand in a comment. */
static bool
add_value(const struct field *field, struct value value, struct str *out)
{
	struct str text = {0};
	const char *at, *instead;
	bool ok;

	value_write(field, value, &text);
	ok = text.length > 0;
	for (at = str_text(&text); ok && *at; at++) {
		instead = escaped(text.data, at);
		ok = instead || !text_is_control((unsigned char)*at);
		if (instead)
			str_add(out, instead);
		else
			str_add_char(out, *at);
	}
	str_fini(&text);
	return ok;
}

static void
add_line(struct str *out, const struct field *field, struct value value)
{
	size_t begun = out->length;

	str_addf(out, "%s%s: ", begun ? "\n" : "",
		field->type == FIELD_UID && field->derived ? "id"
							   : field->name);
	if (!add_value(field, value, out))
		str_splice(out, begun, out->length - begun, "", 0);
}

static bool
is_written(const struct field *field)
{
	return field->type == FIELD_UID ||
		(!field->derived && field->type != FIELD_ID);
}

static void
add_record(struct review *review, const struct block *of, struct doc *doc)
{
	enum record record = (enum record)of->record;
	const struct record_type *type = &record_types[record];
	const void *memory = plan_record(review->plan, record, of->id);
	struct value value;
	struct block *block;
	size_t i;

	if (!memory)
		return;
	str_clear(&review->scratch);
	for (i = 0; i < type->field_count; i++) {
		value = record_value(record, memory, &type->fields[i]);
		if (value.type != VALUE_NONE && is_written(&type->fields[i]) &&
			!shows(review, record, memory, (int)i))
			add_line(&review->scratch, &type->fields[i], value);
	}
	if (!review->scratch.length)
		return;
	block = doc_add(doc, BLOCK_UNSHOWN);
	block->record = of->record;
	block->id = of->id;
	block->depth = of->depth;
	block->unshown = doc_keep(doc, str_text(&review->scratch));
}

void
unshown_add(struct review *review, const struct block *of, struct doc *doc)
{
	struct block below = {.record = RECORD_COMMENT, .depth = of->depth};
	const struct node *node = of->record == RECORD_NODE
		? plan_node(review->plan, of->id)
		: NULL;

	if (!review->options.whole)
		return;
	add_record(review, of, doc);
	below.id = node ? node_detail(node)->comments.first : 0;
	while (below.id) {
		add_record(review, &below, doc);
		below.id = plan_comment(review->plan, below.id)->base.next;
	}
}
