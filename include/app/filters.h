/* SPDX-License-Identifier: MIT */
#ifndef APP_FILTERS_H
#define APP_FILTERS_H

/*
 * Filters as a person writes them: those of model/query.h, in which =NAME is
 * the setting filters.NAME and @me is who works here.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/config.h"
#include "base/err.h"
#include "base/str.h"
#include "model/query.h"

#define FILTERS "filters." /* the group of the settings that name them */

/* The names that there are, one by one; NULL beyond the last. */
const char *filters_name(const struct config *config, size_t i);

/* Adds the filter with each =NAME and @me written out; one that stands in quotes
 * is text. False where there is none of that name, or nobody is known. */
bool filters_expand(const struct config *config, const char *text,
	struct str *out, struct err *err);

/* The filter of a text, over that plan; NULL where it cannot be one. The caller
 * calls filter_free. */
struct filter *filters_read(const struct config *config,
	const struct plan *plan, const char *text, int32_t today,
	struct err *err);

/* Whether a setting may be set to that: true of all but a filter that could not
 * be read, or that nothing could name. */
bool filters_check(const char *setting, const char *value, struct err *err);

#endif
