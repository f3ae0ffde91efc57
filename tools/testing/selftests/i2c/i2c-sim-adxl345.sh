#!/bin/bash
# i2c-sim-adxl345: registers, samples, the buffer and the interrupts, as the datasheets have them.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip() { fresh_chip "$1" 0x53; }

file() { get "$sim/a/$model/$1"; }

# feel X Y Z, in thousandths of g
feel() {
	put "$sim/a/$model/x" "$1"
	put "$sim/a/$model/y" "$2"
	put "$sim/a/$model/z" "$3"
}

reg() { raw a "w1@0x53" "$1" r1; }

set_reg() { raw a "w$#@0x53" "$@"; }

sampled() { [ "$(file samples)" -ge "$1" ]; }

# Somebody must address the chip, or it does not say how many there were.
more() {
	local before
	before=$(file samples)
	wait_for 5 another $((before + $1))
}

another() { reg 0x1d >/dev/null && sampled "$1"; }

# The three axes of the oldest sample
data() {
	local b
	read -r -a b <<<"$(raw a w1@0x53 0x32 r6)"
	echo "$(signed "${b[0]}" "${b[1]}") $(signed "${b[2]}" "${b[3]}") $(signed "${b[4]}" "${b[5]}")"
}

signed() { echo $((($2 << 8 | $1) - ($2 >> 7 << 16))); }

# next: the axes of a sample that was made after all that is held
next() {
	data >/dev/null
	more 1
	data
}

# bits REGISTER MASK
bits() { printf '0x%02x' $(($(reg "$1") & $2)); }

power_on() {
	chip "$1"
	is "$1: who it is" 0xe5 "$(reg 0)"
	is "$1: its registers at first" "0x0a 0x00 0x00 0x00 0x02 0x00" "$(raw a w1@0x53 0x2c r6)"
	set_reg 0x2c 0x0f
	raw a w1@0x53 0x2c
	dead "a/$1"
	live "a/$1"
	is "$1: power brings them back, and the pointer" "0xe5 0x0a" "$(raw a r1@0x53) $(reg 0x2c)"
}

registers() {
	chip adxl345
	set_reg 0x00 0x11
	set_reg 0x2b 0xff
	set_reg 0x39 0xff
	is "what is only read cannot be written" "0xe5 0x00 0x00" "$(reg 0) $(reg 0x2b) $(reg 0x39)"
	set_reg 0x24 1 2 3 0x77
	is "several bytes go to registers one behind the other" "0x01 0x02 0x03 0x77" "$(raw a w1@0x53 0x24 r4)"
	is "standing by it measures nothing" "0 0 0 0" "$(data) $(sleep 0.1; reg 0 >/dev/null; file samples)"
	set_reg 0x2c 0x00 0x08
	is "ten seconds are for one sample, however often it is asked" "0 0 0 0" "$(data) $(file samples)"
}

formats() {
	chip adxl345
	feel 1000 -2000 12000
	set_reg 0x2c 0x0f 0x08
	is "2 g: of 10 bits, clipped" "256 -512 511" "$(next)"
	set_reg 0x31 0x03
	is "16 g of 10 bits" "32 -64 384" "$(next)"
	set_reg 0x31 0x0b
	is "16 g of all bits" "256 -512 3072" "$(next)"
	set_reg 0x31 0x07
	is "16 g of 10 bits, to the left" "2048 -4096 24576" "$(next)"
	set_reg 0x31 0x0b
	set_reg 0x1e 0x05 0xfb 0x00
	is "offsets count four steps each" "276 -532 3072" "$(next)"
	set_reg 0x1e 0 0 0
	set_reg 0x31 0x8b
	like "its test moves each axis" "460 -716 3379" "$(next)"
	set_reg 0x2d 0x00
	data >/dev/null
	is "standing by, what was read stays" "460 -716 3379" "$(data)"
	chip adxl375
	feel 1000 -100000 200000
	set_reg 0x2c 0x0f 0x08
	is "ADXL375: 49 thousandths of g, up to 200 g" "20 -2050 4095" "$(next)"
}

fifo() {
	chip adxl345
	set_reg 0x31 0x0b
	set_reg 0x38 0x44
	set_reg 0x2c 0x0f 0x08
	more 40
	is "filled, it holds 32, has room for no more and says so" "0x20 0x83" "$(reg 0x39) $(reg 0x30)"
	feel 0 0 2000
	more 2
	is "and keeps the oldest" "0 0 256" "$(data)"
	dead a/adxl345
	live a/adxl345
	is "power empties it" 0x00 "$(reg 0x39)"
	set_reg 0x31 0x0b
	set_reg 0x2c 0x0f
	set_reg 0x38 0x00
	is "bypassed it is empty" 0x00 "$(set_reg 0x2d 0x00; set_reg 0x38 0x00; reg 0x39)"
	set_reg 0x38 0x84
	set_reg 0x2d 0x08
	more 40
	feel 0 0 1000
	more 40
	is "as a stream it keeps the newest" "0x20 0 0 256" "$(reg 0x39) $(data)"
	set_reg 0x2d 0x00
	is "each that is read makes way" 1 $(($(reg 0x39) - $(data >/dev/null; reg 0x39)))
	set_reg 0x38 0x00
	set_reg 0x38 0xc4
	set_reg 0x24 48
	set_reg 0x27 0x10
	set_reg 0x2e 0x10
	set_reg 0x2d 0x08
	more 20
	is "with a trigger: before it, the last few" 0x04 "$(reg 0x39)"
	feel 0 0 4000
	more 40
	is "behind it, until it is full" 0xa0 "$(reg 0x39)"
	is "and what was before comes first" "0 0 256" "$(data)"
}

pin_is() { [ "$(file pin)" = "$1" ]; }

interrupts_of() {
	chip adxl345
	set_reg 0x2c 0x0a
	set_reg 0x2e 0x80
	set_reg 0x2d 0x08
	succeeds "data: the pin says so" wait_for 5 pin_is 1
	set_reg 0x2d 0x00
	data >/dev/null
	is "data: read, it is calm" 0 "$(file pin)"
	set_reg 0x2d 0x08
	wait_for 5 pin_is 1
	set_reg 0x2d 0x00
	set_reg 0x2e 0x00
	is "data: not asked for, it is calm at once" 0 "$(file pin)"
	set_reg 0x2e 0x80
	set_reg 0x2f 0x80
	set_reg 0x2d 0x08
	more 2
	is "data: on the other pin, this one is calm" 0 "$(file pin)"
	put "$sim/a/adxl345/wired" 2
	is "data: and that one is not" 1 "$(file pin)"
	put "$sim/a/adxl345/wired" 1
	set_reg 0x2d 0x00
	set_reg 0x38 0x85
	set_reg 0x2e 0x02
	set_reg 0x2f 0x00
	set_reg 0x2d 0x08
	succeeds "watermark: five are waited for" wait_for 5 pin_is 1
	set_reg 0x2d 0x00
	while [ "$(reg 0x39)" != 0x04 ]; do data >/dev/null; done
	is "watermark: with four it is calm" 0 "$(file pin)"
}

movement() {
	chip adxl345
	feel 0 0 1000
	set_reg 0x24 48 16 1 0x70
	set_reg 0x2c 0x0f
	set_reg 0x2e 0x10
	set_reg 0x2d 0x08
	more 5
	is "movement: below 3 g nothing" 0 "$(file pin)"
	feel 0 -4000 1000
	succeeds "movement: beyond it" wait_for 5 pin_is 1
	is "movement: of the second axis" 0x20 "$(reg 0x2b)"
	set_reg 0x27 0x40
	reg 0x30 >/dev/null
	feel 4000 0 1000
	succeeds "movement: along the first axis" wait_for 5 pin_is 1
	is "movement: of that alone" 0x40 "$(reg 0x2b)"
	feel 0 0 1000
	more 2
	is "movement: it stays until it is read" "1 0x10 0" "$(file pin) $(bits 0x30 0x10) $(file pin)"
	set_reg 0x27 0xf0
	set_reg 0x24 8
	more 5
	is "movement: told from what was, its weight is none" 0 "$(file pin)"
	feel 0 0 1800
	succeeds "movement: a change of 0.8 g is" wait_for 5 pin_is 1
	set_reg 0x2e 0x00
	feel 0 0 3000
	reg 0x30 >/dev/null
	set_reg 0x2e 0x10
	more 3
	is "movement: what was is what is, when it is asked for" 0 "$(file pin)"
	feel 0 0 500
	set_reg 0x2e 0x00
	reg 0x30 >/dev/null
	set_reg 0x24 48 16 255 0x07
	set_reg 0x2e 0x08
	more 5
	is "rest: not yet" 0 "$(file pin)"
	set_reg 0x26 1
	succeeds "rest: after a second below 1 g" wait_for 5 pin_is 1
	feel 0 0 3000
	set_reg 0x24 48 8 1 0x0f
	reg 0x30 >/dev/null
	succeeds "rest: told from what was, its weight is none" wait_for 5 pin_is 1
	feel 0 0 1000
	more 2
	reg 0x30 >/dev/null
	succeeds "rest: nor is another" wait_for 5 pin_is 1
	set_reg 0x2d 0x00
	set_reg 0x2e 0x00
	reg 0x30 >/dev/null
	set_reg 0x24 48 16 1 0x77
	set_reg 0x2e 0x18
	set_reg 0x2d 0x38
	feel 0 0 4000
	more 3
	is "linked: there is no movement before a rest" 0 "$(file pin)"
	feel 0 0 500
	succeeds "linked: the rest" wait_for 5 pin_is 1
	is "linked: and it sleeps" "0x08 0x08" "$(bits 0x2b 0x08) $(bits 0x30 0x18)"
	feel 0 0 4000
	succeeds "linked: then the movement" wait_for 5 pin_is 1
	is "linked: and it is awake" "0x00 0x10" "$(bits 0x2b 0x08) $(bits 0x30 0x18)"
	more 3
	is "linked: there is no other before the next rest" 0 "$(file pin)"
	feel 0 0 500
	wait_for 5 pin_is 1
	reg 0x30 >/dev/null
	set_reg 0x2e 0x18
	feel 0 0 4000
	more 3
	is "linked: nor after a rest that it has forgotten" 0 "$(file pin)"
}

# From lying, so long that some samples are made.
begin_fall() {
	feel 0 0 1000
	more 5
	reg 0x30 >/dev/null
	feel 100 100 0
	more 5
	file pin
}

# Its last fall has not ended when it loses its power.
fall_again() {
	dead a/adxl345
	live a/adxl345
	set_reg 0x28 7 255
	set_reg 0x2c 0x0f
	set_reg 0x2e 0x04
	set_reg 0x2d 0x08
	more 5
	file pin
}

fall() {
	chip adxl345
	feel 0 0 1000
	set_reg 0x28 7 20
	set_reg 0x2c 0x0f
	set_reg 0x2e 0x04
	set_reg 0x2d 0x08
	more 5
	is "fall: lying is none" 0 "$(file pin)"
	feel 100 100 0
	succeeds "fall: no weight for a tenth of a second is" wait_for 5 pin_is 1
	set_reg 0x29 255
	is "fall: and not before a time that is longer" 0 "$(prompt 1200 begin_fall)"
	feel 0 0 1000
	more 5
	sleep 1.3
	is "fall: two that are short are none" 0 "$(prompt 1200 begin_fall)"
	succeeds "fall: but then" wait_for 5 pin_is 1
	is "fall: without power it is forgotten" 0 "$(prompt 1200 fall_again)"
	chip adxl375
	feel 0 0 0
	set_reg 0x28 7 1
	set_reg 0x2c 0x0f
	set_reg 0x2e 0x04
	set_reg 0x2d 0x08
	more 100
	is "ADXL375: it tells none" 0 "$(file pin)"
}

# push SECONDS: along the third axis
push() {
	feel 0 0 5000
	sleep "$1"
	feel 0 0 1000
}

# What the chip made of the pushes: the axis, the pin, and what it told
look() {
	sleep 0.05
	taps="$(bits 0x2b 0x07) $(file pin) $(bits 0x30 0x60)"
}

# A machine that pauses makes a long push of a short one, so they are made again until they were right.
tap() {
	sleep 0.5
	push 0.02
	look
	[ "$taps" = "0x01 1 0x40" ]
}

double_tap() {
	sleep 0.5
	push 0.02
	sleep 0.15
	push 0.02
	look
	[ "$taps" = "0x01 1 0x60" ]
}

taps() {
	chip adxl345
	set_reg 0x1d 48
	set_reg 0x21 250 40 255
	set_reg 0x2a 0x01
	set_reg 0x2c 0x0f
	set_reg 0x2e 0x60
	set_reg 0x2d 0x08
	wait_for 10 tap
	is "tap: a short push, along the third axis" "0x01 1 0x40" "$taps"
	wait_for 10 double_tap
	is "tap: two in time" "0x01 1 0x60" "$taps"
	sleep 0.5
	push 0.4
	look
	is "tap: a long push is none" "0 0x00" "${taps#* }"
}

plan 64
start_sim
new_bus a
live a
power_on adxl345
power_on adxl375
registers
formats
fifo
interrupts_of
movement
fall
taps
finish
