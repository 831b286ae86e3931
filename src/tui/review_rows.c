/* SPDX-License-Identifier: MIT */
/*
 * An objective, a key result or an action of a document as lines:
 *
 *       KR1  Ten people use it weekly      3/10 ▕███░░░░░▏ off track
 *            confidence 4/10 · behind by 2.1
 *     ●      Score 0.3 (suggested)
 */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/progress.h"
#include "model/query.h"
#include "review_lines.h"
#include "term/theme.h"
#include "tui_private.h"

#define VALUE_CELLS 7 /* " 5.5/10" */
#define BAR_CELLS 10
#define STATUS_CELLS 11
#define BAR_COLUMNS 50 /* from this width on there is room for the bar */
#define ALL_COLUMNS 64 /* and for the status */
#define DUE_CELLS 12

static enum role
title_role(const struct row *row)
{
	static const enum role roles[] = {
		[LEVEL_OBJECTIVE] = ROLE_OBJECTIVE,
		[LEVEL_KEY_RESULT] = ROLE_KEY_RESULT,
		[LEVEL_ACTION] = ROLE_ACTION,
	};

	if (row->state == STATE_DROPPED)
		return ROLE_DROPPED;
	return row->finished ? ROLE_DONE : roles[row->level];
}

/* The cells that the columns on the right take. */
static int
right_cells(const struct review_lines *out, const struct row *row)
{
	if (row->level == LEVEL_ACTION)
		return row->due == DAY_NONE ? 0 : DUE_CELLS;
	if (row->outlook)
		return 0;
	return VALUE_CELLS + (out->width >= BAR_COLUMNS ? 1 + BAR_CELLS : 0) +
		(out->width >= ALL_COLUMNS ? 1 + STATUS_CELLS : 0);
}

static void
add_columns(struct review_lines *out, const struct row *row, int column)
{
	struct lines *lines = &out->lines;
	char tenths[TENTHS_TEXT_SIZE], day[DAY_TEXT_SIZE];
	enum status status = (enum status)row->status;

	if (row->level == LEVEL_ACTION) {
		lines_add(lines, column + 2, ROLE_DUE, day_text(row->due, day));
		return;
	}
	tenths_text(row->tenths, tenths);
	column += VALUE_CELLS;
	lines_addf(lines,
		column - (int)(row->tenths < 0 ? 1 : strlen(tenths) + 3),
		ROLE_VALUE, row->tenths < 0 ? "%s" : "%s/10", tenths);
	if (out->width >= BAR_COLUMNS) {
		if (row->tenths >= 0)
			lines_bar(lines, column + 1, BAR_CELLS,
				(struct meter){row->tenths, PROGRESS_MAX},
				theme_band(row->tenths));
		column += 1 + BAR_CELLS;
	}
	if (out->width >= ALL_COLUMNS)
		lines_addf(lines, column + 1, status_role(status), "%s %s",
			status_mark(status), status_label(status));
}

/* Label, title and columns; returns the column where the title began. */
static int
add_title(struct review_lines *out, const struct block *block)
{
	static const char *const letters[] = {
		[LEVEL_OBJECTIVE] = "O",
		[LEVEL_KEY_RESULT] = "KR",
		[LEVEL_ACTION] = "A",
	};
	static const char *const marks[] = {[STATE_OPEN] = "○ ",
		[STATE_DONE] = "✓ ",
		[STATE_DROPPED] = "✗ "};
	const struct row *row = block->row;
	struct lines *lines = &out->lines;
	size_t length = strlen(row->title), used, shown;
	int left = REVIEW_GUTTER + 2 * block->depth, right, cells;
	bool action = row->level == LEVEL_ACTION;
	struct str label = {0};

	/* There may be very many: no formats. */
	str_add(&label, letters[row->level]);
	str_add_number(&label, row->number);
	lines_begin(lines, 0);
	if (action)
		left += 2;
	if (action && !row->outlook) {
		lines_add(lines, left, ROLE_REF, marks[row->state]);
		left += 2;
	}
	lines_add_bytes(lines, left, ROLE_REF, label.data, label.length);
	left += (int)label.length + 2;
	str_fini(&label);
	right = right_cells(out, row);
	cells = out->width - left - right - 1;
	used = text_line(row->title, length, cells < 8 ? 8 : cells, &shown);
	lines_add_bytes(lines, left, title_role(row), row->title, shown);
	if (right)
		add_columns(out, row, out->width - right);
	lines_wrap(lines, left, out->width - right, title_role(row),
		row->title + used);
	return left;
}

static void
add_wrapped(
	struct review_lines *out, int left, unsigned style, const char *text)
{
	if (text && *text)
		lines_wrap(&out->lines, left, out->width, style, text);
}

/* What is edited in place below a row. */
struct below {
	int field;
	const char *label;
	bool owed;
	const char *text; /* NULL: there is none yet, and */
	const char *prompt;
};

/* Its beginning, mark and label; where its text goes. */
static int
begin_place(struct review_lines *out, const struct row *row, int left,
	const struct below *below)
{
	struct review_place place = {.record = RECORD_NODE,
		.field = (uint16_t)below->field,
		.id = row->node,
		.owed = below->owed};

	review_place_begin(out, &place);
	lines_begin(&out->lines, 0);
	if (below->owed)
		lines_add(&out->lines, 0, ROLE_WARN, "●");
	lines_add(&out->lines, left, ROLE_LABEL, below->label);
	return left + text_width(below->label, strlen(below->label)) + 1;
}

static void
add_score(struct review_lines *out, const struct row *row, int left)
{
	char score[TENTHS_TEXT_SIZE], suggested[TENTHS_TEXT_SIZE];
	struct lines *lines = &out->lines;

	left = begin_place(out, row, left,
		&(struct below){.field = NODE_SCORE,
			.label = _("Score"),
			.owed = row->score_owed});
	score_text(row->score, score);
	score_text(row->suggested, suggested);
	if (!review_place_text(out, left)) {
		review_place_begin(out, NULL);
		return;
	}
	if (row->score >= 0)
		lines_addf(lines, -1, ROLE_VALUE, " %s", score);
	if (row->score >= 0 && row->suggested >= 0 &&
		row->suggested != row->score)
		lines_addf(lines, -1, ROLE_MUTED, _(" (%s is suggested)"),
			suggested);
	else if (row->score < 0)
		lines_addf(lines, -1, ROLE_MUTED,
			row->suggested < 0 ? " %s" : _(" %s (suggested)"),
			suggested);
	review_place_begin(out, NULL);
}

/* A text, in the line of its label when it is one. */
static void
add_place_text(struct review_lines *out, const struct row *row, int left,
	const struct below *below)
{
	int at = begin_place(out, row, left, below);
	const char *text = below->text ? below->text : below->prompt;
	unsigned style = below->text ? ROLE_NORMAL : ROLE_PLACEHOLDER;
	size_t used, shown, length;
	int cells = out->width - at;

	if (review_place_text(out, at)) {
		length = strlen(text);
		used = text_line(text, length, cells < 8 ? 8 : cells, &shown);
		lines_addf(&out->lines, at, style, "%.*s", (int)shown, text);
		add_wrapped(out, at, style, text + used);
	}
	review_place_begin(out, NULL);
}

/* "title <address>" a line. */
static void
add_links(struct review_lines *out, const char *links, int left)
{
	const char *end, *space;

	for (; links && *links; links = *end ? end + 1 : end) {
		end = strchrnul(links, '\n');
		space = memchr(links, ' ', (size_t)(end - links));
		lines_begin(&out->lines, 0);
		lines_add(&out->lines, left, ROLE_MUTED, "→ ");
		if (space)
			lines_addf(&out->lines, -1, ROLE_NORMAL, "%.*s ",
				(int)(end - space - 1), space + 1);
		lines_addf(&out->lines, -1, ROLE_LINK, "<%.*s>",
			(int)((space ? space : end) - links), links);
	}
}

/* The score of what is scored, and why it is not what the progress says. */
static void
add_verdict(struct review_lines *out, const struct row *row, int left)
{
	if (row->level == LEVEL_ACTION || row->outlook ||
		(row->state == STATE_DROPPED && row->score < 0))
		return;
	add_score(out, row, left);
	if (row->reason || row->reason_owed)
		add_place_text(out, row, left,
			&(struct below){NODE_REASON, _("Reason"),
				row->reason_owed, row->reason,
				row->kind == KIND_COMMITTED
					? _("Why was it not reached?")
					: _("Why does it differ from the "
					    "progress?")});
}

void
review_row(struct review_lines *out, const struct block *block)
{
	const struct row *row = block->row;
	int left;

	review_place_begin(out, NULL);
	if (row->level == LEVEL_OBJECTIVE)
		review_blank(out);
	left = add_title(out, block);
	add_wrapped(out, left, ROLE_MUTED, row->facts);
	add_verdict(out, row, left);
	if (row->blocker) {
		lines_begin(&out->lines, 0);
		lines_add(&out->lines, left, ROLE_BAD, _("Blocked:"));
		add_wrapped(out, left + 2, ROLE_NORMAL, row->blocker);
	}
	if (row->note && !row->outlook)
		add_place_text(out, row, left,
			&(struct below){
				NODE_NOTE, _("Note"), false, row->note, ""});
	add_links(out, row->links, left);
}
