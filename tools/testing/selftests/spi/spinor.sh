#!/bin/bash
# shellcheck disable=SC2154
# inox_spinor: its whole job, its errors, and its locks.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=spinor-lib.sh
. "$(dirname "$0")/spinor-lib.sh"

# chip MODEL [FROM]
chip() {
	new_nor "a/$1" 0 inox-spi-nor "${2:-0}"
	plug "a/$1" 0
	is "$1: inox_spinor binds" inox_spinor "$(driver_of a 0)"
	spinor_job "a/$1" 3
	is "$1: between operations it is as a boot loader expects it" 3 "$(get "$sim/a/$1/address_bytes")"
	drop_chip "a/$1"
}

autoload() {
	unload inox_spinor
	new_nor a/w25q80 0 inox-spi-nor
	succeeds "the driver is loaded by the device's name, and binds" plug a/w25q80 0
	drop_chip a/w25q80
}

# A controller that moves little at once makes the job longer, and nothing else.
limits() {
	new_nor b/w25q80 0 inox-spi-nor
	put "$sim/b/transfer_max" 16
	put "$sim/b/message_max" 24
	live b
	plug b/w25q80 0
	writes_anywhere 0 "16 bytes at once"
	holds "16 bytes at once: the chip holds what was written" b/w25q80
	succeeds "and it is read" reads_back 0 3000
	drop_bus b
}

stuck() {
	local start
	put "$sim/a/w25q80/stuck_busy" 1
	start=$(date +%s)
	refuses "a chip that stays busy cannot be written" "timed out" write_at 0x10000 16
	refuses "nor erased" "timed out" erase_at 0x20000 4096
	succeeds "that is told in time" [ $(($(date +%s) - start)) -le 60 ]
	put "$sim/a/w25q80/stuck_busy" 0
	succeeds "free again, it is written" write_at 0x30000 16
}

# The n-th transfer fails once: the write fails, or all of it is there.
errors() {
	local n bad=
	for n in 0 1 2 3 4 5 6 7; do
		put "$sim/a/w25q80/fault_error_skip" $n
		put "$sim/a/w25q80/fault_error" 1
		write_at $((0x40000 + n * 1024)) 600 2>/dev/null && ! reads_back $((0x40000 + n * 1024)) 600 && bad+=" $n"
		put "$sim/a/w25q80/fault_error" 0
	done
	put "$sim/a/w25q80/fault_error_skip" 0
	is "no write that failed on the bus is called done" "" "$bad"
	put "$sim/a/w25q80/fault_error" -1
	refuses "a bus that fails is an error to a reader" "Input/output error" reads_back 0 16
	put "$sim/a/w25q80/fault_error" 0
	put "$sim/a/w25q80/fault_short" -1
	refuses "and one that ends in the middle" "Input/output error" reads_back 0 16
	put "$sim/a/w25q80/fault_short" 0
	succeeds "after that it works" erase_at 0x40000 65536
}

faults() {
	new_nor a/w25q80 0 inox-spi-nor
	plug a/w25q80 0
	stuck
	errors
	unbind
	put "$sim/a/w25q80/fault_error" -1
	refuses "a chip whose bus fails is not bound" "Input/output error" bind
	put "$sim/a/w25q80/fault_error" 0
	drop_chip a/w25q80
	new_chip a/loopback 0 inox-spi-nor
	put "$sim/a/loopback/cs_high" 1
	live a/loopback
	refuses "where nobody answers there is no chip" "No such device" bind
	drop_chip a/loopback
}

status() { get "$sim/a/w25q32/status"; }

is_locked() { flash_lock --islocked "$flash" "$1" "$2" | tail -n 1; }

refuses_locked() {
	refuses "the chip does not take a write there, and that is told" "Read-only" write_at 0x3f0000 16
	refuses "nor an erase" "Read-only" erase_at 0x3f0000 65536
	refuses "of a block that is locked in part, too" "Read-only" erase_at 0x2f0000 131072
	succeeds "beside it writes are taken" write_at 0x2e0000 16
}

locks() {
	new_nor a/w25q32 0 inox-spi-nor
	plug a/w25q32 0
	succeeds "the upper quarter can be locked" flash_lock "$flash" 0x300000 256
	is "the chip knows" 20 "$(status)"
	refuses_locked
	like "it is said to be locked" "*: 1" "$(is_locked 0x300000 256)"
	like "and what is beside it is not" "*: 0" "$(is_locked 0x200000 256)"
	refuses "what cannot be locked exactly is refused" "Invalid argument" flash_lock "$flash" 0x2d0000 48
	refuses "so is a second range" "Invalid argument" flash_lock "$flash" 0 256
	refuses "and a hole" "Invalid argument" flash_unlock "$flash" 0x380000 16
	is "and nothing has changed" 20 "$(status)"
	succeeds "it grows" flash_lock "$flash" 0x200000 256
	is "downwards" 24 "$(status)"
	succeeds "and shrinks" flash_unlock "$flash" 0x200000 384
	is "upwards" 16 "$(status)"
	put "$sim/a/w25q32/wp" 1
	put "$sim/a/w25q32/status" $((0x90))
	refuses "where the board forbids it, it fails" "Input/output error" flash_unlock "$flash"
	put "$sim/a/w25q32/wp" 0
	succeeds "elsewhere it is unlocked" flash_unlock "$flash"
	is "all of it" $((0x80)) "$(status)"
	succeeds "from the bottom, too" flash_lock "$flash" 0 16
	is "the chip knows that" $((0xa4)) "$(status)"
	drop_chip a/w25q32
}

programs() { get "$sim/a/sst25vf016b/programs"; }

# programmed COUNT AT LENGTH
programmed() {
	local before
	before=$(programs)
	write_at "$2" "$3"
	is "$3 bytes at $2 are $1 programs" "$1" $(($(programs) - before))
}

sst_status() { get "$sim/a/sst25vf016b/status"; }

# Chips without pages, which protect themselves.
words() {
	new_nor a/sst25vf016b 0 inox-spi-nor
	plug a/sst25vf016b 0
	is "what protects itself with power is free" 0 "$(sst_status)"
	programmed 1 0 1
	programmed 2 3 2
	programmed 128 256 256
	programmed 130 1023 259
	is "it holds them" "$(sum "$shadow")" "$(sum "$sim/a/sst25vf016b/content")"
	succeeds "the upper half can be locked" flash_lock "$flash" 0x100000 256
	is "the chip knows" 20 "$(sst_status)"
	refuses "and that words are not taken there is told" "Read-only" write_at 0x1f0000 16
	refuses "nor a byte" "Read-only" write_at 0x1f0001 1
	refuses "nor an erase" "Read-only" erase_at 0x1f0000 4096
	refuses "there is no protection from the bottom" "Invalid argument" flash_lock "$flash" 0 16
	put "$sim/a/sst25vf016b/status" 28
	succeeds "it sleeps, and has no power meanwhile" sleep_once
	is "protected is what was" 20 "$(sst_status)"
	succeeds "and can be unlocked" flash_unlock "$flash"
	left_among_words
	drop_chip a/sst25vf016b
}

# As a reset of the system may leave it.
left_among_words() {
	put "$sim/a/sst25vf016b/program_us" 300000
	refuses "a word that takes too long is an error" "timed out" write_at 0x20000 4
	put "$sim/a/sst25vf016b/program_us" 7
	unbind
	succeeds "a chip among words is found" wait_for 20 bind
	put "$sim/a/sst25vf016b/status" $((0x9c))
	unbind
	bind
	is "where the status is held, what it protects is meant" $((0x9c)) "$(sst_status)"
}

# Such a chip does not tell whether it has taken what it was told: it is looked at.
stuck_enabled() {
	new_nor a/w25q80 0 inox-spi-nor
	plug a/w25q80 0
	put "$sim/a/w25q80/stuck_enabled" 1
	succeeds "a chip that stays enabled is written" write_at 0x10000 300
	succeeds "and read" reads_back 0x10000 300
	succeeds "and erased" erase_at 0x10000 65536
	write_at 0x20000 300
	put "$sim/a/w25q80/status2" 64
	refuses "but not when it did nothing" "Input/output error" write_at 0x30000 300
	refuses "nor erased" "Input/output error" erase_at 0x20000 65536
	drop_chip a/w25q80
}

need_tool mtd_debug flash_erase flashcp flash_lock flash_unlock
need_module inox_spinor spi-sim
plan $((1 + 1 + 7 * (SPINOR_RESULTS + 2) + 3 + 4 + 4 + 2 + 5 + 21 + 18))
loads_twice inox_spinor
start_sim
load inox_spinor
new_bus a
live a
autoload
chip w25q80
chip w25q32
chip w25q128
chip w25q256 $((31 * 1048576))
chip mx25l25635 $((31 * 1048576))
chip sst25vf016b
chip sst25vf080b
new_bus b
limits
faults
stuck_enabled
locks
words
finish
