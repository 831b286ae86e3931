/* SPDX-License-Identifier: MIT */
/*
 * What may come next in a command line, for the shells: `tenths completion
 * SHELL` prints a script, and the script asks `tenths complete WORD...`, the
 * last word being the one that is typed. Candidates come one a line, a tab and
 * what they are behind. So a shell knows nothing that the tables do not say,
 * and references, cycles and tags are those of the open plan.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/config.h"
#include "app/export.h"
#include "base/say.h"
#include "cli_private.h"
#include "list_columns.h"
#include "model/query.h"
#include "print/render.h"
#include "review/template.h"

#define FILES "\001files" /* the script lets the shell complete them */

struct completion {
	struct cli *cli;
	const struct command_row *command;
	const char *typed;  /* what a candidate must begin with */
	const char *before; /* it: "--kind=" in the word, "" */
	bool opened, there; /* the plan was asked for; there is one */
};

static void
give(const struct completion *completion, const char *text, const char *help)
{
	if (strncmp(text, completion->typed, strlen(completion->typed)) != 0)
		return;
	printf("%s%s\t", completion->before, text);
	cli_print(help);
	putchar('\n');
}

static const struct plan *
open_plan(struct completion *completion)
{
	if (!completion->opened)
		completion->there = cli_open(completion->cli, OPEN_READ, NULL);
	completion->opened = true;
	return completion->there ? &completion->cli->session.plan : NULL;
}

/* ---- what is in the plan */

static void
give_nodes(struct completion *completion, uint32_t first)
{
	const struct plan *plan = &completion->cli->session.plan;
	const struct node *node = plan_node(plan, first);
	struct refs refs = {0};

	for (; node; node = plan_next(plan, node, 0))
		give(completion, refs_next(&refs, plan, node), node->title);
}

static void
give_refs(struct completion *completion)
{
	const struct plan *plan = open_plan(completion);
	const struct cycle *cycle;
	uint32_t id;

	if (!plan)
		return;
	if (cli_cycle(completion->cli, &id, NULL) && id) {
		cycle = plan_cycle(plan, id);
		give_nodes(completion, cycle->nodes.first);
	}
	give_nodes(completion, plan->backlog.first);
}

static void
give_cycles(struct completion *completion)
{
	static const char *const reserved[] = {
		"current", "previous", "next", "all"};
	const struct plan *plan = open_plan(completion);
	const struct cycle *cycle =
		plan ? plan_cycle(plan, plan->cycles.first) : NULL;
	size_t i;

	for (; cycle; cycle = plan_cycle(plan, cycle->base.next))
		if (cycle->name)
			give(completion, cycle->name, "");
	for (i = 0; i < sizeof reserved / sizeof *reserved; i++)
		give(completion, reserved[i], "");
}

static void
give_metrics(struct completion *completion)
{
	const struct plan *plan = open_plan(completion);
	const struct metric *metric =
		plan ? plan_metric(plan, plan->metrics.first) : NULL;

	for (; metric; metric = plan_metric(plan, metric->base.next))
		give(completion, metric->name,
			metric->unit ? metric->unit : "");
}

/* ---- words */

/* What a field may be: its words, or where it points to. */
static void
give_field(struct completion *completion, const struct field *field)
{
	size_t i;

	if (field->type == FIELD_REF)
		give_refs(completion);
	for (i = 0; field->type == FIELD_WORD && field->words[i]; i++)
		if (field->words[i][0])
			give(completion, field->words[i], "");
}

/* The filter of a field: `status:` and its words, `owner:`. */
static void
give_field_filter(struct completion *completion, const struct field *field)
{
	struct str word = {0};
	size_t i;

	for (i = 0; field->type == FIELD_WORD && field->words[i]; i++) {
		str_clear(&word);
		str_addf(&word, "%s:%s", field->name, field->words[i]);
		if (field->words[i][0])
			give(completion, str_text(&word), "");
	}
	if (field->type != FIELD_WORD) {
		str_addf(&word, "%s:", field->name);
		give(completion, str_text(&word), "");
	}
	str_fini(&word);
}

static void
give_filter(struct completion *completion)
{
	static const char *const words[] = {"kind:objective", "kind:key_result",
		"kind:action", "due:week", "cycle:all"};
	const struct field *fields = record_types[RECORD_NODE].fields;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		give(completion, words[i], "");
	for (i = 0; i < NODE_FIELDS; i++)
		if (fields[i].help)
			give_field_filter(completion, &fields[i]);
}

static void
give_renderers(struct completion *completion)
{
	size_t i;

	for (i = 0; renderers[i]; i++)
		give(completion, renderers[i]->name, "");
	give(completion, "json", "");
}

static void
give_formats(struct completion *completion)
{
	bool reads = strcmp(completion->command->name, "import") == 0;
	size_t i;

	if (completion->command->run == run_digest) {
		give_renderers(completion);
		return;
	}
	for (i = 0; formats[i]; i++)
		if (reads ? formats[i]->read != NULL : export_can(formats[i]))
			give(completion, formats[i]->name, _(formats[i]->help));
}

static void
give_dumps(struct completion *completion)
{
	give_renderers(completion);
	give(completion, "yaml", "");
}

static void
give_templates(struct completion *completion)
{
	struct templates *templates = cli_templates();
	size_t i;

	for (i = 0; i < templates_count(templates); i++)
		give(completion, templates_at(templates, i)->name,
			template_words(templates_at(templates, i)->title));
	templates_free(templates);
}

static void
give_files(struct completion *completion)
{
	(void)completion;
	puts(FILES);
}

static void
give_sorts(struct completion *completion)
{
	int i;

	for (i = SORT_NONE + 1; i < SORT_COUNT; i++)
		give(completion, node_sorts[i].name, _(node_sorts[i].label));
}

/* The last of several, behind the last comma. */
static void
give_columns(struct completion *completion)
{
	const char *comma = strrchr(completion->typed, ',');
	size_t length = comma ? (size_t)(comma - completion->typed) + 1 : 0, i;
	struct str names = {0};
	const char *name;

	for (i = 0; (name = list_column_name(i)) != NULL; i++) {
		str_clear(&names);
		str_add_bytes(&names, completion->typed, length);
		str_add(&names, name);
		give(completion, str_text(&names), "");
	}
	str_fini(&names);
}

static void
give_settings(struct completion *completion)
{
	const struct config_entry *entry = config_entries;
	struct str name = {0};

	for (; entry->name; entry++) {
		str_clear(&name);
		str_addf(&name, "%s=", entry->name);
		if (!strchr(entry->name, '.'))
			give(completion, str_text(&name), _(entry->help));
	}
	str_fini(&name);
}

static void
give_colors(struct completion *completion)
{
	give(completion, "auto", "");
	give(completion, "always", "");
	give(completion, "never", "");
}

/* ---- options */

static const struct {
	enum option_id option;
	void (*give)(struct completion *completion);
} values[] = {
	{OPT_FILE, give_files},
	{OPT_SETTING, give_settings},
	{OPT_CONFIG, give_files},
	{OPT_OUTPUT, give_files},
	{OPT_KEEP, give_files},
	{OPT_RESCUE, give_files},
	{OPT_CYCLE, give_cycles},
	{OPT_IN, give_cycles},
	{OPT_NEXT, give_cycles},
	{OPT_TO, give_refs},
	{OPT_BEFORE, give_refs},
	{OPT_AFTER, give_refs},
	{OPT_CARRY, give_refs},
	{OPT_CONTINUE, give_refs},
	{OPT_DROP, give_refs},
	{OPT_DONE, give_refs},
	{OPT_FORMAT, give_formats},
	{OPT_DUMP, give_dumps},
	{OPT_TEMPLATE, give_templates},
	{OPT_COLOR, give_colors},
	{OPT_SORT, give_sorts},
	{OPT_COLUMNS, give_columns},
	{OPT_FROM, give_metrics},
};

static void
give_value(struct completion *completion, int option)
{
	const struct field *field = option_field(option);
	size_t i;

	if (field)
		give_field(completion, field);
	for (i = 0; i < sizeof values / sizeof *values; i++)
		if ((int)values[i].option == option)
			values[i].give(completion);
}

static bool
allowed(const struct completion *completion, int option)
{
	return command_takes(completion->command, option);
}

static void
give_options(const struct completion *completion)
{
	struct option_row row;
	struct str name = {0};
	int i;

	for (i = 0; i < OPT_COUNT; i++) {
		row = option_row(i);
		if (!allowed(completion, i))
			continue;
		str_clear(&name);
		str_addf(&name, "--%s%s", row.name,
			row.argument && !row.optional ? "=" : "");
		give(completion, str_text(&name), _(row.help));
	}
	str_fini(&name);
}

/* The option of a word that stands before the typed one and takes it as its
 * value; -1 for none. */
static int
waiting(const struct completion *completion, const char *word)
{
	struct option_row row;
	int i;

	for (i = 0; i < OPT_COUNT; i++) {
		row = option_row(i);
		if (!allowed(completion, i) || !row.argument || row.optional)
			continue;
		if (strncmp(word, "--", 2) == 0
				? strcmp(word + 2, row.name) == 0
				: word[0] == '-' && row.letter &&
					word[1] == row.letter && !word[2])
			return i;
	}
	return -1;
}

/* Whether a word is --NAME. */
static bool
is_named(struct option_row row, const char *word, size_t length)
{
	return length > 2 && str_is(word + 2, length - 2, row.name);
}

/* --kind=com: the value is typed in the same word. */
static bool
give_in_word(struct completion *completion)
{
	const char *equals = strchr(completion->typed, '=');
	struct str before = {0};
	int i;

	for (i = 0; equals && i < OPT_COUNT; i++)
		if (allowed(completion, i) &&
			is_named(option_row(i), completion->typed,
				(size_t)(equals - completion->typed)))
			break;
	if (!equals || i == OPT_COUNT)
		return false;
	str_add_bytes(&before, completion->typed,
		(size_t)(equals + 1 - completion->typed));
	completion->before = str_text(&before);
	completion->typed = equals + 1;
	give_value(completion, i);
	str_fini(&before);
	return true;
}

/* ---- words that are no options */

static void
give_commands(struct completion *completion, const struct command_row *of)
{
	const struct command_row *row = completion->cli->commands;
	const char *name;

	for (; row->name; row++) {
		name = command_verb(row, of);
		if (name && !row->hidden)
			give(completion, name, _(row->help));
	}
}

static void
give_argument(struct completion *completion)
{
	static const struct {
		const char *word; /* in the row's arguments */
		void (*give)(struct completion *completion);
	} arguments[] = {
		{"REF", give_refs},
		{"CYCLE", give_cycles},
		{"SPAN", give_cycles},
		{"FILE", give_files},
		{"FILTER", give_filter},
	};
	const struct command_row *command = completion->command;
	size_t i;

	for (i = 0; i < sizeof arguments / sizeof *arguments; i++)
		if (strstr(command->arguments, arguments[i].word)) {
			arguments[i].give(completion);
			break;
		}
	if (strcmp(command->name, "metric") == 0)
		give_metrics(completion);
	else if (strcmp(command->name, "templates") == 0)
		give_templates(completion);
	else if (strcmp(command->name, "help") == 0)
		give_commands(completion, NULL);
	else if (strcmp(command->name, "add") == 0) {
		give(completion, "objective", "");
		give(completion, "kr", "");
		give(completion, "action", "");
		give(completion, "backlog", "");
	}
}

/* The command of the words before the typed one; *verbs when its verb may still
 * come. */
static const struct command_row *
find_command(const struct cli *cli, int count, bool *verbs, bool *none)
{
	const struct command_row *row = NULL, *verb;
	int i, words = 0;

	*verbs = false;
	for (i = 0; i < count; i++) {
		const char *word = cli->words[i];

		if (word[0] == '-')
			continue;
		if (words++ == 0) {
			row = command_find(cli->commands, word, NULL);
			if (!row)
				break;
			*verbs = true;
		} else {
			verb = command_find(cli->commands, row->name, word);
			row = verb ? verb : row;
			*verbs = false;
			break;
		}
	}
	*none = !words;
	return row ? row : command_find(cli->commands, "", NULL);
}

int
run_complete(struct cli *cli)
{
	struct completion completion = {.cli = cli, .before = ""};
	int last = cli->count - 1, option = -1;
	bool verbs, none, dash;

	completion.typed = last < 0 ? "" : cli->words[last];
	completion.command = find_command(cli, last, &verbs, &none);
	if (last > 0)
		option = waiting(&completion, cli->words[last - 1]);
	dash = completion.typed[0] == '-';
	if (option >= 0)
		give_value(&completion, option);
	else if (dash && !give_in_word(&completion))
		give_options(&completion);
	else if (dash)
		return 0;
	else if (none)
		give_commands(&completion, NULL);
	else {
		if (verbs)
			give_commands(&completion, completion.command);
		give_argument(&completion);
	}
	return 0;
}

/* ---- the scripts */

static const char bash[] =
	"# bash completion for tenths; put it where bash-completion looks,\n"
	"# or: source <(tenths completion bash)\n"
	"_tenths() {\n"
	"\tlocal line cur=${COMP_WORDS[COMP_CWORD]}\n"
	"\tCOMPREPLY=()\n"
	"\tlocal words=(\"${COMP_WORDS[@]:1:COMP_CWORD}\")\n"
	"\tif [[ $cur == = ]]; then cur=; fi\n"
	"\twhile IFS=$'\\t' read -r line _; do\n"
	"\t\tif [[ $line == $'\\001files' ]]; then\n"
	"\t\t\tcompopt -o filenames 2>/dev/null\n"
	"\t\t\tCOMPREPLY+=($(compgen -f -- \"$cur\"))\n"
	"\t\telse\n"
	"\t\t\t[[ $line == *= ]] && compopt -o nospace 2>/dev/null\n"
	"\t\t\tCOMPREPLY+=(\"$(printf %q \"$line\")\")\n"
	"\t\tfi\n"
	"\tdone < <(tenths complete -- \"${words[@]}\" 2>/dev/null)\n"
	"}\n"
	"COMP_WORDBREAKS=${COMP_WORDBREAKS//[=:]/}\n"
	"complete -F _tenths tenths\n";

static const char zsh[] =
	"#compdef tenths\n"
	"# zsh completion for tenths; put it as _tenths into a folder of $fpath.\n"
	"_tenths() {\n"
	"\tlocal line text help\n"
	"\tlocal -a found open\n"
	"\twhile IFS=$'\\t' read -r text help; do\n"
	"\t\tif [[ $text == $'\\001files' ]]; then\n"
	"\t\t\t_files\n"
	"\t\t\treturn\n"
	"\t\tfi\n"
	"\t\tline=${text//:/\\\\:}${help:+:$help}\n"
	"\t\tif [[ $text == *= ]]; then open+=(\"$line\")\n"
	"\t\telse found+=(\"$line\"); fi\n"
	"\tdone < <(tenths complete -- \"${(@Q)words[2,CURRENT]}\" "
	"2>/dev/null)\n"
	"\t_describe -t values tenths found -- open -S ''\n"
	"}\n"
	"compdef _tenths tenths 2>/dev/null\n";

static const char fish[] =
	"# fish completion for tenths; put it into a folder of\n"
	"# $fish_complete_path, or: tenths completion fish | source\n"
	"function __tenths_complete\n"
	"\tset -l words (commandline -opc)[2..-1] (commandline -ct)\n"
	"\tfor line in (tenths complete -- $words 2>/dev/null)\n"
	"\t\tif string match -q -- (printf '\\001files')'*' $line\n"
	"\t\t\t__fish_complete_path (commandline -ct)\n"
	"\t\telse\n"
	"\t\t\techo -- $line\n"
	"\t\tend\n"
	"\tend\n"
	"end\n"
	"complete -c tenths -f -a '(__tenths_complete)'\n";

static const struct {
	const char *shell, *script;
} scripts[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};

int
run_completion(struct cli *cli)
{
	size_t i;

	for (i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (strcmp(cli->words[0], scripts[i].shell) == 0) {
			fputs(scripts[i].script, stdout);
			return 0;
		}
	return cli_failf(ERR_USAGE, _("completion is for bash, zsh or fish"));
}
