# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every SPI EEPROM driver, ours and the stock one, on a simulated chip: what holds for
# one on I2C, and what the bus adds.

# shellcheck source=../i2c/at24-lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../i2c/at24-lib.sh"

# A driver that waits too short, or not at all, loses what the chip did not hear.
at25_waits() {
	local file
	file=$(memory "${1%%/*}" "$2")
	put "$sim/$1/write_us" 15000
	write_at "$file" 0 $((4 * $(<"$sim/$1/page")))
	is "$1: it waits until the chip has written" 0 "$(<"$sim/$1/busy_misses")"
	all_equal "$1, slow" "$1" "$file"
	put "$sim/$1/write_us" 1000
}

# A chip that stays busy: an error, in a bounded time.
at25_stuck() {
	local file start
	file=$(memory "${1%%/*}" "$2")
	put "$sim/$1/stuck_busy" 1
	start=$(date +%s)
	refuses "$1: a chip that stays busy cannot be written" "timed out" write_at "$file" 0 4
	succeeds "$1: that is told in seconds" [ $(($(date +%s) - start)) -le 5 ]
	put "$sim/$1/stuck_busy" 0
	fill "$1"
	all_equal "$1, free again" "$1" "$file"
}

# The n-th transfer fails once: the write fails, or all of it is there.
at25_errors() {
	local file n bad=
	file=$(memory "${1%%/*}" "$2")
	for n in 0 1 2 3 4 5 6 7; do
		put "$sim/$1/fault_error_skip" $n
		put "$sim/$1/fault_error" 1
		write_at "$file" 3 40 2>/dev/null && ! cmp "$shadow" "$sim/$1/content" >/dev/null && bad+=" $n"
		put "$sim/$1/fault_error" 0
		fill "$1"
	done
	put "$sim/$1/fault_error_skip" 0
	is "$1: no write that failed on the bus is called done" "" "$bad"
	put "$sim/$1/fault_error" -1
	refuses "$1: a bus that fails is an error to a reader" "Input/output error" cat "$file"
	put "$sim/$1/fault_error" 0
	put "$sim/$1/fault_short" -1
	refuses "$1: and one that ends in the middle" "Input/output error" cat "$file"
	put "$sim/$1/fault_short" 0
	all_equal "$1, after errors" "$1" "$file"
}

# A controller that moves little at once makes the job longer, and nothing else.
at25_limits() {
	local file
	dead "${1%%/*}"
	put "$sim/${1%%/*}/transfer_max" 16
	put "$sim/${1%%/*}/message_max" 24
	live "${1%%/*}"
	wait_for 10 has_memory "${1%%/*}" "$2"
	file=$(memory "${1%%/*}" "$2")
	all_equal "$1, 16 bytes at once, untouched" "$1" "$file"
	boundary_writes "$1" "$file" "$(<"$sim/$1/page")"
	dead "${1%%/*}"
	put "$sim/${1%%/*}/transfer_max" 0
	put "$sim/${1%%/*}/message_max" 0
	live "${1%%/*}"
	wait_for 10 has_memory "${1%%/*}" "$2"
}
