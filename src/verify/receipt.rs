//! Receipts: what `catena verify` found, kept in the library, so that a reader without the texts sees
//! what was checked and against what.
//!
//! `corpus/anchors.lock` has a line for each quote, sorted, and lines that begin with `#`:
//!
//! ```text
//! line    = claim TAB quote TAB verdict TAB place TAB text [TAB remarks]
//! claim   = the id of the claim
//! quote   = 12 hexadecimal digits: a hash of the quote, the work read and the place claimed
//! verdict = exact | folded | misplaced | ambiguous | elsewhere | not-found
//! place   = where it was found, several joined by "; ", or "-"
//! text    = the SHA-256 of the text, 64 hexadecimal digits
//! remarks = "place not checked" (the text could not show it), "drops WORD" (a negation that the quote leaves
//!           out), "reads WORDS" (what brackets in the quote say otherwise), several joined by "; "
//! ```
//!
//! A quote or a place that changes has another hash, so its old receipt is never taken for a new one.
//! Lines of two branches can simply be put together.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::corpus::load::{Library, read};
use crate::error::Error;
use crate::files::{Change, Writer};
use crate::verify::Status;

const HEADER: &str = "\
# Receipts of `catena verify`, which writes this file: one quote a line, sorted, fields divided by tabs:
# claim, hash of the quote with the place claimed, verdict, place found, SHA-256 of the text.
";

/// What was found of one quote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Receipt {
    /// The verdict; never [`Status::NoText`].
    pub status: Status,
    /// Where it was found; may be empty.
    pub place: String,
    /// The SHA-256 of the text, in hexadecimal.
    pub text: String,
    /// True if the claim gives a place that texts can show, and this one could not.
    pub is_without_place: bool,
    /// The negations that the quote leaves out.
    pub dropped: Vec<String>,
    /// What brackets in the quote say otherwise.
    pub edited: Vec<String>,
}

/// A remark of a receipt.
const NO_PLACE: &str = "place not checked";
/// A remark begins so, and a word follows.
const DROPS: &str = "drops ";
/// Another begins so.
const READS: &str = "reads ";

impl Receipt {
    fn remarks(&self) -> String {
        let place = self.is_without_place.then(|| NO_PLACE.to_owned());
        let dropped = self.dropped.iter().map(|word| format!("{DROPS}{word}"));
        let edited = self.edited.iter().map(|change| format!("{READS}{change}"));
        place.into_iter().chain(dropped).chain(edited).collect::<Vec<_>>().join("; ")
    }

    /// The places, one by one.
    pub(super) fn places(&self) -> Vec<String> {
        self.place.split("; ").filter(|place| !place.is_empty()).map(str::to_owned).collect()
    }
}

/// The receipts of a library, by claim and hash of the quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipts {
    receipts: BTreeMap<(String, String), Receipt>,
    /// How many lines were none.
    pub strange: usize,
    /// What stands in the file; none if there is no file.
    written: Option<String>,
    /// The bytes of the file; none if there is no file.
    held: Option<Vec<u8>>,
}

/// The hash by which a receipt knows what was checked.
#[must_use]
pub fn quote_hash(work: &str, place: &str, quote: &str) -> String {
    let digest = Sha256::digest(format!("{work}\n{place}\n{quote}"));
    digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

impl Receipts {
    /// The receipts of a library; none if it has no file of them.
    ///
    /// # Errors
    /// [`Error::Read`] or [`Error::TooLarge`] if the file is there and cannot be read.
    pub fn read(library: &Library) -> Result<Self, Error> {
        let path = library.anchors();
        if !path.exists() && !path.is_symlink() {
            return Ok(Self::default());
        }
        let bytes = read(&path)?;
        let found = Self::parse(&String::from_utf8_lossy(&bytes));
        Ok(Self { held: Some(bytes), ..found })
    }

    /// Reads a file of receipts. Of two for one quote, the first in their order is kept.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut found = Self { written: Some(text.to_owned()), ..Self::default() };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((key, receipt)) = parse_line(line) else {
                found.strange += 1;
                continue;
            };
            let kept = found.receipts.entry(key).or_insert_with(|| receipt.clone());
            if receipt < *kept {
                *kept = receipt;
            }
        }
        found
    }

    /// The receipt of a quote.
    #[must_use]
    pub fn get(&self, claim: &str, quote: &str) -> Option<&Receipt> {
        self.receipts.get(&(claim.to_owned(), quote.to_owned()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.receipts.len()
    }

    /// True where there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.receipts.is_empty()
    }

    /// Keeps a receipt.
    pub fn insert(&mut self, claim: &str, quote: &str, receipt: Receipt) {
        self.receipts.insert((claim.to_owned(), quote.to_owned()), receipt);
    }

    /// What two sides made of `base`, put together: a receipt that one side removed or replaced goes, and
    /// of two for one quote the first in their order is kept.
    #[must_use]
    pub fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        let mut merged = Self::default();
        for (side, other) in [(ours, theirs), (theirs, ours)] {
            for (key, receipt) in &side.receipts {
                let unchanged = base.receipts.get(key) == Some(receipt);
                if unchanged && other.receipts.get(key) != Some(receipt) {
                    continue;
                }
                let kept = merged.receipts.entry(key.clone()).or_insert_with(|| receipt.clone());
                if receipt < kept {
                    *kept = receipt.clone();
                }
            }
        }
        merged
    }

    /// True if a library's file, read as `before`, is not what it would be with these receipts.
    #[must_use]
    pub fn differ(&self, before: &Self) -> bool {
        match &before.written {
            Some(text) => *text != self.to_string(),
            None => !self.is_empty(),
        }
    }

    /// True if a library's file is as it was when these were read.
    #[must_use]
    pub fn are_those_of(&self, other: &Self) -> bool {
        self.written == other.written
    }

    /// Makes these the receipts of a library, whose file was read as `before`.
    ///
    /// # Errors
    /// [`Error::Write`] or [`Error::Changed`], and then the file is as it was.
    pub fn write(&self, library: &Library, writer: &Writer<'_>, before: &Self) -> Result<(), Error> {
        let (old, new) = (before.held.clone(), self.to_string().into_bytes());
        writer.write(&[Change { path: library.anchors(), old, new }]).map(drop)
    }
}

impl fmt::Display for Receipts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEADER)?;
        for ((claim, quote), receipt) in &self.receipts {
            let place = if receipt.place.is_empty() { "-" } else { &receipt.place };
            write!(f, "{claim}\t{quote}\t{}\t{place}\t{}", receipt.status.word(), receipt.text)?;
            let remarks = receipt.remarks();
            writeln!(f, "{}{remarks}", if remarks.is_empty() { "" } else { "\t" })?;
        }
        Ok(())
    }
}

fn parse_line(line: &str) -> Option<((String, String), Receipt)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let ([claim, quote, verdict, place, text], remarks) = fields.split_first_chunk::<5>()?;
    let remarks = match remarks {
        [] => "",
        [remarks] => remarks,
        _ => return None,
    };
    let hexadecimal = |digits: &str, length: usize| {
        digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let status = Status::of_receipts().find(|status| status.word() == *verdict)?;
    let sound = !claim.is_empty() && hexadecimal(quote, 12) && hexadecimal(text, 64);
    let place = if *place == "-" { "" } else { *place };
    let mut receipt = Receipt {
        status,
        place: place.to_owned(),
        text: (*text).to_owned(),
        is_without_place: false,
        dropped: Vec::new(),
        edited: Vec::new(),
    };
    for remark in remarks.split("; ").filter(|remark| !remark.is_empty()) {
        match (remark.strip_prefix(DROPS), remark.strip_prefix(READS)) {
            (Some(word), _) => receipt.dropped.push(word.to_owned()),
            (_, Some(change)) => receipt.edited.push(change.to_owned()),
            _ if remark == NO_PLACE => receipt.is_without_place = true,
            _ => return None,
        }
    }
    sound.then(|| (((*claim).to_owned(), (*quote).to_owned()), receipt))
}

#[cfg(test)]
mod tests {
    use super::{HEADER, Receipts, quote_hash};

    fn line(claim: &str, verdict: &str) -> String {
        format!("{claim}\t{}\t{verdict}\t§ \"A\" ¶ 1\t{}\n", quote_hash("a", "p. 1", "b"), "0".repeat(64))
    }

    #[test]
    fn receipts_are_written_as_they_are_read_and_sorted() {
        let text = format!("{HEADER}{}{}", line("b/c", "exact"), line("b/d", "not-found"));
        let receipts = Receipts::parse(&text);
        assert_eq!(receipts.to_string(), text);
        assert!(!receipts.differ(&receipts));
        let other = Receipts::parse(&format!("{}{}", line("b/d", "not-found"), line("b/c", "exact")));
        assert_eq!(other.to_string(), text);
        assert!(other.differ(&other), "the order of the file is another");
    }

    #[test]
    fn lines_of_two_branches_can_be_put_together() {
        let merged =
            format!("<<<<<<< a\n{}=======\n{}>>>>>>> b\n", line("b/c", "folded"), line("b/c", "exact"));
        let receipts = Receipts::parse(&merged);
        assert_eq!((receipts.len(), receipts.strange), (1, 3));
        assert!(receipts.to_string().contains("exact"));
    }

    #[test]
    fn what_is_no_receipt_is_counted() {
        for text in
            ["a b c", "a\tb\tc\td\te", &line("", "exact"), &line("a/b", "no-text"), &line("a/b", "true")]
        {
            assert_eq!(Receipts::parse(text).strange, 1, "{text}");
        }
    }
}
