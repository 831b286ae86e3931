/* SPDX-License-Identifier: MIT */
/* Runs of a post: marks where they open and close, links, lines. */
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "base/text.h"
#include "guard.h"
#include "post.h"

#define WIDE_BLANK "\u3000"

/* What a style is written with, on both sides. */
static const struct {
	unsigned style;
	const char *mark;
} marks[] = {{RUN_STRONG, "**"}, {RUN_STRUCK, "~~"}};
#define MARKS (sizeof marks / sizeof *marks)
#define MARKED (RUN_STRONG | RUN_STRUCK)

static bool
is_blank(ucs4_t character)
{
	return character == ' ' || uc_is_property_white_space(character);
}

static bool
is_sign(ucs4_t character)
{
	return uc_is_general_category_withtable(
		character, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
}

/* Whether a mark beside it stands at an edge: then it may face any sign. Next
 * to another sign it may as CommonMark has it, but not all readers do. */
static bool
is_edge(ucs4_t character)
{
	return !character || is_blank(character);
}

static ucs4_t
first_character(const char *text, size_t length)
{
	ucs4_t character = 0;

	if (length)
		u8_mbtouc(&character, (const uint8_t *)text, length);
	return character;
}

static ucs4_t
last_character(const char *text, size_t length)
{
	size_t at = length;

	while (at && ((unsigned char)text[--at] & 0xc0) == 0x80)
		continue;
	return first_character(text + at, length - at);
}

/* What cannot stand right inside a mark leaves it: blanks, and signs next to a
 * letter (CommonMark's flanking rule, which else breaks **重要。**后文). */
static size_t
leave_front(const char *text, size_t length, ucs4_t before)
{
	size_t at = 0, next;
	ucs4_t character;

	for (; at < length; at = next) {
		next = text_next(text, length, at);
		character = first_character(text + at, length - at);
		if (!is_blank(character) &&
			(!is_sign(character) || is_edge(before)))
			break;
		before = last_character(text, next);
	}
	return at;
}

static size_t
leave_back(const char *text, size_t from, size_t length, ucs4_t after)
{
	size_t at = length, last;
	ucs4_t character;

	for (; at > from; at = last) {
		last = text_prev(text, length, at);
		character = last_character(text, at);
		if (!is_blank(character) &&
			(!is_sign(character) || is_edge(after)))
			break;
		after = first_character(text + last, length - last);
	}
	return at < from ? from : at;
}

/* The marks that stand open, the last one innermost. */
struct open_marks {
	size_t marks[MARKS]; /* of the table */
	size_t count;
};

#define MARKS_SIZE (2 * MARKS + 1)

static unsigned
open_style(const struct open_marks *open)
{
	unsigned style = 0;
	size_t i;

	for (i = 0; i < open->count; i++)
		style |= marks[open->marks[i]].style;
	return style;
}

/* Opens what the style has and does not stand open; what is kept longer goes
 * outside. */
static void
open_marks(struct open_marks *open, unsigned style, unsigned keep,
	char out[static MARKS_SIZE])
{
	unsigned wanted = style & ~open_style(open), now;
	size_t pass, i;

	*out = '\0';
	for (pass = 0; pass < 2; pass++) {
		now = pass ? wanted & ~keep : wanted & keep;
		for (i = 0; i < MARKS; i++) {
			if (!(now & marks[i].style))
				continue;
			open->marks[open->count++] = i;
			strcat(out, marks[i].mark);
		}
	}
}

/* Closes what is not kept, and what was opened inside it. */
static void
close_marks(struct open_marks *open, unsigned keep, char out[static MARKS_SIZE])
{
	*out = '\0';
	while (open_style(open) & ~keep)
		strcat(out, marks[open->marks[--open->count]].mark);
}

/* A text between the marks that begin and end with it. */
struct marked {
	const char *text;
	size_t length;
	char opened[MARKS_SIZE], closed[MARKS_SIZE];
	bool first;   /* it begins a line */
	bool guarded; /* which would be taken for data */
};

static void
add_marked(
	struct post *post, const struct marked *marked, size_t from, size_t to)
{
	const char *text = marked->text;
	size_t taken = 0;

	if (!from)
		str_add(&post->text, marked->opened);
	if (marked->guarded)
		taken = guard_add(&post->text, text, marked->length);
	if (from) {
		post_escape_bytes(post, text + taken, from - taken,
			marked->first && !taken);
		str_add(&post->text, marked->opened);
		taken = from;
	}
	post_escape_bytes(post, text + taken, to - taken,
		marked->first && !taken && !*marked->opened);
	str_add(&post->text, marked->closed);
	post_escape_bytes(post, text + to, marked->length - to, false);
}

/* ---- pieces: runs that look alike, as one */

struct piece_of_runs {
	const struct run *run, *last;
	unsigned style;
	struct str text; /* safe to show */
};

/* Whether it can stand between two backticks: ours knows no longer ones, and
 * a site's templates look into code, too. */
static bool
is_plain_code(const char *text)
{
	return !strchr(text, '`') && !strstr(text, "{{") && *text != ' ' &&
		text[strlen(text) - 1] != ' ';
}

/* The style it is written in. */
static unsigned
style_of(const struct run *run)
{
	struct str text = {0};
	unsigned style = run->style;

	text_visible(&text, run->text, strlen(run->text));
	if (style & RUN_CODE && !is_plain_code(str_text(&text)))
		style &= ~(unsigned)RUN_CODE;
	str_fini(&text);
	return style & (MARKED | RUN_CODE | RUN_BREAK);
}

/* An address that is its own text. */
static bool
is_bare(const struct run *run)
{
	return run->link && strcmp(run->link, run->text) == 0;
}

static void
gather(struct piece_of_runs *piece, const struct run *run)
{
	const struct run *next;
	struct str text = {0};

	piece->run = piece->last = run;
	piece->style = style_of(run);
	str_add(&text, run->text);
	for (next = run->next;
		next && next->link == run->link && !is_bare(next) &&
		!(piece->style & RUN_CODE) && style_of(next) == piece->style;
		next = next->next) {
		str_add(&text, next->text);
		piece->last = next;
	}
	str_clear(&piece->text);
	text_visible(&piece->text, str_text(&text), text.length);
	str_fini(&text);
}

/* What of the piece's marks the next one has, too. A link holds its own. */
static unsigned
shared_marks(const struct piece_of_runs *piece)
{
	const struct run *next = piece->last->next;
	unsigned style;

	if (!next || next->link != piece->last->link)
		return 0;
	style = style_of(next);
	if ((style | piece->style) & (RUN_BREAK | RUN_CODE))
		return 0;
	return piece->style & style & MARKED;
}

static ucs4_t
character_after(const struct piece_of_runs *piece)
{
	const struct run *next = piece->last->next;

	if (!next || next->style & RUN_BREAK)
		return 0;
	if (next->link != piece->last->link || style_of(next) & RUN_CODE)
		return '[';
	return first_character(next->text, strlen(next->text));
}

/* Whether all that stands on the line that begins with the run, or in its whole
 * block, would be taken for data. */
static bool
is_data(const struct post *post, const struct run *run, bool block)
{
	struct str line = {0};
	bool found = false;

	for (; run && !found; run = run->next) {
		if (run->style & RUN_BREAK) {
			found = post_is_data(
				post, str_text(&line), line.length);
			if (!block)
				break;
			str_add_char(&line, '\n');
			continue;
		}
		text_visible(&line, run->text, strlen(run->text));
	}
	found = found || post_is_data(post, str_text(&line), line.length);
	str_fini(&line);
	return found;
}

/* Without the blanks that a line, or with the wide ones a block, begins with. */
static void
trim_begin(struct str *text, bool wide)
{
	const char *at = str_text(text);

	for (;; at++) {
		if (wide && strncmp(at, WIDE_BLANK, 3) == 0)
			at += 2;
		else if (*at != ' ')
			break;
	}
	str_splice(text, 0, (size_t)(at - str_text(text)), "", 0);
}

/* Where a run begins: in a line, at the beginning of one, or of the block. */
enum begins { BEGINS_INSIDE, BEGINS_LINE, BEGINS_BLOCK };

/* Writes the piece's text with its marks, as far as there is anything to
 * mark. */
static void
mark_piece(struct post *post, const struct piece_of_runs *piece,
	struct open_marks *open, struct marked *marked)
{
	unsigned style = piece->style & MARKED, keep = shared_marks(piece);
	struct str *out = &post->text;
	size_t from = 0, to = marked->length;

	if (style & ~open_style(open))
		from = leave_front(marked->text, marked->length,
			last_character(out->data, out->length));
	if ((style | open_style(open)) & ~keep)
		to = leave_back(marked->text, from, marked->length,
			character_after(piece));
	if (from == to && marked->length) {
		close_marks(open, keep & open_style(open), marked->closed);
		add_marked(
			post, marked, 0, *marked->closed ? 0 : marked->length);
		return;
	}
	open_marks(open, style, keep, marked->opened);
	close_marks(open, keep, marked->closed);
	add_marked(post, marked, from, to);
}

static void
add_code(struct post *post, const struct piece_of_runs *piece,
	struct open_marks *open)
{
	char opened[MARKS_SIZE], closed[MARKS_SIZE];

	open_marks(open, piece->style & MARKED, 0, opened);
	close_marks(open, 0, closed);
	str_addf(&post->text, "%s`%s`%s", opened, piece->text.data, closed);
}

/* Adds a piece. False when there was nothing to add. */
static bool
add_piece(struct post *post, struct piece_of_runs *piece,
	struct open_marks *open, enum begins begins)
{
	struct marked marked = {.first = begins != BEGINS_INSIDE};

	if (marked.first)
		trim_begin(&piece->text, begins == BEGINS_BLOCK);
	if (!piece->text.length)
		return false;
	if (piece->style & RUN_CODE) {
		add_code(post, piece, open);
		return true;
	}
	marked.text = piece->text.data;
	marked.length = piece->text.length;
	marked.guarded = marked.first &&
		is_data(post, piece->run, begins == BEGINS_BLOCK);
	mark_piece(post, piece, open, &marked);
	return true;
}

static void
add_bare(struct post *post, const struct run *run)
{
	str_add_char(&post->text, '<');
	post_address(&post->text, run->link, strlen(run->link));
	str_add_char(&post->text, '>');
}

/* The pieces from a link to its end, or one that is none; returns the last run
 * of them. */
static const struct run *
add_linked(struct post *post, const struct run *run, struct open_marks *open,
	enum begins *begins)
{
	struct piece_of_runs piece = {0};
	const char *link = run->link;

	if (is_bare(run)) {
		add_bare(post, run);
		*begins = BEGINS_INSIDE;
		return run;
	}
	if (link)
		str_add_char(&post->text, '[');
	for (;; run = run->next) {
		gather(&piece, run);
		run = piece.last;
		if (add_piece(post, &piece, open, *begins))
			*begins = BEGINS_INSIDE;
		if (!link || !run->next || run->next->link != link)
			break;
	}
	str_fini(&piece.text);
	if (!link)
		return run;
	*begins = BEGINS_INSIDE;
	str_add(&post->text, "](");
	post_address(&post->text, link, strlen(link));
	str_add_char(&post->text, ')');
	return run;
}

/* Blanks at the end of a line are nothing, or a line break. */
static void
trim_end(struct post *post, size_t from)
{
	struct str *text = &post->text;
	size_t length = text->length - from;

	for (;;) {
		if (length && strchr(" \t", text->data[from + length - 1]))
			length--;
		else if (length >= 3 &&
			memcmp(text->data + from + length - 3, WIDE_BLANK, 3) ==
				0)
			length -= 3;
		else
			break;
	}
	str_splice(text, from + length, text->length - from - length, "", 0);
}

void
post_runs(struct post *post, const struct run *run, int indent)
{
	size_t block = post->text.length, before = block, line = block;
	enum begins begins = BEGINS_BLOCK;
	struct open_marks open = {0};

	for (; run; run = run->next) {
		if (!(run->style & RUN_BREAK)) {
			run = add_linked(post, run, &open, &begins);
			continue;
		}
		trim_end(post, line);
		/* A line of nothing would end the block. */
		if (post->text.length == line)
			str_splice(&post->text, before,
				post->text.length - before, "", 0);
		before = line = post->text.length;
		begins = BEGINS_BLOCK;
		if (line == block)
			continue;
		str_add_char(&post->text, '\n');
		str_add_repeat(&post->text, " ", (size_t)indent);
		line = post->text.length;
		begins = BEGINS_LINE;
	}
	trim_end(post, line);
	if (post->text.length == line)
		str_splice(
			&post->text, before, post->text.length - before, "", 0);
}
