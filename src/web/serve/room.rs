//! Room for work: so much of it at once, so much that waits, and no more.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use crate::query::budget::GivenUp;

/// Requests that wait for room; the next one is told to come again.
const WAITING: usize = 256;
/// Bytes of the stack on which work is done: questions and what they come to are read by recursion.
pub(super) const STACK: usize = 8 << 20;

/// Why work was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undone {
    /// Too much waits already.
    Full,
    /// It failed.
    Failed,
}

/// Room for work.
pub(super) struct Room {
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
    /// The signs of the places that are free.
    signs: Arc<Mutex<Vec<&'static AtomicU64>>>,
    /// How many turns were taken.
    turns: AtomicU64,
}

impl Room {
    /// Room for so many pieces of work at once.
    pub(super) fn new(places: usize) -> Self {
        // No turn has this number.
        let sign = || -> &'static AtomicU64 { Box::leak(Box::new(AtomicU64::new(0))) };
        Self {
            places: Arc::new(Semaphore::new(places)),
            waiting: AtomicUsize::new(0),
            signs: Arc::new(Mutex::new((0..places).map(|_| sign()).collect())),
            turns: AtomicU64::new(0),
        }
    }

    /// Does work as soon as there is room. It is told when the future that waits for it is dropped, and its place is
    /// taken until it ends.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(GivenUp) -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let place = self.enter().await?;
        let signs = Arc::clone(&self.signs);
        let sign = locked(&signs).pop().ok_or(Undone::Full)?;
        let given_up = GivenUp { sign, turn: self.turns.fetch_add(1, Ordering::Relaxed) + 1 };
        let mut waits = Waits(Some(given_up));
        let outcome = spawn_blocking(move || {
            let _held = Held { sign, signs, _place: place };
            work(given_up)
        })
        .await;
        waits.0 = None;
        outcome.map_err(|_| Undone::Failed)
    }

    async fn enter(&self) -> Result<OwnedSemaphorePermit, Undone> {
        if let Ok(place) = Arc::clone(&self.places).try_acquire_owned() {
            return Ok(place);
        }
        let _queue = Queue::join(&self.waiting).ok_or(Undone::Full)?;
        Arc::clone(&self.places).acquire_owned().await.map_err(|_| Undone::Failed)
    }
}

/// A place in the queue, given back when whoever waits gives up too.
struct Queue<'q>(&'q AtomicUsize);

impl<'q> Queue<'q> {
    fn join(waiting: &'q AtomicUsize) -> Option<Self> {
        let joined = waiting.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |already| {
            (already < WAITING).then_some(already + 1)
        });
        joined.is_ok().then_some(Self(waiting))
    }
}

impl Drop for Queue<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Gives the sign if it is dropped while work is done.
struct Waits(Option<GivenUp>);

impl Drop for Waits {
    fn drop(&mut self) {
        if let Some(given_up) = self.0 {
            given_up.give();
        }
    }
}

/// A place and its sign, free again when work ends, however it ends.
struct Held {
    sign: &'static AtomicU64,
    signs: Arc<Mutex<Vec<&'static AtomicU64>>>,
    _place: OwnedSemaphorePermit,
}

impl Drop for Held {
    fn drop(&mut self) {
        locked(&self.signs).push(self.sign);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
