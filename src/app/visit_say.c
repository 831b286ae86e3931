/* SPDX-License-Identifier: MIT */
/*
 * What is said of another's plan goes to its file by the same merge as any sync:
 * what the copy was, what it is with the comment, and what the file says now.
 */
#include "visit_say.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/git.h"
#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"
#include "model/merge.h"
#include "model/shared.h"
#include "store/store.h"
#include "yaml/comments.h"

/* What the change comes to in the plan as its file has it now. */
static bool
bring(const struct visit *visit, const struct plan *whole,
	const struct change *change, struct change *out, struct err *err)
{
	struct plan before, after;
	struct merge_options options = {.base = &before};
	bool ok;

	plan_init(&before);
	plan_init(&after);
	plan_shared(&visit->session->plan, NULL, &before);
	plan_shared(&visit->session->plan, NULL, &after);
	change_apply(&after, change);
	ok = merge_plans(whole, &after, &options, out, err);
	if (ok && !change_is_of(out, RECORD_COMMENT))
		ok = err_set(err, ERR_INPUT,
			_("%s is another one by now: look at it again, then "
			  "say it"),
			visit->session->shown_as);
	memcpy(out->label, change->label, sizeof out->label);
	plan_fini(&after);
	plan_fini(&before);
	return ok;
}

/* ---- a plan itself */

static bool
say_in_plan(
	const struct visit *visit, const struct change *change, struct err *err)
{
	const struct session_options options = {
		.path = visit->path, .today = visit->session->today};
	struct change brought = {0};
	struct session session;
	bool ok;

	if (!session_open(&session, &options, err))
		return false;
	ok = bring(visit, &session.plan, change, &brought, err) &&
		session_do(&session, &brought, err);
	change_fini(&brought);
	session_wait_hooks(&session);
	session_close(&session);
	return ok;
}

/* ---- a file */

static void
count_note(void *context, enum severity severity, int line, int column,
	const char *what)
{
	int *first = context;

	(void)severity;
	(void)column;
	(void)what;
	if (!*first)
		*first = line;
}

/* What people wrote between the lines would be lost. */
static bool
is_ours(const char *path, const struct str *text, struct err *err)
{
	int first = 0;
	const struct reporter reporter = {count_note, &first};
	struct problems problems = {.reporter = &reporter};

	comments_note(&problems, str_text(text), text->length);
	return !first ||
		err_set(err, ERR_INPUT,
			_("%s:%d: this comment of YAML would be lost: write "
			  "what you have to say into the file, below "
			  "comments:"),
			path, first);
}

/* Where syncs go around by git, this does with the next. */
static void
commit(const struct visit *visit, const struct change *change)
{
	const struct config *config = &visit->session->config;
	struct str words = {0};
	struct git git = {0};
	struct err err = {0};

	if (strcmp(config_value(config, "sync.git"), "true") == 0 &&
		git_open(&git, visit->path, &err)) {
		str_addf(&words, "%s: ", visit->session->shown_as);
		label_tell(change->label, &words);
		if (!git_add(&git, &err) ||
			!git_commit(&git, str_text(&words), &err))
			session_remark(visit->session, err.text);
	}
	git_close(&git);
	str_fini(&words);
}

static bool
write_file(
	const struct visit *visit, const struct plan *merged, struct err *err)
{
	struct stat about;
	struct plan whole;
	char *text;
	bool ok;

	/* Once more, for the order of what was added. */
	plan_init(&whole);
	plan_shared(merged, NULL, &whole);
	text = sync_write(&whole, err);
	plan_fini(&whole);
	ok = text && stat(visit->path, &about) == 0 &&
		fs_write(visit->path, text, strlen(text), about.st_mode & 0777,
			err);
	free(text);
	return ok;
}

static bool
say_in_file(
	const struct visit *visit, const struct change *change, struct err *err)
{
	struct change brought = {0};
	struct str text = {0};
	struct plan whole;
	bool ok;

	plan_init(&whole);
	ok = fs_read_document(visit->path, &text, err) &&
		sync_read(visit->path, str_text(&text), text.length, &whole,
			err) &&
		is_ours(visit->path, &text, err) &&
		bring(visit, &whole, change, &brought, err);
	if (ok) {
		change_apply(&whole, &brought);
		ok = write_file(visit, &whole, err);
	}
	if (ok)
		commit(visit, change);
	change_fini(&brought);
	plan_fini(&whole);
	str_fini(&text);
	return ok;
}

bool
visit_say(void *context, const struct change *change, struct err *err)
{
	const struct visit *visit = context;

	if (access(visit->path, W_OK) != 0)
		return err_set(err, ERR_READONLY,
			_("%s cannot be written: its owner gets what you have "
			  "to say by a pull request"),
			visit->path);
	if (!change)
		return true;
	return store_is_plan(visit->path) ? say_in_plan(visit, change, err)
					  : say_in_file(visit, change, err);
}
