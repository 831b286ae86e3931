/* SPDX-License-Identifier: MIT */
#ifndef YAML_COMMENTS_H
#define YAML_COMMENTS_H

/*
 * The comments of a YAML text. No event carries them, so a reader of events
 * loses them; here they can at least be told.
 */

#include "yaml/problems.h"

/* Notes of each comment that it is left out, in the order of the text, which
 * has been read and is valid: its size and depth are within bounds. */
void comments_note(struct problems *problems, const char *text, size_t length);

#endif
