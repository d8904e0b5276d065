//! The files beside the pages: one stylesheet, two scripts, one icon, the font of pictures.

use crate::render::font::TTF;

/// A file that every page may ask for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asset {
    /// Its path from the root.
    pub name: &'static str,
    /// What it is, as HTTP says it.
    pub kind: &'static str,
    /// What it holds.
    pub bytes: &'static [u8],
}

/// How pages look.
pub(super) const STYLE: Asset =
    Asset { name: "style.css", kind: "text/css; charset=utf-8", bytes: include_bytes!("assets/style.css") };
/// What pages do beyond being read.
pub(super) const SCRIPT: Asset = Asset {
    name: "catena.js",
    kind: "text/javascript; charset=utf-8",
    bytes: concat!(
        include_str!("assets/base.js"),
        include_str!("assets/combobox.js"),
        include_str!("assets/find.js"),
        include_str!("assets/ask.js"),
        include_str!("assets/catena.js"),
    )
    .as_bytes(),
};
/// What a map of many things is drawn with.
pub(super) const FIELD: Asset = Asset {
    name: "field.js",
    kind: "text/javascript; charset=utf-8",
    bytes: include_bytes!("assets/field.js"),
};
/// What stands in tabs.
pub(super) const ICON: Asset =
    Asset { name: "icon.svg", kind: "image/svg+xml", bytes: include_bytes!("assets/icon.svg") };
/// The letters by which pictures are measured.
pub(super) const FONT: Asset = Asset { name: "catena-sans.ttf", kind: "font/ttf", bytes: TTF };

/// All of them.
pub(super) const ALL: [Asset; 5] = [STYLE, SCRIPT, FIELD, ICON, FONT];
