#!/bin/bash
# The stock drivers lm90 and i2c-smbus on the simulated chips: PEC, and alerts up to hwmon.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

# chip NAME ADDRESS: wired to the alert line, with the stock driver
chip() {
	new_chip "a/$1" "$2" "${1%%.*}"
	put "$sim/a/$1/alert" 1
	put "$sim/a/$1/pec" "${3:-0}"
	live "a/$1"
	wait_for 10 bound "$2"
	is "$1: the stock driver binds" lm90 "$(driver_of a "$2")"
	sensor=$(hwmon a "$2")
}

bound() { [ -e "$(device a "$1")"/hwmon ]; }

# The driver asks its chip again only when this is over.
fresh() { put "$sensor/update_interval" 16; sleep 0.2; }

value() { get "$sensor/$1"; }

file() { get "$sim/a/$1"; }

says() { [ "$(value "$1")" = "$2" ]; }

counts() { [ "$(file "$1")" -ge "$2" ]; }

alert_interrupts() { awk -v line="$(file alert_irq):" '$1 == line { print $2 + $3 }' /proc/interrupts; }

reads_and_limits() {
	chip "$1" 0x4c
	fresh
	put "$sim/a/$1/temperature" 41000
	put "$sim/a/$1/remote" 36625
	sleep 0.2
	is "$1: both temperatures" "41000 36625" "$(value temp1_input) $(value temp2_input)"
	put "$sensor/temp1_max" 50000
	put "$sensor/temp2_max" 60500
	put "$sensor/temp2_min" -10000
	put "$sensor/temp2_crit" 90000
	is "$1: limits are in the chip" "0x32 0x3c 0x80 0xf6 0x5a" \
		"$(raw a w1@0x4c 0x05 r1 w1 0x07 r1 w1 0x13 r1 w1 0x08 r1 w1 0x19 r1 | tr '\n' ' ' | sed 's/ $//')"
	put "$sensor/temp2_offset" 1500
	sleep 0.2
	is "$1: an offset" 38125 "$(value temp2_input)"
	put "$sensor/temp2_offset" 0
}

# With and without errors on the wire. Where there is no device tree, the stock kernel has no file for
# it, so the device is made with it: Documentation/stock-bugs.rst.
packet_error_codes() {
	local reads
	chip "$1" 0x4c 1
	fresh
	reads=$(file "$1/pec_reads")
	put "$sim/a/$1/remote" 40000
	sleep 0.2
	is "$1: with PEC it reads the same" 40000 "$(value temp2_input)"
	like "$1: and the chip has sent codes" "[1-9]*" "$(($(file "$1/pec_reads") - reads))"
	put "$sensor/temp2_max" 70000
	like "$1: writes have one too" "[1-9]*" "$(file "$1/pec_writes")"
	is "$1: and it was right" "0x46 0" "$(raw a w1@0x4c 0x07 r1) $(file "$1/pec_errors")"
	sleep 0.2
	put "$sim/a/$1/fault_flip_skip" "$2"
	put "$sim/a/$1/fault_flip" 1
	refuses "$1: what is spoilt on the way is not believed" "Bad message" get "$sensor/temp2_input"
	put "$sensor/update_interval" 1000
	get "$sensor/temp2_input" >/dev/null
	put "$sim/a/$1/fault_flip_skip" 1
	put "$sim/a/$1/fault_flip" 1
	refuses "$1: nor written" "Input/output error" put "$sensor/temp2_max" 71000
	is "$1: the chip has what it had" 0x46 "$(raw a w1@0x4c 0x07 r1)"
	fresh
	is "$1: and then all is well" 40000 "$(value temp2_input)"
	drop_chip "a/$1"
}

# These keep their pin until it is cool: the driver masks them, looks each second, and unmasks them.
alert_and_back() {
	local before
	before=$(alert_interrupts)
	put "$sim/a/$1/remote" 95000
	wait_for 5 counts "$1/alerts" 1
	is "$1: too hot, it is asked who it is" 1 "$(file "$1/alerts")"
	wait_for 5 says temp2_max_alarm 1
	is "$1: the driver was told" "1 1 0" "$(value temp2_max_alarm) $(value temp2_crit_alarm) $(value temp1_max_alarm)"
	is "$1: and has masked it" "0x80 0" "$(file "$1/conf") $(file "$1/pin")"
	is "$1: of one interrupt" 1 "$(($(alert_interrupts) - before))"
	put "$sim/a/$1/remote" 30000
	wait_for 10 unmasked "$1"
	is "$1: cool, it is unmasked" 0x00 "$(file "$1/conf")"
	value temp2_max_alarm >/dev/null
	value temp2_crit_alarm >/dev/null
	is "$1: and once it was told the alarm is over" "0 0" "$(value temp2_max_alarm) $(value temp2_crit_alarm)"
	wait_for 5 quiet "$1"
	is "$1: its pin as well" 0 "$(file "$1/pin")"
	before=$(file "$1/alerts")
	put "$sim/a/$1/temperature" 60000
	wait_for 5 says temp1_max_alarm 1
	is "$1: the next alert comes through" "1 0" "$(value temp1_max_alarm) $(value temp2_max_alarm)"
	like "$1: by an alert" "[1-9]*" "$(($(file "$1/alerts") - before))"
	put "$sim/a/$1/temperature" 25000
	wait_for 10 unmasked "$1"
}

unmasked() { [ "$(file "$1/conf")" = 0x00 ]; }

quiet() { [ "$(file "$1/pin")" = 0 ]; }

all_answered() {
	local one
	for one in "$@"; do quiet "$one" && counts "$one/alerts" 1 || return; done
}

# Three at once, of which two have to wait until they are heard.
at_once() {
	chip lm90.a 0x4d
	chip lm90.b 0x18
	chip adm1032 0x4c
	for one in lm90.a lm90.b adm1032; do put "$sim/a/$one/remote" 90000; done
	wait_for 10 all_answered lm90.a lm90.b adm1032
	is "three at once: each was asked" "1 1" "$(file lm90.a/alerts) $(file lm90.b/alerts)"
	is "three at once: all are quiet" "0 0 0" "$(file lm90.a/pin) $(file lm90.b/pin) $(file adm1032/pin)"
	for one in 0x4d 0x18 0x4c; do
		sensor=$(hwmon a $one)
		is "three at once: the driver of $one knows" 1 "$(value temp2_max_alarm)"
	done
	drop_chip a/lm90.a
	drop_chip a/lm90.b
	drop_chip a/adm1032
}

asked_often() { [ "$(file adm1032/alerts)" -gt "$1" ]; }

# No driver calms it, so the line stays asserted and the kernel asks without end. With PREEMPT_RT it
# leaves nothing of its processor to others, not even to timers.
for_ever() {
	new_chip a/adm1032 0x4c ""
	put "$sim/a/adm1032/alert" 1
	live a/adm1032
	put "$sim/a/adm1032/remote" 95000
	wait_for 10 asked_often 50
	succeeds "a chip that alerts for ever is asked again and again" asked_often 50
	is "the bus works meanwhile" 0x41 "$(raw a w1@0x4c 0xfe r1)"
	succeeds "it can be unplugged" dead a/adm1032
	live a/adm1032
	is "and is asked again when it is back" 1 "$(file adm1032/pin)"
	wait_for 10 asked_often 100
	succeeds "its bus can be taken away" dead a
	is "with its line" 0 "$(file alert_irq)"
	succeeds "and come back" live a
	wait_for 10 asked_often 150
	succeeds "where it goes on" asked_often 150
	raw a w2@0x4c 0x09 0x80
	is "until it is masked" 0 "$(file adm1032/pin)"
	drop_chip a/adm1032
}

plug_in_alert() {
	put "$sim/a/nct1008/remote" 95000
	dead a/nct1008
	live a/nct1008
}

# Its driver is at work for it when it goes.
unplugged() {
	local i
	new_chip a/nct1008 0x4c nct1008
	put "$sim/a/nct1008/alert" 1
	put "$sim/a/nct1008/fault_alert" -1
	live a/nct1008
	wait_for 10 bound 0x4c
	for i in 1 2 3 4 5 6 7 8 9 10; do plug_in_alert || break; done
	is "unplugged in alert, ten times" 10 "$i"
	put "$sim/a/nct1008/fault_alert" 0
	put "$sim/a/nct1008/remote" 25000
	wait_for 10 quiet nct1008
	is "and the line is quiet afterwards" 0 "$(file nct1008/pin)"
	put "$sim/a/nct1008/remote" 95000
	sleep 0.2
	succeeds "a bus goes with a chip in alert" dead a
	drop_chip a/nct1008
}

# The chip is its own interrupt, without a line.
host_notify() {
	put "$sim/a/functionality" 0x1fff8009
	put "$sim/a/alert" 0
	live a
	new_chip a/nct1008.n 0x4c nct1008
	put "$sim/a/nct1008.n/notify" 1
	live a/nct1008.n
	wait_for 10 bound 0x4c
	sensor=$(hwmon a 0x4c)
	is "Host Notify: the driver has an interrupt of that" 1 "$(grep -c ' lm90$' /proc/interrupts)"
	put "$sim/a/nct1008.n/temperature" 90000
	wait_for 5 says temp1_max_alarm 1
	is "Host Notify: the driver was told" "1 1" "$(value temp1_max_alarm) $(file nct1008.n/notified)"
	is "Host Notify: whose device has a parent of its own" i2c_sim \
		"$(readlink -f "$(device a 0x4c)" | sed 's|.*/platform/\(i2c_sim\)\..*|\1|')"
	drop_chip a/nct1008.n
	new_chip a/nct1008.n 0x4d ""
	put "$sim/a/nct1008.n/notify" 1
	live a/nct1008.n
	put "$sim/a/nct1008.n/temperature" 90000
	is "Host Notify: nobody may be there to hear" "0 1" "$(file nct1008.n/notified) $(file nct1008.n/nacks)"
	succeeds "Host Notify: its bus goes and comes back" dead a
	live a
	drop_chip a/nct1008.n
}

# measures NAME FUNCTIONALITY MILLIDEGREES: at an address of ten bits
measures_at_ten_bits() {
	bus_with a functionality "$2"
	wait_for 10 bound 0xa34c
	sensor=$(hwmon a 0xa34c)
	put "$sim/a/adm1032.ten/remote" "$3"
	is "ten bits: the driver reads its chip, $1" "$3" "$(value temp2_input)"
}

ten_bits() {
	mkdir "$sim/a/adm1032.ten"
	put "$sim/a/adm1032.ten/device" adm1032
	put "$sim/a/adm1032.ten/address_10bit" 0x34c
	live a/adm1032.ten
	measures_at_ten_bits "by messages" 0x0fff800b 36625
	measures_at_ten_bits "by SMBus calls" 0x0fff800a 41500
	bus_with a functionality 0x0fff8009
	is "ten bits: not without them" "" "$(driver_of a 0xa34c)"
	drop_chip a/adm1032.ten
}

need_module lm90 i2c-smbus
modprobe lm90
modprobe i2c-smbus
plan 73
start_sim
new_bus a
put "$sim/a/alert" 1
live a
like "the host serves the alert line" "smbus_alert [1-9]*" "$(driver_of a 0x0c) $(file alert_irq)"
for model in adm1032 nct1008; do
	packet_error_codes $model 1
	reads_and_limits $model
	alert_and_back $model
	drop_chip a/$model
done
at_once
beside for_ever
unplugged
host_notify
ten_bits
finish
