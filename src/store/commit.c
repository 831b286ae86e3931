/* SPDX-License-Identifier: MIT */
/*
 * Writing a change: edits of one record that follow each other become one
 * statement (an INSERT, a DELETE, or an UPDATE a field), each only where the file
 * still holds what the change saw.
 */
#include <inttypes.h>
#include <string.h>

#include "base/say.h"
#include "base/str.h"
#include "check.h"
#include "schema.h"
#include "store_private.h"
#include "sum.h"

static bool
conflict(struct err *err)
{
	return err_set(err, ERR_CONFLICT,
		_("another program changed the plan at the same time; look "
		  "again and repeat"));
}

/* Runs a statement that must hit exactly one row. */
static bool
hit_one(struct sql *sql, sqlite3_stmt *statement, struct err *err)
{
	if (!sql_step(sql, statement, err))
		return false;
	return sqlite3_changes(sql->db) == 1 || conflict(err);
}

/* The end of the run of edits of one record that begins at `from`. */
static size_t
run_end(const struct change *change, size_t from)
{
	const struct edit *first = &change->edits[from];
	size_t i = from + 1;

	while (i < change->count && change->edits[i].record == first->record &&
		change->edits[i].id == first->id &&
		change->edits[i].op != EDIT_CREATE &&
		change->edits[i - 1].op != EDIT_DELETE)
		i++;
	return i;
}

/* So many rows go into one statement: what each statement costs by itself is
 * more than what a row does. */
#define ROWS 32

/* Edits that make records of one kind, one after the other. */
struct creations {
	size_t from, ends[ROWS]; /* of the first; behind each */
	int rows;		 /* 0: something else is done there */
};

static struct creations
creations_from(const struct change *change, size_t from)
{
	enum record record = change->edits[from].record;
	struct creations made = {.from = from};

	while (made.rows < ROWS && from < change->count &&
		change->edits[from].op == EDIT_CREATE &&
		change->edits[from].record == record)
		made.ends[made.rows++] = from = run_end(change, from);
	return made;
}

static bool
write_inserts(struct sql *sql, const struct change *change,
	const struct creations *made, struct err *err)
{
	size_t from = made->from, i;
	struct sql_row row = {.record = change->edits[from].record};
	sqlite3_stmt *statement;
	int n, at = 1;

	for (i = from; i < made->ends[made->rows - 1]; i++)
		if (change->edits[i].op == EDIT_SET)
			row.fields |= UINT64_C(1) << change->edits[i].field;
		else if (change->edits[i].id > PLAN_ID_MAX)
			return err_set(err, ERR_STORE,
				_("this plan has used up its ids; export it, "
				  "and import it into a new one"));
	statement = sql_insert(sql, row.record, row.fields, made->rows, err);
	for (n = 0; statement && n < made->rows; n++) {
		row.id = change->edits[from].id;
		memset(row.values, 0, sizeof row.values);
		for (i = from + 1; i < made->ends[n]; i++)
			row.values[change->edits[i].field] =
				change->edits[i].after;
		at = sql_bind_row(statement, at, &row);
		from = made->ends[n];
	}
	return statement && sql_step(sql, statement, err);
}

static bool
write_update(struct sql *sql, const struct edit *edit, struct err *err)
{
	enum record record = edit->record;
	sqlite3_stmt *statement = sql_update(sql, record, edit->field, err);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, edit->id);
	sql_bind(statement, 2, edit->before);
	sql_bind(statement, 3, edit->after);
	sqlite3_bind_int64(statement, 4,
		sum_difference(record, edit->field, edit->before, edit->after));
	return hit_one(sql, statement, err);
}

/* Fields set to nothing and the deletion that follows: one statement, which
 * hits the row only if it holds just what the edits say. */
static bool
write_delete(struct sql *sql, const struct edit *edits, size_t count,
	struct err *err)
{
	enum record record = edits->record;
	sqlite3_stmt *statement = sql_delete(sql, record, err);
	int64_t sum = sum_id(record, edits->id);
	size_t i;

	if (!statement)
		return false;
	for (i = 0; i + 1 < count; i++)
		sum += sum_field(record, edits[i].field, edits[i].before);
	sqlite3_bind_int64(statement, 1, edits->id);
	sqlite3_bind_int64(statement, 2, sum & SUM_MASK);
	return hit_one(sql, statement, err);
}

/* The field to write before the others: the table lets no cycle end before it
 * starts, not even on the way to other days. -1 where none has to be. */
static int
field_first(const struct edit *edits, size_t count)
{
	size_t i;

	if (edits->record != RECORD_CYCLE)
		return -1;
	for (i = 0; i < count; i++)
		if (edits[i].field == CYCLE_ENDS &&
			edits[i].after.number > edits[i].before.number)
			return CYCLE_ENDS;
	return CYCLE_STARTS;
}

static bool
write_run(struct sql *sql, const struct edit *edits, size_t count,
	struct err *err)
{
	int first = field_first(edits, count);
	size_t i;

	if (edits[count - 1].op == EDIT_DELETE)
		return write_delete(sql, edits, count, err);
	for (i = 0; first >= 0 && i < count; i++)
		if (edits[i].field == first &&
			!write_update(sql, &edits[i], err))
			return false;
	for (i = 0; i < count; i++)
		if (edits[i].field != first &&
			!write_update(sql, &edits[i], err))
			return false;
	return true;
}

static bool
write_edits(struct sql *sql, const struct change *change, struct err *err)
{
	struct creations made;
	size_t from, to;
	bool ok = true;

	for (from = 0; ok && from < change->count; from = to) {
		made = creations_from(change, from);
		/* A few are written one by one, by statements that are there. */
		if (made.rows < ROWS && made.rows > 1)
			made.rows = 1;
		to = made.rows ? made.ends[made.rows - 1]
			       : run_end(change, from);
		ok = made.rows
			? write_inserts(sql, change, &made, err)
			: write_run(sql, &change->edits[from], to - from, err);
	}
	return ok;
}

/* Turns what was undone into what cannot be redone any more. */
static bool
abandon_undone(struct sql *sql, struct err *err)
{
	sqlite3_stmt *statement = sql_query(sql, QUERY_JOURNAL_ABANDON, err);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, sum_journal_state(1, 2));
	return sql_step(sql, statement, err);
}

/* The id of the row of the journal that comes next: its sum needs it. */
static bool
next_journal_id(struct sql *sql, int64_t *id, struct err *err)
{
	sqlite3_stmt *statement = sql_query(sql, QUERY_JOURNAL_LAST, err);
	int code = statement ? sqlite3_step(statement) : SQLITE_ERROR;

	*id = 1;
	if (code == SQLITE_ROW)
		*id = sqlite3_column_int64(statement, 0) + 1;
	else if (statement && code != SQLITE_DONE)
		sql_failed(sql, err);
	if (statement)
		sqlite3_reset(statement);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool
append_journal(struct store *store, const struct change *change, int64_t at,
	int state, struct err *err)
{
	struct sql *sql = &store->sql;
	sqlite3_stmt *statement = sql_query(sql, QUERY_JOURNAL_APPEND, err);
	struct str edits = {0};
	int64_t id;
	bool ok = statement && abandon_undone(sql, err) &&
		next_journal_id(sql, &id, err);

	if (ok) {
		change_encode(change, &edits);
		sqlite3_bind_int64(statement, 1, id);
		sqlite3_bind_int64(statement, 2, at);
		sqlite3_bind_text(
			statement, 3, change->label, -1, SQLITE_STATIC);
		sqlite3_bind_text(statement, 4, str_text(&edits),
			(int)edits.length, SQLITE_STATIC);
		store->written_id = id;
		store->written_sum = sum_journal(
			id, at, state, change->label, str_text(&edits));
		sqlite3_bind_int64(statement, 5, store->written_sum);
		sqlite3_bind_int(statement, 6, state);
		ok = sql_step(sql, statement, err);
	}
	str_fini(&edits);
	return ok;
}

/* Gives the row the sum of what it says now. */
static bool
sum_again(struct sql *sql, enum record record, uint32_t id, struct err *err)
{
	sqlite3_stmt *row = check_select(sql, record, (int64_t)id - 1);
	struct str text = {0};
	bool there = row && sqlite3_step(row) == SQLITE_ROW &&
		sqlite3_column_int64(row, 0) == (int64_t)id;

	if (there)
		str_addf(&text,
			"UPDATE %s SET sum = %" PRId64 " WHERE id = %" PRIu32,
			record_types[record].name, check_sum(row, record), id);
	sqlite3_finalize(row);
	there = !there || sql_exec(sql, str_text(&text), err);
	str_fini(&text);
	return there;
}

/* Whatever the row said there: a damaged page may say what memory cannot hold. */
static bool
write_over(struct sql *sql, const struct edit *edit, struct err *err)
{
	const struct record_type *type = &record_types[edit->record];
	sqlite3_stmt *statement = NULL;
	struct str text = {0};
	bool ok;

	str_addf(&text, "UPDATE %s SET \"%s\" = ?1 WHERE id = ?2", type->name,
		type->fields[edit->field].name);
	ok = sqlite3_prepare_v2(sql->db, str_text(&text), -1, &statement,
		     NULL) == SQLITE_OK;
	str_fini(&text);
	if (!ok)
		return sql_failed(sql, err);
	sql_bind(statement, 1, edit->after);
	sqlite3_bind_int64(statement, 2, edit->id);
	ok = sql_step(sql, statement, err);
	sqlite3_finalize(statement);
	return ok;
}

/* What was damaged of these rows is put right and was told: from here on they are
 * sound, else there would never be a backup any more. */
static bool
write_repair(struct sql *sql, const struct edit *edit, struct err *err)
{
	return write_over(sql, edit, err) &&
		sum_again(sql, edit->record, edit->id, err);
}

static bool
write_mended(struct sql *sql, const struct change *repairs, struct err *err)
{
	size_t i, end;
	bool ok = true;

	for (i = 0; ok && i < repairs->count; i = end) {
		end = i + 1;
		if (repairs->edits[i].op == EDIT_CREATE) {
			end = run_end(repairs, i);
			ok = write_inserts(sql, repairs,
				&(struct creations){i, {end}, 1}, err);
		} else {
			ok = write_repair(sql, &repairs->edits[i], err);
		}
	}
	return ok;
}

/* What was put right in memory is put right in the file, as an entry of the
 * history that cannot be taken back: the fault would come back with it. */
static bool
write_repairs(
	struct store *store, bool others_wrote, int64_t at, struct err *err)
{
	if (!store->repairs.count)
		return true;
	if (others_wrote)
		return conflict(err);
	change_label(&store->repairs, N_("repair"));
	return write_mended(&store->sql, &store->repairs, err) &&
		append_journal(store, &store->repairs, at, JOURNAL_PASSED, err);
}

static bool
begin(struct store *store, bool *others_wrote, struct err *err)
{
	int version;

	if (!store_ready(store, err))
		return false;
	store->sql.failed = SQLITE_OK;
	if (store->readonly)
		return err_set(err, ERR_READONLY,
			_("%s: the plan can only be read"), store->path);
	if (!sql_run(&store->sql, QUERY_BEGIN_WRITE, err))
		return false;
	/* From here on nobody else can write. */
	*others_wrote = store_changed(store);
	return !*others_wrote ||
		schema_identify(&store->sql, store->path, &version, err) ||
		sql_finish(&store->sql, false, NULL);
}

/* Whether the row of the journal that was being written is in the file. */
static bool
is_written(struct store *store)
{
	struct str text = {0};
	int64_t found = 0;

	str_addf(&text,
		"SELECT count(*) FROM journal WHERE id = %" PRId64
		" AND sum = %" PRId64,
		store->written_id, store->written_sum);
	sql_number(&store->sql, str_text(&text), &found, NULL);
	str_fini(&text);
	return found == 1;
}

/* An error of the disk leaves open whether the change is in the file: it is
 * closed, opened, and looked at. What is there was stored, though nobody has
 * confirmed it. */
static bool
look_after_error(struct store *store, struct err *err)
{
	/* The journal is gone, so the change is there; only the folder could
	 * not be synced. */
	bool stored = store->sql.extended == SQLITE_IOERR_DIR_FSYNC;

	if (store_reopen(store, NULL))
		stored = is_written(store);
	if (!stored)
		return false;
	store->unconfirmed = true;
	store_remark(store, _("stored, but not confirmed: %s"),
		err ? err->text : "");
	err_clear(err);
	return true;
}

/* The row is not as it was read though nobody has written: no repeating helps. */
static bool
is_damaged(const struct store *store, bool others_wrote, struct err *err)
{
	if (err && err->code == ERR_CONFLICT && !others_wrote)
		return err_set(err, ERR_STORE,
			_("%s: what this changes is damaged in the file; run "
			  "tenths doctor"),
			store->path);
	return false;
}

/* Ends it. What we write does not change the data_version that we see: memory is
 * in step with the file afterwards if it was before. */
static bool
end(struct store *store, bool ok, struct err *err)
{
	bool tried = ok, broken;

	ok = sql_finish(&store->sql, ok, err);
	broken = !ok && sql_is_broken(&store->sql);
	if (broken && tried)
		ok = look_after_error(store, err);
	else if (broken)
		store_reopen(store, NULL);
	if (ok)
		change_clear(&store->repairs);
	return ok;
}

bool
store_repair(struct store *store, int64_t at, struct err *err)
{
	bool others_wrote = false, ok;

	if (!store->repairs.count)
		return true;
	if (!begin(store, &others_wrote, err))
		return false;
	ok = write_repairs(store, others_wrote, at, err);
	ok = ok || is_damaged(store, others_wrote, err);
	return end(store, ok, err);
}

bool
store_commit(struct store *store, const struct change *change, int64_t at,
	struct err *err)
{
	bool others_wrote = false, ok;

	if (!begin(store, &others_wrote, err))
		return false;
	ok = write_repairs(store, others_wrote, at, err) &&
		write_edits(&store->sql, change, err) &&
		append_journal(store, change, at, JOURNAL_DONE, err) &&
		base_write(store, err);
	ok = ok || is_damaged(store, others_wrote, err);
	return end(store, ok, err);
}

static bool
turn_journal(
	struct store *store, const struct journal_row *row, struct err *err)
{
	struct sql *sql = &store->sql;
	sqlite3_stmt *statement = sql_query(sql, QUERY_JOURNAL_TURN, err);

	if (!statement)
		return false;
	sqlite3_bind_int64(statement, 1, row->id);
	sqlite3_bind_int64(statement, 2, row->undone);
	sqlite3_bind_int64(statement, 3, !row->undone);
	sqlite3_bind_text(statement, 4, row->edits, -1, SQLITE_STATIC);
	store->written_id = row->id;
	store->written_sum = sum_journal(
		row->id, row->at, !row->undone, row->label, row->edits);
	sqlite3_bind_int64(statement, 5, store->written_sum);
	return hit_one(sql, statement, err);
}

bool
store_commit_undo(struct store *store, const struct journal_row *row,
	const struct change *change, struct err *err)
{
	bool others_wrote = false, ok;

	if (!begin(store, &others_wrote, err))
		return false;
	/* Nobody has seen what they did: it might be what this takes back. */
	if (others_wrote) {
		end(store, false, NULL);
		return conflict(err);
	}
	ok = write_repairs(store, others_wrote, row->at, err) &&
		write_edits(&store->sql, change, err) &&
		turn_journal(store, row, err);
	ok = ok || is_damaged(store, others_wrote, err);
	return end(store, ok, err);
}
