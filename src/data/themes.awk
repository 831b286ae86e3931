# SPDX-License-Identifier: MIT
# Makes the files of themes/ into tables of C (term/theme.h), so that nothing
# of them has to be read when the program starts:
#
#     muted:  {256: 245, 16: bright-black, mono: dim}
#
# becomes {THEME_256, ROLE_MUTED, {245, -1, 0}}, … The compiler refuses a role
# that there is not; what the reader makes of the same file is compared in
# tests/theme_test.c.
function colour(word,    base) {
	if (word == "default") return -1
	if (word ~ /^#/) return "THEME_RGB(0x" substr(word, 2) ")"
	if (word ~ /^[0-9]+$/) return word
	base = 0
	if (sub(/^bright-/, "", word)) base = 8
	return base + named[word]
}
function look(text,    words, n, i, fg, bg, attributes, ground) {
	fg = bg = -1
	attributes = ground = 0
	n = split(text, words, " ")
	for (i = 1; i <= n; i++) {
		if (words[i] == "on") ground = 1
		else if (words[i] in bits) attributes += bits[words[i]]
		else if (ground) { bg = colour(words[i]); ground = 0 }
		else fg = colour(words[i])
	}
	return "{" fg ", " bg ", " attributes "}"
}
function end_table() {
	if (name != "") print "};"
}
BEGIN {
	split("black red green yellow blue magenta cyan white", list, " ")
	for (i in list) named[list[i]] = i - 1
	split("bold dim italic underline reverse", list, " ")
	for (i in list) bits[list[i]] = 2 ^ (i - 1)
	print "#include \"term/theme.h\""
}
FNR == 1 {
	end_table()
	name = FILENAME
	gsub(/.*\/|\.yaml$/, "", name)
	names[++count] = name
	print "static const struct theme_row rows_" count "[] = {"
}
/^#/ || !NF { next }
$1 == "extends:" { extends[count] = $2; next }
{
	role = $1
	sub(/:$/, "", role)
	gsub(/-/, "_", role)
	text = $0
	gsub(/^[^{]*{|}[^}]*$|"/, "", text)
	n = split(text, looks, ",")
	for (i = 1; i <= n; i++) {
		depth = looks[i]
		sub(/:.*/, "", depth)
		gsub(/ /, "", depth)
		sub(/[^:]*:/, "", looks[i])
		print "\t{THEME_" toupper(depth) ", ROLE_" toupper(role) ", " \
			look(looks[i]) "},"
	}
}
END {
	end_table()
	print "const struct theme_table theme_tables[] = {"
	for (i = 1; i <= count; i++)
		print "\t{\"" names[i] "\", " \
			(i in extends ? "\"" extends[i] "\"" : "NULL") ", rows_" i \
			", sizeof rows_" i " / sizeof *rows_" i "},"
	print "\t{0}};"
}
