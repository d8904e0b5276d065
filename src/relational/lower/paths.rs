//! Paths: which hops there are, how far each node is, and the shortest paths as rows of hops.
//!
//! Nodes are reached level by level; backwards from the ends only what lies on shortest paths is kept, and the hops between
//! such nodes get numbers in the order in which a path tries them. A path is the numbers of its hops, one after another,
//! so paths of one length stand in the order of these texts. Records of one topic that say the same are one hop here. What
//! needs paths that are longer than the shortest has no SQL.

mod hops;

use crate::graph::walk::Selector;
use crate::query::expr::{Comparison, Find, Paths, Stage, Term, path_steps};
use crate::relational::algebra::{
    Aggregate, Operation, Order, Program, Rows, Scalar, Test, Value, column, equal, figured, number,
};
use crate::relational::lower::{Lowering, Native, native};

/// The numbers of hops are texts of so many digits, from this on.
const FIRST_HOP: i64 = 1_000_000_000;
const DIGITS: u32 = 10;

impl Lowering<'_> {
    /// The program of a question for paths. Its rows are their hops, path by path.
    pub(super) fn paths(mut self, find: &Find, paths: &Paths) -> Result<Program, Native> {
        let Some((relations, least, most)) = path_steps(&paths.step) else {
            return native("paths of such steps");
        };
        if least > 1 || !matches!(paths.selector, Selector::Shortest | Selector::AllShortest) {
            return native("paths longer than the shortest");
        }
        let limit = find.stages.iter().filter_map(|stage| match stage {
            Stage::Limit(limit) => i64::try_from(*limit).ok(),
            _ => None,
        });
        let limit = limit.min();
        let only = match &paths.to {
            Term::Node(node) => Some(self.number(*node)),
            Term::Variable(_) => None,
        };
        let ends = match (only, find.variables.first()) {
            (Some(end), _) => Rows::once("ending", Value::Number(end)),
            (None, Some(variable)) => {
                let rows = self.found(find)?;
                let own = self.column(&variable.name)?;
                self.made("ends", rows.named(&[("ending", &own)]))
            }
            (None, None) => return native("paths to nothing"),
        };
        let start = self.number(paths.from);
        let closed = self.closed(&paths.avoiding);
        let hops = self.hops(&relations, closed.as_ref());
        let reached = self.reached(start, only, most, &hops, closed)?;
        let at = reached.clone().named(&[("at", "node"), ("length", "depth")]);
        let ends = ends.join(at, &[("ending", "at")]);
        let is_apart = Test::Compares(column("length"), Comparison::More, number(0));
        let ends = ends.filter(is_apart).named(&[("ending", "ending"), ("length", "length")]);
        let ends = self.made("ends", ends);
        let ways = self.ways(&ends, &reached, hops)?;
        let shortest = self.shortest(start, paths.selector == Selector::Shortest, &ways)?;
        let numbered = self.made("paths", numbered(shortest, ends));
        let Some(limit) = limit else {
            return Ok(Program { steps: self.steps, ..told(&numbered, ways, most) });
        };
        let wanted = Test::Compares(column("path"), Comparison::AtMost, number(limit));
        let told = told(&numbered.clone().filter(wanted), ways, most);
        Ok(Program { steps: self.steps, wholes: Some(numbered), ..told })
    }

    /// The fewest hops (`depth`) to each `node`, no further than to the only end, where there is one.
    fn reached(
        &mut self,
        start: i64,
        only: Option<i64>,
        most: u32,
        hops: &Rows,
        closed: Option<Rows>,
    ) -> Result<Rows, Native> {
        let first = Rows::Once(vec![
            ("node".to_owned(), Value::Number(start)),
            ("depth".to_owned(), Value::Number(0)),
        ]);
        let first = match closed {
            Some(closed) => first.anti(closed, &[("node", "closed")]),
            None => first,
        };
        let hops = hops.clone().named(&[("leaves", "leaves"), ("reaches", "reaches")]);
        self.grown("reached", first, Some(most), |_, new, there| {
            let deeper = figured(column("depth"), Operation::Plus, number(1));
            let next = new.join(hops, &[("node", "leaves")]);
            let next = next.map(vec![("node".to_owned(), column("reaches")), ("depth".to_owned(), deeper)]);
            let next = next.anti(there.clone(), &[("node", "node")]);
            Ok(match only {
                Some(end) => next.anti(there.filter(equal("node", number(end))), &[]),
                None => next,
            })
        })
    }

    /// The hops on shortest paths to the ends, each with its number as text (`way`).
    fn ways(&mut self, ends: &Rows, reached: &Rows, hops: Rows) -> Result<Rows, Native> {
        let before = hops.clone().named(&[("leaves", "leaves"), ("reaches", "reaches")]);
        let known = reached.clone().named(&[("known", "node"), ("known_depth", "depth")]);
        let first = ends.clone().named(&[("node", "ending"), ("depth", "length")]);
        let is_nearer = || {
            let nearer = Scalar::Less(Box::new(column("depth")), 1);
            Test::Compares(column("known_depth"), Comparison::Equal, nearer)
        };
        let passed = self.grown("passed", first, None, |_, new, _| {
            let from = new.join(before, &[("node", "reaches")]).join(known, &[("leaves", "known")]);
            Ok(from.filter(is_nearer()).named(&[("node", "leaves"), ("depth", "known_depth")]))
        })?;
        let mut columns = hops.columns();
        columns.push("way".to_owned());
        let from = passed.clone().named(&[("known", "node"), ("known_depth", "depth")]);
        let hops = hops.join(passed, &[("reaches", "node")]).join(from, &[("leaves", "known")]);
        let ranked = Self::in_order(hops.filter(is_nearer()), "place");
        let way = figured(column("place"), Operation::Plus, number(FIRST_HOP));
        let way = ("way".to_owned(), Scalar::Written(Box::new(way)));
        let kept = columns.iter().filter(|name| *name != "way");
        let kept = kept.map(|name| (name.clone(), column(name)));
        let ways = ranked.map(kept.chain([way]).collect());
        Ok(self.made("ways", ways))
    }

    /// The paths from the start to each node on the way: a text of hops (`hops`) to the `node`; of each only the first, if
    /// one is wanted.
    fn shortest(&mut self, start: i64, one: bool, ways: &Rows) -> Result<Rows, Native> {
        let first = Rows::Once(vec![
            ("node".to_owned(), Value::Number(start)),
            ("hops".to_owned(), Value::Text(String::new())),
        ]);
        let ways = ways.clone().named(&[("leaves", "leaves"), ("reaches", "reaches"), ("way", "way")]);
        self.grown("walked", first, None, |_, new, _| {
            let hops = Scalar::Joined(Box::new(column("hops")), Box::new(column("way")));
            let next = new.join(ways, &[("node", "leaves")]);
            let next = next.map(vec![("node".to_owned(), column("reaches")), ("hops".to_owned(), hops)]);
            let least = vec![("hops".to_owned(), Aggregate::Least(column("hops")))];
            Ok(if one { Rows::Group(Box::new(next), vec!["node".to_owned()], least) } else { next })
        })
    }
}

/// Paths to the ends with their numbers (`path`), the shortest first, then in the order of ends.
fn numbered(walked: Rows, ends: Rows) -> Rows {
    let nodes = Rows::table("nodes").named(&[
        ("end", "id"),
        ("class", "class"),
        ("class_order", "class_order"),
        ("key", "key"),
        ("sort_key", "sort_key"),
    ]);
    let paths = walked.join(ends, &[("node", "ending")]).join(nodes, &[("ending", "end")]);
    let order = |name: &str, text| Order { column: name.to_owned(), descending: false, text };
    let order = vec![
        order("length", false),
        order("class_order", false),
        order("sort_key", true),
        order("hops", true),
    ];
    let numbered = Rows::Ranked(Box::new(paths), "path".to_owned(), order);
    let kept = ["path", "class", "key", "length", "hops"];
    numbered.named(&kept.map(|name| (name, name)))
}

/// The hops of paths, one a row.
fn told(numbered: &Rows, ways: Rows, most: u32) -> Program {
    let own = |name: &str| (name.to_owned(), column(name));
    let each = (1..=most).map(|hop| {
        let is_there = Test::Compares(column("length"), Comparison::AtLeast, number(i64::from(hop)));
        let way = Scalar::Slice(Box::new(column("hops")), (hop - 1) * DIGITS + 1, DIGITS);
        numbered.clone().filter(is_there).map(vec![
            own("path"),
            own("class"),
            own("key"),
            ("hop".to_owned(), number(i64::from(hop))),
            ("hop_way".to_owned(), way),
        ])
    });
    let mut rows = Rows::Union(each.collect()).join(ways, &[("hop_way", "way")]);
    for (end, column) in [("from", "leaves"), ("to", "reaches")] {
        let names = ["id", "class", "key"].map(|name| (format!("{end}_{name}"), name));
        let names: Vec<(&str, &str)> = names.iter().map(|(to, name)| (to.as_str(), *name)).collect();
        rows = rows.join(Rows::table("nodes").named(&names), &[(column, names[0].0)]);
    }
    let evidence = Rows::table("nodes").named(&[
        ("evidence_node", "id"),
        ("evidence_class", "class"),
        ("evidence_key", "key"),
    ]);
    rows = rows.outer(evidence, &[("evidence_id", "evidence_node")]);
    let shown = [
        "path",
        "class",
        "key",
        "hop",
        "from_class",
        "from_key",
        "relation",
        "turned",
        "to_class",
        "to_key",
        "force",
        "evidence",
        "evidence_class",
        "evidence_key",
        "locator",
    ];
    let order = |name: &str| Order { column: name.to_owned(), descending: false, text: false };
    let columns = shown.map(|name| (name.to_owned(), name.to_owned())).to_vec();
    Program::new(rows, columns, vec![order("path"), order("hop")])
}
