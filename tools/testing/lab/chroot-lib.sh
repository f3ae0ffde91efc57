# shellcheck shell=bash
# Folders of the cache with Debian packages of another suite, and commands in them; sourced behind lib.sh.
# shellcheck disable=SC2154 # of lib.sh

suite_sources() {
	local suite key mirror
	mirror=$("$lab/fetch" --mirror) && key=$("$lab/fetch" --keyring) || exit 1
	for suite in ${1//,/ }; do
		echo "deb [arch=amd64 signed-by=$key] $mirror $suite main"
	done
}

# bootstrap FOLDER SUITE[,SUITE...] PACKAGE[,PACKAGE...]: unpacked there, whole or not at all. Unpacking is
# enough: no maintainer script runs, so nothing of it runs as root here.
bootstrap() {
	local log=$cache/chroots/log lines
	command -v mmdebstrap >/dev/null || die "mmdebstrap is missing: run 'make matrix', which installs it"
	lines=$(suite_sources "$2") || exit 1
	mkdir -p "$cache/chroots"
	new=$1.new
	trap 'rm -rf "$new"' EXIT
	rm -rf "$new"
	mmdebstrap --variant=extract --architectures=amd64 --include="$3" \
		--aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Check-Date "false"' \
		"${2%%,*}" "$new" - <<<"$lines" >"$log" 2>&1 ||
		die "cannot unpack ${1##*/} (log: $log): $(grep -m1 -E '^(E|W):' "$log")"
	ln -sf mawk "$new/usr/bin/awk"
	mv "$new" "$1"
}

# inside FOLDER "FOLDER..." COMMAND...: the second's have the same paths inside as outside. The mounts are in
# a namespace of their own: they end with its last process, whatever ends it.
inside() {
	# shellcheck disable=SC2016 # the inner shell's
	unshare --mount --propagation private bash -c '
		dir=$1 folders=$2
		shift 2
		mount -t proc proc "$dir/proc" && mount --bind /dev "$dir/dev" || exit 125
		for folder in $folders; do
			mkdir -p "$dir$folder" && mount --rbind "$folder" "$dir$folder" || exit 125
		done
		exec chroot "$dir" env PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -c '\''cd "$0" 2>/dev/null || cd /; exec "$@"'\'' "$PWD" "$@"' \
		"$0" "$@"
}
