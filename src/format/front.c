/* SPDX-License-Identifier: MIT */
#include "front.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "columns.h"
#include "yaml/settings.h"

/* The line of a setting in the file, 1 when it is not there. */
int
front_line(const struct front *front, const char *name)
{
	const struct setting *found =
		front->settings ? settings_find(front->settings, name) : NULL;

	return found ? found->line + 1 : 1;
}

const char *
front_setting(const struct front *front, const char *name)
{
	const struct setting *found =
		front->settings ? settings_find(front->settings, name) : NULL;

	return found && *found->value ? found->value : NULL;
}

static bool
is_word(const char *value, const char *word)
{
	return value && strcmp(value, word) == 0;
}

static void
add_tag(struct str *out, const char *tag)
{
	if (out->length)
		str_add_char(out, ' ');
	for (tag += *tag == '#'; *tag; tag++)
		str_add_char(out, strchr(" \t\n,", *tag) ? '-' : *tag);
}

static void
read_tags(struct front *front)
{
	struct str words = {0};
	const struct setting *at;
	size_t i;

	for (i = 0; i < settings_count(front->settings); i++) {
		at = settings_at(front->settings, i);
		if (*at->value &&
			(strcmp(at->name, "tags") == 0 ||
				strncmp(at->name, "tags.", 5) == 0))
			add_tag(&words, at->value);
	}
	if (words.length)
		front->tags = front->words = str_take(&words);
}

static void
read_date(struct front *front)
{
	const char *date = front_setting(front, "date");
	size_t length = date ? strlen(date) : 0;

	/* A time may follow the day. */
	if (length > 10 && (date[10] == 'T' || date[10] == ' '))
		length = 10;
	day_read(date ? date : "", length, front->day, &front->day);
}

/* Front matter of TOML, "title = …" and [tables], as YAML of as many lines. */
static char *
toml_as_yaml(const char *text, size_t length)
{
	const char *end = text + length, *next, *at;
	struct str out = {0};
	bool table = false;

	for (; text < end; text = next + 1) {
		size_t size;

		next = memchr(text, '\n', (size_t)(end - text));
		next = next ? next : end;
		at = text;
		size = (size_t)(next - text);
		str_trim(at, &size);
		if (size > 2 && *at == '[' && at[size - 1] == ']') {
			str_addf(&out, "%.*s:\n", (int)size - 2, at + 1);
			table = true;
			continue;
		}
		at = memchr(text, '=', (size_t)(next - text));
		str_add(&out, table ? "  " : "");
		if (at && *text != ' ')
			str_addf(&out, "%.*s:%.*s\n", (int)(at - text), text,
				(int)(next - at - 1), at + 1);
		else
			str_addf(&out, "%.*s\n", (int)(next - text), text);
	}
	return str_take(&out);
}

/* The fence of front matter that begins a text; NULL when none does. */
static const char *
fence_of(const char *text, size_t length)
{
	static const char *const fences[] = {"---", "+++"};
	size_t i;

	for (i = 0; i < sizeof fences / sizeof *fences; i++)
		if (length >= 4 && strncmp(text, fences[i], 3) == 0 &&
			(text[3] == '\n' || (text[3] == '\r' && length > 4)))
			return fences[i];
	return NULL;
}

/* The line that closes front matter, `end` when none does; what follows it. */
static const char *
find_close(const char *at, const char *end, const char *fence,
	const char **next, int *line)
{
	size_t size;

	for (; at < end; at = *next + 1) {
		++*line;
		*next = memchr(at, '\n', (size_t)(end - at));
		if (!*next)
			*next = end;
		size = (size_t)(*next - at);
		str_trim(at, &size);
		if (str_is(at, size, fence) ||
			(*fence == '-' && str_is(at, size, "...")))
			return at;
	}
	return end;
}

static struct settings *
read_settings(
	const char *fence, const char *text, size_t length, struct err *err)
{
	struct settings *settings;
	char *yaml;

	if (*fence == '-')
		return settings_read(_("front matter"), text, length, err);
	yaml = toml_as_yaml(text, length);
	settings = settings_read(_("front matter"), yaml, strlen(yaml), err);
	free(yaml);
	return settings;
}

void
front_take(struct front *front, struct draft *draft, const char **text,
	size_t *length, int *line)
{
	const char *begin = *text, *end = begin + *length, *close, *next = end;
	const char *fence = fence_of(begin, *length);
	struct err err = {0};

	if (!fence)
		return;
	begin = (const char *)memchr(begin, '\n', *length) + 1;
	close = find_close(begin, end, fence, &next, line);
	if (close >= end) {
		*line = 1;
		return;
	}
	front->settings =
		read_settings(fence, begin, (size_t)(close - begin), &err);
	if (!front->settings) {
		problems_note(&draft->problems, 1, 0, "%s", err.text);
		*line = 1;
		return;
	}
	front->title = front_setting(front, "title");
	front->title_line = front_line(front, "title");
	front->own = is_word(front_setting(front, "generator"), "tenths");
	front->plan = front->own ? front_setting(front, "plan") : NULL;
	front->plan_line = front_line(front, "plan");
	read_tags(front);
	read_date(front);
	*text = next < end ? next + 1 : end;
	*length = (size_t)(end - *text);
	front->line = ++*line;
}

void
front_fini(struct front *front)
{
	settings_free(front->settings);
	free(front->words);
}

static const char *const cycle_names[] = {
	"cycle", "period", "quarter", "周期", "季度", NULL};

uint32_t
front_cycle(const struct front *front, struct draft *draft)
{
	static const char *const why = N_("the cycle of the front matter");
	const char *name = NULL;
	struct cycle *cycle;
	struct span_place said;
	size_t i;
	int line = 1;

	for (i = 0; !name && cycle_names[i]; i++) {
		name = front_setting(front, cycle_names[i]);
		line = front_line(front, cycle_names[i]);
	}
	if (!name)
		return 0;
	cycle = draft_cycle_said(
		draft, piece_of(name), (struct origin){line, why});
	if (!cycle && span_find_heading(name, strlen(name), front->day, &said))
		cycle = draft_cycle(draft, piece_of(name), said.span,
			(struct origin){line, why});
	if (cycle)
		return cycle->base.id;
	problems_note(&draft->problems, line, 0,
		_("the cycle “%s” is none, and says no days"), name);
	return 0;
}

bool
front_is_used(const char *name)
{
	static const char *const names[] = {
		"title", "tags", "date", "plan", "generator", NULL};

	return piece_is_any(piece_of(name), names) ||
		piece_is_any(piece_of(name), cycle_names) ||
		strncmp(name, "tags.", 5) == 0;
}

void
front_name_rest(const struct front *front, struct draft *draft)
{
	const struct setting *at;
	size_t i;

	for (i = 0; front->settings && i < settings_count(front->settings);
		i++) {
		at = settings_at(front->settings, i);
		if (!front_is_used(at->name))
			draft_placed(draft, RECORD_PLAN, 1,
				(struct origin){at->line + 1,
					N_("left out: front matter of another "
					   "program")});
	}
}
