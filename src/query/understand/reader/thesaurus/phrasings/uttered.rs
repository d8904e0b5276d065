//! Questions of who holds what and how surely, with words around them.

use super::{Phrasing, as_if};

pub(super) const UTTERED: &[Phrasing] = &[
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
    // As somebody sees it, and what there is of somebody's.
    as_if("* as seen|viewed|portrayed|understood|treated by|in *", "what does $2 say about $1"),
    as_if("*'s opinion|opinions|views|view|thoughts on|about|of *", "what does $1 say about $2"),
    as_if(
        "<do> we|you|i|they|the|this ?library|collection have|hold|own|keep|contain anything|something ?written|published by|from *",
        "works by $1",
    ),
    as_if(
        "which|what <works> of|by * <do> we|you|i|the|this ?library|collection|corpus have|hold|own|contain",
        "works by $1",
    ),
    as_if(
        "which|what <works> <do> we|you|i|the|this ?library|collection|corpus have|hold|own|contain *",
        "works $1",
    ),
    as_if(
        "what ?<works> <is>|has|have ?been|come written|published|printed|out|appeared since *",
        "works since $1",
    ),
    as_if(
        "what ?<works> <is>|has|have ?been|come written|published|printed|out|appeared after *",
        "works after $1",
    ),
    as_if(
        "what ?<works> <is>|has|have ?been|come written|published|printed|out|appeared before *",
        "works before $1",
    ),
    as_if("in|by which|what <works> ?<is> * ?<is> <cite> as ?a|an *", "citations of $1 as $2"),
    as_if("in|by which|what <works> ?<is> * ?<is> <cite>", "which works cite $1"),
    as_if("on what grounds|basis|evidence|reasons <is> * @", "who $2 $1"),
    as_if(
        "?does ?anybody|anyone ?spell|spells|say|says|explain|explains ?out what <is> meant|understood by *",
        "what is $1",
    ),
    as_if("?the term|word|phrase|expression * what does it stand|mean ?for", "what is $1"),
    as_if("i have never heard of * what is it", "what is $1"),
    // What both sides say.
    as_if(
        "?hear|see|show|what ?are ?the both sides on|about|over|of ?the ?question ?of whether|if *",
        "is it true that $1",
    ),
    as_if(
        "who|which ?<works> <say>|affirm|affirms|accepts|accept ?that * ?and who|which ?<works> <say>|denies|deny|rejects|reject|does|do ?says ?it|they ?did not|otherwise|it|so",
        "is it true that $1",
    ),
    as_if(
        "who <is> for ?and who|which ?<is> against ?the view|opinion|idea|claim|thesis|notion ?that *",
        "is it true that $1",
    ),
    as_if(
        "that * by whom <is> it affirmed|accepted|held|asserted ?and by whom rejected|denied|disputed",
        "is it true that $1",
    ),
    as_if("by whom <is> it affirmed|held|said|argued|claimed|asserted|maintained that *", "who says that $1"),
    as_if("by whom <is> it rejected|denied|disputed|doubted that *", "who denies that $1"),
    as_if("who|which ?<works> <say> it <is> false|wrong|untrue|mistaken that *", "who denies that $1"),
];
