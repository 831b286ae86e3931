/* SPDX-License-Identifier: MIT */
#ifndef TESTS_RANDOM_PLAN_H
#define TESTS_RANDOM_PLAN_H

/*
 * Plans with something in every field, from a seed, and whether two plans say
 * the same. For round trips: what is hard to write is more likely than in life.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/change.h"
#include "model/edit.h"
#include "model/progress.h"

struct random {
	uint64_t state;
};

static inline uint32_t
random_next(struct random *random, uint32_t below)
{
	random->state ^= random->state << 13;
	random->state ^= random->state >> 7;
	random->state ^= random->state << 17;
	return (uint32_t)(random->state >> 20) % below;
}

static inline const char *
random_piece(struct random *random)
{
	static const char *const pieces[] = {"目标", "提升开发效率", "a", "B",
		" ", ": ", " #", "- ", "5/10", "0.5", "50%", "[x]", "✓", "\"",
		"'", "\\", "yes", "null", "2026-01-01", "12", "{", "}", "[",
		"]", ",", "&a", "*b", "!c", "|", ">", "%", "@", "`", "?", "：",
		"😀", "e\xcc\x81", "\xe2\x80\xae", "\xe2\x80\x8b", "\t",
		"\xef\xbb\xbf", "\xc2\x85", "\xe2\x80\xa8", "\xc2\x9b",
		"\xf3\xa0\x81\x81", "～", "O1:", "KR2:", "进度", "信心 6/10",
		"score 0.2", "（", "）", "...", "---", "<b>", "~~", "`c`"};

	return pieces[random_next(random, sizeof pieces / sizeof *pieces)];
}

/* A line of up to five pieces, trimmed; not empty. */
static inline void
random_line(struct random *random, struct str *out)
{
	const char *text;
	struct str line = {0};
	size_t length;
	uint32_t count = 1 + random_next(random, 5);

	while (count--)
		str_add(&line, random_piece(random));
	length = line.length;
	text = str_trim(line.data, &length);
	str_add_bytes(out, length ? text : "x", length ? length : 1);
	str_fini(&line);
}

static inline void
random_lines(struct random *random, struct str *out)
{
	uint32_t count = 1 + random_next(random, 4);

	for (;;) {
		if (random_next(random, 6) == 0)
			str_add(out, "  ");
		if (random_next(random, 6))
			random_line(random, out);
		if (!--count)
			break;
		str_add(out, random_next(random, 20) ? "\n" : "\r\n");
	}
	if (random_next(random, 4) == 0)
		str_add(out, "\n");
}

/* One to three words of what a tag may be: no blank or comma in it, no # before
 * it. */
static inline void
random_tags(struct random *random, struct str *out)
{
	uint32_t count = 1 + random_next(random, 3), parts;
	struct str tag = {0};
	const char *piece;

	while (count--) {
		str_clear(&tag);
		for (parts = 1 + random_next(random, 2); parts--;) {
			piece = random_piece(random);
			if (!piece[strcspn(piece, " \t,")] &&
				(tag.length || *piece != '#'))
				str_add(&tag, piece);
		}
		if (out->length)
			str_add_char(out, ' ');
		str_add(out, tag.length ? tag.data : "云原生");
	}
	str_fini(&tag);
}

/* Names with a comma between, each once. */
static inline void
random_owners(struct random *random, struct str *out)
{
	static const char *const names[] = {"李雷", "Han Mei", "bo", "o'Neil"};
	uint32_t at = random_next(random, 4), count = random_next(random, 3);

	str_add(out, names[at]);
	while (count--)
		str_addf(out, ", %s", names[++at % 4]);
}

/* What a text field may hold. */
static inline void
random_text(struct random *random, const struct field *field, struct str *out)
{
	str_clear(out);
	switch (field->type) {
	case FIELD_TAGS:
		random_tags(random, out);
		break;
	case FIELD_OWNERS:
		random_owners(random, out);
		break;
	case FIELD_LINKS:
		str_add(out, "https://example.com/a?b=c#d");
		if (random_next(random, 2)) {
			str_add_char(out, ' ');
			random_line(random, out);
			for (char *at = out->data; *at; at++)
				if (*at == '\t')
					*at = ' ';
		}
		if (random_next(random, 2))
			str_add(out, "\n../中文");
		break;
	case FIELD_REF:
		str_add(out, "9别处/O1");
		if (random_next(random, 2))
			str_addf(out, "\n7k3q9x2m1z%02u",
				random_next(random, 100));
		break;
	case FIELD_EXTRA:
		str_add(out, "x-a: {\"b\": [1, \"\\U000e0041\"]}");
		if (random_next(random, 2))
			str_add(out, "\nx-c d: \"e\"\n\"x-#: \": null");
		break;
	case FIELD_PROSE:
		random_lines(random, out);
		break;
	default:
		random_line(random, out);
		break;
	}
	if (field->filled)
		str_add(out, "说");
}

static inline struct value
random_value(struct random *random, const struct field *field, struct str *text)
{
	int64_t count;

	if (field->type == FIELD_DAY)
		return value_number(18000 + random_next(random, 5000));
	switch (field_kept(field)) {
	case KEPT_TEXT:
		random_text(random, field, text);
		return value_text(str_text(text));
	case KEPT_WORD:
		for (count = 0; field->words[count];)
			count++;
		return value_number(
			1 + random_next(random, (uint32_t)count - 1));
	case KEPT_TENTHS:
		return value_number(random_next(random, 101));
	case KEPT_SMALL:
		return value_number(field->low +
			random_next(random,
				(uint32_t)(field->high - field->low + 1)));
	case KEPT_DECIMAL:
		return value_number(
			((int64_t)random_next(random, 4000000) - 2000000) *
			(random_next(random, 2) ? 1 : 250000));
	case KEPT_UID:
		return value_number(
			(int64_t)random_next(random, UINT32_MAX) + 1);
	case KEPT_ID:
		break;
	}
	return value_none();
}

/* Sets most fields; the ones that place the record are the caller's. */
static inline void
random_fields(struct random *random, struct plan *plan, enum record record,
	void *memory)
{
	const struct record_type *type = &record_types[record];
	const struct field *field;
	struct str text = {0};
	bool must;
	size_t i;

	for (i = 0; i < type->field_count; i++) {
		field = &type->fields[i];
		must = field->filled || strcmp(field->name, "title") == 0 ||
			strcmp(field->name, "name") == 0 ||
			strcmp(field->name, "uid") == 0 ||
			(record == RECORD_CYCLE &&
				strcmp(field->name, "state") == 0) ||
			(record != RECORD_NODE && field->type == FIELD_DAY) ||
			record == RECORD_READING;
		if (field->type == FIELD_ID ||
			strcmp(field->name, "position") == 0 ||
			strcmp(field->name, "level") == 0 ||
			(!must && random_next(random, 3)))
			continue;
		plan_load_set(plan, record, memory, field,
			field->type == FIELD_UID && must
				? value_number((int64_t)uid_new())
				: random_value(random, field, &text));
	}
	str_fini(&text);
}

struct random_plan {
	struct random random;
	struct plan *plan;
	uint32_t last[RECORD_COUNT];
	int32_t position;
};

static inline void *
random_record(struct random_plan *made, enum record record)
{
	void *memory =
		plan_load_record(made->plan, record, ++made->last[record]);

	random_fields(&made->random, made->plan, record, memory);
	return memory;
}

static inline void
random_nodes(
	struct random_plan *made, int level, uint32_t parent, uint32_t cycle)
{
	uint32_t count = random_next(&made->random, 4), i, checkins, id;
	struct comment *comment;
	struct checkin *checkin;
	struct node *node;

	for (i = 0; i < count; i++) {
		node = random_record(made, RECORD_NODE);
		node->level = (uint8_t)level;
		if (level < LEVEL_ACTION && !random_next(&made->random, 6))
			node->level++;
		node->parent = parent;
		node->cycle = parent ? 0 : cycle;
		node->position = made->position += 7;
		id = node->id;
		checkins = random_next(&made->random, 3);
		while (checkins--) {
			checkin = random_record(made, RECORD_CHECKIN);
			checkin->node = id;
			checkin->on = 19000 + (int32_t)checkin->base.id;
		}
		checkins = random_next(&made->random, 5);
		while (checkins-- > 2) {
			comment = random_record(made, RECORD_COMMENT);
			comment->node = id;
			comment->position = made->position += 7;
		}
		if (node->level < LEVEL_ACTION)
			random_nodes(made, node->level + 1, id, 0);
	}
}

/* No two cycles, and no two sections of one, have one name. */
static inline void
random_name(struct random_plan *made, enum record record, void *memory)
{
	const struct base *base = memory;
	struct str name = {0};

	random_line(&made->random, &name);
	str_addf(&name, "%u", base->id);
	plan_load_set(made->plan, record, memory, field_find(record, "name"),
		value_text(name.data));
	str_fini(&name);
}

static inline void
random_cycles(struct random_plan *made)
{
	uint32_t count = random_next(&made->random, 3), i, sections;
	struct section *section;
	struct cycle *cycle;

	for (i = 0; i < count; i++) {
		cycle = random_record(made, RECORD_CYCLE);
		random_name(made, RECORD_CYCLE, cycle);
		cycle->starts = 18000 + (int32_t)i * 100;
		cycle->ends = cycle->starts + 90;
		if (i && random_next(&made->random, 2))
			cycle->parent = 1;
		random_nodes(made, LEVEL_OBJECTIVE, 0, cycle->base.id);
		sections = random_next(&made->random, 3);
		while (sections--) {
			section = random_record(made, RECORD_SECTION);
			section->cycle = cycle->base.id;
			random_name(made, RECORD_SECTION, section);
			section->position = made->position += 7;
		}
	}
}

/* Fills an empty plan; records come in the order they are written, so that
 * reading gives them the same ids. Conflicts are for our own files alone. */
static inline void
random_plan_with(struct plan *plan, uint64_t seed, bool conflicts)
{
	struct random_plan made = {.plan = plan,
		.random.state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
	struct weekly_priority *priority;
	struct conflict *conflict;
	struct metric *metric;
	struct reading *reading;
	struct week *week;
	struct err err;
	uint32_t i, n;

	for (i = 0; i < 4; i++)
		random_next(&made.random, 2);
	plan_load_begin(plan);
	random_fields(&made.random, plan, RECORD_PLAN, plan);
	random_cycles(&made);
	random_nodes(&made, LEVEL_OBJECTIVE, 0, 0);
	for (i = 0; i < 2; i++) {
		week = random_record(&made, RECORD_WEEK);
		week->starts = 19000 + (int32_t)i * 7;
		week->ends = week->starts + 4;
		for (n = random_next(&made.random, 3); n; n--) {
			priority = random_record(&made, RECORD_PRIORITY);
			priority->week = week->base.id;
			priority->position = made.position += 7;
		}
		metric = random_record(&made, RECORD_METRIC);
		metric->position = made.position += 7;
		for (n = random_next(&made.random, 3); n; n--) {
			reading = random_record(&made, RECORD_READING);
			reading->metric = metric->base.id;
			reading->on = 19000 + (int32_t)reading->base.id;
		}
	}
	for (n = conflicts ? random_next(&made.random, 3) : 0; n; n--) {
		conflict = random_record(&made, RECORD_CONFLICT);
		conflict->uid = (uint64_t)conflict->base.id << 40;
	}
	if (!plan_load_end(plan, &err))
		abort();
}

static inline void
random_plan(struct plan *plan, uint64_t seed)
{
	random_plan_with(plan, seed, false);
}

/* The first thing in which they differ, as "record field"; NULL when they say
 * the same. Positions may differ. */
static inline const char *
plan_difference(const struct plan *a, const struct plan *b)
{
	static char what[64];
	enum record record;
	const struct field *field;
	uint32_t id, limit;
	size_t i;

	for (record = 0; record < RECORD_COUNT; record++) {
		limit = record == RECORD_PLAN ? 2 : a->tables[record].limit;
		snprintf(what, sizeof what, "%s", record_types[record].name);
		if (a->tables[record].count != b->tables[record].count)
			return what;
		for (id = 1; id < limit; id++)
			for (i = 0; i < record_types[record].field_count; i++) {
				field = &record_types[record].fields[i];
				if (strcmp(field->name, "position") == 0 ||
					value_equal(plan_value(a, record, id,
							    field),
						plan_value(
							b, record, id, field)))
					continue;
				snprintf(what, sizeof what, "%s %u %s",
					record_types[record].name, id,
					field->name);
				return what;
			}
	}
	return NULL;
}

#endif
