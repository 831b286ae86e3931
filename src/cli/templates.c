/* SPDX-License-Identifier: MIT */
/* tenths templates: the review templates there are, or one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"
#include "format/listing.h"
#include "review/template.h"

static void
print_templates(const struct templates *templates)
{
	const struct template *template;
	size_t i;

	for (i = 0; i < templates_count(templates); i++) {
		template = templates_at(templates, i);
		printf("%-12s ", template->name);
		cli_print(template_words(template->title));
		fputs("  ", stdout);
		cli_print(template_words(template->help));
		putchar('\n');
	}
}

static int
json_templates(struct cli *cli, const struct templates *templates)
{
	const struct template *template;
	struct json_list list;
	size_t i;

	cli_json_begin(cli, &list, false);
	for (i = 0; i < templates_count(templates); i++) {
		template = templates_at(templates, i);
		json_list_facts(&list,
			(const struct json_fact[]){
				{"name", JSON_TEXT, .text = template->name},
				{"title", JSON_TEXT,
					.text = template_words(
						template->title)},
				{"help", JSON_TEXT,
					.text = template_words(template->help)},
				{"sections", JSON_COUNT,
					.number = (int)template->count},
				{.key = NULL},
			});
	}
	return cli_json_end(&list);
}

/* Its sections, in order. */
static int
json_template(struct cli *cli, const struct template *template)
{
	const struct template_section *section = template->sections;
	const struct template_section *end = section + template->count;
	struct json_list list;

	cli_json_begin(cli, &list, false);
	for (; section < end; section++)
		json_list_facts(&list,
			(const struct json_fact[]){
				{"name", JSON_TEXT, .text = section->name},
				{"title", JSON_TEXT,
					.text = template_words(section->title)},
				{"prompt", JSON_TEXT,
					.text = template_words(
						section->prompt)},
				{"kind", JSON_TEXT,
					.text = section_kind_word(
						section->kind)},
				{"entries", JSON_COUNT,
					.number = section->entries},
				{.key = NULL},
			});
	return cli_json_end(&list);
}

int
run_templates(struct cli *cli)
{
	struct templates *templates = cli_templates();
	const struct template *template;
	struct str text = {0};
	bool json = cli->given[OPT_JSON];
	int status = 0;

	cli_page(cli);
	if (!cli->count && json) {
		status = json_templates(cli, templates);
	} else if (!cli->count) {
		print_templates(templates);
	} else if ((template = templates_find(templates, cli->words[0]))) {
		template_write(template, &text);
		if (json)
			status = json_template(cli, template);
		else
			fputs(str_text(&text), stdout);
	} else {
		status = cli_failf(ERR_INPUT,
			_("there is no template %s; tenths templates lists "
			  "them"),
			cli->words[0]);
	}
	str_fini(&text);
	templates_free(templates);
	return status;
}
