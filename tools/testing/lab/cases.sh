# shellcheck shell=bash disable=SC2154
# The cases of one run: counted, and kept in build/results. Source lib.sh first.

passed=0 failed=0 cases=''

# count_case NAME passed|failed
count_case() {
	if [ "$2" = passed ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
	cases+=$(printf '%s\n    {"name": "%s", "result": "%s"}' "${cases:+,}" "$1" "$2")
}

# finish_cases NAME: the file of that name and the last line; the status says whether all is well
finish_cases() {
	mkdir -p "$build/results"
	printf '{\n  "name": "%s",\n  "passed": %d,\n  "failed": %d,\n  "skipped": 0,\n  "cases": [%s\n  ]\n}\n' \
		"$1" $passed $failed "$cases" >"$build/results/$1.json"
	echo "$passed passed, $failed failed, 0 skipped"
	[ $failed -eq 0 ] && [ $passed -gt 0 ]
}
