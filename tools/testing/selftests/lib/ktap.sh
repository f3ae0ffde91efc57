# shellcheck shell=sh
# What a selftest is written with. Source it first, say how many results will come, give them,
# and call finish:
#
#	. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
#	need_tool i2cget
#	plan 3
#	load inox-lm75
#	is "identity register" 0x90 "$(i2cget -y "$bus" 0x48 7)"
#	succeeds "temperature reads" cat "$hwmon/temp1_input"
#	refuses "limit is checked" "Invalid argument" sh -c "echo 999999 >$hwmon/temp1_max"
#	finish
#
# Results:    ok NAME . not_ok NAME [WHY...] . is NAME EXPECTED ACTUAL . like NAME PATTERN ACTUAL
#             succeeds NAME COMMAND... . refuses NAME TEXT COMMAND... . skip NAME WHY
# Needs:      need_tool TOOL... (missing: failure) . need_root . need_config SYMBOL... (missing: skip)
#             need_module NAME... (missing: skip) . skip_all WHY . has_config SYMBOL
# Modules:    load NAME [PARAMETER...] . unload NAME . loads_twice NAME [PARAMETER...]
# Other:      at_exit COMMAND (last given runs first) . wait_for SECONDS COMMAND... . note TEXT
#             beside COMMAND... &
#
# `load` unloads at the end by itself. Runs under dash, bash and BusyBox.

ktap_folder=$(dirname "${KTAP_LIB:-$0/../lib/ktap.sh}")
ktap_planned=0 ktap_seen=0 ktap_bad=0 ktap_skipped=0 ktap_ended='' ktap_undo=''

note() { printf '%s\n' "$*" | sed 's/^/# /'; }

plan() {
	ktap_planned=$1
	printf 'KTAP version 1\n1..%d\n' "$1"
}

ktap_result() {
	ktap_seen=$((ktap_seen + 1))
	printf '%s %d %s\n' "$1" "$ktap_seen" "$2"
}

ok() { ktap_result ok "$1"; }

# The reasons go before the result, so that a reader of the stream has them when it fails.
not_ok() {
	ktap_name=$1
	shift
	[ $# -eq 0 ] || note "$@"
	ktap_bad=$((ktap_bad + 1))
	ktap_result 'not ok' "$ktap_name"
}

skip() {
	ktap_skipped=$((ktap_skipped + 1))
	ktap_result ok "$1 # SKIP $2"
}

is() {
	[ "$2" = "$3" ] && ok "$1" && return
	not_ok "$1" "expected: $2
actual:   $3"
}

# ACTUAL must match the shell pattern.
like() {
	# shellcheck disable=SC2254 # a pattern is meant
	case $3 in
	$2) ok "$1" ;;
	*) not_ok "$1" "expected: $2 (pattern)
actual:   $3" ;;
	esac
}

succeeds() {
	ktap_name=$1
	shift
	ktap_said=$("$@" 2>&1)
	ktap_status=$?
	[ $ktap_status -eq 0 ] && ok "$ktap_name" && return
	not_ok "$ktap_name" "expected: '$*' succeeds
actual:   exit status $ktap_status, saying: $ktap_said"
}

# The command must fail and its message must hold TEXT, as strerror words the errno.
refuses() {
	ktap_name=$1 ktap_text=$2
	shift 2
	ktap_said=$("$@" 2>&1)
	ktap_status=$?
	case $ktap_status:$ktap_said in
	0:*) not_ok "$ktap_name" "expected: '$*' fails with '$ktap_text'
actual:   it succeeded, saying: $ktap_said" ;;
	*"$ktap_text"*) ok "$ktap_name" ;;
	*) not_ok "$ktap_name" "expected: '$*' fails with '$ktap_text'
actual:   exit status $ktap_status, saying: $ktap_said" ;;
	esac
}

at_exit() { ktap_undo="$*
$ktap_undo"; }

ktap_clean_up() {
	while [ -n "$ktap_undo" ]; do
		ktap_command=${ktap_undo%%
*}
		ktap_undo=${ktap_undo#*
}
		eval "$ktap_command"
	done
}

ktap_on_exit() {
	ktap_status=$?
	trap - EXIT
	ktap_clean_up
	[ -n "$ktap_ended" ] && exit $ktap_status
	note "ended before finish, with status $ktap_status"
	[ $ktap_status -ne 0 ] || ktap_status=1
	exit $ktap_status
}

trap ktap_on_exit EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# Clean up first: what goes wrong there belongs to this test's result.
finish() {
	ktap_clean_up
	ktap_ended=1
	if [ "$ktap_seen" -ne "$ktap_planned" ]; then
		note "planned $ktap_planned results, gave $ktap_seen"
		exit 1
	fi
	[ "$ktap_bad" -eq 0 ] || exit 1
	[ "$ktap_skipped" -lt "$ktap_seen" ] || exit 4
	exit 0
}

skip_all() {
	ktap_ended=1
	[ "$ktap_planned" -gt 0 ] || plan 0
	note "SKIP $1"
	exit 4
}

ktap_fail_all() {
	ktap_ended=1
	[ "$ktap_planned" -gt 0 ] || plan 1
	not_ok "$1"
	exit 1
}

need_tool() {
	for ktap_tool in "$@"; do
		command -v "$ktap_tool" >/dev/null && continue
		ktap_package=$(awk -v tool="$ktap_tool" '$1 == tool { print $2 }' "$ktap_folder/tools" 2>/dev/null)
		ktap_fail_all "needs the tool $ktap_tool (Debian package ${ktap_package:-unknown})"
	done
}

need_root() { [ "$(id -u)" -eq 0 ] || ktap_fail_all "needs root"; }

ktap_config() {
	for ktap_file in "/boot/config-$(uname -r)" "/lib/modules/$(uname -r)/build/.config"; do
		[ -r "$ktap_file" ] && cat "$ktap_file" && return
	done
}

has_config() { ktap_config | grep -q "^$1=[ym]"; }

need_config() {
	for ktap_symbol in "$@"; do
		has_config "$ktap_symbol" || skip_all "the kernel lacks $ktap_symbol"
	done
}

need_module() {
	for ktap_module in "$@"; do
		modinfo "$ktap_module" >/dev/null 2>&1 || skip_all "the kernel has no module $ktap_module"
	done
}

ktap_loaded() { [ -d "/sys/module/$(echo "$1" | tr - _)" ]; }

# Of the shell alone, as it is often asked and each program that starts takes its time.
ktap_ours() {
	for ktap_flag in /sys/module/*/taint; do
		read -r ktap_letters 2>/dev/null <"$ktap_flag" || continue
		ktap_flag=${ktap_flag%/taint}
		case $ktap_letters in *O*) echo "${ktap_flag##*/}" ;; esac
	done
}

# Unload what came since: what others hold goes once they are gone, as long as each round gets on.
ktap_unload_since() {
	ktap_left=-1
	while :; do
		ktap_now=0
		for ktap_module in $(ktap_ours); do
			case " $1 " in *" $ktap_module "*) continue ;; esac
			rmmod "$ktap_module" 2>/dev/null || ktap_now=$((ktap_now + 1))
		done
		[ $ktap_now -eq 0 ] && return
		[ $ktap_now -eq $ktap_left ] && return 1
		ktap_left=$ktap_now
	done
}

load() {
	ktap_before=$(ktap_ours | tr '\n' ' ')
	modprobe "$@" || return
	at_exit "ktap_unload_since '$ktap_before'"
}

unload() { rmmod "$1"; }

# A module that leaves something behind shows it the second time. One result.
loads_twice() {
	ktap_before=$(ktap_ours | tr '\n' ' ')
	for ktap_round in first second; do
		ktap_said=$(modprobe "$@" 2>&1) || { not_ok "$1 loads and unloads twice" "the $ktap_round load failed: $ktap_said"; return; }
		ktap_loaded "$1" || { not_ok "$1 loads and unloads twice" "$1 is not there after the $ktap_round load"; return; }
		ktap_unload_since "$ktap_before" || { not_ok "$1 loads and unloads twice" "the $ktap_round unload failed"; return; }
	done
	ok "$1 loads and unloads twice"
}

# beside COMMAND... &: to meet the test while it runs, perhaps on another processor. The lab holds
# tests on one, where they end sooner: no program then moves, and no other's caches are told.
beside() {
	sh -c 'taskset -p ffffffff $PPID' >/dev/null
	"$@"
}

# Poll until the command succeeds; its last status when the time is up.
wait_for() {
	ktap_ticks=$(($1 * 10))
	shift
	until "$@"; do
		[ $ktap_ticks -gt 0 ] || return 1
		ktap_ticks=$((ktap_ticks - 1))
		sleep 0.1
	done
}
