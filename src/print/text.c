/* SPDX-License-Identifier: MIT */
/*
 * A document as plain text: every line fits the width, columns line up in
 * cells whatever the script, and nothing but characters and line ends leaves,
 * so that it can go to a printer or into a mail as it is.
 */
#include "text.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "renderers.h"

#define TITLE_LEVEL 1
#define PAGE_LENGTH_MIN 10

/* Whether every byte is printable ASCII: what most text is, and all that can
 * be measured by counting. */
static bool
is_plain(const char *string, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (string[i] < 0x20 || string[i] > 0x7e)
			return false;
	return true;
}

static int
cells_of(const char *string, size_t length)
{
	return is_plain(string, length) ? (int)length
					: text_width(string, length);
}

/* Adds safe text to the line, in ASCII where that is asked for. */
static void
add_safe(struct text *text, const char *string, size_t length)
{
	if (text->options->ascii && !is_plain(string, length))
		text_ascii(&text->line, string, length);
	else
		str_add_bytes(&text->line, string, length);
}

void
text_spaces(struct text *text, int cells)
{
	static const char spaces[] = "                                ";
	const int most = (int)sizeof spaces - 1;

	for (; cells > most; cells -= most)
		str_add_bytes(&text->line, spaces, (size_t)most);
	if (cells > 0)
		str_add_bytes(&text->line, spaces, (size_t)cells);
}

void
text_put(struct text *text, const char *string, int cells)
{
	size_t length = strlen(string);

	if (cells < 0 && is_plain(string, length)) {
		str_add_bytes(&text->line, string, length);
		return;
	}
	str_clear(&text->spare);
	if (cells < 0)
		text_visible(&text->spare, string, length);
	else
		text_fit(&text->spare, string, length, cells,
			text->options->ascii);
	add_safe(text, str_text(&text->spare), text->spare.length);
}

void
text_role(struct text *text, enum set_role role)
{
	struct text_mark *last =
		text->mark_count ? &text->marks[text->mark_count - 1] : NULL;

	if (last && last->at == text->line.length) {
		last->role = role;
		return;
	}
	if (!text->marks || text->mark_count == text->mark_room) {
		text->mark_room = text->mark_room ? 2 * text->mark_room : 32;
		text->marks = base_realloc(
			text->marks, text->mark_room, sizeof *text->marks);
		text->runs = base_realloc(
			text->runs, text->mark_room + 1, sizeof *text->runs);
	}
	text->marks[text->mark_count++] =
		(struct text_mark){text->line.length, role};
}

/* The line as runs, without the blanks at its end. */
static size_t
make_runs(struct text *text)
{
	const char *line = str_text(&text->line);
	size_t length = text->line.length, at = 0, count = 0, i;
	enum set_role role = SET_PLAIN;

	while (length && line[length - 1] == ' ')
		length--;
	for (i = 0; i <= text->mark_count && at < length; i++) {
		size_t end = i < text->mark_count ? text->marks[i].at : length;

		if (end > length)
			end = length;
		if (end > at)
			text->runs[count++] =
				(struct set_run){line + at, end - at, role};
		at = end;
		if (i < text->mark_count)
			role = text->marks[i].role;
	}
	return count;
}

/* With SGR colours. */
static void
add_coloured(struct text *text, struct str *out)
{
	static const char *const codes[SET_COUNT] = {
		[SET_STRONG] = "1",
		[SET_GOOD] = "32",
		[SET_WARN] = "33",
		[SET_BAD] = "31",
		[SET_PENDING] = "2",
		[SET_BAR] = "36",
		[SET_BAR_EMPTY] = "2",
		[SET_CHART] = "1;36",
		[SET_PACE] = "33",
		[SET_LIMIT] = "31",
		[SET_AXIS] = "2",
		[SET_TODAY] = "2",
	};
	size_t count = make_runs(text), i;

	for (i = 0; i < count; i++) {
		const struct set_run *run = &text->runs[i];

		if (codes[run->role])
			str_addf(out, "\033[%sm", codes[run->role]);
		str_add_bytes(out, run->text, run->length);
		if (codes[run->role])
			str_add(out, "\033[0m");
	}
}

void
text_end(struct text *text)
{
	if (text->give) {
		size_t count = text->mark_count || text->line.length
			? make_runs(text)
			: 0;

		text->page.blank = !count;
		text->give(text->context, text->runs, count);
	} else if (text->options->color && text->mark_count) {
		str_clear(&text->spare);
		add_coloured(text, &text->spare);
		page_line(&text->page, str_text(&text->spare),
			text->spare.length);
	} else {
		page_line(
			&text->page, str_text(&text->line), text->line.length);
	}
	text->mark_count = 0;
	str_clear(&text->line);
}

void
text_blank(struct text *text)
{
	if (!text->page.blank)
		text_end(text);
}

/* One line that text_line has measured out. A single cluster may be wider than
 * the line, a family of emoji for one; then it is cut. */
static void
add_line(struct text *text, const char *line, size_t length, int cells)
{
	if (text_next(line, length, 0) < length ||
		text_width(line, length) <= cells) {
		add_safe(text, line, length);
		return;
	}
	str_clear(&text->spare);
	text_fit(&text->spare, line, length, cells, text->options->ascii);
	add_safe(text, str_text(&text->spare), text->spare.length);
}

int
text_wrap(struct text *text, const char *string, int left, int right)
{
	int cells = text->width - left - right, taken;
	size_t length = strlen(string), shown, used;
	const char *at;

	if (is_plain(string, length) && length <= (size_t)cells) {
		str_add_bytes(&text->line, string, length);
		return (int)length;
	}
	str_clear(&text->safe);
	text_visible(&text->safe, string, length);
	at = str_text(&text->safe);
	length = text->safe.length;
	/* To cut is cheaper than to look for breaks, and most texts fit. */
	while (text_cut(at, length, cells, &taken) < length) {
		used = text_line(at, length, cells, &shown);
		add_line(text, at, shown, cells);
		if (used >= length)
			return cells < text_width(at, shown)
				? cells
				: text_width(at, shown);
		text_end(text);
		text_spaces(text, left);
		at += used;
		length -= used;
	}
	add_safe(text, at, length);
	return taken;
}

/* The runs of a block as one text a line, links with their address behind. */
static void
set_runs(struct text *text, const struct block *block, int left)
{
	const struct run *run = block->runs;
	struct str line = {0};
	const char *mark;

	for (; run; run = run->next) {
		if (run->style & RUN_BREAK) {
			text_wrap(text, str_text(&line), left, 0);
			text_end(text);
			text_spaces(text, left);
			str_clear(&line);
			continue;
		}
		mark = run->style & RUN_STRUCK ? "~~" : "";
		str_addf(&line, "%s%s%s", mark, run->text, mark);
		if (run->link && strcmp(run->link, run->text) != 0 &&
			(!run->next || run->next->link != run->link))
			str_addf(&line, " <%s>", run->link);
	}
	text_wrap(text, str_text(&line), left, 0);
	text_end(text);
	str_fini(&line);
}

static void
underline(struct text *text, int cells, const char *line, const char *ascii)
{
	text_role(text, SET_RULE);
	str_add_repeat(&text->line, text->options->ascii ? ascii : line,
		(size_t)cells);
	text_end(text);
}

/* The title has the span on its right where there is room. */
static void
set_title(struct text *text, const struct block *block, const char *subtitle)
{
	const char *title = block->runs ? block->runs->text : "";
	int span = subtitle ? cells_of(subtitle, strlen(subtitle)) : 0;
	int used;

	text_role(text, SET_STRONG);
	used = text_wrap(text, title, 0, 0);
	text_role(text, SET_PLAIN);
	if (span && used + 2 + span <= text->width) {
		text_spaces(text, text->width - span - used);
		text_put(text, subtitle, -1);
		text->span_shown = true;
	}
	text_end(text);
	underline(text, text->width, "═", "=");
}

/* A heading says behind it how much of its section is missing. */
static int
add_owed(const struct block *block, struct str *owed)
{
	if (!block->owed)
		return 0;
	str_add(owed, " (");
	str_addf(owed, _("%d missing"), block->owed_count);
	str_add(owed, ")");
	return cells_of(owed->data, owed->length);
}

static void
set_heading(struct text *text, const struct block *block, const char *subtitle)
{
	struct str owed = {0};
	int used, right;

	text_blank(text);
	if (block->level == TITLE_LEVEL) {
		set_title(text, block, subtitle);
		return;
	}
	right = add_owed(block, &owed);
	text_role(text, SET_STRONG);
	used = text_wrap(text, block->runs ? block->runs->text : "", 0, right);
	str_add(&text->line, str_text(&owed));
	text_role(text, SET_PLAIN);
	text_end(text);
	if (block->level == TITLE_LEVEL + 1)
		underline(text, used + right, "─", "-");
	str_fini(&owed);
}

static void
set_paragraph(struct text *text, const struct block *block)
{
	int left = block->depth * 2;

	if (block->role == DOC_SPAN && text->span_shown) {
		text->span_shown = false;
		return;
	}
	if (block->role == DOC_REFLECTION)
		left += 2;
	if (block->role != DOC_SPAN)
		text_blank(text);
	text_spaces(text, left);
	set_runs(text, block, left);
}

/* What stands before an item. */
static const char *
item_mark(const struct block *block, char number[static 16])
{
	switch ((enum mark)block->mark) {
	case MARK_NUMBER:
		snprintf(number, 16, "%d.", block->number);
		return number;
	case MARK_OPEN:
		return "○";
	case MARK_DONE:
		return "✓";
	case MARK_DROPPED:
		return "✗";
	case MARK_BULLET:
		break;
	}
	return "•";
}

static void
set_item(struct text *text, const struct block *block, bool first)
{
	int left = block->depth * 2 + (block->role == DOC_REFLECTION ? 2 : 0);
	char number[16];
	const char *mark = item_mark(block, number);

	if (first)
		text_blank(text);
	if (left > text->width / 2)
		left = text->width / 2;
	text_spaces(text, left);
	text_put(text, mark, -1);
	text_spaces(text, 1);
	left += cells_of(mark, strlen(mark)) + 1;
	set_runs(text, block, left);
}

static void
set_block(struct text *text, const struct block *block,
	const struct block *before, const struct doc *doc)
{
	switch ((enum block_type)block->type) {
	case BLOCK_HEADING:
		set_heading(text, block, doc->subtitle);
		break;
	case BLOCK_PARAGRAPH:
		set_paragraph(text, block);
		break;
	case BLOCK_ITEM:
		set_item(text, block, !before || before->type != BLOCK_ITEM);
		break;
	case BLOCK_ROW:
		text_row(text, block);
		break;
	case BLOCK_TABLE:
		text_blank(text);
		text_table(text, block->table);
		break;
	case BLOCK_CHART:
		text_blank(text);
		text_chart(text, block->chart);
		break;
	case BLOCK_FIGURES:
		text_blank(text);
		text_figures(text, block->figures);
		break;
	case BLOCK_RULE:
		text_blank(text);
		underline(text, text->width, "─", "-");
		break;
	case BLOCK_UNSHOWN:
		break;
	case BLOCK_PAGE:
		page_break(&text->page);
		break;
	}
}

static void
begin(struct text *text, const struct render_options *options, FILE *out)
{
	int width = options->width ? options->width : RENDER_WIDTH;

	*text = (struct text){.options = options};
	text->runs = base_calloc(1, sizeof *text->runs);
	text->width = width < RENDER_WIDTH_MIN ? RENDER_WIDTH_MIN : width;
	text->style = options->ascii ? CHART_ASCII : CHART_BRAILLE;
	text_row_begin(text);
	text->page.out = out;
	text->page.width = text->width;
	text->page.blank = true;
	text->page.length = options->page_length;
	if (options->page_length && options->page_length < PAGE_LENGTH_MIN)
		text->page.length = PAGE_LENGTH_MIN;
}

/* The line above each page: the document's title, made safe. */
static void
set_header(struct text *text, const struct doc *doc)
{
	if (!doc->title || text->page.header.length)
		return;
	text_put(text, doc->title, -1);
	str_add_bytes(
		&text->page.header, str_text(&text->line), text->line.length);
	str_clear(&text->line);
}

static void
set_parts(struct text *text, const struct doc_source *source)
{
	const struct block *block, *before;
	struct doc doc = {0};

	while (source->next(source->context, &doc)) {
		set_header(text, &doc);
		before = NULL;
		for (block = doc.first; block; block = block->next) {
			set_block(text, block, before, &doc);
			before = block;
		}
	}
	doc_clear(&doc);
}

static void
end(struct text *text)
{
	str_fini(&text->line);
	str_fini(&text->safe);
	str_fini(&text->spare);
	free(text->marks);
	free(text->runs);
}

static bool
write_text(const struct doc_source *source,
	const struct render_options *options, FILE *out, struct err *err)
{
	struct text text;
	bool ok;

	begin(&text, options, out);
	set_parts(&text, source);
	ok = page_end(&text.page);
	end(&text);
	if (!ok)
		err_set(err, ERR_SYSTEM, "%s", _("the text cannot be written"));
	return ok;
}

void
set_document(const struct doc_source *source,
	const struct render_options *options, set_line_fn *line, void *context)
{
	struct text text;

	begin(&text, options, NULL);
	text.give = line;
	text.context = context;
	text.page.length = 0;
	set_parts(&text, source);
	page_end(&text.page);
	end(&text);
}

const struct renderer renderer_text = {
	.name = "text",
	.extensions = "txt",
	.help = N_("plain text, for a terminal, a printer or a mail"),
	.write = write_text,
};
