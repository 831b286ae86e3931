/* SPDX-License-Identifier: MIT */
#include "app/git.h"

#include <stdlib.h>
#include <string.h>

#include "app/program.h"
#include "base/fs.h"
#include "base/say.h"

#define SECONDS 60	    /* it may ask for the words of a key */
#define NETWORK_SECONDS 120 /* and wait for others */
#define FILE_MOST ((size_t)512 * 1024 * 1024)

/* A file of any name is one file, and the words are git's in any language. */
static void
begin(const struct git *git, struct program *program)
{
	static const char *const words[] = {"git", "--literal-pathspecs", "-C"};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		program_add(program, words[i]);
	program_add(program, git->folder);
}

static int
seconds_for(const char *word)
{
	return strcmp(word, "fetch") == 0 || strcmp(word, "push") == 0
		? NETWORK_SECONDS
		: SECONDS;
}

bool
git_run_words(const struct git *git, struct str *out, struct err *err,
	const char *const *words)
{
	struct program program = {0};
	struct reply reply = {.most = FILE_MOST};
	int seconds = seconds_for(*words);
	bool ok;

	begin(git, &program);
	for (; *words; words++)
		program_add(&program, *words);
	ok = program_ask(&program, seconds, false, &reply, err);
	if (out) {
		str_clear(out);
		str_add_bytes(out, str_text(&reply.out), reply.out.length);
		while (out->length && out->data[out->length - 1] == '\n')
			out->data[--out->length] = '\0';
	}
	reply_fini(&reply);
	program_fini(&program);
	return ok;
}

bool
git_show(const struct git *git, const char *revision, struct str *out,
	struct err *err)
{
	struct str what = {0};
	bool ok = true;

	str_clear(out);
	str_addf(&what, "%s:%s", revision, git->name);
	if (git_run(git, NULL, NULL, "cat-file", "-e", str_text(&what)))
		ok = git_run(
			git, out, err, "cat-file", "blob", str_text(&what));
	if (ok && out->length)
		str_add_char(out, '\n');
	str_fini(&what);
	return ok;
}

bool
git_add(const struct git *git, struct err *err)
{
	return git_run(git, NULL, err, "add", "--", git->name);
}

bool
git_commit(const struct git *git, const char *words, struct err *err)
{
	return git_run(
		git, NULL, err, "commit", "-q", "-m", words, "--", git->name);
}

bool
git_open(struct git *git, const char *path, struct err *err)
{
	char *real = realpath(path, NULL);
	const char *file = real ? real : path, *slash = strrchr(file, '/');
	struct str name = {0}, inside = {0};
	bool ok;

	git->folder = fs_folder(file);
	str_addf(&name, "./%s", slash ? slash + 1 : file);
	git->name = str_take(&name);
	free(real);
	if (!program_there("git"))
		return err_set(err, ERR_SYSTEM,
			_("git is not there; the file is kept in step without "
			  "it"));
	/* In a bare one it is not. */
	ok = git_run(git, &inside, NULL, "rev-parse",
		     "--is-inside-work-tree") &&
		strcmp(str_text(&inside), "true") == 0;
	str_fini(&inside);
	return ok ||
		err_set(err, ERR_INPUT,
			_("%s is in no folder that git keeps; git init makes "
			  "it one"),
			path);
}

void
git_close(struct git *git)
{
	free(git->folder);
	free(git->name);
	*git = (struct git){0};
}
