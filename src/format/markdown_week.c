/* SPDX-License-Identifier: MIT */
/*
 * Dated notes, in the notations of those who keep them:
 *
 *     ### 2021-09-13 - 2021-09-17          a heading with days
 *     **2021-09-13**                       a line with days
 *     - 2021-09-13：what was done            a list of days, below "周记"
 */
#include <string.h>

#include "base/say.h"
#include "markdown_reader.h"

static struct week *
make_week(
	struct markdown *markdown, struct span span, int line, const char *why)
{
	struct week *week = draft_make(&markdown->draft, RECORD_WEEK, line);

	markdown_leave_tree(markdown);
	markdown->mode = MODE_WEEK;
	markdown->week_field = WEEK_NOTE;
	markdown->week_depth = 0;
	markdown->week = week ? week->base.id : 0;
	if (!week)
		return NULL;
	week->starts = span.starts;
	week->ends = span.ends;
	markdown_offer(markdown, 0, week->base.id);
	draft_placed(&markdown->draft, RECORD_WEEK, week->base.id,
		(struct origin){line, why});
	return week;
}

/* A note of its own days; `rest` is what the line goes on with. */
static void
open_dated(struct markdown *markdown, struct span span, struct piece rest,
	int line, const char *why)
{
	if (!make_week(markdown, span, line, why))
		return;
	if (span.ends > markdown->latest)
		markdown->latest = span.ends;
	if (rest.length)
		draft_copy_line(&markdown->draft, RECORD_WEEK, markdown->week,
			WEEK_NOTE, rest);
}

void
markdown_open_week(
	struct markdown *markdown, const struct heading *heading, int line)
{
	open_dated(markdown, heading->span, heading->title, line,
		N_("a heading with days"));
	markdown->week_heading = markdown->week;
}

static void
set_week_of(struct week *week, int32_t day)
{
	struct span span = span_week(day);

	week->starts = span.starts;
	week->ends = span.ends;
}

void
markdown_open_now(struct markdown *markdown, int line)
{
	struct span span = {markdown->today, markdown->today};
	struct week *week =
		make_week(markdown, span, line, N_("a heading that says now"));

	if (!week)
		return;
	set_week_of(week, markdown->today);
	markdown->week_field = WEEK_NOW;
	markdown->week_heading = markdown->now = week->base.id;
}

void
markdown_date_now(struct markdown *markdown)
{
	struct week *week = (struct week *)(uintptr_t)plan_week(
		markdown->draft.plan, markdown->now);

	if (week && week->ends < markdown->latest)
		set_week_of(week, markdown->latest);
}

void
markdown_open_journal(struct markdown *markdown, int line)
{
	markdown_leave_tree(markdown);
	markdown->mode = MODE_WEEK;
	markdown->week = markdown->week_heading = 0;
	markdown_placed_aside(markdown, line, N_("a heading of dated notes"));
}

/* What follows the days in the text with its marks, so that links stay: `plain`
 * is what the line begins with. Marks that the days are within end with them,
 * or else the text is taken without. */
static struct piece
rich_rest(const char *rich, struct piece plain, struct piece rest)
{
	size_t skipped[2] = {0}, i;

	for (i = 0; i < plain.length; i++) {
		while (*rich != plain.text[i] && *rich &&
			strchr("*_`", *rich)) {
			skipped[i > 0]++;
			rich++;
		}
		if (*rich != plain.text[i])
			return rest;
		rich++;
	}
	if (skipped[0] != skipped[1])
		return rest;
	return (struct piece){rich, strcspn(rich, "\n")};
}

bool
markdown_take_dated(
	struct markdown *markdown, const struct markdown_block *block)
{
	struct piece line = piece_of(block->plain), rest;
	const char *end = strchrnul(block->plain, '\n');
	bool item = block->kind == BLOCK_ITEM;
	const struct week *above =
		plan_week(markdown->draft.plan, markdown->week_heading);
	struct markdown_block after = *block;
	struct span span;

	line.length = (size_t)(end - line.text);
	rest = line;
	/* Our own posts have them below headings. */
	if (markdown->own &&
		(markdown->mode != MODE_WEEK || markdown->week_heading))
		return false;
	/* With more than days on it, a line is one of dated notes only where
	 * those are kept. */
	if (markdown->mode == MODE_SECTION || block->level > 1 || block->task ||
		(item && markdown->mode != MODE_WEEK) ||
		!heading_take_days(&rest, markdown->base, &span) ||
		(rest.length && markdown->mode != MODE_WEEK))
		return false;
	/* Below a heading its days are part of what it says. */
	if (markdown->mode == MODE_WEEK && above &&
		(above->base.id == markdown->now ||
			(above->starts <= span.starts &&
				span.ends <= above->ends)))
		return false;
	line.length = (size_t)(rest.text - line.text);
	if (rest.length)
		rest = rich_rest(block->rich, line, rest);
	open_dated(markdown, span, rest, block->line,
		item ? N_("a list item with days") : N_("a line with days"));
	markdown->week_heading = 0;
	markdown->week_depth = item;
	if (*end) {
		after.kind = BLOCK_TEXT;
		after.level = 0;
		after.plain = end + 1;
		end = strchr(block->rich, '\n');
		after.rich = end ? end + 1 : after.plain;
		after.line++;
		markdown_add_prose(markdown, &after);
	}
	return true;
}
