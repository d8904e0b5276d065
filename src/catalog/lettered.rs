//! What works are called by who made them and when, and what tells those apart that are called the same.

use std::collections::BTreeMap;

use crate::catalog::entry::{Node, NodeId, Scholar, Work};
use crate::catalog::people::family;

/// What a work is called by its makers: `Kydd`, `Kegley and Raymond`, `Hallams et al.`; of a work that nobody is known to
/// have made its key.
#[must_use]
pub fn by_makers<'s>(work: &Work, scholar: &dyn Fn(NodeId) -> Option<&'s Scholar>) -> String {
    let names: Vec<String> =
        work.makers().iter().filter_map(|id| scholar(*id)).map(|one| family(&one.name)).collect();
    match names.as_slice() {
        [] => work.key.clone(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first, ..] => format!("{first} et al."),
    }
}

/// Gives a letter to each work that is called as another one of the same year, in the order of keys.
pub(super) fn letter(nodes: &mut [Node]) {
    let mut called: BTreeMap<(String, i32), Vec<usize>> = BTreeMap::new();
    let scholar = |id: NodeId| match nodes.get(id.index()) {
        Some(Node::Scholar(scholar)) => Some(scholar),
        _ => None,
    };
    for (at, node) in nodes.iter().enumerate() {
        if let Node::Work(work) = node
            && let Some(year) = work.year
        {
            called.entry((by_makers(work, &scholar), year)).or_default().push(at);
        }
    }
    for same in called.into_values().filter(|same| same.len() > 1) {
        for (number, at) in same.into_iter().enumerate() {
            if let Some(Node::Work(work)) = nodes.get_mut(at) {
                work.letter = letters(number);
            }
        }
    }
}

/// `a` to `z`, then `aa`.
fn letters(number: usize) -> String {
    const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let last = char::from(ALPHABET[number % ALPHABET.len()]);
    match number / ALPHABET.len() {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;
    use crate::corpus::Corpus;
    use crate::render::cite::author_year;
    use crate::session::Session;

    #[test]
    fn works_of_the_same_people_and_year_are_told_apart() {
        let works = "@book{kydd2005, author = {Kydd, Andrew}, title = {Trust}, year = {2005}}\n\
             @book{kydd2005x, author = {Kydd, Andrew}, title = {Mistrust}, year = {2005}}\n\
             @book{kydd2006, author = {Kydd, Andrew}, title = {More}, year = {2006}}\n";
        let session = Session::of(Corpus::read(vec![("corpus/a.bib".to_owned(), works.as_bytes().to_vec())]));
        let catalog = &session.catalog;
        let called: Vec<String> = catalog.works().map(|(id, _)| author_year(catalog, id)).collect();
        assert_eq!(called, ["Kydd 2005a", "Kydd 2005b", "Kydd 2006"]);
        // What they are called is what they can be asked by.
        for (typed, key) in [("Kydd 2005b", "kydd2005x"), ("Kydd 2006", "kydd2006")] {
            let core =
                session.ask(&format!("claims in {typed}")).map(|answer| answer.core).unwrap_or_default();
            assert!(core.contains(&format!("work:{key}")), "{typed}: {core}");
        }
        assert!(session.ask("claims in Kydd 2005").is_err());
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 52, 702].map(letters), ["a", "z", "aa", "ab", "ba", "aaa"]);
    }
}
