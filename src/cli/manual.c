/* SPDX-License-Identifier: MIT */
/*
 * The parts of tenths(1) that are made from the tables, in mdoc, so that the
 * manual cannot say anything else: tests/manual.sh compares them.
 */
#include <stdio.h>
#include <string.h>

#include "app/config.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/format.h"
#include "format/render.h"

/* Prints text so that roff takes none of it for a request. */
static void
print_roff(const char *text)
{
	if (*text == '.' || *text == '\'')
		fputs("\\&", stdout);
	for (; *text; text++)
		if (*text == '\\')
			fputs("\\e", stdout);
		else if (*text == '-')
			fputs("\\-", stdout);
		else if (*text == '\n')
			fputs("\n", stdout);
		else
			putchar(*text);
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

static void
print_options(uint64_t options)
{
	size_t i;

	if (!options)
		return;
	puts(".Bl -tag -width Ds -compact");
	for (i = 0; i < OPT_COUNT; i++)
		if (options & OPT_BIT(i))
			print_option(&option_rows[i]);
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
	print_options(row->options);
}

static void
print_commands(void)
{
	const struct command_row *row;

	for (row = command_rows; row->name; row++)
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
		puts(!formats[i]->write		    ? _("; read only.")
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
		print_commands();
	else if (strcmp(part, "options") == 0)
		print_options(OPT_EVERYWHERE);
	else if (strcmp(part, "dump") == 0)
		print_options(command_rows[0].options);
	else if (strcmp(part, "formats") == 0)
		print_formats();
	else if (strcmp(part, "settings") == 0)
		print_settings();
	else
		return cli_failf(ERR_USAGE,
			"manual commands, options, dump, formats or settings");
	return 0;
}
