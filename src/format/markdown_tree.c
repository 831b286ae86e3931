/* SPDX-License-Identifier: MIT */
/* Lines and list items that are objectives, key results and actions. */
#include <string.h>

#include "base/say.h"
#include "markdown_reader.h"

static uint32_t
home_cycle(struct markdown *markdown)
{
	if (markdown->mode == MODE_BACKLOG)
		return 0;
	if (!markdown->cycle)
		markdown->cycle = draft_loose(&markdown->draft);
	return markdown->cycle;
}

static void
set_numbers(struct markdown *markdown, struct node *node,
	const struct line *line, const struct markdown_block *block)
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
	if (done && node->level == LEVEL_KEY_RESULT &&
		line->progress == NOTATION_UNSAID)
		node->progress = 100;
	markdown_add_text(markdown, node->id, NODE_NOTE, block->note);
	markdown_add_text(markdown, node->id, NODE_LINKS, block->links);
	markdown_add_text(markdown, node->id, NODE_LINKS, block->evidence);
}

static void
set_backlog(struct markdown *markdown, struct node *node)
{
	struct piece title = piece_of(node->title), tag, note;
	struct str tags = {0};
	size_t at;

	if (node->parent)
		return;
	if (markdown->priority)
		draft_set(&markdown->draft, RECORD_NODE, node, NODE_PRIORITY,
			value_number(markdown->priority));
	if (markdown->tag)
		str_add(&tags, markdown->tag);
	if (markdown->group)
		str_addf(
			&tags, "%s%s", tags.length ? " " : "", markdown->group);
	for (at = tags.length; notation_take_tag(&title, &tag);) {
		/* From the last to the first. */
		str_splice(&tags, at, 0, tag.text, tag.length);
		if (tags.length > at + tag.length)
			str_splice(&tags, at + tag.length, 0, " ", 1);
	}
	if (at && tags.length > at)
		str_splice(&tags, at, 0, " ", 1);
	/* In our own posts notes stand behind the tags. */
	if (!markdown->own && tags.length > at &&
		notation_take_note(&title, &note))
		draft_copy_line(&markdown->draft, RECORD_NODE, node->id,
			NODE_NOTE, note);
	draft_set(&markdown->draft, RECORD_NODE, node, NODE_TITLE,
		value_text(arena_text(
			&markdown->draft.arena, title.text, title.length)));
	draft_set(&markdown->draft, RECORD_NODE, node, NODE_TAGS,
		value_text(str_text(&tags)));
	str_fini(&tags);
}

struct node *
markdown_add_node(struct markdown *markdown, int level, uint32_t parent,
	const struct line *line, const struct markdown_block *block,
	const char *why)
{
	struct node *node = draft_node(&markdown->draft, level,
		(struct place){.parent = parent,
			.cycle = parent ? 0 : home_cycle(markdown)},
		line->title, (struct origin){block->line, why});
	int below;

	if (!node)
		return NULL;
	markdown_note_carried(markdown, node);
	set_numbers(markdown, node, line, block);
	if (markdown->mode == MODE_BACKLOG) {
		set_backlog(markdown, node);
		markdown_offer(markdown, node->id, 0);
	}
	for (below = level; below <= LEVEL_ACTION; below++)
		markdown->open[below] = 0;
	markdown->open[level] = node->id;
	markdown->last = node->id;
	markdown->thinking = false;
	return node;
}

uint32_t
markdown_parent(const struct markdown *markdown, int level)
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

void
markdown_add_labelled(struct markdown *markdown, const struct line *line,
	const struct markdown_block *block)
{
	struct node *node;

	if (markdown->mode == MODE_SECTION || markdown->mode == MODE_WEEK)
		markdown->mode = MODE_TREE;
	node = markdown_add_node(markdown, line->level,
		markdown_parent(markdown, line->level), line, block,
		N_("by its label"));
	if (!node)
		return;
	if (block->kind == BLOCK_ITEM)
		remember_item(markdown, block->level, node->id);
	else if (block->kind == BLOCK_HEADING)
		markdown->heading_node = node->id;
}

/* What stands in brackets behind a score is why it is that; behind another
 * number it is a note. */
static void
set_score(struct markdown *markdown, struct node *node, const struct line *line,
	const struct markdown_block *block)
{
	if (line->score >= 0)
		draft_set(&markdown->draft, RECORD_NODE, node, NODE_SCORE,
			value_number(line->score));
	markdown_add_text(markdown, node->id,
		line->score >= 0 ? NODE_REASON : NODE_NOTE, block->note);
}

bool
markdown_take_numbers(struct markdown *markdown,
	const struct markdown_block *block, const struct line *line)
{
	struct draft *draft = &markdown->draft;
	struct node *objective = (struct node *)(uintptr_t)plan_node(
		draft->plan, markdown->open[LEVEL_OBJECTIVE]);
	struct node *last = (struct node *)(uintptr_t)plan_node(
		draft->plan, markdown->last);
	struct node *scored;

	if (markdown->mode != MODE_TREE || !last || line->title.length ||
		line->level)
		return false;
	if (line->score < 0 && line->progress < 0 && line->confidence < 0)
		return false;
	scored = line->score >= 0 && objective ? objective : last;
	set_score(markdown, scored, line, block);
	if (line->progress >= 0)
		last->progress = (int8_t)line->progress;
	if (line->confidence >= 0)
		last->confidence = (int8_t)line->confidence;
	draft_placed_in(draft, RECORD_NODE, scored->id,
		line->score >= 0	      ? NODE_SCORE
			: line->progress >= 0 ? NODE_PROGRESS
					      : NODE_CONFIDENCE,
		(struct origin){block->line, N_("a number by its name")});
	return true;
}

static void
take_goal(struct markdown *markdown, const struct cycle *year,
	struct piece goal, int line)
{
	struct draft *draft = &markdown->draft;
	char name[SPAN_TEXT_SIZE];
	struct cycle *quarter;
	struct span_place said;
	size_t behind;

	if (!span_find(goal.text, goal.length, year->starts, &said) ||
		said.at > 6 || said.span.starts < year->starts ||
		said.span.ends > year->ends)
		return;
	behind = said.at + said.used;
	span_text(said.span, name);
	quarter = draft_cycle(draft, piece_of(name), said.span,
		(struct origin){line, N_("a goal that names its quarter")});
	if (!quarter)
		return;
	quarter->parent = year->base.id;
	draft_node(draft, LEVEL_OBJECTIVE,
		(struct place){.cycle = quarter->base.id},
		(struct piece){goal.text + behind, goal.length - behind},
		(struct origin){line, N_("a goal that names its quarter")});
}

void
markdown_take_quarter(
	struct markdown *markdown, const struct markdown_block *block)
{
	const struct cycle *year =
		plan_cycle(markdown->draft.plan, markdown->cycle);
	const char *text = block->plain, *end;
	int line = block->line;

	for (; year && *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		take_goal(markdown, year,
			(struct piece){text, (size_t)(end - text)}, line++);
	}
}

/* A list item without a label: a node when the list is one of nodes. */
static bool
take_item(struct markdown *markdown, const struct markdown_block *block,
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
		markdown_add_text(markdown, above, NODE_NOTE, block->plain);
		markdown_add_text(markdown, above, NODE_LINKS, block->links);
		draft_placed_in(&markdown->draft, RECORD_NODE, above, NODE_NOTE,
			(struct origin){
				block->line, N_("below an action: its note")});
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
	node = markdown_add_node(markdown,
		parent ? parent->level + 1 : LEVEL_OBJECTIVE, above, line,
		block, parent ? N_("a list item below it") : N_("a list item"));
	if (node)
		remember_item(markdown, block->level, node->id);
	return true;
}

static void
read_item(struct line *line, const struct markdown_block *block, bool label)
{
	size_t length = strlen(block->plain);

	if (block->task)
		notation_read_task(line, block->plain, length, label,
			block->done ? STATE_DONE : STATE_OPEN);
	else if (label)
		notation_read(line, block->plain, length);
	else
		notation_read_title(line, block->plain, length);
}

void
markdown_read_item(
	struct markdown *markdown, const struct markdown_block *block)
{
	struct line line, title;

	if (markdown_take_priority(markdown, block))
		return;
	read_item(&line, block, true);
	if (line.level && line.title.length && !line.bare && !block->literal) {
		markdown_add_labelled(markdown, &line, block);
		return;
	}
	title = line;
	if (line.level)
		read_item(&title, block, false);
	if (markdown->by_quarter)
		markdown_take_quarter(markdown, block);
	if ((!block->literal &&
		    (markdown_take_dated(markdown, block) ||
			    markdown_take_numbers(markdown, block, &line))) ||
		take_item(markdown, block, &title))
		return;
	/* What lies below it is prose, too. */
	remember_item(markdown, block->level, 0);
	markdown_add_prose(markdown, block);
}

/* One line of a paragraph, by itself. */
static void
read_line(struct markdown *markdown, const struct markdown_block *block,
	const struct line *line)
{
	if (line->level && line->firm && line->title.length)
		markdown_add_labelled(markdown, line, block);
	else if (*block->plain && !markdown_take_numbers(markdown, block, line))
		markdown_add_prose(markdown, block);
}

/* The next line of a text, copied; "" behind the last. */
static const char *
take_text_line(struct markdown *markdown, const char **text)
{
	const char *from = *text, *end = strchrnul(from, '\n');

	*text = *end ? end + 1 : end;
	return arena_text(&markdown->draft.arena, from, (size_t)(end - from));
}

/* A paragraph may be an outline, or numbers with their names: then each of its
 * lines is read by itself. */
bool
markdown_take_lines(
	struct markdown *markdown, const struct markdown_block *block)
{
	struct markdown_block one = *block;
	bool labels = false, numbers = *block->plain;
	const char *text = block->plain, *rich = block->rich,
		   *prose = block->prose, *end;
	struct line line;

	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		notation_read(&line, text, (size_t)(end - text));
		labels = labels ||
			(line.level && line.firm && line.title.length);
		numbers = numbers && !line.level && !line.title.length;
	}
	if (!labels && !(numbers && markdown->mode == MODE_TREE))
		return false;
	for (text = block->plain; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		notation_read(&line, text, (size_t)(end - text));
		one.plain = arena_text(
			&markdown->draft.arena, text, (size_t)(end - text));
		one.rich = take_text_line(markdown, &rich);
		one.prose = take_text_line(markdown, &prose);
		read_line(markdown, &one, &line);
		one.line++;
		/* The links of all stand with the first. */
		one.links = one.evidence = one.note = "";
	}
	return true;
}
