# SPDX-License-Identifier: MIT
# What is too long for a document is refused while it comes in, by whatever door: in
# little time, and in little memory (of the program: 100 MiB; what the limit counts
# is all that it maps).
t() { tenths --today 2026-11-21 "$@"; }
t import -q "$top/tests/plans/sample.yaml"
t config serve true
case $(strings -n 6 "$(command -v tenths)" 2>/dev/null) in *__asan_*)
	echo 'under a sanitizer memory is no measure'
	exit 77
	;;
esac
ulimit -v 300000
try() {
	begun=$(date +%s)
	timeout 20 tenths --today 2026-11-21 "$@" 2>&1 | tail -n 1
	[ $(($(date +%s) - begun)) -le 5 ] || echo "took long"
}
line() { head -c 100000000 /dev/zero | tr '\0' x; }
nul() { head -c 500000000 /dev/zero; }
scalar() { printf 'title: "' && head -c 300000000 /dev/zero | tr '\0' y; }
block() { echo 'note: |' && yes '  这一行很短，可是有很多很多很多行' | head -c 300000000; }
for what in line nul scalar block; do
	echo "# $what"
	for form in yaml json markdown outline csv; do
		$what 2>/dev/null | try import --format $form -
	done
done
echo '# what never ends'
yes 2>/dev/null | try import -
mkfifo endless
yes 2>/dev/null >endless &
try import endless
try import /dev/zero
try import - </dev/zero
echo '# where lines are read'
line | try checkin --plain
line | try serve --stdio
nul >file
chmod 600 file
echo '# a file'
try import file
try -f file list
try restore file
try textconv file
mkdir -p .config/tenths/templates
mv file .config/tenths/templates/big.yaml
try templates big
