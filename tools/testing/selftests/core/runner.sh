#!/bin/sh
# The runner itself: tests that go wrong in every way must each get a "not ok", and no other.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"

# A folder of tests of its own, run by a copy of the runner.
cp -r "$ktap_folder" lib
mkdir target lacking data
echo timeout=1 >target/settings
limit=1
[ ! -e /sys/kernel/debug/kmemleak ] || limit=4	# the runner gives a debug kernel more time
echo CONFIG_NO_SUCH=y >lacking/config

make_test() {
	# shellcheck disable=SC2016 # the test expands it
	printf '#!/bin/sh\n. "$KTAP_LIB"\n%s\n' "$2" >"$1"
	chmod +x "$1"
}

# The runner's last line about a test, without its number.
verdict() { lib/run "$1" | sed -n 's/^\(\(not \)\{0,1\}ok\) [0-9]* /\1 /p' | tail -n 1; }

gone() { ! cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' | grep -q 'sleep 100[3]'; }

make_test target/good.sh 'plan 1; ok a; finish'
make_test target/bad.sh 'plan 2; ok a; is b 1 2; finish'
make_test target/early.sh 'plan 2; ok a; trap - EXIT; exit 0'
make_test target/silent.sh 'trap - EXIT; exit 0'
make_test target/two.sh 'plan 1; ok a; trap - EXIT; exit 2'
make_test target/skip.sh 'skip_all "no reason"'
make_test target/slow.sh 'plan 1; sleep 1000; ok a; finish'
make_test target/stray.sh 'plan 1; sleep 1003 & ok a; finish'
make_test target/noise.sh 'plan 1; echo "ok, says a tool"; ok a; finish'
make_test lacking/a.sh 'plan 1; ok a; finish'
make_test data/good.sh 'plan 1; ok a; finish'
touch data/other.sh

plan 13
is "a good test passes" "ok target/good.sh" "$(verdict target/good)"
is "a failed result" "not ok target/bad.sh # 1 of 2 not ok" "$(verdict target/bad)"
is "a plan that is not met" "not ok target/early.sh # planned 2 results, gave 1" "$(verdict target/early)"
is "a test that asserts nothing" "not ok target/silent.sh # reported nothing" "$(verdict target/silent)"
is "status 2" "not ok target/two.sh # exit status 2" "$(verdict target/two)"
like "a skip" "ok target/skip.sh # SKIP *" "$(verdict target/skip)"
is "a test without end" "not ok target/slow.sh # no end within $limit s" "$(verdict target/slow)"
is "a process left behind does not hold the runner" "ok target/stray.sh" "$(verdict target/stray)"
succeeds "and is ended" wait_for 5 gone
is "a tool's own words are no results" "ok target/noise.sh" "$(verdict target/noise)"
if [ -n "$(ktap_config)" ]; then
	is "a symbol that the kernel lacks" "ok lacking/a.sh # SKIP the kernel lacks CONFIG_NO_SUCH" "$(verdict lacking)"
else
	skip "a symbol that the kernel lacks" "this kernel's configuration is not readable here"
fi
is "a test that is not there" "not ok target/none # no such test, or not executable" "$(verdict target/none)"
is "what is not executable is no test" "1..1" "$(lib/run data | sed -n '2p')"
finish
