//! REFI-QDA projects (`.qdpx`): an archive with the project as XML and the texts beside it. Each passage that is coded or
//! has notes is a highlight; its codes are tags.

mod archive;
mod passages;
mod project;
mod xml;

pub(super) use passages::read;
