# Read one KTAP stream, nested by two spaces. A result counts when nothing is nested in it; one
# that holds others counts only when it failed though none of them did.
# What a test said since its last result is repeated below a failure.
# Lines "# kmemleak:" and "# report:" are a debug kernel's; any of them is a failure.
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
	printf "FAILED %s: %s%s\n%s", name, (where == "" ? "" : where ": "), why, said
}

# A result's name after the name of the test that it is nested in.
function path(level, last) {
	return level > 0 && subtest[level] != last ? subtest[level] ": " last : last
}

function open_level(level) {
	planned[level] = -1
	seen[level] = 0
	failed_inside[level] = 0
	subtest[level] = ""
	depth = level
}

# A level whose outer result is "not ok" already is told of there.
function close_level(level, told) {
	if (planned[level] != seen[level] && !told)
		fail(path(level, subtest[level]), planned[level] < 0 ? "gave no plan" : \
			"planned " planned[level] " results, gave " seen[level])
	depth = level - 1
}

function close_to(level, told) {
	while (depth > level)
		close_level(depth, told)
}

# What stands after "#": a directive or the runner's reason.
function remark(text) {
	return match(text, / # /) ? substr(text, RSTART + 3) : ""
}

function result(level, line,    bad, number, title, why, nested, told) {
	bad = line ~ /^not ok/
	sub(/^(not )?ok /, "", line)
	number = line + 0
	sub(/^[0-9]+ *(- )?/, "", line)
	why = remark(line)
	title = path(level, substr(line, 1, length(line) - (why == "" ? 0 : length(why) + 3)))
	nested = depth > level
	told = nested && failed_inside[level + 1] > 0
	close_to(level, bad)
	seen[level]++
	if (number != seen[level])
		fail(title, "result " number " came as number " seen[level] " of its plan")
	failed_inside[level] += bad
	if (!bad)
		said = ""
	if (why ~ /^SKIP/)
		record(title, "skipped", substr(why, 6))
	else if (bad && !told)
		fail(title, why == "" ? "not ok" : why)
	else if (!bad && !nested)
		record(title, "passed", "")
	said = ""
}

# What gpiolib, SourceSink and Loopback lose is theirs: Documentation/stock-bugs.rst.
function end_object() {
	if (object != "" && object !~ / (desc_set_label|kstrdup_and_replace|sourcesink_bind|loopback_bind)\+/) {
		reports = reports object
		leaks++
	}
	object = ""
}

BEGIN { depth = -1; plain += 0 }

/^# exit: /  { status = $3; next }
/^# taint: / { taint = $3; next }
/^# kmemleak: unreferenced object/ { end_object() }
/^# kmemleak: / { object = object "    " substr($0, 3) "\n"; next }
/^# report: / { reports = reports "    " substr($0, 3) "\n"; next }
/^# done$/   { done = 1; next }
plain        { next }

{
	match($0, /^ */)
	level = int(RLENGTH / 2)
	line = substr($0, RLENGTH + 1)
}
line ~ /^KTAP version 1/   { close_to(level - 1, 0); open_level(level); spoke = 1; next }
depth < 0                  { next }
line ~ /^# Subtest: /      { subtest[level] = substr(line, 12); running = subtest[level]; next }
line ~ /^# /               { said = said "    " substr(line, 3) "\n"; next }
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
	else if (!count["passed"] && !count["failed"] && !count["skipped"])
		fail("", "no test ran")
	end_object()
	said = reports
	if (reports != "")
		fail("", "the debug kernel reported, " (leaks + 0) " leaked objects among it")
	said = ""
	if (bit(taint, 32) || bit(taint, 128) || bit(taint, 512))
		fail("", "the kernel is tainted (" taint "): a bad page, an oops or a warning")
}

END {
	said = ""
	if (failure == "")
		close_to(-1, 0)
	judge_end()
	summary = (count["passed"] + 0) " passed, " (count["failed"] + 0) " failed, " (count["skipped"] + 0) " skipped"
	printf "{\n  \"name\": %s,\n  \"passed\": %d,\n  \"failed\": %d,\n  \"skipped\": %d,\n  \"cases\": [\n%s\n  ]\n}\n", \
		quoted(name), count["passed"], count["failed"], count["skipped"], cases >json
	print summary
	exit count["failed"] > 0
}
