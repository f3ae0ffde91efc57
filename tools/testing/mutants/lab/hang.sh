#!/bin/sh
# expect: FAILED .*: extra/hang.sh: the guest hung: no end within 40 s
# options: --timeout 40
# The whole guest stops, the runner included.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
kill -STOP -1
ok "went on"
finish
