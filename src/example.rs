//! The libraries that `catena init` makes: an empty one, and the example that the binary carries.

/// The files of the example library: the annotation of Keating (2015), by name and content.
pub const EXAMPLE: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/example.rs"));

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
