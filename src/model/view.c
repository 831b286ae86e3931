/* SPDX-License-Identifier: MIT */
#include "view.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

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

	*view = (struct view){.plan = plan, .change = change, .slot_count = 16};
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
