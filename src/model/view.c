/* SPDX-License-Identifier: MIT */
#include "view.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "model/query.h"
#include "record.h"

/* The names of cycles by a hash of what makes two the same. */
struct view_name {
	uint64_t hash;
	uint32_t id;
};

/* What has names that no two may share. */
enum { NAMED_CYCLES, NAMED_METRICS, NAMED };

struct view_names {
	struct view_name *all; /* by hash, then id; NULL: not made yet */
	size_t count;
};

void
view_init(struct change_view *view, const struct plan *plan,
	const struct change *change)
{
	*view = (struct change_view){.plan = plan, .change = change};
	view->made = base_calloc(1, sizeof *view->made);
	view->made->names = base_calloc(NAMED, sizeof *view->made->names);
}

void
view_fini(struct change_view *view)
{
	free(view->made->names[NAMED_CYCLES].all);
	free(view->made->names[NAMED_METRICS].all);
	free(view->made->names);
	if (view->made->align) {
		free(view->made->align->places);
		free(view->made->align->colors);
		free(view->made->align);
	}
	free(view->made);
	*view = (struct change_view){0};
}

struct value
view_value(const struct change_view *view, enum record record, uint32_t id,
	int field)
{
	if (view->change)
		return change_value(
			view->change, view->plan, record, id, field);
	return plan_value(
		view->plan, record, id, &record_types[record].fields[field]);
}

uint64_t
view_says(const struct change_view *view, enum record record, uint32_t id)
{
	const void *memory;

	if (view->change)
		return change_says(view->change, view->plan, record, id);
	memory = plan_record(view->plan, record, id);
	return memory ? record_says(record, memory) : 0;
}

int32_t
view_day(const struct change_view *view, enum record record, uint32_t id,
	int field)
{
	struct value value = view_value(view, record, id, field);

	return value.type == VALUE_NUMBER ? (int32_t)value.number : DAY_NONE;
}

int64_t
view_decimal(const struct change_view *view, enum record record, uint32_t id,
	int field)
{
	struct value value = view_value(view, record, id, field);

	return value.type == VALUE_NUMBER ? value.number : DECIMAL_NONE;
}

uint32_t
view_id(const struct change_view *view, enum record record, uint32_t id,
	int field)
{
	return (uint32_t)view_value(view, record, id, field).number;
}

const char *
view_text(const struct change_view *view, enum record record, uint32_t id,
	int field)
{
	struct value value = view_value(view, record, id, field);

	return value.type == VALUE_TEXT ? value.text : "";
}

bool
view_gone(const struct change_view *view, enum record record, uint32_t id)
{
	return view->change && change_takes(view->change, record, id);
}

uint32_t
view_limit(const struct change_view *view, enum record record)
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

/* What the record is called. */
static const char *
name_of(const struct change_view *view, enum record record, uint32_t id)
{
	return view_text(view, record, id,
		record == RECORD_CYCLE ? (int)CYCLE_NAME : (int)METRIC_NAME);
}

/* Once for all of them: to compare each with each would cost their number
 * squared. */
static void
list_names(const struct change_view *view, enum record record,
	struct view_names *names)
{
	uint32_t limit = view_limit(view, record), id;
	const char *name;

	names->all = base_calloc((size_t)limit + 1, sizeof *names->all);
	for (id = 1; id < limit; id++) {
		name = name_of(view, record, id);
		if (*name)
			names->all[names->count++] =
				(struct view_name){hash_of(name), id};
	}
	qsort(names->all, names->count, sizeof *names->all, compare_names);
}

uint32_t
view_same_name(const struct change_view *view, enum record record, uint32_t id)
{
	struct view_names *names =
		&view->made->names[record == RECORD_CYCLE ? NAMED_CYCLES
							  : NAMED_METRICS];
	const char *name = name_of(view, record, id);
	uint64_t hash = hash_of(name);
	size_t low = 0, high, middle;

	if (!names->all)
		list_names(view, record, names);
	high = names->count;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (names->all[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < names->count && names->all[low].hash == hash; low++)
		if (names->all[low].id != id &&
			cycle_names_alike(name,
				name_of(view, record, names->all[low].id)))
			return names->all[low].id;
	return 0;
}
