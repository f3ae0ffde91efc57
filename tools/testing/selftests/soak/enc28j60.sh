#!/bin/bash
# inox_enc28j60 unbound and bound while its interface carries packets and is asked about.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../spi/sim-lib.sh
. "$(dirname "$0")/../spi/sim-lib.sh"
# shellcheck source=../spi/enc28j60-lib.sh
. "$(dirname "$0")/../spi/enc28j60-lib.sh"
# shellcheck source=soak-lib.sh
. "$(dirname "$0")/soak-lib.sh"

driver=/sys/bus/spi/drivers/inox_enc28j60

# The one there stays, and sends to all.
caller() {
	while in_use; do ping_there -f -w 5; done >/dev/null 2>&1
}

# Frames from nobody, whether the interface is up or not.
wire() {
	while in_use; do
		printf '\xff\xff\xff\xff\xff\xff\x02\x00\x00\x00\x00\x0f\x88\xb5%046d' 0 >"$sim/a/enc28j60.here/wire"
	done 2>/dev/null
}

clerk() {
	local value file
	while in_use; do
		for file in "$at"/net/*/statistics/rx_packets "$at"/net/*/carrier; do read -r value <"$file"; done
	done 2>/dev/null
}

# The interface is one of this namespace after each binding: up, with an address of the wire.
again() {
	local net
	echo "$name" >"$driver/unbind" && echo "$name" >"$driver/bind" || return
	for net in "$at"/net/*; do echo 0x1003 >"$net/flags"; done
}

need_root
need_tool ip ping
need_module inox_enc28j60 spi-sim
plan 4
start_sim
load inox_enc28j60
new_bus a
live a
make_spaces
plug_both inox-enc28j60
objects=$(get /sys/module/inox_enc28j60/parameters/inox_live)
at=$(device a 0) name=${at##*/}
pause_mdev
soak again caller wire clerk
is "it is unbound and bound $cycles times in use" "$cycles" "$worked"
is "it is bound" inox_enc28j60 "$(driver_of a 0)"
is "with as many live objects as before" "$objects" "$(get /sys/module/inox_enc28j60/parameters/inox_live)"
join here
succeeds "and carries packets" eval 'wait_for 10 carriers 1 && ping_there -c 5 -i 0.2 -W 2'
finish
