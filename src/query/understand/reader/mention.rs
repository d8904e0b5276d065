//! What the words of a question mention: things, kinds, relations, years, places, and the words that ask. Of all
//! ways to part the words the one is taken that leaves the least unexplained and has the longest mentions.

use std::ops::Range;

use std::sync::OnceLock;

use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::lettered::by_makers;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::lexicon::Lexicon;
use crate::query::understand::reader::content::Claims;
use crate::query::understand::reader::inflected::base_of;
use crate::query::understand::reader::marked::marked;
use crate::query::understand::reader::names::Names;
use crate::query::understand::reader::parted::Parted;
use crate::query::understand::reader::relations::{Form, Meant, Relations};
use crate::query::understand::reader::thesaurus::{JOINTS, KINDS, MARKS, SMALL, asked_by, is_among};
use crate::query::understand::reader::token::{Token, joined, key, tokens};
use crate::query::understand::reader::when::{place, years};
use crate::query::understand::resolve::ANY;

/// What a run of words may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A thing, or one of several that are called so.
    Thing(Vec<NodeId>),
    /// Any thing of a sort of which something holds, in the words of a condition: `any claim (by Kydd)`.
    Rows(Sort, String),
    /// A kind, with what more is so of it, in the words of a condition.
    Kind(Sort, &'static str),
    /// A relation, or one of several.
    Relation(Vec<Meant>),
    /// How a claim is made, in the words of a condition.
    Mark(&'static str),
    /// A condition that is whole: years, or a place.
    Unit(String),
    /// Words in quotes that name nothing.
    Text(String),
    /// A word that tells what is asked.
    Cue(&'static str),
    /// A preposition, a joint or a denial.
    Joint(&'static str),
    /// It says nothing of its own.
    Small,
    /// Nothing is known of it.
    Unknown,
}

/// A run of words with what it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub senses: Vec<Sense>,
    /// Which words, by their numbers.
    pub words: Range<usize>,
}

impl Mention {
    pub(super) fn cue(&self) -> Option<&'static str> {
        self.senses.iter().find_map(|sense| match sense {
            Sense::Cue(cue) => Some(*cue),
            _ => None,
        })
    }

    /// True if it may ask for one of these.
    pub(super) fn has_cue(&self, cues: &[&str]) -> bool {
        self.senses.iter().any(|sense| matches!(sense, Sense::Cue(cue) if cues.contains(cue)))
    }

    pub(super) fn joint(&self) -> Option<&'static str> {
        self.senses.iter().find_map(|sense| match sense {
            Sense::Joint(joint) => Some(*joint),
            _ => None,
        })
    }

    pub(super) fn thing(&self) -> Option<&[NodeId]> {
        self.senses.iter().find_map(|sense| match sense {
            Sense::Thing(nodes) => Some(nodes.as_slice()),
            _ => None,
        })
    }

    pub(super) fn rows(&self) -> Option<(&Sort, &str)> {
        match self.senses.first() {
            Some(Sense::Rows(sort, words)) => Some((sort, words)),
            _ => None,
        }
    }

    pub(super) fn kind(&self) -> Option<(&Sort, &'static str)> {
        self.senses.iter().find_map(|sense| match sense {
            Sense::Kind(sort, unit) => Some((sort, *unit)),
            _ => None,
        })
    }

    pub(super) fn relation(&self) -> Option<&[Meant]> {
        self.senses.iter().find_map(|sense| match sense {
            Sense::Relation(meant) => Some(meant.as_slice()),
            _ => None,
        })
    }

    /// True if it needs to be nowhere in an answer: it joins or says nothing.
    pub(super) fn is_small(&self) -> bool {
        self.senses.iter().all(|sense| matches!(sense, Sense::Small | Sense::Joint(_)))
    }

    pub(super) fn is_unknown(&self) -> bool {
        self.senses == [Sense::Unknown]
    }
}

/// What questions are read with.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub catalog: &'a Catalog,
    pub lexicon: &'a Lexicon<'a>,
    pub names: &'a Names,
    pub relations: &'a Relations,
    /// To be asked for by [`Known::claims`].
    pub all_claims: &'a OnceLock<Claims>,
    /// What has been read of the question so far.
    pub parted: &'a Parted,
}

/// No mention has more words.
const LONGEST: usize = 14;

impl<'a> Known<'a> {
    /// What the claims say.
    pub(super) fn claims(&self) -> &'a Claims {
        self.all_claims.get_or_init(|| Claims::of(self.catalog))
    }

    /// The relations of the corpus that a verb in its plain form may mean.
    pub(super) fn relations_for(&self, verb: &str) -> Vec<Meant> {
        let mut meant = self.relations.meant(&tokens(verb));
        meant.retain(|meant| meant.form != Form::Noun && !meant.verb.inverse);
        meant
    }

    /// The mentions in a question, in order, without gaps.
    pub(super) fn mentions(&self, tokens: &[Token]) -> Vec<Mention> {
        self.parted.mentions(tokens, || self.part(tokens))
    }

    fn part(&self, tokens: &[Token]) -> Vec<Mention> {
        // For each number of words, the best way to explain so many: what it is worth, and its last mention.
        let mut best: Vec<(i64, Option<Mention>)> = vec![(0, None)];
        for end in 1..=tokens.len() {
            let mut found: (i64, Option<Mention>) = (i64::MIN, None);
            // What stands in quotes is one, however long.
            let from = if tokens[end - 1].quoted { 0 } else { end.saturating_sub(LONGEST) };
            for (start, before) in (from..end).zip(best[from..end].iter().map(|(worth, _)| *worth)) {
                // What stands in quotes stands together.
                let splits =
                    |at: usize| at > 0 && at < tokens.len() && tokens[at - 1].quoted && tokens[at].quoted;
                let is_mixed = tokens[start].quoted && !tokens[start..end].iter().all(|token| token.quoted);
                if splits(start) || splits(end) || is_mixed {
                    continue;
                }
                if start > 0 && best[start].1.is_none() {
                    continue;
                }
                let (worth, senses) = self.senses(tokens, start..end);
                let whole = before.saturating_add(worth);
                if !senses.is_empty() && whole > found.0 {
                    found = (whole, Some(Mention { senses, words: start..end }));
                }
            }
            best.push(found);
        }
        let mut mentions = Vec::new();
        let mut end = tokens.len();
        while let Some((_, Some(mention))) = best.get(end).filter(|_| end > 0) {
            end = mention.words.start;
            mentions.push(mention.clone());
        }
        mentions.reverse();
        mentions
    }

    /// What a run of words may be, and what it is worth to explain it so.
    fn senses(&self, tokens: &[Token], run: Range<usize>) -> (i64, Vec<Sense>) {
        let words = &tokens[run.clone()];
        let number = i64::try_from(words.len()).unwrap_or(0);
        let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
        let text = joined(&texts);
        let stems: Vec<&str> = words.iter().map(|token| token.stem.as_str()).collect();
        let mut found: Vec<(i64, Sense)> = Vec::new();
        // A name does not go on after a comma or beyond a possessive unless it is just so called.
        let broken = words[..words.len() - 1].iter().any(|token| token.ends);
        if broken {
            found.extend(self.listed(&text, number));
        }
        if broken && !words[0].quoted {
            let works = self.by_year(words);
            found.extend((!works.is_empty()).then_some((10 * number + 4, Sense::Thing(works))));
        }
        if !broken {
            found.extend(self.things(tokens, &run, &text, &stems, &texts));
            if !words[0].quoted {
                found.extend(self.words(tokens, run.clone(), &text));
            }
        }
        if !words[0].quoted
            && let Some((place, parts)) = place(tokens, run, self.parted)
        {
            // One place of several parts is more than several places.
            let whole = i64::try_from(2 * parts).unwrap_or(0) - 1;
            found.push((10 * number + whole, Sense::Unit(place)));
        }
        if words[0].quoted && found.is_empty() {
            found.push((10 * number, Sense::Text(text.clone())));
        }
        if found.is_empty() && number == 1 {
            found.push((-60, Sense::Unknown));
        }
        found.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
        let worth = found.first().map_or(0, |(worth, _)| *worth);
        (worth, found.into_iter().map(|(_, sense)| sense).collect())
    }

    fn things(
        &self,
        tokens: &[Token],
        run: &Range<usize>,
        text: &str,
        stems: &[&str],
        texts: &[&str],
    ) -> Option<(i64, Sense)> {
        let number = i64::try_from(run.len()).unwrap_or(0);
        let is_small = |word: &str| SMALL.contains(&word) || JOINTS.contains(&word);
        // A thing that is called like a word that says nothing is named with its kind or in quotes.
        let is_plain = texts.iter().all(|word| is_small(word)) && !tokens[run.start].quoted;
        if let [only] = &tokens[run.clone()]
            && let Some(rows) = &only.rows
        {
            return Some((16, Sense::Rows(rows.0.clone(), rows.1.clone())));
        }
        if is_plain || run.len() > self.names.longest.max(4) {
            return None;
        }
        let thing =
            |worth: i64, nodes: Vec<NodeId>| (!nodes.is_empty()).then_some((worth, Sense::Thing(nodes)));
        if text.contains(['/', ':']) {
            return thing(12 * number, self.lexicon.look_up(text, &ANY));
        }
        let owned = tokens[run.clone()][..run.len() - 1].iter().any(|token| token.possessive);
        let whole = || {
            thing(14 * number - 1, self.called(text, &tokens[run.clone()]))
                .or_else(|| {
                    let words = &tokens[run.clone()];
                    let mut people = self.names.person(self.catalog, words);
                    let is_common = words.len() == 1 && !words[0].capital;
                    people.retain(|node| !is_common || !self.is_mere_speaker(*node));
                    thing(10 * number + 2, people)
                })
                .or_else(|| thing(10 * number + 4, self.by_year(&tokens[run.clone()])))
                .or_else(|| thing(13 * number - 2, self.alike(texts)))
                .or_else(|| thing(7 * number, self.names.titled(text).into_iter().collect()))
        };
        let named = if self.hides_topic(tokens, run, stems) { None } else { whole() };
        named.or_else(|| {
            let ends_small = is_small(texts[0]) || is_small(texts[texts.len() - 1]);
            let content: Vec<&str> =
                stems.iter().zip(texts).filter(|(_, word)| !is_small(word)).map(|(stem, _)| *stem).collect();
            let crosses = texts
                .iter()
                .any(|word| ["between", "and", "or", "by", "about", "among", "with"].contains(word));
            if ends_small || content.is_empty() || crosses {
                return None;
            }
            let (nodes, whole) = self.names.having(&content, texts[0]);
            if nodes.is_empty() {
                let words: Vec<&str> = texts.iter().copied().filter(|word| !is_small(word)).collect();
                let akin: Vec<NodeId> = self.names.akin(&words, false).into_iter().collect();
                return Some(akin).filter(|akin| akin.len() == 1).and_then(|akin| thing(5 * number, akin));
            }
            // Part of a name is worth less than a whole one, whatever stands in it.
            let is_own = owned
                && nodes.len() == 1
                && self
                    .lexicon
                    .sort(texts[texts.len() - 1])
                    .is_some_and(|sort| sort.word() == self.catalog.kind(nodes[0]));
            let worth = if is_own {
                12
            } else if whole {
                10
            } else if owned {
                7
            } else {
                6
            };
            thing(worth * number, nodes)
        })
    }

    /// A title in which commas stand.
    fn listed(&self, text: &str, number: i64) -> Option<(i64, Sense)> {
        let works: Vec<NodeId> =
            self.names.called(text).into_iter().filter(|node| self.catalog.work(*node).is_some()).collect();
        (!works.is_empty()).then_some((14 * number - 1, Sense::Thing(works)))
    }

    /// What is called just so. A speaker who wrote nothing may be called by a common noun: `allies`; such a name is
    /// meant where it has its capital.
    fn called(&self, text: &str, words: &[Token]) -> Vec<NodeId> {
        let mut found = self.names.called(text);
        let is_common = words.len() == 1 && !words[0].capital;
        found.retain(|node| !is_common || !self.is_mere_speaker(*node));
        found
    }

    /// True of words that are a work's title, but of which a topic is meant: of what also begins its name, and of what
    /// has its name beside a small word (`after prison`, `sleep and memory`). After `in`, in quotes and, in the latter
    /// case, with its capital the title is meant.
    fn hides_topic(&self, tokens: &[Token], run: &Range<usize>, stems: &[&str]) -> bool {
        let words = &tokens[run.clone()];
        let within = run.start > 0 && ["in", "from"].contains(&tokens[run.start - 1].word.as_str());
        let texts: Vec<&str> = words.iter().map(|token| token.word.as_str()).collect();
        let called = self.names.called(&joined(&texts));
        let is_work = |node: &NodeId| self.catalog.work(*node).is_some();
        if words.len() < 2 || within || words[0].quoted || called.is_empty() || !called.iter().all(is_work) {
            return false;
        }
        let is_small = |word: &&str| SMALL.contains(word) || JOINTS.contains(word);
        let content: Vec<&str> =
            texts.iter().zip(stems).filter(|(word, _)| !is_small(word)).map(|(_, stem)| *stem).collect();
        let begins = content.len() > 1 && !self.names.having(&content, texts[0]).0.is_empty();
        let is_topic = |part: &[&str]| {
            let called = if part.is_empty() { Vec::new() } else { self.names.called(&joined(part)) };
            !called.is_empty() && !called.iter().any(is_work)
        };
        let beside = !words[0].capital
            && texts.iter().any(|word| JOINTS.contains(word))
            && texts.split(|word| JOINTS.contains(word)).any(is_topic);
        begins || beside
    }

    fn is_mere_speaker(&self, node: NodeId) -> bool {
        self.catalog.scholar(node).is_some() && self.names.works_of(node).is_empty()
    }

    /// What is called so in another form; a person's name has one form.
    fn alike(&self, words: &[&str]) -> Vec<NodeId> {
        let mut found = self.names.called_alike(words);
        found.retain(|node| self.catalog.scholar(*node).is_none());
        found
    }

    /// `Kydd 2005`: the works of a scholar of that year.
    pub(super) fn by_year(&self, words: &[Token]) -> Vec<NodeId> {
        let [people @ .., year] = words else { return Vec::new() };
        let Some((year, letter)) = year_and_letter(&year.word) else { return Vec::new() };
        let joins = |token: &Token| ["and", "et", "al"].contains(&token.word.as_str());
        if people.first().is_none_or(joins) {
            return Vec::new();
        }
        // Whoever stands after a comma or `and` made it too.
        let mut made: Vec<&[Token]> = Vec::new();
        for part in people.split(|token| ["and", "et"].contains(&token.word.as_str())) {
            made.extend(part.split_inclusive(|token| token.ends).filter(|part| part[0].word != "al"));
        }
        let Some((first, others)) = made.split_first() else { return Vec::new() };
        let scholars = self.names.person(self.catalog, first);
        let others: Vec<Vec<NodeId>> =
            others.iter().map(|other| self.names.person(self.catalog, other)).collect();
        let is_by_all = |work: &NodeId| {
            let makers = self.catalog.work(*work).map_or(&[][..], |work| work.makers());
            others.iter().all(|other| other.iter().any(|who| makers.contains(who)))
        };
        let works = scholars.iter().flat_map(|who| self.names.works_of(*who)).filter(|work| is_by_all(work));
        let mut found: Vec<NodeId> = works
            .copied()
            .filter(|work| {
                let is_it =
                    |work: &Work| work.year == Some(year) && (letter.is_empty() || work.letter == letter);
                self.catalog.work(*work).is_some_and(is_it)
            })
            .collect();
        // A letter belongs to a year and to all who made the work: `Kydd 2005a` is none that Kydd made with others.
        let typed = people.iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ");
        let is_called_so = |node: &NodeId| {
            let made = self.catalog.work(*node).map(|work| by_makers(work, &|id| self.catalog.scholar(id)));
            made.is_some_and(|made| key(&made) == typed)
        };
        if !letter.is_empty() && found.iter().any(is_called_so) {
            found.retain(is_called_so);
        }
        found
    }

    /// Kinds, relations, years, places, and the words of the language.
    fn words(&self, tokens: &[Token], run: Range<usize>, text: &str) -> Vec<(i64, Sense)> {
        let words = &tokens[run.clone()];
        let number = i64::try_from(words.len()).unwrap_or(0);
        let mut found = Vec::new();
        let own = self.lexicon.sort(text).filter(|sort| *sort != Sort::Any && text != "who");
        if let Some(sort) = own {
            found.push((9 * number + 1, Sense::Kind(sort, "")));
        } else if let Some((sort, unit, _)) =
            KINDS.iter().find(|(_, _, words)| words.split('|').any(|word| is_number_of(text, word)))
            && let Some(sort) = self.lexicon.sort(sort)
            // Where nobody has marked any, these words are for other things.
            && (sort != Sort::Excerpt || self.catalog.excerpts().next().is_some())
        {
            found.push((8 * number, Sense::Kind(sort, unit)));
        }
        if words.len() <= self.relations.longest {
            let mut meant = self.relations.meant(words);
            // `what does it cut`: after `does` a verb is in its plain form.
            let is_helped = tokens[..run.start].iter().any(|token| is_among("do|does|did", &token.word));
            if is_helped && base_of(&words[0].word) == Some(words[0].word.as_str()) {
                let pasts = meant.iter_mut().filter(|meant| meant.form == Form::Participle);
                pasts.for_each(|meant| meant.form = Form::Finite);
            }
            if let Some(worst) = meant.iter().map(|meant| meant.alike).min() {
                // A phrase says more than its words: `blamed for` is more than `blamed`.
                let worth = if worst { 8 * number + 4 * (number - 1) } else { 9 * number + 1 };
                found.push((worth, Sense::Relation(meant)));
            }
        }
        if self.catalog.excerpts().next().is_some()
            && let Some(unit) = marked(self.catalog, tokens, run.clone())
        {
            // A reader who is a scholar, too, is meant as one who wrote.
            let is_scholar =
                words[0].word == "by" && !self.names.person(self.catalog, &words[1..]).is_empty();
            found.extend((!is_scholar).then_some((11 * number, Sense::Unit(unit))));
        }
        // `works from the 1990s on trust` are about that, and `by the 1989 report` is no time.
        let goes_on = words.last().is_some_and(|last| last.word == "on" || words[0].word == "by")
            && tokens.get(run.end).is_some_and(|next| !is_joint(&next.word));
        if let Some(years) = years(words).filter(|_| !goes_on) {
            found.push((10 * number, Sense::Unit(years)));
        }
        if let [before, intent] = words
            && before.word == "as"
            && let Some(intent) = self.catalog.vocabulary.intent(&intent.word)
        {
            found.push((10 * number, Sense::Unit(format!("as {}", intent.id))));
        }
        if let Some((mark, _)) = MARKS.iter().find(|(_, words)| is_among(words, text)) {
            found.push((8 * number + 4 * (number - 1), Sense::Mark(mark)));
        }
        // A word of the corpus's own for a relation says more than that something is said.
        let own = found.iter().any(|(_, sense)| match sense {
            Sense::Relation(meant) => meant
                .iter()
                .any(|meant| !meant.alike && matches!(meant.verb.relation, Relation::Declared { .. })),
            _ => false,
        });
        for cue in asked_by(text).iter().filter(|cue| !(own && **cue == "say")) {
            found.push((8 * number + i64::from(number > 1) * 3 * number, Sense::Cue(cue)));
        }
        if let Some(joint) = JOINTS.iter().find(|word| **word == text) {
            found.push((2, Sense::Joint(joint)));
        } else if SMALL.contains(&text) {
            found.push((2, Sense::Small));
        }
        found
    }
}

/// True of a word that joins: `about`, `and`.
fn is_joint(word: &str) -> bool {
    JOINTS.contains(&word) || SMALL.contains(&word)
}

/// A year, and the letter that tells a work of it from others: `2005b`.
pub(super) fn year_and_letter(word: &str) -> Option<(i32, &str)> {
    let (year, letter) = word.split_at(word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len()));
    // The years of a decade end in a letter too.
    let is_letter = letter.len() <= 1 && letter != "s" && letter.bytes().all(|c| c.is_ascii_lowercase());
    Some((year.parse().ok()?, letter)).filter(|_| is_letter)
}

/// True if a text is a word, or its plural.
fn is_number_of(text: &str, word: &str) -> bool {
    text == word
        || text.strip_suffix('s') == Some(word)
        || text.strip_suffix("es") == Some(word)
        || text.strip_suffix("ies").is_some_and(|stem| word.strip_suffix('y') == Some(stem))
        || (text == "theses" && word == "thesis")
        || (text == "hypotheses" && word == "hypothesis")
}
