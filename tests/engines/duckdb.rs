//! The tables of a library in a folder, which DuckDB's program reads.

use catena::engine::{Failed, Table, Target, ask};
use catena::relational::export::{Bounds, Export, LIBRARY};
use catena::relational::rows::Library;
use catena::relational::script::Asked;
use catena::relational::sql::Script;
use catena::relational::write::Format;
use catena::session::Session;
use tempfile::TempDir;

/// A folder of tables, there as long as this is.
pub(super) struct DuckDb {
    target: Target,
    _folder: TempDir,
}

impl DuckDb {
    pub(super) fn of(session: &Session, format: Format) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let export = Export::begin(folder.path(), LIBRARY, format, Bounds::default()).expect("it is empty");
        export.write(&Library::of(session), &mut |_, _| ()).expect("tables");
        Self { target: Target::Folder(folder.path().to_owned()), _folder: folder }
    }

    pub(super) fn run(&self, asked: Asked<'_>, script: &Script) -> Result<Table, Failed> {
        ask(&self.target, asked, script)
    }
}
