#!/bin/sh
# The harness itself: the helpers judge rightly, and the guest is what the tests count on.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"

# A test of its own in a shell of its own; prints its KTAP and "status N".
inner() {
	printf '. "%s"\n%s\n' "$KTAP_LIB" "$1" >inner.sh
	sh inner.sh 2>&1
	echo "status $?"
}

plan 13

is "all ok is status 0" "KTAP version 1
1..1
ok 1 a
status 0" "$(inner 'plan 1; is a 1 1; finish')"

like "a difference is not ok, with both sides shown" "*# expected: 1*# actual:   2*not ok 1 a*status 1" \
	"$(inner 'plan 1; is a 1 2; finish')"

like "a plan that is not met is a failure" "*planned 2 results, gave 1*status 1" "$(inner 'plan 2; ok a; finish')"
like "an early end is a failure" "*ended before finish*status 1" "$(inner 'plan 1; ok a')"
like "only skips is a skip" "*ok 1 a # SKIP why*status 4" "$(inner 'plan 1; skip a why; finish')"
like "a missing tool is a failure" "*not ok 1 needs the tool no-such-tool*status 1" "$(inner 'need_tool no-such-tool')"
like "a missing symbol is a skip that names it" "*SKIP the kernel lacks CONFIG_NO_SUCH*status 4" \
	"$(inner 'need_config CONFIG_NO_SUCH')"

like "refuses wants a failure" "*it succeeded*not ok 1 a*" "$(inner 'plan 1; refuses a text true; finish')"
like "refuses wants the text" "*not ok 1 a*" "$(inner 'plan 1; refuses a other sh -c "echo text; exit 1"; finish')"
like "refuses accepts the right text" "*
ok 1 a*status 0" "$(inner 'plan 1; refuses a text sh -c "echo some text; exit 1"; finish')"

is "clean-up runs last first, also on an early end" "second first " \
	"$(inner 'at_exit "printf \"first \""; at_exit "printf \"second \""; exit 0' | sed -n 's/\(second first \).*/\1/p')"

succeeds "wait_for comes back when the condition holds" wait_for 2 true
is "each test has an empty folder of its own" inner.sh "$(ls)"
finish
