//! The libraries that `catena init` makes: an empty one, and the examples that the binary carries.

/// A library that shows how a literature is annotated.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Its files, by name and content.
    pub files: &'static [(&'static str, &'static str)],
}

/// The example that is taken where none is named: the annotation of a whole paper.
pub const PAPER: Example = Example {
    name: "keating",
    about: "Keating (2015), Trusting Relationships in the NATO Alliance",
    files: &include!(concat!(env!("OUT_DIR"), "/example.rs")),
};

/// The other examples, in the order of names; each with the texts that it annotates.
const OTHERS: &[Example] = &include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// All examples.
pub fn examples() -> impl Iterator<Item = &'static Example> {
    std::iter::once(&PAPER).chain(OTHERS)
}

/// The files of every new library, by name and content.
pub const COMMON: [(&str, &str); 2] = [
    ("index/.gitignore", include_str!("../index/.gitignore")),
    ("index/README.md", include_str!("../index/README.md")),
];

/// The files of an empty library, by name and content.
pub const EMPTY: [(&str, &str); 3] = [
    ("corpus/vocabulary.catena", include_str!("example/vocabulary.catena")),
    ("corpus/references.bib", include_str!("example/references.bib")),
    ("corpus/first.catena", include_str!("example/first.catena")),
];
