/* SPDX-License-Identifier: MIT */
#include "app/own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/say.h"
#include "base/str.h"
#include "format/listing.h"

#define COMMANDS "commands."
#define HOOKS "hooks."
#define RUN ".run"
#define INSIDE "TENTHS_HOOK"

/* ---- words */

bool
own_words(const struct config *config, const char *name,
	struct program *program, struct err *err)
{
	const struct setting *setting = settings_find(config->settings, name);
	struct str item = {0};
	size_t i;

	if (setting)
		return program_words(program, setting->value, err);
	for (i = 0;; i++) {
		str_clear(&item);
		str_addf(&item, "%s.%zu", name, i);
		setting = settings_find(config->settings, str_text(&item));
		if (!setting)
			break;
		program_add(program, setting->value);
	}
	str_fini(&item);
	return i > 0 ||
		err_set(err, ERR_INPUT, _("%s says nothing to run"), name);
}

/* ---- what stands together under a name */

/* The length of NAME where the setting is GROUP.NAME.run or the first word of
 * that; 0 where it is something else. */
static size_t
name_length(const char *group, const char *setting)
{
	size_t before = strlen(group), length;
	const char *dot;

	if (strncmp(setting, group, before) != 0)
		return 0;
	dot = strstr(setting + before, RUN);
	length = dot ? (size_t)(dot - setting) - before : 0;
	if (!dot || length >= OWN_NAME_SIZE ||
		(strcmp(dot, RUN) != 0 && strcmp(dot, RUN ".0") != 0))
		return 0;
	return length;
}

bool
own_named(const struct config *config, const char *group, size_t n,
	char name[static OWN_NAME_SIZE])
{
	size_t count = config->settings ? settings_count(config->settings) : 0;
	size_t i, length;

	for (i = 0; i < count; i++) {
		const char *at = settings_at(config->settings, i)->name;

		length = name_length(group, at);
		if (!length || n-- > 0)
			continue;
		memset(name, 0, OWN_NAME_SIZE);
		memcpy(name, at + strlen(group), length);
		return true;
	}
	return false;
}

const struct setting *
own_part(const struct config *config, const char *group, const char *name,
	const char *what)
{
	const struct setting *setting;
	struct str full = {0};

	str_addf(&full, "%s%s.%s", group, name, what);
	setting = settings_find(config->settings, str_text(&full));
	str_fini(&full);
	return setting;
}

bool
own_run(const struct config *config, const char *group, const char *name,
	struct program *program, struct err *err)
{
	struct str full = {0};
	bool ok;

	str_addf(&full, "%s%s" RUN, group, name);
	ok = own_words(config, str_text(&full), program, err);
	str_fini(&full);
	return ok;
}

/* ---- commands */

bool
own_command(const struct config *config, size_t n, struct own_command *command)
{
	const struct setting *help, *apart;

	memset(command, 0, sizeof *command);
	if (!own_named(config, COMMANDS, n, command->name))
		return false;
	command->key = own_part(config, COMMANDS, command->name, "key");
	help = own_part(config, COMMANDS, command->name, "help");
	command->help = help ? help->value : NULL;
	apart = own_part(config, COMMANDS, command->name, "apart");
	command->apart = apart && strcmp(apart->value, "true") == 0;
	return true;
}

bool
own_find(const struct config *config, const char *name,
	struct own_command *command)
{
	size_t n = 0;

	while (own_command(config, n++, command))
		if (strcmp(command->name, name) == 0)
			return true;
	return false;
}

bool
own_command_words(const struct config *config,
	const struct own_command *command, struct program *program,
	struct err *err)
{
	return own_run(config, COMMANDS, command->name, program, err);
}

/* ---- hooks */

/* The length of the setting's name where it is a hook, or the first word of
 * one; 0 where it is something else. */
static size_t
hook_name(const char *setting)
{
	size_t before = strlen(HOOKS), length;
	const char *dot;

	if (strncmp(setting, HOOKS, before) != 0)
		return 0;
	length = before + strcspn(setting + before, ".");
	dot = setting + length;
	return !*dot || strcmp(dot, ".0") == 0 ? length : 0;
}

static void
start_hook(struct hooks *hooks, const struct config *config, const char *name,
	const struct str *json, struct str *problem)
{
	struct program program = {0};
	struct err err = {0};
	pid_t pid = -1;

	if (own_words(config, name, &program, &err) && program.count)
		pid = program_feed(
			&program, str_text(json), json->length, &err);
	program_fini(&program);
	if (pid < 0) {
		str_clear(problem);
		str_addf(problem, "%s: %s", name, err.text);
		return;
	}
	hooks->running = base_realloc(
		hooks->running, hooks->count + 1, sizeof *hooks->running);
	hooks->running[hooks->count++] = pid;
}

/* Forgets those that have ended. */
static void
reap(struct hooks *hooks)
{
	size_t i, left = 0;

	for (i = 0; i < hooks->count; i++)
		if (waitpid(hooks->running[i], NULL, WNOHANG) == 0)
			hooks->running[left++] = hooks->running[i];
	hooks->count = left;
}

static bool
write_json(const struct stored *stored, struct str *json)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	bool ok;

	if (!out)
		return false;
	ok = json_change(out, stored->plan, stored->path, stored->change);
	ok = fclose(out) == 0 && ok;
	if (ok)
		str_add_bytes(json, text, length);
	free(text);
	return ok;
}

void
hooks_start(struct hooks *hooks, const struct config *config,
	const struct stored *stored, struct str *problem)
{
	size_t count = config->settings ? settings_count(config->settings) : 0;
	struct str json = {0}, name = {0};
	size_t i, length;

	str_clear(problem);
	reap(hooks);
	for (i = 0; i < count && !getenv(INSIDE); i++) {
		const char *setting = settings_at(config->settings, i)->name;

		length = hook_name(setting);
		if (!length)
			continue;
		if (!json.length && !write_json(stored, &json))
			break;
		str_clear(&name);
		str_add_bytes(&name, setting, length);
		setenv(INSIDE, "1", true);
		start_hook(hooks, config, str_text(&name), &json, problem);
		unsetenv(INSIDE);
	}
	str_fini(&json);
	str_fini(&name);
}

void
hooks_wait(struct hooks *hooks)
{
	while (hooks->count)
		program_wait(hooks->running[--hooks->count]);
}

void
hooks_fini(struct hooks *hooks)
{
	free(hooks->running);
	memset(hooks, 0, sizeof *hooks);
}
