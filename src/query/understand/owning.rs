//! What somebody's claims are like: `scholars whose first-hand claims are about trust`, `works with hedged claims about
//! power`.

use crate::query::attribute::adjective;

/// Words for what is claimed, one and several.
const CLAIMS: [&str; 6] = ["claim", "claims", "statement", "statements", "point", "points"];
/// What begins a condition of a claim that needs no verb.
const CONDITIONS: [&str; 12] =
    ["about", "by", "in", "via", "since", "before", "after", "between", "from", "matching", "that", "which"];
/// No more words stand before them: `first-hand, hedged`.
const MOST_ADJECTIVES: usize = 3;

/// A question that asks for those who make claims of a sort, in the forms of the language: `scholars that make any claim
/// (first-hand about trust)`; with `state` in the place of `make` for works. None of another question.
#[must_use]
pub fn of_owners(question: &str, verb: &str) -> Option<String> {
    let words: Vec<&str> = question.trim().trim_end_matches(['?', '.', ' ']).split_whitespace().collect();
    let is = |word: &str, list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let at =
        words.iter().position(|word| is(word, &["whose", "with", "have", "has"])).filter(|at| *at > 0)?;
    let after = &words[at + 1..];
    let claims = after.iter().take(MOST_ADJECTIVES + 1).position(|word| is(word, &CLAIMS))?;
    // `only hedged claims` are all of them.
    if after[..claims].iter().any(|word| is(word, &["only", "no", "not", "never"])) {
        return None;
    }
    let adjectives = after[..claims].iter().map(|word| word.trim_end_matches(','));
    let adjectives: Vec<&str> = adjectives.filter(|word| !is(word, &["and", "any", "some"])).collect();
    let rest = match &after[claims + 1..] {
        [be, rest @ ..] if is(be, &["are", "is", "were", "was"]) => rest,
        rest => rest,
    };
    // What is no condition by itself is what the claims do.
    let does = rest.first().filter(|word| !is(word, &CONDITIONS) && adjective(word).is_none());
    let that = does.map(|_| "that");
    let inside: Vec<&str> = adjectives.into_iter().chain(that).chain(rest.iter().copied()).collect();
    let begins = inside.first().is_some_and(|word| is(word, &CONDITIONS));
    if !begins && !inside.iter().any(|word| adjective(word).is_some()) {
        return None;
    }
    let owners = match words[at - 1].eq_ignore_ascii_case("that") || words[at - 1].eq_ignore_ascii_case("who")
    {
        true => &words[..at - 1],
        false => &words[..at],
    };
    Some(format!("{} that {verb} any claim ({})", owners.join(" "), inside.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::of_owners;

    #[test]
    fn owners_are_those_who_make_claims_of_a_sort() {
        for (question, expected) in [
            (
                "Which scholars with first-hand claims about trust?",
                Some("Which scholars that make any claim (first-hand about trust)"),
            ),
            ("scholars whose claims are second-hand", Some("scholars that make any claim (second-hand)")),
            (
                "scholars whose hedged, second-hand claims are about trust",
                Some("scholars that make any claim (hedged second-hand about trust)"),
            ),
            ("works that have hedged claims", Some("works that make any claim (hedged)")),
            (
                "scholars whose hedged claims dispute bipolarity",
                Some("scholars that make any claim (hedged that dispute bipolarity)"),
            ),
            ("works with only hedged claims", None),
            ("scholars with claims", None),
            ("scholars with claims about trust", Some("scholars that make any claim (about trust)")),
            ("whose claims are hedged", None),
            ("works with type \"book\"", None),
        ] {
            assert_eq!(of_owners(question, "make").as_deref(), expected, "{question}");
        }
    }
}
