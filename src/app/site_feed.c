/* SPDX-License-Identifier: MIT */
/* What moved, as an Atom feed. */
#include <string.h>

#include "app/team.h"
#include "base/fs.h"
#include "base/say.h"
#include "base/text.h"
#include "site_pages.h"

static void
add_xml(struct str *out, const char *text)
{
	struct str safe = {0};
	const char *at;

	text_visible(&safe, text, strlen(text));
	for (at = str_text(&safe); *at; at++)
		if (*at == '<')
			str_add(out, "&lt;");
		else if (*at == '&')
			str_add(out, "&amp;");
		else
			str_add_char(out, *at);
	str_fini(&safe);
}

static void
add_element(struct str *out, const char *name, const char *text)
{
	str_addf(out, "<%s>", name);
	add_xml(out, text);
	str_addf(out, "</%s>\n", name);
}

static void
add_time(struct str *out, int32_t day)
{
	char text[DAY_TEXT_SIZE];

	str_addf(out, "<updated>%sT00:00:00Z</updated>\n", day_text(day, text));
}

/* A line of what moved: "O1.KR2 title: 5 → 6.5/10". */
static void
add_moved(struct str *out, const struct digest_node *at)
{
	char before[TENTHS_TEXT_SIZE], after[TENTHS_TEXT_SIZE];

	str_addf(out, "%s ", at->ref);
	add_xml(out, at->node->title);
	if (at->marks & DIGEST_MOVED && at->before != at->after)
		str_addf(out, ": %s → %s/10", tenths_text(at->before, before),
			tenths_text(at->after, after));
	if (at->marks & DIGEST_DONE)
		str_addf(out, " · %s", status_label(STATUS_DONE));
	str_add(out, "\n");
}

static void
add_entry(const struct folder *folder, size_t i, const struct digest *digest,
	struct str *out)
{
	const struct digest_cycle *in;
	const struct digest_node *at;
	char day[DAY_TEXT_SIZE];
	struct str address = {0};

	site_place(folder, i, true, &address);
	str_add(out, "<entry>\n");
	add_element(out, "title", folder->plans[i].name);
	str_addf(out, "<id>urn:tenths:%s:%s</id>\n", str_text(&address),
		day_text(folder->today, day));
	add_time(out, folder->today);
	str_addf(out, "<link href=\"%s\"/>\n", str_text(&address));
	str_add(out, "<content type=\"text\">");
	for (in = digest->cycles; in; in = in->next)
		for (at = in->nodes; at; at = at->next)
			if (at->marks)
				add_moved(out, at);
	str_add(out, "</content>\n</entry>\n");
	str_fini(&address);
}

bool
site_feed(
	const struct folder *folder, int32_t since, FILE *out, struct err *err)
{
	struct team_digest moved;
	struct str text = {0};
	bool ok;
	size_t i;

	str_addf(&text,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
		_("en"));
	add_element(&text, "title", _("What moved"));
	str_add(&text, "<id>urn:tenths:changes</id>\n");
	add_time(&text, folder->today);
	str_add(&text,
		"<link href=\"changes.html\"/>\n"
		"<author><name>tenths</name></author>\n");
	for (i = 0; i < folder->count; i++) {
		if (!team_digest(folder, i, since, &moved))
			continue;
		add_entry(folder, i, moved.digest, &text);
		team_digest_fini(&moved);
	}
	str_add(&text, "</feed>\n");
	ok = fs_put(&text, out, err);
	str_fini(&text);
	return ok;
}
