/* SPDX-License-Identifier: MIT */
/* tenths site: a folder of plans as pages. */
#include "app/site.h"

#include <stdio.h>

#include "base/say.h"
#include "cli_private.h"

int
run_site(struct cli *cli)
{
	const struct site_options options = {.path = cli->words[0],
		.replace = cli->given[OPT_FORCE],
		.languages = cli->values[OPT_LANGUAGES]};
	struct folder folder;
	struct err err = {0};
	size_t pages = 0, i;
	int status = 0;

	if (!cli_folder(cli, &folder, &err) ||
		!site_write(&folder, &options, &pages, &err))
		status = cli_fail(&err);
	for (i = 0; i < folder.count; i++)
		if (folder.plans[i].problem && !status)
			status = 1;
	if (pages && !cli->given[OPT_QUIET])
		printf(ngettext("%zu page written\n", "%zu pages written\n",
			       (unsigned long)pages),
			pages);
	folder_close(&folder);
	config_fini(&cli->session.config);
	return status;
}
