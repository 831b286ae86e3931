# SPDX-License-Identifier: MIT
# Reads a post about two cycles: what was done, each objective with its score and
# what was thought of it, then what is next.
#
#     awk -v task=enter -v first=2021-06/07 -v next_=2021-08/09 -f post.awk POST
#     awk -v task=show -f post.awk POST
#
# `enter` writes the shell commands that a person would type to bring it in:
# add, set, done, cycle answer, cycle close, move. `show` writes what it says, a
# line each, whatever words and spaces it says it with.

function quote(text) {
	gsub(/'/, "'\\''", text)
	return "'" text "'"
}

function trim(text) {
	gsub(/^[ \t]+|[ \t]+$/, "", text)
	return text
}

# Takes [text](address) out of `rest`: sets text and address and, in before and
# after, what stands around it.
function take_link(    at, close_) {
	at = match(rest, /\[[^][]*\]\([^()]*\)/)
	if (!at)
		return 0
	link = substr(rest, at, RLENGTH)
	before = substr(rest, 1, at - 1)
	after = substr(rest, at + RLENGTH)
	close_ = index(link, "](")
	text = substr(link, 2, close_ - 2)
	address = substr(link, close_ + 2, length(link) - close_ - 2)
	return 1
}

# A key result: what is struck out is done, [note] stands at the end, [[text](address)]
# is evidence, another link a part of the title.
function read_key_result(line) {
	kr = ++krs[part, os[part]]
	id = part SUBSEP os[part] SUBSEP kr
	if (line ~ /~~/) {
		done[id] = 1
		gsub(/~~/, "", line)
	}
	carried[id] = sub(/ \((carried over|已延续)\)/, "", line)
	sub(/^(KeyResult|关键结果)(：|: ?)/, "", line)
	sub(/ -?[0-9.]+\/10$/, "", line)
	rest = line
	while (take_link()) {
		links[id] = links[id] (links[id] == "" ? "" : "; ") \
			address " " text
		if (before ~ /\[$/ && after ~ /^\]/) {
			sub(/ *\[$/, "", before)
			rest = before substr(after, 2)
		} else {
			rest = before text after
		}
	}
	rest = trim(rest)
	if (match(rest, /\[[^][]*\]$/)) {
		notes[id] = substr(rest, RSTART + 1, RLENGTH - 2)
		rest = trim(substr(rest, 1, RSTART - 1))
	}
	titles[id] = rest
}

function read_line(line, at) {
	if (line ~ /^\* (Objective|目标) ?[0-9]+(：|: ?)/) {
		sub(/^\* (Objective|目标) ?[0-9]+(：|: ?)/, "", line)
		objectives[part, ++os[part]] = line
		if (sub(/ \((carried over|已延续)\)$/, "", \
				objectives[part, os[part]]))
			carried[part, os[part]] = 1
		where = "objective"
	} else if (line ~ /^  \* ~*(KeyResult|关键结果)/) {
		read_key_result(substr(line, 5))
	} else if (line ~ /^(自我打分（满分1.0）：|Score \(out of 1.0\): )/) {
		sub(/^(自我打分（满分1.0）：|Score \(out of 1.0\): )/, "", line)
		sub(/。$/, "", line)
		scores[part, os[part]] = line
	} else {
		at = part SUBSEP (where == "objective" ? os[part] : 0)
		prose[at] = prose[at] line "\n"
	}
}

# A backslash before a sign is a writer's care, not a word.
{ gsub(/\\/, "") }
FNR == 1 && /^---$/ { front = 1; next }
front { if (/^---$/) front = 0; next }
/^## / {
	part++
	heading[part] = substr($0, 4)
	where = "cycle"
	next
}
!part { next }
/^[ \t]*$/ {
	at = part SUBSEP (where == "objective" ? os[part] : 0)
	if (prose[at] != "" && prose[at] !~ /\n\n$/)
		prose[at] = prose[at] "\n"
	next
}
{ read_line($0) }

function words(at,    text) {
	text = prose[at]
	sub(/\n+$/, "", text)
	return text
}

# What ends a title in one of the two cycles stands in the other: then it was
# carried over.
function find_title(title,    o, k) {
	for (o = 1; o <= os[1]; o++)
		for (k = 1; k <= krs[1, o]; k++)
			if (titles[1, o, k] == title && !done[1, o, k])
				return "O" o ".KR" k
	return ""
}

function enter_next(    o, k, ref) {
	for (o = 1; o <= os[2]; o++) {
		print "o=$(objective " quote(objectives[2, o]) ")"
		for (k = 1; k <= krs[2, o]; k++) {
			print "k=$(key_result \"$o\" " \
				quote(titles[2, o, k]) ")"
			if (links[2, o, k] != "")
				print "t set \"$k\" --links " \
					quote(links[2, o, k])
		}
	}
}

function enter_first(    o, k, ref, options) {
	for (o = 1; o <= os[1]; o++) {
		print "t add objective " quote(objectives[1, o]) " -c " \
			quote(first) " >>ids"
		for (k = 1; k <= krs[1, o]; k++) {
			print "t add kr " quote(titles[1, o, k]) " -c " \
				quote(first) " >>ids"
			ref = quote(first "/O" o ".KR" k)
			options = ""
			if (links[1, o, k] != "")
				options = " --links " quote(links[1, o, k])
			if (notes[1, o, k] != "")
				options = options " --note " \
					quote(notes[1, o, k])
			if (options != "")
				print "t set " ref options
			if (done[1, o, k])
				print "t done " ref
		}
		print "t set " quote(first "/O" o) " --score " scores[1, o] \
			" --reflection " quote(words(1 SUBSEP o))
	}
}

function enter(    o, k, ref, carry) {
	print "t cycle new --open " quote(first) " >ids"
	print "t cycle set " quote(first) " --note " quote(words(1 SUBSEP 0))
	enter_first()
	print "t cycle answer " quote(first) " thoughts " \
		quote(words(3 SUBSEP 0))
	for (o = 1; o <= os[2]; o++)
		for (k = 1; k <= krs[2, o]; k++)
			if ((ref = find_title(titles[2, o, k])) != "")
				carry = carry "," ref
	print "t cycle close " quote(first) " --next " quote(next_) \
		" --carry " quote(substr(carry, 2))
	print "t cycle set " quote(next_) " --note " quote(words(2 SUBSEP 0))
	enter_next()
}

function show_prose(at,    lines, count, i) {
	count = split(words(at), lines, "\n")
	for (i = 1; i <= count; i++)
		print "  | " lines[i]
}

function show(    p, o, k) {
	for (p = 1; p <= part; p++) {
		print p == 1 ? "looks back" : p == 2 ? "looks ahead" : "then"
		show_prose(p SUBSEP 0)
		for (o = 1; o <= os[p]; o++) {
			print " O " objectives[p, o]
			for (k = 1; k <= krs[p, o]; k++) {
				print "  KR " (done[p, o, k] ? "[x] " : "") \
					titles[p, o, k]
				if (links[p, o, k] != "")
					print "   -> " links[p, o, k]
				if (notes[p, o, k] != "")
					print "   note " notes[p, o, k]
			}
			if ((p, o) in scores)
				print "  score " scores[p, o] + 0
			show_prose(p SUBSEP o)
		}
	}
}

END {
	if (task == "enter")
		enter()
	else
		show()
}
