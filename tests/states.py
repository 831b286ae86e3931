# SPDX-License-Identifier: MIT
"""Every state of a cycle and of what is in it, and where it is shown, in both
languages: the tree, the detail pane, `list`, `show`, their JSON, the printed text, the
page, the digest; the list of cycles, the head, `cycle list`, `status`.

    states.py PROGRAM
"""
import json
import os
import re
import sys

from years_hands import Program

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "screens",
    "every-state-of-cycles-and-what-is-in-them")
DAY = "2026-11-20"

# Cycle and REF; the mark in the tree; its word, in Chinese (a pattern), in JSON.
NODES = {
    "2026 Q2/O1.KR1": ("✓", "reached", "达成", "outcome: reached"),
    "2026 Q2/O1.KR2": ("◐", "partly", "部分达成", "outcome: partly"),
    "2026 Q2/O1.KR3": ("✗", "missed", "未达成", "outcome: missed"),
    "2026 Q2/O1.KR5": ("→", "carried", "已?延续", "outcome: carried"),
    "2026 Q2/O1.KR6": ("–", "dropped", "已放弃", "outcome: dropped"),
    "2026 Q2/O1": ("◐", "partly", "部分达成", "outcome: partly"),
    "2026 Q3/O1.KR1": ("◌", "outdated", "久未更新", "status: outdated"),
    "2026 Q4/O1.KR1": ("●", "on track", "正常", "status: on_track"),
    "2026 Q4/O1.KR2": ("▲", "at risk", "有风险", "status: at_risk"),
    "2026 Q4/O1.KR3": ("■", "off track", "偏离", "status: off_track"),
    "2026 Q4/O1.KR4": ("◌", "outdated", "久未更新", "status: outdated"),
    "2026 Q4/O1.KR5": ("?", "no data", "没有数据", "status: no_data"),
    "2026 Q4/O1.KR6": ("○", "pending", "待更新", "status: pending"),
    "2026 Q4/O1.KR7": ("✓", "done", "完成", "status: done"),
    "2026 Q4/O1": ("■", "off track", "偏离", "status: off_track"),
    "2026 Q4/O2": ("–", "dropped", "已放弃", "status: dropped"),
    "2026 Q4/O2.KR1": ("–", "dropped", "已放弃", "status: dropped"),
    "2027 Q1/O1.KR1": ("○", "pending", "待更新", "status: pending"),
}
# Its word; in the head and where it is owed; both in Chinese.
CYCLES = {
    "2026 Q2": ("closed", "closed", "已关闭", "已关闭"),
    "2026 Q3": ("over", "over: :close", "已结束", "已结束：:close"),
    "2026 Q4": ("active", "week 8/13", "进行中", "第 8/13 周"),
    "2027 Q1": ("planned", "begins in 42 days", "未开始", "42 天后开始"),
}

program = Program(sys.argv[1])
run = program.run
compared = 0


def see(what, pattern, text):
    global compared
    compared += 1
    if not re.search(pattern, text, re.M):
        sys.exit(f"{what}: {pattern} is not in\n{text}")


def speak(chinese):
    program.env["LC_ALL"] = "zh_CN.UTF-8" if chinese else "C.UTF-8"
    program.env["LANGUAGE"] = "zh_CN" if chinese else "en"


def snaps(screen):
    """What was on the screen, by the name of each picture."""
    parts = re.split(r"^---- (.*)\n", screen, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def screens():
    keys, shown = "", None
    for number, name in enumerate(NODES):
        cycle, ref = name.split("/")
        if cycle != shown:
            keys += f': C-u text="cycle {cycle}" Enter '
        shown = cycle
        keys += f': C-u text="goto {ref}" Enter snap=node-{number} '
    for number, cycle in enumerate(CYCLES):
        keys += f': C-u text="cycle {cycle}" Enter snap=cycle-{number} '
    return snaps(program.play(DAY, keys + "C snap=cycles q", "120x50"))


def as_json(*words):
    return json.loads(run(DAY, *words, "--json"))


def look_at_nodes(chinese, pictures):
    for number, (name, (mark, en, zh, stored)) in enumerate(NODES.items()):
        word = zh if chinese else en
        [node] = as_json("show", name)
        title = re.escape(node["title"])
        kind, value = stored.split(": ")
        see(f"{name} --json", rf"^{value}$", str(node[kind]))
        picture = pictures[f"node-{number}"]
        see(f"{name} in the tree", rf"{title} .* {re.escape(mark)} ", picture)
        see(f"{name} in the detail pane",
            rf"^│ \S+ +{re.escape(mark)} {word}", picture)
        cycle = name.split("/")[0]
        see(f"{name} in list", rf"^O\S+ .* {word} .*{title}$",
            run(DAY, "list", "-c", cycle))
        see(f"{name} in show", rf"^\S+ +{word}", run(DAY, "show", name))
        see(f"{name} printed", rf"^ *(O|KR)\d+  {title} .* {word}$",
            run(DAY, "--dump", "-c", cycle))
        see(f"{name} on the page",
            rf"{title}<.*<span class=\"status\">(<[^>]*>)?{word}<",
            run(DAY, "--dump=html", "-c", cycle))
        if cycle != "2027 Q1":
            struck = "~~" if en == "dropped" else ""
            see(f"{name} in the digest",
                rf" {struck}{title}{struck}[:：].* · {word}",
                run(DAY, "digest", "-c", cycle).replace("\n    ", " "))


def look_at_cycles(chinese, pictures):
    listed = run(DAY, "cycle", "list")
    stored = {row["title"]: row["state"] for row in as_json("cycle", "list")}
    for number, (name, words) in enumerate(CYCLES.items()):
        word, head = words[2:] if chinese else words[:2]
        see(f"{name} in cycle list --json", rf"^{words[0]}$", stored[name])
        see(f"{name} in cycle list", rf"^. {name} .* {word} ", listed)
        see(f"{name} in the head", rf"^ tenths  {name} ‹ ›  {head} ",
            pictures[f"cycle-{number}"])
        see(f"{name} in the list of cycles", rf"^│ {name} .* {word}",
            pictures["cycles"])
    see("status", r"2026 Q3", run(DAY, "status", statuses=(3,)))


def look_ahead():
    """What is dropped in the next cycle, or below that, is in no outlook."""
    for form in ("text", "markdown", "html"):
        ahead = run(DAY, f"--dump={form}", "-c", "2026 Q3")
        see(f"outlook of 2026 Q3 as {form}", "延续来的", ahead)
        see(f"outlook of 2026 Q3 as {form}", r"\A(?!(.|\n)*随之不计的)", ahead)


run(DAY, "import", "-q", os.path.join(FOLDER, "plan.yaml"))
run(DAY, "cycle", "reopen", "2026 Q3")
for language in (False, True):
    speak(language)
    taken = screens()
    look_at_nodes(language, taken)
    look_at_cycles(language, taken)
speak(False)
look_ahead()
print(f"{compared} places say in what state a thing is")
