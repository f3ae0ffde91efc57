# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# Noise by spidev beside a driver on the same bus: for the short test and for the long one.

# noise_chip MODEL CS: one that spidev has
noise_chip() { new_chip "n/$1" "$2" dh2228fv && plug_spidev "n/$1" "$2"; }

noise_bus() {
	new_bus n && put "$sim/n/mem" 1 && live n || return
	noise_chip loopback 0
	noise_chip w25q32 1
	noise_chip at25256 2
	put "$sim/n/at25256/write_us" 0
	put "$sim/n/w25q32/program_us" 0
	put "$sim/n/w25q32/erase_us" 0
	new_chip n/at25256.driven 3 inox-at25256
	live n/at25256.driven
}

noise_is_driven() { [ "$(driver_of n 3)" = inox_at25 ]; }

# What it reads is the chip's, whatever is on the bus.
noise_reader() {
	while [ -e "$work/go" ]; do
		head -c 4096 "$(device n 3)/eeprom" | cmp - "$work/content" >>"$work/wrong" 2>&1
	done
}

# fuzz_spi COUNT: FUZZ_SPI_RESULTS results
FUZZ_SPI_RESULTS=6
fuzz_spi() {
	local objects cs noisy=()
	work=$(mktemp -d)
	at_exit "rm -rf '$work'"
	objects=$(get /sys/module/spi_sim/parameters/inox_live)
	noise_bus
	succeeds "a chip has a driver" wait_for 60 noise_is_driven
	head -c 4096 /dev/urandom >"$work/content"
	cat "$work/content" >"$sim/n/at25256.driven/content"
	touch "$work/go"
	beside noise_reader &
	for cs in 0 1 2; do
		beside fuzz-spidev "$(node n $cs)" $((($1 + 2) / 3)) $cs >"$work/said.$cs" 2>&1 & noisy+=($!)
	done
	wait "${noisy[@]}"
	rm "$work/go"
	wait
	note "$(cat "$work"/said.*)"
	is "three processes have ended well" 3 "$(grep -c '^succeeded' "$work"/said.* | grep -c ':1$')"
	succeeds "one call in five was taken" [ "$(awk '{ n += $2 } END { print n + 0 }' "$work"/said.*)" -gt $(($1 / 5)) ]
	is "the driver read what its chip has, all the while" "" "$(cat "$work/wrong")"
	succeeds "and has its chip" noise_is_driven
	drop_bus n
	settle_hotplug
	is "as many live objects as before" "$objects" "$(get /sys/module/spi_sim/parameters/inox_live)"
}
