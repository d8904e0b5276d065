//! Small corpora about trust and alliances: one vocabulary, any topics and claims.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// Four works: `one` by Adams, 1990; `two` by Baker and Adams, 2000; `three` edited by Clark, 2010; `four` by
/// Clark and Dunn, without a year.
pub(crate) const BIBLIOGRAPHY: &str = "
@book{one,        author = {Adams, Ann},                 title = {Bargains},          year = {1990}}
@article{two,     author = {Baker, Bob and Adams, Ann},  title = {Doubtful Friends},  year = {2000}}
@collection{three, editor = {Clark, Cy},                 title = {Costly Signals},    year = {2010}}
@misc{four,       author = {Clark, Cy and Dunn, Di},     title = {Allies Without Date}}
";

/// `grounds` implies `fosters`, which implies `admits`; `forbids` implies `excludes`, the contradictory of
/// `admits`; `hinders` is a contrary of `fosters`. `strengthens` and its contrary do not spread; `explains` has no
/// opposite. Claims affirm and reject outcomes; `doubts` is a contrary of `affirms`. `disputes` may lead to theories,
/// explanations, outcomes and arguments too. Some have other words.
pub(crate) const VOCABULARY: &str = "
intent evidence
  rests  yes
intent definition
kind concept
kind theory
  plural  theories
  aka     school of thought
kind explanation
kind outcome
  affirmable  yes
scheme sign

relation admits
  inverse  admitted by
  from     explanation, theory, concept
  to       concept
  contradicts  excludes
relation excludes
  inverse  excluded by
  aka      rule out
  from     explanation, theory, concept
  to       concept
relation fosters
  inverse  fostered by
  from     explanation, theory, concept
  to       concept
  implies  admits
  against  hinders
relation hinders
  from     explanation, theory, concept
  to       concept
relation grounds
  from     explanation, theory, concept
  to       concept
  implies  fosters
relation forbids
  from     explanation, theory, concept
  to       concept
  implies  excludes
relation strengthens
  inverse  strengthened by
  from     explanation, theory, concept
  to       concept
  against  weakens
  spreads  none
relation weakens
  from     explanation, theory, concept
  to       concept
relation rivals
  plural     rival
  from       explanation, theory, concept
  to         concept, theory, explanation
  symmetric  yes
  against    grounds
relation explains
  inverse  explained by
  from     explanation, theory
  to       outcome
  spreads  none

relation held-by
  plural   held by
  inverse  holds
  from     theory
  to       scholar, work

relation affirms
  plural   affirm
  inverse  affirmed by
  from     claim
  to       outcome
  contradicts  rejects
relation rejects
  plural   reject
  inverse  rejected by
  from     claim
  to       outcome
relation demonstrates
  inverse  demonstrated by
  from     claim
  to       outcome
  implies  affirms
relation doubts
  inverse  doubted by
  from     claim
  to       outcome
  against  affirms

relation supports
  inverse  supported by
  from     claim
  to       claim, argument, outcome
relation disputes
  inverse  contested by
  aka      object to, disagree with
  from     claim
  to       claim, argument, outcome, theory, explanation
relation undercuts
  inverse  undercut by
  from     claim
  to       argument
  implies  disputes
relation qualifies
  from     claim
  to       claim
relation restricts
  from     claim
  to       claim
  implies  qualifies
";

pub(crate) const EXPLANATIONS: [&str; 3] = ["bipolarity", "democratic-norms", "institutions"];
pub(crate) const THEORIES: [&str; 2] = ["rational-theory", "social-theory"];
pub(crate) const CONCEPTS: [&str; 5] = ["attitude", "trust", "specific-trust", "lasting-trust", "power"];
pub(crate) const OUTCOMES: [&str; 3] = ["durability", "peace", "lasting-peace"];
pub(crate) const WORKS: [&str; 4] = ["one", "two", "three", "four"];
/// What citations are for.
pub(crate) const INTENTS: [&str; 2] = ["evidence", "definition"];
/// Relations between topics and concepts.
pub(crate) const RELATIONS: [&str; 9] =
    ["rivals", "admits", "excludes", "fosters", "hinders", "grounds", "forbids", "strengthens", "weakens"];
/// Relations between claims.
pub(crate) const LINKS: [&str; 4] = ["supports", "disputes", "qualifies", "restricts"];
/// Relations of claims to outcomes that say whether these are so.
pub(crate) const TRUTHS: [&str; 4] = ["affirms", "rejects", "demonstrates", "doubts"];
/// Relations of claims to arguments.
const OF_ARGUMENTS: [&str; 3] = ["disputes", "undercuts", "supports"];
/// Words of claims, so that text conditions find something.
pub(crate) const WORDS: [&str; 8] =
    ["reputation", "costly", "signals", "signalling", "trust", "allies", "confidence", "commitment"];

/// A corpus: the records of its topics, and its claims.
#[derive(Clone, Debug)]
pub(crate) struct Corpus {
    /// Records other than claims and arguments, each whole.
    pub(crate) records: Vec<String>,
    /// Records of claims.
    pub(crate) claims: Vec<String>,
    /// Records of arguments.
    pub(crate) arguments: Vec<String>,
    /// Records of excerpts.
    pub(crate) excerpts: Vec<String>,
}

impl Corpus {
    /// Its files.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        vec![
            ("references.bib".to_owned(), BIBLIOGRAPHY.to_owned()),
            ("vocabulary.catena".to_owned(), VOCABULARY.to_owned()),
            ("topics.catena".to_owned(), self.records.join("\n")),
            (
                "claims.catena".to_owned(),
                [&self.claims[..], &self.arguments, &self.excerpts].concat().join("\n"),
            ),
        ]
    }
}

impl Corpus {
    /// The same with `another` record for a topic, `same-as` that of `id`: it has some of the names of that, in turn as
    /// `picks` says, and all that its record says or nothing.
    pub(crate) fn with_another(&self, id: &str, picks: &[bool], takes_all: bool) -> Self {
        let mut picks = picks.iter().cycle().copied();
        let mut rewritten = |record: &String| -> String {
            let mut lines = record.lines();
            let head = lines.next().unwrap_or_default();
            let mut text = format!("{head}\n");
            for line in lines {
                // Words of texts are no names, and `read`, `at` and the like name nothing.
                let is_text =
                    ["text", "quote", "tags"].iter().any(|name| line.trim_start().starts_with(name));
                let mut words = line.split(' ').map(|word| {
                    let bare = word.trim_end_matches(',');
                    let is_it = bare == id && !is_text && picks.next().unwrap_or(false);
                    if is_it { word.replace(id, "another") } else { word.to_owned() }
                });
                let first = words.next().unwrap_or_default();
                text += &words.fold(first, |line, word| line + " " + &word);
                text.push('\n');
            }
            text
        };
        let mut made = Self {
            records: self.records.iter().map(&mut rewritten).collect(),
            claims: self.claims.iter().map(&mut rewritten).collect(),
            arguments: self.arguments.iter().map(&mut rewritten).collect(),
            excerpts: self.excerpts.iter().map(&mut rewritten).collect(),
        };
        let own = made.records.iter_mut().find(|record| {
            record
                .lines()
                .next()
                .and_then(|head| head.split_once(' '))
                .is_some_and(|(kind, of)| of == id && kind != "work")
        });
        let own = own.expect("the topic has a record");
        let (head, said) = own.split_once('\n').expect("a record has lines");
        let (kind, _) = head.split_once(' ').expect("a record begins with its kind");
        let (head, said) = (head.to_owned(), said.to_owned());
        let new = format!("{kind} another\n  same-as  {id}\n{}", if takes_all { said.as_str() } else { "" });
        *own = if takes_all { format!("{head}\n") } else { format!("{head}\n{said}") };
        made.records.push(new);
        made
    }
}

/// Corpora in half of which one topic is kept as two that are the same.
pub(crate) fn with_same_topics(corpora: impl Strategy<Value = Corpus>) -> impl Strategy<Value = Corpus> {
    let topic = select([&CONCEPTS[..], &THEORIES, &EXPLANATIONS, &OUTCOMES].concat());
    let another = option::of((topic, vec(any::<bool>(), 7), any::<bool>()));
    (corpora, another).prop_map(|(made, another)| match another {
        Some((id, picks, takes_all)) => made.with_another(id, &picks, takes_all),
        None => made,
    })
}

/// What a claim is, before the ids of the others are known.
#[derive(Clone, Debug)]
struct Draft {
    work: &'static str,
    words: Vec<&'static str>,
    says: Vec<(&'static str, &'static str, &'static str, Vec<&'static str>)>,
    when: Vec<&'static str>,
    force: Option<&'static str>,
    about: Vec<&'static str>,
    by: Option<&'static str>,
    via: Option<&'static str>,
    links: Vec<(&'static str, Index)>,
    /// How it bears on arguments.
    of_arguments: Vec<(&'static str, Index)>,
    /// How it bears on outcomes.
    of_outcomes: Vec<(&'static str, &'static str)>,
    quoted: bool,
    page: u16,
}

/// Any corpus of up to so many claims.
pub(crate) fn corpus(most: usize) -> impl Strategy<Value = Corpus> {
    let excerpts = vec(excerpt(), 0..4);
    let parts =
        (topics(), works(), vec(draft(), 1..=most), vec(cite(), 0..5), vec(argument(), 0..4), excerpts);
    parts.prop_map(|(mut records, works, mut drafts, cites, arguments, excerpts)| {
        let ids: Vec<String> =
            drafts.iter().enumerate().map(|(at, draft)| format!("{}/c{at}", draft.work)).collect();
        let arguments: Vec<(String, String)> =
            arguments.iter().enumerate().map(|(at, draft)| draft.record(at, &ids)).collect();
        for draft in &mut drafts {
            draft.of_arguments.retain(|_| !arguments.is_empty());
        }
        let argued: Vec<String> = arguments.iter().map(|(id, _)| id.clone()).collect();
        let mut claims: Vec<String> =
            drafts.iter().zip(&ids).map(|(draft, id)| claim(draft, id, &ids, &argued)).collect();
        let excerpts = excerpts.iter().enumerate().map(|(at, draft)| draft.record(at, &mut claims)).collect();
        records.extend(works);
        records.extend(cites.into_iter().map(|cite| cite.record(&ids)));
        let arguments = arguments.into_iter().map(|(_, record)| record).collect();
        Corpus { records, claims, arguments, excerpts }
    })
}

fn topics() -> impl Strategy<Value = Vec<String>> {
    // A concept is narrower than some of those before it: no circle can arise.
    let above: Vec<_> =
        (0..CONCEPTS.len()).map(|at| subsequence(CONCEPTS[..at].to_vec(), 0..=at.min(2))).collect();
    let outcomes: Vec<_> = (0..OUTCOMES.len())
        .map(|at| {
            (subsequence(OUTCOMES[..at].to_vec(), 0..=at.min(1)), option::weighted(0.2, select(&WORKS[..])))
        })
        .collect();
    let explained = subsequence(EXPLANATIONS.to_vec(), 0..=EXPLANATIONS.len());
    let stated = || option::weighted(0.3, select(&WORKS[..]));
    let says = || option::weighted(0.2, (select(&RELATIONS[..]), select(&CONCEPTS[..])));
    let held = || subsequence(vec!["adams", "baker", "clark", "dunn", "three"], 0..3);
    let theories = vec((stated(), says(), held()), THEORIES.len());
    (above, outcomes, explained, vec(stated(), CONCEPTS.len()), theories).prop_map(
        |(above, outcomes, explained, places, theories)| {
            let place = |work: &Option<&str>| {
                work.map_or_else(String::new, |work| format!("  stated  {work} p. 3\n"))
            };
            let broader = |above: &[&str]| {
                if above.is_empty() { String::new() } else { format!("  broader  {}\n", above.join(", ")) }
            };
            let concepts =
                CONCEPTS.iter().zip(&above).zip(&places).map(|((id, above), stated)| {
                    format!("concept {id}\n{}{}", broader(above), place(stated))
                });
            let explanations = EXPLANATIONS.iter().map(|id| {
                let explains =
                    if explained.contains(id) { "  explains  durability\n  stated  two p. 3\n" } else { "" };
                format!("explanation {id}\n{explains}")
            });
            let rest = THEORIES.iter().zip(&theories).map(|(id, (stated, says, held))| {
                let held = match held.join(", ") {
                    held if held.is_empty() => held,
                    held => format!("  held-by  {held}\n"),
                };
                let broader = if *id == "social-theory" { "  broader  rational-theory\n" } else { "" };
                let says = says.map_or_else(String::new, |(relation, to)| format!("  {relation}  {to}\n"));
                format!("theory {id}\n{broader}{says}{held}{}", place(stated))
            });
            let outcomes = OUTCOMES
                .iter()
                .zip(&outcomes)
                .map(|(id, (above, stated))| format!("outcome {id}\n{}{}", broader(above), place(stated)));
            concepts.chain(explanations).chain(rest).chain(outcomes).collect()
        },
    )
}

/// How well works are known, and that one is contained in another.
fn works() -> impl Strategy<Value = Vec<String>> {
    let read = option::of(select(&["full", "part", "second-hand"][..]));
    (vec(read, WORKS.len()), any::<bool>()).prop_map(|(read, contained)| {
        let record = |(work, read): (&&str, &Option<&str>)| {
            let read = read.map_or_else(String::new, |read| format!("  read  {read}\n"));
            let within = if contained && *work == "two" { "  in  three\n" } else { "" };
            format!("work {work}\n{read}{within}")
        };
        WORKS.iter().zip(&read).map(record).collect()
    })
}

/// A citation, before the ids of claims are known.
#[derive(Clone, Debug)]
struct CiteDraft {
    from: &'static str,
    to: &'static str,
    page: u8,
    intent: Option<&'static str>,
    serves: Vec<Index>,
}

impl CiteDraft {
    fn record(&self, ids: &[String]) -> String {
        let Self { from, to, page, intent, serves } = self;
        let mut text = format!("cite {from} p. {page} -> {to}\n");
        if let Some(intent) = intent {
            text += &format!("  as  {intent}\n");
        }
        let served: BTreeSet<&str> = serves.iter().map(|at| ids[at.index(ids.len())].as_str()).collect();
        if !served.is_empty() {
            text += &format!("  for  {}\n", served.into_iter().collect::<Vec<_>>().join(", "));
        }
        text
    }
}

fn cite() -> impl Strategy<Value = CiteDraft> {
    let intent = option::weighted(0.8, select(&INTENTS[..]));
    (select(&WORKS[..]), select(&WORKS[..]), 1..40_u8, intent, vec(any::<Index>(), 0..3))
        .prop_map(|(from, to, page, intent, serves)| CiteDraft { from, to, page, intent, serves })
}

/// An argument, before the ids of claims are known.
#[derive(Clone, Debug)]
struct ArgumentDraft {
    work: &'static str,
    words: Vec<&'static str>,
    premises: Vec<Index>,
    /// An outcome beside them.
    premise: Option<&'static str>,
    /// None for an outcome.
    concludes: Option<Index>,
    outcome: &'static str,
    by: Option<&'static str>,
    via: Option<&'static str>,
    scheme: bool,
    page: u16,
}

impl ArgumentDraft {
    /// Its id and its record. It never concludes one of its premises.
    fn record(&self, at: usize, ids: &[String]) -> (String, String) {
        let of = |index: &Index| ids[index.index(ids.len())].as_str();
        let concludes = self.concludes.as_ref().map_or(self.outcome, of);
        let mut premises: BTreeSet<&str> = self.premises.iter().map(of).chain(self.premise).collect();
        premises.remove(concludes);
        if premises.is_empty() {
            // There is another outcome than that which it may conclude.
            premises.extend(OUTCOMES.iter().find(|outcome| **outcome != concludes));
        }
        let id = format!("{}/a{at}", self.work);
        let premises = premises.into_iter().collect::<Vec<_>>().join(", ");
        let mut text = format!("argument {id}\n  text  {}\n", self.words.join(" "));
        text += &format!("  premises  {premises}\n  concludes  {concludes}\n  at  p. {}\n", self.page);
        for (name, value) in [("by", self.by), ("via", self.via)] {
            text += &value.map_or_else(String::new, |value| format!("  {name}  {value}\n"));
        }
        if self.scheme {
            text += "  scheme  sign\n";
        }
        (id, text)
    }
}

/// An excerpt, before it is known which claims are made from it.
#[derive(Clone, Debug)]
struct ExcerptDraft {
    work: &'static str,
    words: Vec<&'static str>,
    /// The quotes are words, else the note is.
    quoted: bool,
    about: Vec<&'static str>,
    tags: Vec<&'static str>,
    marked: Option<&'static str>,
    done: bool,
    page: u16,
    /// A claim that is made from it.
    made: Option<Index>,
}

impl ExcerptDraft {
    /// Its record; the claim that is made from it says so.
    fn record(&self, at: usize, claims: &mut [String]) -> String {
        let id = format!("{}/e{at}", self.work);
        let words = self.words.join(" ");
        let words = if self.quoted { format!("quote  \"{words}\"") } else { format!("note  {words}") };
        let mut text = format!("excerpt {id}\n  at  p. {}\n  {words}\n", self.page);
        for (name, list) in [("about", &self.about), ("tags", &self.tags)] {
            if !list.is_empty() {
                text += &format!("  {name}  {}\n", list.join(", "));
            }
        }
        text += &self.marked.map_or_else(String::new, |marked| format!("  marked  {marked}\n"));
        if self.done {
            text += "  done  Nothing new.\n";
        }
        let made = self.made.as_ref().and_then(|made| claims.get_mut(made.index(claims.len().max(1))));
        if let Some(claim) = made {
            *claim += &format!("  from  {id}\n");
        }
        text
    }
}

fn excerpt() -> impl Strategy<Value = ExcerptDraft> {
    (
        select(&WORKS[..]),
        vec(select(&WORDS[..]), 1..4),
        any::<bool>(),
        vec(select(&CONCEPTS[..]), 0..2),
        subsequence(&["power", "Trust", "to read", "confidence"][..], 0..3),
        option::of(select(&["Ann Doe 2024-05-01", "2024-06-30"][..])),
        option::weighted(0.2, Just(())),
        1..200_u16,
        option::of(any::<Index>()),
    )
        .prop_map(|(work, words, quoted, about, tags, marked, done, page, made)| ExcerptDraft {
            work,
            words,
            quoted,
            about,
            tags,
            marked,
            done: done.is_some(),
            page,
            made,
        })
}

fn argument() -> impl Strategy<Value = ArgumentDraft> {
    (
        select(&WORKS[..]),
        vec(select(&WORDS[..]), 1..4),
        vec(any::<Index>(), 1..4),
        option::weighted(0.2, select(&OUTCOMES[..])),
        (option::weighted(0.6, any::<Index>()), select(&OUTCOMES[..])),
        option::weighted(0.2, select(&["adams", "baker", "clark", "dunn"][..])),
        option::weighted(0.3, select(&WORKS[..])),
        any::<bool>(),
        1..200_u16,
    )
        .prop_map(|(work, words, premises, premise, (concludes, outcome), by, via, scheme, page)| {
            ArgumentDraft { work, words, premises, premise, concludes, outcome, by, via, scheme, page }
        })
}

fn draft() -> impl Strategy<Value = Draft> {
    let subject = select([&EXPLANATIONS[..], &THEORIES, &CONCEPTS].concat());
    let condition =
        |most: usize| prop_oneof![3 => Just(Vec::new()), 1 => subsequence(CONCEPTS.to_vec(), 1..=most)];
    let statement = (subject, select(&RELATIONS[..]), select(&CONCEPTS[..]), condition(2));
    let topics = [&EXPLANATIONS[..], &CONCEPTS].concat();
    let of_outcome = prop_oneof![
        6 => select(&TRUTHS[..]),
        1 => select(&["supports", "disputes"][..]),
    ];
    (
        select(&WORKS[..]),
        vec(select(&WORDS[..]), 1..5),
        (vec(statement, 0..3), condition(1)),
        option::of(select(&["asserts", "suggests", "asks", "denies"][..])),
        subsequence(topics, 0..3),
        option::weighted(0.2, select(&["adams", "baker", "clark", "dunn"][..])),
        option::weighted(0.3, select(&WORKS[..])),
        (
            vec((select(&LINKS[..]), any::<Index>()), 0..3),
            vec((select(&OF_ARGUMENTS[..]), any::<Index>()), 0..2),
            vec((of_outcome, select(&OUTCOMES[..])), 0..2),
            any::<bool>(),
            1..200_u16,
        ),
    )
        .prop_map(
            |(
                work,
                words,
                (says, when),
                force,
                about,
                by,
                via,
                (links, of_arguments, of_outcomes, quoted, page),
            )| {
                Draft {
                    work,
                    words,
                    says,
                    when,
                    force,
                    about,
                    by,
                    via,
                    links,
                    of_arguments,
                    of_outcomes,
                    quoted,
                    page,
                }
            },
        )
}

fn claim(draft: &Draft, id: &str, ids: &[String], argued: &[String]) -> String {
    let mut text = format!("claim {id}\n  text  {}\n  at  p. {}\n", draft.words.join(" "), draft.page);
    let mut line = |name: &str, value: &str| {
        writeln!(text, "  {name}  {value}").expect("a string takes any text");
    };
    for (subject, relation, object, when) in &draft.says {
        let when = if when.is_empty() { String::new() } else { format!(" when {}", when.join(" and ")) };
        line("says", &format!("{subject} {relation} {object}{when}"));
    }
    if !draft.when.is_empty() {
        line("when", &draft.when.join(", "));
    }
    for (name, value) in [("force", draft.force), ("by", draft.by), ("via", draft.via)] {
        if let Some(value) = value {
            line(name, value);
        }
    }
    if !draft.about.is_empty() {
        line("about", &draft.about.join(", "));
    }
    if draft.quoted {
        line("quote", &format!("\"{}\"", draft.words[0]));
    }
    for (relation, target) in &draft.links {
        line(relation, &ids[target.index(ids.len())]);
    }
    for (relation, target) in &draft.of_arguments {
        line(relation, &argued[target.index(argued.len())]);
    }
    for (relation, outcome) in &draft.of_outcomes {
        line(relation, outcome);
    }
    text
}
