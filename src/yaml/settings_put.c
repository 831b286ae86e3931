/* SPDX-License-Identifier: MIT */
/* One setting put into the text of a file that a person wrote. */
#include <string.h>

#include "base/say.h"
#include "yaml/settings.h"

/* Two characters that stand for one: '' in '…', \" in "…". */
static bool
is_escape(const char *text, char quote)
{
	return quote == '\'' ? text[0] == quote && text[1] == quote
			     : text[0] == '\\' && text[1];
}

/* Where the value of the setting ends in its line: before a comment, or at the
 * line's end. */
static size_t
value_end(const char *text, size_t at)
{
	char quote = text[at] == '"' || text[at] == '\'' ? text[at] : '\0';
	size_t end = at + (quote != '\0');

	if (quote) {
		while (text[end] && text[end] != '\n' &&
			(text[end] != quote || is_escape(text + end, quote)))
			end += is_escape(text + end, quote) ? 2 : 1;
		return end + (text[end] == quote);
	}
	while (text[end] && text[end] != '\n' &&
		!(text[end] == '#' && text[end - 1] == ' '))
		end++;
	while (end > at && text[end - 1] == ' ')
		end--;
	return end;
}

static size_t
offset_of(const char *text, int line, int column)
{
	size_t at = 0;

	for (; line > 1; line--)
		at += strcspn(text + at, "\n") + 1;
	return at + (size_t)column - 1;
}

void
settings_scalar(struct str *out, const char *value)
{
	str_add_char(out, '\'');
	for (; *value; value++) {
		if (*value == '\'')
			str_add_char(out, '\'');
		str_add_char(out, *value);
	}
	str_add_char(out, '\'');
}

/* A line for a setting that is not there yet: at the end, or first in its group.
 */
static void
add_line(struct str *text, const char *name, const char *scalar)
{
	const char *group = strchr(name, '.') ? name : NULL, *base, *at_group;
	size_t length = strcspn(name, "."), at;
	struct str line = {0};

	if (text->length && text->data[text->length - 1] != '\n')
		str_add_char(text, '\n');
	base = at_group = str_text(text);
	while (group && at_group &&
		(strncmp(at_group, group, length) != 0 ||
			at_group[length] != ':'))
		at_group = (at_group = strchr(at_group, '\n')) ? at_group + 1
							       : NULL;
	at = text->length;
	if (!group) {
		str_addf(&line, "%s: %s\n", name, scalar);
	} else if (!at_group) {
		str_addf(&line, "%.*s:\n  %s: %s\n", (int)length, group,
			name + length + 1, scalar);
	} else {
		at = (size_t)(strchr(at_group, '\n') - base) + 1;
		str_addf(&line, "  %s: %s\n", name + length + 1, scalar);
	}
	str_splice(text, at, 0, str_text(&line), line.length);
	str_fini(&line);
}

/* Whether the text says what it said, and the new value. */
static bool
says(const struct settings *before, const char *text, size_t length,
	const char *name, const char *value)
{
	struct settings *after = settings_read("", text, length, NULL);
	const struct setting *now = after ? settings_find(after, name) : NULL;
	bool ok = now && strcmp(now->value, value) == 0;
	size_t i;

	for (i = 0; ok && before && i < settings_count(before); i++) {
		const struct setting *was = settings_at(before, i);

		now = settings_find(after, was->name);
		ok = strcmp(was->name, name) == 0 ||
			(now && strcmp(now->value, was->value) == 0);
	}
	settings_free(after);
	return ok;
}

bool
settings_put(struct str *text, const char *file, const char *name,
	const char *value, struct err *err)
{
	struct settings *before = text->length
		? settings_read(file, text->data, text->length, err)
		: NULL;
	const struct setting *old = before ? settings_find(before, name) : NULL;
	struct str scalar = {0};
	size_t at;
	bool ok = before || !text->length;

	settings_scalar(&scalar, value);
	if (ok && old) {
		at = offset_of(text->data, old->line, old->column);
		str_splice(text, at, value_end(text->data, at) - at,
			str_text(&scalar), scalar.length);
	} else if (ok) {
		add_line(text, name, str_text(&scalar));
	}
	ok = ok &&
		(says(before, str_text(text), text->length, name, value) ||
			err_set(err, ERR_INPUT,
				_("%s is written in a way of its own; set %s "
				  "there by hand"),
				file, name));
	str_fini(&scalar);
	settings_free(before);
	return ok;
}
