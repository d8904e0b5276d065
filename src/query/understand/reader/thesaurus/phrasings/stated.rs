//! Questions of what a word means, who holds a statement, and whether it is so.

use super::{Phrasing, as_if};

pub(super) const STATED: &[Phrasing] = &[
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
];
