/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, the Markdown reader returns; a plan that it took is sound:
 * written as YAML it is read again. */
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
	struct plan plan, again;
	size_t length = 0;
	struct err err;
	char *text = NULL;
	FILE *out = open_memstream(&text, &length);

	plan_init(&plan);
	plan_init(&again);
	if (format_find("markdown")
			->read(&plan, (const char *)data, size, &options,
				&nobody, &err)) {
		format_find("yaml")->write(&plan, &whole, out, &err);
		fflush(out);
		if (!format_find("yaml")->read(
			    &again, text, length, &options, &nobody, &err))
			abort();
	}
	fclose(out);
	free(text);
	plan_fini(&plan);
	plan_fini(&again);
	return 0;
}
