# shellcheck shell=bash
# What the tests of i2c-sim share: buses and chips in configfs, and who answers on them.

sim=/sys/kernel/config/i2c-sim

# shellcheck source=../lib/sim.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/sim.sh"

# new_chip BUS/MODEL[.ANY] ADDRESS [DEVICE [IRQ]]: set up, not live
new_chip() {
	mkdir "$sim/$1" && put "$sim/$1/address" "$2" && put "$sim/$1/device" "$3" && put "$sim/$1/irq" "${4:-0}"
}

# new_behind CHIP ADDRESS MUX CHANNEL: set up, not live
new_behind() { new_chip "$1" "$2" "" && put "$sim/$1/mux" "$3" && put "$sim/$1/channel" "$4"; }

# sensor N MUX CHANNEL: at 0x48, with its pin on the interrupt input of the channel
sensor() { new_behind "a/lm75.$1" 0x48 "$2" "$3" && put "$sim/a/lm75.$1/mux_irq" 1 && live "a/lm75.$1"; }

hot() { put "$sim/a/lm75.$1/temperature" 90000; }

cool() { put "$sim/a/lm75.$1/temperature" 20000; }

# bus_with BUS SETTING VALUE...: off, which alone lets them change, and on
bus_with() {
	local bus=$1
	shift
	dead "$bus"
	while [ $# -gt 0 ]; do
		put "$sim/$bus/$1" "$2"
		shift 2
	done
	live "$bus"
}

# fresh_chip MODEL ADDRESS: the one that a test is about, with power and nothing else; $model says which
model=
fresh_chip() {
	[ -z "$model" ] || drop_chip "a/$model"
	model=$1
	new_chip "a/$1" "$2"
	live "a/$1"
}

# The directory of the device at an address.
find_device() { printf -v found '/sys/bus/i2c/devices/%d-%04x' "$(<"$sim/$1/bus_num")" "$2"; }

# Raw messages to a bus, as i2ctransfer takes them.
raw() {
	local bus=$1
	shift
	i2ctransfer -f -y "$(<"$sim/$bus/bus_num")" "$@"
}

# hear: the names of what hwmon tells, to the caller's file $heard, until its $listener is killed
# shellcheck disable=SC2034,SC2154
hear() {
	: >"$heard"
	# shellcheck disable=SC2016 # the listener's shell expands it
	uevent sh -c 'echo "NAME=$NAME" >>'"$heard" & listener=$!
	sleep 0.5
}

heard() { grep -q "NAME=temp1_$1" "$heard"; }

# prompt MS COMMAND...: what it says; once more, if it took longer than a chip's time leaves it
prompt() {
	local begin said
	for _ in {1..20}; do
		begin=$(uptime_ms)
		said=$("${@:2}")
		[ $(($(uptime_ms) - begin)) -ge "$1" ] || break
	done
	echo "$said"
}

uptime_ms() {
	local up
	read -r up _ </proc/uptime
	echo $((${up%.*} * 1000 + 10#${up#*.} * 10))
}

# The last warning of the module, without its time.
last_warning() {
	local line
	line=$(dmesg | tail -n 1)
	echo "${line##*i2c_sim: }"
}

start_sim() {
	need_root
	need_tool modprobe i2ctransfer
	need_module i2c-sim i2c-dev
	mount_configfs
	modprobe i2c-dev
	load i2c-sim || ktap_fail_all "i2c-sim does not load"
	at_exit drop_all
}
