/* SPDX-License-Identifier: MIT */
#include "value_list.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/text.h"
#include "model/value.h"

/* What is left of the text that is being read. */
struct rest {
	const char *at;
	size_t length;
};

/* Goes past what the text begins with, if that is one of the marks, NULL at
 * their end. */
static bool
take_mark(struct rest *rest, const char *const *marks)
{
	size_t length;

	for (; *marks; marks++) {
		length = strlen(*marks);
		if (rest->length >= length &&
			memcmp(rest->at, *marks, length) == 0) {
			rest->at += length;
			rest->length -= length;
			return true;
		}
	}
	return false;
}

static bool
take_blank(struct rest *rest)
{
	if (!rest->length || !isspace((unsigned char)*rest->at))
		return false;
	rest->at++;
	rest->length--;
	return true;
}

static size_t
mark_length(const char *text, size_t length, const char *const *marks)
{
	struct rest rest = {text, length};

	return take_mark(&rest, marks) ? length - rest.length : 0;
}

size_t
list_mark(const char *text, size_t length)
{
	static const char *const marks[] = {
		",", ";", "\n", "，", "、", "；", NULL};
	return mark_length(text, length, marks);
}

/* ---- tags */

size_t
tag_sign(const char *text, size_t length)
{
	static const char *const signs[] = {"#", "＃", NULL};

	return mark_length(text, length, signs);
}

/* Tags as people write them: "#a, b、c". */
static bool
take_between_tags(struct rest *rest)
{
	static const char *const marks[] = {
		",", ";", "，", "、", "；", "　", NULL};
	size_t sign = tag_sign(rest->at, rest->length);

	rest->at += sign;
	rest->length -= sign;
	return sign || take_blank(rest) || take_mark(rest, marks);
}

/* The # inside a word is its own: C#. */
static size_t
tag_length(struct rest rest)
{
	const char *begin = rest.at;

	while (rest.length) {
		struct rest after = rest;

		if (*rest.at != '#' && take_between_tags(&after))
			break;
		rest.at++;
		rest.length--;
	}
	return (size_t)(rest.at - begin);
}

void
tags_read(const char *text, size_t length, struct str *out)
{
	struct rest rest = {text, length};
	size_t size;

	while (rest.length) {
		if (take_between_tags(&rest))
			continue;
		size = tag_length(rest);
		if (out->length)
			str_add_char(out, ' ');
		str_add_bytes(out, rest.at, size);
		rest.at += size;
		rest.length -= size;
	}
}

bool
tag_next(const char **tags, const char **tag, size_t *length)
{
	if (!*tags)
		return false;
	*tags += strspn(*tags, " ");
	*tag = *tags;
	*length = strcspn(*tags, " ");
	*tags += *length;
	return *length > 0;
}

/* ---- owners */

size_t
owner_sign(const char *text, size_t length)
{
	static const char *const signs[] = {"@", "＠", NULL};

	return mark_length(text, length, signs);
}

/* Names may have blanks in them, so it is a comma that parts them, or the @ that
 * the next one begins with. */
static bool
take_between_owners(struct rest *rest)
{
	size_t mark = list_mark(rest->at, rest->length);
	struct rest after = *rest;

	rest->at += mark;
	rest->length -= mark;
	if (mark)
		return true;
	if (!take_blank(&after) || !owner_sign(after.at, after.length))
		return false;
	*rest = after;
	return true;
}

static void
add_owner(struct str *out, const char *name, size_t length)
{
	size_t sign;
	char *text;

	while ((sign = owner_sign(name, length))) {
		name += sign;
		length -= sign;
	}
	name = str_trim(name, &length);
	text = base_strndup(name, length);
	if (length && !owner_is(str_text(out), text)) {
		if (out->length)
			str_add(out, ", ");
		str_add(out, text);
	}
	free(text);
}

void
owners_read(const char *text, size_t length, struct str *out)
{
	struct rest rest = {text, length};
	const char *name = text, *end;

	while (rest.length) {
		end = rest.at;
		if (take_between_owners(&rest)) {
			add_owner(out, name, (size_t)(end - name));
			name = rest.at;
		} else {
			rest.at++;
			rest.length--;
		}
	}
	add_owner(out, name, (size_t)(rest.at - name));
}

bool
owner_next(const char **owners, const char **name, size_t *length)
{
	if (!*owners)
		return false;
	*owners += strspn(*owners, ", ");
	*name = *owners;
	*length = strcspn(*owners, ",");
	*owners += *length;
	while (*length && (*name)[*length - 1] == ' ')
		--*length;
	return *length > 0;
}

bool
owner_is(const char *owners, const char *name)
{
	size_t size = strlen(name), length;
	const char *at;

	while (owner_next(&owners, &at, &length))
		if (length == size && strncasecmp(at, name, size) == 0)
			return true;
	return false;
}

/* ---- links */

bool
link_next(const char **links, struct link *link)
{
	size_t line;

	if (!*links)
		return false;
	*links += strspn(*links, "\n");
	if (!**links)
		return false;
	line = strcspn(*links, "\n");
	link->url = *links;
	link->url_length = strcspn(*links, " \n");
	link->title = *links + link->url_length;
	link->title += *link->title == ' ';
	link->title_length = line - (size_t)(link->title - *links);
	*links += line;
	return true;
}

void
link_add(struct str *links, const char *url, const char *title)
{
	if (links->length)
		str_add_char(links, '\n');
	for (; *url; url++)
		if (isspace((unsigned char)*url))
			str_addf(links, "%%%02X", (unsigned)*url);
		else
			str_add_char(links, *url);
	if (!*title)
		return;
	str_add_char(links, ' ');
	for (; *title; title++)
		str_add_char(
			links, isspace((unsigned char)*title) ? ' ' : *title);
}

/* [title](url), as Markdown has it. */
static bool
add_marked(struct str *out, const char *line, size_t length)
{
	const char *middle = memmem(line, length, "](", 2);
	char *title, *url;

	if (line[0] != '[' || line[length - 1] != ')' || !middle)
		return false;
	title = base_strndup(line + 1, (size_t)(middle - line) - 1);
	url = base_strndup(
		middle + 2, length - (size_t)(middle - line) - 2 - 1);
	link_add(out, url, title);
	free(title);
	free(url);
	return true;
}

void
links_read(const char *text, size_t length, struct str *out)
{
	const char *at = text, *end = at + length, *line;
	size_t size;

	while (at < end) {
		line = at;
		size = strcspn(line, "\n");
		if (size > (size_t)(end - line))
			size = (size_t)(end - line);
		at += size + 1;
		line = str_trim(line, &size);
		if (!size || add_marked(out, line, size))
			continue;
		if (out->length)
			str_add_char(out, '\n');
		str_add_bytes(out, line, size);
	}
}
