#!/bin/bash
# The tutorial's driver of the MCP9808 on the tutorial's model, both built outside the tree: its whole
# job, its errors, and what may happen to it while it works. The template's driver beside it.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=../lib/trace.sh
. "${KTAP_LIB%/*}/trace.sh"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=mcp9808-lib.sh
. "$(dirname "$0")/mcp9808-lib.sh"

driver=/sys/bus/i2c/drivers/mcp9808
chip=a/mcp9808.x

bind() { echo "$(bus_num a)-0018" >"$driver/bind"; }

unbind() { echo "$(bus_num a)-0018" >"$driver/unbind"; }

conf() { get "$sim/$chip/conf"; }

# All that the chip keeps.
state() { echo "$(conf) $(get "$sim/$chip/min") $(get "$sim/$chip/max") $(get "$sim/$chip/crit") $(get "$sim/$chip/resolution")"; }

# The same, and what the driver says of it.
both() { echo "$(state) $(attr a 0x18 temp1_min) $(attr a 0x18 temp1_max) $(attr a 0x18 temp1_crit) $(attr a 0x18 update_interval)"; }

limits() {
	set_attr a 0x18 temp1_max 60120
	is "a limit is rounded to a quarter of a degree" 60000 "$(attr a 0x18 temp1_max)"
	set_attr a 0x18 temp1_max 200000
	is "and stops at the highest" 125000 "$(attr a 0x18 temp1_max)"
	set_attr a 0x18 temp1_min -200000
	is "or the lowest" -40000 "$(attr a 0x18 temp1_min)"
}

interval() {
	local asked want
	while read -r asked want reg; do
		set_attr a 0x18 update_interval "$asked"
		is "asked for $asked ms it takes $want" "$want $reg" "$(attr a 0x18 update_interval) $(get "$sim/$chip/resolution")"
	done <<-END
		0 30 0x00
		64 30 0x00
		65 65 0x01
		249 130 0x02
		100000 250 0x03
	END
}

# crosses LIMIT TEMPERATURE: one interrupt, which calms the pin and tells who listens
crosses() {
	local before
	hear
	put_temperature "$chip" "$2"
	succeeds "crossing $1 interrupts" wait_for 5 interrupted "$chip" $((before + 1))
	succeeds "who listens to temp1_$1_alarm is told" wait_for 5 heard "$1_alarm"
	is "the handler has calmed the pin" 0 "$(get "$sim/$chip/pin")"
	kill "$listener"
}

alarms() {
	local count
	crosses max 60500
	crosses max 25000
	crosses min -30000
	put_temperature "$chip" 25000
	hear
	put_temperature "$chip" 110000
	succeeds "who listens to temp1_crit_alarm is told" wait_for 5 heard crit_alarm
	kill "$listener"
	count=$(addressed_in_3_s "$(bus_num a)" 18)
	succeeds "above crit it is looked at now and then ($count)" [ "$count" -ge 3 -a "$count" -le 15 ]
	put_temperature "$chip" 25000
}

fault() { put "$sim/$chip/fault_nack" "$1"; }

failing() {
	fault -1
	refuses "$1" "No such device or address" "${@:2}"
	fault 0
}

errors() {
	local before file
	before=$(both)
	failing "a suspend that fails is refused" sleep_once
	for file in temp1_input temp1_min_alarm temp1_max_alarm temp1_crit_alarm; do
		failing "$file that cannot be read says so" attr a 0x18 $file
	done
	for file in temp1_min temp1_max temp1_crit update_interval; do
		failing "$file that cannot be written says so" set_attr a 0x18 $file 30
	done
	is "and nothing has changed" "$before" "$(both)"
}

sleeping() {
	local before
	before=$(state)
	raw a w3@0x18 2 0 0 w3@0x18 3 0 0 w3@0x18 4 0 0 w2@0x18 8 0
	succeeds "it suspends and resumes" sleep_once
	is "and the chip has everything again" "$before" "$(state)"
}

nothing() { :; }

unbound() { echo "$([ -e "$driver/$(bus_num a)-0018" ] && echo bound) $(state)"; }

each_fails() {
	if [ -e /sys/module/mcp9808/parameters/inox_fail_nth ]; then
		sweep "$1" mcp9808 "${@:2}"
	else
		skip "$1: each call of it fails" "the module lacks CONFIG_INOX_FAIL_NTH"
	fi
}

sweeps() {
	local sensor
	sensor=$(hwmon a 0x18)
	each_fails "read temp1_input" "get $sensor/temp1_input" nothing state
	each_fails "write temp1_max" "put $sensor/temp1_max 50000" "put $sensor/temp1_max 60000" state
	each_fails "write update_interval" "put $sensor/update_interval 0" "put $sensor/update_interval 250" state
	unbind
	is "unbound, the chip has the firmware's configuration" 0x0000 "$(conf)"
	each_fails "bind" bind unbind unbound
	bind
}

# What the firmware has locked the chip does not take, and does not say so.
locked() {
	unbind
	raw a w3@0x18 1 0 0xc0
	bind
	refuses "a locked max is refused" "Operation not permitted" set_attr a 0x18 temp1_max 70000
	refuses "a locked min" "Operation not permitted" set_attr a 0x18 temp1_min 7000
	refuses "a locked crit" "Operation not permitted" set_attr a 0x18 temp1_crit 70000
	is "and they are what the chip has" "60000 $(get "$sim/$chip/max")" "$(attr a 0x18 temp1_max) 0x03c0"
}

another() {
	new_chip a/lm75.x 0x19 inox-mcp9808
	live a/lm75.x
	is "another chip is not bound" "" "$(driver_of a 0x19)"
	like "and the log says what is there" "*another chip is here: maker 0x*" "$(dmesg | tail -n 3)"
	drop_chip a/lm75.x
	new_chip a/mcp9808.y 0x19 inox-mcp9804
	live a/mcp9808.y
	is "nor its brother by the wrong name" "" "$(driver_of a 0x19)"
	drop_chip a/mcp9808.y
}

busy() {
	while [ -e "$work" ]; do
		sleep 0.01
		cat /sys/class/hwmon/*/temp1_{input,max_alarm}
		for file in /sys/class/hwmon/*/temp1_max; do echo 60000 >"$file"; done
		put_temperature "$chip" $((RANDOM % 100 * 1000))
	done >/dev/null 2>&1
}

in_use() {
	local n
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 10; n++)); do
		unbind
		bind
	done
	is "it is unbound and bound 10 times in use" mcp9808 "$(driver_of a 0x18)"
	for ((n = 0; n < 10; n++)); do
		dead "$chip"
		live "$chip"
	done
	is "the chip is unplugged and plugged 10 times in use" mcp9808 "$(driver_of a 0x18)"
	rm "$work"
	wait
	put_temperature "$chip" 25000
	is "and still it reads" 25000 "$(attr a 0x18 temp1_input)"
	at_exit wait_for 20 unloaded mcp9808
}

# What everybody begins with drives the LM75's first register.
template() {
	new_chip a/lm75.x 0x48 inox-thermometer
	put "$sim/a/lm75.x/temperature" 36500
	live a/lm75.x
	succeeds "the template is loaded by its device's name" wait_for 10 test -e "$(device a 0x48)/driver"
	is "and reads" 36500 "$(attr a 0x48 temp1_input)"
	put "$sim/a/lm75.x/fault_nack" -1
	refuses "or says that it cannot" "No such device or address" attr a 0x48 temp1_input
	put "$sim/a/lm75.x/fault_nack" 0
	drop_chip a/lm75.x
	at_exit wait_for 20 unloaded thermometer
}

need_module mcp9808 i2c-sim-mcp9808 thermometer
work=$(mktemp) heard=$(mktemp)
at_exit "rm -f '$work' '$heard'"
plan $((2 + MCP9808_RESULTS + 3 + 5 + 11 + 10 + 2 + 5 + 4 + 3 + 3 + 3))
loads_twice mcp9808
start_sim
start_trace i2c_sim
new_bus a
live a
new_chip "$chip" 0x18 inox-mcp9808 1
live "$chip"
succeeds "it is loaded by its device's name" wait_for 10 test -e "$driver/$(bus_num a)-0018"
mcp9808_driver "$(hwmon a 0x18)" "$chip"
limits
interval
set_attr a 0x18 temp1_max 60000
set_attr a 0x18 temp1_min -20000
set_attr a 0x18 temp1_crit 100000
alarms
errors
sleeping
sweeps
locked
another
in_use
template
finish
