//! Questions that set two things side by side, judge one, or ask what is open.

use super::{Phrasing, as_if};

pub(super) const WEIGHED: &[Phrasing] = &[
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
