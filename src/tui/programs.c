/* SPDX-License-Identifier: MIT */
/* Programs for the rows: commands of one's own settings, and `:!`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "actions.h"
#include "app/own.h"
#include "base/say.h"
#include "marks.h"
#include "tui/tui.h"

/* ---- what the words stand for */

static void
add_ref(const struct desk *desk, const struct node *node, struct str *out)
{
	char ref[REF_SIZE];

	str_add(out, node_ref(&desk->session->plan, node, ref));
}

static void
add_id(const struct desk *desk, const struct node *node, struct str *out)
{
	char uid[UID_TEXT_SIZE];

	(void)desk;
	str_add(out, uid_text(node->uid, uid));
}

static void
add_title(const struct desk *desk, const struct node *node, struct str *out)
{
	(void)desk;
	str_add(out, node->title);
}

static void
add_link(const struct desk *desk, const struct node *node, struct str *out)
{
	const char *links = node_detail(node)->links;

	(void)desk;
	if (links)
		str_add_bytes(out, links, strcspn(links, " \n"));
}

static const struct {
	const char *word;
	void (*add)(const struct desk *desk, const struct node *node,
		struct str *out);
} words[] = {
	{"%ref", add_ref},
	{"%id", add_id},
	{"%title", add_title},
	{"%link", add_link},
};
#define WORDS (sizeof words / sizeof *words)

/* Which of the words stands there; WORDS for none. */
static size_t
word_at(const char *text)
{
	size_t i = 0;

	while (i < WORDS &&
		strncmp(text, words[i].word, strlen(words[i].word)) != 0)
		i++;
	return i;
}

/* Whether any word is about a row. */
static bool
names_row(const struct program *program)
{
	const char *at;
	size_t i;

	for (i = 0; i < program->count; i++)
		for (at = program->argv[i]; (at = strchr(at, '%')); at++)
			if (word_at(at) < WORDS)
				return true;
	return false;
}

/* What the words are for a node: each stays one, whatever is put into it. */
static void
fill(const struct desk *desk, const struct program *from,
	const struct node *node, struct program *to)
{
	struct str word = {0};
	const char *at;
	size_t i, which;

	for (i = 0; i < from->count; i++) {
		str_clear(&word);
		for (at = from->argv[i]; *at; at++) {
			which = node ? word_at(at) : WORDS;
			if (which < WORDS) {
				words[which].add(desk, node, &word);
				at += strlen(words[which].word) - 1;
			} else {
				str_add_char(&word, *at);
			}
		}
		program_add(to, str_text(&word));
	}
	str_fini(&word);
}

/* ---- running them */

/* Until the person has read what it printed. */
static void
wait_for_enter(void)
{
	char byte = '\0';

	printf("\n%s", _("Enter goes back to the plan"));
	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
		;
}

static bool
run_here(struct desk *desk, const struct program *program, struct err *err)
{
	bool ok;

	screen_leave(desk->screen);
	ok = program_run(program, err);
	wait_for_enter();
	screen_enter(desk->screen);
	return ok;
}

static bool
run_one(struct desk *desk, const struct program *program,
	const struct node *node, bool apart, struct err *err)
{
	struct program filled = {0};
	bool ok;

	fill(desk, program, node, &filled);
	ok = apart ? program_leave(&filled, err) : run_here(desk, &filled, err);
	if (ok && apart)
		tui_message(desk, _("started: %s"), filled.argv[0]);
	program_fini(&filled);
	return ok;
}

/* Once, or where a row is named for each that is marked, else the selected
 * one. */
static bool
run_each(struct desk *desk, const struct program *program, bool apart,
	struct err *err)
{
	size_t count, i;
	uint32_t *ids;
	bool ok = true;

	if (!program->count)
		return err_set(err, ERR_INPUT, _("which program?"));
	if (!names_row(program))
		return run_one(desk, program, NULL, apart, err);
	ids = marks_take(desk, TAKE_ALL, &count);
	if (!count)
		ok = err_set(err, ERR_INPUT, _("nothing is selected; a adds"));
	for (i = 0; ok && i < count; i++)
		ok = run_one(desk, program,
			plan_node(&desk->session->plan, ids[i]), apart, err);
	free(ids);
	return ok;
}

/* A command of the settings, by its name. */
bool
do_run(struct desk *desk, const struct asked *asked, struct err *err)
{
	const struct config *config = &desk->session->config;
	struct own_command command;
	struct program program = {0};
	bool ok;

	if (!own_find(config, asked->argument, &command))
		return err_set(err, ERR_INPUT,
			_("commands of the settings has no %s"),
			*asked->argument ? asked->argument : "“”");
	ok = own_command_words(config, &command, &program, err) &&
		run_each(desk, &program, command.apart, err);
	program_fini(&program);
	return ok;
}

/* A program as it is typed. */
bool
do_program(struct desk *desk, const struct asked *asked, struct err *err)
{
	struct program program = {0};
	bool ok = program_words(&program, asked->argument, err) &&
		run_each(desk, &program, false, err);

	program_fini(&program);
	return ok;
}
