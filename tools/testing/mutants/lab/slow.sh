#!/bin/sh
# expect: FAILED .*: extra/slow.sh: no end within 3 s
# A test that never ends, and a process of it that ignores the request to.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
sh -c 'trap "" TERM; sleep 1000' &
sleep 1000
ok "ended"
finish
