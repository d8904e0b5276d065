//! What is told in words: ids in it are links to what they name.

use maud::{Markup, html};

use crate::catalog::NodeClass as Class;
use crate::web::address::Address;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// Signs around an id that are not of it.
const AROUND: [char; 10] = ['`', ',', ';', ':', '.', '(', ')', '“', '”', '"'];

/// A text of catena, in which the ids of claims and arguments are links, and what stands between backticks is code, which
/// is a link where it is the id of anything.
pub(in crate::web) fn linked(sheet: &Sheet<'_>, text: &str) -> Markup {
    html! {
        @for part in parts(text) {
            @match part {
                Part::Code(part) => {
                    @match named(sheet, part) {
                        Some(address) => a.named href=(sheet.to(&address)) { code { (Text(part)) } },
                        None => code { (Text(part)) },
                    }
                },
                Part::Words(part) => (ids(sheet, part)),
            }
        }
    }
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
enum Part<'t> {
    /// As it is.
    Words(&'t str),
    /// What stands between backticks.
    Code(&'t str),
}

/// The parts of a text. Two backticks with nothing between them, and one without another, are signs as any: a library may
/// have them in its own words, which are told in the text.
fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut found, mut from, mut at) = (Vec::new(), 0, 0);
    while let Some(open) = text[at..].find('`').map(|open| at + open) {
        let Some(length) = text[open + 1..].find('`') else { break };
        let close = open + 1 + length;
        at = close + 1;
        if length > 0 {
            found.extend([Part::Words(&text[from..open]), Part::Code(&text[open + 1..close])]);
            from = at;
        }
    }
    found.push(Part::Words(&text[from..]));
    found
}

/// A text of the library, in which the ids of claims and arguments are links; all other signs are as they are.
pub(in crate::web) fn ids(sheet: &Sheet<'_>, text: &str) -> Markup {
    html! {
        @for word in text.split_inclusive(char::is_whitespace) {
            @let id = word.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
            @match stated(sheet, id) {
                Some(address) => {
                    @let (before, after) = word.split_once(id).unwrap_or((word, ""));
                    (Text(before)) a.named href=(sheet.to(&address)) { (Text(id)) } (Text(after))
                },
                None => (Text(word)),
            }
        }
    }
}

/// The page of a claim or an argument by its id, which no other word looks like.
fn stated(sheet: &Sheet<'_>, id: &str) -> Option<Address> {
    let names = sheet.catalog().names();
    let has_work = id.split_once('/').is_some_and(|(work, slug)| !work.is_empty() && !slug.is_empty());
    let classes = [Class::Claim, Class::Argument];
    let mut found = classes.into_iter().filter(|_| has_work).filter_map(|class| names.get(class, id));
    found.next().map(Address::Thing)
}

/// The page of whatever has an id: one thing, or a relation.
fn named(sheet: &Sheet<'_>, id: &str) -> Option<Address> {
    let catalog = sheet.catalog();
    if let Some(relation) = catalog.vocabulary.find(id) {
        return Some(Address::Relation(relation));
    }
    let classes = [Class::Topic, Class::Claim, Class::Argument, Class::Work, Class::Scholar];
    let mut found = classes.into_iter().filter_map(|class| catalog.names().get(class, id));
    found.next().filter(|_| found.next().is_none()).map(Address::Thing)
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    /// The text with code in angle brackets.
    fn told(text: &str) -> String {
        let told = parts(text).into_iter().map(|part| match part {
            Part::Words(words) => words.to_owned(),
            Part::Code(code) => format!("<{code}>"),
        });
        told.collect()
    }

    #[test]
    fn code_is_what_stands_between_two_backticks_and_no_sign_is_lost() {
        assert_eq!(told("says `admits`, which implies `fosters`"), "says <admits>, which implies <fosters>");
        assert_eq!(told("``trust'' and more"), "``trust'' and more");
        assert_eq!(told("an odd ` sign"), "an odd ` sign");
        assert_eq!(told("`admits` and an odd ` sign"), "<admits> and an odd ` sign");
        assert_eq!(told("`é`"), "<é>");
        assert_eq!(told(""), "");
    }
}
