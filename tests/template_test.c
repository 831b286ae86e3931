/* SPDX-License-Identifier: MIT */
/* Review templates: ours, a person's own, and what is wrong with a file. */
#include "review_sample.h"

#include <unistd.h>

#include "base/fs.h"
#include "base/str.h"
#include "review/owed.h"
#include "review/template.h"

static void
ours_are_there(void **state)
{
	static const struct {
		const char *name;
		size_t sections;
	} cases[] = {{"weekly", 4}, {"bimonthly", 5}, {"quarterly", 6},
		{"annual", 20}};
	struct err err = {0};
	struct templates *templates = templates_new(NULL, &err);
	const struct template *found;
	size_t i, j;

	(void)state;
	assert_string_equal(err.text, "");
	assert_int_equal(templates_count(templates), COUNT(cases));
	for (i = 0; i < COUNT(cases); i++) {
		found = templates_find(templates, cases[i].name);
		assert_non_null(found);
		assert_ptr_equal(found, templates_at(templates, i));
		assert_int_equal(found->count, cases[i].sections);
		assert_true(*found->title.en && *found->title.zh);
		assert_true(*found->help.en && *found->help.zh);
		for (j = 0; j < found->count; j++) {
			assert_true(*found->sections[j].title.en);
			assert_true(*found->sections[j].title.zh);
			assert_true(*found->sections[j].prompt.en);
			assert_true(*found->sections[j].prompt.zh);
		}
	}
	assert_non_null(templates_find(templates, "ANNUAL"));
	assert_null(templates_find(templates, "daily"));
	templates_free(templates);
}

static void
the_span_chooses(void **state)
{
	static const struct {
		const char *span, *name;
	} cases[] = {{"2026-W47", "weekly"}, {"2026-11", "bimonthly"},
		{"2026-11/12", "bimonthly"}, {"2026-07/08", "bimonthly"},
		{"2026-Q4", "quarterly"}, {"2026H2", "annual"},
		{"2026", "annual"}};
	struct templates *templates = templates_new(NULL, NULL);
	struct span span;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_true(span_read(
			cases[i].span, strlen(cases[i].span), TODAY, &span));
		assert_string_equal(
			templates_for(templates, span)->name, cases[i].name);
	}
	templates_free(templates);
}

/* A folder of templates with one file in it. */
struct folder {
	char path[64], file[96];
};

static void
folder_begin(struct folder *folder, const char *name, const char *text)
{
	strcpy(folder->path, "/tmp/tenths-template-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
	snprintf(
		folder->file, sizeof folder->file, "%s/%s", folder->path, name);
	assert_true(fs_write(folder->file, text, strlen(text), 0600, NULL));
}

static void
folder_end(struct folder *folder)
{
	unlink(folder->file);
	rmdir(folder->path);
}

static void
own_ones_are_added_and_stand_in(void **state)
{
	static const char text[] = "title: Mine\n"
				   "sections:\n"
				   "- name: joys\n"
				   "  title: {en: Joys, zh: 乐事}\n"
				   "  kind: list\n"
				   "  entries: 2\n"
				   "- name: rest\n"
				   "  title: Rest\n";
	struct templates *templates;
	const struct template *mine;
	struct folder folder;
	struct err err = {0};

	(void)state;
	folder_begin(&folder, "mine.yaml", text);
	templates = templates_new(folder.path, &err);
	assert_string_equal(err.text, "");
	assert_int_equal(templates_count(templates), 5);
	mine = templates_find(templates, "mine");
	assert_non_null(mine);
	assert_string_equal(mine->title.zh, "Mine");
	assert_int_equal(mine->count, 2);
	assert_string_equal(mine->sections[0].title.zh, "乐事");
	assert_int_equal(mine->sections[0].kind, SECTION_LIST);
	assert_int_equal(mine->sections[0].entries, 2);
	assert_int_equal(mine->sections[1].kind, SECTION_PROSE);
	templates_free(templates);
	folder_end(&folder);

	folder_begin(&folder, "weekly.yaml", text);
	templates = templates_new(folder.path, &err);
	assert_int_equal(templates_count(templates), 4);
	assert_int_equal(templates_find(templates, "weekly")->count, 2);
	templates_free(templates);
	folder_end(&folder);
}

static void
wrong_files_are_told_with_their_line(void **state)
{
	static const struct {
		const char *text, *said;
	} cases[] = {
		{"colour: red\n", ":1:"},
		{"sections:\n- name: a\n  kind: poem\n", ":3:"},
		{"sections:\n- name: a\n  entries: -1\n", ":3:"},
		{"sections:\n- name: a\n  entries: 1.5\n", ":3:"},
		{"sections:\n- name: a\n  size: 1\n", ":3:"},
		{"title: {fr: x}\n", ":1:"},
		{"sections:\n- title: x\n", ":2:10: section 1 has no name"},
		{"sections:\n- name: a\n- kind: list\n  name: a\n",
			":4:9: two sections"},
		{"title: x\n", ":1:1: a template has sections"},
		{"sections: x\n", ":1:"},
		{"a: [\n", ":"},
	};
	struct templates *templates;
	struct folder folder;
	struct err err;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		err = (struct err){0};
		folder_begin(&folder, "bad.yaml", cases[i].text);
		templates = templates_new(folder.path, &err);
		if (!strstr(err.text, cases[i].said) ||
			!strstr(err.text, "bad.yaml"))
			fail_msg("case %zu: %s", i, err.text);
		assert_int_equal(templates_count(templates), 4);
		templates_free(templates);
		folder_end(&folder);
	}
}

/* What is written to begin an own one with reads as the same. */
static void
written_ones_read_the_same(void **state)
{
	struct templates *ours = templates_new(NULL, NULL), *read;
	const struct template *a, *b;
	struct str text = {0}, again = {0};
	struct folder folder;
	struct err err = {0};
	size_t i;

	(void)state;
	for (i = 0; i < templates_count(ours); i++) {
		a = templates_at(ours, i);
		str_clear(&text);
		str_clear(&again);
		template_write(a, &text);
		folder_begin(&folder, "x.yaml", str_text(&text));
		read = templates_new(folder.path, &err);
		assert_string_equal(err.text, "");
		b = templates_find(read, a->name);
		template_write(b, &again);
		assert_string_equal(str_text(&again), str_text(&text));
		assert_int_equal(b->count, a->count);
		templates_free(read);
		folder_end(&folder);
	}
	str_fini(&text);
	str_fini(&again);
	templates_free(ours);
}

/* The sections of the template stand in the document, asked for or answered. */
static void
sections_stand_in_the_document(void **state)
{
	struct templates *templates = templates_new(NULL, NULL);
	struct review_options options = {.today = TODAY,
		.templates = templates,
		.template = "quarterly"};
	struct render_options render = {0};
	struct sample sample;
	uint32_t id;
	char *text;

	(void)state;
	sample_begin(&sample);
	options.cycle = sample.cycle;
	text = sample_render(&sample.plan, "markdown", &options, &render);
	assert_null(strstr(text, "Highlights"));
	free(text);
	options.parts = REVIEW_PRINT | REVIEW_PROMPTS;
	text = sample_render(&sample.plan, "text", &options, &render);
	assert_non_null(strstr(text, "Highlights (2 missing)\n"));
	free(text);
	id = change_create(&sample.change, &sample.plan, RECORD_SECTION);
	change_put(&sample.change, RECORD_SECTION, id, SECTION_CYCLE,
		value_number(sample.cycle));
	change_put(&sample.change, RECORD_SECTION, id, SECTION_NAME,
		value_text("highlights"));
	change_put(&sample.change, RECORD_SECTION, id, SECTION_TEXT,
		value_text("one\ntwo"));
	sample_commit(&sample);
	text = sample_render(&sample.plan, "markdown", &options, &render);
	assert_non_null(strstr(text, "## Highlights\n\n- one\n- two\n"));
	free(text);
	assert_int_equal(
		review_owed(&sample.plan,
			plan_cycle(&sample.plan, sample.cycle),
			templates_find(templates, "quarterly"), NULL, NULL),
		8); /* summary 1, shortcomings 2, months 3, lessons 1, next 1 */
	templates_free(templates);
	sample_end(&sample);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ours_are_there),
		cmocka_unit_test(the_span_chooses),
		cmocka_unit_test(own_ones_are_added_and_stand_in),
		cmocka_unit_test(wrong_files_are_told_with_their_line),
		cmocka_unit_test(written_ones_read_the_same),
		cmocka_unit_test(sections_stand_in_the_document),
	};

	return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
