# shellcheck shell=bash
# What the tests of the board share: its buses, chips on them, and the world around those.

put() { printf '%s\n' "$2" >"$1"; }

# The number of the I2C controller at an address of the SoC.
bus_at() {
	local adapter
	adapter=$(echo /sys/bus/platform/devices/"$1".i2c/i2c-*)
	echo "${adapter##*i2c-}"
}

device() { printf '/sys/bus/i2c/devices/%d-%04x' "$1" "$2"; }

driver_of() { basename "$(readlink "$(device "$1" "$2")/driver")"; }

bound() { [ -e "$(device "$1" "$2")/driver" ]; }

# new_device BUS NAME ADDRESS: and a driver has it
new_device() {
	put "/sys/bus/i2c/devices/i2c-$1/new_device" "$2 $3"
	wait_for 10 bound "$1" "$3"
}

delete_device() { put "/sys/bus/i2c/devices/i2c-$1/delete_device" "$2"; }

# outside CHIP PROPERTY VALUE: who runs the machine changes it
outside() { echo "# outside: $*"; }

# How often the controller at that address has interrupted.
interrupts() { awk -v who="$1.i2c" '$NF == who { for (i = 2; $i ~ /^[0-9]+$/; i++) n += $i } END { print n + 0 }' /proc/interrupts; }

start_board() {
	need_root
	need_tool modprobe i2cget
	grep -qi 'Sabre Lite' /proc/device-tree/model 2>/dev/null || skip_all "this is no Sabre Lite"
	modprobe i2c-imx 2>/dev/null
	modprobe i2c-dev
	wait_for 10 test -e /sys/bus/platform/devices/21a8000.i2c/driver || ktap_fail_all "the board has no I2C controllers"
}
