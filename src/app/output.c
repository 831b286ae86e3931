/* SPDX-License-Identifier: MIT */
#include "app/output.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/str.h"
#include "store/store.h"

static bool
refuse_plan(const char *path, struct err *err)
{
	return err_set(err, ERR_INPUT,
		_("%s: is the plan itself; name another file"), path);
}

/* Whether the path is the plan's, or one that SQLite keeps beside it, or will be:
 * it need not be there yet. */
static bool
is_plan(const struct output *output)
{
	static const char *const ends[] = {"", "-journal", "-wal", "-shm"};
	struct str name = {0};
	bool is = false;
	size_t i;

	for (i = 0; output->plan && !is && i < sizeof ends / sizeof *ends;
		i++) {
		str_clear(&name);
		str_addf(&name, "%s%s", output->plan, ends[i]);
		is = fs_same_place(output->path, str_text(&name));
	}
	str_fini(&name);
	return is;
}

static bool
refuse_there(const struct output *output, struct err *err)
{
	const char *force = output->force ? output->force : "--force";

	if (!*force)
		return err_set(err, ERR_INPUT,
			_("%s: is there already; name another file"),
			output->path);
	return err_set(err, ERR_INPUT,
		_("%s: is there already; name another file, or say %s"),
		output->path, force);
}

/* What is no file is not replaced by one, whatever is said; other outputs than
 * copies of a plan can go into a pipe or a device. */
static bool
refuse_kind(const struct output *output, mode_t mode, struct err *err)
{
	if (S_ISDIR(mode))
		return err_set(err, ERR_INPUT,
			_("%s: this is a folder; name a file in it"),
			output->path);
	return !output->copy ||
		err_set(err, ERR_INPUT,
			_("%s: this is no regular file; name one"),
			output->path);
}

bool
output_allowed(const struct output *output, struct err *err)
{
	const char *path = output->path;
	struct stat status;
	bool there = stat(path, &status) == 0;

	if (is_plan(output))
		return refuse_plan(path, err);
	if (!there)
		return true;
	if (!S_ISREG(status.st_mode))
		return refuse_kind(output, status.st_mode, err);
	if (!output->copy && store_is_plan(path))
		return err_set(err, ERR_INPUT,
			_("%s: is a plan or a backup of one; name another "
			  "file"),
			path);
	return output->replace || refuse_there(output, err);
}

/* Whatever the writer knows of it, that it was the output is what matters. */
static bool
write_standard(const struct fs_writer *writer, struct err *err)
{
	return (writer->write(writer->context, stdout, err) &&
		       !ferror(stdout)) ||
		(ferror(stdout) &&
			err_set(err, ERR_SYSTEM,
				_("the output could not be written")));
}

bool
output_write(const struct output *output, const struct fs_writer *writer,
	struct err *err)
{
	if (strcmp(output->path, "-") == 0)
		return output_standard(output->plan, err) &&
			write_standard(writer, err);
	return output_allowed(output, err) &&
		fs_write_stream(output->path, writer,
			output->open ? 0666 : 0600, !output->replace, err);
}

bool
output_standard(const char *plan, struct err *err)
{
	struct stat out, file;

	if (plan && fstat(STDOUT_FILENO, &out) == 0 && stat(plan, &file) == 0 &&
		out.st_dev == file.st_dev && out.st_ino == file.st_ino)
		return refuse_plan(plan, err);
	return true;
}
