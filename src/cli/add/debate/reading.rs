//! The debates in the texts that are read.

use std::collections::BTreeMap;
use std::path::Path;

use crate::annotation::is_key;
use crate::catalog::people::slug;
use crate::cli::Context;
use crate::debate::format::{Format, Unreadable, recognise};
use crate::debate::records::Source;
use crate::debate::{Debate, Losses, aif, argdown, discourse};
use crate::render::phrase::counted;
use crate::source::decode::decoded;

/// What is said of the texts beforehand.
pub(super) struct Reading<'a> {
    /// Their format, if it is named.
    pub(super) from: Option<Format>,
    /// The key of the work that they are read from, if it is named.
    pub(super) work: Option<&'a str>,
    /// The folder of pages among them, if there is one.
    pub(super) folder: Option<&'a Path>,
}

impl Reading<'_> {
    /// The debates of the texts, each with the work that it is read from: pages of a graph are one debate, every other
    /// text is one of its own.
    pub(super) fn debates(
        &self,
        context: &Context,
        texts: Vec<(String, Vec<u8>)>,
        losses: &mut Losses,
    ) -> Result<Vec<(Debate, Source)>, (String, Unreadable)> {
        let mut debates = Vec::new();
        let mut pages = Vec::new();
        for (name, bytes) in texts {
            let (text, encoding) = decoded(bytes);
            let text = text.trim_start_matches('\u{feff}').to_owned();
            if let Some(encoding) = encoding {
                context.output.notice(&format!("`{name}` is not UTF-8; reading it as {encoding}"));
            }
            let format = match self.from {
                Some(_) if text.trim().is_empty() => recognise(&name, &text),
                Some(from) => Ok(from),
                None => recognise(&name, &text),
            };
            let read = format.and_then(|format| match format {
                Format::Argdown => argdown::read::read(&text, losses).map(Some),
                Format::Aif => aif::read::read(&text, losses).map(Some),
                Format::DiscourseGraph => {
                    pages.push((name.clone(), text));
                    Ok(None)
                }
            });
            if let Some(debate) = read.map_err(|unreadable| (name.clone(), unreadable))? {
                let source = self.source(&name, &debate.title);
                debates.push((debate, source));
            }
        }
        // A folder is read as a graph even if nothing is in it.
        let folder = self.folder.map(|folder| folder.display().to_string());
        if let Some(name) = folder.or_else(|| pages.first().map(|(name, _)| name.clone())) {
            let debate = discourse::read(&pages, losses).map_err(|unreadable| (name.clone(), unreadable))?;
            debates.push((debate, self.source(&name, "")));
        }
        let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, source) in &debates {
            *keys.entry(&source.key).or_default() += 1;
        }
        if let Some((key, number)) = keys.into_iter().find(|(_, number)| *number > 1) {
            let why = format!("would be the work of {}", counted(number, "debate"));
            return Err((
                key.to_owned(),
                Unreadable { why, help: "add each by itself, with `--work`".to_owned() },
            ));
        }
        Ok(debates)
    }

    fn source(&self, name: &str, title: &str) -> Source {
        let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.filter(|_| name != "standard input").unwrap_or_else(|| title.to_owned());
        let key = self.work.map_or_else(|| slug(&stem), str::to_owned);
        let usual = || "debate".to_owned();
        let key = if is_key(&key) { key } else { usual() };
        Source { name: if stem.trim().is_empty() { usual() } else { stem }, key }
    }
}
