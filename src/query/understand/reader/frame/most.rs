//! `which work is cited most often`, `the oldest work`, `how often is Thies cited`: counts and what is first.

use crate::catalog::NodeClass as Class;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::reader::clause::Clause;
use crate::query::understand::reader::frame::{Candidate, Used};
use crate::query::understand::reader::relations::{Form, Meant};

pub(super) fn most(clause: &Clause<'_>) -> Vec<Candidate> {
    let named = clause.named();
    let kind = (0..clause.mentions.len()).find_map(|at| clause.mentions[at].kind().map(|kind| (at, kind)));
    let cites = (0..clause.mentions.len()).find(|at| {
        let meant = clause.mentions[*at].relation().unwrap_or_default();
        // Of what is cited, not of what cites.
        let is_cited =
            |meant: &Meant| meant.verb.relation == Relation::Cites && meant.form == Form::Participle;
        meant.iter().any(is_cited)
    });
    // `how often is Thies cited`
    if let (Some(often), Some(cites), [one]) = (clause.cue(&["how often"]), cites, named.as_slice()) {
        let mut used = Used::of(clause);
        used.take_all(one.first, one.last);
        used.take(often);
        used.take(cites);
        let is_cited = matches!(clause.class(one), Some(Class::Scholar | Class::Work));
        if used.all() && is_cited {
            let names = clause.names(one, " or ");
            let question = |name: String| format!("how many citations of {name}");
            return names.into_iter().map(|name| Candidate::new("count", 60, question(name))).collect();
        }
    }
    let Some(superlative) = clause.cue(&["most", "oldest", "newest"]) else { return Vec::new() };
    let writes = most_about(clause, superlative);
    if !writes.is_empty() {
        return writes;
    }
    if let (None, Some(cites)) = (kind, cites) {
        return most_cited(clause, superlative, cites);
    }
    let Some((at, (sort, unit))) = kind else { return first(clause, superlative) };
    let mut used = Used::of(clause);
    used.take(superlative);
    used.take(at);
    used.take_cues(&["what", "which", "who", "often"]);
    let word = clause.mentions[superlative].cue().unwrap_or_default();
    let order = " desc";
    // `the most cited works` are several.
    let limit = if clause.words(at).ends_with('s') { "" } else { " limit 1" };
    let plural = clause.known.lexicon.plural(sort);
    if ["oldest", "newest"].contains(&word) {
        let order = if word == "newest" { " desc" } else { "" };
        let mut units = if unit.is_empty() { String::new() } else { format!(" {unit}") };
        for named in &named {
            used.take_all(named.first, named.last);
            let by = match clause.class(named) {
                Some(Class::Scholar) => "by",
                Some(Class::Topic) => "about",
                _ => return Vec::new(),
            };
            let Some(name) = clause.one_name(named, clause.joint(named)) else {
                return Vec::new();
            };
            units += &format!(" {by} {name}");
        }
        let has_year = matches!(sort, Sort::Work | Sort::Claim);
        // `the first person to write about trust`
        used.take_cues(&["say"]);
        if *sort == Sort::Scholar && used.all() && units.contains(" about ") {
            return vec![Candidate::new("first", 60, format!("works{units} sort year{order} limit 1"))];
        }
        let question = format!("{plural}{units} sort year{order}{limit}");
        return if used.all() && has_year { vec![Candidate::new("first", 60, question)] } else { Vec::new() };
    }
    if !named.is_empty() {
        return Vec::new();
    }
    // `which work is cited most`, `the most cited scholar`
    if let Some(cites) = cites {
        used.take(cites);
        let per = match sort {
            Sort::Work => "cited",
            Sort::Scholar => "cited-scholar",
            _ => return Vec::new(),
        };
        let question = format!("how many citations per {per} sort count{order}{limit}");
        if !used.all() {
            return Vec::new();
        }
        let Some(value) = unit.strip_prefix("with type ") else {
            return if unit.is_empty() { vec![Candidate::new("count", 60, question)] } else { Vec::new() };
        };
        let question = format!(
            "find citation c, work w where c -[of]-> w and w.type = {value} count per w.id sort count{order}{limit}"
        );
        return vec![Candidate::new("count", 60, question)];
    }
    let variable = match sort.word().chars().next() {
        Some('c' | 'p') | None => "x".to_owned(),
        Some(first) => first.to_string(),
    };
    let counted = |condition: String| {
        let sort = sort.word();
        format!(
            "find claim c, {sort} {variable} where {condition} count per {variable}.id sort count{order}{limit}"
        )
    };
    // `which concept comes up the most`, `who makes the most claims`
    let other = (0..clause.mentions.len()).filter(|other| *other != at).find_map(|other| {
        let kind = clause.mentions[other].kind()?;
        Some((other, kind.0.clone()))
    });
    used.take_cues(&["come up", "say"]);
    if let Some((other, Sort::Claim)) = other {
        used.take(other);
    }
    if used.all() {
        let condition = match sort {
            Sort::Scholar => format!("c -[by]-> {variable}"),
            Sort::Work => format!("c -[in]-> {variable}"),
            Sort::Topic | Sort::Kind(_) => format!("c -[about]-> {variable}"),
            _ => return Vec::new(),
        };
        return vec![Candidate::new("count", 58, counted(condition))];
    }
    // `which claim has the most support`, `the most disputed claim`
    let relation =
        (0..clause.mentions.len()).find_map(|at| clause.mentions[at].relation().map(|meant| (at, meant)));
    let Some((at, meant)) = relation else { return Vec::new() };
    used.take(at);

    if !used.all() {
        return Vec::new();
    }
    let vocabulary = &clause.known.catalog.vocabulary;
    let mut found = Vec::new();
    let is_done_to =
        |meant: &&Meant| !meant.verb.inverse && matches!(meant.form, Form::Noun | Form::Participle);
    for meant in meant.iter().filter(is_done_to) {
        let Relation::Declared { id, .. } = &meant.verb.relation else { continue };
        let relation = &vocabulary.relation(*id).id;
        let question = counted(format!("c -[{relation}]-> {variable}"));
        found.push(Candidate::new("count", if meant.alike { 52 } else { 56 }, question));
    }
    found
}

/// `who is cited most often`, `what has been cited most`
fn most_cited(clause: &Clause<'_>, superlative: usize, cites: usize) -> Vec<Candidate> {
    let is_done =
        clause.tokens.iter().any(|token| ["is", "are", "was", "were", "been"].contains(&token.word.as_str()));
    if !is_done || clause.denies() {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    used.take(superlative);
    used.take(cites);
    used.take_cues(&["who", "what", "which", "often", "been", "most"]);
    let is_most = clause.is_cue(superlative, &["most"]) && clause.named().is_empty();
    let per = match (clause.cue(&["who"]), clause.cue(&["what", "which"])) {
        (Some(_), _) => "cited-scholar",
        (None, Some(_)) => "cited",
        _ => return Vec::new(),
    };
    if !used.all() || !is_most {
        return Vec::new();
    }
    vec![Candidate::new("count", 60, format!("how many citations per {per} sort count desc limit 1"))]
}

/// `who first described trust`, `when was trust first discussed`: the oldest work about it.
fn first(clause: &Clause<'_>, superlative: usize) -> Vec<Candidate> {
    let named = clause.named();
    let [topic] = named.as_slice() else { return Vec::new() };
    if clause.words(superlative) != "first" || clause.class(topic) != Some(Class::Topic) {
        return Vec::new();
    }
    let mut used = Used::of(clause);
    used.take(superlative);
    used.take_all(topic.first, topic.last);
    used.take_cues(&["who", "when", "what", "say", "publish", "about it"]);
    if !used.all() {
        return Vec::new();
    }
    let names = clause.names(topic, " and ");
    let question = |name: String| format!("works about {name} sort year limit 1");
    names.into_iter().map(|name| Candidate::new("first", 58, question(name))).collect()
}

/// `who writes most about trust`
fn most_about(clause: &Clause<'_>, superlative: usize) -> Vec<Candidate> {
    let named = clause.named();
    let [topic] = named.as_slice() else { return Vec::new() };
    let of_topic = clause.class(topic) == Some(Class::Topic);
    let mut used = Used::of(clause);
    used.take(superlative);
    used.take_all(topic.first, topic.last);
    used.take_cues(&["who", "which", "say"]);
    let mut people = clause.cue(&["who"]).is_some();
    for at in used.left() {
        let mention = &clause.mentions[at];
        let wrote = |meant: &Meant| meant.verb.relation == Relation::Wrote;
        let is_scholar = matches!(mention.kind(), Some((Sort::Scholar, "")));
        if is_scholar || mention.relation().is_some_and(|meant| meant.iter().any(wrote)) {
            people |= is_scholar;
            used.take(at);
        }
    }
    if !of_topic || !people || !used.all() || !clause.is_cue(superlative, &["most"]) {
        return Vec::new();
    }
    let question = |name: String| format!("how many claims about {name} per scholar sort count desc limit 1");
    clause.names(topic, " and ").into_iter().map(|name| Candidate::new("count", 60, question(name))).collect()
}
