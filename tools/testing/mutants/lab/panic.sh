#!/bin/sh
# expect: FAILED .*: extra/panic.sh: the guest panicked
# The kernel dies under a test.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
echo c >/proc/sysrq-trigger
ok "nobody lives to tell"
finish
