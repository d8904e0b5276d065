//! A part of a page under a heading; nothing where there is nothing to say.

use maud::{Markup, html};

/// A part with an id, by which it can be linked to.
pub(in crate::web) fn section(id: &str, title: &str, content: Option<Markup>) -> Markup {
    html! {
        @if let Some(content) = content {
            section id=(id) {
                h2 { (title) " " a.anchor href=(format!("#{id}")) aria-label=(format!("link to {title}")) { "#" } }
                (content)
            }
        }
    }
}

/// Items as a list; none if there are none.
pub(in crate::web) fn list(items: impl IntoIterator<Item = Markup>) -> Option<Markup> {
    let items: Vec<Markup> = items.into_iter().collect();
    (!items.is_empty()).then(|| html! { ul.plain { @for item in &items { li { (item) } } } })
}
