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
#include "base/encoding.h"
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

/* Offers to make a cycle: the command stands typed, Enter runs it. */
static void
offer_cycle(struct desk *desk, const char *name)
{
	struct str text = {0};

	str_addf(&text, "new %s", name);
	asking_open(desk, ASK_COMMAND, ":", str_text(&text));
	str_fini(&text);
}

/* The next cycle (1), or the one before. */
bool
do_beside(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *at = plan_cycle(plan, desk->tree.cycle), *beside;
	bool next = asked->by > 0;
	char name[SPAN_TEXT_SIZE];

	if (!plan->cycles.first)
		return err_set(err, ERR_INPUT,
			_("there is no cycle yet; :new makes one"));
	/* The backlog stands before the first and after the last. */
	if (!at) {
		tui_show_cycle(
			desk, next ? plan->cycles.first : plan->cycles.last);
		return true;
	}
	beside = next ? plan_next_cycle(plan, at)
		      : plan_previous_cycle(plan, at);
	if (!beside && !next)
		return err_set(err, ERR_INPUT, _("this is the first cycle"));
	if (beside) {
		tui_show_cycle(desk, beside->base.id);
	} else {
		close_propose(at, name);
		offer_cycle(desk, name);
	}
	return true;
}

/* The screen whose number the row has. */
bool
do_view(struct desk *desk, const struct asked *asked, struct err *err)
{
	return desk->views[asked->by]->open(desk, asked, err);
}

bool
do_cycle(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle;
	struct span span;

	if (!*asked->argument)
		return desk->views[VIEW_CYCLES]->open(desk, asked, err);
	cycle = query_cycle(&desk->session->plan, asked->argument,
		desk->session->today, err);
	if (cycle) {
		tui_show_cycle(desk, cycle->base.id);
		return true;
	}
	if (!span_read(asked->argument, strlen(asked->argument),
		    desk->session->today, &span))
		return false;
	offer_cycle(desk, asked->argument);
	return true;
}

bool
cycle_make(struct desk *desk, const char *text, uint32_t *id, struct err *err)
{
	struct change change = {0};

	*id = edit_cycle_asked(
		&desk->session->plan, text, desk->session->today, &change, err);
	return tui_store(desk, *id != 0, &change, err);
}

bool
do_new_cycle(struct desk *desk, const struct asked *asked, struct err *err)
{
	uint32_t id;

	if (!cycle_make(desk, asked->argument, &id, err))
		return false;
	tui_show_cycle(desk, id);
	return true;
}

bool
do_reopen_cycle(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, desk->tree.cycle);
	struct change change = {0};
	uint32_t id;

	if (*asked->argument)
		cycle = query_cycle(
			plan, asked->argument, desk->session->today, err);
	if (*asked->argument && !cycle)
		return false;
	id = cycle ? cycle->base.id : 0;
	if (!tui_store(desk, edit_reopen(plan, id, &change, err), &change, err))
		return false;
	if (id != desk->tree.cycle)
		tui_show_cycle(desk, id);
	return true;
}

bool
do_backlog(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *current =
		plan_current_cycle(&desk->session->plan, desk->session->today);

	(void)asked;
	(void)err;
	if (desk->tree.cycle)
		tui_show_cycle(desk, 0);
	else
		tui_show_cycle(desk, current ? current->base.id : 0);
	return true;
}

/* ---- files */

/* Brings in what leaves no doubt, or shows it first. */
static bool
import_text(struct desk *desk, const char *path, const struct str *text,
	bool look, struct err *err)
{
	const struct format *format =
		format_guess(path, text->data, text->length);
	const struct read_options options = {.today = desk->session->today,
		.name = path,
		.plan = &desk->session->plan};
	struct preview *preview;
	bool ok;

	if (!format || !format->read)
		return err_set(err, ERR_INPUT,
			_("%s: what is it? tenths import --format=… says"),
			path);
	preview = preview_new(format, text, &options);
	if (look || (preview->doubts && !format->is_own)) {
		preview_show(desk, preview, desk->tree.cycle);
		return true;
	}
	ok = preview_store(preview, desk->session, desk->tree.cycle, err);
	if (!ok && preview->remarks)
		err_set(err, ERR_INPUT, "%s: %s", path,
			str_text(&preview->first));
	tui_reload(desk);
	if (ok)
		preview_tell(desk, preview);
	preview_free(preview);
	return ok;
}

bool
do_import(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *current;
	struct str text = {0};
	char *path;
	bool ok;

	if (!*asked->argument)
		return err_set(err, ERR_INPUT, _(":import which file?"));
	path = fs_typed(asked->argument);
	ok = fs_read_document(path, &text, err) &&
		encoding_turn(&text, NULL, err) != NULL;
	if (ok && !text.length)
		ok = err_set(err, ERR_INPUT, _("%s: is empty"), path);
	ok = ok && import_text(desk, path, &text, asked->by, err);
	str_fini(&text);
	free(path);
	if (ok && !desk->tree.list.count) {
		current = plan_current_cycle(
			&desk->session->plan, desk->session->today);
		if (current) {
			struct str message = desk->message;

			desk->message = (struct str){0};
			tui_show_cycle(desk, current->base.id);
			str_fini(&desk->message);
			desk->message = message;
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
	struct desk *desk, const struct exporting *exporting, const char *path)
{
	struct str out = {0};

	if (left_out(exporting->plan, exporting->format, &exporting->options,
		    &out) &&
		out.length)
		tui_message(desk, _("written: %s; %s leaves out: %s"), path,
			exporting->format->name, out.data);
	else
		tui_message(desk, _("written: %s"), path);
	str_fini(&out);
}

static bool
export_to(struct desk *desk, const struct asked *asked, const char *path,
	struct err *err)
{
	struct exporting exporting = {.plan = &desk->session->plan,
		.format = format_guess(path, "", 0),
		.options.today = desk->session->today};
	struct output output = {.path = path,
		.plan = desk->session->path,
		.replace = asked->force,
		.force = ":export!"};

	if (!exporting.format || !export_can(exporting.format))
		exporting.format = format_find("yaml");
	if (!output_write(&output,
		    &(struct fs_writer){write_export, &exporting}, err))
		return false;
	tell_left_out(desk, &exporting, asked->argument);
	return true;
}

bool
do_export(struct desk *desk, const struct asked *asked, struct err *err)
{
	char *path;
	bool ok;

	if (!*asked->argument)
		return err_set(err, ERR_INPUT, _(":export to which file?"));
	path = fs_typed(asked->argument);
	ok = export_to(desk, asked, path, err);
	free(path);
	return ok;
}

bool
do_save(struct desk *desk, const struct asked *asked, struct err *err)
{
	char *path;
	bool ok;

	if (!*asked->argument)
		return err_set(err, ERR_INPUT, _(":save to which file?"));
	path = fs_typed(asked->argument);
	ok = session_save(desk->session, path, asked->force, err);
	free(path);
	if (ok)
		tui_message(desk, _("saved, without its history: %s"),
			asked->argument);
	return ok;
}

bool
do_sample(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *current;

	(void)asked;
	if (plan->cycles.first || plan->backlog.first)
		return err_set(err, ERR_INPUT,
			_("the sample is for an empty plan; tenths demo opens "
			  "one of its own"));
	if (!sample_add(desk->session, err))
		return false;
	current = plan_current_cycle(plan, desk->session->today);
	tui_show_cycle(desk, current ? current->base.id : 0);
	tui_message(desk,
		_("j and k move, l unfolds, ? lists every key, u "
		  "takes the sample away"));
	return true;
}

bool
do_theme(struct desk *desk, const struct asked *asked, struct err *err)
{
	if (!*asked->argument)
		return err_set(err, ERR_INPUT,
			_(":theme which? Tab lists "
			  "them"));
	return look_choose(desk, asked->argument, err);
}

bool
do_resize(struct desk *desk, const struct asked *asked, struct err *err)
{
	return look_resize(desk, asked->by) ||
		err_set(err, ERR_INPUT, _("there is one pane here"));
}

bool
do_zoom(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	return look_zoom(desk) ||
		err_set(err, ERR_INPUT, _("there is one pane here"));
}

/* ---- the program */

bool
do_command(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	asking_open(desk, ASK_COMMAND, ":", "");
	return true;
}

bool
do_redraw(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	screen_redraw(desk->screen);
	return true;
}

bool
do_suspend(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	screen_stop(desk->screen);
	return true;
}

bool
do_back(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	if (desk->view != desk->views[VIEW_PLAN])
		view_back(desk);
	else if (desk->focus == FOCUS_REVIEW)
		desk->focus = FOCUS_TREE;
	else
		desk->leaving = true;
	return true;
}

bool
do_quit(struct desk *desk, const struct asked *asked, struct err *err)
{
	(void)asked;
	(void)err;
	desk->leaving = true;
	return true;
}
