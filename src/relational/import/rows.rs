//! The rows of tables of works that were read.

use crate::catalog::NodeClass;
use crate::catalog::entry::Force;
use crate::error::Error;
use crate::index::{Field, Forms};
use crate::query::attribute::Attribute;
use crate::query::evaluate::kept::Column;
use crate::relational::cell::{Cell, take_text};
use crate::relational::export::{Add, Origin, Source};
use crate::relational::import::work::{Person, Work};
use crate::relational::import::{Import, damaged, key};
use crate::relational::number;
use crate::relational::rows::{length, place, tokens, value_row};
use crate::relational::schema::Table;

/// What a work or a scholar is called in tables of its edges.
fn work(key: &str) -> Cell<'static> {
    number(NodeClass::Work, key).into()
}

fn scholar(key: &str) -> Cell<'static> {
    number(NodeClass::Scholar, key).into()
}

impl Source for Import {
    fn origin(&self) -> Origin<'_> {
        Origin { of: self.catalogue.word(), texts: None }
    }

    fn rows(&self, table: &Table, add: &mut Add<'_>) -> Result<(), Error> {
        let mut forms = Forms::default();
        match table.name {
            "attributes" => self.attributes(add),
            "edges" => self.works(|found| edges(found, add)),
            "lengths" => self.texts(|field, node, text| length(&mut forms, field, node, text, add)),
            "links" => self.works(|found| links(found, add)),
            "nodes" => self.nodes(add),
            "tokens" => self.texts(|field, node, text| tokens(&mut forms, field, node, text, add)),
            "works" => self.works_and_cited(|found| work_row(found, add)),
            // The rest is what people say, which no catalogue of works has.
            _ => Ok(()),
        }
    }
}

impl Import {
    fn works(&self, mut found: impl FnMut(&Work) -> Result<(), Error>) -> Result<(), Error> {
        self.works.each(|row| found(&Work::of(row)?))
    }

    /// All works, also those that are only cited, of which nothing but the key is known.
    fn works_and_cited(&self, mut found: impl FnMut(&Work) -> Result<(), Error>) -> Result<(), Error> {
        self.works(&mut found)?;
        self.cited.each(|row| found(&Work { key: key(row)?.into_owned(), ..Work::default() }))
    }

    fn scholars(&self, mut found: impl FnMut(&Person) -> Result<(), Error>) -> Result<(), Error> {
        self.scholars.each(|mut row| {
            let mut text = || take_text(&mut row).ok_or_else(damaged);
            let (key, name) = (text()?.into_owned(), text()?.into_owned());
            found(&Person { key, name })
        })
    }

    fn nodes(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let mut node = |class: NodeClass, id, key: &str, label: &str, year: Option<i64>| {
            let word = class.word();
            let rest = [year.into(), false.into(), false.into()];
            // Things of a class stand in answers in the order of their keys.
            let names = [key, key, word, label].map(Cell::from);
            add(&[&[id, word.into(), place(class).into()][..], &names, &rest].concat())
        };
        self.works_and_cited(|found| {
            node(NodeClass::Work, work(&found.key), &found.key, found.label(), found.year)
        })?;
        self.scholars(|found| node(NodeClass::Scholar, scholar(&found.key), &found.key, &found.name, None))
    }

    fn attributes(&self, add: &mut Add<'_>) -> Result<(), Error> {
        let mut value = |attribute, node: &Cell<'static>, position, text: &str| {
            if text.is_empty() { Ok(()) } else { add(&value_row(attribute, node.clone(), position, text)) }
        };
        self.works_and_cited(|found| {
            let node = work(&found.key);
            let year = found.year.map(|year| year.to_string()).unwrap_or_default();
            for (attribute, text) in [
                (Attribute::Id, found.key.as_str()),
                (Attribute::Kind, NodeClass::Work.word()),
                (Attribute::Label, found.label()),
                (Attribute::Text, &found.title),
                (Attribute::Title, &found.title),
                (Attribute::Year, &year),
                (Attribute::Work, &found.key),
                (Attribute::Locator, &found.pages),
                (Attribute::Type, &found.kind),
            ] {
                value(attribute, &node, 0, text)?;
            }
            let mut makers = (0..).zip(found.makers());
            makers.try_for_each(|(at, maker)| value(Attribute::Scholar, &node, at, &maker.key))
        })?;
        self.scholars(|found| {
            let node = scholar(&found.key);
            value(Attribute::Id, &node, 0, &found.key)?;
            value(Attribute::Kind, &node, 0, NodeClass::Scholar.word())?;
            value(Attribute::Label, &node, 0, &found.name)?;
            value(Attribute::Scholar, &node, 0, &found.key)
        })
    }

    /// The texts that are searched: titles of works with the names of those who made them, and names of scholars.
    fn texts(
        &self,
        mut found: impl FnMut(Field, &Cell<'static>, &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.works(|of| {
            let people = of.authors.iter().chain(&of.editors);
            let names: Vec<&str> = people.map(|person| person.name.as_str()).collect();
            let node = work(&of.key);
            found(Field::Label, &node, &of.title)?;
            found(Field::People, &node, &names.join("\n"))
        })?;
        self.scholars(|of| found(Field::Label, &scholar(&of.key), &of.name))
    }
}

fn work_row(found: &Work, add: &mut Add<'_>) -> Result<(), Error> {
    add(&[
        work(&found.key),
        found.key.as_str().into(),
        found.title.as_str().into(),
        found.year.into(),
        found.kind.as_str().into(),
        found.doi.as_str().into(),
        "".into(),
    ])
}

fn links(found: &Work, add: &mut Add<'_>) -> Result<(), Error> {
    let source = work(&found.key);
    let mut link = |column: Column, target| add(&[column.word().into(), source.clone(), target]);
    for maker in found.makers() {
        link(Column::By, scholar(&maker.key))?;
    }
    for author in &found.authors {
        link(Column::Author, scholar(&author.key))?;
    }
    found.host.iter().try_for_each(|host| link(Column::In, work(host)))
}

fn edges(found: &Work, add: &mut Add<'_>) -> Result<(), Error> {
    let own = work(&found.key);
    let mut edge = |relation: &str, source, target| {
        add(&[
            relation.into(),
            source,
            target,
            Force::Asserts.word().into(),
            false.into(),
            false.into(),
            "bibliography".into(),
            Cell::Missing,
            Cell::Missing,
            "".into(),
        ])
    };
    for (relation, people) in [("wrote", &found.authors), ("edited", &found.editors)] {
        for person in people {
            edge(relation, scholar(&person.key), own.clone())?;
        }
    }
    found.cites.iter().try_for_each(|cited| edge("cites", own.clone(), work(cited)))
}
