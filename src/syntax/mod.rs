//! The syntax: what was written.

pub mod ast;
