# SPDX-License-Identifier: MIT
# A plan may hold an empty title (a document's link without a text): what is
# written of it is read again, and to the letter.
cat >note.md <<'MD'
---
okr-type: objective
key-results:
- {title: '', current: 1, target: 2}
- title: b
---
MD
cat >plan.yaml <<'YAML'
tenths: 1
cycles:
- name: 2026 Q4
  objectives:
  - title: ''
    key_results:
    - title: "  "
    - ''
YAML
for file in plan.yaml note.md; do
	rm -f ./*.db
	tenths -f one.db import -q $file || echo "[$?]"
	[ -f one.db ] || continue
	tenths -f one.db export --format yaml >once.yaml
	tenths -f two.db import -q once.yaml
	tenths -f two.db export --format yaml | cmp - once.yaml && echo same
done
tenths -f two.db add objective '' || echo "[$?]"
