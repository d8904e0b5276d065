//! `catena add`

mod captured;
mod debate;
mod draft;
mod input;
mod put;
mod record;
mod works;

use clap::{Args, Parser, Subcommand};

use crate::cli::add::record::Record;
use crate::cli::{Context, Outcome};
use crate::error::Error;

const EXAMPLES: &str = "\
Examples:
  catena add works zotero.bib             works, from BibTeX, RIS or CSL-JSON
  catena add debate softdrugs.json        a debate, from Argdown or AIF
  catena add claim {work}/words-of-your-choice \\
      --text \"What is claimed.\" --at \"p. 184\" \\
      --via \"{other-work} n. 36\" --about {topic}
  catena add claim {work}/new --edit \\
      --says \"{subject} {relates} {object}\"
  catena add argument {work}/my-argument --at \"p. 6\" \\
      --field premises={claim} \\
      --field concludes={other-claim}
  catena add {kind} my-topic \"My topic\" --text \"What it is.\"
  catena add cite \"{work} n. 69\" \"{other-work} p. 290\" \\
      --field as={intent}
  catena add query my-question \"which {kinds} {relate} {object}\"
  catena add scholar {scholar} --field \"aka=Family, G.\"
  catena add claim        in your editor, from a template";

/// Add works, claims and other records to the library
///
/// To add a topic, use the name of its kind: `catena add concept ID LABEL`. This works for every kind that
/// the library declares. Each record goes to the file where it belongs: a claim to the file of its work, a
/// topic to the file with others of its kind. catena checks it first and writes nothing that would cause an
/// error.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Add {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Add works from BibTeX, BibLaTeX, RIS or CSL-JSON: catena add works FILE
    Works(works::Works),
    /// Add a debate from Argdown, AIF or a Discourse Graph: catena add debate FILE
    Debate(debate::Debate),
    /// Add a claim: catena add claim KEY/SLUG --text …
    Claim(Record),
    /// Add an argument: catena add argument KEY/SLUG --field premises=… --field concludes=…
    Argument(Record),
    /// Add a citation: catena add cite "KEY PLACE" "KEY PLACE"
    Cite(Record),
    /// Add what the bibliography has no field for, or a work of your own: catena add work KEY --field name=…
    Work(Record),
    /// Add other spellings of a name: catena add scholar ID --field "aka=…"
    Scholar(Record),
    /// Add a saved question: catena add query NAME QUESTION
    Query(Record),
    /// Add an expected answer: catena add expect QUESTION --field "is=…"
    Expect(Record),
    /// Add a kind of topic: catena add kind ID
    Kind(Record),
    /// Add a relation: catena add relation ID
    Relation(Record),
    /// Add an intent, what a citation can be for: catena add intent ID
    Intent(Record),
    /// Add a scheme, a form that arguments can have: catena add scheme ID
    Scheme(Record),
    /// Add a topic of a declared kind: catena add concept ID [LABEL]
    #[command(external_subcommand)]
    Topic(Vec<String>),
}

/// Add a topic of a kind that the corpus declares
// The name of the kind stands before these: only the corpus knows it.
#[derive(Parser)]
#[command(after_help = EXAMPLES)]
struct Topic {
    #[command(flatten)]
    record: Record,
    #[arg(long, hide = true)]
    library: Option<std::path::PathBuf>,
}

impl Add {
    pub(super) fn run(&self, context: &Context) -> Result<Outcome, Error> {
        let (keyword, record) = match &self.what {
            What::Works(works) => return works.run(context),
            What::Debate(debate) => return debate.run(context),
            What::Claim(record) => ("claim", record),
            What::Argument(record) => ("argument", record),
            What::Cite(record) => ("cite", record),
            What::Work(record) => ("work", record),
            What::Scholar(record) => ("scholar", record),
            What::Query(record) => ("query", record),
            What::Expect(record) => ("expect", record),
            What::Kind(record) => ("kind", record),
            What::Relation(record) => ("relation", record),
            What::Intent(record) => ("intent", record),
            What::Scheme(record) => ("scheme", record),
            What::Topic(words) => return topic(context, words),
        };
        record.run(context, keyword)
    }
}

fn topic(context: &Context, words: &[String]) -> Result<Outcome, Error> {
    let keyword = words.first().map_or("", String::as_str);
    let program = format!("catena add {keyword}");
    let topic = match Topic::try_parse_from([&program].into_iter().chain(words.get(1..).unwrap_or_default()))
    {
        Ok(topic) => topic,
        Err(message) if message.use_stderr() => {
            context.output.message(message.to_string().trim_end());
            return Ok(Outcome::Wrong);
        }
        Err(help) => {
            context.output.answer(&help.to_string())?;
            return Ok(Outcome::Answered);
        }
    };
    match topic.library {
        Some(library) => topic
            .record
            .run(&Context { library: Some(library), output: context.output, cache: context.cache }, keyword),
        None => topic.record.run(context, keyword),
    }
}
