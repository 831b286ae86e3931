/* SPDX-License-Identifier: MIT */
#include "app/watch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if __has_include(<sys/inotify.h>)
#include <sys/inotify.h>
#define HAS_INOTIFY 1
#else
#define HAS_INOTIFY 0
#endif

#include "base/err.h"
#include "base/fs.h"

struct watch {
	char *path;
	const char *name; /* of the file, without its folder; in `path` */
	int descriptor;
};

#if HAS_INOTIFY
/*
 * The folder tells of files that come and go, the file of what is written into
 * it: to be told of each write in the folder would wake the planner for all
 * that others write beside the plan. The journal goes at the end of a change.
 */
static bool
watch_folder(const struct watch *watch)
{
	char *folder = fs_folder(watch->path);
	int found = inotify_add_watch(watch->descriptor, folder,
		IN_MOVE | IN_CREATE | IN_DELETE | IN_ONLYDIR);

	free(folder);
	return found >= 0;
}

/* The file that has the name now, which may be another than before. */
static void
watch_file(const struct watch *watch)
{
	inotify_add_watch(watch->descriptor, watch->path, IN_MODIFY);
}
#endif

struct watch *
watch_new(const char *path)
{
	struct watch *watch = base_calloc(1, sizeof *watch);
	const char *slash;

	watch->path = base_strdup(path);
	slash = strrchr(watch->path, '/');
	watch->name = slash ? slash + 1 : watch->path;
	watch->descriptor = -1;
#if HAS_INOTIFY
	watch->descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (watch->descriptor >= 0 && !watch_folder(watch)) {
		close(watch->descriptor);
		watch->descriptor = -1;
	}
	if (watch->descriptor >= 0)
		watch_file(watch);
#endif
	return watch;
}

void
watch_free(struct watch *watch)
{
	if (!watch)
		return;
	if (watch->descriptor >= 0)
		close(watch->descriptor);
	free(watch->path);
	free(watch);
}

int
watch_descriptor(const struct watch *watch)
{
	return watch->descriptor;
}

#if HAS_INOTIFY
/* The file itself, or the journal whose end is the end of a change. What was
 * missed may have been either. */
static bool
is_ours(const struct watch *watch, const struct inotify_event *event)
{
	size_t length = strlen(watch->name);

	if (event->mask & (IN_Q_OVERFLOW | IN_MODIFY))
		return true;
	return event->len && strncmp(event->name, watch->name, length) == 0 &&
		(!event->name[length] ||
			strcmp(event->name + length, "-journal") == 0);
}

static bool
take(const struct watch *watch, const char *bytes, ssize_t length)
{
	struct inotify_event event;
	bool ours = false, another = false;
	ssize_t at = 0;

	while (at + (ssize_t)sizeof event <= length) {
		memcpy(&event, bytes + at, sizeof event);
		ours |= is_ours(watch,
			(const struct inotify_event *)(const void *)(bytes +
				at));
		another |= (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0;
		at += (ssize_t)(sizeof event + event.len);
	}
	if (ours && another)
		watch_file(watch);
	return ours;
}

bool
watch_take(struct watch *watch)
{
	_Alignas(struct inotify_event) char bytes[4096];
	bool ours = false;
	ssize_t length;

	while (watch->descriptor >= 0) {
		length = read(watch->descriptor, bytes, sizeof bytes);
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0)
			break;
		ours |= take(watch, bytes, length);
	}
	return ours;
}
#else
bool
watch_take(struct watch *watch)
{
	(void)watch;
	return false;
}
#endif
