# SPDX-License-Identifier: MIT
# One door for every file that is asked for: whatever verb writes it and whatever it is
# called, the plan, what SQLite keeps beside it, another plan and a backup are not
# written over, and another file only with --force.
t() { tenths --today 2026-11-21 "$@"; }
t demo --keep plan.db >said
t demo --keep other.db >said
t -f plan.db backup copy.db >said
t -f plan.db export >plan.yaml
mkdir folder
cd folder
printf keep >there
ln -s there link
ln -s ../plan.db to-plan
ln ../plan.db hard-plan
ln -s ../copy.db to-copy
state() { (cd .. && cat plan.db other.db copy.db folder/there | sha256sum); }
planner() { # KEYS
	echo "$1" >../keys
	play --size 160x20 ../keys tenths --today 2026-11-21 -f ../plan.db >../screen
	tail -n 2 ../screen | grep -o '[^ ]*: is .*' | sed 's/ *$//' || tail -n 2 ../screen
}
# A way to write the file $1; $2 is --force or nothing.
verbs='export dump digest backup rescue demo :export :dump :save sync'
write() { # VERB FILE [--force]
	case $1 in
	export) t -f ../plan.db export -o "$2" ${3-} ;;
	dump) t -f ../plan.db --dump=text -o "$2" ${3-} ;;
	digest) t -f ../plan.db digest -o "$2" ${3-} ;;
	backup) t -f ../plan.db backup "$2" ${3-} ;;
	rescue) t -f ../plan.db doctor --rescue "$2" ${3-} ;;
	demo) t -f ../plan.db demo --keep "$2" ;;
	:export) planner "text=\":export${3:+!} $2\" Enter" ;;
	:dump) planner "text=\":dump${3:+!} text $2\" Enter" ;;
	:save) planner "text=\":save${3:+!} $2\" Enter" ;;
	sync) t -f ../plan.db sync "$2" ;;
	esac
}
try() { # VERB FILE [--force]: what it says, and that all is as it was
	before=$(state)
	write "$@" >../said 2>&1 || :
	head -n 1 ../said | sed "s|^tenths: ||"
	[ "$before" = "$(state)" ] || echo "written over by $*"
}
for file in ../plan.db ./../folder/to-plan hard-plan ../plan.db-journal ../plan.db-wal \
	../other.db ../copy.db to-copy there link; do
	for verb in $verbs; do
		printf '%s %s: ' "$verb" "$file"
		try "$verb" "$file"
	done
done
echo '# --force replaces a file, and a copy by a copy, but never the plan'
for file in ../plan.db to-plan hard-plan ../plan.db-journal; do
	for verb in export dump digest backup rescue :export :dump :save; do
		printf '%s %s: ' "$verb" "$file"
		try "$verb" "$file" --force
	done
done
for verb in export dump digest :export :dump; do
	printf '%s ../copy.db: ' $verb
	try $verb ../copy.db --force
	write $verb link --force
	[ -L link ] && [ "$(cat there)" != keep ] && echo replaced
	printf keep >there
done
write backup to-copy --force && [ -L to-copy ]
write rescue ../copy.db --force >../said || :
ls . .. | grep -v said
