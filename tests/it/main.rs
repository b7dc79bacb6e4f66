//! The integration tests, in one binary.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

mod ci_formats;
mod cli;
mod cli_eval;
mod command;
mod datasus;
mod exactness;
mod receipts;
mod repository;
mod revisions;
mod rounding;
mod same;
mod explain;
mod faults;
mod folders;
mod policies;
mod proofs;
mod hostile;
mod microdata;
mod mutants;
mod ranges;
mod tables;
mod tidy;
mod ui;
mod versions;
