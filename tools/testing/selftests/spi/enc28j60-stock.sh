#!/bin/bash
# The stock enc28j60 driver on the simulated chips: a peer that says whether they are right, and, at the
# other end of the cable, whether ours is. Debian's amd64 kernels lack it; lab/stock builds it.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=enc28j60-lib.sh
. "$(dirname "$0")/enc28j60-lib.sh"

# plug_mixed DEVICE DEVICE: here one driver's, there another's
plug_mixed() {
	new_station here "$1" "local-mac-address=${mac_of[here]}"
	new_station there "$2" "local-mac-address=${mac_of[there]}"
	live a/enc28j60.here
	live a/enc28j60.there
	join here
	join there
	wait_for 5 carriers 1
}

need_tool ip ping nc
need_module enc28j60 inox_enc28j60 spi-sim
work=$(mktemp)
at_exit "rm -f '$work'*"
plan $((1 + WIRE_RESULTS + 1 + 3))
start_sim
modprobe enc28j60
load inox_enc28j60
new_bus a
live a
make_spaces
plug_both enc28j60
is "the stock driver binds" "enc28j60 enc28j60" "$(driver_of a 0) $(driver_of a 1)"
wire_job
drop_both
plug_mixed inox-enc28j60 enc28j60
is "ours at one end, the stock driver at the other" "inox_enc28j60 enc28j60" "$(driver_of a 0) $(driver_of a 1)"
is "ping -f loses nothing" "300 packets transmitted, 300 received, 0% packet loss" "$(ping_there -f -c 300)"
slow 8000
succeeds "a stream of 64 KiB arrives as it was" bulk 64
slow 0
is "with nothing that the datasheet forbids" 0 "$(chip here misuses)"
drop_both
finish
