/* SPDX-License-Identifier: MIT */
/* The one writer of YAML and JSON: how maps, lists and texts look in each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "yaml/out.h"

/* What `write` writes; freed by the caller. */
static char *
written(void (*write)(struct out *), bool json, bool ascii)
{
	struct out out;
	struct err err = {0};
	char *text = NULL;
	size_t length;
	FILE *file = open_memstream(&text, &length);

	out_begin(&out, file, json);
	out.ascii = ascii;
	write(&out);
	assert_true(out_end(&out, &err));
	fclose(file);
	return text;
}

static void
expect(void (*write)(struct out *), bool json, bool ascii, const char *wanted)
{
	char *text = written(write, json, ascii);

	assert_string_equal(text, wanted);
	free(text);
}

static void
write_plan(struct out *out)
{
	out_map(out);
	out_key(out, "title");
	out_text(out, "目标: 甲");
	out_key(out, "tags");
	out_flow(out);
	out_text(out, "a, b");
	out_text(out, "c");
	out_close(out);
	out_key(out, "nodes");
	out_list(out);
	out_map(out);
	out_key(out, "due");
	out_word(out, "2026-11-30");
	out_key(out, "count");
	out_count(out, -3);
	out_name(out, "x: y");
	out_text(out, "一\n二");
	out_close(out);
	out_text(out, "\xe2\x80\xae");
	out_close(out);
	out_close(out);
}

static void
test_layout(void **state)
{
	(void)state;
	expect(write_plan, false, false,
		"title: \"目标: 甲\"\n"
		"tags: [\"a, b\", c]\n"
		"nodes:\n"
		"- due: 2026-11-30\n"
		"  count: -3\n"
		"  \"x: y\": |-\n"
		"    一\n"
		"    二\n"
		"- \"\\u202e\"\n");
	expect(write_plan, true, false,
		"{\n"
		"  \"title\": \"目标: 甲\",\n"
		"  \"tags\": [\"a, b\", \"c\"],\n"
		"  \"nodes\": [\n"
		"    {\n"
		"      \"due\": \"2026-11-30\",\n"
		"      \"count\": -3,\n"
		"      \"x: y\": \"一\\n二\"\n"
		"    },\n"
		"    \"\\u202e\"\n"
		"  ]\n"
		"}\n");
}

/* As list --json: an object a line. */
static void
write_rows(struct out *out)
{
	out_rows(out);
	out_flow_map(out);
	out_key(out, "a");
	out_text(out, "“é”\t\\\"\x7f😀");
	out_key(out, "b");
	out_flow(out);
	out_close(out);
	out_key(out, "c");
	out_flow(out);
	out_flow_map(out);
	out_key(out, "url");
	out_bytes(out, "x y", 1);
	out_close(out);
	out_flow_map(out);
	out_close(out);
	out_close(out);
	out_close(out);
	out_number(out, "1");
	out_close(out);
}

static void
write_nothing(struct out *out)
{
	out_rows(out);
	out_close(out);
}

static void
test_rows(void **state)
{
	(void)state;
	expect(write_rows, true, false,
		"[\n"
		"{\"a\": \"“é”\\t\\\\\\\"\\u007f😀\", \"b\": [], "
		"\"c\": [{\"url\": \"x\"}, {}]},\n"
		"1\n"
		"]\n");
	expect(write_rows, true, true,
		"[\n"
		"{\"a\": \"\\u201c\\u00e9\\u201d\\t\\\\\\\"\\u007f"
		"\\ud83d\\ude00\", \"b\": [], \"c\": [{\"url\": \"x\"}, {}]},\n"
		"1\n"
		"]\n");
	expect(write_nothing, true, false, "[]\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout),
		cmocka_unit_test(test_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
