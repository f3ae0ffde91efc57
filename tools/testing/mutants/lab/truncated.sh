#!/bin/sh
# expect: FAILED .*: extra/truncated.sh: the guest ended early: its results stop before '# done'
# The guest goes away in the middle, without a word and without a panic.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 2
ok "one"
sleep 1
busybox reboot -f
