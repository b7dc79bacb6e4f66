//! The integration tests, in one binary.

mod exactness;
mod ranges;
mod tables;
