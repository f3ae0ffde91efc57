#!/bin/sh
# expect: FAILED .*: extra/syntax.sh: exit status 2
# A shell ends with 2 on a syntax error; kselftest's own runner takes that for a pass.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
ok "read so far"
trap - EXIT
exit 2
