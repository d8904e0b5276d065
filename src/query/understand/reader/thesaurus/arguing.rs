//! Words of questions about arguments, objections, what stands and what is true. `|` parts words that mean the same.

/// Words that ask, or say nothing of their own.
pub(in crate::query::understand::reader) const ASKING: &str = "what|which|are|is|was|were|the|a|an|list|show|me|all|there|any|do|does|did|that|of|have|has|been|still|yet|\
     find|give|tell|so|anyone|anybody";
pub(in crate::query::understand::reader) const ARGUMENT: &str =
    "argument|arguments|argue|argues|argued|arguing";
pub(in crate::query::understand::reader) const PREMISE: &str = "premise|premises|assumption|assumptions";
pub(in crate::query::understand::reader) const CONCLUSION: &str = "conclusion|conclusions";
/// What an argument does to its conclusion.
pub(in crate::query::understand::reader) const CONCLUDES: &str =
    "for|favour|favor|support|to|conclude|concludes|concluding|establish|establishes|show|shows|prove|proves";
/// Words that stand beside those.
pub(in crate::query::understand::reader) const WITH_CONCLUDES: &str = "in|with|whose|lead|leading|leads";
/// What it does to its premises.
pub(in crate::query::understand::reader) const USES: &str = "use|uses|using|from|rely|relies|take|takes";
/// Words that stand beside those.
pub(in crate::query::understand::reader) const WITH_USES: &str =
    "have|has|having|with|taking|as|on|whose|among";

pub(in crate::query::understand::reader) const OBJECTION: &str = "objection|objections|criticism|criticisms|challenge|challenges|dispute|disputes|counterargument|\
     counterarguments|rebuttal|rebuttals|critique|critiques";
/// What joins an objection to what it is against, and to who makes it.
pub(in crate::query::understand::reader) const JOINING: &str = "to|against|of|on|by|from|in|made|make|makes";
/// Words for an objection that stands.
pub(in crate::query::understand::reader) const UNMET: &str =
    "unanswered|standing|stand|stands|remain|remains|open|unrebutted|outstanding|unmet";
/// Words for one that falls to an answer; with a denial it stands.
pub(in crate::query::understand::reader) const MET: &str =
    "answered|rebutted|refuted|met|addressed|countered|defused|rejected|answer";
/// Words by which an answer is denied.
pub(in crate::query::understand::reader) const DENIALS: &str = "not|no|never|nobody|without";
/// Words that stand beside those.
pub(in crate::query::understand::reader) const WITH_DENIALS: &str = "one|with|ever";

/// What stands.
pub(in crate::query::understand::reader) const STANDING: &str =
    "stand|stands|standing|survive|survives|survived|hold|holds|up|remain";
/// What falls.
pub(in crate::query::understand::reader) const FALLING: &str =
    "fall|falls|fell|fallen|fail|fails|failed|defeated|collapse|collapses";
pub(in crate::query::understand::reader) const CLAIM: &str = "claim|claims";
pub(in crate::query::understand::reader) const STATEMENT: &str =
    "statement|statements|proposition|propositions|thesis|theses";

pub(in crate::query::understand::reader) const ANSWERING: &str = "answer|answers|answered|reply|replies|replied|respond|responds|responded|rebut|rebuts|rebutted|response|\
     responses";
/// What somebody does who objects; to what is said after `to`, or not at all.
pub(in crate::query::understand::reader) const OBJECTING: &str =
    "object|objects|objected|retort|retorts|retorted";
/// The same, with what it is against right after it.
pub(in crate::query::understand::reader) const OPPOSING: &str =
    "dispute|disputed|challenge|challenged|criticize|criticise|contradict|rebut|rebutted";
/// What joins these to what they are against.
pub(in crate::query::understand::reader) const TOWARDS: &str = "to|against|with";
pub(in crate::query::understand::reader) const SCHOLAR: &str =
    "who|whom|scholar|scholars|author|authors|historian|historians|writer|writers|people|else";
/// Words that ask whether something is so.
pub(in crate::query::understand::reader) const TRUE: &str = "it|true|case|whether|really|actually|hold|holds|correct|right|false|untrue|wrong|in|fact|contested|\
     controversial|disputed|agreed|established|if|debated|accepted|scholars";
/// Those that ask whether it is not.
pub(in crate::query::understand::reader) const FALSE: &str = "false|untrue|wrong";
pub(in crate::query::understand::reader) const BELIEVING: &str = "believe|believes|think|thinks|hold|holds|say|says|claim|claims|maintain|maintains|accept|accepts|assert|asserts|\
     agree|agrees|affirm|affirms|argue|argues|with|concede|concedes|grant|grants";
pub(in crate::query::understand::reader) const DENYING: &str = "deny|denies|disbelieve|disbelieves|reject|rejects|doubt|doubts|oppose|opposes|contradict|contradicts|disagree|\
     disagrees|with|against|dispute";
/// Those who believe or deny.
pub(in crate::query::understand::reader) const ADVOCATES: &str = "advocate|advocates|proponent|proponents|supporter|supporters|defender|defenders|champion|champions|believer|\
     believers|adherent|adherents|follower|followers|backer|backers";
pub(in crate::query::understand::reader) const OPPONENTS: &str = "opponent|opponents|critic|critics|denier|deniers|doubter|doubters|sceptic|sceptics|skeptic|skeptics|enemy|\
     enemies|adversary|adversaries|detractor|detractors";
/// Words for what is believed or denied.
pub(in crate::query::understand::reader) const SAYINGS: &str =
    "claim|view|idea|thesis|hypothesis|proposition|statement|opinion|theory|notion|belief";
/// Words of saying the same.
pub(in crate::query::understand::reader) const AGREEING: &str =
    "agree|agrees|agreed|agreement|agreements|concur|concurs|concurred";
/// Words of saying the opposite.
pub(in crate::query::understand::reader) const DISAGREEING: &str =
    "disagree|disagrees|disagreed|disagreement|disagreements|differ|differs|differed|clash|clashes|clashed";
/// Words that stand beside those.
pub(in crate::query::understand::reader) const WITH_AGREEING: &str = "on|about|over|upon|where|in|between|with|and|both|each|other|points|point|not|don't|doesn't|it|is|something|anything|\
     things|questions|question|matters|if|whether|propositions|to|extent";
