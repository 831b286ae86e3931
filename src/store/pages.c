/* SPDX-License-Identifier: MIT */
/* The format is that of https://www.sqlite.org/fileformat2.html. */
#include "pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "hot.h"

#define HEADER 100	/* bytes before the first page's own */
#define PAGE_USUAL 4096 /* of every plan we make */
#define LEAF 0x0d	/* rows of a table */
#define INTERIOR 0x05	/* pages of a table */
#define DEPTH_MAX 20
#define TEXT_MAX ((size_t)64 << 20)

static unsigned
get16(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static uint32_t
get32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
		(uint32_t)at[2] << 8 | at[3];
}

/* ---- bytes */

/* What is left to read of a page or a row. */
struct span_of {
	const unsigned char *at, *end;
};

/* Up to nine bytes, seven bits each; false at the end of what there is. */
static bool
take_varint(struct span_of *from, uint64_t *value)
{
	int i;

	*value = 0;
	for (i = 0; i < 9 && from->at < from->end; i++) {
		unsigned char byte = *from->at++;

		if (i == 8) {
			*value = *value << 8 | byte;
			return true;
		}
		*value = *value << 7 | (byte & 0x7f);
		if (!(byte & 0x80))
			return true;
	}
	return false;
}

/* How long a value of that type is. */
static size_t
type_length(uint64_t type)
{
	static const unsigned char lengths[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

	if (type < sizeof lengths)
		return lengths[type];
	return type < 12 ? SIZE_MAX : (size_t)((type - 12) / 2);
}

static int64_t
take_integer(const unsigned char *at, size_t length)
{
	uint64_t value = length && at[0] & 0x80 ? UINT64_MAX : 0;
	size_t i;

	for (i = 0; i < length; i++)
		value = value << 8 | at[i];
	return (int64_t)value;
}

/* ---- pages */

static const unsigned char *
page_at(const struct pages *pages, size_t number)
{
	return (const unsigned char *)pages->bytes.data +
		(number - 1) * pages->size;
}

/* The bytes of a page that are there: the last may be cut short. */
static struct span_of
page_span(const struct pages *pages, size_t number)
{
	size_t from = (number - 1) * pages->size;
	size_t length = pages->bytes.length - from;

	if (length > pages->usable)
		length = pages->usable;
	return (struct span_of){
		page_at(pages, number), page_at(pages, number) + length};
}

static bool
has_page(const struct pages *pages, size_t number)
{
	return number >= 1 && number <= pages->count;
}

/* The size that the header tells, if it can be. */
static void
read_sizes(struct pages *pages)
{
	const unsigned char *head = (const unsigned char *)pages->bytes.data;
	size_t size = PAGE_USUAL;
	unsigned reserved = 0;

	if (pages->bytes.length >= HEADER) {
		size = get16(head + 16);
		size = size == 1 ? 65536 : size;
		reserved = head[20];
	}
	if (size < 512 || size > 65536 || size & (size - 1)) {
		size = PAGE_USUAL;
		reserved = 0;
	}
	pages->size = size;
	pages->usable = reserved > 32 ? size : size - reserved;
	pages->count = (pages->bytes.length + size - 1) / size;
}

/* ---- what leads where */

/* The trunk pages of the list of free ones, each with its leaves. */
static void
mark_free(struct pages *pages)
{
	size_t trunk, left = pages->count, i, count;
	struct span_of span;

	if (pages->bytes.length < HEADER)
		return;
	trunk = get32((const unsigned char *)pages->bytes.data + 32);
	for (; has_page(pages, trunk) && left && !pages->of[trunk]; left--) {
		pages->of[trunk] = PAGE_FREE;
		span = page_span(pages, trunk);
		if (span.end - span.at < 8)
			return;
		trunk = get32(span.at);
		count = get32(span.at + 4);
		for (i = 0;
			i < count && (size_t)(span.end - span.at) >= 12 + 4 * i;
			i++) {
			size_t leaf = get32(span.at + 8 + 4 * i);

			if (has_page(pages, leaf) && !pages->of[leaf])
				pages->of[leaf] = PAGE_FREE;
		}
	}
}

static const unsigned char *
page_head(const struct pages *pages, size_t number)
{
	return page_at(pages, number) + (number == 1 ? HEADER : 0);
}

static void
mark_tree(struct pages *pages, size_t number, const char *table, int depth)
{
	struct span_of span;
	const unsigned char *head;
	size_t i, count;

	if (!has_page(pages, number) || depth > DEPTH_MAX ||
		pages->of[number] == PAGE_LIVE)
		return;
	span = page_span(pages, number);
	head = page_head(pages, number);
	if (span.end - head < 12)
		return;
	/* The tree is right where the list of free pages says otherwise. */
	pages->of[number] = PAGE_LIVE;
	pages->table[number] = table;
	if (*head != INTERIOR)
		return;
	count = get16(head + 3);
	for (i = 0; i < count && head + 14 + 2 * i <= span.end; i++) {
		size_t at = get16(head + 12 + 2 * i);

		if (at + 4 <= (size_t)(span.end - span.at))
			mark_tree(pages, get32(span.at + at), table, depth + 1);
	}
	mark_tree(pages, get32(head + 8), table, depth + 1);
}

/* ---- rows */

/* Copies the row together from where it begins on its page and from the pages
 * it goes on on. False when they are not all there. */
static bool
gather(const struct pages *pages, struct span_of span, size_t length,
	struct str *out)
{
	size_t usable = pages->usable, local = length, least, steps, next;

	if (length > TEXT_MAX)
		return false;
	if (length > usable - 35) {
		least = (usable - 12) * 32 / 255 - 23;
		local = least + (length - least) % (usable - 4);
		local = local <= usable - 35 ? local : least;
	}
	if ((size_t)(span.end - span.at) < local + (local < length ? 4 : 0))
		return false;
	str_clear(out);
	str_add_bytes(out, (const char *)span.at, local);
	next = local < length ? get32(span.at + local) : 0;
	for (steps = 0; out->length < length && steps < pages->count; steps++) {
		size_t part = length - out->length;

		if (!has_page(pages, next))
			return false;
		span = page_span(pages, next);
		part = part < usable - 4 ? part : usable - 4;
		if ((size_t)(span.end - span.at) < part + 4)
			return false;
		str_add_bytes(out, (const char *)span.at + 4, part);
		next = get32(span.at);
	}
	return out->length == length;
}

/* Adds the value to the row; its text goes to *texts by its place there, for
 * that may move. */
static bool
take_value(struct page_row *row, uint64_t type, const unsigned char *at,
	size_t length, struct str *texts)
{
	struct value *value = &row->columns[row->count++];

	if (type >= 12) {
		if (!(type & 1) || (length && memchr(at, '\0', length)))
			return false; /* no bytes, no NUL: none is ours */
		*value = (struct value){
			.type = VALUE_TEXT, .number = (int64_t)texts->length};
		if (length)
			str_add_bytes(texts, (const char *)at, length);
		str_add_bytes(texts, "", 1);
	} else if (type == 0) {
		*value = value_none();
	} else if (type >= 8) {
		*value = value_number((int64_t)type - 8);
	} else if (type == 7) {
		return false; /* no floats either */
	} else {
		*value = value_number(take_integer(at, length));
	}
	return true;
}

/* Takes a row apart: a header of types, then the values. */
static bool
take_apart(const struct str *bytes, struct page_row *row, struct str *texts)
{
	const unsigned char *data = (const unsigned char *)bytes->data;
	struct span_of types = {data, data + bytes->length}, body = types;
	uint64_t header, type;
	size_t length, i;

	row->count = 0;
	if (!take_varint(&types, &header) || header > bytes->length ||
		header < (size_t)(types.at - data))
		return false;
	types.end = body.at = data + header;
	while (types.at < types.end && row->count < PAGES_COLUMNS) {
		if (!take_varint(&types, &type))
			return false;
		length = type_length(type);
		if (length > (size_t)(body.end - body.at) ||
			!take_value(row, type, body.at, length, texts))
			return false;
		body.at += length;
	}
	for (i = 0; i < row->count; i++)
		if (row->columns[i].type == VALUE_TEXT)
			row->columns[i].text =
				texts->data + row->columns[i].number;
	return body.at == body.end && types.at == types.end;
}

/* What reading goes by: the row at hand and the memory for it. */
struct reading {
	struct pages *pages;
	struct page_row row;
	struct str bytes, texts;
	void (*each)(void *context, const struct page_row *row);
	void *context;
};

static void
read_cell(struct reading *reading, struct span_of cell)
{
	struct page_row *row = &reading->row;
	uint64_t length, id;

	row->count = 0;
	row->id = 0;
	str_clear(&reading->texts);
	if (take_varint(&cell, &length) && take_varint(&cell, &id)) {
		row->id = (int64_t)id;
		if (!gather(reading->pages, cell, (size_t)length,
			    &reading->bytes) ||
			!take_apart(&reading->bytes, row, &reading->texts))
			row->count = 0;
	}
	reading->each(reading->context, row);
}

static void
read_leaf(struct reading *reading, size_t number)
{
	const struct pages *pages = reading->pages;
	struct span_of span = page_span(pages, number), cell;
	const unsigned char *head = page_head(pages, number);
	size_t count, i, at;

	if (span.end - head < 8)
		return;
	reading->row.page = number;
	reading->row.live = pages->of[number] == PAGE_LIVE;
	reading->row.table = pages->table[number];
	count = get16(head + 3);
	for (i = 0; i < count && head + 10 + 2 * i <= span.end; i++) {
		at = get16(head + 8 + 2 * i);
		cell = (struct span_of){span.at + at, span.end};
		if (at < (size_t)(span.end - span.at))
			read_cell(reading, cell);
		else
			read_cell(
				reading, (struct span_of){span.end, span.end});
	}
}

/* A page that is neither rows, nor leads to some, nor an index, nor goes on with
 * a row from elsewhere, as far as its first bytes tell. */
static bool
is_broken(const struct pages *pages, size_t number)
{
	const unsigned char *head = page_head(pages, number);
	struct span_of span = page_span(pages, number);

	if (span.end - head < 8)
		return true;
	if (*head == LEAF || *head == INTERIOR || *head == 0x0a ||
		*head == 0x02)
		return false;
	return pages->of[number] == PAGE_LIVE || number == 1;
}

static void
read_leaves(struct reading *reading, bool live)
{
	struct pages *pages = reading->pages;
	size_t number;

	for (number = 1; number <= pages->count; number++) {
		if (pages->of[number] == PAGE_FREE ||
			(pages->of[number] == PAGE_LIVE) != live)
			continue;
		if (is_broken(pages, number))
			pages->broken++;
		else if (*page_head(pages, number) == LEAF)
			read_leaf(reading, number);
	}
}

/* The schema says where the tables begin: type, name, table, root, sql. */
static void
mark_root(void *context, const struct page_row *row)
{
	const struct value *is = row->columns;
	struct pages *pages = context;

	if (row->count == 5 && is[0].type == VALUE_TEXT &&
		is[1].type == VALUE_TEXT && is[3].type == VALUE_NUMBER &&
		strcmp(is[0].text, "table") == 0)
		mark_tree(pages, (size_t)is[3].number,
			arena_text(
				&pages->names, is[1].text, strlen(is[1].text)),
			0);
}

/* Marks the schema's own pages, then what its rows lead to. */
static void
mark_all(struct pages *pages)
{
	struct reading reading = {
		.pages = pages, .each = mark_root, .context = pages};
	size_t number;

	mark_free(pages);
	mark_tree(pages, 1, NULL, 0);
	for (number = 1; number <= pages->count; number++)
		if (pages->of[number] == PAGE_LIVE &&
			*page_head(pages, number) == LEAF)
			read_leaf(&reading, number);
	str_fini(&reading.bytes);
	str_fini(&reading.texts);
}

bool
pages_open(struct pages *pages, const char *path, struct err *err)
{
	memset(pages, 0, sizeof *pages);
	if (!fs_read(path, &pages->bytes, err))
		return false;
	hot_apply(path, &pages->bytes);
	read_sizes(pages);
	pages->of = base_calloc(pages->count + 1, 1);
	pages->table = base_calloc(pages->count + 1, sizeof *pages->table);
	mark_all(pages);
	return true;
}

void
pages_close(struct pages *pages)
{
	str_fini(&pages->bytes);
	free(pages->of);
	free(pages->table);
	arena_fini(&pages->names);
	memset(pages, 0, sizeof *pages);
}

void
pages_read(struct pages *pages,
	void (*each)(void *context, const struct page_row *row), void *context)
{
	struct reading reading = {
		.pages = pages, .each = each, .context = context};

	read_leaves(&reading, true);
	read_leaves(&reading, false);
	str_fini(&reading.bytes);
	str_fini(&reading.texts);
}
