//! Whatever the bytes, an answer in time.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::data::number::{Mark, evidence, plain};
use crate::data::tests::{codes, hospital, read};

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in "[a-z]{1,3}(\\.(csv|json|jsonl))?") {
        let _ = read(&hospital(), &name, bytes);
    }

    #[test]
    fn anything_like_a_file_is_read_without_panic(text in "(cnes|uti|valor|leitos|meta|quadrimestre|[;,\"\n\r\t|{}\\[\\]:%.#-]|R\\$|sim|não|2023Q3|1e9|[0-9]{1,7}|é){0,60}") {
        for name in ["a", "a.csv", "a.json", "a.jsonl"] {
            let _ = read(&hospital(), name, &text);
        }
    }

    #[test]
    fn a_number_written_either_way_is_read_back(whole in 0_u64..u64::MAX, cents in 0_u32..100) {
        let written = |thousands: &str, mark: &str| {
            let digits = whole.to_string();
            let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
            format!("{}{mark}{cents:02}", groups.join(thousands))
        };
        let expected = Some(format!("{whole}.{cents:02}"));
        for thousands in [".", ""] {
            prop_assert_eq!(&plain(&written(thousands, ","), Mark::Comma), &expected);
        }
        for thousands in [",", ""] {
            prop_assert_eq!(&plain(&written(thousands, "."), Mark::Dot), &expected);
        }
        prop_assert_eq!(evidence(&written(".", ",")), crate::data::number::Evidence::Only(Mark::Comma));
    }
}

#[test]
fn hostile_files_are_answered_in_time() {
    let size = 2_000_000;
    let answer = |text: String| {
        let start = Instant::now();
        let codes = codes(&read(&hospital(), "a", text));
        assert!(start.elapsed() < Duration::from_mins(1), "{codes:?}");
        codes
    };
    assert_eq!(answer("[".repeat(size)), ["json_syntax"]);
    assert_eq!(answer(r#"{"a":"#.repeat(size / 10)), ["json_shape"]);
    assert_eq!(answer(format!("[{}", "[],".repeat(size / 10))), ["json_syntax"]);
    assert_eq!(answer(";".repeat(size)), ["no_rows"]);
    assert_eq!(answer("a;".repeat(size / 2)), ["too_many_columns"]);
    assert_eq!(answer(format!("\"{}", "\"\"".repeat(size / 2))), ["unclosed_quote"]);
    let long = format!("cnes;quadrimestre;uti;valor;leitos\n2119420;2023Q3;sim;{};1\n", "9".repeat(5 * size));
    assert_eq!(answer(long), ["number_too_long"]);
    let wide = format!("cnes;quadrimestre;uti;valor;leitos\n2119420;2023Q3;sim;{};1\n", "1.".repeat(size / 2));
    assert_eq!(answer(wide), ["bad_number"]);
}
