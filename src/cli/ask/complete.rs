//! What a line of the prompt can become: a question, or a command with what it wants.

use crate::cli::ask::command::COMMANDS;
use crate::query::understand::complete::Completions;

/// What `:show` takes is completed as after this word, behind which any thing can stand.
const ANY: &str = "trace ";

/// The byte at which what can be completed begins, and what it can become, in order; `at` is the cursor, in bytes of the
/// line.
pub(super) fn complete(words: &Completions, line: &str, at: usize) -> (usize, Vec<String>) {
    let before = line.get(..at).unwrap_or(line);
    let start = before.len() - before.trim_start().len();
    let rest_after = |skipped: usize| before.len() - before[skipped..].trim_start().len();
    let question = |from: usize, leading: &str| {
        let (found, choices) = words.complete(&format!("{leading}{}", &before[from..]));
        let choices = choices.into_iter().map(|choice| choice.text).collect();
        (from + found.saturating_sub(leading.len()), choices)
    };
    if !before[start..].starts_with(':') {
        return question(start, "");
    }
    let Some(blank) = before[start..].find(char::is_whitespace) else {
        let mut names: Vec<String> = COMMANDS.map(|(name, ..)| name.to_owned()).into();
        names.sort();
        names.retain(|name| name.starts_with(&before[start..].to_lowercase()));
        return (start, names);
    };
    let rest = rest_after(start + blank);
    match &before[start..start + blank] {
        ":explain" => question(rest, ""),
        ":show" => question(rest, ANY),
        _ => (at, Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::complete;
    use crate::corpus::Corpus;
    use crate::query::understand::complete::Completions;
    use crate::session::Session;

    const CORPUS: &str =
        "kind concept\nconcept trust \"Lasting trust\"\nclaim kydd2005/trust-grows\n  text  Trust grows.\n";
    const WORKS: &str =
        "@book{kydd2005, author = {Kydd, Andrew}, title = {Trust and Mistrust}, year = {2005}}\n";

    #[track_caller]
    fn completes(line: &str, start: &str, expected: &[&str]) {
        let files = [("corpus/a.catena", CORPUS), ("corpus/a.bib", WORKS)];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        let session = Session::of(Corpus::read(files.to_vec()));
        let (at, words) = complete(&Completions::of(&session.catalog), line, line.len());
        assert_eq!(words, expected, "{line}");
        assert_eq!(&line[..at], start, "{line}");
    }

    #[test]
    fn commands_and_what_they_want_are_completed() {
        completes(":e", "", &[":examples", ":explain"]);
        completes(":show kydd2005/t", ":show ", &["kydd2005/trust-grows"]);
        completes(":show lasting", ":show ", &["trust"]);
        completes(":explain claims ab", ":explain claims ", &["about", "above"]);
        completes(":reload x", ":reload x", &[]);
        completes("  claims ab", "  claims ", &["about", "above"]);
    }
}
