/* SPDX-License-Identifier: MIT */
#include "app/config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/filters.h"
#include "base/fs.h"
#include "base/near.h"
#include "base/say.h"

#define CONFIG_FILE "TENTHS_CONFIG" /* names it */
#define KEYS "keys."
#define THEME_USUAL "auto"
#define COMMANDS "commands."
#define HOOKS "hooks."
#define SYNC "sync."
#define USER "user."
#define SOURCES "sources."

const struct config_entry config_entries[] = {
	{"theme", "auto | dark | light | NAME", THEME_USUAL,
		N_("the colours; a NAME is themes/NAME.yaml in this folder")},
	{"ascii", "true | false", "false",
		N_("draw with plain ASCII characters only")},
	{"mouse", "true | false", "true",
		N_("let clicks select and open, scales be pulled")},
	{"weekday", "1 … 7", "1", N_("the day check-ins are due, 1 is Monday")},
	{"pager", N_("COMMAND"), "",
		N_("what shows a text longer than the screen; cat for none")},
	{"serve", "true | false", "false",
		N_("let tenths serve answer other programs")},
	{"share", N_("FILTER"), "",
		N_("what others may see; the rest stays out of every sync")},
	{USER "name", N_("NAME"), "",
		N_("who @me is; without it git's user.name")},
	{"plans", N_("FOLDER"), "",
		N_("the folder of everyone's plans, as with -d")},
	{SYNC "file", N_("FILE"), "",
		N_("the file that the plan is in step with, after each change "
		   "too")},
	{SYNC "git", "true | false", "false",
		N_("let tenths sync commit, fetch, merge and push that file")},
	{KEYS "COMMAND", N_("KEYS"), "",
		N_("the keys of a command, spaces between, \"\" for none; "
		   "on one screen as keys.review.down")},
	{FILTERS "NAME", N_("FILTER"), "",
		N_("a filter that =NAME stands for, in f and list")},
	{COMMANDS "NAME", N_("run, key, help, apart"), "",
		N_("a command of your own: what it runs, and its keys")},
	{HOOKS "NAME", N_("COMMAND"), "",
		N_("runs after each change, with that as JSON to read")},
	{SOURCES "NAME", N_("run, for"), "",
		N_("a program that says the value of a health metric or key result")},
	{NULL, NULL, NULL, NULL},
};

/* What the command line sets for this run. */
#define SAID_MOST 16
static struct setting said[SAID_MOST];
static size_t said_count;

/* Settings that stand together under a name of their own, one a line. */
static const char *const groups[] = {
	KEYS, FILTERS, COMMANDS, HOOKS, SYNC, USER, SOURCES};

/* The group a setting is of, with its dot; NULL for one that stands alone. */
static const char *
group_of(const char *name)
{
	size_t i, length;

	for (i = 0; i < sizeof groups / sizeof *groups; i++) {
		length = strlen(groups[i]);
		if (strncmp(name, groups[i], length) == 0 && name[length])
			return groups[i];
	}
	return NULL;
}

/* Whether any name may stand in it. */
static bool
is_open(const char *group)
{
	return group && strcmp(group, SYNC) != 0 && strcmp(group, USER) != 0;
}

const struct config_entry *
config_entry(const char *name)
{
	const struct config_entry *entry = config_entries;

	while (entry->name && strcmp(entry->name, name) != 0 &&
		!(is_open(group_of(name)) &&
			group_of(name) == group_of(entry->name)))
		entry++;
	return entry->name ? entry : NULL;
}

static bool
read_bool(const char *text, bool *value, struct err *err)
{
	bool is_true = strcmp(text, "true") == 0;

	if (!is_true && strcmp(text, "false") != 0)
		return err_set(err, ERR_INPUT, "%s", _("true or false"));
	*value = is_true;
	return true;
}

/* Of commands.NAME.run and commands.NAME.run.0 what stands after the name; `parts`
 * begins with what may be a list, and ends with NULL. */
static bool
is_part(const char *name, const char *group, const char *const *parts)
{
	const char *part = strchr(name + strlen(group), '.');
	size_t length = part ? strcspn(++part, ".") : 0, i;

	for (i = 0; parts[i]; i++)
		if (part && strlen(parts[i]) == length &&
			strncmp(parts[i], part, length) == 0)
			return i == 0 || !part[length];
	return false;
}

/* Whether what stands in a group of such is one of its parts. */
static bool
is_known_part(const char *name)
{
	static const char *const commands[] = {
		"run", "key", "help", "apart", NULL};
	static const char *const sources[] = {"run", "for", NULL};
	const char *group = group_of(name);

	if (group && strcmp(group, COMMANDS) == 0)
		return is_part(name, COMMANDS, commands);
	return !group || strcmp(group, SOURCES) != 0 ||
		is_part(name, SOURCES, sources);
}

static void
add_key(struct config *config, const struct setting *setting)
{
	struct setting *key;

	config->keys = base_realloc(
		config->keys, config->key_count + 1, sizeof *config->keys);
	key = &config->keys[config->key_count++];
	*key = *setting;
	key->name += strlen(KEYS);
}

static const char *
nearest(const char *name)
{
	struct near near = near_to(name, strlen(name));
	const struct config_entry *entry;
	const char *found = NULL;

	for (entry = config_entries; entry->name; entry++)
		if (near_offer(&near, entry->name, strlen(entry->name)))
			found = entry->name;
	return found;
}

bool
config_refuse(const char *name, struct err *err)
{
	const char *meant = nearest(name);

	if (meant)
		return err_set(err, ERR_INPUT,
			_("there is no setting %s; did you mean %s?"), name,
			meant);
	return err_set(err, ERR_INPUT,
		_("there is no setting %s; tenths config lists them"), name);
}

/* Puts a setting in force; false with what it has to be. */
static bool
apply(struct config *config, const struct setting *setting, struct err *err)
{
	const char *name = setting->name, *value = setting->value;
	struct err expected = {0};
	bool ok = true, flag;

	if (!config_entry(name) || !is_known_part(name))
		return config_refuse(name, err);
	if (strcmp(name, "theme") == 0) {
		free(config->theme);
		config->theme = base_strdup(value);
	} else if (strcmp(name, "ascii") == 0) {
		ok = read_bool(value, &config->ascii, &expected);
	} else if (strcmp(name, "mouse") == 0) {
		ok = read_bool(value, &config->mouse, &expected);
	} else if (strcmp(name, "serve") == 0 ||
		strcmp(name, SYNC "git") == 0) {
		ok = read_bool(value, &flag, &expected);
	} else if (strcmp(name, "weekday") == 0) {
		ok = value[0] >= '1' && value[0] <= '7' && !value[1];
		if (ok)
			config->weekday = value[0] - '0';
		else
			err_set(&expected, ERR_INPUT, "%s",
				_("1 (Monday) to 7"));
	} else if (group_of(name) == groups[0]) {
		add_key(config, setting);
	}
	return ok ||
		err_set(err, ERR_INPUT, _("%s is %s, not “%s”"), name,
			expected.text, value);
}

static void
add_problem(struct config *config, const char *where, const struct err *err)
{
	if (config->problems.length)
		str_add_char(&config->problems, '\n');
	str_add(&config->problems, where);
	str_add(&config->problems, err->text);
}

static void
apply_all(struct config *config)
{
	struct str where = {0};
	size_t i;

	for (i = 0; i < settings_count(config->settings); i++) {
		const struct setting *setting =
			settings_at(config->settings, i);
		struct err err = {0};

		if (apply(config, setting, &err))
			continue;
		str_clear(&where);
		str_addf(&where, "%s:%d:%d: ", config->file, setting->line,
			setting->column);
		add_problem(config, str_text(&where), &err);
	}
	str_fini(&where);
}

static void
set_usual(struct config *config)
{
	memset(config, 0, sizeof *config);
	config->theme = base_strdup(THEME_USUAL);
	config->mouse = true;
	config->user = base_calloc(1, sizeof *config->user);
	config->weekday = 1;
}

static char *
config_file(struct err *err)
{
	const char *named = getenv(CONFIG_FILE);
	char *home, *file;

	if (named && *named)
		return base_strdup(named);
	home = fs_config_home(err);
	file = home ? fs_join(home, "config.yaml") : NULL;
	free(home);
	return file;
}

/* What the command line says goes where it would stand in the file. */
static bool
put_said(struct str *text, const char *file, struct err *err)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < said_count; i++)
		ok = settings_put(text, file, said[i].name, said[i].value, err);
	return ok;
}

bool
config_say(const char *assignment, struct err *err)
{
	size_t length = strcspn(assignment, "=:");
	struct setting setting = {0};
	struct config tried;
	char *name;
	bool ok;

	if (!length || !assignment[length])
		return err_set(err, ERR_USAGE,
			_("a setting is NAME=VALUE, not %s"), assignment);
	if (said_count == SAID_MOST)
		return err_set(err, ERR_USAGE,
			_("no more than %d settings can be given"), SAID_MOST);
	setting.name = name = base_strndup(assignment, length);
	setting.value = assignment + length + 1;
	set_usual(&tried);
	ok = apply(&tried, &setting, err);
	config_fini(&tried);
	if (ok) {
		said[said_count++] = setting;
		return true;
	}
	if (err)
		err->code = ERR_USAGE;
	free(name);
	return false;
}

void
config_read(struct config *config)
{
	struct str text = {0};
	struct err err = {0};
	bool there, ok;

	set_usual(config);
	config->file = config_file(NULL);
	there = config->file && fs_exists(config->file);
	ok = !there || fs_read_own(config->file, &text, &err);
	if (ok && put_said(&text, config->file, &err) && text.length)
		config->settings = settings_read(
			config->file, text.data, text.length, &err);
	if (!there && getenv(CONFIG_FILE))
		err_set(&err, ERR_INPUT, _("%s: there is no such file"),
			config->file);
	if (err.code != ERR_NONE)
		add_problem(config, "", &err);
	if (config->settings)
		apply_all(config);
	str_fini(&text);
}

void
config_fini(struct config *config)
{
	free(config->keys);
	settings_free(config->settings);
	free(config->theme);
	free(config->file);
	if (config->user)
		free(config->user->name);
	free(config->user);
	str_fini(&config->problems);
	memset(config, 0, sizeof *config);
}

const char *
config_value(const struct config *config, const char *name)
{
	const struct setting *setting =
		config->settings ? settings_find(config->settings, name) : NULL;
	const struct config_entry *entry = config_entry(name);
	struct config tried;
	struct err err = {0};
	bool good;

	assert(entry);
	if (!setting)
		return entry->usual;
	set_usual(&tried);
	good = apply(&tried, setting, &err);
	config_fini(&tried);
	return good ? setting->value : entry->usual;
}

char *
config_path(const struct config *config, const char *name)
{
	const char *set = config_value(config, name);
	const char *home = getenv("HOME");
	char *path = *set ? fs_typed(set) : NULL, *whole;

	if (!path || *path == '/' || !home || !*home)
		return path;
	whole = fs_join(home, path);
	free(path);
	return whole;
}

/* ---- setting one */

bool
config_set(const char *name, const char *value, struct err *err)
{
	struct setting setting = {.name = name, .value = value};
	struct config tried;
	struct str text = {0};
	char *file = config_file(err), *folder;
	bool ok;

	if (!file)
		return false;
	set_usual(&tried);
	folder = fs_folder(file);
	ok = apply(&tried, &setting, err) && filters_check(name, value, err) &&
		(!fs_exists(file) || fs_read_own(file, &text, err)) &&
		settings_put(&text, file, name, value, err) &&
		fs_make_folder(folder, err) &&
		fs_write(file, text.data, text.length, 0600, err);
	config_fini(&tried);
	str_fini(&text);
	free(folder);
	free(file);
	return ok;
}
