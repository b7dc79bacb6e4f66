//! Any text parses, and what parses without errors can be formatted, twice with one result.
#![no_main]

use libfuzzer_sys::fuzz_target;
use valora::source::SourceId;

fuzz_target!(|text: &str| {
    let _ = valora::syntax::parse(SourceId::default(), text);
    if let Ok(once) = valora::format::format(text) {
        assert_eq!(valora::format::format(&once).ok().as_ref(), Some(&once));
    }
});
