//! The English of a relation that is denied, or only suggested.
//!
//! The id of a relation is its verb, as a rule in the third person, and its plural the verb after a plural:
//! from the two the verb's form is known. Helping verbs deny themselves; what is past stays so.

use crate::catalog::vocabulary::Relation;

/// Helping verbs, and what denies them.
const HELPING: [(&str, &str); 11] = [
    ("can", "cannot"),
    ("cannot", "can"),
    ("could", "could not"),
    // Who denies that something may be so says that it cannot be.
    ("may", "cannot"),
    ("might", "cannot"),
    // Who denies that it must be so does not say that it must not.
    ("must", "need not"),
    ("need", "need not"),
    ("shall", "shall not"),
    ("should", "should not"),
    ("will", "will not"),
    ("would", "would not"),
];

/// Verbs in the past whose infinitive does not show, with it.
const PAST: [(&str, &str); 24] = [
    ("arose", "arise"),
    ("became", "become"),
    ("began", "begin"),
    ("bred", "breed"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("drew", "draw"),
    ("fell", "fall"),
    ("gave", "give"),
    ("grew", "grow"),
    ("had", "have"),
    ("held", "hold"),
    ("kept", "keep"),
    ("led", "lead"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("rose", "rise"),
    ("saw", "see"),
    ("sought", "seek"),
    ("took", "take"),
    ("went", "go"),
    ("won", "win"),
];

/// What stands after a noun or an adjective that the id has without its `is`: `part-of`, `same-as`.
const AFTER_NOUNS: [&str; 6] = ["as", "for", "like", "of", "than", "to"];

/// What stands after a participle that the id has without its `is`: `caused-by`, `based-on`, `related-to`.
const AFTER_PARTICIPLES: [&str; 6] = ["by", "from", "in", "on", "to", "with"];

/// A relation that does not hold: `does not presuppose`, `is not part of`, `can account for` of `cannot-account-for`.
#[must_use]
pub fn denied(relation: &Relation) -> String {
    let said = singular(relation);
    let (verb, rest) = said.split_once(' ').unwrap_or((&said, ""));
    let said = match verb {
        "is" | "was" => with_not(verb, rest),
        "has" | "had" if is_participle(rest.strip_prefix("not ").unwrap_or(rest)) => with_not(verb, rest),
        "does" | "did" => with_not(verb, rest),
        "never" if rest.split(' ').next().is_some_and(|verb| verb.ends_with('s')) => {
            format!("sometimes {rest}")
        }
        "never" => format!("not “{said}”"),
        _ if let Some((_, denial)) = find(&HELPING, verb) => match rest.strip_prefix("not ") {
            Some(rest) => format!("{verb} {rest}"),
            None => format!("{denial} {rest}"),
        },
        _ if let Some((_, infinitive)) = find(&PAST, verb) => format!("did not {infinitive} {rest}"),
        _ if is_past(relation, verb) => format!("has not {verb} {rest}"),
        _ => format!("does not {}", relation.plural),
    };
    said.trim_end().to_owned()
}

/// A relation that is only suggested: `may presuppose`, `may be part of`, `perhaps cannot account for`.
pub(super) fn suggested(relation: &Relation) -> String {
    let said = singular(relation);
    let (verb, rest) = said.split_once(' ').unwrap_or((&said, ""));
    let said = match verb {
        "is" if rest.starts_with("not ") => format!("perhaps {said}"),
        "is" => format!("may be {rest}"),
        "was" => format!("may have been {rest}"),
        "has" if is_participle(rest.strip_prefix("not ").unwrap_or(rest)) => format!("may have {rest}"),
        "does" | "did" | "never" => format!("perhaps {said}"),
        _ if find(&HELPING, verb).is_some() || find(&PAST, verb).is_some() => format!("perhaps {said}"),
        _ if is_past(relation, verb) => format!("may have {said}"),
        _ => format!("may {}", relation.plural),
    };
    said.trim_end().to_owned()
}

/// `is not part of`; and `is part of` of what is said with a `not` already.
fn with_not(verb: &str, rest: &str) -> String {
    match rest.strip_prefix("not ") {
        Some(undenied) => format!("{verb} {undenied}"),
        None => format!("{verb} not {rest}"),
    }
}

/// The relation after a singular, with its verb: `is part of` of an id `part-of`.
fn singular(relation: &Relation) -> String {
    let id = relation.id.replace('-', " ");
    let (verb, rest) = id.split_once(' ').unwrap_or((&id, ""));
    let (plural, after) = relation.plural.split_once(' ').unwrap_or((&relation.plural, ""));
    let next = rest.split(' ').next().unwrap_or_default();
    match plural {
        "are" => format!("is {after}"),
        "were" => format!("was {after}"),
        _ if find(&HELPING, plural).is_some() => relation.plural.clone(),
        _ if plural == verb && is_adjective(verb, next) => {
            format!("is {id}")
        }
        _ => id,
    }
}

/// True of a word that the id has without its `is`, and of what stands after it: `part of`, `similar to`, `based on`.
fn is_adjective(word: &str, next: &str) -> bool {
    let after = if word.ends_with("ed") { &AFTER_PARTICIPLES } else { &AFTER_NOUNS };
    find(&PAST, word).is_none() && after.contains(&next)
}

fn find(table: &'static [(&str, &str)], verb: &str) -> Option<(&'static str, &'static str)> {
    table.iter().copied().find(|(known, _)| *known == verb)
}

/// True if the words begin with what follows `has` in the perfect: `has caused`, not `has influence on`.
fn is_participle(rest: &str) -> bool {
    let verb = rest.split(' ').next().unwrap_or_default();
    verb.len() > 3 && (verb.ends_with("ed") || matches!(verb, "been" | "become" | "given" | "made" | "taken"))
}

/// True if a verb is one of the past: it ends as such, and is the same after a plural. `need`, `feed` and `exceed` are none.
fn is_past(relation: &Relation, verb: &str) -> bool {
    let same = relation.plural.split(' ').next() == Some(verb);
    same && verb.len() > 3 && verb.ends_with("ed") && !verb.ends_with("eed")
}

#[cfg(test)]
mod tests {
    use super::{denied, suggested};
    use crate::catalog::Catalog;
    use crate::corpus::Corpus;

    /// What is said, denied and suggested.
    const CASES: [(&str, &str, &str); 38] = [
        ("accounts-for", "does not account for", "may account for"),
        ("admits", "does not admit", "may admit"),
        ("can-explain", "cannot explain", "perhaps can explain"),
        ("cannot-account-for", "can account for", "perhaps cannot account for"),
        ("caused", "has not caused", "may have caused"),
        ("based-on", "is not based on", "may be based on"),
        ("caused-by", "is not caused by", "may be caused by"),
        ("does-not-need", "does need", "perhaps does not need"),
        ("exceeds", "does not exceed", "may exceed"),
        ("feed", "does not feed", "may feed"),
        ("foster", "does not foster", "may foster"),
        ("gave-rise-to", "did not give rise to", "perhaps gave rise to"),
        ("goes-with", "does not go with", "may go with"),
        ("had-influence-on", "did not have influence on", "perhaps had influence on"),
        ("has", "does not have", "may have"),
        ("has-caused", "has not caused", "may have caused"),
        ("has-influence-on", "does not have influence on", "may have influence on"),
        ("has-not-caused", "has caused", "may have not caused"),
        ("is-not-a-case-of", "is a case of", "perhaps is not a case of"),
        ("is-part-of", "is not part of", "may be part of"),
        ("led-to", "did not lead to", "perhaps led to"),
        ("may-explain", "cannot explain", "perhaps may explain"),
        ("must-precede", "need not precede", "perhaps must precede"),
        ("must-not-precede", "must precede", "perhaps must not precede"),
        ("never-fosters", "sometimes fosters", "perhaps never fosters"),
        ("part-of", "is not part of", "may be part of"),
        ("presupposes", "does not presuppose", "may presuppose"),
        ("qualifies", "does not qualify", "may qualify"),
        ("related-to", "is not related to", "may be related to"),
        ("similar-to", "is not similar to", "may be similar to"),
        ("reaches", "does not reach", "may reach"),
        ("such-as", "is not such as", "may be such as"),
        ("shaped", "has not shaped", "may have shaped"),
        ("should-follow", "should not follow", "perhaps should follow"),
        ("was-cause-of", "was not cause of", "may have been cause of"),
        ("weakens", "does not weaken", "may weaken"),
        ("will-outlast", "will not outlast", "perhaps will outlast"),
        ("would-need", "would not need", "perhaps would need"),
    ];

    #[test]
    fn a_relation_of_any_form_is_denied_and_suggested_in_english() {
        let text: String = CASES.iter().map(|(id, ..)| format!("relation {id}\n\n")).collect();
        let catalog = catalog(&text);
        for (id, no, perhaps) in CASES {
            let found = catalog.vocabulary.find(id).map(|found| catalog.vocabulary.relation(found));
            let said = found.map(|relation| (denied(relation), suggested(relation)));
            assert_eq!(said, Some((no.to_owned(), perhaps.to_owned())), "{id}");
        }
    }

    #[test]
    fn a_plural_that_is_declared_is_used() {
        let catalog = catalog(
            "relation co-opts\n  plural  co-opt\n\nrelation evidence-for\n  plural  are evidence for\n\n\
             relation underpins\n  plural  can underpin\n",
        );
        let all = catalog.vocabulary.relations();
        let said: Vec<_> = all.map(|(_, relation)| (denied(relation), suggested(relation))).collect();
        let expected = [
            ("does not co-opt", "may co-opt"),
            ("is not evidence for", "may be evidence for"),
            ("cannot underpin", "perhaps can underpin"),
        ];
        assert_eq!(said, expected.map(|(no, perhaps)| (no.to_owned(), perhaps.to_owned())));
    }

    fn catalog(text: &str) -> Catalog {
        let corpus = Corpus::read(vec![("a.catena".to_owned(), text.as_bytes().to_vec())]);
        Catalog::build(&corpus, &mut Vec::new())
    }
}
