# SPDX-License-Identifier: MIT
# shellcheck disable=SC2088
# ~ is the home folder in every path, also where no shell has read it.
cd "$HOME"
tenths --file='~/p.db' cycle new 2026-Q4 >/dev/null
tenths -f '~/p.db' add objective 目标 >/dev/null
ls p.db
TENTHS_FILE='~/p.db' tenths list
export TENTHS_FILE='~/p.db'
tenths export --output='~/out.yaml'
tenths import '~/out.yaml'
tenths backup '~/copy.db'
tenths --dump -o '~/dump.txt'
tenths -f '~/copy.db' list
ls
