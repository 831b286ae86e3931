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

#define LANGUAGES_MOST 2

/* A site being written. */
struct site {
	const struct folder *folder;
	const char *path;
	bool replace;
	size_t pages;
	const struct say_language *languages[LANGUAGES_MOST];
	size_t language_count; /* 0: that of the interface */
	size_t language;       /* that is being written */
};

/* One file of it; `make` fills its document, where it is one. */
struct page {
	const struct site *site;
	void (*make)(const struct folder *folder, struct doc *doc);
	const char *address; /* from the root of its language */
	size_t plan;
	bool below; /* in a folder of the site */
};

/* Where the pages of a language are, from the root of the site. */
static const char *
folder_of(const struct site *site, size_t language)
{
	return language ? site->languages[language]->code : "";
}

/* The same page in another language, as this one comes to it. */
static const char *
address_in(const struct page *page, size_t language, struct str *out)
{
	const struct site *site = page->site;
	const char *there = folder_of(site, language);

	str_clear(out);
	str_add(out, page->below ? "../" : "");
	str_add(out, site->language ? "../" : "");
	str_addf(out, "%s%s%s", there, *there ? "/" : "", page->address);
	return str_text(out);
}

static bool
render(const struct page *page, const struct doc_source *source, FILE *out,
	struct err *err)
{
	const struct site *site = page->site;
	const char *name = site->folder->plans[page->plan].name;
	struct render_link links[] = {{"../index.html", _("Plans")},
		{"../alignment.html", _("Alignment")},
		{"../changes.html", _("What moved")},
		{"../feed.xml", _("Feed")}, {NULL, NULL}, {NULL, NULL},
		{NULL, NULL}};
	const struct render_options options = {.links = links};
	size_t count = 4, i;
	struct str other = {0};
	bool ok;

	for (i = 0; !page->below && i < count; i++)
		links[i].href += strlen("../");
	if (page->below)
		links[count++] = (struct render_link){"", name};
	for (i = 0; i < site->language_count; i++)
		if (i != site->language)
			links[count++] = (struct render_link){
				address_in(page, i, &other),
				site->languages[i]->name};
	ok = renderer_find("html")->write(source, &options, out, err);
	str_fini(&other);
	return ok;
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
	char *root = fs_join(site->path, folder_of(site, site->language));
	char *path = fs_join(root, name);
	const struct output output = {
		.path = path, .replace = site->replace, .open = true};
	bool ok;

	page->site = site;
	if (!page->address)
		page->address = name;
	ok = output_write(&output, &writer, err);
	site->pages += ok;
	free(path);
	free(root);
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
	struct str name = {0}, address = {0};
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < site->folder->count; i++) {
		if (site->folder->plans[i].problem)
			continue;
		str_clear(&name);
		str_clear(&address);
		site_place(site->folder, i, false, &name);
		site_place(site->folder, i, true, &address);
		page.plan = i;
		page.address = str_text(&address);
		ok = write_file(site, str_text(&name), &page, write_plan, err);
	}
	str_fini(&name);
	str_fini(&address);
	return ok;
}

/* All pages of a language, in it. */
static bool
write_pages(struct site *site, struct err *err)
{
	struct page index = {.make = site_index};
	struct page alignment = {.make = site_alignment};
	struct page changes = {0}, feed = {0};
	char *root = fs_join(site->path, folder_of(site, site->language));
	char *plans = fs_join(root, "plans");
	bool ok = make_folder(root, err) && make_folder(plans, err) &&
		write_plans(site, err) &&
		write_file(
			site, "alignment.html", &alignment, write_made, err) &&
		write_file(
			site, "changes.html", &changes, write_changes, err) &&
		write_file(site, "feed.xml", &feed, write_feed, err) &&
		write_file(site, "index.html", &index, write_made, err);

	free(plans);
	free(root);
	return ok;
}

static bool
read_languages(struct site *site, const char *text, struct err *err)
{
	const struct say_language *language;
	size_t length;
	char *code;

	for (; text && *text; text += length + (text[length] == ',')) {
		length = strcspn(text, ",");
		code = base_strndup(text, length);
		language = say_language(code);
		free(code);
		if (!language)
			return err_set(err, ERR_USAGE,
				_("there are texts in en and zh, not in %.*s"),
				(int)length, text);
		if (site->language_count == LANGUAGES_MOST ||
			(site->language_count &&
				site->languages[0] == language))
			return err_set(err, ERR_USAGE,
				_("each language is named once"));
		site->languages[site->language_count++] = language;
	}
	return true;
}

static bool
write_language(struct site *site, struct err *err)
{
	const struct say_language *language = site->languages[site->language];
	struct say_kept kept;
	bool there = say_in(language, &kept);
	bool ok = there && write_pages(site, err);

	say_back(&kept);
	return there ? ok
		     : err_set(err, ERR_SYSTEM,
			       _("the texts in %s are not installed"),
			       language->name);
}

bool
site_write(const struct folder *folder, const struct site_options *options,
	size_t *pages, struct err *err)
{
	struct site site = {.folder = folder,
		.path = options->path,
		.replace = options->replace};
	bool ok = read_languages(&site, options->languages, err) &&
		make_folder(site.path, err);

	if (ok && !site.language_count)
		ok = write_pages(&site, err);
	for (; ok && site.language < site.language_count; site.language++)
		ok = write_language(&site, err);
	*pages = site.pages;
	return ok;
}
