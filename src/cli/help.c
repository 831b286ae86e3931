/* SPDX-License-Identifier: MIT */
/* --help, made from the tables. */
#include <stdio.h>
#include <string.h>

#include "app/export.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/format.h"

#define HELP_WIDTH 78
#define HELP_INDENT 27

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

static void
print_options(uint64_t options)
{
	size_t i;

	for (i = 0; i < OPT_COUNT; i++)
		if (options & OPT_BIT(i))
			print_option(&option_rows[i]);
}

/* What --format may name: what the command can do with it. */
static void
print_formats(const struct command_row *command)
{
	bool reads = command->run == run_import;
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

static void
print_commands(void)
{
	const struct command_row *row;
	struct str left = {0};

	for (row = command_rows; row->name; row++) {
		if (row->hidden)
			continue;
		str_clear(&left);
		str_addf(&left, "  %s ", row->name);
		print_row(str_text(&left), row->help);
	}
	str_fini(&left);
}

void
help_print(const struct command_row *command)
{
	bool whole = !command || !*command->name;

	if (whole) {
		printf(_("Usage: tenths [OPTION]... [COMMAND [ARGUMENT]...]\n"
			 "OKRs in the terminal: objectives, key results and "
			 "actions on a scale of ten.\n\n"
			 "Without a command the planner opens; press ? in "
			 "it.\n\n"));
		printf("%s\n", _("Commands:"));
		print_commands();
		command = command_rows;
	} else {
		printf(_("Usage: tenths %s%s%s [OPTION]...\n"), command->name,
			*command->arguments ? " " : "", command->arguments);
		print_wrapped(_(command->help), 0, 0);
		if (command->more) {
			putchar('\n');
			print_wrapped(_(command->more), 0, 0);
		}
	}
	printf("\n%s\n", _("Options:"));
	print_options(command->options);
	print_options(OPT_EVERYWHERE);
	if (command->options & OPT_BIT(OPT_FORMAT))
		print_formats(command);
	if (whole)
		printf("\n%s\n%s\n",
			_("tenths COMMAND --help says more; so do tenths(1) "
			  "and tenths(5)."),
			_("Exit status: 0 done, 1 failed, 2 wrong usage."));
}

int
run_help(struct cli *cli)
{
	const struct command_row *row = command_rows;

	if (!cli->count) {
		help_print(NULL);
		return 0;
	}
	while (row->name && strcmp(row->name, cli->words[0]) != 0)
		row++;
	if (!row->name)
		return cli_failf(ERR_USAGE,
			_("there is no command %s; tenths help lists them"),
			cli->words[0]);
	help_print(row);
	return 0;
}
