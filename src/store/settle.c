/* SPDX-License-Identifier: MIT */
#include "settle.h"

#include <inttypes.h>

#include "base/say.h"
#include "base/str.h"
#include "check.h"
#include "model/links.h"
#include "schema.h"
#include "sum.h"

/* A link that no id can be names nothing, or what is made for those that belonged
 * to it. */
static bool
settle_link(struct sql *sql, enum record record, int field, struct err *err)
{
	const struct record_type *type = &record_types[record];
	const char *target = record_types[type->fields[field].target].name;
	const char *column = schema_column(sql, record, field);
	bool owned = links_owner(record, field);

	if (!column)
		return true; /* an older schema */
	return sql_execf(sql,
		       "UPDATE %s SET \"%s\" = iif(%d, (SELECT"
		       " ifnull(max(id), 0) + 1 FROM %s), NULL)"
		       " WHERE ifnull(\"%s\", -%d) NOT BETWEEN 1 AND %u",
		       type->name, column, owned, target, column, owned,
		       PLAN_ID_MAX) ||
		sql_failed(sql, err);
}

static bool
settle_links(struct sql *sql, struct err *err)
{
	const struct record_type *type;
	enum record record;
	bool ok = true;
	size_t i;

	for (record = 0; ok && record < RECORD_COUNT; record++) {
		type = &record_types[record];
		for (i = 0; ok && i < type->field_count; i++)
			if (type->fields[i].type == FIELD_ID)
				ok = settle_link(sql, record, (int)i, err);
	}
	return ok;
}

/* Makes what stands for a lost row: one for each that rows of that kind name. */
struct stand_in {
	enum record of; /* an older schema may have no such table */
	const char *text;
};

static const struct stand_in stand_ins[] = {
	{RECORD_NODE,
		"INSERT OR IGNORE INTO node(id, uid, level, title, sum)"
		" SELECT parent, random() & 1152921504606846975,"
		"  max(min(level) - 1, 1), %Q, 0 FROM node"
		" WHERE parent NOT IN (SELECT id FROM node)"
		" AND level > 1 GROUP BY parent"},
	{RECORD_NODE,
		"UPDATE node SET parent = NULL WHERE parent IS NOT NULL"
		" AND parent NOT IN (SELECT id FROM node) AND %Q <> ''"},
	{RECORD_CHECKIN,
		"INSERT OR IGNORE INTO node(id, uid, level, title, sum)"
		" SELECT node, random() & 1152921504606846975, 2, %Q, 0"
		" FROM checkin WHERE node NOT IN (SELECT id FROM node)"
		" GROUP BY node"},
	{RECORD_COMMENT,
		"INSERT OR IGNORE INTO node(id, uid, level, title, sum)"
		" SELECT node, random() & 1152921504606846975, 2, %Q, 0"
		" FROM comment WHERE node NOT IN (SELECT id FROM node)"
		" GROUP BY node"},
	{RECORD_CYCLE,
		"INSERT OR IGNORE INTO cycle(id, uid, name, sum)"
		" SELECT it, random() & 1152921504606846975, %Q, 0"
		" FROM (SELECT cycle AS it FROM node"
		"  UNION SELECT cycle FROM section UNION SELECT parent FROM cycle)"
		" WHERE it NOT IN (SELECT id FROM cycle) GROUP BY it"},
	{RECORD_READING,
		"INSERT OR IGNORE INTO metric(id, uid, name, sum)"
		" SELECT metric, random() & 1152921504606846975, %Q, 0"
		" FROM reading WHERE metric NOT IN (SELECT id FROM metric)"
		" GROUP BY metric"},
	{RECORD_PRIORITY,
		"INSERT OR IGNORE INTO week(id, uid, starts, ends, note, sum)"
		" SELECT week, random() & 1152921504606846975, 0, 6,"
		"  %Q, 0 FROM priority WHERE week NOT IN (SELECT id FROM week)"
		" GROUP BY week"},
};

/* What belongs to a row that was lost gets one that stands for it, so that it
 * keeps its place and its company. */
static bool
stand_in(struct sql *sql, struct err *err)
{
	size_t i;
	bool ok = true;

	for (i = 0; ok && i < sizeof stand_ins / sizeof *stand_ins; i++) {
		char *text;

		if (!schema_column(sql, stand_ins[i].of, 0))
			continue;
		text = sqlite3_mprintf(stand_ins[i].text, _("(lost)"));
		ok = text ? sql_exec(sql, text, err) : sql_failed(sql, err);
		sqlite3_free(text);
	}
	return ok;
}

/* Rows that were made or moved have to say so in their sums. */
static bool
sum_again(struct sql *sql, enum record record, struct err *err)
{
	size_t count = record_types[record].field_count, i;
	sqlite3_stmt *row = check_select(sql, record, 0), *update = NULL;
	struct value values[NODE_FIELDS] = {{0}};
	struct str text = {0};
	int code = SQLITE_DONE;
	int64_t id;
	bool ok;

	str_addf(&text, "UPDATE %s SET sum = ?2 WHERE id = ?1",
		record_types[record].name);
	ok = row &&
		sqlite3_prepare_v2(sql->db, str_text(&text), -1, &update,
			NULL) == SQLITE_OK;
	if (!ok)
		sql_failed(sql, err);
	while (ok && (code = sqlite3_step(row)) == SQLITE_ROW) {
		if (check_row(row, record))
			continue;
		id = sqlite3_column_int64(row, 0);
		for (i = 0; i < count; i++)
			values[i] = sql_value(row, (int)i + 1);
		sqlite3_bind_int64(update, 1, id);
		sqlite3_bind_int64(update, 2, sum_row(record, id, values));
		ok = sql_step(sql, update, err);
	}
	if (ok && code != SQLITE_DONE)
		ok = sql_failed(sql, err);
	sqlite3_finalize(row);
	sqlite3_finalize(update);
	str_fini(&text);
	return ok;
}

/* Ids are never used again. */
static bool
keep_sequences(
	struct sql *sql, const struct remembered *remembered, struct err *err)
{
	enum record record;
	const char *name;
	bool ok = true;

	for (record = RECORD_CYCLE; ok && record <= RECORD_COUNT; record++) {
		name = record == RECORD_COUNT ? "journal"
					      : record_types[record].name;
		if (remembered->used[record] <= 0)
			continue;
		ok = sql_execf(sql,
			"INSERT INTO sqlite_sequence(name, seq) SELECT '%s', 0"
			" WHERE '%s' NOT IN"
			"  (SELECT name FROM sqlite_sequence);"
			"UPDATE sqlite_sequence SET seq = max(seq, %" PRId64
			") WHERE name = '%s'",
			name, name, remembered->used[record], name);
	}
	return ok || sql_failed(sql, err);
}

/* How many entries of the history are lost was said; what is left of it begins anew,
 * or they would be missed for ever. */
static bool
close_gaps(struct sql *sql, struct err *err)
{
	return sql_exec(sql,
		"UPDATE journal SET id = place FROM"
		" (SELECT id AS was, row_number() OVER (ORDER BY id) AS place"
		"  FROM journal) WHERE id = was;"
		"UPDATE sqlite_sequence SET seq ="
		" (SELECT count(*) FROM journal) WHERE name = 'journal'",
		err);
}

/* The plan stays the one it is. */
static bool
keep_identity(
	struct sql *sql, const struct remembered *remembered, struct err *err)
{
	return !remembered->uid ||
		sql_execf(sql, "UPDATE identity SET uid = %" PRId64,
			remembered->uid) ||
		sql_failed(sql, err);
}

bool
settle(struct sql *sql, int version, const struct remembered *remembered,
	struct err *err)
{
	enum record record;
	bool ok = sql_finish(sql,
			  settle_links(sql, err) && stand_in(sql, err) &&
				  keep_sequences(sql, remembered, err),
			  err) &&
		schema_update(sql, version, err) &&
		keep_identity(sql, remembered, err);

	for (record = 0; ok && record < RECORD_COUNT; record++)
		ok = sum_again(sql, record, err);
	return ok && close_gaps(sql, err) &&
		sql_exec(sql,
			"UPDATE journal"
			" SET sum = journal_sum(id, at, state, label, edits)",
			err);
}
