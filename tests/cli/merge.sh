# SPDX-License-Identifier: MIT
# What two people do to one plan, row by row: in two clones with git merge and
# the merge driver, either way round, and with tenths sync through a file. No
# word is lost, and both end with the same plan.
command -v git >/dev/null || { echo "git is not there"; exit 77; }
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@t
export GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@t
git config --global init.defaultBranch main
. "$top/tests/pairs.sh"
mkdir start
t -f start/a.db import -q base.yaml
t -f start/b.db import -q base.yaml
t -f start/a.db sync -q okr.yaml
t -f start/b.db sync -q okr.yaml
mv okr.yaml start/
git init -q origin
(cd origin && cp ../start/okr.yaml . && t git setup okr.yaml >/dev/null &&
	git add . && git commit -qm base)
for clone in ra rb; do
	git clone -q origin $clone
	(cd $clone && t git setup okr.yaml >/dev/null)
done
mkdir clones && mv ra rb clones/

# lost FILE: how many values that a side has and the base does not are not in it.
lost() {
	for side in a b; do
		diff start/okr.yaml $side.yaml | grep -v ' id: ' | sed -n 's/^> *[^:]*: //p' |
			tr -d '"[]' | tr , '\n' | sed 's/^ *//;s|/10$||' |
			while read -r value; do
				grep -qF -e "$value" "$1" || echo "lost: $value"
			done
	done
}
merge() { (cd "$1" && git merge -q -m merge FETCH_HEAD >/dev/null 2>&1) && echo 0 || echo $?; }
row() {
	cp start/a.db start/b.db start/okr.yaml .
	rm -rf ra rb && cp -r clones/ra clones/rb .
	db=a.db && eval "$2"
	db=b.db && eval "$3"
	for side in a b; do
		t -f $side.db export >$side.yaml
		cp $side.yaml r$side/okr.yaml
		git -C r$side commit -qam "$side" || :
	done
	git -C ra fetch -q ../rb && git -C rb fetch -q ../ra
	one=$(merge ra) other=$(merge rb)
	if [ "$one" = 0 ]; then
		cmp -s ra/okr.yaml rb/okr.yaml && same=same || same=differs
	else
		grep -c '^<<<<<<< ' ra/okr.yaml >marks || :
		same="$(cat marks) marked"
	fi
	count=$(t -f a.db sync -q okr.yaml && t -f b.db sync okr.yaml |
		sed -n 's/ conflicts\{0,1\};.*//p')
	t -f a.db sync -q okr.yaml || :
	t -f a.db export >sa.yaml
	t -f b.db export >sb.yaml
	cmp -s sa.yaml sb.yaml && synced=same || synced=differs
	echo "$1: git $one$other $same; sync ${count:-0} $synced"
	lost ra/okr.yaml
	lost sb.yaml
}
make_pairs
echo "# git diff reads as goals"
cp clones/ra/okr.yaml now.yaml
(cd clones/ra && sed -i 's/title: 压测/title: 压力测试/' okr.yaml && git diff -U0 | sed -n '/^@@/,$p')
echo "# a conflict that git left is named; what is no plan is a failure"
printf 'x: [\n' >bad.yaml
t merge base.yaml bad.yaml base.yaml || echo "[$?]"
cp base.yaml ours.yaml
t merge bad.yaml ours.yaml base.yaml || echo "[$?]"
t merge base.yaml ours.yaml bad.yaml 9 okr/李.yaml || echo "[$?]"
cmp ours.yaml base.yaml
sed 's/原来的备注/甲的备注/' base.yaml >theirs.yaml
sed 's/原来的备注/乙写了很长很长很长很长很长很长很长很长很长很长很长的备注/' base.yaml >ours.yaml
t merge base.yaml ours.yaml theirs.yaml 9 || echo "[$?]"
grep -A6 '^<' ours.yaml
t textconv ours.yaml | head -1
t -f a.db sync -q ours.yaml || echo "[$?]"
t -f a.db import ours.yaml || echo "[$?]"
printf 'tenths: 1\n>>>>>>> theirs\n' >marked.yaml
t -f a.db sync -q marked.yaml || echo "[$?]"
printf 'tenths: 1\n<<<<<<< HEAD\r\ncycles:\r\n- name: 甲\r\n=======\r\n' >marked.yaml
t -f a.db sync -q marked.yaml || echo "[$?]"
mkdir out && cd out
t git setup || echo "[$?]"
t git || echo "[$?]"
echo "# a plan itself in git holds what is private"
git init -q tracked && cd tracked
t -f 我的.db add objective 机密 >/dev/null 2>&1
cp ../base.yaml okr.yaml
git add .
t git setup
git rm -q --cached 我的.db
t git setup
