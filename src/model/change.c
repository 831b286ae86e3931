/* SPDX-License-Identifier: MIT */
#include "model/change.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "align_links.h"
#include "base/text.h"
#include "carried_links.h"
#include "model/progress.h"
#include "record.h"
#include "share.h"

void
change_fini(struct change *change)
{
	free(change->named.last);
	free(change->edits);
	arena_fini(&change->arena);
	memset(change, 0, sizeof *change);
}

void
change_clear(struct change *change)
{
	change_fini(change);
}

void
change_begin_again(struct change *change, struct change *before)
{
	*before = *change;
	before->arena = (struct arena){0};
	change->edits = NULL;
	change->count = change->capacity = 0;
	change->named = (struct named){0};
}

/* Where the last edit of a record is noted, or would be. */
static uint32_t *
named_slot(const struct change *change, enum record record, uint32_t id)
{
	const struct named *named = &change->named;
	uint64_t hash =
		((uint64_t)record << 32 | id) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 32) & (named->size - 1);
	const struct edit *edit;

	for (; named->last[at]; at = (at + 1) & (named->size - 1)) {
		edit = &change->edits[named->last[at] - 1];
		if (edit->record == record && edit->id == id)
			break;
	}
	return &named->last[at];
}

static void
named_grow(struct change *change)
{
	struct named *named = &change->named;
	uint32_t *old = named->last;
	size_t size = named->size, i;
	const struct edit *edit;

	named->size = size ? 2 * size : 32;
	named->last = base_calloc(named->size, sizeof *named->last);
	for (i = 0; i < size; i++)
		if (old[i]) {
			edit = &change->edits[old[i] - 1];
			*named_slot(change, edit->record, edit->id) = old[i];
		}
	free(old);
}

/* The last edit of a record, from 1; 0 when none names it. */
static uint32_t
last_edit(const struct change *change, enum record record, uint32_t id)
{
	return change->named.size ? *named_slot(change, record, id) : 0;
}

void
change_push(struct change *change, const struct edit *edit)
{
	struct named *named = &change->named;
	uint32_t *slot;

	if (2 * named->count >= named->size)
		named_grow(change);
	if (change->count == change->capacity) {
		change->capacity = change->capacity
			? change->capacity + change->capacity / 2
			: 16;
		change->edits = base_realloc(
			change->edits, change->capacity, sizeof *change->edits);
	}
	slot = named_slot(change, edit->record, edit->id);
	named->count += !*slot;
	change->edits[change->count] = *edit;
	change->edits[change->count].previous = *slot;
	*slot = (uint32_t)++change->count;
}

static struct value
keep(struct change *change, struct value value)
{
	if (value.type == VALUE_TEXT)
		value.text = arena_text(
			&change->arena, value.text, strlen(value.text));
	return value;
}

void
change_add(struct change *change, const struct change *more)
{
	size_t i;

	for (i = 0; i < more->count; i++) {
		struct edit edit = more->edits[i];

		edit.before = keep(change, edit.before);
		edit.after = keep(change, edit.after);
		change_push(change, &edit);
	}
	for (i = 0; i < RECORD_COUNT; i++)
		change->used[i] += more->used[i];
	memcpy(change->label, more->label, sizeof change->label);
}

bool
change_makes(const struct change *change, enum record record, uint32_t id)
{
	uint32_t at = last_edit(change, record, id);

	while (at && change->edits[at - 1].op != EDIT_CREATE)
		at = change->edits[at - 1].previous;
	return at != 0;
}

bool
change_takes(const struct change *change, enum record record, uint32_t id)
{
	uint32_t at = last_edit(change, record, id);

	return at && change->edits[at - 1].op == EDIT_DELETE;
}

struct value
change_value(const struct change *change, const struct plan *plan,
	enum record record, uint32_t id, int field)
{
	const struct edit *edit;
	uint32_t at = last_edit(change, record, id);

	for (; at; at = edit->previous) {
		edit = &change->edits[at - 1];
		if (edit->op == EDIT_CREATE)
			return value_none();
		if (edit->op == EDIT_SET && edit->field == field)
			return edit->after;
	}
	return plan_value(
		plan, record, id, &record_types[record].fields[field]);
}

uint64_t
change_says(const struct change *change, const struct plan *plan,
	enum record record, uint32_t id)
{
	const void *memory = plan_record(plan, record, id);
	uint64_t said = 0, seen = 0, bit;
	const struct edit *edit;
	uint32_t at = last_edit(change, record, id);

	for (; at; at = edit->previous) {
		edit = &change->edits[at - 1];
		if (edit->op == EDIT_CREATE)
			return said;
		if (edit->op != EDIT_SET)
			continue;
		bit = field_bit(edit->field) & ~seen;
		seen |= bit;
		if (edit->after.type != VALUE_NONE)
			said |= bit;
	}
	return memory ? said | (record_says(record, memory) & ~seen) : said;
}

void
change_set(struct change *change, const struct plan *plan, enum record record,
	uint32_t id, int field, struct value after)
{
	struct value before = change_value(change, plan, record, id, field);

	if (value_equal(before, after))
		return;
	change_push(change,
		&(struct edit){.op = EDIT_SET,
			.record = (uint8_t)record,
			.id = id,
			.field = (uint16_t)field,
			.before = keep(change, before),
			.after = keep(change, after)});
}

uint32_t
change_create(
	struct change *change, const struct plan *plan, enum record record)
{
	uint32_t limit = plan->tables[record].limit;
	uint32_t id = (limit ? limit : 1) + change->used[record]++;

	change_push(change,
		&(struct edit){.op = EDIT_CREATE,
			.record = (uint8_t)record,
			.id = id});
	return id;
}

void
change_put(struct change *change, enum record record, uint32_t id, int field,
	struct value after)
{
	if (after.type == VALUE_NONE)
		return;
	change_push(change,
		&(struct edit){.op = EDIT_SET,
			.record = (uint8_t)record,
			.id = id,
			.field = (uint16_t)field,
			.after = keep(change, after)});
}

void
change_delete(struct change *change, const struct plan *plan,
	enum record record, uint32_t id)
{
	size_t i;

	for (i = 0; i < record_types[record].field_count; i++)
		change_set(change, plan, record, id, (int)i, value_none());
	change_push(change,
		&(struct edit){.op = EDIT_DELETE,
			.record = (uint8_t)record,
			.id = id});
}

void
change_inverse(const struct change *change, struct change *out)
{
	static const uint8_t opposite[] = {
		[EDIT_SET] = EDIT_SET,
		[EDIT_CREATE] = EDIT_DELETE,
		[EDIT_DELETE] = EDIT_CREATE,
	};
	struct edit back;
	size_t i;

	memset(out, 0, sizeof *out);
	memcpy(out->label, change->label, sizeof out->label);
	for (i = change->count; i-- > 0;) {
		back = change->edits[i];
		back.op = opposite[back.op];
		back.before = change->edits[i].after;
		back.after = change->edits[i].before;
		change_push(out, &back);
	}
}

/* The record whose edits are being applied: taken out of its list at the first
 * edit that moves it, put back when the edits turn to another. */
struct moving {
	enum record kind;
	void *record;
};

static void
put_back(struct plan *plan, struct moving *moving)
{
	if (moving->record)
		record_link(plan, moving->kind, moving->record);
	moving->record = NULL;
}

static void
take_out(struct plan *plan, struct moving *moving, enum record kind,
	void *record, bool linked)
{
	if (moving->record == record)
		return;
	put_back(plan, moving);
	if (linked)
		record_unlink(plan, kind, record);
	moving->kind = kind;
	moving->record = record;
}

static void
apply_edit(struct plan *plan, struct moving *moving, const struct edit *edit)
{
	enum record kind = edit->record;
	const struct field *field;
	void *record = NULL;

	if (edit->op == EDIT_CREATE) {
		record = record_make(plan, kind, edit->id);
		take_out(plan, moving, kind, record, false);
		return;
	}
	record = record_find(plan, kind, edit->id);
	assert(record);
	if (edit->op == EDIT_DELETE) {
		take_out(plan, moving, kind, record, true);
		record_drop(plan, kind, edit->id);
		moving->record = NULL;
		return;
	}
	field = &record_types[kind].fields[edit->field];
	if (record_is_link(kind, field))
		take_out(plan, moving, kind, record, true);
	else if (moving->record != record)
		put_back(plan, moving);
	record_set(plan, kind, record, field, edit->after);
}

/* One edit of many, without regard to the lists; whether they are wrong now. */
static bool
apply_bare(struct plan *plan, const struct edit *edit)
{
	enum record kind = edit->record;
	const struct field *field = &record_types[kind].fields[edit->field];

	if (edit->op == EDIT_CREATE) {
		record_make(plan, kind, edit->id);
	} else if (edit->op == EDIT_DELETE) {
		record_drop(plan, kind, edit->id);
	} else {
		record_set(plan, kind, record_find(plan, kind, edit->id), field,
			edit->after);
		return record_is_link(kind, field);
	}
	return true;
}

/* With more edits than this the lists are built anew once: to find the place
 * of each of many siblings would cost their number squared. */
#define MANY_EDITS 256

static void
apply_many(struct plan *plan, const struct change *change)
{
	bool wrong[RECORD_COUNT] = {false};
	enum record kind;
	size_t i;

	for (i = 0; i < change->count; i++)
		if (apply_bare(plan, &change->edits[i]))
			wrong[change->edits[i].record] = true;
	for (kind = RECORD_CYCLE; kind < RECORD_COUNT; kind++)
		if (wrong[kind])
			record_relink(plan, kind);
}

void
change_apply(struct plan *plan, const struct change *change)
{
	struct moving moving = {0};
	size_t i;

	if (change->count > MANY_EDITS) {
		apply_many(plan, change);
	} else {
		for (i = 0; i < change->count; i++)
			apply_edit(plan, &moving, &change->edits[i]);
		put_back(plan, &moving);
	}
	share_update(plan, change);
	carried_links_update(plan, change);
	align_links_update(plan, change);
}

bool
change_is_of(const struct change *change, enum record record)
{
	size_t i = 0;

	while (i < change->count && change->edits[i].record == record)
		i++;
	return i == change->count;
}
