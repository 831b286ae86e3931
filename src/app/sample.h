/* SPDX-License-Identifier: MIT */
#ifndef APP_SAMPLE_TEXT_H
#define APP_SAMPLE_TEXT_H

#include <stddef.h>

/* The sample in each language, in the YAML form, line by line and NULL at the
 * end; <-8> and <+20> are days counted from Monday of this week. */
extern const char *const sample_english[];
extern const char *const sample_chinese[];

#endif
