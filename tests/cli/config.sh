# SPDX-License-Identifier: MIT
# Settings: printed with what they may be, set with the file's comments kept; a
# wrong one is told and locks nobody out.
file=$HOME/.config/tenths/config.yaml
run() {
	echo "\$ $*"
	tenths "$@" || echo "[$?]"
}
run config
run config theme light
run config keys.quit 'Q ZZ'
cat "$file"
cat >"$file" <<'YAML'
# mine
theme: dark   # at night
future: 1
weekday: 9
keys:
  undo: u   # as in vim
  quit: "q"
YAML
run config
run config theme "it's mine"
run config weekday 5
run config keys.redo 'C-r'
run config keys.undo ''
cat "$file"
run config weekday
run config them light
run config ascii maybe
run config nothing
# The day check-ins are due, where the plan says none.
tenths --today 2026-10-01 add objective 目标 >id
tenths --today 2026-10-01 add kr 关键结果 --target 5 >id
tenths --today 2026-11-18 checkin --list; tenths config weekday 1
tenths --today 2026-11-18 checkin --list
printf 'keys: {undo: u}\n' >"$file"
run config keys.quit Q
cat "$file"
printf 'theme: [' >"$file"
run config
run config theme dark
tenths list
# For one run, and from another file.
rm "$file"
printf 'weekday: 3\n' >other.yaml
run -C weekday=5 config weekday
run -C keys.undo=u -C filters.own=@li config | grep -v '^#'
run -C weekday=9 config weekday
run -C weekdya=5 config weekday
run -C weekday config weekday
run --config other.yaml config weekday
TENTHS_CONFIG=other.yaml tenths config weekday
run --config other.yaml config weekday 2
cat other.yaml
run --config nosuch.yaml config weekday
run complete -- -C we
# Keys as the settings have them.
tenths -C keys.undo='U gz' --print-keys | grep '	undo	'
tenths -C keys.undo=q --print-keys | grep '	back	'
run -C keys.undo=nokey --print-keys
# Filters by name stand in one another; one that nothing could read is refused
# here, not when a list or a sync needs it.
rm -f "$file"
tenths --today 2026-11-18 set O1.KR1 --owner 小李
run config user.name 小李
run config filters.own 'owner:@me'
run config filters.late '=own state:open'
run --today 2026-11-18 list =late
run --today 2026-11-18 list '-=late' '-"text =none here"'
run config filters.bad '((('
run config filters.far '=nosuch'
run config 'filters.a b' 'open'
run config share 'status:bogus'
run config share '-=own'
run config share ''
printf 'filters: {a: "=b", b: "=a"}\n' >"$file"
run --today 2026-11-18 list =a
# What is wrong with them is told by every command, and by doctor.
printf 'weekday: monday\nsources: [date]\n' >"$file"
run --today 2026-11-18 list
run doctor
run pull
