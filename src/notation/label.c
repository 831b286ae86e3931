/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "notation/notation.h"

#define LIST_LABEL_MOST 24 /* bytes */

/* 1, 1.2, 1-1, （一）, #1 */
static bool
take_number(struct piece *piece)
{
	static const char *const open[] = {"(", "（", "#", NULL};
	static const char *const close[] = {")", "）", NULL};
	static const char *const joints[] = {".", "-", "．", "－", "_", NULL};
	struct piece after = *piece;
	bool bracket = piece_take_any(&after, open, piece_take_prefix);

	if (!piece_take_digits(&after))
		return false;
	if (bracket)
		piece_take_any(&after, close, piece_take_prefix);
	*piece = after;
	while (piece_take_any(&after, joints, piece_take_prefix) &&
		piece_take_digits(&after))
		*piece = after;
	return true;
}

static const struct {
	const char *word;
	int level;
} labels[] = {
	{"objective", LEVEL_OBJECTIVE},
	{"目标", LEVEL_OBJECTIVE},
	{"key-result", LEVEL_KEY_RESULT},
	{"key result", LEVEL_KEY_RESULT},
	{"keyresult", LEVEL_KEY_RESULT},
	{"key_result", LEVEL_KEY_RESULT},
	{"关键结果", LEVEL_KEY_RESULT},
	{"关键成果", LEVEL_KEY_RESULT},
	{"action", LEVEL_ACTION},
	{"行动", LEVEL_ACTION},
	{"kr", LEVEL_KEY_RESULT},
	{"ｋｒ", LEVEL_KEY_RESULT},
	{"ＫＲ", LEVEL_KEY_RESULT},
	{"o", LEVEL_OBJECTIVE},
	{"Ｏ", LEVEL_OBJECTIVE},
	{"a", LEVEL_ACTION},
	{"Ａ", LEVEL_ACTION},
};

/* One word of a label; `length` is of the word. */
static bool
take_word(struct piece *piece, int *level, size_t *length)
{
	size_t i;

	for (i = 0; i < sizeof labels / sizeof *labels; i++)
		if (piece_take_prefix(piece, labels[i].word)) {
			*level = labels[i].level;
			*length = strlen(labels[i].word);
			return true;
		}
	return false;
}

/* O1KR2 is a key result: the last word counts. */
static bool
take_words(struct piece *piece, int *level, bool *numbered, size_t *length)
{
	static const char *const joints[] = {".", "-", " ", "/", "_", NULL};
	struct piece after = *piece, next;
	int lower;

	if (!take_word(&after, level, length))
		return false;
	for (;;) {
		next = after;
		piece_take_blanks(&next);
		*numbered = take_number(&next);
		if (!*numbered)
			break;
		after = next;
		piece_take_any(&next, joints, piece_take_prefix);
		if (!take_word(&next, &lower, length) || lower <= *level)
			break;
		/* "O1 a new one": the word must be numbered, too. */
		*piece = next;
		if (!take_number(piece))
			break;
		*level = lower;
		after = next;
	}
	*piece = after;
	return true;
}

/* After a number a Chinese title may follow at once; "Objective 2的完成度"
 * speaks of one. */
static bool
begins_title(const struct piece *piece)
{
	static const char *const particles[] = {"的", "是", "也", "还", "将",
		"已", "和", "与", "都", "就", "，", "。", NULL};
	struct piece rest = *piece;

	return piece->length >= 3 && (unsigned char)*piece->text >= 0xe3 &&
		!piece_take_any(&rest, particles, piece_take_prefix);
}

/* "A new idea" is a sentence. */
static bool
is_article(const struct piece *word, size_t length, const struct piece *after)
{
	char c = after->length ? *after->text : 'a';

	return length == 1 && *word->text != 'K' &&
		((c >= 'a' && c <= 'z') || *word->text >= 'a');
}

static bool
take_separator(struct piece *piece, bool *blank)
{
	static const char *const separators[] = {
		":", "：", "、", ".", "．", ")", "）", "|", "｜", NULL};
	static const char *const dashes[] = {"- ", "– ", "— ", "—— ", NULL};

	*blank = piece_take_blanks(piece);
	if (piece_take_any(piece, separators, piece_take_prefix)) {
		*blank = false;
		return true;
	}
	if (*blank)
		piece_take_any(piece, dashes, piece_take_prefix);
	return *blank || !piece->length;
}

bool
notation_take_label(struct piece *piece, struct label *label)
{
	static const char *const open[] = {"[", "【", "(", "（", "**", NULL};
	static const char *const close[] = {"]", "】", ")", "）", "**", NULL};
	struct piece after = *piece, word;
	bool bracket, numbered, blank, closed, separated;
	size_t length;
	int found;

	piece_take_blanks(&after);
	bracket = piece_take_any(&after, open, piece_take_prefix);
	word = after;
	if (!take_words(&after, &found, &numbered, &length))
		return false;
	closed = bracket && piece_take_any(&after, close, piece_take_prefix);
	separated = take_separator(&after, &blank);
	/* **O1：** closes after the colon, **O1：title** at the end. */
	if (bracket && !closed)
		closed = piece_take_any(&after, close, piece_take_prefix) ||
			(separated && piece_take_suffix(&after, "**"));
	if (bracket && !closed)
		return false;
	if (!separated && !closed && !(numbered && begins_title(&after)))
		return false;
	*label = (struct label){found, !numbered && !closed && blank,
		closed || (separated && !blank)};
	if (label->bare && is_article(&word, length, &after))
		return false;
	*piece = after;
	piece_trim(piece);
	return true;
}

int
notation_list_label(struct piece piece, bool *several)
{
	static const struct {
		const char *word;
		int level;
		bool several;
	} words[] = {
		{"objectives", LEVEL_OBJECTIVE, true},
		{"key results", LEVEL_KEY_RESULT, true},
		{"key-results", LEVEL_KEY_RESULT, true},
		{"krs", LEVEL_KEY_RESULT, true},
		{"actions", LEVEL_ACTION, true},
		{"action items", LEVEL_ACTION, true},
		{"initiatives", LEVEL_ACTION, true},
		{"行动计划", LEVEL_ACTION, true},
		{"行动项", LEVEL_ACTION, true},
		{"目标", LEVEL_OBJECTIVE, false},
		{"key result", LEVEL_KEY_RESULT, false},
		{"kr", LEVEL_KEY_RESULT, false},
		{"关键结果", LEVEL_KEY_RESULT, false},
		{"关键成果", LEVEL_KEY_RESULT, false},
		{"action", LEVEL_ACTION, false},
		{"行动", LEVEL_ACTION, false},
	};
	static const char *const colons[] = {":", "：", NULL};
	struct piece rest;
	size_t i;

	if (piece.length > LIST_LABEL_MOST)
		return 0;
	piece_trim(&piece);
	piece_take_any(&piece, colons, piece_take_suffix);
	piece_trim(&piece);
	for (i = 0; i < sizeof words / sizeof *words; i++) {
		rest = piece;
		if (piece_take_prefix(&rest, words[i].word) && !rest.length) {
			*several = words[i].several;
			return words[i].level;
		}
	}
	return 0;
}
