/* SPDX-License-Identifier: MIT */
#ifndef BASE_ENCODING_H
#define BASE_ENCODING_H

/* Bytes of a file as UTF-8. */

#include "base/err.h"
#include "base/str.h"

/* Turns a text into UTF-8: from the encoding of that name, as iconv knows it;
 * NULL: UTF-16 is told by its mark, and what is no UTF-8 is tried as GB18030.
 * Returns the name of the encoding it was turned from, "" when it was UTF-8 or
 * nothing that is known; NULL, with *err and the text as it was, when it is not
 * of the encoding that was asked for. */
const char *encoding_turn(struct str *text, const char *name, struct err *err);

#endif
