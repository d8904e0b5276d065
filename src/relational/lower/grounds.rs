//! What things rest on, and what rests on them.

use crate::catalog::NodeClass;
use crate::relational::algebra::{Rows, Test, equal, text};
use crate::relational::lower::relation::{others, word};
use crate::relational::lower::{Lowering, Native, can_stand};

impl Lowering<'_> {
    /// From pairs (`origin`, `node`), what the nodes rest on.
    pub(super) fn grounds(&mut self, from: Rows) -> Result<Rows, Native> {
        let from = from.semi(Rows::table("nodes").filter(can_stand()), &[("node", "id")]);
        let held = held().named(&[("user", "node"), ("held_by", "depends_on")]);
        let grown = self.grown("grounds", from, None, |_, new, _| {
            Ok(new.join(held, &[("node", "user")]).named(&[("origin", "origin"), ("node", "held_by")]))
        })?;
        let sources = stated_links(&["by", "in", "via"]).named(&[("stated", "source"), ("named", "target")]);
        let sources = grown.clone().join(sources, &[("node", "stated")]);
        let sources = self.made("sources", sources.named(&[("origin", "origin"), ("node", "named")]));
        let authors = Rows::table("links").filter(equal("relation", text("author")));
        let authors = authors.named(&[("work", "source"), ("author", "target")]);
        let both = Rows::Union(vec![grown.clone(), sources.clone()]);
        let authors =
            both.join(authors, &[("node", "work")]).named(&[("origin", "origin"), ("node", "author")]);
        Ok(others(Rows::Union(vec![grown, sources, authors])))
    }

    /// From pairs (`origin`, `node`), what rests on the nodes.
    pub(super) fn resting(&mut self, from: Rows) -> Result<Rows, Native> {
        let from = self.made("sources", from);
        // A topic can be a premise, though it is nothing that can be withdrawn.
        let sources = Rows::Union(vec![self.withdrawn(from.clone()), from]);
        let resting = self.resting_on(sources)?;
        Ok(others(resting.semi(Rows::table("nodes").filter(can_stand()), &[("node", "id")])))
    }

    /// From pairs (`origin`, `node`), the nodes and all that they hold up, over any number of steps.
    pub(super) fn resting_on(&mut self, from: Rows) -> Result<Rows, Native> {
        let held = held().named(&[("user", "node"), ("held_by", "depends_on")]);
        self.grown("resting", from, None, |_, new, _| {
            Ok(new.join(held, &[("node", "held_by")]).named(&[("origin", "origin"), ("node", "user")]))
        })
    }

    /// From pairs (`origin`, `node`), what is withdrawn together with the nodes, as sources.
    pub(super) fn withdrawn(&mut self, from: Rows) -> Rows {
        let from = self.made("sources", from);
        let classes =
            [NodeClass::Claim, NodeClass::Argument, NodeClass::Work].map(|class| word(class.word()));
        let classes = Rows::table("nodes").filter(Test::In("class".to_owned(), classes.to_vec()));
        let own = from.clone().semi(classes, &[("node", "id")]);
        let authors = Rows::table("links").filter(equal("relation", text("author")));
        let authors = authors.named(&[("work", "source"), ("author", "target")]);
        let theirs = from.clone().join(authors, &[("node", "author")]);
        let works = self
            .made("works", Rows::Union(vec![own, theirs.named(&[("origin", "origin"), ("node", "work")])]));
        let read = stated_links(&["in", "via"]).named(&[("stated", "source"), ("named", "target")]);
        let said = stated_links(&["by"]).named(&[("stated", "source"), ("named", "target")]);
        let stated = |rows: Rows, links: Rows| {
            rows.join(links, &[("node", "named")]).named(&[("origin", "origin"), ("node", "stated")])
        };
        let all = Rows::Union(vec![works.clone(), stated(works, read), stated(from, said)]);
        self.made("withdrawn", all)
    }
}

/// What holds up what.
pub(super) fn held() -> Rows {
    let holds = Test::In("bond".to_owned(), ["support", "premise"].map(word).to_vec());
    Rows::table("bonds").filter(holds)
}

/// What the records of claims and arguments name in some columns.
pub(super) fn stated_links(relations: &[&str]) -> Rows {
    let relations = relations.iter().map(|relation| word(relation)).collect();
    let classes = [NodeClass::Claim, NodeClass::Argument].map(|class| word(class.word()));
    let stated = Rows::table("nodes").filter(Test::In("class".to_owned(), classes.to_vec()));
    Rows::table("links").filter(Test::In("relation".to_owned(), relations)).semi(stated, &[("source", "id")])
}
