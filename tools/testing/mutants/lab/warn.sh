#!/bin/sh
# expect: FAILED .*: extra/warn.sh: the guest panicked
# A warning of the kernel, which a stock kernel would print and forget.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
plan 1
echo 512 >/proc/sys/kernel/tainted
ok "the taint of a warning does not pass"
finish
