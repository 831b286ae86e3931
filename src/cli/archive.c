/* SPDX-License-Identifier: MIT */
/* tenths cycle archive: closed cycles into a file of their own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/archive.h"
#include "base/say.h"
#include "cli_private.h"
#include "model/query.h"

/* Those that the words name; the caller frees them. */
static uint32_t *
read_cycles(struct cli *cli, struct err *err)
{
	uint32_t *ids = base_calloc((size_t)cli->count, sizeof *ids);
	const struct cycle *cycle;
	int i;

	for (i = 0; i < cli->count; i++) {
		cycle = query_cycle(
			&cli->session.plan, cli->words[i], cli->today, err);
		if (!cycle) {
			free(ids);
			return NULL;
		}
		ids[i] = cycle->base.id;
	}
	return ids;
}

int
run_cycle_archive(struct cli *cli)
{
	struct err err = {0};
	uint32_t *ids = read_cycles(cli, &err);
	struct archive archive = {.cycles = ids, .count = (size_t)cli->count};
	char *name = NULL;
	size_t taken = 0;
	bool ok = ids != NULL;

	if (ok && !cli->values[OPT_OUTPUT])
		name = archive_name(&cli->session.plan, ids, archive.count);
	archive.output =
		(struct output){.path = name ? name : cli->values[OPT_OUTPUT],
			.plan = cli->session.path,
			.replace = cli->given[OPT_FORCE]};
	if (ok && archive.output.path && strcmp(archive.output.path, "-") == 0)
		ok = err_set(&err, ERR_USAGE,
			_("an archive is a file; -o names it"));
	ok = ok && archive_cycles(&cli->session, &archive, &taken, &err);
	if (ok) {
		printf(ngettext("%zu cycle put into ", "%zu cycles put into ",
			       (unsigned long)taken),
			taken);
		cli_print(archive.output.path);
		puts(_("; tenths cycle restore brings it back"));
	}
	free(name);
	free(ids);
	return ok ? 0 : cli_fail(&err);
}
