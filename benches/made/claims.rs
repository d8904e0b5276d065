//! What is claimed in which work, and which works cite which.

use std::fmt::Write as _;

use super::Made;
use super::draw::Draw;
use super::words::{phrase, sentence};

const RELATIONS: [&str; 4] = ["admits", "fosters", "excludes", "hinders"];
const INTENTS: [&str; 3] = ["evidence", "authority", "background"];

/// The claims of a literature, in the order of their works.
pub(super) struct Claims<'a> {
    made: &'a Made,
}

impl<'a> Claims<'a> {
    pub(super) fn new(made: &'a Made) -> Self {
        Self { made }
    }

    /// The number of a work's first claim.
    fn first(&self, work: u64) -> u64 {
        work * self.made.claims / self.made.works
    }

    /// The id of a claim.
    fn id(&self, claim: u64) -> String {
        let near = claim * self.made.works / self.made.claims;
        let work =
            (near.saturating_sub(1)..=near + 1).find(|work| claim < self.first(work + 1)).unwrap_or(near);
        format!("{}/c{}", self.made.work(work), claim - self.first(work))
    }

    /// The records of a work.
    pub(super) fn of_work(&self, work: u64) -> String {
        let mut text = String::new();
        for claim in self.first(work)..self.first(work + 1) {
            text += &self.record(claim);
        }
        let cites = self.made.cites;
        for cite in work * cites / self.made.works..(work + 1) * cites / self.made.works {
            text += &self.cite(work, cite);
        }
        text
    }

    fn record(&self, claim: u64) -> String {
        let made = self.made;
        let mut draw = made.draw(6, claim);
        let mut text = format!(
            "claim {}\n  text  {}\n  at  p. {}\n",
            self.id(claim),
            sentence(&mut draw),
            1 + draw.below(400)
        );
        let mut line = |name: &str, value: &str| {
            let _ = writeln!(text, "  {name}  {value}");
        };
        if draw.chance(12) {
            line("via", &format!("{} p. {}", made.work(draw.skewed(made.works)), 1 + draw.below(400)));
        }
        if draw.chance(40) {
            line("quote", &format!("\"{}\"", phrase(&mut draw, 3, 9)));
        }
        let mut about: Vec<String> = (0..=draw.below(3)).map(|_| made.some_topic(&mut draw)).collect();
        about.sort();
        about.dedup();
        line("about", &about.join(", "));
        if draw.chance(45) {
            let (subject, object) = (made.some_subject(&mut draw), made.some_concept(&mut draw));
            if subject != object {
                line("says", &format!("{subject} {} {object}", relation(&subject, &object, &mut draw)));
                let force =
                    ["asserts", "asserts", "asserts", "asserts", "suggests", "suggests", "asks", "denies"];
                line("force", force[draw.below(8) as usize]);
            }
        }
        // What a claim bears on was said before it: no circles arise.
        for (name, percent) in [("supports", 30), ("disputes", 3), ("qualifies", 6)] {
            if claim > 0 && draw.chance(percent) {
                let near = draw.chance(70);
                let back = if near { draw.below(claim.min(60)) } else { draw.below(claim) };
                line(name, &self.id(claim - 1 - back));
            }
        }
        text.push('\n');
        text
    }

    fn cite(&self, work: u64, cite: u64) -> String {
        let made = self.made;
        let mut draw = made.draw(7, cite);
        let cited = draw.skewed(made.works);
        let to = if cited == work { (cited + 1) % made.works } else { cited };
        let mut text = format!(
            "cite {} p. {} -> {} p. {}\n",
            made.work(work),
            cite + 1,
            made.work(to),
            1 + draw.below(300)
        );
        let _ = writeln!(text, "  as  {}", INTENTS[draw.below(3) as usize]);
        let (first, next) = (self.first(to), self.first(to + 1));
        if next > first && draw.chance(50) {
            let _ = writeln!(text, "  for  {}", self.id(first + draw.below(next - first)));
        }
        text.push('\n');
        text
    }
}

/// What is said of two topics: most say the same of them.
fn relation(subject: &str, object: &str, draw: &mut Draw) -> &'static str {
    let own: u64 = subject.bytes().chain(object.bytes()).map(u64::from).sum();
    let at = if draw.chance(80) { own } else { draw.below(4) };
    RELATIONS[(at % 4) as usize]
}
