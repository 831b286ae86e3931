/* SPDX-License-Identifier: MIT */
#ifndef NOTATION_WORDS_H
#define NOTATION_WORDS_H

/* The words that files use for what is counted in the plan, in English as
 * model/field.c has them and in the other forms people write, Chinese too. */

#include "model/field.h"

/* The number of a word of the field; -1 when it is none. */
int64_t words_read(const struct field *field, const char *text, size_t length);

/* monday, Mon, 周一, 星期一 → 1. */
bool words_weekday(const char *text, int *weekday);

#endif
