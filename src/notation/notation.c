/* SPDX-License-Identifier: MIT */
#include "notation/notation.h"

#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "model/progress.h"

static const struct {
	const char *text;
	int state;
} marks[] = {
	{"[x]", STATE_DONE},
	{"[ ]", STATE_OPEN},
	{"[-]", STATE_DROPPED},
	{"[/]", STATE_OPEN}, /* begun, in note programs */
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
	{"(dropped)", STATE_DROPPED},
	{"(已放弃)", STATE_DROPPED},
};

static const char *
last_three(const struct piece *piece)
{
	return piece->length >= 3 ? piece->text + piece->length - 3 : "   ";
}

/* Marks begin with [ or are among the symbols of U+2000 and of U+FF00, or
 * stand in ( ) at the end. */
static bool
may_have_mark(const struct piece *piece)
{
	const char *end = last_three(piece);
	char first = piece->length ? *piece->text : 0;

	return first == '[' || first == '\xe2' || first == '\xef' ||
		end[2] == ']' || end[2] == ')' || *end == '\xe2' ||
		*end == '\xef';
}

bool
notation_take_mark(struct piece *piece, int *state)
{
	struct piece after;
	size_t i;
	bool front;

	if (!may_have_mark(piece))
		return false;
	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		after = *piece;
		front = piece_take_prefix(&after, marks[i].text);
		if (!front && !piece_take_suffix(&after, marks[i].text))
			continue;
		*state = marks[i].state;
		*piece = after;
		piece_trim(piece);
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
		if (piece_take_suffix(piece, pairs[i][0]))
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
	return piece_take_end_digit(piece) ||
		piece_take_any(piece, parts, piece_take_suffix);
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
	if (before.length < piece->length &&
		piece_take_end_blanks(&joined) < 2 &&
		(piece->text[before.length] == '/' ||
			piece_take_suffix(&joined, "/"))) {
		piece_take_end_blanks(&joined);
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

	return piece_take_digits(&rest) && !rest.length;
}

/* 5/10: a number that can be nothing but progress, or a day. */
static bool
is_of_ten(const struct piece *number)
{
	return memchr(number->text, '/', number->length) ||
		memmem(number->text, number->length, "／", strlen("／"));
}

/* In a column of its own. "Python 3.9", "99.9%" are titles. */
static bool
stands_apart(const struct piece *piece)
{
	struct piece rest = *piece;

	/* A wide blank is as wide as two. */
	return piece_take_suffix(&rest, "　") ||
		piece_take_end_blanks(&rest) > 1;
}

static bool
ends_blank(const struct piece *piece)
{
	struct piece rest = *piece;

	return !rest.length || piece_take_end_blanks(&rest) > 0;
}

/* "reach 50%", "提升到 80%": the number is what the title is about. */
static bool
leads_to_number(const struct piece *piece)
{
	static const char *const wide[] = {"到", "至", "达", "为", "过", "于",
		"盖", "占", "超", "升", "降", "低", "高", "率", "约", "第", "≥",
		"≤", ">", "<", "=", "~", "+", NULL};
	static const char *const words[] = {"to", "by", "of", "at", "least",
		"most", "above", "below", "under", "over", "than", "from", "is",
		"reach", "version", "v", "on", "until", "due", "before", NULL};
	struct piece rest = *piece;

	if (piece_take_end_blanks(&rest) > 1)
		return false;
	return piece_take_any(&rest, wide, piece_take_suffix) ||
		(piece_take_any(&rest, words, piece_take_suffix) &&
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

	if (piece_take_end_blanks(&after) > 1)
		return false;
	if (piece_take_any(&after, colons, piece_take_suffix))
		piece_take_end_blanks(&after);
	if (!piece_take_any(&after, words, piece_take_suffix))
		return false;
	*piece = after;
	return true;
}

/* Takes what may stand between two notes at the end of a line. */
static void
take_joint(struct piece *piece)
{
	static const char *const joints[] = {
		",", "，", ";", "；", "|", "·", "——", "—", " -", " –", NULL};

	if (piece_take_end_blanks(piece) < 2)
		while (piece_take_any(piece, joints, piece_take_suffix))
			piece_take_end_blanks(piece);
}

/* "(40% complete)": the word behind a percentage. */
static bool
take_word_after(struct piece *piece)
{
	static const char *const words[] = {
		" complete", " completed", " done", "完成", NULL};
	struct piece before = *piece;

	if (!piece_take_any(&before, words, piece_take_suffix))
		return false;
	piece_trim(&before);
	if (!before.length || before.text[before.length - 1] != '%')
		return false;
	*piece = before;
	return true;
}

/* 3/6 where a word says that it is progress: only what is a whole number of
 * tenths, since the rest would be rounded. */
static bool
read_part(struct piece number, int *tenths)
{
	const char *slash = memchr(number.text, '/', number.length);
	size_t length = slash ? (size_t)(slash - number.text) : 0;
	int64_t part, whole;

	if (!slash || !decimal_read(number.text, length, &part) ||
		!decimal_read(slash + 1, number.length - length - 1, &whole) ||
		part < 0 || whole <= 0 || part > whole ||
		whole > INT64_MAX / PROGRESS_MAX ||
		part * PROGRESS_MAX % whole != 0)
		return false;
	*tenths = (int)(part * PROGRESS_MAX / whole);
	return true;
}

bool
notation_take_progress(struct piece *piece, int *tenths)
{
	struct piece after = *piece, number;
	int value = 0;
	const char *bracket = take_bracket(&after);
	bool word, read;

	piece_trim(&after);
	/* Without brackets it may be what is to be reached. */
	word = bracket && take_word_after(&after);
	if (!take_last_number(&after, &number))
		return false;
	read = tenths_read(number.text, number.length, &value);
	if (is_none(&number))
		value = -1;
	word = take_word_before(&after, progress_words) || word;
	if (!read && !is_none(&number) && (!word || !read_part(number, &value)))
		return false;
	if (!word &&
		(is_whole(&number) ||
			(!is_of_ten(&number) && !stands_apart(&after) &&
				(!bracket || *bracket != '['))))
		return false;
	if (bracket) {
		piece_trim(&after);
		if (!piece_take_suffix(&after, bracket))
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

	piece_trim(&after);
	if (!take_last_number(&after, &number))
		return false;
	if (is_none(&number))
		value = -1;
	else if (!tenths_read(number.text, number.length, &value))
		return false;
	if (!take_word_before(&after, confidence_words))
		return false;
	piece_trim(&after);
	if (bracket && !piece_take_suffix(&after, bracket))
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

	piece_take_end_blanks(&after);
	if (!piece_take_any(&after, ends, piece_take_suffix))
		return;
	while (after.length &&
		!piece_take_any(&after, begins, piece_take_suffix))
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

	piece_trim(&after);
	piece_take_any(&after, stops, piece_take_suffix);
	bracket = take_bracket(&after);
	if (!take_last_number(&after, &number))
		return false;
	if (is_none(&number))
		value = -1;
	else if (!score_read(number.text, number.length, &value))
		return false;
	if (piece_take_end_blanks(&after) > 1)
		return false;
	piece_take_any(&after, colons, piece_take_suffix);
	take_full_marks(&after);
	if (!take_word_before(&after, score_words))
		return false;
	piece_trim(&after);
	if (bracket && !piece_take_suffix(&after, bracket))
		return false;
	take_joint(&after);
	*piece = after;
	*score = value;
	return true;
}

/* Whether there is any use in looking for a number at the end. Most titles end
 * in a word, and there are many of them. */
static bool
may_end_in_number(const struct piece *piece)
{
	static const char *const closing[] = {"）", "】", "。", "分", NULL};
	struct piece rest = *piece;
	char c;

	for (;;) {
		c = rest.length ? rest.text[rest.length - 1] : 0;
		if (c == ')' || c == ']' || c == '.' || c == ' ')
			rest.length--;
		else if ((unsigned char)c < 0x80 ||
			!piece_take_any(&rest, closing, piece_take_suffix))
			break;
	}
	/* A word may follow the number in brackets. */
	if (rest.length < piece->length && memrchr(rest.text, '%', rest.length))
		return true;
	if ((unsigned char)c < 0x80)
		return (c >= '0' && c <= '9') || c == '%';
	return memcmp(last_three(&rest), "\xef\xbc", 2) == 0;
}

/* Whether a text may end in the name of a number: its last letter is one of
 * theirs, or what may stand between the two comes last. */
static bool
may_end_in_name(struct piece piece)
{
	static const char *const ends[] = {
		"度", "展", "数", "值", "心", "分", "评", "）", "：", NULL};

	piece_take_end_blanks(&piece);
	if (!piece.length)
		return false;
	if ((unsigned char)piece.text[piece.length - 1] < 0x80)
		return strchr(":=)sSeEfF", piece.text[piece.length - 1]);
	return piece_take_any(&piece, ends, piece_take_suffix);
}

/* Confidence and score have their names before them; progress may stand alone,
 * unless it is a whole number: that is the title's own. Most numbers have no
 * name, and there are many of them. */
static bool
take_number_note(struct line *line)
{
	struct piece *title = &line->title, before = *title, number;
	bool named =
		!take_last_number(&before, &number) || may_end_in_name(before);

	if (!named && is_whole(&number))
		return false;
	return (named && line->confidence == NOTATION_UNSAID &&
		       notation_take_confidence(title, &line->confidence)) ||
		(named && line->score == NOTATION_UNSAID &&
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
			       notation_take_mark(title, &line->state)) ||
			(may_end_in_number(title) && take_number_note(line));
	piece_trim(title);
}

static void
begin_line(struct line *line, const char *text, size_t length)
{
	*line = (struct line){.title = {text, length},
		.progress = NOTATION_UNSAID,
		.confidence = NOTATION_UNSAID,
		.score = NOTATION_UNSAID,
		.state = NOTATION_UNSAID};
	piece_trim(&line->title);
}

void
notation_read_title(struct line *line, const char *text, size_t length)
{
	begin_line(line, text, length);
	take_ends(line);
}

static void
set_label(struct line *line, const struct label *label)
{
	line->level = label->level;
	line->bare = label->bare;
	line->firm = label->firm;
	line->numbered = label->numbered;
}

static void
take_label(struct line *line)
{
	struct label label;

	if (line->state == NOTATION_UNSAID)
		notation_take_mark(&line->title, &line->state);
	if (notation_take_label(&line->title, &label))
		set_label(line, &label);
}

static void
read_behind_label(struct line *line)
{
	take_ends(line);
	/* What is finished is all the way there. */
	if (line->level == LEVEL_KEY_RESULT && line->state == STATE_DONE &&
		line->progress == NOTATION_UNSAID)
		line->progress = PROGRESS_MAX;
}

static void
read_labelled(struct line *line)
{
	take_label(line);
	read_behind_label(line);
}

void
notation_read_behind(
	struct line *line, struct piece title, const struct label *label)
{
	begin_line(line, title.text, title.length);
	set_label(line, label);
	read_behind_label(line);
}

void
notation_read(struct line *line, const char *text, size_t length)
{
	begin_line(line, text, length);
	read_labelled(line);
}

bool
notation_is_labelled(const char *text, size_t length)
{
	struct line line;

	begin_line(&line, text, length);
	take_label(&line);
	return line.level && !line.bare;
}

void
notation_read_task(struct line *line, const char *text, size_t length,
	bool label, enum node_state state)
{
	begin_line(line, text, length);
	line->state = (int)state;
	if (label)
		read_labelled(line);
	else
		take_ends(line);
}
