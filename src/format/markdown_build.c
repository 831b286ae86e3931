/* SPDX-License-Identifier: MIT */
/* Each unit of a document put where its role says, once. */
#include <string.h>

#include "base/say.h"
#include "columns.h"
#include "markdown_reader.h"
#include "model/progress.h"

#define OWNER_MOST 24 /* bytes of a name in the brackets of a label */

static struct node *
node_of(const struct markdown *markdown, uint32_t unit)
{
	const struct text_layout *layout = &markdown->layout;
	uint32_t id = unit == UNIT_NONE ? 0 : layout->units[unit].node;

	return (struct node *)(uintptr_t)plan_node(markdown->draft.plan, id);
}

/* "Weight: 40%" as the field that its word names. */
void
markdown_set_field(
	struct markdown *markdown, uint32_t node, struct piece text, int line)
{
	struct draft *draft = &markdown->draft;
	struct columns columns = {0};
	struct piece key, value;
	struct node *found =
		(struct node *)(uintptr_t)plan_node(draft->plan, node);
	int field;

	if (!found)
		return;
	if (!layout_field(text, &key, &value)) {
		draft_copy_line(draft, RECORD_NODE, node, NODE_NOTE, text);
		return;
	}
	key.text = arena_text(&draft->arena, key.text, key.length);
	columns_read(&columns, &key, 1);
	field = columns_set(
		draft, &columns, &(struct cells){&value, 1, line}, found);
	draft_placed_in(draft, RECORD_NODE, node, field,
		(struct origin){line, N_("a field by its name")});
}

static void
set_word(struct markdown *markdown, struct node *node, const struct word *word)
{
	if (word->field == NODE_NOTE)
		draft_copy_line(&markdown->draft, RECORD_NODE, node->id,
			NODE_NOTE, word->text);
	else
		draft_set(&markdown->draft, RECORD_NODE, node, word->field,
			value_number(word->number));
}

static void
set_bracket(struct markdown *markdown, const struct node *node,
	struct piece field, int line)
{
	struct str text = {0};
	struct piece rest = field;

	if (markdown_is_share(field)) {
		while (rest.length && (*rest.text < '0' || *rest.text > '9')) {
			rest.text++;
			rest.length--;
		}
		str_add(&text, "weight: ");
	}
	str_add_bytes(&text, rest.text, rest.length);
	markdown_set_field(markdown, node->id,
		(struct piece){text.data, text.length}, line);
	str_fini(&text);
}

/* What stands in the brackets of a label: a share, a name, or a note. */
static void
set_extra(struct markdown *markdown, struct node *node, const struct unit *unit)
{
	struct piece extra =
		unit->label_sure ? unit->label.extra : (struct piece){"", 0};
	struct str line = {0};

	if (unit->label_sure && unit->label.front.length) {
		struct piece front = unit->label.front;

		piece_trim(&front);
		draft_copy_line(&markdown->draft, RECORD_NODE, node->id,
			NODE_NOTE, front);
	}
	if (!extra.length)
		return;
	if (extra.text[extra.length - 1] == '%')
		str_add(&line, "weight: ");
	else if (extra.length <= OWNER_MOST &&
		((unsigned char)*extra.text >= 0xe4 || *extra.text == '@'))
		str_add(&line, "owner: ");
	str_add_bytes(&line, extra.text, extra.length);
	markdown_set_field(markdown, node->id,
		(struct piece){line.data, line.length}, unit->line);
	str_fini(&line);
}

/* Links of a paragraph are those of the lines that they stand in. */
static void
add_links(struct markdown *markdown, const struct node *node,
	const struct unit *unit, const char *links)
{
	const char *end;
	struct str url = {0}, line = {0};

	for (; *links; links = *end ? end + 1 : end) {
		end = strchrnul(links, '\n');
		str_clear(&url);
		str_clear(&line);
		str_add_bytes(&url, links, strcspn(links, " \n"));
		str_add_bytes(&line, links, (size_t)(end - links));
		if (!unit->split || strstr(unit->rich, url.data))
			markdown_add_text(
				markdown, node->id, NODE_LINKS, line.data);
	}
	str_fini(&url);
	str_fini(&line);
}

/* #tags at the end, in their order, before those that were taken already. */
static void
take_tags(struct piece *title, struct str *tags)
{
	struct piece tag;

	while (notation_take_tag(title, &tag)) {
		str_splice(tags, 0, 0, tag.text, tag.length);
		str_splice(tags, tag.length, 0, " ", 1);
	}
	while (tags->length && tags->data[tags->length - 1] == ' ')
		tags->data[--tags->length] = '\0';
}

/* [note] at the end, which is not all of it. */
static void
take_note(const struct unit *unit, struct piece *text, struct piece *note)
{
	struct piece before = *text, rest;
	struct label label;

	*note = (struct piece){"", 0};
	if (!unit->split || !notation_take_note(&before, note))
		return;
	rest = before;
	if (notation_take_label(&rest, &label) && !rest.length)
		note->length = 0;
	else
		*text = before;
}

/* The number in brackets that all of its level have. */
static void
take_measure(const struct unit *unit, struct line *line, struct str *measure)
{
	struct piece number;

	if (!unit->measure || !layout_take_measure(&line->title, &number))
		return;
	str_add(measure,
		unit->measure == 'w'	       ? "weight: "
			: unit->measure == 's' ? "score: "
					       : "progress: ");
	str_add_bytes(measure, number.text, number.length);
}

static const char *
why(const struct unit *unit)
{
	if (unit->label_sure)
		return N_("by its label");
	if (unit->shape == SHAPE_ITEM)
		return unit->owner == UNIT_NONE ? N_("a list item")
						: N_("a list item below it");
	return unit->shape == SHAPE_HEADING ? N_("a heading of its kind")
					    : N_("a line of its kind");
}

/* What is said of a node beside its title. */
struct said {
	struct str tags, measure;
	struct str signs;    /* fields, a line each */
	struct piece fields; /* in brackets */
	struct word word;
	bool worded;
};

static void
take_signs(struct piece *title, struct str *signs)
{
	while (markdown_take_sign(title, signs))
		str_add_char(signs, '\n');
}

static void
set_signs(struct markdown *markdown, const struct node *node,
	const struct str *signs, int line)
{
	const char *at = str_text(signs);
	size_t length;

	for (; *at; at += length + 1) {
		length = strcspn(at, "\n");
		markdown_set_field(
			markdown, node->id, (struct piece){at, length}, line);
	}
}

static void
set_said(struct markdown *markdown, struct node *node, const struct unit *unit,
	const struct said *said)
{
	struct piece fields = said->fields, field;

	if (said->tags.length)
		draft_set(&markdown->draft, RECORD_NODE, node, NODE_TAGS,
			value_text(arena_text(&markdown->draft.arena,
				said->tags.data, said->tags.length)));
	add_links(markdown, node, unit, unit->block->links);
	add_links(markdown, node, unit, unit->block->evidence);
	set_extra(markdown, node, unit);
	while (markdown_next_field(&fields, &field))
		set_bracket(markdown, node, field, unit->line);
	if (said->measure.length)
		markdown_set_field(markdown, node->id,
			(struct piece){
				said->measure.data, said->measure.length},
			unit->line);
	set_signs(markdown, node, &said->signs, unit->line);
	if (said->worded)
		set_word(markdown, node, &said->word);
}

/* Cuts a text behind what its unit is called; what is about it. */
static struct piece
split_head(const struct unit *unit, struct piece *text)
{
	static const char *const colons[] = {":", "：", NULL};
	static const char *const stops[] = {".", "。", ":", "：", NULL};
	struct piece rest = {
		text->text + unit->head, text->length - unit->head};

	if (!unit->head)
		return (struct piece){"", 0};
	piece_take_any(&rest, stops, piece_take_prefix);
	piece_trim(&rest);
	text->length = unit->head;
	piece_take_any(text, colons, piece_take_suffix);
	return rest;
}

static void
build_node(struct markdown *markdown, struct unit *unit)
{
	struct piece text = unit->plain, rest = split_head(unit, &text), note;
	const struct node *above = node_of(markdown, unit->owner);
	struct markdown_block block = {.line = unit->line,
		.kind = unit->block->kind,
		.level = unit->block->level,
		.note = "",
		.links = "",
		.evidence = ""};
	struct said said = {0};
	struct node *node;
	struct line line;

	text = markdown_plain_links(markdown, text);
	take_note(unit, &text, &note);
	if (markdown->mode == MODE_SECTION || markdown->mode == MODE_WEEK)
		markdown->mode = MODE_TREE;
	if (markdown->mode == MODE_TREE)
		take_tags(&text, &said.tags);
	take_signs(&text, &said.signs);
	markdown_read_title(&line, unit, text);
	if (unit->first) {
		block.done = unit->block->task && unit->block->done;
		block.struck = unit->block->struck;
		block.note = unit->block->note;
	}
	if (note.length)
		block.note = arena_text(
			&markdown->draft.arena, note.text, note.length);
	take_measure(unit, &line, &said.measure);
	markdown_take_bracket(&line.title, &said.fields);
	said.worded = line.state == NOTATION_UNSAID &&
		markdown_take_word(&line.title, &said.word);
	if (markdown->mode == MODE_TREE)
		take_tags(&line.title, &said.tags);
	node = markdown_add_node(markdown, unit->level,
		above ? above->id : markdown_parent(markdown, unit->level),
		&line, &block, why(unit));
	if (node)
		set_said(markdown, node, unit, &said);
	str_fini(&said.tags);
	str_fini(&said.measure);
	str_fini(&said.signs);
	if (!node)
		return;
	unit->node = node->id;
	if (rest.length)
		draft_copy_line(&markdown->draft, RECORD_NODE, node->id,
			NODE_NOTE, rest);
	if (markdown->theme && unit->level == LEVEL_OBJECTIVE) {
		markdown_add_text(
			markdown, node->id, NODE_NOTE, markdown->theme);
		markdown->theme = NULL;
	}
}

/* ---- text */

/* Lines of one block that follow each other and have one role, as a block. */
static size_t
join_lines(struct markdown *markdown, const struct unit *unit, size_t most,
	struct markdown_block *block)
{
	struct str plain = {0}, rich = {0}, prose = {0};
	struct arena *arena = &markdown->draft.arena;
	size_t count = 0;

	*block = *unit->block;
	if (!unit->split)
		return 1;
	for (; count < most && unit[count].split == unit->split &&
		unit[count].role == unit->role &&
		unit[count].line <= unit->line + (int)count + 1;
		count++) {
		if (count) {
			str_add_char(&plain, '\n');
			str_add_char(&rich, '\n');
			str_add_char(&prose, '\n');
		}
		str_add_bytes(&plain, unit[count].plain.text,
			unit[count].plain.length);
		str_add(&rich, unit[count].rich);
		str_add(&prose, unit[count].prose);
	}
	block->kind = unit->shape == SHAPE_ITEM ? BLOCK_ITEM : BLOCK_TEXT;
	block->plain = arena_text(arena, str_text(&plain), plain.length);
	block->rich = arena_text(arena, str_text(&rich), rich.length);
	block->prose = arena_text(arena, str_text(&prose), prose.length);
	block->line = unit->line;
	str_fini(&plain);
	str_fini(&rich);
	str_fini(&prose);
	return count;
}

/* Numbers with their names, a line each. */
static bool
take_numbers(struct markdown *markdown, const struct markdown_block *block)
{
	struct line line;

	if (block->kind != BLOCK_TEXT || block->code || block->literal ||
		strchr(block->plain, '\n'))
		return false;
	notation_read(&line, block->plain, strlen(block->plain));
	return markdown_take_numbers(markdown, block, &line);
}

/* Text that belongs to a node as its note, not to what is thought about it. */
static uint32_t
note_home(const struct markdown *markdown, const struct unit *unit)
{
	const struct unit *owner = unit->owner == UNIT_NONE
		? NULL
		: &markdown->layout.units[unit->owner];

	if (!owner || !owner->node)
		return 0;
	if (unit->shape == SHAPE_ITEM)
		return owner->level > LEVEL_OBJECTIVE ? owner->node : 0;
	return owner->shape == SHAPE_ITEM && unit->depth ? owner->node : 0;
}

static size_t
build_note(struct markdown *markdown, const struct unit *unit, size_t most)
{
	uint32_t home = note_home(markdown, unit);
	struct markdown_block block;
	size_t count = join_lines(markdown, unit, most, &block);

	if (unit->block->kind == BLOCK_RULE)
		return 1;
	if (unit->shape == SHAPE_ROW) {
		markdown_keep_row(markdown, unit->block);
		return 1;
	}
	if (home) {
		markdown_add_item_note(
			markdown, home, &block, unit->shape == SHAPE_ITEM);
		return count;
	}
	if (markdown->by_quarter)
		markdown_take_quarter(markdown, &block);
	if (!block.literal &&
		(markdown_take_dated(markdown, &block) ||
			take_numbers(markdown, &block)))
		return count;
	markdown_add_prose(markdown, &block);
	return count;
}

static void
build_field(struct markdown *markdown, const struct unit *unit)
{
	const struct node *node = node_of(markdown, unit->owner);
	struct markdown_block block = *unit->block;
	struct line line;

	block.line = unit->line;
	/* Behind the list of what is done for a key result it is about that. */
	if (node && node->level == LEVEL_KEY_RESULT)
		markdown->last = node->id;
	notation_read(&line, unit->plain.text, unit->plain.length);
	if (unit->shape == SHAPE_TEXT && !line.level && !line.title.length &&
		markdown_take_numbers(markdown, &block, &line))
		return;
	if (node)
		markdown_set_field(markdown, node->id, unit->plain, unit->line);
	else
		markdown_add_prose(markdown, &block);
}

/* A heading as a line of a note: as it is when it has a picture. */
static const char *
heading_text(const struct unit *unit)
{
	return strstr(unit->block->rich, "![") ? unit->block->rich
					       : unit->block->plain;
}

/* A theme above objectives is a line of the first one's note. */
static void
build_theme(struct markdown *markdown, const struct unit *unit)
{
	markdown_leave_tree(markdown);
	if (markdown->mode != MODE_BACKLOG)
		markdown->mode = MODE_TREE;
	if (markdown->theme) {
		struct str both = {0};

		str_addf(&both, "%s\n%s", markdown->theme, heading_text(unit));
		markdown->theme = arena_text(
			&markdown->draft.arena, both.data, both.length);
		str_fini(&both);
	} else {
		markdown->theme = heading_text(unit);
	}
	markdown_placed_aside(
		markdown, unit->line, N_("a heading above objectives"));
}

static void
build_title(struct markdown *markdown, const struct unit *unit)
{
	markdown_leave_tree(markdown);
	markdown->mode = MODE_TREE;
	markdown_wait(markdown, heading_text(unit), unit->line);
	if (markdown->cycle)
		markdown_settle(markdown, markdown->cycle);
}

static void
build_cycle(struct markdown *markdown, const struct unit *unit)
{
	struct markdown_block block = *unit->block;

	if (unit->shape != SHAPE_HEADING) {
		block.kind = BLOCK_TEXT;
		block.line = unit->line;
		block.plain = arena_text(&markdown->draft.arena,
			unit->plain.text, unit->plain.length);
	}
	markdown_read_heading(markdown, &block);
}

/* Week notes, the backlog, sections: by their own rules. */
static size_t
build_place(struct markdown *markdown, const struct unit *unit, size_t most)
{
	struct markdown_block block;
	size_t count = join_lines(markdown, unit, most, &block);

	markdown_take_block(markdown, &block);
	return count;
}

static size_t
build_unit(struct markdown *markdown, struct unit *unit, size_t most)
{
	switch (unit->role) {
	case ROLE_NODE:
		build_node(markdown, unit);
		return 1;
	case ROLE_NOTE:
		return build_note(markdown, unit, most);
	case ROLE_FIELD:
		build_field(markdown, unit);
		return 1;
	case ROLE_ROW:
		return markdown_read_table(markdown, unit);
	case ROLE_CYCLE:
		build_cycle(markdown, unit);
		return 1;
	case ROLE_THEME:
		build_theme(markdown, unit);
		return 1;
	case ROLE_TITLE:
		build_title(markdown, unit);
		return 1;
	case ROLE_UNTITLED:
		markdown_placed_aside(
			markdown, unit->line, N_("a label; its title follows"));
		return 1;
	case ROLE_NAME:
		markdown_placed_aside(
			markdown, unit->line, N_("it names the list below it"));
		return 1;
	case ROLE_OUT:
		markdown_placed_aside(markdown, unit->line,
			unit->said ? N_("left out, as was said")
				   : N_("left out: a table of contents"));
		return 1;
	default:
		return build_place(markdown, unit, most);
	}
}

void
markdown_build(struct markdown *markdown)
{
	struct text_layout *layout = &markdown->layout;
	size_t at = 0;

	while (at < layout->count && !markdown->draft.full)
		at += build_unit(
			markdown, &layout->units[at], layout->count - at);
	/* Nothing came below the theme. */
	if (markdown->theme)
		markdown_wait(markdown, markdown->theme, 0);
}
