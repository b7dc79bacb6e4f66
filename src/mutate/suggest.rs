//! Data on which a fault that nobody notices shows, as examples with their present results, for a person to confirm.
//!
//! Receives planted faults and what became of them; gives blocks that say what the policy gives today. Whether that is
//! right is for whoever confirms them.

use crate::eval::{Figure, Gap};
use crate::ir::{Column, Input, InputId, Kind, Program, RuleId};
use crate::machine::Stop;
use crate::mutate::edit::exchange;
use crate::mutate::probe::probed;
use crate::mutate::{Fate, Planted};
use crate::prove::{Case, Row, Sameness, bases, compare, evaluated, results};
use crate::value::{Number, Rounding, Value, format};

/// So many points are tried for each fault.
const BUDGET: usize = 1_500;

/// An example that is missing.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The data.
    case: Case,
    /// What must come out, as the policy would write it, each once.
    expected: Vec<String>,
    /// What it shows.
    pub shows: Vec<Target>,
}

/// What an example is missing for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A fault that survives, by its place among the mutants.
    Fault(usize),
    /// An element that no example reaches, by its place among the gaps.
    Gap(usize),
}

/// Examples that show the faults that survive and reach the elements that none reaches, and what no data were found for.
pub fn suggest(
    planted: &Planted,
    fates: &[Fate],
    gaps: &[Gap],
    tell: &mut dyn FnMut(usize, usize),
) -> (Vec<Suggestion>, Vec<Target>) {
    let alive = fates.iter().enumerate().filter(|(_, fate)| **fate == Fate::Survived).map(|(at, _)| Target::Fault(at));
    let targets: Vec<Target> = alive.chain((0..gaps.len()).map(Target::Gap)).collect();
    let mut suggestions: Vec<Suggestion> = Vec::new();
    let mut without = Vec::new();
    for (done, target) in targets.iter().enumerate() {
        tell(done, targets.len());
        let changed = match target {
            Target::Fault(at) => planted.mutants.get(*at).map(|mutant| {
                let (mut program, mut edits) = (planted.program.clone(), mutant.edits.clone());
                exchange(&mut program, &mut edits);
                program
            }),
            Target::Gap(at) => gaps.get(*at).and_then(|gap| probed(&planted.program, gap)),
        };
        let found = changed.is_some_and(|changed| {
            shown_already(planted, &changed, &mut suggestions, *target)
                || shown_anew(planted, &changed, &mut suggestions, *target)
        });
        if !found {
            without.push(*target);
        }
    }
    (suggestions, without)
}

/// Whether the data of another suggestion show a change: what differs there is expected there too.
fn shown_already(planted: &Planted, changed: &Program, suggestions: &mut [Suggestion], target: Target) -> bool {
    for suggestion in suggestions {
        if let Some(expected) = first_apart(&planted.program, changed, &suggestion.case) {
            if !suggestion.expected.contains(&expected) {
                suggestion.expected.push(expected);
            }
            suggestion.shows.push(target);
            return true;
        }
    }
    false
}

/// Looks for data that show a change.
fn shown_anew(planted: &Planted, changed: &Program, suggestions: &mut Vec<Suggestion>, target: Target) -> bool {
    let program = &planted.program;
    let witness = match compare(program, changed, BUDGET) {
        Sameness::Differ(witness) => Some(witness.case),
        Sameness::Same => None,
        Sameness::Undecided { .. } => nudged(program, changed),
    };
    let Some(case) = witness else { return false };
    let Some(expected) = first_apart(program, changed, &case) else { return false };
    suggestions.push(Suggestion { case, expected: vec![expected], shows: vec![target] });
    true
}

/// The first figure on which two programs differ, what is due before the rest, as the first gives it.
fn first_apart(program: &Program, changed: &Program, case: &Case) -> Option<String> {
    let (old, new) = (evaluated(program, case)?, evaluated(changed, case)?);
    let names = results(program).into_iter().map(|result| result.name);
    names.filter(|name| old.get(name) != new.get(name)).find_map(|name| expectation(program, &name, old.get(&name)?))
}

/// A point near one of the examples' on which two programs differ: a number made two thirds, a third or five sevenths of
/// itself falls between two multiples of most steps, which is where what is rounded differs.
fn nudged(program: &Program, changed: &Program) -> Option<Case> {
    for base in bases(program) {
        for (at, row) in base.rows.iter().enumerate() {
            for (column, value) in &row.cells {
                let Value::Number(number) = value else { continue };
                for (over, under) in [(2, 3), (1, 3), (5, 7)] {
                    let part =
                        number.times(&Number::from_i64(over)).and_then(|it| it.divided_by(&Number::from_i64(under)));
                    let Ok(whole) = part.and_then(|part| part.round(&Number::ONE, Rounding::Floor)) else { continue };
                    let mut case = base.clone();
                    if let Some(row) = case.rows.get_mut(at) {
                        row.cells.insert(column.clone(), Value::Number(whole));
                    }
                    if first_apart(program, changed, &case).is_some() {
                        return Some(case);
                    }
                }
            }
        }
    }
    None
}

/// `espera r = R$ 1,00`; `None` where examples have no words for the figure.
fn expectation(program: &Program, name: &str, figure: &Figure) -> Option<String> {
    let words = figure_words(program, name)?;
    match figure {
        Err(Stop::Absent(_)) => Some(format!("espera não apurado({words})")),
        Err(Stop::Refused(_)) => None,
        Ok(Value::Number(number)) if number.decimal_places().is_none() => {
            let kind = &program.rule(rule(program, name)?)?.ty.kind;
            let step = Number::from_scaled(1, 6);
            let [low, high] = [Rounding::Floor, Rounding::Ceiling].map(|mode| number.round(&step, mode));
            let (low, high) = (Value::Number(low.ok()?), Value::Number(high.ok()?));
            Some(format!("espera {words} em de {} a {}", literal(program, &low, kind)?, literal(program, &high, kind)?))
        }
        Ok(value) => {
            let kind = &program.rule(rule(program, name)?)?.ty.kind;
            Some(format!("espera {words} = {}", literal(program, value, kind)?))
        }
    }
}

fn rule(program: &Program, name: &str) -> Option<RuleId> {
    program.rule_named(name)
}

/// A figure as an expression reads it: `desempenho(x)`, `r.previsto`.
fn figure_words(program: &Program, name: &str) -> Option<String> {
    let scored = |it: &str| {
        program.indicators.iter().any(|known| known.name == it) || program.indices.iter().any(|known| known.name == it)
    };
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        _ if name.contains(' ') || name == "garante" => None,
        [of, facet @ ("desempenho" | "situação")] if scored(of) => Some(format!("{facet}({of})")),
        [_] | [_, "previsto" | "apurado" | "desconto" | "incidente" | "retido"] => Some(name.to_owned()),
        _ => None,
    }
}

/// A value as the language writes it; `None` where it has no exact writing.
fn literal(program: &Program, value: &Value, kind: &Kind) -> Option<String> {
    Some(match (value, kind) {
        (Value::Number(number), _) if number.decimal_places().is_none() => return None,
        (Value::Number(number), Kind::Number(dimension)) if program.units.currency(dimension).is_none() => {
            format::number(number, None)
        }
        (Value::Text(text), Kind::Category(_)) if is_name(text) => text.to_string(),
        (Value::Text(text), Kind::Code(_)) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.to_string(),
        (Value::Text(text), _) => format!("\"{text}\""),
        (value, kind) => program.write(value, kind, None),
    })
}

/// Whether a member of a category may be written without quotes.
fn is_name(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|char| char.is_alphanumeric() || char == '_')
}

impl Suggestion {
    /// The block, as a policy writes it: what is said of it above, then the data and what they give today. `None` where
    /// some value has no writing.
    #[must_use]
    pub fn block(&self, planted: &Planted, title: &str, comments: &[String]) -> Option<String> {
        let program = &planted.program;
        let mut lines: Vec<String> = comments.iter().map(|comment| format!("// {comment}")).collect();
        lines.push(format!("exemplo \"{title}\" {{"));
        lines.push(format!("    no {}", self.case.period));
        for row in self.rows(program) {
            lines.push(format!("    {}", record(program, row)?));
        }
        lines.extend(self.expected.iter().map(|expected| format!("    {expected}")));
        lines.push("}\n".to_owned());
        Some(lines.join("\n"))
    }

    /// What the policy gives today, in a line.
    #[must_use]
    pub fn today(&self) -> String {
        let said = self.expected.iter().map(|it| it.trim_start_matches("espera "));
        said.collect::<Vec<_>>().join("; ")
    }

    /// The rows, those of the unit asked about first, each before the rows below it.
    fn rows(&self, program: &Program) -> Vec<&Row> {
        let of_unit = |row: &Row| row.cells.iter().any(|(column, value)| self.case.unit.get(column) == Some(value));
        let place = |row: &Row| program.inputs.iter().position(|input| input.name == row.input);
        let mut rows: Vec<&Row> = self.case.rows.iter().collect();
        rows.sort_by_key(|row| (!of_unit(row), place(row)));
        rows
    }
}

/// `hospital no P { cnes = 1; leitos = 10 }`
fn record(program: &Program, row: &Row) -> Option<String> {
    let at = program.inputs.iter().position(|input| input.name == row.input)?;
    let input = program.inputs.get(at)?;
    let above = keys_above(program, InputId(u32::try_from(at).ok()?));
    let mut cells = Vec::new();
    for column in input.columns.iter().filter(|column| !above.contains(&column.name.as_str())) {
        if let Some(value) = row.cells.get(&column.name) {
            cells.push(format!("{} = {}", column.name, literal(program, value, &column.ty.kind)?));
        }
    }
    let period = row.period.map_or_else(String::new, |period| format!(" no {period}"));
    Some(format!("{}{period} {{ {} }}", input.name, cells.join("; ")))
}

/// The columns that the record above gives.
fn keys_above(program: &Program, id: InputId) -> Vec<&str> {
    let parent = program.input(id).and_then(|input| input.parent).and_then(|parent| program.input(parent));
    let name = |input: &'_ Input, at: &u32| input.columns.get(*at as usize).map(|column: &Column| column.name.clone());
    let names: Vec<String> =
        parent.into_iter().flat_map(|input| input.key_columns.iter().filter_map(move |at| name(input, at))).collect();
    let own = program.input(id).into_iter().flat_map(|input| &input.columns).map(|column| column.name.as_str());
    own.filter(|column| names.iter().any(|name| name == column)).collect()
}
