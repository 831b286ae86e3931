/* SPDX-License-Identifier: MIT */
/* Blocks as units that nest. */
#include <stdlib.h>
#include <string.h>

#include "layout.h"

#define RANK_BOLD 7
#define RANK_OWNER 11 /* a line above a list */
#define RANK_LEAF 19
#define RANK_ITEM 20
#define TIGHT_LEAST 2	/* bullets without a blank */
#define HEAD_OF 200	/* bytes of an item that may begin with its title, */
#define HEAD_STOPPED 60 /* and of one whose title ends by itself */
#define HEAD_MOST 120	/* bytes of that */

void
layout_fini(struct text_layout *layout)
{
	free(layout->units);
	free(layout->lists);
	layout->units = NULL;
	layout->lists = NULL;
}

static struct unit *
push(struct text_layout *layout)
{
	if (layout->count == layout->capacity) {
		layout->capacity = layout->capacity ? layout->capacity * 2 : 64;
		layout->units = base_realloc(
			layout->units, layout->capacity, sizeof *layout->units);
	}
	memset(&layout->units[layout->count], 0, sizeof *layout->units);
	return &layout->units[layout->count++];
}

/* **all of it**, with what may stand behind. */
static bool
is_bold(const char *rich)
{
	const char *close;

	if (strncmp(rich, "**", 2) != 0)
		return false;
	close = strstr(rich + 2, "**");
	if (!close || close == rich + 2)
		return false;
	close += 2;
	return !close[strspn(close, " :.")] || strcmp(close, "：") == 0;
}

static bool
is_blank(struct piece piece)
{
	piece_trim(&piece);
	return !piece.length;
}

/* A title in brackets or made of dots is a place to fill in, even with a word
 * or two behind. */
static bool
is_template(struct piece title)
{
	static const char *const opens[] = {"[", "<", "…", "...", "【", NULL};
	static const char *const closes[] = {"]", ">", "…", "...", "】", NULL};
	struct piece rest = title;
	size_t behind = 0;

	piece_trim(&rest);
	/* [[A link]] is none. */
	if (!rest.length || *rest.text == '(' ||
		piece_take_prefix(
			&(struct piece){rest.text, rest.length}, "[[") ||
		!piece_take_any(&rest, opens, piece_take_prefix))
		return false;
	if (!rest.length || piece_take_any(&rest, closes, piece_take_suffix))
		return true;
	while (behind < rest.length && rest.text[behind] != ']')
		behind++;
	return *title.text == '[' && *rest.text != '[' &&
		behind < rest.length && rest.length - behind <= behind;
}

static void
take_state(struct piece *piece)
{
	struct piece after = *piece;
	int state;

	if (notation_take_mark(&after, &state) && after.text != piece->text)
		*piece = after;
}

/* Where the bold text that a unit begins with ends, when it says more behind it:
 * a stop there, or much more, makes that its title. */
static size_t
bold_head(const struct unit *unit)
{
	struct piece plain = unit->plain;
	const char *close = strncmp(unit->rich, "**", 2) == 0
		? strstr(unit->rich + 2, "**")
		: NULL;
	size_t head = close ? (size_t)(close - unit->rich) - 2 : 0;

	if (!head || head >= plain.length ||
		memcmp(plain.text, unit->rich + 2, head) != 0 ||
		plain.length < (close[-1] == '.' || close[2] == '.'
					       ? HEAD_STOPPED
					       : HEAD_OF))
		return 0;
	return head;
}

/* Where the first line ends when it is much shorter than the next: lines that
 * were broken for their length are not. */
static size_t
line_head(struct piece plain)
{
	const char *line = memchr(plain.text, '\n', plain.length), *next;
	size_t head, second;

	if (!line || plain.length < HEAD_STOPPED)
		return 0;
	head = (size_t)(line - plain.text);
	next = memchr(line + 1, '\n', plain.length - head - 1);
	second = next ? (size_t)(next - line) - 1 : plain.length - head - 1;
	return second >= 2 * head ? head : 0;
}

/* "**Run more.** Last year I …", or a long line below a short one: what an item
 * is called stands first, and the rest is about it. */
static void
find_head(struct unit *unit)
{
	size_t head = bold_head(unit);

	if (!head)
		head = line_head(unit->plain);
	if (unit->shape != SHAPE_ITEM || !head || head > HEAD_MOST)
		return;
	unit->head = head;
	unit->title.length =
		head - (size_t)(unit->title.text - unit->plain.text);
}

/* What the unit says of itself. */
static void
read_label(struct unit *unit)
{
	struct piece text = unit->plain;

	piece_trim(&text);
	unit->title = text;
	if (unit->shape == SHAPE_OTHER || unit->shape == SHAPE_ROW ||
		unit->block->guarded)
		return;
	unit->named = notation_list_label(text, &unit->several);
	if (unit->named)
		return;
	take_state(&text);
	if (!notation_take_label(&text, &unit->label)) {
		unit->template = unit->shape == SHAPE_ITEM &&
			(!text.length || is_template(text));
		return;
	}
	if (unit->label.bare) {
		unit->label = (struct label){0};
		return;
	}
	unit->title = text;
	unit->template = is_template(text);
}

static void
add_unit(struct text_layout *layout, const struct markdown_block *block,
	enum shape shape, int line)
{
	struct unit *unit = push(layout);

	unit->block = block;
	unit->shape = shape;
	unit->plain = piece_of(block->plain);
	unit->rich = block->rich;
	unit->prose = block->prose;
	unit->line = line;
	unit->depth = block->level;
	unit->first = true;
	unit->owner = unit->parent = UNIT_NONE;
	if (shape == SHAPE_TEXT && block->level == 0 && is_bold(block->rich))
		unit->shape = SHAPE_BOLD;
	read_label(unit);
	if (!unit->label.level && !unit->named)
		find_head(unit);
}

static size_t
count_lines(const char *text)
{
	size_t count = 1;

	for (; (text = strchr(text, '\n')); text++)
		count++;
	return count;
}

/* The next line of a text, copied. */
static const char *
next_line(struct text_layout *layout, const char **text)
{
	const char *from = *text, *end = strchrnul(from, '\n');

	*text = *end ? end + 1 : end;
	return arena_text(layout->arena, from, (size_t)(end - from));
}

static bool
is_labelled_line(struct piece line)
{
	struct piece key, value;
	struct label label;

	piece_trim(&line);
	take_state(&line);
	return (notation_take_label(&line, &label) && line.length &&
		       (label.firm ||
			       (label.numbered &&
				       label.level == LEVEL_KEY_RESULT))) ||
		layout_field(line, &key, &value);
}

/* Lines of an item are its title, unless one of them says otherwise. */
static bool
has_labelled_line(const char *text)
{
	const char *end;

	while ((text = strchr(text, '\n'))) {
		end = strchrnul(++text, '\n');
		if (is_labelled_line(
			    (struct piece){text, (size_t)(end - text)}))
			return true;
	}
	return false;
}

static bool
is_split(const struct markdown_block *block)
{
	if (block->code || !strchr(block->plain, '\n') ||
		count_lines(block->plain) != count_lines(block->rich) ||
		count_lines(block->plain) != count_lines(block->prose))
		return false;
	return block->kind == BLOCK_TEXT ||
		(block->kind == BLOCK_ITEM && has_labelled_line(block->plain));
}

/* "[!info] What are key results?", in a quote: a remark, however many lines. */
static bool
is_callout(const struct markdown_block *block)
{
	const char *text = block->plain;

	return block->kind == BLOCK_TEXT && strncmp(text, "[!", 2) == 0 &&
		text[2 +
			strspn(text + 2,
				"abcdefghijklmnopqrstuvwxyz"
				"ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == ']';
}

static void
add_lines(struct text_layout *layout, const struct markdown_block *block)
{
	const char *plain = block->plain, *rich = block->rich,
		   *prose = block->prose;
	struct markdown_block *rest = arena_alloc(layout->arena, sizeof *rest);
	struct unit *unit;
	int line = block->line;

	*rest = *block;
	rest->kind = BLOCK_TEXT;
	rest->note = "";
	layout->splits++;
	rest->task = rest->done = rest->struck = false;
	while (*plain) {
		const char *at = next_line(layout, &plain);

		if (is_blank(piece_of(at)) && line > block->line) {
			next_line(layout, &rich);
			next_line(layout, &prose);
			line++;
			continue;
		}
		unit = push(layout);
		unit->block = line == block->line ? block : rest;
		unit->first = line == block->line;
		unit->split = layout->splits;
		unit->shape = unit->first && block->kind == BLOCK_ITEM
			? SHAPE_ITEM
			: SHAPE_TEXT;
		unit->plain = piece_of(at);
		unit->rich = next_line(layout, &rich);
		unit->prose = next_line(layout, &prose);
		unit->depth = block->level;
		unit->owner = unit->parent = UNIT_NONE;
		if (unit->shape == SHAPE_TEXT && block->level == 0 &&
			is_bold(unit->rich))
			unit->shape = SHAPE_BOLD;
		unit->line = line++;
		read_label(unit);
	}
}

void
layout_add(struct text_layout *layout, const struct markdown_block *block)
{
	static const enum shape shapes[] = {
		[BLOCK_HEADING] = SHAPE_HEADING,
		[BLOCK_ITEM] = SHAPE_ITEM,
		[BLOCK_TEXT] = SHAPE_TEXT,
		[BLOCK_ROW] = SHAPE_ROW,
		[BLOCK_RULE] = SHAPE_OTHER,
	};

	if (is_callout(block))
		add_unit(layout, block, SHAPE_OTHER, block->line);
	else if (is_split(block))
		add_lines(layout, block);
	else
		add_unit(layout, block,
			block->folds	      ? SHAPE_HEADING
				: block->code ? SHAPE_OTHER
					      : shapes[block->kind],
			block->line);
}

/* Whether a line stands right above a list. */
static bool
owns_list(const struct text_layout *layout, size_t at)
{
	const struct unit *unit = &layout->units[at];
	const struct unit *next = unit + 1;

	return at + 1 < layout->count && unit->depth == 0 &&
		next->shape == SHAPE_ITEM && next->depth == 1;
}

static int
rank_of(const struct text_layout *layout, size_t at)
{
	const struct unit *unit = &layout->units[at];
	int level = unit->label.level ? unit->label.level : unit->named;

	switch (unit->shape) {
	case SHAPE_HEADING:
		return unit->depth ? unit->depth : 1;
	case SHAPE_ITEM:
		return RANK_ITEM + 2 * unit->depth;
	case SHAPE_OTHER:
		return unit->depth ? RANK_ITEM + 2 * unit->depth + 1
				   : RANK_LEAF;
	default:
		break;
	}
	if (unit->depth)
		return RANK_ITEM + 2 * unit->depth + 1;
	if (unit->shape == SHAPE_ROW)
		return RANK_LEAF;
	/* **Objective:** and then, in bold, what it is. */
	if (unit->shape == SHAPE_BOLD && !level && at &&
		unit[-1].named == LEVEL_OBJECTIVE && !unit[-1].several &&
		unit[-1].shape != SHAPE_HEADING)
		return RANK_OWNER;
	if (level && (unit->title.length || unit->named))
		return RANK_BOLD - 1 + level;
	if (unit->shape == SHAPE_BOLD || level)
		return RANK_BOLD;
	return unit->first		? RANK_OWNER
		: owns_list(layout, at) ? RANK_OWNER + 1
					: RANK_LEAF;
}

/* 1、 2) (3) a) ① at the beginning of a line. */
static bool
is_numbered(struct piece line)
{
	static const char *const opens[] = {"(", "（", NULL};
	static const char *const shuts[] = {"、", ")", "）", "．", NULL};
	struct piece rest = line;

	piece_trim(&rest);
	if (rest.length > 3 && memcmp(rest.text, "\xe2\x91", 2) == 0)
		return true;
	if (notation_take_keycap(&rest))
		return rest.length;
	piece_take_any(&rest, opens, piece_take_prefix);
	if (rest.length > 1 && *rest.text >= 'a' && *rest.text <= 'z' &&
		rest.text[1] == ')')
		return true;
	return rest.length && *rest.text >= '0' && *rest.text <= '9' &&
		piece_take_digits(&rest) &&
		piece_take_any(&rest, shuts, piece_take_prefix) && rest.length;
}

/* *Bake bread, -Swim: a bullet without a blank behind it. */
static bool
take_tight_bullet(struct piece *line)
{
	struct piece rest = *line;

	piece_trim(&rest);
	if (rest.length < 2 || !strchr("*-+", *rest.text) ||
		strchr("*-+>=. 0123456789", rest.text[1]))
		return false;
	*line = (struct piece){rest.text + 1, rest.length - 1};
	return true;
}

static bool
is_loose_line(const struct unit *unit)
{
	return unit->shape == SHAPE_TEXT && unit->depth == 0;
}

/* Whether several lines begin so. */
static bool
has_tight_bullets(const struct text_layout *layout)
{
	struct piece line;
	int found = 0;
	size_t at;

	for (at = 0; at < layout->count; at++) {
		line = layout->units[at].plain;
		found += is_loose_line(&layout->units[at]) &&
			take_tight_bullet(&line);
	}
	return found >= TIGHT_LEAST;
}

void
layout_number(struct text_layout *layout)
{
	bool tight = has_tight_bullets(layout);
	size_t at;

	for (at = 0; at < layout->count; at++) {
		struct unit *unit = &layout->units[at];

		if (!is_loose_line(unit))
			continue;
		if (tight && take_tight_bullet(&unit->plain))
			unit->title = unit->plain;
		else if (!is_numbered(unit->plain))
			continue;
		unit->shape = SHAPE_ITEM;
		unit->depth = 1;
	}
}

/* Adds what a unit is to what it lies below. */
static void
count_below(struct text_layout *layout, uint32_t at)
{
	const struct unit *unit = &layout->units[at];
	int level = unit->label_sure ? unit->label.level : 0;
	struct unit *parent;
	uint32_t above;

	if (!level && unit->named && unit->named != LEVEL_OBJECTIVE)
		level = unit->named;
	if (!level)
		level = unit->table;
	if (unit->parent == UNIT_NONE)
		return;
	parent = &layout->units[unit->parent];
	parent->labelled[level]++;
	parent->items += unit->shape == SHAPE_ITEM && unit->title.length > 0 &&
		!unit->linked;
	parent->tasks += unit->shape == SHAPE_ITEM && unit->block->task;
	parent->texts +=
		unit->shape == SHAPE_TEXT && !unit->named && !unit->label.level;
	for (above = unit->parent; level && above != UNIT_NONE &&
		!layout->units[above].below[level];
		above = layout->units[above].parent)
		layout->units[above].below[level] = true;
}

/* The items of every list, and their labels. */
static void
count_lists(struct text_layout *layout)
{
	size_t at;

	for (at = 0; at < layout->count; at++)
		if (layout->units[at].block->list >= layout->list_count)
			layout->list_count = layout->units[at].block->list + 1;
	layout->lists =
		base_calloc(layout->list_count + 1, sizeof *layout->lists);
	for (at = 0; at < layout->count; at++) {
		const struct unit *unit = &layout->units[at];
		struct layout_list *list = &layout->lists[unit->block->list];

		if (unit->shape != SHAPE_ITEM)
			continue;
		list->items++;
		list->links += layout_is_link(unit);
		if (unit->label_sure)
			list->labelled[unit->label.level]++;
	}
	for (at = 0; at < layout->count; at++) {
		struct unit *unit = &layout->units[at];
		const struct layout_list *list =
			&layout->lists[unit->block->list];

		unit->linked = unit->shape == SHAPE_ITEM && unit->depth == 1 &&
			!unit->label_sure && list->links == list->items;
	}
}

void
layout_nest(struct text_layout *layout)
{
	uint32_t stack[160], at;
	size_t depth = 0;

	for (at = 0; at < layout->count; at++) {
		struct unit *unit = &layout->units[at];

		unit->rank = rank_of(layout, at);
		while (depth &&
			layout->units[stack[depth - 1]].rank >= unit->rank)
			layout->units[stack[--depth]].end = at;
		unit->parent = depth ? stack[depth - 1] : UNIT_NONE;
		if (depth < sizeof stack / sizeof *stack)
			stack[depth++] = at;
		else
			unit->end = at + 1;
	}
	while (depth)
		layout->units[stack[--depth]].end = (uint32_t)layout->count;
	layout_forget_mentions(layout);
	count_lists(layout);
	for (at = 0; at < layout->count; at++)
		count_below(layout, at);
}
