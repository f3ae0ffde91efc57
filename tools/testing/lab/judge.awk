# Read one KTAP stream, nested by two spaces. A result counts when nothing is nested in it; one
# that holds others counts only when it failed though none of them did.
# Variables: name, plain, failure (why the boot itself failed, or empty), console, json.

function quoted(text) {
	gsub(/\\/, "\\\\", text)
	gsub(/"/, "\\\"", text)
	gsub(/[\001-\037]/, " ", text)
	return "\"" text "\""
}

function record(where, verdict, why) {
	count[verdict]++
	cases = cases (cases == "" ? "" : ",\n") "    {\"name\": " quoted(where) ", \"result\": " quoted(verdict) \
		(why == "" ? "" : ", \"reason\": " quoted(why)) "}"
}

function fail(where, why) {
	record(where, "failed", why)
	printf "FAILED %s: %s%s\n", name, (where == "" ? "" : where ": "), why
}

function path(level, last,    i, text) {
	for (i = 0; i < level; i++)
		if (subtest[i + 1] != "")
			text = subtest[i + 1]
	return text (text == "" ? "" : ": ") last
}

function open_level(level) {
	planned[level] = -1
	seen[level] = 0
	inner[level] = 0
	failed_inside[level] = 0
	subtest[level] = ""
	depth = level
}

function close_level(level) {
	if (planned[level] != seen[level])
		fail(path(level, "") (subtest[level] == "" ? "" : subtest[level]), \
			planned[level] < 0 ? "gave no plan" : "planned " planned[level] " results, gave " seen[level])
	depth = level - 1
}

function close_to(level) {
	while (depth > level)
		close_level(depth)
}

function result(level, line,    bad, number, text, why) {
	bad = line ~ /^not ok/
	sub(/^(not )?ok /, "", line)
	number = line + 0
	text = line
	sub(/^[0-9]+ *(- )?/, "", text)
	if (depth == level + 1)
		nested = 1
	else
		nested = 0
	had = nested ? failed_inside[level + 1] : 0
	close_to(level)
	seen[level]++
	if (number != seen[level])
		fail(path(level, text), "result " number " came as the " seen[level] ". of its plan")
	why = text
	if (match(text, / # (SKIP|skip)/)) {
		why = substr(text, RSTART + 8)
		sub(/^ +/, "", why)
		text = substr(text, 1, RSTART - 1)
		record(path(level, text), "skipped", why)
		return
	}
	sub(/ # .*/, "", text)
	sub(/^.* # /, "", why)
	if (bad && level > 0)
		failed_inside[level]++
	if (!bad && !nested)
		record(path(level, text), "passed", "")
	else if (bad && !had)
		fail(path(level, text), why == text ? "not ok" : why)
}

BEGIN { depth = -1; plain += 0 }

{ raw = $0 }
/^# exit: /  { status = $3; next }
/^# taint: / { taint = $3; next }
/^# done$/   { done = 1; next }
plain        { next }

{
	match(raw, /^ */)
	level = int(RLENGTH / 2)
	line = substr(raw, RLENGTH + 1)
}
line ~ /^KTAP version 1/   { close_to(level - 1); open_level(level); spoke = 1; next }
depth < 0                  { next }
line ~ /^# Subtest: /      { subtest[level] = substr(line, 12); running = subtest[level]; next }
line ~ /^1\.\.[0-9]+/      { planned[level] = substr(line, 4) + 0; next }
line ~ /^(not )?ok [0-9]+/ { if (level <= depth) result(level, line) }

function bit(value, weight) { return int(value / weight) % 2 }

function judge_end() {
	if (failure != "") {
		fail(running, failure " (console: " console ")")
		return
	}
	if (!plain && !spoke)
		fail("", "no KTAP came from the guest")
	if (plain && status == 0)
		record("command", "passed", "")
	if (status != 0 && !count["failed"])
		fail("", "the guest's command exited with " status)
	if (bit(taint, 32) || bit(taint, 128) || bit(taint, 512))
		fail("", "the kernel is tainted (" taint "): a bad page, an oops or a warning")
}

END {
	if (failure == "")
		close_to(-1)
	judge_end()
	summary = (count["passed"] + 0) " passed, " (count["failed"] + 0) " failed, " (count["skipped"] + 0) " skipped"
	printf "{\n  \"name\": %s,\n  \"passed\": %d,\n  \"failed\": %d,\n  \"skipped\": %d,\n  \"cases\": [\n%s\n  ]\n}\n", \
		quoted(name), count["passed"], count["failed"], count["skipped"], cases >json
	print name ": " summary
	exit count["failed"] > 0 || !(count["passed"] + count["skipped"])
}
