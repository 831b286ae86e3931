/* SPDX-License-Identifier: MIT */
/*
 * Documents as text, posts and pages. Whatever a plan holds: no line of text is
 * wider than was asked for, nothing that steers a terminal gets out, a post
 * keeps its structure and a page is well-formed.
 */
#include "review_sample.h"

#include "base/text.h"
#include "print/set.h"

#define PLANS 12

static const int widths[] = {20, 40, 60, 80, 132};

/* No control character but the line end, no invisible steering, all UTF-8. */
static void
assert_harmless(const char *text)
{
	static const char *const bad[] = {
		"\u202e", "\u200b", "\xc2\x9b", "\u2066", NULL};
	struct text_fault fault;
	const char *at;
	size_t i;

	assert_true(text_check(text, strlen(text), &fault));
	for (at = text; *at; at++)
		if ((unsigned char)*at < ' ' && *at != '\n')
			fail_msg("control character %d", *at);
	for (i = 0; bad[i]; i++)
		assert_null(strstr(text, bad[i]));
}

static void
assert_width(const char *text, int width)
{
	const char *end;
	int cells;

	for (; *text; text = end + 1) {
		end = strchr(text, '\n');
		assert_non_null(end);
		cells = text_width(text, (size_t)(end - text));
		if (cells > width)
			fail_msg("%d cells at width %d: %.*s", cells, width,
				(int)(end - text), text);
		if (end > text)
			assert_true(end[-1] != ' ');
	}
}

static void
text_fits_every_width(void **state)
{
	struct review_options review = {.today = TODAY};
	struct render_options options = {0};
	struct sample sample;
	unsigned i, j;
	char *text;

	(void)state;
	for (i = 0; i < PLANS; i++) {
		sample_random_plan(&sample, i);
		review.cycle = i % 2 ? sample.cycle : 0;
		review.parts = i % 3 ? 0 : REVIEW_PRINT | REVIEW_PROMPTS;
		options.ascii = i % 4 == 1;
		for (j = 0; j < COUNT(widths); j++) {
			options.width = widths[j];
			text = sample_render(
				&sample.plan, "text", &review, &options);
			assert_width(text, widths[j]);
			assert_harmless(text);
			free(text);
		}
		sample_end(&sample);
	}
}

static void
ascii_is_ascii(void **state)
{
	struct review_options review = {.today = TODAY};
	struct render_options options = {.ascii = true};
	struct sample sample;
	char *text, *at;

	(void)state;
	sample_random_plan(&sample, 99);
	text = sample_render(&sample.plan, "text", &review, &options);
	for (at = text; *at; at++)
		assert_true((unsigned char)*at < 0x7f);
	free(text);
	sample_end(&sample);
}

/* Each page is as many lines as was asked for, the last of them ended by a form
 * feed, and begins with the title and its number. */
static void
pages_are_full(void **state)
{
	struct review_options review = {.today = TODAY};
	struct render_options options = {.width = 72, .page_length = 40};
	struct sample sample;
	char *text, *page, *end, *at, header[32];
	int lines, number = 0;

	(void)state;
	sample_random_plan(&sample, 7);
	review.cycle = sample.cycle;
	text = sample_render(&sample.plan, "text", &review, &options);
	for (page = text; *page; page = end + 1) {
		end = strchr(page, '\f');
		assert_non_null(end);
		*end = '\0';
		assert_width(page, 72);
		assert_harmless(page);
		for (lines = 1, at = page; (at = strchr(at, '\n')); at++)
			lines++;
		assert_int_equal(lines, 40);
		snprintf(header, sizeof header, " page %d\n\n", ++number);
		assert_memory_equal(page, "2026 Q4 ", 8);
		assert_memory_equal(strchr(page, '\n') + 2 - strlen(header),
			header, strlen(header));
	}
	assert_true(number > 2);
	free(text);
	sample_end(&sample);
}

/* Objectives that fit on a page begin on the next rather than be cut. */
static void
pages_break_before_objectives(void **state)
{
	struct review_options review = {.today = TODAY};
	struct render_options options = {.width = 60, .page_length = 30};
	struct sample sample;
	char *text, *at;
	uint32_t id;
	int i, j, line;

	(void)state;
	sample_begin(&sample);
	for (i = 0; i < 6; i++) {
		id = sample_add(&sample, 0, "objective");
		for (j = 0; j < 9; j++)
			sample_add(&sample, id, "key result");
	}
	review.cycle = sample.cycle;
	text = sample_render(&sample.plan, "text", &review, &options);
	/* Eleven lines an objective: two fit below the header, and each page
	 * after the first begins with one. */
	for (line = 0, at = text; *at; at++) {
		if (*at == '\f') {
			line = -1;
			if (at[1])
				assert_int_equal(strchr(at, '\n')[2], 'O');
		}
		if (*at != '\n' && *at != '\f')
			continue;
		line++;
		if (at[1] == 'O' && at[2] >= '1' && at[2] <= '6')
			assert_true(line <= 29 - 10);
	}
	free(text);
	sample_end(&sample);
}

static void
text_looks_like_this(void **state)
{
	static const char expected[] =
		"2026 Q4                                       "
		"2026-10-01 – 2026-12-31\n"
		"══════════════════════════════════════════════"
		"═══════════════════════\n"
		"\n"
		"Cycle        week 8 of 13\n"
		"Progress     ━╸──────── 1.5/10\n"
		"Time         ━━━━━╸──── 55%\n"
		"Confidence   4/10 on average\n"
		"Objectives   1\n"
		"Key results  2\n"
		"Actions      0 of 1 done\n"
		"\n"
		"O1  Ship it                               1.5/10 "
		"━╸──────── outdated\n"
		"    behind by 4, as KR2\n"
		"  KR1  完成极客时间《etcd实战课》学习，沉\n"
		"       淀一篇博客                           3/10 "
		"━━━─────── at risk\n"
		"       confidence 4/10 · behind by 2.5, "
		"blocked\n"
		"       Blocked: waiting\n"
		"      ○ A1  Write\n"
		"  KR2  Second                               0/10 "
		"────────── outdated\n"
		"       behind by 5.5, not checked in yet\n"
		"\n"
		"  We **said** so.\n";
	struct review_options review = {.today = TODAY};
	struct render_options options = {.width = 69};
	uint32_t objective, key_result;
	struct sample sample;
	char *text;

	(void)state;
	sample_begin(&sample);
	objective = sample_add(&sample, 0, "Ship it");
	key_result = sample_add(&sample, objective,
		"完成极客时间《etcd实战课》学习，沉淀一篇博客");
	sample_add(&sample, key_result, "Write");
	sample_add(&sample, objective, "Second");
	sample_checkin(&sample, key_result, TODAY, 30, 40, "waiting");
	sample_note(&sample, objective, NODE_REFLECTION, "We \\*\\*said** so.");
	review.cycle = sample.cycle;
	text = sample_render(&sample.plan, "text", &review, &options);
	assert_string_equal(text, expected);
	free(text);
	sample_end(&sample);
}

struct joined {
	struct str text;
	unsigned roles; /* a set */
};

static void
join_line(void *context, const struct set_run *runs, size_t count)
{
	struct joined *joined = context;
	size_t i;

	for (i = 0; i < count; i++) {
		str_add_bytes(&joined->text, runs[i].text, runs[i].length);
		joined->roles |= 1U << runs[i].role;
	}
	str_add_char(&joined->text, '\n');
}

/* The lines that a pane shows are those of the text, each part in its role. */
static void
lines_are_the_text(void **state)
{
	struct review_options review = {.today = TODAY};
	struct render_options options = {.width = 69};
	struct joined joined = {0};
	struct doc_source source;
	struct review *made;
	struct sample sample;
	uint32_t key_result;
	char *text;

	(void)state;
	sample_begin(&sample);
	key_result =
		sample_add(&sample, sample_add(&sample, 0, "目标"), "结果");
	sample_checkin(&sample, key_result, TODAY - 20, 10, 40, NULL);
	sample_checkin(&sample, key_result, TODAY, 30, 40, "waiting");
	review.cycle = sample.cycle;
	text = sample_render(&sample.plan, "text", &review, &options);
	made = review_new(&sample.plan, &review);
	source = review_source(made);
	set_document(&source, &options, join_line, &joined);
	review_free(made);
	assert_string_equal(str_text(&joined.text), text);
	assert_int_equal(joined.roles &
			(1U << SET_CHART | 1U << SET_PACE | 1U << SET_TODAY |
				1U << SET_BAR_EMPTY | 1U << SET_LABEL),
		1U << SET_CHART | 1U << SET_PACE | 1U << SET_TODAY |
			1U << SET_BAR_EMPTY | 1U << SET_LABEL);
	str_fini(&joined.text);
	free(text);
	sample_end(&sample);
}

/* A document of one paragraph of prose, as a renderer writes it. */
static char *
render_prose(const char *renderer, const char *prose)
{
	struct render_options options = {0};
	struct doc doc = {0};
	struct doc_source source;
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	doc_prose(&doc, prose, NULL);
	source = render_one(&doc);
	assert_true(
		renderer_find(renderer)->write(&source, &options, out, NULL));
	fclose(out);
	doc_clear(&doc);
	return text;
}

/* What is written is read as the same again, and so written as the same. */
static void
prose_is_stable(void **state)
{
	static const struct {
		const char *prose, *post;
	} cases[] = {
		{"plain", "plain\n"},
		{"a **b** c", "a **b** c\n"},
		{"a ~~b~~ `c*d`", "a ~~b~~ `c*d`\n"},
		{"[t](../x)", "[t](../x)\n"},
		{"[《课》](https://a.b/c_d)后",
			"[《课》](https://a.b/c_d)后\n"},
		{"see https://a.b/c.", "see <https://a.b/c>.\n"},
		{"![p](x.png)", "[p](x.png)\n"},
		{"**a", "\\*\\*a\n"},
		{"# no heading", "\\# no heading\n"},
		{"2 * 3 < 4", "2 \\* 3 \\< 4\n"},
		{"one\ntwo\n\nthree", "one\ntwo\n\nthree\n"},
		{"- a\n- b\n    - c\n1. d", "- a\n- b\n    - c\n1. d\n"},
		{"- [x] a\n- [ ] b", "- [x] a\n- [ ] b\n"},
		{"a\n> b", "a\n\\> b\n"},
		{"snake_case _x_", "snake_case \\_x\\_\n"},
		{"x\n===", "x\n\\===\n"},
		{"\\*a\\*", "\\*a\\*\n"},
		{"**重要。**然后", "**重要**。然后\n"},
		{"前**（注）这**", "前（**注）这**\n"},
		{"**a~~b~~**", "**a~~b~~**\n"},
		{"x `{{a}}` @b", "x \\{\\{a}} @b\n"},
		{"```\n  a\n\nb\n```", "```\n  a\n\nb\n```\n"},
		{"1. a\n1. b", "1. a\n2. b\n"},
		{"\u3000\u3000段落", "段落\n"},
		{"<http://a.b>\\*c", "<http://a.b>\\*c\n"},
	};
	char *once, *twice;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		once = render_prose("markdown", cases[i].prose);
		assert_string_equal(once, cases[i].post);
		twice = render_prose("markdown", once);
		assert_string_equal(twice, once);
		free(once);
		free(twice);
	}
}

/* What our reader would take for a key result or a score begins with a character
 * written as its number. */
static void
prose_is_not_taken_for_data(void **state)
{
	static const struct {
		const char *prose, *post;
	} cases[] = {
		{"[a]: b", "&#91;a\\]: b\n"},
		{"KR1：我们晚了", "&#75;R1：我们晚了\n"},
		{"- **O1：** x", "- **&#79;1：** x\n"},
		{"a\nScore: 0.5", "a\n&#83;core: 0.5\n"},
		{"Score: 0.5 was enough", "Score: 0.5 was enough\n"},
		{"Objective 2的完成度", "Objective 2的完成度\n"},
	};
	char *post;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		post = render_prose("markdown", cases[i].prose);
		assert_string_equal(post, cases[i].post);
		free(post);
	}
}

static void
random_prose_is_stable(void **state)
{
	struct sample sample = {.seed = 5};
	char text[600], *once, *twice;
	int i;

	(void)state;
	for (i = 0; i < 300; i++) {
		once = render_prose("markdown", sample_text(&sample, 20, text));
		twice = render_prose("markdown", once);
		if (strcmp(twice, once) != 0)
			fail_msg("%s\n%s\n%s", text, once, twice);
		free(once);
		free(twice);
	}
}

static void
titles_stay_titles(void **state)
{
	static const struct {
		const char *title, *line;
	} cases[] = {
		{"# head", "* Objective 1: # head\n"},
		{"[a](http://b)", "* Objective 1: \\[a\\](http\\://b)\n"},
		{"*a* **b** `c`",
			"* Objective 1: \\*a\\* \\*\\*b\\*\\* "
			"\\`c\\`\n"},
		{"<img src=x>", "* Objective 1: \\<img src=x>\n"},
		{"a | b", "* Objective 1: a \\| b\n"},
		{"www.x.y a@b.c", "* Objective 1: www\\.x.y a\\@b.c\n"},
		{"{{< raw >}}", "* Objective 1: \\{\\{\\< raw >}}\n"},
		{"&lt; R&D", "* Objective 1: \\&lt; R\\&D\n"},
		{"a_b _c_", "* Objective 1: a_b \\_c\\_\n"},
	};
	struct review_options review = {.today = TODAY};
	struct render_options options = {0};
	struct sample sample;
	char *text;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		sample_begin(&sample);
		sample_add(&sample, 0, cases[i].title);
		review.cycle = sample.cycle;
		text = sample_render(
			&sample.plan, "markdown", &review, &options);
		if (!strstr(text, cases[i].line))
			fail_msg("%s is not in\n%s", cases[i].line, text);
		free(text);
		sample_end(&sample);
	}
}

/* A post as in seeds/bimonthly-review.md. */
static void
post_looks_like_this(void **state)
{
	static const char expected[] =
		"---\n"
		"title: \"2026 Q4 OKR review\"\n"
		"date: '2026-11-21'\n"
		"lang: \"en\"\n"
		"tags:\n"
		"- okr\n"
		"draft: false\n"
		"generator: tenths\n"
		"---\n"
		"\n"
		"## 2026 Q4 OKR review\n"
		"\n"
		"* Objective 1: 深入理解go语言\n"
		"  * ~~KeyResult: chan源码剖析~~ "
		"[[《Go源码学习之channel》](../golang-channel)]\n"
		"  * KeyResult: map源码剖析 4/10 [只读了一半]\n"
		"\n"
		"Score (out of 1.0): 0.7 [完成度令人满意]\n"
		"\n"
		"**颇有收益**。\n"
		"\n"
		"## 2027 Q1 OKR plan\n"
		"\n"
		"* Objective 1: 理解资源调度\n";
	struct review_options review = {.today = TODAY};
	struct render_options options = {.front_matter = true};
	struct sample sample;
	uint32_t objective, done, open, next, first;
	char *text;

	(void)state;
	sample_begin(&sample);
	objective = sample_add(&sample, 0, "深入理解go语言");
	done = sample_add(&sample, objective, "chan源码剖析");
	open = sample_add(&sample, objective, "map源码剖析");
	sample_note(&sample, done, NODE_LINKS,
		"../golang-channel 《Go源码学习之channel》");
	sample_set(
		&sample, RECORD_NODE, done, NODE_PROGRESS, value_number(100));
	sample_set(&sample, RECORD_NODE, open, NODE_PROGRESS, value_number(40));
	sample_note(&sample, open, NODE_NOTE, "只读了一半");
	sample_set(
		&sample, RECORD_NODE, objective, NODE_SCORE, value_number(70));
	sample_note(&sample, objective, NODE_REASON, "完成度令人满意");
	sample_note(&sample, objective, NODE_REFLECTION, "**颇有收益**。");
	next = sample_cycle(&sample, span_next(span_quarter(TODAY)));
	first = sample.cycle;
	sample.cycle = next;
	sample_add(&sample, 0, "理解资源调度");
	sample_set(&sample, RECORD_CYCLE, first, CYCLE_CLOSED,
		value_number(TODAY));
	review.cycle = first;
	text = sample_render(&sample.plan, "markdown", &review, &options);
	assert_string_equal(text, expected);
	free(text);
	sample_end(&sample);
}

/* Reads a page as XML as far as is needed to see that every element that is
 * opened is closed in order and every `&` and `<` in a text is escaped. */
static void
assert_well_formed(const char *page)
{
	char open[64][32];
	const char *at = page, *name;
	size_t depth = 0, length;

	assert_memory_equal(at, "<!DOCTYPE html>", 15);
	for (at += 15; *at; at++) {
		if (*at == '&') {
			length =
				strspn(at + 1, "abcdefghijklmnopqrstuvwxyz#39");
			assert_int_equal(at[1 + length], ';');
		}
		if (*at != '<')
			continue;
		at++;
		name = at + (*at == '/');
		length = strcspn(name, " />");
		assert_in_range(length, 1, 31);
		if (*at == '/') {
			assert_true(depth > 0);
			assert_int_equal(strlen(open[depth - 1]), length);
			assert_memory_equal(open[--depth], name, length);
			at = name + length;
			continue;
		}
		for (at = name + length; *at != '>'; at++) {
			if (*at == '"')
				at = strchr(at + 1, '"');
			assert_true(*at && *at != '<');
		}
		if (at[-1] == '/')
			continue;
		assert_true(depth < 64);
		memcpy(open[depth], name, length);
		open[depth++][length] = '\0';
	}
	assert_int_equal(depth, 0);
}

static void
pages_are_well_formed(void **state)
{
	struct review_options review = {.today = TODAY};
	struct render_options options = {0};
	struct sample sample;
	unsigned i;
	char *page;

	(void)state;
	for (i = 0; i < PLANS; i++) {
		sample_random_plan(&sample, 1000 + i);
		review.cycle = i % 2 ? sample.cycle : 0;
		review.parts = i % 3 ? 0 : REVIEW_PRINT | REVIEW_PROMPTS;
		page = sample_render(&sample.plan, "html", &review, &options);
		assert_harmless(page);
		assert_well_formed(page);
		assert_null(strstr(page, "<script"));
		assert_null(strstr(page, " src="));
		assert_null(strstr(page, "url("));
		assert_null(strstr(page, "@import"));
		free(page);
		sample_end(&sample);
	}
}

static void
pages_link_only_what_is_safe(void **state)
{
	static const struct {
		const char *prose, *page;
	} cases[] = {
		{"[a](https://b/?c&d)",
			"<a rel=\"noopener noreferrer\" "
			"href=\"https://b/?c&amp;d\">a</a>"},
		{"[a](../b)", "href=\"../b\">a</a>"},
		{"[a](mailto:b@c)", "href=\"mailto:b@c\">a</a>"},
		{"[a](javascript:alert(1))", "<p>a</p>"},
		{"[a](JaVaScRiPt:x)", "<p>a</p>"},
		{"[a](data:text/html,x)", "<p>a</p>"},
		{"[\"><script>](x\"onclick=\"y)",
			"href=\"x&quot;onclick=&quot;y\">&quot;&gt;&lt;"
			"script&gt;</a>"},
		{"**a** ~~b~~ `c`",
			"<strong>a</strong> <s>b</s> <code>c</code>"},
		{"深", "<p lang=\"zh-CN\">深</p>"},
		{"かな", "<p lang=\"ja\">かな</p>"},
		{"- a\n    1. b\n- c",
			"<ul class=\"items\">\n<li>a<ol class=\"items\">\n"
			"<li>b</li>\n</ol>\n</li>\n<li>c</li>\n</ul>"},
	};
	char *page;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		page = render_prose("html", cases[i].prose);
		assert_well_formed(page);
		if (!strstr(page, cases[i].page))
			fail_msg("%s is not in\n%s", cases[i].page,
				strstr(page, "<main>"));
		free(page);
	}
}

static void
renderers_by_name(void **state)
{
	static const struct {
		const char *name, *found;
	} cases[] = {{"text", "text"}, {"txt", "text"},
		{"markdown", "markdown"}, {"md", "markdown"}, {"html", "html"},
		{"htm", "html"}, {"pdf", NULL}, {"", NULL}, {"m", NULL}};
	const struct renderer *found;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		found = renderer_find(cases[i].name);
		if (cases[i].found)
			assert_string_equal(found->name, cases[i].found);
		else
			assert_null(found);
	}
}

static void
a_full_disk_is_told(void **state)
{
	struct review_options review_options = {.today = TODAY};
	struct render_options options = {0};
	FILE *full = fopen("/dev/full", "w");
	struct doc_source source;
	struct review *review;
	struct sample sample;
	struct err err = {0};
	size_t i;

	(void)state;
	if (!full)
		skip();
	setvbuf(full, NULL, _IONBF, 0);
	sample_random_plan(&sample, 3);
	for (i = 0; renderers[i]; i++) {
		review = review_new(&sample.plan, &review_options);
		source = review_source(review);
		assert_false(
			renderers[i]->write(&source, &options, full, &err));
		assert_int_equal(err.code, ERR_SYSTEM);
		review_free(review);
	}
	fclose(full);
	sample_end(&sample);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_the_text),
		cmocka_unit_test(text_fits_every_width),
		cmocka_unit_test(ascii_is_ascii),
		cmocka_unit_test(pages_are_full),
		cmocka_unit_test(pages_break_before_objectives),
		cmocka_unit_test(text_looks_like_this),
		cmocka_unit_test(prose_is_stable),
		cmocka_unit_test(prose_is_not_taken_for_data),
		cmocka_unit_test(random_prose_is_stable),
		cmocka_unit_test(titles_stay_titles),
		cmocka_unit_test(post_looks_like_this),
		cmocka_unit_test(pages_are_well_formed),
		cmocka_unit_test(pages_link_only_what_is_safe),
		cmocka_unit_test(renderers_by_name),
		cmocka_unit_test(a_full_disk_is_told),
	};

	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
