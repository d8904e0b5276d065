//! Chains as long as one likes, which a literature seldom has: what costs more than their length shows here.

use std::fmt::Write as _;

use super::Made;

impl Made {
    /// A chain of topics, `concept-under0` the broadest, with a claim about each that says the same of it; and a chain of
    /// claims on `theory-first` and `concept-first`, each of which qualifies the one before.
    pub(super) fn chains(&self) -> String {
        let mut text =
            "theory theory-first\n  text  The first.\n\nconcept concept-first\n  text  The first.\n\n"
                .to_owned();
        let work = |at: u64| self.work(at % self.works);
        for at in 0..self.broader {
            let _ = writeln!(text, "concept concept-under{at}\n  text  Number {at}.");
            if at > 0 {
                let _ = writeln!(text, "  broader  concept-under{}", at - 1);
            }
            let _ = writeln!(
                text,
                "\nclaim {}/under{at}\n  text  It fosters number {at}.\n  at  p. 1\n  about  concept-under{at}\n  \
                 says  theory-first fosters concept-under{at}\n",
                work(at)
            );
        }
        for at in 0..self.qualifies {
            let relation = if at % 2 == 0 { "fosters" } else { "hinders" };
            let _ = writeln!(
                text,
                "claim {}/limit{at}\n  text  It {relation} it.\n  at  p. 2\n  about  concept-first\n  \
                 says  theory-first {relation} concept-first",
                work(at)
            );
            if at > 0 {
                let _ = writeln!(text, "  qualifies  {}/limit{}", work(at - 1), at - 1);
            }
            text.push('\n');
        }
        text
    }
}
