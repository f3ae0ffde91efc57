# shellcheck shell=bash
# What the tests of spi-sim share: chips on its buses, and who answers on them.

sim=/sys/kernel/config/spi-sim

# shellcheck source=../lib/sim.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/sim.sh"

# new_chip BUS/MODEL[.ANY] CS [DEVICE [MODE [IRQ]]]: set up, not live
new_chip() {
	mkdir "$sim/$1" && put "$sim/$1/cs" "$2" && put "$sim/$1/device" "$3" && put "$sim/$1/mode" "${4:-0}" &&
		put "$sim/$1/irq" "${5:-0}"
}

# The directory of the device at a chip select, which the core names as it likes.
find_device() {
	local chip
	for chip in "$sim/$1"/*/; do
		if [ -e "$chip/cs" ] && [ "$(<"$chip/cs")" = "$2" ]; then
			found=/sys/bus/spi/devices/$(<"$chip/dev_name")
			return
		fi
	done
	return 1
}

# The node of a device that spidev has.
node() { echo "/dev/spidev$(bus_num "$1").$2"; }

# plug_spidev CHIP CS: live, and spidev's node is there
plug_spidev() {
	dead "$1"
	live "$1"
	wait_for 60 test -e "$(node "${1%%/*}" "$2")"
}

# The last warning of the module, without its time.
last_warning() {
	local line
	line=$(dmesg | tail -n 1)
	echo "${line##*spi_sim: }"
}

# The last transfer of a bus, without its number.
last_transfer() {
	local line
	line=$(tail -n 1 "$sim/$1/trace")
	echo "${line#* }"
}

start_sim() {
	need_root
	need_tool modprobe
	need_module spi-sim
	mount_configfs
	load spi-sim || ktap_fail_all "spi-sim does not load"
	at_exit drop_all
}
