//! Words as they are written, `costly signal* OR 'audience cost'`, into [`Words`].

use std::mem;
use std::ops::Range;

use pest::Parser;
use pest::iterators::Pair;

use self::grammar::{Rule, WordsGrammar};
use super::document::Field;
use super::tokens::bare;
use super::words::{ParseFault, Words};
use crate::suggest::nearest;

#[allow(missing_docs, unreachable_pub, reason = "pest writes the items of this module")]
mod grammar {
    /// `grammar/words.pest`
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/words.pest"]
    pub(super) struct WordsGrammar;
}

impl Words {
    /// Reads words as the grammar `grammar/words.pest` has them. Punctuation that stands alone is passed
    /// over.
    ///
    /// # Errors
    /// A [`ParseFault`] if no word is left, if a quotation is not closed, or for the syntax of another search
    /// engine.
    pub fn parse(text: &str) -> Result<Self, ParseFault> {
        let nothing = || fault(0..text.len(), "expected a word to search for");
        let mut parsed = WordsGrammar::parse(Rule::words, text).map_err(|_| nothing())?;
        let mut reading = Reading::default();
        for item in parsed.next().map(Pair::into_inner).into_iter().flatten() {
            reading.take(&item)?;
        }
        match (reading.all.is_empty(), reading.or) {
            (true, Some(or)) => Err(fault(or, "expected a word after `OR`")),
            (true, None) => Err(nothing()),
            (false, _) => {
                reading.any.push(only(reading.all, Self::All));
                Ok(only(reading.any, Self::Any))
            }
        }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    /// The alternatives before the last `OR`.
    any: Vec<Words>,
    /// What has come since.
    all: Vec<Words>,
    /// Where the last `OR` is.
    or: Option<Range<usize>>,
}

impl Reading {
    /// Takes the next item of the grammar.
    fn take(&mut self, item: &Pair<'_, Rule>) -> Result<(), ParseFault> {
        let at = range(item);
        match item.as_rule() {
            Rule::word if names_field(item.as_str()) => {
                return Err(fault(
                    at,
                    "expected a word right after the name of a field, as in `label:trust`",
                ));
            }
            _ if wildcard(item.as_str()).is_some() && explanation(item.as_rule()).is_none() => {
                let (found, quoted) = wildcard(item.as_str()).unwrap_or_default();
                let at = at.start + found.start..at.start + found.end;
                return Err(fault(at, if quoted { IN_PHRASE } else { WILDCARD }));
            }
            Rule::bound => self.all.extend(bound(item)?),
            Rule::or => return self.alternative(at),
            rule => match explanation(rule) {
                Some(message) => return Err(fault(at, message)),
                None => self.all.extend(plain(item)),
            },
        }
        Ok(())
    }

    /// Ends an alternative at the `OR` at `at`.
    fn alternative(&mut self, at: Range<usize>) -> Result<(), ParseFault> {
        if self.all.is_empty() {
            return Err(fault(at, "expected a word before `OR`"));
        }
        self.any.push(only(mem::take(&mut self.all), Words::All));
        self.or = Some(at);
        Ok(())
    }
}

/// What an item that stands for itself looks for, if there is a word in it.
fn plain(item: &Pair<'_, Rule>) -> Option<Words> {
    let word = |found: fn(String) -> Words| bare(letters(item)).map(|word| found(word.to_owned()));
    match item.as_rule() {
        Rule::word => word(Words::Word),
        Rule::prefix => word(Words::Prefix),
        Rule::fuzzy if item.as_str().ends_with('2') => word(|word| Words::Fuzzy(word, 2)),
        Rule::fuzzy => word(|word| Words::Fuzzy(word, 1)),
        Rule::phrase => phrase(item.as_str()),
        _ => None,
    }
}

/// What an item that is bound to a field looks for, if there is a word in it.
fn bound(item: &Pair<'_, Rule>) -> Result<Option<Words>, ParseFault> {
    let mut parts = item.clone().into_inner();
    let (Some(name), Some(sought)) = (parts.next(), parts.next()) else { return Ok(None) };
    match Field::from_name(name.as_str()) {
        Some(field) => Ok(plain(&sought).map(|words| Words::In(field, Box::new(words)))),
        None => Err(unknown_field(&name, sought.as_str())),
    }
}

/// True of the name of a field and a colon, with nothing after them.
fn names_field(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|name| Field::from_name(name).is_some())
}

fn unknown_field(name: &Pair<'_, Rule>, sought: &str) -> ParseFault {
    let (found, names) = (name.as_str(), Field::ALL.map(Field::name));
    let said = match nearest(found, names) {
        Some(near) => format!("did you mean `{near}:{sought}`?"),
        None => format!("fields are {}", names.map(|name| format!("`{name}`")).join(", ")),
    };
    ParseFault { at: range(name), message: format!("unknown field `{found}`: {said}") }
}

fn range(item: &Pair<'_, Rule>) -> Range<usize> {
    item.as_span().start()..item.as_span().end()
}

/// What to say of something that the grammar accepts only to have it explained.
fn explanation(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::and => "`AND` is not needed: all words side by side must be found",
        Rule::not => "a search cannot exclude words: in a question, write `not` before the condition",
        Rule::pipe => "expected `OR` between alternatives",
        Rule::bracket => "a search cannot group with brackets: spaces bind tighter than `OR`",
        Rule::open => "this quotation mark is not closed",
        Rule::star => "expected `*` at the end of a word, as in `signal*`",
        Rule::tilde => "expected `~`, `~1` or `~2` at the end of a word, as in `signal~1`",
        _ => return None,
    })
}

const WILDCARD: &str =
    "`?` is not a wildcard: `signal*` finds beginnings, `signal~1` words within one letter";
const IN_PHRASE: &str = "expected whole words in a phrase: `*`, `?` and `~` have no effect there";

/// A sign of another search engine that says nothing where it stands, and true if it stands in a phrase: `fri?nds`,
/// `'norm of recip*'`.
fn wildcard(text: &str) -> Option<(Range<usize>, bool)> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let quoted = text.contains(['\'', '"', '“', '‘', '„']) && text.contains(char::is_whitespace);
    text.char_indices().find_map(|(at, sign)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + sign.len_utf8()..].chars().next());
        let stands = match sign {
            '?' => is_letter(before) && is_letter(after),
            '*' | '~' => quoted && (is_letter(before) || is_letter(after)),
            _ => false,
        };
        stands.then_some((at..at + sign.len_utf8(), quoted))
    })
}

/// The word of an item, without what follows it.
fn letters<'a>(item: &Pair<'a, Rule>) -> &'a str {
    item.clone().into_inner().next().map_or("", |letters| letters.as_str())
}

/// The phrase within quotation marks, if there is a word in it.
fn phrase(quoted: &str) -> Option<Words> {
    let words: Vec<String> = quoted.split_whitespace().filter_map(bare).map(str::to_owned).collect();
    (!words.is_empty()).then_some(Words::Phrase(words))
}

/// The one part, or all of them together.
fn only(mut parts: Vec<Words>, together: fn(Vec<Words>) -> Words) -> Words {
    match (parts.pop(), parts.is_empty()) {
        (Some(last), true) => last,
        (last, _) => {
            parts.extend(last);
            together(parts)
        }
    }
}

fn fault(at: Range<usize>, message: &str) -> ParseFault {
    ParseFault { at, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop};
    use proptest::{prop_assert, proptest};

    use super::Words;
    use crate::index::Field;

    fn word(text: &str) -> Words {
        Words::Word(text.to_owned())
    }

    fn phrase(text: &str) -> Words {
        Words::Phrase(text.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn blanks_mean_all_and_bind_tighter_than_or() {
        assert_eq!(Words::parse(" trust "), Ok(word("trust")));
        let costly = Words::All(vec![word("costly"), word("signal")]);
        assert_eq!(Words::parse("costly, signal!"), Ok(costly.clone()));
        assert_eq!(
            Words::parse("costly signal OR trust OR or"),
            Ok(Words::Any(vec![costly, word("trust"), word("or")]))
        );
        assert_eq!(Words::parse("ORDER"), Ok(word("ORDER")));
    }

    #[test]
    fn a_field_binds_what_stands_right_after_it() {
        let bound = |field, words| Words::In(field, Box::new(words));
        assert_eq!(Words::parse("label:trust"), Ok(bound(Field::Label, word("trust"))));
        assert_eq!(Words::parse("People:O'Brien"), Ok(bound(Field::People, word("O'Brien"))));
        assert_eq!(
            Words::parse("text:'costly signal' quote:repu* OR note:singal~2"),
            Ok(Words::Any(vec![
                Words::All(vec![
                    bound(Field::Text, phrase("costly signal")),
                    bound(Field::Quote, Words::Prefix("repu".to_owned())),
                ]),
                bound(Field::Note, Words::Fuzzy("singal".to_owned(), 2)),
            ]))
        );
        // No letter before the colon, or none after it: a word like any other.
        assert_eq!(
            Words::parse("9:30 trust: x"),
            Ok(Words::All(vec![word("9:30"), word("trust"), word("x")]))
        );
    }

    #[test]
    fn phrases_in_any_quotation_marks() {
        for text in [
            r#""costly signal""#,
            r#"\"costly signal\""#,
            "'costly signal'",
            "“costly, signal”",
            "‘costly signal’",
            "„costly signal“",
        ] {
            assert_eq!(Words::parse(text), Ok(phrase("costly signal")), "{text}");
        }
        assert_eq!(
            Words::parse("'NATO's members' 'tis"),
            Ok(Words::All(vec![phrase("NATO's members"), word("tis")]))
        );
        assert_eq!(
            Words::parse("“the states’ fear”trust"),
            Ok(Words::All(vec![phrase("the states fear"), word("trust")]))
        );
        assert_eq!(
            Words::parse("NATO's states' burden-sharing"),
            Ok(Words::All(vec![word("NATO's"), word("states"), word("burden-sharing")]))
        );
    }

    #[test]
    fn prefixes_and_edits() {
        assert_eq!(Words::parse("reputa*"), Ok(Words::Prefix("reputa".to_owned())));
        assert_eq!(Words::parse("(reputa*".trim_start_matches('(')), Ok(Words::Prefix("reputa".to_owned())));
        for (text, edits) in [("reputaton~", 1), ("reputaton~1", 1), ("reputaton~2", 2), ("reputaton~2,", 2)]
        {
            assert_eq!(Words::parse(text), Ok(Words::Fuzzy("reputaton".to_owned(), edits)), "{text}");
        }
    }

    #[test]
    fn faults_are_placed_and_say_what_was_expected() {
        let said = |text: &str| match Words::parse(text) {
            Err(fault) => format!("{}: {}", &text[fault.at], fault.message),
            Ok(words) => format!("{words:?}"),
        };
        let faults = [
            "",
            "— …",
            "OR trust",
            "trust OR",
            "trust OR , ",
            "a OR OR b",
            "trust AND power",
            "NOT trust",
            "trust -power",
            "trust | power",
            "(trust OR power) war",
            "trust \"power",
            "“trust",
            "*",
            "co*op",
            "'a b'*",
            "trust~3",
            "a~b",
            "~1",
            "lable:trust",
            "http:x",
            "label: trust",
            "fri?nds",
            "trust label:fri?nds",
            "'norm of recip*'",
            "“norm of recip?ocity”",
        ];
        let report: Vec<String> = faults.iter().map(|text| format!("{text} → {}", said(text))).collect();
        insta::assert_snapshot!(report.join("\n"), @r#"
         → : expected a word to search for
        — … → — …: expected a word to search for
        OR trust → OR: expected a word before `OR`
        trust OR → OR: expected a word after `OR`
        trust OR ,  → OR: expected a word after `OR`
        a OR OR b → OR: expected a word before `OR`
        trust AND power → AND: `AND` is not needed: all words side by side must be found
        NOT trust → NOT: a search cannot exclude words: in a question, write `not` before the condition
        trust -power → -: a search cannot exclude words: in a question, write `not` before the condition
        trust | power → |: expected `OR` between alternatives
        (trust OR power) war → (: a search cannot group with brackets: spaces bind tighter than `OR`
        trust "power → ": this quotation mark is not closed
        “trust → “: this quotation mark is not closed
        * → *: expected `*` at the end of a word, as in `signal*`
        co*op → *: expected `*` at the end of a word, as in `signal*`
        'a b'* → *: expected `*` at the end of a word, as in `signal*`
        trust~3 → ~: expected `~`, `~1` or `~2` at the end of a word, as in `signal~1`
        a~b → ~: expected `~`, `~1` or `~2` at the end of a word, as in `signal~1`
        ~1 → ~: expected `~`, `~1` or `~2` at the end of a word, as in `signal~1`
        lable:trust → lable: unknown field `lable`: did you mean `label:trust`?
        http:x → http: unknown field `http`: fields are `label`, `names`, `text`, `quote`, `note`, `people`
        label: trust → label:: expected a word right after the name of a field, as in `label:trust`
        fri?nds → ?: `?` is not a wildcard: `signal*` finds beginnings, `signal~1` words within one letter
        trust label:fri?nds → ?: `?` is not a wildcard: `signal*` finds beginnings, `signal~1` words within one letter
        'norm of recip*' → *: expected whole words in a phrase: `*`, `?` and `~` have no effect there
        “norm of recip?ocity” → ?: expected whole words in a phrase: `*`, `?` and `~` have no effect there
        "#);
    }

    proptest! {
        #[test]
        fn never_panics_and_places_every_fault_in_the_text(text in any::<String>()) {
            if let Err(fault) = Words::parse(&text) {
                prop_assert!(text.get(fault.at).is_some());
            }
        }

        #[test]
        fn never_panics_on_its_own_syntax(
            pieces in prop::collection::vec("[a-c]|OR|AND|NOT|text|[ :*~12'\"“”‘’„\\\\()|&é—-]", 0..24),
        ) {
            let text = pieces.concat();
            if let Err(fault) = Words::parse(&text) {
                prop_assert!(text.get(fault.at).is_some());
            }
        }
    }
}
