//! Receipts of two branches: each line stands by itself, so they are put together.

use super::{Merged, Versions};
use crate::verify::receipt::Receipts;

/// Both sides' receipts without those that one side removed. Where both have another one for a quote,
/// the first in their order stays: the next `verify` looks again.
pub(super) fn merge(versions: Versions<'_>) -> Result<Merged, String> {
    let read = |text: &str| match Receipts::parse(text) {
        receipts if receipts.strange > 0 => Err("a line is not a receipt".to_owned()),
        receipts => Ok(receipts),
    };
    let (base, ours, theirs) = (read(versions.base)?, read(versions.ours)?, read(versions.theirs)?);
    let merged = Receipts::merged(&base, &ours, &theirs);
    Ok(Merged { text: merged.to_string(), conflicts: Vec::new() })
}
