/* SPDX-License-Identifier: MIT */
/* tenths cycle owed and answer: what the review of a cycle asks for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "cli_private.h"
#include "format/listing.h"
#include "model/close.h"
#include "model/cycle.h"
#include "model/edit.h"
#include "model/query.h"
#include "review/owed.h"
#include "review/template.h"

/* ---- owed */

/* What is owed, on its way into lines or JSON. */
struct owed_list {
	const struct plan *plan;
	struct refs refs;
	struct json_list list;
};

/* The reference of the node; NULL for a section. */
static const char *
owed_ref(struct owed_list *to, const struct owed *owed)
{
	const struct node *node = plan_node(to->plan, owed->node);

	return node ? refs_next(&to->refs, to->plan, node) : NULL;
}

static bool
print_owed(void *context, const struct owed *owed)
{
	struct str text = {0};

	owed_text(owed, owed_ref(context, owed), &text);
	if (owed->kind == OWED_SECTION)
		str_addf(&text, " (%s)", owed->asked->name);
	cli_print(str_text(&text));
	putchar('\n');
	str_fini(&text);
	return true;
}

static bool
list_owed(void *context, const struct owed *owed)
{
	static const char *const kinds[] = {
		[OWED_SCORE] = "score",
		[OWED_REASON] = "reason",
		[OWED_REFLECTION] = "reflection",
		[OWED_SECTION] = "section",
	};
	struct owed_list *to = context;
	const char *ref = owed_ref(to, owed);
	struct str text = {0};

	owed_text(owed, ref, &text);
	json_list_facts(&to->list,
		(const struct json_fact[]){
			{"kind", JSON_TEXT, .text = kinds[owed->kind]},
			{"ref", JSON_TEXT, .text = ref},
			{"section", JSON_TEXT,
				.text = owed->kind == OWED_SECTION
					? owed->asked->name
					: NULL},
			{"count", JSON_COUNT, .number = owed->count},
			{"text", JSON_TEXT, .text = str_text(&text)},
			{.key = NULL},
		});
	str_fini(&text);
	return true;
}

const struct cycle *
cli_cycle_or_current(struct cli *cli, struct err *err)
{
	const struct cycle *current;

	if (cli->count)
		return cli_cycle_word(cli, err);
	current = plan_current_cycle(&cli->session.plan, cli->today);
	if (!current)
		err_set(err, ERR_INPUT, _("which cycle? Give its name"));
	return current;
}

int
run_cycle_owed(struct cli *cli)
{
	struct err err = {0};
	const struct cycle *cycle = cli_cycle_or_current(cli, &err);
	struct owed_list owed = {.plan = &cli->session.plan};
	struct templates *templates;
	int status = 0;

	if (!cycle)
		return cli_fail(&err);
	templates = cli_templates();
	cli_page(cli);
	if (cli->given[OPT_JSON]) {
		cli_json_begin(cli, &owed.list, false);
		review_owed(owed.plan, cycle, templates_of(templates, cycle),
			list_owed, &owed);
		status = cli_json_end(&owed.list);
	} else if (!review_owed(owed.plan, cycle,
			   templates_of(templates, cycle), print_owed, &owed))
		puts(_("nothing is owed"));
	templates_free(templates);
	return status;
}

/* ---- answer */

struct answer {
	const struct templates *templates;
	const char *text;
};

static bool
is_words(struct words words, const char *text)
{
	return (words.en && strcasecmp(words.en, text) == 0) ||
		(words.zh && strcmp(words.zh, text) == 0);
}

/* The name a section is answered by: the template's, or the one of an answer
 * that is there; NULL for neither. */
static const char *
find_section(const struct plan *plan, const struct cycle *cycle,
	const struct template *template, const char *word)
{
	const struct template_section *asked;
	const struct section *answer;
	size_t i;

	for (i = 0; i < template->count; i++) {
		asked = &template->sections[i];
		if (strcmp(asked->name, word) != 0 &&
			!is_words(asked->title, word))
			continue;
		answer = owed_answer(plan, cycle, asked);
		return answer ? answer->name : asked->name;
	}
	answer = plan_section(plan, cycle->sections.first);
	while (answer && strcmp(answer->name, word) != 0)
		answer = plan_section(plan, answer->base.next);
	return answer ? answer->name : NULL;
}

static bool
refuse_section(
	const struct template *template, const char *word, struct err *err)
{
	struct str names = {0};
	size_t i;

	for (i = 0; i < template->count; i++)
		str_addf(&names, "%s%s", i ? ", " : "",
			template->sections[i].name);
	err_set(err, ERR_INPUT, _("there is no section “%s” in %s: %s"), word,
		template->name, str_text(&names));
	str_fini(&names);
	return false;
}

static bool
prepare_answer(
	struct cli *cli, void *task, struct change *change, struct err *err)
{
	const struct plan *plan = &cli->session.plan;
	const struct answer *answer = task;
	const struct cycle *cycle = cli_cycle_word(cli, err);
	const struct template *template;
	const char *name;

	if (!cycle)
		return false;
	template = templates_of(answer->templates, cycle);
	name = find_section(plan, cycle, template, cli->words[1]);
	if (!name)
		return refuse_section(template, cli->words[1], err);
	return edit_section(plan, (struct section_at){cycle->base.id, name},
		answer->text, change, err);
}

/* The text of a file without the line end that every file has. */
static bool
read_input(struct str *text, struct err *err)
{
	if (!fs_read("-", text, err))
		return false;
	while (text->length && text->data[text->length - 1] == '\n')
		text->data[--text->length] = '\0';
	return true;
}

int
run_cycle_answer(struct cli *cli)
{
	struct answer answer = {0};
	struct str input = {0};
	struct err err = {0};
	char *typed = NULL;
	bool ok;

	ok = (strcmp(cli->words[2], "-") != 0 || read_input(&input, &err)) &&
		cli_open(cli, OPEN_WRITE, &err);
	if (ok)
		typed = cli_text(cli,
			&record_types[RECORD_SECTION].fields[SECTION_TEXT],
			input.data ? input.data : cli->words[2], &err);
	answer.text = typed;
	answer.templates = cli_templates();
	ok = typed && cli_do(cli, prepare_answer, &answer, &err);
	templates_free((struct templates *)answer.templates);
	free(typed);
	str_fini(&input);
	return ok ? 0 : cli_fail(&err);
}
