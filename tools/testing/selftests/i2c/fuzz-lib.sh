# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# Noise by i2c-dev, to chips that have drivers: for the short test and for the long one.

# What i2c-dev, the core and the drivers take of it is up to them; what they do afterwards is not.
noise_chips="tmp105.x=0x48 24c32.x=0x50 ds1338.x=0x68 pca9535.x=0x20 pca9548.x=0x70"

# chip MODEL ADDRESS [DEVICE [IRQ]]
noise_chip() { new_chip "n/$1" "$2" "${3:-}" "${4:-0}" && live "n/$1"; }

noise_bus() {
	new_bus n && bus_with n functionality 0x1fff801f retries 1 || return
	noise_chip tmp105.x 0x48 inox-tmp105
	noise_chip 24c32.x 0x50 inox-24c32
	noise_chip ds1338.x 0x68 inox-ds1338
	noise_chip pca9535.x 0x20 inox-pca9535 1
	noise_chip pca9548.x 0x70 inox-pca9548
	noise_chip adm1032 0x4c
	noise_chip ads1115 0x49
	noise_chip adxl345 0x53
	noise_chip 24c04.free 0x54
	put "$sim/n/24c32.x/write_us" 0
	put "$sim/n/24c04.free/write_us" 0
}

# Each chip that has a driver, by its address: who has it.
noise_drivers() {
	local chip
	for chip in $noise_chips; do driver_of n "${chip#*=}"; done | paste -sd' '
}

noise_is_driven() { [ "$(noise_drivers)" = "inox_lm75 inox_at24 inox_ds1307 inox_pca953x inox_pca954x" ]; }

# Meanwhile others use the drivers.
noise_user() {
	local value
	while [ -e "$work/go" ]; do
		for value in "$(hwmon n 0x48)"/temp1_*; do read -r value <"$value"; done
		head -c 64 "$(device n 0x50)/eeprom"
	done >/dev/null 2>&1
}

# fuzz_i2c COUNT: FUZZ_I2C_RESULTS results
FUZZ_I2C_RESULTS=6
fuzz_i2c() {
	local objects seed chip noisy=()
	work=$(mktemp -d)
	at_exit "rm -rf '$work'"
	objects=$(get /sys/module/i2c_sim/parameters/inox_live)
	noise_bus
	succeeds "five chips have drivers" wait_for 60 noise_is_driven
	touch "$work/go"
	beside noise_user &
	for seed in 1 2; do
		beside fuzz-i2c "/dev/i2c-$(bus_num n)" $((($1 + 1) / 2)) $seed >"$work/said.$seed" 2>&1 & noisy+=($!)
	done
	wait "${noisy[@]}"
	rm "$work/go"
	wait
	note "$(cat "$work"/said.*)"
	is "both processes have ended well" 2 "$(grep -c '^succeeded' "$work"/said.* | grep -c ':1$')"
	succeeds "one call in twenty was taken" [ "$(awk '{ n += $2 } END { print n + 0 }' "$work"/said.*)" -gt $(($1 / 20)) ]
	succeeds "the drivers have their chips" noise_is_driven
	dead n
	live n
	for chip in $noise_chips; do live "n/${chip%%=*}"; done
	wait_for 20 noise_is_driven
	put "$sim/n/tmp105.x/temperature" 25000
	is "a chip with new power reads" 25000 "$(get "$(hwmon n 0x48)"/temp1_input)"
	drop_bus n
	settle_hotplug
	is "as many live objects as before" "$objects" "$(get /sys/module/i2c_sim/parameters/inox_live)"
}
