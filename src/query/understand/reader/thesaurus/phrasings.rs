//! Other words for whole questions. In a pattern `*` stands for any words, `@` for one, `*'s` for words that own what
//! follows, `|` parts words of which one stands there, `?` is before words that may be omitted, and `!` before what is
//! told as not used. In what is asked instead, `$1` is what the first open place stood for.

/// A question in other words.
pub(in crate::query::understand::reader) struct Phrasing {
    pub pattern: &'static str,
    pub asks: &'static str,
}

const fn as_if(pattern: &'static str, asks: &'static str) -> Phrasing {
    Phrasing { pattern, asks }
}

pub(in crate::query::understand::reader) const PHRASINGS: &[Phrasing] = &[
    as_if("how can|could|do|does|did|should|might|may|would one|we|you|people|i|somebody *", "what $1"),
    as_if("how can|could|might|may * be @", "what $2 $1"),
    as_if("how to *", "what $1"),
    as_if("what can|could|should|might|may one|we|you|people|i do to *", "what $1"),
    as_if("what can|could|should|might|may !@ do to *", "what $2"),
    as_if("what can|could|might|may be done to *", "what $1"),
    as_if("for what is|are|was|were * cited", "what is $1 cited for"),
    as_if("for what is|are|was|were * cited by *", "what is $1 cited for by $2"),
    as_if("for what do|does|did * cite|use *", "what does $1 cite $2 for"),
    as_if("what can|could|might|may be done about|against *", "what reduces $1"),
    as_if("what is|are|was|were * used|meant|supposed|invoked|intended|thought|said to *", "what does $1 $2"),
    as_if("where is|are|was|were * from", "where does $1 come from"),
    as_if("where is|are|was|were * taken|quoted|drawn|borrowed from", "where does $1 come from"),
    as_if("where do|does|did * @", "what does $1 $2 in"),
    as_if(
        "what depends|rests|hinges|relies|turns on * being right|correct|true|sound|reliable",
        "what rests on $1",
    ),
    as_if("what follows|happens if * is|are|was|were wrong|mistaken|false", "what rests on $1"),
    as_if("what would we lose|miss without *", "what rests only on $1"),
    as_if(
        "do|does|did|can|could|will|would|might|may * make|makes|cause|lead|get people|them|men|women|children|us|one|anybody|patients|students|workers|speakers ?to @",
        "does $1 cause $2",
    ),
    as_if("* make|makes|made * worse", "$1 worsen $2"),
    as_if("* make|makes|made * better", "$1 improve $2"),
    as_if("* make|makes|made * likelier", "$1 increase $2"),
    as_if("* make|makes|made * more likely|probable|common|frequent", "$1 increase $2"),
    as_if("* make|makes|made * less likely|probable|common|frequent", "$1 reduce $2"),
    as_if("* make|makes|made * rarer|smaller|weaker", "$1 reduce $2"),
    as_if(
        "how do|does|did *'s view|views|account|theory|understanding|position|idea|conception|treatment|analysis|approach of|on|about|to * \
         differ|compare ?from|to|with *'s ?view|account|theory|understanding|position|idea|conception|treatment|analysis|approach",
        "how does $1 differ from $3 on $2",
    ),
    as_if(
        "what|which ?excerpts|highlights|passages do|does|did|has|have i|we|you mark|marked|highlight|highlighted|underline|underlined|annotate|annotated in|from *",
        "excerpts in $1",
    ),
    as_if(
        "what|which ?excerpts|highlights|passages do|does|did|has|have i|we|you mark|marked|highlight|highlighted|underline|underlined|annotate|annotated about|on *",
        "excerpts about $1",
    ),
    as_if(
        "what|which ?excerpts|highlights|passages do|does|did|has|have i|we|you mark|marked|highlight|highlighted|underline|underlined|annotate|annotated",
        "excerpts",
    ),
    as_if(
        "what|which ?excerpts|highlights|passages do|does|did|has|have * mark|marked|highlight|highlighted|underline|underlined|annotate|annotated",
        "excerpts marked by $1",
    ),
    as_if(
        "what|which ?excerpts|highlights|passages do|does|did|has|have * mark|marked|highlight|highlighted|underline|underlined|annotate|annotated in|from *",
        "excerpts marked by $1 in $2",
    ),
    as_if(
        "what|which ?excerpts|highlights|passages do|does|did|has|have * mark|marked|highlight|highlighted|underline|underlined|annotate|annotated about|on *",
        "excerpts marked by $1 about $2",
    ),
    as_if(
        "how many excerpts|highlights|passages do|does|did|has|have * mark|marked|highlight|highlighted|underline|underlined|annotate|annotated",
        "how many excerpts marked by $1",
    ),
    as_if(
        "how many excerpts|highlights|passages do|does|did|has|have * mark|marked|highlight|highlighted|underline|underlined|annotate|annotated in|from *",
        "how many excerpts marked by $1 in $2",
    ),
    as_if("tagged *", "excerpts tagged $1"),
    as_if("marked|highlighted|underlined by *", "excerpts marked by $1"),
    as_if("* concern|concerns|concerned *", "$1 about $2"),
    as_if(
        "whom|who is|are|was|were * arguing|writing|speaking|reacting|objecting against|to",
        "whom does $1 dispute",
    ),
    as_if("whom|who do|does|did * argue|write|speak|react|object against|to", "whom does $1 dispute"),
    as_if("is|are|was|were * effective|successful against *", "does $1 work against $2"),
    as_if("how effective|successful is|are|was|were * against *", "does $1 work against $2"),
    as_if("how !far|strongly|much do|does|did *", "does $1"),
    as_if("to what !extent|degree do|does|did *", "does $1"),
    as_if("in what|which way|ways|respect|sense do|does|did *", "how does $1"),
    as_if("what role|part do|does|did * play in|for *", "how does $1 affect $2"),
    as_if("what is the role|part|influence|impact of * in|on|for *", "how does $1 affect $2"),
    as_if(
        "what reason|reasons is|are there to think|believe|suppose|hold that *",
        "what evidence is there that $1",
    ),
    as_if(
        "how do|can we|you|scholars|researchers know|tell|show that|whether|if *",
        "what evidence is there that $1",
    ),
    as_if("how sure|certain are|can we|scholars ?be that *", "is it true that $1"),
    as_if("how sure|certain|established|well is it ?established ?that *", "is it true that $1"),
    as_if("what would|might * say|think about|of *", "what does $1 say about $2"),
    as_if("what do|does * count as *", "how does $1 define $2"),
    as_if("what counts as *", "what is $1"),
    as_if("how is|are|was|were * defined|understood|conceived by *", "how does $2 define $1"),
];
