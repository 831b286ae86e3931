/* SPDX-License-Identifier: MIT */
/* tenths import: files in, one change each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/format.h"
#include "model/edit.h"
#include "model/progress.h"
#include "model/query.h"

/* One file on its way in. */
struct input {
	struct cli *cli;
	const char *path; /* "-" is standard input */
	const char *name; /* as messages have it */
	const struct format *format;
	struct str text;
	uint32_t cycle;
	int notes; /* lines that were kept but not understood */
};

/* Prints what a reader says, as FILE:LINE:COL: what. */
static void
print_report(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct input *input = context;
	struct str text = {0};

	str_add(&text, input->name);
	if (line)
		str_addf(&text, ":%d", line);
	if (line && column)
		str_addf(&text, ":%d", column);
	str_addf(&text, ": %s", what);
	input->notes += severity == PROBLEM_NOTE;
	cli_error(str_text(&text));
	str_fini(&text);
}

/* ---- what a dry run shows */

static void
print_node(const struct plan *plan, const struct node *node, int depth)
{
	char label[LABEL_SIZE], tenths[TENTHS_TEXT_SIZE];
	static const char *const states[] = {
		[STATE_OPEN] = "",
		[STATE_DONE] = N_("done"),
		[STATE_DROPPED] = N_("dropped"),
	};

	printf("%*s%s ", depth * 2, "", node_label(plan, node, label));
	cli_print(node->title);
	if (node->progress >= 0)
		printf("  %s/10", tenths_text(node->progress, tenths));
	if (node->state)
		printf("  (%s)", _(states[node->state]));
	putchar('\n');
	for (node = plan_node(plan, node->children.first); node;
		node = plan_node(plan, node->next))
		print_node(plan, node, depth + 1);
}

static void
print_list(const struct plan *plan, const char *name, struct chain list)
{
	const struct node *node = plan_node(plan, list.first);

	if (!node)
		return;
	cli_print(name);
	putchar('\n');
	for (; node; node = plan_node(plan, node->next))
		print_node(plan, node, 1);
}

/* Where nodes go that the file puts into no cycle. */
static const char *
loose_name(const struct input *input, char out[static SPAN_TEXT_SIZE])
{
	const struct plan *plan = &input->cli->session.plan;
	const struct cycle *cycle = input->cycle
		? plan_cycle(plan, input->cycle)
		: query_current(plan, input->cli->today);

	if (cycle && cycle->name)
		return cycle->name;
	return span_text(span_quarter(input->cli->today), out);
}

static void
print_tree(const struct input *input, const struct plan *from)
{
	const struct cycle *cycle = plan_cycle(from, from->cycles.first);
	char name[SPAN_TEXT_SIZE];

	for (; cycle; cycle = plan_cycle(from, cycle->base.next))
		print_list(from,
			cycle->name ? cycle->name : loose_name(input, name),
			cycle->nodes);
	print_list(from, _("Backlog"), from->backlog);
}

/* Reads the file into a plan of its own; all problems are printed. With
 * `show` its tree too. */
static bool
read_alone(struct input *input, bool show, struct err *err)
{
	struct reporter reporter = {.report = print_report, .context = input};
	struct read_options options = {.today = input->cli->today};
	struct plan from;
	bool ok;

	plan_init(&from);
	ok = input->format->read(&from, input->text.data, input->text.length,
		&options, &reporter, err);
	if (ok && show)
		print_tree(input, &from);
	plan_fini(&from);
	return ok;
}

/* ---- reading in */

static void
print_counts(const struct input *input, const struct merge_counts *counts)
{
	const struct cli *cli = input->cli;
	bool dry_run = cli->given[OPT_DRY_RUN];

	if (cli->count > 1) {
		cli_print(input->name);
		fputs(": ", stdout);
	}
	if (!counts->added && !counts->changed) {
		puts(_("nothing new"));
		return;
	}
	printf(ngettext("%d objective, ", "%d objectives, ",
		       (unsigned long)counts->objectives),
		counts->objectives);
	printf(ngettext("%d key result, ", "%d key results, ",
		       (unsigned long)counts->key_results),
		counts->key_results);
	printf(ngettext("%d action ", "%d actions ",
		       (unsigned long)counts->actions),
		counts->actions);
	fputs(dry_run ? _("would be added") : _("added"), stdout);
	if (counts->changed)
		printf(ngettext(", %d record changed", ", %d records changed",
			       (unsigned long)counts->changed),
			counts->changed);
	putchar('\n');
}

/* Readers check their text themselves; here is none to do it. */
static bool
no_format(const struct input *input, struct err *err)
{
	struct text_fault fault;

	if (!text_check(input->text.data, input->text.length, &fault))
		return err_set(err, ERR_INPUT,
			_("%s:%d:%d: %s; save the file as UTF-8 text"),
			input->name, fault.line, fault.column, _(fault.what));
	return err_set(err, ERR_INPUT,
		_("%s: it is not plain what this is; say --format=yaml, "
		  "outline or another that tenths import --help lists"),
		input->name);
}

static bool
find_format(struct input *input, struct err *err)
{
	const struct cli *cli = input->cli;
	const char *asked = cli->values[OPT_FORMAT];

	input->format = asked
		? format_find(asked)
		: format_guess(strcmp(input->path, "-") ? input->path : NULL,
			  input->text.data, input->text.length);
	if (input->format && input->format->read)
		return true;
	if (asked)
		return err_set(err, ERR_USAGE,
			_("“%s” is no format that can be read; see tenths "
			  "import --help"),
			asked);
	return no_format(input, err);
}

static bool
read_bytes(struct input *input, struct err *err)
{
	if (!fs_read(input->path, &input->text, err))
		return false;
	if (input->text.length)
		return true;
	return err_set(err, ERR_INPUT,
		_("%s: the file is empty; there is nothing to read in"),
		input->name);
}

/* Strict: what could only be kept as a note is refused. */
static bool
check_strictly(struct input *input, struct err *err)
{
	if (!read_alone(input, false, err))
		return false;
	if (!input->notes)
		return true;
	return err_set(err, ERR_INPUT,
		ngettext("%s: %d line could not be placed, so nothing was "
			 "read in",
			"%s: %d lines could not be placed, so nothing was "
			"read in",
			(unsigned long)input->notes),
		input->name, input->notes);
}

static bool
import_text(struct input *input, struct err *err)
{
	struct cli *cli = input->cli;
	struct reporter reporter = {.report = print_report, .context = input};
	bool strict = cli->given[OPT_STRICT], dry = cli->given[OPT_DRY_RUN];
	struct merge_counts counts = {0};
	int tries = 20;
	bool ok;

	/* What was read alone has been reported already. */
	if (strict && !check_strictly(input, err))
		return false;
	if (dry && !strict && !read_alone(input, true, err))
		return false;
	do {
		err_clear(err);
		ok = session_import(&cli->session, input->format, input->name,
			input->text.data, input->text.length, input->cycle, dry,
			strict || dry ? NULL : &reporter, &counts, err);
	} while (!ok && err->code == ERR_CONFLICT && --tries);
	if (ok && !cli->given[OPT_QUIET])
		print_counts(input, &counts);
	return ok;
}

/* A dry run makes no plan: without one it is shown against an empty one. */
static bool
open_plan(struct cli *cli, struct err *err)
{
	char *path;
	bool there;

	if (!cli->given[OPT_DRY_RUN])
		return cli_open(cli, OPEN_MAKE, err);
	path = session_path(cli->values[OPT_FILE], err);
	there = path && fs_exists(path);
	if (there) {
		free(path);
		return cli_open(cli, OPEN_READ, err);
	}
	plan_init(&cli->session.plan);
	cli->session.path = path;
	cli->session.today = cli->today;
	return path != NULL;
}

/* Opened when the first file has been read, so that a name that is wrong
 * makes no plan. */
static bool
ready(struct input *input, struct err *err)
{
	struct cli *cli = input->cli;

	if (!cli->session.path && !open_plan(cli, err))
		return false;
	return !cli->given[OPT_CYCLE] || cli_cycle(cli, &input->cycle, err);
}

static bool
import_file(struct cli *cli, const char *path, struct err *err)
{
	struct input input = {.cli = cli,
		.path = path,
		.name = strcmp(path, "-") == 0 ? _("standard input") : path};
	bool ok = read_bytes(&input, err) && find_format(&input, err) &&
		ready(&input, err) && import_text(&input, err);

	str_fini(&input.text);
	return ok;
}

int
run_import(struct cli *cli)
{
	struct err err = {0};
	int status = 0, i;

	for (i = 0; i < cli->count; i++) {
		err_clear(&err);
		if (!import_file(cli, cli->words[i], &err))
			status = cli_fail(&err);
	}
	return status;
}
