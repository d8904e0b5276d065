//! Keys as text whose order by bytes is that of the keys, for programs that sort text alone.

use crate::order::place::{Part, Place};
use crate::order::{Key, Text};

/// The digits of such text, in the order of bytes and of any dictionary.
const DIGITS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";
/// How many bits a digit has.
const BITS: u32 = 5;

impl Key {
    /// The key as digits and small letters of ASCII: of two keys, the text of the lesser is less.
    #[must_use]
    pub fn sortable(&self) -> String {
        let mut bytes = Vec::new();
        match self {
            Self::Number(number) => {
                bytes.push(1);
                bytes.extend((number.cast_unsigned() ^ (1 << 63)).to_be_bytes());
            }
            Self::Place(place) => {
                bytes.push(2);
                add_place(place, &mut bytes);
            }
            Self::Text(text) => {
                bytes.push(3);
                add(&text.collated, &mut bytes);
                bytes.extend(text.text.bytes());
            }
        }
        digits(&bytes)
    }
}

fn add_place(place: &Place, bytes: &mut Vec<u8>) {
    for part in &place.parts {
        match part {
            Part::Unit(rank, name) => {
                bytes.push(1);
                add_count(*rank, bytes);
                add(name.as_bytes(), bytes);
            }
            Part::Roman(number) => {
                bytes.push(2);
                bytes.extend(number.to_be_bytes());
            }
            Part::Arabic(length, digits) => {
                bytes.push(3);
                add_count(*length, bytes);
                add(digits.as_bytes(), bytes);
            }
            Part::Suffix(text) => {
                bytes.push(4);
                add_text(text, bytes);
            }
            Part::Words(text) => {
                bytes.push(5);
                add_text(text, bytes);
            }
        }
    }
    // A place comes before those that go on where it ends.
    bytes.push(0);
    bytes.extend(place.written.bytes());
}

fn add_count(count: usize, bytes: &mut Vec<u8>) {
    bytes.extend((count as u64).to_be_bytes());
}

fn add_text(text: &Text, bytes: &mut Vec<u8>) {
    add(&text.collated, bytes);
    add(text.text.as_bytes(), bytes);
}

/// Adds bytes and an end that is less than whatever they could go on with.
fn add(more: &[u8], bytes: &mut Vec<u8>) {
    for byte in more {
        bytes.push(*byte);
        if *byte == 0 {
            bytes.push(0xff);
        }
    }
    bytes.extend([0, 0]);
}

/// Bytes as digits of five bits, which keep their order.
fn digits(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / BITS as usize + 1);
    let (mut held, mut count) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        count += 8;
        while count >= BITS {
            count -= BITS;
            text.push(digit(held >> count));
        }
    }
    if count > 0 {
        text.push(digit(held << (BITS - count)));
    }
    text
}

fn digit(bits: u32) -> char {
    char::from(DIGITS[(bits & 31) as usize])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::order::{Key, Place, Text};

    fn key() -> impl Strategy<Value = Key> {
        let place = "((pp?|nn?|§|vol|S|fol|x)\\.? ?)?[0-9ivxIVX*]{0,4}[-. \"a-cr(]{0,2}[0-9]{0,2}";
        prop_oneof![
            any::<i64>().prop_map(Key::Number),
            (-2_i64..3).prop_map(Key::Number),
            place.prop_map(|place| Key::Place(Place::of(&place))),
            ".{0,8}".prop_map(|place| Key::Place(Place::of(&place))),
            ".{0,4}".prop_map(|text| Key::Text(Text::of(&text))),
            "[a-bA-Bäé\u{0}\u{ad}\u{301} -]{0,4}".prop_map(|text| Key::Text(Text::of(&text))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn keys_as_text_are_in_the_order_of_keys(one in key(), other in key()) {
            let (written, other_written) = (one.sortable(), other.sortable());
            prop_assert_eq!(written.as_bytes().cmp(other_written.as_bytes()), one.cmp(&other));
        }
    }
}
