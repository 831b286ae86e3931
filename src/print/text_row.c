/* SPDX-License-Identifier: MIT */
/*
 * A node as a row: label and title on the left, progress, bar and status in
 * columns on the right, below it what else is to say.
 *
 *     O1  Ship the first release                4.5/10 ━━━━╸───── at risk
 *       KR1 Ten people use it weekly              3/10 ━━━─────── off track
 *           confidence 4/10 · behind by 2.1
 *           ✓ A1 Write the announcement
 */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "text.h"

#define VALUE_WIDTH 6  /* "5.5/10" */
#define ALL_COLUMNS 64 /* from this width on there is room for the status */
#define BAR_COLUMNS 48 /* and for the bar */
#define TREND_MOST 26  /* half a year of weeks */

void
text_row_begin(struct text *text)
{
	char day[DAY_TEXT_SIZE];
	int status, cells;

	for (status = STATUS_ON_TRACK; status < STATUS_COUNT; status++) {
		text->status[status] = status_label((enum status)status);
		cells = text_width(
			text->status[status], strlen(text->status[status]));
		if (cells > text->status_width)
			text->status_width = cells;
	}
	text->status[STATUS_NONE] = "";
	text->trend = _("trend");
	/* The day is put in place of this one, of the same length. */
	snprintf(text->due, sizeof text->due, _("due %s"), day_text(0, day));
	text->due_at = (size_t)(strstr(text->due, day) - text->due);
	text->due_width = text_width(text->due, strlen(text->due));
}

/* Sets the label, "KR3" or "✓ A1", and the space behind it; returns the cells of
 * both. Two figures stay in line with one; more push the title on. */
static int
set_label(struct text *text, const struct row *row)
{
	static const char *const letters[] = {
		[LEVEL_OBJECTIVE] = "O",
		[LEVEL_KEY_RESULT] = "KR",
		[LEVEL_ACTION] = "A",
	};
	static const char *const marks[2][3] = {
		{[STATE_OPEN] = "○ ",
			[STATE_DONE] = "✓ ",
			[STATE_DROPPED] = "✗ "},
		{[STATE_OPEN] = "o ",
			[STATE_DONE] = "v ",
			[STATE_DROPPED] = "x "},
	};
	size_t from;
	int cells = 0;

	if (row->level == LEVEL_ACTION && !row->outlook) {
		str_add(&text->line, marks[text->options->ascii][row->state]);
		cells += 2;
	}
	from = text->line.length;
	str_add(&text->line, letters[row->level]);
	str_add_number(&text->line, row->number);
	cells += (int)(text->line.length - from);
	text_spaces(text, row->number < 10 ? 2 : 1);
	return cells + (row->number < 10 ? 2 : 1);
}

static enum set_role
status_role(enum status status)
{
	switch (status) {
	case STATUS_ON_TRACK:
	case STATUS_DONE:
	case STATUS_REACHED:
		return SET_GOOD;
	case STATUS_AT_RISK:
	case STATUS_PARTLY:
		return SET_WARN;
	case STATUS_OFF_TRACK:
	case STATUS_MISSED:
		return SET_BAD;
	default:
		return SET_PENDING;
	}
}

/* The cells that the columns on the right take, the space before included. */
static int
columns_width(const struct text *text, const struct row *row)
{
	if (row->level == LEVEL_ACTION)
		return row->due == DAY_NONE || text->width < BAR_COLUMNS
			? 0
			: 2 + text->due_width;
	if (row->outlook)
		return 0;
	if (text->width < BAR_COLUMNS)
		return 1 + VALUE_WIDTH;
	if (text->width < ALL_COLUMNS)
		return 1 + VALUE_WIDTH + 1 + TEXT_BAR_WIDTH;
	return 1 + VALUE_WIDTH + 1 + TEXT_BAR_WIDTH + 1 + text->status_width;
}

static void
due_text(const struct text *text, int32_t due, char out[static TEXT_DUE_SIZE])
{
	char day[DAY_TEXT_SIZE];

	day_text(due, day);
	memcpy(out, text->due, TEXT_DUE_SIZE);
	memcpy(out + text->due_at, day, strlen(day));
}

static void
set_value(struct text *text, int tenths)
{
	char value[TENTHS_TEXT_SIZE];

	tenths_text(tenths, value);
	if (tenths < 0) {
		text_spaces(text, VALUE_WIDTH / 2);
		text_put(text, value, VALUE_WIDTH - VALUE_WIDTH / 2);
		return;
	}
	text_spaces(text, VALUE_WIDTH - (int)strlen(value) - 3);
	text_put(text, value, -1);
	text_put(text, "/10", -1);
}

static void
set_columns(struct text *text, const struct row *row)
{
	char due[TEXT_DUE_SIZE];

	if (row->level == LEVEL_ACTION) {
		due_text(text, row->due, due);
		text_spaces(text, 2);
		text_put(text, due, -1);
		return;
	}
	text_spaces(text, 1);
	set_value(text, row->tenths);
	if (text->width < BAR_COLUMNS)
		return;
	text_spaces(text, 1);
	text_bar(text, row->tenths, status_role((enum status)row->status));
	text_role(text, status_role((enum status)row->status));
	if (text->width >= ALL_COLUMNS) {
		text_spaces(text, 1);
		text_put(text, text->status[row->status], -1);
	}
	text_role(text, SET_PLAIN);
}

/* A line below the title, hanging under its first word. */
static void
set_line(struct text *text, int left, const char *label, const char *string)
{
	int used;

	if (!string || !*string)
		return;
	text_spaces(text, left);
	used = *label ? text_wrap(text, label, left, 0) + 1 : 0;
	if (left + used > text->width / 2) {
		text_end(text);
		text_spaces(text, left);
		used = 0;
	}
	text_spaces(text, used ? 1 : 0);
	text_wrap(text, string, left + used, 0);
	text_end(text);
}

/* A text of several lines, each as it was. */
static void
set_lines(struct text *text, int left, const char *label, const char *lines)
{
	struct str line = {0};
	const char *end;

	for (; lines && *lines; lines = *end ? end + 1 : end) {
		end = strchrnul(lines, '\n');
		str_clear(&line);
		str_add_bytes(&line, lines, (size_t)(end - lines));
		set_line(text, left, label, str_text(&line));
		label = "";
	}
	str_fini(&line);
}

/* "title <address>" a line. */
static void
set_links(struct text *text, int left, const char *links)
{
	struct str line = {0};
	const char *end, *space;

	for (; links && *links; links = *end ? end + 1 : end) {
		end = strchrnul(links, '\n');
		space = memchr(links, ' ', (size_t)(end - links));
		str_clear(&line);
		if (space) {
			str_add_bytes(
				&line, space + 1, (size_t)(end - space - 1));
			str_add_char(&line, ' ');
		} else {
			space = end;
		}
		str_add_char(&line, '<');
		str_add_bytes(&line, links, (size_t)(space - links));
		str_add_char(&line, '>');
		set_line(text, left, "→", str_text(&line));
	}
	str_fini(&line);
}

static void
set_score(struct text *text, int left, const struct row *row)
{
	char score[TENTHS_TEXT_SIZE], suggested[TENTHS_TEXT_SIZE];
	struct str line = {0};

	if (row->score < 0)
		return;
	score_text(row->score, score);
	str_addf(&line, _("Score %s"), score);
	if (row->suggested >= 0 && row->suggested != row->score)
		str_addf(&line, _(" (%s is suggested)"),
			score_text(row->suggested, suggested));
	if (row->reason)
		str_addf(&line, " – %s", row->reason);
	set_line(text, left, "", str_text(&line));
	str_fini(&line);
}

/* Confidence, reasons, due day and the like, then the trend. */
static void
set_facts(struct text *text, int left, const struct row *row)
{
	struct str line = {0};

	if (row->facts)
		str_add(&line, row->facts);
	if (row->trend_count > 1) {
		str_add(&line, line.length ? " · " : "");
		str_add(&line, text->trend);
		str_add_char(&line, ' ');
		chart_trend(&line, row->trend, row->trend_count, TREND_MOST,
			text->style);
	}
	set_line(text, left, "", str_text(&line));
	str_fini(&line);
}

void
text_row(struct text *text, const struct block *block)
{
	char due[TEXT_DUE_SIZE];
	const struct row *row = block->row;
	bool narrow = text->width < BAR_COLUMNS;
	int left = narrow ? block->depth : 2 * block->depth;
	int right = columns_width(text, row), used;

	if (row->level == LEVEL_OBJECTIVE)
		text_blank(text);
	if (block->depth == LEVEL_ACTION - LEVEL_OBJECTIVE && !narrow)
		left += 2;
	text_spaces(text, left);
	if (row->level == LEVEL_OBJECTIVE)
		text_role(text, SET_STRONG);
	left += set_label(text, row);
	used = text_wrap(text, row->title, left, right);
	if (row->level == LEVEL_OBJECTIVE)
		text_role(text, SET_PLAIN);
	if (right) {
		text_spaces(text, text->width - left - right - used);
		set_columns(text, row);
	}
	text_end(text);
	if (row->level == LEVEL_ACTION && row->due != DAY_NONE && !right) {
		due_text(text, row->due, due);
		set_line(text, left, "", due);
	}
	if (row->facts || row->trend_count > 1)
		set_facts(text, left, row);
	set_score(text, left, row);
	if (row->blocker)
		set_lines(text, left, _("Blocked:"), row->blocker);
	set_lines(text, left, "", row->note);
	set_links(text, left, row->links);
}
