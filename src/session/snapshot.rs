//! What was worked out of a library, kept beside its text index: the next run reads of it what its question needs.
//!
//! Three files, all for one user: `inputs-NAME.pack` tells which files the corpus was read from, `snapshot-NAME.pack`
//! holds what was made of them, and `reading-NAME.pack` what else it takes to read questions as people type them. All
//! are stamped with the program and the texts. If only the times of files have changed, the first alone is written anew.

use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::corpus::inputs::{Found, Inputs};
use crate::corpus::load::Library;
use crate::error::Error;
use crate::files::cache;
use crate::grounds::Grounds;
use crate::query::evaluate::kept::Kept;
use crate::query::understand::lexicon::Words;
use crate::query::understand::reader::Vocabulary;
use crate::session::Session;
use crate::store::{Keep, Key, Map, Pack, Packer, Why, undamaged};

/// What the files are stamped with: the texts, and the program, since what it makes of them may differ in the next.
fn stamp(fingerprint: &str) -> String {
    format!("{} {} {fingerprint}", env!("CARGO_PKG_VERSION"), env!("CATENA_BUILD"))
}

/// The session of a library from what is kept of it; or why that will not do. The marks of files that were compared
/// anew are written if `writes`.
///
/// # Errors
/// If the library's files cannot be looked at.
pub(super) fn open(library: &Library, key: &Key, writes: bool) -> Result<Result<Session, Why>, Error> {
    let (inputs, fingerprint) = match inputs(library, key) {
        Ok(found) => found,
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
    drop(inputs);
    let session = kept(library, &fingerprint, key);
    if let (Ok(_), Found::SameAgain(inputs), true) = (&session, found, writes) {
        // If it cannot be written, the files are compared again.
        let _ = put(&library.index(), "inputs", &fingerprint, key, |to| inputs.keep(to, "inputs"));
    }
    Ok(session)
}

/// The files that the snapshot was made of, and the fingerprint of their texts.
fn inputs(library: &Library, key: &Key) -> Result<(Inputs, String), Why> {
    let pack = Arc::new(Pack::open(&library.index().join(key.file("inputs")), key)?);
    let fingerprint = pack.stamp().rsplit(' ').next().unwrap_or_default().to_owned();
    if pack.stamp() != stamp(&fingerprint) {
        return Err(Why::Version);
    }
    Ok((Inputs::kept(&pack, "inputs")?, fingerprint))
}

fn kept(library: &Library, fingerprint: &str, key: &Key) -> Result<Session, Why> {
    let pack = Arc::new(Pack::open(&library.index().join(key.file("snapshot")), key)?);
    if pack.stamp() != stamp(fingerprint) {
        return Err(Why::Corpus);
    }
    Ok(Session {
        library: Some(library.clone()),
        key: Some(key.clone()),
        is_kept: true,
        keeps: true,
        sources: Keep::kept(&pack, "sources")?,
        fingerprint: OnceLock::from(fingerprint.to_owned()),
        references: OnceLock::from(Map::kept(&pack, "references")?),
        catalog: Keep::kept(&pack, "catalog")?,
        graph: Keep::kept(&pack, "graph")?,
        verdicts: Keep::kept(&pack, "verdicts")?,
        diagnostics: Keep::kept(&pack, "diagnostics")?,
        grounds: OnceLock::from(Grounds::kept(&pack, "grounds")?),
        kept: Keep::kept(&pack, "kept")?,
        words: OnceLock::from(Arc::new(Words::kept(&pack, "words")?)),
        ..Session::default()
    })
}

/// Keeps a session that was read from `inputs`. If that fails, the next run reads the files again.
pub(super) fn write(session: &Session, inputs: &Inputs) -> io::Result<()> {
    let Some((library, key)) = session.library().zip(session.key.as_ref()) else { return Ok(()) };
    let (folder, fingerprint) = (library.index(), session.fingerprint());
    put(&folder, "snapshot", fingerprint, key, |to| {
        session.sources().keep(to, "sources")?;
        session.all_references().keep(to, "references")?;
        session.catalog.keep(to, "catalog")?;
        session.graph.keep(to, "graph")?;
        session.verdicts.keep(to, "verdicts")?;
        session.diagnostics.keep(to, "diagnostics")?;
        session.grounds().keep(to, "grounds")?;
        Kept::of(&session.catalog, &session.graph).keep(to, "kept")?;
        session.words().keep(to, "words")
    })?;
    put(&folder, "inputs", fingerprint, key, |to| inputs.keep(to, "inputs"))
}

/// The words by which questions are read as people type them: what was kept of them, or made anew and kept. Most
/// questions of programs do without, so they have a file of their own.
pub(super) fn vocabulary(session: &Session) -> Vocabulary {
    const NAME: &str = "reading";
    let place = session.library().zip(session.key.as_ref()).filter(|_| session.keeps);
    let Some((library, key)) = place else { return made(session) };
    let (folder, fingerprint) = (library.index(), session.fingerprint());
    let open = || -> Result<Vocabulary, Why> {
        let pack = Arc::new(Pack::open(&folder.join(key.file(NAME)), key)?);
        if pack.stamp() != stamp(fingerprint) {
            return Err(Why::Corpus);
        }
        Vocabulary::kept(&session.catalog, &pack, NAME)
    };
    // A session that reads the texts may do so because part of what was kept is damaged: that is made anew.
    let opened = if session.is_kept { open() } else { Err(Why::Corpus) };
    opened.unwrap_or_else(|why| {
        if let Why::Damaged(_) | Why::Foreign = why {
            session.notice(format!("part of what was kept of the library was rebuilt: {why}"));
        }
        let vocabulary = made(session);
        let _ = put(&folder, NAME, fingerprint, key, |to| vocabulary.keep(to, NAME));
        vocabulary
    })
}

fn made(session: &Session) -> Vocabulary {
    Vocabulary::of(&session.catalog, session.words())
}

fn put(
    folder: &Path,
    what: &str,
    fingerprint: &str,
    key: &Key,
    write: impl FnOnce(&mut Packer<'_>) -> io::Result<()>,
) -> io::Result<()> {
    cache::put(folder, &key.file(what), |file| {
        let mut file = io::BufWriter::new(file);
        let mut packer = Packer::new(&mut file)?;
        write(&mut packer)?;
        packer.finish(&stamp(fingerprint), key)
    })
}
