//! The first page: what the library holds, its questions with what their answers come to, and what changed lately.

use maud::{Markup, html};

use crate::catalog::NodeClass as Class;
use crate::render::phrase::counted;
use crate::render::picture::{Drawing, Options, Words, corpus};
use crate::statement;
use crate::web::address::{Address, Listed};
use crate::web::explorer::Explorer;
use crate::web::page::{Page, saved};
use crate::web::piece::section::section;
use crate::web::piece::text::{Text, plain};
use crate::web::piece::{map, next};
use crate::web::sheet::Sheet;
use crate::web::taken::Taken;

/// So many commits are told.
const COMMITS: usize = 8;
/// So many saved questions are shown, those with a title first.
const QUESTIONS: usize = 12;
/// So many questions are offered where none is saved.
const OFFERED: usize = 6;

pub(super) fn page(sheet: &Sheet<'_>) -> Page {
    let explorer = sheet.explorer;
    let problems = explorer.session.diagnostics.len();
    let has_saved = !sheet.catalog().saved.is_empty();
    let body = html! {
        header.thing {
            h1 { (Text(explorer.title)) }
            p.lead { (holds(sheet)) }
            @if problems > 0 {
                p.notice { a href=(sheet.to(&Address::Problems)) { (counted(problems, "problem")) " in the files of this library" } }
            }
        }
        (theories(sheet))
        @if has_saved {
            (section("questions", "Questions", Some(html! {
                (saved::list(sheet, QUESTIONS))
                @let all = sheet.catalog().saved.len();
                @if all > QUESTIONS { p { a href=(sheet.to(&Address::List(Listed::Questions))) { "all " (all) " questions" } } }
            })))
        }
        @else if explorer.is_served() {
            (section("questions", "Questions that it answers", next::questions(sheet, &explorer.examples(OFFERED))))
        }
        (section("kinds", "Topics by kind", kinds(sheet)))
        (section("changes", "What changed lately", changes(sheet)))
    };
    Page { title: plain(explorer.title), body }
}

/// `610 claims and 3 arguments from 37 works by 40 scholars about 111 topics`
fn holds(sheet: &Sheet<'_>) -> Markup {
    let catalog = sheet.catalog();
    let of = |class: Class, word: &str, listed: Listed| {
        let number = catalog.of_class(class).count();
        html! { a href=(sheet.to(&Address::List(listed))) { (counted(number, word)) } }
    };
    html! {
        (of(Class::Claim, "claim", Listed::Claims))
        @if catalog.arguments().next().is_some() { " and " (of(Class::Argument, "argument", Listed::Arguments)) }
        @if catalog.excerpts().next().is_some() { ", with " (of(Class::Excerpt, "excerpt", Listed::Excerpts)) "," }
        " from " (of(Class::Work, "work", Listed::Works)) " by " (of(Class::Scholar, "scholar", Listed::Scholars))
        " about " (of(Class::Topic, "topic", Listed::Topics)) ", each with the place where it is said."
    }
}

/// The map of the explanations or theories of the library, with what it is of: of the kind whose topics speak of most others,
/// with these. None where no kind can be compared.
pub(in crate::web) fn drawing<'e>(explorer: &'e Explorer<'_>) -> Option<(&'e str, Drawing)> {
    let found = explorer.index().usual().first()?;
    let world = explorer.world();
    let topics = Some(found.nodes.clone());
    let options = Options { topics, words: Words::Names, ..Options::default() };
    Some((&found.title, corpus(world.catalog, world.graph, world.verdicts, &options)))
}

/// The map of [`drawing`].
fn theories(sheet: &Sheet<'_>) -> Markup {
    let Some((title, drawing)) = drawing(sheet.explorer) else { return html! {} };
    let files = [(sheet.to_file(&Taken::Home.path(sheet.explorer)), "SVG")];
    html! {
        @if let Some(figure) = map::figure(sheet, &drawing, &files) {
            (section("theories", &format!("Map of the {title}"), Some(html! {
                (figure)
                p.remark {
                    a href=(sheet.to(&Address::Compare)) { "compared in a table" } ", "
                    a href=(sheet.to(&Address::Map)) { "the map of all topics" }
                }
            })))
        }
    }
}

fn kinds(sheet: &Sheet<'_>) -> Option<Markup> {
    let catalog = sheet.catalog();
    let number = |id: &str| catalog.topics().filter(|(_, topic)| topic.kind == id).count();
    let kinds: Vec<_> = catalog
        .vocabulary
        .kinds()
        .map(|kind| (kind, number(&kind.id)))
        .filter(|(_, number)| *number > 0)
        .collect();
    (!kinds.is_empty()).then(|| {
        html! {
            ul.kinds {
                @for (kind, number) in &kinds {
                    li {
                        a href=(sheet.to(&Address::Kind(kind.id.clone()))) {
                            b { (number) } " " (Text(&statement::named(if *number == 1 { &kind.id } else { &kind.plural })))
                        }
                    }
                }
            }
        }
    })
}

fn changes(sheet: &Sheet<'_>) -> Option<Markup> {
    let commits = sheet.explorer.history.commits();
    (!commits.is_empty()).then(|| {
        html! {
            ol.commits {
                @for commit in commits.iter().take(COMMITS) {
                    li {
                        time datetime=(commit.date) { (commit.date.get(..10).unwrap_or_default()) } " "
                        (Text(&commit.subject)) span.remark { (Text(&commit.author)) ", " (counted(commit.files.len(), "file")) }
                    }
                }
            }
        }
    })
}
