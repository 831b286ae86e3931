/* SPDX-License-Identifier: MIT */
/*
 * A person's prose as blocks and runs. It is a small part of Markdown, the part
 * people use in notes, read leniently: what does not close is text, and a
 * line end stays where it was put, for Chinese has no space to join lines by.
 */
#include "model/doc.h"

#include <string.h>

#include "base/str.h"

/* A mark is looked for at most this far on, so that a line of nothing but
 * opening marks takes no longer than any other. */
#define REACH 1024
#define MARKS 3

/* Deeper lists look like this one. */
#define DEPTH_SHOWN 6

struct reader {
	struct doc *doc;
	const struct block *like;
	struct block *first;
	struct block *open; /* the paragraph or item that lines go on in */
	bool fenced;	    /* inside ``` */
	const char *none_before[MARKS]; /* no such mark closes before it */
	struct str plain; /* text without marks, gathered for one run */
	size_t indents[DEPTH_SHOWN + 1]; /* of the items lines stand below */
	int depth;			 /* of the innermost, -1 for none */
};

/* A piece of marked text: what is inside, and how much it takes in all. */
struct piece {
	size_t from, to, used;
	unsigned style;
	size_t address, address_length; /* of a link */
	bool literal;			/* nothing inside is a mark */
};

static void
add_run(struct reader *reader, const char *text, size_t length, unsigned style,
	const char *link)
{
	struct run *run;

	if (!length)
		return;
	run = doc_run(reader->doc, reader->open,
		arena_text(&reader->doc->arena, text, length), style);
	run->link = link;
}

/* The marks of a style, and how far it is known that none of them closes. */
static const struct {
	const char *mark;
	unsigned style;
} marks[MARKS] = {{"**", RUN_STRONG}, {"~~", RUN_STRUCK}, {"`", RUN_CODE}};

/* Whether text[at] stands behind an odd number of backslashes. */
static bool
is_plain_mark(const char *text, size_t from, size_t at)
{
	size_t count = 0;

	while (at > from && text[at - 1] == '\\') {
		at--;
		count++;
	}
	return count % 2;
}

/* Where a mark stands next after text[from], not behind a space, nor, but in
 * code, behind a backslash that makes it plain; 0 when it does not. */
static size_t
closing(struct reader *reader, size_t which, const char *text, size_t from,
	size_t length)
{
	const char *mark = marks[which].mark;
	size_t size = strlen(mark), at = from + 1;
	bool code = marks[which].style == RUN_CODE;

	if (length > from + REACH)
		length = from + REACH;
	if (reader->none_before[which] > text + at)
		at = (size_t)(reader->none_before[which] - text);
	for (; at + size <= length; at++) {
		if (!code && text[at - 1] == '\\' &&
			is_plain_mark(text, from, at))
			continue;
		if (memcmp(text + at, mark, size) == 0 && text[at - 1] != ' ')
			return at;
	}
	if (at < length)
		reader->none_before[which] = text + at;
	return 0;
}

/* **strong**, ~~struck~~ or `code`. */
static bool
take_mark(struct reader *reader, const char *text, size_t length,
	unsigned style, struct piece *piece)
{
	size_t i, size;

	for (i = 0; i < MARKS; i++) {
		size = strlen(marks[i].mark);
		if (length < 2 * size + 1 || (style & marks[i].style) ||
			memcmp(text, marks[i].mark, size) != 0 ||
			text[size] == ' ')
			continue;
		piece->from = size;
		piece->to = closing(reader, i, text, size, length);
		piece->used = piece->to + size;
		piece->style = marks[i].style;
		piece->literal = marks[i].style == RUN_CODE;
		return piece->to != 0;
	}
	return false;
}

/* The bracket that closes the one before text[from], pairs in between left
 * out; 0 when there is none. */
static size_t
closing_bracket(
	const char *text, size_t from, size_t length, char open, char close)
{
	int depth = 0;
	size_t at;

	for (at = from; at < length && at < from + REACH; at++) {
		if (text[at] == '\\')
			at++;
		else if (text[at] == open)
			depth++;
		else if (text[at] == close && depth-- == 0)
			return at;
	}
	return 0;
}

/* [text](address), with `!` before it for a picture, which is shown as a
 * link: a document asks nothing of the network. */
static bool
take_link(const char *text, size_t length, struct piece *piece)
{
	size_t at, end;

	piece->from = text[0] == '!' ? 2 : 1;
	if (length < piece->from + 4 || text[piece->from - 1] != '[')
		return false;
	piece->to = closing_bracket(text, piece->from, length, '[', ']');
	if (piece->to <= piece->from || piece->to + 2 >= length ||
		text[piece->to + 1] != '(')
		return false;
	piece->address = piece->to + 2;
	end = closing_bracket(text, piece->address, length, '(', ')');
	if (end <= piece->address)
		return false;
	for (at = piece->address; at < end; at++)
		if ((unsigned char)text[at] <= ' ')
			return false;
	piece->address_length = end - piece->address;
	piece->used = end + 1;
	return true;
}

/* An address that stands by itself, bare or as <address>. */
static bool
take_address(const char *text, size_t length, struct piece *piece)
{
	size_t open = text[0] == '<', end;

	if (length < open + 9 ||
		(memcmp(text + open, "http://", 7) != 0 &&
			memcmp(text + open, "https://", 8) != 0))
		return false;
	for (end = open; end < length && text[end] > ' ' && text[end] < 0x7f &&
		!strchr("<>\"`", text[end]);)
		end++;
	if (open && (end >= length || text[end] != '>'))
		return false;
	while (!open && strchr(".,;:!?)'*~]", text[end - 1]))
		end--;
	piece->from = piece->address = open;
	piece->to = end;
	piece->address_length = end - open;
	piece->used = end + open;
	piece->literal = true;
	return true;
}

static bool
take_piece(struct reader *reader, const char *text, size_t length,
	unsigned style, bool linked, struct piece *piece)
{
	*piece = (struct piece){0};
	if (!strchr("*~`[!<h", text[0]) || !text[0])
		return false;
	if (take_mark(reader, text, length, style, piece))
		return true;
	*piece = (struct piece){0};
	if (linked)
		return false;
	if (take_link(text, length, piece))
		return true;
	*piece = (struct piece){0};
	return take_address(text, length, piece);
}

/* Whether a backslash before it makes it plain, as in Markdown: any ASCII
 * punctuation. */
static bool
is_escapable(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

/* Ends the plain text gathered so far. */
static void
end_plain(struct reader *reader, unsigned style, const char *link)
{
	add_run(reader, str_text(&reader->plain), reader->plain.length, style,
		link);
	str_clear(&reader->plain);
}

/* Adds one line's text. It calls itself for what is inside marks, at most
 * once for each style. */
static void
add_line(struct reader *reader, const char *text, size_t length, unsigned style,
	const char *link)
{
	size_t at = 0;
	struct piece piece;
	const char *address;

	while (at < length) {
		if (text[at] == '\\' && at + 1 < length &&
			is_escapable(text[at + 1])) {
			str_add_char(&reader->plain, text[at + 1]);
			at += 2;
			continue;
		}
		if (!take_piece(reader, text + at, length - at, style,
			    link != NULL, &piece)) {
			str_add_char(&reader->plain, text[at++]);
			continue;
		}
		end_plain(reader, style, link);
		address = link;
		if (piece.address_length)
			address = arena_text(&reader->doc->arena,
				text + at + piece.address,
				piece.address_length);
		if (piece.literal)
			add_run(reader, text + at + piece.from,
				piece.to - piece.from, style | piece.style,
				address);
		else
			add_line(reader, text + at + piece.from,
				piece.to - piece.from, style | piece.style,
				address);
		at += piece.used;
	}
	end_plain(reader, style, link);
}

static struct block *
begin(struct reader *reader, enum block_type type)
{
	struct block *block = doc_add(reader->doc, type);

	if (reader->like) {
		block->role = reader->like->role;
		block->depth = reader->like->depth;
		block->record = reader->like->record;
		block->field = reader->like->field;
		block->id = reader->like->id;
		block->name = reader->like->name;
	}
	if (!reader->first)
		reader->first = block;
	reader->open = block;
	return block;
}

/* The depth of an item that stands `indent` bytes in: one below the last item that
 * stands less far in. */
static int
item_depth(struct reader *reader, size_t indent)
{
	while (reader->depth >= 0 && reader->indents[reader->depth] >= indent)
		reader->depth--;
	if (reader->depth < DEPTH_SHOWN)
		reader->depth++;
	reader->indents[reader->depth] = indent;
	return reader->depth;
}

/* `- `, `* `, `+ `, `1. `, `1) ` and a task's `[x] `: opens an item and returns what it
 * took; 0 when the line is no item. `indent` is how far in it stands. */
static size_t
take_item(struct reader *reader, const char *text, size_t length, size_t indent)
{
	struct block *block;
	size_t at = 0;
	int number = 0;

	while (at < length && at < 4 && text[at] >= '0' && text[at] <= '9')
		number = number * 10 + (text[at++] - '0');
	if (at ? at + 1 >= length || !strchr(".)", text[at])
	       : length < 2 || !text[0] || !strchr("-*+", text[0]))
		return 0;
	at++;
	if (at >= length || text[at] != ' ')
		return 0;
	block = begin(reader, BLOCK_ITEM);
	block->depth = (uint8_t)(block->depth + item_depth(reader, indent));
	block->number = number;
	block->mark = at > 1 ? MARK_NUMBER : MARK_BULLET;
	at++;
	if (at + 4 <= length && text[at] == '[' && text[at + 2] == ']' &&
		text[at + 3] == ' ' && strchr(" xX", text[at + 1])) {
		block->mark = text[at + 1] == ' ' ? MARK_OPEN : MARK_DONE;
		at += 4;
	}
	return at;
}

/* Nothing but what Chinese texts are indented by. */
static bool
is_blank(const char *text, size_t length)
{
	str_trim(text, &length);
	return length == 0;
}

static void
take_line(struct reader *reader, const char *text, size_t length)
{
	size_t indent = 0, used;

	while (length &&
		(text[length - 1] == ' ' || text[length - 1] == '\r' ||
			text[length - 1] == '\t'))
		length--;
	while (indent < length && (text[indent] == ' ' || text[indent] == '\t'))
		indent++;
	if (length >= indent + 3 && memcmp(text + indent, "```", 3) == 0) {
		reader->fenced = !reader->fenced;
		reader->open = NULL;
		return;
	}
	if (reader->fenced) {
		if (!reader->open)
			begin(reader, BLOCK_PARAGRAPH);
		else
			doc_run(reader->doc, reader->open, "", RUN_BREAK);
		add_run(reader, text, length, RUN_CODE, NULL);
		return;
	}
	if (is_blank(text + indent, length - indent)) {
		reader->open = NULL;
		return;
	}
	text += indent;
	length -= indent;
	used = take_item(reader, text, length, indent);
	if (!used) {
		if (reader->open && reader->open->type == BLOCK_ITEM &&
			indent < 2)
			reader->open = NULL;
		if (!reader->open) {
			begin(reader, BLOCK_PARAGRAPH);
			reader->depth = -1;
		} else {
			doc_run(reader->doc, reader->open, "", RUN_BREAK);
		}
	}
	add_line(reader, text + used, length - used, 0, NULL);
}

struct block *
doc_prose(struct doc *doc, const char *text, const struct block *like)
{
	struct reader reader = {.doc = doc, .like = like, .depth = -1};
	const char *end;

	for (; text && *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		take_line(&reader, text, (size_t)(end - text));
	}
	str_fini(&reader.plain);
	return reader.first;
}
