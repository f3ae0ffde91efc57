#!/bin/bash
# inox_pca954x: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/trace.sh
. "${KTAP_LIB%/*}/trace.sh"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=pca954x-lib.sh
. "$(dirname "$0")/pca954x-lib.sh"

driver=/sys/bus/i2c/drivers/inox_pca954x

bind() { echo "$(bus_num a)-0070" >"$driver/bind"; }

unbind() { echo "$(bus_num a)-0070" >"$driver/unbind"; }

# new_mux MODEL CHANNELS [PROPERTIES [IRQ]]
new_mux() { new_chip "a/$1" 0x70 "inox-$1" "${4:-0}" && put "$sim/a/$1/properties" "${3:-}" && plug "a/$1" "$2"; }

control() { get "$sim/$chip/control"; }

autoload() {
	unload inox_pca954x
	new_mux pca9548 8
	succeeds "the driver is loaded by the device's name" test -e "$driver"
	is "and binds" inox_pca954x "$(driver_of a 0x70)"
	drop_chip a/pca9548
}

job() {
	new_mux "$1" "$2"
	channels_job "a/$1" "$2" "$3"
	drop_chip "a/$1"
}

idle() {
	chip=a/pca9546
	new_mux pca9546 4 i2c-mux-idle-disconnect
	behind 2 0x50
	first_byte 2 >/dev/null
	is "asked to disconnect, after a transfer nothing is connected" 0x00 "$(control)"
	drop_chip a/24c02.2
	drop_chip $chip
	new_mux pca9546 4 idle-state=3
	behind 2 0x50
	is "asked to come back to a channel, it reads another" 0x12 "$(first_byte 2)"
	is "and comes back" 0x08 "$(control)"
	drop_chip a/24c02.2
	drop_chip $chip
	new_chip $chip 0x70 inox-pca9546
	put "$sim/$chip/properties" idle-state=1
	plug $chip 4
	is "it is there from the first on" 0x02 "$(control)"
	raw a w1@0x70 0
	sleep_once
	is "and again when the system has slept" 0x02 "$(control)"
	dead $chip
	put "$sim/$chip/properties" idle-state=4
	live $chip
	refuses "a channel that is not there is refused" "out of range" bind
	like "and the log says why" "*there is no channel 4*" "$(dmesg | tail -n 3)"
	drop_chip $chip
}

# What is written to the file is what the chip is at from then on.
idle_file() {
	local file bad
	chip=a/pca9546
	new_mux pca9546 4
	file=$(device a 0x70)/idle_state
	wait_for 10 test -e "$file"
	behind 2 0x50
	first_byte 2 >/dev/null
	is "nobody said, so it stays connected" "-1 0x04" "$(<"$file") $(control)"
	put "$file" -2
	is "asked to disconnect, it does at once" "-2 0x00" "$(<"$file") $(control)"
	is "and after a transfer" "0x12 0x00" "$(first_byte 2) $(control)"
	put "$file" 3
	is "asked for a channel, it goes there at once" "3 0x08" "$(<"$file") $(control)"
	is "and after a transfer, too" "0x12 0x08" "$(first_byte 2) $(control)"
	for bad in 4 -3 x; do
		refuses "$bad is refused" "Invalid argument" put "$file" $bad
	done
	put "$sim/$chip/fault_nack" 1
	refuses "what cannot be done, too" "No such device or address" put "$file" 1
	is "and nothing has changed" "3 0x12 0x08" "$(<"$file") $(first_byte 2) $(control)"
	put "$file" -1
	is "asked to stay, it does" "-1 0x08 0x12 0x04" "$(<"$file") $(control) $(first_byte 2) $(control)"
	drop_chip a/24c02.2
	drop_chip $chip
}

addressed_twice() { [ "$(addressed "$(bus_num a)" 70)" -ge 2 ]; }

# inputs MODEL CHANNELS: each channel's interrupt comes, and no other
inputs() {
	local n wrong=''
	chip=a/$1
	new_mux "$1" "$2" "" 1
	wait_for 10 requested
	for ((n = 0; n < $2; n++)); do
		sensor 0 0x70 $n
		load inox_irq_test irq="$(channel_irqs $n)"
		hot 0
		wait_for 10 told_is 5 || wrong+=" channel $n: told $(told) times"
		unload inox_irq_test
		cool 0
		load inox_irq_test irq="$(channel_irqs $(((n + 1) % $2)))"
		put $tracing/trace ""
		hot 0
		wait_for 10 addressed_twice
		told_is 0 || wrong+=" channel $n: another was told"
		unload inox_irq_test
		drop_chip a/lm75.0
	done
	is "$1: the interrupt of each channel" "" "$wrong"
	is "$1: and there are no more" "" "$(channel_irqs "$2")"
	drop_chip "$chip"
}

no_inputs() {
	chip=a/pca9546
	new_mux pca9546 4 "" 1
	is "a chip without inputs has no interrupts" "" "$(channel_irqs 0)"
	refuses "and leaves the line alone" "" requested
	drop_chip $chip
	chip=a/pca9545
	new_mux pca9545 4
	is "nor has one without a line" "" "$(channel_irqs 0)"
	drop_chip $chip
}

# now_and_then NAME: the chip is asked, and the processor has other work
now_and_then() {
	local count
	count=$(addressed_in_3_s "$(bus_num a)" 70)
	succeeds "$1 ($count times)" [ "$count" -ge 3 -a "$count" -le 13 ]
}

# Nobody can mask an input, but who waits for none is not told.
masking() {
	chip=a/pca9545
	new_mux pca9545 4 "" 1
	wait_for 10 requested
	sensor 0 0x70 1
	hot 0
	now_and_then "nobody waits, and it is looked at now and then"
	load inox_irq_test irq="$(channel_irqs 1)"
	succeeds "who comes late is told, until it has enough" wait_for 10 told_is 5
	now_and_then "then it is looked at now and then again"
	is "and not told" 5 "$(told)"
	put /sys/module/inox_irq_test/parameters/again 1
	succeeds "enabled again, it is" wait_for 10 told_is 10
	unload inox_irq_test
	cool 0
	refuses "a level that is not low is refused" "Invalid" load inox_irq_test irq="$(channel_irqs 1)" trigger=4
	refuses "and so is an edge" "Invalid" load inox_irq_test irq="$(channel_irqs 1)" trigger=2
	load inox_irq_test irq="$(channel_irqs 1)"
	put "$sim/$chip/fault_nack" -1
	hot 0
	now_and_then "one that does not answer is asked now and then"
	is "and nobody is told" 0 "$(told)"
	put "$sim/$chip/fault_nack" 0
	succeeds "until it answers" wait_for 10 told_is 5
	unload inox_irq_test
	drop_chip a/lm75.0
	drop_chip $chip
}

# Somebody who is not behind it still waits for its interrupt.
goes_first() {
	chip=a/pca9545
	new_mux pca9545 4 "" 1
	wait_for 10 requested
	sensor 0 0x70 2
	load inox_irq_test irq="$(channel_irqs 2)"
	succeeds "it is unbound while somebody waits for an interrupt" unbind
	is "which is gone" "" "$(channel_irqs 2)"
	hot 0
	is "so nobody is told" 0 "$(told)"
	succeeds "and who waited can go" unload inox_irq_test
	bind
	wait_for 10 requested
	load inox_irq_test irq="$(channel_irqs 2)"
	succeeds "bound again, who waits is told" wait_for 10 told_is 5
	cool 0
	put /sys/module/inox_irq_test/parameters/again 1
	succeeds "it suspends and resumes with an interrupt" sleep_once
	hot 0
	succeeds "which comes then" wait_for 10 told_is 10
	succeeds "the driver is unloaded while somebody waits" unload inox_pca954x
	is "and again it is gone" "" "$(channel_irqs 2)"
	unload inox_irq_test
	load inox_pca954x
	drop_chip a/lm75.0
	drop_chip $chip
}

# A multiplexer behind a multiplexer, whose interrupt comes by the first one's input.
cascade() {
	local first second
	chip=a/pca9545
	new_mux pca9545 4 "" 1
	wait_for 10 requested
	new_behind a/pca9543.1 0x71 0x70 1
	put "$sim/a/pca9543.1/mux_irq" 1
	live a/pca9543.1
	sensor 0 0x71 1
	first=$(channel_num 1)
	board inox-pca9543 "$first" 0x71 "$(channel_irqs 1)"
	wait_for 10 test -e "/sys/bus/i2c/devices/$first-0071/idle_state"
	second=$(readlink "/sys/bus/i2c/devices/$first-0071/channel-1")
	cool 0
	is "through both" 0x0014 "$(i2cget -y "${second##*i2c-}" 0x48 0 w)"
	load inox_irq_test irq="$(channel_irqs 1 | tail -n 1)"
	hot 0
	succeeds "an interrupt comes through both" wait_for 10 told_is 5
	now_and_then "nobody waits, and both are looked at now and then"
	unload inox_irq_test
	unload inox_board_test
	drop_chip a/lm75.0
	drop_chip a/pca9543.1
	drop_chip $chip
}

# reset_wired TO: where line 3 is said to be
reset_wired() { load inox_board_test bus="$(bus_num a)" address=0x70 reset="$1" line=3; }

has_lines() { compgen -G "$(device a 0x20)/gpiochip*" >/dev/null; }

resetting() {
	local before
	new_chip a/pca9554 0x20 inox-pca9554
	live a/pca9554
	wait_for 20 has_lines
	new_chip a/pca9548 0x70 inox-pca9548
	reset_wired nobody
	live a/pca9548
	is "a reset line that is not there yet is waited for" "" "$(driver_of a 0x70)"
	unload inox_board_test
	reset_wired "$(bus_num a)-0020"
	before=$(<"$sim/a/pca9554/writes")
	put "$sim/a/pca9554/fault_nack" -1
	refuses "one that cannot be driven is an error" "No such device or address" bind
	put "$sim/a/pca9554/fault_nack" 0
	bind
	wait_for 20 has_channel 7
	is "it is asserted and released" "2 0x00ff 0x00f7" \
		"$(($(<"$sim/a/pca9554/writes") - before)) $(<"$sim/a/pca9554/levels") $(<"$sim/a/pca9554/is_input")"
	drop_chip a/pca9548
	unload inox_board_test
	drop_chip a/pca9554
}

errors() {
	local before
	chip=a/pca9548
	new_mux pca9548 8
	behind 0 0x50
	behind 1 0x50
	first_byte 0 >/dev/null
	put "$sim/$chip/fault_nack" 1
	like "a channel that cannot be connected is an error" "*failed*" "$(first_byte 1)"
	is "and what was connected is disconnected" 0x00 "$(control)"
	put "$sim/$chip/fault_nack" 2
	like "one that cannot be disconnected either" "*failed*" "$(first_byte 0)"
	raw a w1@0x70 0x02
	is "is written again, whatever was there" 0x10 "$(first_byte 0)"
	before=$(<"$sim/$chip/writes")
	put "$sim/a/24c02.0/fault_nack" 1
	like "a chip behind it that does not answer is an error" "*failed*" "$(first_byte 0)"
	is "of its own" "$before 0x10" "$(<"$sim/$chip/writes") $(first_byte 0)"
	drop_chip a/24c02.0
	drop_chip a/24c02.1
	unbind
	put "$sim/$chip/fault_nack" -1
	refuses "a chip that does not answer is not bound" "No such device" bind
	put "$sim/$chip/fault_nack" 0
	drop_chip $chip
}

# Drivers bind behind the channels like anywhere, and go with them.
eeprom_file() { echo "/sys/bus/i2c/devices/$(channel_num "$1")-0050/eeprom"; }

drivers() {
	local n
	chip=a/pca9545
	new_mux pca9545 4
	for n in 0 1; do
		behind $n 0x50
		echo inox-24c02 0x50 >"/sys/bus/i2c/devices/i2c-$(channel_num $n)/new_device"
		wait_for 10 test -e "$(eeprom_file $n)"
	done
	echo one >"$(eeprom_file 1)"
	echo nought >"$(eeprom_file 0)"
	is "drivers behind two channels reach each its own chip" "nought one" \
		"$(head -n 1 "$(eeprom_file 0)") $(head -n 1 "$(eeprom_file 1)")"
	for n in 1 2 3 4 5; do
		beside cat "$(eeprom_file 0)" "$(eeprom_file 1)" >/dev/null 2>&1 &
		beside cat "$(eeprom_file 1)" "$(eeprom_file 0)" >/dev/null 2>&1 &
		i2cget -y "$(bus_num a)" 0x70 >/dev/null 2>&1
	done
	wait
	is "also several at once" "nought one" "$(head -n 1 "$(eeprom_file 0)") $(head -n 1 "$(eeprom_file 1)")"
	raw a w1@0x70 0
	succeeds "it suspends and resumes" sleep_once
	is "resumed, it is told again what to connect" "one" "$(head -n 1 "$(eeprom_file 1)")"
	unbind
	is "unbound, the drivers behind it are gone too" "0" "$(find /sys/bus/i2c/drivers/inox_at24/ -name "*-0050" | wc -l)"
	drop_chip a/24c02.0
	drop_chip a/24c02.1
	drop_chip $chip
}

busy() {
	while [ -e "$work" ]; do
		i2cget -y "$(channel_num 0)" 0x50 0
		hot 0
		i2cget -y "$(channel_num 3)" 0x50 0
		cool 0
	done >/dev/null 2>&1
}

in_use() {
	local n
	new_mux pca9545 4 "" 1
	behind 0 0x50
	behind 3 0x50
	sensor 0 0x70 2
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 10; n++)); do
		unbind
		bind
	done
	is "it is unbound and bound 10 times in use" inox_pca954x "$(driver_of a 0x70)"
	for ((n = 0; n < 5; n++)); do
		dead a/pca9545
		live a/pca9545
	done
	succeeds "the chip is unplugged and plugged 5 times in use" wait_for 20 has_channel 3
	rm "$work"
	wait
	is "and still it connects" "0x10 0x13" "$(first_byte 0) $(first_byte 3)"
	at_exit wait_for 20 unloaded inox_pca954x
}

need_tool i2cdetect i2cget
need_module inox_pca954x inox_pca953x inox_at24 inox_lm75 inox_irq_test inox_board_test i2c-sim i2c-mux
work=$(mktemp)
at_exit "rm -f '$work'"
plan $((1 + 2 + 4 * CHANNELS_RESULTS + 7 + 11 + 4 * 2 + 3 + 10 + DRIVER_BEHIND_RESULTS + 9 + 3 + 3 + 7 + 5 + 3))
loads_twice inox_pca954x
start_sim
start_trace i2c_sim
load inox_at24
load inox_lm75
load inox_pca953x
load inox_pca954x
new_bus a
live a
autoload
job pca9540 2 0x05
job pca9546 4 0x02
job pca9547 8 0x09
job pca9548 8 0x02
idle
idle_file
inputs pca9542 2
inputs pca9543 2
inputs pca9544 4
inputs pca9545 4
no_inputs
masking
new_mux pca9545 4 "" 1
driver_behind a/pca9545 2
drop_chip a/pca9545
goes_first
cascade
resetting
errors
drivers
in_use
finish
