/* SPDX-License-Identifier: MIT */
#ifndef APP_EXPORT_H
#define APP_EXPORT_H

/* A plan as a file, in any format that can be written: one that is a document
 * gets the review of the plan, or of the cycle, as its document. */

#include "format/format.h"

/* Whether the format can be written, and not only read. */
bool export_can(const struct format *format);

bool export_write(const struct plan *plan, const struct format *format,
	const struct write_options *options, FILE *out, struct err *err);

#endif
