/* SPDX-License-Identifier: MIT */
#include "app/care.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "store/store.h"

#define LISTED 5

bool
care_backup(
	struct session *session, const char *path, char **made, struct err *err)
{
	struct str name = {0};
	char day[DAY_TEXT_SIZE];
	bool ok = true;

	if (path) {
		str_add(&name, path);
	} else if (!session->backups) {
		ok = err_set(err, ERR_SYSTEM,
			_("there is no folder for backups; name a file"));
	} else {
		str_addf(&name, "%s/plan-%s-asked.db", session->backups,
			day_text(session->today, day));
		ok = fs_make_folder(session->backups, err);
	}
	if (ok && path && fs_exists(path))
		ok = err_set(err, ERR_INPUT,
			_("%s: is there already; name another file"), path);
	ok = ok && store_backup(session->store, str_text(&name), err);
	if (ok)
		*made = str_take(&name);
	str_fini(&name);
	return ok;
}

bool
care_restore(const struct session_options *options, const char *from,
	struct err *err)
{
	struct session_options opening = *options;
	struct session session;
	bool ok;

	opening.create = true;
	opening.readonly = false;
	if (!session_open(&session, &opening, err))
		return false;
	ok = !session.backups ||
		(fs_make_folder(session.backups, err) &&
			store_backup_dated(session.store, session.backups,
				session.today, "restore", err));
	ok = ok && store_restore(session.store, from, err);
	session_close(&session);
	return ok;
}

bool
care_check(struct session *session,
	void (*found)(void *context, const char *what), void *context,
	struct err *err)
{
	return store_check(session->store, found, context, err);
}

bool
care_rescue(const struct session_options *options, const char *to, int *saved,
	int *lost, struct err *err)
{
	char *path = session_path(options->path, err);
	bool ok = path && store_rescue(path, to, saved, lost, err);

	free(path);
	return ok;
}

static int
is_backup(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 3 && strcmp(entry->d_name + length - 3, ".db") == 0;
}

void
care_list_backups(const struct session_options *options,
	void (*found)(void *context, const char *what), void *context)
{
	char *state = fs_state_home(NULL);
	char *folder = state ? fs_join(state, "backups") : NULL;
	struct dirent **entries = NULL;
	struct str line = {0};
	int count, i;

	(void)options;
	count = folder ? scandir(folder, &entries, is_backup, alphasort) : 0;
	for (i = count - 1; i >= 0; i--) {
		if (count - i <= LISTED) {
			str_clear(&line);
			str_addf(&line,
				_("a backup: %s/%s; tenths restore puts it "
				  "back"),
				folder, entries[i]->d_name);
			found(context, str_text(&line));
		}
		free(entries[i]);
	}
	free(entries);
	str_fini(&line);
	free(folder);
	free(state);
}
