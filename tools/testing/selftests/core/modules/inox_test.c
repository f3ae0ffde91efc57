// SPDX-License-Identifier: GPL-2.0
/*
 * A driver for tests: a pipe as a character device; work, a timer and a thread that
 * never end
 *
 * Any chip on a simulated bus will do, under the name inox-test.  temp1_input
 * says how often the work has run, temp1_max_hyst how often another has, and count
 * the timer, whose period in milliseconds is the file beat.  The thread counts turns,
 * with a wait of pace before each, and ends at a pace of 0; asleep says how many it made
 * while the device slept, and trim for how many seconds it falls asleep.  The files level,
 * used, message and flush are of no other use.
 */
#include <inox/char.h>
#include <inox/drain.h>
#include <inox/hwmon.h>
#include <inox/i2c.h>
#include <inox/locked.h>
#include <inox/sysfs.h>
#include <inox/thread.h>
#include <inox/time.h>
#include <inox/timer.h>

#include <inox/strict.h>

#define TEST_ROOM	64
#define TEST_TICK	inox_ms(1)

struct test_kind {
	u8 none;
};

static const struct test_kind test_kind_only;

#define TEST_CHIPS(chip)	chip("test", test_kind_only)

struct test_beats {
	u32 count;
	u16 period;
};

struct test {
	struct inox_smbus bus;
	inox_timed(struct test_beats) beats;
	struct inox_work tick;
	struct inox_work tock;
	struct inox_thread watch;
	inox_spin_locked(u32) ticks;
	u32 tocks;
	u32 turns;
	u32 asleep;
	u8 pipe[TEST_ROOM];
	u8 used;
	bool noisy;
	s8 trim;
	u8 level;
	u16 beat;
	u16 pace;
};

inox_i2c_ids(test, struct test_kind, TEST_CHIPS);

static int test_tick(struct test *test);
inox_work(test, tick, test_tick);

static int test_tick(struct test *test)
{
	{
		INOX_SPIN_LOCK(ticks, &test->ticks);

		*ticks += 1;
	}
	if (test->noisy)
		inox_hwmon_notify(test, alarm);
	test_tick_after(test, TEST_TICK);
	return 0;
}

static int test_tock(struct test *test);
inox_work(test, tock, test_tock);

static int test_tock(struct test *test)
{
	test->tocks++;
	test_tock_after(test, TEST_TICK);
	return 0;
}

static struct inox_us test_beat(struct test_beats __inox_lent *beats, INOX_ATOMIC)
{
	beats->count++;
	return inox_us(beats->period * 1000L);
}

inox_timer(test, beats, test_beat);

/* Nothing after the next beat, if it is 0. */
static int test_set_beat(struct test *test, u16 period)
{
	{
		INOX_TIMED(beats, &test->beats);

		beats->period = period;
	}
	test->beat = period;
	test_beats_after(test, inox_us(period * 1000L));
	return 0;
}

static int test_count(struct test *test, struct inox_text *text)
{
	INOX_TIMED(beats, &test->beats);

	inox_text_add(text, "%u", beats->count);
	return 0;
}

static int test_watch(struct test *test, const struct inox_waiter __inox_lent *waiter)
{
	while (test->pace) {
		TRY(inox_thread_wait(waiter, inox_ms(test->pace)));
		test->turns++;
	}
	return -ENODATA;
}

inox_thread(test, watch, test_watch);

static int test_set_pace(struct test *test, u16 pace)
{
	test->pace = pace;
	test_watch_wake(test);
	return 0;
}

/* Woken before it could wait. */
static int test_again(struct test *test)
{
	TRY(test_watch_start(test));
	test_watch_wake(test);
	return 0;
}

/* 2 is of no use to it. */
static int test_set_level(struct test *test, u8 level)
{
	if (level == 2)
		return -EBUSY;
	test->level = level;
	return 0;
}

static int test_message(struct test *test, struct inox_text *text)
{
	struct inox_reader all = inox_reader_of(test->pipe);
	struct inox_reader message;

	if (!test->used)
		return -ENODATA;
	message = TRY(inox_read_part(&all, test->used));
	while (inox_reader_left(&message))
		inox_text_add(text, "%c", TRY(inox_read_u8(&message)));
	return 0;
}

static int test_flush(struct test *test)
{
	test->used = 0;
	inox_char_wake(test);
	return 0;
}

#define TEST_FILES(file)				\
	file(test, trim, rw_int, -8, 7)			\
	file(test, level, set_int, 1, 3)		\
	file(test, used, ro_int)			\
	file(test, beat, set_int, 0, 60000)		\
	file(test, count, text)				\
	file(test, pace, set_int, 0, 60000)		\
	file(test, again, act)				\
	file(test, turns, ro_int)			\
	file(test, asleep, ro_int)			\
	file(test, message, text)			\
	file(test, flush, act)

inox_sysfs(test, TEST_FILES);

static int test_input(struct test *test, struct inox_mdegc *input)
{
	INOX_SPIN_LOCK(ticks, &test->ticks);

	*input = inox_mdegc((long)*ticks);
	return 0;
}

static int test_max(struct test *test, struct inox_mdegc *max)
{
	*max = inox_mdegc(test->noisy);
	return 0;
}

static int test_hyst(struct test *test, struct inox_mdegc *hyst)
{
	*hyst = inox_mdegc((long)test->tocks);
	return 0;
}

/* From then on each tick has news, as have remove and who writes the pipe. */
static int test_set_max(struct test *test, struct inox_mdegc max)
{
	test->noisy = inox_mdegc_clamp(max, 0, 1);
	return 0;
}

/* Whole messages: a read with less room is refused and loses nothing. */
static int test_read(struct test *test, struct inox_writer *out)
{
	struct inox_reader all = inox_reader_of(test->pipe);
	struct inox_reader message;

	if (!test->used)
		return -EAGAIN;
	message = TRY(inox_read_part(&all, test->used));
	TRY(inox_write_part(out, &message));
	test->used = 0;
	inox_char_wake(test);
	return 0;
}

static int test_write(struct test *test, struct inox_reader *in)
{
	struct inox_writer room = inox_writer_of(test->pipe);

	if (test->used)
		return -EAGAIN;
	TRY(inox_write_part(&room, in));
	test->used = (u8)inox_writer_used(&room);
	inox_char_wake(test);
	test_used_changed(test);
	if (test->noisy)
		inox_hwmon_notify(test, alarm);
	return 0;
}

static struct inox_ready test_ready(struct test *test)
{
	return (struct inox_ready){ .read = test->used, .write = !test->used };
}

static int test_probe(struct test *test)
{
	inox_spin_init(&test->ticks);
	inox_timed_init(&test->beats);
	test->level = 1;
	test_tock_after(test, TEST_TICK);
	test_tick_after(test, TEST_TICK);
	test->pace = 1;
	TRY(test_watch_start(test));
	return test_set_beat(test, 1);
}

static int test_suspend(struct test *test)
{
	test->asleep = test->turns;
	inox_sleep(inox_ms(max_t(s8, test->trim, 0) * 1000L));
	return 0;
}

static int test_resume(struct test *test)
{
	test->asleep = test->turns - test->asleep;
	return 0;
}

/* Nobody else is there any more, and this starts nothing. */
static void test_remove(struct test *test)
{
	inox_hwmon_notify(test, alarm);
	test_tick_after(test, inox_ms(0));
	test_beats_after(test, inox_us(0));
	if (!test_watch_start(test))
		inox_err(test, "a thread starts in remove\n");
}

inox_hwmon(test,
	.temp = {
		.input = { test_input },
		.max = { test_max, test_set_max },
		.max_hyst = { test_hyst },
	});

/* Between the two there is padding. */
struct test_pair {
	__u8 small;
	__u64 large;
};

struct test_level {
	__u32 used, never_set;
};

#define TEST_FLUSH	_IO('x', 0)
#define TEST_TURN	_IOWR('x', 1, struct test_pair)
#define TEST_LEVEL	_IOR('x', 2, struct test_level)

static int test_turn(struct test *test, struct test_pair *pair)
{
	u8 small = pair->small;

	if (pair->large > U8_MAX)
		return -ERANGE;
	pair->small = (u8)pair->large;
	pair->large = small;
	return 0;
}

static int test_tell(struct test *test, struct test_level *level)
{
	level->used = test->used;
	return 0;
}

#define TEST_IOCTLS(ioctl)					\
	ioctl(test, test_flush, TEST_FLUSH)			\
	ioctl(test, test_turn, TEST_TURN, struct test_pair)	\
	ioctl(test, test_tell, TEST_LEVEL, struct test_level)

inox_ioctls(test, TEST_IOCTLS);

inox_char(test, "inox-test",
	.read = test_read,
	.write = test_write,
	.ready = test_ready,
	.ioctls = &test_ioctls);

inox_publish(test_publish, test_hwmon, test_char, test_sysfs);

inox_i2c_driver(test,
	.probe = test_probe,
	.remove = test_remove,
	.suspend = test_suspend,
	.resume = test_resume,
	.publish = test_publish);

MODULE_DESCRIPTION("A driver for the tests of the layer");
MODULE_INFO(test, "Y");
MODULE_LICENSE("GPL");
