/* SPDX-License-Identifier: MIT */
/* Whatever bytes arrive, the Feishu reader returns; a plan that it took is sound:
 * written as YAML it is read again. Progress finds its node in a plan that has
 * an objective 7200 with a key result 7300. */
#include <string.h>

#include "sound.h"

static const char cycle[] =
	"{\"start_time\": \"2026-10-01\", \"end_time\": \"2026-12-31\", "
	"\"objectives\": [{\"id\": \"7200\", \"content\": \"a\", "
	"\"key_results\": [{\"id\": \"7300\", \"content\": \"b\"}]}]}";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct read_options options = {
		.today = FUZZ_TODAY, .name = "7300.json"};
	struct reporter nobody = {0};
	struct plan known;
	struct err err;

	plan_init(&known);
	if (!format_find("feishu")->read(
		    &known, piece_of(cycle), &options, &nobody, &err))
		abort();
	options.plan = &known;
	must_be_sound(data, size, "feishu", &options, "yaml", false);
	plan_fini(&known);
	return 0;
}
