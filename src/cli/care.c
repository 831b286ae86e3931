/* SPDX-License-Identifier: MIT */
/* Looking after the file: backup, restore, doctor. */
#include "app/care.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"
#include "writing.h"

struct finding {
	struct json_list *list;
	int count;
};

int
run_backup(struct cli *cli)
{
	struct err err = {0};
	char *path = NULL;

	if (!care_backup(&cli->session, cli->count ? cli->words[0] : NULL,
		    cli->given[OPT_FORCE], &path, &err))
		return cli_fail(&err);
	cli->stored = true;
	cli_print(path);
	putchar('\n');
	free(path);
	return 0;
}

int
run_restore(struct cli *cli)
{
	struct err err = {0};
	char *kept = NULL;
	bool ok =
		care_restore(&cli->start->options, cli->words[0], &kept, &err);

	cli->stored = ok;
	if (ok && kept) {
		printf("%s ", _("what was there is kept:"));
		cli_print(kept);
		putchar('\n');
	}
	free(kept);
	return ok ? 0 : cli_fail(&err);
}

static void
json_finding(void *context, const char *what)
{
	struct finding *finding = context;

	finding->count++;
	writing_list(finding->list, NULL, NULL, NULL, what);
}

static void
print_finding(void *context, const char *what)
{
	++*(int *)context;
	cli_print(what);
	putchar('\n');
}

static int
check_file_json(struct cli *cli)
{
	struct json_list list;
	struct finding finding = {.list = &list, .count = cli->remarks};
	struct err err = {0};
	bool ok, sound;
	int status;

	cli_json_begin(cli, &list, false);
	ok = care_check(&cli->session, (struct finder){json_finding, &finding},
		&sound, &err);
	status = cli_json_end(&list);
	if (!ok)
		return cli_fail(&err);
	return finding.count ? 1 : status;
}

static int
check_file(struct cli *cli)
{
	int found = cli->remarks, listed = 0;
	struct err err = {0};
	bool sound;

	if (cli->given[OPT_JSON])
		return check_file_json(cli);
	if (!care_check(&cli->session, (struct finder){print_finding, &found},
		    &sound, &err))
		return cli_fail(&err);
	if (!sound) {
		care_list_backups(&cli->start->options,
			(struct finder){print_finding, &listed});
		puts(_("tenths doctor --rescue=FILE saves what can be read "
		       "into a new plan"));
	}
	if (found)
		return 1;
	cli_print(cli->session.path);
	printf(": %s\n", _("nothing is wrong"));
	return 0;
}

static int
rescue(struct cli *cli)
{
	const struct output to = {.path = cli->values[OPT_RESCUE],
		.replace = cli->given[OPT_FORCE]};
	struct err err = {0};
	int lines = 0;
	bool whole;

	if (!care_rescue(&cli->start->options, &to,
		    (struct finder){print_finding, &lines}, &whole, &err))
		return cli_fail(&err);
	cli->stored = true;
	return whole ? 0 : 1;
}

/* A plan that cannot be opened: say what can be put in its place, and what can
 * be saved of it. */
static int
tell_ways(struct cli *cli, const struct err *err)
{
	char *path = session_path(cli->values[OPT_FILE], NULL);
	int found = 0, status = cli_fail(err);
	bool whole;

	if (path && !cli->given[OPT_JSON] && fs_exists(path) &&
		err->code == ERR_STORE) {
		care_list_backups(&cli->start->options,
			(struct finder){print_finding, &found});
		puts(_("tenths doctor --rescue=FILE saves what can be read "
		       "into a new plan:"));
		care_rescue(&cli->start->options, &(struct output){0},
			(struct finder){print_finding, &found}, &whole, NULL);
	}
	free(path);
	return status;
}

int
run_doctor(struct cli *cli)
{
	struct err err = {0};

	if (cli->given[OPT_RESCUE])
		return rescue(cli);
	if (cli->given[OPT_DIR] || cli->given[OPT_RULES])
		return writing_rules_check(cli);
	if (!cli_open(cli, OPEN_READ, &err))
		return tell_ways(cli, &err);
	return cli->given[OPT_WRITING] ? writing_check(cli) : check_file(cli);
}
