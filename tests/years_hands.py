# SPDX-License-Identifier: MIT
"""The two ways in which years.py does what a day brings: each act a command of its
own, or keys pressed in the planner."""
import os
import subprocess
import sys
import tempfile


class Program:
    """The program, with a home of its own."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.player = os.path.join(os.path.dirname(self.path), "play")
        self.home = tempfile.TemporaryDirectory()
        self.env = dict(os.environ, HOME=self.home.name, LC_ALL="C.UTF-8",
            LANGUAGE="en")

    def run(self, day, *words, statuses=(0,)):
        done = subprocess.run([self.path, "--today", str(day), *words],
            env=self.env, capture_output=True, text=True,
            stdin=subprocess.DEVNULL)
        if done.returncode not in statuses:
            sys.exit(f"{day} {words}: {done.stderr}")
        return done.stdout

    def play(self, day, keys, size="120x60"):
        """Presses keys in the planner; what is on the screen at the end."""
        path = os.path.join(self.home.name, "keys")
        with open(path, "w", encoding="utf-8") as file:
            file.write(keys + "\n")
        done = subprocess.run([self.player, "--size", size, path,
            self.path, "--today", str(day)], env=self.env,
            capture_output=True, text=True, timeout=120)
        if done.returncode:
            sys.exit(f"{day} {keys}: {done.stdout}{done.stderr}")
        return done.stdout


class Shell:
    """Each act is a command of its own."""

    by_keys = False

    def __init__(self, program):
        self.run = program.run

    def new_cycle(self, day, span):
        self.run(day, "cycle", "new", span)

    def set_template(self, day, name, template):
        self.run(day, "cycle", "set", name, "--template", template)

    def add_objective(self, day, name, title, last, options):
        self.run(day, "add", "objective", title, "-c", name,
            *self.words(options))

    def add_below(self, day, name, level, title, ref, options):
        self.run(day, "add", level, title, "--to", f"{name}/{ref}",
            *self.words(options))

    def words(self, options):
        return [word for key, value in options.items()
            for word in (f"--{key}", str(value))]

    def turn(self, day, name, ref, verb):
        if verb in ("undone", "undropped"):
            verb = "reopen"
        self.run(day, verb, f"{name}/{ref}")

    def set(self, day, name, ref, field, value):
        self.run(day, "set", f"{name}/{ref}", f"--{field}", str(value))

    def measure(self, day, metric, value, on):
        self.run(day, "metric", metric, str(value), "--on", str(on))

    def note(self, day, name, priorities, wins):
        for rank, ref, title in priorities:
            self.run(day, "week", "priority", f"P{rank} {ref} {title}")
        if wins:
            self.run(day, "week", "wins", wins)

    def check_in(self, day, on, name, answers):
        for ref, said in answers:
            if said:
                self.run(day, "checkin", f"{name}/{ref}",
                    *([said.value] if said.value else []),
                    *([] if said.confidence is None else
                        ["--confidence", str(said.confidence)]),
                    *(["--why", said.why] if said.why else []),
                    *(["--on", str(on)] if on != day else []))

    def answer(self, day, name, sections):
        for section, lines in sections:
            self.run(day, "cycle", "answer", name, section, "\n".join(lines))

    def rest(self, day):
        pass

    def close(self, day, name, cards, asked):
        """What is to become of key results, where it is not what is suggested."""
        words = {}
        for refs in cards:
            for ref, fate, suggested in refs:
                if fate != suggested:
                    words.setdefault(fate, []).append(ref)
        self.run(day, "cycle", "close", name,
            *[word for fate, refs in words.items()
                for word in (f"--{fate}", ",".join(refs))])


class Planner:
    """Each act is a few keys; those of a day are pressed one after the other."""

    by_keys = True

    def __init__(self, program):
        self.play = program.play
        self.pressed = []

    def command(self, text):
        self.pressed.append(f': C-u text="{text}" Enter')

    def type(self, key, text):
        self.pressed.append(f'{key} text="{text}" Enter')

    def rest(self, day):
        if self.pressed:
            self.play(day, " ".join(self.pressed))
        self.pressed = []

    def new_cycle(self, day, span):
        self.command(f"new {span}")

    def set_template(self, day, name, template):
        self.command(f"cycle {name}")
        self.pressed.append(f'C t C-u text="{template}" Enter q')

    def add_objective(self, day, name, title, last, options):
        self.command(f"cycle {name}")
        if last:
            self.command(f"goto O{last}")
        self.type("a", title)
        self.set_all(options)

    def add_below(self, day, name, level, title, ref, options):
        self.command(f"cycle {name}")
        self.command(f"goto {ref}")
        self.type("A", title)
        self.set_all(options)

    def set_all(self, options):
        for key, value in options.items():
            self.command(f"set {key} {value}")

    def turn(self, day, name, ref, verb):
        """The key that does it takes it back, too."""
        self.command(f"cycle {name}")
        self.command("goto " + ref)
        self.pressed.append("x" if "done" in verb else "X")

    def set(self, day, name, ref, field, value):
        self.command(f"cycle {name}")
        self.command("goto " + ref)
        self.command(f"set {field} {value}")

    def measure(self, day, metric, value, on):
        """In the one that is first in the list."""
        self.pressed.append(f'W D text="{on} {value}" Enter q')

    def note(self, day, name, priorities, wins):
        self.command(f"cycle {name}")
        for rank, ref, title in priorities:
            self.pressed.append(f'w a text="P{rank} {ref} {title}" Enter q')
        if wins:
            self.pressed.append(f'w l G k k k i text="{wins}" C-s q')

    def check_in(self, day, on, name, answers):
        """One walk; what is left out is skipped."""
        self.command(f"cycle {name}")
        self.pressed.append("c")
        for ref, said in answers:
            self.pressed.append(self.card(said) if said else "s")
        self.pressed.append("q")

    def card(self, said):
        """Confirms it; a confidence that falls asks why."""
        typed = '= C-u text="{}" Enter '
        keys = typed.format(said.value) if said.value else ""
        if said.confidence is not None:
            keys += "Tab " + typed.format(said.confidence)
        return keys + "Enter" + \
            (f' text="{said.why}" Enter Enter' if said.why else "")

    def answer(self, day, name, sections):
        """Each is found by its title, and typed where it stands."""
        self.command(f"cycle {name}")
        self.pressed.append("r")
        for section, lines in sections:
            self.pressed.append(
                f'/ C-u text="{section.capitalize()}" Enter Enter ' +
                " Enter ".join(f'text="{line}"' for line in lines) + " C-s")
        self.pressed.append("q")

    def close(self, day, name, cards, asked):
        """A card an objective, each as it is suggested; one whose score asks for a
        reason is confirmed without it."""
        self.command(f"close {name}")
        for card in asked:
            self.pressed.append("Enter Enter" if card else "Enter")
        self.pressed.append("Enter")
        self.rest(day)
