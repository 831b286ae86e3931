/* SPDX-License-Identifier: MIT */
#include "hot.h"

#include <stdint.h>
#include <string.h>

#include "base/fs.h"
#include "base/say.h"
#include "file.h"
#include "sql.h"

static const unsigned char magic[8] = {
	0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

/* A header of the journal: how many pages follow, and what their sums start
 * from. */
struct part {
	uint32_t records, nonce, pages, sector, size;
};

static uint32_t
get32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
		(uint32_t)at[2] << 8 | at[3];
}

static bool
read_part(const struct str *journal, size_t at, struct part *part)
{
	const unsigned char *head;

	if (at + 28 > journal->length)
		return false;
	head = (const unsigned char *)journal->data + at;
	if (memcmp(head, magic, sizeof magic) != 0)
		return false;
	*part = (struct part){get32(head + 8), get32(head + 12),
		get32(head + 16), get32(head + 20), get32(head + 24)};
	return part->size >= 512 && part->size <= 65536 &&
		!(part->size & (part->size - 1)) && part->sector >= 32 &&
		part->sector <= 65536;
}

/* Every 200th byte from the end, as SQLite sums it. */
static uint32_t
sum(const unsigned char *page, uint32_t size, uint32_t nonce)
{
	uint32_t i;

	for (i = size - 200; i > 0 && i < size; i -= 200)
		nonce += page[i];
	return nonce;
}

/* Puts one page back; false when it is not what was written. */
static bool
put_back(
	const unsigned char *record, const struct part *part, struct str *bytes)
{
	uint32_t number = get32(record);
	const unsigned char *page = record + 4;
	size_t at = ((size_t)number - 1) * part->size;

	if (!number ||
		sum(page, part->size, part->nonce) != get32(page + part->size))
		return false;
	if (at > bytes->length || number > part->pages)
		return true;
	str_splice(bytes, at,
		bytes->length - at < part->size ? bytes->length - at
						: part->size,
		(const char *)page, part->size);
	return true;
}

void
hot_apply(const char *path, struct str *bytes)
{
	struct str name = {0}, journal = {0};
	size_t at = 0, length, i, pages = 0, size = 0;
	struct part part;
	bool ok = true;

	str_addf(&name, "%s-journal", path);
	if (file_beside(path, NULL) && fs_exists(str_text(&name)))
		fs_read(str_text(&name), &journal, NULL);
	while (ok && read_part(&journal, at, &part)) {
		pages = pages ? pages : part.pages;
		size = part.size;
		length = (size_t)part.size + 8;
		at += part.sector;
		for (i = 0;
			ok && i < part.records && at + length <= journal.length;
			i++, at += length)
			ok = put_back((const unsigned char *)journal.data + at,
				&part, bytes);
		at = (at + part.sector - 1) / part.sector * part.sector;
	}
	/* The file was that long before. */
	if (pages && bytes->length > pages * size)
		str_splice(bytes, pages * size, bytes->length - pages * size,
			"", 0);
	str_fini(&name);
	str_fini(&journal);
}

bool
hot_stops(const struct sql *sql)
{
	return sql->extended == SQLITE_READONLY_ROLLBACK ||
		sql->extended == SQLITE_READONLY_RECOVERY ||
		sql->extended == SQLITE_READONLY_CANTINIT;
}

/* The database gets the bytes, a copy that is its own. */
static bool
fill(struct sql *sql, const struct str *bytes, struct err *err)
{
	unsigned char *own = sqlite3_malloc64(bytes->length);

	if (!own)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	memcpy(own, bytes->data, bytes->length);
	return sqlite3_deserialize(sql->db, "main", own,
		       (sqlite3_int64)bytes->length,
		       (sqlite3_int64)bytes->length,
		       SQLITE_DESERIALIZE_FREEONCLOSE |
			       SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK ||
		sql_failed(sql, err);
}

bool
hot_open(struct sql *sql, const char *path, struct err *err)
{
	struct str bytes = {0};
	bool ok = fs_read(path, &bytes, err) && bytes.length;

	if (ok) {
		hot_apply(path, &bytes);
		ok = sql_open(sql, "", SQL_MEMORY, err) &&
			fill(sql, &bytes, err);
	}
	str_fini(&bytes);
	return ok;
}
