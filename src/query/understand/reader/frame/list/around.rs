//! What stands around a relation: its subject, its object, who does it, and whether it is denied.

use crate::catalog::entry::NodeId;
use crate::query::understand::reader::clause::Named;
use crate::query::understand::reader::frame::list::List;
use crate::query::understand::reader::mention::Mention;
use crate::query::understand::reader::thesaurus::APPOSITIONS;

impl List<'_> {
    /// The names after a mention, up to the next relation or kind.
    pub(super) fn named_after(&self, at: usize) -> Option<Named> {
        let next = self.named.iter().find(|named| named.first > at && !self.used.is_used(named.first))?;
        let clear = (at + 1..next.first).all(|between| {
            let mention = &self.clause.mentions[between];
            mention.joint() != Some("but")
                && (mention.is_small()
                    || self.used.is_used(between)
                    || self.clause.is_cue(between, &["term", "for", "say", "been"])
                    || mention.kind().is_some())
        });
        let joint = self.clause.joint_before(next.first);
        let own = ["about", "on", "regarding", "concerning", "since", "via", "in", "by"];
        let is_own = joint.is_some_and(|joint| own.contains(&joint)) && next.first > at + 1;
        // `draw on in his book`: the preposition of the relation is its own.
        let verb = self.clause.words(at);
        let has_own = verb.rsplit(' ').next().is_some_and(|last| last != verb && own.contains(&last));
        let adjacent =
            !has_own && (at + 1..next.first).all(|between| self.clause.mentions[between].is_small());
        (clear && (!is_own || adjacent && joint != Some("by"))).then(|| next.clone())
    }

    /// The names before a mention that no preposition takes.
    pub(super) fn named_before(&self, at: usize) -> Option<Named> {
        let before =
            self.named.iter().rev().find(|named| named.last < at && !self.used.is_used(named.first))?;
        let clear = (before.last + 1..at).all(|between| {
            let mention = &self.clause.mentions[between];
            mention.is_small() || self.used.is_used(between) || mention.kind().is_some()
        });
        let taken = matches!(
            self.clause.joint_before(before.first),
            Some("by" | "about" | "on" | "in" | "of" | "from" | "regarding" | "concerning" | "via" | "not")
        );
        (clear && !taken).then(|| before.clone())
    }

    /// Whoever cites, or the work of theirs in which they do: `cited by Kydd in Trust and Mistrust`.
    pub(super) fn in_own_work(&mut self, maker: Named) -> Named {
        let catalog = self.clause.known.catalog;
        let is_made = |work: NodeId| {
            let makers = catalog.work(work).map_or(&[][..], |work| work.makers());
            maker.things.iter().flatten().any(|who| makers.contains(who))
        };
        let work = self.named.iter().find_map(|named| {
            let work = self.clause.only(named).filter(|work| is_made(*work))?;
            let is_free =
                !self.used.is_used(named.first) && self.clause.joint_before(named.first) == Some("in");
            is_free.then_some((named.first, named.last, work))
        });
        let Some((first, last, work)) = work else { return maker };
        self.used.take_all(first, last);
        Named { things: vec![vec![work]], ..maker }
    }

    pub(super) fn agent_after(&self, at: usize) -> Option<Named> {
        let next = self.named.iter().find(|named| named.first > at && !self.used.is_used(named.first))?;
        let clear = (at + 1..next.first).all(|between| self.clause.mentions[between].is_small());
        (clear && self.clause.joint_before(next.first) == Some("by")).then(|| next.clone())
    }

    /// The denial of a relation: one that stands before it and denies nothing else, or whoever does so being nobody.
    pub(super) fn denied(&self, at: usize) -> Option<usize> {
        let joint = |at: usize| self.clause.mentions.get(at).and_then(Mention::joint);
        let is_nobody = |at: usize| self.clause.is_cue(at, &["nobody"]);
        // `cited by nobody`
        let by = self.clause.words(at).ends_with(" by");
        let agent = if by { at + 1 } else { at + 2 };
        if is_nobody(agent) && (by || joint(at + 1) == Some("by")) {
            return Some(agent);
        }
        let is_agent = |at: usize| {
            at.checked_sub(1)
                .is_some_and(|by| joint(by) == Some("by") || self.clause.words(by).ends_with(" by"))
        };
        // `not about bleaching`, `but not Caravaggio`: that is denied, and no relation after it.
        let denies_name = |at: usize| {
            joint(at + 1).is_some_and(|joint| PREPOSITIONS.contains(&joint))
                || at > 0
                    && joint(at - 1) == Some("but")
                    && self.named.iter().any(|named| named.first == at + 1)
        };
        let before = (0..at).rev().take_while(|before| {
            let mention = &self.clause.mentions[*before];
            mention.is_small()
                || mention.thing().is_some() && self.clause.is_name(*before)
                || is_nobody(*before)
        });
        let is_not = |at: &usize| {
            matches!(joint(*at), Some("not" | "never" | "neither" | "nor")) && !denies_name(*at)
                || is_nobody(*at) && !is_agent(*at)
        };
        before.into_iter().find(is_not)
    }

    /// True if `has` stands before who does so: `which claims has MacKay disputed`.
    pub(super) fn is_after_have(&self, at: usize) -> bool {
        self.named_before(at).is_some_and(|subject| {
            let start = self.clause.mentions[subject.first].words.start;
            let before = start.checked_sub(1).map(|before| self.clause.tokens[before].word.as_str());
            let between = &self.clause.tokens[start..self.clause.mentions[at].words.start];
            matches!(before, Some("has" | "have" | "had"))
                && !between.iter().any(|token| token.word == "been")
        })
    }

    /// True if whoever does so is only said to be anybody, or nobody.
    pub(super) fn names_anybody(&self, at: usize) -> bool {
        let before = (0..at).rev().take_while(|before| {
            self.clause.mentions[*before].is_small() || self.clause.is_cue(*before, &["nobody"])
        });
        before.into_iter().any(|at| ANYBODY.contains(&self.clause.words(at).as_str()))
    }

    /// True if a form of `be` stands right before a mention, with the subject between.
    pub(super) fn is_after_be(&self, at: usize) -> bool {
        let start = self.clause.mentions[at].words.start;
        let before = self.clause.tokens[..start].iter().rev();
        let is_be =
            |word: &str| ["is", "are", "was", "were", "be", "been", "being", "gets", "get"].contains(&word);
        before.take(8).any(|token| is_be(&token.word))
    }

    /// `but` and `and` before a further relation: both must hold.
    pub(super) fn take_joint_before(&mut self, at: usize) {
        // `but Drummond supports`: whoever does so stands between.
        let is_between =
            |before: &usize| self.clause.mentions[*before].is_small() || self.clause.is_name(*before);
        let before: Vec<usize> = (0..at).rev().take_while(is_between).collect();
        let but = before.into_iter().find(|before| self.clause.mentions[*before].joint() == Some("but"));
        // `nobody but Drummond`
        let but = but.filter(|but| *but == 0 || !self.clause.is_cue(but - 1, &["nobody"]));
        if let Some(but) = but {
            self.used.take(but);
        }
    }

    /// A kind right beside a name says what the thing is.
    pub(super) fn take_kinds_beside(&mut self, first: usize, after: usize) {
        let beside = [first.checked_sub(1), Some(after)];
        for at in beside.into_iter().flatten() {
            let Some(mention) = self.clause.mentions.get(at) else { continue };
            // `which interventions is bleaching reduced by`: what is asked for.
            let is_asked = at < first
                && at
                    .checked_sub(1)
                    .is_some_and(|before| self.clause.is_cue(before, &["which", "what", "how many"]));
            if is_asked {
                continue;
            }
            let says_what = at == after && APPOSITIONS.contains(&self.clause.words(at).as_str());
            if mention.kind().is_some() || says_what {
                self.used.take(at);
            }
        }
    }
}

/// Prepositions before what is denied, where no relation is.
const PREPOSITIONS: [&str; 9] = ["about", "on", "by", "in", "of", "with", "from", "under", "regarding"];

/// Words for whoever it may be, or nobody.
const ANYBODY: [&str; 8] =
    ["anyone", "anybody", "someone", "somebody", "nobody", "no one", "none", "no scholar"];
