/* SPDX-License-Identifier: MIT */
#ifndef NOTATION_LABEL_H
#define NOTATION_LABEL_H

/* What labels of one line and names of lists have in common. Each takes from the
 * beginning of the piece. */

#include "notation/piece.h"

#define LABEL_EXTRA_MOST 40 /* bytes in brackets behind a label */

/* What may stand before the word: "stretch ", 我的. */
bool label_take_before(struct piece *piece);

/* "一、O1：", "2. KR:": a number before a label is decoration. */
void label_take_enumerator(struct piece *piece);

#endif
