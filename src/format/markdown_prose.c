/* SPDX-License-Identifier: MIT */
/* Where prose goes: into reflections, notes, weeks and sections of a review. */
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "markdown_reader.h"
#include "prose.h"

#define NAME_MOST 300 /* bytes of the name of a section */

void
markdown_wait(struct markdown *markdown, const char *text, int line)
{
	size_t length = strlen(text);

	markdown->waiting = base_realloc(markdown->waiting,
		markdown->waiting_count + 1, sizeof *markdown->waiting);
	markdown->waiting[markdown->waiting_count++] = (struct waiting){
		arena_text(&markdown->draft.arena, text, length), length, line,
		markdown->draft.line_count, 0, 0};
}

void
markdown_offer(struct markdown *markdown, uint32_t node, uint32_t week)
{
	struct waiting *waiting = markdown->waiting;
	size_t i = markdown->waiting_count;

	while (i-- && !waiting[i].node && !waiting[i].week) {
		waiting[i].node = node;
		waiting[i].week = week;
	}
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
	return section->base.id;
}

void
markdown_placed_aside(
	const struct markdown *markdown, int line, const char *why)
{
	draft_placed(
		&markdown->draft, RECORD_PLAN, 1, (struct origin){line, why});
}

/* A heading below which nothing came is a line of the cycle's note. */
void
markdown_close_section(struct markdown *markdown)
{
	const char *name = markdown->section_name;

	if (name && !markdown->section && markdown->section_shown) {
		markdown_placed_aside(markdown, markdown->section_line,
			N_("a heading of what stands elsewhere"));
	} else if (name && !markdown->section) {
		draft_copy_line(&markdown->draft, RECORD_CYCLE,
			markdown->section_cycle, CYCLE_NOTE, piece_of(name));
		draft_placed_in(&markdown->draft, RECORD_CYCLE,
			markdown->section_cycle, CYCLE_NOTE,
			(struct origin){markdown->section_line,
				N_("a heading with nothing below it")});
	}
	markdown->section_name = NULL;
	markdown->section_shown = false;
	markdown->section = 0;
}

void
markdown_leave_tree(struct markdown *markdown)
{
	markdown_close_section(markdown);
	memset(markdown->open, 0, sizeof markdown->open);
	memset(markdown->items, 0, sizeof markdown->items);
	markdown->heading_node = 0;
	markdown->thinking = false;
	markdown->by_quarter = false;
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

void
markdown_open_section(
	struct markdown *markdown, const char *name, size_t length, int line)
{
	markdown_leave_tree(markdown);
	if (!markdown->cycle) {
		/* Before any cycle a heading is no more than prose. */
		markdown->mode = MODE_TREE;
		return;
	}
	markdown->mode = MODE_SECTION;
	markdown->section_name =
		section_name(&markdown->draft.arena, name, length);
	markdown->section_cycle = markdown->cycle;
	markdown->section_line = line;
}

/* What a yearly form asks for stands in the review of the year that it looks
 * back on, the plans for the next one, too. */
void
markdown_open_template_section(
	struct markdown *markdown, const char *name, int line)
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
	markdown_open_section(markdown, name, strlen(name), line);
	/* Of the year ahead, which must have been named. */
	markdown->by_quarter = strcmp(name, "goals_by_quarter") == 0 &&
		cycle != markdown->review;
	markdown->cycle = cycle;
}

void
markdown_add_text(
	struct markdown *markdown, uint32_t node, int field, const char *text)
{
	if (*text)
		draft_copy_line(&markdown->draft, RECORD_NODE, node, field,
			piece_of(text));
}

/* What the block says in a text that is shown as prose; notes of nodes are
 * shown as they are. Code that others wrote is text like other. */
static const char *
words_of(const struct markdown_block *block, bool prose, bool own)
{
	if (!prose || !block->prose || (block->code && !own) ||
		strcmp(block->prose, block->rich) == 0 ||
		prose_same(block->prose, block->rich))
		return block->rich;
	return block->prose;
}

/* How a block stands in its text: `inside` so many items of a list, and
 * `flush` where what an item says is a line by itself. */
struct stance {
	bool prose, own, flush;
	int inside;
};

static void
lay_out(struct str *out, const struct markdown_block *block,
	struct stance stance)
{
	const char *text = words_of(block, stance.prose, stance.own), *end;
	int depth = block->kind == BLOCK_ITEM ? block->level : 0;

	if (depth > stance.inside)
		depth -= stance.inside;
	if (stance.flush && depth == 1)
		depth = 0;
	if (depth > 0)
		str_add_repeat(out, "  ", (size_t)(depth - 1));
	if (depth && block->number && !stance.flush)
		str_addf(out, "%u. ", block->number);
	else if (depth)
		str_add(out, "- ");
	if (depth && block->task)
		str_add(out, block->done ? "[x] " : "[ ] ");
	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		str_add_bytes(out, text, (size_t)(end - text));
		if (!*end)
			break;
		str_add_char(out, '\n');
		str_add_repeat(out, "  ", (size_t)depth);
	}
}

/* The text that a block goes to. */
struct text_of {
	enum record record;
	uint32_t id;
	int field;
};

/* A paragraph after something in the same text stands off from it. */
static void
stand_off(struct markdown *markdown, struct text_of of,
	const struct markdown_block *block)
{
	uint64_t place = (uint64_t)of.id << 16 | (uint64_t)of.record << 8 |
		(uint64_t)of.field;
	bool item = block->kind != BLOCK_TEXT;

	if (place == markdown->prose && !(item && markdown->prose_item))
		draft_line(&markdown->draft, of.record, of.id, of.field,
			piece_of(""));
	markdown->prose = place;
	markdown->prose_item = item;
}

/* One more block of the text of a record. */
static void
put(struct markdown *markdown, struct text_of of,
	const struct markdown_block *block, const struct str *text,
	const char *why)
{
	draft_copy_line(&markdown->draft, of.record, of.id, of.field,
		(struct piece){str_text(text), text->length});
	draft_placed_in(&markdown->draft, of.record, of.id, of.field,
		(struct origin){block->line, why});
}

static void
put_off(struct markdown *markdown, struct text_of of,
	const struct markdown_block *block, const struct str *text,
	const char *why)
{
	stand_off(markdown, of, block);
	put(markdown, of, block, text, why);
}

static void
put_in_section(struct markdown *markdown, const struct markdown_block *block,
	const struct str *text)
{
	const char *name = markdown->section_name;

	if (!markdown->section) {
		markdown->section =
			section_of(markdown, markdown->section_cycle, name,
				strlen(name), block->line);
		draft_placed(&markdown->draft, RECORD_SECTION,
			markdown->section,
			(struct origin){markdown->section_line,
				N_("a section of the review")});
	}
	if (markdown->own || block->kind != BLOCK_ITEM)
		stand_off(markdown,
			(struct text_of){RECORD_SECTION, markdown->section,
				SECTION_TEXT},
			block);
	put(markdown,
		(struct text_of){
			RECORD_SECTION, markdown->section, SECTION_TEXT},
		block, text, N_("below its heading"));
}

/* Prose of a cycle as a whole: the summary of its review, and its note in a
 * post of ours, which has another heading for that. */
static void
put_in_cycle(struct markdown *markdown, const struct markdown_block *block,
	uint32_t cycle, const struct str *text)
{
	uint32_t summary;

	if (markdown->own) {
		put_off(markdown,
			(struct text_of){RECORD_CYCLE, cycle, CYCLE_NOTE},
			block, text, N_("prose below the cycle: its note"));
		return;
	}
	summary = section_of(markdown, cycle, "summary", 7, block->line);
	if (summary)
		put_off(markdown,
			(struct text_of){RECORD_SECTION, summary, SECTION_TEXT},
			block, text, N_("prose: the summary of its review"));
}

void
markdown_settle(struct markdown *markdown, uint32_t cycle)
{
	struct markdown_block block = {.kind = BLOCK_TEXT};
	struct str text = {0};
	size_t i;

	for (i = 0; i < markdown->waiting_count; i++) {
		block.line = markdown->waiting[i].line;
		str_clear(&text);
		str_add(&text, markdown->waiting[i].text);
		put_in_cycle(markdown, &block, cycle, &text);
	}
	markdown->waiting_count = 0;
	str_fini(&text);
}

/* Prose in no section: by the node or the cycle above it. */
static void
put_in_tree(struct markdown *markdown, const struct markdown_block *block,
	uint32_t objective, const struct str *text)
{
	struct draft *draft = &markdown->draft;
	uint32_t cycle = markdown->cycle;

	if (markdown->mode == MODE_TREE && objective) {
		put_off(markdown,
			(struct text_of){
				RECORD_NODE, objective, NODE_REFLECTION},
			block, text, N_("prose below it: its reflection"));
		markdown->thinking = true;
	} else if (markdown->mode == MODE_BACKLOG && markdown->last) {
		put(markdown,
			(struct text_of){
				RECORD_NODE, markdown->last, NODE_NOTE},
			block, text, N_("prose below it: its note"));
		problems_note(&draft->problems, block->line, 0,
			_("kept in the note of “%s”"),
			plan_node(draft->plan, markdown->last)->title);
	} else if (cycle && cycle != draft->loose) {
		put_in_cycle(markdown, block, cycle, text);
	} else {
		markdown_wait(markdown, str_text(text), block->line);
	}
}

/* The list item that the block stands in, where that is a node. */
static uint32_t
item_of(const struct markdown *markdown, const struct markdown_block *block)
{
	return block->kind != BLOCK_ITEM && block->level > 0 &&
			block->level < ITEM_LEVELS
		? markdown->items[block->level]
		: 0;
}

void
markdown_add_item_note(struct markdown *markdown, uint32_t node,
	const struct markdown_block *block, bool item)
{
	struct str text = {0};

	if (item) {
		if (block->task)
			str_add(&text, block->done ? "[x] " : "[ ] ");
		str_add(&text, block->rich);
		put(markdown, (struct text_of){RECORD_NODE, node, NODE_NOTE},
			block, &text, N_("a list item below it: its note"));
	} else {
		lay_out(&text, block, (struct stance){.own = markdown->own});
		put_off(markdown,
			(struct text_of){RECORD_NODE, node, NODE_NOTE}, block,
			&text, N_("prose in its list item: its note"));
	}
	str_fini(&text);
}

/* Where prose belongs depends on what stands above it. */
void
markdown_add_prose(
	struct markdown *markdown, const struct markdown_block *block)
{
	uint32_t objective = markdown->open[LEVEL_OBJECTIVE], item;
	bool section = markdown->mode == MODE_SECTION && markdown->section_name;
	bool week = markdown->mode == MODE_WEEK && markdown->week;
	struct str text = {0};

	if (!objective)
		objective = markdown->open[LEVEL_KEY_RESULT];
	item = section || week ? 0 : item_of(markdown, block);
	lay_out(&text, block,
		(struct stance){
			.prose = !item && markdown->mode != MODE_BACKLOG,
			.own = markdown->own,
			.flush = section && !markdown->own,
			.inside = week ? markdown->week_depth : 0});
	if (week)
		put_off(markdown,
			(struct text_of){RECORD_WEEK, markdown->week,
				markdown->week_field},
			block, &text, N_("below days"));
	else if (section)
		put_in_section(markdown, block, &text);
	else if (item)
		put_off(markdown,
			(struct text_of){RECORD_NODE, item, NODE_NOTE}, block,
			&text, N_("prose in its list item: its note"));
	else
		put_in_tree(markdown, block, objective, &text);
	str_fini(&text);
}

bool
markdown_take_group(
	struct markdown *markdown, const struct markdown_block *block)
{
	struct piece text = piece_of(block->plain);

	if (markdown->mode != MODE_BACKLOG || text.length > 30 ||
		strpbrk(block->plain, " \t\n") ||
		(!piece_take_suffix(&text, "：") &&
			!piece_take_suffix(&text, ":")) ||
		!text.length)
		return false;
	markdown->group =
		arena_text(&markdown->draft.arena, text.text, text.length);
	markdown_placed_aside(
		markdown, block->line, N_("a group: a tag of what follows"));
	return true;
}
