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
use tokio::time::{Sleep, sleep};

/// Bytes of responses that are under way at once.
const MOST: u32 = 64 << 20;

/// Room for responses that are under way.
#[derive(Clone)]
pub(super) struct Sending(Arc<Semaphore>);

impl Sending {
    /// Room for as much as is kept at once.
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(MOST as usize)))
    }

    /// Bytes that have their room until the last of them is sent or given up; none if there is no room. What is larger than
    /// all of it has room when nothing else is under way.
    pub(super) fn with_room(&self, bytes: Bytes) -> Option<Bytes> {
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

/// A connection that fails if its reader takes nothing for a time.
pub(super) struct Patient<S> {
    stream: S,
    patience: Duration,
    /// Until when the reader must take something; none while nothing waits.
    until: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    /// A connection whose reader may take nothing for so long.
    pub(super) fn new(stream: S, patience: Duration) -> Self {
        Self { stream, patience, until: None }
    }

    /// What a write came to, if it came to something in time.
    fn timed<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.until = None;
            return written;
        }
        let patience = self.patience;
        let until = self.until.get_or_insert_with(|| Box::pin(sleep(patience)));
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
    use axum::body::Bytes;

    use super::{MOST, Sending};

    #[test]
    fn what_is_under_way_is_bounded_and_room_comes_back() {
        let sending = Sending::new();
        let half = Bytes::from(vec![0; MOST as usize / 2]);
        let first = sending.with_room(half.clone());
        let second = sending.with_room(half.clone());
        assert!(first.is_some() && second.is_some());
        assert!(sending.with_room(Bytes::from_static(b"a")).is_none());
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
