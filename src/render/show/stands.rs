//! How something stands, step by step.

use std::collections::BTreeSet;

use crate::catalog::entry::{Force, NodeId};
use crate::render::show::sheet::Sheet;
use crate::standing::{Ground, Standing};

/// No deeper steps are told.
const DEEPEST: usize = 6;
/// Nor more of them.
const MOST: usize = 40;

/// The steps by which something stands as it does, each below the one that it decides; none where nothing challenges or
/// supports it. What was told above is not told again.
pub(super) fn write(sheet: &mut Sheet<'_>, node: NodeId) {
    let catalog = sheet.world.catalog;
    let standings = sheet.world.verdicts.standings();
    let grounds = standings.grounds(node);
    if grounds.is_empty() {
        return;
    }
    let standing = standings.standing(node);
    let mut lines =
        sheet.paint.block("", 2, &format!("{}: {}", standing.word(), meaning(standing, &grounds)));
    let mut told = BTreeSet::from([node]);
    // A stack, not recursion: chains of claims may be long.
    let mut open: Vec<(usize, Ground)> = grounds.into_iter().rev().map(|ground| (1, ground)).collect();
    while let Some((depth, ground)) = open.pop() {
        if lines.len() >= MOST {
            lines.push("  … and further steps".to_owned());
            break;
        }
        let (words, of, standing) = match ground {
            Ground::Challenge(of, standing) => ("challenged by", of, standing),
            Ground::Support(of, standing) => ("supported by", of, standing),
            Ground::Premise(of, standing) => ("on the premise", of, standing),
        };
        let text = format!("{words} {}: {}", catalog.id(of), standing.word());
        let suggests = catalog.claim(of).is_some_and(|claim| claim.force == Force::Suggests);
        let text = if suggests { format!("{text} (only suggests)") } else { text };
        let deeper = standings.grounds(of);
        let (is_open, ends) = (told.contains(&of), deeper.is_empty());
        let text = match (is_open, depth < DEEPEST) {
            _ if ends => text,
            (true, _) => format!("{text} (above)"),
            (false, true) => text,
            (false, false) => format!("{text} …"),
        };
        lines.extend(sheet.paint.block("", 2 + 2 * depth, &text));
        if !is_open && !ends && depth < DEEPEST {
            told.insert(of);
            open.extend(deeper.into_iter().rev().map(|ground| (depth + 1, ground)));
        }
    }
    sheet.section("how it stands", &lines);
}

/// What the standing of a thing means that stands as it does on these grounds.
pub(crate) fn meaning(standing: Standing, grounds: &[Ground]) -> &'static str {
    let is_met = grounds
        .iter()
        .any(|ground| matches!(ground, Ground::Challenge(_, Standing::Unchallenged | Standing::Defended)));
    match standing {
        Standing::Unchallenged => "nothing challenges it",
        Standing::Defended => "all that challenges it falls",
        Standing::Challenged if is_met => "a challenge to it stands",
        Standing::Challenged => "what it rests on falls",
        Standing::Undecided => "it depends on what challenges or supports itself in a circle",
    }
}
