/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, the outline reader returns; a plan that it took is
 * sound and can be written as an outline that is read again. */
#include <stdint.h>
#include <stdlib.h>

#include "format/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct read_options options = {.today = 20000};
	struct write_options whole = {0};
	struct reporter nobody = {0};
	const struct format *format = format_find("outline");
	struct plan plan, again;
	size_t length = 0;
	struct err err;
	char *text = NULL;
	FILE *out = open_memstream(&text, &length);

	plan_init(&plan);
	plan_init(&again);
	if (format->read(
		    &plan, (const char *)data, size, &options, &nobody, &err)) {
		format->write(&plan, &whole, out, &err);
		fflush(out);
		if (!format->read(
			    &again, text, length, &options, &nobody, &err) ||
			plan.tables[RECORD_NODE].count !=
				again.tables[RECORD_NODE].count)
			abort();
	}
	fclose(out);
	free(text);
	plan_fini(&plan);
	plan_fini(&again);
	return 0;
}
