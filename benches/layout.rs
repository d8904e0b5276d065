//! Lays out a graph that comes as JSON on standard input, for `benches/layout.py`:
//! `{"nodes": [[width, height], …], "edges": [[from, to], …], "layers": gap, "gap": gap}`, in points.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "it only measures")]

use std::io::Read;
use std::time::Instant;

use catena::render::layout::{Edge, Gaps, Graph, Node, Sides, layout};
use serde_json::{Value, json};

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let given: Value = serde_json::from_str(&text).unwrap();
    let number = |value: &Value| value.as_f64().unwrap();
    let list = |name: &str| given[name].as_array().unwrap().clone();
    let node = |value: Value| Node {
        width: number(&value[0]),
        height: number(&value[1]),
        sides: Sides::Straight,
        group: None,
    };
    let place = |value: &Value| value.as_u64().unwrap() as usize;
    let edge = |value: Value| Edge {
        from: place(&value[0]),
        to: place(&value[1]),
        layers: 1,
        weight: 1,
        strand: None,
    };
    let gaps = Gaps { layers: number(&given["layers"]), nodes: number(&given["gap"]), ..Gaps::default() };
    let graph = Graph {
        nodes: list("nodes").into_iter().map(node).collect(),
        edges: list("edges").into_iter().map(edge).collect(),
        groups: 0,
        beside: Vec::new(),
        gaps,
    };
    let begun = Instant::now();
    let laid = layout(&graph);
    let seconds = begun.elapsed().as_secs_f64();
    let nodes: Vec<[f64; 4]> =
        laid.nodes.iter().map(|rect| [rect.x, rect.y, rect.width, rect.height]).collect();
    let routes: Vec<Vec<[f64; 2]>> = laid
        .edges
        .iter()
        .map(|route| route.points.iter().map(|point| [point.x, point.y]).collect())
        .collect();
    let size = [laid.width, laid.height];
    println!("{}", json!({ "seconds": seconds, "size": size, "nodes": nodes, "edges": routes }));
}
