# SPDX-License-Identifier: MIT
# What a document says is in the plan that is stored, and once: every word of
# four letters, every run of Chinese, and the dry run says what the import does.
# Runs over our own documents, and over those beside the project where there are
# any; words that only label, name columns or stand in the plan's own form are
# let go.
t() { tenths --today 2026-11-21 "$@"; }
cat >words.awk <<'END'
function cut(text) {
	gsub(/：|，|。|（|）|【|】|、|；|｜|》|《|“|”|—|–|→|　|⭐|\xef\xb8\x8f/, " ", text)
	gsub(/[^A-Za-z0-9\200-\377]+/, " ", text)
	return tolower(text)
}
# The stored plan first, then the document.
FNR == NR { plan = plan " " cut($0); next }
{ source = source " " cut($0) }
END {
	gsub(/ +/, " ", plan)
	count = split(source, all, " ")
	for (i = 1; i <= count; i++) {
		word = all[i]
		times[word]++
		if (word ~ /^[a-z0-9]+$/ && length(word) < 4 || word ~ label)
			continue
		if (length(word) >= 6 && !index(plan, word))
			print "lost: " word
	}
	count = split(plan, stored, " ")
	for (i = 1; i <= count; i++)
		kept[stored[i]]++
	for (word in kept)
		if (length(word) > 18 && times[word] && kept[word] > times[word])
			print "doubled: " word
}
END
label='^(objective|results?|actions?|initiatives?|objeti[fv]o?|objectif|resultado|résultat|schlüsselergebnis|sonuç|anahtar|chốt|(kr|o|a)[0-9]+|目标.*|目標.*|关键结果.*|關鍵.*|行动.*|主要な.*|목표|핵심|결과|亮点|不足|自我打分|满分.*|[0-9]+|.*20[0-9][0-9].*|rowspan|status|progress|priority|actual|baseline|current|target|owner|score|weight|进行中|已完成|当前|现状|基準|单位|负责人|截止|进度|状态|备注|评分|周期|progreso|responsable|title|layout|no_toc|keyresults|year|null|description|notes?|goals|name|type|tags|january|march|april|june|.*年.*|keyresult|.*季度|.*月)$'
check() {
	for file in "$@"; do
		case $file in *.expect) continue ;; esac
		rm -f plan.db
		t -f plan.db import -n "$file" 2>/dev/null | tail -n 2 >dry || :
		t -f plan.db import -q "$file" >/dev/null 2>&1 || continue
		grep -q 'would be' dry || echo "$file: the dry run says nothing"
		t -f plan.db export --format yaml >plan.yaml
		LC_ALL=C awk -v label="$label" -f words.awk plan.yaml "$file" |
			sort -u | sed "s|^|${file##*/}: |"
	done
}
check "$top"/tests/documents/*.*
if [ -d "$top/../shared/cases/documents" ]; then
	check "$top"/../shared/cases/documents/*.*
fi
echo done
