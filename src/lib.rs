//! catena: a literature's claims as plain text, a graph and a full-text index, and questions about
//! the argument in near-English.
//!
//! ```text
//! corpus/*.catena + references.bib
//!    │ parse      record by record: every fault of a file in one run, sound records still load
//!    ▼
//! Corpus ── resolve ──▶ Catalog (works, scholars, topics, claims, citations; every name resolved)
//!                          │ build                              │ index
//!                          ▼                                    ▼
//!                        Graph, Verdicts                    TextIndex
//!                          └───────────────┬────────────────────┘
//! question ── parse ──▶ Form ── resolve ──▶ Expr ── Plan ──▶ evaluate ──▶ Answer ──▶ table, JSON, DOT, …
//! ```
//!
//! A [`session::Session`] holds all of it for every front end; what was worked out is kept in a [`store`] and read part
//! by part the next time. Each module uses only those above it
//! in this list: `suggest`, `parallel`, `visible`, `code`, `error`, `files`, `store`, `source`, `git`, `diagnostic`, `archive`; `annotation`,
//! `bibliography`; `document`, `highlight`; `order`; `corpus`, `example`; `catalog`; `graph`; `statement`; `standing`; `verdict`; `grounds`; `index`; `query`;
//! `session`; `relational`; `engine`; `check`; `changes`, `stats`; `verify`; `draft`; `overview`; `add`, `rename`, `merge`; `debate`; `render`;
//! `exchange`; `web`; `cli`.

pub mod add;
pub mod annotation;
pub mod archive;
pub mod bibliography;
pub mod catalog;
pub mod changes;
pub mod check;
#[expect(clippy::disallowed_methods, reason = "the front end starts programs and reads the environment")]
pub mod cli;
pub mod code;
pub mod corpus;
pub mod debate;
pub mod diagnostic;
pub mod document;
pub mod draft;
#[expect(clippy::disallowed_methods, reason = "the door to the programs of engines")]
pub mod engine;
pub mod error;
pub mod example;
pub mod exchange;
#[expect(clippy::disallowed_methods, reason = "the door to the disk")]
pub mod files;
#[expect(clippy::disallowed_methods, reason = "the door to git")]
pub mod git;
pub mod graph;
pub mod grounds;
pub mod highlight;
pub mod index;
pub mod merge;
pub mod order;
pub mod overview;
pub mod parallel;
pub mod query;
pub mod relational;
pub mod rename;
pub mod render;
pub mod session;
pub mod source;
pub mod standing;
pub mod statement;
pub mod stats;
pub mod store;
pub mod suggest;
pub mod verdict;
pub mod verify;
pub mod visible;
pub mod web;
