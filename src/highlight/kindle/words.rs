//! The words of Kindle's menus, in the languages in which its exports are known.

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words that are marked, or a whole article.
    Highlight,
    /// What the reader wrote.
    Note,
    /// A place without words.
    Bookmark,
}

const BOOKMARKS: [&str; 14] = [
    "bookmark",
    "lesezeichen",
    "signet",
    "marcador",
    "segnalibro",
    "bladwijzer",
    "zakładka",
    "закладка",
    "书签",
    "書籤",
    "ブックマーク",
    "책갈피",
    "yer imi",
    "favorito",
];

const HIGHLIGHTS: [&str; 25] = [
    "highlight",
    "clip",
    "markierung",
    "ausschnitt",
    "surlignement",
    "subrayado",
    "recorte",
    "evidenziazione",
    "ritaglio",
    "destaque",
    "markering",
    "hoogtepunt",
    "podkreślenie",
    "zaznaczenie",
    "выделенный",
    "отрывок",
    "标注",
    "標註",
    "剪切",
    "剪贴",
    "ハイライト",
    "クリップ",
    "하이라이트",
    "강조",
    "vurgu",
];

const NOTES: [&str; 12] = [
    "note",
    "notiz",
    "nota",
    "notitie",
    "notatka",
    "заметка",
    "笔记",
    "備註",
    "备注",
    "筆記",
    "メモ",
    "메모",
];

/// The words before the number of a page.
pub(super) const PAGES: [&str; 14] = [
    "page",
    "seite",
    "página",
    "pagina",
    "pág.",
    "pag.",
    "strona",
    "stronie",
    "str.",
    "странице",
    "стр.",
    "第",
    "ページ",
    "sayfa",
];

/// The words after it.
pub(super) const AFTER: [&str; 2] = ["ページ", "페이지"];

/// The words before a location.
pub(super) const LOCATIONS: [&str; 20] = [
    "location",
    "loc.",
    "position",
    "pos.",
    "emplacement",
    "posición",
    "posição",
    "posizione",
    "locatie",
    "positie",
    "lokalizacja",
    "pozycja",
    "poz.",
    "местоположение",
    "месте",
    "позиция",
    "位置no.",
    "位置",
    "위치",
    "konum",
];

/// The kind that a line names; none if it has no word of one that is known. A bookmark is looked for first, because its
/// words may have another within.
pub(super) fn kind(line: &str) -> Option<Kind> {
    let lower = line.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&BOOKMARKS) {
        Some(Kind::Bookmark)
    } else if has(&HIGHLIGHTS) {
        Some(Kind::Highlight)
    } else {
        has(&NOTES).then_some(Kind::Note)
    }
}
