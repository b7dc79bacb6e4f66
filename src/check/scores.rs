//! Scores move with what the act calls better, and stay between nothing and everything.
//!
//! Receives one clause that makes a score of a result; tries it at both ends of each of its rows, or at the limits that
//! its formula names. The witness is two neighbouring results, or one result, with the scores that they get.

use crate::check::imagined::{self, Imagined, Reads, Trial};
use crate::check::settled;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Arm, Kind, NodeId, NodeKind, Polarity, Program, RuleId, Scored, Type, bands};
use crate::machine::FrameId;
use crate::source::Span;
use crate::value::{Bound, Number, Range, Value, format};

/// The score that one result gets.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    /// The result.
    pub at: Number,
    /// Its score.
    pub score: Number,
    /// The row that gives it, or the clause.
    pub span: Span,
}

/// Reports a better result that gets less, and a score beyond its limits.
pub(super) fn check(trial: &mut Trial<'_>, scored: &Scored, samples: &[Sample], diagnostics: &mut Vec<Diagnostic>) {
    let program = trial.program();
    if scored.by_reading {
        return;
    }
    diagnostics.extend(out_of_step(program, scored, samples));
    let beyond = samples.iter().find(|sample| scored.tabulated && !within(&sample.score));
    match beyond {
        Some(sample) if !settled(program, sample.span) => {
            let result = write(program, scored.subject, &sample.at);
            diagnostics.push(score_range(program, scored, Some(&result), &sample.score, sample.span));
        }
        Some(_) => {}
        None => diagnostics.extend(formula_beyond(trial, scored)),
    }
}

/// What a clause gives at the results that tell its rows apart, in ascending order of the result.
pub(super) fn samples(trial: &mut Trial<'_>, scored: &Scored) -> Vec<Sample> {
    let program = trial.program();
    let Some(NodeKind::Ref(result)) = program.node(scored.subject).map(|node| &node.kind) else {
        return Vec::new();
    };
    let frame = trial.at(program.first_period());
    let mut taken = match program.node(scored.score).map(|node| &node.kind) {
        Some(NodeKind::Steps { subject, arms }) if program.same(*subject, scored.subject) => {
            of_rows(trial, *result, scored.subject, arms, frame)
        }
        _ => of_formula(trial, *result, scored, frame),
    };
    *trial.world() = Imagined::default();
    trial.forget();
    taken.dedup_by(|next, before| next.at == before.at);
    taken
}

fn of_rows(trial: &mut Trial<'_>, result: RuleId, subject: NodeId, arms: &[Arm], frame: FrameId) -> Vec<Sample> {
    let program = trial.program();
    let Some(subject) = program.node(subject) else {
        return Vec::new();
    };
    let mut taken = Vec::new();
    for (band, arm) in bands(arms) {
        for at in ends(&band.intersect(&subject.ty.range), &subject.ty) {
            if let Some(score) = score_at(trial, arm.result, result, &at, frame) {
                taken.push(Sample { at, score, span: arm.span });
            }
        }
    }
    taken
}

/// A formula of the result alone, at the ends of its range and around the numbers that it names.
fn of_formula(trial: &mut Trial<'_>, result: RuleId, scored: &Scored, frame: FrameId) -> Vec<Sample> {
    let program = trial.program();
    let Some(subject) = program.node(scored.subject) else {
        return Vec::new();
    };
    let reads_more = |kind: &NodeKind| match kind {
        NodeKind::Ref(rule) => *rule != result,
        NodeKind::Input(..) | NodeKind::Key(_) | NodeKind::Time | NodeKind::Lookup { .. } | NodeKind::At(..) => true,
        _ => matches!(kind, NodeKind::Aggregate { .. } | NodeKind::RowCell(..) | NodeKind::Apportion { .. }),
    };
    let named = program.parts(scored.score).filter_map(|(_, node)| match &node.kind {
        NodeKind::Const(Value::Number(number)) if node.ty.kind == subject.ty.kind => Some(number),
        _ => None,
    });
    let named: Vec<&Number> = named.collect();
    if named.len() > 20 || program.parts(scored.score).any(|(_, node)| reads_more(&node.kind)) {
        return Vec::new();
    }
    let (range, step) = (&subject.ty.range, step_of(&subject.ty));
    let around = |number: &Number| [number.minus(&step).ok(), Some(number.clone()), number.plus(&step).ok()];
    let ends = [&range.low, &range.high].into_iter().flatten().map(|end| end.at.clone());
    let mut points: Vec<Number> = named.into_iter().flat_map(around).flatten().chain(ends).collect();
    points.retain(|point| range.contains(point));
    points.sort();
    points.dedup();
    let scores = points.into_iter().filter_map(|at| {
        let score = score_at(trial, scored.score, result, &at, frame)?;
        Some(Sample { at, score, span: scored.span })
    });
    scores.collect()
}

fn score_at(trial: &mut Trial<'_>, score: NodeId, result: RuleId, at: &Number, frame: FrameId) -> Option<Number> {
    if let Some(NodeKind::Const(Value::Number(constant))) = trial.program().node(score).map(|node| &node.kind) {
        return Some(constant.clone());
    }
    trial.world().given.insert(result, Value::Number(at.clone()));
    trial.forget();
    match trial.node(score, frame) {
        Ok(Value::Number(score)) => Some(score),
        _ => None,
    }
}

/// The first and the last result of a row.
fn ends(piece: &Range, ty: &Type) -> Vec<Number> {
    if piece.is_empty() {
        return Vec::new();
    }
    let step = step_of(ty);
    let end =
        |bound: &Bound, inwards: &Number| if bound.closed { Ok(bound.at.clone()) } else { bound.at.plus(inwards) }.ok();
    let low = piece.low.as_ref().and_then(|low| match &ty.grid {
        Some(step) => piece.grid_member(step),
        None => end(low, &step),
    });
    let high = piece.high.as_ref().and_then(|high| match &ty.grid {
        Some(step) => Range { low: None, high: Some(high.clone()) }.grid_member(step),
        None => end(high, &step.negated()),
    });
    low.into_iter().chain(high).filter(|at| piece.contains(at)).collect()
}

/// The smallest step of a result: its grid, or a hundredth as it is written.
pub(super) fn step_of(ty: &Type) -> Number {
    let places = if ty.kind == Kind::Percent { 4 } else { 2 };
    ty.grid.clone().unwrap_or_else(|| Number::from_scaled(1, places))
}

/// Two neighbouring results of which the better gets less; of no stated direction, a score that rises and falls.
fn out_of_step(program: &Program, scored: &Scored, samples: &[Sample]) -> Option<Diagnostic> {
    let pairs = || samples.iter().zip(samples.iter().skip(1));
    let rise = pairs().find(|(lower, higher)| lower.score < higher.score);
    let fall = pairs().find(|(lower, higher)| lower.score > higher.score);
    let (pair, polarity) = match scored.polarity {
        Some(Polarity::HigherIsBetter) => (fall?, "maior melhor"),
        Some(Polarity::LowerIsBetter) => (rise?, "menor melhor"),
        None => {
            let (rise, fall) = (rise?, fall?);
            // Where it turns: the second of the two changes.
            let pair = if rise.0.at > fall.0.at { rise } else { fall };
            return (!is_settled(program, pair)).then(|| not_monotone(program, scored, pair));
        }
    };
    (!is_settled(program, pair)).then(|| against_polarity(program, scored, pair, polarity))
}

fn is_settled(program: &Program, (lower, higher): (&Sample, &Sample)) -> bool {
    settled(program, lower.span) || settled(program, higher.span)
}

/// A formula beyond its limits, with data that show it.
fn formula_beyond(trial: &mut Trial<'_>, scored: &Scored) -> Option<Diagnostic> {
    let program = trial.program();
    let node = program.node(scored.score)?;
    let limits = Range::between(Number::ZERO, Number::ONE);
    if limits.contains_range(&node.ty.range) || settled(program, scored.span) {
        return None;
    }
    let reads = Reads::of(program, scored.score);
    let frame = trial.at(program.first_period());
    let found = imagined::find(trial, &reads, frame, |trial, frame| {
        let Ok(Value::Number(score)) = trial.node(scored.score, frame) else {
            return None;
        };
        if within(&score) || !imagined::is_allowed(trial, frame) {
            return None;
        }
        let result = trial.node(scored.subject, frame).ok();
        Some((result, score))
    });
    *trial.world() = Imagined::default();
    let (result, score) = found?;
    let result = match result {
        Some(Value::Number(result)) => Some(write(program, scored.subject, &result)),
        _ => None,
    };
    Some(score_range(program, scored, result.as_deref(), &score, scored.span))
}

fn within(score: &Number) -> bool {
    !score.is_negative() && *score <= Number::ONE
}

fn write(program: &Program, node: NodeId, number: &Number) -> String {
    let kind = program.node(node).map_or(Kind::Percent, |node| node.ty.kind.clone());
    program.write(&Value::Number(number.clone()), &kind, None)
}

/// The clause that cites the act for an indicator.
pub(super) fn citing(program: &Program, owner: &str) -> Option<Span> {
    program.indicators.iter().find(|it| it.name == owner).and_then(|it| it.citation.span)
}

/// A diagnostic about two neighbouring results and their scores.
pub(super) fn of_pair(
    diagnostic: Diagnostic,
    program: &Program,
    scored: &Scored,
    pair: (&Sample, &Sample),
) -> Diagnostic {
    let (lower, higher) = pair;
    diagnostic
        .label(Some(lower.span).filter(|span| *span != higher.span), "label_first")
        .label(citing(program, &scored.owner), "label_cited")
        .arg("owner", &scored.owner)
        .arg("lower", write(program, scored.subject, &lower.at))
        .arg("higher", write(program, scored.subject, &higher.at))
        .arg("less", format::percent(&lower.score, None))
        .arg("more", format::percent(&higher.score, None))
        .help("help")
}

fn against_polarity(program: &Program, scored: &Scored, pair: (&Sample, &Sample), polarity: &str) -> Diagnostic {
    let diagnostic = Diagnostic::warning(codes::CHECK_POLARITY, pair.1.span).arg("polarity", polarity);
    of_pair(diagnostic, program, scored, pair)
}

fn not_monotone(program: &Program, scored: &Scored, pair: (&Sample, &Sample)) -> Diagnostic {
    of_pair(Diagnostic::advice(codes::CHECK_NOT_MONOTONE, pair.1.span), program, scored, pair)
}

fn score_range(program: &Program, scored: &Scored, result: Option<&str>, score: &Number, span: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_SCORE_RANGE, span)
        .label(citing(program, &scored.owner), "label_cited")
        .arg("owner", &scored.owner)
        .arg("result", result.unwrap_or_default())
        .arg("with", if result.is_some() { "result" } else { "none" })
        .arg("score", format::percent(score, None))
        .help(if score.is_negative() { "help_negative" } else { "help" })
}
