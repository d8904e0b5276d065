use super::{plain, verbatim};

fn each(cases: &[(&str, &str)]) {
    for (raw, expected) in cases {
        assert_eq!(plain(raw), *expected, "{raw}");
    }
}

#[test]
fn accents_in_every_spelling() {
    each(&[
        (r#"{\"o}"#, "ö"),
        (r#"\"{o}"#, "ö"),
        (r#"\"o"#, "ö"),
        (r#"{\"{o}}"#, "ö"),
        (r#"\" o"#, "ö"),
        (r"\'e", "é"),
        (r"\'\i", "í"),
        (r"{\'{\i}}", "í"),
        (r"\v{c}", "č"),
        (r"\v c", "č"),
        (r"Bon{\v c}a", "Bonča"),
        (r"\c{c}\c S", "çŞ"),
        (r"\H{o} \k a \d{a} \u{g} \r{u} \={a} \.{z}", "ő ą ạ ğ ů ā ż"),
        (r"\'{\^e}", "ế"),
        (r"\'\^e", "ế"),
        (r"Erd\H{o}s, D\~{u}ng, \L{}\'od\'z", "Erdős, Dũng, Łódź"),
        (r#"\"{ou}"#, "öu"),
        (r"(11\=22)", "(112̄2)"),
        (r"\'{}a \~{}b \^{}", "´a ~b ^"),
        ("e\u{301}", "é"),
    ]);
}

#[test]
fn letters_and_signs() {
    each(&[
        (r"{\aa}{\AA}\aa ngstr\o m", "åÅångstrøm"),
        (r"Stra{\ss}e, {\OE}uvre, \L ukasz", "Straße, Œuvre, Łukasz"),
        (
            r"Crystal Growth \& Design: 50\%, \#1, \$5, a\_b, \{x\}",
            "Crystal Growth & Design: 50%, #1, $5, a_b, {x}",
        ),
        (r"\textbackslash\textbackslash\{\}: \\{}", r"\\{}:"),
        (r"\LaTeX{} Companion", "LaTeX Companion"),
        (r"J.~R.\ Smith, p.\,9", "J. R. Smith, p. 9"),
        ("Win\\-dows", "Windows"),
        ("100% of $5 bills", "100% of $5 bills"),
        (r"\textdegree \dots{}", "°…"),
    ]);
}

#[test]
fn quotes_and_dashes() {
    each(&[
        ("``trust'' and `thrust'", "“trust” and ‘thrust'"),
        ("Cuckoo's \"Nest\"", "Cuckoo's \"Nest\""),
        ("1--2, a---b, x-y", "1–2, a—b, x-y"),
        (r"\enquote{enquote} \mkbibquote{\emph{b}}.", "“enquote” “b”."),
        ("?`Por qu\\'e? !`Hola!", "¿Por qué? ¡Hola!"),
    ]);
}

#[test]
fn mark_up_goes_and_its_text_stays() {
    each(&[
        (r"\emph{a} \textit{b {\bf c}} {\em d}", "a b c d"),
        (r"The {\sc CONNIVER} Reference", "The CONNIVER Reference"),
        (r"Hellenisms in the \mkbibemph{Alexiad}", "Hellenisms in the Alexiad"),
        (r"\unknown{kept} \relax x", "kept x"),
        (r"\foo bar\baz", r"\foo bar\baz"),
        (r"\href{http://a/~b}{text}", "text"),
        (r"see \url{http://a.b/~c_d--e}.", "see http://a.b/~c_d--e."),
        (r"{\noopsort{1973b}}1973", "1973"),
        ("{{NASA}}: {A} {b}", "NASA: A b"),
        ("  a \r\n\t b\u{a0} {c} ", "a b c"),
        ("a\u{0}b\u{1b}[31m", "a b [31m"),
    ]);
}

#[test]
fn mathematics_stays_readable() {
    each(&[
        (r"Driven $t$-$J$ Models", "Driven t-J Models"),
        (r"${\rm GaN}(000\bar{1})$", "GaN(0001̅)"),
        (r"$\bar{x}$", "x̄"),
        (r"$\left( 000\bar{1} \right)$", "(0001̅)"),
        (r"(000{$\overline{1}$})", "(0001̅)"),
        (r"CO$_2$, m$^{2}$, 10$^{-6}$, 21$^{st}$, $x_i$", "CO2, m², 10⁻⁶, 21st, x_i"),
        (r"$\alpha \leq \frac{1}{2}$", "α≤1/2"),
        (r"\(a^n\)", "a^n"),
        (r"45$^\circ$, NH\textsuperscript{3}, 4\textsuperscript{th}", "45°, NH³, 4th"),
        ("ill$$QMentally", "ill$$QMentally"),
        ("$$", "$$"),
        ("$$a^2$$ b $c$$d$", "a² b cd"),
        (r"a \newline b", "a b"),
    ]);
}

#[test]
fn broken_text_is_read_as_far_as_it_goes() {
    each(&[
        ("a}b{c", "abc"),
        ("\\", "\\"),
        ("\\'", "´"),
        ("{\\\"", "¨"),
        ("\\url{a", "a"),
        ("?\\'{`}", "?‘\u{301}"),
        ("$", "$"),
        ("", ""),
    ]);
}

#[test]
fn addresses_keep_their_signs() {
    for (raw, expected) in [
        (r"http://a.org/b\_c{\_}d~e--f", "http://a.org/b_c_d~e--f"),
        (r"\url{http://a.org/\%20x}", "http://a.org/%20x"),
        (r"http://a.org/{\textasciitilde}smith", "http://a.org/~smith"),
        ("10.1145/1596655.1596682", "10.1145/1596655.1596682"),
    ] {
        assert_eq!(verbatim(raw), expected, "{raw}");
    }
}

#[test]
fn size_and_depth_cost_no_more_than_their_length() {
    assert_eq!(plain(&("{".repeat(100_000) + "a" + &"}".repeat(100_000))), "a");
    assert_eq!(plain(&("{\\'".repeat(100) + "a")).chars().count(), 100);
    assert_eq!(plain(&"$ ".repeat(100_001)).trim_end(), "$");
    plain(&"\\'".repeat(1_000_000));
    plain(&"^{".repeat(300_000));
    plain(&("$".to_owned() + &"^{".repeat(300_000) + "$"));
}
