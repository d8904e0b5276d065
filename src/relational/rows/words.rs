//! The words that a library declares, and what follows from them.

use crate::catalog::vocabulary::{Literal, Spread};
use crate::error::Error;
use crate::relational::export::Add;
use crate::relational::rows::Library;
use crate::verdict::bears;

impl Library<'_> {
    pub(super) fn vocabulary(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let vocabulary = &self.session.catalog.vocabulary;
        let no = false;
        for kind in vocabulary.kinds() {
            let (id, plural, text) = (kind.id.as_str(), kind.plural.as_str(), kind.text.as_str());
            let row = ["kind", id, plural, "", ""].map(Into::into);
            let rest = [no.into(), kind.affirmable.into(), text.into()];
            add(&[&row[..], &rest].concat())?;
        }
        for (_, relation) in vocabulary.relations() {
            let (id, plural, inverse) =
                (relation.id.as_str(), relation.plural.as_str(), relation.inverse.as_str());
            let row = ["relation", id, plural, inverse, spread(relation.spread)].map(Into::into);
            let rest = [relation.symmetric.into(), no.into(), relation.text.as_str().into()];
            add(&[&row[..], &rest].concat())?;
        }
        let intents = vocabulary.intents().map(|word| ("intent", word));
        for (sort, word) in intents.chain(vocabulary.schemes().map(|word| ("scheme", word))) {
            let row = [sort, word.id.as_str(), "", "", ""].map(Into::into);
            add(&[&row[..], &[no.into(), no.into(), word.text.as_str().into()]].concat())?;
        }
        Ok(())
    }

    pub(super) fn implies(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let vocabulary = &self.session.catalog.vocabulary;
        for (from, relation) in vocabulary.relations() {
            for literal in [Literal::said(from), Literal::denied(from)] {
                let following =
                    vocabulary.relations().filter(|(to, _)| vocabulary.follows(literal, Literal::said(*to)));
                for (_, implied) in following {
                    add(&[relation.id.as_str().into(), literal.denied.into(), implied.id.as_str().into()])?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn bears(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let vocabulary = &self.session.catalog.vocabulary;
        for (asked, relation) in vocabulary.relations() {
            for (said, other) in vocabulary.relations() {
                for literal in [Literal::said(said), Literal::denied(said)] {
                    let Some((side, spreads)) = bears(vocabulary, literal, asked) else { continue };
                    add(&[
                        relation.id.as_str().into(),
                        other.id.as_str().into(),
                        literal.denied.into(),
                        side.word().into(),
                        spread(spreads).into(),
                    ])?;
                }
            }
        }
        Ok(())
    }
}

fn spread(spread: Spread) -> &'static str {
    match spread {
        Spread::Up => "up",
        Spread::Down => "down",
        Spread::Stays => "stays",
    }
}
