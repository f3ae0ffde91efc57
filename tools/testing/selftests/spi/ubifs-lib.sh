# shellcheck shell=bash
# shellcheck disable=SC2154 # shared with spinor-lib.sh
# UBIFS on UBI on inox_spinor, whose chip loses power: for the short test and for the long one.

chip=u/w25q32
volume=ubi9:data
work=$(mktemp -d)
at_exit "umount $work/fs 2>/dev/null; ubidetach -d 9 2>/dev/null; rm -rf '$work'"
mkdir "$work/fs"
names=() sums=() serial=0 synced=0 cuts=0 started=0 bad=

# The smallest blocks are too small for UBIFS.
new_flash() {
	new_nor "$chip" 0 inox-spi-nor
	put "$sim/$chip/properties" "erase-size=65536"
	put "$sim/$chip/mode" 0xa00
	put "$sim/$chip/dark_us" -1
}

# cut_after OPERATIONS: there power goes, for good
cut_after() {
	put "$sim/$chip/fault_power_skip" "$1"
	put "$sim/$chip/fault_power" 1
}

was_cut() { [ "$(get "$sim/$chip/fault_power")" = 0 ]; }

start() { ubiattach -d 9 -p "$flash" && mount -t ubifs "$volume" "$work/fs"; } >/dev/null 2>&1

# As far as there is anything to stop.
stop() {
	umount "$work/fs"
	ubidetach -d 9
} >/dev/null 2>&1

format() {
	plug "$chip" 0 && ubiattach -d 9 -p "$flash" && ubimkvol /dev/ubi9 -m -N data && ubidetach -d 9 && dead "$chip"
} >/dev/null

# sum FILE comes from spinor-lib.sh
all_whole() {
	local i
	for i in "${!names[@]}"; do
		[ "$(sum "$work/fs/${names[i]}")" = "${sums[i]}" ] || bad+=" ${names[i]}"
	done 2>/dev/null
}

# One more file, all of it on the flash when this succeeds; the oldest makes room, and counts no more.
write_file() {
	noise $((1 + RANDOM % 16000)) >"$work/file"
	if [ ${#names[@]} -ge 12 ]; then
		rm "$work/fs/${names[0]}" || return
		names=("${names[@]:1}") sums=("${sums[@]:1}")
	fi
	serial=$((serial + 1))
	dd if="$work/file" of="$work/fs/f$serial" bs=4096 conv=fsync status=none || return
	names+=("f$serial") sums+=("$(sum "$work/file")")
	synced=$((synced + 1))
}

write_files() {
	local n
	for ((n = 0; n < 40; n++)); do
		write_file || return
	done 2>/dev/null
}

# Every third time power goes while the file system is looked for.
cycle() {
	local early=$(($1 % 3 == 2))
	plug "$chip" 0
	[ $early -eq 0 ] || cut_after $((RANDOM % 20))
	if start; then
		started=$((started + 1))
		was_cut || all_whole
		[ $early -eq 1 ] || cut_after $((RANDOM % 1000))
		write_files
	elif ! { [ $early -eq 1 ] && was_cut; }; then
		bad+=" cycle-$1"
	fi
	stop
	! was_cut || cuts=$((cuts + 1))
	put "$sim/$chip/fault_power" 0
	dead "$chip"
}

# power_cuts TIMES: on a bus of its own; UBIFS_RESULTS results
# shellcheck disable=SC2034
UBIFS_RESULTS=6
power_cuts() {
	local n
	start_sim
	load inox_spinor
	load ubi
	load ubifs
	new_bus u
	put "$sim/u/mem" 1
	live u
	new_flash
	succeeds "a volume is made" format
	for ((n = 0; n < $1; n++)); do
		cycle $n
		[ $(((n + 1) % 100)) -ne 0 ] || note "$((n + 1)) cycles, $cuts cuts, $synced files"
	done
	note "$cuts cuts, $synced files, $(get "$sim/$chip/programs") programs, $(get "$sim/$chip/erases") erases"
	is "power has gone $1 times in the middle of an operation" "$1" "$cuts"
	is "each file that was synced is whole after it, or that cycle is named" "" "$bad"
	succeeds "files were synced all the while" [ "$synced" -gt "$1" ]
	plug "$chip" 0
	succeeds "it starts once more" start
	all_whole
	is "and all is there" "" "$bad"
	stop
	drop_chip "$chip"
}
