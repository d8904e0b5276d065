//! The nodes of an exported corpus: each with all that its records say of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::NodeClass as Class;
use crate::catalog::entry::{Argument, Claim, Excerpt, Node, NodeId, Scholar, Topic, Work};
use crate::render::graph_json::{PlaceJson, ids, place};
use crate::render::located::Located;

#[derive(Serialize)]
pub(super) struct NodeJson<'a> {
    /// Unique with the kind.
    id: &'a str,
    kind: &'a str,
    label: String,
    /// Ids that it had before.
    was: Vec<&'a str>,
    #[serde(flatten)]
    own: OwnJson<'a>,
}

/// What only nodes of one class have.
#[derive(Serialize)]
#[serde(untagged)]
enum OwnJson<'a> {
    Topic(TopicJson<'a>),
    Claim(ClaimJson<'a>),
    Argument(ArgumentJson<'a>),
    Work(Box<WorkJson<'a>>),
    Scholar(ScholarJson<'a>),
    Excerpt(ExcerptJson<'a>),
    /// Citations are no nodes here.
    Citation {},
}

#[derive(Serialize)]
struct TopicJson<'a> {
    text: &'a str,
    /// Other names.
    aka: &'a [String],
    stated: Vec<PlaceJson<'a>>,
    note: &'a str,
    /// The other records that say that they are the same.
    same_as: Vec<SameJson<'a>>,
}

/// What another record says of a topic.
#[derive(Serialize)]
struct SameJson<'a> {
    id: &'a str,
    label: &'a str,
    was: Vec<&'a str>,
    text: &'a str,
    aka: &'a [String],
    stated: Vec<PlaceJson<'a>>,
    note: &'a str,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    text: &'a str,
    work: &'a str,
    #[serde(flatten)]
    at: Located,
    via: Option<PlaceJson<'a>>,
    /// Who makes it: the speakers, else the makers of its work.
    by: Vec<&'a str>,
    quotes: &'a [String],
    /// The excerpts that it was made from; not there where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    from: Vec<&'a str>,
    /// The topics under whose condition all holds that it says.
    when: Vec<&'a str>,
    force: &'static str,
    reads: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct ArgumentJson<'a> {
    text: &'a str,
    /// `KIND:ID`
    premises: Vec<String>,
    /// `KIND:ID`
    concludes: String,
    /// May be empty.
    scheme: &'a str,
    work: &'a str,
    #[serde(flatten)]
    at: Located,
    via: Option<PlaceJson<'a>>,
    /// Who makes it: the speakers, else the makers of its work.
    by: Vec<&'a str>,
    quotes: &'a [String],
    /// The excerpts that it was made from; not there where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    from: Vec<&'a str>,
    reads: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct WorkJson<'a> {
    /// Its type in the bibliography.
    #[serde(rename = "type")]
    kind: &'a str,
    year: Option<i32>,
    authors: Vec<&'a str>,
    editors: Vec<&'a str>,
    /// The other fields of the bibliography: `doi`, `isbn`, `journal`, …
    fields: &'a BTreeMap<String, String>,
    /// The work that contains it.
    r#in: Option<&'a str>,
    read: Option<&'static str>,
    /// The numbers of its notes, as they are written.
    notes: Vec<String>,
    /// The works of its own bibliography.
    lists: Vec<&'a str>,
    /// The name of its text among the reader's.
    text_file: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct ExcerptJson<'a> {
    work: &'a str,
    #[serde(flatten)]
    at: Located,
    quotes: &'a [String],
    /// The topics that it is about, those that its tags name included.
    about: Vec<&'a str>,
    /// Words that were put to it in another program.
    tags: &'a [String],
    note: &'a str,
    /// Who marked it, and when.
    marked: &'a str,
    /// Why no claim is made of it.
    done: &'a str,
    /// By what the program knows it that it came from, and what it said there.
    imported: &'a str,
}

#[derive(Serialize)]
struct ScholarJson<'a> {
    family: &'a str,
    given: &'a str,
    particle: &'a str,
    suffix: &'a str,
    /// Other spellings.
    aka: &'a [String],
}

/// Makes nodes of a catalog; former ids are looked up once.
pub(super) struct NodesJson<'a> {
    catalog: &'a Catalog,
    before: BTreeMap<(Class, &'a str), Vec<&'a str>>,
}

impl<'a> NodesJson<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        let mut before: BTreeMap<(Class, &str), Vec<&str>> = BTreeMap::new();
        for class in
            [Class::Topic, Class::Claim, Class::Argument, Class::Work, Class::Scholar, Class::Excerpt]
        {
            for (old, now) in catalog.names().before(class) {
                before.entry((class, now)).or_default().push(old);
            }
        }
        Self { catalog, before }
    }

    pub(super) fn of_node(&self, id: NodeId) -> NodeJson<'a> {
        let catalog = self.catalog;
        let own = match catalog.node(id) {
            Node::Topic(topic) => OwnJson::Topic(self.topic(topic)),
            Node::Claim(claim) => OwnJson::Claim(self.claim(claim)),
            Node::Argument(argument) => OwnJson::Argument(self.argument(argument)),
            Node::Work(work) => OwnJson::Work(Box::new(self.work(work))),
            Node::Scholar(scholar) => OwnJson::Scholar(of_scholar(scholar)),
            Node::Excerpt(excerpt) => OwnJson::Excerpt(self.excerpt(excerpt)),
            Node::Citation(_) => OwnJson::Citation {},
        };
        NodeJson {
            id: catalog.id(id),
            kind: catalog.kind(id),
            label: catalog.label(id),
            was: self.was(id),
            own,
        }
    }

    fn was(&self, id: NodeId) -> Vec<&'a str> {
        let was = self.before.get(&(self.catalog.class(id), self.catalog.id(id)));
        was.cloned().unwrap_or_default()
    }

    fn topic(&self, topic: &'a Topic) -> TopicJson<'a> {
        let others = topic.records.iter().skip(1);
        let others = others.filter_map(|record| Some((*record, self.catalog.topic(*record)?)));
        TopicJson {
            text: &topic.text,
            aka: &topic.aka,
            stated: self.stated(topic),
            note: &topic.note,
            same_as: others.map(|(id, record)| self.same(id, record)).collect(),
        }
    }

    fn same(&self, id: NodeId, record: &'a Topic) -> SameJson<'a> {
        SameJson {
            id: &record.id,
            label: &record.label,
            was: self.was(id),
            text: &record.text,
            aka: &record.aka,
            stated: self.stated(record),
            note: &record.note,
        }
    }

    fn stated(&self, topic: &'a Topic) -> Vec<PlaceJson<'a>> {
        topic.stated.iter().map(|stated| place(self.catalog, stated)).collect()
    }

    fn claim(&self, claim: &'a Claim) -> ClaimJson<'a> {
        ClaimJson {
            text: &claim.text,
            work: self.catalog.id(claim.work),
            at: Located::at(&claim.at),
            via: claim.via.as_ref().map(|via| place(self.catalog, via)),
            by: ids(self.catalog, self.catalog.speakers(claim)),
            quotes: &claim.quotes,
            from: ids(self.catalog, &claim.from),
            when: ids(self.catalog, &claim.when),
            force: claim.force.word(),
            reads: &claim.reads,
            note: &claim.note,
        }
    }

    fn argument(&self, argument: &'a Argument) -> ArgumentJson<'a> {
        let catalog = self.catalog;
        let named = |id: NodeId| format!("{}:{}", catalog.kind(id), catalog.id(id));
        ArgumentJson {
            text: &argument.text,
            premises: argument.premises.iter().map(|premise| named(*premise)).collect(),
            concludes: named(argument.concludes),
            scheme: &argument.scheme,
            work: catalog.id(argument.work),
            at: Located::at(&argument.at),
            via: argument.via.as_ref().map(|via| place(catalog, via)),
            by: ids(catalog, catalog.arguers(argument)),
            quotes: &argument.quotes,
            from: ids(catalog, &argument.from),
            reads: &argument.reads,
            note: &argument.note,
        }
    }

    fn excerpt(&self, excerpt: &'a Excerpt) -> ExcerptJson<'a> {
        ExcerptJson {
            work: self.catalog.id(excerpt.work),
            at: Located::at(&excerpt.at),
            quotes: &excerpt.quotes,
            about: ids(self.catalog, &excerpt.about),
            tags: &excerpt.tags,
            note: &excerpt.note,
            marked: &excerpt.marked,
            done: &excerpt.done,
            imported: &excerpt.imported,
        }
    }

    fn work(&self, work: &'a Work) -> WorkJson<'a> {
        let notes = work.notes.iter().flat_map(|notes| &notes.value);
        WorkJson {
            kind: &work.kind,
            year: work.year,
            authors: ids(self.catalog, &work.authors),
            editors: ids(self.catalog, &work.editors),
            fields: &work.fields,
            r#in: work.host.map(|host| self.catalog.id(host)),
            read: work.read.map(|read| read.word()),
            notes: notes.map(ToString::to_string).collect(),
            lists: work.lists.iter().map(|listed| self.catalog.id(listed.value)).collect(),
            text_file: &work.text,
            note: &work.note,
        }
    }
}

fn of_scholar(scholar: &Scholar) -> ScholarJson<'_> {
    ScholarJson {
        family: &scholar.name.family,
        given: &scholar.name.given,
        particle: &scholar.name.particle,
        suffix: &scholar.name.suffix,
        aka: &scholar.aka,
    }
}
