//! From where a question looks at the corpus: `as of 1990, according to Waltz, without Webber`.

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
    /// One diagnostic for a name that stands for nothing, a part that is there twice, or years in the wrong order.
    pub(super) fn standpoint(
        &self,
        stances: &[Spanned<Stance>],
        body: &Body,
    ) -> Result<(Standpoint, Option<i32>), Wrong> {
        let (mut standpoint, mut earlier) = (Standpoint::default(), None);
        for stance in stances {
            let twice = |is_there: bool, words: &str| match is_there {
                true => Err(twice(words, stance.span)),
                false => Ok(()),
            };
            match &stance.value {
                Stance::AsOf(year, but_not) => {
                    twice(standpoint.year.is_some(), "as of")?;
                    self.years(*year, *but_not, stance.span, body)?;
                    (standpoint.year, earlier) = (Some(*year), *but_not);
                }
                Stance::According(sources) => {
                    twice(!standpoint.voices.is_empty(), "according to")?;
                    standpoint.voices = self.voices(sources)?;
                }
                Stance::Without(sources) => {
                    twice(!standpoint.without.is_empty(), "without")?;
                    standpoint.without = self.sources(sources, &WITHDRAWN)?;
                }
            }
        }
        Ok((standpoint, earlier))
    }

    /// What phrases name, each once.
    fn sources(&self, phrases: &[Phrase], classes: &[Class]) -> Result<Vec<NodeId>, Wrong> {
        each_once(phrases.iter().map(|phrase| self.phrase_name(phrase, classes)))
    }

    /// The voices that phrases name: scholars and works, or, if none is called so, schools.
    fn voices(&self, phrases: &[Phrase]) -> Result<Vec<NodeId>, Wrong> {
        let voice = |phrase: &Phrase| {
            let name = joined_words(&phrase.words);
            let is_school = self.lexicon.look_up(&name, &VOICES).is_empty()
                && !self.lexicon.look_up(&name, &[Class::Topic]).is_empty();
            if !is_school {
                return self.phrase_name(phrase, &VOICES);
            }
            let school = self.phrase_name(phrase, &[Class::Topic])?;
            if self.catalog.holders(school).is_empty() {
                return Err(self.nobody_holds(school, phrase));
            }
            Ok(school)
        };
        each_once(phrases.iter().map(voice))
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
    fn years(&self, year: i32, but_not: Option<i32>, span: Span, body: &Body) -> Result<(), Wrong> {
        let Some(before) = but_not else { return Ok(()) };
        let wrong = |message: &str, help: String| {
            Err(Box::new(Diagnostic::new(Code::QuestionSense, span, message).help(help)))
        };
        if before >= year {
            let asked = self.text.split_once(':').map_or("…", |(_, asked)| asked.trim());
            let help = match before == year {
                true => "write the later year first, and an earlier one after `but not`".to_owned(),
                false => format!("write the later year first: `as of {before} but not {year}: {asked}`"),
            };
            return wrong("the year after `but not` must be the earlier one", help);
        }
        if let Body::Why(_) | Body::Compare(_) | Body::Page(_) = body {
            let message = "this question has the same rows in every year, so `but not` has no effect";
            return wrong(message, format!("ask once for each year: `as of {year}: …`"));
        }
        Ok(())
    }
}

fn each_once(all: impl Iterator<Item = Result<NodeId, Wrong>>) -> Result<Vec<NodeId>, Wrong> {
    let mut found = Vec::new();
    for one in all {
        let one = one?;
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok(found)
}

fn twice(words: &str, span: Span) -> Wrong {
    let message = format!("`{words}` appears twice");
    let help = format!("join the names with `and`: `{words} {{scholar}} and {{work}}: …`");
    let diagnostic = Diagnostic::new(Code::QuestionSense, span, message);
    Box::new(if words == "as of" { diagnostic.help("write one year") } else { diagnostic.help(help) })
}
