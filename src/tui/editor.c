/* SPDX-License-Identifier: MIT */
/* A text in the person's own editor: a private file in a private folder, gone
 * afterwards. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "tui_private.h"

static const char *
editor(void)
{
	const char *visual = getenv("VISUAL"), *edit = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	return edit && *edit ? edit : "vi";
}

/* Runs `EDITOR file` by the shell, since EDITOR may have arguments. The
 * status, or -1. */
static int
run(const char *file)
{
	struct str command = {0};
	pid_t pid;
	int status = -1;

	str_addf(&command, "%s \"$1\"", editor());
	pid = fork();
	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", str_text(&command), "sh", file,
			(char *)NULL);
		_exit(127);
	}
	if (pid > 0)
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
	str_fini(&command);
	return status;
}

/* Lets the file be edited with the terminal given back. */
static bool
edit_file(struct tui *tui, const char *file, struct err *err)
{
	int status;

	screen_leave(tui->screen);
	status = run(file);
	screen_enter(tui->screen);
	if (status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	return err_set(err, ERR_SYSTEM,
		_("%s ended with an error; nothing was changed"), editor());
}

static bool
check(const struct str *text, struct err *err)
{
	struct text_fault fault;

	if (text->length > NOTE_MAX)
		return err_set(err, ERR_INPUT,
			_("the text is too long: at most 1 MiB"));
	if (!text_check(str_text(text), text->length, &fault))
		return err_set(err, ERR_INPUT,
			_("line %d: %s; nothing was changed"), fault.line,
			_(fault.what));
	return true;
}

/* Without the line ends that an editor puts last. */
static char *
read_back(struct str *text)
{
	while (text->length && strchr(" \t\r\n", text->data[text->length - 1]))
		text->data[--text->length] = '\0';
	return str_take(text);
}

bool
editor_run(struct tui *tui, char **text, bool *changed, struct err *err)
{
	const char *base = getenv("TMPDIR");
	struct str folder = {0}, after = {0};
	char *file, *now;
	bool ok;

	*changed = false;
	str_addf(&folder, "%s/tenths-XXXXXX", base && *base ? base : "/tmp");
	if (!mkdtemp(folder.data)) {
		err_set(err, ERR_SYSTEM, "%s: %s", folder.data,
			strerror(errno));
		str_fini(&folder);
		return false;
	}
	file = fs_join(folder.data, "note.md");
	ok = fs_write(file, *text, strlen(*text), 0600, err) &&
		edit_file(tui, file, err) && fs_read(file, &after, err) &&
		check(&after, err);
	if (ok) {
		now = read_back(&after);
		*changed = strcmp(now, *text) != 0;
		free(*text);
		*text = now;
	}
	unlink(file);
	rmdir(folder.data);
	free(file);
	str_fini(&folder);
	str_fini(&after);
	return ok;
}
