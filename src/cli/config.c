/* SPDX-License-Identifier: MIT */
/* tenths config: the settings, with what they may be; and setting one. */
#include "app/config.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"

static bool
is_set(const struct config *config, const char *name)
{
	return config->settings && settings_find(config->settings, name);
}

/* "theme: light" and, aside, what it may be and what it is for. */
static void
print_entry(const struct config *config, const struct config_entry *entry)
{
	const char *value = config_value(config, entry->name);
	bool set = is_set(config, entry->name);
	struct str line = {0};

	str_addf(&line, "%s%s: %s", set ? "" : "# ", entry->name,
		*value ? value : "\"\"");
	cli_column(str_text(&line), 28);
	printf("# %s (%s)\n", _(entry->help), _(entry->values));
	str_fini(&line);
}

/* What stands in groups, each below the name of its own. */
static void
print_groups(const struct config *config)
{
	size_t count = config->settings ? settings_count(config->settings) : 0;
	const char *group = "";
	struct str line = {0};
	size_t i, length;

	for (i = 0; i < count; i++) {
		const struct setting *at = settings_at(config->settings, i);

		length = strcspn(at->name, ".");
		if (!at->name[length] || !config_entry(at->name))
			continue;
		str_clear(&line);
		if (strncmp(group, at->name, length + 1) != 0)
			str_addf(&line, "%.*s:\n", (int)length, at->name);
		group = at->name;
		str_addf(&line, "  %s: ", at->name + length + 1);
		settings_scalar(&line, at->value);
		cli_print_lines(str_text(&line), 0);
	}
	str_fini(&line);
}

static void
print_all(const struct config *config)
{
	const struct config_entry *entry;

	printf("# %s\n", config->file ? config->file : "");
	for (entry = config_entries; entry->name; entry++)
		if (!strchr(entry->name, '.'))
			print_entry(config, entry);
	print_groups(config);
}

static void
list_entry(struct json_list *list, const struct config *config,
	const char *name, const struct config_entry *entry)
{
	json_list_facts(list,
		(const struct json_fact[]){
			{"name", JSON_TEXT, .text = name},
			{"value", JSON_TEXT,
				.text = config_value(config, name)},
			{"set", JSON_YES, .number = is_set(config, name)},
			{"usual", JSON_TEXT, .text = entry->usual},
			{"values", JSON_TEXT, .text = _(entry->values)},
			{"help", JSON_TEXT, .text = _(entry->help)},
			{.key = NULL},
		});
}

/* Every setting there is, and those of a group that are set. */
static int
print_json(struct cli *cli, const struct config *config)
{
	const struct config_entry *entry;
	struct json_list list;
	const char *name;
	size_t i;

	cli_json_begin(cli, &list, false);
	for (entry = config_entries; entry->name; entry++)
		if (!strchr(entry->name, '.'))
			list_entry(&list, config, entry->name, entry);
	for (i = 0; config->settings && i < settings_count(config->settings);
		i++) {
		name = settings_at(config->settings, i)->name;
		entry = strchr(name, '.') ? config_entry(name) : NULL;
		if (entry)
			list_entry(&list, config, name, entry);
	}
	return cli_json_end(&list);
}

void
cli_tell_settings(const struct config *config)
{
	const char *at = str_text(&config->problems);
	size_t length;

	for (; *at; at += length + (at[length] == '\n')) {
		length = strcspn(at, "\n");
		cli_remark("%.*s", (int)length, at);
	}
}

int
run_config(struct cli *cli)
{
	const char *name = cli->count ? cli->words[0] : NULL;
	struct config config;
	struct json_list list;
	struct err err = {0};
	int status = 0;

	if (cli->count > 1)
		return config_set(name, cli->words[1], &err) ? 0
							     : cli_fail(&err);
	config_read(&config);
	cli_tell_settings(&config);
	if (!name && cli->given[OPT_JSON]) {
		status = print_json(cli, &config);
	} else if (!name) {
		cli_page(cli);
		print_all(&config);
	} else if (config_entry(name) && cli->given[OPT_JSON]) {
		cli_json_begin(cli, &list, false);
		list_entry(&list, &config, name, config_entry(name));
		status = cli_json_end(&list);
	} else if (config_entry(name)) {
		cli_print(config_value(&config, name));
		putchar('\n');
	} else {
		config_refuse(name, &err);
	}
	config_fini(&config);
	return err.code == ERR_NONE ? status : cli_fail(&err);
}
