//! English forms, turned into the core.
//!
//! The shape comes from the grammar; here a run of words is split into kind, relation and name by
//! what the lexicon knows. The conditions of `which` and of lists are in `row`.

use crate::annotation::locator::quoted as quoted_text;
use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::graph::walk::Selector;
use crate::query::attribute::{Attribute, adjective};
use crate::query::expr::{
    Compare, Comparison, Condition, Find, MOST_HOPS, Of, Paths, Relation, Sort, Stage, Step, Subjects, Term,
    USUAL_HOPS, Variable,
};
use crate::query::understand::ast::{self, Joint, Phrase, UnitBody, Word};
use crate::query::understand::fault;
use crate::query::understand::lexicon::Verb;
use crate::query::understand::resolve::{ANY, Resolver, Scope, Wrong, all, no_edge, one};
use crate::query::understand::row::{Row, Said, Test, brackets};
use crate::query::understand::stages::{Asked, stages};
use crate::source::{Span, Spanned};
use crate::suggest::with_article;

/// Words at the start of a condition that say nothing of their own.
const AUXILIARIES: [&str; 14] = [
    "are", "is", "was", "were", "be", "been", "that", "which", "who", "have", "has", "can", "could", "there",
];

/// Words after `what` and `who` that ask for a thing itself.
const IS: [&str; 3] = ["is", "are", "was"];

impl Resolver<'_> {
    pub(super) fn which(&self, which: &ast::Which) -> Result<Find, Wrong> {
        let (marks, sort, rest) = self.head(which)?;
        for mark in &marks {
            self.can_be(&sort, mark, which.head.span)?;
        }
        let variable = variable_of(&sort);
        let scope = Scope::from([(variable.clone(), sort.clone())]);
        let row = Row { resolver: self, variable: &variable, scope: &scope };
        let by = row.passive_object(&rest, which.units.get(1));
        let mut said = Vec::new();
        for (at, unit) in which.units.iter().enumerate() {
            let test = match &unit.body {
                UnitBody::Head if rest.is_empty() => match &which.head.inside {
                    Some(inside) => return Err(brackets(inside)),
                    None => Test::Nothing(unit.span),
                },
                UnitBody::Head => {
                    let said = Phrase { inside: which.head.inside.clone(), ..phrase_of(&rest, unit.span) };
                    row.predicate(&said, by, unit.span)?
                }
                UnitBody::By(_) if at == 1 && by.is_some() => Test::Nothing(unit.span),
                // What these are, `parted` tells.
                UnitBody::Predicate { by: Some(_), .. } if !row.is_passive(&unit.body) => {
                    Test::Nothing(unit.span)
                }
                body => row.test(body, unit.place)?,
            };
            let place = match &unit.body {
                UnitBody::Head => phrase_of(&rest, unit.span).span,
                _ => unit.place,
            };
            let joint = at.checked_sub(1).and_then(|at| which.joints.get(at));
            let one = Said {
                joint: joint.copied().unwrap_or(Joint::Beside),
                opens: unit.opens,
                negated: unit.negated,
                test,
                place,
                span: unit.span,
            };
            said.extend(row.parted(one, &unit.body)?);
        }
        let read = row.read(said)?;
        if read.ambiguous {
            let kinds = marks
                .iter()
                .copied()
                .chain([self.lexicon.plural(&sort).as_str()])
                .collect::<Vec<_>>()
                .join(" ");
            self.reading.replace(Some(format!("{kinds} {}", read.reading.words)));
        }
        let marked_parts = marks.iter().map(|mark| (marked(&variable, mark), format!("that are {mark}")));
        self.parts.replace(read.reading.parts().into_iter().chain(marked_parts).collect());
        let marked = marks.iter().map(|mark| marked(&variable, mark));
        let condition = marked.fold(read.reading.condition, |condition, mark| all(mark, condition));
        let variables = vec![Variable { sort, name: variable }];
        let asked = if which.counted { Asked::Number } else { Asked::Rows };
        let stages = stages(&which.stages, &variables, asked)?;
        Ok(Find { variables, paths: None, condition, stages })
    }

    /// `what is trust`, `who is Kydd`: the one thing that is asked for by its name.
    pub(super) fn page(&self, which: &ast::Which) -> Result<Option<NodeId>, Wrong> {
        let ([first, rest @ ..], [_], None) =
            (which.head.words.as_slice(), which.units.as_slice(), which.head.inside.as_ref())
        else {
            return Ok(None);
        };
        let asks = |word: &Word| !word.quoted && IS.iter().any(|is| word.text.eq_ignore_ascii_case(is));
        let (name, asks) = match rest {
            [is, name @ ..] if first.text.eq_ignore_ascii_case("who") && asks(is) => (name, true),
            name => (name, which.what && asks(first)),
        };
        let words = joined_words(name);
        let is_thing = asks && !name.is_empty() && !self.lexicon.look_up(&words, &ANY).is_empty();
        if !is_thing || which.counted || !which.stages.is_empty() {
            return Ok(None);
        }
        self.phrase_name(&phrase_of(name, which.head.span), &ANY).map(Some)
    }

    /// The adjectives before the kind, the kind that the first words name, and the words after it.
    fn head(&self, which: &ast::Which) -> Result<(Vec<&'static str>, Sort, Vec<Word>), Wrong> {
        let head = &which.head;
        let marks: Vec<&'static str> = head.words.iter().map_while(mark_of).collect();
        let words = &head.words[marks.len()..];
        // `what causes war`, where there are causes too: before a name it is the relation.
        if which.what && words.len() > 1 {
            let is_name = |from: usize| !self.lexicon.look_up(&joined_words(&words[from..]), &ANY).is_empty();
            let is_verb = |upto: usize| self.lexicon.verb(&joined_words(&words[..upto])).is_some();
            if (1..words.len()).any(|upto| is_verb(upto) && is_name(upto))
                && let Some(sort) = self.subjects(words, which.units.get(1))
            {
                return Ok((marks, sort, words.to_vec()));
            }
        }
        for upto in (1..=words.len().min(self.lexicon.longest())).rev() {
            if let Some(sort) = self.lexicon.sort(&joined_words(&words[..upto])) {
                return Ok((marks, sort, without_auxiliaries(&words[upto..])));
            }
        }
        let rest = without_auxiliaries(words);
        if which.what
            && let Some(sort) = self.subjects(&rest, which.units.get(1))
        {
            return Ok((marks, sort, rest));
        }
        let first = &head.words[0];
        if let Some(hint) = fault::foreign(&first.text) {
            let message = format!("expected a question, found `{}`", first.text);
            return Err(Box::new(Diagnostic::new(Code::QuestionSyntax, first.span, message).help(hint)));
        }
        let all = joined_words(&head.words);
        let diagnostic = self.no_kind(&first.text, first.span);
        Err(Box::new(match self.lexicon.look_up(&all, &ANY).first() {
            _ if diagnostic.fix.is_some() => diagnostic,
            Some(node) => {
                let (kind, id) = (self.catalog.kind(*node), self.catalog.id(*node));
                diagnostic.help(format!("`{all}` is {}: `catena show {id}` shows it", with_article(kind)))
            }
            None => diagnostic.help(
                "questions begin like `which {kinds} …`, `claims …`, `how many …`, `trace …`, `why …` or `search …`",
            ),
        }))
    }

    /// `what explains nato-durability`, `what is admitted by bipolarity`: whatever the relation that the first
    /// words say can start from.
    fn subjects(&self, words: &[Word], next: Option<&ast::Unit>) -> Option<Sort> {
        let text = |upto: usize| joined_words(&words[..upto]);
        let before_by = matches!(next.map(|unit| &unit.body), Some(UnitBody::By(_)));
        let passive = before_by.then(|| self.lexicon.verb(&format!("{} by", text(words.len())))).flatten();
        let said = (1..=words.len().min(self.lexicon.longest())).rev().find_map(|upto| {
            let is_said = !words[..upto].iter().any(|word| word.quoted);
            self.lexicon.verb(&text(upto)).filter(|_| is_said)
        });
        let verb = passive.or(said)?;
        let kinds = self.ends(&verb.relation, !verb.inverse);
        let is_topic = |kind: &String| self.lexicon.sort(kind).is_some_and(|sort| sort.is_topic());
        Some(match kinds.as_slice() {
            [one] => self.lexicon.sort(one).unwrap_or(Sort::Any),
            [_, ..] if kinds.iter().all(is_topic) => Sort::Topic,
            _ => Sort::Any,
        })
    }

    /// `compare explanations on trust, power`
    pub(super) fn compare(&self, compare: &ast::Compare) -> Result<Compare, Wrong> {
        let topics = |phrases: &[Phrase]| {
            phrases
                .iter()
                .map(|phrase| self.phrase_name(phrase, &[Class::Topic]))
                .collect::<Result<Vec<_>, _>>()
        };
        let objects = topics(&compare.objects)?;
        // Works and scholars stand to what can be true: they affirm or reject it.
        let of_truth =
            !objects.is_empty() && objects.iter().all(|object| self.catalog.is_affirmable(*object));
        let subjects = match compare.subjects.as_slice() {
            [one] if let Some(sort) = self.lexicon.sort(&joined_words(&one.words)) => {
                let speaks = of_truth && matches!(sort, Sort::Work | Sort::Scholar);
                if !sort.is_topic() && !speaks {
                    let message = format!("only topics can be compared, not {}", self.lexicon.plural(&sort));
                    return Err(Box::new(
                        Diagnostic::new(Code::QuestionSense, one.span, message)
                            .help("for example, write `compare {kinds} on {object}`"),
                    ));
                }
                Subjects::Of(sort)
            }
            several if of_truth => {
                let classes = [Class::Topic, Class::Work, Class::Scholar];
                let named = several.iter().map(|phrase| self.phrase_name(phrase, &classes));
                Subjects::These(named.collect::<Result<Vec<_>, _>>()?)
            }
            several => Subjects::These(topics(several)?),
        };
        let mut relations = Vec::new();
        for phrase in &compare.via {
            for relation in self.routes(phrase)? {
                let Some(id) = Self::declared(&relation) else {
                    let word = joined_words(&phrase.words);
                    let message = format!("`{word}` does not join two topics");
                    return Err(Box::new(Diagnostic::new(Code::QuestionSense, phrase.span, message)));
                };
                relations.push(id);
            }
        }
        if !compare.stages.is_empty() {
            let message = "a comparison has no stages: the question names its rows and columns";
            return Err(Box::new(
                Diagnostic::new(Code::QuestionSense, compare.span, message)
                    .help("to make it smaller, name fewer things: `compare {subject} on {object}`"),
            ));
        }
        Ok(Compare { subjects, objects, relations })
    }

    /// `what rests only on snyder1997`
    pub(super) fn rests(&self, rests: &ast::Rests) -> Result<Find, Wrong> {
        let name = variable_of(&Sort::Claim);
        let mut sources = Vec::new();
        for phrase in &rests.on {
            sources.push(Term::Node(self.phrase_name(phrase, &SOURCES)?));
        }
        let claim = Term::Variable(name.clone());
        let condition = if rests.only {
            rests_only_on(&claim, sources)
        } else {
            let on = |source| Condition::Relates(claim.clone(), Step::Along(Relation::RestsOn), source);
            sources.into_iter().map(on).reduce(one).unwrap_or(Condition::All(Vec::new()))
        };
        let variables = vec![Variable { sort: Sort::Claim, name }];
        let stages = stages(&rests.stages, &variables, Asked::Rows)?;
        Ok(Find { variables, paths: None, condition, stages })
    }

    pub(super) fn trace(&self, trace: &ast::Trace) -> Result<Find, Wrong> {
        let from = self.phrase_name(&trace.from, &ANY)?;
        let (variable, to) = if trace.into {
            let words = joined_words(&trace.to.words);
            let Some(sort) = self.lexicon.sort(&words) else {
                let diagnostic = self.no_kind(&words, trace.to.span);
                return Err(Box::new(diagnostic.help("write `to` to trace to one thing")));
            };
            let name = variable_of(&sort);
            (Some((sort, name.clone())), Term::Variable(name))
        } else {
            (None, Term::Node(self.phrase_name(&trace.to, &ANY)?))
        };
        Self::apart(from, &to, trace.to.span)?;
        let mut relations = Vec::new();
        for phrase in &trace.via {
            let found = self.routes(phrase)?;
            if let Some(message) = found.iter().find_map(no_edge) {
                return Err(Box::new(Diagnostic::new(Code::QuestionSense, phrase.span, message)));
            }
            relations.extend(found);
        }
        if relations.is_empty() {
            relations.push(Relation::Any);
            // Works and scholars take part in an argument through what they state.
            let through_claims =
                |node: NodeId| self.catalog.work(node).is_some() || self.catalog.scholar(node).is_some();
            let end = match &to {
                Term::Node(node) => through_claims(*node),
                Term::Variable(_) => {
                    variable.as_ref().is_some_and(|(sort, _)| matches!(sort, Sort::Work | Sort::Scholar))
                }
            };
            if through_claims(from) || end {
                relations.extend([Relation::States, Relation::Wrote]);
            }
        }
        let both_ways = |relation: Relation| {
            let along = Step::Along(relation);
            [along.clone(), Step::Inverse(Box::new(along))]
        };
        let steps: Vec<Step> = relations.into_iter().flat_map(both_ways).collect();
        if let Some(second) = trace.within.get(1) {
            let message = "`within` appears twice";
            return Err(Box::new(
                Diagnostic::new(Code::QuestionSense, second.span, message).help("remove one `within`"),
            ));
        }
        let most = trace.within.first().map_or(USUAL_HOPS, |within| within.value);
        if let Some(within) = trace.within.iter().find(|within| !(1..=MOST_HOPS).contains(&within.value)) {
            let message = format!("a path has between 1 and {MOST_HOPS} hops, not {}", within.value);
            return Err(Box::new(Diagnostic::new(Code::QuestionLimit, within.span, message)));
        }
        let mut avoiding = Vec::new();
        for phrase in &trace.avoiding {
            avoiding.push(self.phrase_name(phrase, &ANY)?);
        }
        let mut stages = stages(&trace.stages, &[], Asked::Paths)?;
        let limit = stages.iter().find_map(|stage| match stage {
            Stage::Limit(number) => Some(*number),
            _ => None,
        });
        let selector = match limit {
            _ if trace.into => Selector::Shortest,
            Some(number) => Selector::ShortestOf(number),
            None => Selector::AllShortest,
        };
        if !trace.into {
            stages.retain(|stage| !matches!(stage, Stage::Limit(_)));
        }
        let step = Step::Repeat(Box::new(Step::Either(steps)), 1, most);
        let name = "p".to_owned();
        let paths = Some(Paths { name, selector, from, to, step, avoiding });
        let variables = variable.into_iter().map(|(sort, name)| Variable { sort, name }).collect();
        Ok(Find { variables, paths, condition: Condition::All(Vec::new()), stages })
    }

    /// The relations that a word of `via …` means: one, or for `says` all that topics can have.
    fn routes(&self, phrase: &Phrase) -> Result<Vec<Relation>, Wrong> {
        let words = joined_words(&phrase.words);
        if words == "says" {
            let relations = self.catalog.vocabulary.relations();
            let between_topics =
                relations.filter(|(_, relation)| !relation.from.iter().any(|kind| kind == "claim"));
            return Ok(between_topics.map(|(id, _)| Relation::Declared { id, literal: false }).collect());
        }
        match self
            .lexicon
            .verb(&words)
            .map(|verb| verb.relation)
            .or_else(|| self.lexicon.relation(&words, false))
        {
            Some(relation) => Ok(vec![relation]),
            None => Err(Box::new(self.no_verb(&words, phrase.span))),
        }
    }

    pub(super) fn is_name(&self, word: &Word) -> bool {
        !self.lexicon.look_up(&word.text, &ANY).is_empty()
    }

    pub(super) fn search(
        &self,
        words: &Spanned<String>,
        written: &[Spanned<ast::Stage>],
    ) -> Result<Find, Wrong> {
        let quoted = self.text[words.span.range()].starts_with(['"', '“']);
        let meant = if quoted { words.value.clone() } else { self.joined_by_or(&words.value) };
        self.words(&Spanned::new(meant.clone(), words.span))?;
        let name = variable_of(&Sort::Any);
        let said = format!("matching {}", quoted_text(&meant));
        let condition = Condition::Matches(name.clone(), None, meant);
        self.parts.replace(vec![(condition.clone(), said)]);
        let variables = vec![Variable { sort: Sort::Any, name }];
        let stages = stages(written, &variables, Asked::Rows).map_err(|wrong| {
            if quoted {
                return wrong;
            }
            let all = self.text[words.span.range().start..].trim_end_matches('?');
            let help = format!("to search for these words, put them in quotes: `search \"{}\"`", all.trim());
            Box::new(wrong.help(help))
        })?;
        Ok(Find { variables, paths: None, condition, stages })
    }

    /// Words to be looked for in which `or` stands between others, and `and`, as they are meant: what stands outside
    /// quotes is no text to be found as it is.
    fn joined_by_or(&self, words: &str) -> String {
        let parts: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let in_phrase = words.contains(['\'', '"', '“', '‘']);
        let inside = |at: usize| !in_phrase && at > 0 && at + 1 < parts.len();
        let meant = parts.iter().enumerate().filter_map(|(at, word)| match *word {
            "or" if inside(at) => Some("OR"),
            "and" if inside(at) => None,
            other => Some(other),
        });
        let meant = meant.collect::<Vec<_>>().join(" ");
        if meant != parts.join(" ") {
            self.reading.replace(Some(format!("search {meant}")));
        }
        meant
    }

    pub(super) fn phrase_name(&self, phrase: &Phrase, classes: &[Class]) -> Result<NodeId, Wrong> {
        if let Some(inside) = &phrase.inside {
            return Err(brackets(inside));
        }
        self.name(&joined_words(&phrase.words), phrase.span, classes)
    }

    pub(super) fn no_verb(&self, word: &str, span: Span) -> Diagnostic {
        let declared: Vec<&str> =
            self.catalog.vocabulary.relations().map(|(_, relation)| relation.plural.as_str()).collect();
        Diagnostic::new(Code::QuestionName, span, format!("unknown relation `{word}`"))
            .nearest(word, self.lexicon.verb_forms())
            .otherwise(format!("relations: {}", declared.join(", ")))
    }
}

/// What claims can rest on.
pub(super) const SOURCES: [Class; 3] = [Class::Work, Class::Scholar, Class::Claim];

/// A claim is supported, and no longer so without the sources.
pub(super) fn rests_only_on(claim: &Term, sources: Vec<Term>) -> Condition {
    let without = Condition::Supported(claim.clone(), sources);
    Condition::All(vec![Condition::Supported(claim.clone(), Vec::new()), Condition::Not(Box::new(without))])
}

/// The row is what an adjective says: `second-hand`, `challenged`.
pub(super) fn marked(variable: &str, mark: &str) -> Condition {
    let attribute = adjective(mark).map_or(Attribute::Mark, |(_, attribute)| attribute);
    let of = Of { variable: variable.to_owned(), attribute };
    Condition::Compares(of, Comparison::Equal, mark.to_owned())
}

/// The value that a word is the adjective of.
pub(super) fn mark_of(word: &Word) -> Option<&'static str> {
    adjective(&word.text).filter(|_| !word.quoted).map(|(mark, _)| mark)
}

pub(super) fn step_of(verb: &Verb) -> Step {
    let mut along = Step::Along(verb.relation.clone());
    if verb.relation == Relation::Broader {
        // What is narrower than the narrower is narrower.
        along = Step::Repeat(Box::new(along), 1, MOST_HOPS);
    }
    if verb.inverse { Step::Inverse(Box::new(along)) } else { along }
}

/// Words that are no condition, where one is needed.
pub(super) fn no_condition(span: Span) -> Wrong {
    Box::new(
        Diagnostic::new(Code::QuestionSense, span, "expected a condition to negate or to join with `or`")
            .help("write a condition such as `{relate} {object} or {relate} {subject}`"),
    )
}

/// The variable of a sort: its first letter; never `p`, which stands for a path.
pub(super) fn variable_of(sort: &Sort) -> String {
    match sort.word().chars().next() {
        Some('p') | None => "x".to_owned(),
        Some(_) if *sort == Sort::Any => "n".to_owned(),
        Some(first) => first.to_string(),
    }
}

pub(super) fn joined_words(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

pub(super) fn phrase_of(words: &[Word], span: Span) -> Phrase {
    let span = match words {
        [first, .., last] => first.span.to(last.span),
        [only] => only.span,
        [] => span,
    };
    Phrase { words: words.to_vec(), span, inside: None }
}

/// `made` in `claims made by Snyder`: what it says, the next condition says.
pub(super) fn is_noise(word: &Word) -> bool {
    !word.quoted && ["made", "stated", "reported"].contains(&word.text.to_lowercase().as_str())
}

/// A word at the start of a condition that says nothing of its own.
pub(super) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word.to_lowercase().as_str())
}

fn is_auxiliary_word(word: &Word) -> bool {
    !word.quoted && is_auxiliary(&word.text)
}

pub(super) fn without_auxiliaries(words: &[Word]) -> Vec<Word> {
    words.iter().skip_while(|word| is_auxiliary_word(word)).cloned().collect()
}

pub(super) fn without_trailing_auxiliaries(words: &[Word]) -> &[Word] {
    let kept = words.iter().rposition(|word| !is_auxiliary_word(word)).map_or(0, |last| last + 1);
    &words[..kept]
}
