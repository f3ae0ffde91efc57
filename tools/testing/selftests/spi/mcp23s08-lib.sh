# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every driver of these expanders, ours and the stock one, on a simulated chip: what
# holds for those on I2C, and what these have more.

# shellcheck source=../i2c/pca953x-lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../i2c/pca953x-lib.sh"

chip_lines() { lines_at a 0; }

# new_lines MODEL DEVICE PROPERTIES [IRQ]: a driver has made lines of it
new_lines() {
	chip=a/$1
	new_chip "$chip" 0 "$2" 0 "${4:-0}" && put "$sim/$chip/properties" "$3" && plug "$chip" 0
}

pin() { get "$sim/$chip/pin"; }

# ports_job CHIP: lines of the upper port interrupt too, where their pin is wired; PORTS_RESULTS results
PORTS_RESULTS=3
ports_job() {
	chip=$1
	pins 0xffff
	put "$sim/$chip/wired" 3
	watch "$(chip_lines)" 2 9 15
	pins 0xfdff
	wait_for 5 heard_n 1
	pins 0xffff
	expect "$1: both edges of a line of the upper port" "0 9,1 9,"
	pins 0x7ffb
	wait_for 5 heard_n 4
	is "$1: of two lines in two ports at once" "0 15,0 2," "$(tail -n 2 "$heard" | sort | tr '\n' ',')"
	unwatch
	is "$1: the pin is calm" 0 "$(sleep 0.3; pin)"
	put "$sim/$chip/wired" 1
}

# mirror_job CHIP: one pin is wired, and property irq-mirror is set; MIRROR_RESULTS results
MIRROR_RESULTS=1
mirror_job() {
	chip=$1
	pins 0xffff
	watch "$(chip_lines)" 12
	pins 0xefff
	expect "$1: with irq-mirror the upper port uses the pin of the lower" "0 12,"
	unwatch
}

# The number by which the kernel knows the interrupt of a line: from when somebody has waited for it.
irq_of() {
	watch "$(chip_lines)" "$1"
	awk -v line="$1" '$NF == "gpiomon" { for (i = 2; i < NF; i++) if ($i == line) n = $1 } END { print n + 0 }' /proc/interrupts
	unwatch
}

levels_count() { get /sys/module/inox_irq_test/parameters/count; }

levels_counted() { [ "$(levels_count)" -ge "$1" ]; }
