//! What is done with the rows of a question, and whether it can be done with them.

use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::query::expr::{Of, SortKey, Stage, Variable};
use crate::query::understand::ast;
use crate::query::understand::of::{comparison_of, of_row};
use crate::query::understand::resolve::Wrong;
use crate::source::Spanned;

/// What the stages of a question are applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Rows, which a stage may count.
    Rows,
    /// Rows that are counted whether or not a stage says so: `how many`.
    Number,
    /// Paths.
    Paths,
}

/// The stages, with attributes of the first variable where they name none. An attribute that is named twice in
/// one stage counts once.
///
/// # Errors
/// One diagnostic for an attribute that there is not, and for a stage that cannot apply: of paths any but
/// `limit`, a limit of 0 or a second one, `having` and `sort count` where nothing is counted, and what looks into rows where they are.
pub(super) fn stages(
    stages: &[Spanned<ast::Stage>],
    row: &[Variable],
    asked: Asked,
) -> Result<Vec<Stage>, Wrong> {
    let mut found = Vec::new();
    for stage in stages {
        let is_limit = matches!(stage.value, ast::Stage::Limit(_));
        if asked == Asked::Paths && !is_limit {
            let message = "paths take only `limit`: they cannot be counted, sorted or shown by attribute";
            return Err(cannot(stage, message.to_owned(), "`trace {object} to {subject} limit 3`"));
        }
        if matches!(stage.value, ast::Stage::Limit(0)) {
            return Err(cannot(stage, "expected a limit of 1 or more".to_owned(), "`claims limit 10`"));
        }
        let is_second = is_limit && found.iter().any(|stage| matches!(stage, Stage::Limit(_)));
        if is_second {
            let message = "`limit` appears twice";
            return Err(cannot(stage, message.to_owned(), "`claims limit 10`"));
        }
        found.push(self::stage(&stage.value, row)?);
    }
    let counts = |stage: &&Stage| matches!(stage, Stage::Count(_));
    if asked == Asked::Number && !found.iter().any(|stage| counts(&stage)) {
        found.insert(0, Stage::Count(Vec::new()));
        check(&found[1..], stages, Some(&[]))?;
        return Ok(found);
    }
    let per = found.iter().find_map(|stage| match stage {
        Stage::Count(per) => Some(per.as_slice()),
        _ => None,
    });
    check(&found, stages, per)?;
    Ok(found)
}

/// Checks stages as they were `written` against what the rows are counted `per`, if they are counted.
fn check(found: &[Stage], written: &[Spanned<ast::Stage>], per: Option<&[Of]>) -> Result<(), Wrong> {
    let mut counted = false;
    for (stage, place) in found.iter().zip(written) {
        let (message, example) = match (stage, per) {
            (Stage::Count(_), _) if counted => {
                ("the rows are counted twice".to_owned(), "`claims per work, force`")
            }
            (Stage::Count(_), _) => {
                counted = true;
                continue;
            }
            (Stage::Having(..), None) => (
                "`having` needs a count, but nothing is counted here".to_owned(),
                "`how many claims per scholar having more than 10`",
            ),
            (Stage::Sort(SortKey::Count, _), None) => (
                "`sort count` needs a count, but nothing is counted here".to_owned(),
                "`how many claims per scholar sort count desc`",
            ),
            (Stage::Sort(SortKey::Of(of), _), Some(per)) if !per.contains(of) => (
                format!(
                    "counts can be sorted by `count` or by what follows `per`, not by `{}`",
                    of.attribute.word()
                ),
                "`how many claims per year sort year`",
            ),
            (Stage::Show(_), Some(_)) => (
                "`show` chooses columns, but here rows are counted".to_owned(),
                "`how many claims per work, force`",
            ),
            _ => continue,
        };
        return Err(cannot(place, message, example));
    }
    Ok(())
}

fn cannot(stage: &Spanned<ast::Stage>, message: String, example: &str) -> Wrong {
    let diagnostic = Diagnostic::new(Code::QuestionSense, stage.span, message);
    Box::new(diagnostic.help(format!("remove it, or write for example {example}")))
}

fn stage(stage: &ast::Stage, row: &[Variable]) -> Result<Stage, Wrong> {
    let each_once = |list: &[Spanned<String>]| {
        let mut found: Vec<Of> = Vec::new();
        for of in list {
            let of = of_row(of, row)?;
            if !found.contains(&of) {
                found.push(of);
            }
        }
        Ok::<_, Wrong>(found)
    };
    Ok(match stage {
        ast::Stage::Count(per) => Stage::Count(each_once(per)?),
        ast::Stage::Having(sign, figure) => Stage::Having(comparison_of(sign), *figure),
        ast::Stage::Sort(of, descending) if of.value.eq_ignore_ascii_case("count") => {
            Stage::Sort(SortKey::Count, *descending)
        }
        ast::Stage::Sort(of, descending) => Stage::Sort(SortKey::Of(of_row(of, row)?), *descending),
        ast::Stage::Limit(number) => Stage::Limit(*number as usize),
        ast::Stage::Show(list) => Stage::Show(each_once(list)?),
    })
}
