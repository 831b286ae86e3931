/* SPDX-License-Identifier: MIT */
/* -d: a command over every plan of a folder. */
#include "app/folder.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"

bool
cli_folder(struct cli *cli, struct folder *folder, struct err *err)
{
	size_t i;

	if (!cli->session.path)
		config_read(&cli->session.config);
	if (!folder_open(folder, cli->values[OPT_DIR], &cli->session.config,
		    cli->today, err))
		return false;
	for (i = 0; i < folder->count; i++)
		if (folder->plans[i].problem)
			cli_remark("%s", folder->plans[i].problem);
	return true;
}

static void
print_heading(const char *name, bool first)
{
	if (!first)
		putchar('\n');
	cli_print(name);
	putchar('\n');
}

/* One plan of it; 1 where it cannot be read, which is told once. */
static int
run_one(struct cli *cli, const struct folder *folder, size_t i,
	int (*run)(struct cli *cli))
{
	struct err err = {0};
	int status;

	if (!folder_read(folder, i, &cli->session.plan, &err))
		return cli_fail(&err);
	cli->session.today = cli->today;
	cli->place = folder->plans[i].name;
	status = run(cli);
	plan_fini(&cli->session.plan);
	return status;
}

int
cli_folder_each(struct cli *cli, int (*run)(struct cli *cli), bool heading)
{
	struct folder folder;
	struct err err = {0};
	int worst = 0, status;
	bool first = true;
	size_t i;

	if (!cli_folder(cli, &folder, &err)) {
		folder_close(&folder);
		config_fini(&cli->session.config);
		return cli_fail(&err);
	}
	if (heading)
		cli_page(cli);
	for (i = 0; i < folder.count; i++) {
		status = 1;
		if (!folder.plans[i].problem) {
			if (heading)
				print_heading(folder.plans[i].name, first);
			first = false;
			status = run_one(cli, &folder, i, run);
		}
		worst = status > worst ? status : worst;
	}
	cli->session.plan = (struct plan){0};
	folder_close(&folder);
	config_fini(&cli->session.config);
	return worst;
}
