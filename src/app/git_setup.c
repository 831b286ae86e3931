/* SPDX-License-Identifier: MIT */
/* What a repository needs so that git merges and shows plans by tenths. */
#include <stdlib.h>
#include <string.h>

#include "app/git.h"
#include "app/merge.h"
#include "app/program.h"
#include "base/fs.h"
#include "base/say.h"
#include "store/store.h"

static size_t
line_length(const char *at)
{
	size_t length = strcspn(at, "\n");

	return length + (at[length] == '\n');
}

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

/* Adds the plans themselves that git keeps, a line each: their files hold all that
 * is private. */
static void
add_tracked(char *folder, struct str *tracked)
{
	const struct git git = {.folder = folder};
	const char *name, *end;
	struct str names = {0};
	char *path;

	git_run(&git, &names, NULL, "ls-files", "-z");
	end = names.data + names.length;
	for (name = names.data; name < end; name += strlen(name) + 1) {
		path = fs_join(folder, name);
		if (store_is_plan(path))
			str_addf(tracked, "%s\n", name);
		free(path);
	}
	str_fini(&names);
}

bool
merge_setup(char *const *patterns, size_t count, struct str *tracked,
	struct err *err)
{
	static const char *const settings[][2] = {
		{"merge.tenths.name", "goals of several people, by field"},
		{"merge.tenths.driver", "tenths merge %O %A %B %L %P"},
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
	if (ok)
		add_tracked(folder, tracked);
	free(folder);
	return ok;
}
