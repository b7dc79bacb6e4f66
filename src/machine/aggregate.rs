//! Statistics of rows, of units and of periods: who the members are, and what each of them gives.

use std::rc::Rc;

use crate::ir::{Cause, Domain, NodeId, NodeKind, Rows, Since, Statistic};
use crate::machine::statistic::{Member, of, rank_of};
use crate::machine::{Evaluated, FrameId, Machine, RefusalKind, Stop, World, refuse};
use crate::source::Span;
use crate::value::{Number, Value};

/// The parts of a statistic that are the same whoever its members are.
#[derive(Clone, Copy)]
pub(super) struct Measured {
    value: NodeId,
    filter: Option<NodeId>,
    weight: Option<NodeId>,
    span: Span,
}

impl<W: World> Machine<'_, W> {
    /// Evaluates a statistic.
    pub(super) fn aggregate(&mut self, id: NodeId, frame: FrameId, span: Span) -> Evaluated {
        let program = self.program();
        let Some(NodeKind::Aggregate { statistic, domain, value, filter, weight }) =
            program.node(id).map(|node| &node.kind)
        else {
            return refuse(RefusalKind::Broken, span);
        };
        let measured = Measured { value: *value, filter: *filter, weight: *weight, span };
        match domain {
            Domain::Rows(rows) => {
                let members = self.row_members(*rows, measured, frame)?;
                of(statistic, &members, span)
            }
            Domain::Periods(since) => {
                let members = self.period_members(*since, measured, frame)?;
                of(statistic, &members, span)
            }
            Domain::Units { level, others, .. } => {
                let cohort = self.cohort(id, frame)?;
                if let Statistic::Rank(order, tie) = statistic {
                    let own = self.own_keys(level, span)?;
                    let place = cohort.units.iter().position(|unit| *unit == own);
                    // A unit that is no member has no place among them.
                    let Some(own) = place.and_then(|place| cohort.members.get(place)) else {
                        return Err(Stop::Absent(Cause::NotApplicable));
                    };
                    return rank_of(&own.value, &cohort.members, *order, *tie, span);
                }
                if !others {
                    return cohort.result.clone();
                }
                let own = self.own_keys(level, span)?;
                let rest = cohort.members.iter().zip(cohort.units.iter()).filter(|(_, unit)| **unit != own);
                let rest: Vec<Member> = rest.map(|(member, _)| member.clone()).collect();
                of(statistic, &rest, span)
            }
        }
    }

    /// The members among rows.
    fn row_members(&mut self, rows: Rows, measured: Measured, frame: FrameId) -> Result<Vec<Member>, Stop> {
        let positions = self.positions(rows, frame, measured.span)?;
        let mut members = Vec::new();
        for row in positions.iter() {
            if let Some(member) = self.with_row(rows, *row, |machine| machine.member(measured, frame))? {
                members.push(member);
            }
        }
        Ok(members)
    }

    /// How many rows count in a statistic of rows, and of how many.
    ///
    /// # Errors
    /// As the statistic's own.
    pub fn rows_counted(&mut self, id: NodeId, frame: FrameId) -> Result<(usize, usize), Stop> {
        let node = self.program().node(id);
        let Some((NodeKind::Aggregate { domain: Domain::Rows(rows), .. }, measured)) =
            node.map(|node| &node.kind).zip(self.measured(id))
        else {
            return refuse(RefusalKind::Broken, Span::default());
        };
        let among = self.positions(*rows, frame, measured.span)?.len();
        Ok((self.row_members(*rows, measured, frame)?.len(), among))
    }

    /// Which rows a statistic of rows ranges over at a period.
    ///
    /// # Errors
    /// One that may be among them was rejected.
    pub fn positions(&mut self, rows: Rows, frame: FrameId, span: Span) -> Result<Rc<[u32]>, Stop> {
        match rows {
            Rows::Table(table) => {
                let count = self.program().tables.get(table.0 as usize).map_or(0, |table| table.rows.len());
                Ok((0..u32::try_from(count).unwrap_or(u32::MAX)).collect())
            }
            Rows::Input(input) => {
                let Some(period) = self.period(frame) else {
                    return refuse(RefusalKind::Broken, span);
                };
                self.world().rows(input, period).or_else(|kind| refuse(kind, span))
            }
        }
    }

    /// The members among periods.
    fn period_members(&mut self, since: Since, measured: Measured, frame: FrameId) -> Result<Vec<Member>, Stop> {
        let frames = self.periods_since(since, frame);
        let members: Result<Vec<Option<Member>>, Stop> =
            frames.into_iter().map(|frame| self.member(measured, frame)).collect();
        Ok(members?.into_iter().flatten().collect())
    }

    /// The periods up to a frame's own, without those before the act has effect.
    pub fn periods_since(&mut self, since: Since, frame: FrameId) -> Vec<FrameId> {
        let Some(last) = self.period(frame) else { return Vec::new() };
        let before = i32::try_from(since.before(last)).unwrap_or(0);
        let periods = (0..=before).rev().map(|back| last.plus(-back));
        let periods: Vec<_> = periods.filter(|period| *period == last || !self.before_validity(*period)).collect();
        periods.into_iter().map(|period| self.at(period)).collect()
    }

    /// What the member at hand gives; nothing when the filter leaves it out, or the value is not for it.
    pub(super) fn member(&mut self, measured: Measured, frame: FrameId) -> Result<Option<Member>, Stop> {
        if let Some(filter) = measured.filter
            && self.node(filter, frame)? != Value::Truth(true)
        {
            return Ok(None);
        }
        let value = match self.node(measured.value, frame) {
            Ok(value) => value,
            Err(Stop::Absent(Cause::NotApplicable)) => return Ok(None),
            Err(stop) => return Err(stop),
        };
        let weight = match measured.weight {
            Some(weight) => Some(self.weight(weight, frame, measured.span)?),
            None => None,
        };
        Ok(Some(Member { value, weight }))
    }

    fn weight(&mut self, weight: NodeId, frame: FrameId, span: Span) -> Result<Number, Stop> {
        match self.node(weight, frame)? {
            Value::Number(weight) if !weight.is_negative() => Ok(weight),
            _ => refuse(RefusalKind::NegativeWeight, span),
        }
    }

    /// The parts of a statistic.
    pub(super) fn measured(&self, id: NodeId) -> Option<Measured> {
        let node = self.program().node(id)?;
        match &node.kind {
            NodeKind::Aggregate { value, filter, weight, .. } => {
                Some(Measured { value: *value, filter: *filter, weight: *weight, span: node.span })
            }
            _ => None,
        }
    }
}
