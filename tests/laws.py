#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""laws.py BINARY FILE...: what must be so of every document that is read.

    nothing lost     each word of it is in the stored plan
    nothing doubled  no line of it is there more often than in it
    dry run          import -n counts what import then adds
    titles whole     a title stands in the document as it is
    numbers whole    so does each number of a title or a note

Words that only label, name a column or say a span in its own way are let go;
so are lines that the dry run names as left out. A document in which no goals
are found is refused as a whole, and nothing of it can be lost.
"""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

LABELS = set(
    """objective objectives result results key keyresult keyresults okr okrs kr krs goal goals
    action actions initiative initiatives owner status progress priority actual baseline current
    target startvalue targetvalue currentvalue score weight confidence state due deadline note notes title name type tags description
    layout date true false null year level measure start starts end unit completion tasks task
    objectif objectifs objetivo objetivos resultado resultados résultat résultats clé clés clave chave
    schlüsselergebnis schlüsselergebnisse ziel ziele hedef hedefler sonuç sonuçlar anahtar mục tiêu
    kết quả then chốt chính responsable progreso estado responsável maßnahme maßnahmen
    目标 目標 关键结果 關鍵結果 關鍵成果 关键成果 行动 行動 行动计划 任务 主要な 结果 結果 成果 目标值 当前值
    起始值 单位 负责人 截止 截止时间 进度 状态 备注 评分 周期 权重 当前 现状 基準 目標値 進捗
    自我打分 满分 复盘 完成 已完成 进行中 未开始 亮点 不足 感悟 todo done doing meta text diary 목표 핵심 결과 진행률 담당자 完成度 信心 得分
    cancelled canceled dropped abandoned finished achieved 已取消 放弃 达成""".split()
)
DATES = re.compile(
    r"20\d\d|fy\d|^q\d|^h\d|\d{1,2}月|^[一二三四五六七八九十]+月?$|^\d\d年|季度|半年|january|february|march|april|june|july|august"
    r"|september|october|november|december|^\d+$"
)
# What a plan keeps of a link beside the text that it stands in.
LINKS = re.compile(r"(?m)^(- )?links: .*|^- title: .*\nurl: .*|^(- )?url: .*|^- http.*|\]\([^)]*\)")
WORD = re.compile(r"[^\W_]+", re.UNICODE)


def words(text):
    """Words without case; of Chinese, Japanese and Korean whole runs."""
    text = unicodedata.normalize("NFKC", text).lower()
    return WORD.findall(text)


def bare(text):
    """Letters and digits only."""
    return "".join(words(text))


def run(binary, plan, *args):
    return subprocess.run(
        [binary, "--today", "2026-11-21", "-f", plan, *args],
        capture_output=True,
        text=True,
        check=False,
    )


def visible(text):
    """A document without what is markup and no text."""
    text = re.sub(r"(?s)<!--.*?-->|<script.*?</script>|<style.*?</style>", " ", text)
    text = re.sub(r"<[^<>\n]{1,300}>", " ", text)
    front = re.match(r"(---|\+\+\+)\r?\n.*?\n\1", text, re.S)
    if front:
        keys = re.sub(r"(?m)^[\w-]+(:| *=)|^\[[\w.-]+\]$|\d\d\d\d-[^\n]*", " ", front[0])
        text = keys + text[front.end() :]
    text = re.sub(r"(?m)^\[[^\]\n]+\]:.*$", " ", text)
    text = re.sub(r"(?m)^[\s>]*(```|~~~).*$|^\s*:(PROPERTIES|END|[A-Z_]+):.*$", " ", text)
    text = re.sub(r"&[a-z]+;|&#x?[0-9a-f]+;", " ", text)
    text = re.sub(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]", "] ", text)
    text = re.sub(r"\[\[[^]|\n]*\|", "[[", text)
    return text


def left_out(dry):
    """Numbers of lines that the dry run names as left out, or as saying where one is."""
    why = (
        "left out|it names the list|names of columns|a label; its title|a heading of the backlog"
        "|a heading of metrics|a group: a tag"
    )
    return {int(n) for n in re.findall(rf"(?m)^ *(\d+) +(?:{why})", dry)}


def unescaped(text):
    """What a quoted text of YAML says."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", text)


def plan_text(plan):
    """The texts of a plan, each unescaped."""
    out = []
    for line in plan.split("\n"):
        line = line.strip()
        if line.endswith('"') and ' "' in line:
            head, text = line.split(' "', 1)
            line = head + " " + unescaped(text)
        out.append(line)
    return "\n".join(out)


def titles(plan):
    for line in plan.split("\n"):
        match = re.match(r"\s*(?:- )?title: (.*)", line)
        if match:
            yield unescaped(match[1].strip("\"'"))


def lost(source, stored):
    """Words of the document that the plan has nowhere."""
    whole = bare(stored)
    found = []
    for word in words(source):
        if word in LABELS or DATES.search(word) or word in whole:
            continue
        # Short ones, and I. II. III. that number lines.
        if (len(word) < 3 and word.isascii()) or re.fullmatch("[ivx]+", word):
            continue
        # A label glued to its title: 目标一, kr2.
        if re.fullmatch(r"(kr|o|a|okr|目标|目標|关键结果|關鍵結果|行动|结果|满分|主要な結果)[\d一二三四五六七八九十]+", word):
            continue
        found.append(word)
    return found


def doubled(source, stored):
    """Lines of some length that the plan has more often than the document."""
    # A link keeps the words it stands in.
    text, plan = bare(source), bare(LINKS.sub("", stored))
    found = []
    for line in {bare(line) for line in source.split("\n")}:
        if len(line) >= 24 and plan.count(line) > text.count(line):
            found.append(line[:60])
    return found


def counts(text, end):
    for line in text.split("\n"):
        if line.endswith(end) or end + ";" in line:
            return re.findall(r"\d+", line)
    return None


def check(binary, path):
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        plan = os.path.join(folder, "plan.db")
        dry = run(binary, plan, "import", "-n", path)
        real = run(binary, plan, "import", path)
        if real.returncode:
            if not dry.returncode:
                faults.append("dry run: says yes, import says no")
            return None if not faults else faults
        stored = run(binary, plan, "export", "--format", "yaml").stdout
    would, did = counts(dry.stdout, "would be added"), counts(real.stdout, "added")
    if would != did:
        faults.append(f"dry run: {would}, import: {did}")
    with open(path, "rb") as file:
        data = file.read()
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return faults
    whole = bare(source)
    out = left_out(dry.stdout)
    source = "\n".join(
        "" if n in out else line for n, line in enumerate(source.split("\n"), 1)
    )
    text, stored = visible(source), plan_text(stored)
    faults += [f"lost: {word}" for word in lost(text, stored)]
    faults += [f"doubled: {line}" for line in doubled(text, stored)]
    shown = bare(text)
    for title in titles(stored):
        if bare(title) not in whole and bare(title) not in shown:
            faults.append(f"title: {title}")
    return faults


def main():
    binary, *paths = sys.argv[1:]
    read = refused = faults = 0
    for path in paths:
        found = check(binary, path)
        if found is None:
            refused += 1
            continue
        read += 1
        for fault in dict.fromkeys(found):
            faults += 1
            print(f"{path}: {fault}")
    print(f"{read} documents read, {refused} without goals, {faults} faults")
    return 1 if faults else 0


sys.exit(main())
