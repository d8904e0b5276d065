//! What holds wherever things are placed.

use std::cell::Cell;

use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};

use crate::render::forces::{APART, place};
use crate::render::layout::Point;

/// Things with links, of which some lead nowhere, to themselves, or twice to the same.
fn links() -> impl Strategy<Value = (usize, Vec<(usize, usize)>)> {
    (0..90_usize).prop_flat_map(|count| {
        let end = 0..count + 2;
        (prop::strategy::Just(count), prop::collection::vec((end.clone(), end), 0..160))
    })
}

fn far(a: Point, b: Point) -> f64 {
    ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt()
}

proptest! {
    #[test]
    fn all_have_a_place_of_their_own_and_the_same_each_time((count, links) in links()) {
        let points = place(count, &links, &|| false).unwrap_or_default();
        prop_assert_eq!(points.len(), count);
        prop_assert_eq!(&points, &place(count, &links, &|| false).unwrap_or_default());
        for (at, point) in points.iter().enumerate() {
            prop_assert!(point.x.is_finite() && point.y.is_finite() && point.x >= 0.0 && point.y >= 0.0, "{point:?}");
            for other in &points[at + 1..] {
                prop_assert!(far(*point, *other) > 0.01, "{point:?} {other:?}");
            }
        }
    }

    #[test]
    fn it_ends_when_nobody_waits((count, links) in links(), after in 0..40_usize) {
        let asked = Cell::new(0);
        let is_over = || {
            asked.set(asked.get() + 1);
            asked.get() > after
        };
        let points = place(count, &links, &is_over);
        prop_assert_eq!(points.is_none(), asked.get() > after);
        prop_assert!(asked.get() <= after + 1);
    }
}

#[test]
fn what_is_linked_is_nearer_than_what_is_not() {
    // Two rings of twenty, with one link between them.
    let ring = |first: usize| (0..20).map(move |at| (first + at, first + (at + 1) % 20));
    let links: Vec<(usize, usize)> = ring(0).chain(ring(20)).chain([(0, 20)]).collect();
    let points = place(40, &links, &|| false).unwrap_or_default();
    let mean = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let lengths: Vec<f64> = pairs.map(|(from, to)| far(points[from], points[to])).collect();
        lengths.iter().sum::<f64>() / lengths.len() as f64
    };
    let near = mean(&mut links.iter().copied());
    let all = mean(&mut (0..20).flat_map(|from| (20..40).map(move |to| (from, to))));
    assert!(near * 3.0 < all, "{near} {all}");
    assert!(near > APART / 4.0 && near < APART * 4.0, "{near}");
}

#[test]
fn a_star_of_ten_thousand_takes_few_levels() {
    let links: Vec<(usize, usize)> = (1..10_000).map(|at| (0, at)).collect();
    let points = place(10_000, &links, &|| false).unwrap_or_default();
    assert!(points.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
}

#[test]
fn a_long_chain_takes_no_stack() {
    let links: Vec<(usize, usize)> = (1..5_000).map(|at| (at - 1, at)).collect();
    assert_eq!(place(5_000, &links, &|| false).map(|points| points.len()), Some(5_000));
}
