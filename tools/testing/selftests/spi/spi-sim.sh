#!/bin/bash
# spi-sim: buses, select lines, modes, words, limits, faults, as spidev sees them.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

text=inox-1234567890x

# What comes back to spidev_test on a device: hexadecimal, or what it says of an error.
exchange() {
	local said
	said=$(spidev_test -D "$1" -v -p "${@: -1}" "${@:2:$#-2}" 2>&1)
	grep -q '^RX' <<<"$said" || { echo "$said" | tail -n 1; return; }
	sed -n 's/^RX | \([0-9A-F ]*[0-9A-F]\).*/\1/p' <<<"$said"
}

hex() { printf %s "$1" | od -An -v -tx1 | tr -d '\n' | tr a-f A-F | sed 's/^ //'; }

spidev_bus() { new_bus "$1" && live "$1" && new_chip "$1/loopback" 0 dh2228fv && plug_spidev "$1/loopback" 0; }

modes() {
	local mode options=("" -H -O "-H -O")
	for mode in 0 1 2 3; do
		# shellcheck disable=SC2086 # options
		is "mode $mode: what goes out comes in" "$(hex $text)" "$(exchange "$(node a 0)" ${options[$mode]} $text)"
		like "mode $mode is seen on the wire" "cs 0 mode 0x$mode bits 8 *" "$(last_transfer a)"
	done
	is "the lowest bit first: what goes out comes in" "$(hex $text)" "$(exchange "$(node a 0)" -L $text)"
	is "by the controller's own loop" "$(hex $text)" "$(exchange "$(node a 0)" -l $text)"
}

words() {
	local bits bad=''
	for bits in 1 2 3 4 5 6 7; do
		[ "$(exchange "$(node a 0)" -b $bits '\x01\x00\x01')" = "01 00 01" ] || bad+=" $bits"
	done
	for bits in 8 9 12 15 16 17 20 24 31 32; do
		[ "$(exchange "$(node a 0)" -b $bits '\x55\x00\x01\x00\x7f\x00\x00\x00')" = "55 00 01 00 7F 00 00 00" ] || bad+=" $bits"
	done
	is "words of 1 to 32 bits come back" "" "$bad"
	is "bits beyond a word are dropped" "0F 01" "$(exchange "$(node a 0)" -b 4 '\xff\x11')"
	is "a word of 9 bits has two bytes" "FF 01" "$(exchange "$(node a 0)" -b 9 '\xff\xff')"
	like "and half of one is refused" "*Invalid argument*" "$(exchange "$(node a 0)" -b 9 '\xff\xff\xff')"
}

# The order of bits can be seen where the other side does not turn it round as well.
bit_order() {
	new_chip a/at25256.order 1 dh2228fv
	put "$sim/a/at25256.order/status" 4
	plug_spidev a/at25256.order 1
	is "a chip reads the highest bit first" "FF 04" "$(exchange "$(node a 1)" '\x05\x00')"
	is "bits come the other way round" "FF 20" "$(exchange "$(node a 1)" -L '\xa0\x00')"
	is "two bytes may be one word" "04 FF" "$(exchange "$(node a 1)" -b 16 '\x00\x05')"
	is "a wrong mode is no success" "FF 82" "$(exchange "$(node a 1)" -H '\x0a\x00')"
	is "nor is what a chip has not understood" "FF FF" "$(exchange "$(node a 1)" -H '\x05\x00')"
	is "a clock that is too fast is not seen" "FF FF" "$(exchange "$(node a 1)" -s 20000001 '\x05\x00')"
	is "and counted" 1 "$(<"$sim/a/at25256.order/too_fast")"
	drop_chip a/at25256.order
}

lines() {
	new_chip a/loopback.high 2 dh2228fv
	put "$sim/a/loopback.high/cs_high" 1
	plug_spidev a/loopback.high 2
	is "selected the wrong way, nobody answers" "FF FF" "$(exchange "$(node a 2)" '\x12\x34')"
	dead a/loopback.high
	put "$sim/a/loopback.high/mode" 4
	plug_spidev a/loopback.high 2
	is "selected by a high level" "12 34" "$(exchange "$(node a 2)" -C '\x12\x34')"
	is "the device of another line is another chip" "$(hex $text)" "$(exchange "$(node a 0)" $text)"
	dead a/loopback.high
	put "$sim/a/loopback.high/mode" 0x40
	plug_spidev a/loopback.high 2
	is "without a line nothing is selected" "FF FF" "$(exchange "$(node a 2)" -N '\x12\x34')"
	dead a/loopback.high
	put "$sim/a/loopback.high/cs_tied" 1
	plug_spidev a/loopback.high 2
	is "but for a chip that always is" "12 34" "$(exchange "$(node a 2)" -N '\x12\x34')"
	drop_chip a/loopback.high
	plug_spidev a/loopback 0
}

# Two that answer at once: a zero wins.
contention() {
	new_chip a/inverter 3 ""
	put "$sim/a/inverter/cs_tied" 1
	live a/inverter
	is "two that answer at once are heard at once" "00 00" "$(exchange "$(node a 0)" '\x12\x34')"
	drop_chip a/inverter
}

# Nobody listens on four lines here: what counts is what is on the wire.
wires() {
	local clocks
	clocks=$(get "$sim/a/loopback/clocks")
	exchange "$(node a 0)" -4 '\x12\x34' >/dev/null
	like "four lines are seen on the wire" "*mode 0x200 bits 8 hz * lines 4 words 2 out 12 34 *" "$(last_transfer a)"
	is "a byte has two clocks there" $((clocks + 4)) "$(get "$sim/a/loopback/clocks")"
	exchange "$(node a 0)" -2 '\x12\x34' >/dev/null
	like "two lines are" "*mode 0x100 bits 8 hz * lines 2 words 2 out 12 34 *" "$(last_transfer a)"
	is "a byte has four clocks there" $((clocks + 12)) "$(get "$sim/a/loopback/clocks")"
	like "a word that is no whole number of clocks is refused" "*Invalid argument*" "$(exchange "$(node a 0)" -4 -b 9 '\x12\x34')"
}

many_lines() {
	new_bus many
	put "$sim/many/num_cs" 128
	live many
	new_chip many/loopback 127 dh2228fv
	plug_spidev many/loopback 127
	is "chip select 127 of 128" "12 34" "$(exchange "$(node many 127)" '\x12\x34')"
	drop_bus many
}

faults() {
	local chip=$sim/a/loopback
	put "$chip/fault_error_skip" 1
	put "$chip/fault_error" 1
	is "the first transfer passes" "12" "$(exchange "$(node a 0)" '\x12')"
	like "the second fails" "*Input/output error*" "$(exchange "$(node a 0)" '\x12')"
	is "the third passes" "12" "$(exchange "$(node a 0)" '\x12')"
	is "one was struck" 1 "$(<"$chip/fault_error_hits")"
	put "$chip/fault_short" 1
	like "a transfer that ends in its middle fails" "*Input/output error*" "$(exchange "$(node a 0)" '\x12\x34\x56\x78')"
	like "half of it was on the wire" "*words 2 out 12 34 in 12 34 error 5" "$(last_transfer a)"
	put "$chip/fault_flip" 1
	is "a spoilt bit" "13 34" "$(exchange "$(node a 0)" '\x12\x34')"
	is "once" "12 34" "$(exchange "$(node a 0)" '\x12\x34')"
}

# set_bus ATTRIBUTE VALUE...: a bus with these, and the loopback on it
set_bus() {
	dead a/loopback
	dead a
	while [ $# -gt 0 ]; do
		put "$sim/a/$1" "$2" || return
		shift 2
	done
	live a
	plug_spidev a/loopback 0
}

limits() {
	set_bus modes 1
	like "a mode that the controller has not is refused" "*Invalid argument*" "$(exchange "$(node a 0)" -O '\x12')"
	set_bus modes 0xc6f
	is "lines that it has not are not taken" "12 34" "$(exchange "$(node a 0)" -4 '\x12\x34')"
	like "and not used" "*mode 0x0 bits 8 hz 500000 words 2 *" "$(last_transfer a)"
	set_bus modes 0x6f words 0x80
	like "a word that it has not is refused" "*Invalid argument*" "$(exchange "$(node a 0)" -b 9 '\x12\x34')"
	set_bus words 0xffffffff half_duplex 1
	like "both ways at once is refused" "*Invalid argument*" "$(exchange "$(node a 0)" '\x12\x34')"
	set_bus half_duplex 0 min_hz 1000000
	like "a clock that is too slow is refused" "*Invalid argument*" "$(exchange "$(node a 0)" -s 999999 '\x12\x34')"
	set_bus min_hz 0 max_hz 1000000
	exchange "$(node a 0)" -s 5000000 '\x12\x34' >/dev/null
	like "one that is too fast is slower" "*hz 1000000 *" "$(last_transfer a)"
	set_bus max_hz 0 must_tx 1 must_rx 1
	is "a controller that must send and receive" "12 34" "$(exchange "$(node a 0)" '\x12\x34')"
	set_bus must_tx 0 must_rx 0
}

bad_input() {
	local bus=$sim/a chip=$sim/a/loopback
	new_bus off
	refuses "num_cs 0" "out of range" put "$sim/off/num_cs" 0
	refuses "num_cs 129" "out of range" put "$sim/off/num_cs" 129
	refuses "modes 0" "out of range" put "$sim/off/modes" 0
	refuses "a mode bit that there is not" "out of range" put "$sim/off/modes" 0x80
	refuses "words 0" "out of range" put "$sim/off/words" 0
	drop_bus off
	refuses "what is fixed while it is live" "busy" put "$bus/num_cs" 5
	refuses "a chip's too" "busy" put "$chip/cs" 1
	refuses "rmdir of what is live" "busy" rmdir "$chip"
	refuses "an unknown model" "No such file" mkdir "$bus/nothing"
	new_chip a/loopback.b 0 ""
	refuses "a line that is taken" "in use" live a/loopback.b
	like "says who has it" "*a/loopback.b: cs: 0 is that of loopback" "$(dmesg | tail -n 2 | head -n 1)"
	put "$bus/loopback.b/cs" 4
	refuses "a line that the bus has not" "Invalid argument" live a/loopback.b
	drop_chip a/loopback.b
	is "nothing has changed" "12 34" "$(exchange "$(node a 0)" '\x12\x34')"
}


need_tool spidev_test od
need_config CONFIG_SPI_SPIDEV
plan $((1 + 10 + 4 + 7 + 6 + 1 + 5 + 1 + 8 + 8 + 13))
loads_twice spi-sim
start_sim
spidev_bus a
modes
words
bit_order
lines
contention
wires
many_lines
faults
limits
bad_input
drop_chip a/loopback
succeeds "the loopback's module is free" rmmod spi-sim-loopback
finish
