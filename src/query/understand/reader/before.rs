//! What the clause before asked, and which words of a further clause stand for it: `…, and who disagrees with them?`

use crate::catalog::NodeClass as Class;
use crate::query::attribute::adjective;
use crate::query::expr::Sort;
use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::reader::thesaurus::asked_by;
use crate::query::understand::reader::token::{Token, standing_for, tokens};

/// What a clause names, in its words.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub class: Class,
    pub words: Vec<Token>,
}

/// The clause before.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    named: Vec<Spoken>,
    /// Any of the rows that it asks for.
    rows: Option<(Sort, String)>,
    /// The rows as a list of their own.
    list: Option<String>,
}

impl Before {
    pub(super) fn of(lexicon: &Lexicon<'_>, question: &str, named: Vec<Spoken>) -> Self {
        let rows = any_of(lexicon, question);
        let list = rows.is_some().then(|| stageless(question).to_owned());
        Self { named, rows, list }
    }

    /// What it lacks is as it was before.
    pub(super) fn or(self, before: Self) -> Self {
        let named = if self.named.is_empty() { before.named } else { self.named };
        Self { named, ..self }
    }

    /// A further clause with what its pronouns stand for; none if one stands for what cannot be named again.
    pub(super) fn filled(&self, lexicon: &Lexicon<'_>, words: &[Token]) -> Option<Vec<Token>> {
        if self.named.is_empty() && self.rows.is_none() {
            return Some(words.to_vec());
        }
        let words = self.compared(&with_object(words));
        let words = self.chosen(lexicon, &words);
        let mut found = Vec::new();
        for (at, token) in words.iter().enumerate() {
            // `that` before a verb or a name joins clauses; at the end of one it stands for something.
            let last = at + 1 == words.len();
            let ones: Option<Vec<Token>> = match token.word.as_str() {
                _ if token.rows.is_some() || token.quoted => None,
                "he" | "she" | "him" | "his" | "her" => Some(self.person()?),
                "they" => Some(self.people().or_else(|| self.any(token)).or_else(|| self.last())?),
                "their" => Some(self.people().or_else(|| self.last())?),
                "them" | "these" | "those" => {
                    let ends = words.get(at + 1).is_none_or(|next| !is_noun_here(lexicon, next));
                    if ends { Some(self.any(token).or_else(|| self.last())?) } else { None }
                }
                "it" | "this" if !is_noun_after(lexicon, &words, at) => Some(self.one(token)?),
                "its" => Some(self.last()?),
                "that" if last => Some(self.one(token)?),
                _ => None,
            };
            match ones {
                Some(mut ones) => {
                    // `their view`, `his definition`
                    if ["his", "her", "their", "its"].contains(&token.word.as_str())
                        && let Some(last) = ones.last_mut()
                    {
                        last.possessive = true;
                    }
                    found.extend(ones);
                }
                None => found.push(token.clone()),
            }
        }
        Some(found)
    }

    /// `how does that differ from Hardin`, after what Kydd says of trust: the two on what was asked.
    fn compared(&self, words: &[Token]) -> Vec<Token> {
        let compares = words.iter().any(|token| asked_by(&token.word).contains(&"compare"));
        let pronoun = words.iter().position(|token| ["that", "this", "it"].contains(&token.word.as_str()));
        let speaker = self.named.iter().find(|named| matches!(named.class, Class::Scholar | Class::Work));
        let topic = self.named.iter().find(|named| named.class == Class::Topic);
        match (pronoun, speaker, topic) {
            (Some(at), Some(speaker), Some(topic)) if compares => {
                let rest = &words[at + 1..];
                [&words[..at], &speaker.words, rest, &tokens("on"), &topic.words].concat()
            }
            _ => words.to_vec(),
        }
    }

    /// `which of them`, `which ones`: those of the list before of which more is said.
    fn chosen(&self, lexicon: &Lexicon<'_>, words: &[Token]) -> Vec<Token> {
        let Some(list) = &self.list else { return words.to_vec() };
        let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
        let is_pronoun = |word: &str| ["them", "these", "those"].contains(&word);
        let taken = match texts.as_slice() {
            ["which" | "what", "of", pronoun, ..] if is_pronoun(pronoun) => 3,
            ["which", "ones" | "one", ..] => 2,
            ["how", "many", "of", pronoun, ..] if is_pronoun(pronoun) => 4,
            _ => return words.to_vec(),
        };
        let counted = if texts[0] == "how" { tokens("how many") } else { Vec::new() };
        let kind_again = words.get(taken).is_some_and(|next| lexicon.sort(&next.word).is_some());
        [counted.as_slice(), &tokens(list), &words[taken + usize::from(kind_again)..]].concat()
    }

    fn person(&self) -> Option<Vec<Token>> {
        self.named.iter().rev().find(|named| named.class == Class::Scholar).map(|named| named.words.clone())
    }

    /// Whoever was asked for or named: those that were asked for go before.
    fn people(&self) -> Option<Vec<Token>> {
        match &self.rows {
            Some((Sort::Scholar, words)) => Some(vec![standing_for(Sort::Scholar, words.clone(), 0..0)]),
            _ => self.person(),
        }
    }

    fn any(&self, token: &Token) -> Option<Vec<Token>> {
        let (sort, words) = self.rows.clone()?;
        Some(vec![standing_for(sort, words, token.span.clone())])
    }

    fn last(&self) -> Option<Vec<Token>> {
        self.named.last().map(|named| named.words.clone())
    }

    /// What one thing was spoken of: what was said, if somebody's words were asked for.
    fn one(&self, token: &Token) -> Option<Vec<Token>> {
        let claim = self.named.iter().find(|named| named.class == Class::Claim);
        let speaks = self.named.iter().any(|named| matches!(named.class, Class::Scholar | Class::Work));
        match &self.rows {
            _ if claim.is_some() => claim.map(|named| named.words.clone()),
            Some((Sort::Claim, _)) if speaks => self.any(token),
            _ => {
                let things = self.named.iter().rev().find(|named| named.class != Class::Scholar);
                things.map(|named| named.words.clone()).or_else(|| self.any(token))
            }
        }
    }
}

/// A clause that ends with what wants an object: `who else agrees`, with what was said.
fn with_object(words: &[Token]) -> Vec<Token> {
    let joint = match words.last().map(|token| token.stem.as_str()) {
        Some("agre" | "disagre" | "concur") => "with it",
        Some("object" | "dissent") => "to it",
        _ => return words.to_vec(),
    };
    let mut words = [words, &tokens(joint)].concat();
    // The question goes on after what was its last word.
    words.iter_mut().for_each(|token| token.ends = false);
    words
}

/// True of what goes on with the name of a kind: `these claims`.
fn is_noun_here(lexicon: &Lexicon<'_>, next: &Token) -> bool {
    lexicon.sort(&next.word).is_some()
}

fn is_noun_after(lexicon: &Lexicon<'_>, words: &[Token], at: usize) -> bool {
    words[at].word == "this" && words.get(at + 1).is_some_and(|next| is_noun_here(lexicon, next))
}

/// A list without its order, limit and columns.
fn stageless(question: &str) -> &str {
    let ends = [" sort ", " limit ", " show ", " per ", " having "];
    let end = ends.iter().filter_map(|stage| question.find(stage)).min().unwrap_or(question.len());
    &question[..end]
}

/// What a canonical list asks for, as the object of a relation: `any claim (by Kydd about trust)`. None of what is no
/// list, or only the first of one.
pub(super) fn any_of(lexicon: &Lexicon<'_>, question: &str) -> Option<(Sort, String)> {
    let limited = [" limit ", " per ", " having "].iter().any(|stage| question.contains(stage));
    if limited || question.contains(';') {
        return None;
    }
    let list = stageless(question);
    let list = list.strip_prefix("how many ").or_else(|| list.strip_prefix("list ")).unwrap_or(list);
    let words: Vec<&str> = list.split(' ').collect();
    let marks = words.iter().take_while(|word| adjective(word).is_some()).count();
    let lengths = (1..=lexicon.longest().min(words.len() - marks)).rev();
    let (length, sort) = lengths
        .filter_map(|length| Some((length, lexicon.sort(&words[marks..marks + length].join(" "))?)))
        .find(|(_, sort)| *sort != Sort::Any)?;
    let marked = words[..marks].iter().map(|mark| format!("that are {mark}"));
    let rest = words[marks + length..].join(" ");
    let said: Vec<String> = marked.chain(Some(rest).filter(|rest| !rest.is_empty())).collect();
    let brackets = if said.is_empty() { String::new() } else { format!(" ({})", said.join(" ")) };
    Some((sort.clone(), format!("any {}{brackets}", sort.word())))
}
