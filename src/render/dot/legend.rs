//! The legend in DOT: a frame of columns, whose rows are tied together so that Graphviz keeps them.

use crate::render::dot::Writer;
use crate::render::dot::look::{frame, head, look, stroke};
use crate::render::dot::write::Attributes;
use crate::render::picture::style::INK;
use crate::render::picture::{Entry, Legend, ROWS};
use crate::standing::Standing;

/// The names of an entry's first and last node, which may be the same.
type Ends = [String; 2];

impl Writer {
    /// Writes the legend with the boxes beside it.
    pub(super) fn legend(&mut self, legend: &Legend) {
        self.document.open("legend", &frame("legend"));
        let lists: Vec<Vec<Ends>> =
            legend.lists.iter().map(|list| list.iter().map(|entry| self.entry(entry)).collect()).collect();
        let mut columns: Vec<Vec<Ends>> =
            lists.iter().flat_map(|list| list.chunks(ROWS)).map(<[Ends]>::to_vec).collect();
        let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
        for (at, column) in columns.iter_mut().enumerate() {
            for row in column.len()..rows {
                let gap = self.gap(&format!("{at} {row}"));
                column.push([gap.clone(), gap]);
            }
        }
        if let Some(first) = columns.first() {
            self.document.column(&first.iter().map(|[name, _]| name.clone()).collect::<Vec<_>>());
        }
        self.document.close();
        for row in 0..rows.max(legend.beside.len()) {
            let own = columns.iter().filter_map(|column| column.get(row)).flatten();
            let mut names: Vec<String> = own.cloned().collect();
            names.dedup();
            names.extend(legend.beside.get(row).into_iter().flatten().cloned());
            self.document.chain(&names);
        }
    }

    fn entry(&mut self, entry: &Entry) -> Ends {
        let (name, attributes, label) = match entry {
            Entry::Kind(kind, its) => (format!("legend kind {kind}"), look(*its), kind.as_str()),
            Entry::Side(side, its) => (format!("legend side {}", side.word()), look(*its), side.meaning()),
            Entry::Fallen(its) => {
                let word = Standing::Challenged.word();
                (format!("legend {word}"), look(*its).word("style", "filled,dashed"), word)
            }
            Entry::Relation(word, arrow, _) => {
                let line = Attributes::of(&[("color", arrow.color), ("arrowhead", head(arrow.head))]);
                return self.sample("relation", word, line);
            }
            Entry::Force(force) => {
                let line = stroke(INK, *force).word("arrowhead", "normal");
                return self.sample("force", force.word(), line);
            }
        };
        self.document.node(&name, &attributes.centred("label", label));
        [name.clone(), name]
    }

    /// A line with the word for it at its end.
    fn sample(&mut self, what: &str, word: &str, line: Attributes) -> Ends {
        let start = self.gap(&format!("{what} {word}"));
        let end = format!("legend {what} {word}");
        let text = Attributes::of(&[("shape", "plaintext"), ("margin", "0.04,0.02"), ("height", "0")]);
        self.document.node(&end, &text.centred("label", word));
        // Long enough to show a broken stroke where columns are narrow.
        let length = if self.islands { "2" } else { "1" };
        self.document.edge(&start, &end, &line.word("minlen", length));
        [start, end]
    }
}
