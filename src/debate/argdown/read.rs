//! A debate from the JSON that Argdown exports.

use std::collections::BTreeMap;

use crate::debate::argdown::sections::Sections;
use crate::debate::argdown::source::{Data, Export, Member, Node, Relation};
use crate::debate::argdown::text::{is_untitled, plain};
use crate::debate::format::{Format, Unreadable, json, other_json};
use crate::debate::{Bearing, Debate, End, Inference, InferenceId, Losses, Statement, StatementId, one_line};

/// Reads an export of Argdown. What a debate cannot hold of it is put down in `losses`.
///
/// # Errors
/// If the text is no such export.
pub fn read(text: &str, losses: &mut Losses) -> Result<Debate, Unreadable> {
    // Read twice, to tell what is no JSON from JSON of another form.
    json(text)?;
    let export: Export = serde_json::from_str(text).map_err(|error| other_json(Format::Argdown, &error))?;
    let sections = Sections::of(&export.sections, losses);
    let debate = Debate { title: sections.title.clone(), ..Debate::default() };
    let mut reader =
        Reader { debate, sections, losses, by_title: BTreeMap::new(), arguments: BTreeMap::new() };
    for (title, node) in &export.statements.0 {
        reader.statement(title, node, false);
    }
    for (title, node) in &export.arguments.0 {
        if node.pcs.iter().any(|one| one.inference.is_some()) {
            reader.argument(title, node);
        } else {
            reader.statement(title, node, true);
        }
    }
    for relation in &export.relations {
        reader.relation(relation);
    }
    let mut debate = reader.debate;
    debate.settle();
    Ok(debate)
}

struct Reader<'a> {
    debate: Debate,
    sections: Sections,
    losses: &'a mut Losses,
    /// Statements and sketches by their titles; true of a sketch.
    by_title: BTreeMap<(String, bool), StatementId>,
    /// What arguments consist of, by their titles.
    arguments: BTreeMap<String, Steps>,
}

/// The steps of an argument, each with the number of its conclusion among the argument's statements, from 0.
#[derive(Default)]
struct Steps {
    inferences: Vec<(usize, InferenceId)>,
    /// What it concludes in the end.
    conclusion: Option<StatementId>,
}

impl Reader<'_> {
    fn statement(&mut self, title: &str, node: &Node, is_sketch: bool) -> StatementId {
        self.look_at(title, node);
        let (text, note) = self.wording(title, &node.members);
        // Only an argument with premises can go without a title.
        let shown = if is_sketch { one_line(title) } else { shown(title) };
        // A statement that is only ever referred to is said by its title.
        let said = [text, shown.clone(), title.to_owned(), "…".to_owned()];
        let statement = Statement {
            text: said.into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
            title: shown,
            is_sketch,
            section: self.sections.heading(node.section.as_deref()),
            tags: node.tags.iter().map(|tag| one_line(tag)).filter(|tag| !tag.is_empty()).collect(),
            note,
            ..Statement::default()
        };
        let id = self.debate.statements.len();
        self.debate.statements.push(statement);
        self.by_title.insert((title.to_owned(), is_sketch), id);
        id
    }

    /// The text that stands for all that a thing is said in, and a note with the others.
    fn wording(&mut self, title: &str, members: &[Member]) -> (String, String) {
        let said = members.iter().filter(|member| !member.is_reference);
        let mut texts: Vec<(String, bool)> = Vec::new();
        for member in said {
            for range in &member.ranges {
                match range.sort.as_str() {
                    "link" => {
                        self.losses.omitted("addresses of links", range.url.clone().unwrap_or_default());
                    }
                    "bold" | "italic" => self.losses.omitted("bold and italic type", title),
                    _ => {}
                }
            }
            let is_chosen = member
                .data
                .as_ref()
                .and_then(|data| data.get("isCanonical"))
                .is_some_and(|value| value == true);
            let text = plain(member.text.as_deref().unwrap_or_default(), &member.ranges);
            if !text.is_empty() {
                texts.push((text, is_chosen));
            }
        }
        // As in Argdown: the one that its author chose, or else the last.
        let chosen = texts.iter().rposition(|(_, is_chosen)| *is_chosen).or(texts.len().checked_sub(1));
        let Some(text) = chosen.map(|at| texts.remove(at).0) else { return Default::default() };
        texts.retain(|(other, _)| *other != text);
        texts.dedup();
        let others: Vec<String> = texts.into_iter().map(|(other, _)| format!("“{other}”")).collect();
        let note =
            if others.is_empty() { String::new() } else { format!("Also worded: {}", others.join("; ")) };
        (text, note)
    }

    fn argument(&mut self, title: &str, node: &Node) {
        self.look_at(title, node);
        for tag in &node.tags {
            self.losses.omitted("tags of arguments with premises", format!("{title}: {tag}"));
        }
        let reconstructed = node.members.iter().filter(|member| !member.pcs.is_empty()).count();
        if reconstructed > 1 {
            self.losses.omitted("earlier reconstructions of arguments", title);
        }
        let (text, note) = self.wording(title, &node.members);
        let ends: Vec<StatementId> = node.pcs.iter().map(|one| self.part(one)).collect();
        let mut steps = Steps { conclusion: ends.last().copied(), ..Steps::default() };
        let mut since = 0;
        let premises = node.pcs.iter().enumerate().filter(|(_, one)| one.inference.is_none());
        let mut unused: Vec<usize> = premises.map(|(at, _)| at).collect();
        for (at, one) in node.pcs.iter().enumerate() {
            let Some(inference) = &one.inference else { continue };
            let data = inference.data.as_ref();
            self.data(title, data, &["uses"]);
            let is_last = at + 1 == node.pcs.len();
            let used = used(data, at).unwrap_or_else(|| (since..at).collect());
            since = at;
            unused.retain(|premise| !used.contains(premise));
            let mut premises: Vec<StatementId> = Vec::new();
            for premise in used.into_iter().map(|used| ends[used]) {
                if !premises.contains(&premise) {
                    premises.push(premise);
                }
            }
            if premises.is_empty() || premises.contains(&ends[at]) {
                let why = if premises.is_empty() {
                    "steps without premises"
                } else {
                    "steps that conclude their own premise"
                };
                self.losses.omitted(why, title);
                continue;
            }
            steps.inferences.push((at, self.debate.inferences.len()));
            self.debate.inferences.push(Inference {
                title: shown(title),
                text: if is_last { text.clone() } else { String::new() },
                note: if is_last { note.clone() } else { String::new() },
                rule: one_line(&inference.inference_rules.join(", ")),
                premises,
                conclusion: ends[at],
                section: self.sections.heading(node.section.as_deref()),
                work: String::new(),
            });
        }
        for premise in unused {
            self.losses.omitted("premises that no step uses", format!("{title}: ({})", premise + 1));
        }
        self.arguments.insert(title.to_owned(), steps);
    }

    /// The statement of a line of an argument.
    fn part(&mut self, one: &Member) -> StatementId {
        let title = one.title.clone().unwrap_or_default();
        if let Some(known) = self.by_title.get(&(title.clone(), false)) {
            return *known;
        }
        let node =
            Node { members: vec![Member { text: one.text.clone(), ..Member::default() }], ..Node::default() };
        self.statement(&title, &node, false)
    }

    fn relation(&mut self, relation: &Relation) {
        let name = || format!("{} ({}) {}", relation.from, relation.relation_type, relation.to);
        let bearing = match relation.relation_type.as_str() {
            "support" => Bearing::Supports,
            "attack" => Bearing::Attacks,
            "undercut" => Bearing::Undercuts,
            "entails" => Bearing::Entails,
            "contrary" => Bearing::Contrary,
            "contradictory" => Bearing::Contradictory,
            _ => {
                self.losses.omitted("relations of an unknown type", name());
                return;
            }
        };
        let (Some(from), Some(to)) = (self.source(relation), self.target(relation)) else {
            self.losses.omitted("relations of what is not there", name());
            return;
        };
        if to == End::Statement(from) {
            self.losses.omitted("relations of something to itself", name());
            return;
        }
        self.debate.relate(from, bearing, to);
    }

    /// What a relation starts from. Of an argument with premises that is its conclusion, as in Argdown.
    fn source(&self, relation: &Relation) -> Option<StatementId> {
        let is_argument = relation.from_type != "equivalence-class";
        let whole = self.by_title.get(&(relation.from.clone(), is_argument)).copied();
        whole.or_else(|| self.arguments.get(&relation.from).filter(|_| is_argument)?.conclusion)
    }

    fn target(&self, relation: &Relation) -> Option<End> {
        let is_argument = relation.to_type != "equivalence-class";
        if let Some(whole) = self.by_title.get(&(relation.to.clone(), is_argument)) {
            return Some(End::Statement(*whole));
        }
        let steps = self.arguments.get(&relation.to).filter(|_| is_argument)?;
        let exact = steps.inferences.iter().find(|(at, _)| Some(*at) == relation.conclusion_index);
        exact.or(steps.inferences.last()).map(|(_, inference)| End::Inference(*inference))
    }

    /// Puts down what a node has and a debate has not.
    fn look_at(&mut self, title: &str, node: &Node) {
        if node.color.is_some() {
            self.losses.omitted("colours", title);
        }
        let of_members = node.members.iter().filter_map(|member| member.data.as_ref());
        // A node has the data of its members, too.
        let first = node.data.as_ref().map_or_else(|| of_members.collect(), |data| vec![data]);
        for data in first {
            self.data(title, Some(data), &["isCanonical"]);
        }
    }

    fn data(&mut self, title: &str, data: Option<&Data>, known: &[&str]) {
        let fields = data.map(Data::fields).unwrap_or_default();
        for (name, _) in fields.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            self.losses.omitted("fields of metadata", format!("{title}: {name}"));
        }
    }
}

/// The title, unless Argdown made it.
fn shown(title: &str) -> String {
    if is_untitled(title) { String::new() } else { one_line(title) }
}

/// The statements that a step says it uses, by their numbers from 0; they are before its conclusion, the one `at`.
fn used(data: Option<&Data>, at: usize) -> Option<Vec<usize>> {
    let numbers = data?.get("uses")?.as_array()?.iter().map(|number| number.as_u64()?.checked_sub(1));
    let numbers = numbers.map(|number| usize::try_from(number?).ok().filter(|number| *number < at));
    numbers.collect()
}
