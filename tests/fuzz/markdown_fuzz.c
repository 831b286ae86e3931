/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, the Markdown reader returns; a plan that it took is sound:
 * written as YAML it is read again. */
#include "sound.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct read_options options = {.today = FUZZ_TODAY};

	must_be_sound(data, size, "markdown", &options, "yaml", false);
	return 0;
}
