//! Questions for lists: what is cited to be attacked, what is contested, what there is to read, what is first.

use super::{Phrasing, as_if};

pub(super) const SOUGHT: &[Phrasing] = &[
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
    // More of a thing, and less of it.
    as_if(
        "what <make>|gets|get|brings|bring * go|come|fall|drop ?down|decline|decrease|shrink",
        "what reduces $1",
    ),
    as_if("what <make>|gets|get|drives|drive * go|come ?up|rise|grow|increase|spread", "what increases $1"),
    as_if("<do>|<can> * bring|drive|push|get|force|keep * down", "does $1 reduce $2"),
    as_if("<do>|<can> * bring|drive|push|get|force * up", "does $1 increase $2"),
    as_if("<do>|<can> * <make> less|fewer *", "does $1 reduce $2"),
    as_if("<do>|<can> * <make> more *", "does $1 increase $2"),
    as_if("<do>|<can> * mean|bring|cause|lead|produce|result ?to|in less|fewer *", "does $1 reduce $2"),
    as_if("<do>|<can> * mean|bring|cause|lead|produce|result ?to|in more *", "does $1 increase $2"),
    as_if(
        "<is> * made ?more worse|severe|serious|frequent|common|likely|widespread|acute by *",
        "does $2 worsen $1",
    ),
    as_if(
        "<is> * made less|rarer|milder ?severe|serious|frequent|common|likely|widespread|acute by *",
        "does $2 reduce $1",
    ),
    as_if(
        "<do> * go|goes|fall|falls|drop|drops|decline|declines ?down when|if|where|with|because ?of *",
        "does $2 reduce $1",
    ),
    as_if(
        "<do> * go|goes|rise|rises|grow|grows|increase|increases ?up when|if|where|with|because ?of *",
        "does $2 increase $1",
    ),
    as_if(
        "what|which ?sort|kind ?of @ tells|tell|told ?us|me|you why ?there ?is|are *",
        "which $1 explain $2",
    ),
    as_if(
        "?is ?there ?any|a @ that ?could|can|would|might tells|tell|explains|explain ?us|me|you why ?there ?is|are * ?comes|come|happens|occurs|arises ?about",
        "which $1 explain $2",
    ),
    as_if("what <is> * ?actually|really good|useful for", "what does $1 help"),
    as_if("what <is> * responsible|to for|blame ?for", "what does $1 cause"),
    as_if("<is> * to blame|responsible for *", "does $1 cause $2"),
    as_if(
        "what could|can|would|might * not have|do|be|exist|come ?come|existed|happened|been ?about without",
        "what does $1 require",
    ),
    as_if(
        "what <do> you|we|one|it|people need before|for ?you|we|one|to ?can|could|get|have *",
        "what does $1 require",
    ),
];
