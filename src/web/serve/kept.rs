//! What was answered and may be asked for again: so many bytes of it, what is asked for least makes room.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

/// Bytes of all that is kept.
const MOST: u64 = 64 << 20;
/// Bytes of an answer as they are expected; only how the table of what is kept begins depends on it.
const USUAL: u64 = 32 << 10;
/// Bytes beside the text of an answer: its headers, its place in the table.
const BESIDE: usize = 512;

/// Answers to requests for what stands in one state of a library, by path and query.
pub(super) struct Kept(Cache<String, Answer, BySize>);

/// An answer.
#[derive(Clone)]
struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct BySize;

impl Weighter<String, Answer> for BySize {
    fn weight(&self, asked: &String, answer: &Answer) -> u64 {
        (asked.len() + answer.body.len() + BESIDE) as u64
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
    pub(super) fn get(&self, asked: &str) -> Option<Response<Body>> {
        self.0.get(asked).map(|answer| answer.again())
    }

    /// Keeps an answer, and gives it back.
    pub(super) async fn keep(&self, asked: String, answer: Response<Body>) -> Response<Body> {
        let (parts, body) = answer.into_parts();
        // What is answered here is in memory as a whole.
        let Ok(body) = to_bytes(body, usize::MAX).await else {
            return Response::from_parts(parts, Body::empty());
        };
        let answer = Answer { headers: parts.headers, body };
        let again = answer.again();
        self.0.insert(asked, answer);
        again
    }
}

impl Answer {
    fn again(&self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.headers_mut() = self.headers.clone();
        response
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use axum::body::{Body, to_bytes};
    use axum::http::{HeaderValue, Response};

    use super::{Kept, MOST};

    fn answer(text: Vec<u8>) -> Response<Body> {
        let mut answer = Response::new(Body::from(text));
        answer.headers_mut().insert("x", HeaderValue::from_static("y"));
        answer
    }

    #[test]
    fn what_is_kept_is_answered_again_and_stays_below_its_bound() -> Result<(), Box<dyn Error>> {
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        runtime.block_on(async {
            let kept = Kept::default();
            let first = kept.keep("/a?q=1".to_owned(), answer(b"text".to_vec())).await;
            for response in [Some(first), kept.get("/a?q=1")] {
                let response = response.ok_or("not kept")?;
                assert_eq!(response.headers()["x"], "y");
                assert_eq!(to_bytes(response.into_body(), 9).await?, "text");
            }
            assert!(kept.get("/a?q=2").is_none());
            for number in 0..200 {
                kept.keep(format!("/{number}"), answer(vec![b'x'; 1 << 20])).await;
                assert!(kept.0.weight() <= MOST);
            }
            assert!(kept.0.weight() > MOST / 4, "{}", kept.0.weight());
            Ok(())
        })
    }
}
