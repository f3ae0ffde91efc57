#!/bin/bash
# i2c-sim-ads1015: registers, conversions and the comparator, as the datasheets have them.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip() { fresh_chip "$1" 0x48; }

file() { get "$sim/a/$model/$1"; }

input() { put "$sim/a/$model/$1" "$2"; }

reg() { raw a "w1@0x48" "$1" r2; }

set_reg() { raw a w3@0x48 "$1" "$2" "$3"; }

idle() { case $(reg 1) in 0x[89a-f]*) true ;; *) false ;; esac }

# once HIGH LOW: one conversion with that configuration, and its result
once() {
	set_reg 1 "$1" "$2"
	wait_for 5 idle
	reg 0
}

power_on() {
	chip "$1"
	is "$1: registers at power on" "0x00 0x00, 0x85 0x83, 0x80 0x00, 0x7f 0xff" \
		"$(reg 0), $(reg 1), $(reg 2), $(reg 3)"
	set_reg 1 0x04 0x80
	dead "a/$1"
	live "a/$1"
	is "$1: power brings them back" "0x85 0x83" "$(reg 1)"
}

inputs() {
	chip ads1015
	input in0 1000000
	input in1 400000
	input in2 -100000
	input in3 3000000
	is "single: in0 of 2.048 V" "0x3e 0x80" "$(once 0xc5 0x83)"
	is "single: in1" "0x19 0x00" "$(once 0xd5 0x83)"
	is "single: in2, below ground" "0xf9 0xc0" "$(once 0xe5 0x83)"
	is "single: in3 is beyond the range" "0x7f 0xf0" "$(once 0xf5 0x83)"
	is "single: in3 of 4.096 V" "0x5d 0xc0" "$(once 0xf3 0x83)"
	is "difference: in0 - in1" "0x25 0x80" "$(once 0x85 0x83)"
	is "difference: in0 - in3" "0x83 0x00" "$(once 0x95 0x83)"
	is "difference: in1 - in3 is beyond" "0x80 0x00" "$(once 0xa5 0x83)"
	is "difference: in2 - in3 of 6.144 V" "0xbf 0x70" "$(once 0xb1 0x83)"
	is "so many conversions" 9 "$(file conversions)"
	chip ads1115
	input in0 1000000
	is "ADS1115: 16 bits" "0x3e 0x80" "$(once 0xc5 0xe3)"
	input in0 1000100
	is "ADS1115: a sixteenth of an ADS1015's step" "0x3e 0x81" "$(once 0xc5 0xe3)"
}

conversions() {
	chip ads1115
	input in0 1000000
	is "8 a second: it is busy, and there is no result yet" "0x45 0x03 0x00 0x00" \
		"$(raw a w3@0x48 1 0xc5 0x03 w1 1 r2 w1 0 r2 | tr '\n' ' ' | sed 's/ $//')"
	wait_for 5 idle
	is "8 a second: then there is" "0x3e 0x80" "$(reg 0)"
	input in0 500000
	sleep 0.3
	is "one was asked for, one was made" "0x3e 0x80 1" "$(reg 0) $(file conversions)"
	set_reg 1 0x44 0xe3
	sleep 0.2
	is "continuous: the next one" "0x1f 0x40" "$(reg 0)"
	input in0 250000
	sleep 0.2
	is "continuous: and the next" "0x0f 0xa0" "$(reg 0)"
	like "continuous: it is never idle" "0x44 *" "$(reg 1)"
	set_reg 1 0x45 0xe3
	input in0 0
	sleep 0.1
	is "and ends" "0x0f 0xa0" "$(reg 0)"
	begun=${EPOCHREALTIME/./} made=$(file conversions)
	set_reg 1 0x44 0x03
	sleep 0.3
	reg 0 >/dev/null
	made=$(($(file conversions) - made))
	succeeds "8 a second are made, and no more" [ $made -le $(((${EPOCHREALTIME/./} - begun) * 8 / 1000000 + 1)) ]
}

registers() {
	chip ads1015
	set_reg 2 0x12 0x3f
	set_reg 3 0x45 0x60
	is "limits have the bits of a result" "0x12 0x30 0x45 0x6f" "$(reg 2) $(reg 3)"
	set_reg 0 0x11 0x22
	is "a result cannot be written" "0x00 0x00" "$(reg 0)"
	raw a w2@0x48 3 0x11
	is "half a word changes nothing" "0x45 0x6f" "$(reg 3)"
	raw a w1@0x48 0x07
	is "the pointer has two bits" 0x03 "$(file pointer)"
	chip tla2024
	set_reg 2 0x12 0x30
	is "TLA2024: there are no limits" "0x80 0x00" "$(reg 2)"
}

pin_is() { [ "$(file pin)" = "$1" ]; }

# after UV: the pin some conversions later
after() {
	local before
	input in0 "$1"
	before=$(file conversions)
	wait_for 5 converted $((before + 4))
	file pin
}

converted() { [ "$(file conversions)" -ge "$1" ]; }

# The pin when the first conversion has been made that is beyond, and no other; a machine that pauses
# makes more.
first_of_two() {
	local before since made limit=$((SECONDS + 5))
	after 400000 >/dev/null
	read -r before <"$sim/a/$model/conversions"
	input in0 1100000
	read -r since <"$sim/a/$model/conversions"
	[ "$since" -eq "$before" ] || return 1
	until read -r made <"$sim/a/$model/conversions" && [ "$made" -gt "$before" ]; do
		[ "$SECONDS" -lt "$limit" ] || return 1
	done
	read -r pin <"$sim/a/$model/pin"
	read -r made <"$sim/a/$model/conversions"
	[ "$made" -eq $((before + 1)) ]
}

# 1.0 and 0.5 V, of 2.048
limits() {
	set_reg 2 0x1f 0x40
	set_reg 3 0x3e 0x80
}

comparator() {
	chip ads1015
	limits
	set_reg 1 0x44 0xe0
	is "comparator: from above high until below low" "0 1 1 0 0" \
		"$(after 900000) $(after 1100000) $(after 600000) $(after 400000) $(after 900000)"
	set_reg 1 0x44 0xf0
	is "window: outside of both" "1 0 1 0" "$(after 400000) $(after 600000) $(after 1100000) $(after 900000)"
	set_reg 1 0x44 0xe4
	is "latched: it stays" "1 1" "$(after 1100000) $(after 400000)"
	reg 1 >/dev/null
	is "latched: another register does not release it" 1 "$(file pin)"
	reg 0 >/dev/null
	is "latched: until a result is read" 0 "$(file pin)"
	after 1100000 >/dev/null
	input in0 400000
	raw a w1@0x48 1 && after 400000 >/dev/null
	is "latched: or it was asked who it is" "0x90 0" "$(raw a r1@0x0c) $(file pin)"
	input in0 1100000
	once 0xc5 0xe3 >/dev/null
	once 0xc5 0xe0 >/dev/null
	is "queue: one conversion is enough" 1 "$(file pin)"
	set_reg 1 0x44 0xe3
	is "disabled: no alert" 0 "$(input in0 1100000; sleep 0.1; reg 0 >/dev/null; file pin)"
}

queue() {
	chip ads1115
	limits
	set_reg 1 0x44 0x01
	wait_for 20 first_of_two
	is "queue of two: one is not enough" 0 "$pin"
	wait_for 5 pin_is 1
	is "queue of two: the next is" 1 "$(file pin)"
	set_reg 1 0x44 0xe0
	is "at the limit it is not beyond" "0 1" "$(after 400000 >/dev/null; after 1000000) $(after 1000100)"
}

# It takes an eighth of a second.
begin_conversion() {
	set_reg 1 0xc5 0x00
	file pin
}

ready() {
	chip ads1115
	input in0 1000000
	set_reg 2 0x00 0x00
	set_reg 3 0x80 0x00
	set_reg 1 0xc5 0x80
	wait_for 5 pin_is 1
	is "ready: the pin tells of a result" "1 0x3e 0x80" "$(file pin) $(reg 0)"
	is "ready: and not while there is none" 0 "$(prompt 120 begin_conversion)"
	wait_for 5 pin_is 1
	is "ready: until there is" 1 "$(file pin)"
	set_reg 1 0xc5 0x81
	wait_for 5 pin_is 1
	is "ready: of the first, whatever the queue" 1 "$(file pin)"
	input in0 -100000
	set_reg 3 0x00 0x00
	raw a r1@0x0c >/dev/null 2>&1
	is "ready: limits of nought are limits" "0xf9 0xc0 0" "$(once 0xc5 0x80) $(file pin)"
}

plan 45
start_sim
new_bus a
live a
power_on ads1015
power_on ads1115
inputs
conversions
registers
comparator
queue
ready
finish
