/* SPDX-License-Identifier: MIT */
/* What people put before the items of a list, more than Markdown knows, and where
 * their lists end. */
#include "dialect_turning.h"

#include <string.h>

#include "notation/notation.h"

bool
dialect_take_dash(struct piece *line)
{
	static const char *const dashes[] = {"- ", "* ", "+ ", NULL};

	return piece_take_any(line, dashes, piece_take_prefix);
}

bool
dialect_take_bullet(struct piece *line, bool dashes)
{
	static const char *const signs[] = {
		"•", "●", "○", "■", "▪", "◦", "‣", "►", "➢", "·", NULL};
	struct piece rest = *line;
	unsigned char next;

	/* Each sign begins with one of two bytes. */
	if (!rest.length || !strchr("-\xc2\xe2", *rest.text))
		return false;
	if (piece_take_any(&rest, signs, piece_take_prefix)) {
		piece_take_indent(&rest);
		*line = rest;
		return rest.length > 0;
	}
	if (!dashes || !piece_take_prefix(&rest, "-") || !rest.length)
		return false;
	next = (unsigned char)*rest.text;
	if (!((next | 32) >= 'a' && (next | 32) <= 'z') && next < 0xe3)
		return false;
	*line = rest;
	return true;
}

/* "a) forty chairs" below an item: Markdown counts in numbers only. */
static bool
take_letter(struct piece *line)
{
	const char *text = line->text;

	if (line->length < 4 || (text[0] | 32) < 'a' || (text[0] | 32) > 'z' ||
		(text[1] != ')' && text[1] != '.') || text[2] != ' ')
		return false;
	*line = (struct piece){text + 3, line->length - 3};
	piece_trim(line);
	return line->length > 0;
}

/* ① … ⑳ */
static bool
take_circled(struct piece *line)
{
	const unsigned char *text = (const unsigned char *)line->text;

	if (line->length < 3 || text[0] != 0xe2 || text[1] != 0x91 ||
		text[2] < 0xa0 || text[2] > 0xb3)
		return false;
	*line = (struct piece){line->text + 3, line->length - 3};
	return true;
}

/* "（1）重写", "(一) 重写" and "① 重写" count as well. */
static bool
take_bracketed(struct piece *line)
{
	static const char *const opens[] = {"(", "（", NULL};
	static const char *const closes[] = {")", "）", NULL};
	struct piece rest = *line;

	if (!take_circled(&rest) &&
		(!piece_take_any(&rest, opens, piece_take_prefix) ||
			!piece_take_digits(&rest) ||
			!piece_take_any(&rest, closes, piece_take_prefix)))
		return false;
	piece_trim(&rest);
	if (!rest.length)
		return false;
	*line = rest;
	return true;
}

bool
dialect_take_counter(struct piece *line)
{
	return take_letter(line) || take_bracketed(line);
}

bool
dialect_take_callout(struct piece *line)
{
	static const char *const kinds[] = {"[!goal]", "[!okr]", "[!objective]",
		"[!target]", "[!目标]", NULL};
	static const char *const folds[] = {"+", "-", NULL};
	struct piece rest = *line, title;
	struct label label;

	if (!piece_take_prefix(&rest, ">"))
		return false;
	piece_take_blanks(&rest);
	if (!piece_take_any(&rest, kinds, piece_take_prefix))
		return false;
	piece_take_any(&rest, folds, piece_take_prefix);
	piece_trim(&rest);
	title = rest;
	if (!notation_take_label(&title, &label) || !title.length)
		return false;
	*line = rest;
	return true;
}

/* The columns before the text of an item; 0 for another line. */
static int
item_column(struct piece line)
{
	static const char *const stops[] = {". ", ") ", NULL};
	struct piece rest = line;
	int indent = piece_take_indent(&rest);
	const char *mark = rest.text;

	if (dialect_take_dash(&rest) || dialect_take_bullet(&rest, false) ||
		(indent && dialect_take_counter(&rest)))
		return indent + 2;
	if (piece_take_digits(&rest) &&
		piece_take_any(&rest, stops, piece_take_prefix))
		return indent + (int)(rest.text - mark);
	return 0;
}

/* A label that no text goes on with; "A4 paper" may. */
static bool
is_labelled(struct piece line)
{
	struct label label;

	return line.length && !strchr("#>|`~<", *line.text) &&
		notation_take_label(&line, &label) && line.length &&
		(label.firm || (label.numbered && label.level != LEVEL_ACTION));
}

bool
dialect_ends_item(struct piece line, int *column)
{
	int own = item_column(line), above = *column;

	if (own || !line.length)
		*column = own;
	else if (above && piece_take_indent(&line) < above && is_labelled(line))
		*column = 0;
	return above && !*column && line.length;
}
