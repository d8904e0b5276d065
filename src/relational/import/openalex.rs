//! Works of OpenAlex, as <https://docs.openalex.org/api-entities/works/work-object> describes them.

use serde::Deserialize;

use crate::bibliography::identifiers::doi_in;
use crate::relational::import::work::{Person, Work, line, once};

/// The letters with which ids of works and of authors begin.
const WORK: char = 'W';
const AUTHOR: char = 'A';

/// The fields of a work that are used; all but the id may be missing or `null`.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    id: String,
    doi: Option<String>,
    title: Option<String>,
    display_name: Option<String>,
    publication_year: Option<i64>,
    r#type: Option<String>,
    biblio: Option<Biblio>,
    authorships: Option<Vec<Authorship>>,
    referenced_works: Option<Vec<String>>,
    updated_date: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Biblio {
    first_page: Option<String>,
    last_page: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Authorship {
    author: Option<Author>,
    raw_author_name: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Author {
    id: Option<String>,
    display_name: Option<String>,
}

impl Record {
    /// The work; none without an id of OpenAlex.
    pub(super) fn work(self) -> Option<Work> {
        let key = id(WORK, &self.id)?;
        let authors = self.authorships.unwrap_or_default().into_iter().filter_map(|authorship| {
            let author = authorship.author.unwrap_or(Author { id: None, display_name: None });
            let name = author.display_name.or(authorship.raw_author_name).unwrap_or_default();
            Person::new(author.id.as_deref().and_then(|author| id(AUTHOR, author)).as_deref(), &name)
        });
        let cited = self.referenced_works.unwrap_or_default();
        let cites = once(cited.iter().filter_map(|cited| id(WORK, cited)));
        let without_key = cited.iter().filter(|cited| id(WORK, cited).is_none()).count();
        Some(Work {
            title: line(&self.title.or(self.display_name).unwrap_or_default()),
            year: self.publication_year,
            kind: kind(&self.r#type.unwrap_or_default()).to_owned(),
            doi: self.doi.and_then(|doi| doi_in(&doi)).unwrap_or_default(),
            pages: self.biblio.map(pages).unwrap_or_default(),
            authors: once(authors),
            changed: self.updated_date.unwrap_or_default(),
            without_key: u32::try_from(without_key).unwrap_or(u32::MAX),
            cites: cites.into_iter().filter(|cited| *cited != key).collect(),
            key,
            ..Work::default()
        })
    }
}

/// The id in an address of OpenAlex: the letter of what it is of, and a number, as in `W2741809807`.
fn id(letter: char, address: &str) -> Option<String> {
    let id = address.rsplit('/').next().unwrap_or_default().to_ascii_uppercase();
    let number = id.strip_prefix(letter)?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(id)
}

fn pages(biblio: Biblio) -> String {
    match (biblio.first_page, biblio.last_page) {
        (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
        (Some(page), _) | (None, Some(page)) => page,
        (None, None) => String::new(),
    }
}

/// What a bibliography calls a type of OpenAlex; types that it has no word for keep theirs.
fn kind(kind: &str) -> &str {
    match kind {
        "book-chapter" => "incollection",
        "dissertation" => "thesis",
        "reference-entry" => "inreference",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{AUTHOR, WORK, id};

    #[test]
    fn ids_are_read_from_addresses() {
        assert_eq!(id(WORK, "https://openalex.org/W2741809807").as_deref(), Some("W2741809807"));
        assert_eq!(id(WORK, "https://openalex.org/works/w27").as_deref(), Some("W27"));
        assert_eq!(id(AUTHOR, "A5023888391").as_deref(), Some("A5023888391"));
        assert_eq!(id(WORK, "A5023888391"), None);
        for wrong in ["", "https://openalex.org/", "W", "27", "Wx7", "https://doi.org/10.7717/peerj.4375"] {
            assert_eq!(id(WORK, wrong), None, "{wrong}");
        }
    }
}
