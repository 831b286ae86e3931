/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, settings are read or refused with a message, and each
 * that was read is found by its name. */
#include <stdint.h>
#include <stdlib.h>

#include "yaml/settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = {0};
	struct settings *settings =
		settings_read("f", (const char *)data, size, &err);
	size_t i;

	if (!settings && !err.text[0])
		abort();
	for (i = 0; settings && i < settings_count(settings); i++)
		if (!settings_find(settings, settings_at(settings, i)->name))
			abort();
	settings_free(settings);
	return 0;
}
