# SPDX-License-Identifier: MIT
# Sourced by the tests of a sync by git: machines, each with a plan and a clone of
# one bare repository, hub.git, in the folder that is the current one.
command -v git >/dev/null || { echo "git is not there"; exit 77; }
export GIT_CONFIG_NOSYSTEM=1
git config --global init.defaultBranch main
git config --global user.email t@t
git config --global user.name 测试
home=$PWD
# make_machines NAME...
make_machines() {
	git init -q --bare hub.git
	for name; do
		mkdir -p "$name/config/tenths"
		git clone -q hub.git "$name/repo" 2>/dev/null
		printf 'share: "-#private"\nsync: {file: %s/repo/li.yaml, git: true}\n' \
			"$home/$name" >"$name/config/tenths/config.yaml"
	done
}
# keep_machines: as they are now they are again after each machines_again.
keep_machines() {
	machines="$(ls -d */repo | cut -d/ -f1) hub.git"
	mkdir start
	cp -r $machines start/
}
machines_again() {
	rm -rf $machines
	cp -r start/* .
}
# on NAME WORDS...: tenths on the machine of that name.
on() {
	machine=$home/$1
	shift
	XDG_CONFIG_HOME=$machine/config XDG_STATE_HOME=$machine/state \
		tenths --today 2026-11-21 -f "$machine/plan.db" "$@"
}
