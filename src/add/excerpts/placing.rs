//! Which work of the library a highlight is from.
//!
//! One function for every program: [`Works::recognise`]. Each way to tell a work gives those that it may be; the first
//! that gives one decides, and where one gives several, the next ways choose among them. What stays several, or is only
//! likely, is none: it is told with its keys.

mod composed;
mod file;
mod title;
mod ways;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::add::excerpts::placing::composed::Parts;
use crate::add::excerpts::placing::file::Files;
pub use crate::add::excerpts::placing::file::is_file;
use crate::add::excerpts::placing::title::Title;
use crate::bibliography::PersonName;
use crate::bibliography::identifiers::{arxiv_in, doi_in, doi_of_address, isbns_in, page_of_address};
use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::people::slug;
use crate::highlight::Hint;

type Ids = BTreeMap<String, Vec<NodeId>>;

/// Works by what tells them from others.
pub(super) struct Works<'c> {
    catalog: &'c Catalog,
    by_doi: Ids,
    /// By the DOI as a file may be called after it, which cannot have a stroke.
    by_doi_name: Ids,
    by_arxiv: Ids,
    by_isbn: Ids,
    by_title: Ids,
    /// By the part of the title before its subtitle, what has one.
    by_main_title: Ids,
    by_page: Ids,
    files: Files,
    parts: Vec<Parts>,
    /// What was found out: an export has many highlights of a work.
    known: RefCell<BTreeMap<Hint, Result<Recognised, Unplaced>>>,
}

/// A work that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    pub(super) work: NodeId,
    /// True if only author and year say so.
    pub(super) by_people: bool,
}

/// Why no work is meant for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unplaced {
    /// In a phrase.
    pub(super) why: String,
    /// True if several works could be.
    pub(super) is_ambiguous: bool,
}

/// What one way tells.
#[derive(Default)]
struct Told {
    /// The works that may be meant.
    works: Vec<NodeId>,
    /// What those have, in a phrase: `this ISBN`.
    what: String,
    /// Why no other work is meant that could be.
    against: Option<String>,
    /// True if only author and year say so.
    by_people: bool,
}

impl<'c> Works<'c> {
    pub(super) fn of(catalog: &'c Catalog) -> Self {
        let mut works = Self {
            catalog,
            by_doi: Ids::new(),
            by_doi_name: Ids::new(),
            by_arxiv: Ids::new(),
            by_isbn: Ids::new(),
            by_title: Ids::new(),
            by_main_title: Ids::new(),
            by_page: Ids::new(),
            files: Files::default(),
            parts: Vec::new(),
            known: RefCell::default(),
        };
        for (id, work) in catalog.works() {
            works.add(id, work);
        }
        works
    }

    fn add(&mut self, id: NodeId, work: &Work) {
        let field = |name: &str| work.fields.get(name).map_or("", String::as_str);
        let put = |map: &mut Ids, key: String| {
            let ids = map.entry(key).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        };
        if let Some(doi) = doi_in(field("doi")).or_else(|| doi_of_address(field("url"))) {
            put(&mut self.by_doi_name, slug(&doi));
            put(&mut self.by_doi, doi);
        }
        if let Some(arxiv) = ["url", "doi", "eprint"].iter().find_map(|name| arxiv_in(field(name))) {
            put(&mut self.by_arxiv, arxiv);
        }
        for isbn in isbns_in(field("isbn")) {
            put(&mut self.by_isbn, isbn);
        }
        let page = page_of_address(field("url"));
        if !page.is_empty() {
            put(&mut self.by_page, page);
        }
        for title in [work.title.as_str(), field("shorttitle")].map(Title::of) {
            if !title.full.is_empty() {
                put(&mut self.by_title, title.full);
            }
            if let Some(main) = title.main {
                put(&mut self.by_main_title, main);
            }
        }
        self.files.add(id, work);
        self.parts.push(Parts::of(id, work, &self.makers(work)));
    }

    /// The work that is meant.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub(super) fn recognise(&self, hint: &Hint) -> Result<Recognised, Unplaced> {
        if let Some(known) = self.known.borrow().get(hint) {
            return known.clone();
        }
        let found = self.found(hint);
        self.known.borrow_mut().insert(hint.clone(), found.clone());
        found
    }

    fn found(&self, hint: &Hint) -> Result<Recognised, Unplaced> {
        if let Some(work) = hint.key.as_deref().and_then(|key| self.of_key(key)) {
            return Ok(Recognised { work, by_people: false });
        }
        let (mut among, mut against): (Vec<NodeId>, Option<String>) = (Vec::new(), None);
        let mut several = None;
        // The surest first.
        let ways: [fn(&Self, &Hint) -> Told; 10] = [
            Self::of_doi,
            Self::of_arxiv,
            Self::of_folder,
            Self::of_page,
            Self::of_isbn,
            Self::of_title,
            Self::of_main_title,
            Self::of_file,
            Self::of_parts,
            Self::of_people,
        ];
        for way in ways {
            let told = way(self, hint);
            let is_first = among.is_empty();
            let works: Vec<NodeId> =
                told.works.into_iter().filter(|work| is_first || among.contains(work)).collect();
            against = against.or(told.against);
            match works.as_slice() {
                [] => continue,
                [work] => return Ok(Recognised { work: *work, by_people: is_first && told.by_people }),
                _ => {}
            }
            several = several.or_else(|| Some(format!("{} works have {}", works.len(), told.what)));
            among = works;
        }
        // The chapters of a book have its number, its address and its file too.
        let is_whole = |id: &&NodeId| self.work(**id).is_some_and(|work| work.host.is_none());
        let whole: Vec<NodeId> = among.iter().filter(is_whole).copied().collect();
        match (whole.as_slice(), several) {
            ([one], Some(_)) if self.hosts(*one, &among) => Ok(Recognised { work: *one, by_people: false }),
            (_, Some(why)) => {
                Err(Unplaced { why: format!("{why}: {}", self.keys(&among)), is_ambiguous: true })
            }
            _ => Err(Unplaced { why: against.unwrap_or_else(|| unknown(hint)), is_ambiguous: false }),
        }
    }

    /// True if all of some works but one are in that one.
    fn hosts(&self, one: NodeId, works: &[NodeId]) -> bool {
        works.iter().all(|id| *id == one || self.work(*id).is_some_and(|work| work.host == Some(one)))
    }

    /// The names of those who wrote or edited a work.
    fn makers(&self, work: &Work) -> Vec<&'c PersonName> {
        let makers = work.authors.iter().chain(&work.editors);
        makers.filter_map(|who| self.catalog.scholar(*who)).map(|scholar| &scholar.name).collect()
    }

    fn work(&self, id: NodeId) -> Option<&'c Work> {
        self.catalog.work(id)
    }

    fn keys(&self, works: &[NodeId]) -> String {
        let keys: Vec<String> = works.iter().map(|id| format!("`{}`", self.catalog.id(*id))).collect();
        keys.join(", ")
    }
}

impl Told {
    fn of(works: Option<&Vec<NodeId>>, what: impl Into<String>) -> Self {
        let mut works = works.cloned().unwrap_or_default();
        works.sort();
        works.dedup();
        Self { works, what: what.into(), ..Self::default() }
    }
}

fn unknown(hint: &Hint) -> String {
    if *hint == Hint::default() {
        "the export does not say of which work"
    } else {
        "no work of the library is this one"
    }
    .to_owned()
}

#[cfg(test)]
mod tests;
