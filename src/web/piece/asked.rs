//! A question as it was typed, each mention marked as what it was recognised as.

use maud::{Markup, html};

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::query::understand::reader::recognised::{Class as As, Recognised};
use crate::render::names::plain as name;
use crate::web::address::Address;
use crate::web::piece::text::{Text, plain};
use crate::web::sheet::Sheet;

/// The question with its mentions; none where nothing in it was recognised.
pub(in crate::web) fn marked(sheet: &Sheet<'_>, question: &str, mentions: &[Recognised]) -> Option<Markup> {
    if mentions.is_empty() {
        return None;
    }
    let mut from = 0;
    let mut parts: Vec<(&str, Option<&Recognised>)> = Vec::new();
    for mention in mentions {
        let (Some(before), Some(words)) =
            (question.get(from..mention.words.start), question.get(mention.words.clone()))
        else {
            continue;
        };
        parts.extend([(before, None), (words, Some(mention))]);
        from = mention.words.end;
    }
    parts.push((question.get(from..).unwrap_or_default(), None));
    Some(html! {
        p.asked {
            @for (words, mention) in parts {
                @match mention {
                    Some(mention) => (one(sheet, words, &mention.class)),
                    None => (Text(words)),
                }
            }
        }
    })
}

/// A mention: its words, and below them what it is; a link where it is of one thing or word of the vocabulary.
fn one(sheet: &Sheet<'_>, words: &str, recognised: &As) -> Markup {
    let Told { look, word, title, address } = told(sheet, recognised);
    let inside = html! { span.words { (Text(words)) } " " span.as { (Text(&word)) } };
    html! {
        @match address {
            Some(address) => a.mention.{ "is-" (look) } href=(sheet.to(&address)) title=(plain(&title)) { (inside) },
            None => span.mention.{ "is-" (look) } title=(plain(&title)) { (inside) },
        }
    }
}

/// How a mention is shown.
struct Told {
    /// Its class in the stylesheet.
    look: &'static str,
    /// What it is, in a word.
    word: String,
    /// What exactly.
    title: String,
    /// Where more is told of it.
    address: Option<Address>,
}

fn told(sheet: &Sheet<'_>, recognised: &As) -> Told {
    let vocabulary = &sheet.catalog().vocabulary;
    let of = |look: &'static str, title: &str| Told {
        look,
        word: look.to_owned(),
        title: title.to_owned(),
        address: None,
    };
    match recognised {
        As::Thing(nodes) => things(sheet, nodes),
        As::Kind(id) => {
            let address = vocabulary.kind(id).map(|kind| Address::Kind(kind.id.clone()));
            Told { address, ..of("kind", &id.replace('-', " ")) }
        }
        As::Relation(id) => Told {
            address: vocabulary.find(id).map(Address::Relation),
            ..of("relation", &id.replace('-', " "))
        },
        As::Mark(words) => of("mark", words),
        As::Years(words) => of("year", words),
        As::Place(words) => of("place", words),
        As::Intent(words) => Told { word: "cited as".to_owned(), ..of("intent", words) },
        As::Text => of("text", "words that are looked for"),
    }
}

fn things(sheet: &Sheet<'_>, nodes: &[NodeId]) -> Told {
    let catalog = sheet.catalog();
    let class = nodes.first().map_or(Class::Topic, |node| catalog.class(*node));
    let names: Vec<String> = nodes.iter().map(|node| name(catalog, *node)).collect();
    let (look, word) = match class {
        Class::Topic => {
            ("topic", nodes.first().map_or_else(String::new, |node| catalog.kind(*node).replace('-', " ")))
        }
        Class::Claim | Class::Argument => ("claim", class.word().to_owned()),
        Class::Work => ("work", class.word().to_owned()),
        Class::Scholar => ("scholar", class.word().to_owned()),
        Class::Excerpt | Class::Citation => ("claim", class.word().to_owned()),
    };
    let address = match nodes {
        [one] => Some(Address::Thing(*one)),
        _ => None,
    };
    Told { look, word, title: names.join(" or "), address }
}
