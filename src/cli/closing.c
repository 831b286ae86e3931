/* SPDX-License-Identifier: MIT */
/* tenths cycle close: the end of a cycle from a script. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/check.h"
#include "model/close.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "review/owed.h"

/* A close on its way: what was asked for, and what it came to. */
struct closing {
	uint32_t cycle, next;
	struct decision *decisions;
	size_t count;
	int carried;
	bool made; /* the next cycle is new */
};

/* The next reference of a list with commas or blanks between; where cycles are
 * named (2026 Q4/O1), only commas. */
static char *
next_ref(char **list)
{
	return strsep(list, *list && strchr(*list, '/') ? "," : ", ");
}

/* How an option names the node: itself (2), the objective it is below (1), or
 * not at all (0). */
static int
named(const struct cli *cli, uint32_t cycle, enum option_id option,
	const struct node *node)
{
	const struct node *at;
	char *list, *rest, *ref;
	int how = 0;

	if (!cli->given[option])
		return 0;
	list = rest = base_strdup(cli->values[option]);
	while (how < 2 && (ref = next_ref(&rest))) {
		at = *ref ? query_ref(&cli->session.plan, cycle, ref,
				    cli->today, NULL)
			  : NULL;
		if (at == node)
			how = 2;
		else if (at && at->id == node->parent)
			how = 1;
	}
	free(list);
	return how;
}

/* A reference that names nothing is a mistake. */
static bool
check_refs(const struct cli *cli, uint32_t cycle, enum option_id option,
	struct err *err)
{
	char *list, *rest, *ref;
	bool ok = true;

	if (!cli->given[option])
		return true;
	list = rest = base_strdup(cli->values[option]);
	while (ok && (ref = next_ref(&rest)))
		ok = !*ref ||
			query_ref(&cli->session.plan, cycle, ref, cli->today,
				err);
	free(list);
	return ok;
}

/* What was said becomes of it, over what is suggested: of itself before of its
 * objective, and not two things. */
static bool
say_outcome(const struct cli *cli, uint32_t cycle, const struct node *node,
	struct decision *decision, struct err *err)
{
	static const struct {
		enum option_id option;
		enum outcome outcome;
	} said[] = {{OPT_CARRY, OUTCOME_CARRY}, {OPT_CONTINUE, OUTCOME_GO_ON},
		{OPT_DROP, OUTCOME_DROP}, {OPT_DONE, OUTCOME_DONE}};
	char ref[REF_SIZE];
	int how, best = 0;
	size_t i, chosen = 0;

	for (i = 0; i < sizeof said / sizeof *said; i++) {
		how = named(cli, cycle, said[i].option, node);
		if (how && how == best)
			return err_set(err, ERR_USAGE,
				_("--%s and --%s both name %s"),
				option_row((int)said[chosen].option).name,
				option_row((int)said[i].option).name,
				node_ref(&cli->session.plan, node, ref));
		if (how > best) {
			best = how;
			chosen = i;
		}
	}
	if (best)
		decision->outcome = close_outcome(node, said[chosen].outcome);
	return true;
}

/* What happens to each open key result. */
static bool
decide(const struct cli *cli, const struct cycle *cycle,
	struct closing *closing, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	struct decision *decision;
	bool ok = true;
	size_t i;

	free(closing->decisions);
	closing->count = close_decisions(plan, cycle, &closing->decisions);
	for (i = 0; ok && i < closing->count; i++) {
		decision = &closing->decisions[i];
		ok = say_outcome(cli, cycle->base.id,
			plan_node(plan, decision->node), decision, err);
	}
	return ok;
}

/* --next names a cycle, or the span of a new one; with nothing none is made
 * unless something goes there. */
static bool
read_next(struct cli *cli, struct close_options *options, struct span *span,
	struct err *err)
{
	const char *name = cli->values[OPT_NEXT];
	const struct cycle *next;

	options->make_next = !cli->given[OPT_NEXT];
	if (!name || !*name)
		return true;
	next = query_cycle(&cli->session.plan, name, cli->today, NULL);
	if (next) {
		options->next = next->base.id;
		return true;
	}
	if (!span_read(name, strlen(name), cli->today, span)) {
		query_cycle(&cli->session.plan, name, cli->today, err);
		return false;
	}
	options->new_span = span;
	return true;
}

/* What a new cycle is to be. */
struct coming {
	struct span span;
	char *name; /* NULL: as is proposed */
};

/* The next cycle: that of --next, the one that is there, or a new one as is
 * proposed or said. */
static bool
read_new(struct cli *cli, const struct cycle *cycle,
	struct close_options *options, struct coming *coming, struct err *err)
{
	struct span *span = &coming->span;
	char proposed[SPAN_TEXT_SIZE];

	*span = close_propose(cycle, proposed);
	if (!read_next(cli, options, span, err))
		return false;
	if (cli->given[OPT_STARTS] || cli->given[OPT_ENDS])
		options->new_span = span;
	if (cli->given[OPT_NAME] &&
		!(coming->name = cli_text(cli,
			  &record_types[RECORD_CYCLE].fields[CYCLE_NAME],
			  cli->values[OPT_NAME], err)))
		return false;
	options->new_name = coming->name;
	if (options->next && (options->new_name || options->new_span))
		return err_set(err, ERR_USAGE,
			_("%s is there already; --name, --starts and --ends "
			  "are of a new cycle"),
			cli->values[OPT_NEXT]);
	return cli_day(cli, OPT_STARTS, &span->starts, err) &&
		cli_day(cli, OPT_ENDS, &span->ends, err);
}

/* What was carried over before is not again, so the change is asked. */
static int
count_carried(const struct plan *plan, const struct change *change)
{
	const struct edit *edit;
	int count = 0;
	size_t i;

	for (i = 0; i < change->count; i++) {
		edit = &change->edits[i];
		count += edit->record == RECORD_NODE && edit->op == EDIT_SET &&
			edit->field == NODE_CARRIED_FROM &&
			change_value(
				change, plan, RECORD_NODE, edit->id, NODE_LEVEL)
					.number == LEVEL_KEY_RESULT;
	}
	return count;
}

static bool
prepare_close(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	struct closing *closing = task;
	const struct cycle *cycle = plan_cycle(plan, closing->cycle);
	struct close_options options = {.today = cli->today};
	struct coming coming = {0};
	bool ok = cycle && check_refs(cli, cycle->base.id, OPT_CARRY, err) &&
		check_refs(cli, cycle->base.id, OPT_CONTINUE, err) &&
		check_refs(cli, cycle->base.id, OPT_DROP, err) &&
		check_refs(cli, cycle->base.id, OPT_DONE, err) &&
		read_new(cli, cycle, &options, &coming, err);

	ok = ok && decide(cli, cycle, closing, err);
	if (ok) {
		options.cycle = cycle->base.id;
		options.decisions = closing->decisions;
		options.count = closing->count;
		ok = edit_close(plan, &options, change, &closing->next, err);
		closing->carried = count_carried(plan, change);
		closing->made = !plan_cycle(plan, closing->next);
	}
	free(coming.name);
	return ok;
}

static void
print_outcomes(struct cli *cli, const struct closing *closing)
{
	static const char *const words[] = {
		[OUTCOME_KEEP] = N_("stays open"),
		[OUTCOME_CARRY] = N_("carried over"),
		[OUTCOME_GO_ON] = N_("goes on"),
		[OUTCOME_DONE] = N_("done"),
		[OUTCOME_DROP] = N_("dropped"),
	};
	const struct plan *plan = &cli->session.plan;
	const struct node *node;
	struct refs refs = {0};
	struct str text = {0};
	size_t i;

	for (i = 0; i < closing->count; i++) {
		node = plan_node(plan, closing->decisions[i].node);
		str_clear(&text);
		text_fit(&text, _(words[closing->decisions[i].outcome]),
			strlen(_(words[closing->decisions[i].outcome])), 13,
			false);
		printf("%-10s %s ", refs_next(&refs, plan, node),
			str_text(&text));
		cli_print(node->title);
		putchar('\n');
	}
	str_fini(&text);
}

/* "next: 2027 Q1 (2027-01-01 – 2027-03-31, new), 3 key results carried over" */
static void
print_next(const struct closing *closing, const char *name, struct span span)
{
	char starts[DAY_TEXT_SIZE], ends[DAY_TEXT_SIZE];

	fputs(_("next: "), stdout);
	cli_print(name);
	printf(" (%s – %s%s)", day_text(span.starts, starts),
		day_text(span.ends, ends), closing->made ? _(", new") : "");
	if (closing->carried)
		printf(ngettext(", %d key result carried over",
			       ", %d key results carried over",
			       (unsigned long)closing->carried),
			closing->carried);
	putchar('\n');
}

/* What the review still asks for; once closed, it has to be opened again. */
static void
print_count_owed(struct cli *cli, const struct cycle *cycle)
{
	struct templates *templates = cli_templates();
	int count = review_owed(&cli->session.plan, cycle,
		templates_of(templates, cycle), NULL, NULL);

	if (count)
		printf(ngettext("%d entry of the review is still owed; tenths "
				"cycle owed lists it\n",
			       "%d entries of the review are still owed; "
			       "tenths cycle owed lists them\n",
			       (unsigned long)count),
			count);
	templates_free(templates);
}

/* What a close would do, from the change that would do it. */
static int
show_close(struct cli *cli, struct closing *closing)
{
	const struct plan *plan = &cli->session.plan;
	struct change change = {0};
	struct err err = {0};
	bool ok = prepare_close(cli, closing, &change, &err) &&
		check_change(plan, &change, &err);
	struct value name, starts, ends;

	if (ok) {
		print_outcomes(cli, closing);
		if (closing->next) {
			name = change_value(&change, plan, RECORD_CYCLE,
				closing->next, CYCLE_NAME);
			starts = change_value(&change, plan, RECORD_CYCLE,
				closing->next, CYCLE_STARTS);
			ends = change_value(&change, plan, RECORD_CYCLE,
				closing->next, CYCLE_ENDS);
			print_next(closing, name.text,
				(struct span){(int32_t)starts.number,
					(int32_t)ends.number});
		}
		print_count_owed(cli, plan_cycle(plan, closing->cycle));
	}
	change_fini(&change);
	return ok ? 0 : cli_fail(&err);
}

static int
do_close(struct cli *cli, struct closing *closing)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *next;
	struct err err = {0};

	if (!cli_do(cli, prepare_close, closing, &err))
		return cli_fail(&err);
	next = plan_cycle(plan, closing->next);
	if (next)
		print_next(closing, next->name ? next->name : "",
			(struct span){next->starts, next->ends});
	print_count_owed(cli, plan_cycle(plan, closing->cycle));
	return 0;
}

/* Whether a person is there to be asked, and has not said it all. */
static bool
wants_walk(const struct cli *cli)
{
	static const enum option_id said[] = {OPT_CARRY, OPT_CONTINUE, OPT_DROP,
		OPT_DONE, OPT_NEXT, OPT_NAME, OPT_STARTS, OPT_ENDS, OPT_DRY_RUN,
		OPT_JSON};
	size_t i;

	for (i = 0; i < sizeof said / sizeof *said; i++)
		if (cli->given[said[i]])
			return false;
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static bool
is_all_over(const struct cli *cli)
{
	return cli->count && cycle_word(cli->words[0]) == CYCLE_WORD_OVER;
}

static int
close_one(struct cli *cli, uint32_t cycle)
{
	struct closing closing = {.cycle = cycle};
	int status = cli->given[OPT_DRY_RUN] ? show_close(cli, &closing)
					     : do_close(cli, &closing);

	free(closing.decisions);
	return status;
}

/* One that was not named is said first. */
static int
close_unnamed(struct cli *cli, const struct cycle *cycle)
{
	cli_print(cycle->name ? cycle->name : "");
	putchar('\n');
	return close_one(cli, cycle->base.id);
}

/* All that are over, the earlier first: what one carries over may be carried on
 * by the next. */
static int
close_over(struct cli *cli)
{
	const struct plan *plan = &cli->session.plan;
	const struct cycle *cycle = plan_over_cycle(plan, NULL, cli->today);
	bool show = cli->given[OPT_DRY_RUN];
	int status = 0;

	if (!cycle)
		puts(_("no cycle is over and open"));
	while (!status && cycle) {
		status = close_unnamed(cli, cycle);
		cycle = plan_over_cycle(plan, show ? cycle : NULL, cli->today);
	}
	return status;
}

/* The one that is named, else the first that is over, else the current one. */
static const struct cycle *
cycle_to_close(struct cli *cli, struct err *err)
{
	const struct cycle *over =
		plan_over_cycle(&cli->session.plan, NULL, cli->today);

	return !cli->count && over ? over : cli_cycle_or_current(cli, err);
}

int
run_cycle_close(struct cli *cli)
{
	const struct cycle *cycle;
	struct err err = {0};
	bool show = cli->given[OPT_DRY_RUN];

	if (wants_walk(cli) && !is_all_over(cli))
		return open_closing(cli);
	if (!cli_open(cli, show ? OPEN_READ : OPEN_WRITE, &err))
		return cli_fail(&err);
	if (is_all_over(cli))
		return close_over(cli);
	cycle = cycle_to_close(cli, &err);
	if (!cycle)
		return cli_fail(&err);
	return cli->count ? close_one(cli, cycle->base.id)
			  : close_unnamed(cli, cycle);
}
