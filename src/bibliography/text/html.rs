//! Marks as the Citation Style Language has them in its data: a few tags of HTML. What publishers send along
//! from their own pages and archives (JATS, MathML) is read too: letters as entities, tags that set nothing.

mod entities;

use std::collections::{BTreeMap, BTreeSet};

use super::{Mark, Run, Text};
pub(crate) use entities::entity;

/// How each mark is written.
const WRITTEN: [(Mark, &str, &str); 6] = [
    (Mark::NoCase, "<span class=\"nocase\">", "</span>"),
    (Mark::SmallCaps, "<span style=\"font-variant:small-caps;\">", "</span>"),
    (Mark::Italic, "<i>", "</i>"),
    (Mark::Bold, "<b>", "</b>"),
    (Mark::Super, "<sup>", "</sup>"),
    (Mark::Sub, "<sub>", "</sub>"),
];

/// The names of tags that mark what they enclose, with or without `jats:` before them.
const MARKS: [(&str, Mark); 11] = [
    ("i", Mark::Italic),
    ("em", Mark::Italic),
    ("italic", Mark::Italic),
    ("b", Mark::Bold),
    ("strong", Mark::Bold),
    ("bold", Mark::Bold),
    ("sc", Mark::SmallCaps),
    ("scp", Mark::SmallCaps),
    ("sup", Mark::Super),
    ("sub", Mark::Sub),
    ("inf", Mark::Sub),
];

/// Tags between which a new line begins.
const BLOCKS: [&str; 15] =
    ["br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "sec", "title", "ul"];

/// Tags that say nothing of the text within them.
const PLAIN: [&str; 8] = ["a", "big", "code", "font", "small", "span", "tt", "u"];

fn tags(mark: Mark) -> (&'static str, &'static str) {
    WRITTEN.into_iter().find(|(known, ..)| *known == mark).map_or(("", ""), |(_, open, close)| (open, close))
}

/// The text with tags.
pub(in crate::bibliography) fn to_html(text: &Text) -> String {
    text.write(|mark| tags(mark).0, |mark| tags(mark).1, escape)
}

/// Letters as they are read as themselves: only what would be taken for an entity or a tag is written otherwise.
pub(in crate::bibliography) fn escaped(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    escape(plain, &mut out);
    out
}

fn escape(letters: &str, out: &mut String) {
    let mut rest = letters;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if entity(rest).is_some() {
            out.push_str("&amp;");
        } else if Tag::at(rest).is_some_and(|tag| tag.meaning().is_some()) {
            out.push_str("&lt;");
        } else {
            out.push_str(&rest[..1]);
        }
        rest = &rest[1..];
    }
    out.push_str(rest);
}

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// It marks what it encloses, or with none only encloses it.
    Encloses(Option<Mark>),
    /// It breaks the line, or says nothing. Without its other half it is text unless it cannot be anything but a tag.
    Stands { breaks: bool, alone: bool },
}

/// `<name …>`, `</name>` or `<name/>`.
#[derive(Clone, Copy, Debug)]
struct Tag<'t> {
    /// Its name, which may have a prefix: `jats:p`.
    name: &'t str,
    /// All between the brackets.
    inner: &'t str,
    closes: bool,
}

impl<'t> Tag<'t> {
    /// The tag at the beginning of `text`, if there is one.
    fn at(text: &'t str) -> Option<Self> {
        const LONGEST: usize = 300;
        let rest = text.strip_prefix('<')?;
        let end = rest.bytes().take(LONGEST).position(|byte| matches!(byte, b'>' | b'<'))?;
        if rest.as_bytes()[end] == b'<' {
            return None;
        }
        let inner = &rest[..end];
        let (closes, named) = inner.strip_prefix('/').map_or((false, inner), |named| (true, named));
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
        let length = named.find(|c| !is_of_name(c)).unwrap_or(named.len());
        let is_name = named.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_whole = matches!(named.as_bytes().get(length), None | Some(b' ' | b'/' | b'\t' | b'\n'));
        (is_name && is_whole).then_some(Self { name: &named[..length], inner, closes })
    }

    fn length(&self) -> usize {
        self.inner.len() + 2
    }

    /// What it does; none if it is not known, and so is text.
    fn meaning(&self) -> Option<Meaning> {
        let lower = self.name.to_ascii_lowercase();
        let (prefix, bare) = lower.split_once(':').unwrap_or(("", &lower));
        let has_more = self.inner.len() > self.name.len() + usize::from(self.closes);
        let alone = !prefix.is_empty() || has_more || matches!(bare, "br" | "hr");
        if prefix == "mml" || prefix.is_empty() && bare == "math" {
            return Some(Meaning::Stands { breaks: false, alone });
        }
        if !matches!(prefix, "" | "jats") {
            return None;
        }
        if bare == "span" {
            let is_small = self.inner.replace(' ', "").contains("font-variant:small-caps");
            let mark = if self.inner.contains("\"nocase\"") { Some(Mark::NoCase) } else { None };
            return Some(Meaning::Encloses(mark.or(Some(Mark::SmallCaps).filter(|_| is_small))));
        }
        let mark = MARKS.iter().find(|(name, _)| *name == bare).map(|(_, mark)| *mark);
        if mark.is_some() {
            return Some(Meaning::Encloses(mark));
        }
        let breaks = BLOCKS.contains(&bare);
        (breaks || PLAIN.contains(&bare) || prefix == "jats").then_some(Meaning::Stands { breaks, alone })
    }
}

/// A text read with its tags. What is no tag that is known, or never closed, is text.
pub(in crate::bibliography) fn from_html(html: &str) -> Text {
    let (closings, opened) = (BTreeMap::new(), BTreeMap::new());
    Reader { html, closings, opened, open: Vec::new(), runs: Vec::new(), letters: String::new() }.read()
}

struct Reader<'t> {
    html: &'t str,
    /// Where the last closing tag of each name is.
    closings: BTreeMap<&'t str, Option<usize>>,
    /// How many tags of each name that mark nothing wait for their closing one.
    opened: BTreeMap<&'t str, usize>,
    /// The tags that enclose what is being read.
    open: Vec<(Option<Mark>, &'t str)>,
    runs: Vec<Run>,
    letters: String,
}

impl<'t> Reader<'t> {
    fn read(mut self) -> Text {
        let mut at = 0;
        while let Some(found) = self.html[at..].find(['<', '&']) {
            self.letters.push_str(&self.html[at..at + found]);
            at += found;
            at += match entity(&self.html[at..]) {
                Some((letter, length)) => {
                    self.letters.push(letter);
                    length
                }
                None => self.tag(at).unwrap_or_else(|| {
                    self.letters.push_str(&self.html[at..=at]);
                    1
                }),
            };
        }
        self.letters.push_str(&self.html[at..]);
        self.flush();
        Text::of(self.runs)
    }

    /// Takes the tag at byte `at`; gives its length, or none if it is text.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let html = self.html;
        let tag = Tag::at(&html[at..])?;
        match tag.meaning()? {
            Meaning::Stands { breaks, alone } => {
                if tag.closes {
                    let opened = self.opened.entry(tag.name).or_default();
                    (alone || *opened > 0).then_some(())?;
                    *opened = opened.saturating_sub(1);
                } else {
                    (alone || self.closes_after(tag.name, at)).then_some(())?;
                    *self.opened.entry(tag.name).or_default() += 1;
                }
                if breaks && !self.letters.is_empty() {
                    self.letters.push('\n');
                }
            }
            Meaning::Encloses(_) if tag.closes => {
                self.open.last().filter(|(_, name)| *name == tag.name)?;
                self.flush();
                self.open.pop();
            }
            Meaning::Encloses(mark) => {
                self.closes_after(tag.name, at).then_some(())?;
                self.flush();
                self.open.push((mark, tag.name));
            }
        }
        Some(tag.length())
    }

    /// True if a tag that closes those of a name comes after byte `at`.
    fn closes_after(&mut self, name: &'t str, at: usize) -> bool {
        let html = self.html;
        let last = self.closings.entry(name).or_insert_with(|| html.rfind(&format!("</{name}>")));
        last.is_some_and(|last| last > at)
    }

    /// Ends the run that is being read.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.letters);
        if !text.is_empty() {
            let marks: BTreeSet<Mark> = self.open.iter().filter_map(|(mark, _)| *mark).collect();
            self.runs.push(Run { text, marks });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, from_html, to_html};

    #[test]
    fn tags_become_marks_and_tags_again() {
        for html in [
            "plain",
            "The <span class=\"nocase\">NATO</span> of <i>Trust</i>",
            "<i>a<sub>b</sub></i>c",
            "2 < 3 and &lt;b> alone, <x> & <y:z>",
            "R&D, AT&T; a &lt;p> and &amp;amp; here",
        ] {
            assert_eq!(to_html(&from_html(html)), html);
        }
        assert_eq!(from_html("<i>Trust</i> <b").plain(), "Trust <b");
        assert_eq!(from_html("2 < 3 and <b> alone").plain(), "2 < 3 and <b> alone");
        assert_eq!(to_html(&from_html("<em>a</em>")), "<i>a</i>");
    }

    #[test]
    fn what_publishers_send_along_is_read() {
        for (html, plain) in [
            ("Tom &amp; Jerry &#8211; &eacute;t&eacute;", "Tom & Jerry – été"),
            (
                "<jats:title>Abstract</jats:title><jats:p>One &lt; two.</jats:p><jats:p>H<jats:sub>2</jats:sub>O</jats:p>",
                "Abstract\nOne < two.\nH2O",
            ),
            ("<p>One</p><p class=\"x\">Two<br/>Three</p>", "One\nTwo\nThree"),
            ("<mml:math xmlns:mml=\"x\"><mml:mi>n</mml:mi></mml:math> bits", "n bits"),
            ("<span lang=\"fr\">mot <span class=\"nocase\">OTAN</span></span> s", "mot OTAN s"),
        ] {
            assert_eq!(from_html(html).tidy(true).plain(), plain, "{html}");
        }
        for text in ["Spelling <a> and <u>", "From <p> to </p", "a </small> b", "<h1>", "<math> and </a>"] {
            assert_eq!(from_html(text).plain(), text);
        }
        for (html, plain) in [
            ("<a href=\"x\">here</a> and <u>there</u>", "here and there"),
            ("one<br>two<p class=\"x\">three", "one\ntwo\nthree"),
            ("<p>One<p>Two</p>", "One\nTwo"),
        ] {
            assert_eq!(from_html(html).tidy(true).plain(), plain, "{html}");
        }
        for plain in ["a &amp; b", "<p>", "&lt;i>x</i>", "<i>x</i> <jats:p>", "& < >"] {
            assert_eq!(from_html(&escaped(plain)).plain(), plain);
        }
    }
}
