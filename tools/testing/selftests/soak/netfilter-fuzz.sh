#!/bin/bash
# A million packets of noise, and as many messages (INOX_CYCLES names another number).

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../netfilter/net-lib.sh
. "$(dirname "$0")/../netfilter/net-lib.sh"
# shellcheck source=../netfilter/fuzz-lib.sh
. "$(dirname "$0")/../netfilter/fuzz-lib.sh"

need_root
need_tool ip nft ping inox fuzz-packets fuzz-netlink
need_module inox_police inox_lpm
plan $FUZZ_NET_RESULTS
load inox_police
load inox_lpm
fuzz_net "${INOX_CYCLES:-1000000}"
finish
