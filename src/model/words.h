/* SPDX-License-Identifier: MIT */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

/* The words a field may be, in the order of their enums; NULL at the end. */

#include "model/field.h"

extern const char *const words_level[];
extern const char *const words_state[];
extern const char *const words_basis[];
extern const char *const words_kind[];
extern const char *const words_status[];
extern const char *const words_priority[];
extern const char *const words_pace[];
extern const char *const words_rhythm[];
extern const char *const words_truth[];
extern const char *const words_confidence[];
extern const char *const words_priority_state[];
extern const char *const words_frequency[];
extern const char *const words_conflict[];

/* Whether two words are the same: case, width, `-`, `_` and blanks aside. */
bool word_alike(const char *word, size_t length, const char *other);

#endif
