/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_FEISHU_CONTENT_H
#define FORMAT_FEISHU_CONTENT_H

#include <jansson.h>

#include "base/str.h"

/* Adds the words of a rich text to *text, a paragraph a line, and its links to
 * *links, a line each. The value is a tree of blocks, a string that holds such
 * a tree, or plain text. */
void feishu_content(const json_t *value, struct str *text, struct str *links);

#endif
