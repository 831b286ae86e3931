/* SPDX-License-Identifier: MIT */
/* tenths templates new: a template of a review that was imported from a form. */
#include <stdio.h>
#include <stdlib.h>

#include "app/output.h"
#include "app/templates.h"
#include "cli_private.h"
#include "model/plan.h"
#include "model/query.h"

int
run_templates_new(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	struct output as = {
		.plan = cli->session.path, .replace = cli->given[OPT_FORCE]};
	struct err err = {0};
	const struct cycle *cycle =
		query_cycle(plan, cli->words[1], cli->today, &err);
	char *place = NULL;

	if (cycle)
		place = templates_keep(plan, cycle, cli->words[0], &as, &err);
	if (!place)
		return cli_fail(&err);
	cli_print(place);
	putchar('\n');
	free(place);
	return 0;
}
