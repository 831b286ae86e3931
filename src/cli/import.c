/* SPDX-License-Identifier: MIT */
/* tenths import: files in, as one change. */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "base/encoding.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"

/* ---- what a reader tells */

static const char *
keep(struct import_input *input, const char *text)
{
	return arena_text(&input->arena, text, strlen(text));
}

static void
take_report(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct import_input *input = context;

	if (!(input->problem_count & (input->problem_count - 1)))
		input->problems = base_realloc(input->problems,
			2 * input->problem_count + 1, sizeof *input->problems);
	input->problems[input->problem_count] =
		(struct problem){line, column, input->problem_count,
			keep(input, what), severity == PROBLEM_NOTE};
	input->problem_count++;
	input->notes += severity == PROBLEM_NOTE;
}

static void
take_place(void *context, const struct placed *placed)
{
	struct import_input *input = context;
	size_t count = input->placing_count;
	struct placing *placing;

	if (!(count & (count - 1)))
		input->placings = base_realloc(input->placings, 2 * count + 1,
			sizeof *input->placings);
	/* Most have the reason of the one before. */
	placing = &input->placings[count];
	*placing = (struct placing){*placed, count};
	if (count && strcmp(placing[-1].at.why, placed->why) == 0)
		placing->at.why = placing[-1].at.why;
	else
		placing->at.why = keep(input, placed->why);
	input->placing_count++;
}

/* What the parts of a document were read as. */
static void
take_read_as(void *context, const char *what)
{
	struct import_input *input = context;

	input->read_as = keep(input, what);
}

static int
compare_problems(const void *a, const void *b)
{
	const struct problem *one = a, *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	if (one->column != other->column)
		return one->column < other->column ? -1 : 1;
	return one->order < other->order ? -1 : 1;
}

/* FILE:LINE:COL: what, in the order of the file. */
static void
print_problems(struct import_input *input)
{
	const struct problem *problem = input->problems;
	struct str text = {0};
	size_t i;
	int notes = input->notes;

	if (input->problem_count)
		qsort(input->problems, input->problem_count,
			sizeof *input->problems, compare_problems);
	if (notes > PROBLEMS_SHOWN)
		cli_remark(_("%s: %d remarks, of which the first %d are "
			     "shown"),
			input->name, notes, PROBLEMS_SHOWN);
	for (i = 0, notes = 0; i < input->problem_count; i++, problem++) {
		if (problem->note && notes++ >= PROBLEMS_SHOWN)
			continue;
		str_clear(&text);
		str_add(&text, input->name);
		if (problem->line)
			str_addf(&text, ":%d", problem->line);
		if (problem->line && problem->column)
			str_addf(&text, ":%d", problem->column);
		str_addf(&text, ": %s", problem->what);
		cli_error(str_text(&text));
	}
	str_fini(&text);
}

/* ---- reading */

/* Readers check their text themselves; here is none to do it. */
static bool
no_format(const struct import_input *input, struct err *err)
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
find_format(struct import_input *input, struct err *err)
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
read_bytes(struct import_input *input, struct err *err)
{
	const char *was;
	bool ok = input->cli->given[OPT_ENCODING]
		? fs_read_encoded(input->path, &input->text, err)
		: fs_read_document(input->path, &input->text, err);

	if (!ok)
		return false;
	was = input->text.length
		? encoding_turn(
			  &input->text, input->cli->values[OPT_ENCODING], err)
		: "";
	if (!was)
		return false;
	if (*was && !input->cli->given[OPT_ENCODING])
		cli_remark(_("%s is read as %s"), input->name, was);
	if (input->text.length)
		return true;
	return err_set(err, ERR_INPUT,
		_("%s: the file is empty; there is nothing to read in"),
		input->name);
}

static bool
read_text(struct import_input *input, struct err *err)
{
	struct cli *cli = input->cli;
	bool shown = cli->given[OPT_DRY_RUN] && !cli->given[OPT_QUIET];
	struct reporter reporter = {take_report, input};
	struct place_reporter placing = {take_place, input};
	struct read_options options = {.today = cli->today,
		.name = strcmp(input->path, "-") ? input->path : NULL,
		.plan = cli->session.path ? &cli->session.plan : NULL,
		.as = input_ask(input),
		.line = input_take_line,
		.columns = cli->values[OPT_COLUMN],
		.read_as = shown ? take_read_as : NULL,
		.context = input,
		.placing = shown || !input->format->is_own ? &placing : NULL};
	bool ok;

	input->import.format = input->format;
	ok = import_read(&input->import,
		(struct piece){input->text.data, input->text.length}, &options,
		&reporter, err);

	print_problems(input);
	input_print_doubts(input);
	if (ok && cli->given[OPT_STRICT] && input->notes)
		return err_set(err, ERR_INPUT,
			ngettext("%s: %d line could not be placed, so nothing "
				 "was read in",
				"%s: %d lines could not be placed, so nothing "
				"was read in",
				(unsigned long)input->notes),
			input->name, input->notes);
	return ok;
}

/* ---- bringing in */

/* Whether there is a plan already. */
static bool
is_there(const struct cli *cli, struct err *err)
{
	char *path = session_path(cli->values[OPT_FILE], err);
	bool there = path && fs_exists(path);

	free(path);
	return there;
}

/* Without a plan a dry run is shown against an empty one. */
static bool
open_empty(struct cli *cli, struct err *err)
{
	uint32_t cycle;

	plan_init(&cli->session.plan);
	cli->session.today = cli->today;
	if (cli->given[OPT_CYCLE] && !cli_cycle(cli, &cycle, err))
		return false;
	if (cli->given[OPT_DRY_RUN])
		cli->session.path = session_path(cli->values[OPT_FILE], err);
	return true;
}

/* Opened when the first file has been read and nothing is wrong with it: an
 * import that is refused makes no plan. */
static bool
ready(struct import_input *input, struct err *err)
{
	struct cli *cli = input->cli;
	bool dry_run = cli->given[OPT_DRY_RUN];

	if (!cli->session.path && !is_there(cli, err) && !open_empty(cli, err))
		return false;
	if (!cli->session.path &&
		!cli_open(cli, dry_run ? OPEN_READ : OPEN_MAKE, err))
		return false;
	return !cli->given[OPT_CYCLE] ||
		cli_cycle(cli, &input->import.cycle, err);
}

/* The line of the file that a record is of, 0 when none is. */
static int
line_of(const struct import_input *input, enum record record, uint32_t id)
{
	size_t i = 0;

	while (i < input->placing_count &&
		(input->placings[i].at.record != record ||
			input->placings[i].at.id != id))
		i++;
	return i < input->placing_count ? input->placings[i].at.line : 0;
}

/* A value that does not fit where it stands. */
static void
tell_settled(void *context, enum record record, uint32_t id, const char *what)
{
	const struct import_input *input = context;
	int line = line_of(input, record, id);
	struct str text = {0};

	str_add(&text, input->name);
	if (line)
		str_addf(&text, ":%d", line);
	str_add(&text, ": ");
	str_addf(&text, _("%s; kept in the note"), what);
	cli_error(str_text(&text));
	str_fini(&text);
}

/* What serves something that is not there. */
static void
tell_end(void *context, enum record record, uint32_t id, const char *what)
{
	const struct import_input *input = context;

	(void)record;
	(void)id;
	cli_remark("%s: %s", input->name, what);
}

static bool
bring_in(struct import_input *input, struct err *err)
{
	struct cli *cli = input->cli;
	struct import *import = &input->import;
	int tries = SESSION_TRIES;
	bool ok;

	if (!ready(input, err))
		return false;
	import->dry_run = cli->given[OPT_DRY_RUN];
	import->open = cli->given[OPT_OPEN];
	import->name = input->name;
	import->replace = cli->given[OPT_REPLACE];
	import->prepared = input_note_changes;
	import->settled = cli->given[OPT_QUIET] ? NULL : tell_settled;
	import->ends = cli->given[OPT_QUIET] ? NULL : tell_end;
	import->missing = import->replace ? NULL : input_note_missing;
	import->context = input;
	if (import->dry_run && !cli->given[OPT_QUIET])
		input_print_tree(input);
	if (import->dry_run && input->read_as)
		printf(_("read as: %s\n"), input->read_as);
	do {
		err_clear(err);
		str_clear(&input->missing);
		free(input->numbers);
		input->numbers = NULL;
		input->missed = input->unsaid = 0;
		ok = import_merge(import, &cli->session, err);
	} while (!ok && err->code == ERR_CONFLICT && --tries);
	if (!ok && err->code == ERR_INPUT)
		err_about(err, input->name);
	if (ok && !cli->given[OPT_QUIET]) {
		input_print_counts(input);
		cli_tell_closed(import->closed);
	}
	return ok;
}

/* A file that adds to others is read when they are in the plan, with it open
 * if there is one. */
static bool
import_file(struct import_input *input, bool late, struct err *err)
{
	struct cli *cli = input->cli;

	/* What is not of ours may name its cycles. */
	if ((late || !input->format->is_own) && !cli->session.path &&
		is_there(cli, err) && !ready(input, err))
		return false;
	return read_text(input, err) && bring_in(input, err);
}

static void
input_fini(struct import_input *input)
{
	import_fini(&input->import);
	str_fini(&input->text);
	str_fini(&input->doubt_lines);
	str_fini(&input->changes);
	str_fini(&input->missing);
	free(input->numbers);
	free(input->problems);
	free(input->placings);
	arena_fini(&input->arena);
}

/* One after the other, so that one at a time is in memory; what has to wait for
 * the others waits in *input with its text and true in *late. */
static bool
try_file(struct import_input *input, bool *late, struct err *err)
{
	if (!*late) {
		if (!read_bytes(input, err) || !find_format(input, err))
			return false;
		*late = input->cli->count > 1 && input->format->adds_to &&
			input->format->adds_to(
				input->text.data, input->text.length);
		if (*late)
			return true;
	}
	return import_file(input, input->format->adds_to != NULL, err);
}

/* The files of one import, and what each came to. */
struct intake {
	struct cli *cli;
	struct import_input *inputs;
	bool *late; /* waits for the others */
	struct change *changes;
	size_t done; /* changes, in the order they were made */
};

/* The exit status. */
static int
take_file(struct intake *intake, int i)
{
	struct import_input *input = &intake->inputs[i];
	struct cli *cli = intake->cli;
	bool waited = intake->late[i];
	struct err err = {0};
	int status = 0;

	input->cli = cli;
	/* Several files are one change: one undo. */
	if (cli->count > 1)
		input->import.kept = &intake->changes[intake->done];
	input->path = cli->words[i];
	input->name = strcmp(cli->words[i], "-") ? cli->words[i]
						 : _("standard input");
	if (!try_file(input, &intake->late[i], &err))
		status = cli_fail(&err);
	if (waited || !intake->late[i]) {
		input_fini(input);
		intake->done++;
	}
	return status;
}

static int
take_files(struct intake *intake)
{
	int status = 0, i, round, own;

	for (round = 0; round < 2; round++)
		for (i = 0; i < intake->cli->count; i++) {
			if (round && !intake->late[i])
				continue;
			own = take_file(intake, i);
			status = own ? own : status;
		}
	return status;
}

int
run_import(struct cli *cli)
{
	size_t count = (size_t)cli->count;
	struct intake intake = {.cli = cli,
		.inputs = base_calloc(count, sizeof *intake.inputs),
		.late = base_calloc(count, sizeof *intake.late),
		.changes = base_calloc(count, sizeof *intake.changes)};
	struct err err = {0};
	int status, closed = 0;

	if (count > 1 && cli->given[OPT_REPLACE])
		err_set(&err, ERR_USAGE,
			_("--replace takes one file: the plan becomes what it "
			  "says"));
	status = err.code == ERR_NONE ? take_files(&intake) : cli_fail(&err);
	if (count > 1 && cli->session.store && !cli->given[OPT_DRY_RUN] &&
		!import_store(&cli->session, intake.changes, intake.done,
			cli->given[OPT_OPEN] ? NULL : &closed, &err))
		status = cli_fail(&err);
	else if (!cli->given[OPT_QUIET])
		cli_tell_closed(closed);
	while (intake.done--)
		change_fini(&intake.changes[intake.done]);
	free(intake.changes);
	free(intake.inputs);
	free(intake.late);
	return status;
}
