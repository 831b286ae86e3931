/* SPDX-License-Identifier: MIT */
#include "app/merge.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/program.h"
#include "app/sync.h"
#include "base/fs.h"
#include "base/say.h"
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

/* The nearest place from which both say the same again. */
static void
find_same(
	const char *a, const char *b, const char **next_a, const char **next_b)
{
	size_t apart, i;

	for (apart = 1;; apart++)
		for (i = 0; i <= apart; i++) {
			*next_a = skip_lines(a, i);
			*next_b = skip_lines(b, apart - i);
			if (same_line(*next_a, *next_b))
				return;
		}
}

static void
add_mark(struct str *out, char mark, int count, const char *name)
{
	while (count--)
		str_add_char(out, mark);
	str_addf(out, "%s%s\n", *name ? " " : "", name);
}

/* Both texts as one; where they differ, both. Returns how often. */
static size_t
mark_texts(const char *a, const char *b, int marks, struct str *out)
{
	const char *next_a, *next_b;
	size_t count = 0;

	while (*a || *b) {
		if (same_line(a, b)) {
			str_add_bytes(out, a, line_length(a));
			b += line_length(a);
			a += line_length(a);
			continue;
		}
		find_same(a, b, &next_a, &next_b);
		add_mark(out, '<', marks, "ours");
		str_add_bytes(out, a, (size_t)(next_a - a));
		add_mark(out, '=', marks, "");
		str_add_bytes(out, b, (size_t)(next_b - b));
		add_mark(out, '>', marks, "theirs");
		a = next_a;
		b = next_b;
		count++;
	}
	return count;
}

/* ---- the merge */

struct sides {
	struct plan base, ours, theirs;
	struct sync_found found;
};

static bool
read_side(const char *path, struct plan *plan, struct err *err)
{
	struct str text = {0};
	bool ok;

	/* Two that made the same file have nothing to go on from. */
	ok = fs_read_document(path, &text, err);
	if (ok && text.length)
		ok = sync_read(path, text.data, text.length, plan, err);
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

/* The plan with the change in it, as a text; with the values of our side where
 * both gave a field another. */
static char *
write_side(const struct sides *sides, const struct change *change, bool ours,
	struct err *err)
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
	for (i = 0; ours && i < sides->found.count; i++, conflict++)
		if (is_marked(conflict))
			change_set(&values, &merged, conflict->record,
				conflict->id, conflict->field, conflict->ours);
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
	char *ours = write_side(sides, change, true, err);
	char *theirs = ours ? write_side(sides, change, false, err) : NULL;
	struct str out = {0};
	struct stat about;
	bool ok = false;

	if (theirs && stat(files->ours, &about) == 0) {
		files->conflicts = mark_texts(
			ours, theirs, files->marks ? files->marks : 7, &out);
		ok = fs_write(files->ours, str_text(&out), out.length,
			about.st_mode & 0777, err);
	}
	str_fini(&out);
	free(ours);
	free(theirs);
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
	struct merge_counts counts;
	bool ok;

	plan_init(&sides.base);
	plan_init(&sides.ours);
	plan_init(&sides.theirs);
	ok = read_side(files->base, &sides.base, err) &&
		read_side(files->ours, &sides.ours, err) &&
		read_side(files->theirs, &sides.theirs, err) &&
		merge_plans(&sides.ours, &sides.theirs, &options, &change,
			&counts, err);
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

/* ---- the repository */

/* The folder above this one that git keeps; caller frees. */
static char *
repository(struct err *err)
{
	char *folder = realpath(".", NULL), *mark, *end;

	while (folder && *folder) {
		mark = fs_join(folder, ".git");
		if (fs_exists(mark)) {
			free(mark);
			return folder;
		}
		free(mark);
		end = strrchr(folder, '/');
		*end = '\0';
	}
	free(folder);
	err_set(err, ERR_INPUT,
		_("this is no folder that git keeps; git init makes it one"));
	return NULL;
}

static bool
set_config(const char *name, const char *value, struct err *err)
{
	static const char *const words[] = {"git", "config", "--local"};
	struct program git = {0};
	size_t i;
	bool ok;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		program_add(&git, words[i]);
	program_add(&git, name);
	program_add(&git, value);
	ok = program_run(&git, err);
	program_fini(&git);
	return ok;
}

static bool
has_line(const char *text, const char *line)
{
	size_t length = strlen(line);

	for (; *text; text += line_length(text))
		if (strncmp(text, line, length) == 0 &&
			(text[length] == '\n' || !text[length]))
			return true;
	return false;
}

static void
add_line(struct str *text, const char *pattern)
{
	struct str line = {0};

	str_addf(&line, "%s merge=tenths diff=tenths", pattern);
	if (!has_line(str_text(text), str_text(&line))) {
		if (text->length && text->data[text->length - 1] != '\n')
			str_add_char(text, '\n');
		str_addf(text, "%s\n", str_text(&line));
	}
	str_fini(&line);
}

static bool
set_attributes(const char *folder, char *const *patterns, size_t count,
	struct err *err)
{
	char *path = fs_join(folder, ".gitattributes");
	struct str text = {0};
	bool ok = !fs_exists(path) || fs_read_document(path, &text, err);
	size_t i;

	for (i = 0; i < count; i++)
		add_line(&text, patterns[i]);
	ok = ok && fs_write(path, str_text(&text), text.length, 0644, err);
	str_fini(&text);
	free(path);
	return ok;
}

bool
merge_setup(char *const *patterns, size_t count, struct err *err)
{
	static const char *const settings[][2] = {
		{"merge.tenths.name", "goals of several people, by field"},
		{"merge.tenths.driver", "tenths merge %O %A %B %L"},
		/* The base of a criss-cross merge may hold marks itself. */
		{"merge.tenths.recursive", "binary"},
		{"diff.tenths.textconv", "tenths textconv"},
	};
	char *folder;
	size_t i;
	bool ok = true;

	if (!program_there("git"))
		return err_set(err, ERR_SYSTEM,
			_("git is not there; all but tenths git works without "
			  "it"));
	folder = repository(err);
	if (!folder)
		return false;
	for (i = 0; ok && i < sizeof settings / sizeof *settings; i++)
		ok = set_config(settings[i][0], settings[i][1], err);
	ok = ok && set_attributes(folder, patterns, count, err);
	free(folder);
	return ok;
}
