//! Who is let in: readers at this machine, who read. A page elsewhere that has a reader's browser ask for it is not.

use axum::http::header::{CONTENT_LENGTH, HOST, ORIGIN, TRANSFER_ENCODING};
use axum::http::{HeaderMap, Method, Request, StatusCode, Uri};

/// Bytes of the target of a request.
const TARGET: usize = 8 << 10;
/// The names of this machine itself.
const OWN: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// What is not let in, with what is told.
pub(super) type Refused = (StatusCode, &'static str);

/// Who is let in.
pub(super) struct Door {
    hosts: Vec<String>,
}

impl Door {
    /// A door for those who come by the names of this machine, or by these.
    pub(super) fn new(hosts: &[String]) -> Self {
        let own = OWN.iter().map(|name| (*name).to_owned());
        Self { hosts: own.chain(hosts.iter().map(|name| name.to_ascii_lowercase())).collect() }
    }

    /// Why a request is not let in; none if it is.
    pub(super) fn refusal<B>(&self, request: &Request<B>) -> Option<Refused> {
        let (uri, headers) = (request.uri(), request.headers());
        if request.method() != Method::GET && request.method() != Method::HEAD {
            return Some((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered here"));
        }
        if length(uri) > TARGET {
            return Some((StatusCode::URI_TOO_LONG, "the address is too long"));
        }
        if has_body(headers) {
            return Some((StatusCode::PAYLOAD_TOO_LARGE, "a request may have no content here"));
        }
        if !self.is_for_here(uri, headers) {
            let told = "unknown host name: `catena serve --host NAME` adds one";
            return Some((StatusCode::MISDIRECTED_REQUEST, told));
        }
        if is_from_elsewhere(uri, headers) || !self.is_of_here(headers) {
            return Some((
                StatusCode::FORBIDDEN,
                "pages of other sites can link to this one, but cannot read it",
            ));
        }
        None
    }

    /// True if the request names this server, once.
    fn is_for_here(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut given = headers.get_all(HOST).iter();
        let (Some(host), None) = (given.next(), given.next()) else { return false };
        let named = host.to_str().is_ok_and(|host| self.is_own(host));
        named && uri.authority().is_none_or(|authority| self.is_own(authority.as_str()))
    }

    /// True if the page that asks, where it is named, is this server's.
    fn is_of_here(&self, headers: &HeaderMap) -> bool {
        headers.get_all(ORIGIN).iter().all(|origin| {
            let origin = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
            origin.is_some_and(|origin| self.is_own(origin))
        })
    }

    /// True of an own name, with a port or without.
    fn is_own(&self, authority: &str) -> bool {
        let authority = authority.to_ascii_lowercase();
        let is_port = |port: &str| {
            port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok() && !port.starts_with('+'))
        };
        self.hosts
            .iter()
            .filter_map(|own| authority.strip_prefix(own.as_str()))
            .any(|rest| rest.is_empty() || is_port(rest))
    }
}

fn length(uri: &Uri) -> usize {
    uri.path_and_query().map_or(0, |target| target.as_str().len())
}

fn has_body(headers: &HeaderMap) -> bool {
    headers.contains_key(TRANSFER_ENCODING)
        || headers.get_all(CONTENT_LENGTH).iter().any(|length| length != "0")
}

/// True of what the page of another site has a browser ask for, except that its reader goes to a page here: what is made
/// to be taken away can cost much.
fn is_from_elsewhere(uri: &Uri, headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|given| given == value);
    let is_page = uri.path() == "/" || uri.path().ends_with(".html");
    let goes_here = is_page && is("sec-fetch-mode", "navigate") && is("sec-fetch-dest", "document");
    let is_other = is("sec-fetch-site", "cross-site") || is("sec-fetch-site", "same-site");
    is_other && !goes_here
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use crate::web::serve::door::Door;

    #[test]
    fn only_own_names_are_let_in() {
        let door = Door::new(&["Catena.Example".to_owned()]);
        let own = [
            "localhost",
            "LOCALHOST:80",
            "127.0.0.1:8137",
            "[::1]:1",
            "catena.example",
            "catena.example:443",
        ];
        let foreign = [
            "",
            ":80",
            "example.org",
            "localhost.example.org",
            "localhost:",
            "localhost:x",
            "localhost:+80",
            "localhost:99999",
            "localhost:80:80",
            "127.0.0.1.nip.io",
            "127.0.0.2",
            "user@localhost",
            "[::1",
            "::1",
            "0.0.0.0",
            "2130706433",
            "localhost ",
            "localhost/",
        ];
        let refusal = |host: &str| {
            let request = Request::builder().uri("/").header("host", host).body(());
            request.map(|request| door.refusal(&request).is_some()).ok()
        };
        for host in own {
            assert_eq!(refusal(host), Some(false), "{host}");
        }
        for host in foreign {
            assert_eq!(refusal(host), Some(true), "{host}");
        }
    }
}
