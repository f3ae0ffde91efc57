#!/bin/sh
# expect: FAILED .*: extra/fail.sh: two and two: not ok
# A plain failed result.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 2
is "one and one" 2 $((1 + 1))
is "two and two" 5 $((2 + 2))
finish
