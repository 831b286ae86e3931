/* SPDX-License-Identifier: MIT */
/* The role of every unit, from the top of the document down. */
#include "layout.h"

#include <string.h>

#include "columns.h"

#define NAMED_MOST 600 /* of one that a line above names */
#define LINES_MOST 10  /* below a name; more are text */
#define LINE_MOST 160  /* bytes of a line that can be a node without a mark */

/* What stands above a unit. */
struct context {
	int named; /* level of what is named above */
	bool several;
	bool list;   /* of items right below, "key: value" aside */
	bool headed; /* it has headings below: lines above those are about it */
	uint32_t named_owner;
	int level; /* of the nearest node */
	uint32_t owner;
	bool text;  /* of a section: nothing without a label is a node */
	bool place; /* week notes, backlog: read by their own rules */
};

struct decider {
	struct text_layout *layout;
	uint32_t objective; /* the last one, UNIT_NONE */
	uint32_t filled;    /* the unit that has a key result below it */
	bool thinking;	    /* prose has come since the last node */
	bool titled;	    /* the document has its title */
};

static void decide(
	struct decider *decider, uint32_t at, const struct context *context);

static void
decide_below(
	struct decider *decider, uint32_t at, const struct context *context)
{
	const struct text_layout *layout = decider->layout;
	struct context here = *context;
	const struct unit *unit;
	uint32_t child;

	for (child = at + 1; child < layout->units[at].end;
		child = layout->units[child].end) {
		decide(decider, child, &here);
		/* One that is named has one title, and the rest is about it. */
		unit = &layout->units[child];
		if (here.named == LEVEL_OBJECTIVE && !here.several &&
			unit->shape == SHAPE_TEXT && unit->role == ROLE_NODE) {
			here.named = 0;
			here.level = LEVEL_OBJECTIVE;
			here.owner = child;
		}
	}
}

static void
make_node(struct decider *decider, uint32_t at, int level, uint32_t owner)
{
	struct unit *unit = &decider->layout->units[at];
	struct context below = {.level = level,
		.owner = at,
		.named_owner = UNIT_NONE,
		.text = false};

	unit->role = ROLE_NODE;
	unit->level = level;
	unit->owner = owner;
	decider->thinking = false;
	if (level == LEVEL_OBJECTIVE)
		decider->objective = at;
	if (level == LEVEL_KEY_RESULT)
		decider->filled =
			owner != UNIT_NONE ? owner : decider->objective;
	decide_below(decider, at, &below);
}

static void
make_note(struct decider *decider, uint32_t at, const struct context *context)
{
	struct unit *unit = &decider->layout->units[at];
	struct context below = *context;

	unit->role = ROLE_NOTE;
	unit->owner = context->owner;
	if ((unit->shape != SHAPE_ITEM || !context->level) &&
		!layout_is_picture(unit))
		decider->thinking = true;
	/* "Legend:" names no goals. */
	if (below.named && unit->items && layout_is_aside(unit->title))
		below.named = 0;
	/* What stands below a detail is of it, and so is a list that a line
	 * below a key result names. */
	if (context->level &&
		(unit->detail ||
			(context->level == LEVEL_KEY_RESULT &&
				unit_names_list(unit) && !unit->tasks))) {
		below.level = LEVEL_ACTION;
		below.named = 0;
	}
	decide_below(decider, at, &below);
}

static void
make_field(struct decider *decider, uint32_t at, const struct context *context)
{
	struct unit *unit = &decider->layout->units[at];

	unit->role = ROLE_FIELD;
	unit->owner = context->owner;
	decide_below(decider, at, context);
}

static void
make_untitled(
	struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	struct unit *unit = &layout->units[at];
	int level = unit->label.level ? unit->label.level : unit->named;
	uint32_t title = layout_title_below(layout, at), child;
	struct context below = {
		.level = level, .owner = title, .named_owner = UNIT_NONE};

	if (title == UNIT_NONE) {
		unit->title = unit->plain;
		if (unit->end > at + 1)
			make_node(decider, at, level, UNIT_NONE);
		else
			make_note(decider, at, context);
		return;
	}
	unit->role = ROLE_UNTITLED;
	make_node(decider, title, level, UNIT_NONE);
	for (child = at + 1; child < unit->end;
		child = layout->units[child].end)
		if (child != title)
			decide(decider, child, &below);
}

static void
make_name(struct decider *decider, uint32_t at, const struct context *context)
{
	struct unit *unit = &decider->layout->units[at];
	struct context below = *context;
	int level = unit->named;
	bool again;

	unit->role = ROLE_NAME;
	below.named = level;
	layout_heads(decider->layout, at, &below.headed, &again);
	if (level == LEVEL_OBJECTIVE && again)
		below.named = 0;
	below.several = unit->several;
	below.text = below.place = false;
	below.named_owner = context->level && context->level < level
		? context->owner
		: level == LEVEL_ACTION ? decider->objective
					: UNIT_NONE;
	/* A name below a name: the groups of key results have actions. */
	if (level == LEVEL_OBJECTIVE) {
		below.level = 0;
		below.owner = UNIT_NONE;
	}
	decider->thinking = false;
	decide_below(decider, at, &below);
}

/* Whether a heading below a name can be what is named: not where the class of
 * the goals is known to be another. */
static bool
may_be_named(const struct text_layout *layout, const struct unit *unit)
{
	return !layout->themes &&
		(layout->goals != SHAPE_HEADING || layout->goals_depth <= 0 ||
			layout->goals_depth == unit->depth);
}

/* A unit right below a name. */
static bool
take_named(struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	const struct unit *unit = &layout->units[at];
	bool node = false;

	if (layout_is_definition(unit->plain) ||
		layout_begins_definition(unit->plain) ||
		(context->list &&
			(unit->shape != SHAPE_ITEM ||
				layout_keyed(unit->plain))))
		return false;
	switch (unit->shape) {
	case SHAPE_ITEM:
		node = !unit_is_field(unit) || unit->items;
		break;
	case SHAPE_HEADING:
	case SHAPE_BOLD:
		node = layout_may_be_goal(unit) &&
			(unit->shape == SHAPE_BOLD ||
				may_be_named(layout, unit));
		break;
	case SHAPE_TEXT:
		if (context->several &&
			(unit->items || context->headed ||
				layout->units[unit->parent].texts > LINES_MOST))
			break;
		node = unit->depth == 0 &&
			unit->title.length <
				(context->several ? LINE_MOST : NAMED_MOST) &&
			!layout_keyed(unit->plain) &&
			!layout->units[unit->parent].items &&
			!(context->several && layout_is_sentence(unit->title));
		break;
	default:
		break;
	}
	if (!node)
		return false;
	make_node(decider, at, context->named, context->named_owner);
	return true;
}

/* What labelled key results lie below, and no objective above or below. */
static bool
is_parent(const struct unit *unit, const struct context *context)
{
	return unit->holds && !context->named &&
		!unit->below[LEVEL_OBJECTIVE] &&
		(!context->level ||
			(context->level == LEVEL_OBJECTIVE &&
				unit->shape == SHAPE_ITEM &&
				!layout_keyed(unit->plain)));
}

/* An item without a label below a node. */
static bool
take_item(struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	struct unit *unit = &layout->units[at];
	const struct unit *owner = &layout->units[context->owner];
	bool full = decider->filled == context->owner;

	if (unit_is_field(unit) && !unit->items) {
		make_field(decider, at, context);
		return true;
	}
	if (context->level == LEVEL_ACTION || unit->block->guarded ||
		unit->detail)
		return false;
	if (context->level == LEVEL_OBJECTIVE &&
		(owner->below[LEVEL_KEY_RESULT] ||
			(decider->thinking && (unit->block->number || full))))
		return false;
	if ((context->level == LEVEL_KEY_RESULT || unit->fields) &&
		layout_is_detail(layout, unit))
		return false;
	/* Where key results have labels, "**Why:** …" is none. */
	if (layout->labels && unit_has_bold_key(unit) && !unit->block->task)
		return false;
	make_node(decider, at, context->level + 1, context->owner);
	return true;
}

/* A heading or bold line below an objective that has lists of its own, or stands
 * in a document of headings. */
static bool
is_group(const struct text_layout *layout, const struct unit *unit,
	const struct context *context)
{
	const struct unit *owner = &layout->units[context->owner];

	return context->level == LEVEL_OBJECTIVE &&
		(unit->shape == SHAPE_HEADING || unit->shape == SHAPE_BOLD) &&
		(unit->items ||
			(layout->nested && unit->shape == SHAPE_HEADING)) &&
		!owner->below[LEVEL_KEY_RESULT] &&
		!layout_is_aside(unit->title) && layout_may_be_goal(unit);
}

static bool
take_below_node(
	struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	struct unit *unit = &layout->units[at];

	if (unit->shape == SHAPE_ITEM)
		return take_item(decider, at, context);
	if (is_group(layout, unit, context)) {
		make_node(decider, at, LEVEL_KEY_RESULT, context->owner);
		return true;
	}
	/* "#### [ ] order wax" is a thing to do, and so is what stands below the
	 * key results of an outline. */
	if (unit->shape == SHAPE_HEADING &&
		context->level == LEVEL_KEY_RESULT &&
		(layout->nested || unit_has_mark(unit))) {
		make_node(decider, at, LEVEL_ACTION, context->owner);
		return true;
	}
	if (unit->shape != SHAPE_HEADING && unit_is_field(unit)) {
		make_field(decider, at, context);
		return true;
	}
	return false;
}

static void
take_heading(
	struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	struct unit *unit = &layout->units[at];
	struct context below = *context;

	if (context->level) {
		make_note(decider, at, context);
		return;
	}
	if (!decider->titled && decider->objective == UNIT_NONE &&
		unit->parent == UNIT_NONE && !unit->beside &&
		(at == 0 || layout_is_title(unit->title) ||
			unit->end == layout->count)) {
		unit->role = ROLE_TITLE;
		decider->titled = true;
	} else if (!unit->beside &&
		(!layout_is_aside(unit->title) ||
			layout_is_title(unit->title)) &&
		(unit->below[LEVEL_OBJECTIVE] ||
			unit->below[LEVEL_KEY_RESULT] ||
			layout_has_goals(layout, at))) {
		unit->role = ROLE_THEME;
	} else {
		unit->role = ROLE_SECTION;
		below.text = true;
		below.named = 0;
	}
	decide_below(decider, at, &below);
}

/* All that lies below has a role by its own rules, but for headings. */
static void
take_place(struct decider *decider, uint32_t at, const struct context *context)
{
	decider->layout->units[at].role = ROLE_PLACE;
	decide_below(decider, at, context);
}

static void
take_row(struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	struct unit *unit = &layout->units[at];
	uint32_t header = at;

	while (header && !layout->units[header].block->header &&
		layout->units[header - 1].shape == SHAPE_ROW)
		header--;
	unit->owner = context->owner;
	unit->level = context->named;
	if (context->place)
		unit->role = ROLE_PLACE;
	else if (layout->units[header].table &&
		layout->evidence >= (layout->units[header].grouped
						    ? LAYOUT_SURE
						    : LAYOUT_LABELS))
		unit->role = ROLE_ROW;
	else
		make_note(decider, at, context);
}

/* 目标：100 below a key result is what it is to reach; "OKR 1: …" above an
 * objective with a label is about that. */
static bool
is_about(const struct text_layout *layout, uint32_t at,
	const struct context *context)
{
	const struct unit *unit = &layout->units[at];
	struct piece word = unit->label.word;
	uint32_t i;

	if (unit->label.level != LEVEL_OBJECTIVE)
		return false;
	if (context->level >= LEVEL_KEY_RESULT)
		return !unit->label.numbered && word.length > 3;
	if (unit->shape != SHAPE_HEADING || !piece_take_prefix(&word, "okr"))
		return false;
	for (i = at + 1; i < unit->end; i++)
		if (layout->units[i].label_sure)
			return layout->units[i].label.level == LEVEL_OBJECTIVE;
	return false;
}

/* By its own words: true when they say it all. */
static bool
take_labelled(
	struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	struct unit *unit = &layout->units[at];
	int sure;

	/* A thing to do is one of something. */
	if (unit->label_sure && unit->label.level == LEVEL_ACTION &&
		!unit->label.numbered && !context->level &&
		decider->objective == UNIT_NONE)
		return false;
	if (unit->label_sure && is_about(layout, at, context)) {
		unit->label_sure = false;
		unit->title = unit->plain;
		return false;
	}
	if (unit->label_sure && unit->title.length) {
		make_node(decider, at, unit->label.level,
			context->named == unit->label.level
				? context->named_owner
				: UNIT_NONE);
		return true;
	}
	if (unit->label_sure) {
		make_untitled(decider, at, context);
		return true;
	}
	/* A line 目标： above a list says so as labels do, a heading less. */
	sure = layout->labels || unit->shape != SHAPE_HEADING ? LAYOUT_LABELS
							      : LAYOUT_SURE;
	if (!unit->named || layout->evidence < sure || context->place ||
		(unit->named != LEVEL_OBJECTIVE && !context->level &&
			decider->objective == UNIT_NONE &&
			layout->evidence < LAYOUT_SURE))
		return false;
	make_name(decider, at, context);
	return true;
}

static bool
take_heading_kind(struct decider *decider, uint32_t at)
{
	const struct context none = {
		.owner = UNIT_NONE, .named_owner = UNIT_NONE};
	struct context below = none;
	const struct unit *unit = &decider->layout->units[at];

	switch (unit->role) {
	case ROLE_CYCLE:
		/* The list right below "Goals 2027" is those. */
		if (!decider->layout->labels &&
			decider->layout->evidence >= LAYOUT_SURE &&
			layout_own_items(decider->layout, at) > 1 &&
			layout_says_goals(unit->plain)) {
			below.named = LEVEL_OBJECTIVE;
			below.several = below.list = true;
		}
		decider->titled = true;
		decider->objective = UNIT_NONE;
		decide_below(decider, at, &below);
		return true;
	case ROLE_PLACE:
		below.place = true;
		decide_below(decider, at, &below);
		return true;
	case ROLE_SECTION:
		below.text = true;
		decide_below(decider, at, &below);
		return true;
	default:
		return false;
	}
}

/* An item among labelled ones is of their kind; behind one that ends in a colon
 * it is a part of that. */
static void
make_sibling(struct decider *decider, uint32_t at, int level)
{
	const struct unit *units = decider->layout->units;
	uint32_t before = at;

	while (before && units[before - 1].shape == SHAPE_ITEM &&
		units[before - 1].block->list == units[at].block->list &&
		!units[before].label_sure)
		before--;
	if (units[before].label_sure && level < LEVEL_ACTION &&
		layout_ends_in_colon(units[before].plain))
		make_node(decider, at, level + 1, before);
	else
		make_node(decider, at, level, UNIT_NONE);
}

/* Reads a unit as a person said of its class. */
static bool
take_said(struct decider *decider, uint32_t at, const struct context *context)
{
	static const enum role roles[READ_SAID] = {[READ_CYCLE] = ROLE_CYCLE,
		[READ_SECTION] = ROLE_SECTION,
		[READ_OUT] = ROLE_OUT};
	struct unit *unit = &decider->layout->units[at];
	struct context below = {.owner = UNIT_NONE, .named_owner = UNIT_NONE};
	enum read_role said;

	if (!layout_said(decider->layout, unit, &said))
		return false;
	unit->said = true;
	switch (said) {
	case READ_OBJECTIVE:
		make_node(decider, at, LEVEL_OBJECTIVE, UNIT_NONE);
		return true;
	case READ_KEY_RESULT:
		make_node(decider, at, LEVEL_KEY_RESULT, UNIT_NONE);
		return true;
	case READ_ACTION:
		make_node(decider, at, LEVEL_ACTION, UNIT_NONE);
		return true;
	case READ_NOTE:
		make_note(decider, at, context);
		return true;
	default:
		unit->role = roles[said];
		below.text = said == READ_SECTION;
		decide_below(decider, at, &below);
		return true;
	}
}

static void
decide(struct decider *decider, uint32_t at, const struct context *context)
{
	struct text_layout *layout = decider->layout;
	struct unit *unit = &layout->units[at];
	int level;

	if (layout->as && take_said(decider, at, context))
		return;
	if (unit->role == ROLE_OUT) {
		decide_below(decider, at, context);
		return;
	}
	if (unit->shape == SHAPE_ROW) {
		take_row(decider, at, context);
		return;
	}
	if (unit->linked || (unit->shaded && unit->shape != SHAPE_HEADING)) {
		make_note(decider, at, context);
		return;
	}
	if (take_labelled(decider, at, context))
		return;
	if ((unit->shape == SHAPE_HEADING ||
		    (unit->role == ROLE_CYCLE && !context->level)) &&
		take_heading_kind(decider, at))
		return;
	if (context->place && unit->shape != SHAPE_HEADING) {
		take_place(decider, at, context);
		return;
	}
	if (unit->shape == SHAPE_OTHER) {
		make_note(decider, at, context);
		return;
	}
	if (context->named && take_named(decider, at, context))
		return;
	if (layout->evidence >= LAYOUT_LABELS && is_parent(unit, context)) {
		make_node(decider, at, LEVEL_OBJECTIVE, UNIT_NONE);
		return;
	}
	level = layout->labels ? layout_sibling_level(layout, unit) : 0;
	if (level && !unit_is_field(unit) && !context->text &&
		!unit_names_list(unit)) {
		make_sibling(decider, at, level);
		return;
	}
	if (context->level && take_below_node(decider, at, context))
		return;
	if (!context->level && !context->text && layout_is_goal(layout, unit)) {
		make_node(decider, at, LEVEL_OBJECTIVE, UNIT_NONE);
		return;
	}
	if (unit->shape == SHAPE_HEADING)
		take_heading(decider, at, context);
	else
		make_note(decider, at, context);
}

void
layout_assign(struct text_layout *layout)
{
	struct context context = {.owner = UNIT_NONE, .named_owner = UNIT_NONE};
	struct decider decider = {
		.layout = layout, .objective = UNIT_NONE, .filled = UNIT_NONE};
	uint32_t i;

	for (i = 0; i < layout->count; i = layout->units[i].end)
		decide(&decider, i, &context);
}
