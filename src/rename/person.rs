//! Scholars: their names are of the bibliography, their ids come from them, and a `scholar` record may
//! give another of both.

use crate::annotation::{Record, Value};
use crate::catalog::NodeClass as Class;
use crate::catalog::entry::Scholar;
use crate::catalog::people::{identity, parse_name, written};
use crate::corpus::home::Home;
use crate::rename::edits::Edits;
use crate::rename::thing::{Space, Thing};
use crate::rename::was::{add_field, add_to_list, record_of};
use crate::session::Session;

/// True of what is a name as people write it, and no id.
pub(super) fn is_spelling(text: &str) -> bool {
    text.contains([' ', ',']) || text.chars().any(char::is_uppercase)
}

fn scholar<'s>(session: &'s Session, id: &str) -> Option<&'s Scholar> {
    let node = session.catalog.names().get(Class::Scholar, id)?;
    session.catalog.scholar(node)
}

/// The name of a scholar as a record has to spell it.
pub(super) fn name_of(session: &Session, id: &str) -> Option<String> {
    scholar(session, id).and_then(|scholar| written(&scholar.name))
}

/// A record without a name means whom its id means: with another id it has to say the name.
pub(super) fn keep_name(session: &Session, record: &Record, id: &str, edits: &mut Edits) {
    if !record.fields.iter().any(|field| field.name.value == "name")
        && let Some(name) = name_of(session, id)
    {
        add_field(session, record, "name", &name, edits);
    }
}

/// Gives a scholar another spelling of the name. The one before stays among the others, so that the
/// bibliography, which is not touched, still leads to the same person.
pub(super) fn respell(session: &Session, thing: &Thing, new: &str, edits: &mut Edits) {
    let Some(old) = name_of(session, &thing.id) else { return };
    let Some(record) = record_of(session, Space::Node(Class::Scholar), &thing.id) else {
        let aka = listed(&old);
        let text = format!("scholar {}\n  name  {new}\n  aka   {aka}\n", thing.id);
        edits.add(Home::Scholars.file(session.corpus()), text);
        return;
    };
    let name = record.fields.iter().find(|field| field.name.value == "name");
    match name.map(|field| &field.value) {
        Some(Value::Prose(name)) => edits.replace(name.span, new),
        _ => add_field(session, record, "name", new, edits),
    }
    if identity(&parse_name(new)) != identity(&parse_name(&old)) {
        add_to_list(session, record, "aka", &listed(&old), edits);
    }
}

/// A name as an item of a list.
fn listed(name: &str) -> String {
    if name.contains(',') { format!("\"{name}\"") } else { name.to_owned() }
}
