//! What a list asks for: the kind that is named, or what the words that ask want.

use crate::catalog::NodeClass as Class;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::reader::clause::Named;
use crate::query::understand::reader::frame::list::{List, Target};
use crate::query::understand::reader::mention::{Mention, Sense};
use crate::query::understand::reader::relations::Form;
use crate::query::understand::reader::when::WITH_PLACE;

impl List<'_> {
    /// Finds what is asked for: the first of these that the question has.
    pub(super) fn find_target(&mut self) {
        if let Some(at) = self.clause.cue(&["how many", "how often"]) {
            self.counted = true;
            self.used.take(at);
        }
        let ways: [fn(&mut Self) -> bool; 10] = [
            Self::asks_for_note,
            Self::asks_for_kind,
            Self::asks_for_person,
            Self::asks_by_noun,
            Self::asks_when,
            Self::asks_for_quotes,
            Self::asks_for_writing,
            Self::asks_what_is_said,
            Self::asks_for_marked,
            Self::asks_for_anything,
        ];
        if ways.iter().any(|way| way(self)) {
            return;
        }
        if let Some(at) = self.clause.cue(&["what", "which"]) {
            self.target = Target::What;
            self.used.take(at);
        }
    }

    /// What is asked for is of a kind, and these words asked for it.
    fn wants(&mut self, sort: Sort, cues: &[&str]) -> bool {
        self.target = Target::Kind(sort);
        self.used.take_cues(cues);
        true
    }

    /// `which claims`, `Kydd's claims`, `criticism of`: the first words that mean anything name the kind.
    fn asks_for_kind(&mut self) -> bool {
        let clause = self.clause;
        let wanted = clause.cue(&["what", "which", "exist"]).is_some() || self.counted;
        let first = (0..clause.mentions.len()).find(|at| {
            !self.used.is_used(*at)
                && !clause.is_cue(*at, &["what", "which", "exist", "who", "where", "when"])
                && !matches!(clause.mentions[*at].senses.first(), Some(Sense::Mark(_)))
        });
        let owner = first.and_then(|at| self.named.iter().find(|named| named.first == at));
        // `Kydd's claims`, `thies quotes`: the kind of what is his.
        let owns = |named: &&Named| {
            named.possessive || matches!(clause.class(named), Some(Class::Scholar | Class::Work))
        };
        let after_owner = owner.filter(owns).and_then(|named| {
            (named.last + 1..clause.mentions.len()).find(|at| !clause.mentions[*at].is_small())
        });
        for at in [first, after_owner].into_iter().flatten() {
            let Some(mention) = clause.mentions.get(at) else { continue };
            if self.whoever_says(at) {
                return false;
            }
            let asked = clause.cue(&["who", "what", "which"]).is_some_and(|asks| asks < at);
            let noun = is_noun(mention) && !(is_verb(mention) && asked);
            // `research questions`: the noun before another says of what sort these are.
            let next = clause.mentions.get(at + 1).and_then(Mention::kind);
            let is_generic = matches!(mention.kind(), Some((Sort::Work, "")));
            if is_generic && wanted && next.is_some_and(|(sort, _)| *sort != Sort::Work) {
                let next = next.map(|(sort, unit)| (sort.clone(), unit));
                self.used.take(at);
                self.used.take(at + 1);
                if let Some((sort, unit)) = next {
                    self.units.extend(Some(unit.to_owned()).filter(|unit| !unit.is_empty()));
                    return self.wants(sort, &["what", "which", "exist"]);
                }
            }
            if let Some((sort, unit)) =
                mention.kind().filter(|_| !noun || wanted && mention.relation().is_none())
            {
                if !unit.is_empty() {
                    self.units.push(unit.to_owned());
                }
                self.used.take(at);
                // `authors who have written on`
                let people = *sort == Sort::Scholar && unit.is_empty();
                self.used.take_cues(if people { &["who"] } else { &[] });
                return self.wants(sort.clone(), &["what", "which", "exist"]);
            }
            if noun {
                // The first word of `explanations of` names a kind.
                let word = &clause.tokens[mention.words.start].word;
                let sort = clause.known.lexicon.sort(word).filter(|_| mention.words.len() > 1);
                let makes = mention
                    .relation()
                    .unwrap_or_default()
                    .iter()
                    .any(|meant| matches!(meant.verb.relation, Relation::Wrote | Relation::Edited));
                // `the editor of`
                let sort = sort.filter(|_| !makes).or(makes.then_some(Sort::Scholar));
                self.used.take_cues(if makes { &["who"] } else { &[] });
                return self.wants(sort.unwrap_or(Sort::Claim), &["what", "which", "exist"]);
            }
        }
        false
    }

    /// `what do historians say about guilds`: whoever they are.
    fn whoever_says(&mut self, at: usize) -> bool {
        let clause = self.clause;
        let is_scholar = matches!(clause.mentions[at].kind(), Some((Sort::Scholar, "")));
        let first = clause
            .tokens
            .first()
            .is_some_and(|token| ["what", "where", "how"].contains(&token.word.as_str()));
        let next = (at + 1..clause.mentions.len()).find(|next| !clause.mentions[*next].is_small());
        // `what do historians only suggest`
        let marks = |next: usize| matches!(clause.mentions[next].senses.first(), Some(Sense::Mark(_)));
        let says = next.is_some_and(|next| clause.is_cue(next, &["say"]) || marks(next));
        let is = is_scholar && first && says && !self.counted;
        if is {
            self.used.take(at);
        }
        is
    }

    /// `what does note 37 cite`
    fn asks_for_note(&mut self) -> bool {
        let cites = (0..self.clause.mentions.len()).find(|at| {
            let meant = self.clause.mentions[*at].relation().unwrap_or_default();
            meant.iter().any(|meant| meant.verb.relation == Relation::Cites)
        });
        let Some(at) = cites else { return false };
        let elsewhere = self.named.iter().any(|named| !self.clause.speaks(named));
        if elsewhere
            || self.named.len() > 1
            || !self.has(|sense| matches!(sense, Sense::Unit(unit) if unit.starts_with(WITH_PLACE)))
        {
            return false;
        }
        self.used.take(at);
        for at in self.used.left() {
            if matches!(self.clause.mentions[at].kind(), Some((Sort::Work | Sort::Citation, ""))) {
                self.used.take(at);
            }
        }
        self.wants(Sort::Citation, &["what", "which"])
    }

    /// `who`, `whose`
    fn asks_for_person(&mut self) -> bool {
        let Some(at) = self.clause.cue(&["who", "whose"]) else { return self.asks_for_anybody() };
        self.used.take(at);
        self.used.take_cues(&["else"]);
        let sort = if self.clause.is_cue(at, &["who"]) { Sort::Scholar } else { Sort::Claim };
        self.wants(sort, &[])
    }

    /// `has anyone disputed this`
    fn asks_for_anybody(&mut self) -> bool {
        let first: Vec<&str> = self.clause.tokens.iter().take(3).map(|token| token.word.as_str()).collect();
        let anybody = ["anyone", "anybody", "someone", "somebody"];
        let asks = self.clause.asks_whether() && first.iter().any(|word| anybody.contains(word));
        let related = self.clause.mentions.iter().any(|mention| mention.relation().is_some());
        asks && related && self.wants(Sort::Scholar, &[])
    }

    /// `biotic resistance criticism`
    fn asks_by_noun(&mut self) -> bool {
        let asks = self.clause.cue(&["what", "which", "why", "how"]).is_some();
        let is_so = !asks && self.clause.mentions.iter().any(is_noun);
        // `TB overcrowding evidence`: what it is evidence for is not told.
        self.must_find |= is_so && self.named.len() > 1;
        is_so && self.wants(Sort::Claim, &[])
    }

    /// `when was the book published`: the page of the work tells.
    fn asks_when(&mut self) -> bool {
        let clause = self.clause;
        // `the year of the article`
        let of = clause.cue(&["when"]).is_some_and(|at| clause.words(at).ends_with(" of"));
        if clause.cue(&["when"]).is_none() || !of && clause.cue(&["publish", "say"]).is_none() {
            return false;
        }
        let works: Vec<&Named> =
            self.named.iter().filter(|named| clause.class(named) == Some(Class::Work)).collect();
        let [work] = works.as_slice() else { return false };
        let Some(name) = clause.one_name(work, " or ") else { return false };
        for named in &self.named {
            self.used.take_all(named.first, named.last);
        }
        self.used.take_cues(&["when", "publish", "say"]);
        for at in self.used.left() {
            if clause.mentions[at].relation().is_some() {
                self.used.take(at);
            }
        }
        self.whole = Some((format!("what is {name}"), "page"));
        true
    }

    /// `Binnendijk's exact words`
    fn asks_for_quotes(&mut self) -> bool {
        let Some(at) = self.clause.cue(&["quote"]) else { return false };
        self.stages = " with quote show quote".to_owned();
        self.used.take(at);
        self.wants(Sort::Claim, &[])
    }

    /// `what has Kydd written`
    fn asks_for_writing(&mut self) -> bool {
        let clause = self.clause;
        let only_people = !self.named.is_empty()
            && self.named.iter().all(|named| clause.class(named) == Some(Class::Scholar));
        let wrote = ["wrote", "write", "writes", "written", "published"];
        let wrote = clause.tokens.iter().any(|token| wrote.contains(&token.word.as_str()));
        let asks = clause.cue(&["what", "which"]).is_some() || self.begins_with_anything();
        only_people && wrote && asks && self.wants(Sort::Work, &["what", "which", "say", "publish"])
    }

    /// `what does Kydd say about trust`, `what is said about trust`
    fn asks_what_is_said(&mut self) -> bool {
        let clause = self.clause;
        if clause.cue(&["say", "view", "according to"]).is_none() {
            return false;
        }
        let of = |classes: &[Class]| {
            self.named.iter().any(|named| clause.class(named).is_some_and(|class| classes.contains(&class)))
        };
        let about = of(&[Class::Topic]) && clause.cue(&["what", "where"]).is_some();
        if !of(&[Class::Scholar, Class::Work]) && !about {
            return false;
        }
        // Where somebody stands is no place.
        let stands = clause.tokens.iter().any(|token| ["stand", "stands"].contains(&token.word.as_str()));
        if clause.cue(&["where"]).is_some() && !stands {
            self.stages = " show text, work, locator".to_owned();
        }
        if clause.cue(&["when"]).is_some() {
            let first = clause.cue(&["oldest"]).is_some();
            self.used.take_cues(&["oldest"]);
            self.stages = if first { " sort year show text, year" } else { " show text, year" }.to_owned();
        }
        self.wants(Sort::Claim, &["what", "which", "where", "when", "how", "say", "view", "according to"])
    }

    /// `what was published in the 1990s`, `what is reported second-hand`, `open questions about trust`
    fn asks_for_marked(&mut self) -> bool {
        let clause = self.clause;
        let of_topics = self.named.iter().all(|named| clause.class(named) == Some(Class::Topic));
        let of_one = self.named.len() == 1 && self.named.iter().all(|named| clause.speaks(named));
        let what = clause.cue(&["what"]).is_some() && (of_topics || of_one);
        if what && of_topics && clause.cue(&["publish"]).is_some() {
            return self.wants(Sort::Work, &["what", "publish", "been"]);
        }
        let asks = clause.cue(&["what", "which"]).is_some();
        let is_marked = self.has(|sense| matches!(sense, Sense::Mark(_)));
        is_marked && (what || !asks) && self.wants(Sort::Claim, &["what", "say", "view"])
    }

    /// `anything on trust since 2000`
    fn asks_for_anything(&mut self) -> bool {
        self.begins_with_anything() && !self.named.is_empty() && self.wants(Sort::Claim, &["say", "exist"])
    }

    /// True of a question that begins with a word for whatever there may be.
    fn begins_with_anything(&self) -> bool {
        let mut words = self.clause.tokens.iter().map(|token| token.word.as_str());
        let first = words.find(|word| !["list", "show", "find", "give", "is", "there", "me"].contains(word));
        first.is_some_and(|word| ["anything", "everything", "something", "all", "whatever"].contains(&word))
    }
}

/// True of `criticism`, which may be a verb as well: `support`.
fn is_noun(mention: &Mention) -> bool {
    mention.relation().is_some_and(|meant| meant.iter().any(|meant| meant.form == Form::Noun))
}

fn is_verb(mention: &Mention) -> bool {
    mention.relation().is_some_and(|meant| meant.iter().any(|meant| meant.form != Form::Noun))
}
