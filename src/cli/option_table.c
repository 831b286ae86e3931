/* SPDX-License-Identifier: MIT */
/* Every option, once: those of a field are made from its row. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "cli_private.h"

static const struct option_row fixed[OPT_FIXED] = {
	[OPT_FILE] = {"file", 'f', N_("FILE"), false,
		N_("use this plan instead of the usual one")},
	[OPT_TODAY] = {"today", 0, N_("DATE"), false,
		N_("act as if it were this day")},
	[OPT_COLOR] = {"color", 0, N_("WHEN"), true,
		N_("auto (the default), always or never")},
	[OPT_WIDTH] = {"width", 0, N_("COLUMNS"), false,
		N_("fit lines into so many columns")},
	[OPT_SETTING] = {"set", 'C', N_("NAME=VALUE"), false,
		N_("a setting for this run, over config.yaml")},
	[OPT_CONFIG] = {"config", 0, N_("FILE"), false,
		N_("read the settings from this file")},
	[OPT_HELP] = {"help", 'h', NULL, false, N_("print this help")},
	[OPT_VERSION] = {"version", 'V', NULL, false, N_("print the version")},
	[OPT_NO_PAGER] = {"no-pager", 0, NULL, false,
		N_("print at once what is longer than the screen")},
	[OPT_CYCLE] = {"cycle", 'c', N_("CYCLE"), false,
		N_("a cycle by name, span (2026-Q4) or a day in it")},
	[OPT_FORMAT] = {"format", 0, N_("FORMAT"), false,
		N_("the format, if the file does not tell")},
	[OPT_OUTPUT] = {"output", 'o', N_("FILE"), false,
		N_("write to this file, not to the terminal")},
	[OPT_FORCE] = {"force", 0, NULL, false,
		N_("replace the file that is there; never a plan")},
	[OPT_REPLACE] = {"replace", 0, NULL, false,
		N_("delete what the file does not say; the plan becomes it")},
	[OPT_DRY_RUN] = {"dry-run", 'n', NULL, false,
		N_("show how each line is read, store nothing")},
	[OPT_STRICT] = {"strict", 0, NULL, false,
		N_("refuse the file when a line cannot be placed")},
	[OPT_QUIET] = {"quiet", 'q', NULL, false,
		N_("say nothing when it went well")},
	[OPT_JSON] = {"json", 0, NULL, false, N_("print JSON")},
	[OPT_STATS] = {"stats", 0, NULL, false,
		N_("print figures by cycle instead")},
	[OPT_SORT] = {"sort", 0, N_("BY"), false,
		N_("by due, confidence, status or progress")},
	[OPT_COLUMNS] = {"columns", 0, N_("NAMES"), false,
		N_("print these, commas between: ref, owner, title …")},
	[OPT_DUMP] = {"dump", 0, N_("FORMAT"), true,
		N_("print the review: text, markdown, html, json, yaml")},
	[OPT_PAGE_LENGTH] = {"page-length", 0, N_("LINES"), false,
		N_("break text into pages of so many lines")},
	[OPT_TEMPLATE] = {"template", 0, N_("NAME"), false,
		N_("ask for the sections of this template")},
	[OPT_FRONT_MATTER] = {"front-matter", 0, NULL, false,
		N_("begin Markdown with front matter")},
	[OPT_KEEP] = {"keep", 0, N_("FILE"), false,
		N_("make the sample a plan of your own")},
	[OPT_TO] = {"to", 0, N_("REF"), false,
		N_("below this node, or at the end of this cycle")},
	[OPT_BEFORE] = {"before", 0, N_("REF"), false,
		N_("beside this node, before it")},
	[OPT_AFTER] = {"after", 0, N_("REF"), false,
		N_("beside this node, after it")},
	[OPT_LIST] = {"list", 0, NULL, false, N_("only print what is owed")},
	[OPT_PLAIN] = {"plain", 0, NULL, false,
		N_("ask line by line, without the planner")},
	[OPT_STDIO] = {"stdio", 0, NULL, false,
		N_("requests on standard input, answers on output")},
	[OPT_ON] = {"on", 0, N_("DATE"), false,
		N_("the day it is of, if not today")},
	[OPT_ID] = {"id", 0, N_("ID"), false,
		N_("which of several notes of a day, by its id or number")},
	[OPT_DELETED] = {"deleted", 0, NULL, false,
		N_("list what was deleted, with its id")},
	[OPT_SINCE] = {"since", 0, N_("DATE"), false,
		N_("the first day that counts; a week ago, if not given")},
	[OPT_NAME] = {"name", 0, N_("NAME"), false, N_("its name")},
	[OPT_IN] = {"in", 0, N_("CYCLE"), false, N_("the cycle it lies in")},
	[OPT_ENDS] = {"ends", 0, N_("DATE"), false, N_("the last day")},
	[OPT_WRITING] = {"writing", 0, NULL, false,
		N_("check how objectives and key results are written")},
	[OPT_RESCUE] = {"rescue", 0, N_("FILE"), false,
		N_("save what can be read into a new plan")},
	[OPT_CARRY] = {"carry", 0, N_("REFS"), false,
		N_("key results to carry over, commas between")},
	[OPT_CONTINUE] = {"go-on", 0, N_("REFS"), false,
		N_("key results to go on from where they are, commas "
		   "between")},
	[OPT_GO_ON] = {"go-on", 0, NULL, false,
		N_("what is set by hand begins where it stands, not at 0")},
	[OPT_DROP] = {"drop", 0, N_("REFS"), false,
		N_("key results to drop, commas between")},
	[OPT_DONE] = {"done", 0, N_("REFS"), false,
		N_("key results to finish, commas between")},
	[OPT_NEXT] = {"next", 0, N_("CYCLE"), false,
		N_("the cycle that follows; a span makes one")},
	[OPT_EVERY] = {"every", 0, N_("WORD"), false,
		N_("how often: daily, weekly, monthly or quarterly")},
	[OPT_OPEN] = {"open", 0, NULL, false,
		N_("leave a cycle that is over open")},
	[OPT_BLOCKER] = {"blocker", 0, N_("TEXT"), false,
		N_("what is in the way")},
	[OPT_EXPLAIN] = {"why", 0, NULL, false,
		N_("say how its numbers and its status come about")},
	[OPT_WHY] = {"why", 0, N_("TEXT"), false,
		N_("why the confidence fell")},
	[OPT_THEME] = {"theme", 0, N_("NAME"), false,
		N_("the planner's colours: auto, dark, light, …")},
	[OPT_ASCII] = {"ascii", 0, N_("WHEN"), true,
		N_("draw the planner with ASCII alone, always or never")},
	[OPT_MOUSE] = {"mouse", 0, N_("WHEN"), true,
		N_("let the planner have the mouse, always or never")},
	[OPT_AS] = {"as", 0, N_("ROLES"), false,
		N_("what its parts are: heading2=objective,item1=key_result")},
	[OPT_COLUMN] = {"column", 0, N_("FIELD=NAME"), false,
		N_("what columns hold: title=texto,target=meta")},
	[OPT_ENCODING] = {"encoding", 0, N_("NAME"), false,
		N_("how its bytes are to be read: GB18030, UTF-16")},
	[OPT_PRINT_KEYS] = {"print-keys", 0, NULL, false,
		N_("print the planner's commands and their keys")},
	[OPT_LANGUAGES] = {"languages", 0, N_("LIST"), false,
		N_("of its pages, the first at the top: zh,en")},
	[OPT_DIR] = {"dir", 'd', N_("FOLDER"), false,
		N_("every plan in this folder, read only")},
	[OPT_RULES] = {"rules", 0, N_("NAMES"), false,
		N_("only these, commas between; exit 1 when one is broken")},
	[OPT_YES] = {"yes", 'y', NULL, false,
		N_("take it as it is read, without a question")},
};

/* What stands for the value in --help. */
static const char *
field_argument(const struct field *field)
{
	static const char *const arguments[FIELD_TYPES] = {
		[FIELD_TAGS] = N_("WORDS"),
		[FIELD_OWNERS] = N_("PEOPLE"),
		[FIELD_LINKS] = N_("URL"),
		[FIELD_REF] = N_("REF"),
		[FIELD_WORD] = N_("WORD"),
		[FIELD_TENTHS] = N_("VALUE"),
		[FIELD_SCORE] = N_("VALUE"),
		[FIELD_HUNDREDTHS] = N_("NUMBER"),
		[FIELD_DECIMAL] = N_("NUMBER"),
		[FIELD_DAY] = N_("DATE"),
	};
	const char *argument = arguments[field->type];

	return argument ? argument : N_("TEXT");
}

const struct field *
option_field(int option)
{
	const struct field *field;

	if (option < OPT_FIXED || option >= OPT_COUNT)
		return NULL;
	field = &record_types[RECORD_NODE].fields[option - OPT_FIXED];
	return field->help ? field : NULL;
}

struct option_row
option_row(int option)
{
	const struct field *field = option_field(option);
	struct option_row row = {0};
	char *at;

	if (option < OPT_FIXED)
		return fixed[option];
	if (!field)
		return row;
	snprintf(row.name, sizeof row.name, "%s", field->name);
	while ((at = strchr(row.name, '_')))
		*at = '-';
	row.argument = field_argument(field);
	row.help = field->help;
	return row;
}
