//! The known name nearest to one that is not known, for "did you mean".

/// The nearest of the candidates, when it is near enough to be a slip: accents and case count as half.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(name);
    let scored = candidates.into_iter().filter(|candidate| *candidate != name).map(|candidate| {
        let other = fold(candidate);
        let distance = strsim::damerau_levenshtein(&folded, &other);
        (distance, other.chars().count().max(folded.chars().count()), candidate)
    });
    let best = scored.min_by_key(|(distance, _, candidate)| (*distance, *candidate))?;
    let (distance, length, candidate) = best;
    (distance * 3 <= length).then_some(candidate)
}

/// Lower case without the accents of Portuguese.
#[must_use]
pub fn fold(text: &str) -> String {
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        decompose_canonical(letter, |part| {
            if !is_combining_mark(part) {
                folded.extend(part.to_lowercase());
            }
        });
    }
    folded
}
