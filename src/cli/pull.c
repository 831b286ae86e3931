/* SPDX-License-Identifier: MIT */
/* tenths pull: values that programs of the settings say. */
#include "app/sources.h"

#include <stdio.h>
#include <strings.h>

#include "base/say.h"
#include "cli_private.h"

/* Whether the words name it; without any all are meant. */
static bool
is_meant(const struct cli *cli, const struct source *source)
{
	int i;

	for (i = 0; i < cli->count; i++)
		if (strcasecmp(cli->words[i], source->name) == 0)
			return true;
	return cli->count == 0;
}

/* Every word has to be the name of one. */
static bool
check_words(const struct cli *cli, struct err *err)
{
	struct source source;
	size_t n;
	int i;
	bool found;

	for (i = 0; i < cli->count; i++) {
		found = false;
		for (n = 0;
			!found && source_at(&cli->session.config, n, &source);
			n++)
			found = strcasecmp(cli->words[i], source.name) == 0;
		if (!found)
			return err_set(err, ERR_USAGE,
				_("there is no source %s; sources: in "
				  "config.yaml names them"),
				cli->words[i]);
	}
	return cli->count || source_at(&cli->session.config, 0, &source) ||
		err_set(err, ERR_USAGE,
			_("there is no source; sources: in config.yaml names "
			  "them"));
}

int
run_pull(struct cli *cli)
{
	struct source source;
	struct err err = {0};
	int status = 0;
	size_t n;

	if (!check_words(cli, &err))
		return cli_fail(&err);
	for (n = 0; source_at(&cli->session.config, n, &source); n++) {
		struct str said = {0};

		if (!is_meant(cli, &source))
			continue;
		err_clear(&err);
		if (!source_pull(&cli->session, &source, &said, &err)) {
			cli_fault(&err, &said);
			cli_remark("%s: %s", source.name, str_text(&said));
			status = 1;
		} else if (!cli->given[OPT_QUIET]) {
			cli_print(str_text(&said));
			putchar('\n');
		}
		str_fini(&said);
	}
	return status;
}
