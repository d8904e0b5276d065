//! One run tells all faults: none hides another.

use catena::code::Code;
use catena::corpus::Corpus;
use catena::diagnostic::Diagnostic;
use catena::session::Session;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::support::cases;

const BASE: &str = "kind concept\nrelation hinders\nconcept trust \"Trust\"\n";
const WORK: &str =
    "@book{snyder1997, author = {Snyder, Glenn H.}, title = {Alliance Politics}, year = {1997}}\n";

/// A fault each, in a field of its own, with a word that its message names.
const FAULTS: [(&str, &str); 12] = [
    ("  at  181", "181"),
    ("  by  nobody-here", "nobody-here"),
    ("  via  nowhere1999 p. 3", "nowhere1999"),
    ("  quote  \"open", "string"),
    ("  about  distrust", "distrust"),
    ("  says  trust fosters trust", "fosters"),
    ("  says  trust hinders", "only 2 words"),
    ("  force  perhaps", "perhaps"),
    ("  hinders  nothing-here", "nothing-here"),
    ("  stranger  than", "stranger"),
    ("  allow  no-such-code \"Why.\"", "no-such-code"),
    (" note  Mine.", "not indented like"),
];

fn found(text: &str) -> Vec<Diagnostic> {
    let files = [("a.catena", BASE), ("b.bib", WORK), ("c.catena", text)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    Session::of(Corpus::read(files.to_vec())).diagnostics.to_vec()
}

fn tells(found: &[Diagnostic], of: &str) -> bool {
    found.iter().any(|fault| fault.message.contains(of))
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_fault_of_a_claim_hides_another(faults in subsequence(&FAULTS[..], 1..FAULTS.len())) {
        let lines: Vec<&str> = faults.iter().map(|(line, _)| *line).collect();
        let text = format!("claim snyder1997/a\n  text  Allies fear.\n{}\n", lines.join("\n"));
        let found = found(&text);
        for (line, word) in &faults {
            prop_assert!(tells(&found, word), "{line} is not told of:\n{text}\n{found:#?}");
        }
        prop_assert_eq!(found.len(), faults.len(), "{:#?}", found);
    }
}

#[test]
fn all_faults_of_every_sort_of_record_are_told() {
    for (text, words) in [
        (
            "concept a b\n  broader  nothing\n  stated  p. 9\n  hinders  nobody\n",
            &["found `a b`", "nothing", "expected", "nobody"][..],
        ),
        (
            "work snyder1997\n  notes  all\n  read  badly\n  lists  nothing1999\n",
            &["a number", "badly", "nothing1999"],
        ),
        (
            "relation admits\n  against\n  implies  nothing\n  spreads  wide\n  from  nobody\n",
            &["no value", "nothing", "wide", "nobody"],
        ),
        (
            "cite snyder1997 p. nine -> nothing\n  as  much\n  for  snyder1997/none\n",
            &["expected", "much", "snyder1997/none"],
        ),
        ("scholar kydd\n  named  Kydd\n  aka  \"Kydd\n", &["named", "string"]),
        ("intent evidence\n  cito  no-such\n  was  a b\n", &["no-such", "end of the value"]),
        ("query a what\n  whith  b\n", &["string", "whith"]),
        ("expect \"which works\"\n  is  a b\n  nota  b\n", &["unknown name `a b`", "nota"]),
        (
            "claim snyder1997\n  about  nothing\n  force  perhaps\n",
            &["claim's id", "nothing", "perhaps", "missing `text`"],
        ),
        ("explanaton a\n  broader  nothing\n", &["explanaton", "nothing"]),
    ] {
        let found = found(text);
        for word in words {
            assert!(tells(&found, word), "{word} is not told of:\n{text}\n{found:#?}");
        }
        assert!(found.iter().all(|fault| fault.code != Code::Expectation));
    }
}
