//! The colours of Zotero's annotations, which its exports give as codes.

/// The codes with the names that Zotero's menus have for them.
const COLOURS: [(&str, &str); 8] = [
    ("#ffd400", "yellow"),
    ("#ff6666", "red"),
    ("#5fb236", "green"),
    ("#2ea8e5", "blue"),
    ("#a28ae5", "purple"),
    ("#e56eee", "magenta"),
    ("#f19837", "orange"),
    ("#aaaaaa", "grey"),
];

/// The name of a colour; in small letters as it is, if Zotero has none for it.
pub(super) fn named(colour: &str) -> String {
    let small = colour.to_lowercase();
    let known = COLOURS.iter().find(|(code, _)| *code == small);
    known.map_or(small, |(_, name)| (*name).to_owned())
}

/// The code of a colour that Zotero has a name for; any other as it is.
pub(crate) fn coded(colour: &str) -> &str {
    let known = COLOURS.iter().find(|(_, name)| *name == colour);
    known.map_or(colour, |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::{coded, named};

    #[test]
    fn codes_of_zotero_are_named_and_others_stay() {
        assert_eq!(named("#FFD400"), "yellow");
        assert_eq!(named("#aaaaaa"), "grey");
        assert_eq!(named("#123456"), "#123456");
        assert_eq!(named("Teal"), "teal");
        assert_eq!((coded("yellow"), coded("teal")), ("#ffd400", "teal"));
    }
}
