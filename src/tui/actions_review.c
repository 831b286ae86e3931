/* SPDX-License-Identifier: MIT */
/* What is made of a cycle's review: health metrics of its figures by month, a
 * template of the form it was imported from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "app/output.h"
#include "app/templates.h"
#include "base/say.h"
#include "model/query.h"
#include "review/figures.h"

/* The cycle that is named, else the one that is shown. */
static const struct cycle *
asked_cycle(const struct desk *desk, const char *name, struct err *err)
{
	const struct plan *plan = &desk->session->plan;
	const struct cycle *cycle = plan_cycle(plan, desk->tree.cycle);

	if (*name)
		return query_cycle(plan, name, desk->session->today, err);
	if (!cycle)
		err_set(err, ERR_INPUT,
			_("which cycle? none is shown; its name comes last"));
	return cycle;
}

/* ":figures", ":figures 2025" */
bool
do_figures(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct cycle *cycle = asked_cycle(desk, asked->argument, err);
	struct figures figures = {0};
	struct change change = {0};
	char metrics[80], values[80];

	if (!cycle ||
		!tui_store(desk,
			figures_read(&desk->session->plan, cycle->base.id,
				&change, &figures, err),
			&change, err))
		return false;
	snprintf(metrics, sizeof metrics,
		ngettext("%zu health metric added, ",
			"%zu health metrics added, ",
			(unsigned long)figures.metrics),
		figures.metrics);
	snprintf(values, sizeof values,
		ngettext("%zu value entered", "%zu values entered",
			(unsigned long)figures.values),
		figures.values);
	tui_message(desk, "%s%s", metrics, values);
	return true;
}

/* ":template company", ":template company 2025" */
bool
do_template(struct desk *desk, const struct asked *asked, struct err *err)
{
	size_t length = strcspn(asked->argument, " ");
	const char *after = asked->argument + length;
	const struct output as = {.plan = desk->session->path,
		.replace = asked->force,
		.force = ":template!"};
	const struct cycle *cycle;
	char *name, *place = NULL;
	bool ok;

	if (!length)
		return err_set(err, ERR_INPUT,
			_(":template NAME, and perhaps a cycle"));
	cycle = asked_cycle(desk, after + strspn(after, " "), err);
	name = base_strndup(asked->argument, length);
	if (cycle)
		place = templates_keep(
			&desk->session->plan, cycle, name, &as, err);
	ok = place != NULL;
	if (ok)
		tui_message(desk, _("kept as the template %s"), name);
	free(name);
	free(place);
	return ok;
}
