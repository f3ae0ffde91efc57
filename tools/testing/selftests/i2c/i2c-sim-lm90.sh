#!/bin/bash
# i2c-sim-lm90: registers, packet error codes and SMBus alert, as the datasheets have them.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip() { fresh_chip "$1" 0x4c; }

file() { get "$sim/a/$model/$1"; }

reg() { raw a "w1@0x4c" "$1" r1; }

set_reg() { raw a w2@0x4c "$1" "$2"; }

both() { put "$sim/a/$model/temperature" "$1" && put "$sim/a/$model/remote" "$1"; }

remote() { put "$sim/a/$model/remote" "$1"; }

# pec BYTE...: the packet error code of these bytes, as SMBus defines it
pec() {
	local byte crc=0
	for byte in "$@"; do
		crc=$((crc ^ byte))
		for _ in 1 2 3 4 5 6 7 8; do
			crc=$((crc & 0x80 ? (crc << 1 ^ 0x07) & 0xff : crc << 1))
		done
	done
	printf '0x%02x\n' $crc
}

# power_on MODEL MAKER REVISION HIGH REMOTE-CRITICAL QUEUE
power_on() {
	chip "$1"
	is "$1: who made it, and which one" "$2 $3" "$(reg 0xfe) $(reg 0xff)"
	is "$1: limits at power on" "$4 0x00 $4 0x00 0x55 $5 0x0a" \
		"$(reg 0x05) $(reg 0x06) $(reg 0x07) $(reg 0x08) $(reg 0x20) $(reg 0x19) $(reg 0x21)"
	is "$1: the rest" "0x00 0x00 0x08 $6" "$(reg 0x02) $(reg 0x03) $(reg 0x04) $(reg 0x22)"
	set_reg 0x0b 0x28
	set_reg 0x09 0x80
	dead "a/$1"
	live "a/$1"
	is "$1: power brings all of it back" "$4 0x00" "$(reg 0x05) $(reg 0x03)"
}

measures() {
	put "$sim/a/$model/temperature" "$2"
	remote "$2"
	is "$1" "$3" "$(reg 0x00) $(reg 0x01) $(reg 0x10)"
}

temperatures() {
	chip lm90
	measures "a degree here, an eighth there" 25437 "0x19 0x19 0x60"
	measures "below zero" -12500 "0xf3 0xf3 0x80"
	measures "the highest" 125000 "0x7d 0x7d 0x00"
	measures "the lowest" -55000 "0xc9 0xc9 0x00"
	both 25000
	set_reg 0x11 0xfe
	set_reg 0x12 0x20
	is "an offset is added to the diode's" "0x19 0x17 0x20" "$(reg 0x00) $(reg 0x01) $(reg 0x10)"
	set_reg 0x11 0x80
	set_reg 0x12 0x00
	measures "the lowest that it can tell" -55000 "0xc9 0x80 0x00"
	set_reg 0x11 0x00
	set_reg 0x0e 0x0a
	both 10125
	reg 0x02 >/dev/null
	is "an eighth above its low limit" 0x00 "$(reg 0x02)"
	remote 10000
	is "and at it" 0x08 "$(reg 0x02)"
	set_reg 0x0e 0x00
	both 70000
	reg 0x02 >/dev/null
	is "at the high limits" 0x00 "$(reg 0x02)"
	both 70125
	is "an eighth above, of which the chip's own has none" 0x10 "$(reg 0x02)"
	put "$sim/a/lm90/open" 1
	is "without a diode it is as hot as can be" "0x7f 0x00" "$(reg 0x01) $(reg 0x10)"
}

writes() {
	chip lm90
	set_reg 0x05 0x28
	is "a limit is not written where it is read" 0x46 "$(reg 0x05)"
	set_reg 0x0b 0x28
	is "but elsewhere" 0x28 "$(reg 0x05)"
	set_reg 0x13 0xff
	is "a low byte has three bits" 0xe0 "$(reg 0x13)"
	set_reg 0x00 0x11
	set_reg 0xfe 0x11
	is "a measurement and an identity cannot be written" "0x19 0x01" "$(reg 0x00) $(reg 0xfe)"
	refuses "there is no third byte" "Input/output error" raw a w3@0x4c 0x0b 0x11 0x22
	is "and the second has been written" 0x11 "$(reg 0x05)"
	raw a w1@0x4c 0x07
	is "a lone byte is the pointer" 0x46 "$(raw a r1@0x4c)"
}

status() {
	chip nct1008
	remote 90000
	remote 25000
	is "a flag stays until it is read" "0x10 0x10" "$(file status) $(reg 0x02)"
	is "reading clears it" 0x00 "$(reg 0x02)"
	put "$sim/a/nct1008/temperature" 84000
	is "at most the limit" 0x00 "$(reg 0x02)"
	put "$sim/a/nct1008/temperature" 86000
	is "above a limit, and critical" 0x41 "$(reg 0x02)"
	is "still above" 0x41 "$(reg 0x02)"
	put "$sim/a/nct1008/temperature" 76000
	is "critical until it is cooler by the hysteresis" 0x41 "$(reg 0x02)"
	is "though below the limit" 0x01 "$(reg 0x02)"
	put "$sim/a/nct1008/temperature" 74000
	is "then nothing" 0x00 "$(reg 0x02)"
	both -1000
	is "below both limits" 0x28 "$(reg 0x02)"
	both 25000
	reg 0x02 >/dev/null
	put "$sim/a/nct1008/open" 1
	is "without a diode" 0x16 "$(reg 0x02)"
}

standby() {
	chip nct1008
	set_reg 0x09 0x40
	both 40000
	is "standing by it measures nothing" "0x19 0x19" "$(reg 0x00) $(reg 0x01)"
	set_reg 0x0f 0
	is "but once when it is told" "0x28 0x28" "$(reg 0x00) $(reg 0x01)"
	both 50000
	is "and no more" "0x28 0x28" "$(reg 0x00) $(reg 0x01)"
	set_reg 0x09 0
	is "awake it does again" "0x32 0x32" "$(reg 0x00) $(reg 0x01)"
}

sent() { i2cget -y "$(bus_num a)" 0x4c "$1" bp 2>&1; }

codes() {
	chip nct1008
	is "PEC: a read is checked by the stock tool" "0x57 1" "$(sent 0xff) $(file pec_reads)"
	is "PEC: of the whole message" "0x57 $(pec 0x98 0xff 0x99 0x57)" "$(raw a w1@0x4c 0xff r2)"
	is "PEC: after it nothing" "0xff" "$(raw a w1@0x4c 0xff r3 | cut -d' ' -f3)"
	put "$sim/a/nct1008/fault_flip_skip" 1
	put "$sim/a/nct1008/fault_flip" 1
	like "PEC: a byte that is spoilt is not believed" "*Read failed*" "$(sent 0xff)"
	is "PEC: once" "0x57 1" "$(sent 0xff) $(file fault_flip_hits)"
	succeeds "PEC: a write with the right one" i2cset -y "$(bus_num a)" 0x4c 0x0b 0x28 bp
	is "PEC: is done" "0x28 1 0" "$(reg 0x05) $(file pec_writes) $(file pec_errors)"
	refuses "PEC: a write with another" "Input/output error" raw a w3@0x4c 0x0b 0x11 0x22
	is "PEC: is not" "0x28 1 1" "$(reg 0x05) $(file pec_writes) $(file pec_errors)"
	put "$sim/a/nct1008/fault_flip_skip" 1
	put "$sim/a/nct1008/fault_flip" 1
	like "PEC: nor is one that was spoilt on the way" "*Write failed*" "$(i2cset -y "$(bus_num a)" 0x4c 0x0b 0x11 bp 2>&1)"
	is "PEC: nothing has changed" "0x28 2" "$(reg 0x05) $(file pec_errors)"
	succeeds "PEC: a write without one is done too" set_reg 0x0b 0x29
	is "PEC: as it is" 0x29 "$(reg 0x05)"
	bus_with a functionality 0x0fff8008
	is "PEC: a host of SMBus calls checks it, too" 0x57 "$(sent 0xff)"
	put "$sim/a/nct1008/fault_flip" 1
	like "PEC: and believes no byte that is spoilt" "*Read failed*" "$(sent 0xff)"
	bus_with a functionality 0x0fff8009
	chip adm1032
	is "ADM1032: PEC of what follows the repeated start" "0x41 $(pec 0x99 0x41)" "$(raw a w1@0x4c 0xff r2)"
	like "ADM1032: so the stock tool refuses it" "*Read failed*" "$(sent 0xff)"
	chip lm90
	is "LM90: there is none" "0x21 0xff" "$(raw a w1@0x4c 0xff r2)"
}

who() { raw a r1@0x0c 2>&1; }

nobody="*No such device or address"

alert_response() {
	chip lm90
	like "nobody alerts" "$nobody" "$(who)"
	remote 80000
	is "above its limit it asserts its pin" 1 "$(file pin)"
	is "who alerts: this one" 0x98 "$(who)"
	is "then it is silent, and masked" "0 0x80 1" "$(file pin) $(file conf) $(file alerts)"
	like "and nobody alerts" "$nobody" "$(who)"
	set_reg 0x09 0
	is "unmasked, it is still too hot" 1 "$(file pin)"
	is "reading the status masks it as well" "0x10 0x80 0" "$(reg 0x02) $(file conf) $(file pin)"
	remote 25000
	reg 0x02 >/dev/null
	set_reg 0x09 0
	is "and now it is not" 0 "$(file pin)"
	chip adm1032
	remote 100000
	is "ADM1032: it alerts until there is nothing to tell" "0x98 0x98 1" "$(who) $(who) $(file pin)"
	remote 25000
	reg 0x02 >/dev/null
	is "ADM1032: who read the status is told once more" "0x98 0" "$(who) $(file pin)"
	remote 100000
	set_reg 0x09 0x80
	is "ADM1032: masked it is silent" 0 "$(file pin)"
	set_reg 0x09 0
	is "ADM1032: only meanwhile" 1 "$(file pin)"
}

several() {
	chip lm90
	new_chip a/lm90.second 0x4d && live a/lm90.second
	new_chip a/lm90.first 0x18 && live a/lm90.first
	for one in lm90.second lm90 lm90.first; do put "$sim/a/$one/remote" 80000; done
	is "of several the lowest address is heard first" "0x30 0x98 0x9a" "$(who) $(who) $(who)"
	like "and then nobody" "$nobody" "$(who)"
	put "$sim/a/lm90.first/fault_alert" 2
	put "$sim/a/lm90.first/remote" 25000
	raw a w2@0x18 0x09 0 && set_reg 0x09 0
	put "$sim/a/lm90.first/remote" 80000
	is "one that does not hear that it was heard says it again" "0x30 0x30 0x30 0x98" "$(who) $(who) $(who) $(who)"
	is "as often as it was told to" 2 "$(get "$sim/a/lm90.first/fault_alert_hits")"
	raw a w2@0x18 0x09 0
	drop_chip a/lm90.first
	drop_chip a/lm90.second
	like "who is gone is not heard" "$nobody" "$(who)"
	set_reg 0x09 0
	is "who hears no address releases nobody" 1 "$(raw a r0@0x0c; file pin)"
}

plan 80
start_sim
new_bus a
live a
power_on lm90 0x01 0x21 0x46 0x55 0x00
power_on adm1032 0x41 0x41 0x55 0x55 0x01
power_on nct1008 0x41 0x57 0x55 0x6c 0x01
temperatures
writes
status
standby
codes
alert_response
several
finish
