/* SPDX-License-Identifier: MIT */
#include "notation.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "model/progress.h"

void
notation_trim(struct piece *piece)
{
	piece->text = str_trim(piece->text, &piece->length);
}

/* Without a call for the byte in which words differ most often. */
static bool
same_byte(char a, char b)
{
	return a == b || ((a ^ b) == 32 && (a | 32) >= 'a' && (a | 32) <= 'z');
}

bool
notation_take_prefix(struct piece *piece, const char *word)
{
	size_t length;

	if (!piece->length || !same_byte(*piece->text, *word))
		return false;
	length = strlen(word);
	if (piece->length < length ||
		strncasecmp(piece->text, word, length) != 0)
		return false;
	piece->text += length;
	piece->length -= length;
	return true;
}

bool
notation_take_suffix(struct piece *piece, const char *word)
{
	size_t length = strlen(word);
	const char *at;

	if (piece->length < length)
		return false;
	at = piece->text + piece->length - length;
	if (!same_byte(*at, *word) || strncasecmp(at, word, length) != 0)
		return false;
	piece->length -= length;
	return true;
}

static bool
take_any(struct piece *piece, const char *const *words,
	bool (*take)(struct piece *piece, const char *word))
{
	for (; *words; words++)
		if (take(piece, *words))
			return true;
	return false;
}

static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7",
	"8", "9", "０", "１", "２", "３", "４", "５", "６", "７", "８", "９",
	NULL};
static const char *const numerals[] = {
	"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
static const char *const blanks[] = {" ", "\t", "　", NULL};

static bool
take_digits(struct piece *piece)
{
	bool taken = take_any(piece, digits, notation_take_prefix);

	if (taken) {
		while (take_any(piece, digits, notation_take_prefix))
			;
		return true;
	}
	while (take_any(piece, numerals, notation_take_prefix))
		taken = true;
	return taken;
}

/* 1, 1.2, 1-1, （一）, #1 */
static bool
take_number(struct piece *piece)
{
	static const char *const open[] = {"(", "（", "#", NULL};
	static const char *const close[] = {")", "）", NULL};
	static const char *const joints[] = {".", "-", "．", "－", "_", NULL};
	struct piece after = *piece;
	bool bracket = take_any(&after, open, notation_take_prefix);

	if (!take_digits(&after))
		return false;
	if (bracket)
		take_any(&after, close, notation_take_prefix);
	*piece = after;
	while (take_any(&after, joints, notation_take_prefix) &&
		take_digits(&after))
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
		if (notation_take_prefix(piece, labels[i].word)) {
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
		take_any(&next, blanks, notation_take_prefix);
		*numbered = take_number(&next);
		if (!*numbered)
			break;
		after = next;
		take_any(&next, joints, notation_take_prefix);
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

/* Blanks at the end, which are taken. Two or more are a column of their own:
 * what stands before them is the title's. */
static int
take_end_blanks(struct piece *piece)
{
	int count = 0;

	while (take_any(piece, blanks, notation_take_suffix))
		count++;
	return count;
}

static bool
take_blanks(struct piece *piece)
{
	bool taken = false;

	while (take_any(piece, blanks, notation_take_prefix))
		taken = true;
	return taken;
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
		!take_any(&rest, particles, notation_take_prefix);
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

	*blank = take_blanks(piece);
	if (take_any(piece, separators, notation_take_prefix)) {
		*blank = false;
		return true;
	}
	if (*blank)
		take_any(piece, dashes, notation_take_prefix);
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

	take_blanks(&after);
	bracket = take_any(&after, open, notation_take_prefix);
	word = after;
	if (!take_words(&after, &found, &numbered, &length))
		return false;
	closed = bracket && take_any(&after, close, notation_take_prefix);
	separated = take_separator(&after, &blank);
	/* **O1：** closes after the colon, **O1：title** at the end. */
	if (bracket && !closed)
		closed = take_any(&after, close, notation_take_prefix) ||
			notation_take_suffix(&after, "**");
	if (bracket && !closed)
		return false;
	if (!separated && !closed && !(numbered && begins_title(&after)))
		return false;
	*label = (struct label){found, !numbered && !closed && blank,
		closed || (separated && !blank)};
	if (label->bare && is_article(&word, length, &after))
		return false;
	*piece = after;
	notation_trim(piece);
	return true;
}

static const struct {
	const char *text;
	int state;
} marks[] = {
	{"[x]", STATE_DONE},
	{"[ ]", STATE_OPEN},
	{"[-]", STATE_DROPPED},
	{"[√]", STATE_DONE},
	{"[✓]", STATE_DONE},
	{"[✔]", STATE_DONE},
	{"［x］", STATE_DONE},
	{"✔️", STATE_DONE},
	{"✅️", STATE_DONE},
	{"✓", STATE_DONE},
	{"✔", STATE_DONE},
	{"✅", STATE_DONE},
	{"☑", STATE_DONE},
	{"√", STATE_DONE},
	{"☐", STATE_OPEN},
	{"○", STATE_OPEN},
	{"✗", STATE_DROPPED},
	{"✘", STATE_DROPPED},
	{"❌", STATE_DROPPED},
};

bool
notation_take_mark(struct piece *piece, int *state)
{
	struct piece after;
	size_t i;
	bool front;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		after = *piece;
		front = notation_take_prefix(&after, marks[i].text);
		if (!front && !notation_take_suffix(&after, marks[i].text))
			continue;
		*state = marks[i].state;
		*piece = after;
		notation_trim(piece);
		return true;
	}
	return false;
}

/* The closing bracket, if there is one, and the opening one it asks for. */
static const char *
take_bracket(struct piece *piece)
{
	static const char *const pairs[][2] = {{")", "("}, {"）", "（"},
		{"]", "["}, {"】", "【"}, {"）", "("}, {")", "（"}};
	size_t i;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (notation_take_suffix(piece, pairs[i][0]))
			return pairs[i][1];
	return NULL;
}

/* The characters a number is made of, full-width ones too. */
static bool
take_number_end(struct piece *piece)
{
	static const char *const parts[] = {"–", "．", "／", "％", "－", NULL};
	char c = piece->length ? piece->text[piece->length - 1] : 0;

	if ((unsigned char)c < 0x80) {
		if (!c || !strchr("0123456789./%-", c))
			return false;
		piece->length--;
		return true;
	}
	return take_any(piece, digits, notation_take_suffix) ||
		take_any(piece, parts, notation_take_suffix);
}

/* The last word of the text if it is made as a number: it is left in *number,
 * with its spaces ("5 / 10"), and taken from the piece. */
static bool
take_last_number(struct piece *piece, struct piece *number)
{
	struct piece before = *piece, joined;

	while (take_number_end(&before))
		;
	/* 5 / 10: what is left of the slash belongs to it. */
	joined = before;
	if (before.length < piece->length && take_end_blanks(&joined) < 2 &&
		(piece->text[before.length] == '/' ||
			notation_take_suffix(&joined, "/"))) {
		take_end_blanks(&joined);
		while (take_number_end(&joined))
			;
		before = joined;
	}
	*number = (struct piece){
		piece->text + before.length, piece->length - before.length};
	if (!number->length)
		return false;
	*piece = before;
	return true;
}

static bool
is_none(const struct piece *number)
{
	return str_is(number->text, number->length, "-/10") ||
		str_is(number->text, number->length, "–/10");
}

/* A bare whole number is a count of something, not progress. */
static bool
is_whole(const struct piece *number)
{
	struct piece rest = *number;

	return take_digits(&rest) && !rest.length;
}

static bool
ends_blank(const struct piece *piece)
{
	struct piece rest = *piece;

	return !rest.length || take_any(&rest, blanks, notation_take_suffix);
}

/* "reach 50%", "提升到 80%": the number is what the title is about. */
static bool
leads_to_number(const struct piece *piece)
{
	static const char *const wide[] = {"到", "至", "达", "为", "过", "于",
		"超", "升", "降", "低", "高", "率", "约", "第", "≥", "≤", ">",
		"<", "=", "~", "+", NULL};
	static const char *const words[] = {"to", "by", "of", "at", "least",
		"most", "above", "below", "under", "over", "than", "from", "is",
		"reach", "version", "v", NULL};
	struct piece rest = *piece;

	if (take_end_blanks(&rest) > 1)
		return false;
	return take_any(&rest, wide, notation_take_suffix) ||
		(take_any(&rest, words, notation_take_suffix) &&
			ends_blank(&rest));
}

static const char *const progress_words[] = {
	"进度", "进展", "完成度", "progress", "done", NULL};
static const char *const confidence_words[] = {
	"信心指数", "信心值", "信心", "confidence", "conf", NULL};
static const char *const score_words[] = {"自我打分", "自我评分", "自评分",
	"打分", "评分", "得分", "自评", "final score", "self score", "score",
	"grade", NULL};

/* A word and what may stand between it and its value. */
static bool
take_word_before(struct piece *piece, const char *const *words)
{
	static const char *const colons[] = {":", "：", "=", NULL};
	struct piece after = *piece;

	if (take_end_blanks(&after) > 1)
		return false;
	if (take_any(&after, colons, notation_take_suffix))
		take_end_blanks(&after);
	if (!take_any(&after, words, notation_take_suffix))
		return false;
	*piece = after;
	return true;
}

/* Takes what may stand between two notes at the end of a line. */
static void
take_joint(struct piece *piece)
{
	static const char *const joints[] = {
		",", "，", ";", "；", "|", "·", "—", NULL};

	if (take_end_blanks(piece) < 2)
		while (take_any(piece, joints, notation_take_suffix))
			take_end_blanks(piece);
}

bool
notation_take_progress(struct piece *piece, int *tenths)
{
	struct piece after = *piece, number;
	int value;
	const char *bracket = take_bracket(&after);
	bool word;

	notation_trim(&after);
	if (!take_last_number(&after, &number))
		return false;
	if (is_none(&number))
		value = -1;
	else if (!tenths_read(number.text, number.length, &value, NULL))
		return false;
	word = take_word_before(&after, progress_words);
	if (!word && is_whole(&number))
		return false;
	if (bracket) {
		notation_trim(&after);
		if (!notation_take_suffix(&after, bracket))
			return false;
	} else if (!word && (!ends_blank(&after) || leads_to_number(&after))) {
		return false;
	}
	take_joint(&after);
	*piece = after;
	*tenths = value;
	return true;
}

bool
notation_take_confidence(struct piece *piece, int *tenths)
{
	struct piece after = *piece, number;
	int value;
	const char *bracket = take_bracket(&after);

	notation_trim(&after);
	if (!take_last_number(&after, &number))
		return false;
	if (is_none(&number))
		value = -1;
	else if (!tenths_read(number.text, number.length, &value, NULL))
		return false;
	if (!take_word_before(&after, confidence_words))
		return false;
	notation_trim(&after);
	if (bracket && !notation_take_suffix(&after, bracket))
		return false;
	take_joint(&after);
	*piece = after;
	*tenths = value;
	return true;
}

/* （满分1.0） between the word and its value. */
static void
take_full_marks(struct piece *piece)
{
	static const char *const ends[] = {"）", ")", NULL};
	static const char *const begins[] = {"（", "(", NULL};
	struct piece after = *piece;

	take_end_blanks(&after);
	if (!take_any(&after, ends, notation_take_suffix))
		return;
	while (after.length && !take_any(&after, begins, notation_take_suffix))
		after.length--;
	if (after.length)
		*piece = after;
}

bool
notation_take_score(struct piece *piece, int *score)
{
	static const char *const stops[] = {"。", ".", "分", NULL};
	static const char *const colons[] = {":", "：", "=", NULL};
	struct piece after = *piece, number;
	int value;
	const char *bracket;

	notation_trim(&after);
	take_any(&after, stops, notation_take_suffix);
	bracket = take_bracket(&after);
	if (!take_last_number(&after, &number))
		return false;
	if (is_none(&number))
		value = -1;
	else if (!score_read(number.text, number.length, &value, NULL))
		return false;
	if (take_end_blanks(&after) > 1)
		return false;
	take_any(&after, colons, notation_take_suffix);
	take_full_marks(&after);
	if (!take_word_before(&after, score_words))
		return false;
	notation_trim(&after);
	if (bracket && !notation_take_suffix(&after, bracket))
		return false;
	take_joint(&after);
	*piece = after;
	*score = value;
	return true;
}

static const char *
last_three(const struct piece *piece)
{
	return piece->length >= 3 ? piece->text + piece->length - 3 : "   ";
}

/* Whether there is any use in looking for a number at the end. Most titles end
 * in a word, and there are many of them. */
static bool
may_end_in_number(const struct piece *piece)
{
	static const char *const closing[] = {
		")", "]", "）", "】", "。", ".", "分", " ", NULL};
	struct piece rest = *piece;
	const char *end;
	char c;

	while (take_any(&rest, closing, notation_take_suffix))
		;
	if (!rest.length)
		return false;
	c = rest.text[rest.length - 1];
	if ((unsigned char)c < 0x80)
		return (c >= '0' && c <= '9') || c == '%';
	end = last_three(&rest);
	return memcmp(end, "\xef\xbc", 2) == 0;
}

/* Marks begin with [ or are among the symbols of U+2000 and of U+FF00. */
static bool
may_have_mark(const struct piece *piece)
{
	const char *end = last_three(piece);
	char first = piece->length ? *piece->text : 0;

	return first == '[' || first == '\xe2' || first == '\xef' ||
		end[2] == ']' || *end == '\xe2' || *end == '\xef';
}

static bool
take_number_note(struct line *line)
{
	struct piece *title = &line->title;

	return (line->confidence == NOTATION_UNSAID &&
		       notation_take_confidence(title, &line->confidence)) ||
		(line->score == NOTATION_UNSAID &&
			notation_take_score(title, &line->score)) ||
		(line->progress == NOTATION_UNSAID &&
			notation_take_progress(title, &line->progress));
}

/* What stands before or after the title in any order, but each once: what is
 * left is the title's own. */
static void
take_ends(struct line *line)
{
	struct piece *title = &line->title;
	bool more = true;

	while (more)
		more = (line->state == NOTATION_UNSAID &&
			       may_have_mark(title) &&
			       notation_take_mark(title, &line->state)) ||
			(may_end_in_number(title) && take_number_note(line));
	notation_trim(title);
}

static void
begin_line(struct line *line, const char *text, size_t length)
{
	*line = (struct line){.title = {text, length},
		.progress = NOTATION_UNSAID,
		.confidence = NOTATION_UNSAID,
		.score = NOTATION_UNSAID,
		.state = NOTATION_UNSAID};
	notation_trim(&line->title);
}

void
notation_read_title(struct line *line, const char *text, size_t length)
{
	begin_line(line, text, length);
	take_ends(line);
}

void
notation_read(struct line *line, const char *text, size_t length)
{
	struct label label;

	begin_line(line, text, length);
	if (may_have_mark(&line->title))
		notation_take_mark(&line->title, &line->state);
	if (notation_take_label(&line->title, &label)) {
		line->level = label.level;
		line->bare = label.bare;
		line->firm = label.firm;
	}
	take_ends(line);
}

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
	if (!rest.length || (take_digits(&rest) && !rest.length))
		return false;
	piece->length = (size_t)(hash - piece->text);
	notation_trim(piece);
	return true;
}

int
notation_take_heading(struct piece *piece)
{
	struct piece after = *piece;
	int count = 0;

	while (notation_take_prefix(&after, "#") ||
		notation_take_prefix(&after, "＃"))
		count++;
	if (!count || !after.length || !take_blanks(&after))
		return 0;
	*piece = after;
	notation_trim(piece);
	while (notation_take_suffix(piece, "#"))
		;
	notation_trim(piece);
	return count;
}

bool
notation_is_backlog(struct piece piece)
{
	static const char *const words[] = {
		"backlog", "清单", "待办", "待办清单", "someday", NULL};
	struct piece rest;
	size_t i;

	notation_trim(&piece);
	for (i = 0; words[i]; i++) {
		rest = piece;
		if (notation_take_prefix(&rest, words[i]) && !rest.length)
			return true;
	}
	return false;
}

bool
notation_take_days(struct piece *piece, int32_t today, struct span *span)
{
	struct piece after = *piece;
	const char *open;

	if (!notation_take_suffix(&after, ")"))
		return false;
	open = memrchr(after.text, '(', after.length);
	if (!open ||
		!span_read(open + 1,
			(size_t)(after.text + after.length - open - 1), today,
			span))
		return false;
	after.length = (size_t)(open - after.text);
	notation_trim(&after);
	if (!after.length)
		return false;
	*piece = after;
	return true;
}
