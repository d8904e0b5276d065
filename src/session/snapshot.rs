//! What was worked out of a library, kept beside its text index: the next run reads of it what its question needs.
//!
//! Three files, all for one user: `inputs-NAME.pack` tells which files the corpus was read from, `snapshot-NAME.pack`
//! holds what was made of them, and `reading-NAME.pack` what else it takes to read questions as people type them. All
//! are stamped with the program and the texts. If only the times of files have changed, the first alone is written anew.

use std::io;
use std::sync::{Arc, OnceLock};

use crate::corpus::inputs::{Found, Inputs};
use crate::corpus::load::Library;
use crate::error::Error;
use crate::query::evaluate::kept::Kept;
use crate::query::understand::lexicon::Words;
use crate::query::understand::reader::Vocabulary;
use crate::session::{Origin, Session};
use crate::store::{Folder, Keep, Map, Why, undamaged};

const INPUTS: &str = "inputs";
const SNAPSHOT: &str = "snapshot";
const READING: &str = "reading";

/// The session of a library from what is kept of it; or why that will not do. The marks of files that were compared
/// anew are written if `writes`.
///
/// # Errors
/// If the library's files cannot be looked at.
pub(super) fn open(library: &Library, folder: &Folder, writes: bool) -> Result<Result<Session, Why>, Error> {
    let pack = match folder.open(INPUTS) {
        Ok(pack) => pack,
        Err(why) => return Ok(Err(why)),
    };
    let content = pack.content().to_owned();
    let inputs = match Inputs::kept(&pack, INPUTS) {
        Ok(inputs) => inputs,
        Err(why) => return Ok(Err(why)),
    };
    let view = library.view()?;
    let found = match undamaged(|| inputs.compare(library, &view)) {
        Ok(found) => found?,
        Err(damaged) => return Ok(Err(Why::Damaged(damaged.how))),
    };
    if matches!(found, Found::Other) {
        return Ok(Err(Why::Corpus));
    }
    let session = kept(library, folder, content);
    if let (Ok(session), Found::SameAgain(inputs), true) = (&session, found, writes) {
        // If it cannot be written, the files are compared again.
        let _ = folder.put(INPUTS, session.fingerprint(), |to| inputs.keep(to, INPUTS));
    }
    Ok(session)
}

fn kept(library: &Library, folder: &Folder, content: String) -> Result<Session, Why> {
    let pack = folder.open_of(SNAPSHOT, &content)?;
    Ok(Session {
        library: Some(library.clone()),
        folder: Some(folder.clone()),
        origin: Origin::Snapshot,
        sources: Keep::kept(&pack, "sources")?,
        fingerprint: OnceLock::from(content),
        references: OnceLock::from(Map::kept(&pack, "references")?),
        catalog: Keep::kept(&pack, "catalog")?,
        graph: Keep::kept(&pack, "graph")?,
        verdicts: Keep::kept(&pack, "verdicts")?,
        diagnostics: Keep::kept(&pack, "diagnostics")?,
        kept: Keep::kept(&pack, "kept")?,
        words: OnceLock::from(Arc::new(Words::kept(&pack, "words")?)),
        ..Session::default()
    })
}

/// Keeps a session that was read from `inputs`. If that fails, the next run reads the files again.
pub(super) fn write(session: &Session, inputs: &Inputs, folder: &Folder) -> io::Result<()> {
    folder.put(SNAPSHOT, session.fingerprint(), |to| -> io::Result<()> {
        session.sources().keep(to, "sources")?;
        session.all_references().keep(to, "references")?;
        session.catalog.keep(to, "catalog")?;
        session.graph.keep(to, "graph")?;
        session.verdicts.keep(to, "verdicts")?;
        session.diagnostics.keep(to, "diagnostics")?;
        Kept::of(&session.catalog, &session.graph).keep(to, "kept")?;
        session.words().keep(to, "words")
    })?;
    folder.put(INPUTS, session.fingerprint(), |to| inputs.keep(to, INPUTS))
}

/// The words by which questions are read as people type them: what was kept of them, or made anew and kept. Most
/// questions of programs do without, so they have a file of their own.
pub(super) fn vocabulary(session: &Session) -> Vocabulary {
    let made = || Vocabulary::of(&session.catalog, session.words());
    let folder = session.folder.as_ref();
    let Some(folder) = folder.filter(|_| session.origin != Origin::Texts) else { return made() };
    let open =
        || Vocabulary::kept(&session.catalog, &folder.open_of(READING, session.fingerprint())?, READING);
    // A session is renewed since part of what was kept is damaged: this may be it.
    let opened = if session.origin == Origin::Snapshot { open() } else { Err(Why::Corpus) };
    opened.unwrap_or_else(|why| {
        if let Why::Damaged(_) | Why::Foreign = why {
            session.notice(format!("part of what was kept of the library was rebuilt: {why}"));
        }
        let vocabulary = made();
        let _ =
            folder.put(READING, session.fingerprint(), |to| vocabulary.keep(&session.catalog, to, READING));
        vocabulary
    })
}
