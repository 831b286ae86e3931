/* SPDX-License-Identifier: MIT */
#ifndef MODEL_VALUE_LIST_H
#define MODEL_VALUE_LIST_H

/* Values that are lists: what people write, made into what is kept. */

#include "base/str.h"

/* So many bytes at the beginning of the text as the mark has that parts one from
 * the next: a comma, a semicolon, 、 or a line end; 0 for none. */
size_t list_mark(const char *text, size_t length);

/* Each adds what is kept to an empty `out`: words with a space between, names with
 * a comma and a space, lines of URL and title. What says nothing is left out. */
void tags_read(const char *text, size_t length, struct str *out);
void owners_read(const char *text, size_t length, struct str *out);
void links_read(const char *text, size_t length, struct str *out);

#endif
