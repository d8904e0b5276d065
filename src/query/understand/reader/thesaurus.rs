//! English as scholars ask in it: what the everyday words for kinds and relations mean, which words ask for what,
//! and which say nothing. A corpus's own words always go before these.
//!
//! In these tables `|` parts words that mean the same.

pub(super) mod arguing;
mod asking;
pub(super) mod firm;
pub(super) mod idioms;
pub(super) mod noise;
mod nouns;
mod phrasings;
mod small;

pub(super) use self::asking::{COURTESIES, FAREWELLS, MARKS, UNANSWERED, asked_by, cue_words};
pub(super) use self::nouns::{ENDING, LASTING, MAKING, nouns_like};
pub(super) use self::phrasings::{FIRM_PHRASINGS, LISTS, PHRASINGS, Phrasing};
use self::small::DEGREES;
pub(super) use self::small::{
    APPOSITIONS, ASPECTS, AUXILIARIES, FILLERS, JOINTS, ON_EVIDENCE, OPENERS, PLACES, SIDES, SMALL,
};

/// What words such as `books` stand for: a sort of the core, what more is so of it, and the words in the singular.
pub(super) const KINDS: &[(&str, &str, &str)] = &[
    (
        "scholar",
        "",
        "author|writer|academic|researcher|people|person|historian|economist|philosopher|theorist|linguist|\
      sociologist|ecologist|lawyer|commentator|expert|specialist|scientist|physician|psychologist|\
      anthropologist|geographer",
    ),
    (
        "work",
        "",
        "paper|study|chapter|essay|contribution|publication|source|text|writing|piece|title|literature|research|\
      survey|volume|review|treatise|lecture",
    ),
    ("work", "with type \"book\"", "book|monograph"),
    ("work", "with type \"article\"", "article|journal article"),
    ("work", "with type \"thesis\"", "thesis|dissertation"),
    ("work", "with type \"report\"", "report"),
    (
        "claim",
        "",
        "argument|point|statement|assertion|finding|thesis statement|proposition|view|opinion|\
      position|reading|idea|conclusion|result|observation|remark|insight|contention|reason|consideration",
    ),
    ("citation", "", "reference|footnote|endnote|note"),
    ("citation", "as quotation", "quote|quotation|direct quote|direct quotation"),
    (
        "excerpt",
        "",
        "highlight|passage|annotation|marking|underlining|extract|marked passage|highlighted passage|\
      underlined passage|marked text",
    ),
    ("topic", "", "subject|theme|notion|factor"),
    ("claim", "with force \"asks\"", "question"),
];

/// Words that mean alike: `|` parts them. A relation of the corpus that is called by one of them is meant by all.
pub(super) struct Alike {
    /// Verbs, each in its base form, with the preposition that belongs to it.
    pub verbs: &'static str,
    /// Nouns for what does so, with the prepositions before what it is done to where these matter.
    pub nouns: &'static str,
}

/// Nouns for what it is done to, not for what does so: the preconditions of trust are what trust presupposes.
pub(super) const OF_OBJECTS: [&str; 13] = [
    "pupil of",
    "student of",
    "disciple of",
    "apprentice of",
    "presupposition of",
    "precondition of",
    "precondition for",
    "requirement of",
    "requirement for",
    "condition of",
    "condition for",
    "prerequisite of",
    "prerequisite for",
];

pub(super) const ALIKE: &[Alike] = &[
    Alike {
        verbs: "support|back|back up|endorse|confirm|corroborate|bolster|uphold|defend|agree with|\
      substantiate|argue for|speak for|justify|vindicate|second|side with|\
      speak in favour of|speak in favor of|count for|bear out|back up|lend support to|stand up for",
        nouns: "support|support for|evidence|evidence for|evidence of|argument for|arguments for|case for|\
      argument in favour of|argument in favor of|in favour of|in favor of|in support of|in defence of|\
      in defense of|said for|be said for|been said for|reason to believe|reason to believe in|\
      reason to think|reason to accept|ground for|proof of|proof for|point for|consideration for|\
      consideration in favour of|sympathetic to|\
      backing|backing for|defence of|defense of|confirmation of|grounds for|reason for believing",
    },
    Alike {
        verbs: "dispute|disagree with|disagree|criticise|criticize|challenge|contradict|reject|\
      argue against|object to|deny|refute|rebut|attack|oppose|contest|undermine|speak against|\
      question|doubt|dismiss|critique|counter|take issue with|undercut|debunk|count against|tell against|weigh against|\
      militate against|argue with|cast doubt on|find fault with|question whether|\
      take exception to|push back against|push back on|quarrel with|repudiate|discredit|falsify|disprove|\
      speak out against|throw doubt on|call into question|call in question|part company with",
        nouns: "dispute|dispute over|criticism|criticisms|criticism of|critique|critique of|critic|critics|\
      objection|objections|objection to|objection against|challenge|challenge to|evidence against|\
      argument against|arguments against|case against|counterargument|counterargument to|rebuttal|\
      rebuttal of|refutation of|opposition to|opponent|opponent of|disagreement with|problem with|\
      problem|weakness|flaw|difficulty|shortcoming|difficulty with|shortcoming of|flaw in|problem of|\
      weakness of|weakness in|attack on|wrong with|hostile to|case to be made against|said against|be said against|been said against|reason to doubt|\
      reason against|reason to reject|point against|consideration against|doubt about|worry about|\
      complaint about|complaint against|rejection of|dissent from|resistance to|scepticism about|\
      skepticism about|sceptical of|skeptical of|critical of|opposed to|attack against",
    },
    Alike {
        verbs: "qualify|limit|restrict|nuance|temper|undermine|weaken|modify|amend|refine|narrow|soften|\
      correct|revise",
        nouns: "qualification|qualification of|qualification to|caveat|caveat to|limit of|limit to|\
      limitation|limitation of|reservation|reservation about|problem with|problem|weakness|\
      difficulty|shortcoming|weakness of|shortcoming of|limitation to|boundary condition of|limit on|restriction on|exception to|\
      proviso to",
    },
    Alike {
        verbs: "hold|support|endorse|embrace|subscribe to|adhere to|believe in|defend|advocate|espouse|champion|favour|\
      favor|stand for|stand behind|side with|agree with|be in favour of|be in favor of",
        nouns: "supporter of|supporter|adherent of|adherent|follower of|follower|advocate of|advocate|proponent of|\
      proponent|champion of|defender of|defender|believer in",
    },
    Alike {
        verbs: "help with|conducive to|foster|promote|encourage|help|aid|benefit|improve|be good for|do good to|work wonders for|\
      be a boon to|lend a hand to|come to the aid of",
        nouns: "benefit to|benefit for|help to|aid to",
    },
    Alike {
        verbs: "harm|hurt|damage|\
      impair|hinder|impede|hamper|worsen|kill|kill off|destroy|ruin|wreck|devastate|poison|choke|cripple|crush|sap|\
      eat away at|chip away at|take a toll on|play havoc with|wreak havoc on|put at risk|do damage to|do harm to",
        nouns: "harm to|damage to|danger to",
    },
    Alike {
        verbs: "pave the way for|clear the way for|foster|promote|encourage|increase|strengthen|build|create|produce|cause|lead to|bring about|\
      help|facilitate|enhance|generate|contribute to|drive|trigger|raise|improve|favour|favor|\
      sustain|stabilise|stabilize|advance|accelerate|enable|spur|give rise to|result in|make for|\
      boost|stimulate|reinforce|further|induce|underpin|nurture|breed|make possible|speed up|speed|drive up|push up|put up|\
      responsible for|held responsible for|blamed for|to blame for|implicated in|help along|get going|push along|\
      open the door to|open the way to|pave the way to|lay the ground for|be a spur to|kick start|beget|spawn|propel",
        nouns: "cause of|causes of|driver of|source of|effect on|push to|stimulus to|engine of",
    },
    Alike {
        verbs: "stand in the way of|get in the way of|hold up|put a brake on|set back|hinder|prevent|weaken|undermine|threaten|reduce|decrease|impede|hamper|erode|damage|inhibit|\
      limit|suppress|block|harm|delay|slow|slow down|endanger|diminish|lower|obstruct|retard|\
      constrain|discourage|destabilise|destabilize|hold back|corrode|jeopardise|jeopardize|hurt|\
      stop|restrict|control|cut|avert|avoid|kill off|wipe out|shrink|depress|curb|hold down|dampen|lessen|\
      ward off|undo|bring down|drive down|push down|mitigate|alleviate|combat|counteract|counter|fight|tackle|work against|help against|be effective against|keep down|\
      kill|destroy|ruin|wreck|devastate|poison|choke|cripple|crush|sap|eat away at|chip away at|take a toll on|play havoc with|\
      put an end to|put paid to|do away with|stamp out|nip in the bud|head off|stave off|forestall|eat into|cut back",
        nouns: "threat to|obstacle to|barrier to|hindrance to|limit on|danger to",
    },
    Alike {
        verbs: "presuppose|require|need|depend on|depend upon|rely upon|build upon|cannot do without|cannot exist without|\
      cannot live without|live off|hang on|hang upon|assume|rely on|presume|take for granted|call for|demand|\
      build on|involve|rest on|rest upon|based on|grounded in|founded on|rooted in|hinge on|turn on|\
      invoke|appeal to|draw on|use|presuppose that|start from",
        nouns: "presupposition of|precondition of|precondition for|requirement of|requirement for|\
      condition of|condition for|prerequisite of|prerequisite for",
    },
    Alike {
        verbs: "worsen|aggravate|exacerbate|intensify|inflame|fuel|increase|drive up|raise|encourage|push up|put up|swell|\
      inflate|send up|boost|add to|heighten|deepen|make worse",
        nouns: "aggravation of|worsening of",
    },
    Alike {
        verbs: "exclude|rule out|preclude|leave no room for|forbid|incompatible with|kill|destroy|put an end to|do away with|\
      exclude the possibility of|make impossible|conflict with",
        nouns: "exclusion of",
    },
    Alike {
        verbs: "admit|allow|allow for|permit|leave room for|make room for|accommodate|tolerate|\
      compatible with|consistent with|have room for|have a place for|involve|make use of",
        nouns: "room for|place for",
    },
    Alike {
        verbs: "explain|account for|give a reason for|make sense of|shed light on|handle|cope with|\
      deal with|solve|resolve|tackle|accommodate|do justice to|capture",
        nouns: "explanation of|explanation for|explanations for|account of|reason for|reasons for|reason why",
    },
    Alike {
        verbs: "define|characterise|characterize|conceptualise|conceptualize",
        nouns: "definition|definition of|meaning of",
    },
    Alike {
        verbs: "answer|answer to|reply to|respond to|address|react to",
        nouns: "answer to|answer|reply to|response to|response",
    },
    Alike {
        verbs: "stress|emphasise|emphasize|highlight|underline|underscore|give weight to|focus on|foreground|\
      privilege|put weight on|draw attention to|insist on",
        nouns: "emphasis on|stress on|focus on",
    },
    Alike {
        verbs: "ignore|neglect|overlook|downplay|leave out|omit|pass over|play down|disregard",
        nouns: "neglect of|omission of",
    },
    Alike {
        verbs: "affect|influence|shape|condition|act on|bear on|alter|change|modify|modulate",
        nouns: "influence on|effect on|impact on",
    },
    Alike {
        verbs: "cause|bring about|lead to|produce|give rise to|result in|induce|trigger|provoke|generate|set off|\
      spark|touch off|precipitate|bring on|unleash|set in motion|raise|responsible for|held responsible for|\
      blamed for|to blame for|implicated in|be behind|lie behind|stand behind|spawn|start|kick off|get going|set going|bring forth|\
      lead up to|end in|make happen|usher in",
        nouns: "cause of|reason for|origin of|trigger of|source of",
    },
    Alike {
        verbs: "treat|cure|relieve|alleviate|remedy|manage|help against|work against|heal",
        nouns: "treatment for|treatment of|cure for|remedy for|therapy for",
    },
    Alike { verbs: "predate|prey on|eat|feed on|hunt|kill|consume|devour", nouns: "predator of|enemy of" },
    Alike {
        verbs: "outcompete|displace|crowd out|drive out|replace|supplant|supersede|oust|push out",
        nouns: "replacement for|successor of|successor to",
    },
    Alike {
        verbs: "invade|colonise|colonize|spread to|spread into|establish in|take over",
        nouns: "invasion of|invader of",
    },
    Alike {
        verbs: "predict|forecast|anticipate|imply|entail|lead one to expect|expect",
        nouns: "prediction of|implication of",
    },
    Alike {
        verbs: "derive from|come from|originate in|descend from|borrow from|stem from|go back to|arise from|\
      grow out of|spring from|develop from|develop out of|inherit from",
        nouns: "derivation from|descendant of",
    },
    Alike {
        verbs: "justify|legitimate|legitimise|legitimize|warrant|vindicate|excuse|speak in favour of|sanction",
        nouns: "justification for|justification of|rationale for|rationale of|argument for|case for",
    },
    Alike {
        verbs: "condemn|denounce|censure|disapprove of|forbid|prohibit|ban|proscribe|speak against|rule against",
        nouns: "condemnation of|argument against|case against|prohibition of|ban on",
    },
    Alike {
        verbs: "protect|safeguard|guard|shield|defend|preserve|secure|keep safe",
        nouns: "protection of|protection for|protection against|safeguard of|defence of|defense of",
    },
    Alike {
        verbs: "deter|discourage|dissuade|chill|scare off|put off|keep from",
        nouns: "deterrent to|deterrence of|disincentive to",
    },
    Alike {
        verbs: "regulate|govern|control|constrain|limit|restrict",
        nouns: "regulation of|constraint on|restriction on|control of|limit on|limit to",
    },
    Alike {
        verbs: "test|assess|examine|study|investigate|measure|evaluate|analyse|analyze|explore",
        nouns: "test of|measure of",
    },
    Alike {
        verbs: "describe|depict|represent|portray|picture",
        nouns: "description of|depiction of|representation of|portrayal of",
    },
    Alike {
        verbs: "contain|include|comprise|consist of|cover|be made up of",
        nouns: "part of|component of|element of",
    },
    Alike {
        verbs: "compete with|rival|contend with|vie with",
        nouns: "rival of|rival to|competitor of|alternative to",
    },
    Alike {
        verbs: "underlie|inspire|underpin|lie behind|stand behind|inform|motivate|ground|be the basis of|\
      be the foundation of|be behind",
        nouns: "basis of|basis for|foundation of|foundation for|theory behind|idea behind|thinking behind|\
      inspiration for|inspiration of",
    },
    Alike {
        verbs: "concentrate in|cluster in|occur in|happen in|be found in|gather in|be concentrated in|concentrate|cluster",
        nouns: "concentration in|hot spot of|hotspot of|centre of",
    },
    Alike {
        verbs: "destroy|burn|burn down|raze|sack|wreck|ruin|lay waste|devastate|damage|demolish|level|ravage",
        nouns: "destruction of|destroyer of|sack of|burning of",
    },
    Alike {
        verbs: "settle|inhabit|occupy|populate|live in|live at|dwell in|colonise|colonize|people",
        nouns: "inhabitant of|settlement of|settler of|occupant of|population of",
    },
    Alike {
        verbs: "attest|testify to|witness|document|record|evidence|point to|indicate|be evidence of|show|\
      bear witness to|reveal|demonstrate|is a sign of|are evidence of|suggest|signal|register",
        nouns: "evidence of|evidence for|sign of|trace of|witness to|testimony to|record of|attestation of",
    },
    Alike {
        verbs: "date|fix|place in time|put a date on|time|dated by",
        nouns: "date of|dating of|chronology of",
    },
    Alike {
        verbs: "precede|predate|come before|antedate|be earlier than|be older than|go before|prefigure|foreshadow",
        nouns: "forerunner of|precursor of|precursor to|predecessor of|ancestor of|antecedent of",
    },
    Alike {
        verbs: "follow|succeed|come after|postdate|be later than|replace",
        nouns: "successor of|successor to|aftermath of|sequel to",
    },
    Alike {
        verbs: "attribute|attribute to|credit|credit with|credit to|ascribe|ascribe to|assign to|assign|give to",
        nouns: "attribution of|attribution to|authorship of",
    },
    Alike {
        verbs: "interpret|read|understand|construe|make of|reads as|gloss|explicate",
        nouns: "interpretation of|reading of|understanding of",
    },
    Alike {
        verbs: "identify|isolate|pin down|establish|recover|estimate|detect|single out|measure",
        nouns: "identification of|estimate of|estimation of|identification strategy for",
    },
    Alike {
        verbs: "illustrate|exemplify|embody|instantiate|show|typify|be an example of|be an instance of|is a case of",
        nouns: "illustration of|example of|instance of|case of",
    },
    Alike {
        verbs: "entail|imply|commit to|lead to|mean|logically require",
        nouns: "entailment of|consequence of|implication of",
    },
    Alike {
        verbs: "coin|invent|introduce|name|come up with|call",
        nouns: "coinage of|inventor of|coiner of|originator of",
    },
    Alike {
        verbs: "break with|depart from|abandon|turn away from|reject|give up|part with",
        nouns: "break with|departure from",
    },
    Alike {
        verbs: "resemble|be like|be similar to|parallel|mirror|echo|be analogous to",
        nouns: "analogy to|parallel to|similarity to|analogue of",
    },
    Alike {
        verbs: "adopt|take up|embrace|accept|take over|pick up",
        nouns: "adoption of|adopter of|acceptance of",
    },
    Alike {
        verbs: "teach|train|instruct|educate|school|tutor|mentor",
        nouns: "teacher of|master of|tutor of|mentor of|pupil of|student of|disciple of|apprentice of",
    },
    Alike {
        verbs: "lack|be without|do without|go without|have no|miss|avoid|dispense with|shun|manage without",
        nouns: "lack of|absence of",
    },
    Alike {
        verbs: "possess|have|enjoy|own|hold|boast|be endowed with|be blessed with",
        nouns: "possession of|owner of|possessor of",
    },
    Alike {
        verbs: "finance|fund|pay for|pay|subsidise|subsidize|bankroll|sponsor|patronise|patronize|commission|buy from",
        nouns: "patron of|sponsor of|funding of|financing of|financier of",
    },
    Alike { verbs: "replicate|reproduce|repeat", nouns: "replication of|reproduction of" },
    Alike { verbs: "use|employ|apply|adopt|deploy|make use of", nouns: "use of|application of|adoption of" },
    Alike {
        verbs: "extend|build on|develop|elaborate|elaborate on|go beyond|carry further",
        nouns: "extension of|development of",
    },
];

/// Verbs whose past or participle is not made by an ending: each plain form with the others.
pub(super) const IRREGULAR: &[(&str, &str)] = &[
    ("build", "built"),
    ("lead", "led"),
    ("bring", "brought"),
    ("give", "gave|given"),
    ("make", "made"),
    ("hold", "held"),
    ("speak", "spoke|spoken"),
    ("take", "took|taken"),
    ("leave", "left"),
    ("breed", "bred"),
    ("drive", "drove|driven"),
    ("write", "wrote|written"),
    ("say", "said"),
    ("think", "thought"),
    ("mean", "meant"),
    ("draw", "drew|drawn"),
    ("see", "saw|seen"),
    ("feed", "fed"),
    ("eat", "ate|eaten"),
    ("underlie", "underlay|underlain"),
    ("rise", "rose"),
    ("fall", "fell|fallen"),
    ("understand", "understood"),
    ("undercut", "undercut"),
    ("forbid", "forbade|forbidden"),
    ("show", "shown"),
    ("speed", "sped"),
    ("hurt", "hurt"),
    ("put", "put"),
    ("keep", "kept"),
    ("begin", "began|begun"),
    ("arise", "arose|arisen"),
    ("come", "came"),
    ("go", "went|gone"),
    ("grow", "grew|grown"),
    ("spring", "sprang|sprung"),
    ("spread", "spread"),
    ("shrink", "shrank|shrunk"),
    ("find", "found"),
    ("teach", "taught"),
    ("overtake", "overtook|overtaken"),
    ("burn", "burnt"),
    ("set", "set"),
    ("cut", "cut"),
    ("read", "read"),
    ("pay", "paid"),
    ("become", "became"),
    ("bind", "bound"),
    ("break", "broke|broken"),
    ("choose", "chose|chosen"),
    ("deal", "dealt"),
    ("fight", "fought"),
    ("get", "got|gotten"),
    ("know", "knew|known"),
    ("lay", "laid"),
    ("lose", "lost"),
    ("meet", "met"),
    ("seek", "sought"),
    ("sell", "sold"),
    ("send", "sent"),
    ("stand", "stood"),
    ("strike", "struck|stricken"),
    ("throw", "threw|thrown"),
    ("undergo", "underwent|undergone"),
    ("undo", "undid|undone"),
    ("withhold", "withheld"),
    ("withdraw", "withdrew|withdrawn"),
    ("win", "won"),
];

/// True of a word that nobody looks for in a text: in `who wrote most`, it tells of whom more is asked.
#[must_use]
pub fn is_hollow(word: &str) -> bool {
    SMALL.contains(&word) || JOINTS.contains(&word) || is_among(DEGREES, word)
}

/// True if a word is one of those that `|` parts.
pub(super) fn is_among(words: &str, word: &str) -> bool {
    words.split('|').any(|known| known == word)
}
