/* SPDX-License-Identifier: MIT */
#ifndef APP_LEFT_OUT_H
#define APP_LEFT_OUT_H

#include "base/str.h"
#include "format/format.h"

/* What the format does not say of the plan, or of the cycle of the options, with
 * how often: "note (3), check-in (12)"; nothing is added where it says all.
 * False when it cannot be told, since what is written cannot be read again. */
bool left_out(const struct plan *plan, const struct format *format,
	const struct write_options *options, struct str *out);

#endif
