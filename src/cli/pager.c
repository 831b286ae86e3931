/* SPDX-License-Identifier: MIT */
/* What is longer than the screen goes through a pager, as with git: only on a
 * terminal, and less shows nothing of its own when it all fits. */
#include <fcntl.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/config.h"
#include "app/program.h"
#include "cli_private.h"

/* What the environment and the settings say, in the order of git; "" for
 * none. */
static const char *
choose(const struct config *config)
{
	const char *own = getenv("TENTHS_PAGER"), *usual = getenv("PAGER");
	const char *set = config_value(config, "pager");

	if (own)
		return own;
	if (*set)
		return set;
	if (usual)
		return usual;
	return program_there("less") ? "less" : "";
}

static bool
is_none(const struct program *program)
{
	return !program->count || !*program->argv[0] ||
		strcmp(program->argv[0], "cat") == 0;
}

/* From here on what is printed goes to its input. */
static void
start(struct cli *cli, const struct program *program)
{
	int to = -1;

	setenv("LESS", "FRX", false);
	setenv("LV", "-c", false);
	cli->pager = program_reader(program, &to, NULL);
	if (cli->pager < 0) {
		cli->pager = 0;
		return;
	}
	/* C-c is the pager's; we are done when it is. */
	signal(SIGINT, SIG_IGN);
	fflush(stdout);
	dup2(to, STDOUT_FILENO);
	close(to);
}

/* What is printed is UTF-8; a terminal of another encoding gets it through
 * iconv(1), which is where such a locale is. */
void
cli_encode(struct cli *cli)
{
	const char *codes = nl_langinfo(CODESET);
	struct program program = {0};
	struct str to = {0};

	if (cli->pager || !cli->terminal || strcmp(codes, "UTF-8") == 0 ||
		!program_there("iconv"))
		return;
	str_addf(&to, "%s//TRANSLIT", codes);
	program_add(&program, "iconv");
	program_add(&program, "-c");
	program_add(&program, "-f");
	program_add(&program, "UTF-8");
	program_add(&program, "-t");
	program_add(&program, str_text(&to));
	start(cli, &program);
	program_fini(&program);
	str_fini(&to);
}

void
cli_page(struct cli *cli)
{
	struct program program = {0};
	struct config config;

	cli_encode(cli);
	if (cli->pager || !cli->terminal || cli->given[OPT_NO_PAGER])
		return;
	config_read(&config);
	if (program_words(&program, choose(&config), NULL) &&
		!is_none(&program))
		start(cli, &program);
	program_fini(&program);
	config_fini(&config);
}

void
cli_page_end(struct cli *cli)
{
	int null;

	if (!cli->pager)
		return;
	/* The end of its input; the place stays taken. */
	null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	dup2(null, STDOUT_FILENO);
	close(null);
	program_wait(cli->pager);
	cli->pager = 0;
}
