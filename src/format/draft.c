/* SPDX-License-Identifier: MIT */
#include "draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "model/align.h"
#include "model/edit.h"
#include "model/query.h"
#include "notation/notation.h"

void
draft_init(struct draft *draft, struct plan *plan,
	const struct read_options *options, const struct reporter *reporter)
{
	memset(draft, 0, sizeof *draft);
	draft->plan = plan;
	draft->today = options->today;
	draft->into = options->plan;
	draft->values.today = options->today;
	draft->values.stored = true;
	draft->problems.reporter = reporter;
	draft->placing = options->placing;
	plan_load_begin(plan);
}

void
draft_fini(struct draft *draft)
{
	free(draft->lines);
	seen_fini(&draft->cycles);
	arena_fini(&draft->arena);
	value_context_fini(&draft->values);
	draft->lines = NULL;
}

void
draft_set(struct draft *draft, enum record record, void *memory, int field,
	struct value value)
{
	plan_load_set(draft->plan, record, memory,
		&record_types[record].fields[field], value);
}

void
draft_placed_in(const struct draft *draft, enum record record, uint32_t id,
	int field, struct origin origin)
{
	const struct place_reporter *placing = draft->placing;

	if (placing)
		placing->placed(placing->context,
			&(struct placed){record, id, field, origin.line,
				*origin.why ? _(origin.why) : ""});
}

void
draft_placed(const struct draft *draft, enum record record, uint32_t id,
	struct origin origin)
{
	draft_placed_in(draft, record, id, -1, origin);
}

/* 0 is the position of none. */
static const uint8_t position_fields[RECORD_COUNT] = {
	[RECORD_NODE] = NODE_POSITION,
	[RECORD_SECTION] = SECTION_POSITION,
	[RECORD_PRIORITY] = WEEKLY_POSITION,
	[RECORD_METRIC] = METRIC_POSITION,
	[RECORD_COMMENT] = COMMENT_POSITION,
};

void *
draft_make(struct draft *draft, enum record record, int line)
{
	bool many = record == RECORD_NODE &&
		draft->last[RECORD_NODE] == DRAFT_NODES;
	void *memory = draft->full || many
		? NULL
		: plan_load_record(draft->plan, record, ++draft->last[record]);

	if (!memory) {
		if (!draft->full)
			problems_error(&draft->problems, line, 0,
				_("more than can be kept in one plan, which "
				  "is a million of each"));
		draft->full = true;
		return NULL;
	}
	if (position_fields[record])
		draft_set(draft, record, memory, position_fields[record],
			value_number(draft->position += DRAFT_GAP));
	return memory;
}

/* A text as the title or name of a record, on one line. */
static void
set_title(struct draft *draft, enum record record, void *memory,
	struct piece title, int line)
{
	const int field = record == RECORD_NODE ? NODE_TITLE : CYCLE_NAME;
	char *copy;
	size_t i;

	piece_trim(&title);
	if (title.length > TITLE_MAX) {
		problems_error(&draft->problems, line, 0,
			_("the %s is too long: %zu bytes, at most %d"),
			_(record_types[record].fields[field].label),
			title.length, TITLE_MAX);
		return;
	}
	copy = arena_text(&draft->arena, title.text, title.length);
	for (i = 0; i < title.length; i++)
		if (copy[i] == '\n' || copy[i] == '\r')
			copy[i] = ' ';
	draft_set(draft, record, memory, field, value_text(copy));
}

struct node *
draft_node(struct draft *draft, int level, struct place place,
	struct piece title, struct origin origin)
{
	struct node *node = draft_make(draft, RECORD_NODE, origin.line);

	if (!node)
		return NULL;
	node->level = (uint8_t)level;
	node->parent = place.parent;
	node->cycle = place.parent ? 0 : place.cycle;
	set_title(draft, RECORD_NODE, node, title, origin.line);
	draft_placed(draft, RECORD_NODE, node->id, origin);
	return node;
}

struct cycle *
draft_cycle(struct draft *draft, struct piece name, struct span span,
	struct origin origin)
{
	struct cycle *cycle;
	uint64_t key;
	size_t id;

	piece_trim(&name);
	key = seen_text_key(0, name.text, name.length);
	id = seen_find(&draft->cycles, key);
	if (id)
		return (struct cycle *)(uintptr_t)plan_cycle(
			draft->plan, (uint32_t)id);
	cycle = draft_make(draft, RECORD_CYCLE, origin.line);
	if (!cycle)
		return NULL;
	seen_add(&draft->cycles, key, cycle->base.id);
	cycle->starts = span.starts;
	cycle->ends = span.ends;
	set_title(draft, RECORD_CYCLE, cycle, name, origin.line);
	draft_placed(draft, RECORD_CYCLE, cycle->base.id, origin);
	return cycle;
}

struct cycle *
draft_cycle_said(struct draft *draft, struct piece name, struct origin origin)
{
	struct piece piece = name;
	const struct cycle *there = NULL;
	struct span span;
	char *text;

	if (notation_take_days(&piece, draft->today, &span))
		return draft_cycle(draft, piece, span, origin);
	if (draft->into) {
		text = base_strndup(name.text, name.length);
		there = query_cycle(draft->into, text, draft->today, NULL);
		free(text);
	}
	if (there && there->name)
		return draft_cycle(draft, piece_of(there->name),
			(struct span){there->starts, there->ends}, origin);
	if (!span_read(name.text, name.length, draft->today, &span))
		return NULL;
	return draft_cycle(draft, name, span, origin);
}

uint32_t
draft_loose(struct draft *draft)
{
	struct cycle *cycle;

	if (!draft->loose) {
		cycle = draft_make(draft, RECORD_CYCLE, 0);
		draft->loose = cycle ? cycle->base.id : 0;
	}
	return draft->loose;
}

void
draft_line(struct draft *draft, enum record record, uint32_t id, int field,
	struct piece text)
{
	if (draft->line_count == draft->line_capacity) {
		draft->line_capacity =
			draft->line_capacity ? draft->line_capacity * 2 : 64;
		draft->lines = base_realloc(draft->lines, draft->line_capacity,
			sizeof *draft->lines);
	}
	draft->lines[draft->line_count] = (struct draft_line){
		(uint64_t)id << 16 | (uint64_t)record << 8 | (uint64_t)field,
		draft->line_count, draft->line_count, text};
	draft->line_count++;
}

void
draft_line_up(struct draft *draft, size_t mark)
{
	draft->lines[draft->line_count - 1].mark = mark;
}

void
draft_copy_line(struct draft *draft, enum record record, uint32_t id, int field,
	struct piece text)
{
	text.text = arena_text(&draft->arena, text.text, text.length);
	draft_line(draft, record, id, field, text);
}

static int
compare_lines(const void *a, const void *b)
{
	const struct draft_line *one = a, *other = b;

	if (one->key != other->key)
		return one->key < other->key ? -1 : 1;
	/* One that was put before others has their mark and came later. */
	if (one->mark != other->mark)
		return one->mark < other->mark ? -1 : 1;
	if ((one->mark == one->order) != (other->mark == other->order))
		return one->mark == one->order ? 1 : -1;
	return one->order < other->order ? -1 : one->order > other->order;
}

/* One text from its lines, after what the field has already. */
static void
join(struct draft *draft, const struct draft_line *lines, size_t count,
	struct str *text)
{
	enum record record = (enum record)(lines->key >> 8 & 0xff);
	int field = (int)(lines->key & 0xff);
	uint32_t id = (uint32_t)(lines->key >> 16);
	const struct field *type = &record_types[record].fields[field];
	void *memory = record == RECORD_PLAN
		? (void *)draft->plan
		: (void *)(uintptr_t)plan_record(draft->plan, record, id);
	struct value value = record_value(record, memory, type);
	size_t i;

	str_clear(text);
	if (value.type == VALUE_TEXT)
		str_add(text, value.text);
	for (i = 0; i < count; i++) {
		if (i || value.type == VALUE_TEXT)
			str_add_char(text, '\n');
		str_add_bytes(text, lines[i].text.text, lines[i].text.length);
	}
	/* Empty lines at the end belong to nothing. */
	while (text->length && text->data[text->length - 1] == '\n')
		text->data[--text->length] = '\0';
	if (text->length > NOTE_MAX)
		problems_error(&draft->problems, 0, 0,
			_("the %s is too long: %zu bytes, at most %d"),
			_(type->label), text->length, NOTE_MAX);
	else
		draft_set(draft, record, memory, field,
			value_text(str_text(text)));
}

/* The ids after a random one in a sequence that never repeats (Steele, Lea
 * and Flood's SplitMix64): one call of the system for a whole file. */
static uint64_t
next_uid(uint64_t *seed)
{
	uint64_t mixed = *seed += UINT64_C(0x9E3779B97F4A7C15);

	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
	mixed = (mixed ^ mixed >> 31) & ((UINT64_C(1) << 60) - 1);
	return mixed ? mixed : uid_new();
}

/* Lasting ids for the records of one kind that came without. */
static void
make_uids(struct draft *draft, enum record record, uint64_t *seed)
{
	const struct field *uid = field_find(record, "uid");
	void *memory;
	uint32_t id;

	for (id = 1; uid && id <= draft->last[record]; id++) {
		memory =
			(void *)(uintptr_t)plan_record(draft->plan, record, id);
		if (memory &&
			record_value(record, memory, uid).type == VALUE_NONE)
			plan_load_set(draft->plan, record, memory, uid,
				value_number((
					int64_t)(next_uid(seed) | UID_UNSAID)));
	}
}

bool
draft_end(struct draft *draft, struct err *err)
{
	uint64_t seed = uid_new() << 4 ^ uid_new();
	enum record record;
	struct str text = {0};
	size_t at, end;

	if (draft->line_count)
		qsort(draft->lines, draft->line_count, sizeof *draft->lines,
			compare_lines);
	for (at = 0; at < draft->line_count; at = end) {
		end = at + 1;
		while (end < draft->line_count &&
			draft->lines[end].key == draft->lines[at].key)
			end++;
		join(draft, draft->lines + at, end - at, &text);
	}
	draft->line_count = 0;
	str_fini(&text);
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		make_uids(draft, record, &seed);
	if (!problems_end(&draft->problems, err) ||
		!plan_load_end(draft->plan, err))
		return false;
	align_resolve(draft->plan, draft->into, draft->today);
	return true;
}
