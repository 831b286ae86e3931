/* SPDX-License-Identifier: MIT */
/* --help, made from the tables. */
#include <stdio.h>
#include <string.h>

#include "app/export.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/format.h"
#include "print/render.h"

#define HELP_WIDTH 78
#define HELP_INDENT 27

static const char *const report =
	N_("Bugs: open an issue with what tenths version and tenths doctor\n"
	   "print; “Bugs, changes, security” in README.md says how.");

/* Prints the text wrapped, each line `indent` cells in; the first continues
 * a line that has `used` cells. */
static void
print_wrapped(const char *text, int indent, int used)
{
	size_t length = strlen(text), line, shown;

	while (length) {
		line = text_line(text, length, HELP_WIDTH - indent, &shown);
		printf("%*s%.*s\n", used < indent ? indent - used : 0, "",
			(int)shown, text);
		text += line;
		length -= line;
		used = 0;
	}
}

static void
print_row(const char *left, const char *help)
{
	int width = text_width(left, strlen(left));

	fputs(left, stdout);
	if (width >= HELP_INDENT) {
		putchar('\n');
		width = 0;
	}
	print_wrapped(_(help), HELP_INDENT, width);
}

static void
print_option(const struct option_row *option)
{
	struct str left = {0};

	if (option->letter)
		str_addf(&left, "  -%c, --%s", option->letter, option->name);
	else
		str_addf(&left, "      --%s", option->name);
	if (option->argument)
		str_addf(&left, option->optional ? "[=%s]" : "=%s",
			_(option->argument));
	str_add(&left, " ");
	print_row(str_text(&left), option->help);
	str_fini(&left);
}

/* Those that all commands have, or those of this one. */
static void
print_options(const struct command_row *command, bool everywhere)
{
	struct option_row row;
	int i;

	for (i = 0; i < OPT_COUNT; i++) {
		row = option_row(i);
		if (row.name[0] && command_takes(command, i) &&
			option_everywhere(i) == everywhere)
			print_option(&row);
	}
}

/* What --format may name: what the command can do with it. */
static void
print_renderers(void)
{
	struct str left = {0};
	size_t i;

	printf("\n%s\n", _("Formats:"));
	for (i = 0; renderers[i]; i++) {
		str_clear(&left);
		str_addf(&left, "  %s ", renderers[i]->name);
		print_row(str_text(&left), renderers[i]->help);
	}
	print_row("  json ", N_("for scripts"));
	str_fini(&left);
}

static void
print_formats(const struct command_row *command)
{
	bool reads = strcmp(command->name, "import") == 0;
	struct str left = {0};
	size_t i;

	printf("\n%s\n", _("Formats:"));
	for (i = 0; formats[i]; i++) {
		if (reads ? !formats[i]->read : !export_can(formats[i]))
			continue;
		str_clear(&left);
		str_addf(&left, "  %s ", formats[i]->name);
		print_row(str_text(&left), formats[i]->help);
	}
	str_fini(&left);
}

/* The commands, or the verbs of one of them. */
static void
print_commands(const struct cli *cli, const struct command_row *of)
{
	const struct command_row *row = cli->commands;
	const char *name;
	struct str left = {0};

	for (; row->name; row++) {
		name = command_verb(row, of);
		if (row->hidden || !name)
			continue;
		str_clear(&left);
		str_addf(&left, "  %s ", name);
		print_row(str_text(&left), row->help);
	}
	str_fini(&left);
}

static void
print_examples(const struct command_row *command)
{
	const char *at = command->examples ? _(command->examples) : "";
	size_t length;

	if (*at)
		printf("\n%s\n", _("Examples:"));
	for (; *at; at += length + (at[length] == '\n')) {
		length = strcspn(at, "\n");
		printf("  tenths %.*s\n", (int)length, at);
	}
}

static void
print_whole(const struct cli *cli)
{
	printf(_("Usage: tenths [OPTION]... [COMMAND [ARGUMENT]...]\n"
		 "OKRs in the terminal: objectives, key results and "
		 "actions on a scale of ten.\n\n"
		 "Without a command the planner opens; press ? in "
		 "it.\n"));
	print_examples(command_find(cli->commands, "", NULL));
	printf("\n%s\n", _("Commands:"));
	print_commands(cli, NULL);
}

static void
print_one(const struct cli *cli, const struct command_row *command)
{
	printf(_("Usage: tenths %s%s%s [OPTION]...\n"), command->name,
		*command->arguments ? " " : "", command->arguments);
	print_wrapped(_(command->help), 0, 0);
	print_examples(command);
	if (command->more) {
		putchar('\n');
		print_wrapped(_(command->more), 0, 0);
	}
	if (command_verb(command + 1, command)) {
		printf("\n%s\n", _("Verbs:"));
		print_commands(cli, command);
	}
}

void
help_print(struct cli *cli, const struct command_row *command)
{
	bool whole = !command || !*command->name;

	cli_page(cli);
	if (whole) {
		print_whole(cli);
		command = command_find(cli->commands, "", NULL);
	} else {
		print_one(cli, command);
	}
	printf("\n%s\n", _("Options:"));
	print_options(command, false);
	print_options(command, true);
	if (command->run == run_digest)
		print_renderers();
	else if (command_takes(command, OPT_FORMAT))
		print_formats(command);
	if (whole)
		printf("\n%s\n%s\n%s\n",
			_("tenths COMMAND --help says more; so do tenths(1) "
			  "and tenths(5)."),
			_("Exit status: 0 done, 1 failed, 2 wrong usage, 3 "
			  "something is owed,\n4 stored but not reported."),
			_(report));
}

int
run_help(struct cli *cli)
{
	const struct command_row *row = NULL;
	struct err err = {0};

	if (cli->count) {
		row = command_find(cli->commands, cli->words[0],
			cli->count > 1 ? cli->words[1] : NULL);
		if (!row) {
			command_unknown(cli->commands, cli->words[0], &err);
			return cli_fail(&err);
		}
	}
	help_print(cli, row);
	return 0;
}

int
run_version(struct cli *cli)
{
	(void)cli;
	printf("tenths %s\n%s\n%s\n", TENTHS_VERSION,
		_("MIT licence: free to use and to change, without any "
		  "warranty."),
		_(report));
	return 0;
}
