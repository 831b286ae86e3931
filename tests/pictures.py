#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The pictures of README.md: six screens of the real program as SVG.

    pictures.py BUILD FOLDER

Each is played as a golden screen is, with its colours, and every run of cells
becomes a text of its own at its place.
"""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from xml.sax.saxutils import escape

CELL, LINE, COLS, ROWS = 8.4, 18, 100, 30
GROUND, INK = "#161a1f", "#d7dae0"
TODAY = "2026-11-21"
SCREENS = [
    ("plan", "C.UTF-8", "j j"),
    ("plan-zh", "zh_CN.UTF-8", "j j"),
    ("check-in", "C.UTF-8", "c p p p p p"),
    ("review", "C.UTF-8", "r"),
    ("next", "C.UTF-8", "g n"),
    ("fields", "C.UTF-8", "j Enter"),
]


def cells(text):
    """The column each character stands in, and how many it takes."""
    column = 0
    for character in text:
        if unicodedata.combining(character) or character in "\u200d\ufe0f":
            continue
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        yield column, width, character
        column += width


def parse(output):
    """Rows of text, and for each its runs: first, last, style."""
    lines = output.split("\n")
    rows, runs = lines[:ROWS], {}
    for line in lines[ROWS:]:
        found = re.fullmatch(r"(\d+): (\d+)-(\d+) (\S+)", line)
        if found:
            row, first, last = (int(found[i]) for i in (1, 2, 3))
            runs.setdefault(row, []).append((first, last, found[4]))
    return rows, runs


def look(style):
    """Ink, ground and weight of a style such as bf3399ffg003366."""
    ink = re.search(r"f([0-9a-f]{6})", style)
    letters = style[:ink.start()] if ink else style
    ground = re.search(r"g([0-9a-f]{6})$", style)
    if ground and not ink:
        letters = style[:ground.start()]
    ink = "#" + ink[1] if ink else INK
    ground = "#" + ground[1] if ground else None
    if "r" in letters:
        ink, ground = ground or GROUND, ink
    return ink, ground, "b" in letters


def split(row, runs):
    """Parts of a row with one style each: first column, cells, text, style."""
    styles = {}
    for first, last, style in runs:
        for column in range(first, last + 1):
            styles[column] = style
    part = None
    for column, width, character in cells(row):
        style = styles.get(column, "")
        if part and part[3] == style and part[0] + part[1] == column:
            part[1] += width
            part[2] += character
            continue
        if part:
            yield part
        part = [column, width, character, style]
    if part:
        yield part


def draw(output):
    rows, runs = parse(output)
    width, height = COLS * CELL + 16, ROWS * LINE + 16
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
           f'height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}">',
           f'<rect width="100%" height="100%" rx="6" fill="{GROUND}"/>',
           '<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'
           '\'DejaVu Sans Mono\',\'Noto Sans Mono CJK SC\',monospace" '
           'font-size="14">']
    for number, row in enumerate(rows):
        top = 8 + number * LINE
        for column, count, text, style in split(row, runs.get(number, [])):
            ink, ground, bold = look(style)
            left, long = 8 + column * CELL, count * CELL
            if ground:
                svg.append(f'<rect x="{left:.1f}" y="{top}" '
                           f'width="{long:.1f}" height="{LINE}" '
                           f'fill="{ground}"/>')
            # Browsers drop blanks at the ends and put several into one, and a
            # length is then that of what is left.
            shown = text.strip()
            if shown:
                left += (len(text) - len(text.lstrip())) * CELL
                long -= (len(text) - len(shown)) * CELL
                shown = escape(shown).replace(" ", "\u00a0")
                weight = ' font-weight="bold"' if bold else ""
                svg.append(f'<text x="{left:.1f}" y="{top + 13}" '
                           f'textLength="{long:.1f}" '
                           f'lengthAdjust="spacingAndGlyphs" '
                           f'fill="{ink}"{weight}>{shown}</text>')
    svg += ["</g>", "</svg>", ""]
    return "\n".join(svg)


def play(build, keys, locale, home):
    plan = os.path.join(home, "plan.db")
    env = dict(os.environ, HOME=home, LC_ALL=locale, TZ="UTC",
               TENTHS_LOCALE_DIR=os.path.join(build, "po"),
               LOCPATH=os.path.join(build, "locale"),
               PATH=build + ":" + os.environ["PATH"])
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
                 "NO_COLOR", "LANGUAGE", "TENTHS_FILE"):
        env.pop(name, None)
    if not os.path.exists(plan):
        subprocess.run(["tenths", "--today", TODAY, "demo", "--keep", plan],
                       env=env, check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)
    file = os.path.join(home, "keys")
    with open(file, "w", encoding="utf-8") as out:
        out.write(keys + "\n")
    played = subprocess.run(
        ["play", "--size", f"{COLS}x{ROWS}", "--term", "xterm-256color",
         "--style", file, "tenths", "-f", plan, "--today", TODAY],
        env=env, check=True, capture_output=True)
    return played.stdout.decode("utf-8")


def main():
    build, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    for name, locale, keys in SCREENS:
        with tempfile.TemporaryDirectory() as home:
            output = play(build, keys, locale, home)
        path = os.path.join(folder, name + ".svg")
        with open(path, "w", encoding="utf-8") as out:
            out.write(draw(output))
        print(path)


main()
