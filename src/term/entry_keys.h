/* SPDX-License-Identifier: MIT */
#ifndef TERM_ENTRY_KEYS_H
#define TERM_ENTRY_KEYS_H

/* What entry.c, which keeps the text and its undo steps, offers the keys. */

#include "term/entry.h"

/* Where the line of `at` begins and ends; LF always ends a grapheme. */
size_t entry_line_begin(const struct entry *entry, size_t at);
size_t entry_line_end(const struct entry *entry, size_t at);

/* Whether `length` bytes fit in the place of `removed`. */
bool entry_has_room(const struct entry *entry, size_t removed, size_t length);

/* The one place where the text changes, undo aside: clean text of `length` bytes
 * in the place of text[at..at+removed). */
enum entry_result entry_splice(struct entry *entry, size_t at, size_t removed,
	const char *text, size_t length);

/* Puts the cursor there, and ends a step of undo. Always ENTRY_MOVED. */
enum entry_result entry_move_to(struct entry *entry, size_t at);

enum entry_result entry_undo(struct entry *entry);
enum entry_result entry_redo(struct entry *entry);

#endif
