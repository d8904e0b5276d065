//! Questions that a few of their words tell, as what these ask.

use crate::catalog::NodeClass as Class;
use crate::query::understand::reader::content::denies;
use crate::query::understand::reader::described::described;
use crate::query::understand::reader::mention::{Known, Mention, Sense};
use crate::query::understand::reader::recast::around::ASKING;
use crate::query::understand::reader::thesaurus::noise::PEOPLE;
use crate::query::understand::reader::thesaurus::{JOINTS, SMALL, is_among};
use crate::query::understand::reader::token::{Token, tokens};
use crate::query::understand::reader::when::WITH_PLACE;

/// What is named in a question.
struct Named {
    from: usize,
    to: usize,
    class: Class,
}

impl Named {
    fn has(&self, at: usize) -> bool {
        (self.from..self.to).contains(&at)
    }
}

/// The things that are named; those side by side are one.
fn named(known: &Known<'_>, words: &[Token]) -> Vec<Named> {
    let mentions = known.mentions(words);
    let class = |mention: &Mention| match mention.senses.first() {
        Some(Sense::Thing(things)) => things.first().map(|thing| known.catalog.class(*thing)),
        _ => None,
    };
    let mut found: Vec<Named> = Vec::new();
    let mut is_joined = false;
    for mention in &mentions {
        let Some(class) = class(mention) else {
            is_joined &= mention.joint() == Some("and");
            continue;
        };
        let (from, to) = (mention.words.start, mention.words.end);
        match found.last_mut() {
            Some(last) if is_joined && last.class == class => last.to = to,
            _ => found.push(Named { from, to, class }),
        }
        is_joined = true;
    }
    found
}

/// `on which hypotheses is the literature divided`, `theses that split the experts`: the statements that are affirmed by
/// some and rejected by others.
pub(super) fn divided(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let kind = known.catalog.vocabulary.kinds().find(|kind| kind.affirmable)?;
    let is_kind = |word: &str| word == kind.plural || word == kind.id || is_among(STATEMENTS, word);
    let has = |is: &dyn Fn(&str) -> bool| words.iter().any(|token| is(&token.word));
    let denied = words.iter().filter(|token| denies(&token.word)).count();
    let (agree, divide) = (has(&|word| is_among(AGREEMENT, word)), has(&|word| is_among(DIVIDING, word)));
    let is_known = |token: &Token| {
        let word = token.word.as_str();
        let is_small = SMALL.contains(&word) || JOINTS.contains(&word) || is_among(ASKING, word);
        let lists = [DIVIDING, AGREEMENT, PEOPLE, "still|mind|minds"];
        is_kind(word) || is_small || lists.iter().any(|list| is_among(list, word))
    };
    let is_so = has(&is_kind) && (agree && denied == 1 || divide && !agree && denied == 0);
    (is_so && words.iter().all(is_known)).then(|| tokens(&format!("divided {}", kind.plural)))
}

/// `the pages where Broderick quotes Tamura`, `how often and why does he cite her`: the citations of the one by the other.
pub(super) fn cites_where(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let words = described(known, words);
    let [first, second] = &named(known, &words)[..] else { return None };
    let is_passive = second.from.checked_sub(1).is_some_and(|by| words[by].word == "by");
    let (by, of) = if is_passive { (second, first) } else { (first, second) };
    let is_source = |named: &Named| matches!(named.class, Class::Scholar | Class::Work);
    let is_known = |at: usize| {
        let word = words[at].word.as_str();
        SMALL.contains(&word)
            || JOINTS.contains(&word)
            || is_among(ASKING, word)
            || is_among(CITES, word)
            || is_among(SPOTS, word)
    };
    let others: Vec<usize> = (0..words.len()).filter(|at| !by.has(*at) && !of.has(*at)).collect();
    let between =
        others.iter().any(|at| (first.to..second.from).contains(at) && is_among(CITES, &words[*at].word));
    let asks = others.iter().any(|at| is_among(SPOTS, &words[*at].word));
    let denied = words.iter().any(|token| denies(&token.word));
    (is_source(by) && is_source(of) && between && asks && !denied && others.into_iter().all(is_known)).then(
        || {
            let plain = |named: &Named| {
                let mut name = words[named.from..named.to].to_vec();
                name.iter_mut().for_each(|token| token.ends = false);
                if let Some(last) = name.last_mut() {
                    last.possessive = false;
                }
                name
            };
            [&tokens("why does"), plain(by).as_slice(), &tokens("cite"), &plain(of)].concat()
        },
    )
}

/// Words for citing, after whoever does so.
const CITES: &str = "cite|cites|cited|quote|quotes|quoted|reference|references|referenced|refer|refers|referred|mention|mentions|mentioned";
/// Words for where somebody does, and how often.
const SPOTS: &str = "page|pages|purpose|place|places|spot|spots|passage|passages|times|often|many|note|notes|article|paper|book|chapter|\
     where|why|instances|occasions";
/// Words for what is affirmed and rejected.
const STATEMENTS: &str = "thesis|theses|hypothesis|hypotheses|statement|statements|proposition|propositions";
/// Words for disagreeing about it.
const DIVIDING: &str =
    "divided|divide|divides|split|splits|clash|clashes|arguing|quarrelling|disagree|disagrees|disagreement";
const AGREEMENT: &str = "agreement|consensus|agree|agreed";

/// `contents of page 327, Tamura 1993`, `what do they put forward on page 31 of it`: what stands at a place.
pub(super) fn at_place(known: &Known<'_>, words: &[Token]) -> Option<Vec<Token>> {
    let mentions = known.mentions(words);
    let is_place = |mention: &&Mention| matches!(mention.senses.first(), Some(Sense::Unit(unit)) if unit.starts_with(WITH_PLACE));
    let mut places = mentions.iter().filter(is_place);
    let place = places.next().filter(|_| places.next().is_none())?;
    let named = named(known, words);
    let [source] = named.as_slice() else { return None };
    let is_known = |at: usize| {
        let word = words[at].word.as_str();
        let is_small = SMALL.contains(&word) || JOINTS.contains(&word) || is_among(ASKING, word);
        is_small || is_among(PEOPLE, word) || is_among(STANDING, word)
    };
    let others = (0..words.len()).filter(|at| !source.has(*at) && !place.words.contains(at));
    let denied = words.iter().any(|token| denies(&token.word));
    let is_so = matches!(source.class, Class::Scholar | Class::Work) && !denied;
    let mut others = others.peekable();
    (is_so && others.peek().is_some() && others.all(is_known)).then(|| {
        let mut place = words[place.words.clone()].to_vec();
        if let Some(last) = place.last_mut() {
            last.ends = false;
        }
        [&place, &tokens("of"), &words[source.from..source.to]].concat()
    })
}

/// Words for what stands at a place.
const STANDING: &str = "look|looking|need|contents|content|standing|stands|stand|put|puts|forward|said|say|says|saying|asserted|asserts|claim|\
     claims|claimed|article|book|paper|chapter|written|writes|wrote|up|read|reads|argued|argue|argues|statement|\
     statements|points|point|made|makes|make";
