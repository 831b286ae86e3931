/* SPDX-License-Identifier: MIT */
/* tenths sync and tenths conflicts: a plan and a file that others write, too. */
#include "app/sync.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/conflict.h"

/* ---- conflicts */

/* "1  2026 Q4/O1.KR2 Ten users: progress" and the values below it. */
static void
add_conflict(const struct plan *plan, const struct conflict *conflict,
	int number, struct str *out)
{
	struct str text = {0};

	conflict_name(plan, conflict, &text);
	str_addf(out, "%d  ", number);
	text_visible(out, str_text(&text), text.length);
	str_add(out, "\n   ");
	str_clear(&text);
	conflict_values(plan, conflict, &text);
	text_visible(out, str_text(&text), text.length);
	str_add_char(out, '\n');
	str_fini(&text);
}

static void
print_conflicts(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct conflict *at = plan_conflict(plan, plan->conflicts.first);
	struct str out = {0};
	int number = 0;

	for (; at; at = plan_conflict(plan, at->base.next))
		add_conflict(plan, at, ++number, &out);
	if (out.length)
		cli_print_lines(str_text(&out), 0);
	str_fini(&out);
}

static void
list_conflict(struct json_list *list, const struct plan *plan,
	const struct conflict *conflict, int number)
{
	char day[DAY_TEXT_SIZE];
	struct str name = {0}, values = {0};

	conflict_name(plan, conflict, &name);
	conflict_values(plan, conflict, &values);
	json_list_facts(list,
		(const struct json_fact[]){
			{"number", JSON_COUNT, .number = number},
			{"what", JSON_TEXT, .text = str_text(&name)},
			{"field", JSON_TEXT, .text = conflict->field},
			{"other", JSON_TEXT, .text = conflict->other},
			{"said", JSON_TEXT, .text = str_text(&values)},
			{"on", JSON_TEXT,
				.text = conflict->on == DAY_NONE
					? NULL
					: day_text(conflict->on, day)},
			{.key = NULL},
		});
	str_fini(&name);
	str_fini(&values);
}

static int
print_conflicts_json(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct conflict *at = plan_conflict(plan, plan->conflicts.first);
	struct json_list list;
	int number = 0;

	cli_json_begin(cli, &list, false);
	for (; at; at = plan_conflict(plan, at->base.next))
		list_conflict(&list, plan, at, ++number);
	return cli_json_end(&list);
}

/* The conflict of that number in the list; 0 and *err when there is none. */
static uint32_t
conflict_numbered(const struct plan *plan, const char *text, struct err *err)
{
	const struct conflict *at = plan_conflict(plan, plan->conflicts.first);
	char *end;
	long number = strtol(text, &end, 10);

	for (; at && number > 1; number--)
		at = plan_conflict(plan, at->base.next);
	if (at && number == 1 && !*end && end != text)
		return at->base.id;
	err_set(err, ERR_INPUT,
		_("there is no conflict %s; tenths conflicts lists them"),
		text);
	return 0;
}

bool
prepare_conflict(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	uint32_t id = conflict_numbered(plan, cli->words[0], err);

	(void)task;
	if (!id)
		return false;
	return strcmp(cli->command->name, "conflicts take") == 0
		? edit_conflict_take(plan, id, change, err)
		: edit_conflict_seen(plan, id, change, err);
}

int
run_conflicts(struct cli *cli)
{
	if (!cli->given[OPT_JSON])
		print_conflicts(cli);
	else if (print_conflicts_json(cli))
		return 1;
	return cli->session.plan.conflicts.first ? 1 : 0;
}

/* ---- sync */

/* The file of the command, else that of the settings. */
static char *
sync_path(const struct cli *cli, struct err *err)
{
	char *path = cli->count ? base_strdup(cli->words[0])
				: sync_setting(&cli->session.config);

	if (!path)
		err_set(err, ERR_USAGE,
			_("which file? tenths sync FILE, or tenths config "
			  "sync.file FILE"));
	return path;
}

static void
tell_sync(const struct cli *cli, const struct sync *sync)
{
	unsigned long n = sync->conflicts;

	if (cli->given[OPT_QUIET])
		return;
	if (sync->plan_changed)
		printf(_("into the plan: %d added, %d changed, %d deleted\n"),
			sync->added, sync->changed, sync->gone);
	if (sync->file_changed)
		printf(_("%s is written\n"), sync->path);
	if (!sync->plan_changed && !sync->file_changed)
		puts(_("both are the same already"));
	if (n)
		printf(ngettext("%zu conflict; tenths conflicts lists them\n",
			       "%zu conflicts; tenths conflicts lists them\n",
			       n),
			sync->conflicts);
}

/* The file of the settings goes around by git where they say so. */
static bool
by_git(const struct cli *cli)
{
	return cli->count == 0 &&
		strcmp(config_value(&cli->session.config, "sync.git"),
			"true") == 0;
}

int
run_sync(struct cli *cli)
{
	struct err err = {0};
	struct sync sync = {0};
	struct str said = {0};
	char *path = sync_path(cli, &err);
	bool ok;

	sync.path = path;
	ok = path &&
		(by_git(cli) ? sync_git(&cli->session, &sync, &said, &err)
			     : sync_file(&cli->session, &sync, &err));
	if (ok)
		tell_sync(cli, &sync);
	if (ok && said.length)
		cli_remark("%.*s", (int)strcspn(said.data, "\n"), said.data);
	cli->session.unsynced = false;
	str_fini(&said);
	free(path);
	if (!ok)
		return cli_fail(&err);
	return sync.conflicts ? 1 : 0;
}
