//! Texts that would like to be more than text.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use crate::render::picture::style::Look;
use crate::render::picture::{Drawing, Frame, Label, Mark, Part, Spacing};
use crate::render::svg::tests::read::elements;
use crate::render::svg::tests::{alone, page};

const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "]]>",
    "<![CDATA[x]]>",
    "\" onload=\"alert(1)",
    "' style='x",
    "&lt; &amp; &#0; &x;",
    "<!-- --> <?xml?> <!DOCTYPE x>",
    "\u{0}\u{7}\u{1b}[31m\u{7f}\u{85}",
    "\u{202e}backwards\u{2066}\u{200f}\u{feff}\u{200b}",
    "\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}",
    "信頼 Ωμέγα 🙂 e\u{301}\tline\r\nbreak",
    "",
];

/// A drawing with a text wherever text may stand.
fn drawing_of(text: &str) -> Drawing {
    let mut drawing = Drawing::new(vec![text.to_owned()], Spacing::Wide, false);
    drawing.stamp = text.to_owned();
    drawing.extent = vec![text.to_owned()];
    let labels = [
        Label::Centred(text.to_owned()),
        Label::Prose(text.to_owned()),
        Label::Table(vec![vec![text.to_owned(), text.to_owned()], vec![text.to_owned()]]),
    ];
    let marks = labels.into_iter().enumerate().map(|(at, label)| {
        let mark = Mark::bare(&format!("{at}{text}"), Look::TABLE, label);
        Part::Mark(Box::new(Mark { called: text.to_owned(), tooltip: text.to_owned(), ..mark }))
    });
    let parts = marks.collect();
    drawing.body.push(Part::Frame(Frame { name: text.to_owned(), title: text.to_owned(), parts }));
    drawing
}

#[test]
fn hostile_texts_stay_texts() {
    let plain = elements(&page(&drawing_of("plain"))).len();
    for text in HOSTILE.iter().filter(|text| !text.is_empty() && !text.contains('\n')) {
        assert_eq!(elements(&page(&drawing_of(text))).len(), plain, "{text}");
        elements(&alone(&drawing_of(text)));
    }
    elements(&page(&drawing_of("")));
}

#[test]
fn a_huge_text_is_drawn_whole() {
    for text in ["x".repeat(20_000), "信 ".repeat(20_000)] {
        let svg = page(&drawing_of(&text));
        assert!(elements(&svg).iter().any(|element| element.text.len() >= text.trim_end().len()));
    }
}

proptest! {
    #[test]
    fn any_text_stays_text(text in any::<String>()) {
        let text: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let found = elements(&page(&drawing_of(&format!("a{text}"))));
        prop_assert_eq!(found.len(), elements(&page(&drawing_of("plain"))).len());
        prop_assert!(found.iter().all(|element| ["svg", "title", "g", "path", "text"].contains(&element.name.as_str())));
        elements(&alone(&drawing_of(&text)));
    }
}
