//! What is being sent: so many bytes at once, and no more. A reader who takes a page slowly, or not at all, holds it in
//! memory for as long.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep_until};

/// Bytes of responses that are under way at once, beside those that are small.
const MOST: u32 = 64 << 20;
/// A response of so many bytes is small. There is always room for it: there are as many as connections at most.
const SMALL: usize = 64 << 10;
/// Bytes that a reader takes in a second at least, be it a few now and then.
const RATE: u32 = 16 << 10;

/// Room for responses that are under way.
#[derive(Clone)]
pub(super) struct Sending(Arc<Semaphore>);

impl Sending {
    /// Room for as much as is kept at once.
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(MOST as usize)))
    }

    /// Bytes that have their room until the last of them is sent or given up; none if there is no room. What is larger than
    /// all of it has room when nothing else is under way; what is small has it always.
    pub(super) fn with_room(&self, bytes: Bytes) -> Option<Bytes> {
        if bytes.len() <= SMALL {
            return Some(bytes);
        }
        let size = u32::try_from(bytes.len()).unwrap_or(MOST).min(MOST);
        let room = Arc::clone(&self.0).try_acquire_many_owned(size).ok()?;
        Some(Bytes::from_owner(Held { bytes, _room: room }))
    }
}

/// Bytes with their room.
struct Held {
    bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// How long a reader may be waited for: a time, of which what they take gives back as much as they may need for it.
struct Patience {
    left: Duration,
    most: Duration,
}

impl Patience {
    fn new(most: Duration) -> Self {
        Self { left: most, most }
    }

    /// The reader took so many bytes after so long.
    fn took(&mut self, bytes: usize, after: Duration) {
        let earned = Duration::from_secs(1).saturating_mul(u32::try_from(bytes).unwrap_or(u32::MAX)) / RATE;
        self.left = self.left.saturating_sub(after).saturating_add(earned).min(self.most);
    }
}

/// A connection that fails if its reader takes nothing for a time, or too little.
pub(super) struct Patient<S> {
    stream: S,
    patience: Patience,
    /// Since when the reader is waited for, and until when; none while nothing waits.
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl<S> Patient<S> {
    /// A connection whose reader may take nothing for so long.
    pub(super) fn new(stream: S, patience: Duration) -> Self {
        Self { stream, patience: Patience::new(patience), waiting: None }
    }

    /// What a write came to, if it came to something in time.
    fn timed(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if let Poll::Ready(result) = written {
            let waited = self.waiting.take().map_or(Duration::ZERO, |(since, _)| since.elapsed());
            self.patience.took(*result.as_ref().unwrap_or(&0), waited);
            return Poll::Ready(result);
        }
        let left = self.patience.left;
        let (_, until) = self.waiting.get_or_insert_with(|| {
            let now = Instant::now();
            (now, Box::pin(sleep_until(now + left)))
        });
        match until.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.timed(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.timed(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::body::Bytes;

    use super::{MOST, Patience, RATE, SMALL, Sending};

    #[test]
    fn who_takes_a_little_now_and_then_is_not_waited_for_for_ever() {
        let second = Duration::from_secs(1);
        let mut patience = Patience::new(10 * second);
        patience.took(1, 9 * second);
        assert!(patience.left < 2 * second, "{:?}", patience.left);
        // Who takes as much as they must is waited for on and on, and nobody longer than that.
        for _ in 0..1_000 {
            patience.took(RATE as usize, second);
            assert!(patience.left > second / 2, "{:?}", patience.left);
        }
        patience.took(usize::MAX, second);
        assert_eq!(patience.left, 10 * second);
        patience.took(0, 11 * second);
        assert_eq!(patience.left, Duration::ZERO);
    }

    #[test]
    fn what_is_under_way_is_bounded_and_room_comes_back() {
        let sending = Sending::new();
        let half = Bytes::from(vec![0; MOST as usize / 2]);
        let first = sending.with_room(half.clone());
        let second = sending.with_room(half.clone());
        assert!(first.is_some() && second.is_some());
        assert!(sending.with_room(Bytes::from(vec![0; SMALL + 1])).is_none());
        assert!(sending.with_room(Bytes::from(vec![0; SMALL])).is_some());
        // A part of it that is still to be sent keeps all of its room.
        let part = first.as_ref().map(|bytes| bytes.slice(1..2));
        drop(first);
        assert!(sending.with_room(half.clone()).is_none());
        drop(part);
        assert_eq!(sending.with_room(half.clone()).map(|bytes| bytes.len()), Some(half.len()));
        drop(second);
        let large = Bytes::from(vec![0; MOST as usize + 1]);
        assert!(sending.with_room(large).is_some());
    }
}
