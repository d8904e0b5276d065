//! The first line of a record.

use pest::Parser;
use pest::iterators::Pair;

use crate::annotation::ast::{Citation, Head};
use crate::annotation::fault;
use crate::annotation::lenient::fold::{What, fold};
use crate::annotation::lenient::is_blank;
use crate::annotation::locator::Locator;
use crate::annotation::parse::reader::Reader;
use crate::annotation::parse::{Context, Fault, Grammar, Rule};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};

/// The keyword of the records of citations, whose first lines are read by themselves.
const CITE: &str = "cite";

/// The rule that a record's first line asks for.
fn head_rule(keyword: &str) -> Rule {
    match keyword {
        "kind" => Rule::kind_head,
        "intent" => Rule::intent_head,
        "scheme" => Rule::scheme_head,
        "relation" => Rule::relation_head,
        "work" => Rule::work_head,
        "scholar" => Rule::scholar_head,
        "claim" => Rule::claim_head,
        "argument" => Rule::argument_head,
        "excerpt" => Rule::excerpt_head,
        "query" => Rule::query_head,
        "expect" => Rule::expect_head,
        _ => Rule::topic_head,
    }
}

impl<'a> Reader<'a> {
    pub(super) fn head_at(file: FileId, text: &'a str, span: Span) -> Self {
        let line = &text[span.range()];
        let (keyword, _) = line.split_at(line.find(|c| is_blank(c) || c == ':').unwrap_or(line.len()));
        let what = if keyword == CITE { What::Cite } else { What::Head };
        Self(fold(file, span.start as usize, line, what))
    }

    pub(super) fn first_word(&self) -> &str {
        self.0.text.split([' ', '\t', '\n', '\r']).next().unwrap_or_default()
    }

    /// The head, or what is wrong with it; none where that has been told.
    pub(super) fn head(&self, context: &Context) -> Result<Head, Option<Fault>> {
        let keyword = self.first_word();
        if keyword == CITE && self.0.text.trim_end().len() > CITE.len() {
            return self.cite_head(context);
        }
        let rule = match head_rule(keyword) {
            Rule::claim_head if Grammar::parse(Rule::short_claim, &self.0.text).is_ok() => Rule::short_claim,
            Rule::argument_head if Grammar::parse(Rule::short_argument, &self.0.text).is_ok() => {
                Rule::short_argument
            }
            Rule::excerpt_head if Grammar::parse(Rule::short_excerpt, &self.0.text).is_ok() => {
                Rule::short_excerpt
            }
            Rule::topic_head if Grammar::parse(Rule::phrase_head, &self.0.text).is_ok() => Rule::phrase_head,
            rule => rule,
        };
        let wrong = |error| Some(Box::new(fault::head(&self.0, &error)));
        let pair = Grammar::parse(rule, &self.0.text).map_err(wrong)?.next();
        let mut parts = pair.into_iter().flat_map(Pair::into_inner);
        let mut next = || parts.next().ok_or_else(|| self.incomplete());
        let first = next()?;
        Ok(match rule {
            Rule::kind_head => Head::Kind(self.word(&first)),
            Rule::intent_head => Head::Intent(self.word(&first)),
            Rule::scheme_head => Head::Scheme(self.word(&first)),
            Rule::relation_head => Head::Relation(self.word(&first)),
            Rule::work_head => Head::Work(self.word(&first)),
            Rule::scholar_head => Head::Scholar(self.word(&first)),
            Rule::claim_head => Head::Claim(self.word(&first)),
            Rule::argument_head => Head::Argument(self.word(&first)),
            Rule::excerpt_head => Head::Excerpt(self.word(&first)),
            Rule::short_claim => Head::Claim(self.short_id(&first, context)?),
            Rule::short_argument => Head::Argument(self.short_id(&first, context)?),
            Rule::short_excerpt => Head::Excerpt(self.short_id(&first, context)?),
            Rule::expect_head => Head::Expect(self.string(first)),
            Rule::query_head => Head::Query { id: self.word(&first), question: self.string(next()?) },
            _ => Head::Topic {
                kind: self.phrase(&first),
                id: self.word(&next()?),
                label: parts
                    .next()
                    .filter(|part| part.as_rule() == Rule::string)
                    .map(|label| self.string(label)),
            },
        })
    }

    /// The id of a claim, an argument or an excerpt of the work whose record stands above.
    fn short_id(&self, pair: &Pair<'_, Rule>, context: &Context) -> Result<Spanned<String>, Option<Fault>> {
        let slug = self.word(pair);
        let key = work(context, || fault::no_work(slug.span, self.first_word(), &slug.value))?;
        Ok(Spanned::new(format!("{key}/{}", slug.value), slug.span).omitting(key.len() + 1))
    }

    /// The key of the work whose record stands above, for a place that begins at a byte.
    pub(super) fn own_key(&self, context: &Context, at: usize) -> Result<Spanned<String>, Option<Fault>> {
        let key = work(context, || fault::no_work(self.0.span(0, CITE.len()), CITE, ""))?;
        Ok(Spanned::new(key.to_owned(), self.0.span(at, at)).omitting(key.len()))
    }

    /// A head of the record that a first line that cannot be read was meant as, without its names.
    pub(super) fn guessed_head(&self) -> Head {
        let span = self.whole();
        let none = || Spanned::new(String::new(), span);
        let nowhere = || Citation { key: none(), locator: Locator::default() };
        if self.first_word() == CITE {
            return Head::Cite { from: nowhere(), to: Some(nowhere()) };
        }
        match head_rule(self.first_word()) {
            Rule::kind_head => Head::Kind(none()),
            Rule::intent_head => Head::Intent(none()),
            Rule::scheme_head => Head::Scheme(none()),
            Rule::relation_head => Head::Relation(none()),
            Rule::work_head => Head::Work(none()),
            Rule::scholar_head => Head::Scholar(none()),
            Rule::claim_head => Head::Claim(none()),
            Rule::argument_head => Head::Argument(none()),
            Rule::excerpt_head => Head::Excerpt(none()),
            Rule::query_head => Head::Query { id: none(), question: none() },
            Rule::expect_head => Head::Expect(none()),
            _ => Head::Topic {
                kind: Spanned::new(self.first_word().to_owned(), span),
                id: none(),
                label: None,
            },
        }
    }
}

/// The work that a record belongs to which does not name it.
fn work(context: &Context, missing: impl FnOnce() -> Diagnostic) -> Result<&str, Option<Fault>> {
    match context {
        Context::Work(key) => Ok(key),
        Context::None => Err(Some(Box::new(missing()))),
        Context::Unread => Err(None),
    }
}
