/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_PROSE_H
#define FORMAT_PROSE_H

#include <stdbool.h>

/* Whether two texts are the same to whoever shows them as prose (doc_prose):
 * then a backslash in which they differ was only a writer's care. */
bool prose_same(const char *a, const char *b);

#endif
