// SPDX-License-Identifier: GPL-2.0
/*
 * A thing of raw API that is adopted, used, and handed back to raw API.
 * also: lent sparse analyzer
 */
#include <linux/completion.h>
#include <linux/workqueue.h>

#include <inox/own.h>

#include <inox/strict.h>

int right(struct workqueue_struct **to);

static void queue_end(struct workqueue_struct *queue)
{
	destroy_workqueue(queue);
}

INOX_OWNED(queue, struct workqueue_struct, queue_end);

int right(struct workqueue_struct **to)
{
	INOX_OWN(queue, queue,
		 TRY(inox_unsafe("new, and nobody else knows it",
				 queue_adopt(alloc_workqueue("right", 0, 0)))));

	if (*to)
		return -EBUSY;
	*to = inox_unsafe("the caller destroys it", queue_disown(queue_move(queue)));
	return 0;
}
