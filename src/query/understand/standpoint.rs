//! From where a question looks at the corpus: `as of 1990, according to Waltz, without Webber, when peace`.

use std::collections::BTreeSet;

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::catalog::standpoint::{HELD_BY, Standpoint};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::Body;
use crate::query::understand::ast::{Phrase, Stance};
use crate::query::understand::english::joined_words;
use crate::query::understand::resolve::{Resolver, Wrong};
use crate::source::{Span, Spanned};
use crate::suggest::with_article;

/// Whose word can count.
const VOICES: [Class; 2] = [Class::Work, Class::Scholar];
/// What can be withdrawn.
const WITHDRAWN: [Class; 4] = [Class::Work, Class::Scholar, Class::Claim, Class::Argument];

impl Resolver<'_> {
    /// The standpoint of a question, and the year of whose answers nothing is told again.
    ///
    /// # Errors
    /// One diagnostic for a name that stands for nothing, two years, or years in the wrong order.
    pub(super) fn standpoint(&self, stances: &[Spanned<Stance>]) -> Result<(Standpoint, Option<i32>), Wrong> {
        let (mut standpoint, mut earlier) = (Standpoint::default(), None);
        for stance in stances {
            match &stance.value {
                Stance::AsOf(..) if standpoint.year.is_some() => {
                    let diagnostic =
                        Diagnostic::new(Code::QuestionSense, stance.span, "`as of` appears twice");
                    return Err(Box::new(diagnostic.help("write one year")));
                }
                Stance::AsOf(year, but_not) => {
                    self.in_order(*year, *but_not, stance.span)?;
                    (standpoint.year, earlier) = (Some(*year), *but_not);
                }
                Stance::According(sources) => standpoint.voices.extend(self.voices(sources)?),
                Stance::Without(sources) => {
                    standpoint.without.extend(self.sources(sources, &WITHDRAWN)?);
                }
                Stance::When(topics) => standpoint.when.extend(self.sources(topics, &[Class::Topic])?),
            }
        }
        standpoint.voices = once(standpoint.voices);
        standpoint.without = once(standpoint.without);
        standpoint.when = once(standpoint.when);
        Ok((standpoint, earlier))
    }

    /// What phrases name, each once.
    fn sources(&self, phrases: &[Phrase], classes: &[Class]) -> Result<Vec<NodeId>, Wrong> {
        phrases.iter().map(|phrase| self.phrase_name(phrase, classes)).collect()
    }

    /// The voices that phrases name: scholars, works, and topics that somebody holds.
    fn voices(&self, phrases: &[Phrase]) -> Result<Vec<NodeId>, Wrong> {
        let voice = |phrase: &Phrase| {
            let name = joined_words(&phrase.words);
            let topics = self.lexicon.look_up(&name, &[Class::Topic]);
            let is_voice = !self.lexicon.look_up(&name, &VOICES).is_empty();
            let is_school = topics.iter().any(|topic| !self.catalog.holders(*topic).is_empty());
            match (is_voice, is_school) {
                (true, true) => Err(self.several_voices(&name, phrase.span)),
                (false, true) => self.phrase_name(phrase, &[Class::Topic]),
                (false, false) if !topics.is_empty() => {
                    let topic = self.phrase_name(phrase, &[Class::Topic])?;
                    Err(self.nobody_holds(topic, phrase))
                }
                _ => self.phrase_name(phrase, &VOICES),
            }
        };
        phrases.iter().map(voice).collect()
    }

    /// A school and a work or a scholar are called so.
    fn several_voices(&self, name: &str, span: Span) -> Wrong {
        let classes = [&VOICES[..], &[Class::Topic]].concat();
        let things: Vec<NodeId> =
            classes.iter().flat_map(|class| self.lexicon.look_up(name, &[*class])).collect();
        self.ambiguous(name, span, &things)
    }

    fn nobody_holds(&self, school: NodeId, phrase: &Phrase) -> Wrong {
        let (kind, id) = (self.catalog.kind(school), self.catalog.id(school));
        let message = format!("`{id}` is {}, and no scholar or work holds it", with_article(kind));
        let diagnostic = Diagnostic::new(Code::QuestionSense, phrase.span, message);
        let field = match self.catalog.vocabulary.find(HELD_BY) {
            Some(_) => format!("say who does in its record: `{HELD_BY}  {{scholar}}`"),
            None => format!(
                "declare `relation {HELD_BY}` from `{kind}` to `scholar, work`, and say who does in its record"
            ),
        };
        Box::new(diagnostic.help(field).help(format!("what is claimed about it: `claims about {id}`")))
    }

    /// Checks the years of `as of YEAR but not YEAR`.
    fn in_order(&self, year: i32, but_not: Option<i32>, span: Span) -> Result<(), Wrong> {
        let Some(before) = but_not.filter(|before| *before >= year) else { return Ok(()) };
        let help = match before == year {
            true => "write the later year first, and an earlier one after `but not`".to_owned(),
            false => {
                let mut question = self.text.trim_end().to_owned();
                question.replace_range(span.range(), &format!("as of {before} but not {year}"));
                format!("write the later year first: `{question}`")
            }
        };
        let message = "the year after `but not` must be the earlier one";
        Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message).help(help)))
    }

    /// Checks that a question with `but not` has rows that another year may lack.
    pub(super) fn has_rows_of_years(stances: &[Spanned<Stance>], body: &Body) -> Result<(), Wrong> {
        let bounded = stances.iter().find_map(|stance| match stance.value {
            Stance::AsOf(year, Some(_)) => Some((year, stance.span)),
            _ => None,
        });
        match (bounded, body) {
            (Some((year, span)), Body::Why(_) | Body::Compare(_) | Body::Page(_)) => {
                let message = "this question has the same rows in every year, so `but not` has no effect";
                let help = format!("ask once for each year: `as of {year}: …`");
                Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message).help(help)))
            }
            _ => Ok(()),
        }
    }
}

fn once(nodes: Vec<NodeId>) -> Vec<NodeId> {
    let mut known = BTreeSet::new();
    nodes.into_iter().filter(|node| known.insert(*node)).collect()
}
