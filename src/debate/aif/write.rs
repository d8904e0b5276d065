//! A debate as JSON of the Argument Interchange Format.

use crate::debate::aif::source::{Aif, CONFLICT, Edge, INFERENCE, Node, is_number};
use crate::debate::titles::Taken;
use crate::debate::{Bearing, Debate, End, Losses};

/// Writes a debate. What AIF cannot hold is put down in `losses`.
#[must_use]
pub fn write(debate: &Debate, losses: &mut Losses) -> String {
    let mut writer = Writer { aif: Aif::default(), taken: Taken::default(), number: 0 };
    let statements: Vec<String> =
        debate.statements.iter().map(|one| writer.node(&one.title, &one.text, "I", None)).collect();
    let inferences: Vec<String> = debate
        .inferences
        .iter()
        .map(|one| {
            let scheme = Some(one.rule.clone()).filter(|rule| !rule.is_empty());
            let text = scheme.clone().unwrap_or_else(|| INFERENCE.to_owned());
            writer.node(&one.title, &text, "RA", scheme)
        })
        .collect();
    for title in debate
        .works
        .values()
        .chain((debate.works.is_empty() && !debate.title.is_empty()).then_some(&debate.title))
    {
        losses.omitted("titles of works", title.as_str());
    }
    for (one, id) in debate.inferences.iter().zip(&inferences) {
        one.premises.iter().for_each(|premise| writer.edge(&statements[*premise], id));
        writer.edge(id, &statements[one.conclusion]);
        for (what, text) in [("texts of arguments", &one.text), ("notes", &one.note)] {
            if !text.is_empty() {
                losses.omitted(what, one.title.as_str());
            }
        }
        if !one.section.is_empty() {
            losses.omitted("places", format!("{}: § “{}”", one.title, one.section));
        }
    }
    for one in &debate.statements {
        let name = if one.title.is_empty() { &one.text } else { &one.title };
        let lost = [
            ("places", (!one.section.is_empty()).then(|| format!("§ “{}”", one.section))),
            ("topics of claims", (!one.tags.is_empty()).then(|| one.tags.join(", "))),
            ("notes", (!one.note.is_empty()).then(|| one.note.clone())),
            ("forces", one.asks.then(|| "asks".to_owned())),
        ];
        for (what, lost) in lost.into_iter().filter_map(|(what, lost)| Some((what, lost?))) {
            losses.omitted(what, format!("{name}: {lost}"));
        }
        if is_number(&one.title) && !one.title.is_empty() {
            losses.omitted("titles that are numbers", one.title.as_str());
        }
        if one.is_sketch {
            losses.changed("arguments without premises", "statements", name.as_str());
        }
    }
    for relation in &debate.relations {
        let from = &statements[relation.from];
        let to = match relation.to {
            End::Statement(to) => &statements[to],
            End::Inference(to) => &inferences[to],
        };
        let (sort, text) = match relation.bearing {
            Bearing::Supports | Bearing::Entails => ("RA", INFERENCE),
            _ => ("CA", CONFLICT),
        };
        let name = || format!("{from} to {to}");
        match relation.bearing {
            Bearing::Entails => losses.changed("entailments", "supports", name()),
            Bearing::Contrary => losses.changed("pairs of contraries", "conflicts both ways", name()),
            Bearing::Contradictory => {
                losses.changed("pairs of contradictories", "conflicts both ways", name());
            }
            Bearing::Undercuts if matches!(relation.to, End::Statement(_)) => {
                losses.changed("undercuts of what has no premises", "conflicts", name());
            }
            Bearing::Attacks if matches!(relation.to, End::Inference(_)) => {
                losses.changed("attacks on whole arguments", "conflicts with the inference", name());
            }
            _ => {}
        }
        if matches!((relation.bearing, relation.to), (Bearing::Supports, End::Inference(_))) {
            losses.omitted("supports of whole arguments", name());
            continue;
        }
        writer.between(from, (sort, text), to);
        if relation.bearing.is_symmetric() {
            writer.between(to, (sort, text), from);
        }
    }
    // These values have no foreign keys or numbers, so writing them does not fail.
    let text = serde_json::to_string_pretty(&writer.aif);
    text.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")) + "\n"
}

struct Writer {
    aif: Aif,
    taken: Taken,
    number: usize,
}

impl Writer {
    /// Adds a node under its title, or else under a number; returns its id.
    fn node(&mut self, title: &str, text: &str, sort: &str, scheme: Option<String>) -> String {
        let wanted = if is_number(title) { self.next() } else { title.to_owned() };
        let id = self.taken.once(&wanted, |number| format!("{wanted} ({number})"));
        let node = Node { id: id.clone(), text: text.to_owned(), sort: sort.to_owned(), scheme };
        self.aif.nodes.push(node);
        id
    }

    /// Adds a node of its own between two nodes.
    fn between(&mut self, from: &str, (sort, text): (&str, &str), to: &str) {
        let node = self.node("", text, sort, None);
        self.edge(from, &node);
        self.edge(&node, to);
    }

    fn edge(&mut self, from: &str, to: &str) {
        let id = (self.aif.edges.len() + 1).to_string();
        self.aif.edges.push(Edge { id, from: from.to_owned(), to: to.to_owned() });
    }

    fn next(&mut self) -> String {
        self.number += 1;
        self.number.to_string()
    }
}
