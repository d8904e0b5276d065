//! What is left of a list when its relations are accounted for: names with their prepositions, years and marks,
//! words that stand in the text, and what is missing.

use crate::catalog::NodeClass as Class;
use crate::query::attribute::OF_EXCERPTS;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::reader::clause::Named;
use crate::query::understand::reader::frame::Candidate;
use crate::query::understand::reader::frame::list::{Conditions, List, MOST, Target};
use crate::query::understand::reader::frame::verb::said;
use crate::query::understand::reader::mention::{Mention, Sense};
use crate::query::understand::reader::relations::{Form, Meant};
use crate::query::understand::reader::thesaurus::{UNANSWERED, is_among};
use crate::query::understand::reader::when::WITH_PLACE;

impl List<'_> {
    /// What must be so of rows of a sort besides relations; none if something named does not belong to such rows.
    pub(super) fn conditions(&mut self, sort: &Sort) -> Option<Conditions> {
        self.take_publishing(sort);
        let mut conditions = Conditions { ways: vec![Vec::new()], ..Conditions::default() };
        self.take_marks(sort, &mut conditions);
        let named = self.named.clone();
        // Names beside each other, with nothing between them, may be one name that is not known.
        self.must_find |= named.windows(2).any(|pair| {
            pair[0].last + 1 == pair[1].first
                && !pair[0].possessive
                && pair.iter().all(|named| !self.used.is_used(named.first))
                && self.clause.class(&pair[0]) == self.clause.class(&pair[1])
        });
        // Several topics of one statement need not all be what its claim is said to be about.
        let topics = named.iter().filter(|named| {
            !self.used.is_used(named.first) && self.clause.class(named) == Some(Class::Topic)
        });
        self.must_find |= *sort == Sort::Scholar && topics.count() > 1;
        for named in &named {
            if self.used.is_used(named.first) {
                continue;
            }
            let mut unit = self.attached(sort, named)?;
            // Who is named apart from a speaker is none: `how did Badley respond to Craig`.
            let is_second = |way: &Vec<String>| way.iter().any(|unit| unit.starts_with("by "));
            if unit == "by {}" && *sort == Sort::Claim && conditions.ways.iter().any(is_second) {
                return None;
            }
            let except = self.except_before(named.first);
            if !except.is_empty() {
                except.into_iter().for_each(|at| self.used.take(at));
                unit = format!("not {unit}");
            }
            let names = self.clause.names(named, self.clause.joint(named));
            let with =
                |way: &Vec<String>, name: &String| [way.clone(), vec![unit.replace("{}", name)]].concat();
            let ways = conditions.ways.iter().flat_map(|way| names.iter().map(move |name| with(way, name)));
            conditions.ways = ways.take(MOST).collect();
            self.used.take_all(named.first, named.last);
            self.take_kinds_beside(named.last + 1, named.last + 1);
        }
        self.absence(&mut conditions.late);
        let words = self.unknown_words(sort);
        if !words.is_empty() {
            let words = format!("matching \"{}\"", words.join(" "));
            conditions.late.push(match sort {
                Sort::Work => format!("that state any claim ({words})"),
                _ => words,
            });
            self.worth -= 8;
            self.must_find = true;
        }
        conditions.late.dedup();
        Some(conditions)
    }

    /// Adjectives, years, places, and words in quotes.
    fn take_marks(&mut self, sort: &Sort, conditions: &mut Conditions) {
        let Conditions { marks, late, .. } = conditions;
        for at in self.used.left() {
            match self.clause.mentions[at].senses.first() {
                Some(Sense::Mark(mark)) if *mark == UNANSWERED => {
                    late.push("with force \"asks\"".to_owned());
                    let answers = self.clause.known.relations_for("answer");
                    let inverse = |answers: &Meant| said(self.clause.known.catalog, &answers.verb, true);
                    let inverse = answers.iter().find_map(inverse);
                    late.extend(inverse.map(|answered| format!("that are not {answered} any claim")));
                }
                // Works and claims are used otherwise.
                Some(Sense::Mark(mark)) if OF_EXCERPTS.contains(mark) && *sort != Sort::Excerpt => continue,
                Some(Sense::Mark(mark)) if mark.starts_with("with") => late.push((*mark).to_owned()),
                Some(Sense::Mark(mark)) => marks.push((*mark).to_owned()),
                Some(Sense::Unit(unit)) if *sort == Sort::Citation && self.is_cited_place() => {
                    late.push(unit.replacen(WITH_PLACE, "with cited-at", 1));
                }
                Some(Sense::Unit(unit)) => late.push(unit.clone()),
                // What a scholar is asked for has been said.
                Some(Sense::Text(text)) if *sort == Sort::Scholar => {
                    late.push(format!("that make any claim (matching \"'{text}'\")"));
                    self.must_find = true;
                }
                Some(Sense::Text(text)) => late.push(format!("matching \"'{text}'\"")),
                _ => continue,
            }
            self.used.take(at);
        }
        // `what does Barlow ask`
        let asks = |at: usize| is_among("ask|asks|asked|wonder|wonders|wondered", &self.clause.words(at));
        if *sort == Sort::Claim && (1..self.clause.mentions.len()).any(asks) {
            late.push("with force \"asks\"".to_owned());
        }
    }

    /// How what is named belongs to rows of a sort, with `{}` for the name.
    fn attached(&self, sort: &Sort, named: &Named) -> Option<String> {
        let joint = self.clause.joint_before(named.first);
        let unit = match (sort, self.clause.class(named)?) {
            // Nobody is a topic.
            (_, Class::Topic) if matches!(joint, Some("by" | "for" | "against")) => return None,
            (Sort::Claim | Sort::Argument, Class::Scholar) if joint == Some("via") => {
                return self.via_works_of(named);
            }
            (Sort::Claim | Sort::Argument, Class::Scholar) if !matches!(joint, Some("about" | "on")) => {
                "by {}"
            }
            (Sort::Claim | Sort::Argument, Class::Work) if joint == Some("via") => "via {}",
            (Sort::Claim | Sort::Argument, Class::Work) if named.rows.is_some() => "that are stated by {}",
            (Sort::Claim | Sort::Argument, Class::Work) => "in {}",
            (Sort::Scholar, Class::Claim) if named.rows.is_some() => "that make {}",
            (Sort::Scholar, Class::Claim) => return Some(self.makers()),
            (Sort::Work, Class::Claim) => "that state {}",
            (Sort::Claim | Sort::Work | Sort::Scholar | Sort::Excerpt | Sort::Citation, Class::Topic) => {
                "about {}"
            }
            (Sort::Excerpt, Class::Work) => "in {}",
            (Sort::Excerpt, Class::Scholar) => "by {}",
            (Sort::Work, Class::Scholar) => "by {}",
            (Sort::Work, Class::Work) if joint == Some("in") => "in {}",
            (Sort::Scholar, Class::Work) => "that wrote {}",
            (Sort::Citation, Class::Work | Class::Scholar) if self.is_cited_place() => "of {}",
            (Sort::Citation, Class::Work)
                if joint == Some("in") || self.follows_place(named) || self.has_references(named) =>
            {
                "in {}"
            }
            (Sort::Citation, Class::Scholar) if self.follows_place(named) || self.has_references(named) => {
                "by {}"
            }
            (Sort::Citation, Class::Scholar) if matches!(joint, Some("in" | "by")) => "by {}",
            (Sort::Citation, Class::Scholar | Class::Work) => "of {}",
            (Sort::Citation, Class::Claim) => "for {}",
            (Sort::Topic | Sort::Kind(_), Class::Topic)
                if matches!(joint, Some("of" | "under" | "within")) =>
            {
                "under {}"
            }
            (Sort::Topic | Sort::Kind(_), Class::Scholar | Class::Work) => "that are discussed by {}",
            _ => return None,
        };
        Some(unit.to_owned())
    }

    /// `via Kydd`: what was read in a work of his.
    fn via_works_of(&self, named: &Named) -> Option<String> {
        let names = self.clause.known.names;
        let works = named.things.iter().flatten().flat_map(|who| names.works_of(*who));
        let works: Vec<String> = works.map(|work| self.clause.name(*work)).collect();
        (!works.is_empty()).then(|| format!("via {}", works.join(" or ")))
    }

    /// Whoever makes a claim, or one that upholds it.
    fn makers(&self) -> String {
        let supports = self.clause.known.relations_for("support").into_iter().find(|meant| {
            let leads = self.leads_to(std::slice::from_ref(meant), "claim");
            leads && self.starts_from(std::slice::from_ref(meant)) == "claim"
        });
        let supports = supports.and_then(|meant| said(self.clause.known.catalog, &meant.verb, false));
        supports.map_or_else(
            || "that make {}".to_owned(),
            |supports| format!("that make {{}} or {supports} {{}}"),
        )
    }

    /// `Kydd's references`, `Kydd 2005 footnotes`: those in the work, and none to it.
    fn has_references(&self, named: &Named) -> bool {
        let is_next = |at: usize| self.clause.mentions.get(at).is_some();
        is_next(named.last + 1)
            && is_among(
                "reference|references|footnote|footnotes|endnote|endnotes|notes",
                &self.clause.words(named.last + 1),
            )
    }

    /// `where is page 3 of Kydd cited`: the place is one that is cited, and none that cites.
    fn is_cited_place(&self) -> bool {
        let mentions = &self.clause.mentions;
        let is_place = |at: &usize| matches!(mentions[*at].senses.first(), Some(Sense::Unit(unit)) if unit.starts_with(WITH_PLACE));
        let Some(place) = (0..mentions.len()).find(is_place) else { return false };
        let is_cited = |at: usize| {
            let meant = mentions[at].relation().unwrap_or_default();
            meant.iter().any(|meant| meant.verb.relation == Relation::Cites && meant.form == Form::Participle)
        };
        let is_of = mentions.get(place + 1).and_then(Mention::joint) == Some("of");
        is_of && (place + 1..mentions.len()).any(is_cited)
    }

    /// `note 12 of Radcliffe`: a place in the work.
    fn follows_place(&self, named: &Named) -> bool {
        let before = (0..named.first).rev().find(|at| !self.clause.mentions[*at].is_small());
        before.is_some_and(|at| {
            let unit = self.clause.mentions[at].senses.first();
            matches!(unit, Some(Sense::Unit(unit)) if unit.starts_with(WITH_PLACE))
        })
    }

    /// `other than`, `but never mention`, `without discussing`: the words that except what is named after them; none if
    /// it is not excepted.
    fn except_before(&self, at: usize) -> Vec<usize> {
        // A denial excepts what is not mentioned, or said to be not about.
        let said_of = |at: usize| {
            let mut after = (at + 1..self.clause.mentions.len()).take_while(|next| {
                self.clause.mentions[*next].is_small() || self.clause.is_cue(*next, &["say"])
            });
            after.any(|next| {
                self.clause.is_cue(next, &["say"])
                    || matches!(self.clause.mentions[next].joint(), Some("about" | "on"))
            })
        };
        let excepts = |at: usize| {
            let not = matches!(self.clause.mentions[at].joint(), Some("not" | "never"));
            let but = at.checked_sub(1).and_then(|but| self.clause.mentions[but].joint()) == Some("but");
            not && (said_of(at) || but) || self.clause.is_cue(at, &["except", "lack"])
        };
        let before = (0..at).rev().take_while(|before| {
            let mention = &self.clause.mentions[*before];
            mention.is_small() || excepts(*before) || self.clause.is_cue(*before, &["say"])
        });
        let before: Vec<usize> = before.collect();
        if !before.iter().any(|at| excepts(*at)) {
            return Vec::new();
        }
        let is_but = |at: usize| self.clause.mentions[at].joint() == Some("but");
        let says = |at: usize| self.clause.is_cue(at, &["say"]);
        before.into_iter().filter(|at| excepts(*at) || is_but(*at) || says(*at)).collect()
    }

    /// The page of a claim that is named by what it says, of the scholar that is named beside it if one is.
    pub(super) fn page_of(mut self, claim: &Named) -> Vec<Candidate> {
        let catalog = self.clause.known.catalog;
        let named = self.named.clone();
        let speakers: Vec<_> = named
            .iter()
            .filter(|named| self.clause.class(named) == Some(Class::Scholar))
            .flat_map(|named| named.things.iter().flatten().copied())
            .collect();
        let claims = claim.things.iter().flatten().copied().filter(|id| {
            let made = catalog.claim(*id).map_or(&[][..], |claim| catalog.speakers(claim));
            speakers.is_empty() || speakers.iter().any(|who| made.contains(who))
        });
        let claims: Vec<_> = claims.collect();
        for named in &named {
            self.used.take_all(named.first, named.last);
        }
        match claims.as_slice() {
            [one] if self.used.all() && self.units.is_empty() => {
                vec![Candidate::new("page", self.worth, format!("what is {}", self.clause.name(*one)))]
            }
            _ => Vec::new(),
        }
    }

    /// `published`, `wrote`: what is written has years and authors anyway.
    fn take_publishing(&mut self, sort: &Sort) {
        if self.has(|sense| matches!(sense, Sense::Mark(_))) {
            self.used.take_cues(&["only"]);
        }
        let said = [
            "say",
            "view",
            "according to",
            "exist",
            "publish",
            "been",
            "what",
            "which",
            "where",
            "how",
            "bibliography",
            "about it",
        ];
        self.used.take_cues(&said);
        let is_written = |meant: &Meant| meant.verb.relation == Relation::Wrote;
        for at in self.used.left() {
            // `made by scholars`: claims are.
            let in_all = matches!(self.clause.mentions[at].kind(), Some((Sort::Work, _)))
                && *sort != Sort::Work
                && ["paper", "text", "literature"].contains(&self.clause.words(at).as_str())
                && self.clause.joint_before(at) == Some("in");
            if in_all {
                self.used.take(at);
            }
            let is_scholar = matches!(self.clause.mentions[at].kind(), Some((Sort::Scholar, _)));
            if is_scholar && *sort != Sort::Scholar && self.clause.joint_before(at) == Some("by") {
                let plural = self.clause.words(at).ends_with('s');
                // `how many claims by scholar`
                if self.counted && !plural && self.stages.is_empty() {
                    self.stages = " per scholar".to_owned();
                    self.used.take(at);
                } else if plural {
                    self.used.take(at);
                }
            }
            let wrote = self.clause.mentions[at].relation().is_some_and(|meant| meant.iter().any(is_written));
            if wrote && matches!(sort, Sort::Scholar | Sort::Work | Sort::Claim) {
                self.used.take(at);
            }
        }
    }

    /// `lack page numbers`, `without quotes`: that there is no value.
    fn absence(&mut self, late: &mut Vec<String>) {
        let Some(lack) = self.clause.cue(&["lack"]) else { return };
        let citations = self.target == Target::Kind(Sort::Citation);
        for at in self.used.left().into_iter().filter(|at| *at > lack) {
            let attribute = match (self.clause.mentions[at].cue(), self.clause.words(at).as_str()) {
                (Some("page number"), _) | (_, "page" | "pages") if citations => "cited-at",
                (Some("page number"), _) | (_, "page" | "pages" | "place" | "places") => "locator",
                (_, "quote" | "quotes" | "quotation" | "quotations") => "quote",
                (_, "note" | "notes") => "note",
                (_, "year" | "years" | "date" | "dates") => "year",
                _ => continue,
            };
            late.push(format!("without {attribute}"));
            self.used.take(at);
            self.used.take(lack);
            return;
        }
    }

    /// Words that name nothing, of a question for what a scholar or work says: they may stand in it.
    fn unknown_words(&mut self, sort: &Sort) -> Vec<String> {
        let speaks = self.named.iter().any(|named| self.clause.speaks(named));
        let says = self.clause.cue(&["say", "view", "according to", "quote"]).is_some();
        let mut words = Vec::new();
        if matches!(sort, Sort::Claim | Sort::Work)
            && speaks
            && says
            && self.units.iter().all(|unit| unit.starts_with("with type"))
        {
            for at in self.used.left() {
                if self.clause.mentions[at].is_unknown() {
                    words.push(self.clause.words(at));
                    self.used.take(at);
                }
            }
        }
        words
    }
}
