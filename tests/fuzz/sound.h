/* SPDX-License-Identifier: MIT */
#ifndef TESTS_FUZZ_SOUND_H
#define TESTS_FUZZ_SOUND_H

#include <stdint.h>
#include <stdlib.h>

#include "format/format.h"

#define FUZZ_TODAY 20000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A plan that a reader took is sound: written in the format it is read again,
 * with as many nodes when `nodes`. */
static inline void
must_read_again(const struct plan *plan, const char *name, bool nodes)
{
	struct read_options options = {.today = FUZZ_TODAY};
	struct write_options whole = {0};
	struct reporter nobody = {0};
	const struct format *format = format_find(name);
	struct plan again;
	size_t length = 0;
	struct err err;
	char *text = NULL;
	FILE *out = open_memstream(&text, &length);

	plan_init(&again);
	format->write(plan, &whole, out, &err);
	fclose(out);
	if (!format->read(&again, (struct piece){text, length}, &options,
		    &nobody, &err) ||
		(nodes &&
			plan->tables[RECORD_NODE].count !=
				again.tables[RECORD_NODE].count))
		abort();
	free(text);
	plan_fini(&again);
}

/* Reads whatever bytes came as `name`; the plan it gives is sound. */
static inline void
must_be_sound(const uint8_t *data, size_t size, const char *name,
	const struct read_options *options, const char *written, bool nodes)
{
	struct reporter nobody = {0};
	struct plan plan;
	struct err err;

	plan_init(&plan);
	if (format_find(name)->read(&plan,
		    (struct piece){(const char *)data, size}, options, &nobody,
		    &err))
		must_read_again(&plan, written, nodes);
	plan_fini(&plan);
}

#endif
