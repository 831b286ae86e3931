/* SPDX-License-Identifier: MIT */
#ifndef YAML_GIT_MARKS_H
#define YAML_GIT_MARKS_H

/* The marks that git leaves in a text where it could not merge it. */

#include <stddef.h>

#include "base/str.h"

/* The line of the first one, from 1; 0 when there is none. Adds to *said what stands
 * between: "note: 甲" (it was "note: 乙"), "note: 丙". */
int git_marks(const char *text, size_t length, struct str *said);

#endif
