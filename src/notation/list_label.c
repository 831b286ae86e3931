/* SPDX-License-Identifier: MIT */
/* Lines that name a list: "Key results:", 年度目标. */
#include <string.h>

#include "label.h"
#include "notation/notation.h"

#define COUNT_DIGITS 2
#define NAME_MOST 40 /* bytes of the longest */
#define NAME_LEAST 6 /* bytes of a name in brackets */

/* Lines that say what the list below them is of; where it is not of `several`, it
 * may be the name of a single one whose title follows. */
static const struct {
	const char *word;
	int level;
	bool several;
} lists[] = {
	{"objectives", LEVEL_OBJECTIVE, true},
	{"objective(s)", LEVEL_OBJECTIVE, true},
	{"goals", LEVEL_OBJECTIVE, true},
	{"objective", LEVEL_OBJECTIVE, false},
	{"目标", LEVEL_OBJECTIVE, false},
	{"年度目标", LEVEL_OBJECTIVE, true},
	{"季度目标", LEVEL_OBJECTIVE, true},
	{"月度目标", LEVEL_OBJECTIVE, true},
	{"本年目标", LEVEL_OBJECTIVE, true},
	{"今年目标", LEVEL_OBJECTIVE, true},
	{"个人目标", LEVEL_OBJECTIVE, true},
	{"团队目标", LEVEL_OBJECTIVE, true},
	{"目標", LEVEL_OBJECTIVE, false},
	{"o", LEVEL_OBJECTIVE, false},
	{"objectifs", LEVEL_OBJECTIVE, true},
	{"objectif", LEVEL_OBJECTIVE, false},
	{"objetivos", LEVEL_OBJECTIVE, true},
	{"objetivo", LEVEL_OBJECTIVE, false},
	{"ziele", LEVEL_OBJECTIVE, true},
	{"ziel", LEVEL_OBJECTIVE, false},
	{"metas", LEVEL_OBJECTIVE, true},
	{"obiettivi", LEVEL_OBJECTIVE, true},
	{"doelen", LEVEL_OBJECTIVE, true},
	{"Цели", LEVEL_OBJECTIVE, true},
	{"цели", LEVEL_OBJECTIVE, true},
	{"hedefler", LEVEL_OBJECTIVE, true},
	{"hedef", LEVEL_OBJECTIVE, false},
	{"목표", LEVEL_OBJECTIVE, false},
	{"mục tiêu", LEVEL_OBJECTIVE, false},
	{"key results", LEVEL_KEY_RESULT, true},
	{"key-results", LEVEL_KEY_RESULT, true},
	{"keyresults", LEVEL_KEY_RESULT, true},
	{"key result(s)", LEVEL_KEY_RESULT, true},
	{"krs", LEVEL_KEY_RESULT, true},
	{"key result", LEVEL_KEY_RESULT, false},
	{"kr", LEVEL_KEY_RESULT, false},
	{"关键结果", LEVEL_KEY_RESULT, false},
	{"关键成果", LEVEL_KEY_RESULT, false},
	{"關鍵結果", LEVEL_KEY_RESULT, false},
	{"關鍵成果", LEVEL_KEY_RESULT, false},
	{"Ключевые результаты", LEVEL_KEY_RESULT, true},
	{"résultats clés", LEVEL_KEY_RESULT, true},
	{"résultats-clés", LEVEL_KEY_RESULT, true},
	{"resultados clave", LEVEL_KEY_RESULT, true},
	{"resultados-chave", LEVEL_KEY_RESULT, true},
	{"resultados chave", LEVEL_KEY_RESULT, true},
	{"schlüsselergebnisse", LEVEL_KEY_RESULT, true},
	{"anahtar sonuçlar", LEVEL_KEY_RESULT, true},
	{"kết quả then chốt", LEVEL_KEY_RESULT, true},
	{"主要な結果", LEVEL_KEY_RESULT, true},
	{"主要な成果", LEVEL_KEY_RESULT, true},
	{"主な結果", LEVEL_KEY_RESULT, true},
	{"成果指標", LEVEL_KEY_RESULT, true},
	{"핵심 결과", LEVEL_KEY_RESULT, true},
	{"actions", LEVEL_ACTION, true},
	{"action items", LEVEL_ACTION, true},
	{"action plan", LEVEL_ACTION, true},
	{"initiatives", LEVEL_ACTION, true},
	{"key initiatives", LEVEL_ACTION, true},
	{"tasks", LEVEL_ACTION, true},
	{"行动计划", LEVEL_ACTION, true},
	{"行动项", LEVEL_ACTION, true},
	{"行動計畫", LEVEL_ACTION, true},
	{"关键行动", LEVEL_ACTION, true},
	{"任务", LEVEL_ACTION, true},
	{"具体行动", LEVEL_ACTION, true},
	{"action", LEVEL_ACTION, false},
	{"行动", LEVEL_ACTION, false},
	{"行動", LEVEL_ACTION, false},
	{"acciones", LEVEL_ACTION, true},
	{"maßnahmen", LEVEL_ACTION, true},
};

/* Where the brackets at the end of the piece open, in either width, and what stands
 * in them; NULL where there are none, or nothing before them. */
static const char *
take_bracket(struct piece piece, struct piece *inside)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};
	const char *open;
	size_t i, width;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		*inside = piece;
		if (!piece_take_suffix(inside, pairs[i][1]))
			continue;
		width = strlen(pairs[i][0]);
		open = memmem(inside->text, inside->length, pairs[i][0], width);
		if (!open || open == inside->text)
			continue;
		inside->length -= (size_t)(open - inside->text) + width;
		inside->text = open + width;
		return open;
	}
	return NULL;
}

/* "目标 (Objective)", "Key Results(3つ程度)": the rest explains. */
static void
drop_bracket(struct piece *piece)
{
	struct piece inside;
	const char *open = take_bracket(*piece, &inside);

	if (!open ||
		(size_t)(inside.text + inside.length - open) > LABEL_EXTRA_MOST)
		return;
	piece->length = (size_t)(open - piece->text);
	piece_trim(piece);
}

/* "Các kết quả then chốt (Key Results)": what stands in brackets at the end. */
static bool
take_inside(struct piece *piece)
{
	struct piece inside;
	const char *open = take_bracket(*piece, &inside);

	if (!open || memchr(piece->text, ':', (size_t)(open - piece->text)))
		return false;
	*piece = inside;
	piece_trim(piece);
	return true;
}

static int
list_row(struct piece piece)
{
	unsigned char first = piece.length ? (unsigned char)*piece.text : 0;
	struct piece rest;
	size_t i;

	if (!piece.length || piece.length > NAME_MOST)
		return -1;
	for (i = 0; i < sizeof lists / sizeof *lists; i++) {
		if (!piece_same_letter(first, (unsigned char)*lists[i].word))
			continue;
		rest = piece;
		if (piece_take_prefix(&rest, lists[i].word) && !rest.length)
			return (int)i;
	}
	return -1;
}

/* "Annual KRs", "3 Key Results — leading and lagging": how many, of what, and
 * what is said about them. */
static void
drop_around(struct piece *piece)
{
	static const char *const dashes[] = {" — ", " – ", " - ", NULL};
	struct piece after = *piece;
	const char *dash;
	size_t i;

	/* "2026 Goals" does not count them. */
	if (piece_take_digits(&after) &&
		after.text - piece->text <= COUNT_DIGITS &&
		piece_take_blanks(&after))
		*piece = after;
	label_take_before(piece);
	for (i = 0; dashes[i]; i++) {
		dash = memmem(piece->text, piece->length, dashes[i],
			strlen(dashes[i]));
		if (dash)
			piece->length = (size_t)(dash - piece->text);
	}
}

int
notation_list_label(struct piece piece, bool *several)
{
	static const char *const ends[] = {":", "：", NULL};
	struct piece whole;
	int row;

	if (piece.length > 2 * LABEL_EXTRA_MOST)
		return 0;
	piece_trim(&piece);
	notation_take_pictographs(&piece);
	label_take_enumerator(&piece);
	piece_take_any(&piece, ends, piece_take_suffix);
	piece_trim(&piece);
	whole = piece;
	row = list_row(piece);
	if (row < 0) {
		struct piece rest = piece;

		drop_around(&rest);
		if (rest.length < piece.length)
			row = list_row(rest);
		/* One title that is said so is no list: "O - Open the shop". */
		if (row >= 0 && lists[row].level != LEVEL_KEY_RESULT &&
			!lists[row].several)
			row = -1;
	}
	if (row < 0) {
		drop_bracket(&piece);
		piece_take_any(&piece, ends, piece_take_suffix);
		piece_trim(&piece);
		row = list_row(piece);
	}
	if (row < 0 && take_inside(&whole)) {
		row = list_row(whole);
		/* Words of one letter are no names of what stands before. */
		if (row >= 0 && strlen(lists[row].word) < NAME_LEAST)
			row = -1;
	}
	if (row < 0)
		return 0;
	*several = lists[row].several;
	return lists[row].level;
}
