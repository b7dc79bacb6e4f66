//! Statistics: whose values they are of, each member with what it gives.

use crate::eval::Unit;
use crate::explain::derive::{Deriver, Sheet, push};
use crate::explain::formula::Formula;
use crate::explain::model::{KeyShown, MemberShown, RoundingShown, StatisticRead};
use crate::explain::words::cited;
use crate::ir::{Domain, Kind, NodeId, NodeKind, Rows, Since};
use crate::machine::{Cohort, FrameId};
use crate::source::Span;
use crate::value::{Number, Period, Value};

impl Deriver<'_> {
    /// A statistic as it is written, with whose values it is of.
    pub(super) fn statistic(&mut self, sheet: &mut Sheet, id: NodeId, frame: FrameId) -> Formula {
        let Some(node) = self.program.node(id) else {
            return Formula::constant("?");
        };
        if let NodeKind::Aggregate { domain, value, .. } = &node.kind {
            match domain {
                Domain::Rows(rows) => self.rows_counted(sheet, id, *rows, frame),
                Domain::Units { by, others, .. } => self.units_compared(sheet, id, (by, *others), *value, frame),
                Domain::Periods(since) => self.periods(sheet, id, *since, *value, frame),
            }
        }
        let result = self.machine.node(id, frame);
        Formula::leaf(self.words.slice(node.span), self.text(&result, &node.ty.kind, None))
    }

    /// The share of a pool: the pool, the unit's part of the whole, and among whom.
    pub(super) fn apportioned(
        &mut self,
        sheet: &mut Sheet,
        id: NodeId,
        (total, among, cap): (NodeId, NodeId, Option<NodeId>),
        step: &Number,
        frame: FrameId,
    ) -> Formula {
        let pool = self.walk(sheet, total, frame);
        let Ok((statistic, there)) = self.machine.cohort_at(among, frame) else { return pool };
        self.statistic(sheet, statistic, there);
        let Some(NodeKind::Aggregate { value, .. }) = self.program.node(statistic).map(|node| &node.kind) else {
            return pool;
        };
        let weight = self.gather(sheet, *value, there);
        let names = self.words.slice(self.span(id));
        if let Some(cap) = cap {
            // How many rounds it took is told by no one product.
            let cap = self.gather(sheet, cap, frame);
            let numbers = format!("rateio({}; {}; teto: {})", pool.numbers, weight.numbers, cap.numbers);
            return Formula { names, numbers, ..pool };
        }
        let numbers = [self.machine.node(total, frame), self.machine.node(*value, there)];
        let sum = self.machine.node(statistic, there);
        let whole = self.value_text(statistic, there);
        let before = match (numbers, sum) {
            ([Ok(Value::Number(pool)), Ok(Value::Number(own))], Ok(Value::Number(sum))) => {
                pool.times(&own).ok().and_then(|it| it.divided_by(&sum).ok())
            }
            _ => None,
        };
        let kind = self.program.node(id).map_or(Kind::Error, |node| node.ty.kind.clone());
        let exact = before.as_ref().is_some_and(|before| before.is_multiple_of(step));
        let before = before.map(|before| self.program.write(&Value::Number(before), &kind, None));
        let places = step.decimal_places().unwrap_or(2);
        sheet.rounding = Some(RoundingShown { places, mode: "largest_remainder", before, exact, citation: None });
        Formula { names, numbers: format!("{} × {} ÷ {whole}", pool.numbers, weight.numbers), ..pool }
    }

    /// How many rows count, of how many there are, and where they were read.
    fn rows_counted(&mut self, sheet: &mut Sheet, id: NodeId, rows: Rows, frame: FrameId) {
        let (source, files) = match rows {
            Rows::Table(table) => {
                let table = self.program.table(table);
                if let Some(citation) = table.and_then(|table| cited(&table.citation)) {
                    push(&mut sheet.citations, citation);
                }
                (table.map(|table| table.name.clone()), Vec::new())
            }
            Rows::Input(input) => {
                let of_input = self.records.files.iter().filter(|file| file.inputs.contains(&input));
                let files = of_input.map(|file| file.name.clone()).collect();
                (self.program.input(input).map(|input| input.name.clone()), files)
            }
        };
        let (Ok(counted), Rows::Input(_)) = (self.machine.rows_counted(id, frame), rows) else { return };
        let (count, among) = counted;
        let text = self.words.slice(self.span(id));
        let read = StatisticRead {
            text,
            of: "rows",
            source,
            files,
            group: Vec::new(),
            count,
            among: Some(among),
            members: Vec::new(),
        };
        push(&mut sheet.statistics, read);
    }

    fn units_compared(
        &mut self,
        sheet: &mut Sheet,
        id: NodeId,
        (by, others): (&[NodeId], bool),
        value: NodeId,
        frame: FrameId,
    ) {
        let Ok(cohort) = self.machine.cohort(id, frame) else { return };
        let mut group = Vec::new();
        for node in by {
            let shown = self.gather(sheet, *node, frame);
            group.push(KeyShown { name: shown.names, value: shown.numbers });
        }
        let mut members = self.members(&cohort, value);
        members.retain(|member| !(others && member.own));
        let read = StatisticRead {
            text: self.words.slice(self.span(id)),
            of: "units",
            source: None,
            files: Vec::new(),
            group,
            count: members.len(),
            among: None,
            members,
        };
        push(&mut sheet.statistics, read);
    }

    /// The members of a group with what each gives, the least first.
    fn members(&mut self, cohort: &Cohort, value: NodeId) -> Vec<MemberShown> {
        let own = self.machine.world().unit().clone();
        let mut members: Vec<_> = cohort.units.iter().zip(&cohort.members).collect();
        members.sort_by(|(one, first), (other, second)| first.value.cmp(&second.value).then_with(|| one.cmp(other)));
        let shown = members.into_iter().map(|(unit, member)| MemberShown {
            unit: Unit { keys: unit.clone() }.label(self.program),
            value: self.member_text(&member.value, value),
            weight: member.weight.as_ref().map(|weight| crate::value::format::number(weight, None)),
            own: unit.iter().all(|key| own.keys.contains(key)),
        });
        shown.collect()
    }

    fn member_text(&self, member: &Value, value: NodeId) -> Option<String> {
        let node = self.program.node(value)?;
        let places = match &node.kind {
            NodeKind::Const(_) => return None,
            NodeKind::Ref(rule) => self.words.places(*rule),
            _ => None,
        };
        Some(self.in_formula(member, &node.ty.kind, places))
    }

    fn periods(&mut self, sheet: &mut Sheet, id: NodeId, since: Since, value: NodeId, frame: FrameId) {
        let mut members = Vec::new();
        for there in self.machine.periods_since(since, frame) {
            self.gather(sheet, value, there);
            let Ok(figure) = self.machine.node(value, there) else { continue };
            let unit = self.machine.period(there).map(Period::code).unwrap_or_default();
            let value = self.member_text(&figure, value);
            members.push(MemberShown { unit, value, weight: None, own: there == frame });
        }
        let span: Span = self.span(id);
        let read = StatisticRead {
            text: self.words.slice(span),
            of: "periods",
            source: None,
            files: Vec::new(),
            group: Vec::new(),
            count: members.len(),
            among: None,
            members,
        };
        push(&mut sheet.statistics, read);
    }
}
