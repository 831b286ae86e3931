# SPDX-License-Identifier: MIT
# Whatever a file holds, the byte-order mark before it is no part of that.
mark() { printf '\357\273\277'; cat; }
mkdir marked
for form in todo.txt tasks.json feishu.json table.csv page.md lines.txt plan.yaml plan.json -; do
	case $form in
	todo.txt) printf '(A) 打电话 +家\n' ;;
	tasks.json) echo '[{"description": "打电话", "status": "pending", "entry": "20261101T000000Z", "uuid": "00000000-0000-0000-0000-000000000001"}]' ;;
	feishu.json) echo '[{"text": "甲", "krs": [{"text": "乙"}]}]' ;;
	table.csv) printf 'type,title\nobjective,甲\n' ;;
	page.md | -) printf -- '---\nokr-type: objective\ntitle: 页\n---\n' ;;
	lines.txt) printf 'O: 甲\n KR1: 乙 5/10\n' ;;
	plan.yaml) printf 'tenths: 1\nobjectives: [甲]\n' ;;
	plan.json) echo '{"tenths": 1, "objectives": ["甲"]}' ;;
	esac | mark >"marked/$form"
	rm -f marked.db
	echo "- $form"
	case $form in
	-) tenths --today 2026-11-21 -f marked.db import -qy - <marked/- ;;
	*) tenths --today 2026-11-21 -f marked.db import -qy "marked/$form" ;;
	esac 2>&1 || :
	tenths --today 2026-11-21 -f marked.db list cycle:all
done
