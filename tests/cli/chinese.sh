# SPDX-License-Identifier: MIT
# The interface in Chinese, chosen by the locale.
[ -f "$TENTHS_LOCALE_DIR/zh_CN/LC_MESSAGES/tenths.mo" ] ||
	{ echo "src/po/zh_CN.po is not built"; exit 77; }
LANGUAGE=zh_CN
export LANGUAGE
t() { tenths --today 2026-11-21 "$@"; }
try() { t "$@" && status=0 || status=$?; echo "[$status]"; }
tenths --help | head -n 12
t demo --keep mine.db >/dev/null
t -f mine.db list
t -f mine.db status || echo "[$?]"
try -f mine.db set O1.KR3 11/10
try list
t -f mine.db --dump | head -n 20
