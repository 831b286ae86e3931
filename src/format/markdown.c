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
#include "dialect.h"
#include "front.h"
#include "markdown_reader.h"
#include "notation/heading.h"

/* The cycle whose heading one of that level stands below. In our own posts the
 * level alone says so. */
static const struct cycle *
cycle_around(const struct markdown *markdown, int level)
{
	const struct plan *plan = markdown->draft.plan;

	if (!markdown->own)
		return plan_cycle(plan, markdown_cycle_above(markdown, level));
	while (--level > 0)
		if (markdown->headed[level])
			return plan_cycle(plan, markdown->headed[level]);
	return NULL;
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
	above = cycle_around(markdown, level);
	for (at = level + 1; at < HEADING_LEVELS; at++)
		markdown->headed[at] = 0;
	markdown->before = markdown->headed[level];
	markdown->headed[level] = cycle->base.id;
	markdown->headed_draft = !heading->back;
	if (above && above != cycle && above->base.id != markdown->before &&
		!cycle->parent && above->starts <= cycle->starts &&
		cycle->ends <= above->ends)
		cycle->parent = above->base.id;
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
	cycle = draft_cycle(&markdown->draft, title, span,
		(struct origin){line, N_("a heading that names a span")});
	if (!cycle)
		return NULL;
	markdown_leave_tree(markdown);
	head(markdown, cycle, heading, level);
	markdown->cycle = cycle->base.id;
	markdown->mode = MODE_TREE;
	markdown_settle(markdown, cycle->base.id);
	return cycle;
}

static void
read_cycle_heading(struct markdown *markdown, const struct heading *heading,
	const struct markdown_block *block)
{
	struct draft *draft = &markdown->draft;
	uint32_t known = draft->last[RECORD_CYCLE];
	struct cycle *cycle = open_cycle(markdown, heading, block->line,
		block->kind == BLOCK_HEADING ? block->level : 0);

	if (!cycle)
		return;
	if (draft->last[RECORD_CYCLE] == known)
		draft_placed_in(draft, RECORD_CYCLE, cycle->base.id, CYCLE_NOTE,
			(struct origin){block->line,
				N_("a heading that names the same span")});
	markdown->base = heading->span.starts;
	/* What goes on is not closed, whatever it is called. */
	if (heading->back && cycle->closed == DAY_NONE &&
		(markdown->own || cycle->ends < draft->today))
		cycle->closed = cycle->ends;
	/* A form asks about the next year, too; in our own posts the level of a
	 * heading says whose it is. */
	if (heading->back && !markdown->own &&
		heading->span.ends - heading->span.starts > 360)
		markdown->review = cycle->base.id;
	if (!heading->whole)
		draft_copy_line(draft, RECORD_CYCLE, cycle->base.id, CYCLE_NOTE,
			piece_of(block->plain));
}

/* Whether a heading that names the span of the cycle at hand is one of a part of
 * its review: "2026年亮点" below "2026年回顾". */
static bool
is_part(const struct markdown *markdown, const struct heading *heading)
{
	const struct cycle *cycle =
		plan_cycle(markdown->draft.plan, markdown->cycle);

	return heading->part && cycle &&
		cycle->starts == heading->span.starts &&
		cycle->ends == heading->span.ends;
}

/* "Test the boat [Critical]": of a section that is its name. */
static const char *
whole_heading(struct markdown *markdown, const struct markdown_block *block)
{
	struct str text = {0};
	const char *name;

	if (!*block->note)
		return block->plain;
	str_addf(&text, "%s [%s]", block->plain, block->note);
	name = arena_text(&markdown->draft.arena, text.data, text.length);
	str_fini(&text);
	return name;
}

static void
keep_words(struct markdown *markdown, const char *words, int line)
{
	const struct markdown_block text = {.kind = BLOCK_TEXT,
		.line = line,
		.plain = words,
		.rich = words,
		.prose = words,
		.links = "",
		.evidence = "",
		.note = ""};

	markdown_add_prose(markdown, &text);
}

/* A section of a review: a template's, or one of its own name. In our own posts
 * it is of the cycle that its level says. */
static void
read_section_heading(struct markdown *markdown, const struct heading *heading,
	const struct markdown_block *block)
{
	const char *name = whole_heading(markdown, block);
	uint32_t cycle = markdown->cycle;

	if (markdown->own && block->kind == BLOCK_HEADING && !markdown->review)
		markdown->cycle = markdown_cycle_above(markdown, block->level);
	if (!cycle)
		markdown_wait(markdown, name, block->line);
	/* In our own posts a template's section says no more than its name. */
	if (heading->name && !(heading->more && markdown->own))
		markdown_open_template_section(
			markdown, heading->name, block->line);
	else
		markdown_open_section(
			markdown, name, strlen(name), block->line);
	/* What it says beside the name of the section is a line of that. */
	if (heading->name && heading->more && cycle && !markdown->own)
		keep_words(markdown, name, block->line);
	markdown->cycle = cycle;
}

void
markdown_read_heading(
	struct markdown *markdown, const struct markdown_block *block)
{
	struct heading heading;
	struct line line;

	if (!*block->plain) {
		markdown_add_prose(markdown, block);
		return;
	}
	notation_read(&line, block->plain, strlen(block->plain));
	if (line.level && line.title.length && !line.bare) {
		markdown_add_labelled(markdown, &line, block);
		return;
	}
	heading_read(&heading, piece_of(block->plain), markdown->base);
	switch (heading.kind) {
	case HEADING_CYCLE:
		if (is_part(markdown, &heading))
			read_section_heading(markdown, &heading, block);
		else
			read_cycle_heading(markdown, &heading, block);
		break;
	case HEADING_WEEK:
		markdown_open_week(markdown, &heading, block->line);
		break;
	case HEADING_NOW:
		markdown_open_now(markdown, block->line);
		break;
	case HEADING_JOURNAL:
		markdown_open_journal(markdown, block->line);
		break;
	case HEADING_BACKLOG:
		markdown_leave_tree(markdown);
		markdown->mode = MODE_BACKLOG;
		markdown->priority = heading.priority;
		markdown->tag = heading.tag;
		markdown->group = NULL;
		markdown_placed_aside(
			markdown, block->line, N_("a heading of the backlog"));
		break;
	case HEADING_METRICS:
		markdown_leave_tree(markdown);
		markdown->mode = MODE_TREE;
		markdown_placed_aside(
			markdown, block->line, N_("a heading of metrics"));
		break;
	case HEADING_SECTION:
	case HEADING_OTHER:
		read_section_heading(markdown, &heading, block);
		break;
	}
}

static void
read_text(struct markdown *markdown, const struct markdown_block *block)
{
	if (block->literal || (block->code && markdown->own)) {
		markdown_add_prose(markdown, block);
		return;
	}
	if (markdown_take_week_label(markdown, block) ||
		markdown_take_dated(markdown, block))
		return;
	if (markdown->by_quarter)
		markdown_take_quarter(markdown, block);
	if (!markdown_take_lines(markdown, block) &&
		!markdown_take_group(markdown, block))
		markdown_add_prose(markdown, block);
}

bool
markdown_take_block(void *context, const struct markdown_block *block)
{
	struct markdown *markdown = context;

	if (block->folds || block->kind == BLOCK_HEADING) {
		markdown_read_heading(markdown, block);
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
	case BLOCK_UNSHOWN:
		markdown_read_unshown(markdown, block);
		break;
	default:
		break;
	}
	return !markdown->draft.full;
}

static bool
keep_block(void *context, const struct markdown_block *block)
{
	struct markdown *markdown = context;

	if (markdown->block_count == markdown->block_capacity) {
		markdown->block_capacity = markdown->block_capacity
			? markdown->block_capacity * 2
			: 64;
		markdown->blocks = base_realloc(markdown->blocks,
			markdown->block_capacity, sizeof *markdown->blocks);
	}
	markdown->blocks[markdown->block_count++] = *block;
	return true;
}

/* A post of our own says what it is in words of its own, and nothing in it is
 * guessed. */
static void
read_own(struct markdown *markdown, size_t from)
{
	size_t i;

	for (i = from; i < markdown->block_count && !markdown->draft.full; i++)
		markdown_take_block(markdown, &markdown->blocks[i]);
}

/* The title of a document opens a cycle where nothing in it does, and it has
 * goals or says so. */
static void
open_titled(struct markdown *markdown, const struct front *front)
{
	const struct text_layout *layout = &markdown->layout;
	struct heading heading;
	bool goals = false;
	size_t i;

	for (i = 0; i < layout->count; i++) {
		if (layout->units[i].role == ROLE_CYCLE)
			return;
		goals = goals || layout->units[i].role == ROLE_NODE;
	}
	if (!front->title ||
		!(goals || layout_is_title(piece_of(front->title))))
		return;
	heading_read(&heading, piece_of(front->title), markdown->base);
	if (heading.kind == HEADING_CYCLE)
		open_cycle(markdown, &heading, front->title_line, 0);
}

/* A document that others wrote is read by its layout (layout.h). */
static void
read_layout(struct markdown *markdown, const struct front *front,
	const struct read_options *options)
{
	struct text_layout *layout = &markdown->layout;
	struct str said = {0};
	size_t i;

	layout->arena = &markdown->texts;
	layout->today = markdown->base;
	layout->title = front->title;
	layout->name = options->name;
	layout->as = options->as;
	for (i = 0; i < markdown->block_count; i++)
		if (markdown->blocks[i].kind != BLOCK_UNSHOWN)
			layout_add(layout, &markdown->blocks[i]);
	layout_decide(layout);
	layout_tell(layout, options);
	layout_say(layout, &said);
	if (said.length && options->read_as)
		options->read_as(options->context, said.data);
	str_fini(&said);
	open_titled(markdown, front);
	markdown_build(markdown);
}

/* The year of a file's name, "2023-Q3.md", is that of what is in it. */
static void
take_year(struct markdown *markdown, const char *name)
{
	const char *slash = name ? strrchr(name, '/') : NULL;
	struct piece text = piece_of(slash ? slash + 1 : name ? name : "");
	struct span_place said, other;

	if (span_find_heading(text.text, text.length, markdown->base, &said) &&
		span_find_heading(text.text, text.length,
			markdown->base + 36525, &other) &&
		said.span.starts == other.span.starts)
		markdown->base = said.span.starts;
}

/* The blocks that tell whose document it is. */
static void
read_blocks(struct markdown *markdown, const struct front *front,
	const struct read_options *options)
{
	size_t i = 0;

	while (markdown->begins && i < markdown->block_count &&
		markdown_take_beginning(markdown, &markdown->blocks[i]))
		i++;
	if (markdown->own)
		read_own(markdown, i);
	else
		read_layout(markdown, front, options);
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
		if (!kept && front->title) {
			draft_copy_line(draft, RECORD_CYCLE, id, CYCLE_NOTE,
				piece_of(front->title));
			draft_placed_in(draft, RECORD_CYCLE, id, CYCLE_NOTE,
				(struct origin){front->title_line,
					N_("the title of the document")});
		}
		kept = true;
	}
	if (!kept && (front->title || front->tags)) {
		str_addf(&words, "%s%s%s", front->title ? front->title : "",
			front->tags ? " #" : "",
			front->tags ? front->tags : "");
		markdown_wait(markdown, words.data, front->title_line);
		str_fini(&words);
	}
}

/* The text that waits for something begins that. */
static void
settle_one(struct markdown *markdown, const struct waiting *waiting)
{
	struct draft *draft = &markdown->draft;
	bool node = waiting->week ? false : draft->last[RECORD_NODE] > 0;
	bool week = !node && draft->last[RECORD_WEEK] > 0;
	enum record record = node ? RECORD_NODE
		: week		  ? RECORD_WEEK
				  : RECORD_METRIC;
	uint32_t id = node ? waiting->node : week ? waiting->week : 0;
	int field = node ? NODE_NOTE : week ? WEEK_NOTE : METRIC_NOTE;

	draft_line(draft, record, id ? id : 1, field,
		(struct piece){waiting->text, waiting->length});
	if (id)
		draft_line_up(draft, waiting->mark);
	else
		id = 1;
	draft_placed_in(draft, record, id, field,
		(struct origin){waiting->line,
			N_("no place of its own: a note of what follows")});
	problems_note(&draft->problems, waiting->line, 0,
		week ? _("kept in the week note that begins %s")
		     : _("kept in the note of “%s”"),
		node	       ? plan_node(draft->plan, id)->title
			: week ? day_text(plan_week(draft->plan, id)->starts,
					 (char[DAY_TEXT_SIZE]){0})
			       : plan_metric(draft->plan, id)->name);
}

/* Prose that nothing was found for goes to what there is. */
static void
settle_rest(struct markdown *markdown)
{
	struct draft *draft = &markdown->draft;
	size_t i;

	if (!draft->last[RECORD_NODE] && !draft->last[RECORD_WEEK] &&
		!draft->last[RECORD_METRIC] &&
		(!draft->last[RECORD_CYCLE] || markdown->waiting_count)) {
		problems_error(&draft->problems, 0, 0,
			_("no objective, cycle, list or dated note was found"));
		return;
	}
	for (i = 0; i < markdown->waiting_count; i++)
		settle_one(markdown, &markdown->waiting[i]);
}

/* The text as blocks; one that is not quite Markdown is made so first. */
static void
cut(struct markdown *markdown, const struct read_options *options,
	const char *text, size_t length, int line)
{
	struct dialect *dialect = &markdown->dialect;
	enum dialect_kind kind = options->plain
		? DIALECT_PLAIN
		: dialect_of(options->name, text, length);
	bool turned = !markdown->own &&
		dialect_turn(dialect, kind, text, length, line);
	size_t i;

	if (!block_read(turned ? str_text(&dialect->text) : text,
		    turned ? dialect->text.length : length, turned ? 1 : line,
		    &markdown->texts, keep_block, markdown))
		problems_error(&markdown->draft.problems, 0, 0,
			_("this could not be taken apart as Markdown"));
	for (i = 0; turned && i < markdown->block_count; i++)
		markdown->blocks[i].line =
			dialect_line(dialect, markdown->blocks[i].line);
}

bool
markdown_read(struct plan *plan, struct piece file,
	const struct read_options *options, const struct reporter *reporter,
	struct err *err)
{
	struct markdown *markdown = base_calloc(1, sizeof *markdown);
	struct draft *draft = &markdown->draft;
	struct front front = {.day = options->today};
	int line = 1;
	bool ok;

	draft_init(draft, plan, options, reporter);
	if (problems_check(&draft->problems, file.text, file.length)) {
		piece_skip_mark(&file);
		front_take(&front, draft, &file.text, &file.length, &line);
		markdown->today = markdown->base = front.day;
		markdown->own = front.own;
		if (!front.own && front.day == options->today)
			take_year(markdown, options->name);
		markdown->begins = !front.settings;
		markdown->labelled = true;
		if (front.plan)
			markdown_set_title(
				markdown, front.plan, front.plan_line);
		if (!front_note(&front, draft, file.text, file.length)) {
			if (!front.own) {
				markdown->cycle = front_cycle(&front, draft);
				front_name_rest(&front, draft);
			}
			cut(markdown, options, file.text, file.length, line);
			read_blocks(markdown, &front, options);
			markdown_close_section(markdown);
			markdown_date_now(markdown);
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
	free(markdown->blocks);
	arena_fini(&markdown->texts);
	dialect_fini(&markdown->dialect);
	layout_fini(&markdown->layout);
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
