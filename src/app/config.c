/* SPDX-License-Identifier: MIT */
#include "app/config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/say.h"

const struct config_entry config_entries[] = {
	{"theme", "auto | dark | light | NAME",
		N_("the colours; a NAME is themes/NAME.yaml in this folder")},
	{"ascii", "true | false", N_("draw with plain ASCII characters only")},
	{"mouse", "true | false", N_("let clicks select and the wheel scroll")},
	{"weekday", "1 … 7", N_("the day check-ins are due, 1 is Monday")},
	{"keys.COMMAND", N_("KEYS"),
		N_("the keys of a command, spaces between; \"\" for none")},
	{NULL, NULL, NULL},
};

static bool
wrong(const struct config *config, const struct setting *setting,
	struct err *err, const char *expected)
{
	return err_set(err, ERR_INPUT, _("%s:%d:%d: %s is %s"), config->file,
		setting->line, setting->column, setting->name, expected);
}

static bool
read_bool(const struct config *config, const struct setting *setting,
	bool *value, struct err *err)
{
	*value = strcmp(setting->value, "true") == 0;
	if (*value || strcmp(setting->value, "false") == 0)
		return true;
	return wrong(config, setting, err, _("true or false"));
}

static void
add_key(struct config *config, const struct setting *setting,
	const char *command)
{
	struct setting *key;

	config->keys = base_realloc(
		config->keys, config->key_count + 1, sizeof *config->keys);
	key = &config->keys[config->key_count++];
	*key = *setting;
	key->name = command;
}

static bool
apply(struct config *config, const struct setting *setting, struct err *err)
{
	const char *name = setting->name;

	if (strcmp(name, "theme") == 0) {
		free(config->theme);
		config->theme = base_strdup(setting->value);
		return true;
	}
	if (strcmp(name, "ascii") == 0)
		return read_bool(config, setting, &config->ascii, err);
	if (strcmp(name, "mouse") == 0)
		return read_bool(config, setting, &config->mouse, err);
	if (strcmp(name, "weekday") == 0) {
		config->weekday = setting->value[0] - '0';
		if (config->weekday >= 1 && config->weekday <= 7 &&
			!setting->value[1])
			return true;
		return wrong(config, setting, err, _("1 (Monday) to 7"));
	}
	if (strncmp(name, "keys.", 5) == 0) {
		add_key(config, setting, name + 5);
		return true;
	}
	return err_set(err, ERR_INPUT,
		_("%s:%d:%d: there is no setting %s; see tenths(5)"),
		config->file, setting->line, setting->column, name);
}

static bool
read_file(struct config *config, struct err *err)
{
	struct settings *settings;
	struct str text = {0};
	bool ok = fs_read(config->file, &text, err);
	size_t i;

	if (!ok || !text.length) {
		str_fini(&text);
		return ok;
	}
	settings = settings_read(config->file, text.data, text.length, err);
	config->settings = settings;
	ok = settings != NULL;
	for (i = 0; ok && i < settings_count(settings); i++)
		ok = apply(config, settings_at(settings, i), err);
	str_fini(&text);
	return ok;
}

bool
config_read(struct config *config, struct err *err)
{
	char *home = fs_config_home(NULL);
	char *file = home ? fs_join(home, "config.yaml") : NULL;

	memset(config, 0, sizeof *config);
	config->theme = base_strdup("auto");
	config->mouse = true;
	config->weekday = 1;
	free(home);
	if (!file || !fs_exists(file)) {
		free(file);
		return true;
	}
	config->file = file;
	return read_file(config, err);
}

void
config_fini(struct config *config)
{
	free(config->keys);
	settings_free(config->settings);
	free(config->theme);
	free(config->file);
	memset(config, 0, sizeof *config);
}
