//! What was expected where a line stopped making sense: from the rules that were tried to the author's words.

use crate::syntax::grammar::Rule;

/// What was expected: a key of the message, and the words of the language that would have done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expected {
    /// Which sentence of the message is true.
    pub(super) key: &'static str,
    /// The words, for the sentence that lists them.
    pub(super) words: String,
}

/// For each kind of thing, the rules that stand for it, the more telling first.
const KINDS: &[(&str, &[Rule])] = &[
    ("act", &[Rule::act, Rule::act_words, Rule::act_word]),
    ("act_number", &[Rule::act_number]),
    ("day", &[Rule::date]),
    ("declared", &[Rule::on_indicator, Rule::kw_indicador]),
    ("condition", &[Rule::when, Rule::all, Rule::test]),
    ("value", &[Rule::expr, Rule::inner, Rule::sum, Rule::bound, Rule::group, Rule::set, Rule::choice]),
    ("value", &[Rule::argument]),
    ("interval", &[Rule::interval]),
    ("arrow", &[Rule::arrow]),
    ("type", &[Rule::truth_type, Rule::category, Rule::code_type]),
    ("unit", &[Rule::unit_expr, Rule::unit]),
    ("equals", &[Rule::equals]),
    ("colon", &[Rule::colon]),
    ("citation", &[Rule::cite_part]),
    ("polarity", &[Rule::higher, Rule::lower]),
    ("rounding", &[Rule::rounding]),
    ("grain", &[Rule::period_word]),
    ("integer", &[Rule::integer]),
    ("currency", &[Rule::currency]),
    ("number", &[Rule::number, Rule::digits]),
    ("year", &[Rule::year]),
];

/// The sign or word that could go on from a whole expression.
const SIGNS: &[Rule] =
    &[Rule::or_op, Rule::and_op, Rule::compare_op, Rule::in_op, Rule::add_op, Rule::mul_op, Rule::unit_op];

/// The rules tried, without those that would make the first word of a line something other than its clause.
pub(super) fn after_clause_word(rules: &[Rule]) -> Vec<Rule> {
    rules.iter().copied().filter(|rule| *rule != Rule::arrow && !SIGNS.contains(rule)).collect()
}

/// What was expected, given the rules tried at the furthest point and whether a bracket was open there.
pub(super) fn expected(rules: &[Rule], in_brackets: bool) -> Expected {
    let has = |wanted: &[Rule]| rules.iter().any(|rule| wanted.contains(rule));
    let key = |key| Expected { key, words: String::new() };
    let operand = has(&[Rule::not_op]) && has(&[Rule::add_op]) && !has(&[Rule::mul_op]);
    if operand {
        return key("value");
    }
    if has(&[Rule::k_a]) {
        return Expected { key: "words", words: "`a`".to_owned() };
    }
    if has(&[Rule::arrow]) {
        return key("arrow");
    }
    if has(&[Rule::equals]) && !has(&[Rule::compare_op]) {
        return key("equals");
    }
    if has(SIGNS) {
        return key(if in_brackets { "sign_in_brackets" } else { "sign_or_end" });
    }
    if let Some((kind, _)) = KINDS.iter().find(|(_, wanted)| has(wanted)) {
        return key(kind);
    }
    if has(&[Rule::text]) && has(&[Rule::name, Rule::origin_name]) {
        return key("name_or_text");
    }
    if has(&[Rule::name, Rule::head, Rule::input_head]) {
        return key("name");
    }
    let words = words(rules);
    if !words.is_empty() {
        return Expected { key: "words", words };
    }
    if has(&[Rule::text]) {
        return key("text");
    }
    key(if in_brackets { "closing" } else { "end" })
}

/// The words of the language among the rules tried.
fn words(rules: &[Rule]) -> String {
    let mut words: Vec<String> = rules.iter().filter_map(|rule| word(*rule)).map(|word| format!("`{word}`")).collect();
    words.sort();
    words.dedup();
    words.join(", ")
}

/// The word that a rule reads, where the name of a block's declaration would not say more.
fn word(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::k_quando => Some("quando"),
        Rule::k_por => Some("por"),
        Rule::k_de => Some("de"),
        Rule::k_a => Some("a"),
        Rule::k_em => Some("em"),
        Rule::kw_melhor => Some("melhor"),
        Rule::kw_casas => Some("casas"),
        Rule::kw_com => Some("com"),
        Rule::kw_periodos => Some("períodos"),
        Rule::kw_digitos => Some("dígitos"),
        Rule::kw_parcial => Some("parcial"),
        Rule::kw_sobre => Some("sobre"),
        Rule::kw_cada => Some("cada"),
        Rule::kw_sha256 => Some("sha256"),
        Rule::kw_minimo => Some("mínimo"),
        Rule::kw_maximo => Some("máximo"),
        Rule::kw_fonte => Some("fonte"),
        Rule::kw_coluna => Some("coluna"),
        Rule::kw_opcional => Some("opcional"),
        Rule::kw_pendente => Some("pendente"),
        Rule::kw_exigida => Some("exigida quando"),
        _ => None,
    }
}
