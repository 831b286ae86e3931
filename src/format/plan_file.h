/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_PLAN_FILE_H
#define FORMAT_PLAN_FILE_H

/* A whole plan as YAML or JSON, with everything in it. */

#include "format/format.h"

#define PLAN_FILE_VERSION "1"

bool yaml_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err);
bool yaml_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err);
bool json_write(const struct plan *plan, const struct write_options *options,
	FILE *out, struct err *err);

#endif
