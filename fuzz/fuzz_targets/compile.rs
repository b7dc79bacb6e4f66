//! No text makes the compiler panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use valora::source::Sources;

fuzz_target!(|text: &str| {
    let mut sources = Sources::default();
    let id = sources.add("fuzz.valora", text);
    let _ = valora::compile(&sources, id, None);
});
