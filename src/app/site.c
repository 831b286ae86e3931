/* SPDX-License-Identifier: MIT */
#include "app/site.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/output.h"
#include "app/team.h"
#include "base/fs.h"
#include "base/say.h"
#include "model/cycle.h"
#include "print/render.h"
#include "review/review.h"
#include "site_pages.h"

#define WEEK_DAYS 7

/* A site being written. */
struct site {
	const struct folder *folder;
	const char *path;
	bool replace;
	size_t pages;
};

/* One file of it; `make` fills its document, where it is one. */
struct page {
	const struct site *site;
	void (*make)(const struct folder *folder, struct doc *doc);
	size_t plan;
	bool below; /* in a folder of the site */
};

static bool
render(const struct page *page, const struct doc_source *source, FILE *out,
	struct err *err)
{
	const struct render_link here[] = {{"index.html", _("Plans")},
		{"alignment.html", _("Alignment")},
		{"changes.html", _("What moved")}, {"feed.xml", _("Feed")},
		{NULL, NULL}};
	const struct render_link above[] = {{"../index.html", _("Plans")},
		{"../alignment.html", _("Alignment")},
		{"../changes.html", _("What moved")},
		{"../feed.xml", _("Feed")},
		{"", page->site->folder->plans[page->plan].name}, {NULL, NULL}};
	const struct render_options options = {
		.links = page->below ? above : here};

	return renderer_find("html")->write(source, &options, out, err);
}

static bool
write_made(void *context, FILE *out, struct err *err)
{
	const struct page *page = context;
	struct doc_source source;
	struct doc doc = {0};

	page->make(page->site->folder, &doc);
	source = render_one(&doc);
	return render(page, &source, out, err);
}

static bool
write_plan(void *context, FILE *out, struct err *err)
{
	const struct page *page = context;
	const struct folder *folder = page->site->folder;
	struct review_options options = {.today = folder->today};
	const struct cycle *cycle;
	struct doc_source source;
	struct review *review;
	struct plan plan;
	bool ok;

	if (!folder_read(folder, page->plan, &plan, err))
		return false;
	cycle = plan_current_cycle(&plan, folder->today);
	options.cycle = cycle ? cycle->base.id : 0;
	review = review_new(&plan, &options);
	source = review_source(review);
	ok = render(page, &source, out, err);
	review_free(review);
	plan_fini(&plan);
	return ok;
}

static bool
write_changes(void *context, FILE *out, struct err *err)
{
	const struct page *page = context;
	const struct folder *folder = page->site->folder;
	struct team_source team = {
		.folder = folder, .since = folder->today - WEEK_DAYS};
	struct doc_source source = team_document(&team);
	bool ok = render(page, &source, out, err);

	team_source_fini(&team);
	return ok;
}

static bool
write_feed(void *context, FILE *out, struct err *err)
{
	const struct page *page = context;
	const struct folder *folder = page->site->folder;

	return site_feed(folder, folder->today - WEEK_DAYS, out, err);
}

/* A web server may read it, unlike what is written for its owner alone. */
static bool
write_file(struct site *site, const char *name, struct page *page,
	bool (*write)(void *context, FILE *out, struct err *err),
	struct err *err)
{
	const struct fs_writer writer = {write, page};
	char *path = fs_join(site->path, name);
	const struct output output = {
		.path = path, .replace = site->replace, .open = true};
	bool ok;

	page->site = site;
	ok = output_write(&output, &writer, err);
	site->pages += ok;
	free(path);
	return ok;
}

static bool
make_folder(const char *path, struct err *err)
{
	return mkdir(path, 0777) == 0 || errno == EEXIST ||
		err_set(err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
}

static bool
write_plans(struct site *site, struct err *err)
{
	struct page page = {.below = true};
	struct str name = {0};
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < site->folder->count; i++) {
		if (site->folder->plans[i].problem)
			continue;
		str_clear(&name);
		site_place(site->folder, i, false, &name);
		page.plan = i;
		ok = write_file(site, str_text(&name), &page, write_plan, err);
	}
	str_fini(&name);
	return ok;
}

bool
site_write(const struct folder *folder, const char *path, bool replace,
	size_t *pages, struct err *err)
{
	struct site site = {.folder = folder, .path = path, .replace = replace};
	struct page index = {.make = site_index};
	struct page alignment = {.make = site_alignment};
	struct page changes = {0}, feed = {0};
	char *plans = fs_join(path, "plans");
	bool ok = make_folder(path, err) && make_folder(plans, err) &&
		write_plans(&site, err) &&
		write_file(
			&site, "alignment.html", &alignment, write_made, err) &&
		write_file(
			&site, "changes.html", &changes, write_changes, err) &&
		write_file(&site, "feed.xml", &feed, write_feed, err) &&
		write_file(&site, "index.html", &index, write_made, err);

	free(plans);
	*pages = site.pages;
	return ok;
}
