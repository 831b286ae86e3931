/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, each reader returns, reports within the text, and
 * leaves a plan that is sound; brought into a plan twice it changes nothing
 * the second time. The first byte chooses the reader. */
#include <stdint.h>
#include <stdlib.h>

#include "format/format.h"
#include "model/change.h"
#include "model/edit.h"
#include "model/merge.h"

static void
check_report(void *context, enum severity severity, int line, int column,
	const char *what)
{
	(void)context;
	(void)severity;
	if (line < 0 || column < 0 || !what)
		abort();
}

static void
check_place(void *context, const struct placed *placed)
{
	(void)context;
	if (placed->record >= RECORD_COUNT || !placed->id || placed->line < 0 ||
		!placed->why || placed->field < -1 ||
		placed->field >= (int)record_types[placed->record].field_count)
		abort();
}

/* Merges into the plan; how many edits that took. */
static size_t
merge(struct plan *into, const struct plan *from)
{
	struct change change = {0};
	struct err err = {0};
	size_t edits;

	if (merge_plans(into, from, &(struct merge_options){0}, &change, &err))
		change_apply(into, &change);
	edits = change.count;
	change_fini(&change);
	return edits;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct place_reporter placing = {.placed = check_place};
	struct read_options options = {.today = 20778, .placing = &placing};
	struct reporter reporter = {.report = check_report};
	struct plan plan, into;
	struct err err = {0};
	size_t readers = 0, i;

	for (i = 0; formats[i]; i++)
		readers += formats[i]->read != NULL;
	if (!size)
		return 0;
	readers = data[0] % readers;
	for (i = 0; !formats[i]->read || readers--;)
		i++;
	plan_init(&plan);
	plan_init(&into);
	if (formats[i]->read(&plan,
		    (struct piece){(const char *)data + 1, size - 1}, &options,
		    &reporter, &err)) {
		merge(&into, &plan);
		if (merge(&into, &plan))
			abort();
	}
	plan_fini(&plan);
	plan_fini(&into);
	return 0;
}
