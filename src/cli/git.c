/* SPDX-License-Identifier: MIT */
/* tenths merge, textconv and git: what git asks for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/merge.h"
#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/format.h"

/* What git takes for a failure and not for a conflict. */
#define MERGE_FAILED 129
#define PATTERN "okr/**/*.yaml"

int
run_merge(struct cli *cli)
{
	struct merge_files files = {.base = cli->words[0],
		.ours = cli->words[1],
		.theirs = cli->words[2]};
	struct err err = {0};

	if (cli->count > 3)
		files.marks = atoi(cli->words[3]);
	if (cli->count > 4)
		files.name = cli->words[4];
	if (files.marks < 0 || files.marks > 100)
		files.marks = 0;
	if (!merge_files(&files, &err)) {
		cli_fail(&err);
		return MERGE_FAILED;
	}
	return files.conflicts ? 1 : 0;
}

int
run_textconv(struct cli *cli)
{
	struct write_options options = {.today = cli->today};
	const char *path = cli->words[0];
	struct str text = {0};
	struct err err = {0};
	struct plan plan;
	bool ok = fs_read_document(path, &text, &err);

	plan_init(&plan);
	ok = ok && sync_read(path, text.data, text.length, &plan, &err);
	/* What is no plan, or has marks in it, is shown as it is. */
	if (ok)
		ok = format_find("outline")->write(
			&plan, &options, stdout, &err);
	else if (text.length)
		ok = fwrite(text.data, 1, text.length, stdout) == text.length;
	plan_fini(&plan);
	str_fini(&text);
	return ok ? 0 : cli_fail(&err);
}

static void
warn_tracked(const struct str *tracked)
{
	const char *name = str_text(tracked);
	size_t length;

	for (; *name; name += length + 1) {
		length = strcspn(name, "\n");
		cli_remark(
			_("%.*s is a plan itself, and git keeps it with all "
			  "that is private in it; share the file of tenths "
			  "sync, and take this one out: git rm --cached %.*s"),
			(int)length, name, (int)length, name);
	}
}

int
run_git_setup(struct cli *cli)
{
	char usual[] = PATTERN, *patterns[] = {usual};
	struct str tracked = {0};
	struct err err = {0};
	bool given = cli->count > 0;

	if (!merge_setup(given ? cli->words : patterns,
		    given ? (size_t)cli->count : 1, &tracked, &err))
		return cli_fail(&err);
	puts(_("git merges and shows these files by tenths now; commit "
	       ".gitattributes, and run this in each clone"));
	warn_tracked(&tracked);
	str_fini(&tracked);
	return 0;
}

int
run_git(struct cli *cli)
{
	struct err err = {0};

	err_set(&err, ERR_USAGE,
		_("git %s: there is only tenths git setup [PATTERN...]"),
		cli->words[0]);
	return cli_fail(&err);
}
