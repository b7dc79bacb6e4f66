//! No file of data makes the loader panic.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use valora::check::Checked;
use valora::data::{DataFile, Options};
use valora::source::Sources;

const POLICY: &str = include_str!("../../policies/tutorial/01_indicador.valora");

static CHECKED: LazyLock<Option<Checked>> = LazyLock::new(|| {
    let mut sources = Sources::default();
    let id = sources.add("policy.valora", POLICY);
    valora::compile(&sources, id, None).0
});

fuzz_target!(|bytes: &[u8]| {
    let Some(checked) = CHECKED.as_ref() else { return };
    let files = [DataFile { name: "fuzz.csv", input: None, bytes }];
    let _ = valora::data::load(checked.program(), &files, Options { decimal: None }, &|_, _, _| None);
});
