/* SPDX-License-Identifier: MIT */
/* tenths list --stats: figures of all cycles, or of two side by side; with -d of each
 * plan of a folder. */
#include "review/stats.h"

#include <stdio.h>

#include "app/team.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/query.h"
#include "print/render.h"

static void
print_cycle_stats(struct json_list *list, const struct plan *plan,
	const struct cycle_stats *stats)
{
	const struct json_fact facts[] = {
		{"cycle", JSON_TEXT,
			.text = plan_cycle(plan, stats->cycle)->name},
		{"score", JSON_SCORE, .number = stats->score},
		{"confidence", JSON_TENTHS, .number = stats->confidence},
		{"objectives", JSON_COUNT, .number = stats->objectives},
		{"key_results", JSON_COUNT, .number = stats->key_results},
		{"done", JSON_COUNT, .number = stats->done},
		{"in_time", JSON_COUNT, .number = stats->in_time},
		{"dropped", JSON_COUNT, .number = stats->dropped},
		{"carried_in", JSON_COUNT, .number = stats->carried_in},
		{"carried_out", JSON_COUNT, .number = stats->carried_out},
		{.key = NULL},
	};

	json_list_facts(list, facts);
}

/* The two cycles that --stats names; false and *pair is nothing without. */
static bool
read_pair(struct cli *cli, const struct cycle *pair[2], struct err *err)
{
	int i;

	pair[0] = pair[1] = NULL;
	if (!cli->count)
		return true;
	if (cli->count != 2)
		return err_set(err, ERR_USAGE,
			_("--stats takes two cycles, or none for all of them"));
	for (i = 0; i < 2; i++) {
		pair[i] = query_cycle(
			&cli->session.plan, cli->words[i], cli->today, err);
		if (!pair[i])
			return false;
	}
	return pair[0] != pair[1] ||
		err_set(err, ERR_INPUT, _("both are %s"), pair[0]->name);
}

static int
print_json_stats(struct cli *cli, const struct cycle *const pair[2])
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle_stats *stats;
	struct json_list list;
	struct arena arena = {0};
	size_t count, i;

	stats = stats_cycles(plan, cli->today, &arena, &count);
	cli_json_begin(cli, &list, false);
	for (i = 0; i < count; i++)
		if (!pair[0] || stats[i].cycle == pair[0]->base.id ||
			stats[i].cycle == pair[1]->base.id)
			print_cycle_stats(&list, plan, &stats[i]);
	arena_fini(&arena);
	return cli_json_end(&list);
}

/* As text; takes the document over. */
static int
print_document(struct cli *cli, struct doc *doc)
{
	struct render_options options = {
		.width = cli->width, .color = cli->color};
	struct doc_source source = render_one(doc);
	struct err err = {0};
	bool ok;

	cli_page(cli);
	ok = renderer_find("text")->write(&source, &options, stdout, &err);
	return cli_written(ok, &err);
}

static int
print_stats(struct cli *cli, const struct cycle *const pair[2])
{
	struct doc doc = {0};

	if (pair[0])
		stats_pair_document(
			&cli->session.plan, pair[0], pair[1], cli->today, &doc);
	else
		stats_document(&cli->session.plan, cli->today, &doc);
	return print_document(cli, &doc);
}

int
list_stats(struct cli *cli)
{
	const struct cycle *pair[2];
	struct err err = {0};

	if (!read_pair(cli, pair, &err))
		return cli_fail(&err);
	return cli->given[OPT_JSON] ? print_json_stats(cli, pair)
				    : print_stats(cli, pair);
}

/* ---- of a folder */

static void
print_row(struct json_list *list, const struct folder_plan *plan)
{
	const struct folder_row *row = &plan->row;
	char day[DAY_TEXT_SIZE];
	const struct json_fact facts[] = {
		{"plan", JSON_TEXT, .text = plan->name},
		{"cycle", JSON_TEXT, .text = row->cycle},
		{"owner", JSON_TEXT, .text = row->owner},
		{"objectives", JSON_COUNT, .number = row->objectives},
		{"progress", JSON_TENTHS, .number = row->tenths},
		{"confidence", JSON_TENTHS, .number = row->confidence},
		{"status", JSON_TEXT,
			.text = row->status == STATUS_NONE
				? NULL
				: status_word(row->status)},
		{"checked_in", JSON_TEXT,
			.text = row->last == DAY_NONE
				? NULL
				: day_text(row->last, day)},
		{"outdated", JSON_COUNT, .number = row->outdated},
		{"owed", JSON_COUNT, .number = row->owed},
		{.key = NULL},
	};

	json_list_facts(list, facts);
}

static int
print_json_team(struct cli *cli, const struct folder *folder)
{
	struct json_list list;
	size_t i;

	cli_json_begin(cli, &list, false);
	for (i = 0; i < folder->count; i++)
		if (!folder->plans[i].problem)
			print_row(&list, &folder->plans[i]);
	return cli_json_end(&list);
}

static int
print_team(struct cli *cli, const struct folder *folder)
{
	struct doc doc = {0};

	team_list(folder, NULL, &doc);
	return print_document(cli, &doc);
}

int
list_team(struct cli *cli)
{
	struct folder folder;
	struct err err = {0};
	int status;
	size_t i;

	if (cli->count)
		return cli_failf(
			ERR_USAGE, _("--stats with -d takes no cycles"));
	if (!cli_folder(cli, &folder, &err))
		status = cli_fail(&err);
	else
		status = cli->given[OPT_JSON] ? print_json_team(cli, &folder)
					      : print_team(cli, &folder);
	for (i = 0; i < folder.count; i++)
		if (folder.plans[i].problem && !status)
			status = 1;
	folder_close(&folder);
	config_fini(&cli->session.config);
	return status;
}
