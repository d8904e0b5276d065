//! A file of annotations as it is written: records, fields, comments, each with its place.

use crate::annotation::locator::{Locator, Range};
use crate::source::{Span, Spanned};

/// One file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The records in order, those that cannot be read included.
    pub items: Vec<Item>,
    /// Comments after the last record; `None` is a blank line.
    pub after: Vec<Option<String>>,
}

impl Document {
    /// The records that could be read.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.items.iter().filter_map(|item| match &item.body {
            Body::Record(record) => Some(record),
            Body::Broken { .. } => None,
        })
    }

    /// What could be read of the other records.
    pub fn rests(&self) -> impl Iterator<Item = &Rest> {
        self.items.iter().filter_map(|item| match &item.body {
            Body::Broken { rest, .. } => rest.as_deref(),
            Body::Record(_) => None,
        })
    }
}

/// A record and the comments above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The lines between the record before and this one; `None` is a blank line.
    pub before: Vec<Option<String>>,
    /// The record.
    pub body: Body,
}

/// A record, or the text of one that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A record.
    Record(Record),
    /// Lines that are no record: the formatter keeps them as they are.
    Broken {
        /// Where they are.
        span: Span,
        /// Their text, without the last line's end.
        text: String,
        /// The ids that they seem to declare: so that a reference to one of them is not reported as
        /// a second fault.
        ids: Vec<String>,
        /// What of the record can be read all the same, if its lines are those of one: it says nothing, but
        /// what else is wrong with it is told in the same run.
        rest: Option<Box<Rest>>,
    },
}

/// What can be read of a record that is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The record; a field whose value cannot be read has [`Value::Unread`].
    pub record: Record,
    /// The first line, if it could not be read: then the head is made up of its keyword.
    pub unread_head: Option<Span>,
    /// True if a conflict stands in the record, so that fields may be missing or stand twice.
    pub is_torn: bool,
}

/// One record: what it is of, and its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What the record declares.
    pub head: Head,
    /// Its fields in the order of writing.
    pub fields: Vec<Field>,
    /// Comments after the last field.
    pub after: Vec<String>,
    /// The whole record.
    pub span: Span,
    /// The work whose `work` record stands above in the file, the last one: below it claims,
    /// arguments and excerpts may be named without its key.
    pub work: Option<String>,
}

impl Record {
    /// The record as it is written anywhere: with all names in full.
    #[must_use]
    pub fn in_full(mut self) -> Self {
        self.shortened().into_iter().for_each(|name| name.omitted = 0);
        self
    }

    /// The work of whose record above the record makes use, to leave out its key.
    #[must_use]
    pub fn context(&self) -> Option<&str> {
        let mut record = self.clone();
        let uses = record.shortened().iter().any(|name| name.omitted > 0);
        self.work.as_deref().filter(|_| uses)
    }

    /// The names that can be written without the key of the work above.
    pub(crate) fn shortened(&mut self) -> Vec<&mut Spanned<String>> {
        let mut names = Vec::new();
        match &mut self.head {
            Head::Claim(id) | Head::Argument(id) | Head::Excerpt(id) => names.push(id),
            Head::Cite { from, .. } => names.push(&mut from.key),
            _ => {}
        }
        for field in &mut self.fields {
            if let Value::Refs(refs) = &mut field.value {
                names.extend(refs);
            }
        }
        names
    }
}

/// The first line of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// `kind ID`
    Kind(Spanned<String>),
    /// `intent ID`
    Intent(Spanned<String>),
    /// `scheme ID`
    Scheme(Spanned<String>),
    /// `relation ID`
    Relation(Spanned<String>),
    /// `work KEY`
    Work(Spanned<String>),
    /// `scholar ID`
    Scholar(Spanned<String>),
    /// `claim KEY/SLUG`, as one id
    Claim(Spanned<String>),
    /// `argument KEY/SLUG`, as one id
    Argument(Spanned<String>),
    /// `excerpt KEY/SLUG`, as one id
    Excerpt(Spanned<String>),
    /// `KIND ID "LABEL"`
    Topic {
        /// A word that the vocabulary should declare as a kind.
        kind: Spanned<String>,
        /// The topic's id.
        id: Spanned<String>,
        /// Its label, if it has one.
        label: Option<Spanned<String>>,
    },
    /// `cite WORK LOCATOR -> WORK LOCATOR`, or `-> none`
    Cite {
        /// The place that cites.
        from: Citation,
        /// The place that is cited; none where the record says that nothing is.
        to: Option<Citation>,
    },
    /// `query ID "QUESTION"`
    Query {
        /// The name of the saved question.
        id: Spanned<String>,
        /// The question.
        question: Spanned<String>,
    },
    /// `expect "QUESTION"`
    Expect(Spanned<String>),
}

impl Head {
    /// What a reader calls things of the record's sort; none of a record that has no id.
    #[must_use]
    pub fn word(&self) -> Option<&'static str> {
        match self {
            Self::Topic { .. } => Some("topic"),
            Self::Claim(_) => Some("claim"),
            Self::Argument(_) => Some("argument"),
            Self::Excerpt(_) => Some("excerpt"),
            Self::Work(_) => Some("work"),
            Self::Scholar(_) => Some("scholar"),
            Self::Kind(_) => Some("kind"),
            Self::Intent(_) => Some("intent"),
            Self::Scheme(_) => Some("scheme"),
            Self::Relation(_) => Some("relation"),
            Self::Query { .. } => Some("saved question"),
            Self::Cite { .. } | Self::Expect(_) => None,
        }
    }

    /// The things among which the record's id stands for one alone: those of its sort. Claims, arguments and excerpts
    /// share their ids, so that `WORK/slug` is one thing. None of a record that has no id.
    #[must_use]
    pub fn space(&self) -> Option<&'static str> {
        match self {
            Self::Argument(_) | Self::Excerpt(_) => Some("claim"),
            _ => self.word(),
        }
    }

    /// The id that the record declares, if it declares one.
    #[must_use]
    pub fn id(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Kind(id)
            | Self::Intent(id)
            | Self::Scheme(id)
            | Self::Relation(id)
            | Self::Work(id)
            | Self::Scholar(id)
            | Self::Claim(id)
            | Self::Argument(id)
            | Self::Excerpt(id) => Some(id),
            Self::Topic { id, .. } | Self::Query { id, .. } => Some(id),
            Self::Cite { .. } | Self::Expect(_) => None,
        }
    }

    /// The place to point at when the record as a whole is meant.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Kind(id)
            | Self::Intent(id)
            | Self::Scheme(id)
            | Self::Relation(id)
            | Self::Work(id)
            | Self::Scholar(id)
            | Self::Claim(id)
            | Self::Argument(id)
            | Self::Excerpt(id) => id.span,
            Self::Topic { id, .. } | Self::Query { id, .. } => id.span,
            Self::Cite { from, to: Some(to) } => from.key.span.to(to.key.span),
            Self::Cite { from, to: None } => from.key.span,
            Self::Expect(question) => question.span,
        }
    }
}

/// A field and the comments above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Comments between the field before and this one, and within this one.
    pub comments: Vec<String>,
    /// Its name: one of the language's, or a relation's.
    pub name: Spanned<String>,
    /// Its value, read as its name asks.
    pub value: Value,
    /// From the name to the end of the value.
    pub span: Span,
}

/// What a field says. A library has millions of these, most of them short lists and words: what is longer stands apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words, with line breaks and runs of blanks folded into one blank.
    Prose(Spanned<String>),
    /// A list of names.
    Names(Vec<Spanned<String>>),
    /// A list of ids or plain words.
    Refs(Vec<Spanned<String>>),
    /// A work and perhaps a place in it.
    Citation(Box<Citation>),
    /// A place in the work itself.
    Locator(Spanned<Locator>),
    /// A string: the words of a quote, a name as it is printed.
    Quote(Spanned<String>),
    /// Subject, relation, object.
    Statement(Box<Statement>),
    /// The words of a statement, of which only the vocabulary can tell where its parts begin; a string is one.
    Said(Vec<Spanned<String>>),
    /// Numbers and ranges of numbers.
    Numbers(Spanned<Vec<Range>>),
    /// The code of a diagnostic, and why it is allowed here.
    Allow(Box<Allow>),
    /// A value that cannot be read: only in what is left of a record that is set aside.
    Unread,
}

impl Value {
    /// The ids of a list; none for a value of another form.
    #[must_use]
    pub fn refs(&self) -> &[Spanned<String>] {
        match self {
            Self::Refs(refs) => refs,
            _ => &[],
        }
    }

    /// Gives back the room that lists took to grow.
    pub(super) fn fit(&mut self) {
        match self {
            Self::Names(list) | Self::Refs(list) | Self::Said(list) => list.shrink_to_fit(),
            Self::Locator(place) => place.value.fit(),
            Self::Citation(citation) => citation.locator.fit(),
            Self::Numbers(ranges) => ranges.value.shrink_to_fit(),
            Self::Prose(_) | Self::Quote(_) | Self::Statement(_) | Self::Allow(_) | Self::Unread => {}
        }
    }
}

/// What is said of two topics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Subject, relation, object.
    pub words: [Spanned<String>; 3],
    /// The topics under whose condition it holds, all together; none if it holds always. Only what the vocabulary is
    /// known to: until then a statement with conditions is the words of [`Value::Said`].
    pub when: Vec<Spanned<String>>,
}

/// A diagnostic that is allowed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The code's name.
    pub code: Spanned<String>,
    /// The reason.
    pub reason: Spanned<String>,
}

/// A work and a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The work's key.
    pub key: Spanned<String>,
    /// The place; empty if none is given.
    pub locator: Locator,
}
