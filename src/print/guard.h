/* SPDX-License-Identifier: MIT */
#ifndef PRINT_GUARD_H
#define PRINT_GUARD_H

/*
 * A line of prose that our Markdown reader would take for an objective, a key
 * result or their numbers ("KR1: we were late") is guarded: its first character
 * is written as its number, which looks the same to everybody else.
 */

#include <stdbool.h>
#include <stddef.h>

struct str;

bool guard_is_needed(const char *text, size_t length);
/* Writes the first character; returns its bytes, 0 when there is none. */
size_t guard_add(struct str *out, const char *text, size_t length);

#endif
