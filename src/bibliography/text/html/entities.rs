//! Letters as HTML has them: `&amp;`, `&#8211;`, `&#x2013;`.

use crate::source::decode::windows_1252;

/// The names of letters, each with its letter after `=`: those of HTML 4, and `apos`.
const NAMED: &str = "\
    AElig=Æ Aacute=Á Acirc=Â Agrave=À Alpha=Α Aring=Å Atilde=Ã Auml=Ä Beta=Β Ccedil=Ç Chi=Χ Dagger=‡ \
    Delta=Δ ETH=Ð Eacute=É Ecirc=Ê Egrave=È Epsilon=Ε Eta=Η Euml=Ë Gamma=Γ Iacute=Í Icirc=Î Igrave=Ì \
    Iota=Ι Iuml=Ï Kappa=Κ Lambda=Λ Mu=Μ Ntilde=Ñ Nu=Ν OElig=Œ Oacute=Ó Ocirc=Ô Ograve=Ò Omega=Ω \
    Omicron=Ο Oslash=Ø Otilde=Õ Ouml=Ö Phi=Φ Pi=Π Prime=″ Psi=Ψ Rho=Ρ Scaron=Š Sigma=Σ THORN=Þ Tau=Τ \
    Theta=Θ Uacute=Ú Ucirc=Û Ugrave=Ù Upsilon=Υ Uuml=Ü Xi=Ξ Yacute=Ý Yuml=Ÿ Zeta=Ζ aacute=á acirc=â \
    acute=´ aelig=æ agrave=à alefsym=ℵ alpha=α amp=& and=∧ ang=∠ apos=' aring=å asymp=≈ atilde=ã auml=ä \
    bdquo=„ beta=β brvbar=¦ bull=• cap=∩ ccedil=ç cedil=¸ cent=¢ chi=χ circ=ˆ clubs=♣ cong=≅ copy=© \
    crarr=↵ cup=∪ curren=¤ dArr=⇓ dagger=† darr=↓ deg=° delta=δ diams=♦ divide=÷ eacute=é ecirc=ê \
    egrave=è empty=∅ emsp=\u{2003} ensp=\u{2002} epsilon=ε equiv=≡ eta=η eth=ð euml=ë euro=€ exist=∃ \
    fnof=ƒ forall=∀ frac12=½ frac14=¼ frac34=¾ frasl=⁄ gamma=γ ge=≥ gt=> hArr=⇔ harr=↔ hearts=♥ hellip=… \
    iacute=í icirc=î iexcl=¡ igrave=ì image=ℑ infin=∞ int=∫ iota=ι iquest=¿ isin=∈ iuml=ï kappa=κ lArr=⇐ \
    lambda=λ lang=〈 laquo=« larr=← lceil=⌈ ldquo=“ le=≤ lfloor=⌊ lowast=∗ loz=◊ lrm=\u{200e} lsaquo=‹ \
    lsquo=‘ lt=< macr=¯ mdash=— micro=µ middot=· minus=− mu=μ nabla=∇ nbsp=\u{a0} ndash=– ne=≠ ni=∋ \
    not=¬ notin=∉ nsub=⊄ ntilde=ñ nu=ν oacute=ó ocirc=ô oelig=œ ograve=ò oline=‾ omega=ω omicron=ο \
    oplus=⊕ or=∨ ordf=ª ordm=º oslash=ø otilde=õ otimes=⊗ ouml=ö para=¶ part=∂ permil=‰ perp=⊥ phi=φ \
    pi=π piv=ϖ plusmn=± pound=£ prime=′ prod=∏ prop=∝ psi=ψ quot=\" rArr=⇒ radic=√ rang=〉 raquo=» rarr=→ \
    rceil=⌉ rdquo=” real=ℜ reg=® rfloor=⌋ rho=ρ rlm=\u{200f} rsaquo=› rsquo=’ sbquo=‚ scaron=š sdot=⋅ \
    sect=§ shy=\u{ad} sigma=σ sigmaf=ς sim=∼ spades=♠ sub=⊂ sube=⊆ sum=∑ sup1=¹ sup2=² sup3=³ sup=⊃ \
    supe=⊇ szlig=ß tau=τ there4=∴ theta=θ thetasym=ϑ thinsp=\u{2009} thorn=þ tilde=˜ times=× trade=™ \
    uArr=⇑ uacute=ú uarr=↑ ucirc=û ugrave=ù uml=¨ upsih=ϒ upsilon=υ uuml=ü weierp=℘ xi=ξ yacute=ý yen=¥ \
    yuml=ÿ zeta=ζ zwj=\u{200d} zwnj=\u{200c}";

/// So many bytes stand between `&` and `;` at most.
const LONGEST: usize = 10;

/// The letter that an entity at the beginning of `text` stands for, and the length of the entity in bytes; none if there is
/// none.
pub(crate) fn entity(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &name[..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => of_number(number)?,
        None => {
            let mut named = NAMED.split(' ').filter_map(|word| word.split_once('='));
            named.find(|(known, _)| *known == name)?.1.chars().next()?
        }
    };
    Some((letter, end + 2))
}

/// The letter of a number. 128 to 159 are meant as Windows-1252 has them.
fn of_number(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let letter = match code {
        0x80..=0x9f => windows_1252(u8::try_from(code).ok()?),
        code => char::from_u32(code)?,
    };
    (!letter.is_control() || letter == '\n').then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::entity;

    #[test]
    fn letters_by_name_and_number() {
        for (text, expected) in [
            ("&amp;x", Some(('&', 5))),
            ("&eacute;", Some(('é', 8))),
            ("&Eacute;", Some(('É', 8))),
            ("&#8211;", Some(('–', 7))),
            ("&#x2013;", Some(('–', 8))),
            ("&#150;", Some(('–', 6))),
            ("&nbsp;", Some(('\u{a0}', 6))),
            ("&thetasym;", Some(('ϑ', 10))),
            ("&amp", None),
            ("& b;", None),
            ("&#0;", None),
            ("&#xd800;", None),
            ("&nothing;", None),
            ("&é;", None),
        ] {
            assert_eq!(entity(text), expected, "{text}");
        }
    }
}
