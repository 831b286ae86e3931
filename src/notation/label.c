/* SPDX-License-Identifier: MIT */
/*
 * Labels. One is a label only where something says so: a word without a number
 * needs punctuation behind it, a number in Chinese needs punctuation or a blank,
 * and a sentence about KR2 is a sentence.
 */
#include "label.h"

#include <string.h>

#include "notation/notation.h"

#define YEAR_DIGITS 4

/* How a word must be followed to be a label. */
enum need {
	NEED_FIRM,   /* a number, or punctuation */
	NEED_COLON,  /* a number, or one that no list uses: not "a)" */
	NEED_NUMBER, /* a number and punctuation: "OKR 1:" */
	NEED_DIGIT,  /* a number: 结果1 */
};

/* The words of each level; longer ones before what they begin with. */
static const struct {
	const char *word;
	int level;
	enum need need;
} labels[] = {
	{"objective", LEVEL_OBJECTIVE, NEED_FIRM},
	{"目标", LEVEL_OBJECTIVE, NEED_FIRM},
	{"目標", LEVEL_OBJECTIVE, NEED_FIRM},
	{"key-result", LEVEL_KEY_RESULT, NEED_FIRM},
	{"key result", LEVEL_KEY_RESULT, NEED_FIRM},
	{"keyresult", LEVEL_KEY_RESULT, NEED_FIRM},
	{"key_result", LEVEL_KEY_RESULT, NEED_FIRM},
	{"关键结果", LEVEL_KEY_RESULT, NEED_FIRM},
	{"关键成果", LEVEL_KEY_RESULT, NEED_FIRM},
	{"關鍵結果", LEVEL_KEY_RESULT, NEED_FIRM},
	{"關鍵成果", LEVEL_KEY_RESULT, NEED_FIRM},
	{"action", LEVEL_ACTION, NEED_FIRM},
	{"initiative", LEVEL_ACTION, NEED_FIRM},
	{"行动", LEVEL_ACTION, NEED_FIRM},
	{"行動", LEVEL_ACTION, NEED_FIRM},
	{"结果", LEVEL_KEY_RESULT, NEED_DIGIT},
	{"成果", LEVEL_KEY_RESULT, NEED_DIGIT},
	{"結果", LEVEL_KEY_RESULT, NEED_DIGIT},
	{"okr", LEVEL_OBJECTIVE, NEED_NUMBER},
	{"kr", LEVEL_KEY_RESULT, NEED_FIRM},
	{"ｋｒ", LEVEL_KEY_RESULT, NEED_FIRM},
	{"ＫＲ", LEVEL_KEY_RESULT, NEED_FIRM},
	{"objectif", LEVEL_OBJECTIVE, NEED_FIRM},
	{"objetivo", LEVEL_OBJECTIVE, NEED_FIRM},
	{"ziel", LEVEL_OBJECTIVE, NEED_FIRM},
	{"hedef", LEVEL_OBJECTIVE, NEED_FIRM},
	{"mục tiêu", LEVEL_OBJECTIVE, NEED_FIRM},
	{"목표", LEVEL_OBJECTIVE, NEED_FIRM},
	{"résultat clé", LEVEL_KEY_RESULT, NEED_FIRM},
	{"résultat-clé", LEVEL_KEY_RESULT, NEED_FIRM},
	{"resultado clave", LEVEL_KEY_RESULT, NEED_FIRM},
	{"resultado-chave", LEVEL_KEY_RESULT, NEED_FIRM},
	{"resultado chave", LEVEL_KEY_RESULT, NEED_FIRM},
	{"schlüsselergebnis", LEVEL_KEY_RESULT, NEED_FIRM},
	{"anahtar sonuç", LEVEL_KEY_RESULT, NEED_FIRM},
	{"kết quả then chốt", LEVEL_KEY_RESULT, NEED_FIRM},
	{"kết quả chính", LEVEL_KEY_RESULT, NEED_FIRM},
	{"主要な結果", LEVEL_KEY_RESULT, NEED_FIRM},
	{"主要な成果", LEVEL_KEY_RESULT, NEED_FIRM},
	{"主な結果", LEVEL_KEY_RESULT, NEED_FIRM},
	{"成果指標", LEVEL_KEY_RESULT, NEED_FIRM},
	{"핵심 결과", LEVEL_KEY_RESULT, NEED_FIRM},
	{"핵심결과", LEVEL_KEY_RESULT, NEED_FIRM},
	{"maßnahme", LEVEL_ACTION, NEED_FIRM},
	{"acción", LEVEL_ACTION, NEED_FIRM},
	{"acción clave", LEVEL_ACTION, NEED_FIRM},
	{"ação", LEVEL_ACTION, NEED_FIRM},
	{"실행", LEVEL_ACTION, NEED_FIRM},
	{"o", LEVEL_OBJECTIVE, NEED_COLON},
	{"Ｏ", LEVEL_OBJECTIVE, NEED_COLON},
	{"a", LEVEL_ACTION, NEED_COLON},
	{"Ａ", LEVEL_ACTION, NEED_COLON},
};

/* What may stand before the word of a label. */
static const char *const before[] = {"stretch ", "bonus ", "team ", "company ",
	"personal ", "annual ", "my ", "our ", "meine ", "unsere ", "mes ",
	"mis ", "minhas ", "miei ", "Мои ", "мои ", "Наши ", "我的", "团队",
	"个人", "公司", "部门", "年度", "季度", "團隊", "個人", "部門", NULL};

/* What makes of a label and a blank a sentence about it. */
static const char *const verbs[] = {"is ", "are ", "was ", "were ", "has ",
	"have ", "had ", "will ", "should ", "can ", "could ", "must ", "and ",
	"or ", "的", "是", "为", "也", "还", "将", "已", "和", "与", "都", "就",
	"é ", "não ", "es ", "deve ", "debe ", NULL};

static bool
is_joint(const struct piece *piece)
{
	return piece->length && strchr("0123456789", *piece->text);
}

/* 1, 1.2, 1-1, （一）, #1, -1. `words` when it is in Chinese. */
static bool
take_number(struct piece *piece, bool *words)
{
	static const char *const open[] = {"(", "（", "#", "-", NULL};
	static const char *const close[] = {")", "）", NULL};
	static const char *const joints[] = {".", "-", "．", "－", "_", NULL};
	struct piece after = *piece;
	bool bracket = piece_take_any(&after, open, piece_take_prefix);
	const char *digits;

	*words = after.length && (unsigned char)*after.text >= 0xe4 &&
		(unsigned char)*after.text <= 0xe9;
	digits = after.text;
	/* 目标 2027 is of a year. */
	if (!piece_take_digits(&after) ||
		(!*words && after.text - digits >= YEAR_DIGITS))
		return false;
	if (bracket)
		piece_take_any(&after, close, piece_take_prefix);
	*piece = after;
	/* "KR1.十点" is KR1 and a title. */
	while (piece_take_any(&after, joints, piece_take_prefix) &&
		(is_joint(&after) ||
			(after.length >= 3 &&
				(unsigned char)*after.text == 0xef)) &&
		piece_take_digits(&after))
		*piece = after;
	return true;
}

/* "Objective A:", "Objective II:" */
static bool
take_letter(struct piece *piece)
{
	static const char *const ends[] = {
		":", "：", ".", " —", " –", " - ", "、", NULL};
	struct piece after = *piece;
	size_t count = 0;

	while (after.length && strchr("IVX", *after.text) && count < 4) {
		after.text++;
		after.length--;
		count++;
	}
	if (!count && after.length && *after.text >= 'A' &&
		*after.text <= 'H') {
		after.text++;
		after.length--;
		count = 1;
	}
	if (!count ||
		(after.length &&
			!piece_take_any(
				&(struct piece){after.text, after.length}, ends,
				piece_take_prefix)))
		return false;
	*piece = after;
	return true;
}

/* One word of a label: its row, -1 for none. */
static int
take_word(struct piece *piece)
{
	unsigned char first = piece->length ? (unsigned char)*piece->text : 0;
	size_t i;

	for (i = 0; i < sizeof labels / sizeof *labels; i++)
		if (piece_same_letter(first, (unsigned char)*labels[i].word) &&
			piece_take_prefix(piece, labels[i].word))
			return (int)i;
	return -1;
}

/* "Objetivo O1", 目标 O1: the same once more, with the number. */
static void
take_again(struct piece *piece, int *row)
{
	struct piece next = *piece, number;
	bool words;
	int again;

	if (!piece_take_blanks(&next))
		return;
	again = take_word(&next);
	number = next;
	if (again < 0 || labels[again].level != labels[*row].level ||
		!take_number(&number, &words) || words)
		return;
	*piece = next;
	*row = again;
}

/* O1KR2 is a key result: the last word counts. Its row, -1 for none. */
static int
take_words(struct piece *piece, bool *numbered, bool *words)
{
	static const char *const joints[] = {".", "-", " ", "/", "_", NULL};
	struct piece after = *piece, next;
	int row = take_word(&after), lower;

	*words = false;
	*numbered = false;
	if (row < 0)
		return -1;
	take_again(&after, &row);
	for (;;) {
		next = after;
		piece_take_blanks(&next);
		*numbered = take_number(&next, words);
		if (!*numbered && strlen(labels[row].word) > 3)
			*numbered = take_letter(&next);
		if (!*numbered)
			break;
		after = next;
		piece_take_any(&next, joints, piece_take_prefix);
		lower = take_word(&next);
		if (lower < 0 || labels[lower].level <= labels[row].level)
			break;
		/* "O1 a new one": the word must be numbered, too. */
		*piece = next;
		if (!take_number(piece, words))
			break;
		row = lower;
		after = next;
	}
	*piece = after;
	return row;
}

static bool
begins_sentence(const struct piece *piece)
{
	struct piece rest = *piece;

	return piece_take_any(&rest, verbs, piece_take_prefix);
}

/* After a number a Chinese title may follow at once; "Objective 2的完成度"
 * speaks of one, and 目标3个 counts. */
static bool
begins_title(const struct piece *piece)
{
	static const char *const counted[] = {
		"个", "条", "项", "次", "月", "年", "天", "，", "。", NULL};
	struct piece rest = *piece;

	return piece->length >= 3 && (unsigned char)*piece->text >= 0xe3 &&
		!begins_sentence(piece) &&
		!piece_take_any(&rest, counted, piece_take_prefix);
}

/* "A new idea" is a sentence. */
static bool
is_article(const struct piece *word, size_t length, const struct piece *after)
{
	char c = after->length ? *after->text : 'a';

	return length == 1 && *word->text != 'K' &&
		((c >= 'a' && c <= 'z') || *word->text >= 'a');
}

static const char *const separators[] = {":: ", ":", "：", "、", ".", "．", ")",
	"）", "|", "｜", "——", "—", "–", NULL};
static const char *const colons[] = {":", "：", "|", "｜", "、", NULL};

static bool
take_separator(struct piece *piece, bool *blank)
{
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

/* KR1(小王)：, O1（60%）: what stands in brackets before the punctuation. */
static void
take_extra(struct piece *piece, struct piece *extra)
{
	static const char *const pairs[][2] = {
		{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}};
	struct piece after = *piece, rest;
	const char *close;
	size_t i;

	*extra = (struct piece){"", 0};
	piece_take_blanks(&after);
	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		rest = after;
		if (!piece_take_prefix(&rest, pairs[i][0]))
			continue;
		close = memmem(rest.text,
			rest.length < LABEL_EXTRA_MOST ? rest.length
						       : LABEL_EXTRA_MOST,
			pairs[i][1], strlen(pairs[i][1]));
		if (!close)
			return;
		*extra = (struct piece){rest.text, (size_t)(close - rest.text)};
		rest.length -= extra->length + strlen(pairs[i][1]);
		rest.text = close + strlen(pairs[i][1]);
		after = rest;
		piece_take_blanks(&rest);
		if (piece_take_any(&rest, colons, piece_take_prefix))
			*piece = after;
		else
			extra->length = 0;
		return;
	}
}

/* Pictographs, arrows, stars: decoration before a label. */
static bool
take_pictograph(struct piece *piece)
{
	const unsigned char *text = (const unsigned char *)piece->text;
	size_t length = 0;

	if (piece->length >= 4 && text[0] == 0xf0 && text[1] == 0x9f)
		length = 4;
	else if (piece->length >= 3 && text[0] == 0xe2 && text[1] >= 0x86 &&
		text[1] <= 0xaf)
		length = 3;
	else if (piece->length >= 3 && text[0] == 0xef && text[1] == 0xb8 &&
		text[2] == 0x8f)
		length = 3;
	else if (piece->length >= 3 && text[0] == 0xe2 && text[1] == 0x80 &&
		text[2] == 0x8d)
		length = 3;
	piece->text += length;
	piece->length -= length;
	return length > 0;
}

bool
notation_take_pictographs(struct piece *piece)
{
	bool taken = false;

	while (take_pictograph(piece))
		taken = true;
	piece_take_blanks(piece);
	return taken;
}

bool
label_take_before(struct piece *piece)
{
	return piece_take_any(piece, before, piece_take_prefix);
}

void
label_take_enumerator(struct piece *piece)
{
	static const char *const shuts[] = {"、", ". ", ") ", "）", NULL};
	struct piece after = *piece;

	if (!piece_take_digits(&after) ||
		!piece_take_any(&after, shuts, piece_take_prefix))
		return;
	piece_take_blanks(&after);
	notation_take_pictographs(&after);
	*piece = after;
}

/* What stands around the word of a label. */
struct marks {
	bool numbered, words;  /* by a number, one in words */
	bool closed;	       /* its bracket */
	bool separated, blank; /* from the title, by blanks only */
	bool alone;	       /* nothing follows */
};

/* Whether they are all that the row needs to be a label. */
static bool
is_marked(int row, const struct marks *marks, const struct piece *after)
{
	switch (labels[row].need) {
	case NEED_COLON:
		if (!marks->numbered && !marks->closed && !after->length &&
			marks->alone)
			return false;
		break;
	case NEED_DIGIT:
		if (!marks->numbered || marks->words)
			return false;
		break;
	case NEED_NUMBER:
		if (!marks->numbered || !marks->separated || marks->blank ||
			!after->length)
			return false;
		break;
	default:
		break;
	}
	return marks->separated || marks->closed ||
		(marks->numbered && !marks->words && begins_title(after));
}

/* a) and A. are of lists. */
static bool
begins_list(struct piece after)
{
	static const char *const marks[] = {
		".", "．", ")", "）", "——", "—", "–", NULL};

	return after.length && *after.text != ' ' &&
		piece_take_any(&after, marks, piece_take_prefix);
}

/* What the brackets of a label say; nothing where that is the label once more:
 * "目标1（O1）", "Key Result 2 (KR2)". */
static struct piece
extra_of(struct piece extra, int level)
{
	struct piece rest = extra;
	struct label again;

	if (extra.length && notation_take_label(&rest, &again) &&
		again.level == level && !rest.length)
		return (struct piece){"", 0};
	return extra;
}

bool
notation_take_label(struct piece *piece, struct label *label)
{
	static const char *const open[] = {"[", "【", "(", "（", "**", NULL};
	static const char *const close[] = {"]", "】", ")", "）", "**", NULL};
	struct piece after = *piece, word, name, extra, colon, front;
	struct marks marks;
	bool bracket;
	struct label found;
	size_t length;
	int row;

	piece_take_blanks(&after);
	notation_take_pictographs(&after);
	label_take_enumerator(&after);
	bracket = piece_take_any(&after, open, piece_take_prefix);
	notation_take_pictographs(&after);
	word = after;
	label_take_before(&after);
	front = (struct piece){word.text, (size_t)(after.text - word.text)};
	word = after;
	row = take_words(&after, &marks.numbered, &marks.words);
	if (row < 0)
		return false;
	name = (struct piece){word.text, (size_t)(after.text - word.text)};
	length = strlen(labels[row].word);
	marks.closed =
		bracket && piece_take_any(&after, close, piece_take_prefix);
	take_extra(&after, &extra);
	colon = after;
	piece_take_blanks(&colon);
	marks.alone = !colon.length;
	if (!marks.numbered && labels[row].need == NEED_COLON &&
		!marks.closed && begins_list(colon))
		return false;
	marks.separated = take_separator(&after, &marks.blank);
	/* **O1：** closes after the colon, **O1：title** at the end. */
	if (bracket && !marks.closed)
		marks.closed =
			piece_take_any(&after, close, piece_take_prefix) ||
			(marks.separated && piece_take_suffix(&after, "**"));
	if (bracket && !marks.closed)
		return false;
	if (!is_marked(row, &marks, &after))
		return false;
	found = (struct label){.level = labels[row].level,
		.bare = !marks.numbered && !marks.closed && marks.blank,
		.firm = marks.closed || (marks.separated && !marks.blank),
		.numbered = marks.numbered,
		.word = name,
		.extra = extra_of(extra, labels[row].level),
		.front = front};
	if (found.bare && is_article(&word, length, &after))
		return false;
	piece_trim(&after);
	if (!found.firm && begins_sentence(&after))
		return false;
	*label = found;
	*piece = after;
	return true;
}
