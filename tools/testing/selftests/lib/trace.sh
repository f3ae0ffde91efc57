# shellcheck shell=bash
# For tests that read the kernel's trace; sourced behind ktap.sh.

tracing=/sys/kernel/tracing

# start_trace EVENT: a folder below events. Not with the names of processes: for these the kernel would
# change the code of its scheduler, and an emulated processor may see half of that.
start_trace() {
	grep -q " $tracing tracefs " /proc/mounts || mount -t tracefs tracefs $tracing
	echo 0 >$tracing/options/record-cmd
	at_exit "stop_trace '$1'"
	echo 1 >"$tracing/events/$1/enable"
}

# With start_trace i2c_sim: addressed BUS ADDRESS: how often, as far as the trace goes back
addressed() { grep -c "i2c_sim_transfer: i2c-$1 .* S $2 " $tracing/trace; }

# addressed_in_3_s BUS ADDRESS
addressed_in_3_s() {
	put $tracing/trace ""
	sleep 3
	addressed "$@"
}

# Its module may be gone by then.
stop_trace() { [ ! -e "$tracing/events/$1" ] || echo 0 >"$tracing/events/$1/enable"; }
