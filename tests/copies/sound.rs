//! What is read of each format.

use catena::document::{Document, Mark, MarkKind, Unreadable, marks, read};

use super::made::{docx, epub, lines, marked, of_objects, pdf};

/// The pages of a copy, each with its label.
fn pages(name: &str, bytes: &[u8]) -> Vec<(Option<String>, String)> {
    let Document { pages, .. } = read(name, bytes).expect("a sound copy");
    pages.into_iter().map(|page| (page.label, page.text)).collect()
}

fn text(name: &str, bytes: &[u8]) -> String {
    let Document { pages, .. } = read(name, bytes).expect("a sound copy");
    pages.into_iter().map(|page| page.text).collect()
}

#[test]
fn pages_of_a_pdf_bear_their_labels() {
    let page = lines(50, 500, &["Keepers learn trust in long nights of work."]);
    let labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 41 >> 3 << /P (A-) /S /D >> 4 << >>] >>";
    let found = pages("x.pdf", &pdf(&[page.as_str(); 5], labels));
    let labels: Vec<Option<&str>> = found.iter().map(|(label, _)| label.as_deref()).collect();
    assert_eq!(labels, [Some("i"), Some("ii"), Some("41"), Some("A-1"), None]);
    assert!(
        found.iter().all(|(_, text)| text == "Keepers learn trust in long nights of work.\n"),
        "{found:?}"
    );
    assert_eq!(pages("x.pdf", &pdf(&[&page], ""))[0].0, None);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "The harbour has a light that",
        "burns all night, and whoever",
        "keeps it is trusted by those",
        "who never see him at work.",
    ];
    let right = [
        "Storms are rare in summer but",
        "each winter takes a boat or",
        "two, and the keepers count",
        "them in a book of their own.",
    ];
    let page = lines(60, 560, &["A title that goes across both of the columns of the page"])
        + &lines(50, 500, &left)
        + &lines(220, 494, &right)
        + &lines(195, 40, &["12"]);
    let expected = format!(
        "A title that goes across both of the columns of the page\n\n{}\n\n{}\n\n12\n",
        left.join("\n"),
        right.join("\n")
    );
    assert_eq!(text("x.pdf", &pdf(&[&page], "")), expected);
}

#[test]
fn letters_of_a_pdf_are_those_that_people_type() {
    let page = "BT /F2 10 Tf 50 500 Td (The \\001rst \\001re was con-) Tj 0 -12 Td (\\001ned, in a caf) Tj \
                (\\002) Tj -3.3 0 Td ET\nBT /F2 10 Tf 50 400 Td (Words that are long enough.) Tj ET";
    let found = text("x.pdf", &pdf(&[page], ""));
    assert!(found.starts_with("The first fire was con-\nfined, in a caf"), "{found}");
    // Each letter by itself, words without blanks between them, and all of it twice to look bold.
    let word = |x: f64, word: &str| format!("1 0 0 1 {x} 500 Tm ({word}) Tj ");
    let words = word(50.0, "Keepers") + &word(93.0, "trust") + &word(119.0, "harbours");
    let page = format!("BT /F1 10 Tf {words} 1 0 0 1 0.2 0 Tm {words} ET");
    assert_eq!(text("x.pdf", &pdf(&[&page], "")), "Keepers trust harbours\n");
}

#[test]
fn raised_numbers_of_a_pdf_are_marks_of_notes() {
    let raised = |number: &str| format!("/F1 6 Tf 4 Ts ({number}) Tj 0 Ts /F1 10 Tf ");
    let page = format!(
        "BT /F1 10 Tf 50 500 Td (Trust is learnt.) Tj {} ( It takes 10) Tj {} ( hours.) Tj ET\n\
         BT 50 100 Td {} /F1 8 Tf (See the older books.) Tj ET",
        raised("12"),
        raised("6"),
        raised("12")
    );
    let found = text("x.pdf", &pdf(&[&page], ""));
    assert_eq!(
        found,
        "Trust is learnt.<sup>12</sup> It takes 106 hours.\n\n<sup>12</sup>See the older books.\n"
    );
}

#[test]
fn a_scan_and_a_locked_pdf_say_what_to_do() {
    let scan = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q";
    assert_eq!(read("x.pdf", &pdf(&[scan; 3], "")), Err(Unreadable::NoText));
    let cover = lines(50, 500, &["An article on trust, sold by a seller of articles."]);
    let stamped = |page: &str| page.to_owned() + &lines(50, 20, &["Downloaded from a seller of articles."]);
    let page = stamped(scan);
    assert_eq!(read("x.pdf", &pdf(&[&cover, &page, &page, &page], "")), Err(Unreadable::NoText));
    let small = format!("{cover} q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q");
    assert!(read("x.pdf", &pdf(&[&cover], "")).is_ok(), "a text of one page");
    assert!(
        read(
            "x.pdf",
            &pdf(&[&cover, &small, "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q"], "")
        )
        .is_ok()
    );
    let locked = include_bytes!("locked.pdf");
    assert_eq!(read("x.pdf", locked), Err(Unreadable::Password));
    // What only may not be printed can be read.
    let rights = include_bytes!("rights.pdf");
    assert_eq!(text("x.pdf", rights), "Keepers learn trust in long nights of work.\n");
    for error in [Unreadable::NoText, Unreadable::Password] {
        assert!(error.to_string().contains(": "), "{error} says what to do");
    }
}

#[test]
fn a_saved_page_is_its_text() {
    let page = "<html><head><title>x</title><style>p { }</style></head><body><nav><a href='#s'>Menu</a></nav>\
        <script>var a = '<p>no</p>';</script><h1>On <em>Trust</em></h1>\
        <p>Trust is learnt &amp; kept.<sup><a href='#fn1' id='r1'>1</a></sup> It costs 10<sup>6</sup> hours.<br>So.\
        <h2># and marks</h2><p># is no heading.<a href='#fn2' id='r2'><sup>[2]</sup></a></p><ul><li>one<li>two</ul>\
        <table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><form>Search</form>\
        <ol><li id='fn1'><p>See Weber.</p><p>And more. <a href='#r1'>\u{21a9}</a></p></li>\
        <li id='fn2'><p><a href='#r2'>2</a>. A second note.</p></li></ol></body></html>";
    let expected = "## On Trust\n\nTrust is learnt & kept.[^1] It costs 106 hours.\nSo.\n\n### # and marks\n\n\
        \\# is no heading.[^2]\n\n- one\n- two\n\na b\nc\n\n[^1]: See Weber. And more.\n\n[^2]: A second note.\n\n";
    assert_eq!(text("x.html", page.as_bytes()), expected);
    assert_eq!(text("x.html", b"<p>caf\xe9 \x93so\x94</p>"), "café “so”\n\n");
}

/// A number that leads somewhere is a mark only if it is raised, or said to be one, or leads to what looks like a note.
#[test]
fn not_every_number_with_a_link_is_a_note() {
    for (page, expected) in [
        (
            "<p>See Section <a href='#S2'>2</a>.</p><section id='S2'><h2>2 Trust</h2><p>Words.</p></section>",
            "See Section 2.\n\n### 2 Trust\n\nWords.\n\n",
        ),
        (
            "<ul><li><a href='#page_1'>1</a></li></ul><p id='page_1'>1 word.</p><p>More.</p>",
            "- 1\n\n1 word.\n\nMore.\n\n",
        ),
        ("<p>See <a href='#c2'>2</a>.</p><a id='c2'></a><h2>Two</h2>", "See 2.\n\n### Two\n\n"),
        ("<p>Table <a href='#t1'>1</a>.</p><table id='t1'><tr><td>1</td></tr></table>", "Table 1.\n\n1\n\n"),
        ("<p>See <a href='#p2'>2</a>.</p><p id='p2'>Words.</p>", "See 2.\n\nWords.\n\n"),
        ("<p>So.<a href='#n2'>2</a></p><p id='n2'>2 Words.</p>", "So.[^2]\n\n[^2]: Words.\n\n"),
        (
            "<p>So.<a id='r' href='#n2'>2</a></p><p><a id='n2' href='#r'>2</a> Words.</p>",
            "So.[^2]\n\n[^2]: Words.\n\n",
        ),
        ("<p>So.<sup><a href='#n2'>2</a></sup></p><div id='n2'>Words.</div>", "So.[^2]\n\n[^2]: Words.\n\n"),
        (
            "<p>So.<a href='#n1'><sup>1</sup></a></p><p id='n1'><sup>1</sup> 1989 was a year.</p>",
            "So.[^1]\n\n[^1]: 1989 was a year.\n\n",
        ),
    ] {
        assert_eq!(text("x.html", page.as_bytes()), expected, "{page}");
    }
}

/// What XHTML closes at once holds nothing, and what is not closed is no text.
#[test]
fn an_empty_element_of_xhtml_does_not_eat_the_rest() {
    for element in
        ["<title/>", "<script src='x'/>", "<style/>", "<iframe src='x'/>", "<textarea/>", "<noscript/>"]
    {
        let part = format!("<html><head>{element}</head><body><p>One.</p>{element}<p>Two.</p></body></html>");
        assert_eq!(text("x.html", part.as_bytes()), "One.\n\nTwo.\n\n", "{element}");
        assert_eq!(text("x.epub", &epub(&[("one.xhtml", &part)])), "One.\n\nTwo.\n\n", "{element}");
    }
    let page = "<p>One.</p><script>'<p>no</p>'</script><style>p > a { }</style><p>Two.</p>";
    assert_eq!(text("x.html", page.as_bytes()), "One.\n\nTwo.\n\n");
}

#[test]
fn a_book_is_read_in_its_order_with_the_pages_of_its_print() {
    let one = "<html><body><span epub:type='pagebreak' id='p1' title='xi'/><h1>One</h1>\
        <p>First words<a epub:type='noteref' href='notes.xhtml#n1'>1</a> and \
        <span epub:type='pagebreak' id='p2' title='12'/>more words.</p></body></html>";
    let two = "<html><body><p id='p3'>Third&#160;page.</p></body></html>";
    let notes = "<html><body><aside epub:type='footnote' id='n1'><p>1. The note.</p></aside></body></html>";
    let nav = "<nav epub:type='page-list'><ol><li><a href='two.xhtml#p3'>13</a></li></ol></nav>";
    let book = epub(&[("one.xhtml", one), ("two.xhtml", two), ("notes.xhtml", notes), ("nav.xhtml", nav)]);
    let found = pages("x.epub", &book);
    let expected = [
        ("xi", "## One\n\nFirst words[^1] and "),
        ("12", "more words.\n\n"),
        ("13", "Third page.\n\n[^1]: The note.\n\n"),
    ];
    let expected = expected.map(|(label, text)| (Some(label.to_owned()), text.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn a_manuscript_has_headings_notes_and_no_deleted_words() {
    let body = "<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:r><w:t>Über Vertrauen</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>Trust &amp; care are </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r>\
        </w:del><w:r><w:t>lear</w:t></w:r><w:r><w:t>nt.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    let styles = "<w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>";
    let notes =
        "<w:footnote w:id='2'><w:p><w:r><w:t xml:space='preserve'> See Weber.</w:t></w:r></w:p></w:footnote>";
    let expected = "## Über Vertrauen\n\nTrust & care are learnt.[^1]\n\n[^1]: See Weber.\n\n";
    assert_eq!(text("x.docx", &docx(body, styles, notes)), expected);
}

#[test]
fn a_manuscript_may_be_empty_or_have_strange_headings() {
    let empty = read("x.docx", &docx("<w:p/>", "", ""));
    assert_eq!(empty, Err(Unreadable::Empty));
    let body = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>Words.</w:t></w:r></w:p>";
    let styles = "<w:style w:styleId='a'><w:name w:val='heading 18446744073709551615'/></w:style>";
    assert_eq!(text("x.docx", &docx(body, styles, "")), "Words.\n\n");
}

#[test]
fn what_readers_marked_in_a_pdf_is_read() {
    let page =
        lines(50, 500, &["Keepers learn trust in long con-", "stant nights of work. Storms", "are rare."]);
    let annotations = "<< /Subtype /Highlight /QuadPoints [89 510 230 510 89 497 230 497 50 498 102 498 50 486 102 486] \
        /Contents (\\376\\377\\000N\\000o) /T (Ann) /M (D:20240131120000Z) >> << /Subtype /Text /Contents (Read again) >> \
        << /Subtype /Link /Contents (no) >>";
    let found =
        marks("x.pdf", &marked(&[&page], "/PageLabels << /Nums [0 << /S /D /St 9 >>] >>", annotations));
    let label = Some("9".to_owned());
    let highlight = Mark {
        kind: MarkKind::Passage,
        page: 1,
        label: label.clone(),
        quote: "learn trust in long constant nights".to_owned(),
        note: "No".to_owned(),
        author: "Ann".to_owned(),
        day: Some("2024-01-31".to_owned()),
    };
    let remark =
        Mark { kind: MarkKind::Remark, page: 1, label, note: "Read again".to_owned(), ..Mark::default() };
    assert_eq!(found, Ok(vec![highlight, remark]));
}

/// The marks of a page with the line `Keepers learn trust.` and these annotations, the objects from 6 on.
fn marks_of(annotations: &[&str]) -> Vec<Mark> {
    let page = lines(50, 500, &["Keepers learn trust."]);
    let numbers: String = (6..6 + annotations.len()).map(|number| format!("{number} 0 R ")).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 5 0 R /Annots [{numbers}] /Resources \
             << /Font << /F1 3 0 R >> >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
    ];
    objects.extend(annotations.iter().map(|annotation| (*annotation).to_owned()));
    marks("x.pdf", &of_objects(&objects)).expect("it can be read")
}

fn remark(note: &str, author: &str) -> Mark {
    let (note, author) = (note.to_owned(), author.to_owned());
    Mark { kind: MarkKind::Remark, page: 1, note, author, ..Mark::default() }
}

/// Replies are part of what they answer, and a drawing is one.
#[test]
fn replies_and_drawings_in_a_pdf_are_read() {
    let [first, reply, further, drawing] = [
        "<< /Subtype /Text /Contents (Why?) /T (Ann) >>",
        "<< /Subtype /Text /IRT 6 0 R /Contents (Because.) /T (Bo) >>",
        "<< /Subtype /Text /IRT 7 0 R /Contents (I see.) >>",
        "<< /Subtype /Ink >>",
    ];
    let of_drawing = Mark { kind: MarkKind::Drawing, page: 1, ..Mark::default() };
    let joined = remark("Why? — Bo: Because. — a reply: I see.", "Ann");
    assert_eq!(marks_of(&[first, reply, further, drawing]), [joined, of_drawing]);
    // Wherever they stand, and in a circle too.
    let before =
        ["<< /Subtype /Text /IRT 7 0 R /Contents (I see.) >>", reply.replace("6 0", "8 0").as_str(), first]
            .map(str::to_owned);
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    assert_eq!(marks_of(&before), [remark("Why? — a reply: I see. — Bo: Because.", "Ann")]);
    let circle =
        ["7", "6"].map(|of| format!("<< /Subtype /Text /IRT {of} 0 R /Contents (to {of}) /T (Bo) >>"));
    let circle: Vec<&str> = circle.iter().map(String::as_str).collect();
    assert_eq!(marks_of(&circle), [remark("to 7 — Bo: to 6", "Bo")]);
}

/// Words to be replaced are a sign of an insertion and the words struck out.
#[test]
fn words_of_a_pdf_that_are_struck_out_or_marked_in_a_reply_are_kept() {
    let quads = |from: u32, to: u32| format!("/QuadPoints [{from} 510 {to} 510 {from} 497 {to} 497]");
    let caret = "<< /Subtype /Caret /Contents (acquire) /T (Ann) >>";
    let struck = format!("<< /Subtype /StrikeOut /IRT 6 0 R /RT /Group /T (Ann) {} >>", quads(88, 112));
    let passage = |quote: &str, note: &str, author: &str| Mark {
        kind: MarkKind::Passage,
        quote: quote.to_owned(),
        ..remark(note, author)
    };
    let first = passage("learn", "acquire", "Ann");
    assert_eq!(marks_of(&[caret, &struck]), vec![first.clone()]);
    // A reply that marks other words than what it answers is a mark itself.
    let other =
        format!("<< /Subtype /Highlight /IRT 6 0 R /Contents (This too) /T (Bo) {} >>", quads(113, 140));
    assert_eq!(marks_of(&[caret, &struck, &other]), [first, passage("trust.", "This too", "Bo")]);
}
