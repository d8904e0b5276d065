//! Which request gets what.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, RETRY_AFTER};
use axum::http::{HeaderValue, Request, Response, StatusCode};
use axum::middleware::{Next, from_fn_with_state};

use crate::query::budget::{Budget, GivenUp};
use crate::render::drawn::Picture;
use crate::render::picture::Drawing;
use crate::store::undamaged;
use crate::web::address::Address;
use crate::web::asset;
use crate::web::comparison::Wanted as Compared;
use crate::web::download::{Format, written};
use crate::web::frame::POLICY;
use crate::web::page::map::Chosen;
use crate::web::serve::door::Door;
use crate::web::serve::query::{parameter, parameters};
use crate::web::serve::room::{Room, Undone};
use crate::web::serve::sending::Sending;
use crate::web::serve::shelf::{Shelf, Shown};
use crate::web::site::MAP;
use crate::web::taken::is_cut;

/// What every response says about what may be done with it.
const ALWAYS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    // It may be kept, and is asked for each time whether it is still so.
    ("cache-control", "no-cache"),
];

const TOO_LARGE: &str = "too large to be drawn here: choose fewer kinds, or use `catena export svg`";
const TOO_LONG: &str = "this map takes too long to work out: choose fewer kinds\n";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// What every request is answered with.
pub(super) struct Server {
    pub(super) shelf: Arc<Shelf>,
    pub(super) room: Room,
    pub(super) sending: Sending,
    pub(super) time: Duration,
    pub(super) door: Door,
}

/// What answers requests.
pub(super) fn router(server: Arc<Server>) -> Router {
    Router::new().fallback(respond).layer(from_fn_with_state(Arc::clone(&server), guard)).with_state(server)
}

/// Lets in who may come in, and has every response say what may be done with it.
async fn guard(State(server): State<Arc<Server>>, request: Request<Body>, next: Next) -> Response<Body> {
    let mut response = match server.door.refusal(&request) {
        Some((status, told)) => of(status, TEXT, format!("{told}\n")),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::try_from(format!("{POLICY}; frame-ancestors 'none'")) {
        headers.insert("content-security-policy", policy);
    }
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert("allow", HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// What a request asks for.
enum Wanted {
    Page(String),
    Question(String),
    Names(String),
    Completions(String),
    Download(File, Format, String),
    Compare(String),
    Map(String),
    MapAs(File, Picture, String),
    FirstMapAs(File, Picture),
    Places(String),
}

/// What a file is called and what it is.
#[derive(Clone, Copy)]
struct File {
    ending: &'static str,
    kind: &'static str,
}

async fn respond(State(server): State<Arc<Server>>, request: Request<Body>) -> Response<Body> {
    let uri = request.uri();
    let path = uri.path().trim_start_matches('/');
    if path == "version" {
        return of(StatusCode::OK, TEXT, server.shelf.shown().version.clone());
    }
    let asset = asset::ALL.iter().find(|asset| asset.name == path);
    let shown = server.shelf.shown();
    let tag = format!("\"{}\"", shown.version);
    let is_known = request.headers().get(IF_NONE_MATCH).is_some_and(|known| known == tag.as_str());
    if is_known {
        return tagged(of(StatusCode::NOT_MODIFIED, TEXT, String::new()), &tag);
    }
    if let Some(asset) = asset {
        return tagged(of(StatusCode::OK, asset.kind, asset.bytes), &tag);
    }
    let asked = uri.path_and_query().map_or_else(String::new, ToString::to_string);
    let made = match shown.kept.get(&asked) {
        Some(response) => Ok(Made { response, is_whole: true }),
        None => Arc::clone(&server).made(shown, asked, wanted(path, uri.query())).await,
    };
    match made {
        Ok(Made { response, is_whole }) => {
            let is_kept = is_whole && response.status() == StatusCode::OK;
            let (head, bytes) = response.into_parts();
            match server.sending.with_room(bytes) {
                Some(bytes) => {
                    let response = Response::from_parts(head, Body::from(bytes));
                    if is_kept { tagged(response, &tag) } else { response }
                }
                None => again("too much is being sent to slow readers: try again\n"),
            }
        }
        Err(Undone::Full) => again("too many requests at once: try again\n"),
        Err(Undone::Failed) => {
            of(StatusCode::INTERNAL_SERVER_ERROR, TEXT, "this page could not be made: please report it\n")
        }
    }
}

/// What a reader is told for whom there is no room now.
fn again(told: &'static str) -> Response<Body> {
    let mut full = of(StatusCode::SERVICE_UNAVAILABLE, TEXT, told);
    full.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    full
}

/// What a path and what stands behind it ask for.
fn wanted(path: &str, query: Option<&str>) -> Wanted {
    let asked = || parameter(query, "q");
    let file = |name: &str| {
        let ending = path.strip_prefix(name)?.strip_prefix('.')?;
        let (format, _, ending, kind) = Format::ALL.into_iter().find(|(_, _, own, _)| *own == ending)?;
        Some((File { ending, kind }, format))
    };
    if let Some((file, Format::Picture(format))) = file("index") {
        return Wanted::FirstMapAs(file, format);
    }
    match (file("answer"), file("map")) {
        (Some((file, format)), _) => Wanted::Download(file, format, asked()),
        (_, Some((file, Format::Picture(format)))) => {
            Wanted::MapAs(file, format, query.unwrap_or_default().to_owned())
        }
        _ => match path {
            "find.json" => Wanted::Names(asked()),
            "complete.json" => Wanted::Completions(asked()),
            "ask.html" => Wanted::Question(asked()),
            "compare.html" if query.is_some() => Wanted::Compare(query.unwrap_or_default().to_owned()),
            MAP => Wanted::Places(query.unwrap_or_default().to_owned()),
            "map.html" if query.is_some() => Wanted::Map(query.unwrap_or_default().to_owned()),
            "" => Wanted::Page("index.html".to_owned()),
            path => Wanted::Page(path.to_owned()),
        },
    }
}

/// What was made, and whether the time was enough for all of it.
struct Made {
    response: Response<Bytes>,
    is_whole: bool,
}

impl Server {
    /// Makes what is wanted, where there is room. If what was kept of the library turns out to be damaged, it is made
    /// again from its files.
    async fn made(self: Arc<Self>, shown: Arc<Shown>, asked: String, wanted: Wanted) -> Result<Made, Undone> {
        let own = Arc::clone(&self);
        let work = move |given_up: GivenUp| {
            let make = |shown: &Shown| {
                let budget = own.budget(shown, given_up);
                let response = make(shown, &wanted, budget);
                // Completions are made soon, and are more once the questions of every form are there.
                let can_be_kept = !matches!(wanted, Wanted::Completions(_));
                let is_whole = can_be_kept && budget.overdue().is_none();
                if is_whole && response.status() == StatusCode::OK {
                    shown.kept.keep(&asked, &response);
                }
                Made { response, is_whole }
            };
            undamaged(|| make(&shown)).or_else(|_| {
                own.shelf.mend(&shown);
                let again = own.shelf.shown();
                undamaged(|| make(&again))
            })
        };
        self.room.work(work).await?.map_err(|_| Undone::Failed)
    }

    fn budget(&self, shown: &Shown, given_up: GivenUp) -> Budget {
        let usual = shown.session().budget();
        Budget { time: Some(self.time), given_up: Some(given_up), ..usual }.begun()
    }
}

fn make(shown: &Shown, wanted: &Wanted, budget: Budget) -> Response<Bytes> {
    let missing = |path: &str| of(StatusCode::NOT_FOUND, HTML, shown.explorer(budget).missing(path));
    match wanted {
        Wanted::Page(path) => {
            let address = Address::find(&shown.session().catalog, path);
            match address.and_then(|address| shown.explorer(budget).page(&address)) {
                Some(page) => of(StatusCode::OK, HTML, page),
                None => missing(path),
            }
        }
        Wanted::Question(question) => match shown.explorer(budget).answer(question) {
            Some(page) => of(StatusCode::OK, HTML, page),
            None => missing(""),
        },
        Wanted::Names(text) => {
            let found = serde_json::to_string(&shown.finder().find(text)).unwrap_or_default();
            of(StatusCode::OK, JSON, found)
        }
        Wanted::Completions(typed) => {
            let found = serde_json::to_string(&shown.suggestions(typed, budget)).unwrap_or_default();
            of(StatusCode::OK, JSON, found)
        }
        Wanted::Download(file, format, question) => {
            let answer = shown.explorer(budget).ask(question);
            if let Ok(answer) = &answer
                && is_cut(answer)
            {
                let told: Vec<&str> =
                    answer.each().flat_map(|part| &part.notices).map(String::as_str).collect();
                return of(StatusCode::SERVICE_UNAVAILABLE, TEXT, told.join("\n") + "\n");
            }
            let bytes = answer.and_then(|answer| {
                // Only a picture says of which state of the library it is.
                let is_picture = matches!(format, Format::Picture(_));
                let revision = is_picture.then(|| shown.session().revision()).flatten();
                written(shown.session(), &answer, *format, revision.as_ref())
                    .map_err(|error| error.to_string())
            });
            taken_away("answer", *file, bytes)
        }
        Wanted::Compare(query) => {
            let chosen = |name: &str| parameter(Some(query), name);
            let wanted = Compared::read(chosen("rows"), chosen("columns"), &chosen("most"));
            of(StatusCode::OK, HTML, shown.explorer(budget).compare(&wanted))
        }
        Wanted::Map(query) => {
            let chosen = chosen(shown, query);
            of(StatusCode::OK, HTML, shown.explorer(budget).map(&chosen))
        }
        Wanted::Places(query) => {
            let explorer = shown.explorer(budget);
            match explorer.places(&chosen(shown, query)) {
                Some(places) => of(StatusCode::OK, SCRIPT, places),
                None if budget.overdue().is_some() => of(StatusCode::SERVICE_UNAVAILABLE, TEXT, TOO_LONG),
                None => missing(MAP),
            }
        }
        Wanted::MapAs(file, format, query) => {
            let drawing = shown.explorer(budget).drawing(&chosen(shown, query));
            let bytes = drawing.ok_or_else(|| TOO_LARGE.to_owned());
            taken_away("map", *file, bytes.and_then(|drawing| picture(shown, drawing, *format)))
        }
        Wanted::FirstMapAs(file, format) => match shown.explorer(budget).first_drawing() {
            Some(drawing) => taken_away("map", *file, picture(shown, drawing, *format)),
            None => missing(""),
        },
    }
}

/// A picture as a file, with the state of the library in its caption; or in words why there is none.
fn picture(shown: &Shown, drawing: Drawing, format: Picture) -> Result<Vec<u8>, String> {
    format.bytes(drawing, shown.session().revision().as_ref()).map_err(|error| error.to_string())
}

/// What the address of a map chooses.
fn chosen(shown: &Shown, query: &str) -> Chosen {
    let query = Some(query);
    let (of, steps) = (parameter(query, "of"), parameter(query, "steps"));
    let claims = parameter(query, "claims");
    Chosen::read(&shown.session().catalog, &of, &steps, &claims, &parameters(query, "kind"))
}

/// A file, or in words why there is none.
fn taken_away(name: &str, file: File, bytes: Result<Vec<u8>, String>) -> Response<Bytes> {
    match bytes {
        Ok(bytes) => {
            let mut response = of(StatusCode::OK, file.kind, bytes);
            let name = format!("attachment; filename=\"{name}.{}\"", file.ending);
            if let Ok(name) = HeaderValue::try_from(name) {
                response.headers_mut().insert(CONTENT_DISPOSITION, name);
            }
            response
        }
        Err(why) => of(StatusCode::BAD_REQUEST, TEXT, why + "\n"),
    }
}

fn of<T: Into<B>, B>(status: StatusCode, kind: &str, text: T) -> Response<B> {
    let mut response = Response::new(text.into());
    *response.status_mut() = status;
    if let Ok(kind) = HeaderValue::try_from(kind) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response
}

/// A response that stays as it is as long as the same is shown.
fn tagged(mut response: Response<Body>, tag: &str) -> Response<Body> {
    if let Ok(tag) = HeaderValue::try_from(tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}
