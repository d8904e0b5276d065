//! A made-up literature: what there is in it, and the files that say so.

// The paths are written out so that the tests, which take this file in too, find them.
#[path = "made/chains.rs"]
mod chains;
#[path = "made/claims.rs"]
mod claims;
#[path = "made/draw.rs"]
mod draw;
#[path = "made/words.rs"]
mod words;

use std::fmt::Write as _;
use std::io;

use self::claims::Claims;
use self::draw::Draw;
use self::words::{name, phrase, sentence};

/// The seed unless another is given.
pub(crate) const SEED: u64 = 1997;
/// How many answers are expected unless another number is given.
const EXPECTATIONS: u64 = 20;
/// There are no more files of works than this.
const MOST_FILES: u64 = 10_000;

/// How much there is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Claims.
    pub(crate) claims: u64,
    /// Answers that the corpus must give.
    pub(crate) expectations: u64,
    /// Topics in a chain, each right under the one before, with a claim about each.
    pub(crate) broader: u64,
    /// Claims in a chain, each of which qualifies the one before and says the opposite.
    pub(crate) qualifies: u64,
}

impl Size {
    /// So many claims, with the usual number of expectations and no chains.
    pub(crate) fn of(claims: u64) -> Self {
        Self { claims, expectations: EXPECTATIONS, broader: 0, qualifies: 0 }
    }
}

/// A made-up literature.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    seed: u64,
    claims: u64,
    works: u64,
    scholars: u64,
    concepts: u64,
    theories: u64,
    explanations: u64,
    outcomes: u64,
    cites: u64,
    expectations: u64,
    broader: u64,
    qualifies: u64,
}

impl Made {
    pub(crate) fn new(size: Size, seed: u64) -> Self {
        let Size { claims, expectations, broader, qualifies } = size;
        Self {
            seed,
            claims,
            works: claims / 12 + 4,
            scholars: claims / 25 + 6,
            concepts: claims / 60 + 12,
            theories: claims / 1000 + 4,
            explanations: claims / 400 + 4,
            outcomes: claims / 5000 + 2,
            cites: claims / 4 + 2,
            expectations,
            broader,
            qualifies,
        }
    }

    /// What there is, in words.
    pub(crate) fn told(&self) -> String {
        let topics = self.concepts + self.theories + self.explanations + self.outcomes;
        let Self { claims, works, scholars, cites, seed, .. } = self;
        format!(
            "{claims} claims in {works} works by {scholars} scholars about {topics} topics, {cites} citations (seed {seed})"
        )
    }

    /// Gives every file to `write`: its name below `corpus/` and its text.
    pub(crate) fn files(&self, write: &mut dyn FnMut(&str, &str) -> io::Result<()>) -> io::Result<()> {
        write("vocabulary.catena", VOCABULARY)?;
        write("references.bib", &self.bibliography())?;
        write("topics.catena", &self.topics())?;
        write("questions.catena", &self.questions())?;
        if self.broader + self.qualifies > 0 {
            write("chains.catena", &self.chains())?;
        }
        let claims = Claims::new(self);
        let files = self.works.min(MOST_FILES);
        for file in 0..files {
            let (first, last) = (file * self.works / files, (file + 1) * self.works / files);
            let text = (first..last).fold(String::new(), |text, work| text + &claims.of_work(work));
            write(&format!("works/{}.catena", self.work(first)), &text)?;
        }
        Ok(())
    }

    /// Draws for one thing of a sort: the same whatever else is drawn.
    fn draw(&self, sort: u64, number: u64) -> Draw {
        Draw::of(&[self.seed, sort, number])
    }

    /// The key of a work.
    fn work(&self, work: u64) -> String {
        let author = self.authors(work)[0];
        format!("{}{}w{work}", name(author), self.year(work))
    }

    fn year(&self, work: u64) -> u64 {
        2024 - self.draw(1, work).skewed(75)
    }

    /// Its authors: most have written little, a few much.
    fn authors(&self, work: u64) -> Vec<u64> {
        let mut draw = self.draw(2, work);
        let mut authors = Vec::new();
        for _ in 0..=draw.below(3) {
            let author = draw.skewed(self.scholars);
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
        authors
    }

    fn bibliography(&self) -> String {
        let mut text = String::new();
        for work in 0..self.works {
            let mut draw = self.draw(3, work);
            let person = |author: &u64| {
                format!("{}, {}", capital(&name(*author)), GIVEN[*author as usize % GIVEN.len()])
            };
            let authors: Vec<String> = self.authors(work).iter().map(person).collect();
            let (title, press) = (capital(&phrase(&mut draw, 3, 8)), capital(&phrase(&mut draw, 1, 2)));
            let (kind, place) = if draw.chance(60) { ("article", "journal") } else { ("book", "publisher") };
            let _ = writeln!(
                text,
                "@{kind}{{{},\n  author = {{{}}},\n  title = {{{title}}},\n  {place} = {{{press}}},\n  year = {{{}}}\n}}\n",
                self.work(work),
                authors.join(" and "),
                self.year(work),
            );
        }
        text
    }

    /// The id of a topic: concepts first, then theories, explanations, outcomes.
    fn topic(&self, topic: u64) -> String {
        let mut at = topic;
        for (kind, number) in self.kinds() {
            if at < number {
                return format!("{kind}-{}", name(at));
            }
            at -= number;
        }
        String::new()
    }

    fn kinds(&self) -> [(&'static str, u64); 4] {
        [
            ("concept", self.concepts),
            ("theory", self.theories),
            ("explanation", self.explanations),
            ("outcome", self.outcomes),
        ]
    }

    /// A topic that claims are about: few are talked of everywhere.
    fn some_topic(&self, draw: &mut Draw) -> String {
        self.topic(draw.skewed(self.concepts + self.theories + self.explanations))
    }

    fn some_concept(&self, draw: &mut Draw) -> String {
        self.topic(draw.skewed(self.concepts))
    }

    /// What something is said of.
    fn some_subject(&self, draw: &mut Draw) -> String {
        let kind = draw.below(10);
        let after = match kind {
            0..4 => return self.some_concept(draw),
            4..8 => self.concepts + self.theories + draw.skewed(self.explanations),
            _ => self.concepts + draw.skewed(self.theories),
        };
        self.topic(after)
    }

    fn topics(&self) -> String {
        let mut text = String::new();
        let mut number = 0;
        for (kind, count) in self.kinds() {
            for at in 0..count {
                let mut draw = self.draw(4, number);
                let (id, label) = (self.topic(number), capital(&phrase(&mut draw, 1, 3)));
                let _ = writeln!(text, "{kind} {id} \"{label}\"\n  text  {}", sentence(&mut draw));
                if at > 0 && draw.chance(60) {
                    let mut above = vec![self.topic(number - at + draw.below(at))];
                    if draw.chance(15) {
                        above.push(self.topic(number - at + draw.below(at)));
                    }
                    above.sort();
                    above.dedup();
                    let _ = writeln!(text, "  broader  {}", above.join(", "));
                }
                if draw.chance(30) {
                    let _ = writeln!(
                        text,
                        "  stated  {} p. {}",
                        self.work(draw.below(self.works)),
                        1 + draw.below(300)
                    );
                }
                text.push('\n');
                number += 1;
            }
        }
        text
    }

    /// Answers that the corpus must give: some of them are wrong, so that each must be looked at.
    fn questions(&self) -> String {
        let mut text = String::new();
        for number in 0..self.expectations {
            let mut draw = self.draw(5, number);
            let concept = self.some_concept(&mut draw);
            let question = match number % 4 {
                0 => format!("which explanations admit {concept}"),
                1 => format!("which theories foster {concept}"),
                2 => format!("works about {concept} since {}", 2000 + draw.below(20)),
                _ => format!("trace {concept} to {}", self.some_concept(&mut draw)),
            };
            let _ = writeln!(text, "expect \"{question}\"\n  is  none\n");
        }
        text
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

const GIVEN: [&str; 12] =
    ["Ann", "Bo", "Cleo", "Dan", "Eva", "Femi", "Grace", "Hugo", "Ines", "Jan", "Kim", "Lea"];

const VOCABULARY: &str = "\
kind concept
kind theory
  plural  theories
kind explanation
kind outcome

relation admits
  plural       admit
  inverse      admitted by
  from         explanation, theory, concept
  to           concept, outcome
  contradicts  excludes

relation excludes
  plural   exclude
  inverse  excluded by
  from     explanation, theory, concept
  to       concept, outcome

relation fosters
  plural   foster
  inverse  fostered by
  from     explanation, theory, concept
  to       concept
  implies  admits
  against  hinders

relation hinders
  plural   hinder
  inverse  hindered by
  from     explanation, theory, concept
  to       concept

relation supports
  plural   support
  inverse  supported by
  from     claim
  to       claim

relation disputes
  plural   dispute
  inverse  contested by
  from     claim
  to       claim, theory, explanation

relation qualifies
  plural   qualify
  inverse  qualified by
  from     claim
  to       claim

intent evidence
intent authority
intent background
";
