//! What the parser makes of whole files and of single lines.

use crate::source::SourceId;
use crate::syntax::parse;

#[test]
fn dump() {
    let Ok(path) = std::env::var("VALORA_DUMP") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let (file, problems) = parse(SourceId(0), &text);
    println!("{file:#?}");
    for problem in &problems {
        println!("{problem:?}");
    }
    println!("items {} problems {}", file.items.len(), problems.len());
}
