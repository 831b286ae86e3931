/* SPDX-License-Identifier: MIT */
/*
 * Whole documents of tests/documents, each beside the tree it must give:
 *
 *     cycle 2026 Q4
 *       O: an objective
 *         KR: a key result
 *           A: an action
 *
 * Cycles are compared where the tree names one, titles without regard to
 * case, spaces and punctuation.
 */
#include "format_case.h"

#include <dirent.h>

#include "app/import.h"
#include "base/fs.h"
#include "base/text.h"

#define FOLDER "tests/documents"

/* Letters and digits only. */
static char *
bare(const char *text)
{
	char *folded = text_fold(text, strlen(text)), *to = folded;
	const unsigned char *at = (const unsigned char *)folded;

	for (; *at; at++) {
		/* Punctuation of U+2000, U+3000 and U+FF00. */
		if (*at < 0x80 && !(*at >= 'a' && *at <= 'z') &&
			!(*at >= '0' && *at <= '9'))
			continue;
		if ((*at == 0xe2 || *at == 0xef) && at[1] && at[2]) {
			at += 2;
			continue;
		}
		if (*at == 0xe3 && at[1] == 0x80) {
			at += 2;
			continue;
		}
		if (*at == 0xf0 && at[1] && at[2] && at[3]) {
			at += 3;
			continue;
		}
		*to++ = (char)*at;
	}
	*to = '\0';
	return folded;
}

static void
add_line(struct str *out, int depth, const char *label, const char *title)
{
	char *text = bare(title);

	str_add_repeat(out, "  ", (size_t)depth);
	str_addf(out, "%s: %s\n", label, text);
	free(text);
}

static void
add_nodes(const struct plan *plan, uint32_t first, int depth, struct str *out)
{
	static const char *const labels[] = {"", "O", "KR", "A"};
	const struct node *node = plan_node(plan, first);

	for (; node; node = plan_node(plan, node->next)) {
		add_line(out, depth, labels[node->level], node->title);
		add_nodes(plan, node->children.first, depth + 1, out);
	}
}

/* The tree as the fixtures have it; cycles in the order of their days. */
static void
tree_of(const struct plan *plan, bool cycles, struct str *out)
{
	const struct cycle *cycle;
	char name[SPAN_TEXT_SIZE];

	for (cycle = plan_cycle(plan, plan->cycles.first); cycle;
		cycle = plan_cycle(plan, cycle->base.next)) {
		if (!cycle->nodes.first)
			continue;
		if (cycles && cycle->name)
			str_addf(out, "cycle %s\n",
				span_text((struct span){cycle->starts,
						  cycle->ends},
					name));
		add_nodes(plan, cycle->nodes.first, 1, out);
	}
	add_nodes(plan, plan->backlog.first, 1, out);
}

/* What the fixture says, in the same form. */
static void
wanted_of(const char *text, bool *cycles, struct str *out)
{
	const char *end, *at, *colon;
	char line[TITLE_MAX];
	int blanks;

	*cycles = false;
	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		snprintf(line, sizeof line, "%.*s", (int)(end - text), text);
		if (strncmp(line, "cycle ", 6) == 0) {
			*cycles = true;
			str_addf(out, "%s\n", line);
			continue;
		}
		blanks = (int)strspn(line, " ");
		at = line + blanks;
		colon = strstr(at, ": ");
		if (!blanks || !colon)
			continue;
		line[colon - line] = '\0';
		add_line(out, blanks / 2, at, colon + 2);
	}
}

static bool
read_file(const char *name, const char *extension, struct str *out)
{
	struct err err = {0};
	char path[512];

	snprintf(path, sizeof path, FOLDER "/%s%s", name, extension);
	return fs_read(path, out, &err);
}

/* A document that says nothing of goals is refused as a whole. */
static void
read_plan(const char *name, const char *text, size_t length, struct plan *plan)
{
	struct read_options options = {
		.today = day_make(2026, 11, 21), .name = name};
	const struct format *format = format_guess(name, text, length);
	struct err err = {0};

	plan_init(plan);
	if (!format ||
		!format->read(plan, (struct piece){text, length}, &options,
			NULL, &err)) {
		plan_fini(plan);
		plan_init(plan);
	}
}

/* Nodes of a tree: its lines but those of cycles. */
static int
count_nodes(const char *tree)
{
	int count = 0;

	for (; *tree; tree = strchrnul(tree, '\n'), tree += *tree == '\n')
		count += strncmp(tree, "cycle ", 6) != 0;
	return count;
}

/* The nodes of the document. */
static int
check_document(const char *name, const char *base)
{
	struct str got = {0}, want = {0}, text = {0}, tree = {0};
	struct plan plan;
	bool cycles;
	int nodes;

	assert_true(read_file(name, "", &text));
	assert_true(read_file(base, ".expect", &tree));
	wanted_of(str_text(&tree), &cycles, &want);
	read_plan(name, text.data, text.length, &plan);
	tree_of(&plan, cycles, &got);
	if (strcmp(str_text(&got), str_text(&want)) != 0) {
		print_error("%s gives\n%s\nnot\n%s\n", name, str_text(&got),
			str_text(&want));
		case_failures++;
	}
	nodes = count_nodes(str_text(&want));
	str_fini(&text);
	str_fini(&tree);
	plan_fini(&plan);
	str_fini(&got);
	str_fini(&want);
	return nodes;
}

static void
test_corpus(void **state)
{
	DIR *folder = opendir(FOLDER);
	const struct dirent *entry;
	char base[256], *dot;
	int count = 0, nodes = 0, wrong;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder))) {
		snprintf(base, sizeof base, "%s", entry->d_name);
		dot = strrchr(base, '.');
		if (*base == '.' || !dot || strcmp(dot, ".expect") == 0)
			continue;
		*dot = '\0';
		nodes += check_document(entry->d_name, base);
		count++;
	}
	closedir(folder);
	wrong = case_failures;
	print_message("%d documents with %d nodes; %d are not as wanted\n",
		count, nodes, wrong);
	assert_true(count >= 150);
	case_end();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_corpus),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
