/* SPDX-License-Identifier: MIT */
#include "schema.h"

#include <inttypes.h>

#include "base/say.h"
#include "base/str.h"
#include "sum.h"

/*
 * Append only: a step that has been released is never edited. PRAGMA
 * user_version counts the steps a file has seen. Columns stand in the order of
 * the field tables in model/field.c; `sum` is the row's checksum (sum.h). Ids
 * are never used again (AUTOINCREMENT), for the journal may name them.
 */
static const char *const steps[] = {
	/* 1: everything in product.md */
	"CREATE TABLE plan("
	"  id INTEGER PRIMARY KEY CHECK (id = 1),"
	"  title TEXT,"
	"  weekday INTEGER CHECK (weekday BETWEEN 1 AND 7),"
	"  extra TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"
	"INSERT INTO plan(id, sum) VALUES (1, 0);"

	"CREATE TABLE cycle("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  uid INTEGER,"
	"  parent INTEGER REFERENCES cycle(id) DEFERRABLE INITIALLY DEFERRED,"
	"  name TEXT,"
	"  starts INTEGER,"
	"  ends INTEGER CHECK (ends >= starts),"
	"  state INTEGER CHECK (state BETWEEN 1 AND 3),"
	"  progress INTEGER CHECK (progress BETWEEN 0 AND 100),"
	"  template TEXT,"
	"  note TEXT,"
	"  closed INTEGER,"
	"  tags TEXT,"
	"  extra TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"

	"CREATE TABLE node("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  parent INTEGER REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED,"
	"  cycle INTEGER REFERENCES cycle(id) DEFERRABLE INITIALLY DEFERRED,"
	"  position INTEGER,"
	"  due INTEGER,"
	"  title TEXT,"
	"  uid INTEGER,"
	"  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),"
	"  state INTEGER CHECK (state BETWEEN 1 AND 2),"
	"  progress INTEGER CHECK (progress BETWEEN 0 AND 100),"
	"  confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),"
	"  basis INTEGER CHECK (basis BETWEEN 1 AND 2),"
	"  kind INTEGER CHECK (kind BETWEEN 1 AND 3),"
	"  status INTEGER CHECK (status BETWEEN 1 AND 3),"
	"  priority INTEGER CHECK (priority BETWEEN 1 AND 4),"
	"  score INTEGER CHECK (score BETWEEN 0 AND 100),"
	"  weight INTEGER CHECK (weight >= 0),"
	"  starts INTEGER,"
	"  finished INTEGER,"
	"  start INTEGER,"
	"  target INTEGER,"
	"  current INTEGER,"
	"  at_least INTEGER,"
	"  at_most INTEGER,"
	"  carried_from INTEGER,"
	"  unit TEXT,"
	"  owner TEXT,"
	"  tags TEXT,"
	"  note TEXT,"
	"  reflection TEXT,"
	"  reason TEXT,"
	"  links TEXT,"
	"  align TEXT,"
	"  extra TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"

	"CREATE TABLE checkin("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  node INTEGER REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED,"
	"  \"on\" INTEGER,"
	"  progress INTEGER CHECK (progress BETWEEN 0 AND 100),"
	"  current INTEGER,"
	"  confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),"
	"  status INTEGER CHECK (status BETWEEN 1 AND 3),"
	"  note TEXT,"
	"  blocker TEXT,"
	"  why TEXT,"
	"  extra TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"

	"CREATE TABLE section("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  cycle INTEGER REFERENCES cycle(id) DEFERRABLE INITIALLY DEFERRED,"
	"  position INTEGER,"
	"  name TEXT,"
	"  text TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"

	"CREATE TABLE week("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  uid INTEGER,"
	"  starts INTEGER,"
	"  ends INTEGER,"
	"  now TEXT,"
	"  wins TEXT,"
	"  blockers TEXT,"
	"  ahead TEXT,"
	"  note TEXT,"
	"  extra TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"

	"CREATE TABLE priority("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  week INTEGER REFERENCES week(id) DEFERRABLE INITIALLY DEFERRED,"
	"  position INTEGER,"
	"  rank INTEGER,"
	"  title TEXT,"
	"  node INTEGER,"
	"  state INTEGER CHECK (state BETWEEN 1 AND 2),"
	"  sum INTEGER NOT NULL) STRICT;"

	"CREATE TABLE metric("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  uid INTEGER,"
	"  position INTEGER,"
	"  name TEXT,"
	"  unit TEXT,"
	"  at_least INTEGER,"
	"  at_most INTEGER,"
	"  frequency INTEGER CHECK (frequency BETWEEN 1 AND 4),"
	"  note TEXT,"
	"  extra TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"

	"CREATE TABLE reading("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  metric INTEGER REFERENCES metric(id)"
	"    DEFERRABLE INITIALLY DEFERRED,"
	"  \"on\" INTEGER,"
	"  value INTEGER,"
	"  note TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"

	/* state: 0 done, 1 undone, 2 undone and then passed over */
	"CREATE TABLE journal("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  at INTEGER NOT NULL,"
	"  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),"
	"  label TEXT NOT NULL,"
	"  edits TEXT NOT NULL) STRICT;"
	"CREATE INDEX journal_state ON journal(state, id);"

	/* Children of what is taken away are looked for by these. */
	"CREATE INDEX node_parent ON node(parent) WHERE parent IS NOT NULL;"
	"CREATE INDEX node_cycle ON node(cycle) WHERE cycle IS NOT NULL;"
	"CREATE INDEX checkin_node ON checkin(node);"
	"CREATE INDEX section_cycle ON section(cycle);"
	"CREATE INDEX priority_week ON priority(week);"
	"CREATE INDEX reading_metric ON reading(metric);"
	"CREATE INDEX cycle_parent ON cycle(parent);",

	/* 2: the nodes that have any detail, which are few; load.c asks for
	 * just these, in the same words */
	"CREATE INDEX node_detail ON node(id) WHERE"
	" \"basis\" IS NOT NULL OR \"kind\" IS NOT NULL OR"
	" \"status\" IS NOT NULL OR \"priority\" IS NOT NULL OR"
	" \"score\" IS NOT NULL OR \"weight\" IS NOT NULL OR"
	" \"starts\" IS NOT NULL OR \"finished\" IS NOT NULL OR"
	" \"start\" IS NOT NULL OR \"target\" IS NOT NULL OR"
	" \"current\" IS NOT NULL OR \"at_least\" IS NOT NULL OR"
	" \"at_most\" IS NOT NULL OR"
	" \"carried_from\" IS NOT NULL OR \"unit\" IS NOT NULL OR"
	" \"owner\" IS NOT NULL OR \"tags\" IS NOT NULL OR"
	" \"note\" IS NOT NULL OR \"reflection\" IS NOT NULL OR"
	" \"reason\" IS NOT NULL OR \"links\" IS NOT NULL OR"
	" \"align\" IS NOT NULL OR \"extra\" IS NOT NULL;",

	/* 3: a cycle is closed from a day on, and what else it is follows from
	 * its span; nodes know when they were made. field_sum(record, field,
	 * value) is what a field adds to its row's sum: record 1 is a cycle,
	 * its field 5 was the state, 9 is the day. */
	"UPDATE cycle SET sum = (sum - field_sum(1, 5, state) +"
	"  CASE WHEN state = 3 AND closed IS NULL"
	"    THEN field_sum(1, 9, ends) ELSE 0 END) & 281474976710655,"
	"  closed = CASE WHEN state = 3 THEN coalesce(closed, ends)"
	"    ELSE closed END;"
	"ALTER TABLE cycle DROP COLUMN state;"
	"ALTER TABLE cycle ADD COLUMN"
	"  rhythm INTEGER CHECK (rhythm BETWEEN 1 AND 5);"
	"ALTER TABLE node ADD COLUMN made INTEGER;"
	"ALTER TABLE node ADD COLUMN"
	"  pace INTEGER CHECK (pace BETWEEN 1 AND 2);"
	"ALTER TABLE node ADD COLUMN"
	"  rhythm INTEGER CHECK (rhythm BETWEEN 1 AND 5);"
	"ALTER TABLE node ADD COLUMN"
	"  standing INTEGER CHECK (standing = 1);"
	"DROP INDEX node_detail;"
	"CREATE INDEX node_detail ON node(id) WHERE"
	" \"basis\" IS NOT NULL OR \"kind\" IS NOT NULL OR"
	" \"status\" IS NOT NULL OR \"priority\" IS NOT NULL OR"
	" \"score\" IS NOT NULL OR \"weight\" IS NOT NULL OR"
	" \"starts\" IS NOT NULL OR \"finished\" IS NOT NULL OR"
	" \"start\" IS NOT NULL OR \"target\" IS NOT NULL OR"
	" \"current\" IS NOT NULL OR \"at_least\" IS NOT NULL OR"
	" \"at_most\" IS NOT NULL OR"
	" \"carried_from\" IS NOT NULL OR \"unit\" IS NOT NULL OR"
	" \"owner\" IS NOT NULL OR \"tags\" IS NOT NULL OR"
	" \"note\" IS NOT NULL OR \"reflection\" IS NOT NULL OR"
	" \"reason\" IS NOT NULL OR \"links\" IS NOT NULL OR"
	" \"align\" IS NOT NULL OR \"extra\" IS NOT NULL OR"
	" \"made\" IS NOT NULL OR \"pace\" IS NOT NULL OR"
	" \"rhythm\" IS NOT NULL OR \"standing\" IS NOT NULL;",

	/* 4: which plan the file is of, whatever it is called, and what a row
	 * of the journal said when it was written */
	"CREATE TABLE identity("
	"  id INTEGER PRIMARY KEY CHECK (id = 1),"
	"  uid INTEGER NOT NULL) STRICT;"
	"INSERT INTO identity(id, uid)"
	"  VALUES (1, random() & 1152921504606846975);"
	"ALTER TABLE journal ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;"
	"UPDATE journal SET sum = journal_sum(id, at, state, label, edits);",

	/* 5: what two people said otherwise, and what a plan and a file that it
	 * is kept in step with both were */
	"CREATE TABLE conflict("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  uid INTEGER,"
	"  about INTEGER,"
	"  part TEXT,"
	"  field TEXT,"
	"  what INTEGER CHECK (what BETWEEN 1 AND 2),"
	"  other TEXT,"
	"  \"on\" INTEGER,"
	"  sum INTEGER NOT NULL) STRICT;"
	"CREATE TABLE sync("
	"  file TEXT PRIMARY KEY,"
	"  base TEXT NOT NULL,"
	"  sum INTEGER NOT NULL) STRICT;",

	/* 6: key results that read a health metric */
	"ALTER TABLE node ADD COLUMN \"from\" TEXT;"
	"DROP INDEX node_detail;"
	"CREATE INDEX node_detail ON node(id) WHERE"
	" \"basis\" IS NOT NULL OR \"kind\" IS NOT NULL OR"
	" \"status\" IS NOT NULL OR \"priority\" IS NOT NULL OR"
	" \"score\" IS NOT NULL OR \"weight\" IS NOT NULL OR"
	" \"starts\" IS NOT NULL OR \"finished\" IS NOT NULL OR"
	" \"start\" IS NOT NULL OR \"target\" IS NOT NULL OR"
	" \"current\" IS NOT NULL OR \"at_least\" IS NOT NULL OR"
	" \"at_most\" IS NOT NULL OR"
	" \"carried_from\" IS NOT NULL OR \"unit\" IS NOT NULL OR"
	" \"owner\" IS NOT NULL OR \"tags\" IS NOT NULL OR"
	" \"note\" IS NOT NULL OR \"reflection\" IS NOT NULL OR"
	" \"reason\" IS NOT NULL OR \"links\" IS NOT NULL OR"
	" \"align\" IS NOT NULL OR \"extra\" IS NOT NULL OR"
	" \"made\" IS NOT NULL OR \"pace\" IS NOT NULL OR"
	" \"rhythm\" IS NOT NULL OR \"standing\" IS NOT NULL OR"
	" \"from\" IS NOT NULL;",

	/* 7: what people say of a node, and who says what */
	"CREATE TABLE comment("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  uid INTEGER,"
	"  node INTEGER REFERENCES node(id) DEFERRABLE INITIALLY DEFERRED,"
	"  position INTEGER,"
	"  \"on\" INTEGER,"
	"  \"by\" TEXT,"
	"  text TEXT,"
	"  solved INTEGER CHECK (solved = 1),"
	"  checkin INTEGER,"
	"  extra TEXT,"
	"  sum INTEGER NOT NULL) STRICT;"
	"CREATE INDEX comment_node ON comment(node);"
	"ALTER TABLE checkin ADD COLUMN \"by\" TEXT;"
	"ALTER TABLE reading ADD COLUMN source TEXT;",

	/* 8: the index leaves out what every other node has, the days it was
	 * made and finished */
	"DROP INDEX node_detail;"
	"CREATE INDEX node_detail ON node(id) WHERE"
	" \"basis\" IS NOT NULL OR \"kind\" IS NOT NULL OR"
	" \"status\" IS NOT NULL OR \"priority\" IS NOT NULL OR"
	" \"score\" IS NOT NULL OR \"weight\" IS NOT NULL OR"
	" \"starts\" IS NOT NULL OR"
	" \"start\" IS NOT NULL OR \"target\" IS NOT NULL OR"
	" \"current\" IS NOT NULL OR \"at_least\" IS NOT NULL OR"
	" \"at_most\" IS NOT NULL OR"
	" \"carried_from\" IS NOT NULL OR \"unit\" IS NOT NULL OR"
	" \"owner\" IS NOT NULL OR \"tags\" IS NOT NULL OR"
	" \"note\" IS NOT NULL OR \"reflection\" IS NOT NULL OR"
	" \"reason\" IS NOT NULL OR \"links\" IS NOT NULL OR"
	" \"align\" IS NOT NULL OR \"extra\" IS NOT NULL OR"
	" \"pace\" IS NOT NULL OR"
	" \"rhythm\" IS NOT NULL OR \"standing\" IS NOT NULL OR"
	" \"from\" IS NOT NULL;",
};

#define STEPS ((int)(sizeof steps / sizeof *steps))

int
schema_version(void)
{
	return STEPS;
}

/* A new file of ours is empty: no bytes, so no application either. */
static bool
is_empty(struct sql *sql, bool *empty, struct err *err)
{
	int64_t objects;

	if (!sql_number(
		    sql, "SELECT count(*) FROM sqlite_schema", &objects, err))
		return false;
	*empty = objects == 0;
	return true;
}

bool
schema_identify(
	struct sql *sql, const char *path, int *version, struct err *err)
{
	int64_t application, stamp;
	bool empty;

	if (!is_empty(sql, &empty, err) ||
		!sql_number(sql, "PRAGMA application_id", &application, err) ||
		!sql_number(sql, "PRAGMA user_version", &stamp, err))
		return false;
	if (application != SCHEMA_APPLICATION &&
		!(empty && !application && !stamp))
		return err_set(err, ERR_STORE,
			_("%s: this is a database, but not a plan of tenths; "
			  "nothing was changed"),
			path);
	if (stamp > STEPS)
		return err_set(err, ERR_STORE,
			_("%s: written by a newer tenths (schema %" PRId64
			  ", this one knows %d); nothing was changed"),
			path, stamp, STEPS);
	*version = empty && !stamp ? 0 : stamp > 0 ? (int)stamp : -1;
	return true;
}

/* field_sum(record, field, value), for steps that alter what rows say. */
static void
field_sum(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct value value = value_none();

	(void)count;
	if (sqlite3_value_type(values[2]) == SQLITE_INTEGER)
		value = value_number(sqlite3_value_int64(values[2]));
	else if (sqlite3_value_type(values[2]) == SQLITE_TEXT)
		value = value_text((const char *)sqlite3_value_text(values[2]));
	sqlite3_result_int64(context,
		sum_field((enum record)sqlite3_value_int(values[0]),
			sqlite3_value_int(values[1]), value));
}

/* journal_sum(id, at, state, label, edits) */
static void
journal_sum(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	sqlite3_result_int64(context,
		sum_journal(sqlite3_value_int64(values[0]),
			sqlite3_value_int64(values[1]),
			sqlite3_value_int64(values[2]),
			(const char *)sqlite3_value_text(values[3]),
			(const char *)sqlite3_value_text(values[4])));
}

#define PURE (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY)

/* What the steps call. */
static bool
make_functions(struct sql *sql, struct err *err)
{
	if (sqlite3_create_function(sql->db, "field_sum", 3, PURE, NULL,
		    field_sum, NULL, NULL) == SQLITE_OK &&
		sqlite3_create_function(sql->db, "journal_sum", 5, PURE, NULL,
			journal_sum, NULL, NULL) == SQLITE_OK)
		return true;
	return sql_failed(sql, err);
}

/* All or nothing: a file is of one schema or of the other. */
bool
schema_make(struct sql *sql, int from, int to, struct err *err)
{
	struct str stamp = {0};
	bool ok = make_functions(sql, err) &&
		sql_run(sql, QUERY_BEGIN_WRITE, err);

	str_addf(&stamp, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		SCHEMA_APPLICATION, to);
	for (; ok && from < to; from++)
		ok = sql_exec(sql, steps[from], err);
	ok = ok && sql_exec(sql, str_text(&stamp), err);
	str_fini(&stamp);
	return sql_finish(sql, ok, err);
}

bool
schema_update(struct sql *sql, int version, struct err *err)
{
	return schema_make(sql, version, STEPS, err);
}

/* What has been given up for another field, which has its number in the sums. */
static const struct {
	enum record record;
	int field;
	const char *name;
} given_up[] = {
	{RECORD_CYCLE, CYCLE_RHYTHM, "state"},
};

static bool
has_column(struct sql *sql, enum record record, const char *name)
{
	return sqlite3_table_column_metadata(sql->db, NULL,
		       record_types[record].name, name, NULL, NULL, NULL, NULL,
		       NULL) == SQLITE_OK;
}

const char *
schema_column(struct sql *sql, enum record record, int field)
{
	const char *name = record_types[record].fields[field].name;
	size_t i;

	if (has_column(sql, record, name))
		return name;
	for (i = 0; i < sizeof given_up / sizeof *given_up; i++)
		if (given_up[i].record == record &&
			given_up[i].field == field &&
			has_column(sql, record, given_up[i].name))
			return given_up[i].name;
	return NULL;
}

/* Of the names and texts of all tables and indexes (FNV-1a, 64 bits), by the
 * schema they stand for. A test makes each and compares. */
static const uint64_t fingerprints[STEPS + 1] = {
	[1] = UINT64_C(0xf5284c8a5466812d),
	[2] = UINT64_C(0xcab505f7c04008c8),
	[3] = UINT64_C(0x95c90683b7313d7b),
	[4] = UINT64_C(0xb8ddcf7d8a03bc1f),
	[5] = UINT64_C(0x1069eced86b7d0ca),
	[6] = UINT64_C(0x1e67ffe73f215d70),
	[7] = UINT64_C(0x1a6c19304c42ba05),
	[8] = UINT64_C(0x8e78e4acef03ee3a),
};

static uint64_t
hash_text(uint64_t hash, const unsigned char *text)
{
	for (; text && *text; text++)
		hash = (hash ^ *text) * UINT64_C(0x100000001b3);
	return (hash ^ '\n') * UINT64_C(0x100000001b3);
}

bool
schema_hash(struct sql *sql, const char *type, uint64_t *hash, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	int code;

	*hash = UINT64_C(0xcbf29ce484222325);
	if (sqlite3_prepare_v2(sql->db,
		    "SELECT name, sql FROM sqlite_schema"
		    " WHERE name NOT LIKE 'sqlite_%'"
		    " AND (?1 IS NULL OR type = ?1) ORDER BY name",
		    -1, &statement, NULL) != SQLITE_OK)
		return sql_failed(sql, err);
	sqlite3_bind_text(statement, 1, type, -1, SQLITE_STATIC);
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		*hash = hash_text(*hash, sqlite3_column_text(statement, 0));
		*hash = hash_text(*hash, sqlite3_column_text(statement, 1));
	}
	if (code != SQLITE_DONE)
		sql_failed(sql, err);
	sqlite3_finalize(statement);
	return code == SQLITE_DONE;
}

bool
schema_intact(struct sql *sql, const char *path, int version, struct err *err)
{
	uint64_t hash;

	if (!schema_hash(sql, NULL, &hash, err))
		return false;
	if (version < 0)
		return err_set(err, ERR_STORE,
			_("%s: its header is damaged (it tells no schema); "
			  "nothing was changed; tenths doctor saves what can "
			  "be read"),
			path);
	if (version && hash != fingerprints[version])
		return err_set(err, ERR_STORE,
			_("%s: its tables are not as tenths makes them; "
			  "nothing was changed; tenths doctor saves what can "
			  "be read"),
			path);
	return true;
}
