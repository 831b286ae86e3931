/* SPDX-License-Identifier: MIT */
/* Objectives as sections, key results and actions as lists inside them. */
#include <string.h>

#include "base/say.h"
#include "html.h"
#include "model/chart.h"
#include "model/progress.h"

#define TREND_MOST 52 /* a year of weeks */

void
html_bar(struct html *html, int tenths)
{
	if (tenths < 0)
		return;
	str_addf(&html->text,
		"<span class=\"bar\"><i style=\"width:%d%%\"></i></span>",
		tenths);
}

/* Progress, bar and status at the right of a title. */
static void
add_mark(struct html *html, const struct row *row)
{
	char text[TENTHS_TEXT_SIZE];

	if (row->level == LEVEL_ACTION || row->outlook)
		return;
	str_addf(&html->text, "<span class=\"mark %s\">%s%s",
		row->state == STATE_DONE ? "done"
			: row->state == STATE_DROPPED
			? "dropped"
			: status_word((enum status)row->status),
		tenths_text(row->tenths, text), row->tenths < 0 ? "" : "/10");
	html_bar(html, row->tenths);
	html_put(html, status_label((enum status)row->status));
	html_add(html, "</span>");
}

static void
add_title(struct html *html, const struct row *row)
{
	static const char *const letters[] = {
		[LEVEL_OBJECTIVE] = "O",
		[LEVEL_KEY_RESULT] = "KR",
		[LEVEL_ACTION] = "A",
	};
	bool struck = row->state == STATE_DROPPED ||
		(row->finished && row->level == LEVEL_KEY_RESULT);

	str_addf(&html->text, "<span class=\"label\">%s%d</span>",
		letters[row->level], row->number);
	html_add(html, struck ? "<s" : "<span");
	html_language(html, row->title);
	html_add(html, ">");
	html_put(html, row->title);
	html_add(html, struck ? "</s>" : "</span>");
}

static void
add_text(struct html *html, const char *class, const char *label,
	const char *text)
{
	if (!text || !*text)
		return;
	str_addf(&html->text, "<p class=\"%s\"", class);
	html_language(html, text);
	html_add(html, ">");
	html_put(html, label);
	html_add(html, *label ? " " : "");
	for (; *text; text++) {
		struct str line = {0};
		size_t length = strcspn(text, "\n");

		str_add_bytes(&line, text, length);
		html_put(html, str_text(&line));
		str_fini(&line);
		text += length;
		if (!*text)
			break;
		html_add(html, "<br/>\n");
	}
	html_add(html, "</p>\n");
}

static void
add_links(struct html *html, const char *links)
{
	struct str address = {0}, title = {0};
	size_t length, space;

	for (; links && *links; links += length + (links[length] == '\n')) {
		length = strcspn(links, "\n");
		space = strcspn(links, " \n");
		str_clear(&address);
		str_clear(&title);
		str_add_bytes(&address, links, space);
		if (space < length)
			str_add_bytes(
				&title, links + space + 1, length - space - 1);
		html_add(html, "<p class=\"facts\">→ ");
		if (html_is_safe(str_text(&address)))
			html_open_link(html, str_text(&address));
		html_put(html,
			title.length ? str_text(&title) : str_text(&address));
		if (html_is_safe(str_text(&address)))
			html_add(html, "</a>");
		html_add(html, "</p>\n");
	}
	str_fini(&address);
	str_fini(&title);
}

static void
add_score(struct html *html, const struct row *row)
{
	char score[TENTHS_TEXT_SIZE];

	if (row->score < 0)
		return;
	html_add(html, "<p class=\"score\">");
	str_addf(&html->text, _("Score %s"), score_text(row->score, score));
	if (row->suggested >= 0 && row->suggested != row->score)
		str_addf(&html->text, _(" (progress suggests %s)"),
			score_text(row->suggested, score));
	if (row->reason && *row->reason) {
		html_add(html, " – ");
		html_put(html, row->reason);
	}
	html_add(html, "</p>\n");
}

static void
add_trend(struct html *html, const struct row *row)
{
	if (row->trend_count < 2)
		return;
	str_addf(&html->text, "<p class=\"facts\">%s ", _("trend"));
	chart_trend(&html->text, row->trend, row->trend_count, TREND_MOST,
		CHART_BLOCKS);
	html_add(html, "</p>\n");
}

/* Everything about a row below its title. */
static void
add_below(struct html *html, const struct row *row)
{
	add_text(html, "facts", "", row->facts);
	add_trend(html, row);
	add_score(html, row);
	add_text(html, "facts blocker", _("Blocked:"), row->blocker);
	add_text(html, "facts note", "", row->note);
	add_links(html, row->links);
}

static void
add_objective(struct html *html, const struct block *block)
{
	int level = block->level < 2 ? 2 : block->level > 4 ? 4 : block->level;

	html_close_section(html);
	html_add(html, "<section class=\"objective\"");
	if (block->anchor)
		str_addf(&html->text, " id=\"%s\"", block->anchor);
	str_addf(&html->text, ">\n<div class=\"head\"><h%d class=\"title\">",
		level);
	add_title(html, block->row);
	str_addf(&html->text, "</h%d>", level);
	add_mark(html, block->row);
	html_add(html, "</div>\n");
	html->section = true;
	add_below(html, block->row);
}

static void
add_action(struct html *html, const struct row *row)
{
	static const char *const marks[] = {
		[STATE_OPEN] = "○ ",
		[STATE_DONE] = "✓ ",
		[STATE_DROPPED] = "✗ ",
	};
	char day[DAY_TEXT_SIZE];

	if (html->rows < 2)
		html_add(html,
			html->rows ? "<ul class=\"actions\">\n<li>"
				   : "<ul class=\"key-results\">\n<li>\n"
				     "<ul class=\"actions\">\n<li>");
	else
		html_add(html, "</li>\n<li>");
	html->rows = 2;
	html_add(html, row->outlook ? "" : marks[row->state]);
	add_title(html, row);
	if (row->facts || row->due != DAY_NONE) {
		html_add(html, " <span class=\"facts\">");
		if (row->due != DAY_NONE)
			str_addf(&html->text, _("due %s"),
				day_text(row->due, day));
		if (row->facts) {
			html_add(html, row->due != DAY_NONE ? " · " : "");
			html_put(html, row->facts);
		}
		html_add(html, "</span>");
	}
	add_text(html, "facts note", "", row->note);
	add_links(html, row->links);
}

void
html_row(struct html *html, const struct block *block)
{
	const struct row *row = block->row;

	html_close_items(html, 0);
	if (row->level == LEVEL_OBJECTIVE) {
		add_objective(html, block);
		return;
	}
	if (row->level == LEVEL_ACTION) {
		add_action(html, row);
		return;
	}
	html_close_rows(html, 1);
	html_add(html, html->rows ? "</li>\n" : "<ul class=\"key-results\">\n");
	html->rows = 1;
	html_add(html, row->finished ? "<li class=\"finished\">" : "<li>");
	html_add(html, "<div class=\"head\"><span class=\"title\">");
	add_title(html, row);
	html_add(html, "</span>");
	add_mark(html, row);
	html_add(html, "</div>\n");
	add_below(html, row);
}
