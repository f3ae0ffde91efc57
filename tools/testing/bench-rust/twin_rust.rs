// SPDX-License-Identifier: GPL-2.0

//! One of three drivers for QEMU's edu that do the same, to be counted: in Rust.
//!
//! A misc device has no way to its driver's data, so an open looks for it in a global.

use kernel::{
    device::{Bound, Core, Device},
    devres::Devres,
    driver,
    fs::{File, Kiocb},
    impl_has_work,
    io::Io,
    ioctl::{_IO, _IOR},
    iov::IovIterDest,
    irq::{self, IrqReturn},
    miscdevice::{MiscDevice, MiscDeviceOptions, MiscDeviceRegistration},
    new_condvar, new_mutex, new_work, pci,
    prelude::*,
    sync::{
        atomic::{Atomic, Relaxed},
        Arc, ArcBorrow, CondVar, Mutex,
    },
    transmute::AsBytes,
    uaccess::UserSlice,
    workqueue::{self, Work, WorkItem},
};

const EDU_ID: usize = 0x00;
const EDU_WHY: usize = 0x24;
const EDU_RAISE: usize = 0x60;
const EDU_ACK: usize = 0x64;

#[repr(C)]
struct Told {
    count: u32,
    id: u32,
    interrupts: u32,
}

// SAFETY: there is no padding between three numbers of one size.
unsafe impl AsBytes for Told {}

const TWIN_NOTHING: u32 = _IO('t' as u32, 0);
const TWIN_COUNT: u32 = _IO('t' as u32, 1);
const TWIN_REGISTER: u32 = _IO('t' as u32, 2);
const TWIN_INTERRUPT: u32 = _IO('t' as u32, 3);
const TWIN_WORK: u32 = _IO('t' as u32, 4);
const TWIN_TELL: u32 = _IOR::<Told>('t' as u32, 5);

type Bar = pci::Bar<'static, 0x100>;

struct State {
    count: u32,
    id: u32,
    done: bool,
}

#[pin_data]
struct Twin {
    #[pin]
    state: Mutex<State>,
    #[pin]
    news: CondVar,
    #[pin]
    work: Work<Twin>,
    bar: Devres<Bar>,
    interrupts: Atomic<u32>,
}

impl_has_work! {
    impl HasWork<Self> for Twin { self.work }
}

impl WorkItem for Twin {
    type Pointer = Arc<Twin>;

    fn run(this: Arc<Twin>) {
        this.state.lock().done = true;
        this.news.notify_all();
    }
}

#[pin_data]
struct Handler {
    twin: Arc<Twin>,
}

impl irq::Handler for Handler {
    fn handle(&self, device: &Device<Bound>) -> IrqReturn {
        let Ok(bar) = self.twin.bar.access(device) else {
            return IrqReturn::None;
        };
        let why = bar.read32(EDU_WHY);

        if why == 0 {
            return IrqReturn::None;
        }
        bar.write32(why, EDU_ACK);
        self.twin.interrupts.fetch_add(1, Relaxed);
        IrqReturn::Handled
    }
}

kernel::sync::global_lock! {
    // SAFETY: initialized when the module is, before the first use.
    unsafe(uninit) static BOUND: Mutex<Option<Arc<Twin>>> = None;
}

struct Node;

#[vtable]
impl MiscDevice for Node {
    type Ptr = Arc<Twin>;

    fn open(_file: &File, _misc: &MiscDeviceRegistration<Self>) -> Result<Arc<Twin>> {
        BOUND.lock().as_ref().cloned().ok_or(ENODEV)
    }

    fn read_iter(kiocb: Kiocb<'_, Arc<Twin>>, iov: &mut IovIterDest<'_>) -> Result<usize> {
        let twin = kiocb.file();
        let mut state = twin.state.lock();

        while !state.done {
            if twin.news.wait_interruptible(&mut state) {
                return Err(EINTR);
            }
        }
        state.done = false;
        drop(state);
        Ok(iov.copy_to_iter(&[1]))
    }

    fn ioctl(twin: ArcBorrow<'_, Twin>, _file: &File, number: u32, arg: usize) -> Result<isize> {
        let mut state = twin.state.lock();
        let bar = twin.bar.try_access().ok_or(ENODEV)?;

        match number {
            TWIN_NOTHING => {}
            TWIN_COUNT => state.count = state.count.wrapping_add(1),
            TWIN_REGISTER => state.id = bar.read32(EDU_ID),
            TWIN_INTERRUPT => bar.write32(1, EDU_RAISE),
            TWIN_WORK => {
                let _ = workqueue::system_freezable().enqueue(Arc::from(twin));
            }
            TWIN_TELL => {
                let told = Told {
                    count: state.count,
                    id: state.id,
                    interrupts: twin.interrupts.load(Relaxed),
                };
                // What is copied may have to be fetched: not while RCU is read.
                drop(bar);
                UserSlice::new(UserPtr::from_addr(arg), core::mem::size_of::<Told>())
                    .writer()
                    .write(&told)?;
            }
            _ => return Err(ENOTTY),
        }
        Ok(0)
    }
}

#[pin_data]
struct Driver {
    #[pin]
    irq: irq::Registration<Handler>,
    #[pin]
    node: MiscDeviceRegistration<Node>,
}

kernel::pci_device_table!(
    TWIN_IDS,
    MODULE_TWIN_IDS,
    <Driver as pci::Driver>::IdInfo,
    // QEMU's vendor has no name here, and no driver may make one: any device of no class.
    [(pci::DeviceId::from_class(0x00ff00, 0xffffff), ())]
);

impl pci::Driver for Driver {
    type IdInfo = ();
    type Data<'bound> = Self;

    const ID_TABLE: pci::IdTable<Self::IdInfo> = &TWIN_IDS;

    fn probe<'bound>(
        device: &'bound pci::Device<Core<'_>>,
        _info: &'bound Self::IdInfo,
    ) -> impl PinInit<Self, Error> + 'bound {
        pin_init::pin_init_scope(move || {
            device.enable_device_mem()?;

            let bar = device.iomap_region_sized::<0x100>(0, c"twin_rust")?.into_devres()?;
            let vectors =
                device.alloc_irq_vectors(1, 1, pci::IrqTypes::default().with(pci::IrqType::Intx))?;
            let twin = Arc::pin_init(
                try_pin_init!(Twin {
                    state <- new_mutex!(State { count: 0, id: 0, done: false }),
                    news <- new_condvar!(),
                    work <- new_work!(),
                    bar: bar,
                    interrupts: Atomic::new(0),
                }? Error),
                GFP_KERNEL,
            )?;

            *BOUND.lock() = Some(twin.clone());
            Ok(try_pin_init!(Self {
                irq <- device.request_irq(
                    *vectors.start(),
                    irq::Flags::SHARED,
                    c"twin_rust",
                    try_pin_init!(Handler { twin }? Error),
                ),
                node <- MiscDeviceRegistration::register(MiscDeviceOptions { name: c"twin-rust" }),
            }? Error))
        })
    }

    fn unbind<'bound>(_device: &'bound pci::Device<Core<'_>>, _this: Pin<&Self>) {
        *BOUND.lock() = None;
    }
}

#[pin_data]
struct TwinModule {
    #[pin]
    _driver: driver::Registration<pci::Adapter<Driver>>,
}

impl kernel::InPlaceModule for TwinModule {
    fn init(module: &'static ThisModule) -> impl PinInit<Self, Error> {
        // SAFETY: once, and before the driver that looks into it.
        unsafe { BOUND.init() };
        try_pin_init!(Self {
            _driver <- driver::Registration::new(<Self as kernel::ModuleMetadata>::NAME, module),
        })
    }
}

module! {
    type: TwinModule,
    name: "twin_rust",
    authors: ["inox"],
    description: "A twin in Rust",
    license: "GPL",
}
