/* SPDX-License-Identifier: MIT */
#include "app/user.h"

#include "app/program.h"

#define GIT_SECONDS 5

/* A line, without what stands around it; NULL when it is blank. */
static char *
one_line(const struct str *text)
{
	size_t length = text->length;
	const char *line = str_trim(str_text(text), &length);

	return length ? base_strndup(line, length) : NULL;
}

static char *
ask_git(void)
{
	static const char *const words[] = {
		"git", "config", "--get", "user.name"};
	struct program program = {0};
	struct reply reply = {0};
	char *name = NULL;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		program_add(&program, words[i]);
	if (program_ask(&program, GIT_SECONDS, true, &reply, NULL))
		name = one_line(&reply.out);
	reply_fini(&reply);
	program_fini(&program);
	return name;
}

const char *
user_known(const struct config *config)
{
	const char *name = config_value(config, "user.name");

	return *name ? name : config->user->name;
}

const char *
user_name(const struct config *config)
{
	const char *known = user_known(config);

	if (known || config->user->asked)
		return known;
	config->user->asked = true;
	config->user->name = ask_git();
	return config->user->name;
}
