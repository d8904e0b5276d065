//! What the library makes of hostile copies of works.

use catena::document::{Format, read};

use super::dice::Dice;
use super::each;
use crate::copies::made::{docx, epub, lines, pdf};

/// Copies that are sound but for what chance changes in them are read, or named; nothing panics and nothing hangs.
#[test]
fn a_copy_that_chance_changed_is_read_or_named() {
    let page = lines(50, 500, &["Keepers learn trust in long nights of work.", "Storms are rare."]);
    let text =
        "<html><body><h1>One</h1><p>First<a href='#n'>1</a> words.</p><p id='n'>1 Note</p></body></html>";
    let sound = [
        pdf(&[page.as_str(); 2], "/PageLabels << /Nums [0 << /S /r /St 3 >>] >>"),
        epub(&[("one.xhtml", text), ("two.xhtml", text)]),
        docx("<w:p><w:r><w:t>Words.</w:t><w:footnoteReference w:id='1'/></w:r></w:p>", "", ""),
        text.as_bytes().to_vec(),
        b"A\x0cB".to_vec(),
    ];
    each(400, |dice: &mut Dice| {
        let mut bytes = sound[dice.below(sound.len())].clone();
        for _ in 0..=dice.below(8) {
            if bytes.is_empty() {
                break;
            }
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes[at] = u8::try_from(dice.below(256)).unwrap_or_default(),
                1 => drop(bytes.drain(at..(at + dice.below(40)).min(bytes.len()))),
                2 => {
                    let part = bytes[at..(at + dice.below(200)).min(bytes.len())].to_vec();
                    let to = dice.below(bytes.len());
                    bytes.splice(to..to, part);
                }
                _ => bytes[at] ^= 1 << dice.below(8),
            }
        }
        for format in Format::ALL {
            let name = format!("x.{}", format.endings()[0]);
            if let Err(error) = read(&name, &bytes) {
                assert!(!error.to_string().is_empty());
            }
        }
    });
}
