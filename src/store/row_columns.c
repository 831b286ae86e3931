/* SPDX-License-Identifier: MIT */
#include "row_columns.h"

#include <string.h>

#include "base/str.h"
#include "schema.h"

static int
holds(struct sql *sql, enum record record, const char *name)
{
	const char *own;
	size_t i;

	if (strcmp(name, "id") == 0)
		return COLUMN_ID;
	if (strcmp(name, "sum") == 0)
		return COLUMN_SUM;
	for (i = 0; i < record_types[record].field_count; i++) {
		own = schema_column(sql, record, (int)i);
		if (own && strcmp(own, name) == 0)
			return (int)i;
	}
	return COLUMN_STRANGE;
}

bool
row_columns_read(
	struct sql *sql, enum record record, struct row_columns *columns)
{
	sqlite3_stmt *statement = NULL;
	struct str names = {0}, marks = {0}, text = {0};
	int code;

	str_addf(&text, "SELECT name FROM pragma_table_info('%s')",
		record_types[record].name);
	code = sqlite3_prepare_v2(
		sql->db, str_text(&text), -1, &statement, NULL);
	code = code == SQLITE_OK ? sqlite3_step(statement) : code;
	for (; code == SQLITE_ROW && columns->count < PAGES_COLUMNS;
		code = sqlite3_step(statement)) {
		const char *name =
			(const char *)sqlite3_column_text(statement, 0);

		if (!name)
			break;
		str_addf(&names, "%s\"%s\"", columns->count ? ", " : "", name);
		str_add(&marks, columns->count ? ", ?" : "?");
		columns->holds[columns->count++] = holds(sql, record, name);
		/* What comes behind the sum was added by a later schema. */
		if (strcmp(name, "sum") == 0)
			columns->least = columns->count;
	}
	sqlite3_finalize(statement);
	str_clear(&text);
	str_addf(&text, "INSERT INTO %s(%s) VALUES (%s)",
		record_types[record].name, str_text(&names), str_text(&marks));
	if (code == SQLITE_DONE && columns->count)
		code = sqlite3_prepare_v2(
			sql->db, str_text(&text), -1, &columns->insert, NULL);
	str_fini(&names);
	str_fini(&marks);
	str_fini(&text);
	return columns->count ? code == SQLITE_OK && columns->least
			      : code == SQLITE_DONE;
}

void
row_columns_fini(struct row_columns *columns)
{
	sqlite3_finalize(columns->insert);
	memset(columns, 0, sizeof *columns);
}

bool
row_columns_values(const struct row_columns *columns,
	const struct page_row *row, struct value values[NODE_FIELDS],
	int64_t *sum)
{
	size_t i;

	if (row->count < columns->least || row->count > columns->count ||
		row->id <= 0 || row->id > UINT32_MAX)
		return false;
	memset(values, 0, NODE_FIELDS * sizeof *values);
	*sum = -1;
	for (i = 0; i < row->count; i++) {
		const struct value *value = &row->columns[i];

		if (columns->holds[i] >= 0)
			values[columns->holds[i]] = *value;
		else if (columns->holds[i] == COLUMN_SUM &&
			value->type == VALUE_NUMBER)
			*sum = value->number;
		else if (columns->holds[i] == COLUMN_ID &&
			value->type != VALUE_NONE)
			return false; /* the id is the key of the row itself */
	}
	return *sum >= 0;
}
