/* SPDX-License-Identifier: MIT */
/*
 * Markdown as people keep OKRs in it: headings say where one is (a cycle, the
 * backlog, a week, a section of a review), labels and lists make the tree, and
 * prose is what was thought about it.
 *
 *     ## 6、7双月OKR总结与反思
 *     * Objective 1：深入理解 Go
 *       * ~~KeyResult：剖析 chan~~ [[《channel》](../golang-channel)]
 *
 *     自我打分（满分1.0）：1.0。
 *
 *     What is written below an objective is its reflection.
 */
#include "markdown.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "front.h"
#include "heading.h"
#include "markdown_reader.h"

/* A dated note: the week of the days, or of the document for "now". */
static void
open_week(struct markdown *markdown, struct span span, int field, int line)
{
	struct week *week = draft_make(&markdown->draft, RECORD_WEEK, line);

	markdown_leave_tree(markdown);
	markdown->mode = MODE_WEEK;
	markdown->week_field = field;
	markdown->week = week ? week->base.id : 0;
	if (!week)
		return;
	week->starts = span.starts;
	week->ends = span.ends;
	problems_placed(&markdown->draft.problems, RECORD_WEEK, week->base.id,
		line, _("a heading with days"));
}

/* Remembers what stands below which heading; a cycle below another's heading
 * lies in it when its days do. */
static void
head(struct markdown *markdown, struct cycle *cycle,
	const struct heading *heading, int level)
{
	const struct cycle *above;
	int at;

	if (level < 1 || level >= HEADING_LEVELS)
		return;
	above = plan_cycle(
		markdown->draft.plan, markdown_cycle_above(markdown, level));
	for (at = level + 1; at < HEADING_LEVELS; at++)
		markdown->headed[at] = 0;
	markdown->before = markdown->headed[level];
	markdown->headed[level] = cycle->base.id;
	markdown->headed_draft = !heading->back;
	if (above && above != cycle && above->base.id != markdown->before &&
		!cycle->parent && above->starts <= cycle->starts &&
		cycle->ends <= above->ends)
		cycle->parent = above->base.id;
	/* In a post the plan that follows is the next cycle, begun or not. */
	if (heading->draft && (markdown->whole || !markdown->before))
		cycle->state = CYCLE_DRAFT;
}

static struct cycle *
open_cycle(struct markdown *markdown, const struct heading *heading, int line,
	int level)
{
	struct span span = heading->span;
	struct piece title = heading->title;
	char name[SPAN_TEXT_SIZE];
	struct cycle *cycle;

	if (!title.length)
		title = piece_of(span_text(span, name));
	cycle = draft_cycle(&markdown->draft, title.text, title.length, span,
		line, _("a heading that names a span"));
	if (!cycle)
		return NULL;
	markdown_leave_tree(markdown);
	head(markdown, cycle, heading, level);
	markdown->cycle = cycle->base.id;
	markdown->mode = MODE_TREE;
	markdown_settle(markdown, cycle->base.id, line);
	return cycle;
}

static void
read_cycle_heading(struct markdown *markdown, const struct heading *heading,
	const struct block *block)
{
	struct cycle *cycle = open_cycle(markdown, heading, block->line,
		block->kind == BLOCK_HEADING ? block->level : 0);

	if (!cycle)
		return;
	markdown->base = heading->span.starts;
	if (heading->back)
		cycle->state = CYCLE_CLOSED_STATE;
	if (heading->back && heading->span.ends - heading->span.starts > 360)
		markdown->review = cycle->base.id;
	if (!heading->whole)
		draft_copy_line(&markdown->draft, RECORD_CYCLE, cycle->base.id,
			CYCLE_NOTE, block->plain, strlen(block->plain));
}

static void
read_section_heading(struct markdown *markdown, const struct heading *heading,
	const struct block *block)
{
	uint32_t cycle = markdown->cycle;
	bool first = !cycle && !markdown->draft.last[RECORD_NODE] &&
		!markdown->waiting_count && !markdown->week;

	if (block->kind == BLOCK_HEADING && !markdown->review)
		markdown->cycle = markdown_cycle_above(markdown, block->level);
	if (heading->kind == HEADING_SECTION) {
		markdown_open_template_section(markdown, heading->name);
	} else {
		if (first && block->kind == BLOCK_HEADING &&
			block->level == 1) {
			markdown->title = arena_text(&markdown->draft.arena,
				block->plain, strlen(block->plain));
			markdown->title_line = block->line;
		} else if (!cycle) {
			markdown_wait(markdown, block->plain, block->line);
		}
		markdown_open_section(
			markdown, block->plain, strlen(block->plain));
	}
	markdown->cycle = cycle;
}

static void
read_heading(struct markdown *markdown, const struct block *block)
{
	struct heading heading;
	struct line line;
	struct span week = {markdown->today, markdown->today};

	if (!*block->plain) {
		markdown_add_prose(markdown, block);
		return;
	}
	notation_read(&line, block->plain, strlen(block->plain));
	if (line.level && line.title.length && !line.bare) {
		markdown_add_labelled(markdown, &line, block);
		return;
	}
	if (line.level && !line.title.length && block->plain[1]) {
		markdown->untitled = line.level;
		return;
	}
	heading_read(&heading, piece_of(block->plain), markdown->base);
	switch (heading.kind) {
	case HEADING_CYCLE:
		read_cycle_heading(markdown, &heading, block);
		break;
	case HEADING_WEEK:
		open_week(markdown, heading.span, WEEK_NOTE, block->line);
		break;
	case HEADING_NOW:
		week.starts -= day_weekday(week.starts) - 1;
		week.ends = week.starts + 6;
		open_week(markdown, week, WEEK_NOW, block->line);
		break;
	case HEADING_BACKLOG:
		markdown_leave_tree(markdown);
		markdown->mode = MODE_BACKLOG;
		markdown->priority = heading.priority;
		markdown->tag = heading.tag;
		markdown->group = NULL;
		break;
	case HEADING_METRICS:
	case HEADING_WEEKS:
		markdown_leave_tree(markdown);
		markdown->mode = MODE_TREE;
		break;
	case HEADING_SECTION:
	case HEADING_OTHER:
		read_section_heading(markdown, &heading, block);
		break;
	}
}

static void
read_text(struct markdown *markdown, const struct block *block)
{
	if (block->literal) {
		markdown_add_prose(markdown, block);
		return;
	}
	if (markdown_take_untitled(markdown, block) ||
		(markdown->mode == MODE_WEEK &&
			markdown_take_week_label(markdown, block)))
		return;
	if (markdown->by_quarter)
		markdown_take_quarter(markdown, block);
	if (!markdown_take_lines(markdown, block) &&
		!markdown_take_numbers(markdown, block) &&
		!markdown_take_group(markdown, block))
		markdown_add_prose(markdown, block);
}

static bool
take_block(void *context, const struct block *block)
{
	struct markdown *markdown = context;

	if (markdown->title)
		markdown_take_title(markdown, block);
	if (block->folds || block->kind == BLOCK_HEADING) {
		read_heading(markdown, block);
		return !markdown->draft.full;
	}
	switch (block->kind) {
	case BLOCK_ITEM:
		markdown_read_item(markdown, block);
		break;
	case BLOCK_TEXT:
		read_text(markdown, block);
		break;
	case BLOCK_ROW:
		markdown_read_row(markdown, block);
		break;
	default:
		break;
	}
	return !markdown->draft.full;
}

/* Whether the document labels its objectives: then lists without labels are
 * text. */
static bool
has_labels(const char *text, size_t length)
{
	const char *end = text + length, *next;
	struct piece piece;
	struct label label;

	for (; text < end; text = next + 1) {
		next = memchr(text, '\n', (size_t)(end - text));
		if (!next)
			next = end;
		piece = (struct piece){text, (size_t)(next - text)};
		while (piece.length && strchr(" \t>*-+#~_", *piece.text)) {
			piece.text++;
			piece.length--;
		}
		if (notation_take_label(&piece, &label) && !label.bare &&
			piece.length)
			return true;
	}
	return false;
}

/* What we wrote above a post says nothing new but the tags of its cycle. */
static void
settle_own(struct markdown *markdown, const struct front *front)
{
	struct draft *draft = &markdown->draft;
	struct cycle *cycle =
		(struct cycle *)(uintptr_t)plan_cycle(draft->plan, 1);
	const char *tags = front->tags ? front->tags : "";

	if (strncmp(tags, "okr", 3) == 0)
		tags += 3 + strspn(tags + 3, " ");
	if (cycle && cycle->name && *tags && !front->plan)
		draft_set(draft, RECORD_CYCLE, cycle, CYCLE_TAGS,
			value_text(tags));
}

/* Tags of the document are its cycles', its title a line of their notes. When
 * there is no cycle, they are prose like other. */
static void
settle_front(struct markdown *markdown, const struct front *front)
{
	struct draft *draft = &markdown->draft;
	struct str words = {0};
	struct cycle *cycle;
	bool kept = false;
	uint32_t id;

	for (id = 1; id <= draft->last[RECORD_CYCLE]; id++) {
		cycle = (struct cycle *)(uintptr_t)plan_cycle(draft->plan, id);
		if (!cycle || !cycle->name || cycle->parent)
			continue;
		draft_set(draft, RECORD_CYCLE, cycle, CYCLE_TAGS,
			value_text(front->tags));
		if (!kept && front->title)
			draft_copy_line(draft, RECORD_CYCLE, id, CYCLE_NOTE,
				front->title, strlen(front->title));
		kept = true;
	}
	if (!kept && (front->title || front->tags)) {
		str_addf(&words, "%s%s%s", front->title ? front->title : "",
			front->tags ? " #" : "",
			front->tags ? front->tags : "");
		markdown_wait(markdown, words.data, 1);
		str_fini(&words);
	}
}

/* Prose that nothing was found for goes to what there is. */
static void
settle_rest(struct markdown *markdown)
{
	static const struct {
		enum record record;
		int field;
		const char *said;
	} places[] = {{RECORD_NODE, NODE_NOTE,
			      N_("kept in the note of the first node")},
		{RECORD_WEEK, WEEK_NOTE, N_("kept in the first week note")},
		{RECORD_METRIC, METRIC_NOTE,
			N_("kept in the note of the first health metric")}};
	struct draft *draft = &markdown->draft;
	size_t place = 0, count = sizeof places / sizeof *places, i;

	while (place < count && !draft->last[places[place].record])
		place++;
	if (place == count &&
		(!draft->last[RECORD_CYCLE] || markdown->waiting_count)) {
		problems_error(&draft->problems, 0, 0,
			_("no objective, cycle, list or dated note was found"));
		return;
	}
	for (i = 0; i < markdown->waiting_count; i++) {
		draft_line(draft, places[place].record, 1, places[place].field,
			markdown->waiting[i].text, markdown->waiting[i].length);
		problems_note(&draft->problems, markdown->waiting[i].line, 0,
			"%s", _(places[place].said));
	}
}

bool
markdown_read(struct plan *plan, const char *text, size_t length,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct markdown *markdown = base_calloc(1, sizeof *markdown);
	struct draft *draft = &markdown->draft;
	struct front front = {.day = options->today};
	int line = 1;
	bool ok;

	draft_init(draft, plan, options, reporter);
	if (problems_check(&draft->problems, text, length)) {
		if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
			text += 3;
			length -= 3;
		}
		front_take(&front, draft, &text, &length, &line);
		markdown->today = markdown->base = front.day;
		markdown->labelled = front.own || has_labels(text, length);
		if (front.plan)
			markdown_set_title(markdown, front.plan, 1);
		if (!front_note(&front, draft, text, length)) {
			if (!block_read(
				    text, length, line, take_block, markdown) &&
				!draft->full)
				problems_error(&draft->problems, 0, 0,
					_("this could not be taken apart as "
					  "Markdown"));
			markdown_close_section(markdown);
			if (markdown->title)
				markdown_take_title(markdown, NULL);
			markdown_settle_carried(markdown);
			if (front.own)
				settle_own(markdown, &front);
			else
				settle_front(markdown, &front);
			settle_rest(markdown);
		}
	}
	ok = draft_end(draft, err);
	front_fini(&front);
	draft_fini(draft);
	free(markdown->waiting);
	seen_fini(&markdown->sections);
	seen_fini(&markdown->rows);
	free(markdown->carried);
	free(markdown);
	return ok;
}

bool
markdown_is(const char *text, size_t length)
{
	const char *end = text + length, *next;
	struct piece piece;
	bool first = true;

	for (; text < end; text = next + 1, first = false) {
		next = memchr(text, '\n', (size_t)(end - text));
		if (!next)
			next = end;
		piece = (struct piece){text, (size_t)(next - text)};
		piece_trim(&piece);
		if ((first && str_is(piece.text, piece.length, "---")) ||
			piece_take_prefix(&piece, "## ") ||
			piece_take_prefix(&piece, "* ") ||
			piece_take_prefix(&piece, "- ") ||
			piece_take_prefix(&piece, "|"))
			return true;
	}
	return false;
}
