/* SPDX-License-Identifier: MIT */
/* What a command says: results, errors and remarks, made safe to show. */
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/output.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/remedy.h"

void
cli_error(const char *text)
{
	struct str safe = {0};

	fflush(stdout);
	text_visible(&safe, text, strlen(text));
	fprintf(stderr, "tenths: %s\n", str_text(&safe));
	str_fini(&safe);
}

void
cli_fault(const struct err *err, struct str *out)
{
	static const char *const remedies[REMEDY_COUNT] = {
		[REMEDY_LIST] = N_("tenths list shows what is there"),
		[REMEDY_COMMENTS] = N_("tenths comment list shows them"),
		[REMEDY_CYCLE] = N_("make one with tenths cycle new"),
		[REMEDY_REOPEN] = N_("reopen it first: tenths cycle reopen"),
		[REMEDY_WEEK] = N_("tenths week shows what is there"),
		[REMEDY_PRIORITY] = N_("tenths week rm takes one away"),
	};

	str_add(out, err->text);
	if (err->remedy)
		str_addf(out, _("; %s"), _(remedies[err->remedy]));
}

int
cli_fail(const struct err *err)
{
	struct str text = {0};

	cli_fault(err, &text);
	cli_error(str_text(&text));
	str_fini(&text);
	return err_exit(err);
}

int
cli_failf(enum err_code code, const char *format, ...)
{
	struct err err = {.code = code};
	va_list args;

	va_start(args, format);
	vsnprintf(err.text, sizeof err.text, format, args);
	va_end(args);
	return cli_fail(&err);
}

/* Whether standard output is a pipe whose reader has seen enough (`| head`). */
static bool
reader_gone(void)
{
	struct pollfd output = {.fd = STDOUT_FILENO};

	return poll(&output, 1, 0) > 0 && output.revents & POLLERR;
}

int
cli_written(bool ok, const struct err *err)
{
	if (ok)
		return 0;
	if (ferror(stdout) && !reader_gone())
		return cli_failf(
			ERR_SYSTEM, "%s", _("the output could not be written"));
	return err->code == ERR_SYSTEM && reader_gone() ? 1 : cli_fail(err);
}

void
cli_remark(const char *format, ...)
{
	char text[400];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	cli_error(text);
}

void
cli_json_begin(struct cli *cli, struct json_list *list, bool alone)
{
	cli_page(cli);
	memset(list, 0, sizeof *list);
	list->alone = alone;
	json_list_begin(list, stdout, cli->terminal);
}

int
cli_json_end(struct json_list *list)
{
	struct err err = {0};

	return cli_written(json_list_end(list, &err), &err);
}

void
cli_print(const char *text)
{
	struct str safe = {0};

	text_visible(&safe, text, strlen(text));
	fputs(str_text(&safe), stdout);
	str_fini(&safe);
}

void
cli_column(const char *text, int cells)
{
	int width = text_width(text, strlen(text));

	cli_print(text);
	printf("%*s", width < cells ? cells - width : 1, "");
}

void
cli_print_lines(const char *text, int indent)
{
	struct str safe = {0};
	size_t length;

	for (;;) {
		length = strcspn(text, "\n");
		str_clear(&safe);
		text_visible(&safe, text, length);
		printf("%*s%s\n", safe.length ? indent : 0, "",
			str_text(&safe));
		if (!text[length] || !text[length + 1])
			break;
		text += length + 1;
	}
	str_fini(&safe);
}

/* What was written into memory goes to the terminal line by line. */
static void
print_safely(const char *text, size_t length)
{
	struct str safe = {0};
	const char *end = text + length, *line;

	while (text < end) {
		line = memchr(text, '\n', (size_t)(end - text));
		str_clear(&safe);
		text_visible(&safe, text, (size_t)((line ? line : end) - text));
		fputs(str_text(&safe), stdout);
		if (line)
			putchar('\n');
		text = line ? line + 1 : end;
	}
	str_fini(&safe);
}

bool
cli_output(struct cli *cli,
	bool (*write)(void *context, FILE *out, struct err *err), void *context,
	struct err *err)
{
	const char *path = cli->values[OPT_OUTPUT];
	struct output output = {.path = path,
		.plan = cli->session.path,
		.replace = cli->given[OPT_FORCE]};
	char *text = NULL;
	size_t length = 0;
	FILE *out;
	bool ok;

	if (path && strcmp(path, "-") == 0)
		path = NULL;
	if (!path && !output_standard(cli->session.path, err))
		return false;
	if (path)
		return output_write(
			&output, &(struct fs_writer){write, context}, err);
	if (!cli->terminal)
		return output_write(&(struct output){.path = "-"},
			&(struct fs_writer){write, context}, err);
	cli_page(cli);
	out = open_memstream(&text, &length);
	if (!out)
		return err_set(err, ERR_SYSTEM, _("out of memory"));
	ok = write(context, out, err);
	if (fclose(out) != 0 && ok)
		ok = err_set(err, ERR_SYSTEM, _("out of memory"));
	if (ok)
		print_safely(text, length);
	free(text);
	return ok;
}

/* What was printed has to have arrived: a full disk is a failure. */
int
cli_finish(struct cli *cli, int status)
{
	bool stored = cli->stored, told = status == 1 || status == 2;
	bool ok = fflush(stdout) == 0 && !ferror(stdout);

	/* Who leaves the pager has seen enough. */
	ok |= cli->pager != 0;
	cli_page_end(cli);
	if (ok)
		return status;
	if (!told && !reader_gone())
		cli_error(stored ? _("stored, but the output could not be "
				     "written")
				 : _("the output could not be written"));
	return told ? status : stored ? EXIT_UNTOLD : 1;
}
