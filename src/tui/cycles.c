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
cycles_selected(const struct desk *desk)
{
	const struct cycles *cycles = desk->cycles;
	size_t row = cycles->list.selected;

	return row < cycles->count
		? plan_cycle(&desk->session->plan, cycles->rows[row].id)
		: NULL;
}

static const struct cycle *
need_cycle(const struct desk *desk, struct err *err)
{
	const struct cycle *cycle = cycles_selected(desk);

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
type(struct desk *desk, struct spot spot, struct err *err)
{
	if (!typing_open(desk, &spot, NULL, err))
		return false;
	desk->pane = PANE_BESIDE;
	form_select(&desk->cycles->form, &spot);
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
store(struct desk *desk, const struct spot *spot, const char *text,
	struct err *err)
{
	struct cycles *cycles = desk->cycles;
	uint32_t id;

	if (spot->id) {
		if (spot->field == CYCLE_TEMPLATE && !is_template(text, err))
			return false;
		return typing_store(desk, spot, text, err);
	}
	if (!cycle_make(desk, text, &id, err))
		return false;
	cycles->shown = id;
	form_restart(&cycles->form);
	return true;
}

/* The one that follows is offered: a name of one's own is typed in its place. */
bool
do_cycle_add(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *last = plan_cycle(plan, plan->cycles.last);
	struct spot spot = cycle_new();
	char name[SPAN_TEXT_SIZE];

	(void)asked;
	if (last)
		close_propose(last, name);
	else
		span_text(span_quarter(desk->session->today), name);
	if (!typing_open_from(desk, &spot, name, err))
		return false;
	desk->pane = PANE_BESIDE;
	form_select(&desk->cycles->form, &spot);
	return true;
}

/* The field whose number the row has. */
bool
do_cycle_field(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(desk, err);

	return cycle && type(desk, cycle_spot(cycle, asked->by), err);
}

bool
do_cycle_type(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&desk->cycles->form);

	(void)asked;
	if (desk->pane == PANE_LIST) {
		desk->pane = PANE_BESIDE;
		return true;
	}
	return row ? type(desk, row->spot, err)
		   : err_set(err, ERR_INPUT, _("nothing is selected"));
}

/* ---- fields */

/* The next rhythm (1), or the one before, round and round. */
bool
do_cycle_rhythm(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(desk, err);
	const struct field *field =
		&record_types[RECORD_CYCLE].fields[CYCLE_RHYTHM];
	int count = RHYTHM_MONTHLY + 1;
	struct spot spot;

	if (!cycle)
		return false;
	spot = cycle_spot(cycle, CYCLE_RHYTHM);
	return typing_store(desk, &spot,
		field_word(field, (cycle->rhythm + asked->by + count) % count),
		err);
}

/* The choices of the selected field; from pane to pane elsewhere. */
bool
do_cycle_choice(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct form_row *row = form_selected(&desk->cycles->form);

	if (desk->pane == PANE_BESIDE && row && row->kind == FORM_CHOICE)
		return do_cycle_rhythm(desk, asked, err);
	desk->pane = asked->by > 0 ? PANE_BESIDE : PANE_LIST;
	return true;
}

bool
do_cycle_close(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(desk, err);

	(void)asked;
	return cycle &&
		desk->views[VIEW_CLOSING]->open(
			desk, &(struct asked){.argument = cycle->name}, err);
}

static bool
remove_cycle(struct desk *desk, uint32_t id, struct err *err)
{
	struct change change = {0};
	bool ok = edit_cycle_remove(&desk->session->plan, id, &change, err) &&
		tui_do(desk, &change, err);

	if (ok)
		tui_gone(desk, &change);
	change_fini(&change);
	return ok;
}

/* In the list the cycle with all that is in it; in the form the value of the row. */
bool
do_cycle_remove(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = need_cycle(desk, err);
	const struct form_row *row = form_selected(&desk->cycles->form);
	struct spot spot;

	(void)asked;
	if (!cycle)
		return false;
	if (desk->pane == PANE_LIST)
		return remove_cycle(desk, cycle->base.id, err);
	if (!row)
		return err_set(err, ERR_INPUT, _("nothing is selected"));
	spot = row->spot;
	return typing_store(desk, &spot, "", err);
}

/* Closed cycles go, with what lies in them, into a file that is brought back by
 * :import. */
bool
do_cycle_archive(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = need_cycle(desk, err);
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
		(struct output){.path = path, .plan = desk->session->path};
	ok = archive_cycles(desk->session, &archive, &taken, err);
	tui_reload(desk);
	if (ok)
		tui_message(desk,
			ngettext("%zu cycle put into %s; u brings it back",
				"%zu cycles put into %s; u brings them back",
				(unsigned long)taken),
			taken, path);
	free(path);
	return ok;
}

/* ---- searching */

static size_t
searched_count(const struct desk *desk)
{
	return desk->cycles->count;
}

static size_t
searched_at(const struct desk *desk)
{
	return desk->cycles->list.selected;
}

static void
searched_text(const struct desk *desk, size_t row, struct str *out)
{
	const struct cycle *cycle =
		plan_cycle(&desk->session->plan, desk->cycles->rows[row].id);
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
searched_go(struct desk *desk, size_t row)
{
	desk->pane = PANE_LIST;
	list_select(&desk->cycles->list, row);
}

static const struct searched searched = {
	searched_count, searched_at, searched_text, searched_go};

/* ---- the view */

static struct form *
form(struct desk *desk)
{
	return &desk->cycles->form;
}

static struct list *
list(struct desk *desk)
{
	return desk->pane == PANE_BESIDE ? &desk->cycles->form.list
					 : &desk->cycles->list;
}

/* In the list the plan of the cycle. */
static void
enter(struct desk *desk)
{
	const struct cycle *cycle = cycles_selected(desk);
	struct err err = {0};

	if (desk->pane == PANE_LIST && cycle)
		tui_show_cycle(desk, cycle->base.id);
	else if (!do_cycle_type(desk, &(struct asked){.argument = ""}, &err))
		tui_error(desk, &err);
}

/* On the cycle that is shown. */
static bool
open(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	view_close(desk);
	if (!desk->cycles)
		desk->cycles = base_calloc(1, sizeof *desk->cycles);
	desk->cycles->shown = desk->tree.cycle;
	desk->cycles->version = desk->version - 1;
	form_restart(&desk->cycles->form);
	desk->pane = PANE_LIST;
	view_show(desk, &cycles_view);
	return true;
}

static void
free_cycles(struct desk *desk)
{
	struct cycles *cycles = desk->cycles;

	if (!cycles)
		return;
	form_fini(&cycles->form);
	free(cycles->rows);
	free(cycles);
}

/* Where there is none yet one makes one; what is closed is not closed again. */
static const char *
hint(const struct desk *desk, const struct command *command)
{
	const struct cycle *cycle = cycles_selected(desk);

	if ((command->where == IN_CYCLES && !cycle &&
		    command->run != do_cycle_add) ||
		(command->run == do_cycle_close && cycle_closed(cycle)))
		return NULL;
	return command->hint;
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
	.hint = hint,
	.measure = cycles_measure,
	.draw = pair_view_draw,
};
