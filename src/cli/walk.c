/* SPDX-License-Identifier: MIT */
/*
 * tenths checkin --plain: the walk over what is due as questions, a line each,
 * for a screen reader, a dumb terminal or a pipe. Each answer of a key result,
 * a metric or the week is stored when it is whole, so the walk can be left at
 * any point and goes on where it was.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "checkin_entry.h"
#include "cli_private.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/progress.h"
#include "model/query.h"
#include "review/checkin.h"

#define LEAVE ":q"
#define NONE "-"
#define ANSWER_MOST (1024 * 1024) /* bytes */

enum answer {
	ANSWER_KEEP, /* Enter: as it stands in brackets */
	ANSWER_TEXT,
	ANSWER_NONE,
	ANSWER_LEAVE, /* and at the end of what can be read */
};

struct walk {
	struct cli *cli;
	uint32_t id;	 /* of the node or metric at hand */
	struct str line; /* the last answer */
	struct entry entry;
	int field; /* of the week note */
	int stored, left_out;
};

/* "Progress [5.5/10]: " and the answer to it. */
static enum answer
ask(struct walk *walk, const char *what, const char *now)
{
	struct str *line = &walk->line;

	cli_print(what);
	if (now && *now) {
		fputs(" [", stdout);
		cli_print(now);
		putchar(']');
	}
	fputs(": ", stdout);
	fflush(stdout);
	if (!fs_read_line(stdin, line, ANSWER_MOST)) {
		putchar('\n');
		return ANSWER_LEAVE;
	}
	if (line->length > ANSWER_MOST) {
		printf("  %s\n", _("the line is too long"));
		return ANSWER_LEAVE;
	}
	while (line->length && strchr("\r \t", line->data[line->length - 1]))
		line->data[--line->length] = '\0';
	if (strcmp(str_text(line), LEAVE) == 0)
		return ANSWER_LEAVE;
	if (strcmp(str_text(line), NONE) == 0)
		return ANSWER_NONE;
	return line->length ? ANSWER_TEXT : ANSWER_KEEP;
}

/* Says what is wrong with an answer; the question is asked again. */
static bool
again(const struct err *err)
{
	struct str fault = {0};

	cli_fault(err, &fault);
	printf("  ");
	cli_print(str_text(&fault));
	putchar('\n');
	str_fini(&fault);
	return true;
}

/* ---- a key result */

static void
introduce(const struct cli *cli, const struct node *node)
{
	const struct plan *plan = &cli->session.plan;
	const struct checkin *last = checkin_last(plan, node);
	struct standing standing = node_standing(plan, node, cli->today);
	char ref[REF_SIZE], day[DAY_TEXT_SIZE], tenths[TENTHS_TEXT_SIZE];

	printf("\n%s ", node_ref(plan, node, ref));
	cli_print(node->title);
	putchar('\n');
	if (last)
		printf(_("last check-in %s"), day_text(last->on, day));
	else
		fputs(_("no check-in yet"), stdout);
	if (standing.expected >= 0)
		printf(_(", pace expects %s"),
			tenths_text(standing.expected, tenths));
	putchar('\n');
}

static const char *
label_of(int field)
{
	return _(record_types[RECORD_CHECKIN].fields[field].label);
}

/* What the node has now, as it is shown; nothing is "". */
static void
show_now(const struct node *node, int field, struct str *out)
{
	const struct field *at = &record_types[RECORD_NODE].fields[field];
	struct value value = record_value(RECORD_NODE, node, at);
	const char *unit = node_detail(node)->unit;

	if (value.type == VALUE_NONE)
		return;
	value_show(at, value, out);
	if (field == NODE_CURRENT && unit)
		str_addf(out, " %s", unit);
}

static enum answer
ask_value(struct walk *walk, const struct node *node)
{
	bool metric = node_detail(node)->basis == BASIS_METRIC;
	enum answer answer;
	struct str now = {0};
	struct err err = {0};
	bool wrong;

	show_now(node, metric ? NODE_CURRENT : NODE_PROGRESS, &now);
	do {
		answer = ask(walk,
			label_of(metric ? CHECKIN_CURRENT : CHECKIN_PROGRESS),
			str_text(&now));
		err_clear(&err);
		wrong = answer == ANSWER_TEXT &&
			!checkin_entry_value(walk->cli, node,
				str_text(&walk->line), &walk->entry.values,
				&err) &&
			again(&err);
	} while (wrong);
	str_fini(&now);
	return answer;
}

/* A number or a word that the check-in has: confidence, status. */
static enum answer
ask_field(struct walk *walk, int field, const char *now, int64_t *number)
{
	const struct field *at = &record_types[RECORD_CHECKIN].fields[field];
	enum answer answer;
	struct value value;
	struct err err = {0};

	for (;;) {
		answer = ask(walk, label_of(field), now);
		if (answer != ANSWER_TEXT)
			return answer;
		err_clear(&err);
		if (value_read(at, str_text(&walk->line),
			    cli_context(walk->cli), &value, &err)) {
			if (value.type == VALUE_NUMBER)
				*number = value.number;
			return answer;
		}
		again(&err);
	}
}

/* A text of the check-in: kept, emptied or written. *text is the caller's to
 * free. */
static enum answer
ask_text(struct walk *walk, int field, const char *now, char **text)
{
	const struct field *at = &record_types[RECORD_CHECKIN].fields[field];
	enum answer answer;
	struct err err = {0};

	for (;;) {
		answer = ask(walk,
			field == CHECKIN_WHY ? _("why the confidence fell")
					     : _(at->label),
			now);
		if (answer == ANSWER_NONE)
			*text = base_strdup("");
		if (answer != ANSWER_TEXT)
			return answer;
		*text = cli_text(walk->cli, at, str_text(&walk->line), &err);
		if (*text)
			return answer;
		again(&err);
	}
}

static enum answer
ask_confidence(struct walk *walk, const struct node *node)
{
	int64_t confidence = -1;
	enum answer answer;
	struct str now = {0};

	show_now(node, NODE_CONFIDENCE, &now);
	answer = ask_field(
		walk, CHECKIN_CONFIDENCE, str_text(&now), &confidence);
	str_fini(&now);
	walk->entry.values.confidence = (int)confidence;
	return answer;
}

/* Why it fell, where that is asked; it has to be said. */
static enum answer
ask_why(struct walk *walk)
{
	const struct cli *cli = walk->cli;
	struct entry *entry = &walk->entry;
	enum answer answer = ANSWER_KEEP;

	while (answer != ANSWER_LEAVE &&
		edit_checkin_asks_why(
			&cli->session.plan, walk->id, &entry->values)) {
		free(entry->why);
		entry->why = NULL;
		answer = ask_text(walk, CHECKIN_WHY, NULL, &entry->why);
		entry->values.why = entry->why;
	}
	return answer;
}

static enum answer
ask_status(struct walk *walk)
{
	const struct cli *cli = walk->cli;
	struct checkin_values *values = &walk->entry.values;
	int64_t status =
		edit_checkin_suggest(&cli->session.plan, walk->id, values);
	enum answer answer = ask_field(walk, CHECKIN_STATUS,
		status_label((enum status)status), &status);

	values->status = (enum status)status;
	return answer;
}

/* All questions of one; ANSWER_NONE leaves it out. */
static enum answer
ask_all(struct walk *walk, const struct node *node)
{
	const struct checkin *last =
		checkin_last(&walk->cli->session.plan, node);
	struct entry *entry = &walk->entry;
	enum answer answer = ANSWER_KEEP;

	if (node_detail(node)->basis != BASIS_ACTIONS)
		answer = ask_value(walk, node);
	if (answer == ANSWER_NONE || answer == ANSWER_LEAVE)
		return answer;
	if (ask_confidence(walk, node) == ANSWER_LEAVE ||
		ask_why(walk) == ANSWER_LEAVE ||
		ask_text(walk, CHECKIN_NOTE, NULL, &entry->note) ==
			ANSWER_LEAVE ||
		ask_text(walk, CHECKIN_BLOCKER, last ? last->blocker : NULL,
			&entry->blocker) == ANSWER_LEAVE)
		return ANSWER_LEAVE;
	entry->values.note = entry->note;
	entry->values.blocker = entry->blocker;
	if (!entry->blocker && last && last->blocker)
		entry->values.blocker = entry->blocker =
			base_strdup(last->blocker);
	return ask_status(walk) == ANSWER_LEAVE ? ANSWER_LEAVE : ANSWER_TEXT;
}

static bool
prepare_checkin(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct walk *walk = task;

	return checkin_entry_add(cli, walk->id, &walk->entry, change, err);
}

/* Whether it goes on. */
static bool
walk_node(struct walk *walk, const struct node *node)
{
	struct err err = {0};
	enum answer answer;

	walk->id = node->id;
	checkin_entry_init(&walk->entry, walk->cli);
	introduce(walk->cli, node);
	answer = ask_all(walk, node);
	if (answer == ANSWER_NONE)
		walk->left_out++;
	else if (answer != ANSWER_LEAVE &&
		cli_do(walk->cli, prepare_checkin, walk, &err))
		walk->stored++;
	else if (answer != ANSWER_LEAVE)
		again(&err);
	checkin_entry_fini(&walk->entry);
	return answer != ANSWER_LEAVE;
}

/* The key results that owe a check-in, each once. */
static bool
walk_nodes(struct walk *walk)
{
	struct cli *cli = walk->cli;
	const struct plan *plan = &cli->session.plan;
	const struct node *node = checkin_next(plan, NULL, cli->today);

	while (node) {
		if (!walk_node(walk, node))
			return false;
		node = checkin_next(
			plan, plan_node(plan, walk->id), cli->today);
	}
	return true;
}

/* ---- a health metric */

static bool
prepare_reading(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct walk *walk = task;
	const struct plan *plan = &cli->session.plan;
	const struct metric *metric = plan_metric(plan, walk->id);
	const struct field *field =
		&record_types[RECORD_READING].fields[READING_VALUE];
	struct value_context *context = cli_context(cli);
	struct value value;

	if (!metric)
		return err_set(
			err, ERR_CONFLICT, _("the plan was changed meanwhile"));
	return value_read(field, str_text(&walk->line), context, &value, err) &&
		value_unit(context, metric->unit, err) &&
		(value.type == VALUE_NONE ||
			edit_reading(plan, walk->id,
				(struct value_on){cli->today, value.number},
				change, err));
}

static bool
walk_metric(struct walk *walk, const struct metric *metric)
{
	const struct reading *last =
		reading_last(&walk->cli->session.plan, metric);
	char number[DECIMAL_TEXT_SIZE];
	enum answer answer;
	struct str now = {0};
	struct err err = {0};
	bool ok;

	walk->id = metric->base.id;
	if (last)
		str_addf(&now, "%s%s%s", decimal_text(last->value, number),
			metric->unit ? " " : "",
			metric->unit ? metric->unit : "");
	putchar('\n');
	do {
		/* What was read weeks ago is no reading of today. */
		answer = ask(walk, metric->name, str_text(&now));
		ok = answer != ANSWER_TEXT ||
			cli_do(walk->cli, prepare_reading, walk, &err);
		if (!ok)
			again(&err);
	} while (!ok);
	walk->stored += answer == ANSWER_TEXT;
	walk->left_out += answer == ANSWER_KEEP || answer == ANSWER_NONE;
	str_fini(&now);
	return answer != ANSWER_LEAVE;
}

static bool
walk_metrics(struct walk *walk)
{
	const struct plan *plan = &walk->cli->session.plan;
	uint32_t next = plan->metrics.first;
	const struct metric *metric;

	while ((metric = plan_metric(plan, next))) {
		next = metric->base.next;
		if (reading_owed(plan, metric, walk->cli->today) &&
			!walk_metric(walk, metric))
			return false;
	}
	return true;
}

/* ---- the week */

static bool
prepare_priority(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct walk *walk = task;
	const struct plan *plan = &cli->session.plan;
	const struct cycle *current = plan_current_cycle(plan, cli->today);
	struct priority_words words =
		priority_read(plan, current ? current->base.id : 0,
			str_text(&walk->line), cli->today);
	uint32_t id;

	return edit_priority_add(plan,
		&(struct new_priority){(struct week_at){.day = cli->today},
			words.rank, words.title,
			words.node ? words.node->uid : 0},
		change, &id, err);
}

static bool
prepare_part(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct walk *walk = task;
	const char *line = str_text(&walk->line);
	const char *text = strcmp(line, NONE) == 0 ? "" : line;
	char *typed = cli_text(
		cli, &record_types[RECORD_WEEK].fields[walk->field], text, err);
	bool ok = typed &&
		edit_week(&cli->session.plan,
			&(struct week_text){(struct week_at){.day = cli->today},
				walk->field, typed},
			change, err);

	free(typed);
	return ok;
}

/* One more each line, until one is empty. */
static bool
walk_priorities(struct walk *walk)
{
	enum answer answer;
	struct err err = {0};

	puts(_("\nThis week; a priority a line, Enter ends them"));
	while ((answer = ask(walk, _(record_types[RECORD_PRIORITY].label),
			NULL)) == ANSWER_TEXT)
		if (!cli_do(walk->cli, prepare_priority, walk, &err))
			again(&err);
	return answer != ANSWER_LEAVE;
}

static bool
walk_part(struct walk *walk, int field)
{
	const struct plan *plan = &walk->cli->session.plan;
	const struct field *at = &record_types[RECORD_WEEK].fields[field];
	const struct week *week = week_of(plan, walk->cli->today);
	struct value now =
		week ? record_value(RECORD_WEEK, week, at) : value_none();
	enum answer answer;
	struct err err = {0};
	bool ok;

	walk->field = field;
	do {
		answer = ask(walk, _(at->label),
			now.type == VALUE_TEXT ? now.text : NULL);
		ok = answer == ANSWER_KEEP || answer == ANSWER_LEAVE ||
			cli_do(walk->cli, prepare_part, walk, &err);
		if (!ok)
			again(&err);
	} while (!ok);
	return answer != ANSWER_LEAVE;
}

static bool
walk_week(struct walk *walk)
{
	static const int fields[] = {
		WEEK_WINS, WEEK_BLOCKERS, WEEK_NOW, WEEK_AHEAD};
	size_t i;

	if (!walk_priorities(walk))
		return false;
	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		if (!walk_part(walk, fields[i]))
			return false;
	return true;
}

/* ---- all of it */

int
checkin_walk(struct cli *cli)
{
	struct walk walk = {.cli = cli};

	puts(_("Enter takes what stands in brackets, - leaves one out or "
	       "empties a text, :q ends. What is answered is stored."));
	if (walk_nodes(&walk) && walk_metrics(&walk))
		walk_week(&walk);
	putchar('\n');
	printf(_("%d stored, %d left out, %zu still owed\n"), walk.stored,
		walk.left_out, checkin_count(&cli->session.plan, cli->today));
	cli_tell_over(cli);
	str_fini(&walk.line);
	return 0;
}
