/* SPDX-License-Identifier: MIT */
#include "weeks.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/say.h"
#include "model/edit.h"
#include "pair.h"

#define LIST_SHARE 8 /* of 20 columns */
#define LIST_ROWS 7  /* of the list with its border when stacked */
#define DAY_CELLS 13
#define VIEW_NAME "weeks"

/* ---- rows */

static void
add_row(struct weeks *weeks, uint32_t id, int32_t day)
{
	weeks->rows = base_realloc(
		weeks->rows, weeks->count + 1, sizeof *weeks->rows);
	weeks->rows[weeks->count++] = (struct week_at){id, day};
}

static void
reverse(struct weeks *weeks)
{
	struct week_at swapped;
	size_t i, j;

	for (i = 0, j = weeks->count; i + 1 < j; i++) {
		j--;
		swapped = weeks->rows[i];
		weeks->rows[i] = weeks->rows[j];
		weeks->rows[j] = swapped;
	}
}

/* The notes, and this week, newest first. */
static void
make_rows(struct desk *desk)
{
	const struct plan *plan = &desk->session->plan;
	const struct week *week = plan_week(plan, plan->weeks.first);
	int32_t today = desk->session->today, now = span_week(today).starts;
	bool noted = week_of(plan, today) != NULL;
	struct weeks *weeks = desk->weeks;

	weeks->count = 0;
	for (; week; week = plan_week(plan, week->base.next)) {
		if (!noted && week->starts > now) {
			add_row(weeks, 0, now);
			noted = true;
		}
		add_row(weeks, week->base.id, week->starts);
	}
	if (!noted)
		add_row(weeks, 0, now);
	reverse(weeks);
	weeks->version = desk->version;
}

/* Whether both are the same note, or the same week without one. */
static bool
same_week(const struct desk *desk, struct week_at a, struct week_at b)
{
	const struct week *week = week_there(&desk->session->plan, a);

	return week ? week == week_there(&desk->session->plan, b)
		    : span_week(a.day).starts == span_week(b.day).starts;
}

static void
select_week(struct desk *desk, struct week_at at)
{
	struct weeks *weeks = desk->weeks;
	size_t i;

	for (i = 0; i < weeks->count; i++)
		if (same_week(desk, at, weeks->rows[i]))
			weeks->list.selected = i;
}

static void
show_week(struct desk *desk, struct week_at at)
{
	week_form_open(desk, &desk->weeks->form, at);
	select_week(desk, at);
}

/* ---- keys */

static struct form *
form(struct desk *desk)
{
	return &desk->weeks->form.form;
}

static struct list *
list(struct desk *desk)
{
	return desk->pane == PANE_BESIDE ? &form(desk)->list
					 : &desk->weeks->list;
}

static void
moved(struct desk *desk)
{
	struct weeks *weeks = desk->weeks;

	if (desk->pane == PANE_LIST && weeks->list.selected < weeks->count)
		week_form_open(
			desk, &weeks->form, weeks->rows[weeks->list.selected]);
}

static struct week_form *
form_of(struct desk *desk)
{
	desk->pane = PANE_BESIDE;
	return &desk->weeks->form;
}

bool
do_week_type(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	if (desk->pane == PANE_LIST) {
		desk->pane = PANE_BESIDE;
		return true;
	}
	return week_form_type(desk, form_of(desk), err);
}

bool
do_week_add(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return week_form_add(desk, form_of(desk), err);
}

bool
do_week_mark(struct desk *desk, const struct asked *asked, struct err *err)
{
	return week_form_mark(
		desk, form_of(desk), (enum priority_state)asked->by, err);
}

bool
do_week_rank(struct desk *desk, const struct asked *asked, struct err *err)
{
	return week_form_rank(desk, form_of(desk), asked->by, err);
}

bool
do_week_tie(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return week_form_tie(desk, form_of(desk), err);
}

static bool
remove_note(struct desk *desk, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct week *week = week_there(plan, desk->weeks->form.at);
	struct change change = {0};
	bool ok;

	if (!week)
		return err_set(err, ERR_INPUT, _("this week has no note yet"));
	ok = edit_week_remove(plan, week->base.id, &change, err) &&
		tui_do(desk, &change, err);
	change_fini(&change);
	return ok;
}

bool
do_week_remove(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return desk->pane == PANE_BESIDE
		? week_form_remove(desk, form_of(desk), err)
		: remove_note(desk, err);
}

bool
do_week_day(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct spot spot = spot_day(VIEW_NAME);

	(void)asked;
	form_select(&form_of(desk)->form, &spot);
	return typing_open(desk, &spot, NULL, err);
}

static bool
store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	int32_t day;

	if (!spot_is_day(spot))
		return typing_store(desk, spot, text, err);
	if (!day_ask(text, desk->session->today, DAY_ANY, &day, err))
		return false;
	show_week(desk, (struct week_at){.day = day});
	desk->pane = PANE_BESIDE;
	return true;
}

/* ---- searching: a week by all that its note says */

static size_t
searched_count(const struct desk *desk)
{
	return desk->weeks->count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->weeks->list.selected;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	const struct plan *plan = &desk->session->plan;
	const struct week *week = week_there(plan, desk->weeks->rows[row]);
	const struct weekly_priority *at;
	char day[DAY_TEXT_SIZE];

	search_add(out, day_text(desk->weeks->rows[row].day, day));
	if (!week)
		return;
	for (at = plan_priority(plan, week->priorities.first); at;
		at = plan_priority(plan, at->base.next))
		search_add(out, at->title);
	search_add(out, week->ahead);
	search_add(out, week->wins);
	search_add(out, week->blockers);
	search_add(out, week->now);
	search_add(out, week->note);
}

static void
searched_go(struct desk *desk, size_t row)
{
	desk->pane = PANE_LIST;
	list_select(&desk->weeks->list, row);
	moved(desk);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

/* ---- drawing */

static void pane_title(
	const struct desk *desk, enum pane pane, struct str *out);
static void draw_pane(const struct desk *desk, enum pane pane,
	struct canvas *canvas, bool focus);

static bool
pair(const struct desk *desk, struct pair *pair)
{
	*pair = (struct pair){.share = LIST_SHARE,
		.rows = LIST_ROWS,
		.focus = desk->pane,
		.both = true,
		.title = pane_title,
		.draw = draw_pane};
	return true;
}

static void
measure(struct desk *desk)
{
	struct weeks *weeks = desk->weeks;
	struct rect list, form;
	struct pair panes;

	if (desk->layout.kind == LAYOUT_NONE)
		return;
	if (weeks->version != desk->version) {
		make_rows(desk);
		select_week(desk, weeks->form.at);
	}
	pair(desk, &panes);
	list = rect_inset(pair_rect(desk, &panes, PANE_LIST), 1);
	form = rect_inset(pair_rect(desk, &panes, PANE_BESIDE), 1);
	list_size(&weeks->list, weeks->count, list.rows);
	if (form.rows)
		week_form_measure(
			desk, &weeks->form, form.rows, form_cells(form.cols));
}

/* What tells most about a week in one line. */
static const char *
gist(const struct plan *plan, const struct week *week)
{
	const struct weekly_priority *first =
		plan_priority(plan, week->priorities.first);

	if (week->now)
		return week->now;
	if (week->wins)
		return week->wins;
	if (first && first->title)
		return first->title;
	if (week->note)
		return week->note;
	return week->ahead ? week->ahead : week->blockers ? week->blockers : "";
}

static void
draw_row(const void *context, struct canvas *canvas, int row, size_t at)
{
	const struct desk *desk = context;
	const struct plan *plan = &desk->session->plan;
	const struct week *week = week_there(plan, desk->weeks->rows[at]);
	int cols = canvas_cols(canvas) - 1;
	char text[DAY_TEXT_SIZE];
	const char *line;

	canvas_put(canvas, row, 1, ROLE_MUTED,
		day_text(desk->weeks->rows[at].day, text));
	line = week ? gist(plan, week) : _("(nothing yet)");
	canvas_fit(canvas, (struct strip){row, DAY_CELLS, cols - DAY_CELLS},
		week ? ROLE_NORMAL : ROLE_PLACEHOLDER, line,
		strcspn(line, "\n"));
}

static void
pane_title(const struct desk *desk, enum pane pane, struct str *out)
{
	struct week_at at = desk->weeks->form.at;
	const struct week *week = week_there(&desk->session->plan, at);
	int32_t starts;
	char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];

	if (pane == PANE_LIST) {
		str_add(out, _("Week notes"));
		return;
	}
	starts = week ? week->starts : span_week(at.day).starts;
	str_addf(out, "%s – %s", day_text(starts, first),
		day_text(week ? week->ends : starts + 6, last));
}

static void
draw_pane(const struct desk *desk, enum pane pane, struct canvas *canvas,
	bool focus)
{
	if (pane == PANE_LIST)
		list_draw(&desk->weeks->list, canvas, focus, draw_row, desk);
	else
		form_draw(&desk->weeks->form.form, canvas, focus);
}

/* ---- beginning and end */

static bool
weeks_open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	view_close(desk);
	if (!desk->weeks)
		desk->weeks = base_calloc(1, sizeof *desk->weeks);
	desk->weeks->form.view = VIEW_NAME;
	desk->pane = PANE_BESIDE;
	make_rows(desk);
	show_week(desk, (struct week_at){.day = desk->session->today});
	view_show(desk, &weeks_view);
	return true;
}

static void
weeks_free(struct desk *desk)
{
	struct weeks *weeks = desk->weeks;

	if (!weeks)
		return;
	week_form_fini(&weeks->form);
	free(weeks->rows);
	free(weeks);
}

static const char *
hint(const struct desk *desk, const struct command *command)
{
	return (command->run == do_week_mark || command->run == do_week_tie) &&
			!week_form_priority(&desk->weeks->form)
		? NULL
		: command->hint;
}

const struct view weeks_view = {
	.twice = "week-type",
	.where = IN_WEEKS,
	.open = weeks_open,
	.free = weeks_free,
	.list = list,
	.form = form,
	.moved = moved,
	.searched = &searched,
	.pair = pair,
	.store = store,
	.hint = hint,
	.measure = measure,
	.draw = pair_view_draw,
};
