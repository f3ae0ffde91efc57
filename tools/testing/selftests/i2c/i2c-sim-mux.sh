#!/bin/bash
# i2c-sim: multiplexers behind multiplexers, and the interrupts that come through them; with no driver.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

loop="Too many levels of symbolic links"

# What is read of the multiplexer, and its pin.
seen() { echo "$(raw a r1@0x70) $(<"$sim/a/$1/pin")"; }

# warned NAME TEXT: the line before the one of "live"
warned() { like "$1" "*$2*" "$(dmesg | tail -n 2)"; }

# shows MODEL CHANNEL SEEN
shows() {
	new_chip "a/$1" 0x70 ""
	live "a/$1"
	sensor 0 0x70 "$2"
	hot 0
	is "$1: channel $2" "$3" "$(seen "$1")"
	drop_chip a/lm75.0
	drop_chip "a/$1"
}

models() {
	shows pca9542 0 "0x10 1"
	shows pca9542 1 "0x20 1"
	shows pca9543 1 "0x20 1"
	shows pca9544 3 "0x80 1"
	shows pca9545 2 "0x40 1"
	shows pca9545 4 "0x00 0"
	shows pca9540 0 "0x00 0"
	shows pca9546 0 "0x00 0"
	shows pca9547 0 "0x08 0"
	shows pca9548 0 "0x00 0"
}

inputs() {
	new_chip a/pca9545 0x70 ""
	sensor 0 0x70 1
	hot 0
	live a/pca9545
	is "what was asserted before it had power is seen" "0x20 1" "$(seen pca9545)"
	raw a w1@0x70 0xd4
	is "inputs are not written, and do not mind what is connected" "0x24 1" "$(seen pca9545)"
	new_behind a/lm75.1 0x49 0x70 1
	put "$sim/a/lm75.1/mux_irq" 1
	live a/lm75.1
	hot 1
	cool 0
	is "one of two on an input asserts it" "0x24 1" "$(seen pca9545)"
	dead a/lm75.1
	is "unplugged, it does not" "0x04 0" "$(seen pca9545)"
	hot 0
	is "what the register holds is not the inputs" "0x04 0x02" "$(<"$sim/a/pca9545/control") $(<"$sim/a/pca9545/inputs")"
	dead a/pca9545
	is "without power nothing is asserted" 0 "$(<"$sim/a/pca9545/pin")"
	drop_chip a/lm75.0
	drop_chip a/lm75.1
	drop_chip a/pca9545
}

refused() {
	new_behind a/lm75.0 0x48 0x70 1
	put "$sim/a/lm75.0/mux_irq" 1
	put "$sim/a/lm75.0/irq" 1
	refuses "one pin is on one wire" "Invalid argument" live a/lm75.0
	warned "and the log says so" "a/lm75.0: irq, alert, notify, mux_irq: only one can be 1"
	put "$sim/a/lm75.0/irq" 0
	put "$sim/a/lm75.0/mux" 0
	refuses "what is behind nothing has no input to be on" "Invalid argument" live a/lm75.0
	warned "and the log says that" "a/lm75.0: mux_irq: there is no mux"
	rmdir "$sim/a/lm75.0"
}

# connect A B: what the first and the second connect
connect() { raw a w1@0x70 "$1" && raw a w1@0x71 "$2"; }

byte() { raw a w1@0x50 0 r1 2>&1; }

nested() {
	new_chip a/pca9545.0 0x70 ""
	new_behind a/pca9543.1 0x71 0x70 2
	new_behind a/24c02.x 0x50 0x71 1
	printf '\x5a' >"$sim/a/24c02.x/content"
	live a/pca9545.0
	live a/pca9543.1
	live a/24c02.x
	refuses "behind a channel that is not connected" "No such device" raw a w1@0x71 2
	connect 4 1
	like "connected, the next may connect another" "*No such device*" "$(byte)"
	connect 4 2
	is "or the one of the chip" 0x5a "$(byte)"
	raw a w1@0x70 3
	like "and the first cuts both off" "*No such device*" "$(byte)"
	raw a w1@0x70 4
	is "for a time" 0x5a "$(byte)"
	dead a/pca9543.1
	put "$sim/a/pca9543.1/mux_irq" 1
	sensor 0 0x71 1
	hot 0
	live a/pca9543.1
	is "an interrupt comes through both" "0x02 0x44 1" "$(<"$sim/a/pca9543.1/inputs") $(seen pca9545.0)"
	cool 0
	is "and goes" "0x00 0x04 0" "$(<"$sim/a/pca9543.1/inputs") $(seen pca9545.0)"
	hot 0
	dead a/pca9543.1
	is "as it does when one on its way is unplugged" "0x04 0" "$(seen pca9545.0)"
	drop_chip a/lm75.0
	drop_chip a/24c02.x
	rmdir "$sim/a/pca9543.1"
	drop_chip a/pca9545.0
}

loops() {
	new_behind a/pca9545.0 0x70 0x70 0
	refuses "behind itself" "$loop" live a/pca9545.0
	warned "the log says so" "a/pca9545.0: mux: it is behind itself"
	put "$sim/a/pca9545.0/mux" 0x72
	new_behind a/pca9545.1 0x71 0x70 0
	new_behind a/pca9545.2 0x72 0x71 0
	live a/pca9545.0
	live a/pca9545.1
	refuses "behind one that is behind one that is behind it" "$loop" live a/pca9545.2
	put "$sim/a/pca9545.2/mux" 0
	succeeds "not so, it is plugged in" live a/pca9545.2
	drop_chip a/pca9545.0
	drop_chip a/pca9545.1
	drop_chip a/pca9545.2
}

# level N: behind the one before
level() {
	[ -d "$sim/a/pca9545.$1" ] || {
		new_behind "a/pca9545.$1" $((0x60 + $1)) $(($1 ? 0x60 + $1 - 1 : 0)) 0
		[ "$1" = 0 ] || put "$sim/a/pca9545.$1/mux_irq" 1
	}
	live "a/pca9545.$1"
}

deep() {
	local n
	for n in 0 1 2 3 4 5 6; do level $n; done
	sensor 0 0x66 3
	hot 0
	is "through seven" 1 "$(<"$sim/a/pca9545.0/pin")"
	drop_chip a/lm75.0
	level 7
	sensor 0 0x67 3
	hot 0
	is "through eight" 1 "$(<"$sim/a/pca9545.0/pin")"
	drop_chip a/lm75.0
	level 8
	refuses "not through nine" "$loop" sensor 0 0x68 3
	rmdir "$sim/a/lm75.0"
	for n in 8 7 6 5 4 3 2 1 0; do dead "a/pca9545.$n"; done
	sensor 0 0x68 3
	for n in 8 7 6 5 4 3 2; do level $n; done
	refuses "nor if it is plugged in before them" "$loop" level 1
	dead a/pca9545.4
	level 1
	level 0
	refuses "whatever comes last" "$loop" level 4
	for n in 0 1 2 3 4 5 6 7 8; do drop_chip "a/pca9545.$n"; done
	drop_chip a/lm75.0
}

need_module i2c-sim
plan $((10 + 6 + 4 + 8 + 4 + 5))
start_sim
new_bus a
live a
models
inputs
refused
nested
loops
deep
finish
