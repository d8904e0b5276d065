//! Other words for whole questions. In a pattern `*` stands for any words, `@` for one, `*'s` for words that own what
//! follows, `|` parts words of which one stands there, `<is>` is one of a [list](LISTS), `?` is before words that may be
//! omitted, and `!` before what is told as not used. In what is asked instead, `$1` is what the first open place stood
//! for, `$1's` the same as an owner, and `"$1"` the same as if it had been typed in quotes.

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

pub(in crate::query::understand::reader) const PHRASINGS: &[Phrasing] = &[
    as_if("how <can>|<do> <people> *", "what $1"),
    as_if("how <can> * be @", "what $2 $1"),
    as_if("how to *", "what $1"),
    as_if("what <can> <people> do to *", "what $1"),
    as_if("what <can> !@ do to *", "what $1"),
    as_if("what <can> be done to *", "what $1"),
    as_if("for what <is> * cited", "what is $1 cited for"),
    as_if("for what <is> * cited by *", "what is $1 cited for by $2"),
    as_if("for what <do> * cite|use *", "what does $1 cite $2 for"),
    as_if("what <can> be done about|against *", "what reduces $1"),
    as_if("what <is> * used|meant|supposed|invoked|intended|thought|said to *", "what does $1 $2"),
    as_if("where <is> * from", "where does $1 come from"),
    as_if("where <is> * taken|quoted|drawn|borrowed from", "where does $1 come from"),
    as_if("where <do> * @", "what does $1 $2 in"),
    as_if(
        "what depends|rests|hinges|relies|turns on * being right|correct|true|sound|reliable",
        "what rests on $1",
    ),
    as_if("what follows|happens if * <is> wrong|mistaken|false", "what rests on $1"),
    as_if("what would we lose|miss without *", "what rests only on $1"),
    as_if(
        "<do>|<can> * make|makes|cause|lead|get people|them|men|women|children|us|one|anybody|patients|students|workers|speakers ?to @",
        "does $1 cause $2",
    ),
    as_if("* <make> * worse", "$1 worsen $2"),
    as_if("* <make> * better", "$1 improve $2"),
    as_if("* <make> * stronger", "$1 strengthen $2"),
    as_if("* <make> * weaker", "$1 weaken $2"),
    as_if("* <make> * faster|quicker", "$1 speed up $2"),
    as_if("* <make> * slower", "$1 slow down $2"),
    as_if("* <make> * easier|possible", "$1 facilitate $2"),
    as_if("* <make> * harder|difficult|impossible", "$1 hinder $2"),
    as_if("* <make> * more difficult", "$1 hinder $2"),
    as_if("* <make> * likelier|higher|larger|bigger|greater|longer", "$1 increase $2"),
    as_if("* <make> * more likely|probable|common|frequent|severe|widespread", "$1 increase $2"),
    as_if("* <make> * less likely|probable|common|frequent|severe|widespread", "$1 reduce $2"),
    as_if("* <make> * rarer|smaller|lower|weaker", "$1 reduce $2"),
    as_if(
        "how <do> *'s view|views|account|theory|understanding|position|idea|conception|treatment|analysis|approach of|on|about|to * \
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
    as_if("whom|who <is> * arguing|writing|speaking|reacting|objecting against|to", "whom does $1 dispute"),
    as_if("whom|who <do> * argue|write|speak|react|object against|to", "whom does $1 dispute"),
    as_if("<is> * effective|successful against *", "does $1 work against $2"),
    as_if("how effective|successful <is> * against *", "does $1 work against $2"),
    as_if("how !far|strongly|much <do> *", "does $1"),
    as_if("to what !extent|degree <do> *", "does $1"),
    as_if("in what|which way|ways|respect|respects|sense <do> *", "how does $1"),
    as_if("what role|part <do> * play in|for *", "how does $1 affect $2"),
    as_if("what is the role|part|influence|impact of * in|on|for *", "how does $1 affect $2"),
    as_if(
        "what reason|reasons is|are there to think|believe|suppose|hold that *",
        "what evidence is there that $1",
    ),
    as_if("how <do>|<can> <people> know|tell|show that|whether|if *", "what evidence is there that $1"),
    as_if("how sure|certain <is>|<can> <people> ?be that *", "is it true that $1"),
    as_if("how sure|certain|established|well is it ?established ?that *", "is it true that $1"),
    // Who holds what, and how surely.
    as_if("how !sure|certain|confident <is> * that *", "$1's claim that $2"),
    as_if("how !sure|certain|confident <is> * about|of *", "hedged claims by $1 about $2"),
    as_if("on what grounds|basis|evidence|reasons <do> * <say> that *", "why does $1 say that $2"),
    as_if(
        "what <is> *'s grounds|reasons|reason|evidence|basis|argument|arguments for saying|holding|believing|thinking|claiming ?that *",
        "why does $1 say that $2",
    ),
    as_if("* according to *", "according to $2 $1"),
    as_if("who <say> that *", "who says \"$1\""),
    as_if("where <is> it said|written|argued|claimed|stated that *", "who says \"$1\""),
    as_if("where <do> * <say> that *", "$1's claim that $2"),
    as_if("how|what <do> * respond|react|reply|answer to *", "claims by $1 that dispute $2"),
    as_if(
        "what <do> <people> disagree|differ|argue|quarrel|debate about|over|on",
        "which claims are disputed",
    ),
    as_if("* !page|pages", "$1"),
    as_if("on what grounds|basis|evidence <do> *", "why does $1"),
    as_if("for what reason|reasons <do> *", "why does $1"),
    as_if("who <is> the !first|earliest to <say> that *", "who says that $1"),
    as_if(
        "<do> ?any|some author|authors|scholar|scholars|anyone|anybody|somebody|someone <say> that *",
        "who says that $1",
    ),
    as_if("who|which|what <is> against *", "who disputes $1"),
    as_if("who|what <is> for|behind|in favour|favor ?of *", "who supports $1"),
    as_if("what <do> * have against *", "claims by $1 that dispute $2"),
    as_if(
        "<is> there ?any|a|some dispute|debate|disagreement|controversy|doubt|argument about|over|on whether|if|that *",
        "does $1",
    ),
    as_if(
        "<is> it disputed|contested|debated|controversial|clear|certain|established|proven|sure whether|if|that *",
        "does $1",
    ),
    as_if("whether *", "does $1"),
    as_if("?the evidence|proof ?that *", "does $1"),
    as_if("* causes|drivers|determinants", "what causes $1"),
    as_if("* effects|consequences|impacts", "effects of $1"),
    as_if(
        "what <can> ?have ?to ?be given|thrown|revised|abandoned|rethought|withdrawn|dropped|reconsidered ?up|out if * <turn> ?out ?to ?be <wrong>",
        "what rests on $1",
    ),
    as_if("what <can> !@ if * <turn> ?out ?to ?be <wrong>", "what rests on $1"),
    as_if("?the page|pages|source|place for|of *", "who says $1"),
    as_if("?what ?are ?the other|alternative names|name|words|terms for|of *", "what is $1"),
    as_if("what else <is> * called|named", "what is $1"),
    as_if("what <is> * also called|named|known ?as", "what is $1"),
    as_if("for what purpose|reason do|does|did * cite|use|quote *", "what does $1 cite $2 for"),
    as_if(
        "* and|or his|her|their co|coauthor|coauthors|colleague|colleagues|collaborators ?authors|author *",
        "$1 $2",
    ),
    as_if("* any|some of the|these|those *", "$1 any $2"),
    as_if("which|what of the|these|those *", "which $1"),
    as_if("* on|about the|this subject|topic|matter|issue|question", "$1"),
    as_if("* on|about the|this subject|topic|matter|issue|question *", "$1 $2"),
    as_if("* so|at|in|to far|all|general|particular|total|date", "$1"),
    // What is cited to be attacked.
    as_if("critical|negative|hostile citations|references|mentions ?of|to *", "citations of $1 as criticism"),
    as_if("critical|negative|hostile citations|references|mentions", "citations as criticism"),
    as_if(
        "who|which|what ?<works> <cite> * ?only|just to <attack> ?fault|with ?it|him|them ?with ?it|him|them",
        "citations of $1 as criticism",
    ),
    as_if("who|which|what ?<works> <cite> * critically|unfavourably", "citations of $1 as criticism"),
    as_if(
        "who|which|what ?<works> has|have cited|quoted * with a|an critical|hostile intent|intention|purpose",
        "citations of $1 as criticism",
    ),
    as_if(
        "which|what|where ?works <is> * cited ?only|just|as ?to|a|an ?be ?target ?of <attacked>",
        "citations of $1 as criticism",
    ),
    as_if("* cited critically|negatively", "citations of $1 as criticism"),
    as_if("* criticised|criticized|attacked by", "who disputes $1"),
    // Lists with an adjective.
    as_if("contested|controversial|disputed|debated|challenged|contentious @", "which $1 are disputed"),
    as_if(
        "which|what @ <is> controversial|contested|contentious|debated|challenged|attacked",
        "which $1 are disputed",
    ),
    as_if("against which|what @ <is> there objections|criticisms", "which $1 are disputed"),
    as_if(
        "which|what objections|criticisms|arguments ?<is>|have|has ?there ?been ?raised|made|advanced|urged|exist against|to *",
        "claims that dispute $1",
    ),
    as_if("what has|have been urged|said|raised|advanced|argued against *", "claims that dispute $1"),
    as_if("what <do> critics|opponents say against|about *", "claims that dispute $1"),
    as_if("what <is> disputed|contested between *", "where do $1 disagree"),
    as_if("which|what ?of ?these|works <do> nobody|none|one cite", "which works are not cited"),
    as_if("which|what works|papers|books no other|work ?work <is> citing", "which works are not cited"),
    as_if("uncited @", "which $1 are not cited"),
    as_if(
        "which|what works|papers|books have|has been ignored ?with ?no ?citation ?at ?all",
        "which works are not cited",
    ),
    as_if(
        "on|about which|what @ <is> ?the ?literature|opinion|scholars|authors|field divided|split",
        "divided $1",
    ),
    as_if("about|on which|what @ there ?<is> no agreement|consensus", "divided $1"),
    as_if("which|what @ split|divide ?the ?experts|scholars|literature|authors|field|people", "divided $1"),
    as_if(
        "which|what @ <is> ?people|scholars|authors|the ?literature ?still arguing|divided|split ?over|about|on",
        "divided $1",
    ),
    as_if("@ on which opinions|scholars|authors clash|differ|disagree|divide", "divided $1"),
    as_if("which|what @ <is> affirmed by some and rejected|denied by others", "divided $1"),
    as_if("the literature|field is split|divided over|on|about which|what @", "divided $1"),
    as_if(
        "which|what @ <is> contested|disputed|debated|controversial|contentious between|among ?the ?historians|scholars|authors|experts",
        "which $1 are disputed",
    ),
    as_if("what <do> * hold|say|bring|urge|argue against *", "claims by $1 that dispute $2"),
    as_if(
        "what|which <do> <people> ?still not ?yet know|understand ?yet about|of *",
        "open questions about $1",
    ),
    as_if("what|which <do> <people> ?still not ?yet know|understand ?yet", "open questions"),
    as_if("?the quote|quotes|quotation|quotations|words of|by|from *", "quoted claims by $1"),
    as_if("* !quote|quotes|evidence|sources", "claims about $1"),
    as_if("what|which ?things|factors <is> good|beneficial|helpful|useful for|to *", "what helps $1"),
    as_if(
        "what|which ?things|factors <is> bad|harmful|damaging|detrimental|dangerous for|to *",
        "what hinders $1",
    ),
    // To read.
    as_if("what <can> <people> read ?here on|about *", "works about $1"),
    as_if(
        "?is ?there anything|something|stuff|material|literature|work|research on|about * to read",
        "works about $1",
    ),
    as_if(
        "anything|something|stuff|things|material|everything|literature ?written|published by|from *",
        "works by $1",
    ),
    as_if(
        "anything|something|stuff|things|material|everything|information ?written|published|said on|about *",
        "what is said about $1",
    ),
    as_if("what stuff|things <do> * <say>", "works by $1"),
    as_if("what|which publications|works|papers|books ?and|or ?books|papers <is> from *", "works by $1"),
    as_if("stuff|things ?that ?<is> ?written|published|from *", "works $1"),
    as_if("what <is> ?in ?here that <is> *", "works $1"),
    as_if("what had|has|have <people> got|have|had from *", "works $1"),
    as_if("what <people> have from *", "works $1"),
    // The first and the last.
    as_if(
        "what|which <is> the @ thing|item|contribution|title|one|publication|work ?to|in ?this|the|here ?literature|here|debate",
        "which is the $1 work",
    ),
    as_if("the @ title|publication|item|thing ?by ?date", "which is the $1 work"),
    as_if("which|what work|book|paper|publication|text is the @", "which is the $1 work"),
    as_if("first|earliest|oldest publication|work|title by date", "which is the oldest work"),
    // What a word means.
    as_if("what <is> to be understood by *", "what is $1"),
    as_if("what signifies|means *", "what is $1"),
    as_if("explain * ?to ?me|us", "what is $1"),
    as_if("what <do> the term|word|phrase * stand|mean ?for", "what is $1"),
    as_if("when <do> <people> call|speak it|of *", "what is $1"),
    as_if("what <do> * stand for", "what is $1"),
    // Who holds it.
    as_if("who <is> it that|who *", "who $1"),
    as_if(
        "which|what author|authors|scholar|scholars|person|persons|historian|historians|writer|writers|people <say> that *",
        "who says that $1",
    ),
    as_if("who <is> of the opinion|view|belief that *", "who says that $1"),
    as_if(
        "who ?among|of ?these|the ?authors|scholars denies|deny|denied|doubts|rejects|rejected|disputes ?the ?claim|view|opinion|proposition|idea|statement ?that *",
        "who denies that $1",
    ),
    as_if("who ?has|have denied|rejected|doubted|questioned that *", "who denies that $1"),
    as_if(
        "who|which|what ?authors|author|scholar|scholars|historian|historians|persons|people <say> ?it|that ?is|that ?false|wrong ?that * <is> false|wrong|mistaken|untrue",
        "who denies that $1",
    ),
    as_if(
        "who|which|what ?authors|author|scholar|scholars|historian|historians|persons|people <say> it is false|wrong|untrue that *",
        "who denies that $1",
    ),
    as_if("who <say> * <is> right|true|correct", "who says that $1"),
    as_if("who <say>|affirms|affirm|affirmed *", "who says that $1"),
    as_if(
        "advocates|supporters|believers|proponents|defenders|adherents|backers of|in the|a ?view|idea|opinion|claim|proposition|thesis|belief that *",
        "who says that $1",
    ),
    as_if("* proponents|supporters|advocates|adherents|defenders|followers", "who supports $1"),
    as_if("* opponents|critics|detractors", "who disputes $1"),
    as_if(
        "who <is> for and who <is> against ?the|opinion|view|idea ?opinion|view|idea ?that *",
        "is it true that $1",
    ),
    as_if("both sides on|of whether|if *", "is it true that $1"),
    // Whether it is so.
    as_if(
        "<is>|<do> the hypothesis|claim|idea|view|thesis|proposition|statement|theory that * ?hold|borne|stand ?up|out",
        "is it true that $1",
    ),
    as_if("<is> it ?the|a truth|case|fact that *", "is it true that $1"),
    as_if("<is> it correct|true|right|so that *", "does $1"),
    as_if("<do>|<is> * hold|stand|holds|stands ?up|water", "is $1 true"),
    as_if("* accepted|true|right|established or rejected|false|wrong|not", "is $1 true"),
    as_if(
        "<do> the evidence|literature|research|works|sources|authors show|shows|say|suggest|indicate that|whether|if *",
        "does $1",
    ),
    as_if("<is> it maintained|held|said|claimed|argued|asserted ?in ?this ?literature that *", "does $1"),
    as_if(
        "what|which|any ?other proof|proofs|evidence|evidences|indication|reason|reasons|grounds ?<is>|exists|exist ?there|adduced|given|offered|cited for|that ?the|that ?proposition|claim|idea|view|thesis ?that *",
        "what evidence is there that $1",
    ),
    as_if("what speaks|tells for *", "what supports $1"),
    as_if("what|which backs|back|supports up|it *", "what supports $1"),
    as_if("<is> * made more|less|worse|better|stronger|weaker by *", "does $2 affect $1"),
    as_if(
        "<do> * go|goes|fall|drop|decrease|decline|shrink ?down when|if|with|because|where ?of ?the *",
        "does $2 reduce $1",
    ),
    as_if(
        "<do> * go|goes|rise|increase|grow ?up when|if|with|because|where ?of ?the *",
        "does $2 increase $1",
    ),
    as_if(
        "* goes|go|fall|falls|drop|drops|decrease|decreases ?down when|if|with|because ?of *",
        "does $2 reduce $1",
    ),
    as_if("<do> * mean|bring|lead|leads|result ?to|in fewer|less|lower|reduced *", "does $1 reduce $2"),
    as_if(
        "<do> * mean|bring|lead|leads|result ?to|in more|higher|greater|increased *",
        "does $1 increase $2",
    ),
    as_if("<do>|has|have * ?got|have anything|something to do with *", "how is $1 related to $2"),
    as_if("what has|have|does|is * ?got|have|has to do with *", "how is $1 related to $2"),
    as_if(
        "by|through what|which chain|path|route ?of <is> * connected|tied|linked|related|joined to|with *",
        "how is $1 related to $2",
    ),
    as_if("how <do>|<can> <people> get from * to *", "how is $1 related to $2"),
    as_if("?the path|way|route|chain from * to *", "how is $1 related to $2"),
    as_if(
        "* and its|their connection|link|relation|relationship|connections|links to|with *",
        "how is $1 related to $2",
    ),
    as_if("what ?<is>|lies|lay behind *", "what causes $1"),
    as_if(
        "what|which benefits|benefit|gains|gain|profits|profit|thrives|thrive from|thanks|under ?to *",
        "what does $1 help",
    ),
    as_if("what comes|come from|of *", "what does $1 cause"),
    as_if("@ against *", "which $1 reduce $2"),
    as_if("who <do> @ *", "who $1 $2"),
    as_if("where <do> * come|comes|originate from", "what causes $1"),
    as_if("* requirements|prerequisites|preconditions|needs", "what does $1 require"),
    as_if(
        "what|which <is> indispensable|necessary|essential|needed|required to|for *",
        "what does $1 require",
    ),
    as_if("<is> * indispensable|necessary|essential|needed|required to|for *", "does $2 require $1"),
    as_if("<is> * needed|required by *", "does $2 require $1"),
    as_if(
        "could|can|would * have happened|occurred|existed|come|been ?about|possible without|with ?no *",
        "does $1 require $2",
    ),
    as_if(
        "what|which advantages|assets|strengths <do> * enjoy|have|possess ?going ?for ?it",
        "what does $1 possess",
    ),
    as_if("* assets|advantages|strengths|endowments", "what does $1 possess"),
    as_if("in which|what @ <is> * missing|lacking|absent", "which $1 lack $2"),
    as_if("which|what @ <is> * missing|lacking|absent ?in", "which $1 lack $2"),
    as_if("@ without|lacking *", "which $1 lack $2"),
    as_if("* predators|enemies", "what eats $1"),
    as_if("* references|sources", "what does $1 cite"),
    as_if(
        "what|which sources|literature|works <do> * draw|use|quote|cite|mention|rely ?or ?mention|quote ?on|from ?in *",
        "what does $1 cite in $2",
    ),
    as_if(
        "what|which sources|literature|works <do> * draw|use|quote|cite|mention ?or ?mention|quote ?on|from",
        "what does $1 cite",
    ),
    // Whether there is any.
    as_if("<is> there anything|something ?that|which *", "what $1"),
    as_if("<is> there anyone|anybody|someone|somebody ?that|who *", "who $1"),
    as_if("<do>|<can> * or <do>|<can> it|they|he|she !@ it|them|him|her", "does $1"),
    // What is so of one thing while another is.
    as_if(
        "<do>|<can> * !after|during|following|under|without|amid|despite|before *",
        "how does $2 affect $1",
    ),
    as_if(
        "how|why|when|what <do>|<can> * !after|during|following|under|without|amid|despite|before *",
        "how does $2 affect $1",
    ),
    as_if(
        "what happens|happened to * !after|during|following|under|without|amid|despite|before|if|when *",
        "how does $2 affect $1",
    ),
    // What is set beside another.
    as_if("<is> * <better> than *", "compare $1 with $2"),
    as_if("<is> * <better> than * for|at|in|against|to *", "compare $1 with $2 on $3"),
    as_if("<is> * <better> for|at|in|against|to * than *", "compare $1 with $3 on $2"),
    as_if("<is> * more|less !@ than *", "compare $1 with $2"),
    as_if("<is> * more|less !@ for|at|in|against|to * than *", "compare $1 with $3 on $2"),
    as_if("<is> * or * <better>", "compare $1 with $2"),
    as_if("<is> * or * more|less !@", "compare $1 with $2"),
    as_if("which|what|who <is> <better> * or *", "compare $1 with $2"),
    as_if("which|what|who <is> more|less !@ * or *", "compare $1 with $2"),
    as_if("which|what|who !@ more|better|less|most|best * or *", "compare $1 with $2"),
    as_if("<do>|<can> * !@ more|better|less|faster than *", "compare $1 with $2"),
    as_if("<do>|<can> * !@ * more|better|less|faster than *", "compare $1 with $3 on $2"),
    // What is judged of a thing.
    as_if("how !<judged> <is> *", "claims about $1"),
    as_if("how !<judged> <is> * for|to|in|at|against|with *", "how does $1 affect $2"),
    as_if("how !<judged> <do> <people> think|find|consider *", "claims about $1"),
    as_if("<is> * !<judged>", "claims about $1"),
    as_if("<is> * !<judged> for|to|in|at|against|with *", "how does $1 affect $2"),
    as_if(
        "!importance|significance|usefulness|effectiveness|efficacy|value|relevance|role|contribution of * for|to|in|against *",
        "how does $1 affect $2",
    ),
    as_if(
        "what <is> !importance|significance|usefulness|effectiveness|efficacy|value|relevance|contribution of * for|to|in|against *",
        "how does $1 affect $2",
    ),
    as_if("what|which <do>|<can> <people> know|say|learn|tell about|of *", "what is known about $1"),
    as_if("what <do> <people> mean by *", "what is $1"),
    as_if("when|where|why|how <do>|<can> * !work|help|matter|succeed|fail", "claims about $1"),
    as_if(
        "under !what|which !conditions|circumstances <do>|<can> * !work|help|matter|succeed|fail|occur|happen",
        "claims about $1",
    ),
    as_if("!under what|which conditions|circumstances <do>|<can> *", "does $1"),
    as_if("!when <can>|<do> *", "does $1"),
    // What is contested or left open.
    as_if(
        "what ?<is>|remains|stays ?still controversial|contested|disputed|debated|contentious",
        "which claims are disputed",
    ),
    as_if(
        "what ?<is>|remains|stays ?still controversial|contested|disputed|debated|contentious about|in|on|regarding *",
        "which claims about $1 are disputed",
    ),
    // What others did besides.
    as_if("what|which else <do>|has|have * @", "what did $1 $2"),
    as_if("who worked|collaborated|published|wrote with|alongside *", "scholars that wrote works by $1"),
    as_if("what|which evidence|data|findings|results @ *", "which claims $1 $2"),
    as_if("what|which things|factors|forces|conditions|variables|elements|causes @ *", "what $1 $2"),
    as_if("things|factors|forces|conditions|variables|elements ?that|which @ *", "what $1 $2"),
    as_if("things|factors|forces|conditions|variables|elements @ by *", "what is $1 by $2"),
    as_if("what would|might * say|think about|of *", "what does $1 say about $2"),
    as_if("what do|does * count as *", "how does $1 define $2"),
    as_if("what counts as *", "what is $1"),
    as_if("how <is> * defined|understood|conceived by *", "how does $2 define $1"),
];
