//! English forms, turned into the core.
//!
//! The shape comes from the grammar; here a run of words is split into kind, relation and name by
//! what the lexicon knows. What a condition leaves out it takes from its neighbours: the relation
//! from the one before (`admit trust but not power`), the object from the one after
//! (`admit or foster trust`).

use crate::catalog::NodeClass as Class;
use crate::catalog::entry::NodeId;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::graph::walk::Selector;
use crate::query::ast::{self, Joined, Phrase, UnitBody, Word};
use crate::query::attribute::Attribute;
use crate::query::expr::{
    Condition, Expr, MOST_HOPS, Of, Paths, Relation, Sort, Stage, Step, Term, USUAL_HOPS,
};
use crate::query::lexicon::Verb;
use crate::query::resolve::{ANY, Resolver, Scope, Wrong, all, no_edge, one};
use crate::source::{Span, Spanned};

/// Words at the start of a condition that say nothing of their own.
const AUXILIARIES: [&str; 14] = [
    "are", "is", "was", "were", "be", "been", "that", "which", "who", "have", "has", "can", "could", "there",
];

/// What a condition asks of a row, as far as its own words say.
#[derive(Clone, Debug)]
enum Test {
    /// Nothing: the head holds the kind alone.
    Nothing,
    /// A whole condition.
    Whole(Condition),
    /// A relation and what it should lead to.
    Verb(Verb, Span),
    /// The object alone.
    Object(Phrase),
    /// A relation and its object.
    Both(Verb, Span, Object),
}

/// What a relation leads to.
#[derive(Clone, Debug)]
enum Object {
    /// A thing by its name.
    Name(Phrase),
    /// Anything of a sort: `any work`.
    Any(Sort),
}

impl Resolver<'_> {
    pub(super) fn which(&self, which: &ast::Which) -> Result<Expr, Wrong> {
        let (sort, rest) = self.head(&which.head)?;
        let variable = variable_of(&sort);
        let scope = Scope::from([(variable.clone(), sort.clone())]);
        let row = Row { resolver: self, variable: &variable, scope: &scope };
        let by = row.passive_object(&rest, which.units.get(1));
        let mut tests = Vec::new();
        for (at, unit) in which.units.iter().enumerate() {
            let test = match &unit.body {
                UnitBody::Head if rest.is_empty() => Test::Nothing,
                UnitBody::Head => row.predicate(&rest, by, unit.span)?,
                UnitBody::By(_) if at == 1 && by.is_some() => Test::Nothing,
                body => row.test(body, unit.span)?,
            };
            tests.push((test, unit.negated));
        }
        let conditions = row.completed(&tests)?;
        let condition = joined(&which.joined, &conditions);
        let mut stages: Vec<Stage> =
            which.stages.iter().map(|stage| self.stage(stage, Some(&variable))).collect::<Result<_, _>>()?;
        if which.counted && !stages.iter().any(|stage| matches!(stage, Stage::Count(_))) {
            stages.insert(0, Stage::Count(None));
        }
        Ok(Expr::Find { variable: Some((sort, variable)), paths: None, condition, stages })
    }

    /// The kind that the first words name, and the words after it.
    fn head(&self, head: &Phrase) -> Result<(Sort, Vec<Word>), Wrong> {
        for upto in (1..=head.words.len()).rev() {
            if let Some(sort) = self.lexicon.sort(&joined_words(&head.words[..upto])) {
                return Ok((sort, without_auxiliaries(&head.words[upto..])));
            }
        }
        let first = &head.words[0];
        let questions = "a question begins like `which explanations …`, `claims …`, `how many …`, `trace …`, `why …` or `search …`";
        Err(Box::new(self.no_kind(&first.text, first.span).help(questions)))
    }

    pub(super) fn trace(&self, trace: &ast::Trace) -> Result<Expr, Wrong> {
        let from = self.phrase_name(&trace.from, &ANY)?;
        let (variable, to) = if trace.into {
            let words = joined_words(&trace.to.words);
            let Some(sort) = self.lexicon.sort(&words) else {
                let diagnostic = self.no_kind(&words, trace.to.span);
                return Err(Box::new(diagnostic.help("to trace to one thing, write `to`")));
            };
            let name = variable_of(&sort);
            (Some((sort, name.clone())), Term::Variable(name))
        } else {
            (None, Term::Node(self.phrase_name(&trace.to, &ANY)?))
        };
        Self::apart(from, &to, trace.to.span)?;
        let mut relations = Vec::new();
        for phrase in &trace.via {
            relations.extend(self.routes(phrase)?);
        }
        if let Some(message) = relations.iter().find_map(no_edge) {
            return Err(Box::new(Diagnostic::new(Code::QuestionSense, trace.from.span, message)));
        }
        if relations.is_empty() {
            relations.push(Relation::Any);
        }
        let both_ways = |relation: Relation| {
            let along = Step::Along(relation);
            [along.clone(), Step::Inverse(Box::new(along))]
        };
        let steps: Vec<Step> = relations.into_iter().flat_map(both_ways).collect();
        let most = trace.within.as_ref().map_or(USUAL_HOPS, |within| within.value);
        if let Some(within) = trace.within.as_ref().filter(|within| !(1..=MOST_HOPS).contains(&within.value))
        {
            let message = format!("a path has between 1 and {MOST_HOPS} hops, not {}", within.value);
            return Err(Box::new(Diagnostic::new(Code::QuestionLimit, within.span, message)));
        }
        let mut avoiding = Vec::new();
        for phrase in &trace.avoiding {
            avoiding.push(self.phrase_name(phrase, &ANY)?);
        }
        let mut stages: Vec<Stage> =
            trace.stages.iter().map(|stage| self.stage(stage, None)).collect::<Result<_, _>>()?;
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
        Ok(Expr::Find { variable, paths, condition: Condition::All(Vec::new()), stages })
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

    pub(super) fn why_words(&self, why: &ast::Why) -> Result<Expr, Wrong> {
        let words = &why.words.words;
        for start in 1..words.len() {
            for end in (start + 1..=words.len()).rev() {
                let Some((verb, object)) = self.why_verb(&words[start..end], &words[end..], why.by.as_ref())
                else {
                    continue;
                };
                let subject = without_trailing_auxiliaries(&words[..start]);
                let subject = self.phrase_name(&phrase_of(subject, why.words.span), &[Class::Topic])?;
                let object = self.phrase_name(&object, &[Class::Topic])?;
                let (subject, object) = if verb.inverse { (object, subject) } else { (subject, object) };
                let step = Step::Along(verb.relation.clone());
                let ends = (Term::Node(subject), Term::Node(object));
                self.makes_sense(&ends.0, &step, &ends.1, &Scope::new(), why.words.span)?;
                let Some(relation) = Self::declared(&verb.relation) else { continue };
                return Ok(Expr::Why { negated: why.negated, subject, relation, object });
            }
        }
        let help = "ask for example `why does bipolarity exclude trust`: a topic, a relation, a topic";
        let unknown = words.iter().skip(1).find(|word| !self.is_name(word)).or(words.last());
        let diagnostic = match unknown {
            Some(word) => self.no_verb(&word.text, word.span),
            None => {
                Diagnostic::new(Code::QuestionSyntax, why.words.span, "there is no relation in this question")
            }
        };
        Err(Box::new(diagnostic.help(help)))
    }

    /// The relation that `words` say, and its object: the words after it, or what follows `by`.
    fn why_verb(&self, words: &[Word], after: &[Word], by: Option<&Phrase>) -> Option<(Verb, Phrase)> {
        if words.iter().any(|word| word.quoted) {
            return None;
        }
        let text = joined_words(words);
        match by {
            Some(by) if after.is_empty() => Some((self.lexicon.verb(&format!("{text} by"))?, by.clone())),
            _ if after.is_empty() => None,
            _ => Some((
                self.lexicon.verb(&text)?,
                phrase_of(after, after[0].span.to(after[after.len() - 1].span)),
            )),
        }
    }

    fn is_name(&self, word: &Word) -> bool {
        !self.lexicon.look_up(&word.text, &ANY).is_empty()
    }

    pub(super) fn search(&self, words: &Spanned<String>, stages: &[ast::Stage]) -> Result<Expr, Wrong> {
        self.words(words)?;
        let name = variable_of(&Sort::Any);
        let stages = stages.iter().map(|stage| self.stage(stage, Some(&name))).collect::<Result<_, _>>()?;
        let condition = Condition::Matches(name.clone(), None, words.value.clone());
        Ok(Expr::Find { variable: Some((Sort::Any, name)), paths: None, condition, stages })
    }

    fn phrase_name(&self, phrase: &Phrase, classes: &[Class]) -> Result<NodeId, Wrong> {
        self.name(&joined_words(&phrase.words), phrase.span, classes)
    }

    fn no_verb(&self, word: &str, span: Span) -> Diagnostic {
        let declared: Vec<&str> =
            self.catalog.vocabulary.relations().map(|(_, relation)| relation.plural.as_str()).collect();
        Diagnostic::new(Code::QuestionName, span, format!("`{word}` is no relation that this corpus knows"))
            .nearest(word, self.lexicon.verb_forms())
            .help(format!("relations: {}", declared.join(", ")))
    }
}

/// What conditions are about: the rows of a question.
struct Row<'a> {
    resolver: &'a Resolver<'a>,
    variable: &'a str,
    scope: &'a Scope,
}

impl Row<'_> {
    /// What follows `by`, where the head's words and `by` together are a relation: `which concepts are
    /// admitted by bipolarity`.
    fn passive_object<'u>(&self, words: &[Word], next: Option<&'u ast::Unit>) -> Option<&'u Phrase> {
        match next.map(|unit| (unit.negated, &unit.body)) {
            Some((false, UnitBody::By(phrase))) => {
                let verb = self.resolver.lexicon.verb(&format!("{} by", joined_words(words)));
                verb.map(|_| phrase)
            }
            _ => None,
        }
    }

    fn test(&self, body: &UnitBody, span: Span) -> Result<Test, Wrong> {
        let own = |relation: Relation, phrase: &Phrase| {
            Ok(Test::Both(Verb { relation, inverse: false }, span, self.object(phrase)))
        };
        match body {
            UnitBody::Head => Ok(Test::Nothing),
            UnitBody::By(phrase) => own(Relation::By, phrase),
            UnitBody::In(phrase) => own(Relation::In, phrase),
            UnitBody::Via(phrase) => own(Relation::Via, phrase),
            UnitBody::About(phrase) => own(Relation::About, phrase),
            UnitBody::Matching(words) => {
                self.resolver.words(words)?;
                Ok(Test::Whole(Condition::Matches(self.variable.to_owned(), None, words.value.clone())))
            }
            UnitBody::Years(from, to) => {
                let of = Of { variable: self.variable.to_owned(), attribute: Attribute::Year };
                Ok(Test::Whole(Condition::Between(of, *from, *to)))
            }
            UnitBody::Neither(first, second) => {
                let tests = [first, second].map(|phrase| self.predicate(&phrase.words, None, phrase.span));
                let [first_test, second_test] = tests;
                let tests = [(first_test?, true), (second_test?, true)];
                Ok(Test::Whole(Condition::All(self.completed(&tests)?)))
            }
            UnitBody::Predicate { asks: true, words, by: None } => match self.inverted(words)? {
                Some(condition) => Ok(Test::Whole(condition)),
                None => self.predicate(&words.words, None, span),
            },
            UnitBody::Predicate { words, by, .. } => self.predicate(&words.words, by.as_ref(), span),
        }
    }

    /// `do (no) explanations admit`: a kind and a relation that leads to the row.
    fn inverted(&self, phrase: &Phrase) -> Result<Option<Condition>, Wrong> {
        let resolver = self.resolver;
        let is = |word: &Word, text: &str| word.text.eq_ignore_ascii_case(text);
        let negated = is(&phrase.words[0], "no");
        let words =
            if negated || is(&phrase.words[0], "any") { &phrase.words[1..] } else { &phrase.words[..] };
        for upto in (1..words.len()).rev() {
            let sort = resolver.lexicon.sort(&joined_words(&words[..upto]));
            let verb = resolver.lexicon.verb(&joined_words(&words[upto..]));
            if let (Some(sort), Some(verb)) = (sort, verb) {
                let inner = self.other_variable(&sort);
                let scope: Scope = self
                    .scope
                    .iter()
                    .map(|(name, sort)| (name.clone(), sort.clone()))
                    .chain([(inner.clone(), sort.clone())])
                    .collect();
                let ends = (Term::Variable(inner.clone()), Term::Variable(self.variable.to_owned()));
                let step = step_of(&verb);
                resolver.makes_sense(&ends.0, &step, &ends.1, &scope, phrase.span)?;
                let exists =
                    Condition::Exists(sort, inner, Box::new(Condition::Relates(ends.0, step, ends.1)));
                return Ok(Some(if negated { Condition::Not(Box::new(exists)) } else { exists }));
            }
        }
        Ok(None)
    }

    /// Splits words into a relation and its object.
    fn predicate(&self, words: &[Word], by: Option<&Phrase>, span: Span) -> Result<Test, Wrong> {
        let lexicon = self.resolver.lexicon;
        let words = without_auxiliaries(words);
        if words.is_empty() {
            return match by {
                Some(by) => Ok(Test::Both(
                    Verb { relation: Relation::By, inverse: false },
                    span,
                    Object::Name(by.clone()),
                )),
                None => Ok(Test::Nothing),
            };
        }
        if let Some(by) = by {
            if let Some(verb) = lexicon.verb(&format!("{} by", joined_words(&words))) {
                return Ok(Test::Both(verb, span, self.object(by)));
            }
            let own = self.predicate(&words, None, span)?;
            let by = Test::Both(
                Verb { relation: Relation::By, inverse: false },
                by.span,
                Object::Name(by.clone()),
            );
            let both = self.completed(&[(own, false), (by, false)])?;
            return Ok(Test::Whole(Condition::All(both)));
        }
        for upto in (1..=words.len()).rev() {
            if words[..upto].iter().any(|word| word.quoted) {
                continue;
            }
            if let Some(verb) = lexicon.verb(&joined_words(&words[..upto])) {
                let said = words[0].span.to(words[upto - 1].span);
                if upto == words.len() {
                    return Ok(Test::Verb(verb, said));
                }
                let object = phrase_of(&words[upto..], words[upto].span.to(words[words.len() - 1].span));
                return Ok(Test::Both(verb, said, self.object(&object)));
            }
        }
        if words.iter().all(is_noise) {
            return Ok(Test::Nothing);
        }
        Ok(Test::Object(phrase_of(&words, words[0].span.to(words[words.len() - 1].span))))
    }

    fn object(&self, phrase: &Phrase) -> Object {
        if let [first, rest @ ..] = phrase.words.as_slice()
            && !first.quoted
            && ["any", "a", "an", "some"].contains(&first.text.to_lowercase().as_str())
            && let Some(sort) = self.resolver.lexicon.sort(&joined_words(rest))
        {
            return Object::Any(sort);
        }
        Object::Name(phrase.clone())
    }

    /// Fills in what conditions leave out, and turns them into conditions of the core.
    fn completed(&self, tests: &[(Test, bool)]) -> Result<Vec<Condition>, Wrong> {
        let mut verb: Option<Verb> = None;
        let mut conditions = Vec::new();
        for (at, (test, negated)) in tests.iter().enumerate() {
            let condition = match test {
                Test::Nothing => Condition::All(Vec::new()),
                Test::Whole(condition) => condition.clone(),
                Test::Both(said, place, object) => {
                    verb = Some(said.clone());
                    self.relates(said, *place, object)?
                }
                Test::Verb(said, place) => {
                    let next = tests[at + 1..].iter().find_map(|(test, _)| match test {
                        Test::Both(_, _, object) => Some(object),
                        _ => None,
                    });
                    let Some(object) = next else { return Err(self.no_object(said, *place)) };
                    verb = Some(said.clone());
                    self.relates(said, *place, object)?
                }
                Test::Object(phrase) => match &verb {
                    Some(verb) => self.relates(verb, phrase.span, &self.object(phrase))?,
                    None => return Err(self.unknown_predicate(phrase)),
                },
            };
            conditions.push(if *negated { Condition::Not(Box::new(condition)) } else { condition });
        }
        Ok(conditions)
    }

    fn no_object(&self, verb: &Verb, span: Span) -> Wrong {
        let word = verb.relation.word(&self.resolver.catalog.vocabulary);
        let message = format!("`{word}` what? The question names nothing that it leads to");
        Box::new(
            Diagnostic::new(Code::QuestionSense, span, message)
                .help(format!("name a thing after it, or `any` and a kind: `{word} any concept`")),
        )
    }

    fn unknown_predicate(&self, phrase: &Phrase) -> Wrong {
        let resolver = self.resolver;
        let first = &phrase.words[0];
        let examples = "conditions: a relation and a name (`admit trust`), `by Snyder`, `in thies2009`, `via keating2015`, `about trust`, `matching \"reputation\"`, `since 1990`";
        Box::new(resolver.no_verb(&first.text, first.span).help(examples))
    }

    fn relates(&self, verb: &Verb, span: Span, object: &Object) -> Result<Condition, Wrong> {
        let resolver = self.resolver;
        let step = step_of(verb);
        let from = Term::Variable(self.variable.to_owned());
        match object {
            Object::Name(phrase) => {
                let classes = self.classes(verb);
                let to = Term::Node(resolver.phrase_name(phrase, &classes)?);
                resolver.makes_sense(&from, &step, &to, self.scope, span)?;
                Ok(Condition::Relates(from, step, to))
            }
            Object::Any(sort) => {
                let name = self.other_variable(sort);
                let scope = Scope::from([
                    (self.variable.to_owned(), self.scope[self.variable].clone()),
                    (name.clone(), sort.clone()),
                ]);
                let to = Term::Variable(name.clone());
                resolver.makes_sense(&from, &step, &to, &scope, span)?;
                Ok(Condition::Exists(sort.clone(), name, Box::new(Condition::Relates(from, step, to))))
            }
        }
    }

    /// The classes in which a relation's object is looked for.
    fn classes(&self, verb: &Verb) -> Vec<Class> {
        match &verb.relation {
            Relation::By => vec![Class::Scholar],
            Relation::In | Relation::Via | Relation::Cites => vec![Class::Work],
            Relation::About | Relation::Broader => vec![Class::Topic],
            Relation::Wrote | Relation::Edited if verb.inverse => vec![Class::Scholar],
            Relation::Wrote | Relation::Edited => vec![Class::Work],
            Relation::States if verb.inverse => vec![Class::Work],
            Relation::States => vec![Class::Claim],
            Relation::Any => ANY.to_vec(),
            Relation::Declared { id, .. } => {
                let relation = self.resolver.catalog.vocabulary.relation(*id);
                let kinds = if verb.inverse { &relation.from } else { &relation.to };
                let class = |kind: &String| match kind.as_str() {
                    "claim" => Class::Claim,
                    "work" => Class::Work,
                    "scholar" => Class::Scholar,
                    _ => Class::Topic,
                };
                let mut classes: Vec<Class> = kinds.iter().map(class).collect();
                if verb.inverse && classes.contains(&Class::Claim) {
                    // What a claim does, its work and whoever makes it do too.
                    classes.extend([Class::Work, Class::Scholar]);
                }
                classes.sort_unstable();
                classes.dedup();
                if classes.is_empty() { ANY.to_vec() } else { classes }
            }
        }
    }

    fn other_variable(&self, sort: &Sort) -> String {
        let name = variable_of(sort);
        if name == self.variable { format!("{name}2") } else { name }
    }
}

fn step_of(verb: &Verb) -> Step {
    let along = Step::Along(verb.relation.clone());
    if verb.inverse { Step::Inverse(Box::new(along)) } else { along }
}

fn joined(tree: &Joined, conditions: &[Condition]) -> Condition {
    match tree {
        Joined::Unit(at) => conditions[*at].clone(),
        Joined::And(left, right) => all(joined(left, conditions), joined(right, conditions)),
        Joined::Or(left, right) => one(joined(left, conditions), joined(right, conditions)),
    }
}

/// The variable of a sort: its first letter; never `p`, which stands for a path.
fn variable_of(sort: &Sort) -> String {
    match sort.word().chars().next() {
        Some('p') | None => "x".to_owned(),
        Some(_) if *sort == Sort::Any => "n".to_owned(),
        Some(first) => first.to_string(),
    }
}

fn joined_words(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn phrase_of(words: &[Word], span: Span) -> Phrase {
    let span = match words {
        [first, .., last] => first.span.to(last.span),
        [only] => only.span,
        [] => span,
    };
    Phrase { words: words.to_vec(), span }
}

/// `made` in `claims made by Snyder`: what it says, the next condition says.
fn is_noise(word: &Word) -> bool {
    !word.quoted && ["made", "stated", "reported"].contains(&word.text.to_lowercase().as_str())
}

fn is_auxiliary(word: &Word) -> bool {
    !word.quoted && AUXILIARIES.contains(&word.text.to_lowercase().as_str())
}

fn without_auxiliaries(words: &[Word]) -> Vec<Word> {
    words.iter().skip_while(|word| is_auxiliary(word)).cloned().collect()
}

fn without_trailing_auxiliaries(words: &[Word]) -> &[Word] {
    let kept = words.iter().rposition(|word| !is_auxiliary(word)).map_or(0, |last| last + 1);
    &words[..kept]
}
