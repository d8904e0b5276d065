//! Questions that a few of their words tell, in whatever order these stand. `|` parts words that mean the same.

/// A question that is told by some of its words where all others ask for nothing more.
pub(in crate::query::understand::reader) struct Sign {
    /// One word of each of these lists.
    pub has: &'static [&'static str],
    /// Words that may stand beside them.
    pub beside: &'static [&'static str],
    /// Whether something is denied; none if it does not matter.
    pub denies: Option<bool>,
    /// What else it is about.
    pub of: Of,
    /// The question in plain words; what is named follows it.
    pub asks: &'static str,
}

/// What is named in such a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query::understand::reader) enum Of {
    /// Nothing.
    Nothing,
    /// Nothing, or a topic.
    MaybeTopic,
    /// A topic.
    Topic,
    /// Nothing, or a scholar or a work.
    MaybeSource,
    /// A scholar or a work after these words.
    SourceAfter(&'static str),
    /// A scholar or a work before these words.
    SourceBefore(&'static str),
    /// A work.
    Work,
}

const fn sign(
    has: &'static [&'static str],
    beside: &'static [&'static str],
    denies: Option<bool>,
    of: Of,
    asks: &'static str,
) -> Sign {
    Sign { has, beside, denies, of, asks }
}

/// Those who are only said to be anybody.
pub(in crate::query::understand::reader) const PEOPLE: &str = "people|others|other|author|authors|scholar|scholars|they|we|anybody|anyone|somebody|someone|\
     researcher|researchers|expert|experts|historian|historians|critic|critics|writer|writers|academic|academics|\
     literature|library|works|work|texts|text|papers|books|opinion|opinions|else|another|their|them|us|our|these|those|\
     debate|field|research|sources|scientist|scientists|somewhere";
const CLAIMS: &str = "claim|claims|statement|statements|assertion|assertions|bits|passages";
const THINGS: &str = "thing|things|anything|something|everything|what|ways|point|points|view|views";
const HEDGING: &str = "hedge|hedges|hedged|hedging|bets|tentative|tentatively|cautious|cautiously|caution|suspect|suspects|suspected|\
     speculate|speculates|speculated|hint|hints|hinted|suggest|suggests|suggested|guess|guesses|guessed|conjecture|\
     conjectures|conjectured|surmise|surmises";
const SURE: &str = "sure|certain|certainty|surely|confident|confidence";
const HEDGED: &str = "only|merely|just|kind|sort|put|puts|forward|advanced|made|makes|said|say|saying|rather|than|asserted|assert|outright|\
     being|without|with|reservation|reservations|where|which|claiming|instead|not|their|is|for";
const OPEN: &str = "open|unanswered|unresolved|unsolved|unsettled|undecided";
const QUESTIONS: &str = "question|questions|puzzle|puzzles|issue|issues|problem|problems|riddle|riddles";
const LEFT: &str = "left|leave|leaves|remain|remains|stay|stays|still|yet|raise|raises|raised|pose|poses|posed|ask|asks|asked|being|able|\
     without|made|make|never|but|only|what|which|an|any|answer|answers|answered|answering|to|solved|as";
const OBJECTING: &str = "disputed|contested|challenged|attacked|criticised|criticized|questioned|opposition|objection|objections|\
     criticism|criticisms|fight|fights|argue|argued|quarrel|disagree|disagrees|disagreed|disagreement|question|\
     rejected|contradicted|refuted|rebutted|resistance|challenge|attack";
const CRITICISING: &str = "criticise|criticises|criticize|criticism|criticising|criticizing|criticised|criticized|critical|critically|attack|\
     attacks|rebut|rebuts|refute|refutes|fault";
const CITING: &str = "citation|citations|cite|cites|cited|citing";
const MOST: &str = "most|largest|greatest|highest|biggest|more|everybody|everyone";
const COUNTED: &str = "number|of|frequently|often|than|any|goes|comes|first|gets|get|receives|received|times|by|which|one|all|commonly|with|to";
const WORKS: &str = "work|works|book|books|text|texts|publication|publications|paper|papers|article|articles|title|titles|study|studies";

/// All of them; of several that a question has, the first that makes a question counts.
pub(in crate::query::understand::reader) const SIGNS: &[Sign] = &[
    // How surely, and from whom.
    sign(&[HEDGING], &[PEOPLE, CLAIMS, THINGS, HEDGED], Some(false), Of::MaybeTopic, "hedged claims"),
    sign(&[SURE], &[PEOPLE, CLAIMS, THINGS, HEDGED, HEDGING], Some(true), Of::MaybeTopic, "hedged claims"),
    sign(
        &[
            "taken|read|known|reported|borrowed|learned|learnt",
            "another|other|else|elsewhere|somebody|someone",
            CLAIMS,
        ],
        &[
            PEOPLE,
            "account|accounts|itself|original|in|through|via|from|over|by|only|directly|not|but|at|source|an|book",
        ],
        None,
        Of::Nothing,
        "second-hand claims",
    ),
    sign(
        &["original|directly|themselves|itself", CLAIMS],
        &["read|seen|known|taken|consulted|from|in|first|hand|checked|looked|up", PEOPLE],
        Some(true),
        Of::Nothing,
        "second-hand claims",
    ),
    // What is open.
    sign(&[QUESTIONS, OPEN], &[PEOPLE, LEFT], Some(false), Of::MaybeTopic, "open questions"),
    sign(
        &[QUESTIONS, "answer|answers|answered|answering|solved|resolved|settled"],
        &[PEOPLE, LEFT],
        Some(true),
        Of::MaybeTopic,
        "open questions",
    ),
    sign(
        &["leave|leaves|left", "open|unanswered|unresolved"],
        &[PEOPLE, "what|which|does|do|is"],
        Some(false),
        Of::Nothing,
        "open questions",
    ),
    sign(
        &["know|known|understood|understand", "yet|still"],
        &["what|which|is|about", PEOPLE],
        Some(true),
        Of::MaybeTopic,
        "open questions",
    ),
    // What is disputed.
    sign(
        &[CLAIMS, OBJECTING],
        &[
            PEOPLE,
            "over|with|against|met|been|called|into|by|from|made|raised|about|other|still|to|come|under|have",
        ],
        Some(false),
        Of::Nothing,
        "which claims are disputed",
    ),
    sign(
        &[CLAIMS, "accepted|agreed|believed|shared"],
        &[PEOPLE, "by|with|generally|universally|on"],
        Some(true),
        Of::Nothing,
        "which claims are disputed",
    ),
    // What rests on a source.
    sign(
        &[
            "depend|depends|depending|hang|hangs|rest|rests|resting|rely|relies|relying|hinge|hinges|based|built|build|founded|grounded",
            "on|upon",
        ],
        &[CLAIMS, THINGS, WORKS, "much|of|argument|arguments|conclusion|conclusions|how|i.e|it|is|are|rest"],
        Some(false),
        Of::SourceAfter("on|upon"),
        "what rests on",
    ),
    sign(
        &["basis|foundation|support|ground|underpinning"],
        &[
            CLAIMS,
            THINGS,
            WORKS,
            "serve|serves|as|for|provide|provides|form|forms|argument|arguments|conclusions|of",
        ],
        Some(false),
        Of::SourceBefore(
            "basis|foundation|support|ground|underpinning|serve|serves|provide|provides|form|forms",
        ),
        "what rests on",
    ),
    // Citations, and what they are for.
    sign(
        &[CITING, CRITICISING],
        &[
            PEOPLE,
            WORKS,
            "serve|serves|made|for|just|only|to|find|with|order|objects|object|target|targets|as|in|it|receive|receives|ones|somebody|a|be",
        ],
        Some(false),
        Of::MaybeSource,
        "citations as criticism",
    ),
    // Counts, and what is first.
    sign(
        &[
            "many|often|count|number",
            "claim|claims|statement|statements|thing|things|something|anything|times|say|said",
        ],
        &[
            CLAIMS,
            THINGS,
            PEOPLE,
            "how|made|make|makes|subject|topic|concerning|about|been|recorded|got|say|says|of|have|count|is|does",
        ],
        Some(false),
        Of::Topic,
        "how many claims",
    ),
    sign(
        &["cited|quoted|referenced|citation|citations", MOST, WORKS],
        &[PEOPLE, COUNTED],
        Some(false),
        Of::Nothing,
        "which work is cited most",
    ),
    sign(
        &["reference|references", MOST, WORKS, "to", "it|them"],
        &[PEOPLE, COUNTED],
        Some(false),
        Of::Nothing,
        "which work is cited most",
    ),
    sign(
        &["cite|cites|quote|quotes", "others|authors|scholars|people|everybody|everyone", MOST, WORKS],
        &[PEOPLE, COUNTED],
        Some(false),
        Of::Nothing,
        "which work is cited most",
    ),
    sign(
        &[WORKS, "earliest|first|oldest|furthest|farthest"],
        &[
            "goes|go|back|came|come|comes|published|appear|appeared|appears|printed|of|all|very|which|when|did|begin|began|debate|to|out|before|others|starts|start|started|discussion|is|it",
        ],
        Some(false),
        Of::Nothing,
        "the oldest work",
    ),
    sign(
        &[WORKS, "latest|newest|youngest"],
        &["published|appear|appeared|appears|printed|of|all|very|which|to|out|others|is|it|came|come"],
        Some(false),
        Of::Nothing,
        "the newest work",
    ),
    // When a work appeared.
    sign(
        &["year|old|date|when"],
        &[
            WORKS,
            "publish|published|appear|appeared|come|came|out|printed|written|wrote|issued|released|what|which|how|from|in|at|did|of|is|does",
        ],
        Some(false),
        Of::Work,
        "when was published",
    ),
];
