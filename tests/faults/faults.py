#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""faults.py BINARY SHIM [quick|all] [KIND...]: what survives which fault.

Each kind tries the real program under one kind of fault and counts: tried,
survived, lost. What was lost is printed with what brings it back. The last line
is "N passed, N failed". SEED=n makes other random choices. With MINUTES=n each
kind gets its share of so much time, takes its cases in a random order and says of
how many it tried those.
"""
import errno
import fcntl
import os
import pty
import random
import re
import resource
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time

BINARY, SHIM = (os.path.realpath(path) for path in sys.argv[1:3])
QUICK = sys.argv[3:4] != ["all"]
KINDS = sys.argv[4:]
MINUTES = float(os.environ.get("MINUTES", "0"))
SEED = int(os.environ.get("SEED", "1"))
TODAY = "2026-11-16"
HOME = tempfile.mkdtemp(
    prefix="tenths-faults-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
SHARE = 0
table = []


class Lost(Exception):
    """What a fault must not do."""


# ---- running the program

def environment(folder, **more):
    env = {"HOME": folder, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
           "TERM": "xterm-256color", "TZ": "UTC"}
    env.update({name: str(value) for name, value in more.items()})
    return env


def run(folder, *words, timeout=30, stdin=b"", as_who=None, **more):
    """The status, standard output and standard error of one command."""
    if more:
        more.setdefault("FAULT_FOLDER", folder)
        more["LD_PRELOAD"] = SHIM
    try:
        done = subprocess.run(
            [BINARY, "-f", "plan.db", "--today", TODAY, *words], cwd=folder,
            env=environment(folder, **more), input=stdin,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout,
            preexec_fn=as_who)
    except subprocess.TimeoutExpired:
        raise Lost("did not end within %d s" % timeout)
    return (done.returncode, done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"))


def fresh(source=None):
    """A folder of its own, which is the home as well."""
    folder = tempfile.mkdtemp(dir=HOME)
    if source:
        shutil.copytree(source, folder, dirs_exist_ok=True, symlinks=True)
    return folder


def say(folder):
    """What the plan says, without what is chosen at random."""
    status, out, err = run(folder, "export", "--format", "yaml")
    if status != 0:
        raise Lost("cannot be read any more: %s" % err.strip())
    return re.sub(r"(?m)^\s*(- )?(id|from|carried_from): .*\n", "", out)


def outline(count):
    lines = ["# 2026 Q4"]
    for i in range(count):
        lines += ["O: 目标 %d of this plan" % i, " KR: 结果 %d.0  3/10" % i,
                  " KR: result %d.1  5/10" % i]
    return "\n".join(lines) + "\n"


def base(count=6):
    folder = fresh()
    with open(folder + "/more.txt", "w") as file:
        file.write("# 2026 Q4\nO: one more\n KR: 更多 2/10\n")
    with open(folder + "/all.txt", "w") as file:
        file.write(outline(count))
    if run(folder, "import", "-q", "all.txt")[0] != 0:
        sys.exit("the plan for the tests cannot be made")
    run(folder, "set", "O1", "--note", "笔记")
    run(folder, "backup", "good.db")
    run(folder, "done", "O1.KR1")
    run(folder, "undo")
    return folder


def sync_on_both_sides(folder):
    """A file that was in step, and something done on either side since."""
    path = folder + "/shared.yaml"
    run(folder, "sync", "-q", "shared.yaml")
    with open(path) as file:
        text = file.read()
    with open(path, "w") as file:
        file.write(text.replace("目标 1 of", "目标一 of"))
    run(folder, "set", "O3.KR1", "--owner", "李")


def trial_of(folder, words):
    """A copy of the folder in which that can be done. A file that is in step is
    known by its whole path, so it is made there."""
    trial = fresh(folder)
    if words[0] == "sync":
        sync_on_both_sides(trial)
    return trial


# ---- counting

class Kind:
    def __init__(self, name):
        self.name, self.tried, self.lost, self.notes = name, 0, 0, ""
        self.begun, self.until = time.time(), time.time() + SHARE

    def cases(self, items, most):
        """A sample that is the same for a seed; all of them when not in a
        hurry, or as many as there is time for."""
        items = list(items)
        if not MINUTES:
            some = range(len(items))
            if len(items) > most:
                some = sorted(random.Random(SEED).sample(some, most))
            yield from (items[i] for i in some)
            return
        random.Random(SEED).shuffle(items)
        for i, item in enumerate(items):
            if time.time() > self.until:
                self.notes += " of %d" % len(items)
                return
            yield item

    def check(self, what, function, *words):
        self.tried += 1
        try:
            return function(*words)
        except Lost as lost:
            self.lost += 1
            print("LOST: %s: %s: %s" % (self.name, what, lost), flush=True)
        except (OSError, sqlite3.Error, ValueError) as error:
            self.lost += 1
            print("LOST: %s: %s: %r" % (self.name, what, error), flush=True)

    def end(self):
        table.append((self.name, self.tried, self.tried - self.lost, self.lost,
                      self.notes, time.time() - self.begun))


VERBS = [
    ["add", "objective", "新目标"],
    ["add", "kr", "新结果", "--to", "O1"],
    ["set", "O1.KR1", "7/10"],
    ["set", "O1", "--title", "改了", "--note", "改了的笔记"],
    ["done", "O1.KR1"],
    ["rm", "O2"],
    ["move", "O1", "--after", "O3"],
    ["undo"],
    ["redo"],
    ["checkin", "O1.KR1", "6/10", "--note", "本周"],
    ["week", "now", "写测试"],
    ["cycle", "new", "2027-Q1"],
    ["cycle", "close", "2026-Q4", "--next", "2027-Q1"],
    ["import", "-q", "more.txt"],
    ["sync", "-q", "shared.yaml"],
    ["backup"],
    ["backup", "copy.db"],
    ["restore", "good.db"],
    ["export", "-o", "out.yaml"],
    ["--dump=html", "-o", "out.html"],
    ["doctor", "--rescue=saved.db"],
]
LITTER = re.compile(r"\.tmp|\.tenths-|#|etilqs")


def calls_of(folder, words, **more):
    """How many calls and allocations the command makes."""
    trial = trial_of(folder, words)
    before = say(trial)
    count = os.path.join(HOME, "count")
    run(trial, *words, FAULT_COUNT=count, **more)
    after = say(trial)
    shutil.rmtree(trial)
    with open(count) as file:
        calls, mallocs = map(int, file.read().split())
    return calls, mallocs, before, after


def litter(folder):
    found = []
    for place, _, names in os.walk(folder):
        found += [os.path.join(place, name) for name in names
                  if LITTER.search(name)]
    return found


# How a message names the cause. Of a file that could not be opened the first time
# and could the second, only that is known.
CAUSES = {errno.ENOSPC: "full|space", errno.EDQUOT: "quota",
          errno.EIO: "failed|error", errno.EACCES: "rights|[Pp]ermission",
          errno.EROFS: "can only be read|[Rr]ead-only", errno.EMFILE: "[Tt]oo many",
          errno.EFBIG: "grow|too large"}
UNKNOWN = "could not be opened; try again|cannot be written"


def judge_cause(more, status, err):
    cause = CAUSES.get(more.get("FAULT_ERRNO"))
    if cause and status > 0 and not re.search(cause + "|" + UNKNOWN, err):
        raise Lost("does not name the cause: %s" % err.strip())


def judge(folder, words, before, after, status, err):
    """What has to be so after a command that met a fault."""
    if status in (-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS):
        raise Lost("died of signal %d" % -status)
    now = say(folder)
    if status in (0, 4) and now != after:
        raise Lost("acknowledged with %d, and is not there" % status)
    if now not in (before, after):
        raise Lost("is neither as before nor as after")
    # Memory may end between storing and saying so.
    if status not in (0, 4, -signal.SIGKILL) and now != before and \
            before != after and "memory is exhausted" not in err:
        raise Lost("failed with %d and changed the plan: %s" % (
            status, err.strip()))
    if status > 0 and not err.strip():
        raise Lost("failed with %d and says nothing" % status)
    status, out, err = run(folder, "doctor")
    if status != 0:
        raise Lost("is not sound: %s%s" % (out.strip(), err.strip()))
    left = litter(folder)
    # A kill, or a disk that lets nothing be removed either, between naming and
    # renaming: the next file that is replaced there takes the name away.
    for place in {os.path.dirname(path) for path in left}:
        for _ in range(2):
            run(folder, "export", "--force", "-o", place + "/swept.yaml")
        os.unlink(place + "/swept.yaml")
    left = litter(folder)
    if left:
        raise Lost("left %s" % " ".join(left))


def judge_sync(folder, after):
    """The file is whole, whatever the plan is, and the next one goes on."""
    status, _, err = run(folder, "sync", "-q", "shared.yaml")
    if status != 0 or say(folder) != after:
        raise Lost("the next sync does not go on: %s" % err.strip())
    with open(folder + "/shared.yaml") as file:
        text = file.read()
    if text.count("目标一 of") != 1 or text.count("owners: [李]") != 1:
        raise Lost("the file has not what both sides did")


def with_fault(folder, words, before, after, more):
    trial = trial_of(folder, words)
    try:
        status, _, err = run(trial, *words, **more)
        judge(trial, words, before, after, status, err)
        if words[0] == "sync":
            judge_sync(trial, after)
        judge_cause(more, status, err)
    finally:
        shutil.rmtree(trial)


def each_verb(kind, most, faults):
    folder = base()
    redo = fresh(folder)
    cases = []
    for n, words in enumerate(VERBS):
        place = redo if words == ["redo"] else folder
        calls, mallocs, before, after = calls_of(place, words)
        here = [(n, place, before, after, more)
                for more in faults(calls, mallocs)]
        cases += list(kind.cases(here, most)) if not MINUTES else here
    for n, place, before, after, more in kind.cases(cases, len(cases)):
        kind.check("%s %s" % (" ".join(VERBS[n]), dict(more)), with_fault,
                   place, VERBS[n], before, after, dict(more))


# ---- the kinds

def kills():
    """kill -9 at a call that reaches the disk, in every writing verb"""
    kind = Kind("kills of every writing verb")
    each_verb(kind, 10 if QUICK else 100000,
              lambda calls, _: [(("FAULT_AT", n),) for n in range(1, calls + 1)])
    kind.end()


def failing():
    """a call that fails, once or from there on, for each reason"""
    kind = Kind("failing calls × errno")
    reasons = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES,
               errno.EROFS, errno.EINTR, errno.EMFILE, errno.EFBIG]
    each_verb(kind, 14 if QUICK else 100000, lambda calls, _: [
        (("FAULT_AT", n), ("FAULT_ERRNO", reason)) + more
        for n in range(1, calls + 1) for reason in reasons
        for more in ((), (("FAULT_ALWAYS", 1),))
        # Interrupted for ever is nothing that happens.
        if not (more and reason == errno.EINTR)])
    kind.end()


def memory():
    """an allocation that fails"""
    kind = Kind("failing allocations")
    each_verb(kind, 8 if QUICK else 5000, lambda _, mallocs: [
        (("FAULT_MALLOC", n),) for n in range(1, mallocs + 1)])
    kind.end()


def plain():
    """a disk on which a file has one name, killed and failing as well"""
    kind = Kind("a disk as FAT has it")
    each_verb(kind, 4 if QUICK else 100, lambda calls, _: [
        (("FAULT_PLAIN", 1), ("FAULT_AT", n)) + more
        for n in range(1, calls + 6) for more in ((), (("FAULT_ERRNO",
                                                       errno.EIO),))])
    kind.end()


class Disk:
    """What a log of changes leaves when the power goes: what was synced, and of
    the rest whatever the disk felt like."""

    def __init__(self, dice):
        self.dice, self.names, self.durable = dice, {}, {}
        self.content, self.pending, self.moves = {}, {}, []

    def inode(self, path):
        if path not in self.names:
            self.names[path] = [path]
            self.content[id(self.names[path])] = bytearray()
            self.pending[id(self.names[path])] = []
        return self.names[path]

    def apply(self, kind, path, to, offset, data):
        if kind in ("write", "size"):
            self.pending[id(self.inode(path))].append((kind, offset, data))
        elif kind == "make":
            self.names.pop(path, None)
            self.moves.append((path, self.inode(path)))
        elif kind == "link":
            self.names[to] = self.inode(path)
            self.moves.append((to, self.names[to]))
        elif kind == "rename":
            self.names[to] = self.names.pop(path, None) or self.inode(path)
            self.moves.append((path, None))
            self.moves.append((to, self.names[to]))
        elif kind == "unlink":
            self.names.pop(path, None)
            self.moves.append((path, None))
        elif kind == "sync":
            self.sync(path)

    def sync(self, path):
        if path in self.names:
            node = self.names[path]
            for change in self.pending[id(node)]:
                self.put(self.content[id(node)], change, whole=True)
            self.pending[id(node)] = []
        else:
            here = [move for move in self.moves
                    if os.path.dirname(move[0]) == path]
            for name, node in here:
                self.set_name(self.durable, name, node)
            self.moves = [move for move in self.moves if move not in here]

    @staticmethod
    def set_name(names, name, node):
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node

    def put(self, content, change, whole):
        kind, offset, data = change
        if kind == "size":
            del content[offset:]
            content.extend(bytes(offset - len(content)))
            return
        if not whole and self.dice.random() < 0.3:
            data = data[:self.dice.randrange(0, len(data) + 1, 512)]
        content.extend(bytes(max(0, offset - len(content))))
        content[offset:offset + len(data)] = data

    def cut(self):
        """The files by name, as they are found after the power came back."""
        names = dict(self.durable)
        for name, node in self.moves:
            if self.dice.random() < 0.5:
                self.set_name(names, name, node)
        files = {}
        for name, node in names.items():
            content = bytearray(self.content[id(node)])
            changes = list(self.pending[id(node)])
            self.dice.shuffle(changes)
            for change in changes:
                if self.dice.random() < 0.6:
                    self.put(content, change, whole=False)
            files[name] = bytes(content)
        return files


def read_log(path):
    with open(path, "rb") as file:
        while True:
            line = file.readline()
            if not line:
                return
            kind, name, to, offset, length = line.decode().rstrip("\n").split("\t")
            yield kind, name, to, int(offset), file.read(int(length))


def power_case(folder, log, upto, dice, said):
    disk = Disk(dice)
    acknowledged = 0
    for i, (kind, path, to, offset, data) in enumerate(log):
        if i >= upto:
            break
        if kind == "ack":
            acknowledged = int(path)
        else:
            disk.apply(kind, path, to, offset, data)
    trial = fresh()
    try:
        for name, content in disk.cut().items():
            where = trial + name[len(folder):]
            os.makedirs(os.path.dirname(where), mode=0o700, exist_ok=True)
            with open(where, "wb") as file:
                file.write(content)
            os.chmod(where, 0o600)
        if not acknowledged and not os.path.exists(trial + "/plan.db"):
            return
        now = say(trial)
        for n in range(acknowledged):
            if "title: %s" % said[n] not in now:
                raise Lost("“%s” was acknowledged and is gone" % said[n])
        status, out, err = run(trial, "doctor")
        if status:
            raise Lost("is not sound: %s%s" % (out.strip(), err.strip()))
    finally:
        shutil.rmtree(trial)


def power():
    """the power cut at each change of the disk, unsynced ones lost, torn, mixed"""
    kind = Kind("power cuts")
    folder = fresh()
    path = os.path.join(HOME, "log")
    said = ["目标 %d 号" % n for n in range(8)]
    for n, title in enumerate(said):
        if run(folder, "add", "objective", title, FAULT_LOG=path)[0] != 0:
            sys.exit("cannot add")
        with open(path, "a") as file:
            file.write("ack\t%d\t\t0\t0\n" % (n + 1))
    log = list(read_log(path))
    dice = random.Random(SEED)
    cases = [(n, seed) for n in range(1, len(log) + 1)
             for seed in range(1 if QUICK else 40)]
    for upto, seed in kind.cases(cases, 150 if QUICK else 100000):
        case = random.Random("%d %d %d" % (SEED, upto, seed))
        kind.check("after %d of %d changes, dice %d" % (upto, len(log), seed),
                   power_case, folder, log, upto, case, said)
    del dice
    kind.end()


def damage_bytes(content, dice):
    """One damage, and what it is."""
    content = bytearray(content)
    at, what = dice.randrange(len(content)), dice.randrange(6)
    page = at // 4096 * 4096
    if what == 0:
        content[at] ^= 1 << dice.randrange(8)
        return content, "a bit at %d" % at
    if what == 1:
        content[at] = dice.randrange(256)
        return content, "a byte at %d" % at
    if what == 2:
        content[at:at + 64] = dice.randbytes(len(content[at:at + 64]))
        return content, "64 bytes at %d" % at
    if what == 3:
        content[page:page + 4096] = bytes(4096)
        return content, "a page of nothing at %d" % page
    if what == 4:
        content[page:page + 4096] = dice.randbytes(4096)
        return content, "a page of rubbish at %d" % page
    return content[:at], "cut at %d" % at


def damage_case(folder, dice, before, rows, rescued):
    trial = fresh(folder)
    try:
        with open(trial + "/plan.db", "rb") as file:
            content, what = damage_bytes(file.read(), dice)
        with open(trial + "/plan.db", "wb") as file:
            file.write(content)
        status, out, err = run(trial, "doctor")
        if status < 0:
            raise Lost("%s: doctor died of signal %d" % (what, -status))
        if status == 0 and say(trial) != before:
            raise Lost("%s: doctor finds nothing, and it is changed" % what)
        if run(trial, "list")[0] < 0:
            raise Lost("%s: list died" % what)
        status, out, err = run(trial, "doctor", "--rescue=saved.db")
        if status < 0:
            raise Lost("%s: --rescue died of signal %d" % (what, -status))
        if os.path.exists(trial + "/saved.db"):
            status, out, err = run(trial, "-f", "saved.db", "list")
            if status != 0:
                raise Lost("%s: what was saved cannot be read: %s" % (
                    what, err.strip()))
            rescued.append(min(1, (out.count("\n") - 1) / rows))
        status, out, err = run(trial, "restore", "good.db")
        if status != 0:
            raise Lost("%s: cannot be restored: %s" % (what, err.strip()))
        status, out, err = run(trial, "doctor")
        if status != 0:
            raise Lost("%s: not sound after restore: %s%s" % (what, out, err))
    finally:
        shutil.rmtree(trial)


def damage():
    """bits, bytes, pages and ends of the file; what is saved of it"""
    kind = Kind("damage: found, rescued, restored")
    folder = base(60)
    before = say(folder)
    rows = run(folder, "list")[1].count("\n") - 1
    rescued = []
    for n in kind.cases(range(70 if QUICK else 5000), 5000):
        kind.check("damage %d" % n, damage_case, folder,
                   random.Random("%d %d" % (SEED, n)), before, rows, rescued)
    if rescued:
        kind.notes += " %.1f %% of the rows rescued" % (
            100 * sum(rescued) / kind.tried)
    kind.end()


HOSTILE = [
    "PRAGMA user_version = -1", "PRAGMA user_version = 0",
    "PRAGMA user_version = 1", "PRAGMA user_version = 2147483647",
    "PRAGMA application_id = 0", "PRAGMA journal_mode = WAL",
    "CREATE TRIGGER t AFTER UPDATE ON node BEGIN DELETE FROM node; END",
    "CREATE VIEW v AS SELECT * FROM node", "DROP INDEX node_detail",
    "DROP TABLE reading", "DELETE FROM plan", "DELETE FROM identity",
    "UPDATE cycle SET parent = id", "UPDATE node SET parent = id WHERE level = 2",
    "UPDATE node SET parent = 99999 WHERE id = 2",
    "UPDATE node SET cycle = 4242 WHERE parent IS NULL",
    "UPDATE node SET level = 1", "UPDATE node SET title = NULL",
    "UPDATE node SET title = x'FFFE41' || title", "UPDATE node SET sum = 0",
    "UPDATE node SET position = -9223372036854775807",
    "UPDATE node SET uid = 1", "UPDATE node SET due = 9223372036854775807",
    "UPDATE node SET id = id + 15999900",
    "UPDATE node SET id = id + 4294967296",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "UPDATE sqlite_sequence SET seq = 16000000", "DELETE FROM sqlite_sequence",
    "UPDATE journal SET edits = 'rubbish'", "UPDATE journal SET state = 1",
    "DELETE FROM journal", "UPDATE journal SET label = ''",
    "UPDATE cycle SET starts = 9223372036854775807, ends = 9223372036854775807",
    "UPDATE cycle SET name = char(27) || ']0;x' || char(7)",
    "UPDATE cycle SET name = ''", "UPDATE cycle SET name = NULL",
    "UPDATE cycle SET starts = -9223372036854775807", "UPDATE cycle SET uid = 0",
    "UPDATE cycle SET template = '/dev/zero'", "UPDATE identity SET uid = -5",
    "UPDATE node SET tags = char(10) || 'a'", "UPDATE node SET extra = '{{{'",
    "UPDATE node SET target = -9223372036854775807, start = 9223372036854775807,"
    " current = 0", "UPDATE node SET weight = 9223372036854775807",
    "UPDATE sync SET base = hex(zeroblob(200000))", "UPDATE plan SET extra = '{{{'",
    "INSERT INTO conflict(uid, about, part, field, what, other, sum) VALUES"
    " (1, 999, 'node', 'title', 1, char(27) || '[2J', 0)",
    "INSERT INTO metric(uid, name, sum) VALUES (5, NULL, 0)",
    "INSERT INTO section(cycle, name, text, sum) VALUES (1, NULL, NULL, 0)",
    "INSERT INTO week(uid, starts, ends, sum) VALUES (6, NULL, NULL, 0)",
    "INSERT INTO week(uid, starts, ends, sum) VALUES (6, 9223372036854775807,"
    " -9223372036854775807, 0)",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    " INSERT INTO node(id, uid, level, parent, title, sum)"
    " SELECT i + 100, i + 1000, 2, i + 99, 't', 0 FROM n",
    "UPDATE journal SET edits = hex(zeroblob(200000))",
    "UPDATE journal SET at = 9223372036854775807",
    "PRAGMA page_size = 512; VACUUM", "PRAGMA page_size = 65536; VACUUM",
    "PRAGMA auto_vacuum = 1; VACUUM", "CREATE VIRTUAL TABLE f USING fts5(x)",
    "DROP TABLE journal", "DROP TABLE sync", "CREATE TABLE more(x)",
    "INSERT INTO checkin(node, sum) VALUES (777, 0)",
    "UPDATE node SET title = zeroblob(0) || hex(zeroblob(200000))",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE x('",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'plan'",
]


def hostile_case(folder, sql):
    trial = fresh(folder)
    try:
        db = sqlite3.connect(trial + "/plan.db")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        try:
            db.executescript(sql)
        except sqlite3.Error:
            return
        db.commit()
        db.close()
        for words in (["list"], ["doctor"], ["--dump"], ["history"],
                      ["add", "objective", "x"], ["undo"], ["status"],
                      ["--dump=html"], ["digest"], ["conflicts"],
                      ["cycle", "list"], ["metric"], ["week"], ["checkin", "O1.KR1",
                      "4/10"], ["export", "-o", "out.yaml"],
                      ["sync", "shared.yaml"],
                      ["doctor", "--rescue=saved.db"], ["restore", "good.db"],
                      ["doctor"]):
            status, _, err = run(trial, *words, timeout=90)
            if status < 0:
                raise Lost("%s died of signal %d" % (words[0], -status))
            if status > 0 and words[0] not in ("status", "doctor", "conflicts") and \
                    not err.strip():
                raise Lost("%s fails and says nothing" % words[0])
        if status != 0:
            raise Lost("not sound after restore")
    finally:
        shutil.rmtree(trial)


def hostile():
    """databases that somebody has been at"""
    kind = Kind("hostile databases")
    folder = base()
    for sql in kind.cases(HOSTILE, 20 if QUICK else 1000):
        kind.check(sql[:60], hostile_case, folder, sql)
    kind.end()


def full_case(folder, room, before, after, words):
    trial = fresh(folder)
    try:
        status, _, err = limited(trial, room, *words)
        judge(trial, words, before, after, status, err)
        status, _, err = run(trial, "add", "objective", "there is room again")
        if status:
            raise Lost("does not work again: %s" % err.strip())
    finally:
        shutil.rmtree(trial)


def limited(folder, room, *words):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    done = subprocess.run(
        [BINARY, "-f", "plan.db", "--today", TODAY, *words], cwd=folder,
        env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        timeout=60, preexec_fn=limit)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def full():
    """no room for the file to grow, at every size"""
    kind = Kind("full disk")
    folder = base()
    size = os.path.getsize(folder + "/plan.db")
    cases = []
    for words in (["import", "-q", "more.txt"], ["export", "-o", "out.yaml"],
                  ["add", "objective", "x" * 3000], ["backup", "copy.db"]):
        before = say(folder)
        _, _, _, after = calls_of(folder, words)
        here = [(n * 512, before, after, words)
                for n in range(0, size // 512 + 16)]
        cases += random.Random(SEED).sample(here, 8) if QUICK else here
    for how in ("size=1m", "size=1m,nr_inodes=24"):
        kind.check("a disk with %s" % how, really_full_case, kind, how)
    for room, before, after, words in kind.cases(cases, len(cases)):
        kind.check("%s with %d bytes" % (words[0], room), full_case, folder,
                   room, before, after, words)
    kind.end()


# On a disk of its own: filled up, each verb tried, room made again.
REALLY_FULL = r"""
mount -t tmpfs -o "$2" tmpfs "$3" && cd "$3" && mkdir home && export HOME=$3/home
t() { day=$1; shift; "$binary" -f plan.db --today "2026-11-$day" "$@"; }
binary=$1
t 16 cycle new 2026-Q4 && t 16 add objective 目标 && t 16 add kr 结果 || exit 9
t 16 backup good.db
printf '# 2026 Q4\nO: 更多\n' >more.txt
case $2 in
*inodes*) i=0; while true >"fill$i"; do i=$((i + 1)); done ;;
*) cat /dev/zero >fill ;;
esac 2>/dev/null
before=$(t 17 export --format yaml)
try() {
	said=$(t 17 "$@" 2>&1 >/dev/null)
	echo "$?	$*	$(echo "$said" | tr '\n' ' ')"
}
echo =
try add objective 新; try set O1.KR1 5; try set O1 --note 笔记; try undo
try import -q more.txt; try backup; try backup copy.db; try export -o out.yaml
try --dump=html -o out.html; try restore good.db; try doctor --rescue=saved.db
try checkin O1.KR1 4/10; try cycle close 2026-Q4 --next 2027-Q1
echo =
[ "$before" = "$(t 17 export --format yaml)" ] || echo "is not as it was"
t 17 doctor >/dev/null || echo "is not sound"
find . -name '*.tmp*' -o -name '.tenths-*' -o -name '*-journal' | sed 's/^/left /'
rm fill*
t 18 add objective 又 >/dev/null || echo "does not work again"
t 18 doctor >/dev/null || echo "is not sound afterwards"
"""


def really_full_case(kind, how):
    folder = fresh()
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", REALLY_FULL, "full", BINARY, how, folder],
        env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        timeout=60)
    if done.returncode in (1, 9) or done.stdout.count(b"=\n") != 2:
        kind.notes += " a disk of our own with %s cannot be had here;" % how
        return
    _, tries, wrong = done.stdout.decode("utf-8", "replace").split("=\n")
    if wrong:
        raise Lost(wrong.strip())
    for line in tries.splitlines():
        status, words, said = line.split("\t")
        if status != "0" and not re.search(CAUSES[errno.ENOSPC], said):
            raise Lost("%s does not name the cause: %s" % (words, said))
        if words.startswith(("add", "set", "undo", "import", "checkin")) and \
                status == "0":
            raise Lost("%s went through on a full disk" % words)


READS = [["list"], ["show", "O1"], ["history"], ["export"], ["--dump"], ["digest"],
         ["cycle", "list"], ["checkin", "--list"], ["status"], ["list", "-d", "."]]
BESIDE = ("backup", "export", "--dump=html", "doctor")
NOBODY = 65534


def somebody():
    """Who asks: root may write everything, so not root."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def all_of(folder):
    places = [folder]
    for place, folders, names in os.walk(folder):
        places += [os.path.join(place, name) for name in folders + names]
    return places


def half_written(folder):
    """A change that was stopped when half of it was in the file."""
    subprocess.run([sys.executable, "-c", """
import os, sqlite3
db = sqlite3.connect("plan.db", isolation_level=None)
db.executescript("PRAGMA cache_size = 1; BEGIN; UPDATE node SET note = hex(zeroblob(9000))")
os.kill(os.getpid(), 9)"""], cwd=folder, check=False)
    if not os.path.exists(folder + "/plan.db-journal"):
        raise Lost("no change could be stopped")


def old_schema(folder):
    os.unlink(folder + "/plan.db")
    with open(TOP + "/tests/plans/schema-3.sql") as file:
        sqlite3.connect(folder + "/plan.db").executescript(file.read())
    os.chmod(folder + "/plan.db", 0o600)


def only_read_case(folder, place, state, words):
    trial = trial_of(folder, words)
    if state:
        state(trial)
    with open(trial + "/plan.db", "rb") as file:
        before = file.read()
    if os.geteuid() == 0:
        for path in all_of(trial):
            os.chown(path, NOBODY, NOBODY)
    if place in ("file", "both"):
        os.chmod(trial + "/plan.db", 0o400)
    if place in ("folder", "both"):
        os.chmod(trial, 0o500)
    names = sorted(os.listdir(trial))
    try:
        status, _, err = run(trial, *words, as_who=somebody)
        if status not in (0, 1, 3):
            raise Lost("ended with %d: %s" % (status, err.strip()))
        if words in READS and status == 1:
            raise Lost("cannot be read: %s" % err.strip())
        if status == 0 and words not in READS and words[0] not in BESIDE:
            raise Lost("went through")
        if status == 1 and not re.search("only be read|[Pp]ermission|rights", err):
            raise Lost("does not name the cause: %s" % err.strip())
        if place != "file" and sorted(os.listdir(trial)) != names:
            raise Lost("something is in the folder that was not")
        with open(trial + "/plan.db", "rb") as file:
            if file.read() != before:
                raise Lost("the file is changed")
    finally:
        os.chmod(trial, 0o700)
        shutil.rmtree(trial)


def only_read():
    """a file, its folder, or both that can only be read"""
    kind = Kind("what can only be read")
    folder = base()
    os.chmod(HOME, 0o711)
    probe = fresh()
    if os.geteuid() == 0:
        os.chown(probe, NOBODY, NOBODY)
    try:
        run(probe, "--version", as_who=somebody)
    except (OSError, subprocess.SubprocessError):
        kind.notes += " nobody else can run the program here;"
        kind.end()
        return
    cases = [(place, state, words) for place in ("file", "folder", "both")
             for state in (None, half_written, old_schema)
             for words in READS + VERBS
             # A change that was stopped is taken back where both can be written.
             if not (state and words in VERBS) and not (
                 state == old_schema and words == ["show", "O1"])]
    for place, state, words in kind.cases(cases, 40 if QUICK else 1000):
        kind.check("%s of a %s, %s" % (" ".join(words), place, (
            state.__name__ if state else "plain")), only_read_case, folder, place,
            state, words)
    kind.end()


def writers_case(kind, count, each):
    folder = base()
    env = environment(folder)
    begun, waits = time.time(), []
    running = []

    def start(writer, n):
        running.append((time.time(), writer, n, subprocess.Popen(
            [BINARY, "-f", "plan.db", "--today", TODAY, "add", "objective",
             "写手 %d 第 %d 条" % (writer, n)], cwd=folder, env=env,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)))

    for writer in range(count):
        start(writer, 0)
    while running:
        for one in list(running):
            since, writer, n, process = one
            if process.poll() is None:
                continue
            running.remove(one)
            waits.append(time.time() - since)
            err = process.stderr.read().decode("utf-8", "replace")
            if process.returncode:
                raise Lost("writer %d refused: %s" % (writer, err.strip()))
            if n + 1 < each:
                start(writer, n + 1)
        time.sleep(0.005)
    now = say(folder)
    for writer in range(count):
        for n in range(each):
            if "写手 %d 第 %d 条" % (writer, n) not in now:
                raise Lost("what writer %d wrote is gone" % writer)
    waits.sort()
    kind.notes += " %d: p95 %.2f s;" % (count, waits[int(len(waits) * .95)])
    if waits[int(len(waits) * .95)] > 5:
        raise Lost("p95 is %.2f s" % waits[int(len(waits) * .95)])
    del begun


def writers():
    """two, four and twenty programs that write at once"""
    kind = Kind("writers at once")
    for count in (2, 4, 20):
        kind.check("%d writers" % count, writers_case, kind, count,
                   3 if QUICK else 50)
    kind.end()


class Planner:
    """The planner on a terminal of its own."""

    def __init__(self, folder, **more):
        more = {name: value for name, value in more.items()}
        if more:
            more.setdefault("FAULT_FOLDER", folder)
            more["LD_PRELOAD"] = SHIM
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(BINARY, [BINARY, "-f", "plan.db", "--today", TODAY],
                      environment(folder, **more))
        fcntl.ioctl(self.file, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 24, 80, 0, 0))
        self.status = None

    def rest(self, most=2.0):
        """Reads until nothing comes any more; whether anything came."""
        came, until = False, time.time() + most
        while time.time() < until:
            ready = select.select([self.file], [], [], 0.12 if came else most)[0]
            try:
                if not ready or not os.read(self.file, 65536):
                    break
            except OSError:
                break
            came = True
        return came

    def send(self, keys):
        try:
            os.write(self.file, keys.encode())
        except OSError:
            return False
        return self.rest()

    def alive(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is None

    def leave(self):
        self.send("q")
        until = time.time() + 3
        while self.alive() and time.time() < until:
            self.rest(0.1)
        if self.alive():
            raise Lost("q does not leave")

    def end(self):
        if self.alive():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.file)


def planner_case(folder, more):
    """Each title that the planner showed stored is there, whatever it died of."""
    trial = fresh(folder)
    planner = Planner(trial, **more)
    shown = 0
    try:
        planner.rest(5)
        for n in range(4):
            if not planner.alive():
                break
            planner.send("o" if n < 0 else "a")
            planner.send("键入 %d\r" % n)
            time.sleep(0.05)
            if not planner.alive():
                break
            # Another key that draws: what was typed is stored before it.
            if planner.send("j") and planner.alive():
                shown = n + 1
        planner.send("q")
        planner.end()
        if planner.status is not None and os.WIFSIGNALED(planner.status) and \
                os.WTERMSIG(planner.status) != signal.SIGKILL:
            raise Lost("died of signal %d" % os.WTERMSIG(planner.status))
        now = say(trial)
        if "FAULT_ERRNO" not in more:
            for n in range(shown):
                if "键入 %d" % n not in now:
                    raise Lost("“键入 %d” was shown and is gone" % n)
        status, out, err = run(trial, "doctor")
        if status:
            raise Lost("is not sound: %s%s" % (out.strip(), err.strip()))
    finally:
        if planner.status is None:
            try:
                planner.end()
            except OSError:
                pass
        shutil.rmtree(trial)


def planner():
    """kill -9 of the planner at a call that reaches the disk, and such failing"""
    kind = Kind("the planner killed, and its calls failing")
    folder = base()
    dice = random.Random(SEED)
    for n in kind.cases(range(10 if QUICK else 600), 600):
        more = {"FAULT_AT": 20 + dice.randrange(420)}
        if n % 3 == 2:
            more.update(FAULT_ERRNO=dice.choice([errno.ENOSPC, errno.EIO]))
        kind.check(str(more), planner_case, folder, more)
    kind.end()


def way_out_case(folder, spoil, view):
    trial = fresh(folder)
    one = Planner(trial)
    lock = None
    try:
        one.rest(5)
        if view:
            one.send(view)
        lock = spoil(trial)
        one.send("j")
        one.send(":save kept.db\r")
        if view:
            one.send("\x1b")
        one.leave()
        status, out, err = run(trial, "-f", "kept.db", "list")
        if status or "目标 1" not in out:
            raise Lost("what was shown was not saved: %s" % err.strip())
    finally:
        if lock:
            lock.close()
        one.end()
        shutil.rmtree(trial)


def emptied(trial):
    open(trial + "/plan.db", "w").close()


def gone(trial):
    os.unlink(trial + "/plan.db")


def rubbish(trial):
    with open(trial + "/plan.db", "wb") as file:
        file.write(os.urandom(9000))


def locked(trial):
    db = sqlite3.connect(trial + "/plan.db", isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    return db


def way_out():
    """the file gone, emptied, spoilt or locked under the planner"""
    kind = Kind("a way out of the planner")
    folder = base()
    cases = [(spoil, view) for spoil in (emptied, gone, rubbish, locked)
             for view in ("", "w", "m", "r", "c", "C", "gn", "L", "H", "S", "?")]
    for spoil, view in kind.cases(cases, 8 if QUICK else 100):
        kind.check("%s %s" % (spoil.__name__, view), way_out_case, folder, spoil,
                   view)
    kind.end()


def no_room_case(folder, room):
    """What is typed when there is no room stays, and goes in when there is."""
    trial = fresh(folder)
    one = Planner(trial)
    try:
        one.rest(5)
        before = say(trial)
        one.send("a")
        one.send("没有地方")
        resource.prlimit(one.pid, resource.RLIMIT_FSIZE, (
            room, resource.RLIM_INFINITY))
        one.send("\r")
        if say(trial) != before:
            raise Lost("is not as it was")
        if not one.alive():
            raise Lost("ended")
        resource.prlimit(one.pid, resource.RLIMIT_FSIZE, (
            resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        one.send("\r")
        one.send("\x1b")
        one.leave()
        if "没有地方" not in say(trial):
            raise Lost("what was typed was not stored when there was room")
    finally:
        one.end()
        shutil.rmtree(trial)


def seen_case(kind, folder):
    """What another program writes is on the screen within a second."""
    trial = fresh(folder)
    one = Planner(trial)
    try:
        one.rest(5)
        run(trial, "set", "O1", "--title", "SEEN")
        since, shown = time.time(), b""
        while b"SEEN" not in shown and time.time() < since + 3:
            if select.select([one.file], [], [], 0.01)[0]:
                shown += os.read(one.file, 65536)
        kind.notes += " seen %.2f s after it was written;" % (time.time() - since)
        if time.time() > since + 1:
            raise Lost("seen only after %.1f s" % (time.time() - since))
    finally:
        one.end()
        shutil.rmtree(trial)


def no_room():
    """the planner when the disk is full, and when another program writes"""
    kind = Kind("the planner without room, and not alone")
    folder = base()
    for room in (0, 512, 4096, 8192):
        kind.check("%d bytes" % room, no_room_case, folder, room)
    kind.check("seen", seen_case, kind, folder)
    kind.end()


def input_case(folder, words, stdin):
    trial = fresh(folder)
    try:
        status, _, err = run(trial, *words, timeout=30, stdin=stdin)
        if status < 0:
            raise Lost("died of signal %d" % -status)
        if status == 0:
            raise Lost("was taken")
        if not err.strip():
            raise Lost("was refused without a word")
        run(trial, "list")
    finally:
        shutil.rmtree(trial)


def bad_input():
    """what is no document: too long, too deep, NUL, half a character"""
    kind = Kind("hostile input")
    folder = base()
    big = 4 << 20 if QUICK else 64 << 20
    texts = {
        "nul": b"\0" * big, "one line": b"x" * (big * 2),
        "nested": b"[" * 200000, "a scalar": b"title: \"" + b"y" * (big * 2),
        "aliases": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        "half a character": "目标".encode()[:-1],
        "escape": b"title: \"\\x1b]0;x\"\n",
    }
    for name, text in texts.items():
        for form in ("yaml", "json", "markdown", "outline"):
            if name in ("nested", "aliases", "escape") and form not in (
                    "yaml", "json"):
                continue
            kind.check("%s as %s" % (name, form), input_case, folder,
                       ["import", "--format", form, "-"], text)
    kind.end()


def main():
    global SHARE
    # The short ones first: what they leave of their time goes to the others.
    kinds = [function for function in (
        way_out, no_room, bad_input, only_read, writers, hostile, full, kills, plain, planner, damage,
        power, failing, memory) if not KINDS or function.__name__ in KINDS]
    until = time.time() + MINUTES * 60
    try:
        for n, function in enumerate(kinds):
            SHARE = (until - time.time()) / (len(kinds) - n)
            function()
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    print("%-42s %7s %8s %6s %7s" % ("", "tried", "survived", "lost", "s"))
    for name, tried, survived, lost, notes, seconds in table:
        print("%-42s %7d %8d %6d %7.1f %s" % (
            name, tried, survived, lost, seconds, notes))
    tried = sum(row[1] for row in table)
    lost = sum(row[3] for row in table)
    print("%d passed, %d failed" % (tried - lost, lost))
    sys.exit(1 if lost else 0)


main()
