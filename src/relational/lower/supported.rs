//! What has support, also when sources are withdrawn.

use crate::query::expr::Term;
use crate::relational::algebra::{Order, Rows, Test, Value, column, equal, number, text};
use crate::relational::lower::grounds::held;
use crate::relational::lower::{End, Lowering, Native, can_stand};

/// The columns of what falls or stands in a withdrawal: which it is, and what.
const PAIR: [(&str, &str); 2] = [("origin", "origin"), ("node", "node")];
/// The same, of what uses something.
const USER: [(&str, &str); 2] = [("origin", "origin"), ("node", "user")];
/// The same, of what holds something up.
const HOLDER: [(&str, &str); 2] = [("origin", "origin"), ("held_by", "node")];

impl Lowering<'_> {
    /// The rows in which a thing has support without some sources: it can stand, is held up by more than circles of
    /// support, and does not fall with them.
    pub(super) fn supported(&mut self, rows: Rows, thing: &Term, without: &[Term]) -> Result<Rows, Native> {
        let stands = Test::All(vec![can_stand(), Test::Is("circular".to_owned()).negated()]);
        let stands = Rows::table("nodes").filter(stands);
        let thing = self.term(thing)?;
        let rows = match &thing {
            End::Column(own) => rows.semi(stands, &[(own, "id")]),
            End::Thing(thing) => rows.semi(stands.filter(equal("id", number(*thing))), &[]),
        };
        if without.is_empty() {
            return Ok(rows);
        }
        let (mut things, mut columns) = (Vec::new(), Vec::new());
        for term in without {
            match self.term(term)? {
                End::Thing(source) => things.push(source),
                End::Column(own) if columns.contains(&own) => {}
                End::Column(own) => columns.push(own),
            }
        }
        let rows = self.made("rows", rows);
        let withdrawals = self.withdrawals(&rows, &columns);
        let sources =
            columns.iter().map(|own| withdrawals.clone().named(&[("origin", "origin"), ("node", own)]));
        let constant = |thing: &i64| {
            let both = vec![("origin".to_owned(), column("origin")), ("node".to_owned(), number(*thing))];
            withdrawals.clone().map(both)
        };
        let sources = sources.chain(things.iter().map(constant)).collect();
        let mut fallen = self.fallen(Rows::Union(sources))?;
        if let End::Thing(thing) = &thing {
            fallen = fallen.filter(equal("node", number(*thing)));
        }
        // What falls by what is withdrawn in the row itself.
        let named: Vec<(String, &str)> =
            columns.iter().enumerate().map(|(at, own)| (format!("withdrawn_{at}"), own.as_str())).collect();
        let mut which = vec![("which", "origin")];
        which.extend(named.iter().map(|(name, own)| (name.as_str(), *own)));
        let mut on: Vec<(&str, &str)> = named.iter().map(|(name, own)| (*own, name.as_str())).collect();
        if !columns.is_empty() {
            fallen = fallen.join(withdrawals.named(&which), &[("origin", "which")]);
        }
        if let End::Column(own) = &thing {
            on.push((own, "node"));
        }
        Ok(rows.anti(fallen, &on))
    }

    /// Which sources are withdrawn together in rows, one after another, by the columns of what is: each withdrawal with a
    /// number (`origin`). Of constants alone there is one.
    fn withdrawals(&mut self, rows: &Rows, columns: &[String]) -> Rows {
        match columns {
            [] => Rows::once("origin", Value::Number(0)),
            [own] => rows.clone().named(&[(own, own), ("origin", own)]),
            _ => {
                let order = |name: &String| Order { column: name.clone(), descending: false, text: false };
                let order = columns.iter().map(order).collect();
                let each = Rows::Ranked(Box::new(rows.clone().only(columns)), "origin".to_owned(), order);
                self.made("withdrawals", each)
            }
        }
    }

    /// What loses its support without sources (`origin`, `node`), by the same origins.
    fn fallen(&mut self, sources: Rows) -> Result<Rows, Native> {
        let withdrawn = self.withdrawn(sources);
        let resting = self.resting_on(withdrawn.clone())?;
        // What rests on what is withdrawn, and is not withdrawn itself: it may stand all the same.
        let open = self.made("open", resting.anti(withdrawn.clone(), &PAIR));
        let bonds = held().named(&[("used_by", "node"), ("bond", "bond"), ("held_by", "depends_on")]);
        let bonds = open.clone().join(bonds, &[("node", "used_by")]);
        let bonds =
            bonds.named(&[("origin", "origin"), ("user", "node"), ("bond", "bond"), ("held_by", "held_by")]);
        let bonds = self.made("holding", bonds);
        // Outside of it, all but what is withdrawn or held up by circles alone stands.
        let circular = Rows::table("nodes").filter(Test::Is("circular".to_owned()));
        let outside = bonds.clone().named(&[("origin", "origin"), ("node", "held_by")]);
        let outside = outside.anti(open.clone(), &PAIR).anti(withdrawn.clone(), &PAIR);
        let outside = self.made("outside", outside.anti(circular.clone(), &[("node", "id")]));
        let of_bond = |bond: &str| {
            let those = bonds.clone().filter(equal("bond", text(bond)));
            those.named(&[("origin", "origin"), ("user", "user"), ("held_by", "held_by")])
        };
        let (supports, premises) = (of_bond("support"), of_bond("premise"));
        let free = open.clone().anti(bonds.clone(), &USER);
        let first = Rows::Union(vec![outside, free]);
        let standing = self.grown("standing", first, None, |_, _, there| {
            let users = [("origin", "origin"), ("user", "user")];
            let held_up = supports.clone().semi(there.clone(), &HOLDER).named(&users);
            let lacks_support = supports.clone().anti(held_up, &users);
            let lacks_premise = premises.anti(there, &HOLDER);
            Ok(open.clone().anti(lacks_support, &USER).anti(lacks_premise, &USER))
        })?;
        let fallen = open.anti(standing, &PAIR).anti(circular, &[("node", "id")]);
        Ok(self.made("fallen", Rows::Union(vec![fallen, withdrawn])))
    }
}
