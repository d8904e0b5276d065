//! Questions of what brings a thing about, what is done about it, where it is and what rests on it.

use super::{Phrasing, as_if};

pub(super) const ASKED: &[Phrasing] = &[
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
];
