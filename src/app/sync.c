/* SPDX-License-Identifier: MIT */
#include "app/sync.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/filters.h"
#include "app/output.h"
#include "base/fs.h"
#include "base/say.h"
#include "format/format.h"
#include "model/check.h"
#include "model/conflict.h"
#include "model/merge.h"
#include "model/shared.h"
#include "store/store.h"
#include "yaml/comments.h"

#define COMMENTS_TOLD 10

/* ---- texts of our own form */

/* The first line of a text that is wrong, as an error. */
struct fault {
	const char *name;
	struct err err;
};

static void
take_fault(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct fault *fault = context;

	(void)column;
	if (severity == PROBLEM_ERROR && fault->err.code == ERR_NONE)
		err_set(&fault->err, ERR_INPUT, "%s:%d: %s", fault->name, line,
			what);
}

bool
sync_read(const char *name, const char *text, size_t length, struct plan *out,
	struct err *err)
{
	struct fault fault = {.name = name};
	struct reporter reporter = {take_fault, &fault};
	struct read_options options = {.today = day_today()};

	plan_init(out);
	if (format_find("yaml")->read(out, (struct piece){text, length},
		    &options, &reporter, err) &&
		fault.err.code == ERR_NONE)
		return true;
	if (err && fault.err.code != ERR_NONE)
		*err = fault.err;
	return false;
}

char *
sync_write(const struct plan *plan, struct err *err)
{
	struct write_options options = {.today = day_today()};
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool ok;

	if (!out) {
		err_set(err, ERR_SYSTEM, _("out of memory"));
		return NULL;
	}
	ok = format_find("yaml")->write(plan, &options, out, err);
	if (fclose(out) == 0 && ok)
		return text;
	free(text);
	return NULL;
}

/* ---- what is shared */

bool
sync_may_show(const struct config *config, struct err *err)
{
	return !config->problems.length ||
		err_set(err, ERR_INPUT,
			_("the settings cannot be read, so it cannot be told "
			  "what is private: %.200s"),
			str_text(&config->problems));
}

bool
sync_shown(const struct config *config, const struct plan *plan, int32_t today,
	struct plan *out, struct err *err)
{
	const char *share = config_value(config, "share");
	struct filter *filter = NULL;

	plan_init(out);
	if (!sync_may_show(config, err))
		return false;
	if (*share) {
		filter = filters_read(config, plan, share, today, err);
		if (!filter)
			return false;
	}
	plan_shared(plan, filter, out);
	filter_free(filter);
	return true;
}

bool
sync_shared(const struct session *session, struct plan *out, struct err *err)
{
	return sync_shown(
		&session->config, &session->plan, session->today, out, err);
}

/* ---- conflicts */

void
sync_found(void *context, const struct merge_conflict *conflict)
{
	struct sync_found *found = context;

	found->all =
		base_realloc(found->all, found->count + 1, sizeof *found->all);
	found->all[found->count++] = *conflict;
}

void
sync_found_fini(struct sync_found *found)
{
	free(found->all);
	*found = (struct sync_found){0};
}

/* Records that break a rule, by lasting id where they have one. */
struct broken {
	const struct plan *plan;
	uint64_t *uids;
	size_t count;
};

static uint64_t
uid_of(const struct plan *plan, enum record record, uint32_t id)
{
	const struct field *uid = field_find(record, "uid");

	return uid ? (uint64_t)plan_value(plan, record, id, uid).number : 0;
}

static void
note_broken(void *context, enum record record, uint32_t id, const char *what)
{
	struct broken *broken = context;

	(void)what;
	broken->uids = base_realloc(
		broken->uids, broken->count + 1, sizeof *broken->uids);
	broken->uids[broken->count++] = uid_of(broken->plan, record, id);
}

static bool
was_broken(const struct broken *broken, uint64_t uid)
{
	size_t i;

	for (i = 0; i < broken->count; i++)
		if (broken->uids[i] == uid)
			return true;
	return false;
}

/* What is broken together and was not on either side. */
struct together {
	struct broken before;
	struct plan *merged;
	struct sync_found found;
};

static void
note_together(void *context, enum record record, uint32_t id, const char *what)
{
	struct together *together = context;
	struct merge_conflict look = {
		.what = CONFLICT_LOOK, .record = record, .id = id, .field = -1};

	(void)what;
	if (!was_broken(
		    &together->before, uid_of(together->merged, record, id)))
		sync_found(&together->found, &look);
}

static void
find_together(struct together *together, const struct plan *plan,
	const struct plan *from)
{
	together->before.plan = plan;
	check_plan(plan, note_broken, &together->before);
	together->before.plan = from;
	check_plan(from, note_broken, &together->before);
	check_plan(together->merged, note_together, together);
}

size_t
sync_note(const struct sync_found *found, const struct plan *plan,
	const struct plan *from, struct change *change, int32_t on)
{
	uint32_t before = change->used[RECORD_CONFLICT];
	struct together together = {0};
	struct plan merged;
	size_t i;

	plan_init(&merged);
	plan_shared(plan, NULL, &merged);
	change_apply(&merged, change);
	together.merged = &merged;
	find_together(&together, plan, from);
	for (i = 0; i < found->count; i++)
		conflict_note(plan, change, &found->all[i], on);
	for (i = 0; i < together.found.count; i++)
		conflict_note(plan, change, &together.found.all[i], on);
	free(together.before.uids);
	sync_found_fini(&together.found);
	plan_fini(&merged);
	return change->used[RECORD_CONFLICT] - before;
}

/* ---- the plan and the file */

struct meeting {
	struct session *session;
	struct sync *sync;
	struct str text; /* of the file, as it is */
	struct str was;	 /* what both were */
	bool there;
	char *key; /* of the base */
	struct merge_counts counts;
	size_t conflicts;
	size_t comments; /* of YAML in the file */
	struct plan shared, from, base;
	struct sync_found found;
};

static bool
is_held(void *context, enum record record, uint32_t id)
{
	const struct meeting *meeting = context;

	return plan_holds_private(
		&meeting->session->plan, &meeting->shared, record, id);
}

static void
take_conflict(void *context, const struct merge_conflict *conflict)
{
	struct meeting *meeting = context;

	sync_found(&meeting->found, conflict);
}

/* A text that there may be, or has to be. */
static bool
read_one(const struct meeting *meeting, const struct str *text, bool needed,
	struct plan *out, struct err *err)
{
	return (!text->length && !needed) ||
		sync_read(meeting->sync->path, str_text(text), text->length,
			out, err);
}

/* A pipe would never be both read and written. */
static bool
read_file(struct meeting *meeting, struct err *err)
{
	const char *path = meeting->sync->path;
	struct stat about;

	if (stat(path, &about) == 0 && S_ISFIFO(about.st_mode))
		return err_set(err, ERR_INPUT,
			_("%s: this is no regular file; name one"), path);
	return fs_read_document(path, &meeting->text, err);
}

/* The file as it is, and what both were; a file that is not there is what both
 * were, so that nothing is taken away. */
static bool
read_sides(struct meeting *meeting, struct err *err)
{
	const struct sync_sides *sides = meeting->sync->sides;
	const struct str *from = sides ? sides->theirs : &meeting->text;
	const struct str *base = sides ? sides->base : &meeting->was;

	plan_init(&meeting->from);
	plan_init(&meeting->base);
	if (!sync_shared(meeting->session, &meeting->shared, err))
		return false;
	meeting->there = sides || fs_exists(meeting->sync->path);
	if (!meeting->there)
		return true;
	if (!sides && !read_file(meeting, err))
		return false;
	store_base(meeting->session->store, meeting->key, &meeting->was);
	if (!read_one(meeting, from, !sides, &meeting->from, err) ||
		!read_one(meeting, base, false, &meeting->base, err))
		return false;
	plan_withdraw(
		&meeting->from, &meeting->session->plan, &meeting->shared);
	plan_withdraw(
		&meeting->base, &meeting->session->plan, &meeting->shared);
	return true;
}

static bool
merge(struct meeting *meeting, struct change *change, struct err *err)
{
	struct merge_options options = {.counts = &meeting->counts,
		.base = &meeting->base,
		.held = is_held,
		.conflict = take_conflict,
		.context = meeting};

	if (!meeting->there)
		return true;
	if (!merge_plans(
		    &meeting->shared, &meeting->from, &options, change, err))
		return false;
	meeting->conflicts = sync_note(&meeting->found, &meeting->shared,
		&meeting->from, change, meeting->session->today);
	change_label(change, N_("sync %s"), meeting->sync->path);
	return true;
}

static void
tell_comment(void *context, enum severity severity, int line, int column,
	const char *what)
{
	struct meeting *meeting = context;
	struct str text = {0};

	(void)severity;
	(void)column;
	str_addf(&text, "%s:%d: %s", meeting->sync->path, line, what);
	if (meeting->comments++ < COMMENTS_TOLD)
		session_remark(meeting->session, str_text(&text));
	str_fini(&text);
}

/* What people wrote between the lines of a file that is written anew is lost. */
static void
tell_comments(struct meeting *meeting)
{
	const struct reporter reporter = {tell_comment, meeting};
	struct problems problems = {.reporter = &reporter};

	if (memchr(str_text(&meeting->text), '#', meeting->text.length))
		comments_note(&problems, str_text(&meeting->text),
			meeting->text.length);
}

static unsigned
mode_of(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 ? about.st_mode & 0777 : 0644;
}

/* Once it is done. */
static void
count(struct meeting *meeting, bool plan_changed, bool file_changed)
{
	struct sync *sync = meeting->sync;
	enum record record;

	sync->added += meeting->counts.added;
	sync->changed += meeting->counts.changed;
	for (record = RECORD_CYCLE; record < RECORD_COUNT; record++)
		sync->gone += record == RECORD_CONFLICT
			? 0
			: meeting->counts.gone[record];
	sync->conflicts += meeting->conflicts;
	sync->plan_changed |= plan_changed;
	sync->file_changed |= file_changed;
}

/* The plan and what both are now, or neither: a later sync that took the plan for
 * the file's text and did not find it so would take the others' work back. */
static bool
keep(struct meeting *meeting, const struct change *change, const char *text,
	struct err *err)
{
	struct session *session = meeting->session;
	bool ok;

	if (!change->count)
		return strcmp(text, str_text(&meeting->was)) == 0 ||
			store_keep_base(
				session->store, meeting->key, text, err);
	store_base_with_next(session->store, meeting->key, text);
	ok = session_merge(session, change, err);
	store_base_with_next(session->store, NULL, NULL);
	return ok;
}

/* The file first: what is in it then holds both sides, so that a sync that is
 * cut off is gone on with by the next. */
static bool
write_sides(struct meeting *meeting, const struct change *change,
	const char *text, struct err *err)
{
	struct session *session = meeting->session;
	const char *path = meeting->sync->path;
	bool plan_changed = change->count > 0;
	bool file_changed = !meeting->there || meeting->sync->sides ||
		strcmp(text, str_text(&meeting->text)) != 0;

	if ((plan_changed || strcmp(text, str_text(&meeting->was)) != 0) &&
		!session_writable(session, err))
		return false;
	if (file_changed &&
		!fs_write(path, text, strlen(text), mode_of(path), err))
		return false;
	if (!keep(meeting, change, text, err))
		return false;
	session->stored |= file_changed;
	if (file_changed && meeting->there && !meeting->sync->sides)
		tell_comments(meeting);
	count(meeting, plan_changed, file_changed);
	return true;
}

/* What the file is called from anywhere, there or not yet. */
static char *
key_of(const char *path)
{
	char *key = realpath(path, NULL), *folder, *real;
	const char *name = strrchr(path, '/');

	if (key)
		return key;
	folder = fs_folder(path);
	real = realpath(folder, NULL);
	key = fs_join(real ? real : folder, name ? name + 1 : path);
	free(folder);
	free(real);
	return key;
}

static bool
meet(struct session *session, struct sync *sync, struct err *err)
{
	struct output output = {
		.path = sync->path, .plan = session->path, .replace = true};
	struct meeting meeting = {.session = session, .sync = sync};
	struct change change = {0};
	struct plan whole;
	char *text = NULL;
	bool ok;

	if (!output_allowed(&output, err))
		return false;
	meeting.key = key_of(sync->path);
	plan_init(&whole);
	ok = read_sides(&meeting, err) && merge(&meeting, &change, err);
	if (ok) {
		change_apply(&meeting.shared, &change);
		/* Once more, for the order of what it added. */
		plan_shared(&meeting.shared, NULL, &whole);
		text = sync_write(&whole, err);
		ok = text && write_sides(&meeting, &change, text, err);
	}
	free(text);
	free(meeting.key);
	plan_fini(&whole);
	plan_fini(&meeting.shared);
	plan_fini(&meeting.from);
	plan_fini(&meeting.base);
	sync_found_fini(&meeting.found);
	str_fini(&meeting.text);
	str_fini(&meeting.was);
	change_fini(&change);
	return ok;
}

#define LOCK_TRIES 200	   /* for ten seconds, */
#define LOCK_NAP 50000000L /* ns: twenty a second */

/* Waits for the other sync, as long as for another program's lock. */
static bool
wait_for(int file, struct err *err)
{
	const struct timespec nap = {.tv_nsec = LOCK_NAP};
	int tries;

	for (tries = 0; flock(file, LOCK_EX | LOCK_NB) != 0; tries++) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return true; /* a disk without locks */
		if (tries == LOCK_TRIES)
			return err_set(err, ERR_BUSY,
				_("another sync is going on; try again"));
		nanosleep(&nap, NULL);
	}
	return true;
}

/* One sync of a person at a time: two would each write the file from what it was
 * before the other. *file is -1 where there can be no lock; it is the caller's to
 * close. */
static bool
lock(int *file, struct err *err)
{
	char *home = fs_state_home(NULL);
	char *path = home ? fs_join(home, "sync.lock") : NULL;

	if (home)
		fs_make_folder(home, NULL);
	*file = path
		? open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600)
		: -1;
	free(path);
	free(home);
	return *file < 0 || wait_for(*file, err);
}

/* Once more when another program has changed the plan meanwhile. */
static bool
meet_in_the_end(struct session *session, struct sync *sync, struct err *err)
{
	int tries = SESSION_TRIES;
	bool ok, changed;

	do {
		err_clear(err);
		ok = session_refresh(session, &changed, err) &&
			meet(session, sync, err);
	} while (!ok && err->code == ERR_CONFLICT && --tries);
	return ok;
}

bool
sync_file(struct session *session, struct sync *sync, struct err *err)
{
	struct err local = {0};
	int locked;
	bool ok;

	if (!err)
		err = &local;
	ok = lock(&locked, err) && meet_in_the_end(session, sync, err);
	if (locked >= 0)
		close(locked);
	return ok;
}

/* ---- the file of the settings */

char *
sync_setting(const struct config *config)
{
	return config_path(config, "sync.file");
}

void
sync_after(struct session *session)
{
	struct sync sync = {0};
	struct str was = {0};
	struct err err = {0};
	char *path = sync_setting(&session->config);
	char *key = path ? key_of(path) : NULL;

	sync.path = path;
	session->unsynced = false;
	if (key && store_base(session->store, key, &was) &&
		(!sync_file(session, &sync, &err) || sync.conflicts)) {
		if (err.code == ERR_NONE)
			err_set(&err, ERR_INPUT,
				_("%s says some things otherwise: tenths "
				  "conflicts lists them"),
				path);
		session_remark(session, err.text);
	}
	session->unsynced = false;
	str_fini(&was);
	free(key);
	free(path);
}
