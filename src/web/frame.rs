//! What stands around every page: its head, the way to the other pages, and the foot.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::web::address::{Address, Listed};
use crate::web::asset;
use crate::web::page::Page;
use crate::web::piece::text::{Text, plain};
use crate::web::sheet::Sheet;

/// What a page may do: show its own text, styles and pictures, run the explorer's own script, and ask the explorer.
/// Nothing comes from elsewhere, and no text of a library can be run.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
connect-src 'self'; form-action 'self'; base-uri 'none'";

/// A page in its frame, as a document.
pub(super) fn framed(sheet: &Sheet<'_>, page: &Page) -> String {
    let explorer = sheet.explorer;
    let is_home = sheet.at == Address::Home;
    let title = if is_home { page.title.clone() } else { format!("{} · {}", page.title, explorer.title) };
    let mode = if explorer.is_served() { "served" } else { "files" };
    let root = sheet.to_file("");
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!("catena ", env!("CARGO_PKG_VERSION")));
                title { (plain(&title)) }
                link rel="icon" href=(sheet.to_file(asset::ICON.name));
                link rel="stylesheet" href=(sheet.to_file(asset::STYLE.name));
                script defer src=(sheet.to_file(asset::SCRIPT.name)) {}
            }
            body data-mode=(mode) data-root=(root) data-version=[explorer.version()] {
                a.skip href="#main" { "Skip to the page" }
                (top(sheet))
                @if explorer.faulty.is_some() && sheet.at != Address::Problems {
                    p.faulty role="status" {
                        "The files have changed and have errors: "
                        a href=(sheet.to(&Address::Problems)) { "see what is wrong" }
                        ". This page shows the library as it was before."
                    }
                }
                main #main { (page.body) }
                (foot(sheet))
            }
        }
    }
    .into_string()
}

fn top(sheet: &Sheet<'_>) -> Markup {
    let catalog = sheet.catalog();
    let listed = |listed: Listed| (Address::List(listed), listed.word());
    let mut pages = vec![listed(Listed::Topics), listed(Listed::Claims)];
    if catalog.arguments().next().is_some() {
        pages.push(listed(Listed::Arguments));
    }
    if catalog.excerpts().next().is_some() {
        pages.push(listed(Listed::Excerpts));
    }
    pages.extend([listed(Listed::Works), listed(Listed::Scholars), listed(Listed::Questions)]);
    if !sheet.explorer.index().usual().is_empty() {
        pages.push((Address::Compare, "compare"));
    }
    pages.extend([(Address::Map, "map"), (Address::Time, "time")]);
    if sheet.explorer.is_served() {
        pages.push((Address::Ask, "ask"));
    }
    html! {
        header.top {
            a.library href=(sheet.to(&Address::Home)) { (Text(sheet.explorer.title)) }
            nav aria-label="pages" {
                ul {
                    @for (address, word) in &pages {
                        li {
                            @if *address == sheet.at { a href=(sheet.to(address)) aria-current="page" { (word) } }
                            @else { a href=(sheet.to(address)) { (word) } }
                        }
                    }
                }
            }
            form.find role="search" action=[sheet.explorer.is_served().then(|| sheet.to_file("ask.html"))] method="get" hidden[!sheet.explorer.is_served()] {
                label.unseen for="find" { "Find by name or words" }
                input #find type="search" name="q" placeholder="Find …" autocomplete="off" spellcheck="false"
                    role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list";
                ul #found role="listbox" aria-label="found" hidden {}
            }
            button.theme type="button" hidden { span aria-hidden="true" { (PreEscaped("&#9680;")) } " theme" }
        }
    }
}

fn foot(sheet: &Sheet<'_>) -> Markup {
    html! {
        footer.foot {
            p {
                a href=(sheet.to(&Address::List(Listed::Vocabulary))) { "What the words mean" } " · "
                a href=(sheet.to(&Address::Problems)) { "Problems" } " · made with catena " (env!("CARGO_PKG_VERSION"))
            }
        }
    }
}
