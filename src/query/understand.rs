//! Reads a question as scholars type it: what it mentions, what it asks for, and which canonical question that is.
//!
//! The words are parted into mentions of what the corpus and the language know ([`mention`]); the frames
//! ([`frame`]) make canonical questions of these, each with how well it fits; those that make no sense are left
//! out, and the best of the others is the reading. Two that are equally good are an ambiguity, and a word that
//! could change the answer and is not understood is a refusal. A reading is a question of the language itself, so
//! that it can be shown, asked again and changed.

mod before;
mod clause;
mod clauses;
mod content;
mod described;
mod ellipsis;
mod frame;
mod kin;
mod mention;
mod names;
mod otherwise;
mod relations;
mod spelling;
mod thesaurus;
mod token;
mod when;

use std::cmp::Reverse;
use std::ops::Range;

use crate::catalog::Catalog;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::Expr;
use crate::query::lexicon::{Lexicon, Words};
use crate::query::resolve::Wrong;
use crate::query::understand::before::{Before, Spoken, any_of};
use crate::query::understand::clause::{Clause, Named};
use crate::query::understand::clauses::{are_questions, asks_on_evidence, clauses, for_and_against};
use crate::query::understand::content::{Claims, nearest_claims, with_content};
use crate::query::understand::described::described;
use crate::query::understand::ellipsis::{filled, inner_list};
use crate::query::understand::frame::{Candidate, candidates};
use crate::query::understand::mention::{Known, Mention, Sense};
use crate::query::understand::names::Names;
use crate::query::understand::otherwise::{other_senses, widened, with_heads, without_aspects};
use crate::query::understand::relations::Relations;
use crate::query::understand::spelling::corrected;
use crate::query::understand::thesaurus::{COURTESIES, FAREWELLS};
use crate::query::understand::token::{Token, standing_for, tokens};
use crate::source::{FileId, Span};

/// What a corpus calls its things and relations, arranged for reading questions. To be kept beside its catalog.
#[derive(Debug, Default)]
pub struct Vocabulary {
    names: Names,
    relations: Relations,
    claims: Claims,
}

impl Vocabulary {
    /// That of a catalog.
    #[must_use]
    pub fn of(catalog: &Catalog, words: &Words) -> Self {
        Self {
            names: Names::of(catalog, words),
            relations: Relations::of(catalog),
            claims: Claims::of(catalog),
        }
    }
}

/// A question as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The canonical question.
    pub question: String,
    /// Names that were typed otherwise, each with the one that it was taken for.
    pub corrected: Vec<(String, String)>,
    /// Words that are not used, where the question asks for all that is said of what it mentions: they could only ask
    /// for less.
    pub unread: Vec<String>,
    /// What was considered, for `--explain`.
    pub considered: String,
}

/// Why a question is not understood.
#[derive(Debug)]
pub struct Refused {
    /// What is wrong with it.
    pub wrong: Wrong,
    /// The words of which nothing is known, by their bytes.
    pub unknown: Vec<Range<usize>>,
    /// Questions that work, made of what it mentions.
    pub nearest: Vec<String>,
    /// What was considered, for `--explain`.
    pub considered: String,
}

impl Reading {
    /// The question and a further one.
    fn and(mut self, other: Self) -> Self {
        self.question += "; ";
        self.question += &other.question;
        self.corrected.extend(other.corrected);
        self.unread.extend(other.unread);
        self.considered += &other.considered;
        self
    }
}

impl Refused {
    /// The same of a question that stands so many bytes later.
    #[must_use]
    pub fn moved(mut self, by: usize) -> Self {
        let bytes = u32::try_from(by).unwrap_or(0);
        self.wrong.primary.span.start += bytes;
        self.wrong.primary.span.end += bytes;
        for unknown in &mut self.unknown {
            *unknown = unknown.start + by..unknown.end + by;
        }
        self
    }

    fn of(wrong: Diagnostic) -> Self {
        Self { wrong: Box::new(wrong), unknown: Vec::new(), nearest: Vec::new(), considered: String::new() }
    }
}

/// What reading a question needs to know of the rest of the language.
pub struct Reader<'a> {
    /// The catalog with its words.
    pub lexicon: &'a Lexicon<'a>,
    /// Its names and relations.
    pub vocabulary: &'a Vocabulary,
    /// The meaning of a canonical question, if it has one.
    pub means: &'a dyn Fn(&str) -> Option<Expr>,
    /// True if something fulfils it.
    pub finds: &'a dyn Fn(&Expr) -> bool,
}

impl Vocabulary {
    /// A question with the keys of the works that it names by who wrote them and the year: `works citing Kydd 2005`.
    /// None if it names no work so.
    #[must_use]
    pub fn with_keys(&self, lexicon: &Lexicon<'_>, question: &str) -> Option<String> {
        let typed = tokens(question);
        let is_year = |token: &Token| token.word.len() == 4 && token.word.bytes().all(|c| c.is_ascii_digit());
        if !typed.iter().any(is_year) {
            return None;
        }
        let known = self.known(lexicon);
        // In capitals alone no word is told to be a name.
        let is_mixed = typed.iter().any(|token| !token.capital && !is_year(token));
        let mut named = question.to_owned();
        for year in (1..typed.len()).rev().filter(|at| is_year(&typed[*at]) && !typed[*at].quoted) {
            let is_name = !known.names.person(known.catalog, &typed[year - 1..year]).is_empty();
            let work = (year.saturating_sub(MOST_MAKERS)..year).find_map(|from| {
                match known.by_year(&typed[from..=year]).as_slice() {
                    [work] => Some((from, lexicon.catalog().id(*work))),
                    _ => None,
                }
            });
            // More of the name may stand before it, and what is by somebody has a year of its own.
            let goes_on = |from: usize| {
                from > 0 && {
                    let before = &typed[from - 1];
                    before.word == "by"
                        || from > 1 && before.capital && is_mixed
                        || PARTICLES.contains(&before.word.as_str())
                }
            };
            match work {
                Some((from, key)) if !goes_on(from) && !typed[from].quoted => {
                    named.replace_range(typed[from].span.start..typed[year].span.end, key);
                }
                _ if is_name => return None,
                _ => {}
            }
        }
        (named != question).then_some(named)
    }

    fn known<'a>(&'a self, lexicon: &'a Lexicon<'a>) -> Known<'a> {
        Known {
            catalog: lexicon.catalog(),
            lexicon,
            names: &self.names,
            relations: &self.relations,
            claims: &self.claims,
        }
    }
}

/// Words that begin a family name.
const PARTICLES: [&str; 12] = ["de", "la", "le", "van", "von", "der", "den", "du", "di", "da", "del", "ter"];
/// No work is named by more words before its year.
const MOST_MAKERS: usize = 6;

/// A question that was typed has no more words.
const MOST_WORDS: usize = 60;

impl Reader<'_> {
    /// The canonical question that a text asks.
    ///
    /// # Errors
    /// A diagnostic that names what is not understood, or the readings that are equally good.
    pub fn read(&self, file: FileId, text: &str) -> Result<Reading, Refused> {
        let known = self.vocabulary.known(self.lexicon);
        let typed = without_courtesy(tokens(text));
        let whole = Span::new(file, 0, text.len());
        if is_unfinished(&typed, text) {
            let end = Span::new(file, text.trim_end().len(), text.trim_end().len());
            let message = "expected more, found the end of the question";
            return Err(Refused::of(Diagnostic::new(Code::QuestionSyntax, end, message)));
        }
        if typed.is_empty() || typed.len() > MOST_WORDS {
            let message = "catena does not understand this question";
            return Err(Refused::of(Diagnostic::new(Code::QuestionSyntax, whole, message)));
        }
        let mut parts = for_and_against(&typed).into_iter();
        let first = parts.next().map(|part| self.sentence(&known, whole, &part));
        let first = first.unwrap_or_else(|| self.sentence(&known, whole, &typed))?;
        parts.try_fold(first, |reading, part| Ok(reading.and(self.sentence(&known, whole, &part)?)))
    }

    /// A question of one clause or several.
    fn sentence(&self, known: &Known<'_>, whole: Span, typed: &[Token]) -> Result<Reading, Refused> {
        let ranges = clauses(typed);
        if ranges.len() < 2 {
            return self.clause(known, whole, typed).map(|(reading, _)| reading);
        }
        let parted = self.in_parts(known, whole, typed, &ranges);
        if are_questions(typed, &ranges) {
            return parted;
        }
        parted.or_else(|refused| {
            self.clause(known, whole, typed).map(|(reading, _)| reading).map_err(|_| refused)
        })
    }

    /// A question of several clauses: each is read by itself, with what its pronouns stand for.
    fn in_parts(
        &self,
        known: &Known<'_>,
        whole: Span,
        typed: &[Token],
        ranges: &[Range<usize>],
    ) -> Result<Reading, Refused> {
        let mut reading: Option<Reading> = None;
        let mut before = Before::default();
        for range in ranges {
            let words = &typed[range.clone()];
            if reading.is_some() && asks_on_evidence(words) {
                continue;
            }
            let Some(words) = before.filled(self.lexicon, words) else {
                let message =
                    "it is unclear what a word such as `it` or `they` refers to; ask this part by itself";
                return Err(Refused::of(Diagnostic::new(Code::QuestionSyntax, whole, message)));
            };
            let is_name = |mention: &Mention| mention.thing().is_some() || mention.is_small();
            if reading.is_none() && known.mentions(&words).iter().all(is_name) {
                let message = "the part before the question asks nothing: ask it in one sentence";
                return Err(Refused::of(Diagnostic::new(Code::QuestionSyntax, whole, message)));
            }
            let (part, named) = self.clause(known, whole, &words)?;
            before = Before::of(self.lexicon, &part.question, named).or(before);
            reading = Some(match reading {
                None => part,
                Some(reading) => reading.and(part),
            });
        }
        reading.ok_or_else(|| {
            Refused::of(Diagnostic::new(
                Code::QuestionSyntax,
                whole,
                "catena does not understand this question",
            ))
        })
    }

    /// The canonical question of one clause, and the words that name things, each with the class of these.
    fn clause(
        &self,
        known: &Known<'_>,
        whole: Span,
        typed: &[Token],
    ) -> Result<(Reading, Vec<Spoken>), Refused> {
        let file = whole.file;
        let known = *known;
        let mentions = known.mentions(typed);
        let (tokens, corrected) = corrected(&known, typed, &mentions);
        let tokens = self.nested(known, whole, filled(&known, &described(&known, &tokens)));
        let mentions = known.mentions(&tokens);
        let mut clause = Clause { known, tokens: &tokens, mentions };
        let found = candidates(&clause);
        let considered = considered(&clause, &found);
        let namesakes = clause.namesakes();
        let mut best = self.best(found, &namesakes);
        // Words are taken otherwise only where the question has no meaning as it is.
        if matches!(best, Best::None) {
            let others = other_senses(&clause.mentions);
            let made =
                others.into_iter().flat_map(|mentions| candidates(&Clause { mentions, ..clause.again() }));
            best = self.best(made.collect(), &namesakes);
        }
        let (bare, aspects) = without_aspects(&clause.mentions, &tokens).unzip();
        let plain = bare.as_ref().unwrap_or(&clause.mentions);
        let headed = with_heads(&known, plain, &tokens);
        let likely = headed.as_ref().unwrap_or(plain).clone();
        let is_bare = aspects.is_some();
        let mut unread: Vec<String> = Vec::new();
        for (guessed, is_bare) in [(bare, is_bare), (headed, is_bare), (with_content(&known, &tokens), false)]
        {
            if !matches!(best, Best::None) {
                break;
            }
            let Some(mentions) = guessed else { continue };
            let guessed = Clause { mentions, ..clause.again() };
            // What is meant is only likely: what is asked of it must be there.
            let found = candidates(&guessed).into_iter().map(Candidate::must_find).collect();
            best = self.best(found, &namesakes);
            if !matches!(best, Best::None) {
                clause = guessed;
                unread.extend(aspects.clone().filter(|_| is_bare).into_iter().flatten());
            }
        }
        if matches!(best, Best::None) {
            let likely = Clause { mentions: likely, ..clause.again() };
            if let Some(widened) = widened(&likely) {
                best = self.best(widened.candidates, &namesakes);
                unread = widened.unread;
            }
        }
        match best {
            Best::One(question) => {
                let spoken = |named: Named| {
                    let words =
                        clause.mentions[named.first].words.start..clause.mentions[named.last].words.end;
                    Some(Spoken { class: clause.class(&named)?, words: tokens[words].to_vec() })
                };
                let named = clause.named().into_iter().filter_map(spoken).collect();
                Ok((Reading { question, corrected, unread, considered }, named))
            }
            Best::Several(questions) => {
                Err(Refused { considered, ..Refused::of(several(whole, &questions)) })
            }
            Best::None => Err(Refused { considered, ..self.refused(file, whole, &clause) }),
        }
    }

    /// The words of a clause with a list inside it as what it stands for: `claims that dispute claims by Kydd`.
    fn nested(&self, known: Known<'_>, whole: Span, tokens: Vec<Token>) -> Vec<Token> {
        let Some(at) = inner_list(&known, &tokens) else { return tokens };
        let Ok((inner, _)) = self.clause(&known, whole, &tokens[at..]) else { return tokens };
        let Some((sort, words)) = any_of(self.lexicon, &inner.question) else { return tokens };
        let span = tokens[at].span.start..tokens[tokens.len() - 1].span.end;
        let rows = standing_for(sort, words, span);
        tokens[..at].iter().cloned().chain([rows]).collect()
    }

    /// The best of the questions that make sense. A question that is only asked if it finds something is no rival of
    /// one that does, unless they differ in nothing but which of `namesakes` is meant.
    fn best(&self, mut found: Vec<Candidate>, namesakes: &[Vec<String>]) -> Best {
        found.sort_by_key(|candidate| Reverse(candidate.worth));
        let mut meant: Vec<(Candidate, Expr)> = Vec::new();
        let mut empty: Vec<(Candidate, Expr)> = Vec::new();
        for candidate in found {
            if meant.first().is_some_and(|(best, _)| best.worth > candidate.worth) {
                break;
            }
            let Some(expr) = (self.means)(&candidate.question) else { continue };
            if meant.iter().chain(&empty).any(|(_, known)| *known == expr) {
                continue;
            }
            if !(candidate.if_found || candidate.must_find) || (self.finds)(&expr) {
                meant.push((candidate, expr));
            } else if !candidate.must_find {
                empty.push((candidate, expr));
            }
        }
        let rivals = |best: &Candidate, other: &Candidate| {
            best.worth == other.worth && differ_in_name(&best.question, &other.question, namesakes)
        };
        let empty: Vec<Candidate> = empty.into_iter().map(|(candidate, _)| candidate).collect();
        let mut best: Vec<Candidate> = meant.into_iter().map(|(candidate, _)| candidate).collect();
        if best.is_empty() {
            best.extend(empty.first().cloned());
        }
        let also: Vec<Candidate> =
            empty.into_iter().filter(|other| best.iter().any(|best| rivals(best, other))).collect();
        let mut questions: Vec<String> =
            best.into_iter().chain(also).map(|candidate| candidate.question).collect();
        match questions.len() {
            0 => Best::None,
            1 => Best::One(questions.remove(0)),
            _ => Best::Several(questions),
        }
    }

    /// What is not understood, and what could be asked of what is.
    fn refused(&self, file: FileId, whole: Span, clause: &Clause<'_>) -> Refused {
        let unknown: Vec<&Token> = clause
            .mentions
            .iter()
            .filter(|mention| mention.is_unknown())
            .map(|mention| &clause.tokens[mention.words.start])
            .collect();
        let place = |token: &Token| Span::new(file, token.span.start, token.span.end);
        let words: Vec<String> = unknown.iter().map(|token| format!("`{}`", token.word)).collect();
        let diagnostic = match (unknown.as_slice(), words.as_slice()) {
            ([first, ..], [only]) => {
                let message = format!("unknown word {only}");
                Diagnostic::new(Code::QuestionName, place(first), message)
                    .help("it is not a name in this corpus, nor a word for a kind or a relation")
            }
            ([first, ..], [most @ .., last]) => {
                let message = format!("unknown words {} and {last}", most.join(", "));
                Diagnostic::new(Code::QuestionName, place(first), message)
                    .help("they are not names in this corpus, nor words for kinds or relations")
            }
            _ => Diagnostic::new(
                Code::QuestionSyntax,
                whole,
                "catena knows these words, but not what they ask together",
            ),
        };
        let nearest = self.nearest(clause);
        let diagnostic = shown(diagnostic, &nearest);
        Refused {
            unknown: unknown.iter().map(|token| token.span.clone()).collect(),
            nearest,
            ..Refused::of(diagnostic)
        }
    }

    /// Questions that work, made of what the question mentions.
    fn nearest(&self, clause: &Clause<'_>) -> Vec<String> {
        let all = &clause.mentions;
        let mut known: Vec<Mention> = all.clone();
        known.retain(|mention| matches!(mention.senses.first(), Some(Sense::Thing(_))));
        let whole = clause;
        let clause = Clause { known: clause.known, tokens: clause.tokens, mentions: known };
        let mut found = candidates(&clause);
        for (sort, _) in all.iter().filter_map(Mention::kind) {
            found.push(Candidate::new("list", 0, format!("list {}", self.lexicon.plural(sort))));
        }
        for named in clause.named() {
            for name in clause.names(&named, " and ") {
                found.push(Candidate::new("page", 1, format!("what is {name}")));
            }
        }
        found.sort_by_key(|candidate| Reverse(candidate.worth));
        let mut questions: Vec<String> = self.without_unknown(whole).into_iter().collect();
        questions.extend(
            nearest_claims(&clause.known, clause.tokens)
                .iter()
                .map(|claim| format!("what is {}", clause.name(*claim))),
        );
        questions.truncate(MOST_SHOWN);
        for candidate in found {
            if questions.len() >= MOST_SHOWN {
                break;
            }
            let means = (self.means)(&candidate.question);
            let works = means.as_ref().is_some_and(|expr| (self.finds)(expr));
            if works && questions.iter().all(|known| (self.means)(known) != means) {
                questions.push(candidate.question);
            }
        }
        questions
    }

    /// What a clause asks if the words of which nothing is known are left out of it.
    fn without_unknown(&self, clause: &Clause<'_>) -> Option<String> {
        let unknown = |at: &usize| {
            clause.mentions.iter().any(|mention| mention.is_unknown() && mention.words.contains(at))
        };
        let kept = (0..clause.tokens.len()).filter(|at| !unknown(at));
        let tokens: Vec<Token> = kept.map(|at| clause.tokens[at].clone()).collect();
        if tokens.len() == clause.tokens.len() || tokens.is_empty() {
            return None;
        }
        let mentions = clause.known.mentions(&tokens);
        let fewer = Clause { known: clause.known, tokens: &tokens, mentions };
        match self.best(candidates(&fewer), &fewer.namesakes()) {
            Best::One(question) if (self.means)(&question).is_some_and(|expr| (self.finds)(&expr)) => {
                Some(question)
            }
            _ => None,
        }
    }
}

/// A fault with questions that work.
#[must_use]
pub fn shown(diagnostic: Diagnostic, questions: &[String]) -> Diagnostic {
    questions.iter().fold(diagnostic, |diagnostic, question| {
        let help = format!("for example, ask `{question}`");
        if diagnostic.help.contains(&help) { diagnostic } else { diagnostic.help(help) }
    })
}

/// So many questions that work are shown to somebody whose question does not.
const MOST_SHOWN: usize = 3;

/// True if two questions differ only in which of things of one name they are about.
fn differ_in_name(one: &str, other: &str, namesakes: &[Vec<String>]) -> bool {
    let pairs =
        namesakes.iter().flat_map(|names| names.iter().flat_map(|a| names.iter().map(move |b| (a, b))));
    one != other && pairs.into_iter().any(|(a, b)| one.replace(a.as_str(), b) == other)
}

enum Best {
    One(String),
    Several(Vec<String>),
    None,
}

fn several(whole: Span, questions: &[String]) -> Diagnostic {
    let message = "this question has several readings";
    let diagnostic = Diagnostic::new(Code::QuestionAmbiguous, whole, message);
    let shown = questions.iter().take(MOST_SHOWN + 2);
    shown.fold(diagnostic, |diagnostic, question| diagnostic.help(format!("ask `{question}`")))
}

/// True of a question that cannot end as it does, or has two joints in one place.
fn is_unfinished(typed: &[Token], text: &str) -> bool {
    let is_joint = |token: &Token| ["and", "or", "but"].contains(&token.word.as_str()) && !token.quoted;
    let doubled = typed.windows(2).any(|pair| pair.iter().all(is_joint));
    let unclosed = text.matches('"').count() % 2 == 1;
    // `what is it about`: a question word stands for what the preposition wants.
    let asks =
        typed.first().is_some_and(|token| ["what", "who", "which", "whom"].contains(&token.word.as_str()));
    let ends = |words: &[&str]| typed.last().is_some_and(|token| words.contains(&token.word.as_str()));
    doubled || unclosed || ends(&NEVER_LAST) || !asks && ends(&SELDOM_LAST)
}

/// Words that no question ends with.
const NEVER_LAST: [&str; 19] = [
    "and", "or", "but", "nor", "not", "between", "the", "a", "than", "sort", "show", "limit", "per",
    "matching", "since", "before", "after", "as", "via",
];
/// Words that a question ends with only where it begins with what they want.
const SELDOM_LAST: [&str; 4] = ["by", "of", "about", "with"];

/// The words of a question without those that only ask politely.
fn without_courtesy(mut tokens: Vec<Token>) -> Vec<Token> {
    let begins = |tokens: &[Token], words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let is_whole = tokens.len() > words.len();
        is_whole && words.iter().zip(tokens).all(|(word, token)| token.word == *word && !token.quoted)
    };
    // `tell me about trust` is asked of trust.
    let is_about = |tokens: &[Token], words: &str| {
        tokens.get(words.split(' ').count()).is_some_and(|next| next.word == "about" && words.ends_with("me"))
    };
    while let Some(courtesy) = COURTESIES
        .iter()
        .filter(|words| begins(&tokens, words) && !is_about(&tokens, words))
        .max_by_key(|words| words.len())
    {
        tokens.drain(..courtesy.split(' ').count());
    }
    let ends = |tokens: &[Token], words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let from = tokens.len().saturating_sub(words.len());
        from > 0
            && words.iter().zip(&tokens[from..]).all(|(word, token)| token.word == *word && !token.quoted)
    };
    while let Some(farewell) = FAREWELLS.iter().find(|words| ends(&tokens, words)) {
        tokens.truncate(tokens.len() - farewell.split(' ').count());
    }
    tokens
}

/// The mentions and candidates, as `--explain` shows them.
fn considered(clause: &Clause<'_>, found: &[Candidate]) -> String {
    let mut text = String::from("words\n");
    for (at, mention) in clause.mentions.iter().enumerate() {
        let senses: Vec<String> = mention.senses.iter().map(|sense| told(clause, sense)).collect();
        text += &format!("  {}: {}\n", clause.words(at), senses.join(", "));
    }
    let mut sorted: Vec<&Candidate> = found.iter().collect();
    sorted.sort_by_key(|candidate| Reverse(candidate.worth));
    text += "possible readings\n";
    for candidate in sorted.into_iter().take(MOST_CANDIDATES) {
        text += &format!("  {:>3} {}: {}\n", candidate.worth, candidate.frame, candidate.question);
    }
    text
}

/// So many candidates are shown.
const MOST_CANDIDATES: usize = 12;

fn told(clause: &Clause<'_>, sense: &Sense) -> String {
    match sense {
        Sense::Thing(nodes) => nodes.iter().map(|node| clause.name(*node)).collect::<Vec<_>>().join(" or "),
        Sense::Rows(_, words) => words.clone(),
        Sense::Kind(sort, _) => format!("kind {}", sort.word()),
        Sense::Relation(meant) => {
            let vocabulary = &clause.known.catalog.vocabulary;
            let words: Vec<&str> = meant.iter().map(|meant| meant.verb.relation.word(vocabulary)).collect();
            format!("relation {}", words.join(" or "))
        }
        Sense::Mark(words) => (*words).to_owned(),
        Sense::Unit(words) | Sense::Text(words) => words.clone(),
        Sense::Cue(word) => format!("asking word `{word}`"),
        Sense::Joint(_) | Sense::Small => "-".to_owned(),
        Sense::Unknown => "unknown".to_owned(),
    }
}
