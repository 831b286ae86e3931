/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, each reader returns, reports within the text, and
 * leaves a plan that is sound. The first byte chooses the reader. */
#include <stdint.h>
#include <stdlib.h>

#include "format/format.h"
#include "model/change.h"
#include "model/edit.h"

static void
ignore(void *context, enum severity severity, int line, int column,
	const char *what)
{
	(void)context;
	(void)severity;
	if (line < 0 || column < 0 || !what)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct read_options options = {.today = 20778};
	struct reporter reporter = {.report = ignore};
	struct plan plan, into;
	struct change change = {0};
	struct merge_counts counts;
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
	if (formats[i]->read(&plan, (const char *)data + 1, size - 1, &options,
		    &reporter, &err) &&
		edit_merge(&into, &plan, 0, &change, &counts, &err))
		change_apply(&into, &change);
	change_fini(&change);
	plan_fini(&plan);
	plan_fini(&into);
	return 0;
}
