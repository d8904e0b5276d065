//! What is exported: the library, or what the answer to a question is about.

use crate::cli::ask::{report, saved};
use crate::cli::{Context, Outcome, only_one};
use crate::error::Error;
use crate::exchange::network::Network;
use crate::graph::Graph;
use crate::query::answer::Answer;
use crate::query::excerpt::Excerpt;
use crate::query::understand::saved::Asked;
use crate::session::Session;

/// What is exported.
pub(in crate::cli) struct Exported<'a> {
    pub(in crate::cli) session: &'a Session,
    /// The graph of the library, or of the standpoint of the question.
    pub(in crate::cli) graph: &'a Graph,
    pub(in crate::cli) excerpt: Excerpt,
    /// The question; empty for the library.
    pub(in crate::cli) title: &'a str,
    pub(in crate::cli) answer: Option<&'a Answer>,
}

impl Exported<'_> {
    /// Its nodes and edges.
    pub(super) fn network(&self) -> Network {
        Network::of(&self.session.catalog, self.graph, &self.excerpt, self.title)
    }
}

/// Does something with the library or, if there is a question, with what its answer is about. `@NAME` is a saved question.
pub(super) fn exported(
    context: &Context,
    question: &[String],
    then: impl FnOnce(&Exported<'_>) -> Result<(), Error>,
) -> Result<Outcome, Error> {
    let session = context.session()?;
    if question.iter().all(|word| word.trim().is_empty()) {
        let graph = &session.graph;
        then(&Exported { session: &session, graph, excerpt: Excerpt::whole(), title: "", answer: None })?;
        return Ok(Outcome::Answered);
    }
    answered(context, &session, question, then)
}

/// Does something with what the answer to a question is about.
pub(in crate::cli) fn answered(
    context: &Context,
    session: &Session,
    question: &[String],
    then: impl FnOnce(&Exported<'_>) -> Result<(), Error>,
) -> Result<Outcome, Error> {
    let Some(title) = saved::question(context, session, &Asked::given(question)) else {
        return Ok(Outcome::Wrong);
    };
    report(context, session.ask(&title), |answer| {
        if !only_one(context, &answer) {
            return Ok(Outcome::Wrong);
        }
        let graph = session.graph_from(&answer.standpoint);
        let excerpt = Excerpt::of(&session.catalog, &graph, &answer);
        let (title, answer) = (title.trim(), &answer);
        then(&Exported { session, graph: &graph, excerpt, title, answer: Some(answer) })?;
        for notice in answer.notices.iter().chain(&session.notices()) {
            context.output.notice(notice);
        }
        if answer.truncated {
            context.output.notice("results truncated, so some of them are missing");
        }
        Ok(Outcome::of(answer))
    })
}
