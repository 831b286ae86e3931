/* SPDX-License-Identifier: MIT */
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/say.h"
#include "fs.h"

#define SILENCE_MS 10000 /* the longest wait for a pipe */

bool
fs_fail(const char *path, int number, struct err *err)
{
	const char *advice = NULL;

	switch (number) {
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
		advice = _("check the name");
		break;
	case EACCES:
	case EPERM:
		advice = _("check the permissions of the file and its folder");
		break;
	case EROFS:
		advice = _("choose a place that can be written");
		break;
	case ENOSPC:
	case EDQUOT:
		advice = _("make room there and try again");
		break;
	case ELOOP:
		advice = _("check the symbolic links");
		break;
	default:
		break;
	}
	if (!advice)
		return err_set(
			err, ERR_SYSTEM, "%s: %s", path, strerror(number));
	return err_set(
		err, ERR_SYSTEM, "%s: %s; %s", path, strerror(number), advice);
}

/* The XDG base directory specification has a relative path ignored. */
static char *
home(const char *variable, const char *fallback, struct err *err)
{
	const char *base = getenv(variable);
	const char *user = getenv("HOME");
	char *folder, *own;

	if (base && base[0] == '/')
		return fs_join(base, "tenths");
	if (!user || user[0] != '/') {
		err_set(err, ERR_SYSTEM,
			_("neither %s nor HOME is set; set one of them to the"
			  " full path of a folder"),
			variable);
		return NULL;
	}
	folder = fs_join(user, fallback);
	own = fs_join(folder, "tenths");
	free(folder);
	return own;
}

char *
fs_data_home(struct err *err)
{
	return home("XDG_DATA_HOME", ".local/share", err);
}

char *
fs_config_home(struct err *err)
{
	return home("XDG_CONFIG_HOME", ".config", err);
}

char *
fs_state_home(struct err *err)
{
	return home("XDG_STATE_HOME", ".local/state", err);
}

char *
fs_cache_home(struct err *err)
{
	return home("XDG_CACHE_HOME", ".cache", err);
}

char *
fs_join(const char *folder, const char *name)
{
	struct str path = {0};

	str_add(&path, folder);
	if (path.length > 0 && path.data[path.length - 1] != '/')
		str_add_char(&path, '/');
	str_add(&path, name);
	return str_take(&path);
}

/* The home folder of the user of that name, "" being oneself. */
static const char *
home_of(const char *name)
{
	const char *own = getenv("HOME");
	const struct passwd *entry;

	if (!*name && own && *own)
		return own;
	entry = *name ? getpwnam(name) : getpwuid(getuid());
	return entry ? entry->pw_dir : NULL;
}

char *
fs_typed(const char *path)
{
	size_t length = strcspn(path, "/");
	const char *folder;
	char *name, *found;

	if (*path != '~')
		return base_strdup(path);
	name = base_strndup(path + 1, length - 1);
	folder = home_of(name);
	found = !folder	       ? base_strdup(path)
		: path[length] ? fs_join(folder, path + length + 1)
			       : base_strdup(folder);
	free(name);
	return found;
}

char *
fs_folder(const char *path)
{
	size_t end = strlen(path);
	struct str folder = {0};

	while (end > 1 && path[end - 1] == '/')
		end--;
	while (end > 0 && path[end - 1] != '/')
		end--;
	while (end > 1 && path[end - 1] == '/')
		end--;
	str_add_bytes(&folder, end ? path : ".", end ? end : 1);
	return str_take(&folder);
}

bool
fs_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
fs_there(const char *path, struct err *err)
{
	return err_set(err, ERR_INPUT,
		_("%s: is there already; name another file"), path);
}

bool
fs_same(const char *one, const char *other)
{
	struct stat first, second;

	return stat(one, &first) == 0 && stat(other, &second) == 0 &&
		first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static const char *
last_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool
fs_same_place(const char *one, const char *other)
{
	char *folder, *beside;
	bool same = fs_same(one, other);

	if (same || strcmp(last_name(one), last_name(other)) != 0)
		return same;
	folder = fs_folder(one);
	beside = fs_folder(other);
	same = fs_same(folder, beside);
	free(folder);
	free(beside);
	return same;
}

static bool
is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Makes one folder, its name synced; true when it is there. */
static bool
make_one(const char *path, const char *parent, struct err *err)
{
	int number;

	if (mkdir(path, 0700) == 0)
		return fs_sync_folder(parent) || fs_fail(parent, errno, err);
	number = errno;
	if (is_folder(path))
		return true;
	return fs_fail(path, number == EEXIST ? ENOTDIR : number, err);
}

bool
fs_make_folder(const char *path, struct err *err)
{
	char *parent;
	bool ok;

	if (is_folder(path))
		return true;
	parent = fs_folder(path);
	ok = strcmp(parent, path) == 0 || fs_make_folder(parent, err);
	ok = ok && make_one(path, parent, err);
	free(parent);
	return ok;
}

/* What cannot be read as a file; a pipe can. */
static bool
check_readable(const char *path, bool pipes, const struct stat *status,
	struct err *err)
{
	if (S_ISDIR(status->st_mode))
		return err_set(err, ERR_SYSTEM,
			_("%s: this is a folder; name a file in it"), path);
	if (!S_ISREG(status->st_mode) && !(pipes && S_ISFIFO(status->st_mode)))
		return err_set(err, ERR_SYSTEM,
			_("%s: this is no regular file; name one"), path);
	if (S_ISREG(status->st_mode) && (size_t)status->st_size > FS_LIMIT)
		return err_set(err, ERR_INPUT,
			_("%s: larger than %zu MiB; split it"), path,
			FS_LIMIT >> 20);
	return true;
}

static bool
read_all(int file, const char *path, const struct fs_look *look,
	struct str *out, struct err *err)
{
	char buffer[65536];

	for (;;) {
		ssize_t got = read(file, buffer, sizeof buffer);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fs_fail(path, errno, err);
		if (got == 0)
			return true;
		if (look &&
			!look->look(
				look->context, path, buffer, (size_t)got, err))
			return false;
		if ((size_t)got > FS_LIMIT - out->length)
			return err_set(err, ERR_INPUT,
				_("%s: larger than %zu MiB; split it"), path,
				FS_LIMIT >> 20);
		str_add_bytes(out, buffer, (size_t)got);
	}
}

/* Waits until something comes out of a pipe that has a name, or its writer is gone:
 * there may be none, and never be one. */
static bool
pipe_speaks(int file, const char *path, struct err *err)
{
	struct pollfd pipe = {.fd = file, .events = POLLIN};
	int came = poll(&pipe, 1, SILENCE_MS), flags = fcntl(file, F_GETFL);

	if (came == 0)
		return err_set(err, ERR_INPUT,
			_("%s: this is a pipe that nobody wrote into for %d "
			  "seconds"),
			path, SILENCE_MS / 1000);
	if (came < 0 || flags < 0 ||
		fcntl(file, F_SETFL, flags & ~O_NONBLOCK) != 0)
		return fs_fail(path, errno, err);
	return true;
}

bool
fs_read_looking(const char *path, bool pipes, const struct fs_look *look,
	struct str *out, struct err *err)
{
	struct stat status;
	bool ok;
	int file;

	str_clear(out);
	if (strcmp(path, "-") == 0) {
		ok = read_all(
			STDIN_FILENO, _("standard input"), look, out, err);
	} else {
		/* Looked at first: opening a device may already do something. */
		if (stat(path, &status) != 0)
			return fs_fail(path, errno, err);
		if (!check_readable(path, pipes, &status, err))
			return false;
		file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
		if (file < 0)
			return fs_fail(path, errno, err);
		ok = fstat(file, &status) == 0
			? check_readable(path, pipes, &status, err)
			: fs_fail(path, errno, err);
		ok = ok &&
			(!S_ISFIFO(status.st_mode) ||
				pipe_speaks(file, path, err)) &&
			read_all(file, path, look, out, err);
		close(file);
	}
	if (!ok)
		str_clear(out);
	return ok;
}

bool
fs_read(const char *path, struct str *out, struct err *err)
{
	return fs_read_looking(path, true, NULL, out, err);
}

void
fs_open_standard(void)
{
	for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++) {
		if (fcntl(file, F_GETFD) >= 0 || errno != EBADF)
			continue;
		/* The lowest free one, which is this; the wrong way round, so
		 * that what reads or writes it is told. */
		if (open("/dev/null",
			    file == STDIN_FILENO ? O_WRONLY : O_RDONLY) != file)
			_exit(1);
	}
}
