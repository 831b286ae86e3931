/* SPDX-License-Identifier: MIT */
/*
 * GNU-style options by the tables: long ones may be shortened while that is
 * plain, `--` ends them, and those that come before the command belong to it.
 * getopt is not used because `-1` and the filter `-state:done` are words here.
 */
#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/config.h"
#include "base/fs.h"
#include "base/near.h"
#include "base/say.h"
#include "cli_private.h"

struct arguments {
	struct cli *cli;
	char **argv;
	int argc, at;
	bool ended; /* by -- */
};

bool
command_takes(const struct command_row *row, int option)
{
	const struct field *field = option_field(option);
	size_t i;

	if (option_everywhere(option))
		return true;
	for (i = 0; row->options[i]; i++)
		if (row->options[i] == option ||
			(row->options[i] == OPT_FIELDS && field &&
				option != OPT_TITLE))
			return true;
	return false;
}

/* The option of that name, or the only one that begins so, of a command or with
 * NULL of any; -1 for none, -2 for several. */
static int
find_long(const char *name, size_t length, const struct command_row *of)
{
	struct option_row row;
	int i, found = -1;

	for (i = 0; i < OPT_COUNT; i++) {
		row = option_row(i);
		if (!row.name[0] || (of && !command_takes(of, i)) ||
			strncmp(row.name, name, length) != 0)
			continue;
		if (!row.name[length])
			return i;
		found = found == -1 ? i : -2;
	}
	return found;
}

static int
find_letter(char letter, const struct command_row *of)
{
	int i;

	/* Half of the programs have one, half the other. */
	if (letter == 'v')
		letter = 'V';
	for (i = 0; i < OPT_FIXED; i++)
		if (option_row(i).letter == letter &&
			(!of || command_takes(of, i)))
			return i;
	return -1;
}

/* Whether a word begins with - and is an option all the same. */
static bool
is_option(const char *word, const struct command_row *command)
{
	if (word[0] != '-' || !word[1])
		return false;
	if (word[1] == '-')
		return true;
	return isalpha((unsigned char)word[1]) &&
		!(command && command->dash_words && strchr(word, ':'));
}

/* The place of the next word in argv after `at` that is neither an option nor
 * the argument of one; 0 when there is none. */
static int
find_word(int argc, char **argv, int at)
{
	struct option_row option;
	const char *word;
	int i, id;

	for (i = at + 1; i < argc; i++) {
		word = argv[i];
		if (strcmp(word, "--") == 0)
			return 0;
		if (!is_option(word, NULL))
			return i;
		id = word[1] == '-'
			? find_long(word + 2, strlen(word + 2), NULL)
			: find_letter(word[1], NULL);
		option = option_row(id < 0 ? OPT_NONE : id);
		if (option.argument && !option.optional &&
			(word[1] == '-' || !word[2]))
			i++;
	}
	return 0;
}

const char *
command_verb(const struct command_row *row, const struct command_row *of)
{
	size_t length = of ? strlen(of->name) : 0;

	if (!row->name)
		return NULL;
	if (!of)
		return strchr(row->name, ' ') ? NULL : row->name;
	return length && strncmp(row->name, of->name, length) == 0 &&
			row->name[length] == ' '
		? row->name + length + 1
		: NULL;
}

const struct command_row *
command_find(const struct command_row *rows, const char *word, const char *verb)
{
	size_t length = strlen(word);

	for (; rows->name; rows++)
		if (strncmp(rows->name, word, length) == 0 &&
			(verb ? rows->name[length] == ' ' &&
						strcmp(rows->name + length + 1,
							verb) == 0
			      : !rows->name[length]))
			return rows;
	return NULL;
}

/* The likeliest command to be meant; NULL when none is like it. */
static const char *
nearest_command(const struct command_row *row, const char *word)
{
	struct near near = near_to(word, strlen(word));
	const char *nearest = NULL;

	for (; row->name; row++)
		if (!row->hidden && !strchr(row->name, ' ') &&
			near_offer(&near, row->name, strlen(row->name)))
			nearest = row->name;
	return nearest;
}

bool
command_unknown(
	const struct command_row *rows, const char *word, struct err *err)
{
	const char *nearest = nearest_command(rows, word);

	if (nearest)
		return err_set(err, ERR_USAGE,
			_("there is no command %s; did you mean %s?"), word,
			nearest);
	return err_set(err, ERR_USAGE,
		_("there is no command %s; tenths --help lists them"), word);
}

/* Finds the command of the first word, or of the first two; *word and *verb are
 * where they stand, 0 when not. */
static bool
find_command(struct arguments *arguments, int *word, int *verb, struct err *err)
{
	struct cli *cli = arguments->cli;
	char **argv = arguments->argv;
	const struct command_row *row;

	*word = find_word(arguments->argc, argv, 0);
	*verb = 0;
	cli->command = command_find(cli->commands, "", NULL);
	if (!*word)
		return true;
	cli->command = command_find(cli->commands, argv[*word], NULL);
	if (!cli->command)
		return command_unknown(cli->commands, argv[*word], err);
	*verb = find_word(arguments->argc, argv, *word);
	row = *verb ? command_find(cli->commands, argv[*word], argv[*verb])
		    : NULL;
	if (row)
		cli->command = row;
	else
		*verb = 0;
	return true;
}

static bool
wrong(const struct arguments *arguments, const char *format, const char *word,
	struct err *err)
{
	const char *command = arguments->cli->command->name;
	char what[128];

	snprintf(what, sizeof what, format, word);
	return err_set(err, ERR_USAGE, _("%s; see tenths %s%s--help"), what,
		command, *command ? " " : "");
}

static bool
take(struct arguments *arguments, int id, const char *value, struct err *err)
{
	struct option_row option = option_row(id);
	char name[40];

	snprintf(name, sizeof name, "--%s", option.name);
	if (!option.argument && value)
		return wrong(arguments, _("%s takes no value"), name, err);
	if (option.argument && !option.optional && !value) {
		if (arguments->at + 1 >= arguments->argc)
			return wrong(
				arguments, _("%s needs a value"), name, err);
		value = arguments->argv[++arguments->at];
	}
	if (id == OPT_SETTING && !config_say(value, err))
		return false;
	arguments->cli->given[id] = true;
	arguments->cli->values[id] = value ? value : "";
	return true;
}

/* Says which option of the command may have been meant. */
static bool
unknown(const struct arguments *arguments, const char *word, size_t length,
	struct err *err)
{
	struct near near = near_to(word + 2, length);
	struct option_row row, nearest = {0};
	int i;

	for (i = 0; i < OPT_COUNT; i++) {
		row = option_row(i);
		if (command_takes(arguments->cli->command, i) &&
			near_offer(&near, row.name, strlen(row.name)))
			nearest = row;
	}
	if (!nearest.name[0])
		return wrong(
			arguments, _("there is no option %s here"), word, err);
	return err_set(err, ERR_USAGE,
		_("there is no option %s here; did you mean --%s?"), word,
		nearest.name);
}

static bool
take_long(struct arguments *arguments, const char *word, struct err *err)
{
	size_t length = strcspn(word + 2, "=");
	const char *value = word[2 + length] ? word + 3 + length : NULL;
	int id = find_long(word + 2, length, arguments->cli->command);

	if (id == -2)
		return wrong(arguments, _("%s could be more than one option"),
			word, err);
	if (id < 0)
		return unknown(arguments, word, length, err);
	return take(arguments, id, value, err);
}

static bool
take_letters(struct arguments *arguments, const char *word, struct err *err)
{
	const char *at;
	char letter[] = "-?";
	int id;

	for (at = word + 1; *at; at++) {
		letter[1] = *at;
		id = find_letter(*at, arguments->cli->command);
		if (id < 0)
			return wrong(arguments, _("there is no option %s here"),
				(unsigned char)*at < 0x80 ? letter : word, err);
		if (option_row(id).argument)
			return take(arguments, id, at[1] ? at + 1 : NULL, err);
		if (!take(arguments, id, NULL, err))
			return false;
	}
	return true;
}

static bool
take_word(struct arguments *arguments, char *word, struct err *err)
{
	struct cli *cli = arguments->cli;

	if (!arguments->ended && strcmp(word, "--") == 0) {
		arguments->ended = true;
		return true;
	}
	if (arguments->ended || !is_option(word, cli->command)) {
		cli->words[cli->count++] = word;
		return true;
	}
	if (word[1] == '-')
		return take_long(arguments, word, err);
	return take_letters(arguments, word, err);
}

/* No shell reads --file=~/x, and not all read -o ~/x. */
static void
read_path(struct cli *cli, const char **path)
{
	char *meant;

	if (!*path || **path != '~')
		return;
	meant = fs_typed(*path);
	*path = arena_text(&cli->paths, meant, strlen(meant));
	free(meant);
}

/* Whether what --help calls so is a path. */
static bool
is_path(const char *argument)
{
	return argument &&
		(strstr(argument, "FILE") || strstr(argument, "FOLDER") ||
			strstr(argument, "DIR") || strstr(argument, "THEIRS"));
}

static void
read_paths(struct cli *cli)
{
	const char *word;
	int i, n;

	for (i = 0; i < OPT_COUNT; i++)
		if (is_path(option_row(i).argument))
			read_path(cli, &cli->values[i]);
	for (n = 0; is_path(cli->command->arguments) && n < cli->count; n++) {
		word = cli->words[n];
		read_path(cli, &word);
		cli->words[n] = (char *)(uintptr_t)word;
	}
}

bool
options_read(struct cli *cli, int argc, char **argv, struct err *err)
{
	struct arguments arguments = {.cli = cli, .argv = argv, .argc = argc};
	int word, verb;

	cli->words = base_calloc((size_t)argc + 1, sizeof *cli->words);
	if (!find_command(&arguments, &word, &verb, err))
		return false;
	assert(cli->command); /* the row of no name, at least */
	for (arguments.at = 1; arguments.at < argc; arguments.at++)
		if ((!word || arguments.at != word) &&
			(!verb || arguments.at != verb) &&
			!take_word(&arguments, argv[arguments.at], err))
			return false;
	read_paths(cli);
	/* What we run is to have the same settings. */
	if (cli->given[OPT_CONFIG])
		setenv("TENTHS_CONFIG", cli->values[OPT_CONFIG], 1);
	return true;
}

bool
option_number(struct cli *cli, enum option_id option, struct bounds bounds,
	int *number, struct err *err)
{
	const char *text = cli->values[option];
	char *end;
	long value = strtol(text, &end, 10);

	if (!*text || *end || value < bounds.low || value > bounds.high)
		return err_set(err, ERR_USAGE,
			_("--%s is a number from %d to %d"),
			option_row((int)option).name, bounds.low, bounds.high);
	*number = (int)value;
	return true;
}
