/* SPDX-License-Identifier: MIT */
/*
 * Feishu's rich text: blocks of paragraphs of elements,
 *
 *     {"blocks": [{"paragraph": {"elements": [
 *         {"text_run": {"text": "…", "style": {"link": {"url": "…"}}}}]}}]}
 *
 * or, in short, {"text": "…", "mention": […]}. What it may hold grows with
 * every version, so anything with a text is text, whatever it is called.
 */
#include "feishu_content.h"

#include <string.h>

static void
add_link(struct str *links, const char *url, const char *title)
{
	if (!url || !*url)
		return;
	if (links->length)
		str_add_char(links, '\n');
	for (; *url; url++)
		if (strchr(" \t\r\n", *url))
			str_addf(links, "%%%02X", (unsigned)*url);
		else
			str_add_char(links, *url);
	if (!title || !*title)
		return;
	str_add_char(links, ' ');
	for (; *title; title++)
		str_add_char(links, strchr("\t\r\n", *title) ? ' ' : *title);
}

static const char *
string_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static const json_t *
either(const json_t *object, const char *key, const char *other)
{
	const json_t *found = json_object_get(object, key);

	return found ? found : json_object_get(object, other);
}

static void
add_run(const json_t *run, struct str *text, struct str *links)
{
	const json_t *link =
		json_object_get(json_object_get(run, "style"), "link");
	const char *words = string_of(run, "text");

	if (words)
		str_add(text, words);
	add_link(links, string_of(link, "url"), words);
}

static void
add_element(const json_t *element, struct str *text, struct str *links)
{
	const json_t *docs = either(element, "docs_link", "docsLink");
	const json_t *run = either(element, "text_run", "textRun");
	const json_t *person = json_object_get(element, "person");
	const char *title = string_of(docs, "title");
	const char *user;

	if (!person)
		person = json_object_get(element, "mention");
	if (run)
		add_run(run, text, links);
	if (docs) {
		str_add(text, title ? title : "");
		add_link(links, string_of(docs, "url"), title);
	}
	user = string_of(person, "open_id");
	if (!user)
		user = string_of(person, "user_id");
	if (user)
		str_addf(text, "@%s", user);
}

static void
add_paragraph(const json_t *paragraph, struct str *text, struct str *links)
{
	const json_t *elements = json_object_get(paragraph, "elements");
	size_t i;

	if (text->length && text->data[text->length - 1] != '\n')
		str_add_char(text, '\n');
	for (i = 0; i < json_array_size(elements); i++)
		add_element(json_array_get(elements, i), text, links);
}

/* {"text": "…", "docs": [{"title": "…", "url": "…"}]} */
static void
add_simple(const json_t *simple, struct str *text, struct str *links)
{
	const json_t *docs = json_object_get(simple, "docs"), *one;
	const char *words = string_of(simple, "text");
	size_t i;

	str_add(text, words ? words : "");
	for (i = 0; i < json_array_size(docs); i++) {
		one = json_array_get(docs, i);
		add_link(links, string_of(one, "url"), string_of(one, "title"));
	}
}

void
feishu_content(const json_t *value, struct str *text, struct str *links)
{
	const json_t *blocks = json_object_get(value, "blocks");
	const char *words = json_string_value(value);
	json_t *inner = NULL;
	size_t i;

	if (words && *words == '{')
		inner = json_loads(words, 0, NULL);
	if (inner && json_is_object(inner))
		feishu_content(inner, text, links);
	else if (words)
		str_add(text, words);
	else if (!blocks && json_is_object(value))
		add_simple(value, text, links);
	json_decref(inner);
	for (i = 0; i < json_array_size(blocks); i++)
		add_paragraph(
			json_object_get(json_array_get(blocks, i), "paragraph"),
			text, links);
}
