#!/bin/bash
# The stock at24 driver on the simulated chips: a peer that says whether the chips are right.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=at24-lib.sh
. "$(dirname "$0")/at24-lib.sh"

# chip MODEL ADDRESS PATH WRITES: how many writes a page takes
chip() {
	local page
	mkdir "$sim/a/$1" && page=$(get "$sim/a/$1/page") && rmdir "$sim/a/$1"
	new_eeprom "a/$1" "$2" "$1" "pagesize=$page"
	plug "a/$1" "$2"
	is "$1: the stock driver binds" at24 "$(driver_of a "$2")"
	at24_job "a/$1" "$2" "$4" "$3"
	drop_chip "a/$1"
}

with_path() {
	dead a
	put "$sim/a/functionality" "$1"
	live a
}

faults() {
	new_eeprom a/24c16 0x50 24c16 pagesize=16
	plug a/24c16 0x50
	at24_waits a/24c16 0x50
	at24_stuck a/24c16 0x50 "Connection timed out"
	at24_nacks a/24c16 0x50
	drop_chip a/24c16
}

read_only() {
	new_eeprom a/24c02 0x50 24c02 "read-only label=fixed"
	plug a/24c02 0x50
	at24_read_only a/24c02 0x50
	drop_chip a/24c02
}

need_tool stat
need_module at24
modprobe at24
plan $((12 * (AT24_RESULTS + 1) + 3 + 5 + 2 + 4))
start_sim
new_bus a
live a
chip 24c01 0x50 raw 1
chip 24c02 0x50 raw 1
chip 24c04 0x50 raw 1
chip 24c08 0x50 raw 1
chip 24c16 0x50 raw 1
chip 24c32 0x57 raw 1
chip 24c256 0x50 raw 1
chip 24c512 0x50 raw 1
faults
read_only
with_path $block_path
chip 24c02 0x50 block 1
chip 24c64 0x50 block16 2
with_path $byte_path
chip 24c01 0x57 byte 8
chip 24c04 0x50 byte 16
finish
