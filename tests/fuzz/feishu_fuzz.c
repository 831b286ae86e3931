/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, the Feishu reader returns; a plan that it took is sound:
 * written as YAML it is read again. Progress finds its node in a plan that has
 * an objective 7200 with a key result 7300. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "format/format.h"

static const char cycle[] =
	"{\"start_time\": \"2026-10-01\", \"end_time\": \"2026-12-31\", "
	"\"objectives\": [{\"id\": \"7200\", \"content\": \"a\", "
	"\"key_results\": [{\"id\": \"7300\", \"content\": \"b\"}]}]}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct format *feishu = format_find("feishu");
	struct read_options options = {.today = 20000, .name = "7300.json"};
	struct write_options whole = {0};
	struct reporter nobody = {0};
	struct plan known, plan, again;
	size_t length = 0;
	struct err err;
	char *text = NULL;
	FILE *out = open_memstream(&text, &length);

	plan_init(&known);
	plan_init(&plan);
	plan_init(&again);
	if (!feishu->read(
		    &known, cycle, strlen(cycle), &options, &nobody, &err))
		abort();
	options.plan = &known;
	if (feishu->read(
		    &plan, (const char *)data, size, &options, &nobody, &err)) {
		format_find("yaml")->write(&plan, &whole, out, &err);
		fflush(out);
		if (!format_find("yaml")->read(
			    &again, text, length, &options, &nobody, &err))
			abort();
	}
	fclose(out);
	free(text);
	plan_fini(&known);
	plan_fini(&plan);
	plan_fini(&again);
	return 0;
}
