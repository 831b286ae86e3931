# SPDX-License-Identifier: MIT
# A folder of plans: listed, checked, told of, made into a site; never written.
try() { tenths --today 2026-11-21 "$@" 2>&1 || echo "[$?]"; }
mkdir -p okr/platform okr/产品 okr/.git "$HOME/.config/tenths"
echo 'share: -#private' >"$HOME/.config/tenths/config.yaml"
quarter='name: 2026 Q4, starts: 2026-10-01, ends: 2026-12-31'
cat >okr/company.yaml <<YAML
tenths: 1
cycles:
- {id: 000000000001, $quarter, objectives: [{id: 000000000002, title: 客户不再因为停机离开, owner: 张总, key_results: [{id: 000000000003, title: 流失率从 5% 降到 2%, progress: 3/10, due: 2026-12-31}]}]}
YAML
cat >okr/platform/li.yaml <<YAML
tenths: 1
cycles:
- {id: 000000000011, $quarter, objectives: [{id: 000000000012, title: 服务不间断, align: [000000000003], owner: 李雷, key_results: [
    {id: 000000000013, title: 可用性 99.95%, progress: 6/10, confidence: 7/10, checkins: [{on: 2026-11-10, progress: 4/10, confidence: 6/10}, {on: 2026-11-18, progress: 6/10, confidence: 7/10, note: 切换 <完成>}]},
    {id: 000000000015, title: 秘密的事, tags: [private]}]}]}
YAML
cat >okr/产品/韩梅梅.yaml <<YAML
tenths: 1
cycles:
- {id: 000000000021, $quarter, objectives: [{id: 000000000022, title: 新人第一天就会用, align: [000000000003, 00000000zzzz], key_results: [{id: 000000000023, title: 激活率 60%, progress: 2/10}]}, {id: 000000000024, title: 独自一人}]}
YAML
cp okr/company.yaml okr/.git/hidden.yaml
tenths --today 2026-11-21 -f okr/platform/mei.db add objective 本地的 >id 2>/dev/null
cksum okr/platform/mei.db okr/*.yaml okr/*/*.yaml >before
echo '# listed, with who serves whom across plans'
try list -d okr
try list -d okr/ --json | jq -c '.[] | [.plan, .ref, .title, .served_by]'
try list -d okr --columns ref,serves,title kind:objective
try list -d okr --stats
try list -d okr --stats --json | jq -c '.[]'
try list -d okr --stats 2026-Q4
echo '# checked'
try doctor --writing -d okr --rules broken,no-due
tenths doctor -d okr --rules broken --json | jq -c '.[]'
try doctor -d okr --rules none
try doctor -d okr --rules too-sure
echo '# told of'
try digest -d okr --format markdown
try digest -d okr --since 2026-11-20 --format markdown
try digest -d okr --json | jq -c '.[] | [.plan, .since, (.cycles[].nodes | length)]'
try digest -d okr --cycle 2026-Q4
echo '# a site'
try site public -d okr
find public -type f | sort
try site public -d okr
try site public -d okr --force -q
grep -rl 秘密 public || echo nothing private
sed -n '/<entry>/,$p' public/feed.xml
grep -o '<li>.*' public/alignment.html | sed 's/ rel="[^"]*"//'
sed -n '/<tbody>/,/<\/tbody>/p' public/index.html | sed 's/ rel="[^"]*"//'
try site other
try site both -d okr --languages zh,en -q
find both -type f | sort
for page in both/index both/en/index both/plans/platform.li both/en/plans/platform.li; do
	sed -n 's/^<html lang="\([^"]*\)".*/\1/p; s/.* href="\([^"]*\)">\(中文\|English\)<.*/\1 \2/p' $page.html
done
try site both -d okr --languages fr
try site both -d okr --languages en,en
echo '# what is kept of it: by content, as of the day and of what is shared, and nothing else'
index=$(echo "$HOME"/.cache/tenths/folder-*)
stats() { tenths --today 2026-11-21 list -d okr --stats --json 2>&1; }
stats >fresh
grep -q 秘密 "$index" && echo private || echo nothing private
(cd okr && stats() { tenths --today 2026-11-21 list -d . --stats --json; } && stats) | cmp - fresh && echo the same from within
touch -d 2026-11-01 okr/*.yaml okr/*/*.yaml; stats | cmp - fresh
for size in 0 20 300 700; do head -c "$size" "$index" >cut && cat cut >"$index"; stats | cmp - fresh; done
head -c 900 /dev/urandom >>"$index"; stats | cmp - fresh
cp okr/platform/li.yaml kept.yaml
sed -i 's/6\/10, confidence: 7/9\/10, confidence: 8/' okr/platform/li.yaml
stats | jq -c '.[] | select(.plan == "platform/li") | [.progress, .confidence]'
cat kept.yaml >okr/platform/li.yaml
stats | cmp - fresh && echo as before
tenths --today 2026-12-24 list -d okr --stats --json | jq -c '.[] | [.plan, .outdated]'
echo 'share: -#none' >"$HOME/.config/tenths/config.yaml"
stats | jq -c '.[] | select(.plan == "platform/li") | .owed'
grep -q 秘密 "$index" && echo private || echo nothing private
echo 'share: -#private' >"$HOME/.config/tenths/config.yaml"
stats | cmp - fresh; grep -q 秘密 "$index" && echo private || echo nothing private
cksum okr/platform/mei.db okr/*.yaml okr/*/*.yaml | cmp - before && echo untouched
echo '# what is wrong with it'
echo 'tenths: 1
x: [' >okr/platform/broken.yaml
try list -d okr --columns ref,title kind:objective
try digest -d okr --format markdown | head -3
try list -d nowhere
mkdir empty
try list -d empty
echo 'share: cycle:nowhere' >"$HOME/.config/tenths/config.yaml"
try list -d okr --columns ref
echo 'share: [' >"$HOME/.config/tenths/config.yaml"
try list -d okr --columns ref
echo '# the folder of the settings, without -d: for a site, and for what serves whom'
printf 'share: -#private\nplans: okr\n' >"$HOME/.config/tenths/config.yaml"
rm okr/platform/broken.yaml
try site again -q && ls again
try -f mine.db add objective 我的目标 >id
try -f mine.db set O1 --align 000000000003
try -f mine.db show O1 | grep -A1 serve
try -f mine.db list --columns ref,serves
try -f mine.db --dump | grep serve
try -f mine.db set O1 --align 00000000zzzz
printf 'plans: nowhere\n' >"$HOME/.config/tenths/config.yaml"
try -f mine.db list --columns ref,serves
