//! How an expression is answered: [`plan`] (literal, step by step) → [`optimize`] (the same answer for less) → [`eval`].

mod challenged;
mod compare;
pub mod estimate;
pub mod eval;
mod impact;
pub mod kept;
pub mod optimize;
mod page;
mod paths;
pub mod plan;
pub mod profile;
mod reach;
mod route;
mod tabulate;
pub mod world;
