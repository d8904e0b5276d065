//! What is told in words: ids in it are links to what they name.

use maud::{Markup, html};

use crate::catalog::NodeClass as Class;
use crate::web::address::Address;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// Signs around an id that are not of it.
const AROUND: [char; 10] = ['`', ',', ';', ':', '.', '(', ')', '“', '”', '"'];

/// A text in which the ids of claims and arguments are links, and what stands between backticks is code, which is a link
/// where it is the id of anything.
pub(in crate::web) fn linked(sheet: &Sheet<'_>, text: &str) -> Markup {
    html! {
        @for (at, part) in text.split('`').enumerate() {
            @if at % 2 == 1 {
                @match named(sheet, part) {
                    Some(address) => a.named href=(sheet.to(&address)) { code { (Text(part)) } },
                    None => code { (Text(part)) },
                }
            } @else { (plain(sheet, part)) }
        }
    }
}

/// A text without code.
fn plain(sheet: &Sheet<'_>, text: &str) -> Markup {
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
