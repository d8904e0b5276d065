use super::names;
use crate::bibliography::PersonName;

/// The names as `family | given | particle | suffix`.
fn shown(raw: &str) -> String {
    let show = |p: PersonName| [p.family, p.given, p.particle, p.suffix].join("|");
    names(raw).people.into_iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn one_name_in_every_form() {
    let cases = [
        ("Keating, Vincent Charles", "Keating|Vincent Charles||"),
        ("Vincent Charles Keating", "Keating|Vincent Charles||"),
        ("Plato", "Plato|||"),
        ("Weber,", "Weber|||"),
        ("Julian~R. Hoffmann", "Hoffmann|Julian R.||"),
        ("Jean-Paul Sartre", "Sartre|Jean-Paul||"),
        ("Hyun Kong, Bo", "Hyun Kong|Bo||"),
        // Particles.
        ("de la Cruz, Sor Juana", "Cruz|Sor Juana|de la|"),
        ("Sor Juana de la Cruz", "Cruz|Sor Juana|de la|"),
        ("Ludwig van der Rohe", "Rohe|Ludwig|van der|"),
        ("van der Graaf", "Graaf||van der|"),
        ("De la Cruz, Juan", "De la Cruz|Juan||"),
        ("Van Gogh, Vincent", "Van Gogh|Vincent||"),
        ("de Hoop Scheffer, Jaap", "Hoop Scheffer|Jaap|de|"),
        ("{van} Gogh, Vincent", "van Gogh|Vincent||"),
        ("von, Jo", "von|Jo||"),
        ("Ortega y Gasset, Jos{\\'e}", "Ortega y Gasset|José||"),
        ("Jos{\\'e} Ortega y Gasset", "Ortega y Gasset|José||"),
        ("d'Alembert, Jean", "d'Alembert|Jean||"),
        ("al-Farabi, Abu Nasr", "al-Farabi|Abu Nasr||"),
        ("bell hooks", "hooks||bell|"),
        // Suffixes.
        ("von Hicks, III, Michael", "Hicks|Michael|von|III"),
        ("Costa, Jr., P. T.", "Costa|P. T.||Jr."),
        ("King, Martin Luther, Jr.", "King|Martin Luther||Jr."),
        ("King Jr., Martin Luther", "King|Martin Luther||Jr."),
        ("Martin Luther King Jr.", "King|Martin Luther||Jr."),
        ("Henry {VIII}", "VIII|Henry||"),
        // Bodies.
        ("{North Atlantic Treaty Organization}", "North Atlantic Treaty Organization|||"),
        ("{Barnes and Noble}", "Barnes and Noble|||"),
        ("{Ministry of Defence, UK}", "Ministry of Defence, UK|||"),
        ("{{A very} known institution}", "A very known institution|||"),
        // LaTeX.
        ("{\\'E}mile Zola", "Zola|Émile||"),
        ("{\\O}rsted, Hans", "Ørsted|Hans||"),
        ("{\\o}rsted Bro, Hans", "Bro|Hans|ørsted|"),
        ("S\\o ren Kierkeg\\aa rd", "Kierkegård|Søren||"),
        ("Mar{\\'\\i}a Garc{\\'{\\i}}a", "García|María||"),
        ("{Bengoechea-Encabo}, A.", "Bengoechea-Encabo|A.||"),
        ("גל, ד\"ר איתי", "גל|ד\"ר איתי||"),
        // BibLaTeX's extended form.
        ("family=Harman, given=Hans, prefix=von, useprefix=true", "Harman|Hans|von|"),
        ("Smith, A., Jones, B.", "Smith|A., Jones, B.||"),
    ];
    for (raw, expected) in cases {
        assert_eq!(shown(raw), expected, "{raw}");
    }
}

#[test]
fn lists() {
    let families = |raw| names(raw).people.into_iter().map(|p| p.family).collect::<Vec<_>>().join("; ");
    assert_eq!(families("Booth, Ken and Wheeler, Nicholas J."), "Booth; Wheeler");
    assert_eq!(families("A\nand\nB\tand C"), "A; B; C");
    assert_eq!(families("A AND B"), "A; B");
    assert_eq!(families("{Barnes and Noble} and {A} and Anderson"), "Barnes and Noble; A; Anderson");
    assert_eq!(families("Ander, Sandy and Andrew Brand"), "Ander; Brand");
    assert_eq!(families(" and A and and B and "), "A; B");
    assert_eq!(families(""), "");
    assert_eq!(families("{} and {{}}"), "");
}

#[test]
fn others_are_noted_and_not_named() {
    let found = names("Booth, Ken and others");
    assert!(found.truncated);
    assert_eq!(found.people.len(), 1);
    assert!(!names("Booth, Ken and Others, Jo").truncated);
}

#[test]
fn names_joined_by_commas_are_noticed() {
    assert_eq!(names("Smith, A., Jones, B.").crowded.as_deref(), Some("Smith, A., Jones, B."));
    assert_eq!(names("King, Jr., Martin").crowded, None);
}

#[test]
fn odd_texts_do_no_harm() {
    for raw in [
        ",", ",,,,", "\\", "and", "and and", "{", "}", "a, {", "~", "\\and", "Jr.", "Jr., III", "=",
        "family=", "\\aa", "\\ ",
    ] {
        names(raw);
    }
}
