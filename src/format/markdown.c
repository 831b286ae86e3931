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
#include "base/text.h"
#include "columns.h"
#include "front.h"
#include "heading.h"
#include "markdown_block.h"
#include "seen.h"

#define ITEM_LEVELS 65
#define NAME_MOST 300 /* bytes of the name of a section */

enum mode { MODE_TREE, MODE_BACKLOG, MODE_WEEK, MODE_SECTION };

struct waiting {
	const char *text;
	size_t length;
	int line;
};

struct markdown {
	struct draft draft;
	int32_t today;   /* of the document: its own date if it has one */
	int32_t base;    /* what spans without a year are of */
	uint32_t review; /* the year that is looked back on */
	enum mode mode;
	uint32_t cycle;  /* at hand, 0 before the first */
	uint32_t open[4]; /* by level: the node that others go below */
	uint32_t last;   /* node */
	uint32_t heading_node; /* made by a heading: lists go below it */
	uint32_t items[ITEM_LEVELS]; /* nodes of list items, by list level */
	bool thinking;   /* prose has come since the last node */
	int untitled;    /* level of a heading whose title follows */
	bool labelled;   /* some line in the document has a label */
	int priority;    /* of the backlog at hand */
	const char *tag, *group;
	uint32_t week;
	int week_field;
	uint32_t section; /* 0 while it has nothing in it */
	const char *section_name;
	struct seen sections; /* by cycle and name, to their ids */
	uint32_t section_cycle;
	uint64_t prose;  /* where the last prose went */
	bool prose_item; /* and that it was a list item */
	bool by_quarter; /* the section's items are goals of quarters */
	struct columns columns;
	bool table;      /* its columns are known */
	struct waiting *waiting; /* prose before anything it could be of */
	size_t waiting_count;
};

static struct piece
piece_of(const char *text)
{
	return (struct piece){text, strlen(text)};
}

static void
wait(struct markdown *markdown, const char *text, int line)
{
	size_t length = strlen(text);

	markdown->waiting = base_realloc(markdown->waiting,
		markdown->waiting_count + 1, sizeof *markdown->waiting);
	markdown->waiting[markdown->waiting_count++] = (struct waiting){
		arena_text(&markdown->draft.arena, text, length), length,
		line};
}

/* The section of that name of a cycle's review, made when it is not there. */
static uint32_t
section_of(struct markdown *markdown, uint32_t cycle, const char *name,
	size_t length, int line)
{
	struct draft *draft = &markdown->draft;
	uint64_t key = seen_text_key(cycle, name, length);
	struct section *section;
	uint32_t id = (uint32_t)seen_find(&markdown->sections, key);

	if (id)
		return id;
	section = draft_make(draft, RECORD_SECTION, line);
	if (!section)
		return 0;
	seen_add(&markdown->sections, key, section->base.id);
	section->cycle = cycle;
	draft_set(draft, RECORD_SECTION, section, SECTION_NAME,
		value_text(arena_text(&draft->arena, name, length)));
	problems_placed(&draft->problems, RECORD_SECTION, section->base.id,
		line, _("a section of the review"));
	return section->base.id;
}

static void
add_to_summary(struct markdown *markdown, uint32_t cycle, const char *text,
	int line)
{
	uint32_t id = section_of(markdown, cycle, "summary", 7, line);

	if (!id)
		return;
	if (markdown->prose == ((uint64_t)id << 16 | RECORD_SECTION << 8))
		draft_line(&markdown->draft, RECORD_SECTION, id, SECTION_TEXT,
			"", 0);
	markdown->prose = (uint64_t)id << 16 | RECORD_SECTION << 8;
	draft_copy_line(&markdown->draft, RECORD_SECTION, id, SECTION_TEXT,
		text, strlen(text));
}

static void
settle_waiting(struct markdown *markdown, uint32_t cycle, int line)
{
	size_t i;

	for (i = 0; i < markdown->waiting_count; i++)
		add_to_summary(
			markdown, cycle, markdown->waiting[i].text, line);
	markdown->waiting_count = 0;
}

/* A heading below which nothing came is a line of the cycle's note. */
static void
close_section(struct markdown *markdown)
{
	const char *name = markdown->section_name;

	if (name && !markdown->section)
		draft_copy_line(&markdown->draft, RECORD_CYCLE,
			markdown->section_cycle, CYCLE_NOTE, name,
			strlen(name));
	markdown->section_name = NULL;
	markdown->section = 0;
}

static void
leave_tree(struct markdown *markdown)
{
	close_section(markdown);
	memset(markdown->open, 0, sizeof markdown->open);
	memset(markdown->items, 0, sizeof markdown->items);
	markdown->heading_node = 0;
	markdown->thinking = false;
	markdown->by_quarter = false;
}

static uint32_t
home_cycle(struct markdown *markdown)
{
	if (markdown->mode == MODE_BACKLOG)
		return 0;
	if (!markdown->cycle)
		markdown->cycle = draft_loose(&markdown->draft);
	return markdown->cycle;
}

/* Adds a line to a text of a node. */
static void
add_text(struct markdown *markdown, uint32_t node, int field,
	const char *text)
{
	if (*text)
		draft_copy_line(&markdown->draft, RECORD_NODE, node, field,
			text, strlen(text));
}

static void
set_numbers(struct markdown *markdown, struct node *node,
	const struct line *line, const struct block *block)
{
	struct draft *draft = &markdown->draft;
	bool done = block->done || block->struck || line->state == STATE_DONE;

	if (line->progress >= 0)
		node->progress = (int8_t)line->progress;
	if (line->confidence >= 0)
		node->confidence = (int8_t)line->confidence;
	if (line->score >= 0)
		draft_set(draft, RECORD_NODE, node, NODE_SCORE,
			value_number(line->score));
	if (done)
		node->state = STATE_DONE;
	else if (line->state > STATE_OPEN)
		node->state = (uint8_t)line->state;
	/* What is finished is all the way there. */
	if (done && node->level == LEVEL_KEY_RESULT && node->progress < 0)
		node->progress = 100;
	add_text(markdown, node->id, NODE_NOTE, block->note);
	add_text(markdown, node->id, NODE_LINKS, block->links);
	add_text(markdown, node->id, NODE_LINKS, block->evidence);
}

static void
set_backlog(struct markdown *markdown, struct node *node)
{
	struct piece title = piece_of(node->title), tag;
	struct str tags = {0};

	if (node->parent)
		return;
	if (markdown->priority)
		draft_set(&markdown->draft, RECORD_NODE, node, NODE_PRIORITY,
			value_number(markdown->priority));
	if (markdown->tag)
		str_add(&tags, markdown->tag);
	if (markdown->group)
		str_addf(&tags, "%s%s", tags.length ? " " : "",
			markdown->group);
	while (notation_take_tag(&title, &tag))
		str_addf(&tags, "%s%.*s", tags.length ? " " : "",
			(int)tag.length, tag.text);
	draft_set(&markdown->draft, RECORD_NODE, node, NODE_TITLE,
		value_text(arena_text(
			&markdown->draft.arena, title.text, title.length)));
	draft_set(&markdown->draft, RECORD_NODE, node, NODE_TAGS,
		value_text(str_text(&tags)));
	str_fini(&tags);
}

static struct node *
add_node(struct markdown *markdown, int level, uint32_t parent,
	const struct line *line, const struct block *block, const char *why)
{
	struct node *node = draft_node(&markdown->draft, level, parent,
		parent ? 0 : home_cycle(markdown), line->title.text,
		line->title.length, block->line, why);
	int below;

	if (!node)
		return NULL;
	set_numbers(markdown, node, line, block);
	if (markdown->mode == MODE_BACKLOG)
		set_backlog(markdown, node);
	for (below = level; below <= LEVEL_ACTION; below++)
		markdown->open[below] = 0;
	markdown->open[level] = node->id;
	markdown->last = node->id;
	markdown->thinking = false;
	return node;
}

static uint32_t
parent_by_level(const struct markdown *markdown, int level)
{
	uint32_t parent = 0;

	for (level--; level && !parent; level--)
		parent = markdown->open[level];
	return parent;
}

static void
remember_item(struct markdown *markdown, int level, uint32_t node)
{
	int below;

	for (below = level; below < ITEM_LEVELS; below++)
		markdown->items[below] = 0;
	if (level < ITEM_LEVELS)
		markdown->items[level] = node;
}

static void
add_labelled(struct markdown *markdown, const struct line *line,
	const struct block *block)
{
	struct node *node;

	if (markdown->mode == MODE_SECTION || markdown->mode == MODE_WEEK)
		markdown->mode = MODE_TREE;
	node = add_node(markdown, line->level,
		parent_by_level(markdown, line->level), line, block,
		_("by its label"));
	if (!node)
		return;
	if (block->kind == BLOCK_ITEM)
		remember_item(markdown, block->level, node->id);
	else if (block->kind == BLOCK_HEADING)
		markdown->heading_node = node->id;
}

/* A dated note: the week of the days, or of the document for "now". */
static void
open_week(struct markdown *markdown, struct span span, int field, int line)
{
	struct week *week = draft_make(&markdown->draft, RECORD_WEEK, line);

	leave_tree(markdown);
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

static struct cycle *
open_cycle(struct markdown *markdown, struct span span, int line)
{
	char name[SPAN_TEXT_SIZE];
	struct cycle *cycle;

	span_text(span, name);
	cycle = draft_cycle(&markdown->draft, name, strlen(name), span, line,
		_("a heading that names a span"));
	if (!cycle)
		return NULL;
	leave_tree(markdown);
	markdown->cycle = cycle->base.id;
	markdown->mode = MODE_TREE;
	settle_waiting(markdown, cycle->base.id, line);
	return cycle;
}

/* A heading as the name of a section: one line, not too long. */
static const char *
section_name(struct arena *arena, const char *name, size_t length)
{
	char *copy, *at;

	if (length > NAME_MOST)
		length = text_prev(name, length, NAME_MOST);
	copy = arena_text(arena, name, length);
	for (at = copy; *at; at++)
		if (*at == '\n')
			*at = ' ';
	return copy;
}

static void
open_section(struct markdown *markdown, const char *name, size_t length)
{
	leave_tree(markdown);
	if (!markdown->cycle) {
		/* Before any cycle a heading is no more than prose. */
		markdown->mode = MODE_TREE;
		return;
	}
	markdown->mode = MODE_SECTION;
	markdown->section_name =
		section_name(&markdown->draft.arena, name, length);
	markdown->section_cycle = markdown->cycle;
	markdown->by_quarter = str_is(name, length, "goals_by_quarter");
}

/* What a yearly form asks for stands in the review of the year that it looks
 * back on, the plans for the next one, too. */
static void
open_template_section(struct markdown *markdown, const char *name)
{
	struct draft *draft = &markdown->draft;
	uint32_t cycle = markdown->cycle;
	struct cycle *review = (struct cycle *)(uintptr_t)plan_cycle(
		draft->plan, markdown->review);

	if (review) {
		draft_set(draft, RECORD_CYCLE, review, CYCLE_TEMPLATE,
			value_text("annual"));
		markdown->cycle = markdown->review;
	}
	open_section(markdown, name, strlen(name));
	markdown->cycle = cycle;
}

static void
read_cycle_heading(struct markdown *markdown, const struct heading *heading,
	const struct block *block)
{
	struct cycle *cycle =
		open_cycle(markdown, heading->span, block->line);

	if (!cycle)
		return;
	markdown->base = heading->span.starts;
	if (heading->back)
		cycle->state = CYCLE_CLOSED_STATE;
	if (heading->back && heading->span.ends - heading->span.starts > 360)
		markdown->review = cycle->base.id;
	if (!heading->whole)
		draft_copy_line(&markdown->draft, RECORD_CYCLE,
			cycle->base.id, CYCLE_NOTE, block->plain,
			strlen(block->plain));
}

static void add_prose(struct markdown *markdown, const struct block *block);

static void
read_heading(struct markdown *markdown, const struct block *block)
{
	struct heading heading;
	struct line line;
	struct span week = {markdown->today, markdown->today};

	if (!*block->plain) {
		add_prose(markdown, block);
		return;
	}
	notation_read(&line, block->plain, strlen(block->plain));
	if (line.level && line.title.length && !line.bare) {
		add_labelled(markdown, &line, block);
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
		leave_tree(markdown);
		markdown->mode = MODE_BACKLOG;
		markdown->priority = heading.priority;
		markdown->tag = heading.tag;
		markdown->group = NULL;
		break;
	case HEADING_SECTION:
		open_template_section(markdown, heading.name);
		break;
	case HEADING_OTHER:
		if (!markdown->cycle)
			wait(markdown, block->plain, block->line);
		open_section(markdown, block->plain, strlen(block->plain));
		break;
	}
}

/* Prose as it stands in a list or not. */
static void
lay_out(struct str *out, const struct block *block, bool flush)
{
	const char *text = block->rich, *end;
	int depth = block->kind == BLOCK_ITEM ? block->level : 0;

	if (depth > (flush ? 1 : 0))
		str_add_repeat(out, "  ", (size_t)(depth - 1));
	if (depth && block->number && !flush)
		str_addf(out, "%u. ", block->number);
	else if (depth > (flush ? 1 : 0))
		str_add(out, "- ");
	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		str_add_bytes(out, text, (size_t)(end - text));
		if (*end)
			str_add_char(out, '\n');
	}
}

/* A paragraph after something in the same text stands off from it. */
static void
stand_off(struct markdown *markdown, enum record record, uint32_t id,
	int field, const struct block *block)
{
	uint64_t place = (uint64_t)id << 16 | (uint64_t)record << 8 |
		(uint64_t)field;
	bool item = block->kind == BLOCK_ITEM;

	if (place == markdown->prose && !(item && markdown->prose_item))
		draft_line(&markdown->draft, record, id, field, "", 0);
	markdown->prose = place;
	markdown->prose_item = item;
}

/* Where prose belongs depends on what stands above it. */
static void
add_prose(struct markdown *markdown, const struct block *block)
{
	struct draft *draft = &markdown->draft;
	uint32_t objective = markdown->open[LEVEL_OBJECTIVE];
	bool section =
		markdown->mode == MODE_SECTION && markdown->section_name;
	struct str text = {0};
	uint32_t item = 0;

	if (!objective)
		objective = markdown->open[LEVEL_KEY_RESULT];
	if (block->kind == BLOCK_TEXT && block->level &&
		block->level < ITEM_LEVELS)
		item = markdown->items[block->level];
	lay_out(&text, block, section);
	if (markdown->mode == MODE_WEEK && markdown->week) {
		stand_off(markdown, RECORD_WEEK, markdown->week,
			markdown->week_field, block);
		draft_copy_line(draft, RECORD_WEEK, markdown->week,
			markdown->week_field, str_text(&text), text.length);
	} else if (section) {
		if (!markdown->section)
			markdown->section = section_of(markdown,
				markdown->section_cycle,
				markdown->section_name,
				strlen(markdown->section_name), block->line);
		draft_copy_line(draft, RECORD_SECTION, markdown->section,
			SECTION_TEXT, str_text(&text), text.length);
	} else if (item) {
		stand_off(markdown, RECORD_NODE, item, NODE_NOTE, block);
		add_text(markdown, item, NODE_NOTE, str_text(&text));
	} else if (markdown->mode == MODE_TREE && objective) {
		stand_off(markdown, RECORD_NODE, objective, NODE_REFLECTION,
			block);
		add_text(markdown, objective, NODE_REFLECTION,
			str_text(&text));
		problems_note(&draft->problems, block->line, 0,
			_("kept in the reflection of “%s”"),
			plan_node(draft->plan, objective)->title);
		markdown->thinking = true;
	} else if (markdown->mode == MODE_BACKLOG && markdown->last) {
		add_text(markdown, markdown->last, NODE_NOTE,
			str_text(&text));
		problems_note(&draft->problems, block->line, 0,
			_("kept in the note of “%s”"),
			plan_node(draft->plan, markdown->last)->title);
	} else if (markdown->cycle && markdown->cycle != draft->loose) {
		add_to_summary(markdown, markdown->cycle, str_text(&text),
			block->line);
		problems_note(&draft->problems, block->line, 0,
			_("kept in the summary of the cycle's review"));
	} else {
		wait(markdown, str_text(&text), block->line);
	}
	str_fini(&text);
}

/* A line that is nothing but a number with its name, of what came last. */
static bool
take_number_line(struct markdown *markdown, const struct block *block)
{
	struct draft *draft = &markdown->draft;
	struct node *objective = (struct node *)(uintptr_t)plan_node(
		draft->plan, markdown->open[LEVEL_OBJECTIVE]);
	struct node *last = (struct node *)(uintptr_t)plan_node(
		draft->plan, markdown->last);
	struct line line;

	if (markdown->mode != MODE_TREE || !last)
		return false;
	notation_read(&line, block->plain, strlen(block->plain));
	if (line.title.length || line.level)
		return false;
	if (line.score >= 0)
		draft_set(draft, RECORD_NODE, objective ? objective : last,
			NODE_SCORE, value_number(line.score));
	if (line.progress >= 0)
		last->progress = (int8_t)line.progress;
	if (line.confidence >= 0)
		last->confidence = (int8_t)line.confidence;
	return line.score >= 0 || line.progress >= 0 || line.confidence >= 0;
}

/* "技术：" before a list groups what follows. */
static bool
take_group(struct markdown *markdown, const struct block *block)
{
	struct piece text = piece_of(block->plain);

	if (markdown->mode != MODE_BACKLOG || text.length > 30 ||
		strpbrk(block->plain, " \t\n") ||
		(!notation_take_suffix(&text, "：") &&
			!notation_take_suffix(&text, ":")) ||
		!text.length)
		return false;
	markdown->group = arena_text(
		&markdown->draft.arena, text.text, text.length);
	return true;
}

/* A goal that begins with its quarter: an objective of that quarter, too. */
static void
take_quarter(struct markdown *markdown, const struct block *block)
{
	const struct cycle *year =
		plan_cycle(markdown->draft.plan, markdown->cycle);
	struct draft *draft = &markdown->draft;
	char name[SPAN_TEXT_SIZE];
	struct cycle *quarter;
	struct span span;
	size_t at, used, length = strlen(block->plain);
	const char *title;

	if (!year || !span_find(block->plain, length, year->starts, &span,
			     &at, &used) ||
		at > 6 || span.starts < year->starts || span.ends > year->ends)
		return;
	span_text(span, name);
	quarter = draft_cycle(draft, name, strlen(name), span, block->line,
		_("a goal that names its quarter"));
	if (!quarter)
		return;
	quarter->parent = year->base.id;
	title = block->plain + at + used;
	draft_node(draft, LEVEL_OBJECTIVE, 0, quarter->base.id, title,
		strlen(title), block->line,
		_("a goal that names its quarter"));
}

/* A list item without a label: a node when the list is one of nodes. */
static bool
take_item(struct markdown *markdown, const struct block *block,
	const struct line *line)
{
	uint32_t above = block->level > 1 && block->level < ITEM_LEVELS
		? markdown->items[block->level - 1]
		: markdown->heading_node;
	const struct node *parent = plan_node(markdown->draft.plan, above);
	struct node *node;

	if (markdown->mode == MODE_SECTION || markdown->mode == MODE_WEEK ||
		!line->title.length)
		return false;
	if (parent && parent->level == LEVEL_ACTION) {
		add_text(markdown, above, NODE_NOTE, block->plain);
		add_text(markdown, above, NODE_LINKS, block->links);
		remember_item(markdown, block->level, above);
		return true;
	}
	/* After prose a list goes on with it, unless it is the first one. */
	if (parent && markdown->thinking &&
		(block->number || markdown->open[parent->level + 1]))
		return false;
	if (!parent && markdown->mode == MODE_TREE &&
		(markdown->labelled || block->level > 1))
		return false;
	if (!parent && block->level > 1)
		return false;
	node = add_node(markdown,
		parent ? parent->level + 1 : LEVEL_OBJECTIVE, above, line,
		block,
		parent ? _("a list item below it") : _("a list item"));
	if (node)
		remember_item(markdown, block->level, node->id);
	return true;
}

static void
read_item(struct markdown *markdown, const struct block *block)
{
	struct line line;

	notation_read(&line, block->plain, strlen(block->plain));
	if (line.level && line.title.length && !line.bare) {
		add_labelled(markdown, &line, block);
		return;
	}
	notation_read_title(&line, block->plain, strlen(block->plain));
	if (markdown->by_quarter)
		take_quarter(markdown, block);
	if (take_number_line(markdown, block) ||
		take_item(markdown, block, &line))
		return;
	add_prose(markdown, block);
}

/* A paragraph may be an outline: then each of its lines is read by itself. */
static bool
take_labelled_lines(struct markdown *markdown, const struct block *block)
{
	const char *text = block->plain, *end;
	bool found = false;
	struct block one;
	struct line line;

	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		notation_read(&line, text, (size_t)(end - text));
		found = found ||
			(line.level && line.firm && line.title.length);
	}
	if (!found)
		return false;
	one = *block;
	for (text = block->plain; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		notation_read(&line, text, (size_t)(end - text));
		one.plain = one.rich = arena_text(&markdown->draft.arena, text,
			(size_t)(end - text));
		if (line.level && line.firm && line.title.length)
			add_labelled(markdown, &line, &one);
		else if (*one.plain)
			add_prose(markdown, &one);
		one.line++;
		/* The links of all stand with the first. */
		one.links = one.evidence = one.note = "";
	}
	return true;
}

/* The first line below a heading that is only a label is the title. */
static bool
take_untitled(struct markdown *markdown, const struct block *block)
{
	size_t length = strcspn(block->plain, "\n");
	struct block heading = *block, rest = *block;
	struct line line;

	if (!markdown->untitled)
		return false;
	notation_read_title(&line, block->plain, length);
	line.level = markdown->untitled;
	markdown->untitled = 0;
	heading.kind = BLOCK_HEADING;
	add_labelled(markdown, &line, &heading);
	rest.plain = rest.rich = block->plain + length;
	if (*rest.plain)
		add_prose(markdown, &rest);
	return true;
}

static void
read_text(struct markdown *markdown, const struct block *block)
{
	if (take_untitled(markdown, block))
		return;
	if (markdown->by_quarter)
		take_quarter(markdown, block);
	if (!take_labelled_lines(markdown, block) &&
		!take_number_line(markdown, block) &&
		!take_group(markdown, block))
		add_prose(markdown, block);
}

static size_t
cells_of(const struct block *block, struct piece *cells)
{
	size_t i;

	for (i = 0; i < block->cell_count; i++)
		cells[i] = piece_of(block->cells[i]);
	return block->cell_count;
}

/* A table that is not of key results is kept as text. */
static void
keep_row(struct markdown *markdown, const struct block *block)
{
	struct block text = {.kind = BLOCK_TEXT, .line = block->line};
	struct str row = {0};
	size_t i;

	str_add(&row, "|");
	for (i = 0; i < block->cell_count; i++)
		str_addf(&row, " %s |", block->cells[i]);
	text.plain = text.rich = row.data;
	add_prose(markdown, &text);
	str_fini(&row);
}

static void
read_header(struct markdown *markdown, const struct block *block)
{
	struct columns *columns = &markdown->columns;
	struct piece cells[COLUMNS_MOST];
	size_t count = cells_of(block, cells), i;

	for (i = 0; i < count; i++)
		cells[i].text = arena_text(&markdown->draft.arena,
			cells[i].text, cells[i].length);
	markdown->table = markdown->mode == MODE_TREE &&
		columns_read(columns, cells, count);
	if (!markdown->table)
		keep_row(markdown, block);
}

static void
read_row(struct markdown *markdown, const struct block *block)
{
	static const struct {
		enum column column;
		int level;
	} titles[] = {{COLUMN_OBJECTIVE, LEVEL_OBJECTIVE},
		{COLUMN_KEY_RESULT, LEVEL_KEY_RESULT},
		{COLUMN_TITLE, LEVEL_KEY_RESULT},
		{COLUMN_ACTION, LEVEL_ACTION}};
	const struct block none = {.note = "", .links = "", .evidence = "",
		.line = block->line};
	struct piece cells[COLUMNS_MOST], title;
	size_t count = cells_of(block, cells), i;
	const struct node *above;
	struct node *node = NULL;
	struct line line;

	for (i = 0; i < sizeof titles / sizeof *titles; i++) {
		title = columns_cell(&markdown->columns, cells, count,
			titles[i].column);
		notation_read(&line, title.text, title.length);
		if (!line.firm || !line.title.length)
			notation_read_title(&line, title.text, title.length);
		above = plan_node(markdown->draft.plan,
			markdown->open[titles[i].level]);
		/* The objective of the row before is not said again. */
		if (!line.title.length ||
			(titles[i].level == LEVEL_OBJECTIVE && above &&
				str_is(line.title.text, line.title.length,
					above->title)))
			continue;
		node = add_node(markdown, titles[i].level,
			parent_by_level(markdown, titles[i].level), &line,
			&none, _("a row of a table"));
	}
	if (!node)
		return;
	columns_set(&markdown->draft, &markdown->columns, cells, count, node,
		block->line);
	add_text(markdown, node->id, NODE_LINKS, block->links);
	add_text(markdown, node->id, NODE_LINKS, block->evidence);
}

static bool
take_block(void *context, const struct block *block)
{
	struct markdown *markdown = context;

	if (block->folds || block->kind == BLOCK_HEADING) {
		read_heading(markdown, block);
		return !markdown->draft.full;
	}
	switch (block->kind) {
	case BLOCK_ITEM:
		read_item(markdown, block);
		break;
	case BLOCK_TEXT:
		read_text(markdown, block);
		break;
	case BLOCK_ROW:
		if (block->header)
			read_header(markdown, block);
		else if (markdown->table)
			read_row(markdown, block);
		else
			keep_row(markdown, block);
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
		wait(markdown, words.data, 1);
		str_fini(&words);
	}
}

/* Prose that nothing was found for goes to what there is. */
static void
settle_rest(struct markdown *markdown)
{
	struct draft *draft = &markdown->draft;
	enum record record = draft->last[RECORD_NODE] ? RECORD_NODE
						      : RECORD_WEEK;
	size_t i;

	if (!draft->last[RECORD_NODE] && !draft->last[RECORD_WEEK] &&
		(!draft->last[RECORD_SECTION] || markdown->waiting_count)) {
		problems_error(&draft->problems, 0, 0,
			_("no objective, cycle, list or dated note was found"));
		return;
	}
	for (i = 0; i < markdown->waiting_count; i++) {
		draft_line(draft, record, 1,
			record == RECORD_NODE ? NODE_NOTE : WEEK_NOTE,
			markdown->waiting[i].text,
			markdown->waiting[i].length);
		problems_note(&draft->problems, markdown->waiting[i].line, 0,
			record == RECORD_NODE
				? _("kept in the note of the first node")
				: _("kept in the first week note"));
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
		markdown->labelled = has_labels(text, length);
		if (!front_note(&front, draft, text, length)) {
			if (!block_read(text, length, line, take_block,
				    markdown) &&
				!draft->full)
				problems_error(&draft->problems, 0, 0,
					_("this could not be taken apart as "
					  "Markdown"));
			close_section(markdown);
			settle_front(markdown, &front);
			settle_rest(markdown);
		}
	}
	ok = draft_end(draft, err);
	front_fini(&front);
	draft_fini(draft);
	free(markdown->waiting);
	seen_fini(&markdown->sections);
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
		notation_trim(&piece);
		if ((first && str_is(piece.text, piece.length, "---")) ||
			notation_take_prefix(&piece, "## ") ||
			notation_take_prefix(&piece, "* ") ||
			notation_take_prefix(&piece, "- ") ||
			notation_take_prefix(&piece, "|"))
			return true;
	}
	return false;
}
