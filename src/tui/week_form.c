/* SPDX-License-Identifier: MIT */
#include "week_form.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "model/edit.h"
#include "review/checkin.h"
#include "tui_private.h"

#define LABEL_CELLS 13
#define TITLE_LEFT 8
#define USUAL_WIDTH 60 /* until it is measured */

void
week_form_fini(struct week_form *week)
{
	form_fini(&week->form);
}

/* ---- rows */

static const struct weekly_priority *
first_priority(const struct plan *plan, const struct week *week)
{
	return week ? plan_priority(plan, week->priorities.first) : NULL;
}

/* The note that is edited; NULL while there is none. */
static const struct week *
note_of(const struct desk *desk, const struct week_form *week)
{
	return week_there(&desk->session->plan, week->at);
}

static int32_t
first_day(const struct desk *desk, const struct week_form *week)
{
	const struct week *note = note_of(desk, week);

	return note ? note->starts : span_week(week->at.day).starts;
}

static void
add_heading(struct form *form, const char *text)
{
	form_rest(form);
	if (form->lines.count)
		lines_begin(&form->lines, 0);
	lines_begin(&form->lines, 0);
	lines_add(&form->lines, 0, ROLE_HEADING, text);
}

/* "title  O1.KR2" */
static void
priority_text(const struct desk *desk, const struct weekly_priority *priority,
	struct str *out)
{
	const struct plan *plan = &desk->session->plan;
	const struct node *node = plan_node_by_uid(plan, priority->node);
	struct refs refs = {0};

	str_add(out, priority->title ? priority->title : "?");
	if (!node)
		return;
	str_add(out, "  ");
	node_ref_from(
		&refs, plan, node, plan_cycle(plan, desk->tree.cycle), out);
}

static struct spot
tie_of(const struct weekly_priority *priority)
{
	return (struct spot){.record = RECORD_PRIORITY,
		.field = WEEKLY_NODE,
		.id = priority->base.id};
}

/* What it is tied to, while that is typed. */
static void
add_tie(const struct desk *desk, struct form *form,
	const struct weekly_priority *priority, enum week_row kind)
{
	struct form_row row = {
		.kind = FORM_TYPED, .own = (int)kind, .spot = tie_of(priority)};

	if (!typing_is_at(&desk->typing, &row.spot))
		return;
	form_row(form, &row);
	form_text(form, LABEL_CELLS, _("Tied to"), ROLE_NORMAL, "",
		_("a key result: O1.KR2"));
}

static void
add_priority(const struct desk *desk, struct form *form,
	const struct weekly_priority *priority, enum week_row kind)
{
	static const char *const marks[] = {[WEEKLY_OPEN] = "○",
		[WEEKLY_DONE] = "✓",
		[WEEKLY_NOT_DONE] = "✗"};
	static const enum role roles[] = {[WEEKLY_OPEN] = ROLE_NORMAL,
		[WEEKLY_DONE] = ROLE_DONE,
		[WEEKLY_NOT_DONE] = ROLE_DROPPED};
	struct form_row row = {.kind = FORM_TYPED,
		.own = (int)kind,
		.spot = {.record = RECORD_PRIORITY,
			.field = WEEKLY_TITLE,
			.id = priority->base.id}};
	size_t first = form->lines.count;
	struct str text = {0};

	form_row(form, &row);
	priority_text(desk, priority, &text);
	if (!form_room(form, TITLE_LEFT, 1))
		lines_wrap(&form->lines, TITLE_LEFT, form->width,
			roles[priority->state], str_text(&text));
	str_clear(&text);
	str_addf(&text, "%s P%d", marks[priority->state],
		priority_rank(priority));
	lines_label(&form->lines, first, 2, ROLE_REF, str_text(&text));
	str_fini(&text);
	add_tie(desk, form, priority, kind);
}

static void
add_priorities(const struct desk *desk, struct form *form,
	const struct week *week, enum week_row kind)
{
	const struct plan *plan = &desk->session->plan;
	const struct weekly_priority *at = first_priority(plan, week);

	for (; at; at = plan_priority(plan, at->base.next))
		add_priority(desk, form, at, kind);
}

static void
add_texts(const struct desk *desk, struct week_form *week)
{
	const struct week *note = note_of(desk, week);
	static const struct {
		int field;
		const char *label;
	} texts[] = {
		{WEEK_AHEAD, N_("Next 4 weeks")},
		{WEEK_WINS, N_("Wins")},
		{WEEK_BLOCKERS, N_("Blockers")},
		{WEEK_NOW, N_("Now")},
		{WEEK_NOTE, N_("Note")},
	};
	struct form_row row = {.kind = FORM_TYPED,
		.own = WEEK_ROW_TEXT,
		.spot = {.record = RECORD_WEEK,
			.id = note ? note->base.id : 0,
			.on = first_day(desk, week)}};
	struct str text = {0};
	size_t i;

	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		row.spot.field = texts[i].field;
		form_row(&week->form, &row);
		str_clear(&text);
		spot_text(&desk->session->plan, &row.spot, &text);
		form_text(&week->form, LABEL_CELLS, _(texts[i].label),
			ROLE_NORMAL, str_text(&text), "–");
	}
	str_fini(&text);
}

/* Another priority of the week. */
static struct spot
new_spot(const struct desk *desk, const struct week_form *week)
{
	const struct week *note = note_of(desk, week);

	return (struct spot){.record = RECORD_PRIORITY,
		.field = WEEKLY_TITLE,
		.of = note ? note->base.id : 0,
		.on = first_day(desk, week)};
}

/* What is to be closed, of last week or, where that has no note, of the one
 * before. */
static void
add_last(const struct desk *desk, const struct week_form *week,
	struct form *form)
{
	const struct plan *plan = &desk->session->plan;
	const struct week *last = week_last(plan, week->at);
	char day[DAY_TEXT_SIZE], heading[128];

	if (!first_priority(plan, last))
		return;
	if (last->ends >= first_day(desk, week) - 7)
		snprintf(heading, sizeof heading, "%s",
			_("Last week: x done, X not done"));
	else
		snprintf(heading, sizeof heading,
			_("Week of %s: x done, X not done"),
			day_text(last->starts, day));
	add_heading(form, heading);
	add_priorities(desk, form, last, WEEK_ROW_LAST);
}

static void
make(const struct desk *desk, struct week_form *week, int width)
{
	struct form_row add = {.kind = FORM_TYPED,
		.own = WEEK_ROW_ADD,
		.spot = new_spot(desk, week)};
	struct form *form = &week->form;

	form_begin(form, width, &desk->typing);
	form_day(form, LABEL_CELLS, week->view);
	add_last(desk, week, form);
	add_heading(form, _("This week"));
	add_priorities(desk, form, note_of(desk, week), WEEK_ROW_PRIORITY);
	form_row(form, &add);
	form_text(form, 2, "", ROLE_NORMAL, "",
		_("+ add a priority: P2 O1.KR1 title"));
	form_rest(form);
	lines_begin(&form->lines, 0);
	add_texts(desk, week);
	form_end(form);
}

static void
make_again(const struct desk *desk, struct week_form *week)
{
	make(desk, week, week->form.width ? week->form.width : USUAL_WIDTH);
}

void
week_form_measure(
	const struct desk *desk, struct week_form *week, int rows, int cols)
{
	make(desk, week, cols);
	form_fit(&week->form, rows);
}

uint32_t
week_form_priority(const struct week_form *week)
{
	const struct form_row *row = form_selected(&week->form);

	return row && row->own <= WEEK_ROW_PRIORITY ? row->spot.id : 0;
}

/* What is asked first: what became of last week's priorities, else this
 * week's. */
void
week_form_open(struct desk *desk, struct week_form *week, struct week_at at)
{
	const struct plan *plan = &desk->session->plan;
	const struct weekly_priority *priority;
	const struct form_row *row;
	size_t i;

	week->at = at;
	form_restart(&week->form);
	make_again(desk, week);
	for (i = 0; i < week->form.list.count; i++) {
		row = &week->form.rows[i];
		priority = plan_priority(plan, row->spot.id);
		week->form.list.selected = i;
		if (row->own == WEEK_ROW_ADD ||
			(row->own == WEEK_ROW_LAST &&
				priority->state == WEEKLY_OPEN))
			break;
	}
}

/* ---- priorities */

bool
week_form_add(struct desk *desk, struct week_form *week, struct err *err)
{
	struct spot spot = new_spot(desk, week);

	form_select(&week->form, &spot);
	return typing_open(desk, &spot, NULL, err);
}

bool
week_form_type(struct desk *desk, struct week_form *week, struct err *err)
{
	const struct form_row *row = form_selected(&week->form);

	return !row || typing_open(desk, &row->spot, NULL, err);
}

static const struct weekly_priority *
need_priority(
	const struct desk *desk, const struct week_form *week, struct err *err)
{
	const struct weekly_priority *priority =
		plan_priority(&desk->session->plan, week_form_priority(week));

	if (!priority)
		err_set(err, ERR_INPUT,
			_("select a priority first; a adds one"));
	return priority;
}

static bool
set_field(struct desk *desk, uint32_t id, int field, struct value value,
	struct err *err)
{
	struct change change = {0};

	return tui_store(desk,
		edit_field(&desk->session->plan,
			(struct target){RECORD_PRIORITY, id, field}, value,
			&change, err),
		&change, err);
}

bool
week_form_tie(struct desk *desk, struct week_form *week, struct err *err)
{
	const struct weekly_priority *priority = need_priority(desk, week, err);
	struct spot spot;

	if (!priority)
		return false;
	spot = tie_of(priority);
	form_select(&week->form, &spot);
	return typing_open(desk, &spot, NULL, err);
}

bool
week_form_mark(struct desk *desk, struct week_form *week,
	enum priority_state state, struct err *err)
{
	const struct weekly_priority *priority = need_priority(desk, week, err);
	const struct form_row *row;
	bool open;

	if (!priority)
		return false;
	open = priority->state == state;
	if (!set_field(desk, priority->base.id, WEEKLY_STATE,
		    open ? value_none() : value_number(state), err))
		return false;
	row = form_selected(&week->form);
	if (!open && row && row->own == WEEK_ROW_LAST)
		form_step(&week->form, 1);
	return true;
}

bool
week_form_rank(
	struct desk *desk, struct week_form *week, int by, struct err *err)
{
	const struct weekly_priority *priority = need_priority(desk, week, err);

	return priority &&
		set_field(desk, priority->base.id, WEEKLY_RANK,
			value_number(by > 0 ? 1 : 2), err);
}

bool
week_form_remove(struct desk *desk, struct week_form *week, struct err *err)
{
	const struct weekly_priority *priority = need_priority(desk, week, err);
	struct change change = {0};

	return priority &&
		tui_store(desk,
			edit_priority_remove(&desk->session->plan,
				priority->base.id, &change, err),
			&change, err);
}
