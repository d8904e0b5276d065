//! `catena serve`

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use crate::cli::site::title_of;
use crate::cli::{Cache, Context, Outcome};
use crate::error::Error;
use crate::session::Session;
use crate::web::serve::{Opener, Options, Shelf, serve};

const EXAMPLES: &str = "\
Examples:
  catena serve
  catena serve --port 9000
  catena serve --host catena.example       behind a server that has this name

Only this machine can reach it; to share a library, use `catena site`. Pages reload when files change. Ctrl-C stops it. \
See docs/sharing.md.";

/// The port that is tried first.
const USUAL: u16 = 8137;

/// Show the library in a browser, with a place to ask
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Serve {
    /// The port; 0 means any free port [default: 8137, or any free port if that one is taken]
    #[arg(long, short, value_name = "PORT")]
    port: Option<u16>,
    /// A host name by which browsers reach it, besides those of this machine
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    /// What to call the library [default: the name of its folder]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// Stop making a page or an answer after MS milliseconds
    #[arg(long, value_name = "MS", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..))]
    max_time: u64,
}

impl Serve {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let listener = self.listener()?;
        let port = listener.local_addr()?.port();
        let library = context.library()?;
        let (kept, own) = (context.cache, library.clone());
        let open: Opener = Box::new(move |all| match kept {
            Cache::Unused => Session::without_cache(own.clone()),
            _ if all => Session::renew(own.clone()),
            _ => Session::open(own.clone()),
        });
        let title = title_of(&library, self.title.as_deref());
        let shelf = Arc::new(Shelf::open(library, title, open)?);
        context.output.answer(&format!("http://127.0.0.1:{port}/\n"))?;
        context.output.notice("open this address in a browser; Ctrl-C stops the server");
        let options = Options { hosts: self.host.clone(), time: Duration::from_millis(self.max_time) };
        serve(shelf, listener, &options)?;
        Ok(Outcome::Answered)
    }

    fn listener(&self) -> Result<TcpListener, Error> {
        let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match self.port {
            Some(port) => bind(port),
            None => bind(USUAL).or_else(|error| match error.kind() {
                io::ErrorKind::AddrInUse => bind(0),
                _ => Err(error),
            }),
        };
        listener.map_err(|error| {
            let port = self.port.unwrap_or(USUAL);
            Error::Other(format!("cannot serve at port {port}: {error}; `--port 0` takes one that is free"))
        })
    }
}
