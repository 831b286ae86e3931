/* SPDX-License-Identifier: MIT */
/*
 * tenths edit: a part of the plan as YAML in the person's editor, taken back as
 * one change. What it was given is what both sides were (model/merge.h), so what
 * is taken out of the text is taken out of the plan, and what another program
 * did meanwhile stays. The file is a draft until its text is stored: it is
 * never lost, and the next time goes on with it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/drafts.h"
#include "app/import.h"
#include "app/program.h"
#include "base/fs.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/format.h"
#include "model/merge.h"
#include "model/query.h"

struct edit_task {
	struct cli *cli;
	struct write_options part; /* what is edited */
	struct str name, base; /* of the two drafts: the text, and what … */
	struct str given;      /* … it was made of */
	struct str text;       /* as it is now */
	struct drafts *drafts;
	char *file;
	char *what; /* as typed, for the history; the plan may be read again */
	struct import before, after;
	int conflicts;
};

/* ---- the text */

static bool
write_part(struct edit_task *task, struct err *err)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool ok = out || err_set(err, ERR_SYSTEM, _("out of memory"));

	if (out) {
		fputs("# -*- mode: yaml -*- vim: set ft=yaml :\n# ", out);
		fputs(_("Save it and leave. What you take out is taken out of "
			"the plan."),
			out);
		fputs("\n# ", out);
		fputs(_("Leave it as it is, or empty, and nothing is changed."),
			out);
		putc('\n', out);
		ok = format_find("yaml")->write(
			&task->cli->session.plan, &task->part, out, err);
		ok = fclose(out) == 0 && ok;
	}
	if (ok)
		str_add_bytes(&task->given, text, length);
	free(text);
	return ok;
}

/* It is not written over. */
static bool
refuse_left(const struct edit_task *task, struct err *err)
{
	char *file = drafts_file(task->drafts, str_text(&task->name));

	err_set(err, ERR_INPUT,
		_("%s: what was not stored cannot be read again; move it to "
		  "begin anew"),
		file);
	free(file);
	return false;
}

/* Whether there is a text that was left unstored. */
static bool
is_left(const struct edit_task *task)
{
	char *file = drafts_file(task->drafts, str_text(&task->name));
	struct stat about;
	bool is = lstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
		about.st_size > 0;

	free(file);
	return is;
}

/* A text that was left unstored comes with what it was made of. */
static bool
take_draft(struct edit_task *task, struct err *err)
{
	if (drafts_read(task->drafts, str_text(&task->name), &task->text) &&
		drafts_read(
			task->drafts, str_text(&task->base), &task->given)) {
		cli_remark(_("it goes on with what was not stored; empty it "
			     "to begin anew"));
		return true;
	}
	str_clear(&task->given);
	if (is_left(task))
		return refuse_left(task, err);
	return write_part(task, err) &&
		drafts_keep(task->drafts, str_text(&task->base),
			str_text(&task->given), err) &&
		drafts_keep(task->drafts, str_text(&task->name),
			str_text(&task->given), err);
}

/* Which file it is shows once it is kept: another folder may have to do. */
static bool
open_draft(struct edit_task *task, struct err *err)
{
	struct session *session = &task->cli->session;
	bool ok;

	task->drafts = drafts_new(session->path, session_uid(session));
	ok = take_draft(task, err);
	task->file = drafts_file(task->drafts, str_text(&task->name));
	return ok;
}

static void
drop_draft(struct edit_task *task)
{
	drafts_drop(task->drafts, str_text(&task->name));
	drafts_drop(task->drafts, str_text(&task->base));
}

/* ---- taking it back */

static void
report(void *context, enum severity severity, int line, int column,
	const char *what)
{
	const struct edit_task *task = context;

	if (severity == PROBLEM_ERROR)
		cli_remark("%s:%d:%d: %s", task->file, line, column, what);
}

static bool
read_plan(struct edit_task *task, struct import *import, const struct str *text,
	struct err *err)
{
	const struct reporter reporter = {report, task};
	const struct read_options options = {
		.today = task->cli->today, .plan = &task->cli->session.plan};

	import->format = format_find("yaml");
	return import_read(import, (struct piece){str_text(text), text->length},
		&options, &reporter, err);
}

static void
count_conflict(void *context, const struct merge_conflict *conflict)
{
	struct edit_task *task = context;

	task->conflicts += conflict->what == CONFLICT_VALUE;
}

static bool
prepare(struct cli *cli, void *context, struct change *change, struct err *err)
{
	struct edit_task *task = context;
	const struct merge_options options = {.base = &task->before.from,
		.conflict = count_conflict,
		.context = task};

	task->conflicts = 0;
	if (!merge_plans(&cli->session.plan, &task->after.from, &options,
		    change, err))
		return false;
	change_label(change, N_("edit %s"), task->what);
	return true;
}

static bool
take_back(struct edit_task *task, struct err *err)
{
	bool ok;

	memset(&task->before, 0, sizeof task->before);
	memset(&task->after, 0, sizeof task->after);
	ok = read_plan(task, &task->after, &task->text, err);
	if (ok)
		ok = read_plan(task, &task->before, &task->given, err) &&
			cli_do(task->cli, prepare, task, err);
	else
		plan_init(&task->before.from);
	import_fini(&task->before);
	import_fini(&task->after);
	if (ok && task->conflicts)
		cli_remark(ngettext("%d value was changed by another program "
				    "as well; yours stands",
				   "%d values were changed by another program "
				   "as well; yours stand",
				   (unsigned long)task->conflicts),
			task->conflicts);
	return ok;
}

/* ---- the editor, again and again */

static bool
wants_again(void)
{
	char answer[16];

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	fprintf(stderr, "%s ", _("Edit it again? [Y/n]"));
	return fgets(answer, sizeof answer, stdin) && !strchr("nN", answer[0]);
}

/* What the editor left, no file being nothing; false when there is something that
 * cannot be read. */
static bool
read_text(struct edit_task *task, struct err *err)
{
	str_clear(&task->text);
	return !fs_exists(task->file) ||
		fs_read_document(task->file, &task->text, err);
}

/* Whether it is as it was given, or empty. */
static bool
is_unchanged(const struct edit_task *task)
{
	const struct str *text = &task->text, *given = &task->given;

	return strspn(str_text(text), " \t\r\n") == text->length ||
		(text->length == given->length &&
			memcmp(str_text(text), str_text(given),
				given->length) == 0);
}

static int
edit(struct edit_task *task)
{
	struct err err = {0};
	int status;
	bool ran, read;

	do {
		err_clear(&err);
		ran = program_edit(task->file, &err);
		read = read_text(task, ran ? &err : NULL);
		if (read && is_unchanged(task)) {
			drop_draft(task);
			if (ran)
				puts(_("nothing was changed"));
			return ran ? 0 : cli_fail(&err);
		}
		if (ran && read && take_back(task, &err)) {
			drop_draft(task);
			return 0;
		}
		status = cli_fail(&err);
	} while (wants_again());
	cli_remark(_("the text is kept in %s; tenths edit %s goes on with it"),
		task->file, task->what);
	return status;
}

/* What is edited, and the names of its drafts. */
static bool
find_part(struct edit_task *task, struct err *err)
{
	struct cli *cli = task->cli;
	const struct plan *plan = &cli->session.plan;
	const struct node *node = NULL;
	const struct cycle *cycle;
	char uid[UID_TEXT_SIZE] = "all";

	if (cli->count) {
		node = cli_node(cli, cli->words[0], err);
		if (!node)
			return false;
		task->what = base_strdup(cli->words[0]);
		task->part.node = node->id;
		cycle = plan_cycle_of(plan, node);
		task->part.cycle = cycle ? cycle->base.id : 0;
		uid_text(node->uid, uid);
	} else if (!cli->given[OPT_CYCLE] ||
		cycle_word(cli->values[OPT_CYCLE]) != CYCLE_WORD_ALL) {
		if (!cli_cycle(cli, &task->part.cycle, err))
			return false;
		cycle = plan_cycle(plan, task->part.cycle);
		if (cycle)
			uid_text(cycle->uid, uid);
		task->what =
			base_strdup(cycle && cycle->name ? cycle->name : "");
	} else {
		task->what = base_strdup(cli->values[OPT_CYCLE]);
	}
	str_addf(&task->name, "edit-%s", uid);
	str_addf(&task->base, "edit-%s-base", uid);
	return true;
}

int
run_edit(struct cli *cli)
{
	struct edit_task task = {.cli = cli, .part = {.today = cli->today}};
	struct err err = {0};
	/* Nothing is typed where it cannot be stored. */
	int status = session_writable(&cli->session, &err) &&
			find_part(&task, &err) && open_draft(&task, &err)
		? edit(&task)
		: cli_fail(&err);

	str_fini(&task.name);
	str_fini(&task.base);
	str_fini(&task.given);
	str_fini(&task.text);
	if (task.drafts)
		drafts_free(task.drafts);
	free(task.file);
	free(task.what);
	return status;
}
