//! Words that ask, and words for how a claim is made.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What is asked for, apart from things, kinds and relations, each with the words that ask for it.
const CUES: &[(&str, &str)] = &[
    ("who", "who|whom"),
    ("whose", "whose"),
    ("what", "what"),
    ("which", "which"),
    (
        "where",
        "where|on what page|on which page|at what page|on what pages|what page|which page|in what passage|in which passage|whereabouts",
    ),
    (
        "when",
        "when|in what year|in which year|what year|which year|year of|the year of|date of|the date of|publication date of",
    ),
    ("why", "why"),
    ("how", "how"),
    ("how many", "how many|number of|the number of|count|count of"),
    ("how often", "how often|how many times|how frequently"),
    ("how much", "how much|how much of"),
    (
        "say",
        "say|says|said|saying|discussing|mentioning|talking about|touching on|addressing|dealing with|going into|believe in|believes in|believed in|argue|argues|argued|claim|claims|claimed|claiming|think|thinks|believe|\
      believes|hold|holds|maintain|maintains|write|writes|wrote|written|conclude|concludes|\
      suggest|suggests|assert|asserts|contend|contends|see|sees|view|views|viewed|understand|\
      understands|conceive of|stand|stands|tell us|report|reports|reported|observe|observes|\
      discuss|discusses|discussed|mention|mentions|mentioned|make|makes|made|find|finds|found|\
      shows|showed|demonstrate|demonstrates|demonstrated|known about|known|said about|have to say|\
      has to say|raise|raises|raised|pose|poses|posed|ask|asks|propose|proposes|proposed|\
      put forward|puts forward|posit|posits|advance|advances|insist|insists|remark|remarks|\
      note that|notes that|point out|points out|talk about|talks about|talked about|go into|goes into|touch on|touches on|speak of|speaks of|spoke of|comment on|comments on|boast|boasts|boasted|admit|admits|admitted|concede|concedes|conceded|tell|told|teach|teaches|taught|reckon|reckons|describe|describes|described|explain|explains|explained|imply|implies|warn|warns|warned|feel|feels|considers|consider|considered|regard|regards|regarded|worked out|wonder|wonders|wondered|deal with|deals with|treat|cover|covers|works on|worked on",
    ),
    ("according to", "according to|attributed to|ascribed to|in the eyes of"),
    ("for", "for"),
    (
        "view",
        "assessment|account|take|stance|thoughts|treatment|discussion|understanding|conception|\
      perspective|interpretation|approach|analysis",
    ),
    (
        "publish",
        "publish|published|publishes|come out|comes out|came out|appear|appears|appeared|released|brought out|bring out|printed",
    ),
    ("define", "define|defines|defined|definition|definitions|definition of|definitions of"),
    ("mean", "mean|means|meant|meaning|meaning of|explain the term|explain the concept|explain what"),
    (
        "term",
        "the term|term|the name|name|the word|word|the phrase|phrase|the label|label|the expression|the title|the concept of|the idea of|the notion of|role of|the role of",
    ),
    ("about it", "tell me about|information on|information about|describe"),
    (
        "compare",
        "compare|compared|compares|comparison|versus|vs|differ|differs|different|difference|\
      differences|contrast|contrasts",
    ),
    (
        "debate",
        "tension|tensions|clash|controversy|debate|disagreement|dispute between|debate between|\
      disagree|disagrees|agree|agrees|at odds",
    ),
    (
        "consensus",
        "consensus|unanimity|agreement|agreed|settled|controversial|controversy|debated|disagreement|\
      contentious|disagree|agree|debate|unanimous",
    ),
    (
        "coin",
        "coined|coins|came up with|come up with|comes up with|introduced|invented|first used|originated|\
      devised",
    ),
    (
        "happen",
        "happen|happened|start|started|begin|began|begun|occur|occurred|arise|arose|come about|came about|\
      emerge|emerged|develop|developed|invented|introduced|take place|took place|come into being|\
      came into being",
    ),
    ("nobody", "nobody|no one|none|no scholar"),
    ("common", "similar|similarity|similarities|in common|share|shared by|alike|overlap"),
    ("both", "both"),
    ("each other", "each other"),
    (
        "link",
        "link|links|linked|connect|connects|connected|connection|connections|relate|relates|related|\
      relation|relations|relationship|path|route",
    ),
    (
        "wrong",
        "wrong|mistaken|false|rejected|withdrawn|retracted|removed|discredited|refuted|\
      untenable|dropped|unsound|unreliable|abandoned|overturned|incorrect|in error|flawed",
    ),
    (
        "rest",
        "depend on|depends on|rest on|rests on|hinge on|hinges on|rely on|relies on|hang on|hangs on|\
      stand or fall with|stands or falls with|based on|relying on|depending on|resting on|hinging on",
    ),
    ("rest only", "rest only on|rests only on|depend only on|depends only on|fall without|falls without"),
    ("only", "only|solely"),
    (
        "if",
        "if|what if|suppose|supposing|suppose that|assume that|assuming|assuming that|imagine|imagine that",
    ),
    ("else", "else"),
    ("goes", "goes|go|falls|fall|collapses|collapse|happens|happen|lose|lost|suffers|suffer|follows"),
    ("most", "most|most often|most frequently|the most|most commonly"),
    ("oldest", "oldest|earliest|first"),
    ("newest", "newest|latest|most recent"),
    ("come up", "come up|comes up|occur|occurs"),
    ("often", "often|frequently"),
    ("quote", "exact words|exact wording|verbatim|word for word|own words|precise words|precise wording"),
    (
        "here",
        "in the collection|in this collection|in the corpus|in this corpus|in the library|\
      in this library|in the database|in the literature|in this literature|here",
    ),
    (
        "affect",
        "affect|affects|influence|influences|shape|shapes|impact|role|play|plays|play in|effect of|effect|effects|\
      consequence|consequences|implications|do to|does to|did to|affected|influenced",
    ),
    ("except", "other than|except|except for|apart from|besides|aside from|beside|excluding|not by"),
    ("bibliography", "bibliography|reference list"),
    ("exist", "exist|exists|is there|are there|there is|there are"),
    ("been", "have been|has been|come to be|comes to be|came to be|turn out to be"),
    ("lack", "lack|lacks|lacking|without|missing|have no|has no"),
    ("page number", "page number|page numbers"),
];

/// The cues by their words.
static BY_WORDS: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (cue, words) in CUES {
        for words in words.split('|') {
            found.entry(words).or_default().push(cue);
        }
    }
    found
});

/// What a word or phrase asks for.
pub(in crate::query::understand::reader) fn asked_by(words: &str) -> &'static [&'static str] {
    BY_WORDS.get(words).map_or(&[], Vec::as_slice)
}

/// The words and phrases that ask.
pub(in crate::query::understand::reader) fn cue_words() -> impl Iterator<Item = &'static str> {
    BY_WORDS.keys().copied()
}

/// The mark of what is asked and has no answer, which the corpus's own relation for answers tells.
pub(in crate::query::understand::reader) const UNANSWERED: &str = "unanswered";

/// How a claim is made, as a condition says it, with the words of questions.
pub(in crate::query::understand::reader) const MARKS: &[(&str, &str)] = &[
    (
        "hedged",
        "uncertain|uncertainly|hedged|tentative|tentatively|hinted at|only hinted at|suggested|only suggested|speculative|\
      put forward cautiously|suggestion|suggestions|only suggestions|speculation|speculations|\
      conjecture|conjectures|tentatively made",
    ),
    (
        "second-hand",
        "second hand|known second hand|known only second hand|only second hand|secondhand|\
      at second hand|only at second hand|reported second hand|indirectly|through others|through other works|\
      not read in the original|not seen in the original|not read directly|not consulted directly|\
      read only in quotation|known only through others|through another author|through another work|only through another work|only through another author|from another work|taken from another work|from other work|from other works|taken from other work|via another work|not from the original|not from the original one|not in the original|read second hand|read at second hand|not first hand|indirectly cited|because somebody else reported them|taken over from somebody else|not from the work itself|cited from elsewhere|secondhand only",
    ),
    (
        UNANSWERED,
        "not yet known|unanswered|remain unanswered|remains unanswered|left unanswered|unresolved|never answered|but never answered|but not answered|\
      gone unanswered|left unresolved|remain unresolved|without an answer|without answer|without a reply|not answered|asked but never answered|asked but not answered|left open|unsettled",
    ),
    ("first-hand", "first hand|firsthand"),
    ("unquoted", "unquoted"),
    (
        "unused",
        "unused|not used|not yet used|not used yet|still unused|never used|unread|unprocessed|not yet turned into claims|\
      not turned into claims|without a claim",
    ),
    ("used", "used|already used|turned into claims|already turned into claims|made into claims"),
    ("done", "done|already done"),
    ("unchallenged", "unchallenged|undisputed|uncontested|never challenged|not challenged"),
    ("defended", "defended|successfully defended|vindicated|answered for"),
    ("challenged", "challenged|under challenge|under attack|still challenged|refuted"),
    ("undecided", "undecided|undetermined"),
    ("with force \"asks\"", "open questions|open question|open|asked|raised as questions"),
    ("with force \"denies\"", "denied"),
    ("with force \"asserts\"", "asserted|stated outright|asserted outright"),
];

/// The words that begin a request and are no part of it.
pub(in crate::query::understand::reader) const COURTESIES: &[&str] = &[
    "hi",
    "hello",
    "hey",
    "dear all",
    "good morning",
    "good afternoon",
    "excuse me",
    "sorry",
    "ok so",
    "okay so",
    "please",
    "kindly",
    "quick question",
    "any idea",
    "any clue",
    "do you have any idea",
    "have you any idea",
    "i have no idea",
    "i am not sure",
    "not sure",
    "i was wondering",
    "i am wondering",
    "i wonder",
    "do you know",
    "do you happen to know",
    "is it possible to",
    "would it be possible to",
    "could you",
    "can you",
    "would you",
    "will you",
    "you could",
    "you can",
    "you would",
    "could i",
    "can i",
    "may i",
    "could we",
    "can we see",
    "i would like to know",
    "i would like to see",
    "i would like",
    "i want to know",
    "i want to see",
    "i want",
    "i am looking for",
    "i am trying to find out",
    "i am trying to find",
    "i am interested in",
    "i need to know",
    "i need",
    "let me see",
    "let me know",
    "is it known",
    "does the literature say that",
    "do the sources say that",
    "looking for",
    "i'm looking for",
    "i'm interested in",
    "help me find",
    "help me understand",
    "explain to me",
    "point me to",
    "summarise",
    "summarize",
    "outline",
    "remind me of",
    "remind me",
    "show me",
    "give me",
    "tell me",
    "find me",
    "get me",
    "bring up",
    "pull up",
];

/// The words that end a request and are no part of it.
pub(in crate::query::understand::reader) const FAREWELLS: &[&str] = &[
    "please",
    "thanks",
    "thank you",
    "many thanks",
    "thanks a lot",
    "thank you very much",
    "cheers",
    "or not",
    "or does not it",
    "or is not it",
    "if possible",
    "if you can",
    "if you could",
];
