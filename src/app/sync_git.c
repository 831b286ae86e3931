/* SPDX-License-Identifier: MIT */
/*
 * A sync that goes around by git. Each step leaves what the next call can go on
 * from: the plan and the file are in step before anything is committed, and a
 * merge that was begun is ended first.
 */
#include <stdlib.h>
#include <string.h>

#include "app/git.h"
#include "app/sync.h"
#include "base/say.h"
#include "model/shared.h"
#include "sync_held.h"
#include "sync_words.h"

#define ROUNDS 5 /* while somebody else pushes first */
#define MERGING "MERGE_HEAD"

/* The repository: where it goes to and comes from. */
struct round {
	struct session *session;
	struct sync *sync;
	struct str *said;
	struct git git;
	struct str branch, remote, theirs; /* of the remote; "": none yet */
};

static void
say(struct round *round, const char *what, const struct err *why)
{
	str_addf(
		round->said, *why->text ? "%s: %s\n" : "%s\n", what, why->text);
}

/* ---- merging */

static bool
is_merging(const struct round *round)
{
	return git_run(&round->git, NULL, NULL, "rev-parse", "-q", "--verify",
		MERGING);
}

/* Whether git waits for someone to say what is in it. */
static bool
is_unmerged(const struct round *round, const char *name)
{
	struct str names = {0};
	bool unmerged;

	git_run(&round->git, &names, NULL, "ls-files", "-u", "--", name);
	unmerged = names.length > 0;
	str_fini(&names);
	return unmerged;
}

/* The three sides by field, whatever git has made of the lines. */
static bool
merge_sides(struct round *round, const char *with, struct err *err)
{
	struct str ancestor = {0}, base = {0}, theirs = {0};
	struct sync_sides sides = {&base, &theirs};
	bool ok = true;

	if (git_run(&round->git, &ancestor, NULL, "merge-base", "HEAD", with))
		ok = git_show(&round->git, str_text(&ancestor), &base, err);
	ok = ok && git_show(&round->git, with, &theirs, err);
	/* Who took the file away said nothing of what is in it. */
	if (ok && !theirs.length)
		sides.theirs = &base;
	round->sync->sides = &sides;
	ok = ok && sync_file(round->session, round->sync, err);
	round->sync->sides = NULL;
	str_fini(&ancestor);
	str_fini(&base);
	str_fini(&theirs);
	return ok;
}

static bool
end_merge(struct round *round, struct err *err)
{
	struct str others = {0};
	bool ok = git_add(&round->git, err);

	git_run(&round->git, &others, NULL, "diff", "--name-only",
		"--diff-filter=U");
	if (ok && others.length)
		ok = err_set(err, ERR_INPUT,
			_("git cannot merge %.*s by itself: do that, git add "
			  "it, and sync again"),
			(int)strcspn(others.data, "\n"), others.data);
	str_fini(&others);
	return ok &&
		git_run(&round->git, NULL, err, "commit", "-q", "--no-edit");
}

/* What was cut off, or what somebody began by hand: who gave the file one text
 * has settled it. */
static bool
go_on(struct round *round, struct err *err)
{
	bool open = is_unmerged(round, round->git.name);
	struct err unread = {0};

	return (sync_file(round->session, round->sync, &unread) && !open) ||
		merge_sides(round, MERGING, err);
}

/* ---- committing */

/* The words of what is other than in the last commit, as far as it is shared now:
 * of what became private since there is none. */
static bool
make_words(struct round *round, struct str *words, struct err *err)
{
	struct plan before, now;
	struct str text = {0};
	bool ok;

	plan_init(&before);
	ok = sync_shared(round->session, &now, err) &&
		git_show(&round->git, "HEAD", &text, err);
	/* What was committed by hand need not be a plan. */
	if (ok && text.length &&
		!sync_read(round->git.name, str_text(&text), text.length,
			&before, NULL)) {
		plan_fini(&before);
		plan_init(&before);
	}
	if (ok) {
		plan_withdraw(&before, &round->session->plan, &now);
		sync_words(&before, &now, words);
	}
	str_fini(&text);
	plan_fini(&before);
	plan_fini(&now);
	return ok;
}

/* What was in the last commit and is private by now is told. */
static bool
tell_held(struct round *round, const char *before, struct err *err)
{
	struct plan shared;
	bool ok = sync_shared(round->session, &shared, err);

	if (ok)
		sync_held(&round->git, &round->session->plan, &shared, before,
			round->said);
	plan_fini(&shared);
	return ok;
}

static bool
commit(struct round *round, struct err *err)
{
	struct str changed = {0}, words = {0}, before = {0};
	bool ok = git_add(&round->git, err) &&
		git_run(&round->git, &changed, err, "status", "--porcelain",
			"--", round->git.name);

	if (ok && changed.length)
		ok = git_show(&round->git, "HEAD", &before, err) &&
			make_words(round, &words, err) &&
			git_commit(&round->git, str_text(&words), err) &&
			tell_held(round, str_text(&before), err);
	str_fini(&changed);
	str_fini(&words);
	str_fini(&before);
	return ok;
}

/* ---- the others */

static bool
ask_config(const struct round *round, const char *what, struct str *out)
{
	struct str name = {0};
	bool ok;

	str_addf(&name, "branch.%s.%s", str_text(&round->branch), what);
	ok = git_run(
		&round->git, out, NULL, "config", "--get", str_text(&name));
	str_fini(&name);
	return ok && out->length;
}

/* Where the branch goes to: what git has for it, else the first there is. False, and
 * said, when it goes nowhere. */
static bool
find_remote(struct round *round)
{
	struct err none = {0};

	if (!git_run(&round->git, &round->branch, NULL, "symbolic-ref", "-q",
		    "--short", "HEAD")) {
		say(round, _("git is on no branch: only committed"), &none);
		return false;
	}
	if (!ask_config(round, "remote", &round->remote))
		git_run(&round->git, &round->remote, NULL, "remote");
	if (!round->remote.length) {
		say(round, _("only committed: git remote add says where to"),
			&none);
		return false;
	}
	round->remote.length = strcspn(round->remote.data, "\n");
	round->remote.data[round->remote.length] = '\0';
	return true;
}

static bool
is_in(const struct round *round, const char *commit, const char *in)
{
	return git_run(&round->git, NULL, NULL, "merge-base", "--is-ancestor",
		commit, in);
}

/* Brings what the others have up to date. */
static bool
fetch(struct round *round, struct err *err)
{
	struct str name = {0};
	bool ok = git_run(&round->git, NULL, err, "fetch", "-q", "--",
		str_text(&round->remote));

	str_addf(&name, "refs/remotes/%s/%s", str_text(&round->remote),
		str_text(&round->branch));
	if (!git_run(&round->git, &round->theirs, NULL, "rev-parse", "-q",
		    "--verify", "@{upstream}") &&
		!git_run(&round->git, &round->theirs, NULL, "rev-parse", "-q",
			"--verify", str_text(&name)))
		str_clear(&round->theirs);
	str_fini(&name);
	return ok;
}

/* Brings theirs in. What git can only go forward to is theirs as it is; it comes
 * into the plan as any file does. */
static bool
join(struct round *round, struct err *err)
{
	const char *theirs = str_text(&round->theirs);
	struct err why = {0};

	if (is_in(round, "HEAD", theirs))
		return git_run(&round->git, NULL, err, "merge", "-q",
			       "--ff-only", theirs) &&
			sync_file(round->session, round->sync, err) &&
			commit(round, err);
	if (!git_run(&round->git, NULL, &why, "merge", "-q", "--no-ff",
		    "--no-commit", theirs) &&
		!is_merging(round)) {
		*err = why;
		return false;
	}
	return merge_sides(round, theirs, err) && end_merge(round, err);
}

static bool
push(struct round *round, struct err *err)
{
	struct str to = {0}, name = {0};
	bool known = ask_config(round, "merge", &name), ok;

	str_addf(&to, "HEAD:%s%s", known ? "" : "refs/heads/",
		str_text(known ? &name : &round->branch));
	/* The first time it is remembered where it went. */
	ok = git_run(&round->git, NULL, err, "push", known ? "-q" : "-qu", "--",
		str_text(&round->remote), str_text(&to));
	str_fini(&to);
	str_fini(&name);
	return ok;
}

/* Whether theirs is in what is here. */
static bool
has_theirs(const struct round *round)
{
	return !round->theirs.length ||
		is_in(round, str_text(&round->theirs), "HEAD");
}

/* Whether there is nothing that the others have not. */
static bool
is_out(const struct round *round)
{
	return round->theirs.length &&
		is_in(round, "HEAD", str_text(&round->theirs));
}

/* Fetches, merges and pushes, once more while somebody else was first. What cannot
 * be reached waits for the next time. */
static bool
exchange(struct round *round, struct err *err)
{
	struct err why = {0};
	int rounds = ROUNDS;
	bool pushed = false, reached = fetch(round, &why);

	while (reached && !pushed && rounds--) {
		if (!has_theirs(round) && !join(round, err))
			return false;
		pushed = is_out(round) || push(round, err);
		if (pushed)
			break;
		reached = fetch(round, &why);
		/* Nobody was first: it is refused for another reason. */
		if (reached && has_theirs(round))
			return false;
	}
	err_clear(err);
	if (!reached)
		say(round, _("not reached, so it waits for the next sync"),
			&why);
	return pushed || !reached ||
		err_set(err, ERR_INPUT,
			_("others push all the time; sync again"));
}

/* A repository that is new here begins with what the others have: nothing of ours
 * goes before it. */
static void
begin(struct round *round)
{
	struct str said = {0}, *told = round->said;

	round->said = &said;
	if (!git_run(&round->git, NULL, NULL, "rev-parse", "-q", "--verify",
		    "HEAD") &&
		find_remote(round) && fetch(round, NULL) &&
		round->theirs.length)
		git_run(&round->git, NULL, NULL, "merge", "-q", "--ff-only",
			str_text(&round->theirs));
	round->said = told;
	str_fini(&said);
}

static bool
go_round(struct round *round, struct err *err)
{
	begin(round);
	if (is_merging(round)) {
		if (!go_on(round, err) || !end_merge(round, err))
			return false;
	} else if (!sync_file(round->session, round->sync, err)) {
		return false;
	}
	return commit(round, err) &&
		(!find_remote(round) || exchange(round, err));
}

bool
sync_git(struct session *session, struct sync *sync, struct str *said,
	struct err *err)
{
	struct round round = {.session = session, .sync = sync, .said = said};
	struct err missing = {0};
	bool ok;

	if (git_open(&round.git, sync->path, &missing)) {
		ok = go_round(&round, err);
	} else {
		ok = sync_file(session, sync, err);
		if (ok) {
			*err = missing;
			ok = false;
		}
	}
	git_close(&round.git);
	str_fini(&round.branch);
	str_fini(&round.remote);
	str_fini(&round.theirs);
	return ok;
}
