//! Pages of a Discourse Graph in Markdown, as the extension for Roam Research exports them.
//!
//! A page is a file. Its title, in the front matter or else the name of the file, begins with the sort of page:
//! `[[CLM]] - …` or `CLM - …` is a claim, `EVD` evidence, `QUE` a question, `@key` a source. Lines such as
//! `- **Supports::** [[…]]`, below the heading *Discourse Context* or anywhere else, relate it to other pages.

mod page;

use std::collections::BTreeMap;

use crate::debate::discourse::page::{Page, Sort, key_of};
use crate::debate::format::Unreadable;
use crate::debate::{Bearing, Debate, End, Losses, Statement, StatementId};

/// Reads the pages of a graph, given by name and text. What a debate cannot hold of it is put down in `losses`.
///
/// # Errors
/// If no page is a claim, evidence or a question.
pub fn read(pages: &[(String, String)], losses: &mut Losses) -> Result<Debate, Unreadable> {
    let pages: Vec<Page> = pages.iter().map(|(name, text)| Page::of(name, text)).collect();
    let mut reader =
        Reader { debate: Debate::default(), by_name: BTreeMap::new(), sources: BTreeMap::new(), losses };
    reader.sources(&pages);
    for page in &pages {
        reader.statement(page);
    }
    if reader.debate.statements.is_empty() {
        return Err(Unreadable::new(
            "has no page of a Discourse Graph",
            "the title of such a page begins with its sort: `[[CLM]] - …`, `[[EVD]] - …` or `[[QUE]] - …`",
        ));
    }
    for page in &pages {
        reader.relations(page);
    }
    let mut debate = reader.debate;
    debate.settle();
    Ok(debate)
}

struct Reader<'a> {
    debate: Debate,
    /// Statements by the names of their pages: titles and names of files.
    by_name: BTreeMap<String, StatementId>,
    /// The sources that pages name as theirs, by the names of the pages.
    sources: BTreeMap<String, String>,
    losses: &'a mut Losses,
}

impl Reader<'_> {
    /// Gathers what comes from which source, as the pages of either say it.
    fn sources(&mut self, pages: &[Page]) {
        for page in pages {
            for (label, target) in &page.links {
                match label.as_str() {
                    "from source" | "source" => {
                        if let Some(key) = key_of(target) {
                            self.sources.insert(page.title.clone(), key);
                        }
                    }
                    "source for" => {
                        if let Some(key) = key_of(&page.title) {
                            self.sources.entry(target.clone()).or_insert(key);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn statement(&mut self, page: &Page) {
        match page.sort {
            Some(Sort::Source) => return,
            Some(_) => {}
            None => {
                self.losses.omitted("pages of no sort", page.title.as_str());
                return;
            }
        }
        for (what, number) in
            [("lines of text on pages", page.lines), ("attributes of pages", page.attributes.len())]
        {
            (0..number).for_each(|_| self.losses.omitted(what, page.title.as_str()));
        }
        if self.by_name.contains_key(&page.title) {
            self.losses.omitted("pages with the title of another", page.title.as_str());
            return;
        }
        let named = self.sources.get(&page.title).or_else(|| self.sources.get(&page.stem));
        let work = page.source.as_ref().or(named).cloned().unwrap_or_default();
        let id = self.debate.statements.len();
        self.debate.statements.push(Statement {
            text: page.said.clone(),
            asks: page.sort == Some(Sort::Question),
            work,
            ..Statement::default()
        });
        self.by_name.insert(page.title.clone(), id);
        self.by_name.entry(page.stem.clone()).or_insert(id);
    }

    fn relations(&mut self, page: &Page) {
        let own = self.by_name.get(&page.title).copied();
        for (label, target) in &page.links {
            let name = || format!("{label}: “{target}” of “{}”", page.title);
            let (bearing, is_turned) = match label.as_str() {
                "supports" => (Bearing::Supports, false),
                "supported by" => (Bearing::Supports, true),
                "opposes" => (Bearing::Attacks, false),
                "opposed by" => (Bearing::Attacks, true),
                "from source" | "source" | "source for" => continue,
                _ => {
                    self.losses.omitted("relations that neither support nor challenge", name());
                    continue;
                }
            };
            let other = self.by_name.get(target).copied();
            match (own, other) {
                (Some(own), Some(other)) if own == other => {
                    self.losses.omitted("relations of something to itself", name());
                }
                (Some(own), Some(other)) => {
                    let (from, to) = if is_turned { (other, own) } else { (own, other) };
                    self.debate.relate(from, bearing, End::Statement(to));
                }
                _ => self.losses.omitted("relations of what is not there", name()),
            }
        }
    }
}
