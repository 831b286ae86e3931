/* SPDX-License-Identifier: MIT */
/* Every subcommand, once. A name of two words is a verb of the first. */
#include "base/say.h"
#include "cli_private.h"

/* What opens the planner has these, what prints a review those. */
#define LOOK OPT_THEME, OPT_ASCII, OPT_MOUSE
#define DUMP                                                                  \
	OPT_DUMP, OPT_CYCLE, OPT_PAGE_LENGTH, OPT_TEMPLATE, OPT_FRONT_MATTER, \
		OPT_OUTPUT, OPT_FORCE

const struct command_row command_rows[] = {
	{
		.name = "",
		.arguments = "",
		.help = N_("open the planner, or print the review with "
			   "--dump"),
		.examples = N_(
			"import okr.md\nadd objective 'People trust our service'\ncheckin\nlist status:off_track\n--dump=markdown -o review.md"),
		.options = {OPT_DIR, DUMP, LOOK, OPT_PRINT_KEYS},
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
		.examples = N_(
			"add objective 'People trust our service'\nadd kr '5 noisy alerts are left' --start 40 --target 5\nadd action 'Write the runbook' --to O1.KR1 --due 12-01"),
		.options = {OPT_TO, OPT_CYCLE, OPT_FIELDS},
		.fewest = 2,
		.most = -1,
		.opening = OPEN_MAKE,
		.run = run_add,
	},
	{
		.name = "set",
		.arguments = "REF... [VALUE]",
		.help = N_("set progress or other fields"),
		.more = N_(
			"REF is O2.KR1.A3, CYCLE/O2.KR1, B1 in the backlog, "
			"or an id. VALUE is the progress: 7/10, 0.7 or "
			"70%; for a metric it is the current value. A "
			"VALUE or --confidence of a key result that is "
			"due is today's check-in, and --status, "
			"--note and --why are its own. An empty text clears a "
			"field."),
		.examples = N_(
			"set O1.KR2 7/10\nset O1.KR1 32 --confidence 6 --note 'The disk alerts are gone'\nset O2 --due 2026-12-20 --owner li"),
		.options = {OPT_CYCLE, OPT_TITLE, OPT_WHY, OPT_FIELDS},
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_set,
	},
	{
		.name = "edit",
		.arguments = "[REF]",
		.help = N_("edit a part of the plan as YAML in your editor"),
		.more = N_("Without REF it is the current cycle, or that of "
			   "--cycle; --cycle=all is the whole plan. It comes "
			   "back as one change; where it is wrong the editor "
			   "opens again, and no text is lost."),
		.examples = N_("edit\nedit O1.KR2\nedit --cycle 2026-Q3"),
		.options = {OPT_CYCLE},
		.most = 1,
		.opening = OPEN_WRITE,
		.run = run_edit,
	},
	{
		.name = "done",
		.arguments = "REF...",
		.help = N_("mark as done"),
		.examples = N_("done O1.KR1.A1"),
		.options = {OPT_CYCLE},
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_done,
	},
	{
		.name = "drop",
		.arguments = "REF...",
		.help = N_("drop: no longer wanted, not counted"),
		.examples = N_("drop O2.KR3"),
		.options = {OPT_CYCLE},
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_drop,
	},
	{
		.name = "reopen",
		.arguments = "REF...",
		.help = N_("open again what was done or dropped"),
		.examples = N_("reopen O1.KR1.A1"),
		.options = {OPT_CYCLE},
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
		.examples = N_("move O1.KR2 --to O2\nmove O3 --cycle next"),
		.options = {OPT_CYCLE, OPT_TO, OPT_BEFORE, OPT_AFTER},
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
		.examples = N_("rm O1.KR2.A3"),
		.options = {OPT_CYCLE},
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_rm,
	},
	{
		.name = "undo",
		.arguments = "[ID]",
		.help = N_("take the last change back, or a deletion"),
		.more = N_("With ID, as history --deleted lists it, that node "
			   "alone is given back with what was deleted below "
			   "it, however long ago: where it was, else where it "
			   "says."),
		.examples = N_("undo\nhistory --deleted\nundo 7k3q9x"),
		.most = 1,
		.opening = OPEN_WRITE,
		.run = run_undo,
	},
	{
		.name = "redo",
		.arguments = "",
		.help = N_("do again what was taken back"),
		.examples = N_("redo"),
		.opening = OPEN_WRITE,
		.run = run_redo,
	},
	{
		.name = "list",
		.arguments = "[FILTER...]",
		.help = N_("list what is in the plan"),
		.more = N_("FILTER is words of titles, #tag, @owner, kind:, "
			   "status:, due:, cycle: and any other field, as in "
			   "tenths(1); a - before one turns it round. Without "
			   "cycle: it is the current cycle. "
			   "With --stats two cycles may be named, which "
			   "stand side by side; with -d it is a line a plan "
			   "of the folder."),
		.examples = N_(
			"list\nlist status:off_track @li\nlist --columns ref,owner,due,title\nlist --json cycle:all\nlist --stats 2026-Q3 2026-Q4"),
		.options = {OPT_DIR, OPT_JSON, OPT_CYCLE, OPT_SORT, OPT_COLUMNS,
			OPT_STATS},
		.most = -1,
		.run = run_list,
		.dash_words = true,
	},
	{
		.name = "show",
		.arguments = "REF...",
		.help = N_("print everything about a node"),
		.examples = N_("show O1.KR2"),
		.options = {OPT_JSON, OPT_CYCLE, OPT_EXPLAIN},
		.fewest = 1,
		.most = -1,
		.opening = OPEN_READ,
		.run = run_show,
	},
	{
		.name = "history",
		.arguments = "[REF]",
		.help = N_("print what was changed, newest first"),
		.examples = N_("history\nhistory O1.KR2"),
		.options = {OPT_DELETED, OPT_JSON, OPT_CYCLE},
		.most = 1,
		.opening = OPEN_READ,
		.run = run_history,
	},
	{
		.name = "comment",
		.arguments = "[PLAN:]REF TEXT",
		.help = N_("say something of a node, or of a check-in"),
		.more = N_("--on says of which day's check-in it is. Who "
			   "says it is user.name of the settings, else "
			   "git's. PLAN is another's, by its name in the "
			   "folder of -d or of the settings: what is said "
			   "of it goes to its own file, where that can be "
			   "written."),
		.examples = N_(
			"comment O1.KR2 'Is 10 users enough?'\ncomment O1.KR2 --on 11-16 'What was in the way?'\ncomment -d okr/ platform/li:O1 'We can help'\ncomment list\ncomment solve 7k3q9x"),
		.options = {OPT_CYCLE, OPT_ON, OPT_DIR},
		.fewest = 2,
		.most = 2,
		.run = run_comment,
	},
	{
		.name = "comment list",
		.arguments = "[REF]",
		.help = N_("list comments that are not solved, or all of REF"),
		.options = {OPT_JSON, OPT_CYCLE, OPT_DIR},
		.most = 1,
		.run = run_comment_list,
	},
	{
		.name = "comment solve",
		.arguments = "[PLAN:]ID",
		.help = N_("mark a comment as solved"),
		.options = {OPT_DIR},
		.fewest = 1,
		.most = 1,
		.run = run_comment_verb,
	},
	{
		.name = "comment reopen",
		.arguments = "[PLAN:]ID",
		.help = N_("open a comment again that was solved"),
		.options = {OPT_DIR},
		.fewest = 1,
		.most = 1,
		.run = run_comment_verb,
	},
	{
		.name = "comment rm",
		.arguments = "[PLAN:]ID",
		.help = N_("delete a comment"),
		.options = {OPT_DIR},
		.fewest = 1,
		.most = 1,
		.run = run_comment_verb,
	},
	{
		.name = "status",
		.arguments = "",
		.help = N_("print one line for a prompt or a status bar"),
		.more = N_("The exit status is 0 when nothing is owed and 3 "
			   "when check-ins are."),
		.examples = N_("status || echo something is owed"),
		.options = {OPT_JSON, OPT_CYCLE},
		.opening = OPEN_READ,
		.run = run_status,
	},
	{
		.name = "checkin",
		.arguments = "[REF... [VALUE]]",
		.help = N_("check in: a card each, or one from a script"),
		.more = N_("Without REF it opens the planner on the cards "
			   "of what is due; --list prints what that is, "
			   "and of a FILTER (@me) only that; "
			   "--plain asks for it line by line. "
			   "With REF the day's check-in of those key results "
			   "is entered. VALUE is the progress, or a "
			   "metric's current value."),
		.examples = N_(
			"checkin\ncheckin O1.KR2 7/10 --confidence 6\ncheckin --list @me\ncheckin --plain"),
		.options = {OPT_JSON, OPT_LIST, OPT_PLAIN, OPT_CYCLE, OPT_ON,
			OPT_CONFIDENCE, OPT_STATUS, OPT_NOTE, OPT_BLOCKER,
			OPT_WHY, LOOK},
		.most = -1,
		.run = run_checkin,
	},
	{
		.name = "week",
		.arguments = "[PART TEXT]",
		.help = N_("print the week note, or write a part of it"),
		.examples = N_("week\nweek now 'Reading about indexes'"),
		.options = {OPT_JSON, OPT_ON},
		.opening = OPEN_READ,
		.run = run_week,
	},
	{
		.name = "week priority",
		.arguments = "TEXT",
		.help = N_("add a priority of the week"),
		.more = N_(
			"TEXT may begin with P1 or P2 and a key result: 'P2 O1.KR1 Write the runbook'."),
		.examples = N_("week priority 'P1 O1.KR1 Write the runbook'"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_MAKE,
		.prepare = prepare_week_priority,
	},
	{
		.name = "week list",
		.arguments = "",
		.help = N_("print all week notes"),
		.options = {OPT_JSON},
		.opening = OPEN_READ,
		.run = run_week_list,
	},
	{
		.name = "week done",
		.arguments = "PRIORITY",
		.help = N_("mark a priority as done"),
		.more = N_("PRIORITY is its number of that week or its title, "
			   "by which one of the week before is found, too."),
		.examples = N_("week done 1\nweek done 1 --on 'last monday'"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_week_state,
	},
	{
		.name = "week not-done",
		.arguments = "PRIORITY",
		.help = N_("mark a priority as not done"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_week_state,
	},
	{
		.name = "week reopen",
		.arguments = "PRIORITY",
		.help = N_("open a priority again"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_week_state,
	},
	{
		.name = "week edit",
		.arguments = "PRIORITY TEXT",
		.help = N_("write a priority anew: rank, key result, title"),
		.examples = N_("week edit 1 'P2 O1.KR1 Write the runbook'"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 2,
		.most = 2,
		.opening = OPEN_WRITE,
		.prepare = prepare_week_edit,
	},
	{
		.name = "week rm",
		.arguments = "[PRIORITY]",
		.help = N_("delete a priority, or the note with all in it"),
		.more = N_("tenths undo brings it back."),
		.options = {OPT_ON, OPT_ID},
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_week_rm,
	},
	{
		.name = "week ahead",
		.arguments = "TEXT",
		.help = N_("write what the next four weeks bring"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_MAKE,
		.prepare = prepare_week_part,
	},
	{
		.name = "week wins",
		.arguments = "TEXT",
		.help = N_("write what went well"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_MAKE,
		.prepare = prepare_week_part,
	},
	{
		.name = "week blockers",
		.arguments = "TEXT",
		.help = N_("write what is in the way"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_MAKE,
		.prepare = prepare_week_part,
	},
	{
		.name = "week now",
		.arguments = "TEXT",
		.help = N_("write what you are doing now"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_MAKE,
		.prepare = prepare_week_part,
	},
	{
		.name = "week note",
		.arguments = "TEXT",
		.help = N_("write the note of the week"),
		.options = {OPT_ON, OPT_ID},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_MAKE,
		.prepare = prepare_week_part,
	},
	{
		.name = "metric",
		.arguments = "[NAME [VALUE]]",
		.help = N_("health metrics: list, enter a value, set limits"),
		.more = N_("With an option a metric that is not there is "
			   "made: tenths metric 'Build time' --unit=s "
			   "--at-most=90."),
		.examples = N_(
			"metric\nmetric 'Build time' --unit=s --at-most=90\nmetric 'Build time' 85"),
		.options = {OPT_JSON, OPT_ON, OPT_NAME, OPT_UNIT, OPT_AT_LEAST,
			OPT_AT_MOST, OPT_EVERY, OPT_NOTE},
		.most = 2,
		.run = run_metric,
	},
	{
		.name = "pull",
		.arguments = "[NAME...]",
		.help = N_("ask the sources of the settings for their values"),
		.more = N_(
			"Each is a program of sources: in config.yaml, run "
			"without a shell, for ten seconds at most. It says a "
			"number, or JSON with value and on. What it is for "
			"gets the value, and no check-in is made."),
		.examples = N_("pull\npull dau"),
		.options = {OPT_QUIET},
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_pull,
	},
	{
		.name = "review",
		.arguments = "",
		.help = N_("open the review of a cycle"),
		.examples = N_("review --cycle previous"),
		.options = {OPT_CYCLE, LOOK},
		.run = run_review,
	},
	{
		.name = "digest",
		.arguments = "",
		.help = N_("print what moved: progress, done, blocked"),
		.more = N_("--format is text, markdown, html or json. A "
			   "--cycle without --since is told from its first "
			   "day on, with scores, outcomes and evidence, and "
			   "with the cycles that lie in it: a year for an "
			   "appraisal."),
		.examples = N_(
			"digest\ndigest --since 'last monday' -o week.html\ndigest --cycle 2026 --format markdown"),
		.options = {OPT_DIR, OPT_SINCE, OPT_CYCLE, OPT_FORMAT, OPT_JSON,
			OPT_OUTPUT, OPT_FORCE},
		.run = run_digest,
	},
	{
		.name = "site",
		.arguments = "DIR",
		.help = N_("write a folder of plans as a static site"),
		.more = N_("DIR gets an index by team, a page a plan, who "
			   "serves whom, what moved in a week and a feed; no "
			   "script, nothing fetched, only what share: in the "
			   "settings shows. --force writes over pages that "
			   "are there, --languages makes each page in several "
			   "languages, with a way from one to the other."),
		.examples = N_("site public -d okr/\nsite public -d okr/ "
			       "--languages zh,en --force -q"),
		.options = {OPT_DIR, OPT_LANGUAGES, OPT_FORCE, OPT_QUIET},
		.fewest = 1,
		.most = 1,
		.run = run_site,
	},
	{
		.name = "cycle",
		.arguments = "[VERB [CYCLE [ARGUMENT...]]]",
		.help = N_("cycles: list, make, alter, close, delete"),
		.examples = N_("cycle\ncycle new 2026-Q4\ncycle close 2026-Q3"),
		.options = {OPT_JSON},
		.opening = OPEN_READ,
		.run = run_cycle_list,
	},
	{
		.name = "cycle list",
		.arguments = "",
		.help = N_("list the cycles"),
		.options = {OPT_JSON},
		.opening = OPEN_READ,
		.run = run_cycle_list,
	},
	{
		.name = "cycle new",
		.arguments = "[SPAN]",
		.help = N_("make a cycle and print its id"),
		.more = N_(
			"SPAN is 2026-Q4, 2026-11/12, 2026 …; without it the cycle follows the last one. Or give --name, --starts and --ends."),
		.examples = N_(
			"cycle new 2026-Q4\ncycle new --name=Autumn --starts=09-01 --ends=11-30"),
		.options = {OPT_NAME, OPT_STARTS, OPT_ENDS, OPT_IN,
			OPT_TEMPLATE, OPT_RHYTHM, OPT_OPEN},
		.most = 1,
		.opening = OPEN_MAKE,
		.run = run_cycle_new,
	},
	{
		.name = "cycle set",
		.arguments = "CYCLE",
		.help = N_(
			"set its name, days, parent, rhythm or other fields"),
		.examples = N_(
			"cycle set 2026-Q4 --in 2026\ncycle set 2026-Q4 --rhythm 2w"),
		.options = {OPT_NAME, OPT_STARTS, OPT_ENDS, OPT_IN,
			OPT_TEMPLATE, OPT_RHYTHM, OPT_PROGRESS, OPT_TAGS,
			OPT_NOTE},
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_cycle_set,
	},
	{
		.name = "cycle rename",
		.arguments = "CYCLE NAME",
		.help = N_("give it another name"),
		.fewest = 2,
		.most = 2,
		.opening = OPEN_WRITE,
		.prepare = prepare_cycle_rename,
	},
	{
		.name = "cycle owed",
		.arguments = "[CYCLE]",
		.help = N_("list what its review still asks for"),
		.options = {OPT_JSON},
		.most = 1,
		.opening = OPEN_READ,
		.run = run_cycle_owed,
	},
	{
		.name = "cycle answer",
		.arguments = "CYCLE SECTION TEXT",
		.help = N_("write a section of its review"),
		.more = N_(
			"tenths cycle owed CYCLE lists the sections. - as TEXT reads the standard input."),
		.fewest = 3,
		.most = 3,
		.run = run_cycle_answer,
	},
	{
		.name = "cycle close",
		.arguments = "[CYCLE|over]",
		.help = N_("close it, and carry over what was begun"),
		.more = N_(
			"What was begun goes into the next cycle, which is made when it is not there: --next, --name, --starts and --ends say which; --carry, --go-on, --drop and --done what else becomes of key results; with --go-on what is set by hand begins where it stands, else at 0; -n only shows it. Without CYCLE it is the one that is over, else the current one; over is all that are over, in turn. In a terminal, without these, it asks on a screen."),
		.examples = N_(
			"cycle close 2026-Q3 -n\ncycle close over\ncycle close 2026-Q3 --carry O1.KR2"),
		.options = {OPT_NEXT, OPT_NAME, OPT_STARTS, OPT_ENDS, OPT_CARRY,
			OPT_CONTINUE, OPT_DROP, OPT_DONE, OPT_JSON,
			OPT_DRY_RUN},
		.most = 1,
		.run = run_cycle_close,
	},
	{
		.name = "cycle reopen",
		.arguments = "CYCLE",
		.help = N_("open a closed cycle again"),
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_cycle_reopen,
	},
	{
		.name = "cycle carry",
		.arguments = "CYCLE REF...",
		.help = N_("copy key results into CYCLE"),
		.examples = N_(
			"cycle carry 2027-Q1 O1.KR2\ncycle carry 2027-Q1 --go-on O2"),
		.options = {OPT_GO_ON},
		.fewest = 2,
		.most = -1,
		.opening = OPEN_WRITE,
		.prepare = prepare_cycle_carry,
	},
	{
		.name = "cycle figures",
		.arguments = "[CYCLE]",
		.help = N_("make its figures by month health metrics"),
		.more = N_("What stands in its review as a table with a "
			   "column or a row a month, or as a line a month "
			   "(8月 DAU 1200), becomes values of health "
			   "metrics on the last days of the months. The "
			   "review stays as it is; one undo takes it "
			   "back."),
		.examples = N_("cycle figures 2025"),
		.most = 1,
		.opening = OPEN_WRITE,
		.run = run_cycle_figures,
	},
	{
		.name = "cycle archive",
		.arguments = "CYCLE...",
		.help = N_("put closed cycles away in a file"),
		.more = N_("With all that lies in them, as a plan file "
			   "that can be read and searched; -o says where, "
			   "else it is archive-2021.yaml and the like, "
			   "here. Their ids and links stay the same. One "
			   "undo, or tenths cycle restore, brings them "
			   "back."),
		.examples = N_(
			"cycle archive 2021\ncycle archive 2021-Q3 2021-Q4 -o years/2021.yaml"),
		.options = {OPT_OUTPUT, OPT_FORCE},
		.fewest = 1,
		.most = -1,
		.opening = OPEN_WRITE,
		.run = run_cycle_archive,
	},
	{
		.name = "cycle restore",
		.arguments = "FILE...",
		.help = N_("bring cycles back from an archive"),
		.examples = N_("cycle restore archive-2021.yaml"),
		.options = {OPT_DRY_RUN, OPT_QUIET},
		.fewest = 1,
		.most = -1,
		.run = run_import,
	},
	{
		.name = "cycle rm",
		.arguments = "CYCLE",
		.help = N_("delete a cycle with all in it"),
		.more = N_("tenths undo brings it back."),
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_cycle_rm,
	},
	{
		.name = "templates",
		.arguments = "[NAME]",
		.help = N_("list the review templates, or print one"),
		.more = N_("A template of your own is a file NAME.yaml in the "
			   "folder templates beside config.yaml; print one of "
			   "these to begin with."),
		.examples = N_("templates\ntemplates quarterly"),
		.options = {OPT_JSON},
		.most = 1,
		.run = run_templates,
	},
	{
		.name = "templates new",
		.arguments = "NAME CYCLE",
		.help = N_("make a template of a review, in its own words"),
		.more = N_("Of a form that was imported into the review "
			   "of CYCLE: its sections in their order, called "
			   "as the form calls them, so that it can be "
			   "handed back filled. It is kept as NAME.yaml "
			   "in the folder templates beside config.yaml."),
		.examples = N_(
			"import form.md\ntemplates new company 2025\ncycle set 2026 --template company"),
		.options = {OPT_FORCE},
		.fewest = 2,
		.most = 2,
		.opening = OPEN_READ,
		.run = run_templates_new,
	},
	{
		.name = "import",
		.arguments = "FILE...",
		.help = N_("read plans, outlines and posts in"),
		.more = N_("- is the standard input. Doing it again changes "
			   "nothing: what is there is found by id, or by title "
			   "and place. One undo takes an import back. A cycle "
			   "that is over comes in closed. What a document "
			   "leaves in doubt is asked in a terminal, and said "
			   "by --as elsewhere. --replace makes the "
			   "plan, or with --cycle that cycle, what one file "
			   "says: what is not in it is deleted or cleared, and "
			   "its order holds; -n shows what goes."),
		.examples = N_(
			"import -n okr.md\nimport okr.txt notes.md\nimport --format csv - <table.csv\nimport -n --replace plan.yaml"),
		.options = {OPT_FORMAT, OPT_CYCLE, OPT_DRY_RUN, OPT_STRICT,
			OPT_QUIET, OPT_OPEN, OPT_REPLACE, OPT_AS, OPT_COLUMN,
			OPT_ENCODING, OPT_YES},
		.fewest = 1,
		.most = -1,
		.run = run_import,
	},
	{
		.name = "export",
		.arguments = "",
		.help = N_("write the plan, or one cycle of it"),
		.more = N_("Without --format the ending of the file decides, "
			   "else it is yaml. What a form does not hold is "
			   "named, with how often."),
		.examples = N_(
			"export -o plan.yaml\nexport --format outline --cycle current"),
		.options = {OPT_FORMAT, OPT_CYCLE, OPT_OUTPUT, OPT_FORCE},
		.opening = OPEN_READ,
		.run = run_export,
	},
	{
		.name = "sync",
		.arguments = "[FILE]",
		.help = N_("make the plan and a file of several people the "
			   "same"),
		.more = N_("What was added, altered, deleted and moved on "
			   "either side goes to the other, as one change. "
			   "Where both gave a field another value, that of "
			   "the file stands, and the other is listed by "
			   "tenths conflicts on both sides; the exit status "
			   "is 1 then. What the setting share leaves out stays "
			   "out of the file. Without FILE it is the setting "
			   "sync.file, which is written after each change "
			   "from then on; with sync.git it is committed, and "
			   "goes around by your own git: fetched, merged by "
			   "field, pushed. What cannot be reached waits for "
			   "the next sync."),
		.examples =
			N_("sync okr/li.yaml\nconfig share '-#private'\nconfig "
			   "sync.git true\nconflicts"),
		.options = {OPT_QUIET},
		.most = 1,
		.opening = OPEN_MAKE,
		.run = run_sync,
	},
	{
		.name = "conflicts",
		.arguments = "[VERB N]",
		.help = N_("list what two people said otherwise"),
		.more = N_("The exit status is 1 while there are some."),
		.examples = N_("conflicts\nconflicts take 1\nconflicts seen 2"),
		.options = {OPT_JSON},
		.opening = OPEN_READ,
		.run = run_conflicts,
	},
	{
		.name = "conflicts take",
		.arguments = "N",
		.help = N_("let the other value stand"),
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_conflict,
	},
	{
		.name = "conflicts seen",
		.arguments = "N",
		.help = N_("leave what stands, and list it no more"),
		.fewest = 1,
		.most = 1,
		.opening = OPEN_WRITE,
		.prepare = prepare_conflict,
	},
	{
		.name = "git",
		.arguments = "setup [PATTERN...]",
		.help = N_("make git merge and show plans by what they say"),
		.examples = N_("git setup\ngit setup 'plans/*.yaml'"),
		.fewest = 1,
		.most = 1,
		.run = run_git,
	},
	{
		.name = "git setup",
		.arguments = "[PATTERN...]",
		.help = N_("write its configuration and .gitattributes"),
		.more = N_("PATTERN is of files, as .gitattributes has it; "
			   "without one it is okr/**/*.yaml. git merge then "
			   "merges such files by id and field and git diff "
			   "shows them as outlines. Run it once in each "
			   "clone."),
		.examples = N_("git setup\ngit setup 'plans/*.yaml'"),
		.most = -1,
		.run = run_git_setup,
	},
	{
		.name = "merge",
		.arguments = "BASE OURS THEIRS [MARKS [NAME]]",
		.help = N_("merge two files that went on from one, for git"),
		.more = N_("The result goes to OURS. The exit status is 1 "
			   "where both gave a field another value: both are "
			   "in it then, and what it was, with git's marks "
			   "around them; above 128 nothing was merged. MARKS "
			   "is how many characters a mark has, NAME what the "
			   "file is called in messages."),
		.examples = N_("merge base.yaml ours.yaml theirs.yaml"),
		.fewest = 3,
		.most = 5,
		.run = run_merge,
	},
	{
		.name = "textconv",
		.arguments = "FILE",
		.help = N_("print a file of ours as an outline, for git"),
		.examples = N_("textconv okr/li.yaml"),
		.fewest = 1,
		.most = 1,
		.run = run_textconv,
	},
	{
		.name = "backup",
		.arguments = "[FILE]",
		.help = N_("copy the plan, checked and synced"),
		.examples = N_("backup\nbackup ~/plan-copy.db"),
		.options = {OPT_FORCE},
		.most = 1,
		.opening = OPEN_READ,
		.run = run_backup,
	},
	{
		.name = "restore",
		.arguments = "FILE",
		.help = N_("put a backup in the plan's place"),
		.more = N_("The plan as it is now is kept: among the backups, "
			   "or beside it under a new name when it is "
			   "damaged."),
		.examples = N_("restore ~/plan-copy.db"),
		.fewest = 1,
		.most = 1,
		.run = run_restore,
	},
	{
		.name = "doctor",
		.arguments = "",
		.help = N_("say what is wrong with the plan, if anything"),
		.more = N_("--rules and -d exit 1 when a rule is broken, for a "
			   "check of a pull request. The rules are those of "
			   "--writing, and broken: what stands between fields "
			   "and plans, such as an alignment to what is not "
			   "there."),
		.examples = N_("doctor\ndoctor --writing\ndoctor --writing -d "
			       "okr/ --rules no-due,broken"),
		.options = {OPT_DIR, OPT_JSON, OPT_WRITING, OPT_RULES,
			OPT_RESCUE, OPT_CYCLE, OPT_FORCE},
		.run = run_doctor,
	},
	{
		.name = "demo",
		.arguments = "",
		.help = N_("open a sample plan; nothing is kept"),
		.examples = N_("demo\ndemo --keep ~/try.db"),
		.options = {DUMP, LOOK, OPT_KEEP},
		.run = run_demo,
	},
	{
		.name = "help",
		.arguments = "[COMMAND [VERB]]",
		.help = N_("print help"),
		.most = 2,
		.run = run_help,
	},
	{
		.name = "config",
		.arguments = "[NAME [VALUE]]",
		.help = N_("print the settings, or set one"),
		.more = N_("A setting is written into config.yaml, and all "
			   "else in it stays as it is. keys.COMMAND is the "
			   "keys of a command."),
		.examples = N_("config\nconfig theme light\n"
			       "config keys.quit 'q Q'"),
		.options = {OPT_JSON},
		.most = 2,
		.run = run_config,
	},
	{
		.name = "schema",
		.arguments = "plan|config",
		.help = N_("print what a plan or config.yaml may say"),
		.more = N_("It is a JSON Schema. An editor with a YAML "
			   "language server takes it by a first line: "
			   "# yaml-language-server: $schema=plan.json."),
		.examples = N_("schema plan > plan.json"),
		.fewest = 1,
		.most = 1,
		.run = run_schema,
	},
	{
		.name = "serve",
		.arguments = "",
		.help = N_("answer an editor or another program"),
		.more = N_("A request a line, an answer a line, both JSON, as "
			   "tenths(5) has them: list, show, status, set and "
			   "checkin, of this plan alone. Off until tenths "
			   "config serve true."),
		.examples = N_("serve --stdio"),
		.options = {OPT_STDIO},
		.run = run_serve,
	},
	{
		.name = "version",
		.arguments = "",
		.help = N_("print the version"),
		.run = run_version,
	},
	{
		.name = "completion",
		.arguments = "bash|zsh|fish",
		.help = N_("print the completion script of a shell"),
		.more = N_("bash: source <(tenths completion bash). zsh: save "
			   "it as _tenths in a folder of $fpath. fish: tenths "
			   "completion fish | source."),
		.examples = N_("completion bash\ncompletion fish"),
		.fewest = 1,
		.most = 1,
		.run = run_completion,
	},
	{
		.name = "complete",
		.arguments = "[WORD...]",
		.help = N_("print what may come next"),
		.most = -1,
		.run = run_complete,
		.hidden = true,
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
