# shellcheck shell=bash
# What every lab script shares: where things are, and how a failure is told.

set -o pipefail
lab=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$lab/../../.." && pwd)
cache=${INOX_CACHE:-${HOME:-/root}/.cache/inox}
# shellcheck disable=SC2034 # the callers read these
build=${INOX_BUILD:-$top/build} selftests=$top/tools/testing/selftests bench=$top/tools/testing/bench

say() { printf '%s\n' "$*" >&2; }

die() {
	say "${0##*/}: $*"
	exit 1
}

# kbuild and make both split paths at these characters, and say so only much later.
check_paths() {
	local path
	for path in "$top" "$cache" "$build"; do
		case $path in
		*[[:space:]:]*) die "'$path' has a space or a colon in it, which kbuild cannot handle: move it to a path without" ;;
		esac
	done
}

# Rows of a table file, without comments and blank lines.
rows() { sed -e 's/[[:space:]]*#.*//' -e '/^[[:space:]]*$/d' "$1"; }

# A kernel's row of the table, and the kernels of a tier.
tier_of() { row_of "$1" | awk '{ print $NF }'; }
row_of() { rows "$lab/kernels" | awk -v name="$1" '$1 == name'; }
kernels_of() { rows "$lab/kernels" | awk -v tier="$1" '$NF == tier { print $1 }'; }

# A kernel of the lab is for the tests, which make each call of the layer fail; INOX_TESTS says otherwise.
for_tests() { echo "${INOX_TESTS:-$([ -z "$(row_of "$1")" ] || echo y)}"; }

# CC=... for make, where a kernel of the lab has a compiler of its own.
compiler_of() { row_of "$1" | awk '$5 != "-" { print "CC=" $5 }'; }

# The folder of headers in an unpacked kernel, and Debian's name of a kernel's architecture.
headers_in() { compgen -G "$1/usr/src/linux-headers-*-amd64" || compgen -G "$1/usr/src/linux-headers-*-armmp"; }
arch_of() { case $1 in *-armmp) echo armhf ;; *) echo amd64 ;; esac; }

# Paths of the modules that the last build made, below its folder: modules.order says it, not the
# folder, where a deleted module may linger. Its form differs: absolute or not, .o or .ko.
modules_of() {
	[ ! -f "$1/modules.order" ] || sed -e "s|^$1/||" -e 's|\.o$|.ko|' "$1/modules.order"
}

# build_helpers FOLDER COMPILER...: the selftests' own programs
build_helpers() {
	local source dir=$1
	shift
	for source in "$selftests"/lib/*.c; do
		"$@" -O2 -Wall -Wextra -Werror -o "$dir/$(basename "$source" .c)" "$source" || die "$source does not build"
	done
}

# The build folder belongs to whoever called sudo.
as_caller() {
	if [ -n "$SUDO_USER" ]; then sudo -u "$SUDO_USER" -H "$@"; else "$@"; fi
}

# The release of the kernel whose headers are in a folder.
release_of() { sed -n 's/^#define UTS_RELEASE "\(.*\)"$/\1/p' "$1/include/generated/utsrelease.h" 2>/dev/null; }

# One user of a build folder at a time: a second waits, and says why.
lock_folder() {
	local fd
	mkdir -p "$1"
	exec {fd}>"$1/.lock"
	flock -n "$fd" && return
	say "another run is using $1; waiting for it"
	flock "$fd"
}

check_paths
