#!/bin/bash
# The stock spi-nor driver on the simulated chips: a peer that says whether the chips are right.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=spinor-lib.sh
. "$(dirname "$0")/spinor-lib.sh"

# chip MODEL [FROM]: the stock driver erases by sectors
chip() {
	new_nor "a/$1" 0 spi-nor "${2:-0}"
	plug "a/$1" 0
	is "$1: the stock driver binds" spi-nor "$(driver_of a 0)"
	spinor_job "a/$1" 33
	drop_chip "a/$1"
}

locks() {
	new_nor a/w25q32 0 spi-nor
	plug a/w25q32 0
	succeeds "the upper quarter can be locked" flash_lock "$flash" 0x300000 256
	is "the chip knows, and its pin keeps that" $((0x94)) "$(get "$sim/a/w25q32/status")"
	write_at 0x3f0000 16 2>/dev/null
	is "and does not take what is written there" 1 "$(get "$sim/a/w25q32/protected")"
	succeeds "it can be unlocked" flash_unlock "$flash"
	is "all of it" 0 "$(get "$sim/a/w25q32/status")"
	drop_chip a/w25q32
}

need_tool mtd_debug flash_erase flashcp flash_lock flash_unlock
need_module spi-nor
modprobe spi-nor
plan $((5 * (SPINOR_RESULTS + 1) + 5))
start_sim
new_bus a
live a
chip w25q80
chip w25q32
chip w25q128
chip w25q256 $((31 * 1048576))
chip mx25l25635 $((31 * 1048576))
locks
finish
