/* SPDX-License-Identifier: MIT */
#include "app/visit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/import.h"
#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"

/* An empty file of our own; caller frees and takes it away. */
static char *
make_file(struct err *err)
{
	const char *folder = getenv("TMPDIR");
	char *path = fs_join(
		folder && *folder ? folder : "/tmp", "tenths-plan-XXXXXX");
	int file = mkstemp(path);

	if (file >= 0) {
		close(file);
		return path;
	}
	err_set(err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	free(path);
	return NULL;
}

static void
say_nothing(void *context, enum severity severity, int line, int column,
	const char *what)
{
	(void)context;
	(void)severity;
	(void)line;
	(void)column;
	(void)what;
}

/* Puts what is shared of the plan into the empty one. */
static bool
fill(struct session *session, const struct folder *folder, size_t i,
	struct err *err)
{
	const struct reporter reporter = {say_nothing, NULL};
	const struct read_options options = {
		.today = session->today, .plan = &session->plan};
	struct import import = {
		.name = folder->plans[i].name, .format = format_find("yaml")};
	struct plan shared;
	char *text;
	bool ok;

	if (!folder_read(folder, i, &shared, err))
		return false;
	text = sync_write(&shared, err);
	plan_fini(&shared);
	ok = text &&
		import_read(
			&import, piece_of(text), &options, &reporter, err) &&
		import_merge(&import, session, err);
	if (text)
		import_fini(&import);
	free(text);
	return ok;
}

bool
visit_open(struct session *session, const struct folder *folder, size_t i,
	int32_t today, struct err *err)
{
	char *path = make_file(err);
	const struct session_options options = {
		.path = path, .today = today, .create = true};

	if (!path)
		return false;
	if (!session_open(session, &options, err)) {
		unlink(path);
		free(path);
		return false;
	}
	free(path);
	session->unkept = true;
	if (!fill(session, folder, i, err)) {
		visit_close(session);
		return false;
	}
	session->unsynced = session->stored = false;
	session->shown_as = base_strdup(folder->plans[i].name);
	return true;
}

void
visit_close(struct session *session)
{
	char *path = base_strdup(session->path);

	session_close(session);
	unlink(path);
	free(path);
}
