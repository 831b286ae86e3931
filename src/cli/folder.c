/* SPDX-License-Identifier: MIT */
/* -d: a command over every plan of a folder. */
#include "app/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"

bool
cli_folder(struct cli *cli, struct folder *folder, struct err *err)
{
	const struct config *config = &cli->session.config;
	char *path;
	size_t i;
	bool ok;

	if (!cli->session.path)
		config_read(&cli->session.config);
	path = cli->given[OPT_DIR] ? base_strdup(cli->values[OPT_DIR])
				   : config_path(config, "plans");
	*folder = (struct folder){0};
	ok = path ? folder_open(folder, path, config, cli->today, err)
		  : err_set(err, ERR_USAGE,
			    _("which plans? Say -d FOLDER, or tenths config "
			      "plans FOLDER"));
	free(path);
	if (!ok)
		return false;
	for (i = 0; i < folder->count; i++)
		if (folder->plans[i].problem)
			cli_remark("%s", folder->plans[i].problem);
	return true;
}

/* Whether it shows or sets what serves what. */
static bool
wants_others(const struct cli *cli)
{
	return command_takes(cli->command, OPT_DIR) ||
		command_takes(cli->command, OPT_FIELDS) ||
		strcmp(cli->command->name, "show") == 0;
}

void
cli_join(struct cli *cli)
{
	struct session *session = &cli->session;
	char *path = wants_others(cli) ? config_path(&session->config, "plans")
				       : NULL;
	struct err err = {0};

	if (!path)
		return;
	cli->others = base_calloc(1, sizeof *cli->others);
	if (folder_open(cli->others, path, &session->config, cli->today, &err))
		session_join(session, &cli->others->elsewhere,
			(uint32_t)folder_own(cli->others, session->path));
	else
		cli_remark("%s", err.text);
	free(path);
}

void
cli_leave(struct cli *cli)
{
	if (!cli->others)
		return;
	session_join(&cli->session, NULL, 0);
	folder_close(cli->others);
	free(cli->others);
	cli->others = NULL;
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
