// SPDX-License-Identifier: GPL-2.0
/*
 * One of three drivers for QEMU's edu that do the same, to be counted: in plain C,
 * with the checks and the lifetime that the others have.  A file may stay open when
 * its device is unbound.
 */
#include <linux/fs.h>
#include <linux/interrupt.h>
#include <linux/kref.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "twin.h"

struct twin {
	struct kref files;
	struct miscdevice misc;
	struct mutex lock;		/* of what follows, and of the device */
	bool gone, done;
	u32 count, id;
	wait_queue_head_t news;
	struct work_struct work;
	void __iomem *regs;
	raw_spinlock_t irq_lock;	/* of interrupts */
	u32 interrupts;
	int irq;
};

static void twin_free(struct kref *files)
{
	kfree(container_of(files, struct twin, files));
}

static irqreturn_t twin_irq(int line, void *data)
{
	struct twin *twin = data;
	u32 why;

	raw_spin_lock(&twin->irq_lock);
	why = readl(twin->regs + EDU_WHY);
	if (why) {
		writel(why, twin->regs + EDU_ACK);
		twin->interrupts++;
	}
	raw_spin_unlock(&twin->irq_lock);
	return why ? IRQ_HANDLED : IRQ_NONE;
}

static void twin_run(struct work_struct *work)
{
	struct twin *twin = container_of(work, struct twin, work);

	mutex_lock(&twin->lock);
	twin->done = true;
	mutex_unlock(&twin->lock);
	wake_up_interruptible(&twin->news);
}

static int twin_open(struct inode *inode, struct file *file)
{
	struct twin *twin = container_of(file->private_data, struct twin, misc);

	kref_get(&twin->files);
	file->private_data = twin;
	return stream_open(inode, file);
}

static int twin_release(struct inode *inode, struct file *file)
{
	struct twin *twin = file->private_data;

	kref_put(&twin->files, twin_free);
	return 0;
}

static long twin_tell(struct twin *twin, void __user *to)
{
	struct twin_told told = { .count = twin->count, .id = twin->id };

	raw_spin_lock_irq(&twin->irq_lock);
	told.interrupts = twin->interrupts;
	raw_spin_unlock_irq(&twin->irq_lock);
	return copy_to_user(to, &told, sizeof(told)) ? -EFAULT : 0;
}

static long twin_do(struct twin *twin, unsigned int number, unsigned long arg)
{
	switch (number) {
	case TWIN_NOTHING:
		return 0;
	case TWIN_COUNT:
		twin->count++;
		return 0;
	case TWIN_REGISTER:
		twin->id = readl(twin->regs + EDU_ID);
		return 0;
	case TWIN_INTERRUPT:
		writel(1, twin->regs + EDU_RAISE);
		return 0;
	case TWIN_WORK:
		queue_work(system_freezable_wq, &twin->work);
		return 0;
	case TWIN_TELL:
		return twin_tell(twin, (void __user *)arg);
	}
	return -ENOTTY;
}

static long twin_ioctl(struct file *file, unsigned int number, unsigned long arg)
{
	struct twin *twin = file->private_data;
	long ret;

	mutex_lock(&twin->lock);
	ret = twin->gone ? -ENODEV : twin_do(twin, number, arg);
	mutex_unlock(&twin->lock);
	return ret;
}

static int twin_try(struct twin *twin)
{
	int err = 0;

	mutex_lock(&twin->lock);
	if (twin->gone)
		err = -ENODEV;
	else if (!twin->done)
		err = -EAGAIN;
	else
		twin->done = false;
	mutex_unlock(&twin->lock);
	return err;
}

static ssize_t twin_read(struct file *file, char __user *to, size_t n, loff_t *at)
{
	struct twin *twin = file->private_data;
	u8 one = 1;
	int err;

	if (!n)
		return 0;
	while ((err = twin_try(twin)) == -EAGAIN) {
		if (file->f_flags & O_NONBLOCK)
			return err;
		err = wait_event_interruptible(twin->news,
			READ_ONCE(twin->done) || READ_ONCE(twin->gone));
		if (err)
			return err;
	}
	if (err)
		return err;
	return copy_to_user(to, &one, 1) ? -EFAULT : 1;
}

static const struct file_operations twin_fops = {
	.owner = THIS_MODULE,
	.open = twin_open,
	.release = twin_release,
	.read = twin_read,
	.unlocked_ioctl = twin_ioctl,
};

static int twin_start(struct twin *twin, struct pci_dev *pci)
{
	int err = pcim_iomap_regions(pci, BIT(0), KBUILD_MODNAME);

	if (err)
		return err;
	twin->regs = pcim_iomap_table(pci)[0];
	err = pci_alloc_irq_vectors(pci, 1, 1, PCI_IRQ_INTX);
	if (err < 0)
		return err;
	twin->irq = pci_irq_vector(pci, 0);
	err = request_irq(twin->irq, twin_irq, IRQF_SHARED, KBUILD_MODNAME, twin);
	if (err)
		return err;
	err = misc_register(&twin->misc);
	if (err)
		free_irq(twin->irq, twin);
	return err;
}

static int twin_probe(struct pci_dev *pci, const struct pci_device_id *id)
{
	struct twin *twin;
	int err = pcim_enable_device(pci);

	if (err)
		return err;
	twin = kzalloc(sizeof(*twin), GFP_KERNEL);
	if (!twin)
		return -ENOMEM;
	kref_init(&twin->files);
	mutex_init(&twin->lock);
	raw_spin_lock_init(&twin->irq_lock);
	init_waitqueue_head(&twin->news);
	INIT_WORK(&twin->work, twin_run);
	twin->misc.minor = MISC_DYNAMIC_MINOR;
	twin->misc.name = "twin-c";
	twin->misc.fops = &twin_fops;
	pci_set_drvdata(pci, twin);
	err = twin_start(twin, pci);
	if (err)
		kfree(twin);
	return err;
}

static void twin_remove(struct pci_dev *pci)
{
	struct twin *twin = pci_get_drvdata(pci);

	misc_deregister(&twin->misc);
	mutex_lock(&twin->lock);
	twin->gone = true;
	mutex_unlock(&twin->lock);
	wake_up_interruptible(&twin->news);
	cancel_work_sync(&twin->work);
	free_irq(twin->irq, twin);
	pci_free_irq_vectors(pci);
	kref_put(&twin->files, twin_free);
}

static const struct pci_device_id twin_ids[] = {
	{ PCI_DEVICE(0x1234, 0x11e8), .override_only = 1 },
	{ }
};

static struct pci_driver twin_driver = {
	.name = KBUILD_MODNAME,
	.id_table = twin_ids,
	.probe = twin_probe,
	.remove = twin_remove,
};
module_pci_driver(twin_driver);

MODULE_DESCRIPTION("A twin in plain C");
MODULE_LICENSE("GPL");
