//! Arguments: from which premises works conclude what.

use std::collections::BTreeSet;

use crate::annotation::{Head, Record};
use crate::catalog::Builder;
use crate::catalog::claims::work_of;
use crate::catalog::entry::{Argument, NodeId};
use crate::catalog::fields::Fields;
use crate::catalog::names::{Class, Names};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::suggest::with_article;

/// The fields of an argument.
const FIELDS: [&str; 12] =
    ["text", "from", "premises", "concludes", "scheme", "at", "by", "via", "quote", "reads", "note", "was"];

impl Builder<'_> {
    /// The argument of a record; none if a part of it is missing or stands for nothing.
    pub(super) fn argument(
        &self,
        record: &Record,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Argument> {
        let Head::Argument(id) = &record.head else { return None };
        let fields = Fields::of(record, &FIELDS, diagnostics);
        let require = |name: &str, why: &str, diagnostics: &mut Vec<Diagnostic>| {
            fields.require(name, id.span, why, diagnostics);
        };
        require("text", "say in your own words how the work argues: `text …`", diagnostics);
        require("premises", "name the claims from which it concludes: `premises …`", diagnostics);
        require("concludes", "name the claim that it concludes: `concludes …`", diagnostics);
        let work = work_of(id, Class::Argument, names, diagnostics);
        let via = fields.citations("via").next().and_then(|place| self.place(place, names, diagnostics));
        let by: BTreeSet<_> =
            fields.refs("by").filter_map(|id| names.resolve(id, &[Class::Scholar], diagnostics)).collect();
        let concluded: Vec<&Spanned<String>> = fields.refs("concludes").collect();
        if let [_, second, ..] = concluded.as_slice() {
            let message = "`concludes` names one claim, found several";
            diagnostics.push(
                Diagnostic::new(Code::Syntax, second.span, message)
                    .help("write an argument for each conclusion, or a claim that says both"),
            );
        }
        let concludes = concluded.first().map(|id| self.end("concludes", id, names, diagnostics));
        let mut premises = BTreeSet::new();
        let mut is_whole = true;
        for premise in fields.refs("premises") {
            let Some(found) = self.end("premises", premise, names, diagnostics) else {
                is_whole = false;
                continue;
            };
            premises.insert(found);
            if concludes == Some(Some(found)) {
                let message = format!("this argument concludes its own premise `{}`", premise.value);
                diagnostics.push(
                    Diagnostic::new(Code::CircularArgument, premise.span, message)
                        .with(concluded[0].span, "its conclusion")
                        .help(
                            "name what is argued from in `premises`, and what is argued for in `concludes`",
                        ),
                );
            }
        }
        let from = Self::made_from(&fields, names, diagnostics);
        let scheme =
            fields.refs("scheme").next().and_then(|word| self.vocabulary.resolve_scheme(word, diagnostics));
        if !is_whole || premises.is_empty() {
            return None;
        }
        Some(Argument {
            id: id.value.clone(),
            work: work?,
            text: fields.prose("text").unwrap_or_default(),
            premises: premises.into_iter().collect(),
            concludes: concludes.flatten()?,
            scheme: scheme.map(|scheme| scheme.id.clone()).unwrap_or_default(),
            at: fields.locator("at"),
            by: by.into_iter().collect(),
            via,
            quotes: fields.strings("quote").map(|quote| quote.value.clone()).collect(),
            from,
            reads: fields.prose("reads").unwrap_or_default(),
            note: fields.prose("note").unwrap_or_default(),
            span: id.span,
        })
    }

    /// A premise or a conclusion: a claim, or a topic whose kind is affirmable.
    fn end(
        &self,
        field: &str,
        id: &Spanned<String>,
        names: &Names,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<NodeId> {
        let found = names.resolve(id, &[Class::Claim, Class::Topic], diagnostics)?;
        let kind = self.kind_of(found, names);
        if names.class_of(found) == Class::Claim
            || self.vocabulary.kind(kind).is_some_and(|kind| kind.affirmable)
        {
            return Some(found);
        }
        let what = if field == "concludes" { "an argument concludes" } else { "an argument argues from" };
        let message = format!("{what} a claim or a topic of an affirmable kind, not {}", with_article(kind));
        let mut diagnostic = Diagnostic::new(Code::WrongEnds, id.span, message);
        let kinds = self.vocabulary.kinds().filter(|kind| kind.affirmable);
        let kinds: Vec<String> = kinds.map(|kind| format!("`{}`", kind.id)).collect();
        if !kinds.is_empty() {
            diagnostic = diagnostic.help(format!("affirmable kinds: {}", kinds.join(", ")));
        }
        diagnostics.push(diagnostic.help(format!(
            "if every {kind} can be affirmed or rejected, write `affirmable yes` in `kind {kind}`"
        )));
        None
    }
}
