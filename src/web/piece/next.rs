//! What can be asked next: as links where the explorer answers questions, else as what to type.

use form_urlencoded::byte_serialize;
use maud::{Markup, html};

use crate::web::address::Address;
use crate::web::piece::text::Text;
use crate::web::sheet::Sheet;

/// Questions; none if there are none.
pub(in crate::web) fn questions(sheet: &Sheet<'_>, questions: &[String]) -> Option<Markup> {
    (!questions.is_empty()).then(|| {
        html! { ul.questions { @for question in questions { li { (one(sheet, question)) } } } }
    })
}

/// A question.
pub(in crate::web) fn one(sheet: &Sheet<'_>, question: &str) -> Markup {
    html! {
        @if sheet.explorer.is_served() { a.question href=(asked(sheet, question)) { (Text(question)) } }
        @else { code.question { "catena ask '" (Text(&question.replace('\'', "'\\''"))) "'" } }
    }
}

/// The link to the answer to a question, on a server.
pub(in crate::web) fn asked(sheet: &Sheet<'_>, question: &str) -> String {
    format!("{}?q={}", sheet.to(&Address::Ask), encoded(question))
}

/// A text as the value of a parameter of an URL.
pub(in crate::web) fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}
