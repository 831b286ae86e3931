/* SPDX-License-Identifier: MIT */
/* What is shown: cycles, views, files, the program itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/export.h"
#include "app/left_out.h"
#include "app/output.h"
#include "app/preview.h"
#include "app/sample.h"
#include "base/fs.h"
#include "base/say.h"
#include "checkin.h"
#include "closing.h"
#include "format/format.h"
#include "metrics.h"
#include "model/close.h"
#include "model/cycle.h"
#include "review_screen.h"
#include "weeks.h"

/* The next cycle (1), or the one before. */
/* Offers to make a cycle: the command stands typed, Enter runs it. */
static void
offer_cycle(struct tui *tui, const char *name)
{
	struct str text = {0};

	str_addf(&text, "new %s", name);
	asking_open(tui, ASK_COMMAND, ":", str_text(&text));
	str_fini(&text);
}

bool
do_beside(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *at = plan_cycle(plan, tui->tree.cycle), *beside;
	bool next = asked->by > 0;
	char name[SPAN_TEXT_SIZE];

	if (!plan->cycles.first)
		return err_set(err, ERR_INPUT,
			_("there is no cycle yet; :new makes one"));
	/* The backlog stands before the first and after the last. */
	if (!at) {
		tui_show_cycle(
			tui, next ? plan->cycles.first : plan->cycles.last);
		return true;
	}
	beside = next ? plan_next_cycle(plan, at)
		      : plan_previous_cycle(plan, at);
	if (!beside && !next)
		return err_set(err, ERR_INPUT, _("this is the first cycle"));
	if (beside) {
		tui_show_cycle(tui, beside->base.id);
	} else {
		close_propose(at, name);
		offer_cycle(tui, name);
	}
	return true;
}

/* The screen whose number the row has. */
bool
do_view(struct tui *tui, const struct asked *asked, struct err *err)
{
	return tui->views[asked->by]->open(tui, asked, err);
}

bool
do_cycle(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle;
	struct span span;

	if (!*asked->argument)
		return tui->views[VIEW_CYCLES]->open(tui, asked, err);
	cycle = query_cycle(
		&tui->session->plan, asked->argument, tui->session->today, err);
	if (cycle) {
		tui_show_cycle(tui, cycle->base.id);
		return true;
	}
	if (!span_read(asked->argument, strlen(asked->argument),
		    tui->session->today, &span))
		return false;
	offer_cycle(tui, asked->argument);
	return true;
}

bool
cycle_make(struct tui *tui, const char *text, uint32_t *id, struct err *err)
{
	struct change change = {0};

	return tui_store(tui,
		edit_cycle_asked(&tui->session->plan, text, tui->session->today,
			&change, id, err),
		&change, err);
}

bool
do_new_cycle(struct tui *tui, const struct asked *asked, struct err *err)
{
	uint32_t id;

	if (!cycle_make(tui, asked->argument, &id, err))
		return false;
	tui_show_cycle(tui, id);
	return true;
}

bool
do_reopen_cycle(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *cycle = plan_cycle(plan, tui->tree.cycle);
	struct change change = {0};
	uint32_t id;

	if (*asked->argument)
		cycle = query_cycle(
			plan, asked->argument, tui->session->today, err);
	if (*asked->argument && !cycle)
		return false;
	id = cycle ? cycle->base.id : 0;
	if (!tui_store(tui, edit_reopen(plan, id, &change, err), &change, err))
		return false;
	if (id != tui->tree.cycle)
		tui_show_cycle(tui, id);
	return true;
}

bool
do_backlog(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *current =
		plan_current_cycle(&tui->session->plan, tui->session->today);

	(void)asked;
	(void)err;
	if (tui->tree.cycle)
		tui_show_cycle(tui, 0);
	else
		tui_show_cycle(tui, current ? current->base.id : 0);
	return true;
}

/* ---- files */

/* Brings in what leaves no doubt, or shows it first. */
static bool
import_text(struct tui *tui, const char *path, const struct str *text,
	bool look, struct err *err)
{
	const struct format *format =
		format_guess(path, text->data, text->length);
	struct preview *preview;
	bool ok;

	if (!format || !format->read)
		return err_set(err, ERR_INPUT,
			_("%s: what is it? tenths import --format=… says"),
			path);
	preview = preview_new(format, path, text, &tui->session->plan,
		tui->session->today, NULL);
	if (look || (preview->doubts && !format->is_own)) {
		preview_show(tui, preview, tui->tree.cycle);
		return true;
	}
	ok = preview_store(preview, tui->session, tui->tree.cycle, err);
	if (!ok && preview->remarks)
		err_set(err, ERR_INPUT, "%s: %s", path,
			str_text(&preview->first));
	tui_reload(tui);
	if (ok)
		preview_tell(tui, preview);
	preview_free(preview);
	return ok;
}

bool
do_import(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct cycle *current;
	struct str text = {0};
	char *path;
	bool ok;

	if (!*asked->argument)
		return err_set(err, ERR_INPUT, _(":import which file?"));
	path = fs_typed(asked->argument);
	ok = fs_read_document(path, &text, err);
	if (ok && !text.length)
		ok = err_set(err, ERR_INPUT, _("%s: is empty"), path);
	ok = ok && import_text(tui, path, &text, asked->by, err);
	str_fini(&text);
	free(path);
	if (ok && !tui->tree.list.count) {
		current = plan_current_cycle(
			&tui->session->plan, tui->session->today);
		if (current) {
			struct str message = tui->message;

			tui->message = (struct str){0};
			tui_show_cycle(tui, current->base.id);
			str_fini(&tui->message);
			tui->message = message;
		}
	}
	return ok;
}

struct exporting {
	const struct plan *plan;
	const struct format *format;
	struct write_options options;
};

static bool
write_export(void *context, FILE *out, struct err *err)
{
	const struct exporting *exporting = context;

	return export_write(exporting->plan, exporting->format,
		&exporting->options, out, err);
}

/* A form that cannot hold all of the plan says so. */
static void
tell_left_out(
	struct tui *tui, const struct exporting *exporting, const char *path)
{
	struct str out = {0};

	if (left_out(exporting->plan, exporting->format, &exporting->options,
		    &out) &&
		out.length)
		tui_message(tui, _("written: %s; %s leaves out: %s"), path,
			exporting->format->name, out.data);
	else
		tui_message(tui, _("written: %s"), path);
	str_fini(&out);
}

static bool
export_to(struct tui *tui, const struct asked *asked, const char *path,
	struct err *err)
{
	struct exporting exporting = {.plan = &tui->session->plan,
		.format = format_guess(path, "", 0),
		.options.today = tui->session->today};
	struct output output = {.path = path,
		.plan = tui->session->path,
		.replace = asked->force,
		.force = ":export!"};

	if (!exporting.format || !export_can(exporting.format))
		exporting.format = format_find("yaml");
	if (!output_write(&output,
		    &(struct fs_writer){write_export, &exporting}, err))
		return false;
	tell_left_out(tui, &exporting, asked->argument);
	return true;
}

bool
do_export(struct tui *tui, const struct asked *asked, struct err *err)
{
	char *path;
	bool ok;

	if (!*asked->argument)
		return err_set(err, ERR_INPUT, _(":export to which file?"));
	path = fs_typed(asked->argument);
	ok = export_to(tui, asked, path, err);
	free(path);
	return ok;
}

bool
do_save(struct tui *tui, const struct asked *asked, struct err *err)
{
	char *path;
	bool ok;

	if (!*asked->argument)
		return err_set(err, ERR_INPUT, _(":save to which file?"));
	path = fs_typed(asked->argument);
	ok = session_save(tui->session, path, asked->force, err);
	free(path);
	if (ok)
		tui_message(tui, _("saved, without its history: %s"),
			asked->argument);
	return ok;
}

bool
do_sample(struct tui *tui, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &tui->session->plan;
	const struct cycle *current;

	(void)asked;
	if (plan->cycles.first || plan->backlog.first)
		return err_set(err, ERR_INPUT,
			_("the sample is for an empty plan; tenths demo opens "
			  "one of its own"));
	if (!sample_add(tui->session, err))
		return false;
	current = plan_current_cycle(plan, tui->session->today);
	tui_show_cycle(tui, current ? current->base.id : 0);
	tui_message(tui,
		_("j and k move, l unfolds, ? lists every key, u "
		  "takes the sample away"));
	return true;
}

bool
do_theme(struct tui *tui, const struct asked *asked, struct err *err)
{
	if (!*asked->argument)
		return err_set(err, ERR_INPUT,
			_(":theme which? Tab lists "
			  "them"));
	return look_choose(tui, asked->argument, err);
}

bool
do_resize(struct tui *tui, const struct asked *asked, struct err *err)
{
	return look_resize(tui, asked->by) ||
		err_set(err, ERR_INPUT, _("there is one pane here"));
}

bool
do_zoom(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	return look_zoom(tui) ||
		err_set(err, ERR_INPUT, _("there is one pane here"));
}

/* ---- the program */

bool
do_command(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	asking_open(tui, ASK_COMMAND, ":", "");
	return true;
}

bool
do_redraw(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	screen_redraw(tui->screen);
	return true;
}

bool
do_suspend(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	screen_stop(tui->screen);
	return true;
}

bool
do_back(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	if (tui->view != tui->views[VIEW_PLAN])
		view_back(tui);
	else if (tui->focus == FOCUS_REVIEW)
		tui->focus = FOCUS_TREE;
	else
		tui->leaving = true;
	return true;
}

bool
do_quit(struct tui *tui, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	tui->leaving = true;
	return true;
}
