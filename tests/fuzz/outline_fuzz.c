/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, the outline reader returns; a plan that it took is
 * sound and can be written in our own form, which says what no outline can. */
#include "sound.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct read_options options = {.today = FUZZ_TODAY};

	must_be_sound(data, size, "outline", &options, "yaml", true);
	return 0;
}
