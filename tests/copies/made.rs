//! Copies that tests make: PDF by hand, the others as zip files of text.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A PDF of pages of 400 by 600 points, given by what draws them, and what its catalog has beside them. `/F1` is
/// Helvetica; `/F2` is too, with `\001` for the ligature fi and `\002` for an accent.
pub(crate) fn pdf(pages: &[&str], catalog: &str) -> Vec<u8> {
    marked(pages, catalog, "")
}

/// The same, each page with these annotations.
pub(crate) fn marked(pages: &[&str], catalog: &str, annotations: &str) -> Vec<u8> {
    let numbers: Vec<usize> = (0..pages.len()).map(|at| 5 + 2 * at).collect();
    let kids: String = numbers.iter().map(|number| format!("{number} 0 R ")).collect();
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding \
         /Differences [1 /fi /acute] >> >>"
            .to_owned(),
    ];
    for (page, number) in pages.iter().zip(&numbers) {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {} 0 R /Annots [{annotations}] \
             /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            number + 1
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()));
    }
    of_objects(&objects)
}

/// A PDF of these objects, the first of which is its catalog.
pub(crate) fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(text.len());
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = text.len();
    let _ = write!(text, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(text, "{place:010} 00000 n ");
    }
    let _ =
        write!(text, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1);
    text.into_bytes()
}

/// Lines of text from a place on, twelve points apart.
pub(crate) fn lines(x: u32, y: u32, lines: &[&str]) -> String {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj T* ")).collect();
    format!("BT /F1 10 Tf 12 TL {x} {y} Td {shown}ET\n")
}

/// A zip file of these files.
pub(crate) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a zip file in memory");
        zip.write_all(text.as_bytes()).expect("a zip file in memory");
    }
    zip.finish().expect("a zip file in memory").into_inner()
}

/// A book of these parts, each with its name; what is called `nav.xhtml` lists its pages.
pub(crate) fn epub(parts: &[(&str, &str)]) -> Vec<u8> {
    let item = |(name, _): &(&str, &str)| {
        let nav = if *name == "nav.xhtml" { "properties=\"nav\"" } else { "" };
        format!("<item id=\"{name}\" href=\"{name}\" {nav}/>")
    };
    let items: String = parts.iter().map(item).collect();
    let spine = parts.iter().filter(|(name, _)| *name != "nav.xhtml");
    let spine: String = spine.map(|(name, _)| format!("<itemref idref=\"{name}\"/>")).collect();
    let package = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
    let container = "<container><rootfiles><rootfile full-path=\"text/book.opf\"/></rootfiles></container>";
    let names: Vec<String> = parts.iter().map(|(name, _)| format!("text/{name}")).collect();
    let mut files = vec![("META-INF/container.xml", container), ("text/book.opf", package.as_str())];
    files.extend(names.iter().map(String::as_str).zip(parts.iter().map(|(_, text)| *text)));
    zipped(&files)
}

/// A manuscript with this body, these styles and these footnotes.
pub(crate) fn docx(body: &str, styles: &str, footnotes: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let styles = format!("<w:styles xmlns:w=\"w\">{styles}</w:styles>");
    let footnotes = format!("<w:footnotes xmlns:w=\"w\">{footnotes}</w:footnotes>");
    zipped(&[
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("word/footnotes.xml", &footnotes),
    ])
}
