//! Faults in tables by bands and by dates: a limit moved, an end taken in or out, neighbouring results exchanged.

use crate::ir::{Arm, Node, NodeId, NodeKind, Op, Program};
use crate::machine::{Machine, RefusalKind, World};
use crate::mutate::edit::Edit;
use crate::mutate::scene::Scene;
use crate::mutate::{Equivalence, FaultKind};
use crate::source::Span;
use crate::value::{Grain, Intervals, Number, Period, Range, Value};

/// An end of a band: where, and whether it is in.
type End = (Number, bool);

/// What one written table was lowered to, wherever it is read.
struct Written {
    nodes: Vec<NodeId>,
    subject: NodeId,
    arms: Vec<Arm>,
}

/// Plants faults in every table.
pub(super) fn plant(scene: &mut Scene<'_>) {
    for table in tables(scene) {
        let by_month = is_month(&scene.program, table.subject);
        for at in 0..table.arms.len().saturating_sub(1) {
            if by_month {
                dates(scene, &table, at);
            } else {
                limits(scene, &table, at);
            }
            swap(scene, &table, at);
        }
    }
}

/// The tables that figures read, those of one text together.
fn tables(scene: &Scene<'_>) -> Vec<Written> {
    let mut found: Vec<(Span, Written)> = Vec::new();
    for (id, node) in scene.nodes() {
        let NodeKind::Steps { subject, arms } = node.kind else { continue };
        let alike = |known: &Written| {
            known.arms.len() == arms.len()
                && known.arms.iter().zip(&arms).all(|(a, b)| (&a.until, a.row, a.span) == (&b.until, b.row, b.span))
        };
        match found.iter_mut().find(|(span, known)| *span == node.span && alike(known)) {
            Some((_, known)) => known.nodes.push(id),
            None => found.push((node.span, Written { nodes: vec![id], subject, arms })),
        }
    }
    found.into_iter().map(|(_, table)| table).collect()
}

fn is_month(program: &Program, subject: NodeId) -> bool {
    program.node(subject).is_some_and(|node| matches!(node.kind, NodeKind::Op(Op::MonthIndex(_), _)))
}

impl Written {
    /// The arms on both sides of a limit.
    fn around(&self, at: usize) -> Option<(&Arm, &Arm)> {
        Some((self.arms.get(at)?, self.arms.get(at + 1)?))
    }

    /// Whether an end fits between those before and after it.
    fn fits(&self, at: usize, end: &End) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.arms.get(at)).and_then(|arm| arm.until.as_ref());
        let after = self.arms.get(at + 1).and_then(|arm| arm.until.as_ref());
        before.is_none_or(|before| before < end) && after.is_none_or(|after| end < after)
    }

    /// The edits that change the arms of every node of the table.
    fn edits(&self, scene: &Scene<'_>, change: impl Fn(&mut Vec<Arm>)) -> Vec<Edit> {
        let edit = |id: &NodeId| {
            let node: &Node = scene.program.node(*id)?;
            let NodeKind::Steps { subject, arms } = &node.kind else { return None };
            let mut arms = arms.clone();
            change(&mut arms);
            Some(Edit::Node(*id, NodeKind::Steps { subject: *subject, arms }))
        };
        self.nodes.iter().filter_map(edit).collect()
    }

    /// The edits that move a limit.
    fn moved(&self, scene: &Scene<'_>, at: usize, end: &End) -> Vec<Edit> {
        self.edits(scene, |arms| {
            if let Some(arm) = arms.get_mut(at) {
                arm.until = Some(end.clone());
            }
        })
    }

    /// The operation that gives a declaration the text from a date on, and not the one before.
    fn operation(&self, scene: &Scene<'_>, at: usize) -> Option<Span> {
        let written = |arm: &Arm, place: Span| {
            let node = scene.program.node(arm.result)?;
            let rule = match node.kind {
                NodeKind::Ref(rule) => scene.program.rule(rule)?,
                _ => return Some(false),
            };
            Some(place.contains(rule.span) || scene.reads_within(rule.body, place))
        };
        let gives = |place: &Span| {
            self.nodes.iter().any(|id| match scene.program.node(*id).map(|node| &node.kind) {
                Some(NodeKind::Steps { arms, .. }) => {
                    let pair = arms.get(at).zip(arms.get(at + 1));
                    pair.is_some_and(|(below, above)| {
                        written(above, *place) == Some(true) && written(below, *place) != Some(true)
                    })
                }
                _ => false,
            })
        };
        let here = scene.program.operations.iter().map(|(place, _)| *place).filter(|place| scene.is_here(*place));
        here.into_iter().find(gives)
    }

    /// Whether both sides of a limit give the same in every node.
    fn same_around(&self, scene: &Scene<'_>, at: usize) -> bool {
        self.nodes.iter().all(|id| match scene.program.node(*id).map(|node| &node.kind) {
            Some(NodeKind::Steps { arms, .. }) => {
                let pair = arms.get(at).zip(arms.get(at + 1));
                pair.is_some_and(|(below, above)| scene.gives_same(below.result, above.result))
            }
            _ => false,
        })
    }
}

/// A limit between two bands: taken in or out, one step up, one step down.
fn limits(scene: &mut Scene<'_>, table: &Written, at: usize) {
    let Some((below, above)) = table.around(at) else { return };
    let (Some(old), Some(ty)) = (&below.until, scene.program.node(table.subject).map(|node| node.ty.clone())) else {
        return;
    };
    if below.row == above.row {
        return;
    }
    let step = ty.grid.clone().unwrap_or_else(|| unit(&old.0, ty.kind == crate::ir::Kind::Percent));
    let (up, down) = (old.0.plus(&step), old.0.minus(&step));
    let ends = [Some((old.0.clone(), !old.1)), up.ok().map(|up| (up, old.1)), down.ok().map(|down| (down, old.1))];
    let mut known = vec![normal(old, ty.grid.as_ref())];
    for (which, end) in ends.into_iter().enumerate() {
        let Some(end) = end.filter(|end| table.fits(at, end)) else { continue };
        let plain = normal(&end, ty.grid.as_ref());
        if known.contains(&plain) {
            continue;
        }
        known.push(plain);
        let changed = changed(old, &end).intersect(&ty.range.clone().into());
        let changed = ty.grid.as_ref().map_or(changed.clone(), |grid| changed.on_grid(grid));
        let equivalence = if changed.is_empty() {
            Some(Equivalence::OutOfRange)
        } else if table.same_around(scene, at) || same_at(scene, table, at, &changed, ty.grid.as_ref()) {
            Some(Equivalence::SameResult)
        } else {
            None
        };
        let edits = table.moved(scene, at, &end);
        let kind = if which == 0 { FaultKind::End } else { FaultKind::Limit };
        let (from, to) = match kind {
            FaultKind::End => {
                (sign(old.1, &scene.write(&old.0, &ty.kind)), sign(end.1, &scene.write(&old.0, &ty.kind)))
            }
            _ => (scene.write(&old.0, &ty.kind), scene.write(&end.0, &ty.kind)),
        };
        scene.mutant((kind, below.span), ("", from, to), edits, equivalence);
    }
}

fn sign(closed: bool, limit: &str) -> String {
    if closed { format!("<= {limit}") } else { format!("< {limit}") }
}

/// One in the last place that a number writes.
pub(super) fn unit(number: &Number, percent: bool) -> Number {
    let places = number.decimal_places().unwrap_or(0);
    Number::from_scaled(1, if percent { places.max(2) } else { places })
}

/// An end as the last multiple of the grid that is in: ends that say the same on the grid are one.
fn normal(end: &End, grid: Option<&Number>) -> End {
    let member = grid.and_then(|grid| range_until(end).grid_member(grid));
    member.map_or_else(|| end.clone(), |member| (member, true))
}

fn range_until(end: &End) -> Range {
    if end.1 { Range::at_most(end.0.clone()) } else { Range::below(end.0.clone()) }
}

/// The values that change side when an end moves.
fn changed(old: &End, new: &End) -> Intervals {
    let (old, new) = (Intervals::from(range_until(old)), Intervals::from(range_until(new)));
    old.subtract(&new).union(&new.subtract(&old))
}

/// Whether only one value changes side, and both sides give the same for it.
fn same_at(scene: &Scene<'_>, table: &Written, at: usize, changed: &Intervals, grid: Option<&Number>) -> bool {
    let Some(value) = only(changed, grid) else { return false };
    let Some(NodeKind::Ref(rule)) = scene.program.node(table.subject).map(|node| &node.kind) else { return false };
    let Some((below, above)) = table.around(at) else { return false };
    let world = Given { rule: *rule, value: Value::Number(value) };
    let mut machine = Machine::new(&scene.program, world);
    let frame = machine.at(scene.program.first_period());
    let (below, above) = (machine.node(below.result, frame), machine.node(above.result, frame));
    below.is_ok() && below == above
}

/// The only value of some intervals.
fn only(intervals: &Intervals, grid: Option<&Number>) -> Option<Number> {
    let mut ranges = intervals.iter();
    let (first, None) = (ranges.next()?, ranges.next()) else { return None };
    if let Some(point) = first.as_point() {
        return Some(point.clone());
    }
    let grid = grid?;
    let member = first.grid_member(grid)?;
    let next = member.plus(grid).ok()?;
    let previous = member.minus(grid).ok()?;
    (!first.contains(&next) && !first.contains(&previous)).then_some(member)
}

/// No data, and one figure given.
struct Given {
    rule: crate::ir::RuleId,
    value: Value,
}

impl World for Given {
    fn cell(&mut self, input: crate::ir::InputId, column: u32, _: Period) -> Result<Option<Value>, RefusalKind> {
        Err(RefusalKind::NotClosed { input, column })
    }

    fn key(&mut self, _: crate::ir::KeyId) -> Option<Value> {
        None
    }

    fn given(&mut self, rule: crate::ir::RuleId) -> Option<Value> {
        (rule == self.rule).then(|| self.value.clone())
    }
}

/// A date between two rows, moved by one period of the policy each way: it is of the later of the two texts. What a
/// schedule of instalments gives by month is not dated: its rows are.
fn dates(scene: &mut Scene<'_>, table: &Written, at: usize) {
    let Some((below, above)) = table.around(at) else { return };
    let Some(month) = below.until.as_ref().and_then(|(month, _)| month.to_i64()) else { return };
    if is_schedule(scene, below.span) || is_schedule(scene, above.span) {
        return;
    }
    let place = match (below.span == above.span, below.span.source == above.span.source) {
        (true, _) => table.operation(scene, at),
        (false, true) => Some(below.span),
        (false, false) => Some(above.span),
    };
    let Some(place) = place else { return };
    let length = i64::from(scene.program.grain.months());
    for moved in [month - length, month + length] {
        let end = (Number::from_i64(moved), true);
        if !table.fits(at, &end) {
            continue;
        }
        let (first, last) = (month.min(moved) + 1, month.max(moved));
        let equivalence = if table.same_around(scene, at) {
            Some(Equivalence::SameResult)
        } else {
            (!in_force(scene, first, last)).then_some(Equivalence::OutOfValidity)
        };
        let edits = table.moved(scene, at, &end);
        scene.mutant((FaultKind::Date, place), ("", until(month), until(moved)), edits, equivalence);
    }
}

fn is_schedule(scene: &Scene<'_>, span: Span) -> bool {
    scene.program.disbursements.iter().any(|schedule| schedule.span.contains(span))
}

/// Whether the act has effect in some of these months.
fn in_force(scene: &Scene<'_>, first: i64, last: i64) -> bool {
    let index = |day| i64::from(Period::containing(Grain::Month, day).index);
    // The data of a reference period before the validity may pay in it.
    let margin = if scene.program.monitoring.is_some() { 24 } else { 0 };
    let (from, until) = scene.program.validity;
    from.is_none_or(|from| last >= index(from) - margin) && until.is_none_or(|until| first <= index(until))
}

/// The last month of a text, as acts write it.
fn until(index: i64) -> String {
    let index = i32::try_from(index).unwrap_or(0);
    format!("até {}", Period { grain: Grain::Month, index })
}

/// The results of two neighbouring rows, exchanged.
fn swap(scene: &mut Scene<'_>, table: &Written, at: usize) {
    let Some((below, above)) = table.around(at) else { return };
    let outside = |arm: &Arm| {
        matches!(scene.program.node(arm.result).map(|node| &node.kind), Some(NodeKind::Absent(_)))
            || scene.program.disbursements.iter().any(|schedule| schedule.span == arm.span)
    };
    if below.span == above.span || below.row == above.row || outside(below) || outside(above) {
        return;
    }
    let equivalence = table.same_around(scene, at).then_some(Equivalence::SameResult);
    let edits = table.edits(scene, |arms| {
        let results = (arms.get(at).map(|arm| arm.result), arms.get(at + 1).map(|arm| arm.result));
        if let (Some(below), Some(above)) = results {
            arms.iter_mut().skip(at).zip([above, below]).for_each(|(arm, result)| arm.result = result);
        }
    });
    let (from, to) = (scene.words(below.span), scene.words(above.span));
    scene.mutant((FaultKind::Swap, below.span), ("", from, to), edits, equivalence);
}
