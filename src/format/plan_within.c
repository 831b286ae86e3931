/* SPDX-License-Identifier: MIT */
/* Which cycle a cycle lies in: told by a name that may come later in the file. */
#include <string.h>

#include "base/say.h"
#include "model/query.h"
#include "plan_reader.h"

/* Cycles by lasting id and by name, to their ids. */
static void
list_cycles(const struct plan *plan, struct seen *cycles)
{
	const struct cycle *cycle;
	uint32_t id;

	for (id = 1; id < plan->tables[RECORD_CYCLE].limit; id++) {
		cycle = plan_cycle(plan, id);
		if (cycle && cycle->uid)
			seen_add(cycles, seen_key(SEEN_UID, cycle->uid), id);
		if (cycle && cycle->name)
			seen_add(cycles,
				seen_text_key(
					0, cycle->name, strlen(cycle->name)),
				id);
	}
}

static const struct cycle *
named(const struct plan *plan, const struct seen *cycles, const char *name,
	int32_t today)
{
	size_t length = strlen(name), id = 0;
	uint64_t uid;

	if (uid_read(name, length, &uid))
		id = seen_find(cycles, seen_key(SEEN_UID, uid));
	if (!id)
		id = seen_find(cycles, seen_text_key(0, name, length));
	if (id)
		return plan_cycle(plan, (uint32_t)id);
	/* Not as it is written there: as any other name of a cycle is read. */
	return cycle_word(name) ? NULL : query_cycle(plan, name, today, NULL);
}

/* Whether `cycle` is the other or lies in it. */
static bool
lies_in(const struct plan *plan, const struct cycle *cycle, uint32_t other)
{
	uint32_t steps = plan->tables[RECORD_CYCLE].limit;

	while (cycle && cycle->base.id != other && steps--)
		cycle = plan_cycle(plan, cycle->parent);
	return cycle && cycle->base.id == other;
}

void
reader_resolve(struct reader *reader)
{
	const struct within *within;
	const struct cycle *cycle;
	struct seen cycles = {0};
	int line, column;
	size_t i;

	if (reader->within_count)
		list_cycles(reader->draft.plan, &cycles);
	for (i = 0; i < reader->within_count; i++) {
		within = &reader->withins[i];
		cycle = named(reader->draft.plan, &cycles, within->name,
			reader->draft.today);
		if (cycle &&
			!lies_in(reader->draft.plan, cycle, within->cycle)) {
			plan_load_set(reader->draft.plan, RECORD_CYCLE,
				(void *)(uintptr_t)plan_cycle(
					reader->draft.plan, within->cycle),
				&record_types[RECORD_CYCLE]
					 .fields[CYCLE_PARENT],
				value_number(cycle->base.id));
			continue;
		}
		source_place(&reader->source, within->line, within->column,
			&line, &column);
		problems_error(&reader->draft.problems, line, column,
			cycle ? _("%s cannot lie in itself or in what lies in it")
			      : _("there is no cycle %s in this file"),
			within->name);
	}
	seen_fini(&cycles);
}
