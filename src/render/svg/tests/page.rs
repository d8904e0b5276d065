//! An element of a page: no style, no script, links that lead to pages, names for who cannot see it.

use crate::render::dot::tests::{ask, everything, small};
use crate::render::picture::{Drawing, Options};
use crate::render::svg::tests::read::elements;
use crate::render::svg::tests::{map, near, of, page};
use crate::render::svg::{Dress, keys, svg};
use crate::session::Session;

fn drawings(session: &Session) -> Vec<Drawing> {
    let mut drawings =
        vec![map(session, &everything()), of(session, &ask(session, "which accounts admit trust"))];
    drawings.extend(session.catalog.nodes().map(|(node, _)| near(session, node, 3)));
    drawings
}

#[test]
fn it_has_nothing_that_a_strict_policy_forbids() {
    const ELEMENTS: [&str; 6] = ["svg", "title", "g", "a", "path", "text"];
    for drawing in drawings(&small()) {
        for element in elements(&page(&drawing)) {
            assert!(ELEMENTS.contains(&element.name.as_str()), "{element:?}");
            for (name, _) in &element.attributes {
                assert!(name != "style" && !name.starts_with("on") && !name.contains(':'), "{element:?}");
            }
        }
    }
}

#[test]
fn what_has_a_page_is_a_link_with_a_name_and_the_rest_takes_the_keyboard() {
    let session = small();
    for drawing in drawings(&session) {
        let linked = elements(&page(&drawing));
        let things = linked.iter().filter(|element| element.get("data-id").is_some()).count();
        let links: Vec<_> = linked.iter().filter(|element| element.name == "a").collect();
        assert_eq!(links.len(), things);
        for link in links {
            assert!(link.get("href").is_some_and(|href| href.starts_with("/thing/")));
            assert!(link.get("aria-label").is_some_and(|label| !label.is_empty()), "{link:?}");
        }
        let unlinked = elements(&svg(&drawing, &Dress::Page { href: &|_| None }));
        assert!(unlinked.iter().all(|element| element.name != "a"));
        let nodes = unlinked.iter().filter(|element| element.get("data-id").is_some());
        nodes.for_each(|node| {
            assert!(node.get("tabindex") == Some("0") && node.get("aria-label").is_some(), "{node:?}");
        });
    }
}

#[test]
fn an_address_that_does_more_than_lead_to_a_page_is_none() {
    let session = small();
    let drawing = map(&session, &Options::default());
    let svg = svg(&drawing, &Dress::Page { href: &|_| Some("javascript:alert(1)".to_owned()) });
    assert!(!svg.contains("javascript") && elements(&svg).iter().all(|element| element.name != "a"));
}

#[test]
fn lines_say_what_they_join_and_keys_count_them() {
    let session = small();
    for drawing in drawings(&session) {
        let elements = elements(&page(&drawing));
        for key in keys(&drawing).iter().filter(|key| key.of == "kind" || key.of == "relation") {
            let data = format!("data-{}", key.of);
            let found = elements.iter().filter(|element| element.get(&data) == Some(key.id.as_str())).count();
            assert_eq!(found, key.count, "{key:?}");
            assert!(key.count > 0 && key.sample.starts_with("<svg ") && !key.sample.contains("style"));
        }
        let edges = elements.iter().filter(|element| element.get("data-relation").is_some());
        for edge in edges {
            let joins = ["data-from", "data-to"].map(|end| edge.get(end).unwrap_or_default());
            let is_there = |end: &str| {
                elements.iter().any(|node| {
                    let (kind, id) = (node.get("data-kind"), node.get("data-id"));
                    kind.zip(id).is_some_and(|(kind, id)| format!("{kind}:{id}") == end)
                })
            };
            assert!(joins.iter().all(|end| is_there(end)), "{edge:?}");
            assert!(edge.get("aria-label").is_some_and(|name| name.split(' ').count() >= 3), "{edge:?}");
        }
    }
}

#[test]
fn what_lies_around_a_thing_grows_by_steps_and_has_the_thing() {
    let session = small();
    for (node, _) in session.catalog.nodes() {
        let ids = |steps| {
            let drawing = near(&session, node, steps);
            let svg = elements(&page(&drawing));
            let id = |element: &super::read::Element| {
                Some((element.get("data-kind")?.to_owned(), element.get("data-id")?.to_owned()))
            };
            svg.iter().filter_map(id).collect::<std::collections::BTreeSet<_>>()
        };
        let own = (session.catalog.kind(node).to_owned(), session.catalog.id(node).to_owned());
        let steps = [ids(1), ids(2), ids(3)];
        assert!(steps[0].contains(&own) && steps[0].is_subset(&steps[1]) && steps[1].is_subset(&steps[2]));
        assert_eq!(ids(3), ids(9));
    }
}
