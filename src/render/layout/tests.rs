//! What holds of every layout.

use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, proptest};

use crate::render::layout::{Edge, Gaps, Graph, Layout, Node, Point, Rect, Sides, layout};

/// Points of a line for each piece of it.
const PIECES: usize = 12;
/// Less than anyone sees.
const NOTHING: f64 = 0.01;

fn node(groups: usize) -> impl Strategy<Value = Node> {
    let sides = prop::sample::select(vec![Sides::Straight, Sides::Round, Sides::Pointed(12)]);
    let group = prop::option::weighted(0.4, 0..groups.max(1));
    (20.0..180.0_f64, 12.0..90.0_f64, sides, group).prop_map(move |(width, height, sides, group)| Node {
        width,
        height,
        sides,
        group: group.filter(|_| groups > 0),
    })
}

fn edge(nodes: usize) -> impl Strategy<Value = Edge> {
    let strand = prop::option::weighted(0.5, 0..3_u32);
    (0..nodes, 0..nodes, 1..3_usize, 1..3_u32, strand).prop_map(|(from, to, layers, weight, strand)| Edge {
        from,
        to,
        layers,
        weight,
        strand,
    })
}

/// Graphs with circles, loops, several edges between two nodes, groups, and parts that nothing joins.
fn graph() -> impl Strategy<Value = Graph> {
    (1..24_usize, 0..4_usize, any::<bool>()).prop_flat_map(|(count, groups, has_groups)| {
        let groups = if has_groups { groups } else { 0 };
        (
            prop::collection::vec(node(groups), count),
            prop::collection::vec(edge(count), 0..40),
            prop::collection::vec((10.0..200.0_f64, 10.0..100.0_f64), 0..3),
            Just(groups),
        )
            .prop_map(|(nodes, edges, beside, groups)| Graph {
                nodes,
                edges,
                groups,
                beside,
                gaps: Gaps::default(),
            })
    })
}

/// Points along a line.
fn along(points: &[Point]) -> Vec<Point> {
    let at = |piece: &[Point], t: f64| {
        let u = 1.0 - t;
        let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        let sum =
            |of: fn(&Point) -> f64| weights.iter().zip(piece).map(|(weight, point)| weight * of(point)).sum();
        Point { x: sum(|point| point.x), y: sum(|point| point.y) }
    };
    let pieces = (0..points.len().saturating_sub(1) / 3).map(|piece| &points[piece * 3..piece * 3 + 4]);
    pieces.flat_map(|piece| (0..=PIECES).map(move |step| at(piece, step as f64 / PIECES as f64))).collect()
}

fn is_inside(rect: &Rect, point: Point) -> bool {
    point.x > rect.x + NOTHING
        && point.x < rect.right() - NOTHING
        && point.y > rect.y + NOTHING
        && point.y < rect.bottom() - NOTHING
}

fn boxes(graph: &Graph, laid: &Layout) -> Vec<Rect> {
    let beside = laid.beside.iter().zip(&graph.beside);
    let beside =
        beside.map(|(at, (width, height))| Rect { x: at.x, y: at.y, width: *width, height: *height });
    laid.nodes.iter().copied().chain(beside).collect()
}

proptest! {
    #[test]
    fn no_two_boxes_overlap_and_all_are_on_the_sheet(graph in graph()) {
        let laid = layout(&graph);
        let boxes = boxes(&graph, &laid);
        prop_assert_eq!(boxes.len(), graph.nodes.len() + graph.beside.len());
        for (at, rect) in boxes.iter().enumerate() {
            prop_assert!(rect.x >= -NOTHING && rect.y >= -NOTHING);
            prop_assert!(rect.right() <= laid.width + NOTHING && rect.bottom() <= laid.height + NOTHING);
            for other in &boxes[at + 1..] {
                prop_assert!(!rect.overlaps(other), "{rect:?} {other:?}");
            }
        }
    }

    #[test]
    fn every_edge_leads_from_its_box_to_its_box_and_through_no_other(graph in graph()) {
        let laid = layout(&graph);
        prop_assert_eq!(laid.edges.len(), graph.edges.len());
        for (edge, route) in graph.edges.iter().zip(&laid.edges) {
            prop_assert!(route.points.len() >= 4 && route.points.len() % 3 == 1, "{route:?}");
            let touches = |node: usize, point: &Point| {
                let rect = laid.nodes[node];
                let near = 1.0;
                point.x >= rect.x - near && point.x <= rect.right() + near
                    && point.y >= rect.y - near && point.y <= rect.bottom() + near
            };
            prop_assert!(touches(edge.from, &route.points[0]), "{edge:?} {route:?}");
            prop_assert!(touches(edge.to, &route.points[route.points.len() - 1]), "{edge:?} {route:?}");
            for point in along(&route.points) {
                prop_assert!(point.x >= -NOTHING && point.x <= laid.width + NOTHING);
                prop_assert!(point.y >= -NOTHING && point.y <= laid.height + NOTHING);
                let others = laid.nodes.iter().enumerate().filter(|(at, _)| *at != edge.from && *at != edge.to);
                for (at, rect) in others {
                    prop_assert!(!is_inside(rect, point), "{edge:?} goes through {at}");
                }
            }
        }
    }

    #[test]
    fn a_frame_holds_its_own_boxes_and_no_others(graph in graph()) {
        let laid = layout(&graph);
        for (group, frame) in laid.groups.iter().enumerate() {
            let own = |at: &usize| graph.nodes[*at].group == Some(group);
            let Some(frame) = frame else {
                prop_assert!(!(0..graph.nodes.len()).any(|at| own(&at)));
                continue;
            };
            for (at, rect) in laid.nodes.iter().enumerate() {
                let whole = frame.joined(rect);
                if own(&at) {
                    prop_assert!((whole.width - frame.width).abs() < NOTHING && (whole.height - frame.height).abs() < NOTHING);
                } else {
                    prop_assert!(!frame.overlaps(rect), "{frame:?} {rect:?}");
                }
            }
        }
    }

    #[test]
    fn it_is_the_same_each_time(graph in graph()) {
        prop_assert_eq!(layout(&graph), layout(&graph));
    }
}

#[test]
fn nothing_is_laid_out_as_nothing() {
    assert_eq!(layout(&Graph::default()), Layout::default());
}

#[test]
fn edges_that_look_alike_run_together() {
    let node = Node { width: 40.0, height: 20.0, sides: Sides::Straight, group: None };
    let edge = |from, to, strand| Edge { from, to, layers: 1, weight: 1, strand };
    let chain = [edge(0, 1, None), edge(1, 2, None), edge(2, 3, None), edge(3, 4, None)];
    let long = |strand| [edge(0, 3, strand), edge(0, 4, strand)];
    let of = |strand| {
        let edges = [chain.as_slice(), &long(strand)].concat();
        layout(&Graph { nodes: vec![node; 5], edges, ..Graph::default() })
    };
    let (apart, together) = (of(None), of(Some(0)));
    assert_eq!(together.edges[4].points[..4], together.edges[5].points[..4]);
    assert_ne!(apart.edges[4].points[..4], apart.edges[5].points[..4]);
}
