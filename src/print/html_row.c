/* SPDX-License-Identifier: MIT */
/* Objectives as sections, key results and actions as lists inside them. */
#include <string.h>

#include "base/say.h"
#include "html.h"
#include "model/progress.h"

#define FACT_JOINT " · "

void
html_bar(struct html *html, int tenths)
{
	if (tenths < 0)
		return;
	html_add(html, "<span class=\"bar\"><i style=\"width:");
	str_add_number(&html->text, tenths);
	html_add(html, "%\"></i></span>");
}

/* How good a value on the scale of ten is, where nothing else says it. */
static const char *
band_word(int tenths)
{
	static const char *const words[] = {[BAND_NONE] = "pending",
		[BAND_LOW] = "off_track",
		[BAND_MIDDLE] = "at_risk",
		[BAND_HIGH] = "on_track"};

	return words[tenths_band(tenths)];
}

static const char *
class_of(const struct row *row)
{
	if (row->state == STATE_DONE)
		return "done";
	if (row->state == STATE_DROPPED)
		return "dropped";
	return row->status == STATUS_NONE
		? band_word(row->tenths)
		: status_word((enum status)row->status);
}

/* Progress, bar and status at the right of a title. */
static void
add_mark(struct html *html, const struct row *row)
{
	char text[TENTHS_TEXT_SIZE];

	if (row->level == LEVEL_ACTION || row->outlook)
		return;
	html_add(html, "<span class=\"mark ");
	html_add(html, class_of(row));
	html_add(html, "\"><b>");
	html_add(html, tenths_text(row->tenths, text));
	html_add(html, row->tenths < 0 ? "</b>" : "<small>/10</small></b>");
	html_bar(html, row->tenths < 0 ? 0 : row->tenths);
	html_add(html, "<span class=\"status\">");
	html_put(html, status_label((enum status)row->status));
	html_add(html, "</span></span>");
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

	html_add(html, "<span class=\"label\">");
	html_add(html, letters[row->level]);
	str_add_number(&html->text, row->number);
	html_add(html, struck ? "</span><s" : "</span><span");
	html_language(html, row->title);
	html_add(html, ">");
	html_put(html, row->title);
	html_add(html, struck ? "</s>" : "</span>");
}

static void
add_text(struct html *html, const char *class, const char *label,
	const char *text)
{
	size_t length = text ? strlen(text) : 0, line;
	struct str part = {0};

	text = text ? str_trim(text, &length) : "";
	if (!length)
		return;
	str_addf(&html->text, "<p class=\"%s\"", class);
	html_language(html, text);
	html_add(html, ">");
	html_put(html, label);
	html_add(html, *label ? " " : "");
	for (; length; text += line, length -= line) {
		line = strcspn(text, "\n");
		line = line < length ? line : length;
		str_clear(&part);
		str_add_bytes(&part, text, line);
		html_put(html, str_text(&part));
		if (line < length) {
			html_add(html, "<br/>\n");
			line++;
		}
	}
	str_fini(&part);
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
		html_add(html, "<p class=\"facts link\">→ ");
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
	str_addf(&html->text, "<p class=\"score\"><b class=\"grade %s\">",
		band_word(row->score));
	str_addf(&html->text, _("Score %s"), score_text(row->score, score));
	html_add(html, "</b>");
	if (row->suggested >= 0 && row->suggested != row->score) {
		html_add(html, "<span class=\"suggested\">");
		str_addf(&html->text, _(" (%s is suggested)"),
			score_text(row->suggested, score));
		html_add(html, "</span>");
	}
	if (row->reason && *row->reason) {
		html_add(html, " ");
		html_put(html, row->reason);
	}
	html_add(html, "</p>\n");
}

/* Each fact stays on one line where it can. */
static void
add_parts(struct html *html, const char *facts)
{
	const char *end;
	struct str part = {0};

	for (; *facts; facts = end) {
		end = strstr(facts, FACT_JOINT);
		if (!end)
			end = facts + strlen(facts);
		str_clear(&part);
		str_add_bytes(&part, facts, (size_t)(end - facts));
		html_add(html, "<span>");
		html_put(html, str_text(&part));
		html_add(html, "</span>");
		if (*end) {
			html_add(html, FACT_JOINT);
			end += strlen(FACT_JOINT);
		}
	}
	str_fini(&part);
}

/* The facts in words, and the line its check-ins make. */
static void
add_facts(struct html *html, const struct row *row)
{
	if (!row->facts && row->trend_count < 2)
		return;
	html_add(html, "<p class=\"facts\"");
	html_language(html, row->facts ? row->facts : "");
	html_add(html, ">");
	add_parts(html, row->facts ? row->facts : "");
	if (row->trend_count > 1) {
		html_add(html, row->facts ? FACT_JOINT : "");
		svg_trend(
			&html->text, row->trend, row->trend_count, _("trend"));
	}
	html_add(html, "</p>\n");
}

/* Everything about a row below its title. */
static void
add_below(struct html *html, const struct row *row)
{
	add_facts(html, row);
	add_score(html, row);
	if (row->blocker)
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
		[STATE_OPEN] = "○",
		[STATE_DONE] = "✓",
		[STATE_DROPPED] = "✗",
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
	html_add(html, "<span class=\"box\">");
	html_add(html, row->outlook ? "" : marks[row->state]);
	html_add(html, "</span>");
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
