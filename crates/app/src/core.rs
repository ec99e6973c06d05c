use crate::error::AppError;
use crate::writer::Writer;
use access::Limits;
use outreach::Network;
use scheme::Scheme;
use std::sync::{Arc, Mutex, RwLock};
use store::{Conn, Store, StoreError};

/// The number of the writer's chain. A second writing process on the same database takes another.
const WRITER: i64 = 1;

/// What every use case needs. One for the whole process.
pub(crate) struct Core {
    pub store: Store,
    pub seal: seal::Keys,
    pub scheme: &'static Scheme,
    /// Invented people are taken here, and pages say so.
    pub demo: bool,
    /// Sessions and tries at the door.
    pub doors: crate::sign_in::Doors,
    /// Lists of the institution, held for those who brought them.
    pub lists: crate::list::Lists,
    /// Sheets and looks through them, held while they are worked on.
    pub imports: crate::import::Held,
    /// Copies of the database: where they go, and the one being made.
    pub backups: crate::backup::Backups,
    /// The list of cards that no longer hold.
    pub cards: crate::card::Cards,
    /// Phones of the field, between their contacts.
    pub phones: crate::phone::Phones,
    /// Names this memory: another one after a backup was brought back, so that phones send again what they kept.
    pub epoch: String,
    network: RwLock<Arc<Network>>,
    /// From where on a second person is asked.
    limits: RwLock<Arc<Limits>>,
    /// The last link this process wrote; nothing means: look.
    link: Mutex<Option<(i64, [u8; 32])>>,
}

impl Core {
    /// The institution's side as it is now.
    pub fn network(&self) -> Arc<Network> {
        self.network.read().map(|n| n.clone()).unwrap_or_default()
    }

    pub fn set_network(&self, network: Network) {
        if let Ok(mut held) = self.network.write() {
            *held = Arc::new(network);
        }
    }

    /// From where on a second person is asked, as it is now.
    pub fn limits(&self) -> Arc<Limits> {
        self.limits.read().map(|l| l.clone()).unwrap_or_default()
    }

    pub fn set_limits(&self, limits: Limits) {
        if let Ok(mut held) = self.limits.write() {
            *held = Arc::new(limits);
        }
    }

    /// What is kept of a client's secret. The secret is long and random: a keyed hash does.
    pub fn secret_hash(&self, secret: &str) -> [u8; 32] {
        self.seal.seal().command_hash(format!("client.secret|{secret}").as_bytes())
    }

    /// Writer, the number of the next link, and the hash before it.
    pub async fn next_link(&self, conn: &mut Conn) -> Result<(i64, i64, [u8; 32]), StoreError> {
        let held = self.link.lock().map(|l| *l).unwrap_or_default();
        if let Some((link, hash)) = held {
            return Ok((WRITER, link + 1, hash));
        }
        let Some((link, hash)) = store::member::last_link(conn, WRITER).await? else {
            return Ok((WRITER, 1, seal::chain::GENESIS));
        };
        let hash =
            hash.try_into().map_err(|_| StoreError::Corrupt { table: "chain", what: "hash".into() })?;
        Ok((WRITER, link + 1, hash))
    }

    pub fn wrote_link(&self, link: i64, hash: [u8; 32]) {
        if let Ok(mut held) = self.link.lock() {
            *held = Some((link, hash));
        }
    }

    /// After a group failed nobody knows what the database holds: look again.
    pub fn forget_link(&self) {
        if let Ok(mut held) = self.link.lock() {
            *held = None;
        }
    }
}

/// How an office is opened.
pub struct Setup {
    pub store: Store,
    pub seal: seal::Keys,
    pub demo: bool,
}

/// The house, open. Cheap to clone; closes when the last one is dropped.
#[derive(Clone)]
pub struct App {
    pub(crate) core: Arc<Core>,
    pub(crate) writer: Writer,
    pub(crate) looks: crate::read::Looks,
    /// Files being made: a few at once.
    pub(crate) exports: Arc<tokio::sync::Semaphore>,
}

const FINGERPRINT: &str = "key_fingerprint";
const DEMO: &str = "demo";
const EPOCH: &str = "epoch";

/// Rows made again outside any command: nobody's moment.
const NEVER: kernel::Instant = kernel::Instant(0);

/// The name of this memory, made at the first start; a copy that is opened takes another.
async fn epoch(store: &Store) -> Result<String, StoreError> {
    let held = store.meta(EPOCH).await?;
    let copied = store.meta(store::COPIED).await?.as_deref() == Some("yes");
    if let Some(held) = held.filter(|_| !copied) {
        return Ok(held);
    }
    let (mut epoch, _) = seal::token::new();
    epoch.truncate(22);
    store.set_meta(EPOCH, epoch.clone()).await?;
    if copied {
        store.set_meta(store::COPIED, "no".to_owned()).await?;
    }
    Ok(epoch)
}

/// True where a database has been opened with a key before: no other will do.
pub async fn has_key(store: &Store) -> Result<bool, StoreError> {
    Ok(store.meta(FINGERPRINT).await?.is_some())
}

impl App {
    /// Opens a database of the current schema with its key. The first time, the key's fingerprint and whether this
    /// is a demo world are written down; afterwards both must be the same.
    pub async fn open(setup: Setup) -> Result<App, AppError> {
        let Setup { store, seal, demo } = setup;
        store.require_current().await?;
        let fingerprint = seal.fingerprint();
        match store.meta(FINGERPRINT).await? {
            None => {
                store.set_meta(FINGERPRINT, fingerprint).await?;
                store.set_meta(DEMO, if demo { "yes" } else { "no" }.to_owned()).await?;
            }
            Some(held) if held != fingerprint => return Err(AppError::WrongKey(fingerprint)),
            Some(_) => {}
        }
        let epoch = epoch(&store).await?;
        let demo = store.meta(DEMO).await?.as_deref() == Some("yes");
        // A migration that was broken off before the projection was whole, or a program that reads the facts anew.
        crate::standing::stand(&store, NEVER, |_| {}).await?;
        crate::tally::count_again(&store, |_| {}).await?;
        let mut reader = store.reader().await?;
        let network = store::reference::network(&mut reader).await?;
        let limits = crate::second::limits(&store::approval::settings(&mut reader).await?);
        drop(reader);
        let core = Arc::new(Core {
            store,
            seal,
            scheme: Scheme::id_bpu(),
            demo,
            doors: Default::default(),
            lists: Default::default(),
            imports: Default::default(),
            backups: Default::default(),
            cards: Default::default(),
            phones: Default::default(),
            epoch,
            network: RwLock::new(Arc::new(network)),
            limits: RwLock::new(Arc::new(limits)),
            link: Mutex::new(None),
        });
        let writer = Writer::start(core.clone());
        let looks = crate::read::Looks::start(core.store.clone());
        let exports = Arc::new(tokio::sync::Semaphore::new(crate::read::EXPORTS_AT_ONCE));
        Ok(App { core, writer, looks, exports })
    }

    /// The institution's side as it is now.
    pub fn network(&self) -> Arc<Network> {
        self.core.network()
    }

    /// From where on a second person is asked, as it is now.
    pub fn limits(&self) -> Arc<Limits> {
        self.core.limits()
    }

    pub fn scheme(&self) -> &'static Scheme {
        self.core.scheme
    }

    pub fn store(&self) -> &Store {
        &self.core.store
    }

    pub fn keys(&self) -> &seal::Keys {
        &self.core.seal
    }

    /// True in a world of invented people.
    pub fn is_demo(&self) -> bool {
        self.core.demo
    }

    /// Waits until everything answered so far is in the tallies.
    pub async fn settle(&self) -> Result<(), AppError> {
        self.writer.settle().await
    }
}
