//! The ways in which an export tells a work.

use crate::add::excerpts::placing::file::{bare_name, is_file};
use crate::add::excerpts::placing::title::Title;
use crate::add::excerpts::placing::{Told, Works, composed};
use crate::bibliography::identifiers::{arxiv_in, doi_in, doi_of_address, isbns_in, page_of_address};
use crate::catalog::NodeClass as Class;
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::people::slug;
use crate::highlight::Hint;

impl Works<'_> {
    pub(super) fn of_key(&self, key: &str) -> Option<NodeId> {
        self.catalog.names().get(Class::Work, key)
    }

    pub(super) fn of_doi(&self, hint: &Hint) -> Told {
        let of_url = || hint.url.as_deref().and_then(doi_of_address);
        let doi = hint.doi.as_deref().and_then(doi_in).or_else(of_url).unwrap_or_default();
        Told::of(self.by_doi.get(&doi), format!("the DOI {doi}"))
    }

    pub(super) fn of_arxiv(&self, hint: &Hint) -> Told {
        let in_text = |text: &Option<String>| text.as_deref().and_then(arxiv_in);
        let in_name = || file_names(hint).find_map(|(name, _)| arxiv_in(&bare_name(name)));
        let arxiv = in_text(&hint.url).or_else(|| in_text(&hint.doi)).or_else(in_name);
        Told::of(arxiv.and_then(|arxiv| self.by_arxiv.get(&arxiv)), "this number of arXiv")
    }

    pub(super) fn of_folder(&self, hint: &Hint) -> Told {
        let works = hint.file.as_deref().map(|path| self.files.stored(path)).unwrap_or_default();
        Told::of(Some(&works), "this file")
    }

    pub(super) fn of_page(&self, hint: &Hint) -> Told {
        let page = hint.url.as_deref().map(page_of_address).unwrap_or_default();
        // `?seq=3`: what is asked of a page that the bibliography has without it.
        let bare = page.split('?').next().unwrap_or_default();
        let mut works = [page.as_str(), bare].into_iter().filter(|page| !page.is_empty());
        Told::of(works.find_map(|page| self.by_page.get(page)), "this address")
    }

    pub(super) fn of_isbn(&self, hint: &Hint) -> Told {
        let isbns = hint.isbn.as_deref().map(isbns_in).unwrap_or_default();
        Told::of(isbns.iter().find_map(|isbn| self.by_isbn.get(isbn)), "this ISBN")
    }

    pub(super) fn of_title(&self, hint: &Hint) -> Told {
        let title = hint.title.as_deref().map(Title::of).unwrap_or_default();
        self.agreeing(self.by_title.get(&title.full), hint)
    }

    /// A title without its subtitle or what is in brackets, on one side, says less: something else must agree.
    pub(super) fn of_main_title(&self, hint: &Hint) -> Told {
        let title = hint.title.as_deref().map(Title::of).unwrap_or_default();
        let bare = title.bare.as_ref();
        let full = bare.into_iter().chain(&title.main).filter_map(|title| self.by_title.get(title)).flatten();
        let main = bare
            .or(title.main.is_none().then_some(&title.full))
            .and_then(|title| self.by_main_title.get(title));
        let works: Vec<NodeId> = full.chain(main.into_iter().flatten()).copied().collect();
        let is_theirs = |work: &Work| match self.has_author(work, hint) {
            None => hint.year.is_some() && work.year == hint.year,
            Some(is_theirs) => is_theirs,
        };
        let may_be = |work: &Work| {
            self.has_author(work, hint).is_none() && (hint.year.is_none() || work.year.is_none())
        };
        let such = |is: &dyn Fn(&Work) -> bool| -> Vec<NodeId> {
            works.iter().copied().filter(|id| self.work(*id).is_some_and(is)).collect()
        };
        let likely = such(&may_be);
        let why = || format!("it may be {}, but neither an author nor the year says so", self.keys(&likely));
        let told = self.agreeing(Some(&such(&is_theirs)), hint);
        Told { against: told.against.or_else(|| (!likely.is_empty()).then(why)), ..told }
    }

    /// The name of a file, wherever an export has one: also as the title of a document, or at the end of an address.
    pub(super) fn of_file(&self, hint: &Hint) -> Told {
        for (name, is_path) in file_names(hint) {
            let keyed = self.of_key(&bare_name(name)).into_iter().collect::<Vec<_>>();
            let doi = || self.by_doi_name.get(&slug(&bare_name(name))).cloned();
            let named =
                if keyed.is_empty() { doi().unwrap_or_else(|| self.files.named(name)) } else { keyed };
            let may_be = |id: &NodeId| {
                is_path || self.work(*id).is_some_and(|work| self.has_author(work, hint) != Some(false))
            };
            let works: Vec<NodeId> = named.into_iter().filter(may_be).collect();
            if !works.is_empty() {
                return Told::of(Some(&works), "a file of this name");
            }
        }
        Told::default()
    }

    /// A name made of author, year and title.
    pub(super) fn of_parts(&self, hint: &Hint) -> Told {
        for (name, _) in file_names(hint) {
            let name = composed::plain(name);
            let parts = self.parts.iter().filter(|parts| parts.are_in(&name));
            let works: Vec<NodeId> = parts.map(|parts| parts.work).collect();
            if !works.is_empty() {
                return Told::of(Some(&works), "this title, author and year");
            }
        }
        Told::default()
    }

    /// Authors and year, where nothing else is told of a work but a file that the library does not know: so a citation
    /// has them.
    pub(super) fn of_people(&self, hint: &Hint) -> Told {
        let is_citation =
            hint.title.is_none() && hint.url.is_none() && hint.doi.is_none() && hint.isbn.is_none();
        if !is_citation || hint.year.is_none() || hint.authors.is_empty() {
            return Told::default();
        }
        let made = |work: &Work| {
            let families: Vec<String> = self.makers(work).iter().map(|name| slug(&name.family)).collect();
            let has = |author: &String| families.iter().any(|family| is_named(author, family));
            let is_first = || families.first().is_some_and(|family| is_named(&hint.authors[0], family));
            work.year == hint.year && hint.authors.iter().all(has) && is_first()
        };
        let works: Vec<NodeId> =
            self.catalog.works().filter(|(_, work)| made(work)).map(|(id, _)| id).collect();
        Told { by_people: true, ..Told::of(Some(&works), "these authors and this year") }
    }

    /// The works of a title that year and authors do not contradict.
    fn agreeing(&self, works: Option<&Vec<NodeId>>, hint: &Hint) -> Told {
        let works = works.map(Vec::as_slice).unwrap_or_default();
        let such = |works: &[NodeId], is: &dyn Fn(&Work) -> bool| -> Vec<NodeId> {
            works.iter().copied().filter(|id| self.work(*id).is_some_and(is)).collect()
        };
        let told = |works: Vec<NodeId>| Told::of(Some(&works), "this title");
        let theirs = such(works, &|work| self.has_author(work, hint) != Some(false));
        if theirs.is_empty() {
            let names = hint.authors.join(", ");
            let why = || format!("{} is called so, but is not by {names}", self.keys(works));
            return Told { against: (!works.is_empty()).then(why), ..Told::default() };
        }
        let Some(year) = hint.year else { return told(theirs) };
        let of_year = such(&theirs, &|work| work.year == Some(year));
        if !of_year.is_empty() {
            return told(of_year);
        }
        // An author who agrees makes up for the year of another edition.
        let sure = such(&theirs, &|work| work.year.is_none() || self.has_author(work, hint) == Some(true));
        if sure.is_empty() {
            let why = format!("{} is called so, but is not of {year}", self.keys(&theirs));
            return Told { against: Some(why), ..Told::default() };
        }
        told(sure)
    }

    /// Whether one of the authors that are told made the work; none where that cannot be compared.
    fn has_author(&self, work: &Work, hint: &Hint) -> Option<bool> {
        let made: Vec<String> = self.makers(work).iter().map(|name| slug(&name.family)).collect();
        let mut authors = hint.authors.iter().filter(|author| is_person(author)).peekable();
        if made.is_empty() || authors.peek().is_none() {
            return None;
        }
        Some(authors.any(|author| made.iter().any(|family| is_named(author, family))))
    }
}

/// What of a hint may be the name of a file, and whether it surely is one.
fn file_names(hint: &Hint) -> impl Iterator<Item = (&str, bool)> {
    let page = hint.url.as_deref().map(|url| url.split(['?', '#']).next().unwrap_or_default());
    let file = hint.file.as_deref().map(|file| (file, true));
    let title = hint.title.as_deref().map(|title| (title, is_file(title)));
    file.into_iter().chain(title).chain(page.filter(|page| is_file(page)).map(|page| (page, true)))
}

/// True if an author, however the name is put, has a family name: `Kydd, Andrew H.`, `Andrew Kydd`, `KYDD`.
fn is_named(author: &str, family: &str) -> bool {
    !family.is_empty() && format!("-{}-", slug(author)).contains(&format!("-{family}-"))
}

/// False of what programs have in the place of authors: an address, a domain, nobody.
fn is_person(author: &str) -> bool {
    const NOBODY: [&str; 8] = [
        "unknown",
        "unknown-author",
        "anonymous",
        "various",
        "various-authors",
        "unbekannt",
        "inconnu",
        "desconocido",
    ];
    let is_address = !author.trim().contains(' ') && author.trim().trim_end_matches('.').contains(['.', '@']);
    !(is_address || NOBODY.contains(&slug(author).as_str()))
}
