//! What has support, also when sources are withdrawn.

use crate::query::expr::Term;
use crate::relational::algebra::{Rows, Test, Value, equal, number, text};
use crate::relational::lower::relation::held;
use crate::relational::lower::{End, Lowering, Native, can_stand, native};

impl Lowering<'_> {
    /// The rows in which a thing has support without some sources: it can stand, is held up by more than circles of
    /// support, and does not fall with them.
    pub(super) fn supported(&mut self, rows: Rows, thing: &Term, without: &[Term]) -> Result<Rows, Native> {
        let stands = Test::All(vec![can_stand(), Test::Is("circular".to_owned()).negated()]);
        let stands = Rows::table("nodes").filter(stands);
        let mut sources = Vec::new();
        for term in without {
            match self.term(term)? {
                End::Thing(source) => sources.push(source),
                End::Column(_) => return native("what is supported without whatever a variable stands for"),
            }
        }
        let fallen = if sources.is_empty() { None } else { Some(self.fallen(&sources)?) };
        Ok(match self.term(thing)? {
            End::Column(own) => {
                let rows = rows.semi(stands, &[(&own, "id")]);
                match fallen {
                    Some(fallen) => rows.anti(fallen, &[(&own, "node")]),
                    None => rows,
                }
            }
            End::Thing(thing) => {
                let rows = rows.semi(stands.filter(equal("id", number(thing))), &[]);
                match fallen {
                    Some(fallen) => rows.anti(fallen.filter(equal("node", number(thing))), &[]),
                    None => rows,
                }
            }
        })
    }

    /// What loses its support without sources, in a column `node`.
    fn fallen(&mut self, sources: &[i64]) -> Result<Rows, Native> {
        let once = |source: &i64| {
            Rows::Once(vec![
                ("origin".to_owned(), Value::Number(0)),
                ("node".to_owned(), Value::Number(*source)),
            ])
        };
        let sources = Rows::Union(sources.iter().map(once).collect());
        let withdrawn = self.withdrawn(sources);
        let resting = self.resting_on(withdrawn.clone())?;
        let withdrawn = withdrawn.named(&[("node", "node")]);
        // What rests on what is withdrawn, and is not withdrawn itself: it may stand all the same.
        let open = resting.named(&[("node", "node")]).anti(withdrawn.clone(), &[("node", "node")]);
        let open = self.made("open", open);
        let bonds = held().named(&[("user", "node"), ("bond", "bond"), ("held_by", "depends_on")]);
        let bonds = self.made("holding", bonds.semi(open.clone(), &[("user", "node")]));
        // Outside of it, all but what is withdrawn or held up by circles alone stands.
        let circular = Rows::table("nodes").filter(Test::Is("circular".to_owned()));
        let outside = bonds.clone().named(&[("node", "held_by")]);
        let outside =
            outside.anti(open.clone(), &[("node", "node")]).anti(withdrawn.clone(), &[("node", "node")]);
        let outside = self.made("outside", outside.anti(circular.clone(), &[("node", "id")]));
        let supports = bonds
            .clone()
            .filter(equal("bond", text("support")))
            .named(&[("user", "user"), ("held_by", "held_by")]);
        let free = open.clone().anti(bonds.clone(), &[("node", "user")]);
        let all = open.clone();
        let first = Rows::Union(vec![
            outside.named(&[("node", "node"), ("known", "node")]),
            free.named(&[("node", "node"), ("known", "node")]),
        ]);
        let standing = self.grown("standing", first.named(&[("node", "node")]), None, |_, _, there| {
            let held_up =
                supports.clone().semi(there.clone(), &[("held_by", "node")]).named(&[("user", "user")]);
            let lacks_support = supports.clone().anti(held_up, &[("user", "user")]);
            let premises = bonds.clone().filter(equal("bond", text("premise")));
            let lacks_premise = premises.anti(there, &[("held_by", "node")]);
            Ok(all.anti(lacks_support, &[("node", "user")]).anti(lacks_premise, &[("node", "user")]))
        })?;
        let fallen = open.anti(standing, &[("node", "node")]).anti(circular, &[("node", "id")]);
        Ok(self.made("fallen", Rows::Union(vec![fallen, withdrawn])))
    }
}
