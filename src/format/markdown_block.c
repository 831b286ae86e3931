/* SPDX-License-Identifier: MIT */
#include "markdown_cutter.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "notation/notation.h"
#include "yaml/scalar.h"

/* Text that md4c hands out is a piece of ours, but for breaks and the like. */
static void
count_lines(struct cutter *cutter, const char *text)
{
	const char *at = cutter->counted;

	if (text < at || text >= cutter->end)
		return;
	while ((at = memchr(at, '\n', (size_t)(text - at)))) {
		cutter->line++;
		at++;
	}
	cutter->counted = text;
}

/* The line of a link or an image without text that would tell it. Nothing is
 * counted: its target may be named at the end of the document. */
static void
find_line(struct cutter *cutter, const MD_ATTRIBUTE *target)
{
	const char *at = cutter->counted, *text = target->text;
	int line = cutter->line;

	if (cutter->block.line || !target->size || text < at ||
		text >= cutter->end)
		return;
	while (at < text)
		line += *at++ == '\n';
	cutter->block.line = line;
}

static const char *
keep(struct cutter *cutter, const struct str *text)
{
	const char *data = str_text(text);
	size_t length = text->length;

	data = str_trim(data, &length);
	return arena_text(cutter->arena, data, length);
}

static void
take_note(struct cutter *cutter)
{
	struct markdown_block *block = &cutter->block;
	struct piece text = piece_of(block->plain), note, rest;
	struct label label;

	block->note = "";
	block->whole = block->plain;
	if (memchr(text.text, '\n', text.length) ||
		!notation_take_note(&text, &note))
		return;
	/* A title that is all in brackets is a title, [[page]] a link. */
	if (note.length && *note.text == '[')
		return;
	rest = text;
	if (notation_take_label(&rest, &label) && !rest.length)
		return;
	block->note = arena_text(cutter->arena, note.text, note.length);
	block->plain = arena_text(cutter->arena, text.text, text.length);
}

static void
clear(struct cutter *cutter)
{
	str_clear(&cutter->plain);
	str_clear(&cutter->rich);
	str_clear(&cutter->prose);
	str_clear(&cutter->links);
	str_clear(&cutter->evidence);
	cutter->struck = 0;
	cutter->open = false;
	cutter->in_tag = false;
	cutter->cell_count = 0;
}

static const char **
keep_cells(struct cutter *cutter)
{
	const char **cells = NULL;

	if (cutter->cell_count) {
		cells = arena_alloc(
			cutter->arena, cutter->cell_count * sizeof *cells);
		memcpy(cells, cutter->cells,
			cutter->cell_count * sizeof *cells);
	}
	return cells;
}

/* The block is whole: hands it on. */
static int
finish(struct cutter *cutter)
{
	struct markdown_block *block = &cutter->block;
	bool more = true;

	if (cutter->open) {
		cutter_find_urls(cutter);
		cutter_drop_evidence(&cutter->plain);
		block->plain = keep(cutter, &cutter->plain);
		block->rich = keep(cutter, &cutter->rich);
		block->prose = keep(cutter, &cutter->prose);
		block->links = keep(cutter, &cutter->links);
		block->evidence = keep(cutter, &cutter->evidence);
		block->cells = keep_cells(cutter);
		block->cell_count = cutter->cell_count;
		take_note(cutter);
		block->struck =
			*block->plain && strlen(block->plain) <= cutter->struck;
		/* What is only an image has no plain text. */
		if (*block->plain || *block->rich || *block->links ||
			*block->evidence || block->cell_count ||
			block->kind == BLOCK_RULE)
			more = cutter->take(cutter->context, block);
	}
	clear(cutter);
	return more ? 0 : 1;
}

static void
begin(struct cutter *cutter, enum block_kind kind, int level)
{
	cutter->block = (struct markdown_block){.kind = kind, .level = level};
	cutter->open = true;
}

/* A paragraph: the own text of the item it is the first of. */
static void
begin_text(struct cutter *cutter)
{
	int level = cutter->lists;

	if (level && level <= LEVELS && cutter->levels[level - 1].pending) {
		cutter->block = cutter->levels[level - 1].item;
		cutter->levels[level - 1].pending = false;
		cutter->open = true;
	} else {
		begin(cutter, BLOCK_TEXT, level);
	}
}

static void
enter_item(struct cutter *cutter, const MD_BLOCK_LI_DETAIL *item)
{
	int level = cutter->lists;
	struct markdown_block *block;

	if (!level || level > LEVELS)
		return;
	block = &cutter->levels[level - 1].item;
	*block = (struct markdown_block){.kind = BLOCK_ITEM, .level = level};
	block->list = cutter->levels[level - 1].list;
	if (cutter->levels[level - 1].next)
		block->number = cutter->levels[level - 1].next++;
	block->task = item->is_task;
	block->done = item->is_task && item->task_mark != ' ';
	cutter->levels[level - 1].pending = true;
}

/* Marks are no text. */
static void
add_mark(struct cutter *cutter, const char *mark)
{
	str_add(&cutter->rich, mark);
	str_add(&cutter->prose, mark);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct cutter *cutter = context;
	const MD_BLOCK_OL_DETAIL *ordered = detail;
	const MD_BLOCK_H_DETAIL *heading = detail;

	/* A list in an item ends what the item itself says. */
	if (type != MD_BLOCK_TH && type != MD_BLOCK_TD && finish(cutter))
		return 1;
	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		if (cutter->lists < LEVELS) {
			cutter->levels[cutter->lists].next = type == MD_BLOCK_UL
				? 0
				: ordered->start ? ordered->start
						 : 1;
			cutter->levels[cutter->lists].pending = false;
			cutter->levels[cutter->lists].list = ++cutter->list;
		}
		cutter->lists++;
		break;
	case MD_BLOCK_LI:
		enter_item(cutter, detail);
		break;
	case MD_BLOCK_H:
		begin(cutter, BLOCK_HEADING, (int)heading->level);
		break;
	case MD_BLOCK_P:
		begin_text(cutter);
		break;
	case MD_BLOCK_CODE:
		begin(cutter, BLOCK_TEXT, cutter->lists);
		cutter->block.code = true;
		str_add(&cutter->prose, "```\n");
		break;
	case MD_BLOCK_HTML:
		begin(cutter, BLOCK_TEXT, cutter->lists);
		break;
	case MD_BLOCK_HR:
		begin(cutter, BLOCK_RULE, 0);
		break;
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		cutter->head_row = type == MD_BLOCK_THEAD;
		break;
	case MD_BLOCK_TR:
		begin(cutter, BLOCK_ROW, cutter->lists);
		cutter->block.header = cutter->head_row;
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		str_clear(&cutter->plain);
		break;
	default:
		break;
	}
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct cutter *cutter = context;

	(void)detail;
	if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
		cutter_drop_evidence(&cutter->plain);
		if (cutter->cell_count < CELLS)
			cutter->cells[cutter->cell_count++] =
				keep(cutter, &cutter->plain);
		str_clear(&cutter->plain);
		return 0;
	}
	if (type == MD_BLOCK_CODE)
		str_add(&cutter->prose, "```");
	if (finish(cutter))
		return 1;
	if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
		cutter->lists--;
	return 0;
}

/* The item's own text begins without a paragraph in a tight list. */
static void
open_text(struct cutter *cutter)
{
	if (!cutter->open)
		begin_text(cutter);
}

static void
add(struct cutter *cutter, const char *text, size_t length)
{
	str_add_bytes(&cutter->plain, text, length);
	str_add_bytes(&cutter->rich, text, length);
	str_add_bytes(&cutter->prose, text, length);
}

static bool
at_line_start(const struct cutter *cutter)
{
	return !cutter->plain.length ||
		cutter->plain.data[cutter->plain.length - 1] == '\n';
}

/* Whether a backslash stands before the text and belongs to it: md4c hands out
 * what follows one by itself. */
static bool
is_escaped(const struct cutter *cutter, const char *text)
{
	return text > cutter->text && text < cutter->end && text[-1] == '\\' &&
		text != cutter->text_end;
}

/* HTML is text without its tags. */
static void
add_html(struct cutter *cutter, const char *text, size_t length)
{
	size_t i;

	if (!cutter->plain.length && cutter->block.kind == BLOCK_TEXT &&
		markdown_begins_unshown(text, length))
		cutter->block.kind = BLOCK_UNSHOWN;
	if (cutter->block.kind == BLOCK_UNSHOWN) {
		str_add_bytes(&cutter->plain, text, length);
		return;
	}
	if (!cutter->plain.length && length > 7 &&
		(strncmp(text, "<button", 7) == 0 ||
			strncmp(text, "<summar", 7) == 0))
		cutter->block.folds = true;
	for (i = 0; i < length; i++)
		if (text[i] == '<') {
			cutter->in_tag = true;
			if (length - i > 3 &&
				strncasecmp(text + i, "<br", 3) == 0)
				add(cutter, "\n", 1);
		} else if (text[i] == '>' && cutter->in_tag)
			cutter->in_tag = false;
		else if (!cutter->in_tag)
			add(cutter, text + i, 1);
}

static void
add_entity(struct cutter *cutter, const char *text, size_t length)
{
	static const struct {
		const char *name, *text;
	} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"},
		{"&quot;", "\""}, {"&nbsp;", " "}, {"&apos;", "'"}};
	struct str character = {0};
	unsigned long code = 0;
	size_t i;

	for (i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_is(text, length, entities[i].name)) {
			add(cutter, entities[i].text, strlen(entities[i].text));
			return;
		}
	if (length > 3 && text[1] == '#')
		code = (text[2] | 32) == 'x' ? strtoul(text + 3, NULL, 16)
					     : strtoul(text + 2, NULL, 10);
	/* One that stands for a control character stays as it is written. */
	if (code >= 0xa0 || (code >= 0x20 && code < 0x7f)) {
		scalar_add_utf8(&character, (uint32_t)code);
		if (code <= 0x10ffff && character.length) {
			add(cutter, character.data, character.length);
			str_fini(&character);
			return;
		}
	}
	str_fini(&character);
	add(cutter, text, length);
}

static void
add_text(struct cutter *cutter, const char *text, size_t length)
{
	if (is_escaped(cutter, text))
		str_add_char(&cutter->prose, '\\');
	add(cutter, text, length);
	cutter->text_end = text + length;
}

/* A character that had no need to be written as a number was meant to stand
 * for itself. */
static bool
is_guard(const char *text, size_t length)
{
	unsigned long code =
		length > 3 && text[1] == '#' ? strtoul(text + 2, NULL, 10) : 0;

	return code > ' ' && code != 0xa0;
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	struct cutter *cutter = context;

	/* md4c 0.4.8 has handed out lengths below zero. */
	if (size > (MD_SIZE)(cutter->end - cutter->text))
		return 1;
	count_lines(cutter, text);
	open_text(cutter);
	if (!cutter->block.line)
		cutter->block.line = cutter->line;
	if (cutter->in_image) {
		str_add_bytes(&cutter->rich, text, size);
		str_add_bytes(&cutter->prose, text, size);
		return 0;
	}
	switch (type) {
	case MD_TEXT_HTML:
		add_html(cutter, text, size);
		break;
	case MD_TEXT_ENTITY:
		if (at_line_start(cutter) && is_guard(text, size))
			cutter->block.literal = cutter->block.guarded = true;
		add_entity(cutter, text, size);
		break;
	case MD_TEXT_BR:
	case MD_TEXT_SOFTBR:
		add(cutter, "\n", 1);
		break;
	case MD_TEXT_NULLCHAR:
		break;
	case MD_TEXT_CODE:
		add(cutter, text, size);
		break;
	default:
		add_text(cutter, text, size);
		break;
	}
	return 0;
}

static const char *
mark_of(MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM:
		return "*";
	case MD_SPAN_STRONG:
		return "**";
	case MD_SPAN_CODE:
		return "`";
	case MD_SPAN_DEL:
		return "~~";
	default:
		return "";
	}
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct cutter *cutter = context;
	const MD_SPAN_A_DETAIL *link = detail;
	const MD_SPAN_IMG_DETAIL *image = detail;
	const MD_ATTRIBUTE *target;

	open_text(cutter);
	add_mark(cutter, mark_of(type));
	if (type == MD_SPAN_CODE && at_line_start(cutter))
		cutter->block.literal = true;
	if (type == MD_SPAN_DEL)
		cutter->del_at = cutter->plain.length;
	if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
		target = type == MD_SPAN_A ? &link->href : &image->src;
		str_clear(&cutter->href);
		str_add_bytes(&cutter->href, target->text, target->size);
		cutter->link_at = cutter->plain.length;
		cutter->rich_at = cutter->rich.length;
		cutter->prose_at = cutter->prose.length;
		add_mark(cutter, type == MD_SPAN_IMG ? "![" : "[");
	}
	cutter->in_image = cutter->in_image || type == MD_SPAN_IMG;
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct cutter *cutter = context;
	const MD_SPAN_A_DETAIL *link = detail;
	const MD_SPAN_IMG_DETAIL *image = detail;

	if (type == MD_SPAN_A)
		find_line(cutter, &link->href);
	else if (type == MD_SPAN_IMG)
		find_line(cutter, &image->src);
	if (type == MD_SPAN_A)
		cutter_leave_link(cutter);
	else if (type == MD_SPAN_IMG)
		cutter_add_target(cutter);
	else
		add_mark(cutter, mark_of(type));
	if (type == MD_SPAN_DEL && cutter->del_at == cutter->struck)
		cutter->struck = cutter->plain.length;
	if (type == MD_SPAN_IMG)
		cutter->in_image = false;
	return 0;
}

bool
block_read(const char *text, size_t length, int first_line, struct arena *arena,
	block_taker *take, void *context)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
			MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = take_text,
	};
	struct cutter *cutter = base_calloc(1, sizeof *cutter);
	bool ok;

	cutter->arena = arena;
	cutter->take = take;
	cutter->context = context;
	cutter->text = cutter->counted = text;
	cutter->end = text + length;
	cutter->line = first_line;
	ok = md_parse(text, (MD_SIZE)length, &parser, cutter) == 0;
	str_fini(&cutter->plain);
	str_fini(&cutter->rich);
	str_fini(&cutter->prose);
	str_fini(&cutter->links);
	str_fini(&cutter->evidence);
	str_fini(&cutter->href);
	free(cutter);
	return ok;
}
