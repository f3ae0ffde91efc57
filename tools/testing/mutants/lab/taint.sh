#!/bin/sh
# expect: FAILED .*: extra/taint.sh: tainted the kernel: 0x2
# A taint that the boot parameters let live.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
succeeds "taint as by a forced load" sh -c 'echo 2 >/proc/sys/kernel/tainted'
finish
