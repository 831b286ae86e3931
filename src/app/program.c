/* SPDX-License-Identifier: MIT */
#include "app/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"

extern char **environ;

/* ---- words */

void
program_add(struct program *program, const char *word)
{
	program->argv = base_realloc(
		program->argv, program->count + 2, sizeof *program->argv);
	program->argv[program->count++] = base_strdup(word);
	program->argv[program->count] = NULL;
}

void
program_fini(struct program *program)
{
	while (program->count)
		free(program->argv[--program->count]);
	free(program->argv);
	program->argv = NULL;
}

/* One character of a word, or what a backslash stands before; the place after
 * it. In '…' a backslash is one, in "…" it is one but before " and itself. */
static const char *
take_character(const char *at, char quote, struct str *word)
{
	bool escapes = *at == '\\' && at[1] && quote != '\'' &&
		(!quote || strchr("\"\\$`", at[1]));

	at += escapes;
	str_add_char(word, *at);
	return at + 1;
}

/* The next word; the place after it, NULL where a quote has no end. */
static const char *
take_word(const char *at, struct str *word)
{
	char quote = '\0';

	str_clear(word);
	while (*at && (quote || !strchr(" \t\n", *at))) {
		if (quote && *at == quote) {
			quote = '\0';
			at++;
		} else if (!quote && (*at == '"' || *at == '\'')) {
			quote = *at++;
		} else {
			at = take_character(at, quote, word);
		}
	}
	return quote ? NULL : at;
}

bool
program_words(struct program *program, const char *line, struct err *err)
{
	const char *at = line;
	struct str word = {0};
	char *path;

	while (at && *(at += strspn(at, " \t\n"))) {
		at = take_word(at, &word);
		if (!at)
			break;
		path = fs_typed(str_text(&word));
		program_add(program, path);
		free(path);
	}
	str_fini(&word);
	return at || err_set(err, ERR_INPUT, _("%s: a quote has no end"), line);
}

bool
program_there(const char *name)
{
	const char *path = getenv("PATH");
	struct str file = {0};
	bool there = false;
	size_t length;

	if (strchr(name, '/'))
		return access(name, X_OK) == 0;
	while (path && *path && !there) {
		length = strcspn(path, ":");
		str_clear(&file);
		str_addf(&file, "%.*s/%s", (int)length, path, name);
		there = access(str_text(&file), X_OK) == 0;
		path += length + (path[length] == ':');
	}
	str_fini(&file);
	return there;
}

/* ---- starting */

/* How one is started: what it reads, and whether it has our terminal. */
struct start {
	int input; /* -1: what we read, or nothing when it is apart */
	bool apart;
	const int *answers; /* where it writes and complains; NULL: as usual */
};

static void
set_files(posix_spawn_file_actions_t *files, const struct start *start)
{
	static const char null[] = "/dev/null";

	if (start->input >= 0)
		posix_spawn_file_actions_adddup2(
			files, start->input, STDIN_FILENO);
	else if (start->apart || start->answers)
		posix_spawn_file_actions_addopen(
			files, STDIN_FILENO, null, O_RDONLY, 0);
	if (start->answers) {
		posix_spawn_file_actions_adddup2(
			files, start->answers[0], STDOUT_FILENO);
		posix_spawn_file_actions_adddup2(
			files, start->answers[1], STDERR_FILENO);
	}
	if (!start->apart || start->answers)
		return;
	posix_spawn_file_actions_addopen(
		files, STDOUT_FILENO, null, O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
		files, STDERR_FILENO, null, O_WRONLY, 0);
}

/* We ignore some signals and the planner blocks some; the program has them as
 * usual. */
static void
set_signals(posix_spawnattr_t *attributes, bool apart)
{
	short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
	sigset_t usual, none;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGXFSZ);
	posix_spawnattr_setsigdefault(attributes, &usual);
	posix_spawnattr_setsigmask(attributes, &none);
#ifdef POSIX_SPAWN_SETSID
	if (apart)
		flags |= POSIX_SPAWN_SETSID;
#else
	if (apart)
		flags |= POSIX_SPAWN_SETPGROUP;
#endif
	posix_spawnattr_setflags(attributes, flags);
}

static pid_t
start_program(const struct program *program, const struct start *start,
	struct err *err)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	pid_t pid = -1;
	int failed;

	if (!program->count) {
		err_set(err, ERR_INPUT, _("which program?"));
		return -1;
	}
	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attributes);
	set_files(&files, start);
	set_signals(&attributes, start->apart);
	failed = posix_spawnp(&pid, program->argv[0], &files, &attributes,
		program->argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	if (!failed)
		return pid;
	err_set(err, ERR_SYSTEM, _("%s cannot be run: %s"), program->argv[0],
		strerror(failed));
	return -1;
}

bool
program_wait(pid_t pid)
{
	int status = -1;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool
program_run(const struct program *program, struct err *err)
{
	struct start start = {.input = -1};
	pid_t pid = start_program(program, &start, err);

	return pid > 0 &&
		(program_wait(pid) ||
			err_set(err, ERR_SYSTEM, _("%s ended with an error"),
				program->argv[0]));
}

/* VISUAL, else EDITOR, either with arguments. */
static const char *
editor(void)
{
	const char *visual = getenv("VISUAL"), *edit = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	return edit && *edit ? edit : "vi";
}

/* The name of a file may have blanks in it: what is one as it stands is no line of
 * words. */
static bool
editor_words(struct program *program, const char *line, struct err *err)
{
	if (!strchr(line, '/') || access(line, X_OK) != 0)
		return program_words(program, line, err);
	program_add(program, line);
	return true;
}

bool
program_edit(const char *file, struct err *err)
{
	struct program program = {0};
	bool ok = editor_words(&program, editor(), err);

	program_add(&program, file);
	ok = ok && program_run(&program, err);
	program_fini(&program);
	return ok;
}

bool
program_leave(const struct program *program, struct err *err)
{
	struct start start = {.input = -1, .apart = true};

	return start_program(program, &start, err) > 0;
}

pid_t
program_feed(const struct program *program, const char *input, size_t length,
	struct err *err)
{
	struct start start = {.apart = true};
	FILE *file = tmpfile();
	pid_t pid = -1;

	/* A file and no pipe: it may be read late, in part, or not at all. */
	if (!file || fwrite(input, 1, length, file) != length ||
		fflush(file) != 0 || lseek(fileno(file), 0, SEEK_SET) != 0) {
		err_set(err, ERR_SYSTEM, "%s", strerror(errno));
	} else {
		start.input = fileno(file);
		pid = start_program(program, &start, err);
	}
	if (file)
		fclose(file);
	return pid;
}

pid_t
program_hear(const struct program *program, int *from, struct err *err)
{
	struct start start = {.input = -1, .apart = true};
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0) {
		err_set(err, ERR_SYSTEM, "%s", strerror(errno));
		return -1;
	}
	const int answers[2] = {ends[1], ends[1]};

	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	start.answers = answers;
	pid = start_program(program, &start, err);
	close(ends[1]);
	if (pid > 0)
		*from = ends[0];
	else
		close(ends[0]);
	return pid;
}

pid_t
program_reader(const struct program *program, int *to, struct err *err)
{
	struct start start = {0};
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0) {
		err_set(err, ERR_SYSTEM, "%s", strerror(errno));
		return -1;
	}
	/* Neither end is for the program but as what it reads. */
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	start.input = ends[0];
	pid = start_program(program, &start, err);
	close(ends[0]);
	if (pid > 0)
		*to = ends[1];
	else
		close(ends[1]);
	return pid;
}

/* ---- asking */

void
reply_fini(struct reply *reply)
{
	str_fini(&reply->out);
	str_fini(&reply->said);
}

/* Takes what there is to read; closes it at its end, or when it is too much. */
static bool
take_some(struct pollfd *from, size_t most, struct str *to)
{
	char bytes[4096];
	ssize_t got;

	if (!from->revents)
		return true;
	got = read(from->fd, bytes, sizeof bytes);
	if (got > 0 && to->length + (size_t)got <= most) {
		str_add_bytes(to, bytes, (size_t)got);
		return true;
	}
	if (got < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	close(from->fd);
	from->fd = -1;
	return got <= 0;
}

/* Reads both until their end. False when it takes too long, or is too much. */
static bool
take_answer(struct pollfd from[2], int seconds, struct reply *reply,
	const char **why)
{
	int64_t until = clock_ms() + (int64_t)seconds * 1000, left = -1;
	size_t most = reply->most ? reply->most : REPLY_MAX;

	while (from[0].fd >= 0 || from[1].fd >= 0) {
		if (seconds)
			left = until - clock_ms();
		if (seconds && left <= 0) {
			*why = N_("%s took too long and was ended");
			return false;
		}
		if (poll(from, 2, (int)left) < 0 && errno != EINTR)
			return false;
		if (!take_some(&from[0], most, &reply->out) ||
			!take_some(&from[1], most, &reply->said)) {
			*why = N_("%s has too much to say and was ended");
			return false;
		}
	}
	return true;
}

/* The last line that it said, for a message. */
static const char *
last_line(struct str *said)
{
	const char *line;

	while (said->length && strchr(" \t\r\n", said->data[said->length - 1]))
		said->data[--said->length] = '\0';
	line = said->length ? strrchr(said->data, '\n') : NULL;
	return line ? line + 1 : str_text(said);
}

/* Reads from the pipes while it runs; ends it where it does not by itself. */
static bool
hear(pid_t pid, const int pipes[2], int seconds, struct reply *reply,
	const char **why)
{
	struct pollfd from[2] = {{.fd = pipes[0], .events = POLLIN},
		{.fd = pipes[1], .events = POLLIN}};
	bool ok = take_answer(from, seconds, reply, why);
	int status = -1, i;

	for (i = 0; i < 2; i++)
		if (from[i].fd >= 0)
			close(from[i].fd);
	/* It leads a group of its own. */
	if (!ok && kill(-pid, SIGKILL) != 0)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	reply->status = ok && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	return ok;
}

/* Both pipes, or none. */
static bool
open_pipes(int out[2], int said[2], struct err *err)
{
	if (pipe(out) != 0)
		return err_set(err, ERR_SYSTEM, "%s", strerror(errno));
	if (pipe(said) != 0) {
		close(out[0]);
		close(out[1]);
		return err_set(err, ERR_SYSTEM, "%s", strerror(errno));
	}
	fcntl(out[0], F_SETFD, FD_CLOEXEC);
	fcntl(out[1], F_SETFD, FD_CLOEXEC);
	fcntl(said[0], F_SETFD, FD_CLOEXEC);
	fcntl(said[1], F_SETFD, FD_CLOEXEC);
	return true;
}

bool
program_ask(const struct program *program, int seconds, bool apart,
	struct reply *reply, struct err *err)
{
	const char *why = N_("%s ended with an error");
	int out[2] = {-1, -1}, said[2] = {-1, -1};
	struct start start = {.input = -1, .apart = apart};
	pid_t pid;

	reply->status = -1;
	if (!open_pipes(out, said, err))
		return false;
	const int answers[2] = {out[1], said[1]};

	start.answers = answers;
	pid = start_program(program, &start, err);
	close(out[1]);
	close(said[1]);
	if (pid < 0) {
		close(out[0]);
		close(said[0]);
		return false;
	}
	if (!hear(pid, (const int[2]){out[0], said[0]}, seconds, reply, &why))
		return err_set(err, ERR_SYSTEM, _(why), program->argv[0]);
	if (reply->status == 0)
		return true;
	if (*last_line(&reply->said))
		return err_set(err, ERR_SYSTEM, "%s: %s", program->argv[0],
			last_line(&reply->said));
	return err_set(err, ERR_SYSTEM, _(why), program->argv[0]);
}
