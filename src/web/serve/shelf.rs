//! The library as it is shown now, and what becomes of it when its files change.

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, TryLockError};

use crate::corpus::inputs::Glance;
use crate::corpus::load::Library;
use crate::error::Error;
use crate::git::Repository;
use crate::query::budget::Budget;
use crate::query::understand::complete::Completions;
use crate::query::understand::examples::{Example, examples};
use crate::session::Session;
use crate::store::undamaged;
use crate::verify::receipt::Receipts;
use crate::web::atlas::Atlas;
use crate::web::complete::{Suggestion, suggestions};
use crate::web::find::Finder;
use crate::web::serve::kept::Kept;
use crate::web::{Beside, Explorer, Faulty, History, Index, Mode};

/// Opens a library; with `true`, whatever is kept of it.
pub type Opener = Box<dyn Fn(bool) -> Result<Session, Error> + Send + Sync>;

/// A library opened, with all that its pages need.
struct Opened {
    session: Session,
    receipts: Receipts,
    history: History,
    index: Index,
    finder: Finder,
    /// What completes questions, and questions of every form; made when somebody types first.
    completions: OnceLock<Completions>,
    forms: OnceLock<Vec<Example>>,
    /// Held by whoever makes the questions.
    making: Mutex<()>,
}

impl Opened {
    fn of(session: Session, library: &Library, atlas: &Arc<Atlas>) -> Result<Self, Error> {
        let receipts = Receipts::read(library)?;
        let (history, index) = (History::of(&session), Index::of(&session).with_atlas(Arc::clone(atlas)));
        let finder = Finder::of(&session.catalog);
        let (completions, forms, making) = (OnceLock::new(), OnceLock::new(), Mutex::new(()));
        Ok(Self { session, receipts, history, index, finder, completions, forms, making })
    }
}

/// What is shown from one change to the next. Whoever makes a page holds it.
pub(super) struct Shown {
    opened: Arc<Opened>,
    /// Files that came later and are not shown, because they are faulty.
    faulty: Option<Arc<Faulty>>,
    title: String,
    /// Tells it from all others that a server has shown.
    pub(super) version: String,
    /// What was answered of it.
    pub(super) kept: Kept,
}

impl Shown {
    /// What makes pages, each within a budget.
    pub(super) fn explorer(&self, budget: Budget) -> Explorer<'_> {
        let Opened { session, receipts, history, index, .. } = &*self.opened;
        let faulty = self.faulty.as_deref();
        let mode = Mode::Served { version: &self.version };
        let beside = Beside { receipts, history, title: &self.title, mode, faulty };
        Explorer::new(session, index, beside, budget)
    }

    /// The library.
    pub(super) fn session(&self) -> &Session {
        &self.opened.session
    }

    /// What finds things by name.
    pub(super) fn finder(&self) -> &Finder {
        &self.opened.finder
    }

    /// What can come of the beginning of a question; words alone while somebody else makes the questions of every form.
    pub(super) fn suggestions(&self, typed: &str, budget: Budget) -> Vec<Suggestion> {
        let catalog = &self.session().catalog;
        let words = self.opened.completions.get_or_init(|| Completions::of(catalog));
        suggestions(catalog, words, self.forms(budget), typed)
    }

    /// Questions of every form; none while somebody else makes them. They are made once: what the time was not enough
    /// for is left out.
    fn forms(&self, budget: Budget) -> &[Example] {
        let Opened { forms, making, .. } = &*self.opened;
        if let Some(forms) = forms.get() {
            return forms;
        }
        let _making = match making.try_lock() {
            Ok(making) => making,
            // Whoever made them has failed.
            Err(TryLockError::Poisoned(making)) => making.into_inner(),
            Err(TryLockError::WouldBlock) => return &[],
        };
        // Whoever types on gives up what was asked first, and wants these next.
        let budget = Budget { given_up: None, ..budget };
        let explorer = self.explorer(budget);
        let ask = |question: &str| {
            let has_time = budget.overdue().is_none();
            has_time.then(|| explorer.ask(question).ok()).flatten()
        };
        forms.get_or_init(|| examples(&self.session().catalog, &ask).collect())
    }
}

/// Holds what is shown of a library.
pub struct Shelf {
    library: Library,
    open: Opener,
    title: String,
    shown: RwLock<Arc<Shown>>,
    /// Large maps that were laid out: most changes of a library do not change them.
    atlas: Arc<Atlas>,
    /// Tells this server from those before it, whose pages browsers may have kept.
    began: u64,
    /// How often what it shows has changed.
    changes: AtomicU64,
    /// Held by whoever reads the files again.
    turn: Mutex<()>,
    /// What was seen of the files before they were read first, and what is looked at beside them.
    seen: Mutex<Option<Glance>>,
    beside: Vec<PathBuf>,
}

impl Shelf {
    /// Opens a library to show it under a title.
    ///
    /// # Errors
    /// If its files cannot be read.
    pub fn open(library: Library, title: String, open: Opener) -> Result<Self, Error> {
        // A commit changes who has last changed a file, and no file.
        let log = Repository::of(library.root()).and_then(|repository| repository.own_path("logs/HEAD")).ok();
        let beside: Vec<PathBuf> = log.into_iter().chain([library.anchors()]).collect();
        let seen = Mutex::new(Some(Glance::of(&library, &beside)));
        let began = RandomState::new().hash_one(());
        let atlas = Arc::default();
        let opened = Opened::of(open(false)?, &library, &atlas)?;
        let shown = Shown {
            opened: Arc::new(opened),
            faulty: None,
            title: title.clone(),
            version: format!("{began:x}-0"),
            kept: Kept::default(),
        };
        let shown = RwLock::new(Arc::new(shown));
        Ok(Self {
            library,
            open,
            title,
            shown,
            atlas,
            began,
            changes: AtomicU64::new(0),
            turn: Mutex::new(()),
            seen,
            beside,
        })
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What was seen of the files before they were read first; to be taken once.
    pub(super) fn seen_first(&self) -> Glance {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner).take();
        seen.unwrap_or_else(|| self.glance())
    }

    /// What can be seen of the files now.
    pub(super) fn glance(&self) -> Glance {
        Glance::of(&self.library, &self.beside)
    }

    /// Reads the library again because its files have changed. Where it could be shown without an error before and cannot
    /// now, what was shown stays, with what is wrong.
    pub(super) fn renew(&self) {
        self.show_anew(None);
    }

    /// Reads the library again because what was kept of it is damaged.
    pub(super) fn mend(&self, damaged: &Arc<Shown>) {
        self.show_anew(Some(damaged));
    }

    /// Shows the library as its files are now; where `damaged` is what is shown, whatever is kept of it.
    fn show_anew(&self, damaged: Option<&Arc<Shown>>) {
        // One after the other, so that what was read last is what is shown.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.shown();
        // Several readers may meet the same damage.
        if damaged.is_some_and(|damaged| !Arc::ptr_eq(damaged, &before)) {
            return;
        }
        let all = damaged.is_some();
        let read = || undamaged(|| self.opened(all)).or_else(|_| undamaged(|| self.opened(true)));
        let (opened, faulty) = match read() {
            Ok(Ok(opened)) if !all && opened.session.errors() > 0 && before.session().errors() == 0 => {
                (Arc::clone(&before.opened), Some(Arc::new(Faulty::Wrong(Box::new(opened.session)))))
            }
            Ok(Ok(opened)) => (Arc::new(opened), None),
            Ok(Err(error)) => (Arc::clone(&before.opened), Some(Arc::new(Faulty::Unread(error.to_string())))),
            Err(damaged) => (Arc::clone(&before.opened), Some(Arc::new(Faulty::Unread(damaged.how)))),
        };
        let version = format!("{:x}-{}", self.began, self.changes.fetch_add(1, Ordering::Relaxed) + 1);
        let shown = Shown { opened, faulty, title: self.title.clone(), version, kept: Kept::default() };
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shown);
    }

    fn opened(&self, all: bool) -> Result<Opened, Error> {
        Opened::of((self.open)(all)?, &self.library, &self.atlas)
    }
}
