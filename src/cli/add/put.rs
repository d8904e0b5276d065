//! `catena add`: records put into the files of the library.

use crate::add::{Refused, add};
use crate::cli::Context;
use crate::cli::changes::{make_or_show, of_files};
use crate::code::Code;
use crate::corpus::load::Library;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::files::Writer;
use crate::session::Session;

/// Adds the records of `text` to `file`, or each to the file where it belongs, and gives their first lines. None, and a
/// message for each fault, if they are wrong. Without a writer it shows what would be added.
pub(super) fn put(
    context: &Context,
    library: &Library,
    writer: Option<Writer<'_>>,
    session: &Session,
    text: &str,
    file: Option<&str>,
) -> Result<Option<Vec<String>>, Error> {
    let added = match add(session, text, file) {
        Ok(added) => added,
        Err(Refused::Wrong(wrong)) => {
            let (faults, sources) = *wrong;
            for fault in &faults {
                context.output.diagnostic(&kinds_named(fault, session), &sources);
            }
            return Ok(None);
        }
        Err(Refused::World(error)) => return Err(error),
    };
    let sources = session.sources();
    let held =
        |name: &str| sources.iter().find(|(_, file)| file.name == name).map(|(_, file)| file.text.clone());
    let (names, changes) = of_files(library.root(), &added.files, held);
    make_or_show(context, writer, &names, &changes)?;
    Ok(Some(added.heads))
}

/// A fault with the kinds that there are, where the keyword is none.
fn kinds_named(fault: &Diagnostic, session: &Session) -> Diagnostic {
    let fault = fault.clone();
    if fault.code != Code::UnknownKeyword {
        return fault;
    }
    let kinds: Vec<&str> = session.catalog.vocabulary.kinds().map(|kind| kind.id.as_str()).collect();
    fault.help(format!("kinds in this library: {}", kinds.join(", ")))
}
