//! Comparisons: what a reader chooses, and the files that they can be had as.

use crate::explorer::client::Served;
use crate::explorer::html::taken;
use crate::explorer::pages::{is_harmless, written};
use crate::program::root;

#[test]
fn any_kind_is_compared_with_any_of_which_it_speaks() {
    let served = Served::of(&root().join("examples/republic"), &[]);
    let page = |asked: &str| {
        let body = served.get(&format!("/compare.html{asked}")).body;
        is_harmless(asked, &taken(asked, &body));
        body
    };
    let works = page("?rows=work&columns=statement");
    assert!(
        works.contains("<h2>Works on statements") || works.contains("<h2>works on statements"),
        "{works}"
    );
    assert!(works.contains("8 works on 6 topics"), "{works}");
    assert!(works.contains("Montesquieu 1748") && works.contains("rejects"), "{works}");
    // Every verdict leads to its evidence, which is on the page.
    let cells: Vec<&str> =
        works.split("href=\"#cell-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(cells.len() >= 10, "{cells:?}");
    for cell in cells {
        assert!(works.contains(&format!("id=\"cell-{cell}\"")), "{cell}");
    }
    assert!(page("?rows=scholar&columns=statement").contains("Hamilton"));
    assert!(page("?rows=arrangement&columns=concept&most=12").contains("compare arrangements on"));
    for nothing in ["?rows=work&columns=concept", "?rows=nonsense", "?rows=%3Cscript%3E&columns=%22&most=-1"]
    {
        assert!(page(nothing).contains("Nothing is said of how"), "{nothing}");
    }
    // Without a choice there are the usual ones, works among them; the first is what the form has chosen.
    let usual = page("");
    assert!(usual.contains("compare works on"));
    let after = |text: &'static str| usual.split(text).nth(1).unwrap_or_default();
    let first = after("id=\"of-1\"").split("compare ").nth(1).and_then(|rest| rest.split(' ').next());
    let chosen =
        after("select name=\"rows\"").split(" selected>").nth(1).and_then(|rest| rest.split('<').next());
    assert!(first.is_some());
    assert_eq!(chosen.map(str::to_lowercase).as_deref(), first);
}

#[test]
fn a_comparison_is_taken_away_in_each_format() {
    let served = Served::of(&root().join("examples/republic"), &[]);
    let question = "compare+works+on+plan-consolidates,+only-small-republics-last";
    for (ending, begins, has) in [
        ("csv", "work,", "Agrippa"),
        ("md", "**compare", "| work |"),
        ("tex", "\\begin{longtable}", "\\autocite"),
        ("typ", "#table(", "Agrippa 1787"),
    ] {
        let reply = served.get(&format!("/answer.{ending}?q={question}"));
        assert_eq!(reply.status, 200, "{ending}");
        assert!(reply.body.starts_with(begins) && reply.body.contains(has), "{ending}: {}", reply.body);
        assert!(reply.body.contains("contested"), "{ending}: {}", reply.body);
    }
    // The same lie beside the pages where nobody answers.
    let files = written(&root().join("examples/republic"));
    for ending in ["csv", "md", "tex", "typ"] {
        let name = format!("compare/work~20on~20statements.{ending}");
        assert!(files[&name].contains("contested"), "{name}");
        assert!(files["compare.html"].contains(&format!("href=\"{name}\"")), "{name}");
    }
    assert!(files["question/forms-compared.csv"].starts_with("arrangement,"));
    // So do maps of more steps.
    assert!(files["around/2/topic/large-republic.html"].contains("Around Large republic"));
    assert!(files["around/2/topic/large-republic.svg"].starts_with("<svg"));
    assert!(
        files["topic/large-republic.html"].contains("href=\"../around/2/topic/large-republic.html\">2 steps")
    );
    assert!(files["question/forms-compared.svg"].starts_with("<svg"));
}
