//! The words of a corpus: what its kinds, relations and things are called. Made from the catalog, so that a corpus that
//! declares a relation can ask with it at once.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::family;
use crate::catalog::vocabulary::plural_of;
use crate::query::expr::{Relation, Sort};
use crate::query::understand::lexicon::fold;
use crate::query::understand::lexicon::verb::{Verb, own_verbs};
use crate::query::understand::other_words::{OtherWords, noun_forms, verb_forms};
use crate::query::words::is_word;
use crate::store::{Deferred, Keep, Map, Pack, Packer, Why};

/// The words of a corpus's questions, to be kept beside its catalog.
#[derive(Debug, Default)]
pub struct Words {
    pub(super) kinds: Deferred<BTreeMap<String, Sort>>,
    pub(super) verbs: Deferred<BTreeMap<String, Verb>>,
    /// Labels, other names and family names of everything but claims.
    pub(super) names: Map<String, BTreeSet<NodeId>>,
    /// The most words that a kind or a relation has.
    pub(super) longest: Deferred<usize>,
    /// The forms of kinds and relations, as the corpus declares them, that have words of the language in them.
    pub(super) clashing: Deferred<BTreeSet<String>>,
}

impl Words {
    /// The words that a catalog gives.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let own =
            [Sort::Topic, Sort::Claim, Sort::Work, Sort::Scholar, Sort::Excerpt, Sort::Citation].into_iter();
        let mut kinds: BTreeMap<String, Sort> = own
            .flat_map(|sort| [(sort.word().to_owned(), sort.clone()), (format!("{}s", sort.word()), sort)])
            .collect();
        let has_arguments = has_arguments(catalog);
        if has_arguments {
            let word = Sort::Argument.word();
            kinds.insert(word.to_owned(), Sort::Argument);
            kinds.insert(format!("{word}s"), Sort::Argument);
        }
        // Whoever is asked for with `who` is a scholar.
        kinds.insert("who".to_owned(), Sort::Scholar);
        for kind in catalog.vocabulary.kinds() {
            for form in [&kind.id, &kind.plural] {
                kinds.insert(fold(form), Sort::Kind(kind.id.clone()));
            }
        }
        let mut lexicon = Self { kinds: kinds.into(), ..Self::default() };
        for (form, verb) in own_verbs(has_arguments) {
            lexicon.verbs.insert(form.to_owned(), verb);
        }
        for (id, relation) in catalog.vocabulary.relations() {
            let forms = [(&relation.id, false), (&relation.plural, false), (&relation.inverse, true)];
            for (form, inverse) in forms {
                if !form.is_empty() {
                    let relation = Relation::Declared { id, literal: false };
                    lexicon.verbs.insert(fold(form), Verb { relation, inverse, only: false });
                }
            }
        }
        lexicon.name_otherwise(catalog);
        lexicon.name_as_before(catalog);
        let forms = lexicon.kinds.keys().chain(lexicon.verbs.keys());
        let longest = forms.map(|form| form.split(' ').count()).max().unwrap_or(1);
        lexicon.longest = longest.into();
        lexicon.clashing = lexicon.clash().into();
        lexicon.name_everything(catalog);
        lexicon
    }

    /// The other words of kinds and relations, where nothing else has them.
    fn name_otherwise(&mut self, catalog: &Catalog) {
        let vocabulary = &catalog.vocabulary;
        let of_kinds = OtherWords::of_kinds(catalog);
        for kind in vocabulary.kinds() {
            for form in of_kinds.used(&kind.id, &kind.aka).flat_map(noun_forms) {
                self.kinds.entry(form).or_insert_with(|| Sort::Kind(kind.id.clone()));
            }
        }
        let of_relations = OtherWords::of_relations(catalog);
        for (id, relation) in vocabulary.relations() {
            for form in of_relations.used(&relation.id, &relation.aka).flat_map(verb_forms) {
                let relation = Relation::Declared { id, literal: false };
                self.verbs.entry(form).or_insert(Verb::plain(relation));
            }
        }
    }

    fn clash(&self) -> BTreeSet<String> {
        let kinds = self.kinds.iter().filter(|(_, sort)| matches!(sort, Sort::Kind(_))).map(|(form, _)| form);
        let is_declared = |verb: &Verb| matches!(verb.relation, Relation::Declared { .. });
        let verbs = self.verbs.iter().filter(|(_, verb)| is_declared(verb)).map(|(form, _)| form);
        kinds.chain(verbs).filter(|form| form.split(' ').any(is_word)).cloned().collect()
    }

    /// Old ids of kinds and relations, with the forms that came from them, where nothing else has them.
    fn name_as_before(&mut self, catalog: &Catalog) {
        let vocabulary = &catalog.vocabulary;
        for (old, now) in vocabulary.before() {
            if let Some(kind) = vocabulary.kind(now) {
                for form in [old.to_owned(), format!("{old}s")] {
                    self.kinds.entry(fold(&form)).or_insert_with(|| Sort::Kind(kind.id.clone()));
                }
            }
            if let Some(id) = vocabulary.find(now) {
                for form in [old.to_owned(), plural_of(old)] {
                    let relation = Relation::Declared { id, literal: false };
                    self.verbs.entry(fold(&form)).or_insert(Verb::plain(relation));
                }
            }
        }
    }

    fn name_everything(&mut self, catalog: &Catalog) {
        let named = self.names.to_mut();
        for (id, node) in catalog.nodes() {
            let names: Vec<String> = match node {
                Node::Topic(topic) => {
                    let own = [topic.id.clone(), topic.label.clone()].into_iter().chain(topic.aka.clone());
                    own.chain(catalog.other_ids(id).map(str::to_owned)).collect()
                }
                Node::Work(work) => vec![work.key.clone(), work.title.clone()],
                Node::Scholar(scholar) => {
                    let own = [scholar.id.clone(), family(&scholar.name), scholar.name.family.clone()];
                    let full = crate::catalog::people::display(&scholar.name);
                    own.into_iter().chain([full]).chain(scholar.aka.clone()).collect()
                }
                Node::Claim(_) | Node::Argument(_) | Node::Excerpt(_) | Node::Citation(_) => continue,
            };
            for name in names.iter().map(|name| fold(name)).filter(|name| !name.is_empty()) {
                named.entry(name).or_default().insert(id);
            }
        }
    }

    /// Every name with what is called so, folded.
    pub(in crate::query::understand) fn names(&self) -> impl Iterator<Item = (&str, &BTreeSet<NodeId>)> {
        self.names.iter().map(|(name, nodes)| (name.as_str(), nodes))
    }
}

impl Keep for Words {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        self.kinds.keep(to, &format!("{name}/kinds"))?;
        self.verbs.keep(to, &format!("{name}/verbs"))?;
        self.names.keep(to, &format!("{name}/names"))?;
        self.longest.keep(to, &format!("{name}/longest"))?;
        self.clashing.keep(to, &format!("{name}/clashing"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            kinds: Keep::kept(from, &format!("{name}/kinds"))?,
            verbs: Keep::kept(from, &format!("{name}/verbs"))?,
            names: Keep::kept(from, &format!("{name}/names"))?,
            longest: Keep::kept(from, &format!("{name}/longest"))?,
            clashing: Keep::kept(from, &format!("{name}/clashing"))?,
        })
    }
}

/// True of a corpus in which the word *argument* means a record: in others it is another word for a claim.
pub(in crate::query::understand) fn has_arguments(catalog: &Catalog) -> bool {
    catalog.arguments().next().is_some()
}
