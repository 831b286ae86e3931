/* SPDX-License-Identifier: MIT */
/*
 * The parts of tenths(1) that are made from the tables, in mdoc, so that the
 * manual cannot say anything else: tests/manual.sh compares them.
 */
#include <stdio.h>
#include <string.h>

#include "app/config.h"
#include "app/export.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/format.h"
#include "print/render.h"

/* Whether a sentence ends here; the dots of REF... end none. */
static bool
is_end(const char *text, const char *at)
{
	return at > text && at[0] == '.' && at[1] == ' ' && at[-1] != '.';
}

/* Prints text so that roff takes none of it for a request, a sentence a line
 * as mdoc wants it. */
static void
print_roff(const char *text)
{
	const char *at;

	if (*text == '.' || *text == '\'')
		fputs("\\&", stdout);
	for (at = text; *at; at++) {
		if (*at == '\\')
			fputs("\\e", stdout);
		else if (*at == '-')
			fputs("\\-", stdout);
		else
			putchar(*at);
		if (is_end(text, at)) {
			putchar('\n');
			at++;
		}
	}
}

static void
print_option(const struct option_row *option)
{
	fputs(".It ", stdout);
	if (option->letter) {
		printf("Fl %c", option->letter);
		if (option->argument && !option->optional)
			printf(" Ar %s", _(option->argument));
		fputs(" , ", stdout);
	}
	fputs("Fl \\-", stdout);
	print_roff(option->name);
	if (option->argument)
		printf(option->optional ? " Ns Op = Ns Ar %s"
					: " Ns = Ns Ar %s",
			_(option->argument));
	putchar('\n');
	print_roff(_(option->help));
	puts(".");
}

/* Which options a list has. */
typedef bool choose_fn(const struct command_row *row, int option);

static bool
is_of_all(const struct command_row *row, int option)
{
	(void)row;
	return option_everywhere(option);
}

static bool
is_of_field(const struct command_row *row, int option)
{
	(void)row;
	return option_field(option);
}

/* Those of the command alone; fields are told once, for those that take all. */
static bool
is_own(const struct command_row *row, int option)
{
	return command_takes(row, option) && !option_everywhere(option) &&
		!(option_field(option) && command_takes(row, OPT_FIELDS));
}

static void
print_options(choose_fn *choose, const struct command_row *row)
{
	struct option_row option;
	int i, count = 0;

	for (i = 0; i < OPT_COUNT; i++) {
		option = option_row(i);
		if (!option.name[0] || !choose(row, i))
			continue;
		if (!count++)
			puts(".Bl -tag -width Ds -compact");
		print_option(&option);
	}
	if (count)
		puts(".El");
}

static void
print_command(const struct command_row *row)
{
	const char *help = _(row->help);

	printf(".It Cm %s", row->name);
	if (*row->arguments) {
		fputs(" Ar ", stdout);
		print_roff(row->arguments);
	}
	putchar('\n');
	print_roff(help);
	puts(".");
	if (row->more) {
		print_roff(_(row->more));
		putchar('\n');
	}
	if (command_takes(row, OPT_FIELDS))
		puts(_("It takes the fields of a node, see below, and:"));
	print_options(is_own, row);
}

static void
print_commands(const struct cli *cli)
{
	const struct command_row *row;

	for (row = cli->commands; row->name; row++)
		if (!row->hidden)
			print_command(row);
}

static void
print_formats(void)
{
	size_t i;

	for (i = 0; formats[i]; i++) {
		printf(".It Cm %s\n", formats[i]->name);
		print_roff(_(formats[i]->help));
		puts(!export_can(formats[i])	    ? _("; read only.")
				: !formats[i]->read ? _("; written only.")
						    : ".");
	}
}

static void
print_settings(void)
{
	const struct config_entry *entry;

	for (entry = config_entries; entry->name; entry++) {
		printf(".It Cm %s : Ar %s\n", entry->name, entry->values);
		print_roff(_(entry->help));
		puts(".");
	}
}

int
run_manual(struct cli *cli)
{
	const char *part = cli->words[0];

	if (strcmp(part, "commands") == 0)
		print_commands(cli);
	else if (strcmp(part, "options") == 0)
		print_options(is_of_all, NULL);
	else if (strcmp(part, "fields") == 0)
		print_options(is_of_field, NULL);
	else if (strcmp(part, "dump") == 0)
		print_options(is_own, cli->commands);
	else if (strcmp(part, "formats") == 0)
		print_formats();
	else if (strcmp(part, "settings") == 0)
		print_settings();
	else
		return cli_failf(ERR_USAGE,
			"manual commands, options, fields, dump, formats or "
			"settings");
	return 0;
}
