//! The files beside the pages: one stylesheet, one script, one icon.

/// A file that every page may ask for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asset {
    /// Its path from the root.
    pub name: &'static str,
    /// What it is, as HTTP says it.
    pub kind: &'static str,
    /// What it holds.
    pub text: &'static str,
}

/// How pages look.
pub(super) const STYLE: Asset =
    Asset { name: "style.css", kind: "text/css; charset=utf-8", text: include_str!("assets/style.css") };
/// What pages do beyond being read.
pub(super) const SCRIPT: Asset = Asset {
    name: "catena.js",
    kind: "text/javascript; charset=utf-8",
    text: include_str!("assets/catena.js"),
};
/// What stands in tabs.
pub(super) const ICON: Asset =
    Asset { name: "icon.svg", kind: "image/svg+xml", text: include_str!("assets/icon.svg") };

/// All of them.
pub(super) const ALL: [Asset; 3] = [STYLE, SCRIPT, ICON];
