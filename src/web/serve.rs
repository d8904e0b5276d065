//! The explorer over HTTP, for this machine: the pages of [`site`](crate::web::site), and what needs somebody who
//! answers – questions, search, answers as files, pages that follow the library.
//!
//! What comes in is kept small, and waits for a bounded time: a connection that is slow is closed, a request that is too
//! large is refused at the door, and one too many is told to come again. Work is done outside the threads that wait for
//! connections, with a bound on its time, and is given up when nobody waits for it any more.

mod door;
mod kept;
mod query;
mod respond;
mod room;
mod sending;
mod shelf;
mod watch;

use std::net::TcpListener;
use std::pin::pin;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::error::Error;
use crate::web::serve::door::Door;
use crate::web::serve::respond::Server;
use crate::web::serve::room::Room;
use crate::web::serve::sending::{Patient, Sending};

pub use shelf::{Opener, Shelf};

/// Connections that are open at once; the next one waits.
const CONNECTIONS: usize = 2_048;
/// Files that are open besides connections.
const OTHER_FILES: usize = 64;
/// Bytes of the head of a request.
const HEAD: usize = 16 << 10;
/// Fields of the head of a request.
const FIELDS: usize = 64;
/// So long a client may take to send the head of a request, be silent between two, and take nothing of what is sent.
const PATIENCE: Duration = Duration::from_secs(10);
/// So long a connection lives; browsers make a new one where they need it.
const LIFE: Duration = Duration::from_secs(300);
/// So long a connection has for what it is about when its life ends.
const GRACE: Duration = Duration::from_secs(20);
/// So long is waited where no connection can be taken, for want of files for example.
const PAUSE: Duration = Duration::from_millis(50);

/// How the explorer is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// Names by which readers reach it, beside those of this machine itself.
    pub hosts: Vec<String>,
    /// So long a page or an answer may take.
    pub time: Duration,
}

/// Serves a library to whoever connects, until the process ends.
///
/// # Errors
/// [`Error::Io`] if the machine gives no threads, or the listener cannot be waited for.
pub fn serve(shelf: Arc<Shelf>, listener: TcpListener, options: &Options) -> Result<(), Error> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let room = Room::new(workers);
    let watched = Arc::clone(&shelf);
    thread::Builder::new().name("watch".to_owned()).spawn(move || watch::watch(&watched))?;
    let server = Arc::new(Server {
        shelf,
        room,
        sending: Sending::new(),
        time: options.time,
        door: Door::new(&options.hosts),
    });
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers.min(4))
        .max_blocking_threads(workers + 1)
        .thread_stack_size(room::STACK)
        .enable_all()
        .build()?;
    runtime.block_on(accept(listener, server))
}

/// Takes connections one after the other.
async fn accept(listener: TcpListener, server: Arc<Server>) -> Result<(), Error> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = respond::router(server);
    let open = Arc::new(Semaphore::new(connections()));
    loop {
        let Ok(place) = Arc::clone(&open).acquire_owned().await else { return Ok(()) };
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            attend(stream, router).await;
            drop(place);
        });
    }
}

/// Answers the requests of one connection. What goes wrong with it concerns nobody else.
async fn attend(stream: TcpStream, router: axum::Router) {
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_headers(FIELDS)
        .max_buf_size(HEAD)
        .half_close(false)
        .serve_connection(TokioIo::new(Patient::new(stream, PATIENCE)), TowerToHyperService::new(router));
    let mut connection = pin!(connection);
    if timeout(LIFE, connection.as_mut()).await.is_err() {
        connection.as_mut().graceful_shutdown();
        let _ = timeout(GRACE, connection).await;
    }
}

/// How many connections are open at once: as many as this process may have files.
fn connections() -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let wanted = (CONNECTIONS + OTHER_FILES) as u64;
        let most = limit.maximum.map_or(wanted, |most| most.min(wanted));
        let current = limit.current.unwrap_or(wanted);
        let is_raised = current < most
            && setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: limit.maximum }).is_ok();
        let files = usize::try_from(if is_raised { most } else { current }).unwrap_or(CONNECTIONS);
        files.saturating_sub(OTHER_FILES).clamp(1, CONNECTIONS)
    }
    #[cfg(not(unix))]
    CONNECTIONS
}
