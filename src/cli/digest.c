/* SPDX-License-Identifier: MIT */
/* digest: what moved, to be mailed or posted. */
#include <string.h>
#include <unistd.h>

#include "app/past.h"
#include "app/team.h"
#include "base/say.h"
#include "cli_private.h"
#include "print/render.h"
#include "review/digest.h"

#define WEEK_DAYS 7

/* What is printed, and how; without a renderer it is JSON. */
struct printing {
	const struct cli *cli;
	const struct renderer *renderer;
	struct digest *digest;
	struct team_source *team; /* of -d, instead */
};

/* What --json or --format, else the ending of --output, asks for. */
static bool
choose(struct printing *printing, struct err *err)
{
	const struct cli *cli = printing->cli;
	const char *name = cli->values[OPT_FORMAT];
	const char *path = cli->values[OPT_OUTPUT];
	const char *dot = path ? strrchr(path, '.') : NULL;

	if (cli->given[OPT_JSON])
		name = "json";
	if (!name && dot &&
		(renderer_find(dot + 1) || strcmp(dot + 1, "json") == 0))
		name = dot + 1;
	if (name && strcmp(name, "json") == 0)
		return true;
	printing->renderer = renderer_find(name ? name : "text");
	return printing->renderer ||
		err_set(err, ERR_USAGE,
			_("a digest is text, markdown, html or json, not %s"),
			name);
}

static bool
write_digest(void *context, FILE *out, struct err *err)
{
	const struct printing *printing = context;
	const struct cli *cli = printing->cli;
	struct render_options options = {.width = cli->width,
		.letter = true,
		.color = cli->color && !cli->given[OPT_OUTPUT]};
	struct doc_source source;
	struct doc doc = {0};

	if (printing->team && !printing->renderer)
		return digest_json_each(team_next, printing->team, out,
			!cli->given[OPT_OUTPUT] && isatty(STDOUT_FILENO), err);
	if (printing->team) {
		source = team_document(printing->team);
		return printing->renderer->write(&source, &options, out, err);
	}
	if (!printing->renderer)
		return digest_json(printing->digest, out,
			!cli->given[OPT_OUTPUT] && isatty(STDOUT_FILENO), err);
	digest_document(printing->digest, &doc);
	source = render_one(&doc);
	return printing->renderer->write(&source, &options, out, err);
}

/* What has moved lies in the past, so `monday` is the last one. */
static bool
read_since(const struct cli *cli, int32_t *since, struct err *err)
{
	return !cli->given[OPT_SINCE] ||
		day_ask(cli->values[OPT_SINCE], cli->today, DAY_PAST, since,
			err);
}

static int
digest_folder(struct cli *cli, struct printing *printing, int32_t since)
{
	struct folder folder;
	struct team_source team = {.folder = &folder,
		.since = since == DAY_NONE ? cli->today - WEEK_DAYS : since};
	struct err err = {0};
	bool ok = !cli->given[OPT_CYCLE];
	size_t i;
	int status;

	if (!ok)
		return cli_failf(ERR_USAGE,
			_("a digest of a folder is since a day: --since"));
	ok = cli_folder(cli, &folder, &err);
	printing->team = &team;
	ok = ok && cli_output(cli, write_digest, printing, &err);
	printing->team = NULL;
	team_source_fini(&team);
	status = cli_written(ok, &err);
	for (i = 0; i < folder.count; i++)
		if (folder.plans[i].problem && !status)
			status = 1;
	folder_close(&folder);
	config_fini(&cli->session.config);
	return status;
}

int
run_digest(struct cli *cli)
{
	struct printing printing = {.cli = cli};
	int32_t since = DAY_NONE;
	uint32_t cycle = 0;
	struct err err = {0};
	bool ok;

	if (!choose(&printing, &err) || !read_since(cli, &since, &err))
		return cli_fail(&err);
	if (cli->given[OPT_DIR])
		return digest_folder(cli, &printing, since);
	if (!cli_open(cli, OPEN_READ, &err) ||
		(cli->given[OPT_CYCLE] && !cli_cycle(cli, &cycle, &err)))
		return cli_fail(&err);
	printing.digest = past_digest(&cli->session, cycle, since, &err);
	if (!printing.digest)
		return cli_fail(&err);
	ok = cli_output(cli, write_digest, &printing, &err);
	digest_free(printing.digest);
	return cli_written(ok, &err);
}
