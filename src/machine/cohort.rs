//! Units compared with one another: the members of a group at a period, and the statistic of their values.
//!
//! A group is evaluated once for each statistic and period, whichever of its members asks, by turning the world to
//! each member and back. What the unit at hand has computed stays remembered: each member is a round of its own.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::ir::{Cause, Domain, KeyId, NodeId, NodeKind, Statistic};
use crate::machine::statistic::{Member, of};
use crate::machine::{Evaluated, FrameId, Machine, Refusal, RefusalKind, Stop, UnitKeys, World, refuse};
use crate::source::Span;
use crate::value::{Number, NumberError, Value};

/// The members of a group, with what each gives and what that comes to.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// The units, by key.
    pub units: Vec<UnitKeys>,
    /// What each gives, in the same order.
    pub members: Vec<Member>,
    /// The statistic of all of them.
    pub result: Evaluated,
}

/// The units of each group, by what they have in common.
type Groups = FxHashMap<Vec<Value>, Vec<UnitKeys>>;

/// A statistic, a period, and what the members have in common.
type Asked = (NodeId, FrameId, Vec<Value>);

/// What was found out about groups, for any number of units.
#[derive(Debug, Default)]
pub(super) struct Cohorts {
    groups: FxHashMap<(NodeId, FrameId), Result<Rc<Groups>, Stop>>,
    known: FxHashMap<Asked, Result<Rc<Cohort>, Stop>>,
    /// What each member has of a pool, by the key of the first.
    pub(super) shares: FxHashMap<Asked, Result<Rc<Vec<Number>>, NumberError>>,
}

impl<W: World> Machine<'_, W> {
    /// The cohort of the unit at hand in a statistic of units.
    ///
    /// # Errors
    /// The unit's own group is absent, or a member's value is absent or refused: the refusal names the member.
    pub fn cohort(&mut self, id: NodeId, frame: FrameId) -> Result<Rc<Cohort>, Stop> {
        let program = self.program();
        let Some(node) = program.node(id) else {
            return refuse(RefusalKind::Broken, Span::default());
        };
        let NodeKind::Aggregate { statistic, domain: Domain::Units { level, by, .. }, .. } = &node.kind else {
            return refuse(RefusalKind::Broken, node.span);
        };
        let group = by.iter().map(|by| self.node(*by, frame)).collect::<Result<Vec<Value>, Stop>>()?;
        if let Some(known) = self.cohorts.known.get(&(id, frame, group.clone())) {
            return known.clone();
        }
        let groups = self.groups(id, level, by, frame, node.span)?;
        let units = groups.get(&group).cloned().unwrap_or_default();
        let cohort = self.gathered(id, statistic, units, frame).map(Rc::new);
        self.cohorts.known.insert((id, frame, group), cohort.clone());
        cohort
    }

    /// The units of a level at a period, parted into groups.
    fn groups(
        &mut self,
        id: NodeId,
        level: &[KeyId],
        by: &[NodeId],
        frame: FrameId,
        span: Span,
    ) -> Result<Rc<Groups>, Stop> {
        if let Some(known) = self.cohorts.groups.get(&(id, frame)) {
            return known.clone();
        }
        let groups = self.parted(level, by, frame, span).map(Rc::new);
        self.cohorts.groups.insert((id, frame), groups.clone());
        groups
    }

    fn parted(&mut self, level: &[KeyId], by: &[NodeId], frame: FrameId, span: Span) -> Result<Groups, Stop> {
        let Some(period) = self.period(frame) else {
            return refuse(RefusalKind::Broken, span);
        };
        let units = self.world().units(level, period).or_else(|kind| refuse(kind, span))?;
        let mut groups = Groups::default();
        for unit in units.iter() {
            let group = self.visit(unit, |machine| by.iter().map(|by| machine.node(*by, frame)).collect());
            match group {
                Ok(group) => groups.entry(group).or_default().push(unit.clone()),
                // What does not apply to a unit puts it in no group.
                Err(Stop::Absent(Cause::NotApplicable)) => {}
                Err(stop) => return Err(stop),
            }
        }
        Ok(groups)
    }

    fn gathered(
        &mut self,
        id: NodeId,
        statistic: &Statistic,
        units: Vec<UnitKeys>,
        frame: FrameId,
    ) -> Result<Cohort, Stop> {
        let Some(measured) = self.measured(id) else {
            return refuse(RefusalKind::Broken, Span::default());
        };
        let mut cohort = Cohort { units: Vec::new(), members: Vec::new(), result: Err(Stop::Absent(Cause::Undefined)) };
        for unit in units {
            if let Some(member) = self.visit(&unit, |machine| machine.member(measured, frame))? {
                cohort.units.push(unit);
                cohort.members.push(member);
            }
        }
        if !matches!(statistic, Statistic::Rank(..)) {
            let span = self.program().node(id).map(|node| node.span).unwrap_or_default();
            cohort.result = of(statistic, &cohort.members, span);
        }
        Ok(cohort)
    }

    /// Evaluates for another unit; a refusal there says whose it is.
    ///
    /// # Errors
    /// What the work gives.
    pub fn visit<R>(&mut self, unit: &UnitKeys, work: impl FnOnce(&mut Self) -> Result<R, Stop>) -> Result<R, Stop> {
        self.last_round += 1;
        let round = std::mem::replace(&mut self.round, self.last_round);
        let rows = std::mem::take(&mut self.rows);
        let slots = self.plan.enter();
        self.world().enter(unit);
        let result = work(self);
        self.world().leave();
        self.plan.leave(slots);
        self.rows = rows;
        self.round = round;
        result.map_err(|stop| match stop {
            Stop::Refused(refusal) if !matches!(refusal.kind, RefusalKind::Member { .. }) => {
                let span = refusal.span;
                let kind = RefusalKind::Member { unit: unit.clone(), refusal: Box::new(*refusal) };
                Stop::Refused(Box::new(Refusal { kind, span }))
            }
            other => other,
        })
    }

    /// The keys of the unit at hand at a level.
    pub(super) fn own_keys(&mut self, level: &[KeyId], span: Span) -> Result<UnitKeys, Stop> {
        let mut own = Vec::with_capacity(level.len());
        for key in level {
            match self.world().key(*key) {
                Some(value) => own.push((*key, value)),
                None => return refuse(RefusalKind::NoKey { key: *key }, span),
            }
        }
        Ok(own)
    }
}
