/* SPDX-License-Identifier: MIT */
#ifndef YAML_SCALAR_H
#define YAML_SCALAR_H

/*
 * How a text stands in a YAML or JSON file: plain where no reader could take
 * it for something else, as a block of lines, or in double quotes with escapes
 * for what cannot be seen (controls, bidi, zero-width), so that nothing hides
 * in a file that people read and merge.
 *
 * libyaml's emitter does not do: it escapes every character outside the basic
 * plane (emoji) and leaves bidi controls as they are. Texts are given with
 * their length and end with NUL there.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Whether a character is written as an escape: it cannot be seen, turns the
 * text round, or is no character. */
bool scalar_is_hidden(uint32_t character);

enum scalar_style {
	SCALAR_PLAIN,
	SCALAR_BLOCK, /* several lines, each as it is */
	SCALAR_QUOTED,
};

/* The style a text gets; inside [ ] there are no blocks and fewer plain ones. */
enum scalar_style scalar_style(const char *text, size_t length, bool flow);

/* Adds it in double quotes. In JSON characters above U+FFFF are escaped as
 * pairs. A byte that is not UTF-8 becomes U+FFFD. */
void scalar_quote(struct str *out, const char *text, size_t length, bool json);

/* Adds it as "|" and lines indented by so many spaces, up to the last LF. */
void scalar_block(struct str *out, const char *text, size_t length, int indent);

/* Whether a plain text is a number as JSON writes it, true or false. */
bool scalar_is_bare(const char *text, size_t length);

/* Adds an escape for a character, as it stands in double quotes. */
void scalar_escape(struct str *out, uint32_t character, bool json);

/* Decodes the character that a text begins with and returns how many bytes it
 * has; a byte that is not UTF-8 is U+FFFD. `length` > 0. */
size_t scalar_decode(const char *text, size_t length, uint32_t *character);

/* Adds a character as UTF-8. */
void scalar_add_utf8(struct str *out, uint32_t character);

#endif
