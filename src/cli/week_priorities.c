/* SPDX-License-Identifier: MIT */
/* tenths week priority and its sisters: the priorities of a week. */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "model/remedy.h"

/* P1 or P2, a key result and a title, as TEXT says them; caller frees *text, which
 * holds the title. */
static bool
read_words(struct cli *cli, const char *word, struct priority_words *words,
	char **text, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *current = plan_current_cycle(plan, cli->today);

	*text = cli_text(cli,
		&record_types[RECORD_PRIORITY].fields[WEEKLY_TITLE], word, err);
	if (!*text)
		return false;
	*words = priority_read(
		plan, current ? current->base.id : 0, *text, cli->today);
	return true;
}

bool
prepare_week_priority(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	struct priority_words words;
	struct week_at at;
	uint32_t id;
	char *text = NULL;
	bool ok = cli_week(cli, &at, err) &&
		read_words(cli, cli->words[0], &words, &text, err) &&
		edit_priority_add(&cli->session.plan,
			&(struct new_priority){at, words.rank, words.title,
				words.node ? words.node->uid : 0},
			change, &id, err);

	(void)task;
	free(text);
	return ok;
}

/* ---- those that are there */

/* The rank that a word says, P1 or P2; 0 for none. */
static int
said_rank(const char *word)
{
	bool ranked = (*word == 'P' || *word == 'p') &&
		(word[1] == '1' || word[1] == '2') && !word[2];

	return ranked ? word[1] - '0' : 0;
}

/* The first of that rank in a note; *several: there are more. */
static const struct weekly_priority *
find_ranked(const struct plan *plan, const struct week *week, int rank,
	bool *several)
{
	const struct weekly_priority *found = NULL, *at;

	at = week ? plan_priority(plan, week->priorities.first) : NULL;
	for (; at; at = plan_priority(plan, at->base.next)) {
		if (priority_rank(at) != rank)
			continue;
		*several = found != NULL;
		found = found ? found : at;
	}
	return found;
}

static bool
is_titled(const struct weekly_priority *priority, const char *title)
{
	return priority->title &&
		text_alike(priority->title, strlen(priority->title), title,
			strlen(title), "");
}

/* The one of a note with the number it is printed with, or with the title. */
static const struct weekly_priority *
find_in(const struct plan *plan, const struct week *week, int number,
	const char *title)
{
	const struct weekly_priority *at =
		week ? plan_priority(plan, week->priorities.first) : NULL;

	while (at && --number != 0 && !is_titled(at, title))
		at = plan_priority(plan, at->base.next);
	return at;
}

/* The priority that is meant: of the note of the day by its number, its rank or its
 * title; by its title also of the week before, which is closed in this one. */
static const struct weekly_priority *
need_priority(struct cli *cli, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct weekly_priority *found;
	const char *word = cli->words[0];
	int number = strlen(word) == 1 && *word > '0' ? *word - '0' : 0;
	bool several = false;
	struct week_at at;

	if (!cli_week(cli, &at, err))
		return NULL;
	found = find_in(plan, week_there(plan, at), number, word);
	if (!found && said_rank(word))
		found = find_ranked(
			plan, week_there(plan, at), said_rank(word), &several);
	if (several) {
		err_set(err, ERR_INPUT,
			_("several priorities are %s; name one by its number"),
			word);
		return NULL;
	}
	if (!found && !number)
		found = find_in(plan, week_last(plan, at), 0, word);
	if (found)
		return found;
	err_set(err, ERR_INPUT, _("there is no priority \"%s\" that week"),
		word);
	remedy_set(err, REMEDY_WEEK);
	return NULL;
}

static struct target
field_of(const struct weekly_priority *priority, int field)
{
	return (struct target){RECORD_PRIORITY, priority->base.id, field};
}

bool
prepare_week_state(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	static const struct {
		const char *command;
		enum priority_state state;
	} verbs[] = {
		{"week done", WEEKLY_DONE},
		{"week not-done", WEEKLY_NOT_DONE},
		{"week reopen", WEEKLY_OPEN},
	};
	const struct weekly_priority *priority = need_priority(cli, err);
	size_t i = 0;

	(void)task;
	while (strcmp(verbs[i].command, cli->command->name) != 0)
		i++;
	return priority &&
		edit_field(&cli->session.plan, field_of(priority, WEEKLY_STATE),
			verbs[i].state ? value_number(verbs[i].state)
				       : value_none(),
			change, err);
}

/* What the words say, with the name of all that is other. */
static bool
set_words(struct cli *cli, const struct weekly_priority *priority,
	const struct priority_words *words, struct change *change,
	struct err *err)
{
	static const bool asked[WEEKLY_FIELDS] = {[WEEKLY_RANK] = true,
		[WEEKLY_TITLE] = true,
		[WEEKLY_NODE] = true};
	struct value tie = words->node ? value_number((int64_t)words->node->uid)
				       : value_none();

	if (!edit_field(&cli->session.plan, field_of(priority, WEEKLY_TITLE),
		    value_text(words->title), change, err) ||
		!edit_field(&cli->session.plan, field_of(priority, WEEKLY_RANK),
			value_number(words->rank), change, err) ||
		!edit_field(&cli->session.plan, field_of(priority, WEEKLY_NODE),
			tie, change, err))
		return false;
	edit_label_fields(&cli->session.plan,
		(struct target){
			.record = RECORD_PRIORITY, .id = priority->base.id},
		asked, change);
	return true;
}

bool
prepare_week_edit(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct weekly_priority *priority = need_priority(cli, err);
	struct priority_words words;
	char *text = NULL;
	bool ok = priority &&
		read_words(cli, cli->words[1], &words, &text, err) &&
		set_words(cli, priority, &words, change, err);

	(void)task;
	free(text);
	return ok;
}

bool
prepare_week_rm(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct weekly_priority *priority;
	const struct week *week;
	struct week_at at;

	(void)task;
	if (cli->count) {
		priority = need_priority(cli, err);
		return priority &&
			edit_priority_remove(
				plan, priority->base.id, change, err);
	}
	if (!cli_week(cli, &at, err))
		return false;
	week = week_there(plan, at);
	return week ? edit_week_remove(plan, week->base.id, change, err)
		    : err_set(err, ERR_INPUT, _("this week has no note yet"));
}
