#!/bin/bash
# Noise in packets and messages, a little of it. The folder "soak" has a million of each.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=net-lib.sh
. "$(dirname "$0")/net-lib.sh"
# shellcheck source=fuzz-lib.sh
. "$(dirname "$0")/fuzz-lib.sh"

need_root
need_tool ip nft ping inox fuzz-packets fuzz-netlink
need_module inox_police inox_lpm
plan $FUZZ_NET_RESULTS
load inox_police
load inox_lpm
fuzz_net 4000
finish
