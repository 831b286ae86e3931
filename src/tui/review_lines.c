/* SPDX-License-Identifier: MIT */
#include "review_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "print/set.h"
#include "tui_private.h"

void
review_lines_fini(struct review_lines *out)
{
	lines_fini(&out->lines);
	free(out->places);
	*out = (struct review_lines){0};
}

/* ---- places */

struct review_place
review_place_of(const struct spot *spot)
{
	return (struct review_place){.record = (uint8_t)spot->record,
		.field = (uint16_t)spot->field,
		.id = spot->id,
		.cycle = spot->of,
		.name = spot->name};
}

bool
review_place_same(const struct review_place *a, const struct review_place *b)
{
	if (a->record != b->record || a->field != b->field)
		return false;
	/* A section may get its answer, and so its id, in between. */
	if (a->record == RECORD_SECTION && a->name && b->name)
		return a->cycle == b->cycle && strcmp(a->name, b->name) == 0;
	return a->id == b->id;
}

const struct review_place *
review_place_at(const struct review_lines *out, size_t line)
{
	size_t i;

	for (i = 0; i < out->count; i++)
		if (line >= out->places[i].first &&
			line - out->places[i].first < out->places[i].count)
			return &out->places[i];
	return NULL;
}

static struct review_place *
last_place(struct review_lines *out)
{
	return out->open ? &out->places[out->count - 1] : NULL;
}

/* Room for what is typed, once. */
static void
make_room(struct review_lines *out, int beside)
{
	int i = beside ? 1 : 0;

	if (out->skip)
		return;
	out->skip = true;
	out->typed = out->lines.count - (size_t)i;
	out->typed_left = beside ? beside : REVIEW_GUTTER + 2;
	for (; i < out->typed_rows; i++)
		lines_begin(&out->lines, 0);
}

static bool
is_edited(struct review_lines *out)
{
	const struct review_place *place = last_place(out);

	return place && out->edited && review_place_same(place, out->edited);
}

bool
review_place_text(struct review_lines *out, int beside)
{
	if (!is_edited(out))
		return true;
	make_room(out, beside);
	return false;
}

static struct review_place *
add_place(struct review_lines *out)
{
	if (out->count == out->capacity) {
		out->capacity = out->capacity ? 2 * out->capacity : 64;
		out->places = base_realloc(
			out->places, out->capacity, sizeof *out->places);
	}
	return &out->places[out->count++];
}

void
review_place_begin(struct review_lines *out, const struct review_place *place)
{
	struct review_place *last = last_place(out);

	if (last) {
		if (is_edited(out))
			make_room(out, 0);
		last->count = out->lines.count - last->first;
	}
	out->open = out->skip = false;
	if (!place)
		return;
	last = add_place(out);
	*last = *place;
	last->first = out->lines.count;
	if (place->name)
		last->name = arena_text(
			&out->lines.arena, place->name, strlen(place->name));
	out->owed += place->owed;
	out->open = true;
}

void
review_lines_end(struct review_lines *out)
{
	review_place_begin(out, NULL);
}

/* ---- lines */

void
review_blank(struct review_lines *out)
{
	struct lines *lines = &out->lines;

	if (lines->count && lines->lines[lines->count - 1].first)
		lines_begin(lines, 0);
}

/* One piece of a paragraph: bytes in one style. */
struct piece {
	const char *text;
	unsigned style;
	const char *link; /* NULL: it is none */
};

struct pieces {
	struct piece *items;
	size_t count;
};

static void
add_piece(struct pieces *pieces, const char *text, unsigned style,
	const char *link)
{
	pieces->items = base_realloc(
		pieces->items, pieces->count + 1, sizeof *pieces->items);
	pieces->items[pieces->count++] = (struct piece){text, style, link};
}

static unsigned
run_style(const struct run *run, unsigned style)
{
	if (run->link)
		return ROLE_LINK;
	if (run->style & RUN_FAINT)
		return ROLE_PLACEHOLDER;
	if (run->style & RUN_STRUCK)
		return ROLE_DROPPED;
	if (run->style & RUN_CODE)
		return ROLE_VALUE;
	return run->style & RUN_STRONG ? style | STYLE_BOLD : style;
}

static void
collect(const struct run *run, unsigned style, struct pieces *pieces)
{
	for (; run; run = run->next) {
		if (run->style & RUN_BREAK) {
			add_piece(pieces, "\n", style, NULL);
			continue;
		}
		add_piece(pieces, run->text, run_style(run, style), run->link);
		if (run->link && strcmp(run->link, run->text) != 0 &&
			(!run->next || run->next->link != run->link)) {
			add_piece(pieces, " <", ROLE_MUTED, NULL);
			add_piece(pieces, run->link, ROLE_MUTED, run->link);
			add_piece(pieces, ">", ROLE_MUTED, NULL);
		}
	}
}

/* Adds the bytes from `begin` to `end` of the pieces to the last line. */
static void
add_range(struct lines *lines, const struct pieces *pieces, int column,
	size_t begin, size_t end)
{
	size_t at = 0, i, from, to, length;

	for (i = 0; i < pieces->count && at < end; i++, at += length) {
		length = strlen(pieces->items[i].text);
		from = begin > at ? begin - at : 0;
		to = end - at < length ? end - at : length;
		if (from >= to)
			continue;
		lines_addf(lines, column, pieces->items[i].style, "%.*s",
			(int)(to - from), pieces->items[i].text + from);
		if (pieces->items[i].link)
			lines_link(lines, pieces->items[i].link,
				strlen(pieces->items[i].link));
		column = -1;
	}
}

/* Adds a paragraph of runs. The first line begins after what the last line
 * has, when `begun`. */
static void
add_runs(struct review_lines *out, const struct block *block, int indent,
	unsigned style, bool begun)
{
	struct pieces pieces = {0};
	struct str text = {0};
	size_t at = 0, i, used, shown;
	int cells = out->width - indent;

	collect(block->runs, style, &pieces);
	for (i = 0; i < pieces.count; i++)
		str_add(&text, pieces.items[i].text);
	while (at < text.length) {
		used = text_line(text.data + at, text.length - at,
			cells < 2 ? 2 : cells, &shown);
		if (!begun)
			lines_begin(&out->lines, 0);
		begun = false;
		add_range(&out->lines, &pieces, indent, at, at + shown);
		at += used;
	}
	free(pieces.items);
	str_fini(&text);
}

/* ---- blocks */

/* The mark in the gutter of the place that begins on the last line. */
static void
mark_owed(struct review_lines *out, int owed)
{
	if (owed)
		lines_add(&out->lines, 0, ROLE_WARN, "●");
}

static void
add_heading(struct review_lines *out, const struct block *block,
	const char *subtitle)
{
	unsigned style = block->level == 1 ? ROLE_CYCLE : ROLE_HEADING;
	struct review_place place = {.record = block->record,
		.field = SECTION_TEXT,
		.id = block->id,
		.cycle = block->cycle,
		.name = block->name,
		.owed = block->owed ? block->owed_count : 0};
	bool section = block->role == DOC_SECTION;

	review_place_begin(out, NULL);
	review_blank(out);
	if (section)
		review_place_begin(out, &place);
	lines_begin(&out->lines, 0);
	if (section)
		mark_owed(out, place.owed);
	add_runs(out, block, REVIEW_GUTTER, style, true);
	if (block->level == 1 && subtitle)
		lines_addf(&out->lines, -1, ROLE_MUTED, "  %s", subtitle);
	if (section && place.owed)
		lines_addf(&out->lines, -1, ROLE_WARN,
			ngettext("  %d entry owed", "  %d entries owed",
				(unsigned long)place.owed),
			place.owed);
}

/* Begins the place of a reflection or a note with its label, unless this block
 * goes on with it. */
static void
begin_prose(struct review_lines *out, const struct block *block)
{
	struct review_place place = {.record = block->record,
		.field = block->field,
		.id = block->id,
		.owed = block->owed ? block->owed_count : 0};
	const struct review_place *last = last_place(out);

	if (last && review_place_same(last, &place))
		return;
	review_place_begin(out, NULL);
	review_blank(out);
	review_place_begin(out, &place);
	lines_begin(&out->lines, 0);
	mark_owed(out, place.owed);
	lines_add(&out->lines, REVIEW_GUTTER, ROLE_LABEL,
		block->role == DOC_REFLECTION ? _("Reflection") : _("Note"));
}

static bool
is_place(const struct block *block)
{
	return block->role == DOC_REFLECTION ||
		(block->role == DOC_NOTE && block->record == RECORD_CYCLE);
}

static void
add_text(struct review_lines *out, const struct block *block)
{
	static const char *const marks[] = {
		[MARK_BULLET] = "•",
		[MARK_OPEN] = "○",
		[MARK_DONE] = "✓",
		[MARK_DROPPED] = "✗",
	};
	int indent = REVIEW_GUTTER + 2 * block->depth;
	char number[16];

	if (is_place(block)) {
		begin_prose(out, block);
		indent += 2;
	}
	if ((is_place(block) || block->role == DOC_SECTION) &&
		!review_place_text(out, 0))
		return;
	if (block->type == BLOCK_PARAGRAPH) {
		add_runs(out, block, indent,
			block->role == DOC_SPAN ? ROLE_MUTED : ROLE_NORMAL,
			false);
		return;
	}
	snprintf(number, sizeof number, "%d.", block->number);
	lines_begin(&out->lines, 0);
	lines_add(&out->lines, indent, ROLE_MUTED,
		block->mark == MARK_NUMBER ? number : marks[block->mark]);
	indent += block->mark == MARK_NUMBER ? (int)strlen(number) + 1 : 2;
	add_runs(out, block, indent, ROLE_NORMAL, true);
}

static void
add_set_line(void *context, const struct set_run *runs, size_t count)
{
	struct review_lines *out = context;

	lines_set(&out->lines, REVIEW_GUTTER, runs, count);
}

/* Tables, charts and figures as they are printed. */
static void
add_printed(struct review_lines *out, const struct block *block)
{
	struct render_options options = {
		.width = out->width - REVIEW_GUTTER, .ascii = out->ascii};
	struct doc_source source;
	struct doc one = {0};
	struct block *copy = doc_add(&one, BLOCK_RULE);

	*copy = *block;
	copy->next = NULL;
	source = render_one(&one);
	review_blank(out);
	set_document(&source, &options, add_set_line, out);
}

static void
add_block(struct review_lines *out, const struct block *block,
	const struct doc *doc)
{
	switch ((enum block_type)block->type) {
	case BLOCK_HEADING:
		add_heading(out, block, doc->subtitle);
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_ITEM:
		/* The title has the span beside it. */
		if (block->role != DOC_SPAN || !doc->subtitle)
			add_text(out, block);
		break;
	case BLOCK_ROW:
		review_row(out, block);
		break;
	case BLOCK_TABLE:
	case BLOCK_CHART:
	case BLOCK_FIGURES:
	case BLOCK_RULE:
		add_printed(out, block);
		break;
	case BLOCK_PAGE:
		review_place_begin(out, NULL);
		break;
	case BLOCK_UNSHOWN:
		break;
	}
}

void
review_lines_add(struct review_lines *out, const struct doc *doc)
{
	const struct block *block;

	for (block = doc->first; block; block = block->next)
		add_block(out, block, doc);
}
