/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, the YAML reader returns; a plan that it took is sound,
 * and writing it gives a text that reads as the same text again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "format/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *
read_and_write(const char *text, size_t length, size_t *written)
{
	struct read_options options = {.today = 20000};
	struct write_options whole = {0};
	struct reporter nobody = {0};
	const struct format *format = format_find("yaml");
	struct plan plan;
	struct err err;
	char *again = NULL;
	FILE *out;

	plan_init(&plan);
	if (format->read(&plan, (struct piece){text, length}, &options, &nobody,
		    &err)) {
		out = open_memstream(&again, written);
		format->write(&plan, &whole, out, &err);
		fclose(out);
	}
	plan_fini(&plan);
	return again;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t once_length = 0, twice_length = 0;
	char *once = read_and_write((const char *)data, size, &once_length);
	char *twice =
		once ? read_and_write(once, once_length, &twice_length) : NULL;

	if (once &&
		(!twice || once_length != twice_length ||
			memcmp(once, twice, once_length) != 0))
		abort();
	free(once);
	free(twice);
	return 0;
}
