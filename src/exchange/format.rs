//! The formats in which the library, or what an answer is about, can be exported: one table, which the command line, its
//! help, the documents and the tests read.

/// What a format can be written of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The whole library alone.
    Library,
    /// The whole library, or what the answer to a question is about.
    Either,
}

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// One text, to standard output or to a file.
    Text,
    /// Files in a folder.
    Folder,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its name, the word after `catena export`.
    pub name: &'static str,
    /// How the names of its files end.
    pub ending: &'static str,
    /// What is written, in a phrase without a full stop.
    pub what: &'static str,
    /// Which programs read it.
    pub readers: &'static str,
    /// What it can be written of.
    pub of: Of,
    /// How it is written.
    pub output: Output,
}

const fn text(
    name: &'static str,
    ending: &'static str,
    what: &'static str,
    readers: &'static str,
    of: Of,
) -> Format {
    Format { name, ending, what, readers, of, output: Output::Text }
}

/// All formats, those of one sort together.
pub const ALL: &[Format] = &[
    text("svg", "svg", "A picture as SVG, for documents and web pages", "browsers, Inkscape", Of::Either),
    text("png", "png", "The same picture as PNG, 16 by 9, for slides", "slides", Of::Either),
    text("dot", "dot", "A graph for Graphviz", "Graphviz", Of::Either),
    text("mermaid", "mmd", "A flowchart for Mermaid", "GitHub, GitLab, Obsidian, Mermaid", Of::Either),
    text("graph", "json", "Nodes and edges as JSON, with the vocabulary", "your own programs", Of::Either),
    text("graphml", "graphml", "Nodes and edges as GraphML", "yEd, Cytoscape, igraph, networkx", Of::Either),
    text("gexf", "gexf", "Nodes and edges as GEXF", "Gephi, networkx", Of::Either),
    text("csv-nodes", "csv", "Nodes as a table", "spreadsheets, Gephi, pandas, R", Of::Either),
    text("csv-edges", "csv", "Edges as a table", "spreadsheets, Gephi, pandas, R", Of::Either),
    text("turtle", "ttl", "RDF statements as Turtle", "triple stores, Protégé, rdflib", Of::Either),
    text("json-ld", "jsonld", "The same statements as JSON-LD", "programs for the Web, rdflib", Of::Either),
    text(
        "nanopublications",
        "trig",
        "Each claim as a nanopublication, in TriG",
        "nanopublication servers, rdflib",
        Of::Either,
    ),
    text("pandoc", "md", "Tables of what is said, as Markdown with citations", "Pandoc, Quarto", Of::Either),
    text("latex", "tex", "The same tables as LaTeX", "LaTeX with BibLaTeX", Of::Either),
    text("typst", "typ", "The same tables as Typst", "Typst", Of::Either),
    Format {
        name: "obsidian",
        ending: "md",
        what: "Notes with links, front matter and citations, in a folder",
        readers: "Obsidian with Dataview or Bases",
        of: Of::Either,
        output: Output::Folder,
    },
    Format {
        name: "tables",
        ending: "parquet",
        what: "The library as tables, in a folder, as Parquet or CSV",
        readers: "DuckDB, PostgreSQL, Spark, pandas, polars, R",
        of: Of::Library,
        output: Output::Folder,
    },
    text("argdown", "argdown", "Claims and arguments as Argdown text", "Argdown", Of::Library),
    text(
        "aif",
        "json",
        "Claims and arguments in the Argument Interchange Format, as the JSON of AIFdb",
        "OVA, AIFdb",
        Of::Library,
    ),
    text("bibtex", "bib", "Works as BibTeX", "LaTeX, JabRef, Zotero", Of::Either),
    text("biblatex", "bib", "Works as BibLaTeX", "LaTeX with Biber, Typst, Zotero", Of::Either),
    text(
        "csl-json",
        "json",
        "Works as CSL-JSON, the data format of the Citation Style Language",
        "pandoc, Zotero",
        Of::Either,
    ),
    text("ris", "ris", "Works as RIS", "EndNote, Mendeley, Zotero", Of::Either),
];

/// The format of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|format| format.name == name)
}

/// What the format of a name writes, for the help of its command; empty for a word that is no format.
#[must_use]
pub fn what(name: &str) -> &'static str {
    named(name).map_or("", |format| format.what)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ALL;

    #[test]
    fn each_format_is_there_once() {
        let names: BTreeSet<&str> = ALL.iter().map(|format| format.name).collect();
        assert_eq!(names.len(), ALL.len());
    }
}
