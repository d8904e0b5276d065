//! A debate from JSON of the Argument Interchange Format.

use std::collections::BTreeMap;

use crate::debate::aif::source::{Aif, CONFLICT, Extended, INFERENCE, Node, is_number};
use crate::debate::format::{Format, Unreadable, json, other_json};
use crate::debate::{Bearing, Debate, End, Inference, Losses, Statement, StatementId, one_line};

/// Reads a graph. What a debate cannot hold of it is put down in `losses`.
///
/// # Errors
/// If the text is no such graph.
pub fn read(text: &str, losses: &mut Losses) -> Result<Debate, Unreadable> {
    let value = json(text)?;
    let aif = if value.get("AIF").or(value.get("aif")).is_some() {
        serde_json::from_str(text).map(|Extended { aif }| aif)
    } else {
        serde_json::from_str::<Aif>(text)
    };
    let aif = aif.map_err(|error| other_json(Format::Aif, &error))?;
    let mut reader = Reader::of(&aif, losses);
    reader.statements();
    reader.inferences();
    reader.conflicts();
    if !aif.locutions.is_empty() {
        let number = aif.locutions.len();
        (0..number).for_each(|at| reader.losses.omitted("locutions", format!("{}", at + 1)));
    }
    let mut debate = reader.debate;
    debate.settle();
    Ok(debate)
}

struct Reader<'a> {
    nodes: BTreeMap<&'a str, &'a Node>,
    /// The nodes in the order of the file.
    order: Vec<&'a Node>,
    /// What leads to a node, and where it leads, in the order of the file.
    into: BTreeMap<&'a str, Vec<&'a Node>>,
    out_of: BTreeMap<&'a str, Vec<&'a Node>>,
    losses: &'a mut Losses,
    debate: Debate,
    /// What nodes became: those of information, and inferences.
    ends: BTreeMap<&'a str, End>,
}

impl<'a> Reader<'a> {
    fn of(aif: &'a Aif, losses: &'a mut Losses) -> Self {
        let mut reader = Self {
            nodes: BTreeMap::new(),
            order: Vec::new(),
            into: BTreeMap::new(),
            out_of: BTreeMap::new(),
            losses,
            debate: Debate::default(),
            ends: BTreeMap::new(),
        };
        for node in &aif.nodes {
            if reader.nodes.insert(&node.id, node).is_some() {
                reader.losses.omitted("nodes with the id of another", node.id.as_str());
            }
        }
        // Of two nodes with one id the last one stands.
        let is_last =
            |node: &&'a Node| reader.nodes.get(node.id.as_str()).is_some_and(|one| std::ptr::eq(*one, *node));
        reader.order = aif.nodes.iter().filter(is_last).collect();
        for edge in &aif.edges {
            let ends = reader.nodes.get(edge.from.as_str()).zip(reader.nodes.get(edge.to.as_str()));
            let Some((from, to)) = ends.map(|(from, to)| (*from, *to)) else {
                reader
                    .losses
                    .omitted("edges of nodes that are not there", format!("{} to {}", edge.from, edge.to));
                continue;
            };
            if (from.sort.as_str(), to.sort.as_str()) == ("I", "I") {
                let name = format!("{} to {}", edge.from, edge.to);
                reader.losses.omitted("edges from statement to statement", name);
                continue;
            }
            reader.into.entry(&to.id).or_default().push(from);
            reader.out_of.entry(&from.id).or_default().push(to);
        }
        reader
    }

    fn statements(&mut self) {
        for node in self.order.clone() {
            match node.sort.as_str() {
                "I" => {
                    let (title, text) = (title(&node.id), one_line(&node.text));
                    let text = if text.is_empty() { title.clone() } else { text };
                    if text.is_empty() {
                        self.losses.omitted("statements without a text", node.id.as_str());
                        continue;
                    }
                    self.ends.insert(&node.id, End::Statement(self.debate.statements.len()));
                    self.debate.statements.push(Statement { title, text, ..Statement::default() });
                }
                "RA" | "CA" => {}
                sort => {
                    let what = match sort {
                        "L" | "YA" | "TA" => "locutions and what they do (L, YA and TA nodes)",
                        "MA" => "rephrasings (MA nodes)",
                        "PA" => "preferences (PA nodes)",
                        _ => "nodes of an unknown type",
                    };
                    self.losses.omitted(what, named(node));
                }
            }
        }
    }

    /// The statements among some nodes; others have no place there but are put down, unless they are those of dialogue.
    fn ends_of(&mut self, node: &Node, from: &[&'a Node], how: &'static str) -> Vec<StatementId> {
        let mut ends = Vec::new();
        for one in from {
            match (self.ends.get(one.id.as_str()), one.sort.as_str()) {
                (Some(End::Statement(at)), _) if !ends.contains(at) => ends.push(*at),
                (Some(End::Statement(_)), _) | (_, "L" | "YA" | "TA" | "MA" | "PA") => {}
                _ if one.sort == "CA" && how == FROM => {}
                _ => self.losses.omitted(how, format!("{} and {}", named(one), named(node))),
            }
        }
        ends
    }

    fn inferences(&mut self) {
        for node in self.order.clone().into_iter().filter(|node| node.sort == "RA") {
            let (into, out_of) = (self.before(node), self.after(node));
            let premises = self.ends_of(node, &into, FROM);
            let conclusions = self.ends_of(node, &out_of, TO);
            let rule = rule(node, INFERENCE);
            let is_attacked = into.iter().any(|one| one.sort == "CA");
            if premises.is_empty() || conclusions.is_empty() {
                let why = if premises.is_empty() {
                    "inferences without premises"
                } else {
                    "inferences without a conclusion"
                };
                self.losses.omitted(why, named(node));
            }
            for conclusion in conclusions {
                if premises.contains(&conclusion) {
                    self.losses.omitted("inferences that conclude their own premise", named(node));
                    continue;
                }
                let title = title(&node.id);
                match premises.as_slice() {
                    [] => {}
                    [one] if rule.is_empty() && title.is_empty() && !is_attacked => {
                        self.debate.relate(*one, Bearing::Supports, End::Statement(conclusion));
                    }
                    _ => {
                        self.ends.insert(&node.id, End::Inference(self.debate.inferences.len()));
                        let premises = premises.clone();
                        self.debate.inferences.push(Inference {
                            title,
                            rule: rule.clone(),
                            premises,
                            conclusion,
                            ..Inference::default()
                        });
                    }
                }
            }
        }
    }

    fn conflicts(&mut self) {
        for node in self.order.clone().into_iter().filter(|node| node.sort == "CA") {
            let (into, out_of) = (self.before(node), self.after(node));
            let from = self.ends_of(node, &into, "conflicts from what is no statement");
            if from.len() > 1 {
                self.losses.changed(
                    "conflicts from several statements together",
                    "one from each",
                    named(node),
                );
            }
            if from.is_empty() {
                self.losses.omitted("conflicts without a start", named(node));
            }
            if !rule(node, CONFLICT).is_empty() {
                self.losses.omitted("schemes of conflicts", rule(node, CONFLICT));
            }
            let mut targets = 0;
            for one in out_of {
                let to = match self.ends.get(one.id.as_str()) {
                    Some(to) => *to,
                    None if ["YA", "TA", "L"].contains(&one.sort.as_str()) => continue,
                    None => {
                        self.losses
                            .omitted("conflicts with what is no statement and no inference", named(one));
                        continue;
                    }
                };
                targets += 1;
                let bearing =
                    if matches!(to, End::Inference(_)) { Bearing::Undercuts } else { Bearing::Attacks };
                for from in &from {
                    if to == End::Statement(*from) {
                        self.losses.omitted("relations of something to itself", named(node));
                    } else {
                        self.debate.relate(*from, bearing, to);
                    }
                }
            }
            if targets == 0 {
                self.losses.omitted("conflicts without an aim", named(node));
            }
        }
    }

    fn before(&self, node: &Node) -> Vec<&'a Node> {
        self.into.get(node.id.as_str()).cloned().unwrap_or_default()
    }

    fn after(&self, node: &Node) -> Vec<&'a Node> {
        self.out_of.get(node.id.as_str()).cloned().unwrap_or_default()
    }
}

const FROM: &str = "inferences from what is no statement";
const TO: &str = "inferences of what is no statement";

/// The id of a node as a title, unless it is a number.
fn title(id: &str) -> String {
    if is_number(id) { String::new() } else { one_line(id) }
}

/// The scheme of a node, unless it is the usual one.
fn rule(node: &Node, usual: &str) -> String {
    let scheme = node.scheme.as_deref().filter(|scheme| !scheme.trim().is_empty()).unwrap_or(&node.text);
    let scheme = one_line(scheme);
    if scheme.is_empty() || scheme == usual || scheme == node.sort { String::new() } else { scheme }
}

fn named(node: &Node) -> String {
    let text = one_line(&node.text);
    if text.is_empty() { node.id.clone() } else { format!("{} “{text}”", node.id) }
}
