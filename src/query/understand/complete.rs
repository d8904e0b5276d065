//! What the word at the cursor of a question can become, from the words of the language and of the corpus.

mod named;

use std::collections::BTreeMap;

use crate::catalog::entry::NodeId;
use crate::catalog::people::family;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::query::attribute::Attribute;
use crate::query::expr::Sort;
use crate::query::understand::complete::named::Named;
use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::other_words::{OtherWords, noun_forms};
use crate::query::words::{Place, words};

/// What a word is that can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offered {
    /// A thing.
    Thing(NodeId),
    /// A saved question, by its number in the catalog.
    Saved(usize),
    /// A kind, of the library or of the language.
    Kind,
    /// A relation in one of its forms.
    Relation,
    /// What a question can show, sort and count by.
    Attribute,
    /// A word with which a question begins.
    Beginning,
    /// A word of the language within questions.
    Word,
}

/// A word that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word.
    pub text: String,
    /// What it is.
    pub offered: Offered,
}

/// Words with what each of them is.
type List = BTreeMap<String, Offered>;

/// The words that can be completed.
#[derive(Debug)]
pub struct Completions {
    beginnings: List,
    within: List,
    attributes: List,
    kinds: List,
    verbs: List,
    topics: List,
    /// The topics that somebody holds.
    schools: List,
    works: List,
    scholars: List,
    claims: List,
    /// Labels, titles and full names, in quotes.
    quoted: List,
    /// Everything as `kind:id`.
    exact: List,
    /// Saved questions, with `@`.
    saved: List,
    /// Things by the words of their names.
    named: Named,
    /// The most parts that a kind or a relation has.
    most_parts: usize,
}

impl Completions {
    /// The words of a corpus.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let lexicon = Lexicon::build(catalog);
        let declared = catalog.vocabulary.kinds().flat_map(|kind| [kind.id.clone(), kind.plural.clone()]);
        let others = OtherWords::of_kinds(catalog);
        let others = catalog.vocabulary.kinds().flat_map(|kind| others.used(&kind.id, &kind.aka));
        let own = Sort::OWN.into_iter().filter(|sort| lexicon.sort(sort.word()).is_some());
        let own = own.flat_map(|sort| [sort.word().to_owned(), lexicon.plural(&sort)]);
        let scholar = |id: &str, name: &str| {
            let told =
                !name.contains(char::is_whitespace) && lexicon.look_up(name, &[Class::Scholar]).len() == 1;
            if told { name.to_owned() } else { id.to_owned() }
        };
        let by_id = |id: NodeId| (catalog.id(id).to_owned(), Offered::Thing(id));
        let quoted = catalog.nodes().map(|(id, _)| (catalog.label(id), id));
        let quoted = quoted.filter(|(label, _)| !label.contains('"'));
        let saved = catalog.saved.iter().enumerate();
        Self {
            most_parts: lexicon.longest().max(4),
            beginnings: all(words(Place::Beginning), Offered::Beginning),
            within: all(words(Place::Within), Offered::Word),
            attributes: all(Attribute::words().chain(["count"]), Offered::Attribute),
            kinds: all(declared.chain(own).chain(others.flat_map(noun_forms)), Offered::Kind),
            verbs: all(lexicon.verb_forms(), Offered::Relation),
            topics: catalog
                .names()
                .of_records(Class::Topic)
                .filter_map(|id| {
                    Some((id.to_owned(), Offered::Thing(catalog.names().get(Class::Topic, id)?)))
                })
                .collect(),
            schools: catalog.schools().into_iter().map(by_id).collect(),
            works: catalog.works().map(|(id, _)| by_id(id)).collect(),
            scholars: catalog
                .scholars()
                .map(|(id, one)| (scholar(&one.id, &family(&one.name)), Offered::Thing(id)))
                .collect(),
            claims: catalog.quoted().map(|stated| by_id(stated.node)).collect(),
            quoted: quoted.map(|(label, id)| (format!("\"{label}\""), Offered::Thing(id))).collect(),
            exact: catalog
                .nodes()
                .map(|(id, _)| (format!("{}:{}", catalog.kind(id), catalog.id(id)), Offered::Thing(id)))
                .collect(),
            saved: saved.map(|(at, saved)| (format!("@{}", saved.id), Offered::Saved(at))).collect(),
            named: Named::of(catalog),
        }
    }

    /// The byte at which what can be completed begins, and what it can become, in order, at the end of what is typed of a
    /// question.
    #[must_use]
    pub fn complete(&self, asked: &str) -> (usize, Vec<Choice>) {
        let start = asked.len() - asked.trim_start().len();
        let (at, found) = self.question(&asked[start..]);
        (start + at, found)
    }

    /// Completes the last words of a question.
    fn question(&self, asked: &str) -> (usize, Vec<Choice>) {
        if asked.starts_with('@') {
            return (0, listed(fitting(asked, &self.saved)));
        }
        if let Some(quote) = open_quote(asked) {
            return (quote, listed(fitting(&asked[quote..], &self.quoted)));
        }
        let edges = asked.match_indices([' ', ',']).map(|(at, _)| at + 1);
        let words: Vec<usize> = std::iter::once(0).chain(edges).collect();
        // A word of several parts, `cannot account for`, may have been begun some words ago.
        let words = &words[words.len().saturating_sub(self.most_parts)..];
        let choice = |at: usize| self.choice(&asked[..at].to_lowercase());
        for at in words {
            let found = self.words(&asked[*at..], &choice(*at));
            if !found.is_empty() {
                return (*at, found);
            }
        }
        // Where no word begins so, a name may: what stands before it tells which.
        for at in words {
            let found = self.named(&asked[*at..], &choice(*at));
            if !found.is_empty() {
                return (*at, found);
            }
        }
        (asked.len(), Vec::new())
    }

    /// The words of a choice, and others if what is begun asks for them: `kind:id`, the id of a claim.
    fn words(&self, begun: &str, choice: &[&List]) -> Vec<Choice> {
        let mut found: List = choice.iter().flat_map(|words| fitting(begun, words)).collect();
        if begun.contains(':') {
            found.extend(fitting(begun, &self.exact));
        }
        if begun.contains('/') {
            found.extend(fitting(begun, &self.claims));
        }
        listed(found)
    }

    /// The things of a choice in whose names words begin so; claims where any topic can stand.
    fn named(&self, begun: &str, choice: &[&List]) -> Vec<Choice> {
        let is_of = |list: &List| choice.iter().any(|own| std::ptr::eq(*own, list));
        let lists = [&self.topics, &self.works, &self.scholars, &self.schools];
        let mut lists: Vec<&List> = lists.into_iter().filter(|list| is_of(list)).collect();
        lists.extend(is_of(&self.topics).then_some(&self.claims));
        if lists.is_empty() {
            return Vec::new();
        }
        let found = self.named.beginning(begun);
        let in_lists = lists.into_iter().flatten().filter_map(|(text, offered)| match offered {
            Offered::Thing(node) if found.contains(node) => Some((text.clone(), *offered)),
            _ => None,
        });
        listed(in_lists.collect::<List>())
    }

    /// Which words can follow `before`, in lower case.
    fn choice(&self, before: &str) -> Vec<&List> {
        let words: Vec<&str> = before.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let Some(last) = words.last() else { return vec![&self.beginnings, &self.kinds, &self.saved] };
        let stage = words.iter().rev().find(|word| ["show", "sort", "per", "limit"].contains(word));
        if stage == Some(&"show") && (*last == "show" || before.trim_end().ends_with(',')) {
            return vec![&self.attributes];
        }
        let passive = words.len() > 1 && {
            let ends = |count: usize| words.get(words.len() - count..).map(|words| words.join(" "));
            (2..=self.most_parts.min(words.len())).filter_map(ends).any(|form| self.verbs.contains_key(&form))
        };
        let named = vec![&self.topics, &self.works, &self.scholars];
        if words.ends_with(&["according", "to"]) {
            return vec![&self.scholars, &self.works, &self.schools];
        }
        match *last {
            "sort" | "per" => vec![&self.attributes],
            "by" if words.len() > 1 && words[words.len() - 2] == "sort" => vec![&self.attributes],
            "by" if passive => named,
            "by" => vec![&self.scholars],
            "in" => vec![&self.works],
            "via" if words.first() == Some(&"trace") => vec![&self.verbs],
            "via" => vec![&self.works],
            "about" => vec![&self.topics],
            "trace" | "to" | "avoiding" | "without" => named,
            "on" if words.contains(&"compare") => vec![&self.topics],
            "on" => vec![&self.works, &self.scholars, &self.topics],
            "compare" => vec![&self.kinds, &self.topics],
            "into" | "which" | "what" | "list" | "count" | "many" | "find" | "exists" | "any" | "no" => {
                vec![&self.kinds]
            }
            "limit" | "within" | "since" | "after" | "before" | "matching" | "search" => Vec::new(),
            _ => vec![&self.verbs, &self.within, &self.kinds, &self.topics, &self.works, &self.scholars],
        }
    }
}

/// The byte of the quotation mark that is open at the end of a text.
fn open_quote(text: &str) -> Option<usize> {
    let marks = text.matches('"').count();
    if marks % 2 == 1 { text.rfind('"') } else { None }
}

/// Words that are all the same.
fn all(words: impl Iterator<Item = impl Into<String>>, offered: Offered) -> List {
    words.map(|word| (word.into(), offered)).collect()
}

fn listed(found: impl IntoIterator<Item = (String, Offered)>) -> Vec<Choice> {
    found.into_iter().map(|(text, offered)| Choice { text, offered }).collect()
}

/// The words that begin so, in any case.
fn fitting<'a>(begun: &str, words: &'a List) -> impl Iterator<Item = (String, Offered)> + use<'a> {
    let begun = begun.to_lowercase();
    let fits = move |word: &&String| word.to_lowercase().starts_with(&begun);
    words.iter().filter(move |(word, _)| fits(word)).map(|(word, offered)| (word.clone(), *offered))
}

#[cfg(test)]
mod tests;
