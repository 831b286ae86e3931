/* SPDX-License-Identifier: MIT */
#include "format/format.h"

#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/str.h"
#include "csv.h"
#include "feishu.h"
#include "foreign.h"
#include "ics.h"
#include "markdown.h"
#include "outline.h"
#include "plan_file.h"
#include "tasks.h"
#include "yaml/json.h"

static const struct format yaml = {
	.name = "yaml",
	.extensions = "yaml yml",
	.help = N_("everything in a plan, for people, git and scripts"),
	.read = foreign_read,
	.is_own = true,
	.write = yaml_write,
};

static const struct format json = {
	.name = "json",
	.extensions = "json",
	.help = N_("the same as JSON"),
	.read = foreign_read,
	.is_own = true,
	.write = json_write,
};

static const struct format outline = {
	.name = "outline",
	.extensions = "txt okr",
	.help = N_("lines with labels: O:, KR1: 5/10, A1:"),
	.read = outline_read,
	.write = outline_write,
};

static const struct format markdown = {
	.name = "markdown",
	.extensions = "md markdown mdown org rst",
	.help = N_("posts and notes: headings, lists, tables"),
	.read = markdown_read,
	.is_document = true,
};

static const struct format csv = {
	.name = "csv",
	.extensions = "csv tsv",
	.help = N_("a table, one row a node or a key result"),
	.read = csv_read,
	.write = csv_write,
};

static const struct format feishu = {
	.name = "feishu",
	.extensions = "",
	.help = N_("Feishu (Lark) OKR: reads +cycle-detail and "
		   "+progress-list, writes +batch-create"),
	.read = feishu_read,
	.adds_to = feishu_adds_to,
	.holds = feishu_holds,
	.write = feishu_write,
};

static const struct format taskwarrior = {
	.name = "taskwarrior",
	.extensions = "",
	.help = N_("what task export prints, into the backlog"),
	.read = taskwarrior_read,
};

static const struct format todo = {
	.name = "todo",
	.extensions = "todo",
	.help = N_("todo.txt, into the backlog"),
	.read = todo_read,
};

static const struct format ics = {
	.name = "ics",
	.extensions = "ics",
	.help = N_("a calendar of what is due and of check-in days"),
	.holds = ics_holds,
	.write = ics_write,
};

const struct format *const formats[] = {&yaml, &json, &outline, &markdown, &csv,
	&feishu, &taskwarrior, &todo, &ics, NULL};

const struct format *
format_find(const char *name)
{
	size_t i;

	for (i = 0; formats[i]; i++)
		if (strcasecmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

static bool
has_word(const char *words, const char *word)
{
	size_t length = strlen(word);

	while (*words) {
		size_t one = strcspn(words, " ");

		if (one == length && strncasecmp(words, word, one) == 0)
			return true;
		words += one;
		words += strspn(words, " ");
	}
	return false;
}

static const struct format *
by_extension(const char *name)
{
	const char *dot = name ? strrchr(name, '.') : NULL;
	size_t i;

	if (!dot || strchr(dot, '/'))
		return NULL;
	for (i = 0; formats[i]; i++)
		if (has_word(formats[i]->extensions, dot + 1))
			return formats[i];
	return NULL;
}

/* A line that begins with one of the keys a plan begins with. */
static bool
looks_like_yaml(const char *text, size_t length)
{
	static const char *const keys[] = {"tenths:", "plan:", "cycles:",
		"objectives:", "backlog:", "weeks:", "metrics:", NULL};
	const char *end = text + length, *next;
	size_t i;

	for (; text < end; text = next + 1) {
		next = memchr(text, '\n', (size_t)(end - text));
		if (!next)
			next = end;
		for (i = 0; keys[i]; i++)
			if ((size_t)(next - text) >= strlen(keys[i]) &&
				strncmp(text, keys[i], strlen(keys[i])) == 0)
				return true;
	}
	return false;
}

const struct format *
format_guess(const char *name, const char *text, size_t length)
{
	const struct format *found = by_extension(name);
	size_t mark = str_mark(text, length);

	text += mark;
	length -= mark;
	/* What is in a .json or .txt can be of more than one kind. */
	if (found && found != &json && found != &outline)
		return found;
	if (json_is(text, length))
		return feishu_is(text, length)	       ? &feishu
			: taskwarrior_is(text, length) ? &taskwarrior
						       : &json;
	if (todo_is(name, text, length))
		return &todo;
	if (looks_like_yaml(text, length))
		return &yaml;
	if (csv_is(text, length))
		return &csv;
	if (length > 3 && strncmp(text, "---", 3) == 0)
		return &markdown;
	if (outline_is(text, length))
		return &outline;
	return markdown_is(text, length) ? &markdown : found;
}
