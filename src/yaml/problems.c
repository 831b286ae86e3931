/* SPDX-License-Identifier: MIT */
#include "yaml/problems.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"

/* What is told of. */
struct remark {
	enum severity severity;
	int line, column;
};

static void
tell(struct problems *problems, struct remark remark, const char *format,
	va_list args)
{
	char what[400];
	struct str text = {0};
	size_t end;

	if (!problems->reporter || !problems->reporter->report)
		return;
	end = (size_t)vsnprintf(what, sizeof what, format, args);
	if (end >= sizeof what) {
		/* Cut between graphemes, so that what is told is UTF-8. */
		end = text_prev(what, sizeof what - 1, sizeof what - 5);
		what[end] = '\0';
		str_add(&text, what);
		str_add(&text, "…");
	}
	problems->reporter->report(problems->reporter->context, remark.severity,
		remark.line, remark.column, text.length ? text.data : what);
	str_fini(&text);
}

void
problems_error(struct problems *problems, int line, int column,
	const char *format, ...)
{
	va_list args;

	if (++problems->errors > PROBLEMS_SHOWN)
		return;
	va_start(args, format);
	tell(problems, (struct remark){PROBLEM_ERROR, line, column}, format,
		args);
	va_end(args);
}

void
problems_note(struct problems *problems, int line, int column,
	const char *format, ...)
{
	va_list args;

	va_start(args, format);
	tell(problems, (struct remark){PROBLEM_NOTE, line, column}, format,
		args);
	va_end(args);
}

bool
problems_end(const struct problems *problems, struct err *err)
{
	if (!problems->errors)
		return true;
	if (problems->errors > PROBLEMS_SHOWN)
		return err_set(err, ERR_INPUT,
			_("%d errors, of which the first %d are shown; nothing "
			  "was read in"),
			problems->errors, PROBLEMS_SHOWN);
	return err_set(err, ERR_INPUT,
		ngettext("%d error, so nothing was read in",
			"%d errors, so nothing was read in",
			(unsigned long)problems->errors),
		problems->errors);
}

bool
problems_check(struct problems *problems, const char *text, size_t length)
{
	struct text_fault fault;

	if (length > FS_LIMIT) {
		problems_error(problems, 0, 0,
			_("larger than 512 MiB, which is the most that is "
			  "read"));
		return false;
	}
	if (text_check(text, length, &fault))
		return true;
	problems_error(problems, fault.line, fault.column,
		_("%s; the text must be UTF-8 without control characters"),
		_(fault.what));
	return false;
}
