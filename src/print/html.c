/* SPDX-License-Identifier: MIT */
/*
 * A document as one HTML file that asks nothing of the network and runs
 * nothing: its style is inside it, its charts are SVG, and a policy in its head
 * tells the browser to hold it to that. Written so that it is well-formed XML
 * as well.
 */
#include "html.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "renderers.h"

#define FLUSH_SIZE (64 * 1024)
#define HAN_BEGINS 0x2e80
#define KANA_BEGINS 0x3040
#define KANA_ENDS 0x30ff

static void
flush(struct html *html)
{
	if (html->text.length &&
		fwrite(html->text.data, 1, html->text.length, html->out) !=
			html->text.length)
		html->failed = true;
	str_clear(&html->text);
}

void
html_add(struct html *html, const char *text)
{
	str_add(&html->text, text);
}

void
html_escape(struct str *out, const char *text)
{
	struct str safe = {0};
	const char *at;
	size_t plain;

	text_visible(&safe, text, strlen(text));
	for (at = str_text(&safe); *at; at++) {
		plain = strcspn(at, "<>&\"'");
		str_add_bytes(out, at, plain);
		at += plain;
		switch (*at) {
		case '<':
			str_add(out, "&lt;");
			break;
		case '>':
			str_add(out, "&gt;");
			break;
		case '&':
			str_add(out, "&amp;");
			break;
		case '"':
			str_add(out, "&quot;");
			break;
		case '\'':
			str_add(out, "&#39;");
			break;
		default:
			at--; /* the end */
		}
	}
	str_fini(&safe);
}

void
html_put(struct html *html, const char *text)
{
	html_escape(&html->text, text);
}

/* "zh-CN" or "ja" when the text holds such characters and the document is in
 * another language, else NULL: a browser picks fonts by it. */
static const char *
language_of(const struct html *html, const char *text)
{
	const unsigned char *at = (const unsigned char *)text;
	const char *found = NULL;
	unsigned c;

	for (; *at; at++) {
		if ((*at & 0xf0) != 0xe0 || !at[1] || !at[2])
			continue;
		c = (*at & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 |
			(at[2] & 0x3fu);
		at += 2;
		if (c >= KANA_BEGINS && c <= KANA_ENDS) {
			found = "ja";
			break;
		}
		if (c >= HAN_BEGINS && c < 0xfe00)
			found = "zh-CN";
	}
	return found && strncmp(found, html->language, 2) != 0 ? found : NULL;
}

static void
add_language(struct html *html, const char *language)
{
	if (!language)
		return;
	html_add(html, " lang=\"");
	html_add(html, language);
	html_add(html, "\"");
}

void
html_language(struct html *html, const char *text)
{
	add_language(html, language_of(html, text));
}

/* Whether a link may be followed: what runs something, or is unknown, is
 * shown and not linked. */
bool
html_is_safe(const char *address)
{
	size_t scheme = strcspn(address, ":/?#");

	if (address[scheme] != ':')
		return *address != '\0';
	return (scheme == 4 && strncasecmp(address, "http", 4) == 0) ||
		(scheme == 5 && strncasecmp(address, "https", 5) == 0) ||
		(scheme == 6 && strncasecmp(address, "mailto", 6) == 0);
}

void
html_open_link(struct html *html, const char *address)
{
	html_add(html, "<a rel=\"noopener noreferrer\" href=\"");
	html_put(html, address);
	html_add(html, "\">");
}

static void
add_run(struct html *html, const struct run *run)
{
	static const struct {
		unsigned style;
		const char *open, *close;
	} marks[] = {
		{RUN_STRONG, "<strong>", "</strong>"},
		{RUN_STRUCK, "<s>", "</s>"},
		{RUN_CODE, "<code>", "</code>"},
	};
	size_t count = sizeof marks / sizeof *marks, i;
	bool link = run->link && html_is_safe(run->link);

	if (run->style & RUN_BREAK) {
		html_add(html, "<br/>\n");
		return;
	}
	if (link)
		html_open_link(html, run->link);
	for (i = 0; i < count; i++)
		if (run->style & marks[i].style)
			html_add(html, marks[i].open);
	html_put(html, run->text);
	for (i = count; i-- > 0;)
		if (run->style & marks[i].style)
			html_add(html, marks[i].close);
	if (link)
		html_add(html, "</a>");
}

static void
add_runs(struct html *html, const struct run *run)
{
	for (; run; run = run->next)
		add_run(html, run);
}

static void
add_runs_language(struct html *html, const struct run *run)
{
	const char *language = NULL;

	for (; run && !language; run = run->next)
		language = language_of(html, run->text);
	add_language(html, language);
}

void
html_close_rows(struct html *html, int down_to)
{
	for (; html->rows > down_to; html->rows--)
		html_add(html, "</li>\n</ul>\n");
}

void
html_close_items(struct html *html, int down_to)
{
	while (html->items > down_to) {
		html->items--;
		html_add(html,
			html->numbered[html->items] ? "</li>\n</ol>\n"
						    : "</li>\n</ul>\n");
	}
}

void
html_close_section(struct html *html)
{
	html_close_items(html, 0);
	html_close_rows(html, 0);
	if (html->section)
		html_add(html, "</section>\n");
	html->section = false;
}

static void
add_heading(struct html *html, const struct block *block)
{
	int level = block->level > 4 ? 4 : block->level;

	html_close_section(html);
	str_addf(&html->text, "<h%d", level);
	if (block->anchor)
		str_addf(&html->text, " id=\"%s\"", block->anchor);
	add_runs_language(html, block->runs);
	html_add(html, ">");
	add_runs(html, block->runs);
	if (block->owed) {
		html_add(html, " <span class=\"owed\">");
		str_addf(&html->text, _("%d missing"), block->owed_count);
		html_add(html, "</span>");
	}
	str_addf(&html->text, "</h%d>\n", level);
}

static void
add_paragraph(struct html *html, const struct block *block)
{
	static const char *const classes[] = {
		[DOC_SPAN] = "span",
		[DOC_PROMPT] = "prompt",
		[DOC_REFLECTION] = "reflection",
		[DOC_OUTLOOK] = "outlook",
		[DOC_DRAFT] = NULL,
	};
	const char *class = classes[block->role];

	html_close_items(html, 0);
	html_close_rows(html, 0);
	html_add(html, "<p");
	if (class)
		str_addf(&html->text, " class=\"%s\"", class);
	add_runs_language(html, block->runs);
	html_add(html, ">");
	add_runs(html, block->runs);
	html_add(html, "</p>\n");
}

static void
add_item(struct html *html, const struct block *block)
{
	int depth = block->depth < HTML_DEPTH ? block->depth + 1 : HTML_DEPTH;
	bool numbered = block->mark == MARK_NUMBER;

	html_close_rows(html, 0);
	html_close_items(html, depth);
	if (html->items == depth && html->numbered[depth - 1] != numbered)
		html_close_items(html, depth - 1);
	if (html->items == depth)
		html_add(html, "</li>\n");
	for (; html->items < depth; html->items++) {
		html->numbered[html->items] = numbered;
		str_addf(&html->text, "<%s class=\"items%s\">\n",
			numbered ? "ol" : "ul",
			block->role == DOC_REFLECTION && !html->items
				? " reflection"
				: "");
		if (html->items < depth - 1)
			html_add(html, "<li>\n");
	}
	html_add(html,
		block->mark == MARK_BULLET || numbered ? "<li>"
						       : "<li class=\"task\">");
	if (block->mark == MARK_OPEN)
		html_add(html, "○ ");
	else if (block->mark == MARK_DONE)
		html_add(html, "✓ ");
	else if (block->mark == MARK_DROPPED)
		html_add(html, "✗ ");
	add_runs(html, block->runs);
}

static void
add_cell(struct html *html, const struct doc_table *table, size_t cell)
{
	const char *link = table->links ? table->links[cell] : NULL;

	if (link)
		html_open_link(html, link);
	html_put(html, table->cells[cell]);
	if (link)
		html_add(html, "</a>");
}

static void
add_table(struct html *html, const struct doc_table *table)
{
	const char *tag;
	size_t row, column;

	html_close_items(html, 0);
	html_close_rows(html, 0);
	html_add(html, "<table>\n<thead>\n");
	for (row = 0; row < table->rows; row++) {
		tag = row ? "td" : "th";
		html_add(html, row == 1 ? "<tbody>\n<tr>" : "<tr>");
		for (column = 0; column < table->columns; column++) {
			str_addf(&html->text, "<%s%s>", tag,
				table->numeric[column] ? " class=\"n\"" : "");
			add_cell(html, table, row * table->columns + column);
			str_addf(&html->text, "</%s>", tag);
		}
		html_add(html, row ? "</tr>\n" : "</tr>\n</thead>\n");
	}
	html_add(html, table->rows > 1 ? "</tbody>\n</table>\n" : "</table>\n");
}

static void
add_figures(struct html *html, const struct figure *figure)
{
	html_close_items(html, 0);
	html_close_rows(html, 0);
	html_add(html, "<dl class=\"figures\">\n");
	for (; figure; figure = figure->next) {
		html_add(html, "<div><dt>");
		html_put(html, figure->label);
		html_add(html, "</dt><dd>");
		html_put(html, figure->value);
		html_bar(html, figure->tenths);
		html_add(html, "</dd></div>\n");
	}
	html_add(html, "</dl>\n");
}

static void
add_block(struct html *html, const struct block *block)
{
	switch ((enum block_type)block->type) {
	case BLOCK_HEADING:
		add_heading(html, block);
		break;
	case BLOCK_PARAGRAPH:
		add_paragraph(html, block);
		break;
	case BLOCK_ITEM:
		add_item(html, block);
		break;
	case BLOCK_ROW:
		html_row(html, block);
		break;
	case BLOCK_TABLE:
		add_table(html, block->table);
		break;
	case BLOCK_CHART:
		html_close_items(html, 0);
		html_close_rows(html, 0);
		svg_chart(&html->text, block->chart);
		break;
	case BLOCK_FIGURES:
		add_figures(html, block->figures);
		break;
	case BLOCK_RULE:
		html_close_section(html);
		html_add(html, "<hr/>\n");
		break;
	case BLOCK_UNSHOWN:
		break;
	case BLOCK_PAGE:
		html_close_section(html);
		break;
	}
	if (html->text.length > FLUSH_SIZE)
		flush(html);
}

static void
add_links(struct html *html, const struct render_link *links)
{
	if (!links)
		return;
	html_add(html, "<nav>\n");
	for (; links->href; links++) {
		if (*links->href)
			html_open_link(html, links->href);
		else
			html_add(html, "<b>");
		html_put(html, links->text);
		html_add(html, *links->href ? "</a>\n" : "</b>\n");
	}
	html_add(html, "</nav>\n");
}

static void
begin(struct html *html, const struct doc *doc,
	const struct render_options *options)
{
	size_t i;

	snprintf(html->language, sizeof html->language, "%s",
		doc->language ? doc->language : "en");
	html_add(html, "<!DOCTYPE html>\n<html lang=\"");
	html_put(html, html->language);
	html->day = doc->day;
	html_add(html,
		"\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\"/>\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src "
		"'unsafe-inline'\"/>\n<title>");
	html_put(html, doc->title ? doc->title : "tenths");
	html_add(html, "</title>\n<style>\n");
	for (i = 0; html_style[i]; i++)
		html_add(html, html_style[i]);
	html_add(html, "</style>\n</head>\n<body>\n");
	add_links(html, options->links);
	html_add(html, "<main>\n");
	html->begun = true;
}

static void
end(struct html *html)
{
	char day[DAY_TEXT_SIZE];

	html_add(html, "</main>\n");
	if (html->day)
		str_addf(&html->text, "<footer>tenths · %s</footer>\n",
			day_text(html->day, day));
	html_add(html, "</body>\n</html>\n");
}

static bool
write_html(const struct doc_source *source,
	const struct render_options *options, FILE *out, struct err *err)
{
	struct html html = {.out = out};
	const struct block *block;
	struct doc doc = {0};

	while (source->next(source->context, &doc)) {
		if (!html.begun)
			begin(&html, &doc, options);
		for (block = doc.first; block; block = block->next)
			add_block(&html, block);
	}
	if (!html.begun)
		begin(&html, &doc, options);
	html_close_section(&html);
	end(&html);
	flush(&html);
	doc_clear(&doc);
	str_fini(&html.text);
	if (html.failed)
		err_set(err, ERR_SYSTEM, "%s", _("the page cannot be written"));
	return !html.failed;
}

const struct renderer renderer_html = {
	.name = "html",
	.extensions = "htm",
	.help = N_("one HTML page with charts, for a browser or to print"),
	.write = write_html,
};
