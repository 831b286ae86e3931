/* SPDX-License-Identifier: MIT */
/*
 * What the store does when what it stands on fails: each thing it can be asked for,
 * with every allocation of SQLite's and every call of its to the disk failing in
 * turn. Whatever fails, a refusal says why, and afterwards the plan is what it was
 * before or what it should be: the one when it was refused, the other when not.
 *
 * MOST=n tries so many of each for each thing, spread evenly.
 */
#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/fs.h"
#include "base/str.h"
#include "model/change.h"
#include "model/edit.h"
#include "store/store.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define TODAY 20778 /* 2026-11-21 */
#define MOST 8	    /* troubles of each kind for each task */

/* ---- what fails */

static long calls, fails_at; /* 0: nothing fails */
static int number;	     /* of the system, that says why */
static int code;	     /* how a call to the disk fails; 0: memory fails */

static bool
is_hit(bool memory)
{
	return memory == !code && ++calls == fails_at;
}

static sqlite3_mem_methods usual_memory;

static void *
allocate(int size)
{
	return is_hit(true) ? NULL : usual_memory.xMalloc(size);
}

static void *
allocate_again(void *old, int size)
{
	return is_hit(true) ? NULL : usual_memory.xRealloc(old, size);
}

/* A file of SQLite's with the real one behind it. */
struct shaky {
	sqlite3_file file;
	sqlite3_file *real;
};

static sqlite3_file *
real(sqlite3_file *file)
{
	return ((struct shaky *)file)->real;
}

static int
shaky_close(sqlite3_file *file)
{
	return real(file)->pMethods->xClose(real(file));
}

static int
shaky_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
	return is_hit(false)
		? code
		: real(file)->pMethods->xRead(real(file), bytes, length, at);
}

static int
shaky_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
	return is_hit(false)
		? code
		: real(file)->pMethods->xWrite(real(file), bytes, length, at);
}

static int
shaky_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return is_hit(false)
		? code
		: real(file)->pMethods->xTruncate(real(file), size);
}

/* The disk of a test need not turn. */
static int
shaky_sync(sqlite3_file *file, int flags)
{
	(void)file;
	(void)flags;
	return is_hit(false) ? code : SQLITE_OK;
}

static int
shaky_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return is_hit(false)
		? code
		: real(file)->pMethods->xFileSize(real(file), size);
}

static int
shaky_lock(sqlite3_file *file, int how)
{
	return is_hit(false) ? code
			     : real(file)->pMethods->xLock(real(file), how);
}

static int
shaky_unlock(sqlite3_file *file, int how)
{
	return real(file)->pMethods->xUnlock(real(file), how);
}

static int
shaky_reserved(sqlite3_file *file, int *is)
{
	return real(file)->pMethods->xCheckReservedLock(real(file), is);
}

static int
shaky_control(sqlite3_file *file, int what, void *argument)
{
	return real(file)->pMethods->xFileControl(real(file), what, argument);
}

static int
shaky_sector(sqlite3_file *file)
{
	return real(file)->pMethods->xSectorSize(real(file));
}

static int
shaky_kind(sqlite3_file *file)
{
	return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static const sqlite3_io_methods shaky_methods = {.iVersion = 1,
	.xClose = shaky_close,
	.xRead = shaky_read,
	.xWrite = shaky_write,
	.xTruncate = shaky_truncate,
	.xSync = shaky_sync,
	.xFileSize = shaky_size,
	.xLock = shaky_lock,
	.xUnlock = shaky_unlock,
	.xCheckReservedLock = shaky_reserved,
	.xFileControl = shaky_control,
	.xSectorSize = shaky_sector,
	.xDeviceCharacteristics = shaky_kind};

static sqlite3_vfs *usual_disk, shaky_disk;

static int
shaky_open(sqlite3_vfs *disk, const char *name, sqlite3_file *file, int flags,
	int *flags_out)
{
	struct shaky *shaky = (struct shaky *)file;
	int result;

	(void)disk;
	shaky->real = (sqlite3_file *)(shaky + 1);
	file->pMethods = NULL;
	if (is_hit(false))
		return code;
	result = usual_disk->xOpen(
		usual_disk, name, shaky->real, flags, flags_out);
	if (shaky->real->pMethods)
		file->pMethods = &shaky_methods;
	return result;
}

static int
shaky_delete(sqlite3_vfs *disk, const char *name, int sync)
{
	(void)disk;
	(void)sync;
	return is_hit(false) ? code : usual_disk->xDelete(usual_disk, name, 0);
}

static int
shaky_access(sqlite3_vfs *disk, const char *name, int how, int *may)
{
	(void)disk;
	return is_hit(false) ? code
			     : usual_disk->xAccess(usual_disk, name, how, may);
}

static int
shaky_number(sqlite3_vfs *disk, int size, char *text)
{
	return number ? number : usual_disk->xGetLastError(disk, size, text);
}

/* Before SQLite is used for the first time. */
static void
put_between(void)
{
	sqlite3_mem_methods memory;

	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual_memory);
	memory = usual_memory;
	memory.xMalloc = allocate;
	memory.xRealloc = allocate_again;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
	usual_disk = sqlite3_vfs_find(NULL);
	shaky_disk = *usual_disk;
	shaky_disk.zName = "shaky";
	shaky_disk.szOsFile += (int)sizeof(struct shaky);
	shaky_disk.xOpen = shaky_open;
	shaky_disk.xDelete = shaky_delete;
	shaky_disk.xAccess = shaky_access;
	shaky_disk.xGetLastError = shaky_number;
	sqlite3_vfs_register(&shaky_disk, 1);
}

/* ---- what is asked of the store */

struct files {
	char folder[64];
	char path[80], other[80], made[80];
};

typedef bool task(const struct files *files, struct err *err);

/* A store with its plan. */
struct both {
	struct store *store;
	struct plan plan;
};

static void
close_both(struct both *both)
{
	store_close(both->store);
	plan_fini(&both->plan);
}

static bool
open_both(struct both *both, const char *path, const struct files *files,
	struct err *err)
{
	plan_init(&both->plan);
	both->store = store_open(
		path, STORE_CREATE, files ? files->folder : NULL, err);
	if (both->store && store_load(both->store, &both->plan, err))
		return true;
	close_both(both);
	return false;
}

static bool
retitle(struct both *both, const char *title, struct err *err)
{
	struct change change = {0};
	uint32_t node = change_create(&change, &both->plan, RECORD_NODE);
	bool ok;

	change_put(&change, RECORD_NODE, node, NODE_UID,
		value_number((int64_t)uid_new()));
	change_put(&change, RECORD_NODE, node, NODE_LEVEL, value_number(3));
	change_put(&change, RECORD_NODE, node, NODE_TITLE, value_text(title));
	change_set(&change, &both->plan, RECORD_PLAN, 1, PLAN_TITLE,
		value_text(title));
	change_label(&change, "%s", title);
	ok = store_commit(both->store, &change, 1000, err);
	if (ok)
		change_apply(&both->plan, &change);
	change_fini(&change);
	return ok;
}

static bool
do_open(const struct files *files, struct err *err)
{
	struct both both;
	bool ok = open_both(&both, files->path, files, err);

	if (ok)
		close_both(&both);
	return ok;
}

/* What goes on in one open plan. */
static bool
in_both(const struct files *files,
	bool (*act)(
		struct both *both, const struct files *files, struct err *err),
	struct err *err)
{
	struct both both;
	bool ok;

	if (!open_both(&both, files->path, files, err))
		return false;
	ok = act(&both, files, err);
	close_both(&both);
	return ok;
}

static bool
act_commit(struct both *both, const struct files *files, struct err *err)
{
	(void)files;
	return retitle(both, "后来", err);
}

static bool
do_commit(const struct files *files, struct err *err)
{
	return in_both(files, act_commit, err);
}

/* Undoes the last change; with `again` does it again then. */
static bool
turn(struct both *both, bool redo, struct err *err)
{
	struct change change = {0}, inverse = {0};
	struct journal_row row = {0};
	bool ok = redo ? store_redoable(both->store, &row, err)
		       : store_undoable(both->store, &row, err);

	if (!ok)
		return false;
	ok = change_decode(redo ? NULL : &both->plan, row.edits,
		strlen(row.edits), &change, err);
	if (ok && !redo) {
		struct str edits = {0};

		change_inverse(&change, &inverse);
		change_encode_whole(&change, &edits);
		free(row.edits);
		row.edits = str_take(&edits);
	}
	ok = ok &&
		store_commit_undo(
			both->store, &row, redo ? &change : &inverse, err);
	if (ok)
		change_apply(&both->plan, redo ? &change : &inverse);
	change_fini(&inverse);
	change_fini(&change);
	journal_row_fini(&row);
	return ok;
}

static bool
act_undo(struct both *both, const struct files *files, struct err *err)
{
	(void)files;
	return turn(both, false, err);
}

static bool
do_undo(const struct files *files, struct err *err)
{
	return in_both(files, act_undo, err);
}

static bool
act_redo(struct both *both, const struct files *files, struct err *err)
{
	(void)files;
	return turn(both, true, err);
}

static bool
do_redo(const struct files *files, struct err *err)
{
	return in_both(files, act_redo, err);
}

static bool
count_row(void *context, const struct journal_row *row)
{
	(void)row;
	++*(int *)context;
	return true;
}

static bool
count_edits(void *context, int64_t id, const char *edits)
{
	(void)id;
	(void)edits;
	++*(int *)context;
	return true;
}

static void
count_found(void *context, const char *what)
{
	(void)what;
	++*(int *)context;
}

static bool
act_read(struct both *both, const struct files *files, struct err *err)
{
	struct store_progress progress = {0};
	int rows = 0, found = 0;
	bool ok;

	(void)files;
	ok = store_history(both->store, count_row, &rows, err) &&
		store_journal_after(both->store, 0, count_edits, &rows, err) &&
		store_check(both->store, count_found, &found, err);
	while (!progress.done &&
		store_check_some(
			both->store, &progress, 2, count_found, &found))
		;
	store_look(both->store, NULL);
	return ok;
}

static bool
do_read(const struct files *files, struct err *err)
{
	return in_both(files, act_read, err);
}

static bool
act_base(struct both *both, const struct files *files, struct err *err)
{
	struct str text = {0};
	bool ok = store_keep_base(both->store, "a.yaml", "基", err) &&
		store_keep_base(both->store, "a.yaml", "基础", err);

	(void)files;
	store_base(both->store, "a.yaml", &text);
	str_fini(&text);
	return ok;
}

static bool
do_base(const struct files *files, struct err *err)
{
	return in_both(files, act_base, err);
}

static bool
act_backup(struct both *both, const struct files *files, struct err *err)
{
	return store_backup(both->store, files->made, true, err) &&
		store_backup_dated(
			both->store, files->folder, TODAY, "daily", err);
}

static bool
do_backup(const struct files *files, struct err *err)
{
	return in_both(files, act_backup, err);
}

static bool
act_save(struct both *both, const struct files *files, struct err *err)
{
	return store_save(&both->plan, files->made, true, err);
}

static bool
do_save(const struct files *files, struct err *err)
{
	return in_both(files, act_save, err);
}

static bool
do_restore(const struct files *files, struct err *err)
{
	char *aside = NULL;
	bool ok = store_restore(files->path, files->other, &aside, err);

	free(aside);
	return ok;
}

/* A rescue that says nothing of a trouble has saved what it saves without. */
static bool
do_rescue(const struct files *files, struct err *err)
{
	static int without;
	struct rescued rescued;
	int saved = 0;
	size_t i;

	if (!store_rescue(files->path, files->made, true, &rescued, err))
		return false;
	for (i = 0; i <= RECORD_COUNT; i++)
		saved += 3 * rescued.tables[i].saved +
			rescued.tables[i].doubtful - rescued.tables[i].lost;
	if (!fails_at)
		without = saved;
	assert_int_equal(saved, without);
	return true;
}

/* ---- the files it is asked of */

static void
run_sql(const char *path, const char *text)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", text, sqlite3_errmsg(db));
	sqlite3_close(db);
}

static void
copy(const char *from, const char *to)
{
	struct str bytes = {0};

	unlink(to);
	if (fs_read(from, &bytes, NULL))
		assert_true(fs_write(to, bytes.data ? bytes.data : "",
			bytes.length, 0600 | FS_PRIVATE, NULL));
	str_fini(&bytes);
}

/* The file and its journal, or none. */
static void
copy_both(const char *from, const char *to)
{
	char journal[120], journal_to[120];

	copy(from, to);
	snprintf(journal, sizeof journal, "%s-journal", from);
	snprintf(journal_to, sizeof journal_to, "%s-journal", to);
	copy(journal, journal_to);
}

static void
make_plan(const char *path)
{
	struct both both;
	struct err err = {0};
	int i;

	if (!open_both(&both, path, NULL, &err))
		fail_msg("%s", err.text);
	for (i = 0; i < 5; i++)
		assert_true(retitle(&both, i < 3 ? "从前" : "以前", &err));
	assert_true(turn(&both, false, &err));
	close_both(&both);
}

static void
make_header_damaged(const char *path)
{
	make_plan(path);
	run_sql(path, "PRAGMA user_version = 3; DROP INDEX node_detail");
}

static void
make_without_own_row(const char *path)
{
	make_plan(path);
	run_sql(path, "DELETE FROM plan; DELETE FROM identity");
}

static void
make_damaged(const char *path)
{
	make_plan(path);
	run_sql(path,
		"PRAGMA foreign_keys = OFF;"
		"UPDATE node SET title = 'X' WHERE id = 1;"
		"UPDATE journal SET label = 'X' WHERE id = 1;"
		"UPDATE node SET parent = 77 WHERE id = 2;"
		"INSERT INTO node(id, uid, level, parent, cycle, sum)"
		" VALUES (90, 7, 3, 90, 55, 0);"
		"INSERT INTO cycle(id, uid, name, parent, sum)"
		" VALUES (3, 8, 'c', 3, 0), (4, 9, 'd', 70, 0),"
		" (5, 10, NULL, NULL, 0);"
		"INSERT INTO section(cycle, name, sum) VALUES (71, 's', 0);"
		"INSERT INTO reading(metric, sum) VALUES (72, 0);"
		"INSERT INTO priority(week, sum) VALUES (73, 0);"
		"INSERT INTO checkin(node, sum) VALUES (99, 0)");
}

static void
make_old(const char *path, const char *from)
{
	struct str text = {0};

	assert_true(fs_read(from, &text, NULL));
	run_sql(path, str_text(&text));
	str_fini(&text);
	chmod(path, 0600);
}

static void
make_schema_2(const char *path)
{
	make_old(path, "tests/plans/schema-2.sql");
}

static void
make_schema_4(const char *path)
{
	make_old(path, "tests/plans/schema-4.sql");
}

/* A kill in the middle of a change that was too large for the memory: the file is
 * half of it, the journal brings it back. */
static void
make_hot(const char *path)
{
	char aside[110];
	sqlite3 *db;

	snprintf(aside, sizeof aside, "%s.aside", path);
	make_plan(path);
	run_sql(path,
		"PRAGMA foreign_keys = OFF;"
		"WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1"
		" FROM n WHERE i < 250) INSERT INTO node(id, uid, level, title,"
		" sum) SELECT i, i, 3, hex(zeroblob(200)), 0 FROM n");
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db,
		    "PRAGMA cache_size = 5; BEGIN;"
		    "UPDATE node SET title = 'lost';"
		    "UPDATE plan SET title = 'lost'",
		    NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	copy_both(path, aside);
	sqlite3_close(db);
	assert_int_equal(access(aside, F_OK), 0);
	copy_both(aside, path);
	unlink(aside);
	snprintf(aside, sizeof aside, "%s.aside-journal", path);
	assert_int_equal(unlink(aside), 0);
}

static const struct {
	const char *name;
	void (*make)(const char *path);
	task *run;
	const char *before, *after; /* the plan's title */
	int found; /* what a check finds in the end; -1: anything */
} tasks[] = {
	{"open", make_plan, do_open, "以前", "以前", 0},
	{"open, header damaged", make_header_damaged, do_open, "以前", "以前",
		0},
	{"open, own row lost", make_without_own_row, do_open, "", "", 0},
	{"open, schema 2", make_schema_2, do_open, NULL, NULL, 0},
	{"open, schema 4", make_schema_4, do_open, NULL, NULL, 0},
	{"open, hot", make_hot, do_open, "以前", "以前", -1},
	{"commit", make_plan, do_commit, "以前", "后来", 0},
	{"undo", make_plan, do_undo, "以前", "从前", 0},
	{"redo", make_plan, do_redo, "以前", "以前", 0},
	{"read", make_damaged, do_read, "以前", "以前", -1},
	{"base", make_plan, do_base, "以前", "以前", 0},
	{"backup", make_plan, do_backup, "以前", "以前", 0},
	{"save", make_plan, do_save, "以前", "以前", 0},
	{"restore", make_plan, do_restore, "以前", "", 0},
	{"restore, over what is damaged", make_damaged, do_restore, "以前", "",
		-1},
	{"rescue", make_damaged, do_rescue, "以前", "以前", -1},
	{"rescue, hot", make_hot, do_rescue, "以前", "以前", -1},
	{"rescue, schema 2", make_schema_2, do_rescue, NULL, NULL, -1},
};

/* ---- trying */

static void
judge(size_t i, const struct files *files, bool ok, const struct err *err,
	long at)
{
	struct both both;
	struct err why = {0};
	const char *expected = ok ? tasks[i].after : tasks[i].before;
	const char *title;
	int found = 0;

	if (!ok && !*err->text)
		fail_msg("%s, %ld: refused without a word", tasks[i].name, at);
	if (!open_both(&both, files->path, files, &why))
		fail_msg("%s, %ld: cannot be opened: %s", tasks[i].name, at,
			why.text);
	title = both.plan.title ? both.plan.title : "";
	if (expected && strcmp(title, expected) != 0)
		fail_msg("%s, %ld: %s, and is “%s” instead of “%s”: %s",
			tasks[i].name, at, ok ? "done" : "refused", title,
			expected, err->text);
	assert_true(store_check(both.store, count_found, &found, NULL));
	if (tasks[i].found >= 0 && found != tasks[i].found)
		fail_msg("%s, %ld: the check finds %d", tasks[i].name, at,
			found);
	close_both(&both);
}

/* Takes away what a task has made; nothing else may be left behind. */
static void
sweep(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	const char *name;

	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		name = entry->d_name;
		if (strncmp(name, "plan-", 5) == 0 ||
			strncmp(name, "made.db", 7) == 0)
			assert_int_equal(unlinkat(dirfd(dir), name, 0), 0);
		else if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
			strncmp(name, "plan.db", 7) != 0 &&
			strncmp(name, "kept.db", 7) != 0 &&
			strcmp(name, "other.db") != 0)
			fail_msg("%s is left", name);
	}
	closedir(dir);
}

/* One trouble; how many calls there were. */
static long
try_one(size_t i, const struct files *files, const char *kept, long at)
{
	struct err err = {0};
	long counted;
	bool ok;

	copy_both(kept, files->path);
	calls = 0;
	fails_at = at;
	ok = tasks[i].run(files, &err);
	fails_at = 0;
	counted = calls;
	judge(i, files, ok, &err, at);
	sweep(files->folder);
	return counted;
}

static long
most(void)
{
	const char *given = getenv("MOST");

	return given ? strtol(given, NULL, 10) : MOST;
}

static void
begin(struct files *files, char kept[100])
{
	strcpy(files->folder,
		access("/dev/shm", W_OK) == 0 ? "/dev/shm/tenths-trouble-XXXXXX"
					      : "/tmp/tenths-trouble-XXXXXX");
	assert_non_null(mkdtemp(files->folder));
	snprintf(files->path, sizeof files->path, "%s/plan.db", files->folder);
	snprintf(files->other, sizeof files->other, "%s/other.db",
		files->folder);
	snprintf(files->made, sizeof files->made, "%s/made.db", files->folder);
	snprintf(kept, 100, "%s/kept.db", files->folder);
	fails_at = 0;
	make_plan(files->other);
	run_sql(files->other, "UPDATE plan SET title = NULL, sum = 0");
}

static void
end(const struct files *files)
{
	char command[100];

	snprintf(command, sizeof command, "rm -rf '%s'", files->folder);
	assert_int_equal(system(command), 0);
}

static void
try_all(size_t i, int failing)
{
	struct files files;
	char kept[100];
	long count, at, step;

	code = failing;
	begin(&files, kept);
	tasks[i].make(kept);
	count = try_one(i, &files, kept, 0);
	/* A rescue reads without SQLite. */
	assert_true(count > 0 || failing);
	step = count <= most() ? 1 : count / most();
	for (at = 1; at <= count; at += step)
		try_one(i, &files, kept, at);
	end(&files);
}

static void
test_memory(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(tasks); i++)
		try_all(i, 0);
}

static void
test_the_disk(void **state)
{
	static const int codes[] = {SQLITE_IOERR_READ, SQLITE_FULL,
		SQLITE_IOERR_FSYNC, SQLITE_BUSY, SQLITE_CANTOPEN};
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(tasks); i++)
		for (k = 0; k < COUNT(codes); k++)
			try_all(i, codes[k]);
}

/* Why it failed is said by name: what SQLite says and what the system does. */
static void
test_the_cause(void **state)
{
	static const struct {
		int code, number;
		const char *says;
	} causes[] = {
		{SQLITE_IOERR_WRITE, ENOSPC, "the disk is full"},
		{SQLITE_FULL, 0, "the disk is full"},
		{SQLITE_IOERR_WRITE, EDQUOT, "quota"},
		{SQLITE_IOERR_WRITE, EFBIG, "ulimit -f"},
		{SQLITE_IOERR_WRITE, EIO, "reading or writing failed"},
		{SQLITE_CANTOPEN, EROFS, "can only be read"},
		{SQLITE_CANTOPEN, EACCES, "rights"},
		{SQLITE_CANTOPEN, EMFILE, "too many files are open"},
		{SQLITE_BUSY_RECOVERY, 0, "after a crash"},
		{SQLITE_BUSY, 0, "another program has it locked"},
		{SQLITE_READONLY_DBMOVED, 0, "moved or replaced"},
		{SQLITE_READONLY_ROLLBACK, 0, "in the middle of a change"},
		{SQLITE_READONLY_DIRECTORY, 0, "its folder cannot be"},
		{SQLITE_READONLY, 0, "the file cannot be written"},
		{SQLITE_CORRUPT, 0, "is damaged"},
		{SQLITE_IOERR_CORRUPTFS, 0, "is damaged"},
		{SQLITE_NOTADB, 0, "not a plan of tenths"},
		{SQLITE_IOERR_NOMEM, 0, "out of memory"},
	};
	struct files files;
	char kept[100];
	size_t i;
	long at;

	(void)state;
	begin(&files, kept);
	make_plan(kept);
	for (i = 0; i < COUNT(causes); i++) {
		bool said = false;

		code = causes[i].code;
		number = causes[i].number;
		for (at = 1; at < 200 && !said; at++) {
			struct err err = {0};

			copy_both(kept, files.path);
			calls = 0;
			fails_at = at;
			said = !do_commit(&files, &err) &&
				strstr(err.text, causes[i].says);
			fails_at = 0;
		}
		number = 0;
		if (!said)
			fail_msg("nothing says “%s”", causes[i].says);
	}
	end(&files);
}

/* One damage: of a bit, a byte, some bytes, a page, the end. */
static void
damage(struct str *bytes)
{
	size_t at = (size_t)rand() % bytes->length, i;
	size_t length = 1;

	switch (rand() % 5) {
	case 0:
		bytes->data[at] ^= (char)(1 << rand() % 8);
		return;
	case 1:
		str_splice(bytes, at, bytes->length - at, "", 0);
		return;
	case 2:
		length = 64;
		break;
	case 3:
		at = at / 4096 * 4096;
		length = 4096;
		break;
	default:
		break;
	}
	for (i = at; i < at + length && i < bytes->length; i++)
		bytes->data[i] = (char)rand();
}

/* Whatever is damaged, the file or its hot journal, reading it ends, and what is saved is a sound plan. */
static void
test_any_damage(void **state)
{
	struct files files;
	struct rescued rescued;
	struct str whole = {0}, bytes = {0}, journal = {0};
	struct both both;
	struct err err = {0};
	char kept[100], hot[120], hot_kept[120];
	long i;
	int found;

	(void)state;
	srand(5);
	begin(&files, kept);
	make_hot(kept);
	snprintf(hot, sizeof hot, "%s-journal", files.path);
	snprintf(hot_kept, sizeof hot_kept, "%s-journal", kept);
	assert_true(fs_read(kept, &whole, NULL));
	for (i = 0; i < 10 * most(); i++) {
		assert_true(fs_read(hot_kept, &journal, NULL));
		if (i % 2)
			damage(&journal);
		assert_true(fs_write(
			hot, str_text(&journal), journal.length, 0600, NULL));
		str_clear(&bytes);
		str_add_bytes(&bytes, whole.data, whole.length);
		do
			damage(&bytes);
		while (rand() % 3 == 0);
		assert_true(fs_write(files.path, str_text(&bytes), bytes.length,
			0600, NULL));
		unlink(files.made);
		if (!store_rescue(files.path, files.made, true, &rescued, &err))
			fail_msg("%ld: %s", i, err.text);
		if (access(files.made, F_OK) != 0)
			continue;
		if (!open_both(&both, files.made, NULL, &err))
			fail_msg("%ld: %s", i, err.text);
		found = 0;
		assert_true(store_check(both.store, count_found, &found, NULL));
		assert_int_equal(found, 0);
		close_both(&both);
	}
	str_fini(&whole);
	str_fini(&journal);
	str_fini(&bytes);
	end(&files);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_the_disk),
		cmocka_unit_test(test_the_cause),
		cmocka_unit_test(test_any_damage),
	};

	put_between();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
