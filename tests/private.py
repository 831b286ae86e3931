#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is private stays where it is: private.py TENTHS SEED RUNS.

Each run makes a plan at random in which some objectives, key results and actions are
tagged private, with words and ids that stand nowhere else; syncs it through a file and
by git, changes it from the shell, private and public parts alike, and syncs again. Then
none of these words and ids may be in the file, in a commit or its words, in a site, a
digest, a check or a list of the folder, be it of the file or of the plan itself, or in
what is cached of it.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

TENTHS, SEED, RUNS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
MARK = "机密"


class Run:
    def __init__(self, seed, home):
        self.random = random.Random(seed)
        self.home = home
        self.secrets = []
        self.nodes = []  # (id, private)
        self.repo = os.path.join(home, "okr")
        self.plan = os.path.join(home, "plan.db")

    def id(self):
        return "".join(self.random.choice(LETTERS) for _ in range(12))

    def words(self, private):
        text = "%s%d" % (MARK if private else "公开", self.random.randrange(10**9))
        if private:
            self.secrets.append(text)
        return text

    def node(self, level, private, lines):
        tagged = self.random.random() < (0.15 if level else 0.3)
        private = private or tagged
        pad = "  " * (2 * level + 2)
        uid = self.id()
        self.nodes.append((uid, private))
        if private:
            self.secrets.append(uid)
        lines.append("%s- id: %s" % (pad, uid))
        keys = ["title: " + self.words(private)]
        if tagged:
            keys.append("tags: [private]")
        if self.random.random() < 0.5:
            keys.append("note: " + self.words(private))
        if level < 2 and self.random.random() < 0.4:
            keys.append("owner: " + self.words(private))
        if level < 2 and self.random.random() < 0.4:
            keys.append("comments: [{by: li, on: 2026-11-02, text: %s}]" % self.words(private))
        if level == 1:
            keys.append("progress: %d/10" % self.random.randrange(11))
            if self.random.random() < 0.6:
                keys.append("checkins: [{on: 2026-11-1%d, progress: 3/10, note: %s}]"
                            % (self.random.randrange(9), self.words(private)))
        lines.extend("%s  %s" % (pad, key) for key in keys)
        if level < 2:
            lines.append("%s  %s:" % (pad, "key_results" if level == 0 else "actions"))
            for _ in range(self.random.randrange(1, 4)):
                self.node(level + 1, private, lines)

    def document(self):
        lines = ["tenths: 1", "cycles:", "- id: " + self.id(), "  name: 2026 Q4",
                 "  starts: 2026-10-01", "  ends: 2026-12-31", "  objectives:"]
        for _ in range(self.random.randrange(2, 5)):
            self.node(0, False, lines)
        return "\n".join(lines) + "\n"

    def run(self, *words, text=None):
        done = subprocess.run(words, input=text, cwd=self.repo, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout

    def tenths(self, *words, text=None):
        return self.run(TENTHS, "--today", "2026-11-21", "-f", self.plan, *words, text=text)

    def change(self):
        uid, private = self.random.choice(self.nodes)
        what = self.random.randrange(6)
        if what == 0:
            self.tenths("set", uid, "--title", self.words(private))
        elif what == 1:
            self.tenths("set", uid, "--note", self.words(private))
        elif what == 2:
            self.tenths("comment", uid, self.words(private))
        elif what == 3:
            self.tenths("checkin", uid, "6/10", "--note", self.words(private))
        elif what == 4:
            self.tenths("add", "action", self.words(private), "--to", uid)
        else:  # both ways round: what is public may serve what is not
            self.tenths("set", uid, "--align", self.random.choice(self.nodes)[0])

    def setup(self):
        os.makedirs(os.path.join(self.home, ".config/tenths"))
        os.makedirs(os.path.join(self.home, "mixed"))
        with open(os.path.join(self.home, ".config/tenths/config.yaml"), "w") as out:
            out.write('share: "-#private"\nsync: {file: %s/li.yaml, git: true}\n' % self.repo)
        os.mkdir(self.repo)
        self.run("git", "init", "-q")

    def shown(self):
        """All that others may come to see, by name."""
        site = os.path.join(self.home, "site")
        shutil.copy(self.plan, os.path.join(self.home, "mixed", "own.db"))
        for folder in (self.repo, os.path.join(self.home, "mixed")):
            yield "list", self.tenths("list", "-d", folder, "cycle:all", "--json")
            yield "stats", self.tenths("list", "-d", folder, "--stats", "--json")
            yield "digest", self.tenths("digest", "-d", folder, "--since", "2026-11-01",
                                        "--format", self.random.choice(["text", "markdown", "html"]))
            yield "writing", self.tenths("doctor", "--writing", "-d", folder)
            self.tenths("site", site, "-d", folder, "--force", "-q")
        yield "log", self.run("git", "log", "-p", "--all")
        for top in (site, self.repo, os.path.join(self.home, ".cache")):
            for path, folders, names in os.walk(top):
                if ".git" in folders:
                    folders.remove(".git")
                for name in names:
                    with open(os.path.join(path, name), "rb") as file:
                        yield name, file.read().decode("utf-8", "replace")

    def live(self):
        self.setup()
        self.tenths("import", "-q", "--open", "-", text=self.document())
        self.tenths("sync", "-q")
        for _ in range(self.random.randrange(1, 4)):
            self.change()
        self.tenths("sync", "-q")
        if self.run("git", "rev-list", "--count", "HEAD").strip() in ("", "0"):
            raise SystemExit("nothing was committed")
        found = 0
        for name, text in self.shown():
            found += "公开" in text
            for secret in self.secrets:
                if secret in text:
                    return "%s is in %s" % (secret, name)
        public = any(not private for _, private in self.nodes)
        return "nothing is shown" if public and found < 6 else None


def main():
    os.environ.update(GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="t", GIT_AUTHOR_EMAIL="t@t",
                      GIT_COMMITTER_NAME="t", GIT_COMMITTER_EMAIL="t@t", LC_ALL="C.UTF-8")
    secrets = wrong = 0
    for seed in range(SEED, SEED + RUNS):
        with tempfile.TemporaryDirectory() as home:
            os.environ.update(HOME=home)
            run = Run(seed, home)
            problem = run.live()
            secrets += len(run.secrets)
            if problem:
                wrong += 1
                print("seed %d: %s" % (seed, problem))
    print("private: %d passed, %d failed; %d words and ids were not shown"
          % (RUNS - wrong, wrong, secrets))
    return wrong > 0 or secrets == 0


sys.exit(main())
