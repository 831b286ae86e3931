/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_YAML_READER_H
#define FORMAT_YAML_READER_H

/*
 * From events to records: what the readers of cycles, nodes and the rest share.
 * Each reader of a value is entered with the value's first event at hand and
 * left with its last one, so that they nest; what cannot be read is reported and
 * skipped, and reading goes on.
 */

#include "draft.h"
#include "yaml/seen.h"
#include "yaml/source.h"
#include "yaml_key.h"

/* What the keys of `seen` are of. */
enum seen_kind { SEEN_UID, SEEN_CHECKIN, SEEN_SECTION, SEEN_READING };

/* A cycle that names the one it lies in; resolved at the end. */
struct within {
	uint32_t cycle;
	const char *name;
	size_t line, column;
};

struct reader {
	struct yaml_source source;
	struct draft draft;
	struct seen seen; /* lasting ids, days: what stands once */
	struct within *withins;
	size_t within_count;
	struct str text; /* of a value that is put together */
	struct str key;	 /* of the pair at hand */
};

/* A map on its way: which keys stood there, and its x- keys. */
struct map {
	enum key_context context;
	uint64_t keys;
	int key;	     /* what the key at hand means */
	size_t line, column; /* where the map begins */
	size_t key_line, key_column;
	struct str extra;
};

/* Begins a map; false, and reported and skipped, when there is none. */
bool map_begin(
	struct reader *reader, struct map *map, enum key_context context);
/* Goes to the value of the next key that is known; false at the end. Unknown
 * and repeated keys are reported, x- keys kept. */
bool map_next(struct reader *reader, struct map *map);
/* Keeps the x- keys in that field of the record, or reports that they cannot
 * be kept there (field -1). */
void map_end(struct reader *reader, struct map *map, enum record record,
	void *memory, int field);
bool map_has(const struct map *map, int key);
/* An error at the map, or at the key at hand. */
void map_error(struct reader *reader, const struct map *map, const char *format,
	...) __attribute__((format(printf, 3, 4)));
void map_key_error(struct reader *reader, const struct map *map,
	const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Begins a list; a lone value that is not null counts as a list of one.
 * list_next goes to the next item. */
struct items {
	bool single, done;
};
bool list_begin(struct reader *reader, struct items *items);
bool list_next(struct reader *reader, struct items *items);

/* A record as draft_make gives it; when there are too many, the rest of the
 * file is refused and it is NULL. */
void *reader_make(struct reader *reader, enum record record);

/* Reads the value at hand into a field by its type. */
void reader_field(
	struct reader *reader, enum record record, void *memory, int field);
void reader_set(struct reader *reader, enum record record, void *memory,
	int field, struct value value);

/* Reads the value at hand as a lasting id into *uid, which nothing else in the
 * file may have. */
void reader_own_uid(struct reader *reader, enum record record, void *memory,
	int field, const uint64_t *uid);

/* The scalar at hand as something; false, and reported and skipped, when it is
 * not. Nulls are false without a report. `what` is not translated yet. */
bool reader_scalar(struct reader *reader, const char *what);
bool reader_day(struct reader *reader, const char *what, int32_t *day);
bool reader_decimal(struct reader *reader, const char *what, int64_t *value);

/* A key of the x- kind and its value as they are kept; see yaml_extra.c. */
void extra_key(struct str *out, const char *key, size_t length);
void extra_read(struct reader *reader, struct str *out);

/* One reader each for what a plan holds. */
void read_cycles(struct reader *reader, uint32_t parent);
void read_loose_nodes(struct reader *reader);
void read_nodes(
	struct reader *reader, int level, uint32_t parent, uint32_t cycle);
void read_checkins(struct reader *reader, uint32_t node);
void read_weeks(struct reader *reader);
void read_metrics(struct reader *reader);

#endif
