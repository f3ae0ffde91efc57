#!/bin/bash
# The stock lm75 driver on the simulated chips: a peer that says whether the chips are right.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=lm75-lib.sh
. "$(dirname "$0")/lm75-lib.sh"

# chip NAME ADDRESS BITS
chip() {
	new_chip "a/$1" "$2" "$1"
	live "a/$1"
	is "$1: the stock driver binds" lm75 "$(driver_of a "$2")"
	lm75_driver a "$2" "a/$1" "$1" "$3"
}

need_tool sensors
need_module lm75
modprobe lm75
plan $((4 * (LM75_RESULTS + 1)))
start_sim
new_bus a
live a
chip lm75 0x48 9
# It rounds limits as it rounds measurements, though this chip keeps 9 bits of a limit.
chip lm75b 0x49 11
chip tmp75 0x4a 12
chip tmp105 0x4b 12
finish
