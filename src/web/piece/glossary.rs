//! The words by which catena itself tells how a verdict came about and how a claim stands, each with what it means; and
//! the links from where they stand to that.

use maud::{Markup, html};

use crate::catalog::entry::Force;
use crate::render::cite;
use crate::standing::Standing;
use crate::verdict::{Mark, Of, Verdict};
use crate::web::address::{Address, Listed};
use crate::web::piece::section::section;
use crate::web::sheet::Sheet;

/// What a verdict may come to, apart from a relation and its opposite.
const RESULTS: [(&str, &str); 3] = [
    ("divided", "there is evidence on both sides"),
    ("depends", "there is evidence on both sides, under different conditions"),
    ("silent", "no claim says anything on it"),
];

const STANDINGS: [(Standing, &str); 4] = [
    (Standing::Unchallenged, "it stands, and nothing challenges it"),
    (Standing::Defended, "it stands: it is challenged, and all that challenges it falls"),
    (Standing::Challenged, "it falls: a challenge to it stands, or what it rests on falls"),
    (Standing::Undecided, "neither: it depends on claims that challenge or support one another in a circle"),
];

const FORCES: [(Force, &str); 3] = [
    (Force::Suggests, "it is put forward as likely or possible"),
    (Force::Asks, "it is raised as a question, and supports nothing"),
    (Force::Denies, "it is stated not to be so"),
];

/// All of these words, in the order in which readers meet them.
pub(in crate::web) fn all() -> Markup {
    let results = RESULTS.map(|(word, text)| (format!("result-{word}"), word, text));
    let marks = Mark::WHOLE.map(|mark| (anchor(mark), mark.word(), mark.meaning()));
    let standings =
        STANDINGS.map(|(standing, text)| (format!("standing-{}", standing.word()), standing.word(), text));
    let forces = FORCES.map(|(force, text)| (format!("force-{}", force.word()), cite::force(force), text));
    html! {
        (section("results", "Results of verdicts", Some(list(&results))))
        (section("marks", "Marks of verdicts", Some(html! {
            (list(&marks))
            p.remark {
                "Of a divided verdict a mark may be of one side alone: “only suggested against it” says that nothing is said "
                "outright against it, while something is for it. What is asserted or denied is said outright."
            }
        })))
        (section("standings", "How claims and arguments stand", Some(list(&standings))))
        (section("forces", "How claims are made", Some(list(&forces))))
    }
}

fn list(words: &[(String, &str, &str)]) -> Markup {
    html! { dl.vocabulary { @for (id, word, text) in words { dt id=(id) { (word) } dd { (text) } } } }
}

/// The part of the page that tells of a mark, of whichever side it is.
fn anchor(mark: Mark) -> String {
    format!("mark-{}", mark.of(Of::All).word())
}

/// The marks of a verdict, each a link to what it means; nothing where there are none.
pub(in crate::web) fn marks(sheet: &Sheet<'_>, verdict: &Verdict) -> Markup {
    html! {
        @for (at, mark) in verdict.marks.iter().enumerate() {
            @if at > 0 { ", " }
            a.mark href=(to(sheet, &anchor(*mark))) title=(mark.meaning()) { (mark.words()) }
        }
    }
}

/// The marks of a verdict with what they mean, a line each; nothing where there are none.
pub(in crate::web) fn told(sheet: &Sheet<'_>, verdict: &Verdict) -> Markup {
    html! {
        @if !verdict.marks.is_empty() {
            ul.told {
                @for mark in &verdict.marks {
                    li { a.mark href=(to(sheet, &anchor(*mark))) { (mark.words()) } ": " (mark.meaning()) }
                }
            }
        }
    }
}

/// A standing, in a word and a colour, and a link to what it means.
pub(in crate::web) fn standing(sheet: &Sheet<'_>, standing: Standing) -> Markup {
    let href = to(sheet, &format!("standing-{}", standing.word()));
    html! { a.standing.(standing.word()) href=(href) { (standing.word()) } }
}

fn to(sheet: &Sheet<'_>, part: &str) -> String {
    format!("{}#{part}", sheet.to(&Address::List(Listed::Vocabulary)))
}
