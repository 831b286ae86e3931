/* SPDX-License-Identifier: MIT */
/* What keys do on the screen of the cycles. */
#include "cycles.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/archive.h"
#include "app/templates.h"
#include "base/fs.h"
#include "base/say.h"
#include "model/close.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "review/template.h"

/* ---- which */

const struct cycle *
cycles_selected(const struct tui *tui)
{
	const struct cycles *cycles = tui->cycles;
	size_t row = cycles->list.selected;

	return row < cycles->count
		? plan_cycle(&tui->session->plan, cycles->rows[row].id)
		: NULL;
}

static const struct cycle *
need_cycle(const struct tui *tui, struct err *err)
{
	const struct cycle *cycle = cycles_selected(tui);

	if (!cycle)
		err_set(err, ERR_INPUT,
			_("there is no cycle yet; a makes one"));
	return cycle;
}

struct spot
cycle_spot(const struct cycle *cycle, int field)
{
	return (struct spot){
		.record = RECORD_CYCLE, .field = field, .id = cycle->base.id};
}

struct spot
cycle_new(void)
{
	return (struct spot){.record = RECORD_CYCLE, .field = CYCLE_NAME};
}

/* ---- typing */

/* In the form, which gets the keys. */
static bool
type(struct tui *tui, struct spot spot, struct err *err)
{
	if (!typing_open(tui, &spot, NULL, err))
		return false;
	tui->pane = PANE_BESIDE;
	form_select(&tui->cycles->form, &spot);
	return true;
}

static bool
is_template(const char *name, struct err *err)
{
	struct templates *templates = templates_load(NULL);
	bool found = !*name || templates_find(templates, name);

	templates_free(templates);
	return found ||
		err_set(err, ERR_INPUT,
			_("there is no template %s; Tab lists them"), name);
}

/* The form goes on with one that was added. */
static bool
store(struct tui *tui, const struct spot *spot, const char *text,
	struct err *err)
{
	struct cycles *cycles = tui->cycles;
	uint32_t id;

	if (spot->id) {
		if (spot->field == CYCLE_TEMPLATE && !is_template(text, err))
			return false;
		return typing_store(tui, spot, text, err);
	}
	if (!cycle_make(tui, text, &id, err))
		return false;
	cycles->shown = id;
	form_restart(&cycles->form);
	return true;
}

/* The one that follows is offered: a name of one's own is typed in its place. */
bool
do_cycle_add(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *last = plan_cycle(plan, plan->cycles.last);
	struct spot spot = cycle_new();
	char name[SPAN_TEXT_SIZE];

	(void)asked;
	if (last)
		close_propose(last, name);
	else
		span_text(span_quarter(tui->session->today), name);
	if (!typing_open_from(tui, &spot, name, err))
		return false;
	tui->pane = PANE_BESIDE;
	form_select(&tui->cycles->form, &spot);
	return true;
}

/* The field whose number the row has. */
bool
do_cycle_field(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);

	return cycle && type(tui, cycle_spot(cycle, asked->by), err);
}

bool
do_cycle_type(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&tui->cycles->form);

	(void)asked;
	if (tui->pane == PANE_LIST) {
		tui->pane = PANE_BESIDE;
		return true;
	}
	return row ? type(tui, row->spot, err)
		   : err_set(err, ERR_INPUT, _("nothing is selected"));
}

/* ---- fields */

/* The next rhythm (1), or the one before, round and round. */
bool
do_cycle_rhythm(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);
	const struct field *field =
		&record_types[RECORD_CYCLE].fields[CYCLE_RHYTHM];
	int count = RHYTHM_MONTHLY + 1;
	struct spot spot;

	if (!cycle)
		return false;
	spot = cycle_spot(cycle, CYCLE_RHYTHM);
	return typing_store(tui, &spot,
		field_word(field, (cycle->rhythm + asked->by + count) % count),
		err);
}

/* The choices of the selected field; from pane to pane elsewhere. */
bool
do_cycle_choice(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&tui->cycles->form);

	if (tui->pane == PANE_BESIDE && row && row->kind == FORM_CHOICE)
		return do_cycle_rhythm(tui, asked, err);
	tui->pane = asked->by > 0 ? PANE_BESIDE : PANE_LIST;
	return true;
}

bool
do_cycle_close(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);

	(void)asked;
	return cycle &&
		tui->views[VIEW_CLOSING]->open(
			tui, &(struct asked){.argument = cycle->name}, err);
}

static bool
remove_cycle(struct tui *tui, uint32_t id, struct err *err)
{
	struct change change = {0};
	bool ok = edit_cycle_remove(&tui->session->plan, id, &change, err) &&
		tui_do(tui, &change, err);

	if (ok)
		tui_gone(tui, &change);
	change_fini(&change);
	return ok;
}

/* In the list the cycle with all that is in it; in the form the value of the row. */
bool
do_cycle_remove(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(tui, err);
	const struct form_row *row = form_selected(&tui->cycles->form);
	struct spot spot;

	(void)asked;
	if (!cycle)
		return false;
	if (tui->pane == PANE_LIST)
		return remove_cycle(tui, cycle->base.id, err);
	if (!row)
		return err_set(err, ERR_INPUT, _("nothing is selected"));
	spot = row->spot;
	return typing_store(tui, &spot, "", err);
}

/* Closed cycles go, with what lies in them, into a file that is brought back by
 * :import. */
bool
do_cycle_archive(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = need_cycle(tui, err);
	struct archive archive = {.count = 1};
	char *path;
	size_t taken;
	uint32_t id;
	bool ok;

	if (!cycle)
		return false;
	id = cycle->base.id;
	path = *asked->argument ? fs_typed(asked->argument)
				: archive_name(plan, &id, 1);
	archive.cycles = &id;
	archive.output =
		(struct output){.path = path, .plan = tui->session->path};
	ok = archive_cycles(tui->session, &archive, &taken, err);
	tui_reload(tui);
	if (ok)
		tui_message(tui,
			ngettext("%zu cycle put into %s; u brings it back",
				"%zu cycles put into %s; u brings them back",
				(unsigned long)taken),
			taken, path);
	free(path);
	return ok;
}

/* ---- searching */

static size_t
searched_count(const struct tui *tui)
{
	return tui->cycles->count;
}

static size_t
searched_at(const struct tui *tui)
{
	return tui->cycles->list.selected;
}

static void
searched_text(const struct tui *tui, size_t row, struct str *out)
{
	const struct cycle *cycle =
		plan_cycle(&tui->session->plan, tui->cycles->rows[row].id);
	char day[DAY_TEXT_SIZE];

	if (!cycle)
		return;
	search_add(out, cycle->name);
	search_add(out, day_text(cycle->starts, day));
	search_add(out, day_text(cycle->ends, day));
	search_add(out, cycle->tags);
	search_add(out, cycle->note);
}

static void
searched_go(struct tui *tui, size_t row)
{
	tui->pane = PANE_LIST;
	list_select(&tui->cycles->list, row);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

/* ---- the view */

static struct form *
form(struct tui *tui)
{
	return &tui->cycles->form;
}

static struct list *
list(struct tui *tui)
{
	return tui->pane == PANE_BESIDE ? &tui->cycles->form.list
					: &tui->cycles->list;
}

/* In the list the plan of the cycle. */
static void
enter(struct tui *tui)
{
	const struct cycle *cycle = cycles_selected(tui);
	struct err err = {0};

	if (tui->pane == PANE_LIST && cycle)
		tui_show_cycle(tui, cycle->base.id);
	else if (!do_cycle_type(tui, &(struct asked){.argument = ""}, &err))
		tui_error(tui, &err);
}

/* On the cycle that is shown. */
static bool
open(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	view_close(tui);
	if (!tui->cycles)
		tui->cycles = base_calloc(1, sizeof *tui->cycles);
	tui->cycles->shown = tui->tree.cycle;
	tui->cycles->version = tui->version - 1;
	form_restart(&tui->cycles->form);
	tui->pane = PANE_LIST;
	view_show(tui, &cycles_view);
	return true;
}

static void
free_cycles(struct tui *tui)
{
	struct cycles *cycles = tui->cycles;

	if (!cycles)
		return;
	form_fini(&cycles->form);
	free(cycles->rows);
	free(cycles);
}

const struct view cycles_view = {
	.where = IN_CYCLES,
	.open = open,
	.free = free_cycles,
	.list = list,
	.enter = enter,
	.searched = &searched,
	.form = form,
	.store = store,
	.pair = cycles_pair,
	.measure = cycles_measure,
	.draw = pair_view_draw,
};
