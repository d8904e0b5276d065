//! stub
use crate::{catalog::Catalog, graph::Graph, query::answer::Answer, verdict::Verdicts};
#[derive(Default)]
/// stub
pub struct Options {
    /// x
    pub claims: bool,
    /// x
    pub legend: bool,
}
/// stub
pub fn corpus(_c: &Catalog, _g: &Graph, _o: &Options) -> String {
    String::new()
}
/// stub
pub fn answer(_c: &Catalog, _g: &Graph, _v: &Verdicts, _a: &Answer) -> String {
    String::new()
}
