/* SPDX-License-Identifier: MIT */
/*
 * The day's copy made before anybody needs it, by a thread: it has a connection of
 * its own, shares nothing with the planner but a flag, and is waited for before
 * the plan is written. SQLite keeps the locks of the two connections apart.
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/fs.h"
#include "store_private.h"

#define STACK ((size_t)1 << 20) /* elsewhere it may be too little for SQLite */
#define ASKED_EVERY 1000	/* steps of SQLite */

struct store_ahead {
	pthread_t thread;
	struct store store; /* the thread's own */
	char *folder;
	int32_t today;
	atomic_bool stop;
};

static int
is_stopped(void *context)
{
	struct store_ahead *ahead = context;

	return atomic_load(&ahead->stop);
}

/* That it could not be made is said when the first change tries again. */
static void *
work(void *context)
{
	struct store_ahead *ahead = context;
	struct sql *sql = &ahead->store.sql;

	if (!sql_open(sql, ahead->store.path, SQL_READ, NULL))
		return NULL;
	/* Whoever has the file locked may write it: it is not waited for. */
	sqlite3_busy_timeout(sql->db, 0);
	sqlite3_progress_handler(sql->db, ASKED_EVERY, is_stopped, ahead);
	store_backup_dated(
		&ahead->store, ahead->folder, ahead->today, "daily", NULL);
	sql_close(sql);
	return NULL;
}

/* Signals are the planner's. */
static bool
start(struct store_ahead *ahead)
{
	pthread_attr_t attributes;
	sigset_t all, before;
	bool ok;

	if (pthread_attr_init(&attributes) != 0)
		return false;
	pthread_attr_setstacksize(&attributes, STACK);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	ok = pthread_create(&ahead->thread, &attributes, work, ahead) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return ok;
}

static void
free_ahead(struct store_ahead *ahead)
{
	free(ahead->store.path);
	free(ahead->folder);
	free(ahead);
}

struct store_ahead *
store_ahead_begin(const struct store *store, const char *folder, int32_t today)
{
	struct store_ahead *ahead = base_calloc(1, sizeof *ahead);

	ahead->store.path = base_strdup(store->path);
	ahead->store.uid = store->uid;
	ahead->folder = base_strdup(folder);
	ahead->today = today;
	if (start(ahead))
		return ahead;
	free_ahead(ahead);
	return NULL;
}

void
store_ahead_end(struct store_ahead *ahead, bool stop)
{
	if (!ahead)
		return;
	if (stop)
		atomic_store(&ahead->stop, true);
	pthread_join(ahead->thread, NULL);
	free_ahead(ahead);
}
