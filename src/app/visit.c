/* SPDX-License-Identifier: MIT */
#include "app/visit.h"

#include <stdlib.h>

#include "app/import.h"
#include "app/sync.h"
#include "visit_say.h"

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

static bool
open_copy(struct visit *visit, int32_t today, struct err *err)
{
	struct session_options options = {.today = today, .create = true};

	if (!scratch_make(&visit->scratch, err))
		return false;
	options.path = visit->scratch.path;
	if (session_open(visit->session, &options, err))
		return true;
	scratch_remove(&visit->scratch);
	return false;
}

bool
visit_open(struct visit *visit, const struct folder *folder, size_t i,
	int32_t today, struct err *err)
{
	struct session *session = visit->session;

	visit->path = base_strdup(folder->plans[i].path);
	if (!open_copy(visit, today, err)) {
		free(visit->path);
		return false;
	}
	session->unkept = true;
	if (!fill(session, folder, i, err)) {
		visit_close(visit);
		return false;
	}
	session->unsynced = session->stored = false;
	session->shown_as = base_strdup(folder->plans[i].name);
	session->say = visit_say;
	session->say_context = visit;
	return true;
}

void
visit_close(struct visit *visit)
{
	session_close(visit->session);
	scratch_remove(&visit->scratch);
	free(visit->path);
}
