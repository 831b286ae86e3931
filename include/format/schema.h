/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_SCHEMA_H
#define FORMAT_SCHEMA_H

/*
 * The YAML form of a plan as a JSON Schema (draft 2020-12), for an editor that
 * completes keys and underlines the wrong ones. It is made of the tables that the
 * reader goes by; what a value may be is said as far as a schema can: the reader
 * takes more, such as a word in another language.
 */

#include "yaml/out.h"

void schema_plan(struct out *out);

/* The members that every schema of ours begins with, in a map that is open. */
void schema_begin(struct out *out, const char *title);

#endif
