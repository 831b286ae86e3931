/* SPDX-License-Identifier: MIT */
/* Links of a block: those of its words, those that are evidence, and addresses
 * that stand in the text. */
#include <string.h>

#include "markdown_cutter.h"

void
cutter_drop_evidence(struct str *text)
{
	char *data = text->data, *to = data, *open = NULL;
	const char *from;
	bool only = false;

	if (!text->length || !memchr(data, EVIDENCE, text->length))
		return;
	for (from = data; *from; from++) {
		if (*from == EVIDENCE)
			continue;
		if (*from == '[' && from[1] == EVIDENCE) {
			open = to;
			only = true;
		} else if (*from == ']' && open && only) {
			to = open;
			open = NULL;
			continue;
		} else if (!strchr(" ,;", *from)) {
			only = false;
		}
		*to++ = *from;
	}
	*to = '\0';
	text->length = (size_t)(to - data);
}

static void
add_link(struct str *out, const char *url, const char *title, size_t length)
{
	const char *end;
	size_t run;

	if (!*url)
		return;
	if (out->length)
		str_add_char(out, '\n');
	for (;; url += run + 1) {
		run = strcspn(url, " \t\r\n");
		str_add_bytes(out, url, run);
		if (!url[run])
			break;
		str_addf(out, "%%%02X", (unsigned)url[run]);
	}
	if (!length)
		return;
	str_add_char(out, ' ');
	/* A title on two lines is on one here. */
	while ((end = memchr(title, '\n', length))) {
		str_add_bytes(out, title, (size_t)(end - title));
		str_add_char(out, ' ');
		length -= (size_t)(end + 1 - title);
		title = end + 1;
	}
	str_add_bytes(out, title, length);
}

/* What ends an address that stands in a text as it is. */
static size_t
url_length(const char *text)
{
	static const char *const ends[] = {
		"，", "。", "；", "、", "）", "】", "》", "”", NULL};
	size_t length = strcspn(text, " \t\n<>\"'()[]{}|\\`"), i;
	const char *end;

	for (i = 0; ends[i]; i++) {
		end = memmem(text, length, ends[i], strlen(ends[i]));
		if (end)
			length = (size_t)(end - text);
	}
	while (length && strchr(".,;:!?*_~", text[length - 1]))
		length--;
	return length;
}

void
cutter_find_urls(struct cutter *cutter)
{
	const char *text = str_text(&cutter->plain), *at = text;
	struct str url = {0};

	while ((at = strstr(at, "http"))) {
		if (strncmp(at, "http://", 7) != 0 &&
			strncmp(at, "https://", 8) != 0) {
			at += 4;
			continue;
		}
		str_clear(&url);
		str_add_bytes(&url, at, url_length(at));
		at += url.length;
		if (!strstr(str_text(&cutter->links), url.data) &&
			!strstr(str_text(&cutter->evidence), url.data))
			add_link(&cutter->links, url.data, "", 0);
	}
	str_fini(&url);
}

/* Whether a link that begins there is evidence: right after "[", or after
 * another one that is. */
static bool
is_evidence(const struct cutter *cutter)
{
	const char *text = str_text(&cutter->plain);
	size_t at = cutter->link_at;

	if (at && text[at - 1] == '[')
		return true;
	while (at && strchr(" ,;", text[at - 1]))
		at--;
	return at && text[at - 1] == EVIDENCE;
}

void
cutter_add_target(struct cutter *cutter)
{
	const char *url = str_text(&cutter->href);

	str_addf(&cutter->rich, "](%s)", url);
	str_addf(&cutter->prose, "](%s)", url);
}

/* An address in < > keeps them, for what follows could be more of it. */
static void
set_bare(struct cutter *cutter, const char *url)
{
	bool closed =
		cutter->text_end < cutter->end && *cutter->text_end == '>';
	struct str bare = {0};

	str_addf(&bare, closed ? "<%s>" : "%s", url);
	str_splice(&cutter->prose, cutter->prose_at,
		cutter->prose.length - cutter->prose_at, bare.data,
		bare.length);
	str_fini(&bare);
}

void
cutter_leave_link(struct cutter *cutter)
{
	const char *url = str_text(&cutter->href);
	const char *title = str_text(&cutter->plain) + cutter->link_at;
	size_t length = cutter->plain.length - cutter->link_at;

	/* A bare URL is its own title. */
	if (str_is(title, length, url)) {
		length = 0;
		str_splice(&cutter->rich, cutter->rich_at,
			cutter->rich.length - cutter->rich_at, url,
			strlen(url));
		set_bare(cutter, url);
	} else {
		cutter_add_target(cutter);
	}
	/* [[title](url)]: the link is evidence, not a part of the text. */
	if (is_evidence(cutter)) {
		add_link(&cutter->evidence, url, title, length);
		str_splice(&cutter->plain, cutter->link_at,
			cutter->plain.length - cutter->link_at,
			&(char){EVIDENCE}, 1);
	} else {
		add_link(&cutter->links, url, title, length);
	}
}
