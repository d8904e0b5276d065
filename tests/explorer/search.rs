//! Search as one types: the server finds what the script of a page does.

use crate::explorer::client::Served;
use crate::program::root;

#[test]
fn things_are_found_by_parts_of_their_names() {
    let served = Served::of(&root(), &[]);
    let cases = [
        ("trust", "topic/trust.html"),
        ("TRUST", "topic/trust.html"),
        ("keating", "scholar/keating.html"),
        ("alliance%20politics", "work/snyder1997.html"),
        ("bipol", "topic/bipolarity.html"),
        ("building%20trust", "topic/trust-building.html"),
    ];
    for (typed, path) in cases {
        let reply = served.get(&format!("/find.json?q={typed}"));
        assert_eq!((reply.status, reply.field("content-type")), (200, Some("application/json")));
        let found: Vec<serde_json::Value> = serde_json::from_str(&reply.body).expect("JSON");
        assert!(found.len() <= 12, "{typed}: {}", found.len());
        let first: Vec<&str> = found.iter().take(3).filter_map(|entry| entry["path"].as_str()).collect();
        assert!(first.contains(&path), "{typed}: {first:?}");
        assert_eq!(served.get(&format!("/{path}")).status, 200, "{path}");
    }
    for typed in ["", "%20", "xyzzy", "%00", "trust%20xyzzy"] {
        assert_eq!(served.get(&format!("/find.json?q={typed}")).body, "[]", "{typed}");
    }
}
