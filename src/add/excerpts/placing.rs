//! Which work of the library a highlight is from.

use std::collections::BTreeMap;

use crate::bibliography::identifiers::{address, doi_in, isbns_in};
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::people::slug;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::highlight::Hint;

/// Works by what tells them from others.
pub(super) struct Works<'c> {
    catalog: &'c Catalog,
    by_doi: BTreeMap<String, Vec<NodeId>>,
    by_isbn: BTreeMap<String, Vec<NodeId>>,
    by_title: BTreeMap<String, Vec<NodeId>>,
    /// By the part of the title before a colon, what has one.
    by_main_title: BTreeMap<String, Vec<NodeId>>,
    by_file: BTreeMap<String, Vec<NodeId>>,
    by_address: BTreeMap<String, Vec<NodeId>>,
}

/// What comes of one way to recognise a work.
enum Found {
    /// It tells nothing here.
    Nothing,
    One(NodeId),
    /// Several could be meant, or the one that could is another: why.
    Not(String),
}

impl<'c> Works<'c> {
    pub(super) fn of(catalog: &'c Catalog) -> Self {
        let mut works = Self {
            catalog,
            by_doi: BTreeMap::new(),
            by_isbn: BTreeMap::new(),
            by_title: BTreeMap::new(),
            by_main_title: BTreeMap::new(),
            by_file: BTreeMap::new(),
            by_address: BTreeMap::new(),
        };
        for (id, work) in catalog.works() {
            let field = |name: &str| work.fields.get(name).map_or("", String::as_str);
            let put = |map: &mut BTreeMap<String, Vec<NodeId>>, key: String| {
                let ids = map.entry(key).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            };
            doi_in(field("doi")).into_iter().for_each(|doi| put(&mut works.by_doi, doi));
            isbns_in(field("isbn")).into_iter().for_each(|isbn| put(&mut works.by_isbn, isbn));
            files_in(field("file")).into_iter().for_each(|file| put(&mut works.by_file, file));
            let url = address(field("url"));
            if !url.is_empty() {
                put(&mut works.by_address, url);
            }
            let title = slug(&work.title);
            if !title.is_empty() {
                put(&mut works.by_title, title);
                let main = main_title(&work.title);
                main.into_iter().for_each(|main| put(&mut works.by_main_title, main));
            }
        }
        works
    }

    /// The work that is meant.
    ///
    /// # Errors
    /// Why it cannot be told, in a phrase.
    pub(super) fn recognise(&self, hint: &Hint) -> Result<NodeId, String> {
        if let Some(work) = self.of_key(hint) {
            return Ok(work);
        }
        let ways = [
            Self::of_doi,
            Self::of_isbn,
            Self::of_title,
            Self::of_main_title,
            Self::of_file,
            Self::of_address,
        ];
        for way in ways {
            match way(self, hint) {
                Found::Nothing => {}
                Found::One(work) => return Ok(work),
                Found::Not(why) => return Err(why),
            }
        }
        Err(unknown(hint))
    }

    fn of_key(&self, hint: &Hint) -> Option<NodeId> {
        self.catalog.names().get(Class::Work, hint.key.as_deref()?)
    }

    fn of_doi(&self, hint: &Hint) -> Found {
        let doi = hint.doi.as_deref().and_then(doi_in);
        let works = doi.as_ref().and_then(|doi| self.by_doi.get(doi));
        self.one_of(works, hint, &format!("the DOI {}", doi.clone().unwrap_or_default()))
    }

    fn of_isbn(&self, hint: &Hint) -> Found {
        let isbns = hint.isbn.as_deref().map(isbns_in).unwrap_or_default();
        let Some(works) = isbns.iter().find_map(|isbn| self.by_isbn.get(isbn)) else { return Found::Nothing };
        // The chapters of a book have its number too.
        let is_whole = |id: &&NodeId| self.work(**id).is_some_and(|work| work.host.is_none());
        let whole: Vec<NodeId> = works.iter().filter(is_whole).copied().collect();
        match (self.one_of(Some(works), hint, "this ISBN"), whole.as_slice()) {
            (Found::Not(_), [one]) => Found::One(*one),
            (found, _) => found,
        }
    }

    fn of_title(&self, hint: &Hint) -> Found {
        let title = hint.title.as_deref().map(slug).filter(|title| !title.is_empty());
        self.agreeing(title.and_then(|title| self.by_title.get(&title)), hint)
    }

    /// A title without what follows a colon, on one side or on both, says less: something else must agree.
    fn of_main_title(&self, hint: &Hint) -> Found {
        let Some(title) = hint.title.as_deref() else { return Found::Nothing };
        let main = main_title(title);
        let works = match &main {
            Some(main) => self.by_title.get(main),
            None => self.by_main_title.get(&slug(title)),
        };
        let supported = works.into_iter().flatten().copied().filter(|id| {
            self.work(*id).is_some_and(|work| {
                self.has_author(work, hint) == Some(true)
                    || (hint.authors.is_empty() && hint.year.is_some() && work.year == hint.year)
            })
        });
        let supported: Vec<NodeId> = supported.collect();
        self.agreeing(Some(&supported).filter(|works| !works.is_empty()), hint)
    }

    fn of_file(&self, hint: &Hint) -> Found {
        let files = hint.file.as_deref().map(files_in).unwrap_or_default();
        let works = files.iter().find_map(|file| self.by_file.get(file));
        self.one_of(works, hint, "this file")
    }

    fn of_address(&self, hint: &Hint) -> Found {
        let works = hint.url.as_deref().and_then(|url| self.by_address.get(&address(url)));
        self.one_of(works, hint, "this address")
    }

    /// The only work of several that have something in common; else the one whose title is told.
    fn one_of(&self, works: Option<&Vec<NodeId>>, hint: &Hint, what: &str) -> Found {
        match works.map(Vec::as_slice) {
            None | Some([]) => Found::Nothing,
            Some([one]) => Found::One(*one),
            Some(several) => {
                let title = hint.title.as_deref().map(slug).unwrap_or_default();
                let titled = |id: &&NodeId| self.work(**id).is_some_and(|work| slug(&work.title) == title);
                let titled: Vec<NodeId> = several.iter().filter(titled).copied().collect();
                match titled.as_slice() {
                    [one] => Found::One(*one),
                    _ => Found::Not(format!("{} works have {what}: {}", several.len(), self.keys(several))),
                }
            }
        }
    }

    /// The work of a title that year and authors do not contradict.
    fn agreeing(&self, works: Option<&Vec<NodeId>>, hint: &Hint) -> Found {
        let Some(works) = works.filter(|works| !works.is_empty()) else { return Found::Nothing };
        let is_theirs =
            |id: &&NodeId| self.work(**id).is_some_and(|work| self.has_author(work, hint) != Some(false));
        let theirs: Vec<NodeId> = works.iter().filter(is_theirs).copied().collect();
        if theirs.is_empty() {
            let names = hint.authors.join(", ");
            return Found::Not(format!("{} is called so, but is not by {names}", self.keys(works)));
        }
        let of_year = |id: &&NodeId| self.work(**id).is_some_and(|work| work.year == hint.year);
        let of_year: Vec<NodeId> = theirs.iter().filter(of_year).copied().collect();
        match (theirs.as_slice(), of_year.as_slice(), hint.year) {
            (_, [one], Some(_)) => Found::One(*one),
            ([one], _, None) => Found::One(*one),
            // An author who agrees makes up for the year of another edition.
            ([one], ..)
                if self
                    .work(*one)
                    .is_some_and(|work| work.year.is_none() || self.has_author(work, hint) == Some(true)) =>
            {
                Found::One(*one)
            }
            ([one], _, Some(year)) => {
                Found::Not(format!("{} is called so, but is not of {year}", self.keys(&[*one])))
            }
            (several, ..) => {
                Found::Not(format!("{} works are called so: {}", several.len(), self.keys(several)))
            }
        }
    }

    /// Whether one of the authors that are told made the work; none where that cannot be compared.
    fn has_author(&self, work: &Work, hint: &Hint) -> Option<bool> {
        let made = work.authors.iter().chain(&work.editors).filter_map(|who| self.catalog.scholar(*who));
        let families: Vec<String> = made.map(|scholar| slug(&scholar.name.family)).collect();
        if families.is_empty() || hint.authors.is_empty() {
            return None;
        }
        // `Kydd, Andrew H.`, `Andrew Kydd`, `KYDD`
        let has = |author: &String| {
            let words = slug(author);
            families.iter().any(|family| format!("-{words}-").contains(&format!("-{family}-")))
        };
        Some(hint.authors.iter().any(has))
    }

    fn work(&self, id: NodeId) -> Option<&'c Work> {
        self.catalog.work(id)
    }

    fn keys(&self, works: &[NodeId]) -> String {
        let keys: Vec<String> = works.iter().map(|id| format!("`{}`", self.catalog.id(*id))).collect();
        keys.join(", ")
    }
}

fn unknown(hint: &Hint) -> String {
    if *hint == Hint::default() {
        "nothing is told of its work"
    } else {
        "no work of the library is this one"
    }
    .to_owned()
}

/// What stands before the colon, the dash or the bracket of a title, if one does.
fn main_title(title: &str) -> Option<String> {
    let end = [":", " – ", " — ", " - ", "(", ". "].iter().filter_map(|mark| title.find(mark)).min()?;
    Some(slug(&title[..end])).filter(|main| !main.is_empty())
}

/// The names of the files in a field as Zotero, JabRef and others write it: `Full Text:files/12/a.pdf:application/pdf`,
/// several with `;` between them; before them the folders of Zotero's storage, which no two files share.
fn files_in(field: &str) -> Vec<String> {
    let parts =
        field.split([';', ':']).map(|part| part.rsplit(['/', '\\']).next().unwrap_or_default().trim());
    let is_file = |name: &&str| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        ending.is_some_and(|ending| {
            (2..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric())
        })
    };
    let stored = field.to_lowercase().replace('\\', "/");
    let stored = stored.split("storage/").skip(1).filter_map(|rest| rest.split(['/', ':', ';']).next());
    let stored = stored.filter(|key| !key.is_empty()).map(|key| format!("storage/{key}"));
    stored.chain(parts.filter(is_file).map(str::to_lowercase)).collect()
}
