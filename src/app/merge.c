/* SPDX-License-Identifier: MIT */
#include "app/merge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"
#include "model/merge.h"
#include "model/shared.h"

/* ---- lines of two texts, with marks where they differ */

static size_t
line_length(const char *at)
{
	size_t length = strcspn(at, "\n");

	return length + (at[length] == '\n');
}

static bool
same_line(const char *a, const char *b)
{
	size_t length = line_length(a);

	return length == line_length(b) && memcmp(a, b, length) == 0;
}

/* So many lines on. */
static const char *
skip_lines(const char *at, size_t count)
{
	while (count-- && *at)
		at += line_length(at);
	return at;
}

/* Moves both on to the nearest place from which they say the same again. */
static void
find_same(const char **a, const char **b)
{
	const char *next_a, *next_b;
	size_t apart, i;

	for (apart = 0;; apart++)
		for (i = 0; i <= apart; i++) {
			next_a = skip_lines(*a, i);
			next_b = skip_lines(*b, apart - i);
			if (same_line(next_a, next_b)) {
				*a = next_a;
				*b = next_b;
				return;
			}
		}
}

static void
add_mark(struct str *out, char mark, int count, const char *name)
{
	while (count--)
		str_add_char(out, mark);
	str_addf(out, "%s%s\n", *name ? " " : "", name);
}

/* What both were, and what each made of it. */
enum side { OURS, BASE, THEIRS, SIDES };

/* The nearest places from which all say the same again. */
static void
find_end(const char *const at[static SIDES], const char *end[static SIDES])
{
	int side;

	for (side = 0; side < SIDES; side++)
		end[side] = at[side];
	do {
		find_same(&end[OURS], &end[THEIRS]);
		find_same(&end[OURS], &end[BASE]);
	} while (!same_line(end[OURS], end[THEIRS]));
}

/* All three as one; where they differ, all of them. Returns how often. */
static size_t
mark_texts(char *const texts[static SIDES], int marks, struct str *out)
{
	static const char heads[SIDES] = {'<', '|', '='};
	static const char *const names[SIDES] = {"ours", "base", ""};
	const char *at[SIDES] = {texts[OURS], texts[BASE], texts[THEIRS]};
	const char *end[SIDES];
	size_t count = 0;
	int side;

	for (;;) {
		find_end(at, end);
		if (end[OURS] != at[OURS] || end[THEIRS] != at[THEIRS]) {
			for (side = 0; side < SIDES; side++) {
				add_mark(out, heads[side], marks, names[side]);
				str_add_bytes(out, at[side],
					(size_t)(end[side] - at[side]));
			}
			add_mark(out, '>', marks, "theirs");
			count++;
		}
		if (!*end[OURS])
			return count;
		str_add_bytes(out, end[OURS], line_length(end[OURS]));
		for (side = 0; side < SIDES; side++)
			at[side] = end[side] + line_length(end[side]);
	}
}

/* ---- the merge */

struct sides {
	struct plan base, ours, theirs;
	struct sync_found found;
};

/* `side` is what it is called where the file itself has a name for people. */
static bool
read_side(const struct merge_files *files, const char *path, const char *side,
	struct plan *plan, struct err *err)
{
	struct str text = {0}, name = {0};
	bool ok;

	/* Two that made the same file have nothing to go on from. */
	ok = fs_read_document(path, &text, err);
	if (files->name)
		str_addf(&name, "%s (%s)", files->name, side);
	else
		str_add(&name, path);
	if (ok && text.length)
		ok = sync_read(
			str_text(&name), text.data, text.length, plan, err);
	str_fini(&name);
	str_fini(&text);
	return ok;
}

/* A field that is written on a line of its own, so that marks can be put
 * around it. */
static bool
is_marked(const struct merge_conflict *conflict)
{
	return conflict->what == CONFLICT_VALUE &&
		record_types[conflict->record].fields[conflict->field].type !=
		FIELD_ID;
}

/* The plan with the change in it, as a text; with the values of that side where
 * both gave a field another. Caller frees. */
static char *
write_side(const struct sides *sides, const struct change *change,
	enum side side, struct err *err)
{
	const struct merge_conflict *conflict = sides->found.all;
	struct change values = {0};
	struct plan merged, whole;
	char *text;
	size_t i;

	plan_init(&merged);
	plan_init(&whole);
	plan_shared(&sides->ours, NULL, &merged);
	change_apply(&merged, change);
	for (i = 0; side != THEIRS && i < sides->found.count; i++, conflict++)
		if (is_marked(conflict))
			change_set(&values, &merged, conflict->record,
				conflict->id, conflict->field,
				side == OURS ? conflict->ours
					     : conflict->before);
	change_apply(&merged, &values);
	plan_shared(&merged, NULL, &whole);
	text = sync_write(&whole, err);
	change_fini(&values);
	plan_fini(&merged);
	plan_fini(&whole);
	return text;
}

/* What cannot be marked is listed. */
static void
note_rest(const struct sides *sides, struct change *change)
{
	struct sync_found rest = {0};
	size_t i;

	for (i = 0; i < sides->found.count; i++)
		if (!is_marked(&sides->found.all[i]))
			sync_found(&rest, &sides->found.all[i]);
	sync_note(&rest, &sides->ours, &sides->theirs, change, DAY_NONE);
	sync_found_fini(&rest);
}

static bool
write_result(struct merge_files *files, const struct sides *sides,
	const struct change *change, struct err *err)
{
	char *texts[SIDES] = {0};
	struct str out = {0};
	struct stat about;
	bool ok = true;
	int side;

	for (side = 0; ok && side < SIDES; side++) {
		texts[side] = write_side(sides, change, (enum side)side, err);
		ok = texts[side] != NULL;
	}
	if (ok && stat(files->ours, &about) != 0)
		ok = err_set(err, ERR_SYSTEM, "%s: %s", files->ours,
			strerror(errno));
	if (ok) {
		files->conflicts = mark_texts(
			texts, files->marks ? files->marks : 7, &out);
		ok = fs_write(files->ours, str_text(&out), out.length,
			about.st_mode & 0777, err);
	}
	str_fini(&out);
	for (side = 0; side < SIDES; side++)
		free(texts[side]);
	return ok;
}

bool
merge_files(struct merge_files *files, struct err *err)
{
	struct sides sides = {0};
	struct merge_options options = {.base = &sides.base,
		.conflict = sync_found,
		.context = &sides.found};
	struct change change = {0};
	bool ok;

	plan_init(&sides.base);
	plan_init(&sides.ours);
	plan_init(&sides.theirs);
	ok = read_side(files, files->base, "base", &sides.base, err) &&
		read_side(files, files->ours, "ours", &sides.ours, err) &&
		read_side(files, files->theirs, "theirs", &sides.theirs, err) &&
		merge_plans(&sides.ours, &sides.theirs, &options, &change, err);
	if (ok) {
		note_rest(&sides, &change);
		ok = write_result(files, &sides, &change, err);
	}
	change_fini(&change);
	sync_found_fini(&sides.found);
	plan_fini(&sides.base);
	plan_fini(&sides.ours);
	plan_fini(&sides.theirs);
	return ok;
}
