/* SPDX-License-Identifier: MIT */
/*
 * tenths serve --stdio: the verbs of a script for an editor or an assistant that
 * stays: a request a line, an answer a line, both JSON.
 *
 *     {"id": 1, "do": "set", "args": ["O1.KR2", "7/10", "--confidence", "6"]}
 *     {"id": 1, "status": 0, "result": null, "error": null}
 *
 * Off unless the settings turn it on. It reads and writes the one plan it was
 * started for: what names another file is refused, and so is every other verb.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/config.h"
#include "app/own.h"
#include "base/fs.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"

#define LINE_MOST (1024 * 1024)
#define ARGS "args."

static const struct {
	const char *name;
	bool json; /* it answers with JSON */
} verbs[] = {
	{"list", true},
	{"show", true},
	{"status", true},
	{"set", false},
	{"checkin", false},
};
#define VERBS (sizeof verbs / sizeof *verbs)

static size_t
verb_named(const char *name)
{
	size_t i = 0;

	while (i < VERBS && strcmp(verbs[i].name, name) != 0)
		i++;
	return i;
}

/* ---- a request */

static const char *
part(const struct settings *request, const char *name)
{
	const struct setting *setting = settings_find(request, name);

	return setting ? setting->value : "";
}

/* A word of args, as in "args.2". */
static bool
is_word(const char *name)
{
	const char *number = name + strlen(ARGS);

	return strncmp(name, ARGS, strlen(ARGS)) == 0 && *number &&
		!number[strspn(number, "0123456789")];
}

/* Adds the words; false where the request says anything that it has no place for. */
static bool
add_words(const struct settings *request, struct program *line, struct err *err)
{
	const struct setting *said;
	size_t i;

	for (i = 0; i < settings_count(request); i++) {
		said = settings_at(request, i);
		if (is_word(said->name))
			program_add(line, said->value);
		else if (strcmp(said->name, "id") != 0 &&
			strcmp(said->name, "do") != 0)
			return err_set(err, ERR_USAGE,
				_("a request has id, do and args, a list of "
				  "words; not “%s”"),
				said->name);
	}
	return true;
}

/* The command line that the request stands for. */
static bool
read_request(
	const struct settings *request, struct program *line, struct err *err)
{
	const char *verb = part(request, "do");
	size_t which = verb_named(verb);
	bool owed;

	if (which == VERBS)
		return err_set(err, ERR_USAGE,
			_("do is list, show, status, set or checkin, not “%s”"),
			verb);
	program_add(line, "tenths");
	program_add(line, verb);
	if (!add_words(request, line, err))
		return false;
	/* Without a reference it is what is owed. */
	owed = strcmp(verb, "checkin") == 0 && line->count == 2;
	if (owed)
		program_add(line, "--list");
	if (verbs[which].json || owed)
		program_add(line, "--json");
	return true;
}

/* No other file, no other day, no help: what every command takes is ours. */
static bool
is_allowed(const struct cli *asked, struct err *err)
{
	int option;

	for (option = OPT_NONE + 1; option_everywhere(option); option++)
		if (asked->given[option])
			return err_set(err, ERR_USAGE,
				_("--%s is not for a request"),
				option_row(option).name);
	return verb_named(asked->command->name) < VERBS ||
		err_set(err, ERR_USAGE, _("--%s is not for a request"),
			asked->command->name);
}

/* ---- running it */

/* Standard output and error, as files for as long as a command runs. */
struct captured {
	int number; /* 1 or 2 */
	int saved;
	FILE *file;
};

static bool
capture(struct captured *to, int number, struct err *err)
{
	*to = (struct captured){.number = number, .file = tmpfile()};
	to->saved = dup(number);
	if (to->file && to->saved >= 0 &&
		dup2(fileno(to->file), number) == number)
		return true;
	return err_set(err, ERR_SYSTEM, _("no temporary file can be made"));
}

static void
release(struct captured *from, struct str *out)
{
	char bytes[4096];
	size_t length;

	fflush(stdout);
	if (from->saved >= 0) {
		dup2(from->saved, from->number);
		close(from->saved);
	}
	if (!from->file)
		return;
	rewind(from->file);
	while ((length = fread(bytes, 1, sizeof bytes, from->file)) > 0)
		str_add_bytes(out, bytes, length);
	fclose(from->file);
}

static int
run_captured(
	struct cli *asked, struct str *out, struct str *said, struct err *err)
{
	struct captured output, errors;
	int status = 1;

	fflush(stdout);
	if (capture(&output, STDOUT_FILENO, err)) {
		if (capture(&errors, STDERR_FILENO, err))
			status = cli_run_read(asked);
		release(&errors, said);
	}
	release(&output, out);
	return status;
}

/* As one line: the line ends of JSON are between its values. */
static void
flatten(struct str *text)
{
	size_t i;

	for (i = 0; i < text->length; i++)
		if (text->data[i] == '\n')
			text->data[i] = ' ';
	while (text->length && text->data[text->length - 1] == ' ')
		text->data[--text->length] = '\0';
}

static int
run_request(struct cli *cli, const struct settings *request, struct str *out,
	struct str *said, struct err *err)
{
	struct cli_start start = {0};
	struct cli asked = {.start = &start, .commands = cli->commands};
	struct program line = {0};
	int status = 2;

	if (read_request(request, &line, err) &&
		options_read(&asked, (int)line.count, line.argv, err) &&
		is_allowed(&asked, err)) {
		asked.given[OPT_FILE] = cli->given[OPT_FILE];
		asked.values[OPT_FILE] = cli->values[OPT_FILE];
		asked.given[OPT_TODAY] = cli->given[OPT_TODAY];
		asked.values[OPT_TODAY] = cli->values[OPT_TODAY];
		status = run_captured(&asked, out, said, err);
	}
	cli_fini(&asked);
	program_fini(&line);
	return status;
}

/* ---- answers */

static bool
is_number(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text) &&
		(*text != '0' || !text[1]);
}

static bool
answer(const char *id, int status, const struct str *result, const char *error)
{
	struct json_list list = {.alone = true};
	const struct json_fact facts[] = {
		{"id", is_number(id) ? JSON_RAW : JSON_TEXT, .text = id},
		{"status", JSON_COUNT, .number = status},
		{"result", JSON_RAW,
			.text = result->length ? str_text(result) : "null"},
		{"error", JSON_TEXT, .text = error},
		{.key = NULL},
	};

	json_list_begin(&list, stdout, false);
	json_list_facts(&list, facts);
	return json_list_end(&list, NULL) && fflush(stdout) == 0;
}

/* One line in, one out; false when nobody reads any more. */
static bool
serve_line(struct cli *cli, const char *text, size_t length)
{
	struct err err = {0};
	struct str out = {0}, said = {0};
	struct settings *request = length <= LINE_MOST
		? settings_read("", text, length, &err)
		: NULL;
	int status = 2;
	bool ok;

	if (request)
		status = run_request(cli, request, &out, &said, &err);
	else
		err_set(&err, ERR_INPUT,
			length > LINE_MOST
				? _("the line is too long")
				: _("a request is a line of JSON: {\"do\": "
				    "\"list\", \"args\": []}"));
	flatten(&out);
	flatten(&said);
	ok = answer(request ? part(request, "id") : "", status, &out,
		said.length ? str_text(&said) : err.text);
	str_fini(&out);
	str_fini(&said);
	settings_free(request);
	return ok;
}

int
run_serve(struct cli *cli)
{
	struct config config;
	struct str line = {0};
	bool on;

	if (!cli->given[OPT_STDIO])
		return cli_failf(ERR_USAGE, _("it is served by --stdio"));
	config_read(&config);
	on = strcmp(config_value(&config, "serve"), "true") == 0;
	config_fini(&config);
	if (!on)
		return cli_failf(ERR_INPUT,
			_("the settings do not let it; tenths config serve "
			  "true does"));
	while (fs_read_line(stdin, &line, LINE_MOST))
		if (strspn(str_text(&line), " \t\r") < line.length &&
			!serve_line(cli, str_text(&line), line.length))
			break;
	str_fini(&line);
	return 0;
}
