/* SPDX-License-Identifier: MIT */
#include "view.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "model/query.h"

/* The names of cycles by a hash of what makes two the same. */
struct view_name {
	uint64_t hash;
	uint32_t id;
};

struct view_names {
	struct view_name *all; /* by hash, then id; NULL: not made yet */
	size_t count;
};

/* What an edit is of: whole records (made, taken away) have no field. */
#define WHOLE 0xff

static int
field_of(const struct edit *edit)
{
	return edit->op == EDIT_SET ? edit->field : WHOLE;
}

/* The slot of it, or the free one where it would be. */
static uint32_t *
slot(const struct view *view, enum record record, uint32_t id, int field)
{
	uint64_t key =
		(uint64_t)id << 16 | (uint64_t)record << 8 | (uint64_t)field;
	size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32);
	const struct edit *edit;

	for (;; at++) {
		at &= view->slot_count - 1;
		if (!view->slots[at])
			return &view->slots[at];
		edit = &view->change->edits[view->slots[at] - 1];
		if (edit->id == id && edit->record == record &&
			field_of(edit) == field)
			return &view->slots[at];
	}
}

void
view_init(
	struct view *view, const struct plan *plan, const struct change *change)
{
	size_t i;

	*view = (struct view){.plan = plan, .change = change};
	view->names = base_calloc(1, sizeof *view->names);
	if (!change)
		return;
	view->slot_count = 16;
	while (view->slot_count < 2 * change->count)
		view->slot_count *= 2;
	view->slots = base_calloc(view->slot_count, sizeof *view->slots);
	for (i = 0; i < change->count; i++)
		*slot(view, change->edits[i].record, change->edits[i].id,
			field_of(&change->edits[i])) = (uint32_t)i + 1;
}

void
view_fini(struct view *view)
{
	free(view->names ? view->names->all : NULL);
	free(view->names);
	free(view->slots);
	*view = (struct view){0};
}

static const struct edit *
edit_of(const struct view *view, enum record record, uint32_t id, int field)
{
	uint32_t at = view->slots ? *slot(view, record, id, field) : 0;

	return at ? &view->change->edits[at - 1] : NULL;
}

struct value
view_value(const struct view *view, enum record record, uint32_t id, int field)
{
	const struct edit *edit = edit_of(view, record, id, field);

	return edit ? edit->after
		    : plan_value(view->plan, record, id,
			      &record_types[record].fields[field]);
}

int32_t
view_day(const struct view *view, enum record record, uint32_t id, int field)
{
	struct value value = view_value(view, record, id, field);

	return value.type == VALUE_NUMBER ? (int32_t)value.number : DAY_NONE;
}

int64_t
view_decimal(
	const struct view *view, enum record record, uint32_t id, int field)
{
	struct value value = view_value(view, record, id, field);

	return value.type == VALUE_NUMBER ? value.number : DECIMAL_NONE;
}

uint32_t
view_id(const struct view *view, enum record record, uint32_t id, int field)
{
	return (uint32_t)view_value(view, record, id, field).number;
}

const char *
view_text(const struct view *view, enum record record, uint32_t id, int field)
{
	struct value value = view_value(view, record, id, field);

	return value.type == VALUE_TEXT ? value.text : "";
}

bool
view_gone(const struct view *view, enum record record, uint32_t id)
{
	const struct edit *edit = edit_of(view, record, id, WHOLE);

	return edit && edit->op == EDIT_DELETE;
}

uint32_t
view_limit(const struct view *view, enum record record)
{
	uint32_t limit = view->plan->tables[record].limit;

	return view->change ? limit + view->change->used[record] + 1 : limit;
}

static uint64_t
hash_of(const char *name)
{
	char *key = text_key(name, strlen(name));
	uint64_t hash = 0;
	const char *at;

	for (at = key; *at; at++) {
		hash = (hash ^ (unsigned char)*at) *
			UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 29;
	}
	free(key);
	return hash;
}

static int
compare_names(const void *a, const void *b)
{
	const struct view_name *one = a, *other = b;

	if (one->hash != other->hash)
		return one->hash < other->hash ? -1 : 1;
	return one->id < other->id ? -1 : one->id > other->id;
}

/* Once for all cycles: to compare each with each would cost their number
 * squared. */
static void
list_names(const struct view *view, struct view_names *names)
{
	uint32_t limit = view_limit(view, RECORD_CYCLE), id;
	const char *name;

	names->all = base_calloc((size_t)limit + 1, sizeof *names->all);
	for (id = 1; id < limit; id++) {
		name = view_text(view, RECORD_CYCLE, id, CYCLE_NAME);
		if (*name)
			names->all[names->count++] =
				(struct view_name){hash_of(name), id};
	}
	qsort(names->all, names->count, sizeof *names->all, compare_names);
}

uint32_t
view_same_name(const struct view *view, uint32_t cycle)
{
	struct view_names *names = view->names;
	const char *name = view_text(view, RECORD_CYCLE, cycle, CYCLE_NAME);
	uint64_t hash = hash_of(name);
	size_t low = 0, high, middle;

	if (!names->all)
		list_names(view, names);
	high = names->count;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (names->all[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < names->count && names->all[low].hash == hash; low++)
		if (names->all[low].id != cycle &&
			cycle_names_alike(name,
				view_text(view, RECORD_CYCLE,
					names->all[low].id, CYCLE_NAME)))
			return names->all[low].id;
	return 0;
}
