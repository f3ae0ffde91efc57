#!/bin/sh
# expect: FAILED .*: extra/log.sh: kernel log: .*possible recursive locking
# The kernel complains in its log and leaves no taint.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
succeeds "a complaint" sh -c 'echo "WARNING: possible recursive locking detected" >/dev/kmsg'
finish
