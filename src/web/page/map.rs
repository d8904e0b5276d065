//! A picture of the library, or of what lies around a thing.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::catalog::entry::{Node, NodeId};
use crate::catalog::{Catalog, NodeClass as Class};
use crate::graph::{Graph, Meaning};
use crate::render::picture::field::{Field, field};
use crate::render::picture::{Drawing, Options, STEPS, Words, corpus};
use crate::statement;
use crate::web::address::Address;
use crate::web::page::Page;
use crate::web::piece::text::Text;
use crate::web::piece::{field as piece, map};
use crate::web::sheet::Sheet;
use crate::web::site::{MAP, WHOLE};
use crate::web::taken::Taken;

/// What a map shows, as a reader chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::web) struct Chosen {
    /// What lies around this thing; else the whole library.
    pub(in crate::web) of: Option<NodeId>,
    /// In so many steps, from 1 to 3.
    pub(in crate::web) steps: usize,
    /// Claims and arguments too; only of the whole library.
    pub(in crate::web) claims: bool,
    /// Topics of these kinds alone; all if there are none.
    pub(in crate::web) kinds: BTreeSet<String>,
}

impl Default for Chosen {
    fn default() -> Self {
        Self { of: None, steps: 1, claims: false, kinds: BTreeSet::new() }
    }
}

impl Chosen {
    /// What the values of an address choose: `kind:id` of a thing, a number of steps, `yes` for claims, kinds. What there is not is not chosen.
    pub(in crate::web) fn read(
        catalog: &Catalog,
        of: &str,
        steps: &str,
        claims: &str,
        kinds: &[String],
    ) -> Self {
        let (kind, id) = of.split_once(':').unwrap_or_default();
        let is_drawn = |class: &Class| !matches!(class, Class::Excerpt | Class::Citation);
        let classes = Class::ALL.into_iter().filter(is_drawn);
        let of = classes
            .filter_map(|class| catalog.names().get(class, id))
            .find(|node| catalog.kind(*node) == kind);
        let steps = steps.parse().unwrap_or(1).clamp(1, STEPS);
        let kinds = kinds.iter().filter(|kind| catalog.vocabulary.kind(kind).is_some()).cloned().collect();
        Self { of, steps, claims: claims == "yes", kinds }
    }

    /// All of a library.
    pub(in crate::web) fn whole() -> Self {
        Self { claims: true, ..Self::default() }
    }

    /// What is shown where there is more than can be drawn as boxes; none where there is not.
    pub(in crate::web) fn field(&self, sheet: &Sheet<'_>) -> Option<Field> {
        let world = sheet.world();
        let is_large = self.of.is_none() && self.is_large(world.catalog, world.graph);
        is_large.then(|| field(world.catalog, world.graph, &self.kinds, self.claims))
    }

    /// True if it has more boxes or lines than can be read, or drawn in a short time.
    fn is_large(&self, catalog: &Catalog, graph: &Graph) -> bool {
        let nodes: BTreeSet<NodeId> = catalog
            .nodes()
            .filter(|(_, node)| match node {
                Node::Topic(topic) => self.kinds.is_empty() || self.kinds.contains(&topic.kind),
                Node::Claim(_) | Node::Argument(_) => self.claims,
                Node::Work(_) | Node::Scholar(_) | Node::Excerpt(_) | Node::Citation(_) => false,
            })
            .map(|(id, _)| id)
            .collect();
        if nodes.len() > map::LARGEST {
            return true;
        }
        let edges = nodes.iter().flat_map(|node| graph.outgoing(*node));
        let joined = edges.filter(|edge| nodes.contains(&edge.to));
        let lines: BTreeSet<(NodeId, NodeId, Meaning)> =
            joined.map(|edge| (edge.from, edge.to, edge.meaning)).collect();
        lines.len() > map::LINES
    }

    /// What is drawn with boxes; none of more things than can be read.
    pub(in crate::web) fn drawing(&self, sheet: &Sheet<'_>) -> Option<Drawing> {
        let world = sheet.world();
        let catalog = world.catalog;
        Some(match self.of {
            Some(node) => map::local(sheet.explorer, node, self.steps),
            None => {
                if self.is_large(catalog, world.graph) {
                    return None;
                }
                let kinds = (!self.kinds.is_empty()).then(|| self.kinds.clone());
                let options =
                    Options { kinds, claims: self.claims, words: Words::Fitting, ..Options::default() };
                corpus(catalog, world.graph, world.verdicts, &options)
            }
        })
    }
}

/// The page of what was chosen.
pub(in crate::web) fn page(sheet: &Sheet<'_>, chosen: &Chosen) -> Page {
    let drawing = chosen.drawing(sheet);
    let name = if sheet.at == Address::Whole { "The whole library" } else { "Map" };
    let title =
        chosen.of.map_or_else(|| name.to_owned(), |node| format!("Around {}", sheet.catalog().label(node)));
    let figure = match &drawing {
        Some(drawing) => map::figure(sheet, drawing, &files(sheet, chosen)),
        None => large(sheet, chosen),
    };
    let body = html! {
        header.thing {
            h1 { (Text(&title)) }
            @if let Some(node) = chosen.of { p.lead { a href=(sheet.to_thing(node)) { "Its page" } } }
        }
        @if sheet.explorer.is_served() {
            (controls(sheet, chosen))
        } @else if chosen.of.is_none() {
            p.remark {
                @if chosen.claims { a href=(sheet.to(&Address::Map)) { "the topics alone" } }
                @else { a href=(sheet.to(&Address::Whole)) { "the whole library, with claims and arguments" } }
            }
        }
        @match figure {
            Some(figure) => (figure),
            None if drawing.is_some() => p.none { "Nothing here is linked." },
            None => p.notice {
                "This map takes too long to work out. Choose fewer kinds, or open the map on the page of a thing."
            },
        }
    };
    Page { title, body }
}

/// A map of more things than boxes; none if it takes too long.
fn large(sheet: &Sheet<'_>, chosen: &Chosen) -> Option<Markup> {
    let shown = chosen.field(sheet)?;
    let points = sheet.explorer.placed(&shown)?;
    let data = if sheet.explorer.is_served() {
        sheet.to_file(MAP) + &sheet.asked_of(chosen)
    } else {
        sheet.to_file(if chosen.claims { WHOLE } else { MAP })
    };
    Some(piece::figure(sheet, &shown, &points, &data))
}

/// What can be chosen.
fn controls(sheet: &Sheet<'_>, chosen: &Chosen) -> Markup {
    let catalog = sheet.catalog();
    html! {
        form.choose action=(sheet.to(&Address::Map)) method="get" {
            @match chosen.of {
                Some(node) => {
                    input type="hidden" name="of" value=(format!("{}:{}", catalog.kind(node), catalog.id(node)));
                    label for="steps" { "steps" }
                    select #steps name="steps" {
                        @for steps in 1..=STEPS { option value=(steps) selected[steps == chosen.steps] { (steps) } }
                    }
                },
                None => fieldset {
                    legend { "kinds" }
                    @for kind in catalog.vocabulary.kinds().filter(|kind| catalog.of_class(Class::Topic).any(|id| catalog.kind(id) == kind.id)) {
                        label {
                            input type="checkbox" name="kind" value=(kind.id) checked[chosen.kinds.is_empty() || chosen.kinds.contains(&kind.id)];
                            " " (Text(&statement::named(&kind.plural)))
                        }
                    }
                    label {
                        input type="checkbox" name="claims" value="yes" checked[chosen.claims];
                        " claims and arguments"
                    }
                },
            }
            button type="submit" { "Show" }
        }
    }
}

fn files(sheet: &Sheet<'_>, chosen: &Chosen) -> Vec<map::File> {
    if !sheet.explorer.is_served() {
        let library = if chosen.claims { Taken::Whole } else { Taken::Map };
        let taken = chosen.of.map_or(library, |node| Taken::Around(node, chosen.steps));
        return vec![(sheet.to_file(&taken.path(sheet.explorer)), "SVG")];
    }
    let asked = sheet.asked_of(chosen);
    [("svg", "SVG"), ("png", "PNG"), ("dot", "DOT")]
        .map(|(ending, format)| (sheet.to_file(&format!("map.{ending}{asked}")), format))
        .into()
}
