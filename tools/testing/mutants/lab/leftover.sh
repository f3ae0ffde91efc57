#!/bin/sh
# expect: FAILED .*: extra/leftover.sh: left module .* loaded
# A module stays behind, with whatever it holds, for the tests that follow.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
succeeds "loads" modprobe "$(basename "$(find "/lib/modules/$(uname -r)/updates" -name '*.ko' | head -n 1)" .ko)"
finish
