//! What is renamed: which thing an id stands for, and whether the new one will do.

use crate::annotation;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::code::Code;
use crate::corpus::Corpus;
use crate::diagnostic::{Diagnostic, any_error};
use crate::rename::Ids;
use crate::session::Session;
use crate::source::{FileId, Sources, Span};
use crate::suggest::with_article;

/// What an id is one of: ids are unique within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Space {
    Node(Class),
    Kind,
    Relation,
    Intent,
    Scheme,
    Query,
}

/// All of them, in the order in which an id is looked for.
const SPACES: [Space; 11] = [
    Space::Node(Class::Topic),
    Space::Node(Class::Claim),
    Space::Node(Class::Argument),
    Space::Node(Class::Excerpt),
    Space::Node(Class::Work),
    Space::Node(Class::Scholar),
    Space::Kind,
    Space::Relation,
    Space::Intent,
    Space::Scheme,
    Space::Query,
];

impl Space {
    /// The word before the colon in `kind:id`; for topics their kind may stand too.
    fn word(self) -> &'static str {
        match self {
            Self::Node(class) => class.word(),
            Self::Kind => "kind",
            Self::Relation => "relation",
            Self::Intent => "intent",
            Self::Scheme => "scheme",
            Self::Query => "query",
        }
    }

    /// The ids of a corpus.
    fn ids(self, catalog: &Catalog) -> Vec<&str> {
        match self {
            Self::Node(class) => catalog.names().of_records(class).collect(),
            Self::Kind => catalog.vocabulary.kinds().map(|kind| kind.id.as_str()).collect(),
            Self::Relation => {
                catalog.vocabulary.relations().map(|(_, relation)| relation.id.as_str()).collect()
            }
            Self::Intent => catalog.vocabulary.intents().map(|intent| intent.id.as_str()).collect(),
            Self::Scheme => catalog.vocabulary.schemes().map(|scheme| scheme.id.as_str()).collect(),
            Self::Query => catalog.saved.iter().map(|saved| saved.id.as_str()).collect(),
        }
    }

    /// The id that the thing called `id` has now; none if nothing is called so, or was.
    pub(super) fn now(self, catalog: &Catalog, id: &str) -> Option<String> {
        match self {
            Self::Node(class) => catalog.names().now(class, id).map(str::to_owned),
            Self::Kind => catalog.vocabulary.kind(id).map(|kind| kind.id.clone()),
            Self::Relation => {
                let found = catalog.vocabulary.find(id);
                found.map(|found| catalog.vocabulary.relation(found).id.clone())
            }
            Self::Intent => catalog.vocabulary.intent(id).map(|intent| intent.id.clone()),
            Self::Scheme => catalog.vocabulary.scheme(id).map(|scheme| scheme.id.clone()),
            Self::Query => {
                let is = |saved: &&crate::catalog::entry::Saved| {
                    saved.id == id || saved.was.iter().any(|old| old == id)
                };
                catalog.saved.iter().find(is).map(|saved| saved.id.clone())
            }
        }
    }

    /// The spaces in which an id of this one stands for nothing else: claims, arguments and excerpts
    /// share their ids.
    fn sharing(&self) -> &[Self] {
        const STATED: [Space; 3] =
            [Space::Node(Class::Claim), Space::Node(Class::Argument), Space::Node(Class::Excerpt)];
        if STATED.contains(self) { &STATED } else { std::slice::from_ref(self) }
    }

    /// A record whose first line has an id of this space, to see what can be one.
    fn record(self, id: &str) -> String {
        match self {
            Self::Node(Class::Topic) => format!("concept {id}"),
            Self::Query => format!("query {id} \"claims\""),
            other => format!("{} {id}", other.word()),
        }
    }
}

/// Something that has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) space: Space,
    pub(super) id: String,
}

impl Thing {
    /// The ids that change if this thing gets the id `new`.
    pub(super) fn ids(&self, session: &Session, new: &str) -> Ids {
        let mut ids = Ids::from([((self.space, self.id.clone()), new.to_owned())]);
        if self.space == Space::Node(Class::Work) {
            for stated in session.catalog.quoted() {
                let space = Space::Node(session.catalog.class(stated.node));
                if let Some((key, slug)) = stated.id.rsplit_once('/').filter(|(key, _)| *key == self.id) {
                    ids.insert((space, format!("{key}/{slug}")), format!("{new}/{slug}"));
                }
            }
        }
        ids
    }
}

/// What `old`, which begins the file of the question, stands for.
pub(super) fn find(session: &Session, file: FileId, old: &str) -> Result<Thing, Box<Diagnostic>> {
    let catalog = &session.catalog;
    let span = Span::new(file, 0, old.len());
    let things: Vec<Thing> = SPACES.into_iter().flat_map(|space| matching(catalog, space, old)).collect();
    match things.as_slice() {
        [thing] => Ok(thing.clone()),
        [] => {
            let bare = old.split_once(':').map_or(old, |(_, id)| id);
            let found = SPACES.iter().find_map(|space| Some((*space, space.now(catalog, bare)?)));
            if let Some((space, _)) = found.as_ref().filter(|(_, now)| now == bare) {
                let message = format!("`{bare}` is {}", with_article(space.word()));
                let diagnostic = Diagnostic::new(Code::UnknownId, span, message);
                return Err(Box::new(diagnostic.help(format!("write `{}:{bare}`", space.word()))));
            }
            if let Some((space, now)) = found {
                let message = format!("the {} `{bare}` is now called `{now}`", space.word());
                let diagnostic = Diagnostic::new(Code::UnknownId, span, message);
                return Err(Box::new(diagnostic.help(format!("rename `{now}`"))));
            }
            let all: Vec<&str> = SPACES.iter().flat_map(|space| space.ids(catalog)).collect();
            let message = format!("unknown id `{bare}`");
            let diagnostic = Diagnostic::new(Code::UnknownId, span, message).nearest(bare, all);
            Err(Box::new(diagnostic.otherwise("find it by its words with `catena ask 'search \"…\"'`")))
        }
        several => {
            let list: Vec<String> =
                several.iter().map(|thing| format!("`{}:{}`", thing.space.word(), thing.id)).collect();
            let message = format!("{} things have the id `{old}`", several.len());
            let diagnostic = Diagnostic::new(Code::AmbiguousName, span, message);
            Err(Box::new(diagnostic.help(format!("write one of {}", list.join(", ")))))
        }
    }
}

/// The thing of a space that has the id `old`, with or without the space before it.
fn matching(catalog: &Catalog, space: Space, old: &str) -> Option<Thing> {
    let has = |id: &str| space.ids(catalog).contains(&id);
    if has(old) {
        return Some(Thing { space, id: old.to_owned() });
    }
    let (prefix, id) = old.split_once(':').filter(|(_, id)| has(id))?;
    let of_kind = |kind: &str| {
        let node = catalog.names().get(Class::Topic, id);
        space == Space::Node(Class::Topic) && node.is_some_and(|node| catalog.kind(node) == kind)
    };
    (prefix == space.word() || of_kind(prefix)).then(|| Thing { space, id: id.to_owned() })
}

/// The new id, which stands at byte `at` of the file of the question, if it will do.
pub(super) fn new_id(
    session: &Session,
    thing: &Thing,
    file: FileId,
    at: usize,
    new: &str,
) -> Result<String, Box<Diagnostic>> {
    let catalog = &session.catalog;
    let span = Span::new(file, at, at + new.len());
    let prefixes = [Some(thing.space.word()), kind_of(catalog, thing)];
    let bare = prefixes.iter().flatten().find_map(|prefix| new.strip_prefix(prefix)?.strip_prefix(':'));
    let new = bare.unwrap_or(new);
    let wrong = |code: Code, message: String| Diagnostic::new(code, span, message);
    if new == thing.id {
        let message = format!("it already has the id `{new}`");
        return Err(Box::new(wrong(Code::DuplicateId, message).help("choose another id")));
    }
    if let Some(help) = no_id(thing, new) {
        let message = format!("`{new}` cannot be the id of {}", with_article(thing.space.word()));
        return Err(Box::new(wrong(Code::Syntax, message).help(help)));
    }
    let others = thing.space.sharing().iter();
    let is_old_of_others = others.filter_map(|space| Some((space, space.now(catalog, new)?)));
    if let Some((space, now)) = is_old_of_others.into_iter().find(|(_, now)| *now != thing.id) {
        let message = if now == new {
            format!("{} `{new}` already exists", with_article(space.word()))
        } else {
            format!("`{new}` is an earlier id of the {} `{now}`", space.word())
        };
        return Err(Box::new(wrong(Code::DuplicateId, message).help("choose another id")));
    }
    let shared = catalog.names().shared(new);
    if thing.space == Space::Node(Class::Scholar) && !shared.is_empty() {
        let message = format!("several scholars have the family name `{new}`");
        return Err(Box::new(wrong(Code::DuplicateId, message).help("choose another id")));
    }
    Ok(new.to_owned())
}

fn kind_of<'a>(catalog: &'a Catalog, thing: &Thing) -> Option<&'a str> {
    match thing.space {
        Space::Node(Class::Topic) => {
            catalog.names().get(Class::Topic, &thing.id).map(|node| catalog.kind(node))
        }
        _ => None,
    }
}

/// Why `new` cannot be an id of the thing's space, if it cannot.
fn no_id(thing: &Thing, new: &str) -> Option<String> {
    let text = thing.space.record(new) + "\n";
    let mut sources = Sources::new();
    let file = sources.add("", text.as_str());
    let mut faults = Vec::new();
    let document = annotation::parse(file, &text, &mut faults);
    let id = document.records().next().and_then(|record| record.head.id()).map(|id| id.value.as_str());
    let is_stated = matches!(thing.space, Space::Node(Class::Claim | Class::Argument | Class::Excerpt));
    let own = thing.id.rsplit_once('/').map(|(key, _)| key).filter(|_| is_stated);
    if let Some(key) = own.filter(|key| new.rsplit_once('/').map(|(key, _)| key) != Some(*key)) {
        return Some(format!(
            "begin the new id with `{key}/`: {} stays with its work",
            with_article(thing.space.word())
        ));
    }
    if thing.space == Space::Node(Class::Topic) && [annotation::WHEN, annotation::AND, "or"].contains(&new) {
        return Some(format!("`{new}` joins the words of statements, so no topic can be called so"));
    }
    if any_error(&faults) || id != Some(new) {
        return Some(match thing.space {
            Space::Node(Class::Work) => "use letters, digits and, between them, `_ - : . + ' ’ /`".to_owned(),
            _ => "use lower-case words and digits joined by `-`".to_owned(),
        });
    }
    // Words of the language itself, which the vocabulary knows.
    let probe = Session::of(Corpus::read(vec![("a.catena".to_owned(), text.into_bytes())]));
    let reserved = probe.diagnostics.iter().find(|fault| fault.code == Code::ReservedName);
    let is_declared = matches!(thing.space, Space::Kind | Space::Relation);
    reserved.filter(|_| is_declared).map(|fault| fault.message.clone())
}

/// True where `word` stands in a text and no id goes on before or after it.
pub(super) fn contains_word(text: &str, word: &str) -> bool {
    words(text, word).next().is_some()
}

/// The places where `word` stands in a text and no id goes on before it or after it. What follows a
/// work's key by a `/` or a kind by a `:` is another word.
pub(super) fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let in_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let (before, after) = (&text[..*at], &text[at + word.len()..]);
        let joined = |text: &str| {
            // A full stop, plus or apostrophe is of an id only where one goes on behind it.
            let mut chars = text.chars();
            let first = chars.next();
            first.is_some_and(in_id)
                || (first.is_some_and(|c| matches!(c, '.' | '+' | '\'')) && chars.next().is_some_and(in_id))
        };
        !before.chars().next_back().is_some_and(|c| in_id(c) || c == '/') && !joined(after)
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_whole() {
        for (text, found) in [
            ("admit trust", vec![6]),
            ("concept:trust.", vec![8]),
            ("trust/x and trust", vec![0, 12]),
            ("lasting-trust trust-x trusty distrust a/trust", vec![]),
            ("\"trust\"", vec![1]),
        ] {
            assert_eq!(words(text, "trust").collect::<Vec<_>>(), found, "{text}");
        }
    }
}
