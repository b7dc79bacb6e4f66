//! A pool shared among units: what each has of it, in whole steps that add up to it.

use std::rc::Rc;

use crate::ir::{Cause, NodeId, NodeKind, ShareTie};
use crate::machine::{Cohort, Evaluated, FrameId, Machine, RefusalKind, Stop, World, refuse};
use crate::source::Span;
use crate::value::{Number, NumberError, Value};

impl<W: World> Machine<'_, W> {
    /// The statistic of units that a node is, and the frame that it is of.
    ///
    /// # Errors
    /// There is no period that its own is paid by.
    pub fn cohort_at(&mut self, id: NodeId, frame: FrameId) -> Result<(NodeId, FrameId), Stop> {
        match self.program().node(id).map(|node| (&node.kind, node.span)) {
            Some((NodeKind::At(inner, shift), span)) => {
                let frame = self.shifted(*shift, frame, span)?;
                self.cohort_at(*inner, frame)
            }
            _ => Ok((id, frame)),
        }
    }

    /// The share of the unit at hand.
    pub(super) fn apportion(
        &mut self,
        id: NodeId,
        (total, cap): (&Number, Option<&Number>),
        (among, frame): (NodeId, FrameId),
        (step, tie): (&Number, ShareTie),
        span: Span,
    ) -> Evaluated {
        let cohort = self.cohort(among, frame)?;
        let Some(first) = cohort.units.first() else {
            return Err(Stop::Absent(Cause::NotApplicable));
        };
        let level: Vec<_> = first.iter().map(|(key, _)| *key).collect();
        let own = self.own_keys(&level, span)?;
        let Some(own) = cohort.units.iter().position(|unit| *unit == own) else {
            return Err(Stop::Absent(Cause::NotApplicable));
        };
        // Invariant: the pool and the cap are the same for every member of a group, and a unit is in one group only.
        let asked = (id, frame, first.iter().map(|(_, value)| value.clone()).collect());
        let shares = match self.cohorts.shares.get(&asked) {
            Some(known) => known.clone(),
            None => {
                let shares = shared(total, cap, &cohort, step, tie).map(Rc::new);
                self.cohorts.shares.insert(asked, shares.clone());
                shares
            }
        };
        match shares {
            Ok(shares) => match shares.get(own) {
                Some(share) => Ok(Value::Number(share.clone())),
                None => refuse(RefusalKind::Broken, span),
            },
            Err(NumberError::DivisionByZero) => Err(Stop::Absent(Cause::Undefined)),
            Err(NumberError::NegativeWeight) => refuse(RefusalKind::NegativeWeight, span),
            Err(NumberError::TooLarge) => refuse(RefusalKind::TooLarge, span),
            Err(_) => refuse(RefusalKind::Broken, span),
        }
    }
}

/// The shares of the members of a group, in their order.
fn shared(
    total: &Number,
    cap: Option<&Number>,
    cohort: &Cohort,
    step: &Number,
    tie: ShareTie,
) -> Result<Vec<Number>, NumberError> {
    let weights = cohort.members.iter().map(|member| match &member.value {
        Value::Number(weight) => weight.clone(),
        _ => Number::ZERO,
    });
    // The units stand by key; where weights break ties, the heavier go first.
    let mut order: Vec<(usize, Number)> = weights.enumerate().collect();
    if tie == ShareTie::Weight {
        order.sort_by(|(_, one), (_, other)| other.cmp(one));
    }
    let (places, weights): (Vec<usize>, Vec<Number>) = order.into_iter().unzip();
    let shares = match cap {
        Some(cap) => crate::value::share_capped(total, &weights, step, cap)?,
        None => crate::value::share(total, &weights, step)?,
    };
    let mut placed: Vec<(usize, Number)> = places.into_iter().zip(shares).collect();
    placed.sort_by_key(|(place, _)| *place);
    Ok(placed.into_iter().map(|(_, share)| share).collect())
}
