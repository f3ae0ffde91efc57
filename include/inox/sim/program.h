/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: sim/program.h
 *
 * Models of chips that are programs in user space.  The model asks in its
 * callbacks; a program, which may be a shell's loop, reads each question as a line
 * from a character device, /dev/<name>, and answers with a line: A and N, for
 * acknowledged and not, or a byte as two hexadecimal digits, whichever was asked
 * for.  At any time it may say "I 1" or "I 0": the interrupt pin is asserted, or
 * released, with the next answer, or at once if nothing was asked.
 *
 * One program at a time has the device open.  Its reads end, with the end of the
 * file, when the chip goes.  A line that is not an answer is refused with -EINVAL
 * and the question stays; one that nobody asked for, with -ENOMSG.
 *
 * A bus is held while its chip thinks, so a question has a time limit.  Who was
 * too late still owes that answer: it is taken and forgotten, and until it has
 * come nothing is asked.  So no answer is ever taken for that to another question.
 *
 * Why nobody uses a chip that is gone:
 *
 * 1. Who has the file open holds the door, which is counted, and not the chip.
 * 2. Closing the door takes its lock; who comes later finds no chip behind it.
 * 3. Only who finds a chip lets its .later be called; that is waited for.
 */
#ifndef INOX_SIM_PROGRAM_H
#define INOX_SIM_PROGRAM_H

#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/poll.h>
#include <linux/refcount.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#include <inox/compat.h>
#include <inox/sim/chip.h>

#define INOX__PROGRAM_LINE	16	/* bytes, the longest question */
#define INOX__PROGRAM_NAME	64
#define INOX__PROGRAM_TIMEOUT_MS	1000
#define INOX__PROGRAM_TIMEOUT_MAX_MS	60000

/**
 * enum inox_sim_answer - what a question is answered with
 * @INOX_SIM_ACK: A or N, for 1 or 0
 * @INOX_SIM_BYTE: two hexadecimal digits
 */
enum inox_sim_answer { INOX_SIM_ACK, INOX_SIM_BYTE };

/* Between a chip and the file: all of it under the lock. */
struct inox__sim_door {
	refcount_t inox__holders;
	struct mutex inox__lock;		/* of all below */
	wait_queue_head_t inox__news;
	struct miscdevice inox__misc;
	char inox__name[INOX__PROGRAM_NAME];
	struct inox_sim_chip *inox__behind;	/* NULL: gone */
	bool inox__open;			/* there is a program */
	bool inox__asked;			/* the chip waits for an answer */
	bool inox__owed;			/* and has waited long enough */
	bool inox__pin;
	enum inox_sim_answer inox__form;
	int inox__answer;			/* negative: none yet */
	char inox__question[INOX__PROGRAM_LINE];
	size_t inox__len, inox__at;		/* of which so much was read */
};

/**
 * struct inox_sim_program - the program that plays a chip, if there is one
 */
struct inox_sim_program {
	/* private: */
	struct inox__sim_door *inox__door;
};

static inline void inox__sim_door_put(struct inox__sim_door *door)
{
	if (!refcount_dec_and_test(&door->inox__holders))
		return;
	kfree(door);
	inox__count_down(inox__live_provider);
}

/* The file */

static inline struct inox__sim_door *inox__sim_door_of(const struct file *file)
{
	return file->private_data;
}

static inline bool inox__sim_door_unread(const struct inox__sim_door *door)
{
	return door->inox__at < door->inox__len;
}

/* What was on its way is so no more. */
static inline void inox__sim_door_reset(struct inox__sim_door *door, bool open)
{
	door->inox__open = open;
	door->inox__asked = false;
	door->inox__owed = false;
	door->inox__len = 0;
	door->inox__at = 0;
}

static inline int inox__sim_door_take(struct inox__sim_door *door)
{
	int err = 0;

	mutex_lock(&door->inox__lock);
	if (door->inox__open || inox__fail())
		err = -EBUSY;
	else
		inox__sim_door_reset(door, true);
	mutex_unlock(&door->inox__lock);
	return err;
}

/* The core holds its lock against deregistration while this runs. */
static inline int inox__sim_door_open(struct inode *inode, struct file *file)
{
	struct inox__sim_door *door = container_of(file->private_data,
						   struct inox__sim_door,
						   inox__misc);

	TRY(inox__sim_door_take(door));
	refcount_inc(&door->inox__holders);
	file->private_data = door;
	return stream_open(inode, file);
}

/* A chip that waits learns that nobody will answer. */
static inline int inox__sim_door_release(struct inode *inode, struct file *file)
{
	struct inox__sim_door *door = inox__sim_door_of(file);

	mutex_lock(&door->inox__lock);
	inox__sim_door_reset(door, false);
	mutex_unlock(&door->inox__lock);
	wake_up_all(&door->inox__news);
	inox__sim_door_put(door);
	return 0;
}

/* -EAGAIN: there is no question. */
static inline ssize_t inox__sim_door_tell(struct inox__sim_door *door,
					  char *to, size_t n)
{
	size_t left = door->inox__len - door->inox__at;

	if (!door->inox__behind)
		return 0;
	if (!left)
		return -EAGAIN;
	n = min(n, left);
	memcpy(to, door->inox__question + door->inox__at, n);
	door->inox__at += n;
	return (ssize_t)n;
}

/* A bus may wait for the lock, so who has it does not wait for a page of the program's. */
static inline ssize_t inox__sim_door_read(struct file *file, char __user *to,
					  size_t n, loff_t *unused)
{
	struct inox__sim_door *door = inox__sim_door_of(file);
	char question[INOX__PROGRAM_LINE];
	ssize_t did;

	for (;;) {
		mutex_lock(&door->inox__lock);
		did = inox__sim_door_tell(door, question, n);
		mutex_unlock(&door->inox__lock);
		if (did != -EAGAIN || file->f_flags & O_NONBLOCK)
			break;
		if (wait_event_interruptible(door->inox__news,
					     inox__sim_door_unread(door) ||
					     !door->inox__behind))
			return -ERESTARTSYS;
	}
	return did > 0 && copy_to_user(to, question, (size_t)did) ? -EFAULT : did;
}

/* The value of an answer of that form, or -EINVAL. */
static inline int inox__sim_answer_value(enum inox_sim_answer form,
					 const char *line)
{
	u8 byte;

	if (form == INOX_SIM_ACK) {
		if (strcmp(line, "A") && strcmp(line, "N"))
			return -EINVAL;
		return *line == 'A';
	}
	if (strlen(line) != 2 || hex2bin(&byte, line, 1))
		return -EINVAL;
	return byte;
}

/* Who was not asked is heard when the bus is free. */
static inline int inox__sim_door_pin(struct inox__sim_door *door, bool asserted)
{
	door->inox__pin = asserted;
	mod_delayed_work(system_unbound_wq, &door->inox__behind->inox__later, 0);
	return 0;
}

static inline int inox__sim_door_answer(struct inox__sim_door *door,
					const char *line)
{
	int value;

	if (inox__sim_door_unread(door) ||
	    !(door->inox__asked || door->inox__owed))
		return -ENOMSG;
	value = inox__sim_answer_value(door->inox__form, line);
	if (value < 0)
		return value;
	if (!door->inox__owed)
		door->inox__answer = value;
	door->inox__asked = false;
	door->inox__owed = false;
	wake_up_all(&door->inox__news);
	return 0;
}

static inline int inox__sim_door_hear(struct inox__sim_door *door,
				      const char *line)
{
	if (!door->inox__behind)
		return -ENODEV;
	if (!strcmp(line, "I 0") || !strcmp(line, "I 1"))
		return inox__sim_door_pin(door, line[2] == '1');
	return inox__sim_door_answer(door, line);
}

/* One line at a time: what is left of the bytes is for the next call. */
static inline ssize_t inox__sim_door_write(struct file *file,
					   const char __user *from, size_t n,
					   loff_t *unused)
{
	struct inox__sim_door *door = inox__sim_door_of(file);
	char line[INOX__PROGRAM_LINE + 1] = "";
	size_t len;
	int err;

	n = min_t(size_t, n, INOX__PROGRAM_LINE);
	if (copy_from_user(line, from, n))
		return -EFAULT;
	len = strcspn(line, "\n");
	n = min(n, len + 1);
	line[len] = '\0';
	mutex_lock(&door->inox__lock);
	err = inox__sim_door_hear(door, line);
	mutex_unlock(&door->inox__lock);
	return err ?: (ssize_t)n;
}

static inline __poll_t inox__sim_door_poll(struct file *file, poll_table *wait)
{
	struct inox__sim_door *door = inox__sim_door_of(file);
	__poll_t ready = EPOLLOUT | EPOLLWRNORM;

	poll_wait(file, &door->inox__news, wait);
	mutex_lock(&door->inox__lock);
	if (inox__sim_door_unread(door))
		ready |= EPOLLIN | EPOLLRDNORM;
	if (!door->inox__behind)
		ready |= EPOLLHUP;
	mutex_unlock(&door->inox__lock);
	return ready;
}

static const struct file_operations inox__sim_door_fops __maybe_unused = {
	.owner = THIS_MODULE,
	.open = inox__sim_door_open,
	.release = inox__sim_door_release,
	.read = inox__sim_door_read,
	.write = inox__sim_door_write,
	.poll = inox__sim_door_poll,
};

/* The chip */

static inline __printf(3, 0) int
inox__sim_door_post(struct inox__sim_door *door, enum inox_sim_answer form,
		    const char *fmt, va_list args)
{
	if (!door->inox__open)
		return -ENXIO;
	if (door->inox__owed)
		return -ETIMEDOUT;
	door->inox__len = (size_t)vscnprintf(door->inox__question,
					     sizeof(door->inox__question),
					     fmt, args);
	door->inox__at = 0;
	door->inox__form = form;
	door->inox__answer = -ENXIO;
	door->inox__asked = true;
	wake_up_all(&door->inox__news);
	return 0;
}

/* A question of which nothing was read can be taken back. */
static inline int inox__sim_door_collect(struct inox__sim_door *door)
{
	if (!door->inox__asked)
		return door->inox__answer;
	door->inox__asked = false;
	if (door->inox__at)
		door->inox__owed = true;
	else
		door->inox__len = 0;
	return -ETIMEDOUT;
}

static inline int inox__sim_door_wait(struct inox__sim_door *door, u32 ms)
{
	int answer;

	wait_event_timeout(door->inox__news, !READ_ONCE(door->inox__asked),
			   msecs_to_jiffies(ms));
	mutex_lock(&door->inox__lock);
	answer = inox__sim_door_collect(door);
	mutex_unlock(&door->inox__lock);
	return answer;
}

static inline __printf(5, 6) int
inox__sim_door_ask(struct inox__sim_door *door, enum inox_sim_answer form,
		   u32 ms, u32 *timeouts, const char *fmt, ...)
{
	va_list args;
	int answer;

	va_start(args, fmt);
	mutex_lock(&door->inox__lock);
	answer = inox__sim_door_post(door, form, fmt, args);
	mutex_unlock(&door->inox__lock);
	va_end(args);
	if (!answer)
		answer = inox__sim_door_wait(door, ms);
	if (answer == -ETIMEDOUT)
		++*timeouts;
	inox__sim_pin_set(door->inox__behind, READ_ONCE(door->inox__pin));
	return answer;
}

static inline int inox__sim_door_create(struct inox_sim_program *program,
					struct inox_sim_chip *chip,
					const char *prefix)
{
	struct inox__sim_door *door = inox__fail() ? NULL :
		kzalloc(sizeof(*door), GFP_KERNEL);
	int err;

	if (!door)
		return -ENOMEM;
	inox__count_up(inox__live_provider);
	refcount_set(&door->inox__holders, 1);
	mutex_init(&door->inox__lock);
	init_waitqueue_head(&door->inox__news);
	door->inox__behind = chip;
	door->inox__misc.minor = MISC_DYNAMIC_MINOR;
	door->inox__misc.name = door->inox__name;
	door->inox__misc.fops = &inox__sim_door_fops;
	door->inox__misc.mode = 0600;
	err = inox__config_path_to(chip->inox__config, door->inox__name,
				   sizeof(door->inox__name), prefix);
	if (!err)
		err = inox__fail() ? -EBUSY : misc_register(&door->inox__misc);
	if (err)
		inox__sim_door_put(door);
	else
		program->inox__door = door;
	return err;
}

/**
 * inox_sim_program_attrs() - what users set and see of such a chip
 * @tag: of the model
 * @attr: as the model's list of attributes has it
 */
#define inox_sim_program_attrs(tag, attr)				\
	attr(tag, timeout, rw_int, 1, INOX__PROGRAM_TIMEOUT_MAX_MS)	\
	attr(tag, timeouts, ro_int)

/**
 * inox_sim_program_create() - a device for a program that plays the chip
 * @self: the model, with ``struct inox_sim_program program``; ``u32 timeout``, for
 *	how many milliseconds a question waits, which is made 1000; and
 *	``u32 timeouts``, which counts the questions that were not answered
 * @bus: literal, what the device's name begins with: /dev/<bus>-<bus's name>.<chip's>
 *
 * Context: In .init of @self; what it made is destroyed in .release.
 * Return: 0, -ENAMETOOLONG, or an error of the kernel's.
 */
#define inox_sim_program_create(self, bus)				\
({									\
	(self)->timeout = INOX__PROGRAM_TIMEOUT_MS;			\
	inox__sim_door_create(&(self)->program, &(self)->chip, bus "-"); \
})

/**
 * inox_sim_program_destroy() - the end of that device
 * @self: the model
 *
 * A program that has it open reads the end of the file.
 *
 * Context: In .release of @self.
 */
#define inox_sim_program_destroy(self) \
	inox__sim_door_destroy((self)->program.inox__door)

static inline void inox__sim_door_destroy(struct inox__sim_door *door)
{
	struct inox_sim_chip *chip = door->inox__behind;

	misc_deregister(&door->inox__misc);
	mutex_lock(&door->inox__lock);
	door->inox__behind = NULL;
	mutex_unlock(&door->inox__lock);
	wake_up_all(&door->inox__news);
	cancel_delayed_work_sync(&chip->inox__later);
	inox__sim_door_put(door);
}

/**
 * inox_sim_program_ask() - ask the program that plays the chip
 * @self: the model
 * @form: an enum inox_sim_answer
 * @fmt: of the question, a literal; with its newline at most 15 bytes
 * @...: values
 *
 * Context: May sleep; in a callback of @self.
 * Return: What was answered; -ENXIO if there is no program, -ETIMEDOUT if it did
 * not answer in time, or still owes an answer.
 */
#define inox_sim_program_ask(self, form, fmt, ...)			\
	inox__sim_door_ask((self)->program.inox__door, form,		\
			   (self)->timeout, &(self)->timeouts, fmt "\n", \
			   ##__VA_ARGS__)

/**
 * inox_sim_program_pin() - what the program says of the interrupt pin
 * @self: the model
 *
 * When it says something unasked, .later is called.
 *
 * Context: In a callback of @self.
 * Return: True if it is to be asserted.
 */
#define inox_sim_program_pin(self) \
	READ_ONCE((self)->program.inox__door->inox__pin)

#endif
