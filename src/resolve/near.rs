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
    use unicode_normalization::UnicodeNormalization;
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}
