/* SPDX-License-Identifier: MIT */
/*
 * What stands at an end of a line beside its title: tags, a note in brackets,
 * the signs of a heading, days.
 */
#include <string.h>

#include "base/date.h"
#include "notation/notation.h"

bool
notation_take_tag(struct piece *piece, struct piece *tag)
{
	const char *hash = memrchr(piece->text, '#', piece->length);
	struct piece rest;
	size_t i;

	if (!hash || hash == piece->text || hash[-1] != ' ')
		return false;
	rest.text = hash + 1;
	rest.length = piece->length - (size_t)(rest.text - piece->text);
	for (i = 0; i < rest.length; i++)
		if (strchr(" \t,", rest.text[i]))
			return false;
	*tag = rest;
	if (!rest.length || (piece_take_digits(&rest) && !rest.length))
		return false;
	piece->length = (size_t)(hash - piece->text);
	piece_trim(piece);
	return true;
}

/* The bracket that opens what stands behind the piece closes; NULL for none. */
static const char *
opening_bracket(struct piece piece)
{
	size_t at = piece.length;
	int depth = 1;

	while (depth && at--)
		depth += (piece.text[at] == ']') - (piece.text[at] == '[');
	return depth ? NULL : piece.text + at;
}

bool
notation_take_note(struct piece *piece, struct piece *note)
{
	static const char numbers[] = "0123456789./%-xX ";
	struct piece rest = *piece;
	const char *open;
	size_t i;

	if (!piece_take_suffix(&rest, "]"))
		return false;
	open = opening_bracket(rest);
	if (!open || open == rest.text)
		return false;
	note->text = open + 1;
	note->length = rest.length - (size_t)(note->text - rest.text);
	for (i = 0; i < note->length; i++)
		if (!strchr(numbers, note->text[i]))
			break;
	if (i == note->length)
		return false;
	piece->length = (size_t)(open - piece->text);
	piece_trim(piece);
	return true;
}

int
notation_take_heading(struct piece *piece)
{
	struct piece after = *piece;
	int count = 0;

	while (piece_take_prefix(&after, "#") ||
		piece_take_prefix(&after, "＃"))
		count++;
	if (!count || !after.length || !piece_take_blanks(&after))
		return 0;
	*piece = after;
	piece_trim(piece);
	while (piece_take_suffix(piece, "#"))
		;
	piece_trim(piece);
	return count;
}

bool
notation_is_backlog(struct piece piece)
{
	static const char *const words[] = {
		"backlog", "清单", "待办", "待办清单", "someday", NULL};
	struct piece rest;
	size_t i;

	piece_trim(&piece);
	for (i = 0; words[i]; i++) {
		rest = piece;
		if (piece_take_prefix(&rest, words[i]) && !rest.length)
			return true;
	}
	return false;
}

bool
notation_take_days(struct piece *piece, int32_t today, struct span *span)
{
	struct piece after = *piece;
	const char *open;

	if (!piece_take_suffix(&after, ")"))
		return false;
	open = memrchr(after.text, '(', after.length);
	if (!open ||
		!span_read(open + 1,
			(size_t)(after.text + after.length - open - 1), today,
			span))
		return false;
	after.length = (size_t)(open - after.text);
	piece_trim(&after);
	if (!after.length)
		return false;
	*piece = after;
	return true;
}

bool
notation_take_keycap(struct piece *text)
{
	static const char *const ends[] = {
		"\xef\xb8\x8f\xe2\x83\xa3", "\xe2\x83\xa3", NULL};
	struct piece rest = *text;

	if (!piece_take_prefix(&rest, "🔟") &&
		(!piece_take_digits(&rest) || !rest.length ||
			rest.text - text->text > 2 ||
			!piece_take_any(&rest, ends, piece_take_prefix)))
		return false;
	piece_trim(&rest);
	*text = rest;
	return true;
}
