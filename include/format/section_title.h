/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_SECTION_TITLE_H
#define FORMAT_SECTION_TITLE_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a line is what a form calls the section of a review of that name: read as
 * a heading it leads there. */
bool section_title_is(const char *line, const char *name, int32_t today);

#endif
