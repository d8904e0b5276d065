//! The structure of texts: what is counted, and under which heading.

use crate::verify::find::Hit;
use crate::verify::text::plain_text;

/// A line for each passage: its place and its first word.
fn places(text: &str, title: &str) -> Vec<String> {
    let text = plain_text(text, title);
    let pages = text.numbering.pages(None);
    let first = |chars: &[char]| chars.iter().take_while(|char| char.is_alphanumeric()).collect::<String>();
    let line = |(at, chars): (usize, &[char])| {
        let place = text.place(Hit { passage: at, start: 0, end: chars.len() }, &pages);
        format!("{place}: {}", first(chars))
    };
    text.passages.iter().map(|passage| passage.exact.chars.as_slice()).enumerate().map(line).collect()
}

#[test]
fn front_matter_sections_notes_and_list_of_works() {
    let text = "\
# On Trees

An Author

## Terms of use

Do not copy.

# On *Trees*

An Author

## **Roots**

First one.<sup>1</sup>

Second one goes

---

<sup>1</sup> Note.

<sup>2</sup> Another.

on.<sup>2</sup> And on.

Third.

### Fine roots

Fourth.<sup>3</sup>

## Leaves

Fifth.

---

<sup>3</sup> Last.

## References

- Oak, A. *Acorns*.
";
    let expected = [
        "the heading § \"On Trees\": On",
        "§ \"On Trees\" ¶ 1 in the front matter: An",
        "the heading § \"Terms of use\": Terms",
        "§ \"Terms of use\" ¶ 1 in the front matter: Do",
        "the heading § \"On Trees\": On",
        "§ \"On Trees\" ¶ 1 in the front matter: An",
        "the heading § \"Roots\": Roots",
        "§ \"Roots\" ¶ 1: First",
        "§ \"Roots\" ¶ 2: Second",
        "§ \"Roots\" n. 1: Note",
        "§ \"Roots\" n. 2: Another",
        "§ \"Roots\" ¶ 3: Third",
        "the heading § \"Fine roots\": Fine",
        "§ \"Fine roots\" ¶ 1: Fourth",
        "the heading § \"Leaves\": Leaves",
        "§ \"Leaves\" ¶ 1: Fifth",
        // It stands under another heading than its mark.
        "§ \"Fine roots\" n. 3: Last",
        "the heading § \"References\": References",
        "the bibliography: Oak",
    ];
    assert_eq!(places(text, "On Trees: A Guide"), expected);
}

#[test]
fn a_text_without_sections_is_all_body() {
    assert_eq!(places("One.\n\nTwo.", "T"), ["¶ 1: One", "¶ 2: Two"]);
    let titled = "# T\n\nOne.\n\nTwo.[^x]\n\n[^x]: N.\n\n## Bibliography\n\nA. *B*.";
    let expected = [
        "the heading § \"T\": T",
        "§ \"T\" ¶ 1: One",
        "§ \"T\" ¶ 2: Two",
        "§ \"T\" note x: N",
        "the heading § \"Bibliography\": Bibliography",
        "the bibliography: A",
    ];
    assert_eq!(places(titled, "T"), expected);
    assert_eq!(places("", "T"), [""; 0]);
}

#[test]
fn notes_that_are_counted_anew_belong_to_their_own_chapter() {
    let text = "# A\n\nOne.<sup>1</sup>\n\n<sup>1</sup> N.\n\n# B\n\nTwo.<sup>1</sup>\n\n<sup>1</sup> M.";
    let places = places(text, "");
    assert!(places.contains(&"§ \"A\" n. 1: N".to_owned()) && places.contains(&"§ \"B\" n. 1: M".to_owned()));
}

#[test]
fn pages_are_told_with_sections_and_instead_of_paragraphs() {
    let plain = "One goes\n7\u{c}on.\n\nTwo.\n8\u{c}Three.\n9\u{c}Four";
    assert_eq!(places(plain, ""), ["pp. 7-8: One", "p. 8: Two", "p. 9: Three", "page 4 of the file: Four"]);
    let titled = "## A\n\n<!-- p. 7 -->One goes <!-- p. 8 -->on.[^1]\n\nTwo.\n\n[^1]: N.";
    let expected = [
        "the heading § \"A\": A",
        "pp. 7-8 § \"A\" ¶ 1: One",
        "p. 8 § \"A\" ¶ 2: Two",
        "p. 8 § \"A\" n. 1: N",
    ];
    assert_eq!(places(titled, ""), expected);
}
