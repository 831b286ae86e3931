/* SPDX-License-Identifier: MIT */
#include "app/care.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "model/check.h"
#include "store/store.h"

#define LISTED 5

bool
care_backup(struct session *session, const char *path, bool replace,
	char **made, struct err *err)
{
	struct output output = {.path = path,
		.plan = session->path,
		.replace = replace,
		.copy = true};
	bool ok;

	if (path) {
		*made = base_strdup(path);
		ok = output_allowed(&output, err);
	} else if (!session->backups) {
		*made = NULL;
		return err_set(err, ERR_SYSTEM,
			_("there is no folder for backups; name a file"));
	} else {
		*made = store_backup_path(session->store, session->backups,
			session->today, "asked");
		ok = fs_make_folder(session->backups, err);
	}
	ok = ok && store_backup(session->store, *made, replace || !path, err);
	if (!ok) {
		free(*made);
		*made = NULL;
	}
	return ok;
}

/* A plan that can be opened goes to the backups; *kept gets that copy, or NULL
 * when there is none. */
static void
keep_plan(const struct session_options *options, char **kept)
{
	struct session session;

	*kept = NULL;
	if (!session_open(&session, options, NULL))
		return;
	if (session.backups &&
		store_backup_dated(session.store, session.backups,
			session.today, "restore", NULL))
		*kept = store_backup_path(session.store, session.backups,
			session.today, "restore");
	session_close(&session);
}

bool
care_restore(const struct session_options *options, const char *from,
	char **kept, struct err *err)
{
	struct session_options opening = *options;
	char *path = session_path(options->path, err);
	bool ok = path != NULL;

	*kept = NULL;
	opening.create = false;
	if (ok && fs_same(path, from))
		ok = err_set(err, ERR_INPUT,
			_("%s: is the plan itself; name a copy of it"), from);
	if (ok)
		keep_plan(&opening, kept);
	ok = ok && session_make_home(path, err) &&
		store_restore(path, from, *kept ? NULL : kept, err);
	free(path);
	return ok;
}

/* Tells on, and counts. */
struct counting {
	struct finder finder;
	int count;
};

static void
tell_damage(void *context, const char *what)
{
	struct counting *counting = context;

	counting->count++;
	counting->finder.found(counting->finder.context, what);
}

static void
tell_rule(void *context, enum record record, uint32_t id, const char *what)
{
	const struct finder *finder = context;

	(void)record;
	(void)id;
	finder->found(finder->context, what);
}

bool
care_check(struct session *session, struct finder finder, bool *sound,
	struct err *err)
{
	struct counting counting = {finder, 0};

	if (!store_check(session->store, tell_damage, &counting, err))
		return false;
	*sound = counting.count == 0;
	check_plan(&session->plan, tell_rule, &finder);
	check_ends(&session->plan, tell_rule, &finder);
	return true;
}

static void
tell_table(const struct finder *finder, const struct rescued *rescued,
	size_t table)
{
	int saved = rescued->tables[table].saved;
	int doubtful = rescued->tables[table].doubtful;
	int lost = rescued->tables[table].lost;
	struct str line = {0};

	if (!saved && !doubtful && !lost)
		return;
	str_addf(&line, _("%s: %d saved"),
		table < RECORD_COUNT ? _(record_types[table].label)
				     : _("history"),
		saved);
	if (doubtful)
		str_addf(&line, _(", %d not as they were written"), doubtful);
	if (lost)
		str_addf(&line,
			ngettext(", %d lost", ", %d lost", (unsigned long)lost),
			lost);
	finder->found(finder->context, str_text(&line));
	str_fini(&line);
}

static void
tell_total(const struct finder *finder, const struct rescued *rescued,
	int saved, int lost)
{
	struct str line = {0};

	if (rescued->lost_pages) {
		str_addf(&line,
			ngettext("%d page of the file is missing or cannot be "
				 "read, with what stood on it",
				"%d pages of the file are missing or cannot be "
				"read, with what stood on them",
				(unsigned long)rescued->lost_pages),
			rescued->lost_pages);
		finder->found(finder->context, str_text(&line));
		str_clear(&line);
	}
	if (!saved)
		str_add(&line, _("nothing could be saved"));
	else
		str_addf(&line,
			ngettext("%d record saved", "%d records saved",
				(unsigned long)saved),
			saved);
	if (saved)
		str_addf(&line,
			ngettext(", %d lost", ", %d lost", (unsigned long)lost),
			lost);
	finder->found(finder->context, str_text(&line));
	str_fini(&line);
}

bool
care_rescue(const struct session_options *options, const struct output *to,
	struct finder finder, bool *whole, struct err *err)
{
	char *path = session_path(options->path, err);
	struct output output = {.path = to->path,
		.plan = path,
		.replace = to->replace,
		.copy = true};
	struct rescued rescued;
	int saved = 0, changed = 0, lost = 0;
	size_t table;
	bool ok = path && (!to->path || output_allowed(&output, err)) &&
		store_rescue(path, to->path, to->replace, &rescued, err);

	for (table = 0; ok && table <= RECORD_COUNT; table++) {
		tell_table(&finder, &rescued, table);
		saved += rescued.tables[table].saved;
		changed += rescued.tables[table].doubtful;
		lost += rescued.tables[table].lost;
	}
	if (ok)
		tell_total(&finder, &rescued, saved + changed, lost);
	*whole = ok && saved && !changed && !lost && !rescued.lost_pages;
	free(path);
	return ok;
}

void
care_list_backups(const struct session_options *options, struct finder finder)
{
	char *state = fs_state_home(NULL), **names = NULL;
	char *folder = state ? fs_join(state, "backups") : NULL;
	char *path = session_path(options->path, NULL);
	size_t count = 0, i;
	struct str line = {0};

	if (folder && path)
		count = store_backups(folder, path, &names);
	for (i = 0; i < count; i++) {
		if (i < LISTED) {
			str_clear(&line);
			str_addf(&line,
				_("a backup: %s; tenths restore puts it back"),
				names[i]);
			finder.found(finder.context, str_text(&line));
		}
		free(names[i]);
	}
	free(names);
	str_fini(&line);
	free(path);
	free(folder);
	free(state);
}
