//! Verdicts with what they rest on: subject, claims, object, from left to right. A claim is tinted
//! by its side; what it says of a narrower or broader topic goes on to the object from there.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, NodeId};
use crate::graph::{Edge, Evidence as Basis, Graph, Meaning};
use crate::query::answer::Answer;
use crate::render::picture::canvas::{Picture, Said, name};
use crate::render::picture::drawing::{Label, Mark};
use crate::render::picture::label;
use crate::render::picture::statement::among;
use crate::render::picture::style::Side;
use crate::render::picture::words;
use crate::statement;
use crate::verdict::{Evidence, Manner, Speaker, Verdict, Verdicts};

/// Draws the verdicts of an answer's rows.
pub(super) fn draw(picture: &mut Picture<'_>, graph: &Graph, verdicts: &Verdicts, answer: &Answer) {
    let mut scene = Scene::default();
    for row in &answer.rows {
        scene.ends.extend(row.node);
        for verdict in &row.verdicts {
            scene.take(picture.catalog, verdicts, verdict);
            let subject = scene.status.entry(row.node.unwrap_or(verdict.subject)).or_default();
            subject.push(words::status(picture.catalog, row.node, verdict));
        }
    }
    scene.draw(picture, graph);
}

/// What is to be drawn.
#[derive(Default)]
struct Scene {
    /// The topics, those between what is said and what was asked included.
    ends: BTreeSet<NodeId>,
    /// What the verdicts on a row say.
    status: BTreeMap<NodeId, Vec<String>>,
    /// The claims, with their sides.
    claims: BTreeMap<NodeId, BTreeSet<Side>>,
    /// Each statement once: of what, on which side, and what is said.
    said: BTreeSet<(NodeId, Side, Evidence)>,
    /// The topics whose truth some claim speaks of.
    spoken_of: BTreeSet<NodeId>,
}

impl Scene {
    fn take(&mut self, catalog: &Catalog, verdicts: &Verdicts, verdict: &Verdict) {
        let sides = [
            (Side::For, &verdict.supporting),
            (Side::Against, &verdict.opposing),
            (Side::Asked, &verdict.asked),
            (Side::Partial, &verdict.partial),
        ];
        self.ends.extend([verdict.subject, verdict.object]);
        for (side, evidence) in
            sides.into_iter().flat_map(|(side, list)| list.iter().map(move |one| (side, one)))
        {
            self.between(catalog, verdicts, evidence.object, verdict.object);
            if let Speaker::Claim(claim) = evidence.speaker {
                self.claims.entry(claim).or_default().insert(side);
            }
            // What a claim says of the truth of a topic, it does to the topic itself: that line is drawn below.
            if verdict.is_of_truth {
                self.spoken_of.insert(verdict.subject);
            } else {
                self.said.insert((verdict.subject, side, evidence.clone()));
            }
        }
        for challenge in verdict.challenges() {
            let side = match challenge.manner {
                Manner::Disputes => Side::Dispute,
                Manner::Qualifies => Side::Caveat,
            };
            self.claims.entry(challenge.claim).or_default().insert(side);
        }
    }

    /// Takes the topics by which one of two lies under the other.
    fn between(&mut self, catalog: &Catalog, verdicts: &Verdicts, said: NodeId, asked: NodeId) {
        let hierarchy = verdicts.hierarchy();
        let lies_between = |topic: NodeId| {
            (hierarchy.is_within(said, topic) && hierarchy.is_within(topic, asked))
                || (hierarchy.is_within(asked, topic) && hierarchy.is_within(topic, said))
        };
        self.ends.insert(said);
        self.ends.extend(catalog.topics().map(|(id, _)| id).filter(|id| lies_between(*id)));
    }

    fn draw(&self, picture: &mut Picture<'_>, graph: &Graph) {
        let catalog = picture.catalog;
        for topic in &self.ends {
            let status = self.status.get(topic).into_iter().flatten().cloned();
            let lines: Vec<String> = std::iter::once(label::short(catalog, *topic)).chain(status).collect();
            let label = Label::Centred(lines.join("\n"));
            let look = picture.look(*topic);
            picture.mark(Mark { label, is_main: self.status.contains_key(topic), ..look });
        }
        for (claim, sides) in &self.claims {
            let on_both = sides.contains(&Side::For) && sides.contains(&Side::Against);
            let look = match sides.first() {
                Some(side) if !on_both => picture.look_on(*side, *claim),
                _ => picture.look(*claim),
            };
            let look = label::in_full(look, picture, *claim);
            picture.mark(look);
        }
        self.draw_said(picture);
        let claims: BTreeSet<NodeId> = self.claims.keys().copied().collect();
        among(catalog, graph, &claims, |_| true).iter().for_each(|said| said.draw(picture, true));
        // What a claim does to a topic as a whole.
        let all: BTreeSet<NodeId> = claims.union(&self.ends).copied().collect();
        let challenges = |edge: &Edge| {
            matches!(edge.meaning, Meaning::Declared(_))
                && claims.contains(&edge.from)
                && self.ends.contains(&edge.to)
        };
        among(catalog, graph, &all, challenges).iter().for_each(|said| said.draw(picture, true));
        among(catalog, graph, &self.ends, |edge| edge.meaning == Meaning::Broader)
            .iter()
            .for_each(|said| said.draw(picture, true));
        let said = self.said.iter().map(|(subject, ..)| *subject);
        let speaking: BTreeSet<NodeId> = said.chain(self.spoken_of.iter().copied()).collect();
        let silent =
            self.status.keys().filter(|row| !speaking.contains(row) && catalog.topic(**row).is_some());
        picture.grid(&silent.map(|row| name(catalog, *row)).collect::<Vec<_>>());
    }

    fn draw_said(&self, picture: &mut Picture<'_>) {
        let catalog = picture.catalog;
        let mut begun: BTreeSet<(NodeId, NodeId, Side, Force)> = BTreeSet::new();
        let mut ended = BTreeSet::new();
        for (subject, side, evidence) in &self.said {
            let (basis, left) = match &evidence.speaker {
                Speaker::Claim(claim) => (Basis::Claim(*claim), *claim),
                Speaker::Record(topic, _) => (Basis::Record(*topic), *subject),
            };
            if left != *subject && begun.insert((*subject, left, *side, evidence.force)) {
                picture.lead(&name(catalog, *subject), &name(catalog, left), *side, evidence.force);
            }
            let is_own =
                catalog.is_affirmable(evidence.object) && catalog.vocabulary.is_of_truth(evidence.relation);
            let end = (left, *side, evidence.relation, evidence.object, evidence.force, &evidence.when);
            if is_own || !ended.insert(end) {
                continue;
            }
            let meaning = Meaning::Declared(evidence.relation);
            let word = statement::words(&catalog.vocabulary, meaning, evidence.force, false);
            let word = if *side == Side::For { word } else { format!("{}: {word}", side.word()) };
            let place = if left == *subject { words::place(catalog, basis) } else { String::new() };
            let lines: Vec<String> = [evidence.when.words(catalog), place]
                .iter()
                .filter(|line| !line.is_empty())
                .map(|line| label::balanced_place(line, label::COLUMNS))
                .collect();
            let lines = [vec![word], lines].concat();
            picture.line(&Said {
                left: &name(catalog, left),
                right: &name(catalog, evidence.object),
                meaning,
                force: evidence.force,
                inverse: false,
                side: Some(*side),
                words: lines.join("\n").trim_end(),
                tooltip: &words::said(catalog, basis),
                columns: 2,
                weight: 1,
            });
        }
    }
}
