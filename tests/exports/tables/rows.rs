//! The rows of each table beside what the catalog, the graph and the verdicts of a library say.

use std::collections::{BTreeMap, BTreeSet};

use catena::catalog::entry::{Node, NodeId};
use catena::catalog::vocabulary::Literal;
use catena::graph::{Evidence, Meaning};
use catena::index::Field;
use catena::order::Key;
use catena::query::attribute::Attribute;
use catena::relational::cell::Cell;
use catena::relational::sort_key;
use catena::session::Session;
use proptest::prelude::*;

use crate::exports::tables::{Tables, libraries};
use crate::support::corpora::{corpus, with_same_topics};
use crate::support::{cases, session_of};

#[test]
fn the_tables_of_every_library_are_what_it_says() {
    for (name, session) in libraries() {
        println!("{name}");
        say_what_it_says(&session);
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_tables_of_any_library_are_what_it_says(made in with_same_topics(corpus(7))) {
        say_what_it_says(&session_of(&made));
    }
}

fn say_what_it_says(session: &Session) {
    let tables = Tables::of(session);
    nodes(session, &tables);
    things(session, &tables);
    edges(session, &tables);
    links(session, &tables);
    hierarchy(session, &tables);
    statements(session, &tables);
    limits(session, &tables);
    attributes(session, &tables);
    tokens(session, &tables);
    lengths(&tables);
    words(session, &tables);
}

fn name(session: &Session, id: NodeId) -> String {
    let catalog = &session.catalog;
    let id = catalog.of_record(id);
    format!("{}:{}", catalog.class(id).word(), catalog.id(id))
}

fn sorted(mut rows: Vec<String>) -> Vec<String> {
    rows.sort();
    rows
}

/// Every node once, each with a number of its own.
fn nodes(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    assert_eq!(tables.names.len(), catalog.len(), "two nodes have one number");
    let shown = |(id, _)| {
        let class = catalog.class(id);
        let year = Attribute::Year.values(catalog, id).first().cloned();
        format!(
            "{} | {} | {} | {} | {} | {} | {} | {} | {}",
            name(session, id),
            class.word(),
            class as usize,
            catalog.id(id),
            catalog.kind(id),
            catalog.label(id),
            year.unwrap_or_else(|| "-".to_owned()),
            catalog.is_affirmable(id),
            session.verdicts.standings().circular().any(|other| other == id),
        )
    };
    assert_eq!(tables.shown("nodes"), sorted(catalog.nodes().map(shown).collect()));
}

/// Every claim, argument, citation and work once.
fn things(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let place = |place: Option<&catena::catalog::entry::Place>| match place {
        Some(place) => format!("{} | {}", name(session, place.work), place.locator),
        None => "- | ".to_owned(),
    };
    let claims = catalog.claims().map(|(id, claim)| {
        let (work, via) = (name(session, claim.work), place(claim.via.as_ref()));
        let (text, force, at) = (&claim.text, claim.force.word(), &claim.at);
        let (quote, note) = (claim.quotes.join("\n"), &claim.note);
        format!(
            "{} | {} | {text} | {force} | {work} | {at} | {via} | {quote} | {note}",
            name(session, id),
            claim.id
        )
    });
    assert_eq!(tables.shown("claims"), sorted(claims.collect()));
    let arguments = catalog.arguments().map(|(id, argument)| {
        let (work, via) = (name(session, argument.work), place(argument.via.as_ref()));
        let (concludes, at) = (name(session, argument.concludes), &argument.at);
        let (quote, note) = (argument.quotes.join("\n"), &argument.note);
        let (text, scheme) = (&argument.text, &argument.scheme);
        format!(
            "{} | {} | {text} | {scheme} | {concludes} | {work} | {at} | {via} | {quote} | {note}",
            name(session, id),
            argument.id
        )
    });
    assert_eq!(tables.shown("arguments"), sorted(arguments.collect()));
    let citations = catalog.citations().map(|(id, cite)| {
        let (from, to) = (place(Some(&cite.from)), place(Some(&cite.to)));
        format!("{} | {} | {from} | {to} | {} | {}", name(session, id), cite.id, cite.intent, cite.note)
    });
    assert_eq!(tables.shown("citations"), sorted(citations.collect()));
    let works = catalog.works().map(|(id, work)| {
        let year = work.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
        let doi = work.fields.get("doi").cloned().unwrap_or_default();
        format!(
            "{} | {} | {} | {year} | {} | {doi} | {}",
            name(session, id),
            work.key,
            work.title,
            work.kind,
            work.note
        )
    });
    assert_eq!(tables.shown("works"), sorted(works.collect()));
}

/// Every edge of the graph once, with its evidence.
fn edges(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let shown = |edge: catena::graph::Edge| {
        let source = edge.evidence.source(catalog);
        let speaks = |claim: NodeId| {
            let links = catalog.claim(claim).map_or(&[][..], |claim| &claim.links);
            let mut links = links.iter().filter(|link| Meaning::Declared(link.relation) == edge.meaning);
            edge.from == claim && links.any(|link| link.target == edge.to && catalog.speaks_of_truth(link))
        };
        let (evidence, id) = match edge.evidence {
            Evidence::Claim(id) => ("claim", name(session, id)),
            Evidence::Argument(id) => ("argument", name(session, id)),
            Evidence::Record(id) => ("record", name(session, id)),
            Evidence::Cite(at) => ("citation", format!("citation:{}", catalog.cites[at].id)),
            Evidence::Bibliography => ("bibliography", "-".to_owned()),
        };
        let place = source.place.map_or_else(
            || "- | ".to_owned(),
            |place| format!("{} | {}", name(session, place.work), place.locator),
        );
        format!(
            "{} | {} | {} | {} | {} | {} | {evidence} | {id} | {place}",
            edge.meaning.name(&catalog.vocabulary),
            name(session, edge.from),
            name(session, edge.to),
            edge.force.word(),
            matches!(edge.meaning, Meaning::Declared(_)),
            source.claim.is_some_and(speaks),
        )
    };
    assert_eq!(tables.shown("edges"), sorted(session.graph.edges().map(shown).collect()));
}

/// What each record names, once.
fn links(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = BTreeSet::new();
    for (id, node) in catalog.nodes() {
        let mut link = |relation: &str, to: &[NodeId]| {
            wanted.extend(
                to.iter().map(|to| format!("{relation} | {} | {}", name(session, id), name(session, *to))),
            );
        };
        let makers = |work: NodeId| catalog.work(work).map(|work| work.makers().to_vec()).unwrap_or_default();
        match node {
            Node::Topic(topic) => {
                for place in &topic.stated {
                    link("in", &[place.work]);
                    link("by", &makers(place.work));
                }
            }
            Node::Claim(claim) => {
                link("in", &[claim.work]);
                link("by", catalog.speakers(claim));
                link("via", &claim.via.iter().map(|via| via.work).collect::<Vec<_>>());
                link("about", &claim.about);
            }
            Node::Argument(argument) => {
                link("in", &[argument.work]);
                link("by", catalog.arguers(argument));
                link("via", &argument.via.iter().map(|via| via.work).collect::<Vec<_>>());
            }
            Node::Work(work) => {
                link("by", work.makers());
                link("author", &work.authors);
                link("in", &work.host.into_iter().collect::<Vec<_>>());
            }
            Node::Scholar(_) => {}
            Node::Excerpt(excerpt) => {
                link("in", &[excerpt.work]);
                link("by", &makers(excerpt.work));
                link("about", &excerpt.about);
            }
            Node::Citation(at) => {
                let cite = &catalog.cites[*at];
                link("in", &[cite.from.work]);
                link("of", &[cite.to.work]);
                link("by", &makers(cite.from.work));
                link("for", &cite.serves);
                let about = cite.serves.iter().filter_map(|claim| catalog.claim(*claim));
                link("about", &about.flat_map(|claim| claim.about.clone()).collect::<Vec<_>>());
            }
        }
    }
    assert_eq!(tables.shown("links"), wanted.into_iter().collect::<Vec<_>>());
}

/// Every topic with all that it is narrower than.
fn hierarchy(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = Vec::new();
    for (id, topic) in catalog.topics() {
        let (mut above, mut open) = (BTreeSet::new(), topic.broader.clone());
        while let Some(broad) = open.pop() {
            if above.insert(broad) {
                open.extend(catalog.topic(broad).map(|topic| topic.broader.clone()).unwrap_or_default());
            }
        }
        wanted.extend(above.iter().map(|broad| format!("{} | {}", name(session, id), name(session, *broad))));
    }
    assert_eq!(tables.shown("hierarchy"), sorted(wanted));
}

/// What every claim and every record of a topic says, both ways of a relation that holds both ways.
fn statements(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = Vec::new();
    let mut say = |ends: (NodeId, NodeId), relation, rest: String| {
        let relation = catalog.vocabulary.relation(relation);
        let (from, to) = (name(session, ends.0), name(session, ends.1));
        wanted.push(format!("{from} | {} | {to} | {rest}", relation.id));
        if relation.symmetric {
            wanted.push(format!("{to} | {} | {from} | {rest}", relation.id));
        }
    };
    let keys = |ids: &[NodeId]| ids.iter().map(|id| catalog.id(*id)).collect::<Vec<_>>().join(" ");
    let mut of_truth = Vec::new();
    for (id, claim) in catalog.claims() {
        let (speaker, force) = (name(session, id), claim.force.word());
        let place = format!("{} | {}", name(session, claim.work), claim.at);
        for said in &claim.says {
            let rest = format!("false | true | {speaker} | 0 | {force} | {} | {place}", keys(&said.when));
            say((said.subject, said.object), said.relation, rest);
        }
        for link in claim.links.iter().filter(|link| catalog.speaks_of_truth(link)) {
            let (topic, relation) =
                (name(session, link.target), &catalog.vocabulary.relation(link.relation).id);
            let rest = format!("true | true | {speaker} | 0 | {force} | {} | {place}", keys(&claim.when));
            of_truth.push(format!("{topic} | {relation} | {topic} | {rest}"));
        }
    }
    for (id, topic) in catalog.topics() {
        for (at, record) in catalog.records_of(id).enumerate() {
            let record = catalog.topic(record).unwrap_or(topic);
            let place = record.stated.first().map_or_else(
                || "- | ".to_owned(),
                |place| format!("{} | {}", name(session, place.work), place.locator),
            );
            for link in record.links.iter().filter(|link| catalog.topic(link.target).is_some()) {
                let rest = format!("false | false | {} | {at} | asserts |  | {place}", name(session, id));
                say((id, link.target), link.relation, rest);
            }
        }
    }
    wanted.extend(of_truth);
    assert_eq!(tables.shown("statements"), sorted(wanted));
}

/// The claims that qualify others which do not qualify them in turn, over any number of steps.
fn limits(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let Some(qualifies) = catalog.vocabulary.find("qualifies") else {
        assert!(tables.rows("limits").is_empty());
        return;
    };
    let qualified = |id: NodeId| {
        let links = catalog.claim(id).map_or(&[][..], |claim| &claim.links).iter();
        let links = links.filter(|link| catalog.vocabulary.implies(link.relation, qualifies));
        links
            .map(|link| link.target)
            .filter(|to| *to != id && catalog.claim(*to).is_some())
            .collect::<BTreeSet<_>>()
    };
    let mut wanted = Vec::new();
    for (id, _) in catalog.claims() {
        for target in qualified(id) {
            let (mut reached, mut open) = (BTreeSet::new(), vec![target]);
            while let Some(next) = open.pop() {
                if reached.insert(next) {
                    open.extend(qualified(next));
                }
            }
            if !reached.contains(&id) {
                wanted.push(format!("{} | {}", name(session, id), name(session, target)));
            }
        }
    }
    assert_eq!(tables.shown("limits"), sorted(wanted));
}

/// Every value of every attribute once, in its place, and sorted by the text as by the value.
fn attributes(session: &Session, tables: &Tables) {
    let catalog = &session.catalog;
    let mut wanted = BTreeMap::new();
    for (id, _) in catalog.nodes() {
        for attribute in Attribute::all() {
            let values = match attribute {
                Attribute::Standing if catalog.can_stand(id) => {
                    vec![session.verdicts.standings().standing(id).word().to_owned()]
                }
                Attribute::Verdict => {
                    let verdict = session.verdicts.on(catalog, id);
                    let word = |word: String| match word.as_str() {
                        "divided" | "depends" | "silent" => word,
                        _ => "decided".to_owned(),
                    };
                    verdict.map(|verdict| word(verdict.word(catalog))).into_iter().collect()
                }
                _ => attribute.values(catalog, id),
            };
            for (at, value) in values.into_iter().enumerate() {
                wanted.insert((attribute.word().to_owned(), name(session, id), at), value);
            }
        }
    }
    let mut found = BTreeMap::new();
    let mut keys: BTreeMap<String, Vec<(Key, String)>> = BTreeMap::new();
    for row in tables.rows("attributes") {
        let [
            Cell::Text(word),
            Cell::Number(node),
            Cell::Number(at),
            Cell::Text(value),
            Cell::Text(sort),
            number,
        ] = row.as_slice()
        else {
            panic!("{row:?}")
        };
        let attribute = Attribute::from_word(word).expect("an attribute");
        assert_eq!(*sort, sort_key(attribute, value));
        keys.entry(word.to_string()).or_default().push((attribute.key(value), sort.to_string()));
        match number {
            Cell::Number(number) => assert_eq!(number.to_string(), *value),
            _ => assert!(value.parse::<i64>().is_err() || value.starts_with(['0', '+', '-']), "{value}"),
        }
        let decided = attribute == Attribute::Verdict && ["affirmed", "rejected"].contains(&value.as_ref());
        let value = if decided { "decided".to_owned() } else { value.to_string() };
        found.insert(
            (word.to_string(), tables.names[node].clone(), usize::try_from(*at).expect("a place")),
            value,
        );
    }
    assert_eq!(found.len(), tables.rows("attributes").len(), "a value is there twice");
    assert_eq!(found, wanted);
    for (word, mut keys) in keys {
        keys.sort();
        assert!(keys.is_sorted_by_key(|(_, sort)| sort), "{word} is not sorted by its text as by its values");
    }
}

/// The words of every text, in both forms.
fn tokens(session: &Session, tables: &Tables) {
    let mut stems = BTreeMap::<_, Vec<(i64, String)>>::new();
    let mut exact = BTreeMap::<_, Vec<i64>>::new();
    for row in tables.rows("tokens") {
        let [Cell::Text(form), Cell::Text(token), Cell::Text(field), Cell::Number(node), Cell::Number(at)] =
            row.as_slice()
        else {
            panic!("{row:?}")
        };
        let key = (tables.names[node].clone(), field.to_string());
        match form.as_ref() {
            "stemmed" => stems.entry(key).or_default().push((*at, token.to_string())),
            "exact" => exact.entry(key).or_default().push(*at),
            other => panic!("{other}"),
        }
    }
    let mut wanted = BTreeMap::new();
    for (id, _) in session.catalog.nodes() {
        let document = session.document(id);
        for field in Field::ALL {
            let words = document.field(field).split(|c: char| !c.is_alphanumeric() || c == '\u{2bc}');
            let words: Vec<String> = words.map(catena::index::stem).filter(|word| !word.is_empty()).collect();
            if !words.is_empty() {
                wanted.insert((name(session, id), field.name().to_owned()), words);
            }
        }
    }
    assert_eq!(stems.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>());
    for (key, mut found) in stems {
        found.sort();
        let places: Vec<i64> = found.iter().map(|(at, _)| *at).collect();
        let mut other = exact.remove(&key).expect("the words as they are");
        other.sort_unstable();
        assert_eq!(places, other, "{key:?}");
        // Possessives are no words of the index; all others are, in their order.
        let mut words = wanted[&key].iter();
        for (_, token) in &found {
            assert!(words.any(|word| word == token), "{key:?}: `{token}` is not in its place");
        }
        assert!(places.first() == Some(&0) && places.is_sorted_by(|one, next| one < next), "{key:?}");
    }
    assert!(exact.is_empty());
}

/// The vocabulary, what follows from its relations, and on which side they speak.
fn words(session: &Session, tables: &Tables) {
    let vocabulary = &session.catalog.vocabulary;
    let sorts = [
        ("intent", vocabulary.intents().count()),
        ("kind", vocabulary.kinds().count()),
        ("relation", vocabulary.relations().count()),
        ("scheme", vocabulary.schemes().count()),
    ];
    for (sort, count) in sorts {
        let found = tables.rows("vocabulary").iter().filter(|row| row[0] == Cell::from(sort));
        assert_eq!(found.count(), count, "{sort}");
    }
    let id = |relation| vocabulary.relation(relation).id.clone();
    let literals = vocabulary.relations().flat_map(|(id, _)| [Literal::said(id), Literal::denied(id)]);
    let (mut implies, mut bears) = (Vec::new(), Vec::new());
    for literal in literals {
        let said = format!("{} | {}", id(literal.relation), literal.denied);
        for (to, _) in vocabulary.relations() {
            let follows = vocabulary.follows(literal, Literal::said(to));
            if follows {
                implies.push(format!("{said} | {}", id(to)));
            }
            let undenied = Literal::said(literal.relation);
            let side = if follows {
                "for"
            } else if vocabulary.follows(literal, Literal::denied(to)) {
                "against"
            } else if [Literal::said(to), Literal::denied(to)]
                .iter()
                .any(|to| vocabulary.follows(undenied, *to))
            {
                "neither"
            } else {
                continue;
            };
            let spread = match vocabulary.spread(literal) {
                catena::catalog::vocabulary::Spread::Up => "up",
                catena::catalog::vocabulary::Spread::Down => "down",
                catena::catalog::vocabulary::Spread::Stays => "stays",
            };
            bears.push(format!("{} | {said} | {side} | {spread}", id(to)));
        }
    }
    assert_eq!(tables.shown("implies"), sorted(implies));
    assert_eq!(tables.shown("bears"), sorted(bears));
    let bonds = session.verdicts.standings().bonds();
    let all = session.catalog.nodes().map(|(id, _)| id);
    let bond = |id: NodeId, word: &str, on: NodeId| {
        format!("{} | {word} | {}", name(session, id), name(session, on))
    };
    let bonds = all.flat_map(|id| {
        let challenges = bonds.challenges(id).map(move |on| bond(id, "challenge", on));
        let supports = bonds.supports(id).map(move |on| bond(id, "support", on));
        challenges.chain(supports).chain(bonds.premises(id).map(move |on| bond(id, "premise", on)))
    });
    assert_eq!(tables.shown("bonds"), sorted(bonds.collect()));
}

/// How many words each field has, and how many the index takes it to have: no more, and no fewer by an eighth.
fn lengths(tables: &Tables) {
    let mut wanted = BTreeMap::<(String, i64), i64>::new();
    for row in tables.rows("tokens") {
        let [Cell::Text(form), _, Cell::Text(field), Cell::Number(node), _] = row.as_slice() else {
            panic!("{row:?}")
        };
        if form == "stemmed" {
            *wanted.entry((field.to_string(), *node)).or_default() += 1;
        }
    }
    let mut found = BTreeMap::new();
    for row in tables.rows("lengths") {
        let [Cell::Text(field), Cell::Number(node), Cell::Number(words), Cell::Number(norm)] = row.as_slice()
        else {
            panic!("{row:?}")
        };
        assert!(norm <= words && words - norm <= words / 8, "{words} words are taken for {norm}");
        assert!(*words > 40 || norm == words, "{words} words are taken for {norm}");
        found.insert((field.to_string(), *node), *words);
    }
    assert_eq!(found, wanted);
}
