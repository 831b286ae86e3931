/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"

#define FLUSH_SIZE (64 * 1024)
#define HEADER_LINES 2

static void
flush(struct page *page)
{
	if (page->done.length &&
		fwrite(page->done.data, 1, page->done.length, page->out) !=
			page->done.length)
		page->failed = true;
	str_clear(&page->done);
}

static void
put(struct page *page, const char *line, size_t length)
{
	str_add_bytes(&page->done, line, length);
	str_add_char(&page->done, '\n');
	page->used++;
	if (page->done.length > FLUSH_SIZE)
		flush(page);
}

/* Fills the page up; a form feed ends its last line, so that a printer that
 * counts lines and one that does not both begin the next page there, once. */
static void
finish_page(struct page *page)
{
	if (!page->number)
		return;
	while (page->used < page->length - 1)
		put(page, "", 0);
	str_add_char(&page->done, '\f');
}

/* Begins the next page with its header. */
static void
new_page(struct page *page)
{
	struct str number = {0};
	int room;

	finish_page(page);
	page->number++;
	page->used = 0;
	str_addf(&number, _("page %d"), page->number);
	room = page->width - text_width(str_text(&number), number.length) - 1;
	if (room < 0)
		room = 0;
	text_fit(&page->done, str_text(&page->header), page->header.length,
		room, true);
	str_add_char(&page->done, ' ');
	put(page, str_text(&number), number.length);
	put(page, "", 0);
	str_fini(&number);
}

static int
count_lines(const struct str *text)
{
	const char *at = text->data;
	int count = 0;

	for (; at && (at = strchr(at, '\n')); at++)
		count++;
	return count;
}

/* Sets the lines held back: on this page if they fit or would fit on no page
 * and there is room for half of one, else from the next. */
static void
end_group(struct page *page)
{
	int lines = count_lines(&page->group);
	int body = page->length - 1 - HEADER_LINES;
	int left = page->length - 1 - page->used;
	const char *line = page->group.data, *end;

	if (!lines)
		return;
	if (!page->number ||
		(lines > left && (lines <= body || left < body / 2)))
		new_page(page);
	for (; (end = strchr(line, '\n')); line = end + 1) {
		if (page->used == page->length - 1)
			new_page(page);
		if (end == line && page->used <= HEADER_LINES)
			continue;
		put(page, line, (size_t)(end - line));
	}
	str_clear(&page->group);
}

void
page_line(struct page *page, const char *line, size_t length)
{
	while (length && line[length - 1] == ' ')
		length--;
	page->blank = !length;
	if (!page->length) {
		put(page, line, length);
		return;
	}
	str_add_bytes(&page->group, line, length);
	str_add_char(&page->group, '\n');
}

void
page_blank(struct page *page)
{
	if (!page->blank)
		page_line(page, "", 0);
}

void
page_break(struct page *page)
{
	if (page->length)
		end_group(page);
}

bool
page_end(struct page *page)
{
	if (page->length) {
		end_group(page);
		finish_page(page);
	}
	flush(page);
	str_fini(&page->done);
	str_fini(&page->group);
	str_fini(&page->header);
	return !page->failed;
}
