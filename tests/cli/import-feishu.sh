# SPDX-License-Identifier: MIT
# What Feishu's command line writes: a cycle, and the progress of one of its
# key results in a file of its own, which has to say what it is of.
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
cat >cycle.json <<'END'
{
  "cycle_id": "7100000000000000001",
  "start_time": "1790784000000",
  "end_time": "2026-12-31 23:59:59",
  "objectives": [
    {
      "id": "7200000000000000001",
      "score": 75,
      "weight": 0.6,
      "deadline": "1798646400000",
      "content": "{\"blocks\":[{\"paragraph\":{\"elements\":[{\"textRun\":{\"text\":\"甲 \"}},{\"text_run\":{\"text\":\"文档\",\"style\":{\"link\":{\"url\":\"https://example.org/a\"}}}}]}}]}",
      "key_results": [
        {
          "id": "7300000000000000001",
          "content": {"text": "乙"},
          "score": 0.4
        },
        {
          "id": "7300000000000000002",
          "content": "丙",
          "deadline": "2026-11-30 23:59:59"
        }
      ]
    }
  ]
}
END
cat >7300000000000000001.json <<'END'
{
  "progress_list": [
    {
      "progress_id": "7400000000000000003",
      "modify_time": "2026-11-12 10:30:00",
      "content": "{\"text\":\"三成了\"}",
      "progress_rate": {"percent": 30.0, "status": "overdue"}
    },
    {
      "progress_id": "7400000000000000002",
      "modify_time": "2026-11-05 10:30:00",
      "content": "{\"text\":\"开始\"}",
      "progress_rate": {"percent": 10.0, "status": "normal"}
    }
  ],
  "has_more": false
}
END
cp 7300000000000000001.json list.json
sed 's|"progress_list"|"target_id": 7300000000000000002, &|; s|"percent": 30|"percent": 60|' \
	list.json >named.json
echo '# alone it is refused and makes no plan'
try import list.json
try import 7300000000000000001.json
try import named.json
[ ! -e .local ]
echo '# together, in any order'
try import --dry-run 7300000000000000001.json named.json cycle.json
[ ! -e .local ]
try import 7300000000000000001.json cycle.json
try import named.json
t list
t show O1.KR1 | sed '/^id /d'
echo '# again'
try import cycle.json 7300000000000000001.json named.json
echo '# what was checked in here later stays'
t checkin O1.KR1 7/10 --on 2026-11-20 >/dev/null
try import 7300000000000000001.json
t list kind:key_result
echo '# by title, and titles that are none'
printf '[{"title": "丙", "progress_list": [{"progress_id": "1", "modify_time": "2026-11-19 08:00:00", "content": "好", "progress_rate": {"percent": 90}}]}]' >title.json
try import title.json
sed 's|丙|丁|' title.json | t import - || echo "[$?]"
try import list.json
echo '# one record'
printf '{"progress": {"progress_id": "2", "key_result_id": "7300000000000000002", "modify_time": "1795312800000", "content": "{\\"text\\": \\"完\\"}", "progress_rate": {"percent": 100, "status": "done"}}}' | t import -
t export --format feishu
t history O1.KR2 | cut -c 19-
echo '# a closed cycle is left alone, save for its texts'
t cycle close '2026 Q4' >/dev/null 2>&1
try import cycle.json
sed 's|三成了|改了|' 7300000000000000001.json >x7300000000000000001.json
try import x7300000000000000001.json
sed 's|三成了|改了|; s|"percent": [0-9]*|"percent": 90|' 7300000000000000001.json >y7300000000000000001.json
cmp -s 7300000000000000001.json y7300000000000000001.json && echo the same
try import y7300000000000000001.json
echo '# what it keeps beside a node, and a list of cycles'
cat >more.json <<'J'
{"cycles": [
 {"id": "7100000000000000011", "name": "2026 三季度", "cycle_status": 1,
  "start_time": "2026-07-01 00:00:00", "end_time": "2026-09-30 23:59:59"},
 {"id": "7100000000000000012",
  "start_time": "2026-10-01 00:00:00", "end_time": "2026-12-31 23:59:59",
  "objectives": [
   {"id": "7200000000000000011", "content": "把茶园搬上网", "category": "公司",
    "alignments": [{"to_entity_id": "7200000000000000012"},
                   {"to_entity_id": "7999", "to_owner": {"user_id": "ou_li"}}],
    "comments": [{"commenter": {"name": "王"}, "create_time": "2026-10-08 09:00:00",
      "content": "先拍照片", "replies": [{"user": "李", "content": "好"}]}],
    "key_results": [
     {"id": "7300000000000000011", "content": "写三十篇茶话",
      "indicators": [{"start_value": 0, "target_value": 30, "current_value": 12,
        "indicator_status": 1, "unit": {"unit_type": 1, "unit_value": "篇"}}]}]},
   {"id": "7200000000000000012", "content": "山里有路", "key_results": []}]}]}
J
export TENTHS_FILE=more.db
t import more.json
t export --format yaml | sed 's/ id: .*/ id:/'
echo '# comments in files of their own, to what they are about; again they are there'
cat >comments.json <<'J'
{"ok": true, "data": {"comments": [{"id": "7400000000000000001",
 "target": {"target_type": "key_result", "target_id": "7300000000000000011"},
 "commentator_id": "ou_wang", "status": "solved",
 "create_time": "2026-11-15 10:30:00", "content": {"text": "写得好"}}],
 "has_more": false}}
J
cat >threads.json <<'J'
{"cycle_id": "7100000000000000012", "comments": {"7200000000000000011": [[
 {"id": "7400000000000000002", "commentator_id": "ou_li", "status": "open",
  "target": {"target_type": "objective", "target_id": "7200000000000000011"},
  "create_time": "2026-11-16 10:30:00", "content": {"text": "再拍一次"}},
 {"id": "7400000000000000003", "commentator_id": "ou_wang", "status": "open",
  "target": {"target_type": "objective", "target_id": "7200000000000000011"},
  "create_time": "2026-11-17 10:30:00", "content": {"text": "好"}}]],
 "7100000000000000012": [[
 {"id": "7400000000000000004", "commentator_id": "ou_li", "status": "open",
  "target": {"target_type": "cycle", "target_id": "7100000000000000012"},
  "create_time": "2026-11-18 10:30:00", "content": {"text": "开了个好头"}}]]}}
J
sed 's/7300000000000000011/7300000000000000999/' comments.json >nobody.json
t import comments.json
t import threads.json
t import -q comments.json threads.json
try import nobody.json
t export --format yaml | sed 's/ id: .*/ id:/; /key_results/q'
echo '# a score in words is none, one in text is one'
for score in 未评 0.4 40; do
	sed "s/\"score\": 75/\"score\": \"$score\"/" cycle.json >score.json
	tenths -f score.db --today 2026-11-21 import -q score.json
	tenths -f score.db list --json cycle:all | grep '"objective"' | grep -o '"score": [^,]*'
	rm score.db
done
echo "# what serves a node that has Feishu's id and a lasting id of its own; an owner in a word"
cat >own.yaml <<'Y'
cycles:
- name: 2026 Q4
  starts: 2026-10-01
  ends: 2026-12-31
  objectives:
  - id: aaaaaaaaaaaa
    title: 已有的
    x-feishu-id: "7200000000000000077"
Y
cat >serves.json <<'J'
{"cycle_id": "7100000000000000001", "start_time": "2026-10-01 00:00:00",
 "end_time": "2026-12-31 23:59:59", "objectives": [
 {"id": "7200000000000000078", "content": "新来的", "owner": "李",
  "alignments": [{"to_entity_id": "7200000000000000077"}]}]}
J
export TENTHS_FILE=serves.db
t import -q own.yaml
t import -q serves.json
t show O2 | grep -e 李 -e serves
