#!/bin/bash
# i2c-sim-lm75: registers, conversions and the alert pin, as the datasheets have them.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip() { fresh_chip "$1" 0x48; }

reg() { get "$sim/a/$model/$1"; }

surroundings() { put "$sim/a/$model/temperature" "$1"; }

# What the pin shows after each temperature, as a row of digits.
pin_after() {
	local t row=
	for t in "$@"; do
		surroundings "$t"
		row+=$(reg pin)
	done
	echo "$row"
}

conf() { raw a w2@0x48 1 "$1"; }

# Limits of 30 and 28 degrees.
limits_30_28() { raw a w3@0x48 3 30 0 w3 2 28 0; }

measures() {
	surroundings "$2"
	is "$model: $1" "$3" "$(reg temp)"
}

power_on() {
	chip "$1"
	is "$1: conf at power on" 0x00 "$(reg conf)"
	is "$1: hyst is 75 degrees" 0x4b00 "$(reg hyst)"
	is "$1: max is 80 degrees" 0x5000 "$(reg max)"
	is "$1: the pin is released" 0 "$(reg pin)"
	conf 0x06
	raw a w3@0x48 3 1 0
	put "$sim/a/$1/live" 0
	put "$sim/a/$1/live" 1
	is "$1: power brings all of it back" "0x00 0x5000 0x00" "$(reg conf) $(reg max) $(reg pointer)"
}

resolutions() {
	chip lm75
	measures "9 bits" 25437 0x1980
	measures "9 bits below zero" -12500 0xf380
	chip lm75b
	measures "11 bits" 25437 0x1960
	chip tmp105
	measures "9 bits at first" 25437 0x1980
	conf 0x20
	measures "10 bits" 25200 0x1940
	conf 0x40
	measures "11 bits" 25437 0x1960
	conf 0x60
	measures "12 bits" 25437 0x1970
	measures "12 bits below zero" -62 0xfff0
	measures "the highest" 125000 0x7d00
	measures "the lowest" -55000 0xc900
}

# write_bits MODEL CONF LIMIT: what stays of all ones
write_bits() {
	chip "$1"
	conf 0x7f
	is "$1: conf has these bits" "$2" "$(reg conf)"
	conf 0
	raw a w3@0x48 3 0x7f 0xff
	is "$1: a limit has these bits" "$3" "$(reg max)"
}

writes() {
	write_bits lm75 0x1f 0x7f80
	write_bits lm75b 0x1f 0x7f80
	write_bits tmp75 0x7f 0x7ff0
	chip lm75
	surroundings 25000
	raw a w3@0x48 0 0x11 0x22
	is "the temperature cannot be written" 0x1900 "$(reg temp)"
	raw a w2@0x48 3 0x11
	is "half a limit changes nothing" 0x5000 "$(reg max)"
	raw a w4@0x48 3 0x11 0x00 0x22
	is "what comes after a limit is dropped" 0x1100 "$(reg max)"
	raw a w1@0x48 0x06
	is "the pointer has two bits" 0x02 "$(reg pointer)"
}

comparator() {
	chip lm75
	limits_30_28
	is "comparator: from above max until below hyst" 0011110 "$(pin_after 25000 30000 30500 31000 29000 28000 27500)"
	raw a r2@0x48 >/dev/null
	is "comparator: reading changes nothing" 11 "$(pin_after 31000)$(raw a r2@0x48 >/dev/null; reg pin)"
	chip tmp75
	limits_30_28
	is "TMP75: max itself is above" 0110 "$(pin_after 29500 30000 28000 27500)"
	chip lm75
	surroundings 81000
	is "a limit is compared when it is written" "1 0" "$(reg pin) $(raw a w3@0x48 3 90 0 w3 2 85 0; reg pin)"
}

interrupt() {
	chip lm75
	limits_30_28
	conf 0x02
	is "interrupt: above max" 01 "$(pin_after 29000 31000)"
	is "interrupt: it stays" 1111 "$(pin_after 32000 29000 25000 31000)"
	chip lm75
	limits_30_28
	conf 0x02
	surroundings 31000
	raw a w1@0x48 1
	is "interrupt: a pointer is no read" 1 "$(reg pin)"
	raw a r1@0x48 >/dev/null
	is "interrupt: reading any register releases it" 0 "$(reg pin)"
	is "interrupt: only hyst asserts it again" 00001 "$(pin_after 32000 29000 31000 28000 27500)"
	raw a r2@0x48 >/dev/null
	is "interrupt: then max again" 001 "$(pin_after 27000 30000 30500)"
	conf 0x03
	is "interrupt: shutdown releases it" 0 "$(reg pin)"
}

# As many conversions in a row as conf asks for, no fewer.
fault_queue() {
	chip lm75
	limits_30_28
	conf "$1"
	is "fault queue of $2: ${3/0*1/}" "$3" "$(pin_after 31000 31000 31000 31000 31000 31000)"
}

interrupted_queue() {
	chip lm75
	limits_30_28
	conf 0x10
	is "a fault queue starts again" 00000001 "$(pin_after 31000 31000 31000 29000 31000 31000 31000 31000)"
	is "and works downwards too" 1110 "$(pin_after 27000 27000 27000 27000)"
}

# A queue of another length begins at none; the write of conf is itself a conversion.
changed_queue() {
	chip lm75
	limits_30_28
	conf 0x18
	is "two of six" 00 "$(pin_after 31000 31000)"
	conf 0x10
	is "a queue of another length begins at none" 0011 "$(pin_after 31000 31000 31000 31000)"
}

# From one mode to the other and back, above the limit.
changed_mode() {
	chip lm75
	limits_30_28
	is "a comparator above its limit" 1 "$(pin_after 31000)"
	conf 0x02
	is "becomes an interrupt and releases its pin" 0 "$(reg pin)"
	conf 0x00
	is "and a comparator again that holds it" 1 "$(reg pin)"
}

shutdown() {
	chip lm75
	surroundings 25000
	conf 0x01
	measures "shutdown: no conversion" 31000 0x1900
	conf 0x81
	is "an LM75 has no one-shot" "0x1900 0x01" "$(reg temp) $(reg conf)"
	conf 0x00
	is "waking up is a conversion" 0x1f00 "$(reg temp)"
	chip tmp105
	surroundings 25000
	conf 0x01
	measures "shutdown: no conversion" 31000 0x1900
	conf 0x81
	is "one-shot is a conversion, and reads as zero" "0x1f00 0x01" "$(reg temp) $(reg conf)"
	measures "one only" 32000 0x1f00
}

# Without power nothing is measured; the surroundings are there all the same.
without_power() {
	chip lm75
	limits_30_28
	surroundings 31000
	put "$sim/a/lm75/live" 0
	is "without power the pin is released" 0 "$(reg pin)"
	measures "without power: no conversion" 20000 0x1f00
	put "$sim/a/lm75/live" 1
	is "with it the first one is over" 0x1400 "$(reg temp)"
}

plan 61
start_sim
new_bus a
live a
power_on lm75
power_on tmp105
resolutions
writes
comparator
interrupt
fault_queue 0x00 1 111111
fault_queue 0x08 2 011111
fault_queue 0x10 4 000111
fault_queue 0x18 6 000001
interrupted_queue
changed_queue
changed_mode
shutdown
without_power
finish
