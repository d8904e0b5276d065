//! What comes over a socket: let in, or refused, and nothing in between.

use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use crate::explorer::client::Served;
use crate::program::{Library, root};

/// What every answer says, whatever it is.
const ALWAYS: [&str; 7] = [
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "cache-control",
];

/// Requests, by what is in them, each with the statuses that may come back; 0 is a connection closed without a word.
fn cases(at: &str) -> Vec<(String, Vec<u8>, Vec<u16>)> {
    let mut cases: Vec<(String, Vec<u8>, Vec<u16>)> = Vec::new();
    let mut case = |name: &str, bytes: Vec<u8>, statuses: &[u16]| {
        cases.push((name.to_owned(), bytes, statuses.to_vec()));
    };
    let close = "Connection: close\r\n";
    let get = |target: &str, fields: &str| {
        format!("GET {target} HTTP/1.1\r\nHost: {at}\r\n{close}{fields}\r\n").into_bytes()
    };
    case("a plain request", get("/", ""), &[200]);
    case("a whole address", get(&format!("http://{at}/"), ""), &[200]);
    for host in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "127.0.0.1@evil.example",
        "evil.example:80",
        "",
        "0.0.0.0",
        "[::]",
        "127.1",
        "2130706433",
        "localhost:port",
        "127.0.0.1:99999999",
        "localhost, evil.example",
        "::1",
        "%6cocalhost",
        "xn--localhost",
    ] {
        let bytes = format!("GET / HTTP/1.1\r\nHost: {host}\r\n{close}\r\n").into_bytes();
        case(&format!("the host {host:?}"), bytes, &[400, 421]);
    }
    for host in ["localhost", "LOCALHOST:8137", "[::1]:1", "127.0.0.1"] {
        let bytes = format!("GET / HTTP/1.1\r\nHost: {host}\r\n{close}\r\n").into_bytes();
        case(&format!("the host {host:?}"), bytes, &[200]);
    }
    case("no host", format!("GET / HTTP/1.1\r\n{close}\r\n").into_bytes(), &[400, 421]);
    case("no host, of old", b"GET / HTTP/1.0\r\n\r\n".to_vec(), &[400, 421]);
    case("two hosts", get("/", "Host: evil.example\r\n"), &[400, 421]);
    case("the same host twice", get("/", &format!("Host: {at}\r\n")), &[400, 421]);
    case("another host in the address", get("http://evil.example/", ""), &[400, 421]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "GETT"]
    {
        let target = if method == "CONNECT" { at } else { "/" };
        let bytes = format!("{method} {target} HTTP/1.1\r\nHost: {at}\r\n{close}\r\n").into_bytes();
        case(&format!("the method {method}"), bytes, &[400, 405]);
    }
    for path in [
        "/../Cargo.toml",
        "/../../../../etc/passwd",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/topic/../../Cargo.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/topic/%00.html",
        "/topic/..%5c..%5cCargo.toml",
        "/./index.html/..",
        "/corpus/references.bib",
        "/index/",
        "/.git/config",
        "/topic/trust.html/",
        "/topic//trust.html",
        "/TOPIC/TRUST.HTML",
        "/topic/~74rust.html",
        "/C:/Windows/win.ini",
        "/file:///etc/passwd",
        "/style.css/../index.html",
    ] {
        case(&format!("the path {path}"), get(path, ""), &[400, 404]);
    }
    for fields in [
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
        "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: https://localhost\r\n",
    ] {
        case(fields, get("/find.json?q=trust", fields), &[403]);
    }
    let link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    case("a link from elsewhere", get("/topic/trust.html", link), &[200]);
    case("a file linked to from elsewhere", get("/map.svg", link), &[403]);
    case(
        "a page of its own",
        get("/find.json?q=a", &format!("Origin: http://{at}\r\nSec-Fetch-Site: same-origin\r\n")),
        &[200],
    );
    case("a content", get("/", "Content-Length: 4\r\n\r\nabcd"), &[413]);
    case("a content in parts", get("/", "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n"), &[413]);
    case("two lengths", get("/", "Content-Length: 0\r\nContent-Length: 4\r\n"), &[400]);
    case("a length and parts", get("/", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), &[400, 413]);
    case("a long address", get(&format!("/?q={}", "x".repeat(9_000)), ""), &[414]);
    case("a longer address", get(&format!("/?q={}", "x".repeat(100_000)), ""), &[0, 400, 414, 431]);
    case("a long field", get("/", &format!("X: {}\r\n", "x".repeat(100_000))), &[0, 400, 431]);
    case("many fields", get("/", &"X: y\r\n".repeat(1_000)), &[0, 400, 431]);
    case("no request", b"\r\n\r\n\r\n".to_vec(), &[0, 400]);
    case("noise", (0..=255).cycle().take(4_000).collect(), &[0, 400]);
    case("another protocol", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(), &[0, 400, 505]);
    case("encrypted", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(), &[0, 400]);
    case(
        "a version that is not",
        get("/", "").iter().map(|byte| if *byte == b'1' { b'9' } else { *byte }).collect(),
        &[0, 400, 505],
    );
    case("a field over two lines", get("/", "X: a\r\n b\r\n"), &[0, 400]);
    case("a blank before a colon", get("/", "X : a\r\n"), &[0, 400]);
    case("a null in a field", get("/", "X: a\0b\r\n"), &[0, 400]);
    case("a question of signs", get("/ask.html?q=%28%28%28%00%1b%5b31m%e2%80%ae", ""), &[200]);
    case("a question that is none", get("/ask.html?q=%ff%fe", ""), &[200]);
    case("a long question", get(&format!("/ask.html?q={}", "not+".repeat(1_900)), ""), &[200]);
    cases
}

#[test]
fn what_is_not_a_reader_at_this_machine_is_refused() {
    let served = Served::of(&root(), &[]);
    let cases = cases(&served.at.to_string());
    assert!(cases.len() >= 60, "{}", cases.len());
    for (name, bytes, statuses) in cases {
        let reply = served.raw(&bytes);
        let status = reply.as_ref().map_or(0, |reply| reply.status);
        assert!(statuses.contains(&status), "{name}: {reply:?}");
        let Some(reply) = reply else { continue };
        assert!(!reply.body.contains("[package]") && !reply.body.contains("root:"), "{name}: {}", reply.body);
        // What is malformed never comes as far as the explorer.
        let is_ours = reply.field("x-frame-options").is_some();
        assert!(is_ours || [400, 431, 505, 414].contains(&status), "{name}: {}", reply.head);
        if is_ours {
            for field in ALWAYS {
                assert!(reply.field(field).is_some(), "{name}: no {field}");
            }
        }
    }
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn a_head_is_answered_without_a_body() {
    let served = Served::of(&root(), &[]);
    let request =
        format!("HEAD /topic/trust.html HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", served.at);
    let reply = served.raw(request.as_bytes()).expect("an answer");
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
    let length = served.get("/topic/trust.html").body.len().to_string();
    assert_eq!(reply.field("content-length"), Some(length.as_str()));
}

#[test]
fn another_name_is_let_in_where_it_is_given() {
    let library = Library::small();
    let served = Served::of(library.path(), &["--host", "catena.example"]);
    let ask = |host: &str| {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        served.raw(request.as_bytes()).map(|reply| reply.status)
    };
    assert_eq!(ask("Catena.Example"), Some(200));
    assert_eq!(ask("other.example"), Some(421));
}

#[test]
fn a_thousand_slow_clients_stop_nobody() {
    let library = Library::small();
    let served = Served::of(library.path(), &[]);
    // A test may have few files itself.
    let slow: Vec<_> = (0..1_000)
        .map_while(|at| {
            let mut stream = std::net::TcpStream::connect(served.at).ok()?;
            stream.write_all(format!("GET /{at} HTTP/1.1\r\nHost: loc").as_bytes()).ok()?;
            Some(stream)
        })
        .collect();
    assert!(slow.len() >= 400, "{}", slow.len());
    let began = Instant::now();
    for _ in 0..20 {
        assert_eq!(served.get("/topic/trust.html").status, 200);
    }
    assert!(began.elapsed() < Duration::from_secs(8), "others wait for slow ones");
    // They are not waited for for ever.
    let mut first = slow.into_iter().next().expect("one");
    first.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    let mut back = Vec::new();
    let _ = first.read_to_end(&mut back);
    assert!(
        String::from_utf8_lossy(&back).lines().next().is_none_or(|line| line.contains("408")),
        "{back:?}"
    );
}

/// Pages that nobody takes are held up to a bound, others are served meanwhile, and room comes back.
#[test]
fn readers_who_take_nothing_hold_a_bounded_number_of_bytes() {
    let library = Library::small();
    let words = "so they say ".repeat(5_000);
    let claim = |at: usize| format!("claim snyder1997/long-{at}\n  text  {words}\n  at  p. {}\n\n", at + 1);
    library.write("corpus/long.catena", &(0..160).map(claim).collect::<String>());
    let served = Served::of(library.path(), &["--max-time", "60000"]);
    let large = served.get("/claims.html");
    assert!(large.status == 200 && large.body.len() > 8 << 20, "{}: {}", large.status, large.body.len());
    let enough = (64 << 20) / large.body.len() + 1;
    let slow: Vec<_> = (0..enough + 3)
        .map(|_| {
            let mut stream = served.connect();
            let request = format!("GET /claims.html HTTP/1.1\r\nHost: {}\r\n\r\n", served.at);
            stream.write_all(request.as_bytes()).expect("it is sent");
            stream
        })
        .collect();
    let refused = served.until("/claims.html", |reply| reply.status == 503);
    assert_eq!(refused.field("retry-after"), Some("1"));
    assert!(refused.body.contains("slow readers"), "{}", refused.body);
    assert_eq!(served.get("/topic/trust.html").status, 200);
    assert_eq!(served.get("/style.css").status, 200);
    // They are given up, without having gone.
    served.until("/claims.html", |reply| reply.status == 200);
    drop(slow);
}

#[test]
fn requests_run_side_by_side() {
    let served = Served::of(&root(), &[]);
    let targets = [
        "/",
        "/topics.html",
        "/topic/trust.html",
        "/find.json?q=trust",
        "/ask.html?q=claims+about+trust",
        "/time.html",
    ];
    let alone: Vec<String> = targets.iter().map(|target| served.get(target).body).collect();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..5 {
                    for (target, body) in targets.iter().zip(&alone) {
                        assert_eq!(served.get(target).body, *body, "{target}");
                    }
                }
            });
        }
    });
}
