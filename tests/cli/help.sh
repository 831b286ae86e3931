# SPDX-License-Identifier: MIT
# --help and --version everywhere, on standard output, status 0.
tenths --help
tenths --version
for command in add set done drop reopen move rm undo redo list show history \
	status checkin week metric review cycle import export backup restore doctor demo \
	help; do
	tenths $command --help >help 2>errors
	head -n 2 help
	[ ! -s errors ]
	[ "$(tenths help $command)" = "$(cat help)" ]
	[ "$(tenths $command --version)" = "$(tenths --version)" ]
done
# No line is wider than a small terminal.
for command in '' add set list cycle import; do
	tenths $command --help | awk 'length > 80'
done
tenths import --help | sed '/^Formats/q'
[ ! -e .local ]
