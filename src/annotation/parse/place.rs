//! Places: a work and where in it.

use pest::iterators::Pair;

use crate::annotation::ast::Citation;
use crate::annotation::fault;
use crate::annotation::locator::{self, Locator, Number, Part, Unit, from_roman};
use crate::annotation::parse::reader::Reader;
use crate::annotation::parse::{Fault, Rule};
use crate::source::Spanned;

impl Reader<'_> {
    pub(super) fn citation(&self, pair: Pair<'_, Rule>) -> Result<Citation, Fault> {
        let mut inner = pair.into_inner();
        let key = inner.next().ok_or_else(|| self.incomplete())?;
        let locator = inner.next().map(|locator| self.locator(locator)).transpose()?;
        let key = match key.as_rule() {
            Rule::string => self.string(key),
            _ => {
                let word = self.word(&key);
                // `Kydd 2005, p. 9`
                let name = word.value.trim_end_matches(',');
                let words: Vec<&str> = name.split_ascii_whitespace().collect();
                let start = key.as_span().start();
                if words.len() == 1 {
                    self.id(start..start + name.len(), name)?
                } else {
                    Spanned::new(words.join(" "), self.0.span(start, start + name.len()))
                }
            }
        };
        Ok(Citation { key, locator: locator.unwrap_or_default() })
    }

    pub(super) fn locator(&self, pair: Pair<'_, Rule>) -> Result<Locator, Fault> {
        let parts = pair.into_inner().map(|part| self.part(part)).collect::<Result<_, _>>()?;
        Ok(Locator { parts })
    }

    fn part(&self, pair: Pair<'_, Rule>) -> Result<Part, Fault> {
        let rule = pair.as_rule();
        let mut inner = pair.into_inner();
        let first = inner.next().ok_or_else(|| self.incomplete())?;
        if rule == Rule::section {
            let quoted = first.as_rule() == Rule::string;
            return Ok(Part::Section(if quoted {
                self.string(first).value
            } else {
                first.as_str().to_owned()
            }));
        }
        let unit = match first.as_str() {
            "p." | "pp." => Unit::Page,
            "n." | "nn." => Unit::Note,
            "ch." | "chs." => Unit::Chapter,
            _ => Unit::Paragraph,
        };
        let ranges = inner.map(|range| self.range(range)).collect::<Result<_, _>>()?;
        Ok(Part::Numbered { unit, ranges })
    }

    pub(super) fn range(&self, pair: Pair<'_, Rule>) -> Result<locator::Range, Fault> {
        let number = |pair: Pair<'_, Rule>| {
            number_of(pair.as_str()).ok_or_else(|| fault::numeral(self.span(&pair), pair.as_str()))
        };
        let mut numbers = pair.into_inner();
        let from = number(numbers.next().ok_or_else(|| self.incomplete())?)?;
        let to = numbers.next().map(number).transpose()?;
        Ok(locator::Range::completed(from, to.unwrap_or(from)))
    }
}

fn number_of(text: &str) -> Option<Number> {
    text.parse().map(Number::Arabic).ok().or_else(|| from_roman(text).map(Number::Roman))
}
