//! Text can be read, and nothing is told by colour alone.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::corpus::Corpus;
use crate::render::picture::style::arrow::LINES;
use crate::render::picture::style::look::{CLAIM, KINDS, SCHOLAR, WORK};
use crate::render::picture::style::{FAINT, GROUND, INK, PAPER, Side, Styles};

/// The contrast of two colours, as the Web Content Accessibility Guidelines reckon it: 1 to 21.
fn contrast(a: &str, b: &str) -> f64 {
    let light = |color: &str| {
        let channel = |at: usize| {
            let value = u8::from_str_radix(&color[at..at + 2], 16).map_or(0.0, f64::from) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05
    };
    let (a, b) = (light(a), light(b));
    if a > b { a / b } else { b / a }
}

#[test]
fn all_text_can_be_read() {
    for ground in [PAPER, GROUND] {
        for color in LINES.into_iter().chain([INK, FAINT]) {
            assert!(contrast(color, ground) >= 4.5, "{color} on {ground}");
        }
    }
    for look in KINDS.into_iter().chain([CLAIM, WORK, SCHOLAR]) {
        assert!(contrast(INK, look.fill) >= 4.5, "{look:?}");
        assert!(contrast(look.border, look.fill) >= 3.0, "{look:?}");
    }
    for side in [Side::For, Side::Against, Side::Asked, Side::Caveat, Side::Dispute, Side::Partial] {
        let look = side.look(CLAIM);
        assert!(contrast(INK, look.fill) >= 4.5 && contrast(side.color(), PAPER) >= 4.5, "{look:?}");
    }
}

fn styles_of(text: &str) -> (Catalog, Styles) {
    let corpus = Corpus::read(vec![("a.catena".to_owned(), text.as_bytes().to_vec())]);
    let catalog = Catalog::build(&corpus, &mut Vec::new());
    let styles = Styles::of(&catalog.vocabulary);
    (catalog, styles)
}

#[test]
fn kinds_and_relations_are_told_apart_without_colour() {
    let kinds: String = (10..30).map(|number| format!("kind k{number}\n  plural k{number}s\n\n")).collect();
    let relations: String = (10..40).map(|number| format!("relation r{number}\n\n")).collect();
    let (catalog, styles) = styles_of(&(kinds + &relations));
    let looks = catalog.vocabulary.kinds().map(|kind| {
        let look = styles.kind(&kind.id);
        (look.shape, look.rings)
    });
    assert_eq!(looks.collect::<BTreeSet<_>>().len(), 20);
    let arrows = styles.relations.iter().map(|arrow| (arrow.color, arrow.head));
    assert_eq!(arrows.collect::<BTreeSet<_>>().len(), 30);
}

#[test]
fn what_opposes_another_relation_has_the_colour_of_opposition() {
    let (catalog, styles) = styles_of(
        "relation excludes\n\nrelation admits\n  against excludes\n\nrelation fosters\n  implies admits\n\n\
         relation forbids\n  implies excludes\n\nrelation supports\n\nrelation disputes\n  against supports\n\n\
         relation gains\n  against loses\n  spreads none\n\nrelation loses\n  spreads none\n\nrelation answers\n",
    );
    let relations = catalog.vocabulary.relations();
    let opposed = relations.filter(|(id, _)| styles.relations[id.0 as usize].color == LINES[0]);
    let opposed: Vec<&str> = opposed.map(|(_, relation)| relation.id.as_str()).collect();
    assert_eq!(opposed, ["disputes", "excludes", "forbids", "loses"]);
}

#[test]
fn opposites_differ_in_colour() {
    for others in 0..12 {
        let before: String = (0..others).map(|number| format!("relation a{number:02}\n\n")).collect();
        let (catalog, styles) =
            styles_of(&(before + "relation admits\n  against excludes\n\nrelation excludes\n"));
        let color =
            |id: &str| styles.relations[catalog.vocabulary.find(id).map_or(0, |id| id.0 as usize)].color;
        assert_ne!(color("admits"), color("excludes"));
    }
}
