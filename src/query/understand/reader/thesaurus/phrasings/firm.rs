//! Whole questions that have a meaning as they stand, but not the one that is meant.

use super::{Phrasing, as_if};

pub(in crate::query::understand::reader) const FIRM: &[Phrasing] = &[
    as_if(
        "?which|what ?the views|opinions|positions|beliefs|conclusions ?that|which ?<is> ?both shared|held ?in ?common by *",
        "on what do $1 agree",
    ),
    as_if(
        "?which|what ?<is> ?the views|opinions|positions|beliefs do|does * share|hold ?in ?common",
        "on what do $1 agree",
    ),
    as_if("what do|does|did * fight|quarrel|squabble|clash|differ about|over", "where do $1 disagree"),
    as_if("what <is> * fighting|quarrelling|squabbling|clashing about|over", "where do $1 disagree"),
    as_if("<do> everyone|everybody <say>|agree|accept|accepts ?that *", "is it true that $1"),
    as_if(
        "<do> all ?of ?the ?scholars|authors|historians|experts <say>|agree|accept that *",
        "is it true that $1",
    ),
    as_if("what <is> ?there in * about|on *", "what does $1 say about $2"),
    as_if(
        "what <is> ?it ?that ?still not ?yet ?still ?fully ?well known|understood|clear|settled|resolved about|on * ?yet",
        "open questions about $1",
    ),
    as_if(
        "what <do> ?<people> ?still not ?yet ?still ?fully ?really know|understand about|of * ?yet",
        "open questions about $1",
    ),
    as_if("search ?for the word|words|term|phrase *", "who says \"$1\""),
    as_if(
        "?which|what * ?<is> affirmed|accepted|held|believed by all|everyone|everybody ?of ?the ?scholars|authors|them",
        "$1 affirmed by any claim but not rejected by any claim",
    ),
];
