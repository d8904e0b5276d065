//! The values of attributes, and the words of texts.

use crate::error::Error;
use crate::index::{Field, Forms, kept_length};
use crate::query::attribute::Attribute;
use crate::query::evaluate::world::values;
use crate::relational::cell::Cell;
use crate::relational::export::Add;
use crate::relational::rows::Library;
use crate::relational::sort_key;

impl Library<'_> {
    pub(super) fn attributes(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let session = self.session;
        for (id, _) in session.catalog.nodes() {
            for attribute in Attribute::all() {
                let values = values(&session.catalog, &session.verdicts, attribute, id);
                for (position, value) in (0..).zip(&values) {
                    add(&value_row(attribute, self.thing(id), position, value))?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn lengths(&self, add: &mut Add<'_>) -> Result<(), Error> {
        self.texts(length, add)
    }

    pub(super) fn tokens(&self, add: &mut Add<'_>) -> Result<(), Error> {
        self.texts(tokens, add)
    }

    /// Adds what there is of each text that is searched.
    fn texts(&self, rows: OfText, add: &mut Add<'_>) -> Result<(), Error> {
        let mut forms = Forms::default();
        for (id, _) in self.session.catalog.nodes() {
            let document = self.session.document(id);
            for field in Field::ALL {
                rows(&mut forms, field, &self.thing(id), document.field(field), add)?;
            }
        }
        Ok(())
    }
}

/// Adds the rows of a field of a thing.
type OfText = fn(&mut Forms, Field, &Cell<'_>, &str, &mut Add<'_>) -> Result<(), Error>;

/// A row of `attributes`.
pub(in crate::relational) fn value_row<'v>(
    attribute: Attribute,
    node: Cell<'static>,
    position: i64,
    value: &'v str,
) -> [Cell<'v>; 6] {
    // What is written otherwise than numbers are is none: `007`, `+1`.
    let number = value.parse::<i64>().ok().filter(|number| number.to_string() == value);
    let sort_key = sort_key(attribute, value);
    [attribute.word().into(), node, position.into(), value.into(), sort_key.into(), number.into()]
}

/// Adds the rows of `tokens` of a field.
pub(in crate::relational) fn tokens(
    forms: &mut Forms,
    field: Field,
    node: &Cell<'_>,
    text: &str,
    add: &mut Add<'_>,
) -> Result<(), Error> {
    let mut outcome = Ok(());
    forms.each(text, |form, token, position| {
        if outcome.is_ok() {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            outcome = add(&[form.into(), token.into(), field.name().into(), node.clone(), position.into()]);
        }
    });
    outcome
}

/// Adds the row of `lengths` of a field, where it has words.
pub(in crate::relational) fn length(
    forms: &mut Forms,
    field: Field,
    node: &Cell<'_>,
    text: &str,
    add: &mut Add<'_>,
) -> Result<(), Error> {
    let mut words: u32 = 0;
    forms.each(text, |form, _, _| words = words.saturating_add(u32::from(form == Forms::COUNTED)));
    if words == 0 {
        return Ok(());
    }
    let kept = kept_length(words);
    add(&[field.name().into(), node.clone(), i64::from(words).into(), i64::from(kept).into()])
}
