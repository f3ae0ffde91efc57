#!/bin/bash
# inox_lm75: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=lm75-lib.sh
. "$(dirname "$0")/lm75-lib.sh"

driver=/sys/bus/i2c/drivers/inox_lm75

bind() { echo "$(bus_num "$1")-$(printf %04x "$2")" >"$driver/bind"; }

unbind() { echo "$(bus_num "$1")-$(printf %04x "$2")" >"$driver/unbind"; }

# same_job NAME ADDRESS BITS
same_job() {
	new_chip "a/$1" "$2" "inox-$1"
	live "a/$1"
	is "$1: inox_lm75 binds" inox_lm75 "$(driver_of a "$2")"
	lm75_driver a "$2" "a/$1" "$1" "$3"
	dead "a/$1"
	rmdir "$sim/a/$1"
}

autoload() {
	unload inox_lm75
	live a/tmp105.x
	succeeds "the driver is loaded by the device's name" wait_for 10 test -e "$driver"
	succeeds "and binds" wait_for 5 test -e "$(device a 0x48)/driver"
}

interval() {
	local said want asked conf
	while read -r asked want conf; do
		set_attr a 0x48 update_interval "$asked"
		said="$(attr a 0x48 update_interval) $(<"$sim/a/tmp105.x/conf")"
		is "asked for $asked ms it takes $want" "$want $conf" "$said"
	done <<-END
		0 28 0x02
		54 28 0x02
		55 55 0x22
		110 110 0x42
		219 110 0x42
		220 220 0x62
		100000 220 0x62
	END
	refuses "update_interval takes numbers only" "Invalid argument" set_attr a 0x48 update_interval soon
	set_attr a 0x48 update_interval 28
	put "$sim/a/tmp105.x/temperature" 25437
	is "a fast conversion has 9 bits" 25500 "$(attr a 0x48 temp1_input)"
	set_attr a 0x48 update_interval 220
	is "a slow one 12" 25437 "$(attr a 0x48 temp1_input)"
}

alarm() {
	local before
	put "$sim/a/tmp105.x/temperature" 25000
	is "no alarm below max" 0 "$(attr a 0x48 temp1_alarm)"
	before=$(interrupts a/tmp105.x)
	hear
	put "$sim/a/tmp105.x/temperature" 80000
	succeeds "reaching max interrupts" wait_for 5 interrupted a/tmp105.x $((before + 1))
	succeeds "who listens is told" wait_for 5 heard alarm
	kill $listener
	is "the handler has released the pin" 0 "$(<"$sim/a/tmp105.x/pin")"
	is "the alarm is on" 1 "$(attr a 0x48 temp1_alarm)"
	put "$sim/a/tmp105.x/temperature" 76000
	is "and stays on above max_hyst" 1 "$(attr a 0x48 temp1_alarm)"
	is "without another interrupt" $((before + 1)) "$(interrupts a/tmp105.x)"
	put "$sim/a/tmp105.x/temperature" 74000
	succeeds "falling below max_hyst interrupts" wait_for 5 interrupted a/tmp105.x $((before + 2))
	is "the alarm is off" 0 "$(attr a 0x48 temp1_alarm)"
}

# Without a line the alarm is what the last reading says.
polled() {
	new_chip a/lm75.polled 0x4c inox-lm75
	live a/lm75.polled
	is "without a line it stays a comparator" 0x00 "$(<"$sim/a/lm75.polled/conf")"
	put "$sim/a/lm75.polled/temperature" 90000
	is "polled, the alarm comes on" 1 "$(attr a 0x4c temp1_alarm)"
	put "$sim/a/lm75.polled/temperature" 20000
	is "and goes off" 0 "$(attr a 0x4c temp1_alarm)"
	set_attr a 0x4c update_interval 5
	is "a chip of one rate keeps it" 100 "$(attr a 0x4c update_interval)"
	dead a/lm75.polled
	rmdir "$sim/a/lm75.polled"
}

# Each transfer of a callback fails once: the errno comes through and nothing changed.
fault() { put "$sim/a/tmp105.x/fault_nack" "$1"; }

failing() {
	fault -1
	refuses "$1" "No such device or address" "${@:2}"
	fault 0
}

errors() {
	local before
	before="$(attr a 0x48 temp1_max) $(attr a 0x48 temp1_max_hyst) $(attr a 0x48 update_interval)"
	failing "a reading that fails says so" attr a 0x48 temp1_input
	failing "an alarm that cannot be judged says so" attr a 0x48 temp1_alarm
	failing "a max that cannot be written says so" set_attr a 0x48 temp1_max 60000
	failing "a max_hyst that cannot be written says so" set_attr a 0x48 temp1_max_hyst 50000
	failing "an interval that cannot be written says so" set_attr a 0x48 update_interval 55
	is "and nothing has changed" "$before" \
		"$(attr a 0x48 temp1_max) $(attr a 0x48 temp1_max_hyst) $(attr a 0x48 update_interval)"
}

# A probe is five transfers, of one or two addressings each; it fails at every one.
probing() {
	local n=0 conf failed=0
	unbind a 0x48
	conf=$(<"$sim/a/tmp105.x/conf")
	while [ $n -lt 30 ]; do
		put "$sim/a/tmp105.x/fault_nack_skip" $n
		fault 1
		bind a 0x48 2>/dev/null && break
		[ "$(<"$sim/a/tmp105.x/conf")" = "$conf" ] && failed=$((failed + 1))
		n=$((n + 1))
	done
	put "$sim/a/tmp105.x/fault_nack_skip" 0
	fault 0
	is "a probe fails at each of its 9 addressings, the chip as it was" "9 9" "$n $failed"
}

firmware() {
	unbind a 0x48
	raw a w2@0x48 0x01 0x1c
	put "$sim/a/tmp105.x/temperature" 20000
	bind a 0x48
	is "polarity and fault queue stay, the rest is set" 0x7e "$(<"$sim/a/tmp105.x/conf")"
	unbind a 0x48
	is "unbound, the chip has the firmware's configuration" 0x1c "$(<"$sim/a/tmp105.x/conf")"
	raw a w2@0x48 0x01 0x00
	bind a 0x48
	unbind a 0x48
	is "nor is a zero changed" 0x00 "$(<"$sim/a/tmp105.x/conf")"
	is "and nobody complains" "" "$(dmesg | tail -n 1 | grep restored)"
	bind a 0x48
	fault -1
	unbind a 0x48
	fault 0
	like "a chip that is not restored is told of" "*configuration not restored" "$(dmesg | tail -n 1)"
	bind a 0x48
}

sleeping() {
	set_attr a 0x48 temp1_max 61000
	raw a w3@0x48 0x03 0x10 0x00 w3@0x48 0x02 0x10 0x00
	failing "a suspend that fails is refused" sleep_once
	is "and the driver goes on" 25000 "$(put "$sim/a/tmp105.x/temperature" 25000 && attr a 0x48 temp1_input)"
	succeeds "it suspends and resumes" sleep_once
	is "resumed, the chip measures and has its limits" "0x62 0x3d00 0x4b00" \
		"$(<"$sim/a/tmp105.x/conf") $(<"$sim/a/tmp105.x/max") $(<"$sim/a/tmp105.x/hyst")"
	set_attr a 0x48 temp1_max 80000
}

# A chip that holds its line and does not answer must not take the processor.
alarmed() { [ "$(attr a 0x48 temp1_alarm)" = 1 ]; }

storm() {
	local count
	failing_for "$sim/a/tmp105.x/fault_nack"
	put "$sim/a/tmp105.x/temperature" 90000
	sleep 3
	count=$(tries "$sim/a/tmp105.x/fault_nack")
	succeeds "a dead bus under a held line is asked now and then ($count)" [ "$count" -ge 3 -a "$count" -le 13 ]
	fault 0
	succeeds "when it answers again the alarm comes on" wait_for 5 alarmed
	put "$sim/a/tmp105.x/temperature" 25000
}

adapter() {
	new_bus b
	put "$sim/b/functionality" 0x180009
	live b
	new_chip b/lm75.x 0x48 inox-lm75
	live b/lm75.x
	refuses "an adapter without word data is not bound" "Operation not supported" bind b 0x48
	like "and the log says why" "*adapter lacks SMBus byte or word data*" "$(dmesg | tail -n 3)"
}

# Readers and writers for as long as the file is there.
busy() {
	while [ -e "$work" ]; do
		sleep 0.01
		cat /sys/class/hwmon/*/temp1_{input,alarm,max}
		for file in /sys/class/hwmon/*/temp1_max; do echo 80000 >"$file"; done
		put "$sim/a/tmp105.x/temperature" $((RANDOM % 100 * 1000))
	done >/dev/null 2>&1
}

in_use() {
	local n
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 25; n++)); do
		unbind a 0x48
		bind a 0x48
	done
	is "it is unbound and bound 25 times in use" inox_lm75 "$(driver_of a 0x48)"
	for ((n = 0; n < 25; n++)); do
		dead a/tmp105.x
		live a/tmp105.x
	done
	is "the chip is unplugged and plugged 25 times in use" inox_lm75 "$(driver_of a 0x48)"
	for ((n = 0; n < 5; n++)); do
		unload inox_lm75
		modprobe inox_lm75
	done
	is "the module is unloaded and loaded 5 times in use" inox_lm75 "$(driver_of a 0x48)"
	rm "$work"
	wait
	put "$sim/a/tmp105.x/temperature" 25000
	is "and still it reads" 25000 "$(attr a 0x48 temp1_input)"
	at_exit wait_for 20 unloaded inox_lm75
}

need_tool sensors
need_module inox_lm75 i2c-sim
work=$(mktemp) heard=$(mktemp)
at_exit "rm -f '$work' '$heard'"
plan $((4 * (LM75_RESULTS + 1) + 1 + 2 + 10 + 9 + 4 + 6 + 1 + 3 + 4 + 2 + 2 + 4 + 2))
loads_twice inox_lm75
start_sim
load inox_lm75
new_bus a
live a
same_job lm75 0x48 9
same_job lm75b 0x49 9
same_job tmp75 0x4a 12
same_job tmp105 0x4b 12
new_chip a/tmp105.x 0x48 inox-tmp105 1
autoload
interval
alarm
polled
errors
probing
firmware
sleeping
storm
adapter
in_use
finish
