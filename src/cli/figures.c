/* SPDX-License-Identifier: MIT */
/* tenths cycle figures: the figures by month in a review, as health metrics. */
#include <stdio.h>

#include "base/say.h"
#include "cli_private.h"
#include "review/figures.h"

static bool
prepare_figures(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct cycle *cycle = cli_cycle_or_current(cli, err);

	return cycle &&
		figures_read(
			&cli->session.plan, cycle->base.id, change, task, err);
}

int
run_cycle_figures(struct cli *cli)
{
	struct figures figures;
	struct err err = {0};

	if (!cli_do(cli, prepare_figures, &figures, &err))
		return cli_fail(&err);
	printf(ngettext("%zu health metric added, ",
		       "%zu health metrics added, ",
		       (unsigned long)figures.metrics),
		figures.metrics);
	printf(ngettext("%zu value entered", "%zu values entered",
		       (unsigned long)figures.values),
		figures.values);
	putchar('\n');
	return 0;
}
