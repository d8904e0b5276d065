//! What was answered and may be asked for again: so many bytes of it, what is asked for least makes room. Pages are
//! packed, to an eighth or so of their size: reading one costs far less than making it.

use std::io::{Read, Write};

use axum::body::Bytes;
use axum::http::Response;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

/// Bytes of all that is kept.
const MOST: u64 = 64 << 20;
/// Bytes of an answer as they are expected; only how the table of what is kept begins depends on it.
const USUAL: u64 = 8 << 10;
/// Bytes beside the text of an answer: its headers, its place in the table.
const BESIDE: usize = 512;

/// Answers to requests for what stands in one state of a library, by path and query.
pub(super) struct Kept(Cache<String, Packed, BySize>);

/// An answer, packed.
#[derive(Clone)]
struct Packed {
    answer: Response<Bytes>,
    /// Bytes of the answer itself.
    size: usize,
}

#[derive(Clone)]
struct BySize;

impl Weighter<String, Packed> for BySize {
    fn weight(&self, asked: &String, packed: &Packed) -> u64 {
        (asked.len() + packed.answer.body().len() + BESIDE) as u64
    }
}

impl Default for Kept {
    fn default() -> Self {
        let usual = usize::try_from(MOST / USUAL).unwrap_or(0);
        Self(Cache::with_weighter(usual, MOST, BySize))
    }
}

impl Kept {
    /// What was answered to this.
    pub(super) fn get(&self, asked: &str) -> Option<Response<Bytes>> {
        let Packed { answer, size } = self.0.get(asked)?;
        let (head, body) = answer.into_parts();
        let mut text = Vec::with_capacity(size);
        DeflateDecoder::new(&*body).read_to_end(&mut text).ok()?;
        Some(Response::from_parts(head, Bytes::from(text)))
    }

    /// Keeps an answer, unless it is kept already.
    pub(super) fn keep(&self, asked: &str, answer: &Response<Bytes>) {
        if self.0.peek(asked).is_some() {
            return;
        }
        let (head, body) = answer.clone().into_parts();
        let size = body.len();
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        let packed = packed.write_all(&body).and_then(|()| packed.finish());
        if let Ok(packed) = packed {
            let answer = Response::from_parts(head, Bytes::from(packed));
            self.0.insert(asked.to_owned(), Packed { answer, size });
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use axum::http::{HeaderValue, Response};

    use super::{Kept, MOST};

    fn answer(text: Vec<u8>) -> Response<Bytes> {
        let mut answer = Response::new(Bytes::from(text));
        answer.headers_mut().insert("x", HeaderValue::from_static("y"));
        answer
    }

    #[test]
    fn what_is_kept_is_answered_again_and_stays_below_its_bound() {
        let kept = Kept::default();
        kept.keep("/a?q=1", &answer(b"text".to_vec()));
        let again = kept.get("/a?q=1");
        assert!(again.is_some_and(|again| again.headers()["x"] == "y" && again.body() == "text"));
        assert!(kept.get("/a?q=2").is_none());
        // What cannot be packed further.
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(1 << 20)
        .collect();
        for number in 0..200 {
            kept.keep(&format!("/{number}"), &answer(noise.clone()));
            assert!(kept.0.weight() <= MOST);
        }
        assert!(kept.0.weight() > MOST / 4, "{}", kept.0.weight());
    }
}
