/* SPDX-License-Identifier: MIT */
#ifndef YAML_JSON_H
#define YAML_JSON_H

#include "base/str.h"

/* JSON is read as YAML, but for two things that YAML does not take: pairs of
 * surrogates (\ud83d\ude00), and NEL, LS and PS in a string as themselves. If
 * the text is JSON and has such, puts it into *out without them and returns
 * true; lines stay where they are. */
bool json_repair(const char *text, size_t length, struct str *out);

/* Whether the text looks like JSON: its first character is { or [. */
bool json_is(const char *text, size_t length);

#endif
