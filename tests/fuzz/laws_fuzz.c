/* SPDX-License-Identifier: MIT */
/* Whatever layout the bytes make, no word of the document is lost or doubled. */
#include "laws.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	must_keep_laws(data, size);
	return 0;
}
