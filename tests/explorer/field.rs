//! The map of more things than boxes: its script, its still picture, its table.

use std::fmt::Write as _;

use catena::visible::hidden;
use serde_json::Value;

use crate::explorer::client::Served;
use crate::explorer::html::taken;
use crate::explorer::pages::{is_harmless, written};
use crate::program::Library;

/// More topics than boxes can be drawn for, each narrower than another, some with names that would like to be more than that.
const TOPICS: usize = 320;
const NAMES: [&str; 4] =
    ["</script><script>alert(1)</script>", "\u{202e}turned\u{2066}", "*/ catenaField({}); //", "Plain"];

fn library() -> Library {
    let library = Library::small();
    let mut topics = String::new();
    for at in 0..TOPICS {
        let name = NAMES[at % NAMES.len()];
        let _ = write!(topics, "concept made-{at} \"{name} {at}\"\n  broader  ");
        let _ = match at {
            0 => writeln!(topics, "trust\n"),
            at => writeln!(topics, "made-{}\n", at / 3),
        };
    }
    library.write("corpus/made.catena", &topics);
    library
}

/// What a script of a map gives to the script of the page.
fn map(script: &str) -> Value {
    let inside = script.strip_prefix("catenaField(").and_then(|rest| rest.strip_suffix(");\n"));
    serde_json::from_str(inside.expect("one call")).expect("JSON")
}

fn list<'m>(map: &'m Value, name: &str) -> &'m Vec<Value> {
    map[name].as_array().unwrap_or_else(|| panic!("{name}: a list"))
}

#[test]
fn a_map_of_many_things_has_all_of_them_the_most_linked_first() {
    let library = library();
    let files = written(library.path());
    let script = &files["map.js"];
    assert_eq!(hidden(script).count(), 0);
    let map = map(script);
    let (things, links) = (list(&map, "things"), list(&map, "links"));
    assert_eq!(things.len(), TOPICS + 4);
    // And what the small library says.
    assert_eq!(links.len(), (TOPICS + 1) * 4);
    let number = |value: &Value| value.as_f64().expect("a number");
    let counts: Vec<f64> = things.iter().map(|thing| number(&thing[3])).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert!(counts.iter().sum::<f64>() as usize == 2 * (TOPICS + 1));
    for thing in things {
        assert!(
            (0.0..1e6).contains(&number(&thing[1])) && (0.0..1e6).contains(&number(&thing[2])),
            "{thing}"
        );
        let path = thing[5].as_str().expect("a path");
        assert!(files.contains_key(path), "{path}");
    }
    for link in links.chunks(4) {
        assert!(link[..2].iter().all(|end| number(end) < things.len() as f64), "{link:?}");
    }
    let page = taken("map.html", &files["map.html"]);
    is_harmless("map.html", &page);
    let count = |name: &str| page.starts.iter().filter(|start| start.name == name).count();
    // The still picture and the table say it without a script.
    assert!(count("path") > 300 && count("tr") > 300, "{} {}", count("path"), count("tr"));
    assert!(page.lines.iter().any(|line| line.contains("324 things and 321 links")), "{:?}", page.lines);
    assert_eq!(written(library.path()), files);
}

#[test]
fn a_served_map_is_the_same_each_time_and_smaller_ones_have_no_points() {
    let library = library();
    let served = Served::of(library.path(), &[]);
    let page = served.get("/map.html");
    is_harmless("map.html", &taken("map.html", &page.body));
    let script = served.get("/map.js");
    assert_eq!((script.status, script.field("content-type")), (200, Some("text/javascript; charset=utf-8")));
    assert_eq!(script.body, served.get("/map.js").body);
    assert_eq!(list(&map(&script.body), "things").len(), TOPICS + 4);
    assert_eq!(served.get("/map.js?kind=explanation").status, 404);
    assert!(served.get("/map.html?kind=explanation").body.contains("svg"));
    let more = map(&served.get("/map.js?claims=yes").body);
    assert_eq!(list(&more, "things").len(), TOPICS + 5);
    assert!(served.get("/whole.html").body.contains("map.js?claims=yes"));
    // What takes too long is told, and not kept.
    let hasty = Served::of(library.path(), &["--max-time", "1"]);
    assert_eq!(hasty.get("/map.js").status, 503);
}
