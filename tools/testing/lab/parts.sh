# shellcheck shell=bash disable=SC2154
# Parts of a whole, each with its own last line, then a table and one line for all of them.
# Source lib.sh first. $whole names the run: logs are build/$whole-PART.log.

passed=0 failed=0 skipped=0 table='' parts=''
whole=${0##*/}

# run_part NAME COMMAND...: its output to the log, its status and time beside it
run_part() {
	local name=$1 start=$SECONDS log=$build/$whole-$1.log
	shift
	[ -x "$1" ] || say "there is no ${1#"$top/"} here"
	"$@" 2>&1 | tee "$log"
	echo "${PIPESTATUS[0]} $((SECONDS - start))" >"$log.end"
}

# A part that gives no figures, or fails without a failed case, is itself a failure.
count_part() {
	local name=$1 log=$build/$whole-$1.log rc seconds line p f s
	read -r rc seconds <"$log.end"
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$log" | tail -n 1)
	read -r p _ f _ s _ <<<"${line:-0 passed, 1 failed, 0 skipped}"
	[ "$rc" -eq 0 ] || [ "$f" -gt 0 ] || f=1
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
	parts+=$(printf '%s\n    {"name": "%s", "passed": %d, "failed": %d, "skipped": %d, "seconds": %d}' \
		"${parts:+,}" "$name" "$p" "$f" "$s" "$seconds")
	table+=$(printf '%-18s %4d passed %3d failed %3d skipped %5d s' "$name" "$p" "$f" "$s" "$seconds")$'\n'
}

part() {
	say "== $1"
	run_part "$@"
	count_part "$1"
}

begin_parts() {
	mkdir -p "$build/results"
	rm -f "$build/$whole"-*
}

# The table, the JSON and the last line; the status says whether all is well.
finish_parts() {
	printf '{\n  "name": "%s",\n  "passed": %d,\n  "failed": %d,\n  "skipped": %d,\n  "parts": [%s\n  ]\n}\n' \
		"$whole" $passed $failed $skipped "$parts" >"$build/results/$whole.json"
	printf '\n%s%d passed, %d failed, %d skipped\n' "$table" $passed $failed $skipped
	[ $failed -eq 0 ]
}
