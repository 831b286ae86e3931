/* SPDX-License-Identifier: MIT */
/* Every option and every subcommand, once. */
#include "base/say.h"
#include "cli_private.h"

const struct option_row option_rows[OPT_COUNT] = {
	[OPT_FILE] = {"file", 'f', N_("FILE"), false,
		N_("use this plan instead of the usual one")},
	[OPT_TODAY] = {"today", 0, N_("DATE"), false,
		N_("act as if it were this day")},
	[OPT_COLOR] = {"color", 0, N_("WHEN"), true,
		N_("auto (the default), always or never")},
	[OPT_WIDTH] = {"width", 0, N_("COLUMNS"), false,
		N_("fit lines into so many columns")},
	[OPT_HELP] = {"help", 'h', NULL, false, N_("print this help")},
	[OPT_VERSION] = {"version", 'V', NULL, false, N_("print the version")},
	[OPT_CYCLE] = {"cycle", 'c', N_("CYCLE"), false,
		N_("a cycle by name, span (2026-Q4) or a day in it")},
	[OPT_FORMAT] = {"format", 0, N_("FORMAT"), false,
		N_("the format, if the file does not tell")},
	[OPT_OUTPUT] = {"output", 'o', N_("FILE"), false,
		N_("write to this file, not to the terminal")},
	[OPT_DRY_RUN] = {"dry-run", 'n', NULL, false,
		N_("show how each line is read, store nothing")},
	[OPT_STRICT] = {"strict", 0, NULL, false,
		N_("refuse the file when a line cannot be placed")},
	[OPT_QUIET] = {"quiet", 'q', NULL, false,
		N_("say nothing when it went well")},
	[OPT_JSON] = {"json", 0, NULL, false, N_("print JSON")},
	[OPT_STATS] = {"stats", 0, NULL, false,
		N_("print figures by cycle instead")},
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
	[OPT_ON] = {"on", 0, N_("DATE"), false,
		N_("the day it is of, if not today")},
	[OPT_NAME] = {"name", 0, N_("NAME"), false, N_("its name")},
	[OPT_IN] = {"in", 0, N_("CYCLE"), false, N_("the cycle it lies in")},
	[OPT_STARTS] = {"starts", 0, N_("DATE"), false, N_("the first day")},
	[OPT_ENDS] = {"ends", 0, N_("DATE"), false, N_("the last day")},
	[OPT_WRITING] = {"writing", 0, NULL, false,
		N_("check how objectives and key results are written")},
	[OPT_RESCUE] = {"rescue", 0, N_("FILE"), false,
		N_("save what can be read into a new plan")},
	[OPT_CARRY] = {"carry", 0, N_("REFS"), false,
		N_("key results to carry over, commas between")},
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
	[OPT_WHY] = {"why", 0, N_("TEXT"), false,
		N_("why the confidence fell")},
	[OPT_STATE] = {"state", 0, N_("WORD"), false,
		N_("open, done or dropped")},
	[OPT_TITLE] = {"title", 0, N_("TEXT"), false, N_("the title")},
	[OPT_DUE] = {"due", 0, N_("DATE"), false, N_("when it is due")},
	[OPT_OWNER] = {"owner", 0, N_("NAME"), false, N_("whose it is")},
	[OPT_TAGS] = {"tags", 0, N_("WORDS"), false, N_("its tags")},
	[OPT_NOTE] = {"note", 0, N_("TEXT"), false, N_("the note")},
	[OPT_PROGRESS] = {"progress", 0, N_("VALUE"), false,
		N_("7/10, 0.7 or 70%")},
	[OPT_CONFIDENCE] = {"confidence", 0, N_("VALUE"), false,
		N_("how likely, 0 to 10")},
	[OPT_WEIGHT] = {"weight", 0, N_("NUMBER"), false,
		N_("how much it counts; 1 if not set")},
	[OPT_KIND] = {"kind", 0, N_("WORD"), false,
		N_("committed, aspirational or learning")},
	[OPT_BASIS] = {"basis", 0, N_("WORD"), false,
		N_("manual, metric or actions")},
	[OPT_START] = {"start", 0, N_("NUMBER"), false,
		N_("where the metric starts")},
	[OPT_TARGET] = {"target", 0, N_("NUMBER"), false,
		N_("where the metric should get to")},
	[OPT_CURRENT] = {"current", 0, N_("NUMBER"), false,
		N_("where the metric is")},
	[OPT_UNIT] = {"unit", 0, N_("TEXT"), false, N_("the metric's unit")},
	[OPT_AT_LEAST] = {"at-least", 0, N_("NUMBER"), false,
		N_("the metric's lower limit")},
	[OPT_AT_MOST] = {"at-most", 0, N_("NUMBER"), false,
		N_("the metric's upper limit")},
	[OPT_PRIORITY] = {"priority", 0, N_("WORD"), false,
		N_("highest, high, medium or low")},
	[OPT_STATUS] = {"status", 0, N_("WORD"), false,
		N_("on_track, at_risk or off_track")},
	[OPT_SCORE] = {"score", 0, N_("VALUE"), false,
		N_("the grade, 0.0 to 1.0")},
	[OPT_REASON] = {"reason", 0, N_("TEXT"), false,
		N_("why the score differs from the progress")},
	[OPT_REFLECTION] = {"reflection", 0, N_("TEXT"), false,
		N_("what was learned")},
	[OPT_LINKS] = {"links", 0, N_("URL"), false,
		N_("evidence: a URL, a space, its title")},
	[OPT_ALIGN] = {"align", 0, N_("REF"), false,
		N_("what it serves, here or in another plan")},
};

#define B OPT_BIT
#define DUMP                                                                 \
	(B(OPT_DUMP) | B(OPT_CYCLE) | B(OPT_PAGE_LENGTH) | B(OPT_TEMPLATE) | \
		B(OPT_FRONT_MATTER) | B(OPT_OUTPUT))

const struct command_row command_rows[] = {
	{
		.name = "",
		.arguments = "",
		.help = N_("open the planner, or print the review with "
			   "--dump"),
		.options = DUMP,
		.run = run_planner,
		.hidden = true,
	},
	{
		.name = "add",
		.arguments = "objective|kr|action|backlog TITLE",
		.help = N_("add a node and print its id"),
		.more = N_("Without --to an objective goes to the end of the "
			   "cycle, a key result below the last objective, an "
			   "action below the last key result. A --target makes "
			   "the key result a metric."),
		.options =
			B(OPT_TO) | B(OPT_CYCLE) | (OPT_FIELDS & ~B(OPT_TITLE)),
		.fewest = 2,
		.most = -1,
		.opening = OPEN_MAKE,
		.run = run_add,
	},
	{
		.name = "set",
		.arguments = "REF... [VALUE]",
		.help = N_("set progress or other fields"),
		.more = N_("REF is O2.KR1.A3, CYCLE/O2.KR1, B1 in the backlog, "
			   "or an id. VALUE is the progress: 7/10, 0.7 or "
			   "70%; for a metric it is the current value. A "
			   "VALUE or --confidence of a key result that is "
			   "due is today's check-in, and --status and "
			   "--note are its own. An empty text clears a "
			   "field."),
		.options = B(OPT_CYCLE) | OPT_FIELDS,
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_set,
	},
	{
		.name = "done",
		.arguments = "REF...",
		.help = N_("mark as done"),
		.options = B(OPT_CYCLE),
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_done,
	},
	{
		.name = "drop",
		.arguments = "REF...",
		.help = N_("drop: no longer wanted, not counted"),
		.options = B(OPT_CYCLE),
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_drop,
	},
	{
		.name = "reopen",
		.arguments = "REF...",
		.help = N_("open again what was done or dropped"),
		.options = B(OPT_CYCLE),
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_reopen,
	},
	{
		.name = "move",
		.arguments = "REF...",
		.help = N_("move nodes with all below them"),
		.more = N_("Where to is one of --to, --cycle, --before and "
			   "--after; --to backlog is the backlog."),
		.options =
			B(OPT_CYCLE) | B(OPT_TO) | B(OPT_BEFORE) | B(OPT_AFTER),
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_move,
	},
	{
		.name = "rm",
		.arguments = "REF...",
		.help = N_("delete nodes with all below them"),
		.more = N_("tenths undo brings them back."),
		.options = B(OPT_CYCLE),
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_rm,
	},
	{
		.name = "undo",
		.arguments = "",
		.help = N_("take the last change back"),
		.opening = OPEN_WRITE,
		.run = run_undo,
	},
	{
		.name = "redo",
		.arguments = "",
		.help = N_("do again what was taken back"),
		.opening = OPEN_WRITE,
		.run = run_redo,
	},
	{
		.name = "list",
		.arguments = "[FILTER...]",
		.help = N_("list what is in the plan"),
		.more = N_("FILTER is words of titles, #tag, @owner, kind:, "
			   "state:, status:, priority:, due:, progress: and "
			   "cycle:, as in tenths(1); a - before one turns it "
			   "round. Without cycle: it is the current cycle."),
		.options = B(OPT_JSON) | B(OPT_CYCLE) | B(OPT_STATS),
		.most = -1,
		.opening = OPEN_READ,
		.run = run_list,
		.dash_words = true,
	},
	{
		.name = "show",
		.arguments = "REF...",
		.help = N_("print everything about a node"),
		.options = B(OPT_CYCLE),
		.fewest = 1,
		.most = -1,
		.opening = OPEN_READ,
		.run = run_show,
	},
	{
		.name = "history",
		.arguments = "[REF]",
		.help = N_("print what was changed, newest first"),
		.options = B(OPT_CYCLE),
		.most = 1,
		.opening = OPEN_READ,
		.run = run_history,
	},
	{
		.name = "status",
		.arguments = "",
		.help = N_("print one line for a prompt or a status bar"),
		.more = N_("The exit status is 0 when nothing is owed and 3 "
			   "when check-ins are."),
		.options = B(OPT_CYCLE),
		.opening = OPEN_READ,
		.run = run_status,
	},
	{
		.name = "checkin",
		.arguments = "[REF... [VALUE]]",
		.help = N_("check in: a card each, or one from a script"),
		.more = N_("Without REF it opens the planner on the cards "
			   "of what is due; --list prints what that is. "
			   "With REF the day's check-in of those key results "
			   "is entered. VALUE is the progress, or a "
			   "metric's current value."),
		.options = B(OPT_LIST) | B(OPT_CYCLE) | B(OPT_ON) |
			B(OPT_CONFIDENCE) | B(OPT_STATUS) | B(OPT_NOTE) |
			B(OPT_BLOCKER) | B(OPT_WHY),
		.most = -1,
		.run = run_checkin,
	},
	{
		.name = "week",
		.arguments = "[PART TEXT]",
		.help = N_("print the week note, or write a part of it"),
		.more = N_("PART is priority, ahead (the next four weeks), "
			   "wins, blockers, now or note. A priority may begin "
			   "with P1 or P2 and a key result: 'P2 O1.KR1 Write "
			   "the runbook'."),
		.options = B(OPT_ON),
		.most = 2,
		.run = run_week,
	},
	{
		.name = "metric",
		.arguments = "[NAME [VALUE]]",
		.help = N_("health metrics: list, enter a value, set limits"),
		.more = N_("With an option a metric that is not there is "
			   "made: tenths metric 'Build time' --unit=s "
			   "--at-most=90."),
		.options = B(OPT_ON) | B(OPT_NAME) | B(OPT_UNIT) |
			B(OPT_AT_LEAST) | B(OPT_AT_MOST) | B(OPT_EVERY) |
			B(OPT_NOTE),
		.most = 2,
		.run = run_metric,
	},
	{
		.name = "review",
		.arguments = "",
		.help = N_("open the review of a cycle"),
		.options = B(OPT_CYCLE),
		.run = run_review,
	},
	{
		.name = "cycle",
		.arguments = "VERB [CYCLE [ARGUMENT...]]",
		.help = N_("cycles: list, make, alter, close, delete"),
		.more = N_(
			"VERB is list, new, set, rename, owed, answer, close, "
			"reopen, carry or rm. cycle new 2026-Q4, or cycle new "
			"--name=Autumn --starts=DATE --ends=DATE. cycle set "
			"CYCLE, with --name, --starts, --ends, --in, --note, "
			"--template. cycle rename CYCLE NAME. cycle owed CYCLE "
			"lists what its review still asks for. cycle answer "
			"CYCLE SECTION TEXT writes a section of it; - reads "
			"the text from the standard input. cycle close CYCLE "
			"carries what was begun into the next cycle, which is "
			"made when it is not there: --next, --name, --starts "
			"and --ends say which, --carry, --drop and --done what "
			"else becomes of key results; -n only shows it. In a "
			"terminal, without these, it asks on a screen. cycle "
			"carry CYCLE REF... copies key results into CYCLE."),
		.options = B(OPT_NAME) | B(OPT_IN) | B(OPT_STARTS) |
			B(OPT_ENDS) | B(OPT_CARRY) | B(OPT_DROP) | B(OPT_DONE) |
			B(OPT_NEXT) | B(OPT_JSON) | B(OPT_TEMPLATE) |
			B(OPT_NOTE) | B(OPT_DRY_RUN) | B(OPT_OPEN),
		.most = -1,
		.run = run_cycle,
	},
	{
		.name = "templates",
		.arguments = "[NAME]",
		.help = N_("list the review templates, or print one"),
		.more = N_("A template of your own is a file NAME.yaml in the "
			   "folder templates beside config.yaml; print one of "
			   "these to begin with."),
		.most = 1,
		.run = run_templates,
	},
	{
		.name = "import",
		.arguments = "FILE...",
		.help = N_("read plans, outlines and posts in"),
		.more = N_("- is the standard input. Doing it again changes "
			   "nothing: what is there is found by id, or by title "
			   "and place. One undo takes an import back. A cycle "
			   "that is over comes in closed."),
		.options = B(OPT_FORMAT) | B(OPT_CYCLE) | B(OPT_DRY_RUN) |
			B(OPT_STRICT) | B(OPT_QUIET) | B(OPT_OPEN),
		.fewest = 1,
		.most = -1,
		.run = run_import,
	},
	{
		.name = "export",
		.arguments = "",
		.help = N_("write the plan, or one cycle of it"),
		.more = N_("Without --format the ending of the file decides, "
			   "else it is yaml."),
		.options = B(OPT_FORMAT) | B(OPT_CYCLE) | B(OPT_OUTPUT),
		.opening = OPEN_READ,
		.run = run_export,
	},
	{
		.name = "backup",
		.arguments = "[FILE]",
		.help = N_("copy the plan, checked and synced"),
		.most = 1,
		.opening = OPEN_READ,
		.run = run_backup,
	},
	{
		.name = "restore",
		.arguments = "FILE",
		.help = N_("put a backup in the plan's place"),
		.more = N_("The plan as it is now is backed up first."),
		.fewest = 1,
		.most = 1,
		.run = run_restore,
	},
	{
		.name = "doctor",
		.arguments = "",
		.help = N_("say what is wrong with the plan, if anything"),
		.options = B(OPT_WRITING) | B(OPT_RESCUE) | B(OPT_CYCLE),
		.run = run_doctor,
	},
	{
		.name = "demo",
		.arguments = "",
		.help = N_("open a sample plan; nothing is kept"),
		.options = DUMP | B(OPT_KEEP),
		.run = run_demo,
	},
	{
		.name = "help",
		.arguments = "[COMMAND]",
		.help = N_("print help"),
		.most = 1,
		.run = run_help,
	},
	{
		.name = "manual",
		.arguments = "PART",
		.help = N_("print a part of the manual page"),
		.fewest = 1,
		.most = 1,
		.run = run_manual,
		.hidden = true,
	},
	{.name = NULL},
};
