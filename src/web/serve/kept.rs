//! What was answered and may be asked for again: so many bytes of it, what is asked for least makes room.

use axum::body::Bytes;
use axum::http::Response;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

/// Bytes of all that is kept.
const MOST: u64 = 64 << 20;
/// Bytes of an answer as they are expected; only how the table of what is kept begins depends on it.
const USUAL: u64 = 32 << 10;
/// Bytes beside the text of an answer: its headers, its place in the table.
const BESIDE: usize = 512;

/// Answers to requests for what stands in one state of a library, by path and query.
pub(super) struct Kept(Cache<String, Response<Bytes>, BySize>);

#[derive(Clone)]
struct BySize;

impl Weighter<String, Response<Bytes>> for BySize {
    fn weight(&self, asked: &String, answer: &Response<Bytes>) -> u64 {
        (asked.len() + answer.body().len() + BESIDE) as u64
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
        self.0.get(asked)
    }

    /// Keeps an answer, unless it is kept already.
    pub(super) fn keep(&self, asked: String, answer: &Response<Bytes>) {
        if self.0.peek(&asked).is_none() {
            self.0.insert(asked, answer.clone());
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
        kept.keep("/a?q=1".to_owned(), &answer(b"text".to_vec()));
        let again = kept.get("/a?q=1");
        assert!(again.is_some_and(|again| again.headers()["x"] == "y" && again.body() == "text"));
        assert!(kept.get("/a?q=2").is_none());
        for number in 0..200 {
            kept.keep(format!("/{number}"), &answer(vec![b'x'; 1 << 20]));
            assert!(kept.0.weight() <= MOST);
        }
        assert!(kept.0.weight() > MOST / 4, "{}", kept.0.weight());
    }
}
