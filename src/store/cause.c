/* SPDX-License-Identifier: MIT */
/* Why SQLite could not: by its extended code and the system's own number. */
#include <errno.h>
#include <string.h>

#include "base/say.h"
#include "file.h"
#include "sql.h"

/* What the system said of the file itself; 0: nothing. */
static int
file_number(struct sql *sql)
{
	int number = 0;

	if (sql->db)
		sqlite3_file_control(
			sql->db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
	return number;
}

/* What the system said: the file remembers, and SQLite does of a statement, but
 * not of what fails beside the file while it commits. 0: nobody knows. */
static int
system_number(struct sql *sql, const char *file)
{
	int number = file_number(sql);

	if (!number)
		number = sqlite3_system_errno(sql->db);
	/* That something is not there is what it asks all the time. */
	if (!number || number == ENOENT)
		number = sql->number;
	/* Of a journal that could not be made it tells how a second try ended. */
	if (!number && (sqlite3_errcode(sql->db) & 0xff) == SQLITE_CANTOPEN)
		number = file_refusal(file);
	return number;
}

static bool
system_failed(struct sql *sql, const char *file, struct err *err)
{
	int number = system_number(sql, file);

	switch (number) {
	case ENOSPC:
		return err_set(err, ERR_STORE,
			_("%s: the disk is full; make room and try again"),
			file);
	case EDQUOT:
		return err_set(err, ERR_STORE,
			_("%s: your share of the disk (quota) is used up; make "
			  "room and try again"),
			file);
	case EFBIG:
		return err_set(err, ERR_STORE,
			_("%s: the file may not grow any more (ulimit -f)"),
			file);
	case EROFS:
		return err_set(err, ERR_READONLY,
			_("%s: is on a disk that can only be read"), file);
	case EACCES:
	case EPERM:
		return err_set(err, ERR_READONLY,
			_("%s: the rights to the file or its folder do not "
			  "allow it"),
			file);
	case EMFILE:
	case ENFILE:
		return err_set(err, ERR_SYSTEM,
			_("%s: too many files are open; try again"), file);
	case 0:
		if ((sqlite3_errcode(sql->db) & 0xff) == SQLITE_CANTOPEN)
			return err_set(err, ERR_STORE,
				_("%s: it, or its journal beside it, could not "
				  "be opened; try again"),
				file);
		return err_set(err, ERR_STORE, "%s: %s", file,
			sqlite3_errmsg(sql->db));
	default:
		return err_set(err, ERR_STORE,
			_("%s: reading or writing failed: %s"), file,
			strerror(number));
	}
}

static bool
readonly_failed(struct sql *sql, int code, const char *file, struct err *err)
{
	switch (code) {
	case SQLITE_READONLY_DBMOVED:
		return err_set(err, ERR_GONE,
			_("%s: the file was moved or replaced by another "
			  "program"),
			file);
	case SQLITE_READONLY_ROLLBACK:
	case SQLITE_READONLY_RECOVERY:
		return err_set(err, ERR_READONLY,
			_("%s: a program was stopped in the middle of a change, "
			  "which has to be taken back first, but the file or "
			  "its folder cannot be written"),
			file);
	case SQLITE_READONLY_DIRECTORY:
		return err_set(err, ERR_READONLY,
			_("%s: its folder cannot be written"), file);
	default:
		(void)sql;
		return err_set(err, ERR_READONLY,
			_("%s: the file cannot be written"), file);
	}
}

static bool
busy_failed(int code, const char *file, struct err *err)
{
	if (code == SQLITE_BUSY_RECOVERY)
		return err_set(err, ERR_BUSY,
			_("%s: another program is putting it right after a "
			  "crash; try again"),
			file);
	return err_set(err, ERR_BUSY,
		_("%s: another program has it locked; try again"), file);
}

/* A page that the disk does not give is called damaged, too. */
static bool
damage_failed(struct sql *sql, const char *file, struct err *err)
{
	if (file_number(sql))
		return system_failed(sql, file, err);
	return err_set(err, ERR_STORE,
		_("%s: the file is damaged (%s); run tenths doctor"), file,
		sqlite3_errmsg(sql->db));
}

bool
sql_disk_failed(struct sql *sql, const char *file, struct err *err)
{
	if (!file_number(sql))
		return false;
	system_failed(sql, file, err);
	return true;
}

bool
sql_failed(struct sql *sql, struct err *err)
{
	int code;
	const char *file;

	if (!sql->db)
		return err_set(err, ERR_GONE, _("the plan's file is not open"));
	code = sqlite3_extended_errcode(sql->db);
	file = sqlite3_db_filename(sql->db, NULL);
	if (!file)
		file = "";
	sql->extended = code;
	sql->failed = code & 0xff;
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return busy_failed(code, file, err);
	case SQLITE_FULL:
		return err_set(err, ERR_STORE,
			_("%s: the disk is full; make room and try again"),
			file);
	case SQLITE_READONLY:
		return readonly_failed(sql, code, file, err);
	case SQLITE_CORRUPT:
		return damage_failed(sql, file, err);
	case SQLITE_NOTADB:
		return err_set(err, ERR_STORE,
			_("%s: this is not a plan of tenths; nothing was "
			  "changed"),
			file);
	case SQLITE_CONSTRAINT:
		return err_set(err, ERR_CONFLICT,
			_("another program changed the plan at the same time; "
			  "look again and repeat"));
	case SQLITE_NOMEM:
		return err_set(err, ERR_SYSTEM, _("%s: out of memory"), file);
	case SQLITE_IOERR:
		if (code == SQLITE_IOERR_SHORT_READ ||
			code == SQLITE_IOERR_CORRUPTFS)
			return damage_failed(sql, file, err);
		if (code == SQLITE_IOERR_NOMEM)
			return err_set(
				err, ERR_SYSTEM, _("%s: out of memory"), file);
		return system_failed(sql, file, err);
	default:
		return system_failed(sql, file, err);
	}
}
