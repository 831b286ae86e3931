/* SPDX-License-Identifier: MIT */
#ifndef BASE_FS_H
#define BASE_FS_H

/*
 * Files and where they stand. Whole reads with a limit, writes that are either
 * there or not (temporary file beside the target, fsync, rename, fsync of
 * the folder), folders by XDG. Nothing about what the files hold.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"
#include "base/str.h"

#define FS_LIMIT ((size_t)512 * 1024 * 1024)

/* The four homes, each "$XDG_…_HOME/tenths" with the fallbacks of the XDG
 * base directory specification (a relative value is ignored, as it asks);
 * caller frees. NULL and *err when neither the variable nor HOME is set. */
char *fs_data_home(struct err *err);
char *fs_config_home(struct err *err);
char *fs_state_home(struct err *err);
char *fs_cache_home(struct err *err);

/* "folder/name"; caller frees. */
char *fs_join(const char *folder, const char *name);

/* A path as a person types it, where no shell has read it: ~ and ~/x are in their
 * home, ~name/x in that of another; caller frees. What is no such path, or
 * whose home is not known, stays as it is. */
char *fs_typed(const char *path);

/* The folder part of a path ("." when it has none); caller frees. */
char *fs_folder(const char *path);

bool fs_exists(const char *path);

/* Makes the folder and its parents, 0700. True when it is there already. */
bool fs_make_folder(const char *path, struct err *err);

/* Reads the whole file into *out, whose text it replaces, "-" meaning standard
 * input; a pipe can be read, too. Refuses folders, devices, and more than
 * FS_LIMIT bytes, naming the path. *out is empty on failure. */
bool fs_read(const char *path, struct str *out, struct err *err);

/* The same for a text that someone wrote: what cannot be one (lines, or values of
 * JSON, of many megabytes; megabytes with NUL in them) is refused before all of
 * it is read. */
bool fs_read_document(const char *path, struct str *out, struct err *err);

/* The same for another encoding than UTF-8, which may have NUL for good. */
bool fs_read_encoded(const char *path, struct str *out, struct err *err);

/* Reads the next line, without its end, into *line. Of one of more than `most` bytes
 * the first most + 1 are kept and the rest is read over. false when there is none
 * any more. */
bool fs_read_line(FILE *in, struct str *line, size_t most);

/* The same for a file of our own, such as settings: a regular file of at most a
 * megabyte, so that nothing is waited for and nothing is swallowed. */
bool fs_read_own(const char *path, struct str *out, struct err *err);

/* With a mode: the new file has it, whatever the old one had. */
#define FS_PRIVATE 01000U

/* Replaces the file whole, or leaves the old one as it was; a symlink is
 * followed to its target first. A new file gets `mode` less the umask, an old
 * one keeps its own. "-" is standard output; a device or pipe is written
 * into. */
bool fs_write(const char *path, const char *bytes, size_t length, unsigned mode,
	struct err *err);

/* The same for a file that must not be there yet, whoever makes it meanwhile:
 * ERR_INPUT, and nothing is changed. */
bool fs_write_new(const char *path, const char *bytes, size_t length,
	unsigned mode, struct err *err);

/* Who fills a file: `write` writes all of it to the stream. */
struct fs_writer {
	bool (*write)(void *context, FILE *out, struct err *err);
	void *context;
};

/* A writer of a struct str, which is its context. */
bool fs_put(void *text, FILE *out, struct err *err);

/* As fs_write, or with `fresh` as fs_write_new, but what is written need never
 * be in memory as a whole. */
bool fs_write_stream(const char *path, const struct fs_writer *writer,
	unsigned mode, bool fresh, struct err *err);

/* Makes the names in the folder last; false with errno. */
bool fs_sync_folder(const char *folder);

/* Whether the two names are of one file, by link or hard link. */
bool fs_same(const char *one, const char *other);

/* The same, or would be: one name in one folder, though there may be no file of
 * it yet. */
bool fs_same_place(const char *one, const char *other);

/* Makes sure descriptors 0, 1 and 2 are open, so that no file of ours gets one
 * of them; reading or writing one that was closed fails. Call first thing in
 * main. */
void fs_open_standard(void);

#endif
