//! Words around a question that ask for nothing. `|` parts words.

/// Words of which all stand before a question that somebody asks politely or in passing.
pub(in crate::query::understand::reader) const OPENING: &str = "i|me|we|us|you|am|was|would|could|can|may|might|should|will|like|love|want|need|wish|know|see|hear|find|look|\
     check|learn|tell|show|give|get|ask|trying|wondering|wonder|curious|interested|keen|sure|not|any|idea|clue|so|ok|\
     okay|well|now|kindly|please|to|of|out|up|be|let|help|anybody|anyone|somebody|someone|do|does|did|have|has|say|says|\
     said|happen|list|the|every|each|just|quick|question|whether|if|that|and|also|even|actually|there|all|is|are|for|in|whatever|\
     summary|overview|possible|it|remember|reading|heard|never|search|display|name|enumerate|indicate|report|explain";

/// What a question is asked of.
pub(in crate::query::understand::reader) const IN: &str = "in|of|from|among|across|by|within|throughout";
pub(in crate::query::understand::reader) const DETERMINERS: &str = "the|this|these|those|our|my|any|all|here";
pub(in crate::query::understand::reader) const HOLDINGS: &str = "literature|library|works|collection|corpus|texts|research|sources|debate|field|scholarship|papers|studies|\
     database|evidence|bibliography";
/// Whom a question is asked of, after `according to`.
pub(in crate::query::understand::reader) const SAYERS: &str =
    "authors|historians|scholars|researchers|experts|scientists|economists|critics|specialists|people";
pub(in crate::query::understand::reader) const TOLD: &str =
    "recorded|collected|discussed|treated|gathered|listed|held|assembled|surveyed|covered|included|at";

/// Participles by which a statement is somebody's: `is said to cause`.
pub(in crate::query::understand::reader) const RAISED: &str = "said|held|reported|alleged|found|believed|claimed|thought|supposed|known|considered|argued|seen|shown|taken|\
     recorded|stated|understood|assumed|reputed|tends|tend|tended|seems|seem|appears|appear|helps|help|purport|purports|claim|claims|try|tries|tried|attempt|attempts|seek|seeks|\
     manage|manages|managed|alleged|likely|apt|able|serve|serves|served";

/// What is said in passing.
pub(in crate::query::understand::reader) const ASIDES: &[&str] = &[
    "generally",
    "widely",
    "usually",
    "commonly",
    "broadly",
    "typically",
    "universally",
    "supposedly",
    "elsewhere",
    "somewhere else",
    "to other places",
    "to other locations",
    "to other areas",
    "merely",
    "even",
    "i mean",
    "i.e",
    "that is",
    "instead of claiming",
    "in the field",
    "in their field",
    "to the debate",
    "to the literature",
    "in existence",
    "of thought",
    "without being sure",
    "without being certain",
    "rather than asserted",
    "rather than asserted outright",
    "rather than claimed",
    "instead of claiming",
    "rather than assertions",
    "rather than read in the original",
    "of their own",
    "later on",
    "actually",
    "really",
    "basically",
    "so far",
    "yet",
    "at all",
    "in fact",
    "in any way",
    "as such",
    "to date",
    "anyway",
    "in general",
    "in particular",
    "if any",
    "if anything",
    "as well",
    "again",
    "perhaps",
    "truly",
    "in the end",
    "in your view",
    "in the first place",
    "recorded here",
    "collected here",
    "for it",
    "over time",
    "on the other hand",
    "on the one hand",
    "for instance",
    "for example",
    "by the way",
    "professor",
    "dr",
    "mr",
    "mrs",
    "and so on",
    "the subject of",
    "the topic of",
    "the question of",
    "the matter of",
    "the issue of",
    "the case of",
    "the phenomenon of",
    "end up",
    "ended up",
    "happen to",
    "kind of",
    "sort of",
    "in terms of",
    "by chance",
];

/// What is added to a question that asks whether something is so.
pub(in crate::query::understand::reader) const CLOSINGS: &[&str] = &[
    "yes or no",
    "true or false",
    "true",
    "right",
    "correct",
    "or not",
    "or is that a myth",
    "or is that denied",
    "or is it a myth",
    "or is that wrong",
    "or is it not",
    "or not really",
    "is that so",
    "is that true",
    "are they",
    "is it",
    "and if so how",
    "and if so what",
    "and if so why",
    "and if so where",
    "and if so who",
    "and how",
    "accepted or rejected",
    "hold up",
    "holds up",
    "stand up",
    "stands up",
    "borne out",
    "here",
    "there",
    "yet",
    "to me",
    "please",
    "when it comes down to it",
];

/// Those who are only said to be anybody.
pub(in crate::query::understand::reader) const PEOPLE: &str = "people|others|other|author|authors|scholar|scholars|they|we|anybody|anyone|somebody|someone|\
     researcher|researchers|expert|experts|historian|historians|critic|critics|writer|writers|academic|academics|\
     literature|library|works|work|texts|text|papers|books|opinion|opinions|else|another|their|them|us|our|these|those|\
     debate|field|research|sources|scientist|scientists|somewhere";
