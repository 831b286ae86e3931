/* SPDX-License-Identifier: MIT */
/* What a person says of lines that are in doubt, asked in a terminal. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/preview.h"
#include "base/say.h"
#include "base/text.h"
#include "import.h"

#define SHOWN 60 /* bytes of a line that stands for its class */

/* Whether all that is asked of the class was answered. */
static bool
is_asked(const char *asked, const char *class)
{
	char word[READ_CLASS_SIZE + 2];

	snprintf(word, sizeof word, "%s,", class);
	return strstr(asked, word) != NULL;
}

/* The next line in doubt of whose class nothing was asked. */
static const struct preview_line *
next_doubt(const struct preview *preview, const char *asked, size_t *at)
{
	for (*at = 0; *at < preview->count; ++*at)
		if (preview->lines[*at].doubt &&
			!is_asked(asked, preview->lines[*at].class))
			return &preview->lines[*at];
	return NULL;
}

static size_t
count_class(const struct preview *preview, const char *class)
{
	size_t count = 0, i;

	for (i = 0; i < preview->count; i++)
		count += strcmp(preview->lines[i].class, class) == 0;
	return count;
}

/* The answer's letter; Enter and the end of input leave it as it is. */
static bool
read_answer(enum read_role *role)
{
	static const struct {
		char letter;
		enum read_role role;
	} letters[] = {{'o', READ_OBJECTIVE}, {'k', READ_KEY_RESULT},
		{'a', READ_ACTION}, {'c', READ_CYCLE}, {'n', READ_NOTE},
		{'s', READ_SECTION}, {'x', READ_OUT}};
	char line[80];
	size_t i;

	if (!fgets(line, sizeof line, stdin))
		return false;
	for (i = 0; i < sizeof letters / sizeof *letters; i++)
		if ((*line | 32) == letters[i].letter) {
			*role = letters[i].role;
			return true;
		}
	return false;
}

static void
ask(struct preview *preview, struct str *asked)
{
	const struct preview_line *line;
	enum read_role role;
	size_t at;

	while ((line = next_doubt(preview, str_text(asked), &at))) {
		size_t count = count_class(preview, line->class);
		struct str shown = {0};

		str_addf(asked, "%s,", line->class);
		text_visible(&shown, line->text,
			text_cut(line->text, strlen(line->text), SHOWN, NULL));
		fprintf(stderr, _("line %zu, “%s” (%zu of %s) is read as %s: "),
			at + 1, str_text(&shown), count, line->class,
			_(read_role_names[line->role]));
		fflush(stderr);
		str_fini(&shown);
		if (read_answer(&role))
			preview_say(preview, at, role);
	}
}

const char *
input_ask(struct import_input *input)
{
	const struct cli *cli = input->cli;
	struct preview *preview;
	struct str asked = {0};
	const char *as = cli->values[OPT_AS];

	if (cli->given[OPT_YES] || input->format->is_own ||
		strcmp(input->path, "-") == 0 || !isatty(STDIN_FILENO) ||
		!isatty(STDERR_FILENO))
		return as;
	preview = preview_new(input->format, &input->text,
		&(struct read_options){.today = cli->today,
			.name = input->path,
			.plan = cli->session.path ? &cli->session.plan : NULL,
			.as = as});
	if (preview->doubts) {
		fprintf(stderr,
			_("%s: what are these lines? o objective, k key "
			  "result, a action, c cycle, n note, s section, x "
			  "leave out, Enter as they are\n"),
			input->name);
		ask(preview, &asked);
		as = arena_text(&input->arena, str_text(&preview->as),
			preview->as.length);
	}
	str_fini(&asked);
	preview_free(preview);
	return as;
}

#define DOUBTS_NAMED 5

void
input_take_line(void *context, const struct read_line *line)
{
	struct import_input *input = context;

	input->kept += line->role == READ_NOTE && !line->doubt;
	input->out += line->role == READ_OUT && !line->names;
	if (!line->doubt)
		return;
	if (!input->doubts++)
		input->doubt = *line;
	if (input->doubts <= DOUBTS_NAMED)
		str_addf(&input->doubt_lines, "%s%d",
			input->doubts > 1 ? ", " : "", line->line);
	else if (input->doubts == DOUBTS_NAMED + 1)
		str_add(&input->doubt_lines, ", …");
}

void
input_print_doubts(const struct import_input *input)
{
	if (!input->doubts || input->cli->given[OPT_QUIET])
		return;
	cli_remark(ngettext("%s: %d line could be a goal and is not read as "
			    "one (line %s); --as %s=objective would",
			   "%s: %d lines could be goals and are not read as "
			   "such (lines %s); --as %s=objective would",
			   (unsigned long)input->doubts),
		input->name, input->doubts, str_text(&input->doubt_lines),
		input->doubt.class);
}
