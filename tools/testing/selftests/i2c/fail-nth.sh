#!/bin/bash
# Every call of the layer that can fail is made to, in the drivers and in the simulator.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=at24-lib.sh
. "$(dirname "$0")/at24-lib.sh"

lm75=/sys/bus/i2c/drivers/inox_lm75
at24=/sys/bus/i2c/drivers/inox_at24
ds1307=/sys/bus/i2c/drivers/inox_ds1307

nothing() { :; }
registers() { echo "$(<"$sim/a/lm75.x/conf") $(<"$sim/a/lm75.x/max") $(<"$sim/a/lm75.x/hyst")"; }

bind_lm75() { echo "$chip" >"$lm75/bind"; }
unbind_lm75() { echo "$chip" >"$lm75/unbind"; }
unbound() { echo "$([ -e "$lm75/$chip" ] && echo bound) $(registers)"; }
bound() { [ -e "$lm75/$chip" ] && echo "bound $(<"$hwmon/temp1_max") $(<"$hwmon/temp1_max_hyst")"; }

probe_and_remove() {
	unbind_lm75
	sweep "lm75: bind" inox_lm75 bind_lm75 unbind_lm75 unbound
	bind_lm75
	sweep_over "lm75: unbind" inox_lm75 unbind_lm75 bind_lm75 nothing
	hwmon=$(hwmon a 0x48)
}

# Reading a limit asks nobody, so the two that ask stand for all.
files() {
	sweep "lm75: read temp1_input" inox_lm75 "get $hwmon/temp1_input" nothing bound
	sweep "lm75: read temp1_alarm" inox_lm75 "get $hwmon/temp1_alarm" nothing bound
	sweep "lm75: write temp1_max" inox_lm75 "put $hwmon/temp1_max 50000" "put $hwmon/temp1_max 80000" bound
	sweep "lm75: write temp1_max_hyst" inox_lm75 "put $hwmon/temp1_max_hyst 50000" "put $hwmon/temp1_max_hyst 75000" bound
	sweep "lm75: write update_interval" inox_lm75 "put $hwmon/update_interval 0" nothing bound
}

folders() { echo "$sim"/* "$sim"/*/*/; }
parents() { find /sys/bus/platform/devices/ -name 'i2c_sim*' | wc -l; }
is_live() { [ ! -d "$sim/c" ] || echo "live: $(<"$sim/c/live") $(<"$sim/c/bus_num") $(parents) $(ls "$sim/c")"; }
chip_live() { echo "live: $(<"$sim/c/lm75.x/live") $(ls /sys/bus/i2c/devices)"; }
numbers() { echo "$(<"$sim/c/live")"; }

make_and_remove() {
	sweep "i2c-sim: mkdir of a bus" i2c_sim "mkdir $sim/c" "rmdir $sim/c" folders
	new_bus c
	put "$sim/c/alert" 1
	put "$sim/c/functionality" 0x1fff8009
	sweep "i2c-sim: live of a bus" i2c_sim "live c" "dead c" is_live
	sweep "i2c-sim: mkdir of a chip" i2c_sim "mkdir $sim/c/lm75.x" "rmdir $sim/c/lm75.x" folders
	new_chip c/lm75.x 0x48 inox-none 1
	put "$sim/c/lm75.x/properties" "some=1"
	live c
	sweep "i2c-sim: live of a chip" i2c_sim "live c/lm75.x" "dead c/lm75.x" chip_live
	dead c
	live c/lm75.x
	sweep "i2c-sim: live of a bus with a live chip" i2c_sim "live c" "dead c" numbers
}

bind_at24() { echo "$eeprom" >"$at24/bind"; }
unbind_at24() { echo "$eeprom" >"$at24/unbind"; }
# Within a page, and a page and a bit.
write_eeprom() { dd if="$shadow" of="$(memory a 0x50)" bs=20 count=1 conv=notrunc status=none; }
eeprom_bound() { echo "$([ -e "$at24/$eeprom" ] && echo bound) $(sum "$sim/a/24c16/content")"; }

# It asks again for 25 ms when a transfer fails, so it gets over one.
eeproms() {
	new_eeprom a/24c16 0x50 inox-24c16 "pagesize=16 size=2048"
	plug a/24c16 0x50
	eeprom=$(basename "$(device a 0x50)")
	sweep_over "at24: read" inox_at24 "cp $(memory a 0x50) /dev/null" nothing eeprom_bound
	sweep_over "at24: write" inox_at24 write_eeprom nothing eeprom_bound
	unbind_at24
	sweep_over "at24: bind" inox_at24 bind_at24 unbind_at24 eeprom_bound
	dead a/24c16
	drop_chip a/24c16
}

bind_ds1307() { echo "$clock" >"$ds1307/bind"; }
unbind_ds1307() { echo "$clock" >"$ds1307/unbind"; }
clock_bound() { [ -e "$ds1307/$clock" ] && echo bound; raw a w1@0x68 0x07 r4; }
rtc_file() { echo "$(device a 0x68)"/rtc/rtc*/"$1"; }
wake_at() { put "$(rtc_file wakealarm)" +1000; }
wake_never() { put "$(rtc_file wakealarm)" 0; }

clocks() {
	new_chip a/ds3231 0x68 inox-ds3231 1
	live a/ds3231
	clock=$(basename "$(device a 0x68)")
	wait_for 10 test -e "$ds1307/$clock"
	raw a w8@0x68 0 0x00 0x00 0x12 0x01 0x21 0x11 0x26
	raw a w2@0x68 0x0f 0
	unbind_ds1307
	sweep_over "ds1307: bind" inox_ds1307 bind_ds1307 unbind_ds1307 clock_bound
	bind_ds1307
	sweep "ds1307: read the time" inox_ds1307 "get $(rtc_file since_epoch)" nothing clock_bound
	sweep_over "ds1307: set an alarm" inox_ds1307 wake_at wake_never nothing
	drop_chip a/ds3231
	new_chip a/ds1338 0x68 inox-ds1338
	live a/ds1338
	wait_for 10 test -e "$ds1307/$clock"
	sweep "ds1307: read the memory" inox_ds1307 "dd if=$(echo "$(device a 0x68)"/*/nvmem) of=/dev/null bs=56 status=none" nothing nothing
	drop_chip a/ds1338
}

bind_lines() { echo "$lines" >"/sys/bus/i2c/drivers/inox_$family/bind"; }
unbind_lines() { echo "$lines" >"/sys/bus/i2c/drivers/inox_$family/unbind"; }
lines_bound() { [ -e "/sys/bus/i2c/drivers/inox_$family/$lines" ] && echo bound; }
lines_chip() { lines_bound; echo "$(<"$sim/a/pca9555/is_input")"; }

# gpiod of Debian 12 speaks the first version of the kernel's interface only.
sweep_line() {
	if has_config CONFIG_GPIO_CDEV_V1; then
		sweep "$1: read" inox_pca953x "gpioget $gpiochip 3" nothing "$2"
		sweep "$1: drive" inox_pca953x "gpioset $gpiochip 3=0" "gpioget $gpiochip 3" lines_bound
	else
		skip "$1: read" "the kernel lacks CONFIG_GPIO_CDEV_V1"
		skip "$1: drive" "the kernel lacks CONFIG_GPIO_CDEV_V1"
	fi
}

# expander CHIP STATE
expander() {
	local gpiochip
	family=pca953x
	new_chip "a/$1" 0x20 "inox-$1" 1
	live "a/$1"
	lines=$(basename "$(device a 0x20)")
	wait_for 10 lines_bound
	unbind_lines
	sweep "$1: bind" inox_pca953x bind_lines unbind_lines "$2"
	bind_lines
	gpiochip=$(basename "$(device a 0x20)"/gpiochip*)
	wait_for 10 test -c "/dev/$gpiochip"
	sweep_line "$1" "$2"
	drop_chip "a/$1"
}

multiplexers() {
	family=pca954x
	new_chip a/pca9545 0x70 inox-pca9545 1
	live a/pca9545
	lines=$(basename "$(device a 0x70)")
	wait_for 10 lines_bound
	unbind_lines
	sweep "pca954x: bind" inox_pca954x bind_lines unbind_lines lines_bound
	bind_lines
	new_chip a/24c02.behind 0x51 ""
	put "$sim/a/24c02.behind/mux" 0x70
	put "$sim/a/24c02.behind/channel" 3
	live a/24c02.behind
	lines=$(readlink "$(device a 0x70)/channel-3")
	wait_for 10 test -c "/dev/i2c-${lines##*i2c-}"
	sweep "pca954x: connect" inox_pca954x "i2cget -y ${lines##*i2c-} 0x51 0" nothing nothing
	drop_chip a/24c02.behind
	drop_chip a/pca9545
}

# A model is loaded by its first chip, and cannot go before its last.
models() {
	drop_bus c
	drop_bus a
	for model in i2c-sim-lm75 i2c-sim-lm90 i2c-sim-ads1015 i2c-sim-adxl345 i2c-sim-at24 i2c-sim-ds1307 i2c-sim-pca953x i2c-sim-pca954x; do
		modprobe "$model" && unload "$model"
		sweep_load "$model"
	done
}

need_module inox_lm75 inox_at24 inox_ds1307 inox_pca953x inox_pca954x i2c-sim
plan 42
modinfo -F parm inox_lm75 | grep -q '^inox_fail_nth:' || skip_all "the modules lack CONFIG_INOX_FAIL_NTH"
modprobe -q configfs
for module in i2c-sim inox_lm75 inox_at24 inox_ds1307 inox_pca953x inox_pca954x; do sweep_load "$module"; done
load inox_lm75
load inox_at24
load inox_ds1307
load inox_pca953x
load inox_pca954x
start_sim
new_bus a
new_chip a/lm75.x 0x48 inox-lm75 1
live a
live a/lm75.x
chip=$(basename "$(device a 0x48)")
wait_for 5 test -e "$lm75/$chip"
probe_and_remove
put "$hwmon/temp1_max" 80000
put "$hwmon/temp1_max_hyst" 75000
files
make_and_remove
is "the modules have as many objects as there are" "1 6" \
	"$(</sys/module/inox_lm75/parameters/inox_live) $(</sys/module/i2c_sim/parameters/inox_live)"
eeproms
clocks
expander pca9555 lines_chip
expander pcf8574 lines_bound
multiplexers
models
finish
