/* SPDX-License-Identifier: MIT */
#include "app/session.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/output.h"
#include "app/user.h"
#include "backup.h"
#include "base/fs.h"
#include "base/say.h"
#include "model/check.h"
#include "model/edit.h"
#include "model/query.h"
#include "revisions.h"
#include "store/store.h"

char *
session_path(const char *given, struct err *err)
{
	const char *from_environment = getenv("TENTHS_FILE");
	char *home, *path;

	if (given)
		return base_strdup(given);
	if (from_environment && *from_environment)
		return fs_typed(from_environment);
	home = fs_data_home(err);
	if (!home)
		return NULL;
	path = fs_join(home, "plan.db");
	free(home);
	return path;
}

bool
session_make_home(const char *path, struct err *err)
{
	char *home = fs_data_home(NULL), *folder = fs_folder(path);
	bool ok = true;

	if (home && strcmp(home, folder) == 0)
		ok = fs_make_folder(folder, err);
	free(home);
	free(folder);
	return ok;
}

void
session_join(struct session *session, const struct elsewhere *elsewhere,
	uint32_t place)
{
	session->elsewhere = session->plan.elsewhere = elsewhere;
	session->place = session->plan.place = place;
}

static bool
load(struct session *session, struct err *err)
{
	struct plan fresh;

	plan_init(&fresh);
	if (!store_load(session->store, &fresh, err)) {
		plan_fini(&fresh);
		return false;
	}
	plan_fini(&session->plan);
	fresh.usual_weekday = session->config.weekday;
	session->plan = fresh;
	session_join(session, session->elsewhere, session->place);
	revisions_forget(&session->revisions);
	session->version++;
	return true;
}

bool
session_open(struct session *session, const struct session_options *options,
	struct err *err)
{
	char *state = fs_state_home(NULL);
	unsigned flags = options->create ? STORE_CREATE : 0;

	memset(session, 0, sizeof *session);
	session->backed_up = session->ahead_of = DAY_NONE;
	plan_init(&session->plan);
	session->today_fixed = options->today != DAY_NONE;
	session->today = session->today_fixed ? options->today : day_today();
	if (state)
		session->backups = fs_join(state, "backups");
	free(state);
	session->path = session_path(options->path, err);
	config_read(&session->config);
	if (session->path &&
		(!options->create || session_make_home(session->path, err)))
		session->store =
			store_open(session->path, flags, session->backups, err);
	if (session->store && load(session, err))
		return true;
	session_close(session);
	return false;
}

void
session_close(struct session *session)
{
	session_end_ahead(session, true);
	store_close(session->store);
	str_fini(&session->remarks);
	str_fini(&session->label);
	hooks_fini(&session->hooks);
	free(session->checking);
	revisions_forget(&session->revisions);
	config_fini(&session->config);
	plan_fini(&session->plan);
	free(session->path);
	free(session->shown_as);
	free(session->backups);
	memset(session, 0, sizeof *session);
}

bool
session_writable(const struct session *session, struct err *err)
{
	if (session->shown_as)
		return err_set(err, ERR_READONLY,
			_("%s is another's plan: it is only shown"),
			session->shown_as);
	return !store_readonly(session->store) ||
		err_set(err, ERR_READONLY, _("%s: the plan can only be read"),
			session->path);
}

bool
session_sayable(const struct session *session, struct err *err)
{
	return session->say ? session->say(session->say_context, NULL, err)
			    : session_writable(session, err);
}

/* What is shown is as it was, but for comments, which go to its own file first. */
static bool
may_store(const struct session *session, const struct change *change,
	struct err *err)
{
	if (!session->shown_as)
		return true;
	if (!session->say || !change_is_of(change, RECORD_COMMENT))
		return session_writable(session, err);
	return session->say(session->say_context, change, err);
}

bool
session_find_cycle(struct session *session, const char *name, uint32_t *cycle,
	struct err *err)
{
	const struct cycle *found =
		query_cycle(&session->plan, name, session->today, err);

	*cycle = found ? found->base.id : 0;
	return found != NULL;
}

int64_t
session_time(const struct session *session)
{
	if (session->today_fixed)
		return (int64_t)session->today * 86400 + 43200;
	return (int64_t)time(NULL);
}

const char *
session_name(const struct session *session)
{
	const char *slash = strrchr(session->path, '/');

	if (session->shown_as)
		return session->shown_as;
	if (session->unkept)
		return _("sample");
	return slash ? slash + 1 : session->path;
}

void
session_remark(struct session *session, const char *text)
{
	if (session->remarks.length)
		str_add_char(&session->remarks, '\n');
	str_add(&session->remarks, text);
}

/* What the store has to say goes with the rest. */
static void
take_remarks(struct session *session)
{
	struct str said = {0};

	if (session->store && store_take_remarks(session->store, &said))
		session_remark(session, str_text(&said));
	str_fini(&said);
}

bool
session_take_remarks(struct session *session, struct str *out)
{
	take_remarks(session);
	str_clear(out);
	str_add(out, str_text(&session->remarks));
	str_clear(&session->remarks);
	return out->length > 0;
}

static bool
closes_a_cycle(const struct change *change)
{
	size_t i;

	for (i = 0; i < change->count; i++) {
		const struct edit *edit = &change->edits[i];

		if (edit->record == RECORD_CYCLE && edit->op == EDIT_SET &&
			edit->field == CYCLE_CLOSED &&
			edit->before.type == VALUE_NONE)
			return true;
	}
	return false;
}

/* After a conflict memory is brought up to date, so that the next try sees
 * what is there; the message stays the conflict's. A file that was put in the
 * place of ours is opened first. */
static bool
refused(struct session *session, struct err *err)
{
	if (err->code == ERR_GONE && store_reopen(session->store, NULL)) {
		session_back_up_anew(session);
		err_set(err, ERR_CONFLICT,
			_("%s: another file was put in its place and has been "
			  "read; look again and repeat"),
			session->path);
	}
	if (err->code == ERR_CONFLICT)
		load(session, NULL);
	return false;
}

static bool
store_change(
	struct session *session, const struct change *change, struct err *err)
{
	struct change made = *change;
	struct err local = {0};

	if (!err)
		err = &local;
	made.by = user_known(&session->config);
	if (!change->count)
		return true;
	if (!may_store(session, change, err) ||
		!session_back_up_daily(session, err))
		return false;
	if (closes_a_cycle(change) && !session_back_up(session, "close", err))
		return false;
	if (!store_commit(session->store, &made, session_time(session), err))
		return refused(session, err);
	session->stored = session->unsynced = true;
	return true;
}

/* Tells the hooks of what is on disk and in the plan. */
static void
tell_hooks(struct session *session, const struct change *change)
{
	struct str problem = {0};

	if (!change->count || session->shown_as)
		return;
	hooks_start(&session->hooks, &session->config,
		&(struct stored){&session->plan, session->path, change},
		&problem);
	if (problem.length)
		session_remark(session, str_text(&problem));
	str_fini(&problem);
}

void
session_wait_hooks(struct session *session)
{
	hooks_wait(&session->hooks);
}

bool
session_keep(
	struct session *session, const struct change *change, struct err *err)
{
	if (!store_change(session, change, err))
		return false;
	tell_hooks(session, change);
	return true;
}

bool
session_merge(
	struct session *session, const struct change *change, struct err *err)
{
	if (!change->count)
		return true;
	if (!session_back_up(session, "sync", err) ||
		!session_keep(session, change, err))
		return false;
	change_apply(&session->plan, change);
	session->version++;
	return true;
}

void
session_follow(struct session *session, struct change *change)
{
	edit_follow(&session->plan, session->today, change);
	if (edit_wants_author(change))
		edit_author(change, user_name(&session->config));
}

bool
session_do(
	struct session *session, const struct change *change, struct err *err)
{
	if (!check_change(&session->plan, change, err) ||
		!store_change(session, change, err))
		return false;
	change_apply(&session->plan, change);
	session->version++;
	tell_hooks(session, change);
	return true;
}

bool
session_prepare_each(struct session *session, const struct preparing *each,
	struct change *all, struct err *err)
{
	struct change back = {0};
	bool ok = true;
	size_t i;

	if (each->count == 1)
		return each->prepare(each->context, 0, all, err);
	for (i = 0; ok && i < each->count; i++) {
		struct change one = {0};

		ok = each->prepare(each->context, i, &one, err);
		if (ok) {
			change_apply(&session->plan, &one);
			change_add(all, &one);
		}
		change_fini(&one);
	}
	change_inverse(all, &back);
	change_apply(&session->plan, &back);
	change_fini(&back);
	return ok;
}

/* Names what hooks are told, after the change that is undone or done again. */
static void
label_again(struct change *change, const char *message, const char *label)
{
	struct str told = {0};

	label_tell(label, &told);
	change_label(change, message, str_text(&told));
	str_fini(&told);
}

/* Undo takes the inverse of the row's change, redo the change itself. */
static bool
turn(struct session *session, struct journal_row *row, struct str *label,
	struct err *err)
{
	struct change change, inverse = {0};
	const struct plan *plan = row->undone ? NULL : &session->plan;
	struct str edits = {0};
	bool ok;

	if (!session_back_up_daily(session, err) ||
		!change_decode(
			plan, row->edits, strlen(row->edits), &change, err))
		return false;
	if (label) {
		str_clear(label);
		label_tell(row->label, label);
	}
	if (row->undone) {
		ok = may_store(session, &change, err) &&
			store_commit_undo(session->store, row, &change, err);
		if (ok)
			change_apply(&session->plan, &change);
		label_again(&change, N_("redo %s"), row->label);
	} else {
		change_inverse(&change, &inverse);
		change_encode_whole(&change, &edits);
		free(row->edits);
		row->edits = str_take(&edits);
		ok = may_store(session, &inverse, err) &&
			store_commit_undo(session->store, row, &inverse, err);
		if (ok)
			change_apply(&session->plan, &inverse);
		label_again(&inverse, N_("undo %s"), row->label);
	}
	if (ok) {
		session->version++;
		tell_hooks(session, inverse.count ? &inverse : &change);
	}
	change_fini(&inverse);
	change_fini(&change);
	revisions_forget(&session->revisions);
	session->stored |= ok;
	session->unsynced |= ok;
	return ok || refused(session, err);
}

static bool
undo_or_redo(
	struct session *session, bool redo, struct str *label, struct err *err)
{
	struct journal_row row = {0};
	struct err local = {0};
	bool ok;

	if (!err)
		err = &local;
	err_clear(err);
	ok = redo ? store_redoable(session->store, &row, err)
		  : store_undoable(session->store, &row, err);
	if (ok)
		ok = turn(session, &row, label, err);
	else if (err->code == ERR_NONE)
		err_set(err, ERR_INPUT,
			redo ? _("nothing to redo") : _("nothing to undo"));
	journal_row_fini(&row);
	return ok;
}

bool
session_undo(struct session *session, struct str *label, struct err *err)
{
	return undo_or_redo(session, false, label, err);
}

bool
session_redo(struct session *session, struct str *label, struct err *err)
{
	return undo_or_redo(session, true, label, err);
}

/* Another file has the name: it is opened, checked and read. */
static bool
open_again(struct session *session, bool *changed, struct err *err)
{
	struct str text = {0};

	if (!store_reopen(session->store, err) || !load(session, err))
		return false;
	session_back_up_anew(session);
	*changed = true;
	str_addf(&text,
		_("%s: another file was put in its place; it has been read"),
		session->path);
	session_remark(session, str_text(&text));
	str_fini(&text);
	return true;
}

bool
session_refresh(struct session *session, bool *changed, struct err *err)
{
	int32_t day = session->today;

	*changed = false;
	if (!session->today_fixed)
		session->today = day_today();
	if (session->today != day)
		session->version++;
	switch (store_look(session->store, err)) {
	case STORE_WRITTEN:
		*changed = true;
		return load(session, err);
	case STORE_REPLACED:
		return open_again(session, changed, err);
	case STORE_GONE:
		return err_set(err, ERR_GONE,
			_("%s: the file is gone; :save FILE keeps what is "
			  "shown here"),
			session->path);
	case STORE_FAILED:
		return false;
	case STORE_SAME:
	case STORE_LOCKED:
		break;
	}
	return true;
}

#define CHECKED_AT_ONCE 500 /* rows: about a millisecond */

static void
tell_damage(void *context, const char *what)
{
	struct session *session = context;
	struct str text = {0};

	str_addf(&text, _("the plan is damaged: %s; run tenths doctor"), what);
	session_remark(session, str_text(&text));
	str_fini(&text);
	session->checking->done = true;
}

bool
session_check_some(struct session *session)
{
	if (!session->checking)
		session->checking = base_calloc(1, sizeof *session->checking);
	if (session->checking->done)
		return false;
	if (!store_check_some(session->store, session->checking,
		    CHECKED_AT_ONCE, tell_damage, session))
		session->checking->done = true;
	return !session->checking->done;
}

bool
session_is_locked(struct session *session)
{
	return store_look(session->store, NULL) == STORE_LOCKED;
}

bool
session_save(struct session *session, const char *path, bool replace,
	struct err *err)
{
	struct output output = {.path = path,
		.plan = session->path,
		.copy = true,
		.replace = replace,
		.force = ":save!"};

	return output_allowed(&output, err) &&
		store_save(&session->plan, path, replace, err);
}

uint64_t
session_uid(const struct session *session)
{
	return store_uid(session->store);
}

bool
session_unconfirmed(const struct session *session)
{
	return session->store && store_unconfirmed(session->store);
}

void
session_on_wait(struct session *session,
	bool (*wait)(void *context, int64_t waited), void *context)
{
	struct store_wait how = {wait, context};

	store_on_wait(session->store, &how);
}
