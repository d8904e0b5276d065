//! Writes a file of sections.

use std::io::{self, Write};

use hmac::Mac;
use sha2::{Digest, Sha256};

use crate::store::key::Key;
use crate::store::pack::{ALIGNED, Head, KIND, PAGE, PROGRAM, Place, body_start};

/// A file that is being written: sections one after another, then [`finish`](Self::finish).
pub struct Packer<'a> {
    to: &'a mut dyn Write,
    sections: Vec<Place>,
    /// How long the body is so far, in bytes.
    length: u64,
    /// The page that is being filled.
    page: Vec<u8>,
    hashes: Vec<u8>,
}

impl<'a> Packer<'a> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn new(to: &'a mut dyn Write) -> io::Result<Self> {
        to.write_all(KIND)?;
        to.write_all(&vec![0; usize::try_from(body_start()).unwrap_or_default() - KIND.len()])?;
        Ok(Self { to, sections: Vec::new(), length: 0, page: Vec::with_capacity(PAGE), hashes: Vec::new() })
    }

    /// Adds a section of these parts, end to end.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn section<'b>(&mut self, name: &str, parts: impl IntoIterator<Item = &'b [u8]>) -> io::Result<()> {
        let padding = self.length.next_multiple_of(ALIGNED) - self.length;
        self.put(&[0; ALIGNED as usize][..usize::try_from(padding).unwrap_or_default()])?;
        let start = self.length;
        for part in parts {
            self.put(part)?;
        }
        self.sections.push(Place { name: name.to_owned(), start, length: self.length - start });
        Ok(())
    }

    fn put(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        self.length += bytes.len() as u64;
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(PAGE - self.page.len()));
            self.page.extend_from_slice(now);
            bytes = later;
            if self.page.len() == PAGE {
                self.turn()?;
            }
        }
        Ok(())
    }

    /// Writes the page that was filled.
    fn turn(&mut self) -> io::Result<()> {
        self.hashes.extend_from_slice(&Sha256::digest(&self.page));
        self.to.write_all(&self.page)?;
        self.page.clear();
        Ok(())
    }

    /// Ends the file with its signed head: it was made of the texts with the fingerprint `content`.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(self, content: &str, key: &Key) -> io::Result<()> {
        self.finish_by(PROGRAM, content, key)
    }

    /// Ends the file as another program would.
    pub(super) fn finish_by(mut self, program: &str, content: &str, key: &Key) -> io::Result<()> {
        if !self.page.is_empty() {
            self.turn()?;
        }
        self.sections.sort_by(|a, b| a.name.cmp(&b.name));
        let head = Head {
            program: program.to_owned(),
            content: content.to_owned(),
            sections: self.sections,
            length: self.length,
        };
        let mut head = postcard::to_allocvec(&head).map_err(io::Error::other)?;
        head.extend_from_slice(&self.hashes);
        let mac = key.mac().ok_or_else(|| io::Error::other("the key is of no use"))?;
        let signature = mac.chain_update(KIND).chain_update(&head).finalize().into_bytes();
        self.to.write_all(&head)?;
        self.to.write_all(&(head.len() as u64).to_le_bytes())?;
        self.to.write_all(&signature)?;
        self.to.flush()
    }
}
