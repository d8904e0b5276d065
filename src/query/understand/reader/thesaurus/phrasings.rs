//! Other words for whole questions. In a pattern `*` stands for any words, `@` for one, `*'s` for words that own what
//! follows, `|` parts words of which one stands there, `<is>` is one of a [list](LISTS), `?` is before words that may be
//! omitted, and `!` before what is told as not used. In what is asked instead, `$1` is what the first open place stood
//! for, `$1's` the same as an owner, and `"$1"` the same as if it had been typed in quotes.

mod asked;
mod firm;
mod sought;
mod stated;
mod uttered;
mod weighed;

use self::asked::ASKED;
pub(in crate::query::understand::reader) use self::firm::FIRM as FIRM_PHRASINGS;
use self::sought::SOUGHT;
use self::stated::STATED;
use self::uttered::UTTERED;
use self::weighed::WEIGHED;

/// A question in other words.
pub(in crate::query::understand::reader) struct Phrasing {
    pub pattern: &'static str,
    pub asks: &'static str,
}

const fn as_if(pattern: &'static str, asks: &'static str) -> Phrasing {
    Phrasing { pattern, asks }
}

/// Words that stand in many patterns.
pub(in crate::query::understand::reader) const LISTS: &[(&str, &str)] = &[
    ("<is>", "is|are|was|were"),
    ("<do>", "do|does|did"),
    ("<make>", "make|makes|made|making|render|renders|rendered|keep|keeps|kept"),
    ("<works>", "works|work|authors|author|scholars|texts|papers|articles|books|people|writers"),
    ("<cite>", "cite|cites|cited|mention|mentions|quote|quotes|refer|refers"),
    ("<attack>", "criticise|criticize|attack|rebut|refute|disagree|find|dispute|reject|contradict"),
    ("<attacked>", "criticised|criticized|criticism|attacked|attack|rebutted|refuted|critique"),
    ("<turn>", "turn|turns|turned|prove|proves|proved|is|are|was|were"),
    ("<wrong>", "wrong|mistaken|false|flawed|unreliable|discredited|unsound|incorrect|refuted"),
    (
        "<say>",
        "say|says|said|write|writes|wrote|argue|argues|argued|claim|claims|claimed|hold|holds|held|believe|believes|believed|maintain|maintains|maintained|think|thinks|thought|conclude|concludes|concluded|assert|asserts|asserted|insist|insists|insisted|contend|contends|contended",
    ),
    ("<can>", "can|could|should|would|might|may|will|must"),
    (
        "<people>",
        "we|you|people|i|one|they|somebody|someone|anybody|scholars|researchers|experts|academics|authors|writers|\
         historians|economists|scientists|psychologists|philosophers|sociologists|biologists|ecologists|critics",
    ),
    (
        "<better>",
        "better|worse|stronger|weaker|faster|slower|greater|larger|bigger|smaller|higher|lower|safer|cheaper|healthier|\
         likelier|easier|harder|superior|inferior|preferable",
    ),
    (
        "<judged>",
        "effective|ineffective|efficient|inefficient|successful|unsuccessful|useful|useless|helpful|unhelpful|important|\
         unimportant|significant|insignificant|relevant|irrelevant|necessary|unnecessary|good|bad|harmful|harmless|\
         beneficial|detrimental|dangerous|safe|unsafe|reliable|unreliable|valid|invalid|sound|plausible|implausible|\
         convincing|unconvincing|persuasive|credible|strong|weak|robust|serious|big|large|small|great|common|rare|\
         widespread|popular|influential|worthwhile|justified|unjustified|adequate|inadequate|sufficient|insufficient|\
         enough|viable|accurate|inaccurate|severe|fragile|coherent|consistent|inconsistent|tenable|crucial|essential|\
         vital|decisive|central|responsible|guilty|powerful|powerless|resilient|vulnerable|sensitive|well",
    ),
];

/// All of them; of several that a question has, the first that makes a question counts.
pub(in crate::query::understand::reader) const PHRASINGS: [&[Phrasing]; 5] =
    [ASKED, UTTERED, SOUGHT, STATED, WEIGHED];
