//! Pieces that several pages have.

pub(super) mod answer;
pub(super) mod asked;
pub(super) mod change;
pub(super) mod debate;
pub(super) mod download;
pub(super) mod evidence;
pub(super) mod excerpt;
pub(super) mod facts;
pub(super) mod field;
pub(super) mod glossary;
pub(super) mod map;
pub(super) mod name;
pub(super) mod next;
pub(super) mod prose;
pub(super) mod reference;
pub(super) mod section;
pub(super) mod stands;
pub(super) mod stated;
pub(super) mod text;
pub(super) mod verdict;
