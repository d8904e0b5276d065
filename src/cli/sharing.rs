//! What a clone of a shared library lacks: git takes over neither the driver that merges nor hooks.

use std::fs;

use crate::cli::Context;
use crate::corpus::load::Library;
use crate::git::Repository;

/// The setting that names the command which merges.
pub(super) const DRIVER: &str = "merge.catena.driver";

/// Says so if the library's files are to be merged record by record, and nothing is set up in this clone to
/// do it. That git cannot be asked is no matter here.
pub(super) fn tell(context: &Context, library: &Library) {
    let attributes = fs::read_to_string(library.root().join(".gitattributes")).unwrap_or_default();
    let wants = |line: &str| {
        let line = line.trim_start();
        !line.starts_with('#') && line.split_whitespace().any(|word| word == "merge=catena")
    };
    // The runner of a workflow merges nothing.
    if !attributes.lines().any(wants) || std::env::var_os("CI").is_some() {
        return;
    }
    let Ok(repository) = Repository::of(library.root()) else { return };
    if repository.setting_of_any(DRIVER).is_ok_and(|driver| driver.is_none()) {
        context.output.notice(
            "run `catena init --git` in this clone, so that git merges record by record and checks each \
             commit",
        );
    }
}
