//! `catena export bibtex|biblatex|csl-json|ris`

use std::path::PathBuf;

use clap::Args;

use crate::bibliography::format::Format;
use crate::catalog::entry::NodeId;
use crate::cli::ask::report;
use crate::cli::{Context, Outcome, only_one};
use crate::error::Error;
use crate::files::named;
use crate::query::used::works;
use crate::session::Session;

/// What the four formats of works share.
#[derive(Args)]
pub(super) struct Works {
    /// Write only the works that the answer to this question names, or that make its claims [default: all
    /// works]
    question: Vec<String>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Works {
    pub(super) fn run(&self, context: &Context, format: Format) -> Result<Outcome, Error> {
        let session = context.session()?;
        let question = self.question.join(" ");
        if question.is_empty() {
            let all: Vec<NodeId> = session.catalog.works().map(|(id, _)| id).collect();
            return self.write(context, &session, format, &all);
        }
        report(context, session.ask(&question), |answer| {
            if !only_one(context, &answer) {
                return Ok(Outcome::Wrong);
            }
            for notice in answer.notices.iter().chain(&session.notices()) {
                context.output.notice(notice);
            }
            if answer.truncated {
                context.output.notice("results truncated, so some works are missing");
            }
            let written = self.write(context, &session, format, &works(&session.catalog, &answer))?;
            Ok(if answer.cut { Outcome::Cut } else { written })
        })
    }

    fn write(
        &self,
        context: &Context,
        session: &Session,
        format: Format,
        works: &[NodeId],
    ) -> Result<Outcome, Error> {
        let text = format.write(&session.references(works));
        match &self.output {
            Some(path) => named::output(path, text.as_bytes())?,
            None => context.output.data(&text)?,
        }
        Ok(if works.is_empty() { Outcome::Findings } else { Outcome::Answered })
    }
}
