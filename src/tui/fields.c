/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/decimal.h"
#include "base/say.h"
#include "base/text.h"
#include "comments.h"
#include "lines_view.h"
#include "marks.h"
#include "notation/measure.h"
#include "tui_private.h"

#define LABEL_CELLS 16

/* ---- which fields */

/* What people look for first; the others follow as the table has them. */
static const uint8_t first_fields[] = {NODE_TITLE, NODE_DUE, NODE_OWNER,
	NODE_TAGS, NODE_KIND, NODE_WEIGHT, NODE_BASIS, NODE_PROGRESS,
	NODE_START, NODE_TARGET, NODE_CURRENT, NODE_UNIT, NODE_FROM, NODE_ALIGN,
	NODE_LINKS, NODE_NOTE};

static bool
is_first(int field)
{
	size_t i;

	for (i = 0; i < sizeof first_fields; i++)
		if (first_fields[i] == field)
			return true;
	return false;
}

/* Whether a node of that level can have it, by hand. */
static bool
is_for(int field, int level)
{
	const struct field *at = &record_types[RECORD_NODE].fields[field];

	return at->help && field_fits(at, level);
}

/* Whether its progress was set: it is not that of a metric, or of what lies below. */
static bool
is_by_hand(const struct node *node)
{
	return node->level == LEVEL_KEY_RESULT
		? node_detail(node)->basis == BASIS_MANUAL
		: node->progress >= 0;
}

/* Whether one of those that are meant can have it. */
static bool
is_asked(
	const struct desk *desk, const uint32_t *nodes, size_t count, int field)
{
	const struct node *node;
	size_t i;

	if (field == NODE_TITLE && count > 1)
		return false;
	for (i = 0; i < count; i++) {
		node = plan_node(&desk->session->plan, nodes[i]);
		if (is_for(field, node->level) &&
			(field != NODE_PROGRESS || is_by_hand(node)))
			return true;
	}
	return false;
}

/* Whether they have not all the same there. */
static bool
differs(const struct desk *desk, const uint32_t *nodes, size_t count, int field)
{
	const struct field *at = &record_types[RECORD_NODE].fields[field];
	const struct plan *plan = &desk->session->plan;
	struct value value = plan_value(plan, RECORD_NODE, nodes[0], at);
	size_t i;

	for (i = 1; i < count; i++)
		if (!value_equal(
			    value, plan_value(plan, RECORD_NODE, nodes[i], at)))
			return true;
	return false;
}

/* ---- rows */

static void
show_value(const struct desk *desk, const struct form_row *row, bool selected,
	struct str *out)
{
	const struct field *field = spot_field(&row->spot);
	struct value value = plan_value(
		&desk->session->plan, RECORD_NODE, row->spot.id, field);

	if (row->spot.several)
		return;
	if (row->kind == FORM_CHOICE && selected)
		str_add(out, "‹ ");
	if (value.type != VALUE_NONE || row->kind == FORM_CHOICE)
		value_show(field, value, out);
	if (row->kind == FORM_CHOICE && selected)
		str_add(out, " ›");
}

static void
add_row(struct desk *desk, const uint32_t *nodes, size_t count, int field)
{
	struct form *form = &desk->fields->form;
	const struct field *at = &record_types[RECORD_NODE].fields[field];
	struct form_row row = {
		.kind = at->type == FIELD_WORD ? FORM_CHOICE : FORM_TYPED,
		.spot = {.record = RECORD_NODE,
			.field = field,
			.id = desk->fields->node}};
	bool typed = typing_is_at(&desk->typing, &row.spot);
	const char *none;
	struct str text = {0};

	if (!typed && !is_asked(desk, nodes, count, field))
		return;
	row.spot.several = differs(desk, nodes, count, field);
	form_row(form, &row);
	show_value(desk, &row, form_is_selected(form, &row), &text);
	none = typed ? _(at->help) : row.spot.several ? _("(several)") : "–";
	/* What is typed over it is empty at first: it is still seen. */
	if (typed && row.kind == FORM_TYPED && text.length)
		none = arena_text(
			&form->lines.arena, str_text(&text), text.length);
	form_text(form, LABEL_CELLS, _(at->label), ROLE_NORMAL, str_text(&text),
		none);
	str_fini(&text);
}

/* A key result whose title says from where to where, and that is no metric. */
static bool
is_measure_title(const struct desk *desk, struct measure *measure)
{
	const struct node *node =
		plan_node(&desk->session->plan, desk->fields->node);

	return node && node->level == LEVEL_KEY_RESULT &&
		node_detail(node)->basis == BASIS_MANUAL &&
		measure_read(node->title, measure);
}

/* "40 → 5 条" */
static void
measure_text(const struct measure *measure, struct str *out)
{
	char start[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];

	str_addf(out, "%s → %s", decimal_text(measure->start, start),
		decimal_text(measure->target, target));
	if (measure->unit.length)
		str_addf(out, " %.*s", (int)measure->unit.length,
			measure->unit.text);
}

static void
add_offer(struct desk *desk)
{
	struct form *form = &desk->fields->form;
	struct form_row row = {.kind = FORM_BUTTON,
		.spot = {.record = RECORD_NODE,
			.field = NODE_BASIS,
			.id = desk->fields->node}};
	struct measure measure;
	struct str text = {0};

	if (desk->fields->several || !is_measure_title(desk, &measure))
		return;
	measure_text(&measure, &text);
	form_row(form, &row);
	lines_begin(&form->lines, 0);
	lines_addf(&form->lines, LABEL_CELLS, ROLE_ACCENT,
		_("[ make it a metric: %s ]"), str_text(&text));
	str_fini(&text);
}

static void
make(struct desk *desk, int width)
{
	struct fields *fields = desk->fields;
	size_t count, i;
	uint32_t *nodes = marks_take(desk, TAKE_ALL, &count);
	int field;

	fields->several = count > 1;
	fields->node = nodes[0];
	form_begin(&fields->form, width, &desk->typing);
	for (i = 0; i < sizeof first_fields; i++) {
		add_row(desk, nodes, count, first_fields[i]);
		if (first_fields[i] == NODE_TITLE)
			add_offer(desk);
	}
	for (field = 0; field < NODE_FIELDS; field++)
		if (!is_first(field))
			add_row(desk, nodes, count, field);
	if (!fields->several)
		comments_rows(desk, plan_node(&desk->session->plan, nodes[0]),
			&fields->form);
	form_end(&fields->form);
	free(nodes);
}

/* ---- changes */

static bool
put(struct desk *desk, uint32_t id, const void *context, struct change *change,
	struct err *err)
{
	const struct spot_text *put = context;
	struct spot spot = put->spot;

	spot.id = id;
	return spot_set(tui_context(desk), &spot, put->text, change, err);
}

/* As typed after `:`, so that `.` does it again. */
static void
remember(struct desk *desk, const struct spot *spot, const char *text)
{
	struct str argument = {0};

	if (!spot->measured)
		str_addf(&argument, "%s ", spot_field(spot)->name);
	str_add(&argument, text);
	command_remember(desk,
		command_named(desk, spot->measured ? "value" : "set"),
		str_text(&argument), 0);
	str_fini(&argument);
}

static bool
store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct spot_text typed = {*spot, text};
	struct str value = {0};
	bool ok;

	if (spot->record == RECORD_COMMENT)
		return comments_store(desk, spot, text, err);
	marks_name_value(text, &value);
	ok = marks_do(desk,
		&(struct act){TAKE_ALL, put, &typed,
			record_types[RECORD_NODE].fields[spot->field].label,
			str_text(&value)},
		err);
	str_fini(&value);
	if (ok)
		remember(desk, spot, text);
	return ok;
}

static const struct form_row *
selected(struct desk *desk, struct err *err)
{
	const struct form_row *row = form_selected(&desk->fields->form);

	if (!row)
		err_set(err, ERR_INPUT, _("nothing is selected"));
	return row;
}

/* Adds one field of the node to the change. */
static bool
add_field(struct desk *desk, int field, const char *text, struct change *change,
	struct err *err)
{
	struct spot spot = {.record = RECORD_NODE,
		.field = field,
		.id = desk->fields->node};

	return spot_set(tui_context(desk), &spot, text, change, err);
}

/* What the title says becomes the metric, and the title what it is of. */
static bool
make_metric(struct desk *desk, struct err *err)
{
	char start[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];
	struct change change = {0};
	struct measure measure;
	struct str name = {0}, unit = {0};
	bool ok;

	if (!is_measure_title(desk, &measure))
		return err_set(err, ERR_INPUT, _("nothing is selected"));
	str_add_bytes(&name, measure.name.text, measure.name.length);
	str_add_bytes(&unit, measure.unit.text, measure.unit.length);
	ok = add_field(desk, NODE_BASIS, "metric", &change, err) &&
		add_field(desk, NODE_START, decimal_text(measure.start, start),
			&change, err) &&
		add_field(desk, NODE_TARGET,
			decimal_text(measure.target, target), &change, err) &&
		(!unit.length ||
			add_field(desk, NODE_UNIT, str_text(&unit), &change,
				err)) &&
		add_field(desk, NODE_TITLE, str_text(&name), &change, err);
	if (ok)
		change_label(
			&change, N_("%t: %s"), N_("metric"), str_text(&name));
	str_fini(&name);
	str_fini(&unit);
	return tui_store(desk, ok, &change, err);
}

bool
do_field_edit(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = selected(desk, err);

	(void)asked;
	if (row && row->kind == FORM_BUTTON)
		return make_metric(desk, err);
	return row && typing_open(desk, &row->spot, NULL, err);
}

bool
do_field_editor(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = selected(desk, err);
	struct spot spot;

	(void)asked;
	if (!row)
		return false;
	spot = row->spot;
	return editor_edit(desk, &spot, err);
}

/* The next of its words, or the one before; none at the ends. */
static bool
step_word(struct desk *desk, const struct spot *spot, int by, struct err *err)
{
	const struct field *field = spot_field(spot);
	struct value value =
		plan_value(&desk->session->plan, RECORD_NODE, spot->id, field);
	int64_t count = 0, next = value.number + by;

	while (field->words[count])
		count++;
	next = next < 0 ? count - 1 : next == count ? 0 : next;
	return store(desk, spot, field_word(field, next), err);
}

bool
do_field_step(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = selected(desk, err);
	struct spot spot;

	if (!row)
		return false;
	spot = row->spot;
	if (spot.record == RECORD_COMMENT)
		return comments_turn(desk, &spot, err);
	if (row->kind != FORM_CHOICE)
		return err_set(err, ERR_INPUT,
			_("this has no choices; Enter types it"));
	return step_word(desk, &spot, asked->by, err);
}

bool
do_field_clear(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = selected(desk, err);
	struct spot spot;

	(void)asked;
	if (!row)
		return false;
	spot = row->spot;
	return store(desk, &spot, "", err);
}

/* ---- the view */

void
fields_title(const struct desk *desk, struct str *out)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node(plan, desk->fields->node);
	size_t count = marks_count(desk);
	char label[LABEL_SIZE];

	if (desk->fields->several)
		str_addf(out,
			ngettext("%zu marked · fields", "%zu marked · fields",
				(unsigned long)count),
			count);
	else if (node)
		str_addf(out, _("%s · fields"), node_label(plan, node, label));
}

void
fields_draw(const struct desk *desk, struct canvas *canvas)
{
	form_draw(&desk->fields->form, canvas, true);
}

static void
measure(struct desk *desk)
{
	struct rect rect = rect_inset(desk->layout.panes[FOCUS_DETAIL], 1);

	if (!tui_selected(desk)) {
		view_close(desk);
		return;
	}
	make(desk, form_cells(rect.cols));
	form_fit(&desk->fields->form, rect.rows);
}

static struct list *
list(struct desk *desk)
{
	return &desk->fields->form.list;
}

static struct form *
form(struct desk *desk)
{
	return &desk->fields->form;
}

static void
leave(struct desk *desk)
{
	typing_leave(desk);
	desk->focus = (enum focus)desk->fields->from;
}

static void
free_fields(struct desk *desk)
{
	if (desk->fields)
		form_fini(&desk->fields->form);
	free(desk->fields);
}

/* ---- searching: its rows, by name and value */

static size_t
searched_count(const struct desk *desk)
{
	return desk->fields->form.list.count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->fields->form.list.selected;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	const struct form *form = &desk->fields->form;
	size_t i;

	for (i = 0; i < form->rows[row].count; i++)
		lines_text(&form->lines, form->rows[row].first + i, out);
}

static void
searched_go(struct desk *desk, size_t row)
{
	list_select(&desk->fields->form.list, row);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

/* No choices, nothing to edit in $EDITOR: not said. */
static const char *
hint(const struct desk *desk, const struct command *command)
{
	const struct form_row *row = form_selected(&desk->fields->form);
	bool chosen = row &&
		(row->kind == FORM_CHOICE ||
			row->spot.record == RECORD_COMMENT);

	if ((command->run == do_field_step && !chosen) ||
		(command->run == do_field_editor &&
			(!row || !spot_is_prose(&row->spot))))
		return NULL;
	return command->hint;
}

const struct view fields_view = {
	.twice = "field-edit",
	.where = IN_FIELDS,
	.leave = leave,
	.free = free_fields,
	.list = list,
	.searched = &searched,
	.form = form,
	.store = store,
	.hint = hint,
	.measure = measure,
	.draw = plan_draw,
};

bool
fields_open(struct desk *desk, struct err *err)
{
	if (!tui_selected(desk))
		return err_set(
			err, ERR_INPUT, _("nothing is selected; a adds"));
	if (!desk->fields)
		desk->fields = base_calloc(1, sizeof *desk->fields);
	desk->fields->from = (int)desk->focus;
	view_show(desk, &fields_view);
	desk->focus = FOCUS_DETAIL;
	desk->fields->form.list.selected = 0;
	return true;
}

bool
fields_type_at(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	if (!fields_open(desk, err))
		return false;
	form_select(&desk->fields->form, spot);
	if (text ? !typing_open_from(desk, spot, text, err)
		 : !typing_open(desk, spot, NULL, err)) {
		view_close(desk);
		return false;
	}
	desk->typing.alone = true;
	return true;
}

bool
fields_type(
	struct desk *desk, struct spot spot, const char *text, struct err *err)
{
	size_t count;
	uint32_t *nodes = marks_take(desk, TAKE_ALL, &count);

	spot.id = nodes[0];
	spot.several = differs(desk, nodes, count, spot.field);
	free(nodes);
	return fields_type_at(desk, &spot, text, err);
}

bool
do_fields(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return fields_open(desk, err);
}
