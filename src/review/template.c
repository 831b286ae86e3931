/* SPDX-License-Identifier: MIT */
#include "review/template.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/embedded.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "model/plan.h"
#include "yaml/settings.h"

#define SECTIONS_MOST 100
#define ENTRIES_MOST 1000
#define FILE_SUFFIX ".yaml"

/* The built-in ones are read when one first looks at them. */
struct templates {
	struct arena *arena;
	struct template *all;
	const struct embedded *
		*unread; /* beside each of `all`; NULL: is read */
	size_t count;
	const char **problems;
	size_t problem_count;
};

static const char *const kinds[] = {
	[SECTION_PROSE] = "prose",
	[SECTION_LIST] = "list",
	[SECTION_MONTHS] = "months",
	[SECTION_QUARTERS] = "quarters",
	[SECTION_OBJECTIVES] = "objectives",
	[SECTION_RESULTS] = "results",
};
#define KINDS (sizeof kinds / sizeof *kinds)

const char *
section_kind_word(enum section_kind kind)
{
	return kinds[kind];
}

const char *
template_words(struct words words)
{
	/* The catalogue's own word for its language, as in review/head.c. */
	bool chinese = strncmp(_("en"), "zh", 2) == 0;
	const char *text = chinese ? words.zh : words.en;

	if (!text || !*text)
		text = chinese ? words.en : words.zh;
	return text ? text : "";
}

static char *
keep(struct arena *arena, const char *text)
{
	return arena_text(arena, text, strlen(text));
}

/* Where a template is being read from, and what it is read into. */
struct source {
	struct arena *arena;
	const char *file;
	struct template *template;
	struct template_section *sections;
	struct spot {
		int line, column;
	} * spots; /* of the sections' names, else of their first keys */
};

static bool
refuse(const struct source *source, const struct setting *setting,
	struct err *err, const char *what)
{
	return err_set(err, ERR_INPUT, "%s:%d:%d: %s: %s", source->file,
		setting->line, setting->column, setting->name, what);
}

/* `en`, `zh`, or nothing for a text that serves both. */
static bool
set_words(const struct source *source, struct words *words, const char *key,
	const struct setting *setting, struct err *err)
{
	const char *text = keep(source->arena, setting->value);

	if (!*key)
		words->en = words->zh = text;
	else if (strcmp(key, ".en") == 0)
		words->en = text;
	else if (strcmp(key, ".zh") == 0)
		words->zh = text;
	else
		return refuse(source, setting, err,
			_("a text has the languages en and zh"));
	return true;
}

/* The part of a name that follows `word`; NULL when it begins otherwise. */
static const char *
after(const char *name, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(name, word, length) != 0 ||
		(name[length] && name[length] != '.'))
		return NULL;
	return name + length;
}

static bool
set_kind(const struct source *source, struct template_section *section,
	const struct setting *setting, struct err *err)
{
	size_t i;

	for (i = 0; i < KINDS; i++)
		if (strcmp(setting->value, kinds[i]) == 0) {
			section->kind = (enum section_kind)i;
			return true;
		}
	return refuse(source, setting, err,
		_("a section is prose, list, months, quarters, objectives or "
		  "results"));
}

static bool
set_entries(const struct source *source, struct template_section *section,
	const struct setting *setting, struct err *err)
{
	int64_t number;

	if (!decimal_read(setting->value, strlen(setting->value), &number) ||
		number < 0 || number > ENTRIES_MOST * DECIMAL_ONE ||
		number % DECIMAL_ONE)
		return refuse(source, setting, err,
			_("the fewest entries is a whole number"));
	section->entries = (int)(number / DECIMAL_ONE);
	return true;
}

/* One `sections.N.KEY`; `key` is what follows the number. */
static bool
set_section(const struct source *source, struct template_section *section,
	const char *key, const struct setting *setting, struct err *err)
{
	const char *rest;

	struct spot *spot = &source->spots[section - source->sections];

	if (!spot->line || strcmp(key, "name") == 0)
		*spot = (struct spot){setting->line, setting->column};
	if (strcmp(key, "name") == 0)
		section->name = keep(source->arena, setting->value);
	else if ((rest = after(key, "title")))
		return set_words(source, &section->title, rest, setting, err);
	else if ((rest = after(key, "prompt")))
		return set_words(source, &section->prompt, rest, setting, err);
	else if (strcmp(key, "kind") == 0)
		return set_kind(source, section, setting, err);
	else if (strcmp(key, "entries") == 0)
		return set_entries(source, section, setting, err);
	else
		return refuse(source, setting, err,
			_("a section has name, title, prompt, kind and "
			  "entries"));
	return true;
}

static bool
set_any(const struct source *source, const struct setting *setting,
	struct err *err)
{
	struct template *template = source->template;
	const char *rest;
	unsigned long number;
	char *end;

	if (strcmp(setting->name, "name") == 0) {
		template->name = keep(source->arena, setting->value);
		return true;
	}
	if ((rest = after(setting->name, "title")))
		return set_words(source, &template->title, rest, setting, err);
	if ((rest = after(setting->name, "help")))
		return set_words(source, &template->help, rest, setting, err);
	rest = after(setting->name, "sections");
	if (!rest || !*rest)
		return refuse(source, setting, err,
			_("a template has name, title, help and sections"));
	number = strtoul(rest + 1, &end, 10);
	if (number >= SECTIONS_MOST || *end != '.')
		return refuse(source, setting, err,
			_("a template has at most 100 sections"));
	if (number >= template->count)
		template->count = number + 1;
	return set_section(
		source, &source->sections[number], end + 1, setting, err);
}

/* The section before that one of the same name; NULL when it is its own. */
static const struct template_section *
same_name(const struct source *source, size_t i)
{
	const struct template_section *sections = source->sections;
	size_t j;

	for (j = 0; j < i; j++)
		if (strcmp(sections[i].name, sections[j].name) == 0)
			return &sections[j];
	return NULL;
}

/* Every section needs a name that is its own. */
static bool
check(const struct source *source, struct err *err)
{
	const struct template_section *sections = source->sections;
	const struct spot *spot = source->spots;
	size_t i;

	for (i = 0; i < source->template->count; i++, spot++) {
		if (!sections[i].name || !*sections[i].name)
			return err_set(err, ERR_INPUT,
				_("%s:%d:%d: section %zu has no name"),
				source->file, spot->line, spot->column, i + 1);
		if (same_name(source, i))
			return err_set(err, ERR_INPUT,
				_("%s:%d:%d: two sections are called %s"),
				source->file, spot->line, spot->column,
				sections[i].name);
	}
	if (source->template->count)
		return true;
	return err_set(err, ERR_INPUT, _("%s:1:1: a template has sections"),
		source->file);
}

/* A new one at the end, or the one of that name, empty again. */
static struct template *
add(struct templates *templates, const char *name,
	const struct embedded *unread)
{
	size_t i = 0;

	while (i < templates->count &&
		strcasecmp(templates->all[i].name, name) != 0)
		i++;
	if (i == templates->count) {
		templates->count++;
		templates->all = base_realloc(templates->all, templates->count,
			sizeof *templates->all);
		templates->unread = base_realloc(templates->unread,
			templates->count, sizeof *templates->unread);
	}
	templates->all[i] = (struct template){.name = name};
	templates->unread[i] = unread;
	return &templates->all[i];
}

/* Reads one; `template->name` is what it is called when it does not say. */
static bool
read_template(struct arena *arena, const char *file, struct template *template,
	const struct str *text, struct err *err)
{
	struct source source = {arena, file, template, NULL, NULL};
	struct settings *settings =
		settings_read(file, str_text(text), text->length, err);
	bool ok = settings != NULL;
	size_t i;

	source.sections =
		arena_alloc(arena, SECTIONS_MOST * sizeof *source.sections);
	source.spots = base_calloc(SECTIONS_MOST, sizeof *source.spots);
	for (i = 0; ok && i < settings_count(settings); i++)
		ok = set_any(&source, settings_at(settings, i), err);
	settings_free(settings);
	ok = ok && check(&source, err);
	free(source.spots);
	template->sections = source.sections;
	return ok;
}

/* One of them, read by now. */
static const struct template *
look_at(const struct templates *templates, size_t i)
{
	const struct embedded *unread = templates->unread[i];
	struct str text = {0};

	if (unread) {
		templates->unread[i] = NULL;
		str_add_bytes(&text, unread->text, unread->length);
		read_template(templates->arena, "built in", &templates->all[i],
			&text, NULL);
		str_fini(&text);
	}
	return &templates->all[i];
}

/* A file of the person's own: its name without .yaml names the template. */
static bool
read_file(struct templates *templates, const char *folder, const char *entry,
	struct err *err)
{
	char *path = fs_join(folder, entry);
	char *name = keep(templates->arena, entry);
	struct template template = {.name = name};
	struct str text = {0};
	bool ok;

	name[strlen(name) - strlen(FILE_SUFFIX)] = '\0';
	ok = fs_read_own(path, &text, err) &&
		read_template(templates->arena, path, &template, &text, err);
	if (ok)
		*add(templates, template.name, NULL) = template;
	str_fini(&text);
	free(path);
	return ok;
}

static int
is_template(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name), suffix = strlen(FILE_SUFFIX);

	return entry->d_name[0] != '.' && length > suffix &&
		strcmp(entry->d_name + length - suffix, FILE_SUFFIX) == 0;
}

/* The first is the caller's *err, too. */
static void
add_problem(
	struct templates *templates, const struct err *problem, struct err *err)
{
	templates->problems = base_realloc(templates->problems,
		templates->problem_count + 1, sizeof *templates->problems);
	templates->problems[templates->problem_count++] =
		keep(templates->arena, problem->text);
	if (err && err->code == ERR_NONE)
		*err = *problem;
}

struct templates *
templates_new(const char *folder, struct err *err)
{
	struct templates *templates = base_calloc(1, sizeof *templates);
	const struct embedded *ours;
	struct dirent **entries;
	int count, i;

	templates->arena = base_calloc(1, sizeof *templates->arena);
	for (ours = embedded_templates; ours->name; ours++)
		add(templates, ours->name, ours);
	count = folder ? scandir(folder, &entries, is_template, alphasort) : -1;
	for (i = 0; i < count; i++) {
		struct err problem = {0};

		if (!read_file(templates, folder, entries[i]->d_name, &problem))
			add_problem(templates, &problem, err);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return templates;
}

void
templates_free(struct templates *templates)
{
	if (!templates)
		return;
	arena_fini(templates->arena);
	free(templates->arena);
	free(templates->all);
	free(templates->unread);
	free(templates->problems);
	free(templates);
}

size_t
templates_problem_count(const struct templates *templates)
{
	return templates->problem_count;
}

const char *
templates_problem(const struct templates *templates, size_t i)
{
	return templates->problems[i];
}

size_t
templates_count(const struct templates *templates)
{
	return templates->count;
}

const struct template *
templates_at(const struct templates *templates, size_t i)
{
	return look_at(templates, i);
}

const struct template *
templates_find(const struct templates *templates, const char *name)
{
	size_t i;

	for (i = 0; i < templates->count; i++)
		if (strcasecmp(templates->all[i].name, name) == 0)
			return look_at(templates, i);
	return NULL;
}

const struct template_section *
templates_section(const struct templates *templates, const char *name)
{
	const struct template *template;
	size_t at, i;

	for (at = 0; at < templates->count; at++) {
		template = look_at(templates, at);
		for (i = 0; i < template->count; i++)
			if (strcmp(template->sections[i].name, name) == 0)
				return &template->sections[i];
	}
	return NULL;
}

const struct template *
templates_for(const struct templates *templates, struct span span)
{
	static const struct {
		int days; /* at most */
		const char *name;
	} fits[] = {{14, "weekly"}, {63, "bimonthly"}, {100, "quarterly"},
		{INT32_MAX, "annual"}};
	int64_t days = (int64_t)span.ends - span.starts + 1;
	size_t i = 0;

	while (days > fits[i].days)
		i++;
	return templates_find(templates, fits[i].name);
}

const struct template *
templates_of(const struct templates *templates, const struct cycle *cycle)
{
	const struct template *found = NULL;

	if (cycle->template && *cycle->template)
		found = templates_find(templates, cycle->template);
	return found ? found
		     : templates_for(templates,
			       (struct span){cycle->starts, cycle->ends});
}

/* One text as a quoted YAML scalar after its key. */
static void
write_text(struct str *out, const char *key, const char *text)
{
	if (!text)
		return;
	str_addf(out, "%s\"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			str_add_char(out, '\\');
		if (*text == '\n')
			str_add(out, "\\n");
		else
			str_add_char(out, *text);
	}
	str_add(out, "\"\n");
}

static void
write_words(struct str *out, const char *indent, const char *key,
	struct words words)
{
	char line[64];

	if (!words.en && !words.zh)
		return;
	str_addf(out, "%s%s:\n", indent, key);
	snprintf(line, sizeof line, "%s  en: ", indent);
	write_text(out, line, words.en);
	snprintf(line, sizeof line, "%s  zh: ", indent);
	write_text(out, line, words.zh);
}

void
template_write(const struct template *template, struct str *out)
{
	const struct template_section *section;
	size_t i;

	write_text(out, "name: ", template->name);
	write_words(out, "", "title", template->title);
	write_words(out, "", "help", template->help);
	str_add(out, "sections:\n");
	for (i = 0; i < template->count; i++) {
		section = &template->sections[i];
		write_text(out, "- name: ", section->name);
		write_words(out, "  ", "title", section->title);
		write_words(out, "  ", "prompt", section->prompt);
		str_addf(out, "  kind: %s\n", kinds[section->kind]);
		if (section->entries)
			str_addf(out, "  entries: %d\n", section->entries);
	}
}
