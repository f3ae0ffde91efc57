#!/bin/sh
# expect: FAILED .*: extra/early.sh: planned 3 results, gave 1
# A test that ends before its plan, with a good status.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 3
ok "the only one"
trap - EXIT
exit 0
