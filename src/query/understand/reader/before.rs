//! What the clause before asked, and which words of a further clause stand for it: `…, and who disagrees with them?`

use crate::catalog::NodeClass as Class;
use crate::query::attribute::adjective;
use crate::query::expr::{Body, Expr, Relation, Sort};
use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::reader::asking_more::asks_more;
use crate::query::understand::reader::mention::Known;
use crate::query::understand::reader::relations::Meant;
use crate::query::understand::reader::thesaurus::{ON_EVIDENCE, PLACES, SIDES, asked_by, is_among};
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
    /// Whether the answer is a verdict, with what speaks for and against it.
    is_verdict: bool,
}

/// `and for what purpose`: what the citations serve.
fn asks_for_purpose(words: &[Token]) -> bool {
    let is = |token: &Token, list: &str| is_among(list, &token.word);
    words.iter().any(|token| is(token, "purpose|purposes|reason|reasons"))
        && words.iter().all(|token| is(token, "and|for|what|which|with|to|purpose|purposes|reason|reasons"))
}

/// True of words with a verb of the corpus's own for what topics do, which no answer tells besides: `who holds them`.
fn has_own_relation(known: &Known<'_>, words: &[Token]) -> bool {
    let vocabulary = &known.catalog.vocabulary;
    let is_own = |meant: &Meant| match meant.verb.relation {
        Relation::Declared { id, .. } => {
            !meant.alike && !vocabulary.relation(id).from.iter().any(|kind| kind == "claim")
        }
        _ => false,
    };
    words.iter().any(|token| known.relations.meant(std::slice::from_ref(token)).iter().any(is_own))
}

impl Before {
    /// A clause by the question as which it was read and what that means.
    pub(super) fn of(
        lexicon: &Lexicon<'_>,
        question: &str,
        meant: Option<&Expr>,
        named: Vec<Spoken>,
    ) -> Self {
        let rows = any_of(lexicon, question);
        let list = rows.is_some().then(|| stageless(question).to_owned());
        let is_verdict = meant.is_some_and(|expr| matches!(expr.body, Body::Why(_)));
        Self { named, rows, list, is_verdict }
    }

    /// True of a further clause that asks for no more than the answer to the one before tells: who says so and on what
    /// evidence; of claims, where; of a verdict, what speaks for and against it.
    pub(super) fn has_answered(&self, known: &Known<'_>, words: &[Token]) -> bool {
        if asks_for_purpose(words) {
            return matches!(self.rows, Some((Sort::Citation, _)));
        }
        if asks_more(words) || has_own_relation(known, words) {
            return false;
        }
        let are_among = |lists: &[&[&str]]| {
            words.iter().all(|token| lists.iter().any(|list| list.contains(&token.word.as_str())))
        };
        let tells_places = self.is_verdict || matches!(self.rows, Some((Sort::Claim | Sort::Citation, _)));
        are_among(&[ON_EVIDENCE])
            || tells_places && are_among(&[ON_EVIDENCE, PLACES])
            || self.is_verdict && are_among(&[ON_EVIDENCE, PLACES, SIDES])
    }

    /// What it lacks is as it was before.
    pub(super) fn or(self, before: Self) -> Self {
        let named = if self.named.is_empty() { before.named } else { self.named };
        Self { named, ..self }
    }

    /// A further clause with what its pronouns stand for: in each way in which they may stand for something, the likeliest
    /// first; none if one stands for what cannot be named again.
    pub(super) fn filled(&self, lexicon: &Lexicon<'_>, words: &[Token]) -> Vec<Vec<Token>> {
        if self.named.is_empty() && self.rows.is_none() {
            return vec![words.to_vec()];
        }
        if asks_for_purpose(words)
            && let Some(cited) = self.named.last()
        {
            let asked = [tokens("what is"), cited.words.clone(), tokens("cited for")];
            return vec![asked.concat()];
        }
        let words = self.compared(&with_object(words));
        let words = self.chosen(lexicon, &words);
        let mut ways: Vec<Vec<Token>> = vec![Vec::new()];
        for at in 0..words.len() {
            let Some(meant) = self.meant(lexicon, &words, at) else { return Vec::new() };
            ways = ways
                .iter()
                .flat_map(|way| meant.iter().map(move |ones| [way.as_slice(), ones].concat()))
                .take(MOST_WAYS)
                .collect();
        }
        ways
    }

    /// What a word of a further clause may stand for, which is itself unless it is a pronoun; none of a pronoun for what
    /// cannot be named again.
    fn meant(&self, lexicon: &Lexicon<'_>, words: &[Token], at: usize) -> Option<Vec<Vec<Token>>> {
        let token = &words[at];
        let last = at + 1 == words.len();
        let or =
            |first: Option<Vec<Token>>, second: Option<Vec<Token>>| first.or(second).map(|ones| vec![ones]);
        let found = match token.word.as_str() {
            _ if token.rows.is_some() || token.quoted => return Some(vec![vec![token.clone()]]),
            "he" | "she" | "him" | "his" | "her" => or(self.person(), None),
            "they" => or(self.people().or_else(|| self.any(token)), self.last()),
            "their" => or(self.people(), self.last()),
            "them" | "these" | "those"
                if words.get(at + 1).is_none_or(|next| !is_noun_here(lexicon, next)) =>
            {
                or(self.any(token), self.last())
            }
            "it" | "this" if !is_noun_after(lexicon, words, at) => {
                let before = at.checked_sub(1).map(|before| words[before].word.as_str());
                self.ones(token, matches!(before, Some("do" | "does" | "did")))
            }
            "its" => or(self.last(), None),
            // `that` before a verb or a name joins clauses; at the end of one it stands for something.
            "that" if last => self.ones(token, false),
            _ => return Some(vec![vec![token.clone()]]),
        };
        let mut found = found?;
        // `their view`, `his definition`
        if ["his", "her", "their", "its"].contains(&token.word.as_str()) {
            found.iter_mut().filter_map(|ones| ones.last_mut()).for_each(|last| last.possessive = true);
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
            // `and which reduce it`: things of the same kind.
            ["which", next, ..] if lexicon.sort(next).is_none() && self.is_said_of_kind(lexicon, words) => {
                let kind = self.rows.as_ref().map(|(sort, _)| lexicon.plural(sort)).unwrap_or_default();
                return [&words[..1], &tokens(&kind), &words[1..]].concat();
            }
            _ => return words.to_vec(),
        };
        let counted = if texts[0] == "how" { tokens("how many") } else { Vec::new() };
        let kind_again = words.get(taken).is_some_and(|next| lexicon.sort(&next.word).is_some());
        [counted.as_slice(), &tokens(list), &words[taken + usize::from(kind_again)..]].concat()
    }

    /// True if no kind is named in a clause, and the one before asked for things of one.
    fn is_said_of_kind(&self, lexicon: &Lexicon<'_>, words: &[Token]) -> bool {
        let of_kind = matches!(self.rows, Some((Sort::Kind(_), _)));
        of_kind && words[1..].iter().take(2).all(|token| lexicon.sort(&token.word).is_none())
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

    /// What one thing was spoken of: what was said, if somebody's words were asked for, else what they were about. Of
    /// what does something to another, and of what that is done to, the former `does` more.
    fn ones(&self, token: &Token, is_subject: bool) -> Option<Vec<Vec<Token>>> {
        if let Some(claim) = self.named.iter().find(|named| named.class == Class::Claim) {
            return Some(vec![claim.words.clone()]);
        }
        let speaks = self.named.iter().any(|named| matches!(named.class, Class::Scholar | Class::Work));
        let said = self.any(token).filter(|_| speaks && matches!(self.rows, Some((Sort::Claim, _))));
        let mut things = self.named.iter().filter(|named| named.class != Class::Scholar);
        let thing = if is_subject && self.is_verdict { things.next() } else { things.next_back() };
        let thing = thing.map(|named| named.words.clone());
        let found: Vec<Vec<Token>> = said.into_iter().chain(thing).collect();
        if found.is_empty() { self.any(token).map(|any| vec![any]) } else { Some(found) }
    }
}

/// Pronouns are taken in no more ways.
const MOST_WAYS: usize = 6;

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
