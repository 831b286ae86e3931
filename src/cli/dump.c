/* SPDX-License-Identifier: MIT */
/* --dump: the review, printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "cli_private.h"
#include "format/format.h"
#include "print/render.h"
#include "review/review.h"
#include "review/template.h"

/* What is printed, and how: a document by a renderer, or the plan itself. */
struct dump {
	struct cli *cli;
	const struct renderer *renderer;
	const struct format *format;
	struct templates *templates;
	struct review_options review;
	struct render_options render;
};

/* What --dump=NAME, else the ending of --output, asks for. */
static bool
choose(struct dump *dump, struct err *err)
{
	const struct cli *cli = dump->cli;
	const char *name = cli->values[OPT_DUMP], *dot;

	if ((!name || !*name) && cli->given[OPT_OUTPUT]) {
		dot = strrchr(cli->values[OPT_OUTPUT], '.');
		if (dot && (renderer_find(dot + 1) || format_find(dot + 1)))
			name = dot + 1;
	}
	if (!name || !*name)
		name = "text";
	dump->renderer = renderer_find(name);
	dump->format = dump->renderer ? NULL : format_find(name);
	if (dump->renderer ||
		(dump->format &&
			(strcmp(dump->format->name, "yaml") == 0 ||
				strcmp(dump->format->name, "json") == 0)))
		return true;
	return err_set(err, ERR_USAGE,
		_("--dump is one of text, markdown, html, json, yaml, not %s"),
		name);
}

static bool
write_dump(void *context, FILE *out, struct err *err)
{
	const struct dump *dump = context;
	const struct plan *plan = &dump->cli->session.plan;
	struct write_options options = {
		.cycle = dump->review.cycle, .today = dump->review.today};
	struct doc_source source;
	struct review *review;
	bool ok;

	if (dump->format)
		return dump->format->write(plan, &options, out, err);
	review = review_new(plan, &dump->review);
	source = review_source(review);
	ok = dump->renderer->write(&source, &dump->render, out, err);
	review_free(review);
	return ok;
}

static bool
read_options(struct dump *dump, struct err *err)
{
	struct cli *cli = dump->cli;
	const char *template = cli->values[OPT_TEMPLATE];

	dump->review.today = cli->today;
	dump->review.templates = dump->templates;
	dump->review.template = template;
	/* A form to fill in; a post has no place for it. */
	if (template && dump->renderer &&
		strcmp(dump->renderer->name, "markdown") != 0)
		dump->review.parts = REVIEW_PRINT | REVIEW_PROMPTS;
	dump->render.width = cli->width;
	dump->render.color = cli->color && !cli->given[OPT_OUTPUT];
	dump->render.front_matter = cli->given[OPT_FRONT_MATTER];
	if (template && !templates_find(dump->templates, template))
		return err_set(err, ERR_USAGE,
			_("there is no template %s; tenths templates lists "
			  "them"),
			template);
	if (cli->given[OPT_PAGE_LENGTH] &&
		!option_number(cli, OPT_PAGE_LENGTH, (struct bounds){10, 1000},
			&dump->render.page_length, err))
		return false;
	if (cli_all_cycles(cli))
		return true;
	return cli_cycle(cli, &dump->review.cycle, err);
}

int
dump_plan(struct cli *cli)
{
	struct dump dump = {.cli = cli, .templates = cli_templates()};
	struct err err = {0};
	bool ok = choose(&dump, &err) && read_options(&dump, &err);

	/* Text is safe for a terminal as it comes, and may have colours. */
	if (ok && dump.renderer && !cli->given[OPT_OUTPUT] &&
		strcmp(dump.renderer->name, "text") == 0) {
		cli_page(cli);
		ok = write_dump(&dump, stdout, &err);
	} else if (ok) {
		ok = cli_output(cli, write_dump, &dump, &err);
	}
	templates_free(dump.templates);
	return cli_written(ok, &err);
}
