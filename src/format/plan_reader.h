/* SPDX-License-Identifier: MIT */
/* SPDX-License-Identifier: MIT */
#ifndef FORMAT_PLAN_READER_H
#define FORMAT_PLAN_READER_H

/*
 * From events to records: what reading a map, a list and a value of a plan file
 * share. Each reader of a value is entered with the value's first event at hand
 * and left with its last one, so that they nest; what cannot be read is reported
 * and skipped, and reading goes on.
 */

#include "draft.h"
#include "plan_shape.h"
#include "yaml/seen.h"
#include "yaml/source.h"

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
	size_t within_count, within_capacity;
	uint32_t commented; /* the first comment of the check-in at hand, 0 */
	struct str text;    /* of a value that is put together */
	struct str key;	    /* of the pair at hand */
};

/* A map on its way: what it fills, which of its rows stood there, and its x-
 * keys. */
struct map {
	const struct map_shape *shape;
	void *memory;		     /* the record */
	const struct shape_row *row; /* of the key at hand */
	uint64_t stood;	     /* rows whose key stood there, a bit each */
	uint64_t said;	     /* those with a value that is not null */
	size_t line, column; /* where the map begins */
	size_t key_line, key_column;
	struct str extra;
};

/* Begins a map; false, and reported and skipped, when there is none. */
bool map_begin(
	struct reader *reader, struct map *map, enum shape shape, void *memory);
/* Goes to the value of the next key that is known; false at the end. Unknown
 * and repeated keys are reported, x- keys kept. */
bool map_next(struct reader *reader, struct map *map);
/* Keeps the x- keys in the record, or reports that they cannot be kept there,
 * and reports what must stand there and does not. */
void map_end(struct reader *reader, struct map *map);
/* Whether a value was given for the row of that type and field. */
bool map_says(const struct map *map, enum row_type type, int field);
/* An error at the map. */
void map_error(struct reader *reader, const struct map *map, const char *format,
	...) __attribute__((format(printf, 3, 4)));

/* Begins a list; a lone value that is not null counts as a list of one.
 * list_next goes to the next item. */
struct items {
	bool single, done;
};
bool list_begin(struct reader *reader, struct items *items);
bool list_next(struct reader *reader, struct items *items);

/* Puts each cycle into the one that it was said to lie in, once all are read
 * (plan_within.c); reports what is not there, and what would lie in itself. */
void reader_resolve(struct reader *reader);

/* A record as draft_make gives it; when there are too many, the rest of the
 * file is refused and it is NULL. */
void *reader_make(struct reader *reader, enum record record);

/* Reads the value at hand into a field by its type. */
void reader_field(
	struct reader *reader, enum record record, void *memory, int field);
void reader_set(struct reader *reader, enum record record, void *memory,
	int field, struct value value);

/* The scalar at hand as something; false, and reported and skipped, when it is
 * not. Nulls are false without a report. `what` is not translated yet. */
bool reader_scalar(struct reader *reader, const char *what);

/* A key of the x- kind and its value as they are kept; see plan_extra.c. */
void extra_key(struct str *out, const char *key, size_t length);
void extra_read(struct reader *reader, struct str *out);

/* A map of name and text, and one of day and value; see plan_pairs.c. */
void read_sections(struct reader *reader, uint32_t cycle);
void read_readings(struct reader *reader, uint32_t metric);

#endif
