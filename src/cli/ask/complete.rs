//! What the word at the cursor can become, from the words of the language and of the corpus.

use std::collections::BTreeSet;

use crate::catalog::people::family;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::cli::ask::command::COMMANDS;
use crate::query::attribute::Attribute;
use crate::query::expr::Sort;
use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::other_words::{OtherWords, noun_forms};
use crate::query::words::{Place, words};

/// The words that can be completed.
pub(super) struct Words {
    beginnings: BTreeSet<String>,
    within: BTreeSet<String>,
    attributes: BTreeSet<String>,
    kinds: BTreeSet<String>,
    verbs: BTreeSet<String>,
    topics: BTreeSet<String>,
    /// The topics that somebody holds.
    schools: BTreeSet<String>,
    works: BTreeSet<String>,
    scholars: BTreeSet<String>,
    claims: BTreeSet<String>,
    /// Labels, titles and full names, in quotes.
    quoted: BTreeSet<String>,
    /// Everything as `kind:id`.
    exact: BTreeSet<String>,
    /// Saved questions, with `@`.
    saved: BTreeSet<String>,
    /// The most parts that a kind or a relation has.
    most_parts: usize,
}

/// Which words can stand at a place.
type Choice<'a> = Vec<&'a BTreeSet<String>>;

impl Words {
    /// The words of a corpus.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let lexicon = Lexicon::build(catalog);
        let declared = catalog.vocabulary.kinds().flat_map(|kind| [kind.id.clone(), kind.plural.clone()]);
        let others = OtherWords::of_kinds(catalog);
        let others = catalog.vocabulary.kinds().flat_map(|kind| others.used(&kind.id, &kind.aka));
        let own = [Sort::Topic, Sort::Claim, Sort::Argument, Sort::Work, Sort::Scholar, Sort::Citation];
        let own = own.into_iter().filter(|sort| lexicon.sort(sort.word()).is_some());
        let own = own.flat_map(|sort| [sort.word().to_owned(), lexicon.plural(&sort)]);
        let scholar = |id: &str, name: &str| {
            let told =
                !name.contains(char::is_whitespace) && lexicon.look_up(name, &[Class::Scholar]).len() == 1;
            if told { name.to_owned() } else { id.to_owned() }
        };
        let quoted = catalog.nodes().map(|(id, _)| catalog.label(id)).filter(|label| !label.contains('"'));
        Self {
            most_parts: lexicon.longest().max(4),
            beginnings: words(Place::Beginning).map(str::to_owned).collect(),
            within: words(Place::Within).map(str::to_owned).collect(),
            attributes: Attribute::words().chain(["count"]).map(str::to_owned).collect(),
            kinds: declared.chain(own).chain(others.flat_map(noun_forms)).collect(),
            verbs: lexicon.verb_forms().map(str::to_owned).collect(),
            topics: catalog.names().of_records(Class::Topic).map(str::to_owned).collect(),
            schools: catalog.schools().into_iter().map(|id| catalog.id(id).to_owned()).collect(),
            works: catalog.works().map(|(_, work)| work.key.clone()).collect(),
            scholars: catalog.scholars().map(|(_, one)| scholar(&one.id, &family(&one.name))).collect(),
            claims: catalog.stated().map(|stated| stated.id.to_owned()).collect(),
            quoted: quoted.map(|label| format!("\"{label}\"")).collect(),
            exact: catalog
                .nodes()
                .map(|(id, _)| format!("{}:{}", catalog.kind(id), catalog.id(id)))
                .collect(),
            saved: catalog.saved.iter().map(|saved| format!("@{}", saved.id)).collect(),
        }
    }

    /// The byte at which what can be completed begins, and what it can become, in order; `at` is the cursor, in
    /// bytes of the line.
    pub(super) fn complete(&self, line: &str, at: usize) -> (usize, Vec<String>) {
        let before = line.get(..at).unwrap_or(line);
        let start = before.len() - before.trim_start().len();
        if !before[start..].starts_with(':') {
            return self.question(before, start);
        }
        let Some(blank) = before[start..].find(char::is_whitespace) else {
            let names = COMMANDS.map(|(name, ..)| name.to_owned());
            return (start, fitting(&before[start..], &BTreeSet::from(names)).collect());
        };
        let rest = before.len() - before[start + blank..].trim_start().len();
        match &before[start..start + blank] {
            ":explain" => self.question(before, rest),
            ":show" => {
                let named = [&self.topics, &self.works, &self.scholars, &self.claims];
                (rest, self.words(&before[rest..], &named))
            }
            _ => (at, Vec::new()),
        }
    }

    /// Completes the last words of the question that begins at byte `start`.
    fn question(&self, text: &str, start: usize) -> (usize, Vec<String>) {
        let asked = &text[start..];
        if asked.starts_with('@') {
            return (start, fitting(asked, &self.saved).collect());
        }
        if let Some(quote) = open_quote(asked) {
            return (start + quote, fitting(&asked[quote..], &self.quoted).collect());
        }
        let edges = asked.match_indices([' ', ',']).map(|(at, _)| at + 1);
        let words: Vec<usize> = std::iter::once(0).chain(edges).collect();
        // A word of several parts, `cannot account for`, may have been begun some words ago.
        let words = &words[words.len().saturating_sub(self.most_parts)..];
        for at in words {
            let found = self.words(&asked[*at..], &self.choice(&asked[..*at].to_lowercase()));
            if !found.is_empty() {
                return (start + at, found);
            }
        }
        (text.len(), Vec::new())
    }

    /// The words of a choice, and others if what is begun asks for them: `kind:id`, the id of a claim.
    fn words(&self, begun: &str, choice: &[&BTreeSet<String>]) -> Vec<String> {
        let mut found: BTreeSet<String> = choice.iter().flat_map(|words| fitting(begun, words)).collect();
        if begun.contains(':') {
            found.extend(fitting(begun, &self.exact));
        }
        if begun.contains('/') {
            found.extend(fitting(begun, &self.claims));
        }
        found.into_iter().collect()
    }

    /// Which words can follow `before`, in lower case.
    fn choice(&self, before: &str) -> Choice<'_> {
        let words: Vec<&str> = before.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let Some(last) = words.last() else { return vec![&self.beginnings, &self.kinds, &self.saved] };
        let stage = words.iter().rev().find(|word| ["show", "sort", "per", "limit"].contains(word));
        if stage == Some(&"show") && (*last == "show" || before.trim_end().ends_with(',')) {
            return vec![&self.attributes];
        }
        let passive = words.len() > 1 && {
            let ends = |count: usize| words.get(words.len() - count..).map(|words| words.join(" "));
            (2..=self.most_parts.min(words.len())).filter_map(ends).any(|form| self.verbs.contains(&form))
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

/// The words that begin so, in any case.
fn fitting<'a>(begun: &str, words: &'a BTreeSet<String>) -> impl Iterator<Item = String> + use<'a> {
    let begun = begun.to_lowercase();
    words.iter().filter(move |word| word.to_lowercase().starts_with(&begun)).cloned()
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::corpus::Corpus;
    use crate::session::Session;

    const CORPUS: &str = "\
kind open-question
  plural  open questions
kind theory
  plural  theories
  aka     school of thought
kind concept
relation accounts-for
  plural   account for
  inverse  accounted for by
  aka      make good sense out of
concept trust \"Lasting trust\"
theory trust-theory \"A theory of trust\"
claim kydd2005/trust-grows
  text  Trust grows.
query on-trust \"claims about trust\"
";
    const WORKS: &str =
        "@book{kydd2005, author = {Kydd, Andrew}, title = {Trust and Mistrust}, year = {2005}}
@book{bush2001, author = {Bush, George W.}, title = {A}, year = {2001}}
@book{bush1990, author = {Bush, George H.}, title = {B}, year = {1990}}
";

    /// What the line up to `|` can become: what stands before the word, and the words.
    fn completed(line: &str) -> (String, Vec<String>) {
        let files = [("corpus/a.catena", CORPUS), ("corpus/a.bib", WORKS)];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        let session = Session::of(Corpus::read(files.to_vec()));
        let (start, words) = Words::of(&session.catalog).complete(line, line.len());
        (line[..start].to_owned(), words)
    }

    #[track_caller]
    fn completes(line: &str, start: &str, expected: &[&str]) {
        let (before, words) = completed(line);
        assert_eq!(words, expected, "{line}");
        assert_eq!(before, start, "{line}");
    }

    #[test]
    fn a_question_begins_with_a_form_a_kind_or_a_saved_question() {
        completes("whi", "", &["which"]);
        completes("what r", "", &["what rests on", "what rests only on"]);
        completes("comp", "", &["compare"]);
        completes("as", "", &["as of"]);
        completes("how m", "", &["how many"]);
        completes("cit", "", &["citation", "citations"]);
        completes("OPEN", "", &["open questions", "open-question"]);
        completes("  @", "  ", &["@on-trust"]);
        completes("which t", "which ", &["theories", "theory", "topic", "topics"]);
        completes("which open q", "which ", &["open questions"]);
    }

    #[test]
    fn other_words_are_completed() {
        completes("which school", "which ", &["school of thought", "schools of thought"]);
        completes("which schools of t", "which ", &["schools of thought"]);
        completes("theories that make good s", "theories that ", &["make good sense out of"]);
        completes("theories that make good sense out o", "theories that ", &["make good sense out of"]);
    }

    #[test]
    fn what_follows_a_keyword_is_what_can_stand_there() {
        completes("claims by ", "claims by ", &["Kydd", "bush-george-h", "bush-george-w"]);
        completes("claims by k", "claims by ", &["Kydd"]);
        completes("claims in b", "claims in ", &["bush1990", "bush2001"]);
        completes("claims about tr", "claims about ", &["trust", "trust-theory"]);
        completes("concepts accounted for by tr", "concepts accounted for by ", &["trust", "trust-theory"]);
        completes(
            "trace trust into c",
            "trace trust into ",
            &["citation", "citations", "claim", "claims", "concept", "concepts"],
        );
        completes("works since 19", "works since 19", &[]);
    }

    #[test]
    fn attributes_follow_the_stages_that_want_them() {
        completes("claims show lo", "claims show ", &["locator"]);
        completes("claims show text, ye", "claims show text, ", &["year", "years"]);
        completes("works sort ti", "works sort ", &["title"]);
        completes("works sort by ti", "works sort by ", &["title"]);
        completes("how many claims per fo", "how many claims per ", &["for", "force"]);
        completes("claims show text so", "claims show text ", &["sort"]);
    }

    #[test]
    fn words_of_comparing_counting_and_resting_are_completed() {
        completes("compare th", "compare ", &["theories", "theory"]);
        completes(
            "compare theories o",
            "compare theories ",
            &["on", "only", "only via", "open questions", "open-question", "or"],
        );
        completes("compare theories on tr", "compare theories on ", &["trust", "trust-theory"]);
        completes("what rests only on ky", "what rests only on ", &["Kydd", "kydd2005"]);
        completes("how many claims per work hav", "how many claims per work ", &["having"]);
    }

    #[test]
    fn relations_names_and_labels_are_completed_within() {
        completes(
            "theories that acc",
            "theories that ",
            &["account for", "accounted for by", "accounts for"],
        );
        completes("theories that account f", "theories that ", &["account for"]);
        completes("theories that account for ky", "theories that account for ", &["Kydd", "kydd2005"]);
        completes("claims about \"last", "claims about ", &["\"Lasting trust\""]);
        completes(
            "find claim c where c -[about]-> concept:",
            "find claim c where c -[about]-> ",
            &["concept:trust"],
        );
        completes("why kydd2005/", "why ", &["kydd2005/trust-grows"]);
    }

    #[test]
    fn commands_and_what_they_want_are_completed() {
        completes(":e", "", &[":examples", ":explain"]);
        completes(":show kydd2005/t", ":show ", &["kydd2005/trust-grows"]);
        completes(":explain claims ab", ":explain claims ", &["about", "above"]);
        completes(":reload x", ":reload x", &[]);
    }
}
