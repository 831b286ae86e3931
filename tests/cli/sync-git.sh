# SPDX-License-Identifier: MIT
# Three machines and a bare repository: each syncs by git when it can, weeks
# offline between; then a sync that is cut off at each call of git. Nothing is
# lost, all end with the same plan, and nothing private is in the repository.
. "$top/tests/machines.sh"
try() { "$@" && status=0 || status=$?; echo "[$status]"; }
shown() { sed "s|$home/||g"; }
make_machines a b c
on a cycle new 2026-Q4 >/dev/null
on a add objective '提升质量' >/dev/null
on a add kr '减少告警' --start 40 --target 5 --current 40 >/dev/null
on a add kr '恢复演练' >/dev/null
on a add objective '机密目标' --tags private >/dev/null
on a add kr '机密结果' --to O2 >/dev/null
echo "# the first commit, and the others get it"
try on a sync | shown
for name in b c; do on $name sync -q; done
on c list
git -C a/repo log --format=%B
echo "# a week's work on three machines, offline; each change is in the file"
mv hub.git away.git
on a checkin O1.KR2 5/10 --on 2026-11-16 >/dev/null
on a checkin O2.KR1 7/10 >/dev/null
grep -c '2026-11-16' a/repo/li.yaml
try on a sync 2>&1 | sed 's/: git: .*/: git: …/' | shown
on b set O1.KR1 --current 20 --owner 李
on b set O1.KR2 --note '乙写的'
on b sync -q 2>/dev/null
on c set O1.KR2 --note '丙写的'
on c add kr '丙加的' --to O1 >/dev/null
on c sync -q 2>/dev/null
mv away.git hub.git
echo "# back again: by field, without the merge driver and whoever is first"
try on b sync -q
try on c sync -q
try on a sync -q
try on b sync -q
try on c sync -q
# same NAME...: what these share is the same.
same() {
	for name; do
		cp $name/repo/li.yaml $name.yaml
		on $name sync -q "$home/$name.yaml"
		cmp $1.yaml $name.yaml
	done
	echo same
}
same a b c
on a list
on b conflicts || echo "[$?]"
git -C b/repo log --no-merges --format=%B | grep . | sort -u
echo "# nothing private is anywhere in the repository"
git -C hub.git log --all -p | grep -c 机密 || :
on a set O2.KR1 --note 机密备注
on a set O1 --tags private
on a sync -q 2>&1 | sed 's/[0-9a-f]\{10\}/REVISION/g'
git -C hub.git log -1 --format=%B
on a set O1 --tags ''
on a sync -q
same a
echo "# two who push at once"
on a set O1.KR1 --owner 王
on b add objective 第二 >/dev/null
on a sync -q
on b sync -q 2>/dev/null
on a sync -q
same a b
echo "# criss-cross: each has merged the other"
git -C a/repo pull -q
on c sync -q || :
on a set O1.KR1 --current 15
on b set O1.KR2 --owner 张
for name in a b; do
	git -C $name/repo commit -qam "$name works"
done
git -C a/repo fetch -q ../../b/repo main:other
git -C b/repo fetch -q ../../a/repo main:other
for name in a b; do
	git -C $name/repo merge -q --no-edit other >/dev/null
	on $name sync -q "$home/$name/repo/li.yaml"
done
on a set O1.KR1 --current 12
on b set O1.KR1 --target 4
for name in a b a; do on $name sync -q || :; done
same a b
on b show O1.KR1 | grep -E 'target|current|metric'
echo "# rebase and cherry-pick keep what was said"
on a conflicts seen 1 >/dev/null
on a sync -q
on b sync -q 2>/dev/null
git -C b/repo config pull.rebase true
on a set O1.KR1 --note 甲记
on b set O1.KR2 --confidence 6
git -C b/repo commit -qam "b works"
on a sync -q
(cd b/repo && tenths git setup li.yaml >/dev/null && git commit -qm driver .gitattributes 2>/dev/null || :)
git -C b/repo pull -q 2>&1 | tail -1
try on b sync -q
on c sync -q 2>/dev/null
on c set O1.KR2 --note 丙再写
git -C c/repo checkout -q -b apart
git -C c/repo commit -qam "c works"
git -C c/repo checkout -q main
on c sync -q || :
git -C b/repo fetch -q ../../c/repo apart
git -C b/repo cherry-pick FETCH_HEAD >/dev/null 2>&1 || echo "cherry-pick [$?]"
try on b sync -q
for name in a c b; do on $name sync -q || :; done
same a b c
