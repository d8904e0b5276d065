//! Topics, works or scholars against topics: what most of them speak of, or what a reader chooses.

use maud::{Markup, html};

use crate::query::understand::lexicon::plural;
use crate::statement;
use crate::web::address::Address;
use crate::web::comparison::{Comparison, MANY, Wanted};
use crate::web::page::Page;
use crate::web::piece::section::section;
use crate::web::piece::text::Text;
use crate::web::piece::{answer, download, next};
use crate::web::sheet::Sheet;
use crate::web::taken::{COMPARED, Taken};

/// The page of the usual comparisons; none in a library in which nothing can be compared.
pub(super) fn page(sheet: &Sheet<'_>) -> Option<Page> {
    let usual = sheet.explorer.index().usual();
    // What is chosen is what the first table shows.
    let shown = Wanted { rows: usual.first()?.rows.clone(), ..Wanted::default() };
    let body = html! {
        (head(sheet, &shown))
        @for (at, comparison) in usual.iter().enumerate() {
            (section(&format!("of-{}", at + 1), &comparison.title, Some(table(sheet, comparison, Some(at)))))
        }
    };
    Some(Page { title: "Compare".to_owned(), body })
}

/// The page of a comparison that a reader chose.
pub(in crate::web) fn chosen(sheet: &Sheet<'_>, wanted: &Wanted) -> Page {
    let found = sheet.explorer.index().comparisons().chosen(sheet.catalog(), wanted);
    let body = html! {
        (head(sheet, wanted))
        @match &found {
            Some(comparison) => (section("of-1", &comparison.title, Some(table(sheet, comparison, None)))),
            None => p.none { "Nothing is said of how the one relates to the other. Choose other rows or columns." },
        }
    };
    Page { title: found.map_or_else(|| "Compare".to_owned(), |found| found.title), body }
}

fn head(sheet: &Sheet<'_>, wanted: &Wanted) -> Markup {
    html! {
        header.thing {
            h1 { "Compare" }
            p.lead { "What each comes to on the topics of which most of them speak. Every verdict leads to its evidence." }
        }
        @if sheet.explorer.is_served() { (controls(sheet, wanted)) }
    }
}

/// What can be chosen, with what is shown chosen.
fn controls(sheet: &Sheet<'_>, wanted: &Wanted) -> Markup {
    let (catalog, comparisons) = (sheet.catalog(), sheet.explorer.index().comparisons());
    html! {
        form.choose action=(sheet.to(&Address::Compare)) method="get" {
            label {
                "rows "
                select name="rows" {
                    @for rows in comparisons.rows() {
                        option value=(rows.word()) selected[wanted.rows == rows.word()] { (Text(&statement::named(&plural(catalog, rows)))) }
                    }
                }
            }
            label {
                "on "
                select name="columns" {
                    option value="" { "topics of all kinds" }
                    @for kind in comparisons.columns() {
                        @let plural = catalog.vocabulary.kind(kind).map_or(kind, |kind| kind.plural.as_str());
                        option value=(kind) selected[wanted.columns == kind] { (Text(&statement::named(plural))) }
                    }
                }
            }
            label {
                "at most "
                select name="most" {
                    @for most in MANY {
                        option value=(most) selected[wanted.most == most] { (most) " columns" }
                    }
                }
            }
            button type="submit" { "Compare" }
        }
    }
}

/// A comparison with its evidence, and as files: of one of the usual ones, by its number, also where nobody answers.
fn table(sheet: &Sheet<'_>, comparison: &Comparison, usual: Option<usize>) -> Markup {
    html! {
        p.remark { (next::one(sheet, &comparison.question)) }
        @match sheet.explorer.ask(&comparison.question) {
            Ok(found) => {
                (answer::whole(sheet, &found))
                (download::of_answer(sheet, &comparison.question, &found, &COMPARED, |format| {
                    usual.map(|at| Taken::Comparison(at, format))
                }))
            },
            Err(why) => p.problem { (Text(&why)) },
        }
    }
}
