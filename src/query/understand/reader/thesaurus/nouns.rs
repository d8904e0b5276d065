//! Nouns that mean alike in the names of topics, and verbs for how a thing fares. `|` parts words that mean the same.

/// Nouns for how a thing fares, or what of it is spoken of: a topic that is named by one of them is meant by all.
const ALIKE: &[&str] = &[
    "durability|survival|existence|persistence|endurance|continuation|longevity|stability|permanence|continuance|resilience",
    "decline|decrease|fall|reduction|decay|drop|loss|waning|erosion",
    "growth|increase|rise|expansion|spread|gain",
    "origin|beginning|emergence|birth|formation|rise|genesis|founding|creation|onset",
    "collapse|end|breakdown|fall|failure|dissolution|demise|downfall|disintegration",
    "danger|risk|threat|peril|hazard",
    "benefit|advantage|gain|merit",
    "cost|expense|price|burden",
    "amount|quantity|level|number|rate|share|concentration",
    "change|shift|transformation|transition|variation",
    "transfer|transferability|transmission|spread|diffusion",
    "use|usage|consumption|intake|application",
    "acquisition|learning|attainment|mastery",
    "importance|significance|relevance|role",
    "intensity|severity|strength",
    "speed|velocity|pace|rate",
    "duration|length",
];

/// The words that mean what a noun does in the name of a topic, itself among them.
pub(in crate::query::understand::reader) fn nouns_like(word: &str) -> Vec<&'static str> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let lists = ALIKE.iter().filter(|list| list.split('|').any(|known| known == word || known == one));
    lists.flat_map(|list| list.split('|')).collect()
}

/// What a thing does that comes to an end.
pub(in crate::query::understand::reader) const ENDING: &str = "fall apart|break up|break down|break apart|collapse|fail|end|dissolve|disintegrate|die|die out|die off|\
     disappear|perish|vanish|unravel|go under|come to an end|cease to exist|fade|fade away|crumble";
/// What a thing does that does not.
pub(in crate::query::understand::reader) const LASTING: &str = "last|endure|survive|persist|hold together|stay together|continue|live on|go on|hold up|stay alive|\
     remain in existence|continue to exist";
/// What makes a thing do so.
pub(in crate::query::understand::reader) const MAKING: &str = "cause|causes|caused|make|makes|made|lead|leads|led|drive|drives|drove|force|forces|bring|brings|let|lets|\
     allow|allows|allowed|help|helps|helped|enable|enables|enabled|get|gets";
