#!/bin/bash
# i2c-sim: the module, its directories, and every attribute's good and bad values.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

# default FILE VALUE: what an attribute is before anybody wrote it
default() { is "${1#"$sim/"} is $2 at first" "$2" "$(<"$1")"; }

# takes FILE VALUE [SHOWN]
takes() {
	put "$1" "$2"
	is "${1#"$sim/"} takes '$2'" "${3-$2}" "$(<"$1")"
}

# says_no FILE VALUE ERROR: refused with that error, and nothing changed
says_no() {
	local before why said status name=${1#"$sim/"}
	before=$(<"$1")
	said=$(put "$1" "$2" 2>&1)
	status=$?
	why=
	[ $status -ne 0 ] || why="it was accepted"
	case $said in *"$3") ;; *) why="expected: $3, actual: $said" ;; esac
	[ "$(<"$1")" = "$before" ] || why="it changed from '$before' to '$(<"$1")'"
	refused+="${name%/*}: ${name##*/}"$'\n'
	if [ -z "$why" ]; then ok "$name refuses '${2:0:20}'"; else not_ok "$name refuses '${2:0:20}'" "$why"; fi
}

# The log must have named the object and the attribute each time.
log_names_all() {
	is "the log names each thing refused" "$(echo -n "$refused" | wc -l) refused, 0 not named" "$({
		echo -n "$refused"
		echo
		dmesg | sed -n 's/.*i2c_sim[a-z0-9_]*: \([^:]*: [^:]*\): .*/\1/p'
	} | awk '!NF { named = 1; next }
		named { if (n[$0] > 0) n[$0]-- ; next }
		{ all++; n[$0]++ }
		END { for (i in n) { left += n[i]; if (n[i]) print i }
			print all " refused, " left + 0 " not named" }')"
}

no_number="Invalid argument" out_of_range="Numerical result out of range" busy="Device or resource busy"

number_attribute() {
	says_no "$1" "" "$no_number"
	says_no "$1" x "$no_number"
	says_no "$1" "1 2" "$no_number"
	says_no "$1" "$2" "$out_of_range"
	says_no "$1" "$3" "$out_of_range"
	says_no "$1" 99999999999999999999 "$out_of_range"
}

bus_limits() {
	local limit
	for limit in max_num_msgs max_write_len max_read_len max_comb_1st_msg_len max_comb_2nd_msg_len; do
		default "$sim/a/$limit" 0
		takes "$sim/a/$limit" 65535
		says_no "$sim/a/$limit" 65536 "$out_of_range"
		takes "$sim/a/$limit" 0
	done
	default "$sim/a/quirks" 0x00
	takes "$sim/a/quirks" 0xff
	takes "$sim/a/quirks" 0x00
}

bus_attributes() {
	local bus=$sim/a fault
	default "$bus/live" 0
	default "$bus/bus_num" -1
	default "$bus/name" "i2c-sim a"
	default "$bus/functionality" 0x0fff8009
	default "$bus/retries" 0
	default "$bus/timeout" 0
	default "$bus/alert" 0
	default "$bus/alert_irq" 0
	takes "$bus/name" b
	takes "$bus/name" "SMBus stub driver"
	takes "$bus/name" "  spaces around  " "spaces around"
	takes "$bus/name" "$(printf '%047d' 0)"
	says_no "$bus/name" "" "$no_number"
	says_no "$bus/name" "$(printf 'a\tb')" "$no_number"
	says_no "$bus/name" "$(printf '%048d' 0)" "File name too long"
	takes "$bus/functionality" 0x1 0x00000001
	takes "$bus/functionality" 0x1fff801d
	takes "$bus/functionality" 0x0fff8009
	says_no "$bus/functionality" 0x20 "$out_of_range"
	number_attribute "$bus/functionality" 0 -1
	takes "$bus/retries" 100
	takes "$bus/retries" 0
	number_attribute "$bus/retries" 101 -1
	takes "$bus/timeout" 0
	takes "$bus/timeout" 60000
	takes "$bus/timeout" 0x10 16
	number_attribute "$bus/timeout" 60001 -1
	default "$bus/clock" 100000
	takes "$bus/clock" 5000000
	number_attribute "$bus/clock" 999 5000001
	default "$bus/wire_ns" 0
	for fault in sda arbitration timeout; do
		default "$bus/fault_$fault" 0
		default "$bus/fault_${fault}_hits" 0
		takes "$bus/fault_$fault" -1
		number_attribute "$bus/fault_$fault" -2 2147483648
		takes "$bus/fault_$fault" 0
	done
	number_attribute "$bus/fault_arbitration_skip" -1 2147483648
	number_attribute "$bus/fault_timeout_skip" -1 2147483648
	takes "$bus/alert" 1
	takes "$bus/alert" 0
	number_attribute "$bus/alert" 2 -1
	number_attribute "$bus/live" 2 -1
	refuses "a/bus_num is read-only" "Permission denied" put "$bus/bus_num" 1
}

chip_attributes() {
	local chip=$sim/a/lm75.x
	default "$chip/live" 0
	default "$chip/model" lm75
	default "$chip/address" 0x00
	default "$chip/address_10bit" 0x0000
	default "$chip/device" ""
	default "$chip/properties" ""
	default "$chip/irq" 0
	default "$chip/irq_num" 0
	default "$chip/alert" 0
	default "$chip/notify" 0
	default "$chip/pec" 0
	default "$chip/alerts" 0
	default "$chip/notified" 0
	default "$chip/fault_flip" 0
	default "$chip/fault_alert" 0
	default "$chip/pin" 0
	default "$chip/fault_nack" 0
	default "$chip/fault_nack_skip" 0
	default "$chip/fault_nack_hits" 0
	default "$chip/fault_nack_data" 0
	default "$chip/fault_nack_data_hits" 0
	default "$chip/transfers" 0
	default "$chip/nacks" 0
	default "$chip/stretch" 0
	number_attribute "$chip/stretch" -1 100000001
	says_no "$chip/live" 1 "$no_number"
	takes "$chip/address" 0x08
	takes "$chip/address" 119 0x77
	number_attribute "$chip/address" 0x07 0x78
	number_attribute "$chip/address_10bit" -1 0x400
	takes "$chip/device" lm75
	takes "$chip/device" "$(printf '%019d' 0)"
	takes "$chip/device" ""
	says_no "$chip/device" "$(printf '%020d' 0)" "File name too long"
	takes "$chip/properties" "pagesize=16 read-only label=board"
	takes "$chip/properties" ""
	says_no "$chip/properties" "$(printf '%0128d' 0)" "File name too long"
	takes "$chip/irq" 1
	takes "$chip/irq" 0
	number_attribute "$chip/irq" 2 -1
	takes "$chip/alert" 1
	takes "$chip/alert" 0
	number_attribute "$chip/alert" 2 -1
	takes "$chip/notify" 1
	takes "$chip/notify" 0
	number_attribute "$chip/notify" 2 -1
	takes "$chip/pec" 1
	takes "$chip/pec" 0
	number_attribute "$chip/pec" 2 -1
	number_attribute "$chip/fault_flip" -2 2147483648
	number_attribute "$chip/fault_flip_skip" -1 2147483648
	number_attribute "$chip/fault_alert" -2 2147483648
	takes "$chip/fault_nack" -1
	takes "$chip/fault_nack" 2147483647
	takes "$chip/fault_nack" 0
	number_attribute "$chip/fault_nack" -2 2147483648
	takes "$chip/fault_nack_skip" 2147483647
	takes "$chip/fault_nack_skip" 0
	number_attribute "$chip/fault_nack_skip" -1 2147483648
	takes "$chip/fault_nack_data" -1
	takes "$chip/fault_nack_data" 0
	number_attribute "$chip/fault_nack_data" -2 2147483648
	takes "$chip/temperature" -55000
	takes "$chip/temperature" 125000
	number_attribute "$chip/temperature" -55001 125001
	refuses "a/lm75.x/transfers is read-only" "Permission denied" put "$chip/transfers" 1
	refuses "a/lm75.x/model is read-only" "Permission denied" put "$chip/model" tmp105
}

# What is live is fixed, and cannot be removed.
live_objects() {
	local bus=$sim/a chip=$sim/a/lm75.x
	put "$chip/address" 0x48
	put "$chip/irq" 1
	put "$chip/alert" 1
	says_no "$chip/live" 1 "$no_number"
	like "the log names what cannot be together" "a/lm75.x: irq, alert, notify, mux_irq: *" "$(dmesg | sed -n 's/.*i2c_sim: //p' | tail -n 2 | head -n 1)"
	put "$chip/irq" 0
	put "$chip/alert" 0
	succeeds "a chip goes live on a bus that is not" live a/lm75.x
	succeeds "switching on what is on changes nothing" live a/lm75.x
	succeeds "a bus goes live" live a
	like "it has a number" "[0-9]*" "$(bus_num a)"
	is "its adapter has the bus's name" "$(<"$bus/name")" "$(<"/sys/bus/i2c/devices/i2c-$(bus_num a)/name")"
	says_no "$bus/name" other "$busy"
	says_no "$bus/functionality" 0x1 "$busy"
	says_no "$bus/retries" 1 "$busy"
	says_no "$bus/timeout" 1 "$busy"
	says_no "$bus/alert" 1 "$busy"
	says_no "$chip/address" 0x49 "$busy"
	says_no "$chip/device" lm75 "$busy"
	says_no "$chip/properties" "read-only" "$busy"
	says_no "$chip/irq" 1 "$busy"
	says_no "$chip/alert" 1 "$busy"
	says_no "$chip/notify" 1 "$busy"
	says_no "$chip/pec" 1 "$busy"
	refuses "a live chip cannot be removed" "$busy" rmdir "$chip"
	refuses "a live bus cannot be removed" "$busy" rmdir "$bus"
	succeeds "a bus goes off with a live chip" dead a
	is "it has no number then" -1 "$(bus_num a)"
	refuses "a live chip of a bus that is off cannot be removed" "$busy" rmdir "$chip"
	refuses "a bus with chips cannot be removed" "not empty" rmdir "$bus"
	succeeds "a chip goes off" dead a/lm75.x
	succeeds "a bus goes live again" live a
	succeeds "a chip goes live on a live bus" live a/lm75.x
	succeeds "a chip goes off on a live bus" dead a/lm75.x
	succeeds "a chip that is off can be removed" rmdir "$chip"
}

# Two chips cannot share an address; nor can a chip and a device that is there already.
conflicts() {
	new_chip a/lm75.one 0x48 lm75
	new_chip a/lm75.two 0x48
	live a/lm75.one
	says_no "$sim/a/lm75.two/live" 1 "Address already in use"
	put "/sys/bus/i2c/devices/i2c-$(bus_num a)/new_device" "lm75 0x49"
	put "$sim/a/lm75.two/address" 0x49
	put "$sim/a/lm75.two/device" lm75
	put "$sim/a/lm75.two/irq" 1
	says_no "$sim/a/lm75.two/live" 1 "$busy"
	is "and its interrupt is given back" 0 "$(<"$sim/a/lm75.two/irq_num")"
	put "/sys/bus/i2c/devices/i2c-$(bus_num a)/delete_device" 0x49
	succeeds "once that device is gone, the chip goes live" live a/lm75.two
	dead a
	put "$sim/a/lm75.two/live" 0
	rmdir "$sim/a/lm75.two"
	is "the other chip is not touched by any of it" 1 "$(<"$sim/a/lm75.one/live")"
}

directories() {
	refuses "a chip of no model is refused" "No such file or directory" mkdir "$sim/a/nonesuch.x"
	like "the log names it" "a/nonesuch.x: there is no such model" "$(last_warning)"
	refuses "an empty model is refused" "No such file or directory" mkdir "$sim/a/.x"
	refuses "part of a model's name is refused" "No such file or directory" mkdir "$sim/a/lm7.x"
	refuses "a name refused may be long" "No such file or directory" mkdir "$sim/a/a-long-name-that-is-no-model"
	[ ! -d /sys/module/i2c_sim_lm75 ] || rmmod i2c_sim_lm75
	succeeds "a chip's model is loaded on demand" mkdir "$sim/a/lm75.x"
	is "by its alias" yes "$([ -d /sys/module/i2c_sim_lm75 ] && echo yes)"
	refuses "a model that is used cannot be unloaded" "in use" rmmod i2c_sim_lm75
	refuses "nor can the module" "in use" rmmod i2c_sim
	succeeds "a name may be long" mkdir "$sim/a/tmp105.a-name-longer-than-twenty-letters"
	is "the model is its first part" tmp105 "$(<"$sim/a/tmp105.a-name-longer-than-twenty-letters/model")"
	succeeds "and it can be removed" rmdir "$sim/a/tmp105.a-name-longer-than-twenty-letters"
	refuses "nothing can be made below a chip" "Operation not permitted" mkdir "$sim/a/lm75.x/y"
}

need_tool modprobe rmmod modinfo
need_module i2c-sim i2c-sim-lm75 i2c-sim-lm90 i2c-sim-ads1015 i2c-sim-adxl345 i2c-sim-at24
modprobe i2c-dev
modprobe -q lm75
plan 325
loads_twice i2c-sim
loads_twice i2c-sim-lm75
loads_twice i2c-sim-at24
loads_twice i2c-sim-lm90
loads_twice i2c-sim-ads1015
loads_twice i2c-sim-adxl345
start_sim
refused=
nodes=$(ls /sys/kernel/software_nodes)
new_bus a
directories
bus_attributes
bus_limits
chip_attributes
live_objects
conflicts
log_names_all
drop_all
is "nothing is left of the buses" "" "$(find /sys/bus/platform/devices/ -name 'i2c_sim*')"
is "nor of devices' properties" "$nodes" "$(ls /sys/kernel/software_nodes)"
finish
