/* SPDX-License-Identifier: MIT */
/*
 * Putting a copy in the place of a plan. Nothing of what stands there is needed:
 * it may be damaged, no plan, or not there at all. It keeps existing under
 * another name until the copy has its own.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "check.h"
#include "file.h"
#include "schema.h"
#include "store_private.h"

/* Reads the copy into memory, and proves that it is worth being put back. */
static bool
read_copy(struct sql *copy, const char *from, struct err *err)
{
	bool sound = false, ok;
	struct sql sql;
	int version;

	if (!sql_open(&sql, from, SQL_READ, err))
		return false;
	ok = schema_identify(&sql, from, &version, err) &&
		schema_intact(&sql, from, version, err);
	if (ok && version == 0)
		ok = err_set(err, ERR_INPUT, _("%s: is an empty plan"), from);
	ok = ok && sql_copy(&sql, copy, err) &&
		schema_update(copy, version, err) &&
		check_sound(copy, &sound, err);
	if (ok && !sound)
		ok = err_set(err, ERR_STORE,
			_("%s: is damaged itself; tenths -f %s doctor "
			  "--rescue=FILE saves what can be read"),
			from, from);
	sql_close(&sql);
	return ok;
}

/* "plan-before-restore.db", with a number when that is there; caller frees. */
static char *
aside_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	size_t stem = dot && dot != name ? (size_t)(dot - path) : strlen(path);
	struct str aside = {0};
	int number;

	for (number = 1; number == 1 || fs_exists(str_text(&aside)); number++) {
		str_clear(&aside);
		str_add_bytes(&aside, path, stem);
		str_add(&aside, "-before-restore");
		if (number > 1)
			str_addf(&aside, "-%d", number);
		str_add(&aside, path + stem);
	}
	return str_take(&aside);
}

/* A second name, so that the first is never of nothing; a file system without
 * them gets a rename. */
static bool
name_also(const char *path, const char *aside, struct err *err)
{
	if (link(path, aside) == 0)
		return true;
	if ((errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK) &&
		rename(path, aside) == 0)
		return true;
	return err_set(err, ERR_SYSTEM, _("%s: cannot be set aside: %s"), path,
		strerror(errno));
}

/* Sets aside what stands at the path, and its journal with it: that would be
 * taken for one of the copy. */
static bool
set_aside(const char *path, const char *aside, struct err *err)
{
	struct str journal = {0}, journal_aside = {0};
	bool ok = name_also(path, aside, err);

	str_addf(&journal, "%s-journal", path);
	str_addf(&journal_aside, "%s-journal", aside);
	if (ok && fs_exists(str_text(&journal)))
		ok = name_also(
			str_text(&journal), str_text(&journal_aside), err);
	if (ok)
		unlink(str_text(&journal));
	str_fini(&journal);
	str_fini(&journal_aside);
	return ok;
}

/* The copy could not be put in its place: the plan has its name again, and its
 * journal with it. Where the copy has that name already both are kept. */
static void
put_back(const char *path, const char *aside)
{
	struct str journal = {0}, journal_aside = {0};

	str_addf(&journal, "%s-journal", path);
	str_addf(&journal_aside, "%s-journal", aside);
	if (!fs_exists(path) || fs_same(path, aside)) {
		rename(str_text(&journal_aside), str_text(&journal));
		if (fs_exists(path))
			unlink(aside);
		else
			rename(aside, path);
	}
	str_fini(&journal);
	str_fini(&journal_aside);
}

/* Keeps others from writing meanwhile, where the file is still one that can be
 * locked. false only when another program has it. */
static bool
lock(struct sql *sql, const char *path, struct err *err)
{
	struct err why = {0};

	if (!sql_open(sql, path, SQL_WRITE, &why) ||
		sql_exec(sql, "BEGIN EXCLUSIVE", &why))
		return true;
	if (!sql_is_busy(sql))
		return true;
	if (err)
		*err = why;
	return false;
}

static bool
replace(struct sql *copy, const char *path, bool there, char **aside,
	struct err *err)
{
	struct sql old = {0};
	bool ok = true;

	if (there)
		ok = lock(&old, path, err);
	if (ok && there && aside) {
		*aside = aside_name(path);
		ok = set_aside(path, *aside, err);
	}
	ok = ok && sql_write_file(copy, path, true, err);
	if (!ok && aside && *aside) {
		put_back(path, *aside);
		free(*aside);
		*aside = NULL;
	}
	sql_close(&old);
	return ok;
}

bool
store_restore(const char *path, const char *from, char **aside, struct err *err)
{
	enum file_state state = FILE_MISSING, from_state;
	struct sql copy = {0};
	bool there, ok;

	if (aside)
		*aside = NULL;
	if (!file_there(path, &there, err) ||
		!file_look(from, &from_state, err))
		return false;
	if (from_state == FILE_MISSING)
		return err_set(
			err, ERR_INPUT, _("%s: there is no such file"), from);
	if (fs_same(path, from))
		return err_set(err, ERR_INPUT,
			_("%s: is the plan itself; name a copy of it"), from);
	/* What cannot be opened, for whatever reason, gives way. */
	if (file_look(path, &state, NULL) && state == FILE_READABLE)
		return err_set(err, ERR_READONLY,
			_("%s: the plan can only be read"), path);
	ok = sql_open(&copy, "", SQL_MEMORY, err) &&
		read_copy(&copy, from, err) &&
		replace(&copy, path, there, aside, err);
	sql_close(&copy);
	return ok;
}
