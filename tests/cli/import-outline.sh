# SPDX-License-Identifier: MIT
# A real outline: everything placed, loose lines reported and kept; again it
# adds nothing; out and in again it is the same tree.
[ -d "$seeds" ] || { echo "no ../shared/seeds here"; exit 77; }
t() { tenths --today 2026-11-21 "$@"; }
cp "$seeds/outline-x10.txt" outline.txt
t import --dry-run outline.txt >tree
head -n 6 tree
tail -n 1 tree
[ ! -e .local ]
t import outline.txt
t import outline.txt
for progress in 5 6 7; do
	t list kind:key_result progress:$progress/10 | wc -l
done
t list kind:action | wc -l
t undo
t list
t redo >/dev/null
t import outline.txt --strict && exit 1
t export --format outline -o out.txt
TENTHS_FILE=$HOME/again.db t import out.txt 2>/dev/null
t list >first
TENTHS_FILE=$HOME/again.db t list | diff first -
t export -o a.yaml
TENTHS_FILE=$HOME/yaml.db t import a.yaml
TENTHS_FILE=$HOME/yaml.db t export | cmp - a.yaml
t export --format json | TENTHS_FILE=$HOME/json.db t import --format json -
TENTHS_FILE=$HOME/json.db t export | cmp - a.yaml
echo '# --dump fits'
for width in 40 80 120; do
	t --dump --width $width >dump
	t list --width $width >>dump
	[ "$(wc -L <dump)" -le $width ] || echo "wider than $width"
done
