//! The library of functions: their names are data here, not words of the grammar.

use crate::ir::{Absences, Cause, Kind, NodeId, NodeKind, Op, Shift, Type};
use crate::lower::scope::Scope;
use crate::lower::statistic::is_statistic;
use crate::lower::{Facet, Lowerer, problem};
use crate::resolve::{Months, Symbol};
use crate::source::Span;
use crate::syntax::ast::{Argument, BinaryOp, Expr, ExprKind, Name};
use crate::value::{Dimension, Number, Range};

/// Every function there is, as written with its accents.
pub(super) const FUNCTIONS: [&str; 39] = [
    "se",
    "mínimo",
    "máximo",
    "limita",
    "interpola",
    "abs",
    "potência",
    "número",
    "soma",
    "conta",
    "média",
    "mediana",
    "percentil",
    "variância",
    "posição",
    "algum",
    "todos",
    "distintos",
    "no_ano",
    "nos_últimos",
    "rateio",
    "raiz",
    "dias",
    "início",
    "fim",
    "ordem",
    "ano",
    "meses_entre",
    "na_falta",
    "apurado",
    "desempenho",
    "situação",
    "peso",
    "parcela",
    "no_início",
    "no_fim",
    "por_mês",
    "anterior",
    "ano_anterior",
];

impl<'a> Lowerer<'a> {
    /// A function applied; accents of its name may be missing.
    pub(super) fn call(
        &mut self,
        name: &'a Name,
        arguments: &'a [Argument],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let folded = crate::resolve::fold(&name.value);
        match folded.as_str() {
            "se" => self.conditional(&name.value, arguments, scope, expect, span),
            function if is_statistic(function, arguments) => self.aggregate(name, arguments, scope, span),
            "minimo" => self.extreme_of(Op::Minimum, arguments, scope, expect, span),
            "maximo" => self.extreme_of(Op::Maximum, arguments, scope, expect, span),
            "soma" => self.sum_of(arguments, scope, span),
            "no_ano" | "nos_ultimos" => {
                self.report(problem::periods_alone(&name.value, span));
                self.error(span)
            }
            "rateio" => self.apportion(name, arguments, scope, span),
            "raiz" => self.root(name, arguments, scope, span),
            "limita" => self.clamp(&name.value, arguments, scope, expect, span),
            "interpola" => self.interpolation(&name.value, arguments, scope, span),
            "abs" => self.absolute(&name.value, arguments, scope, expect, span),
            "potencia" => self.power(&name.value, arguments, scope, span),
            "numero" => self.plain_number(&name.value, arguments, scope, span),
            "dias" => self.period_function(Op::Days, &name.value, arguments, scope, span),
            "inicio" => self.period_function(Op::Start, &name.value, arguments, scope, span),
            "fim" => self.period_function(Op::End, &name.value, arguments, scope, span),
            "ordem" => self.period_function(Op::Ordinal, &name.value, arguments, scope, span),
            "ano" => self.period_function(Op::YearOf, &name.value, arguments, scope, span),
            "meses_entre" => self.months_between(&name.value, arguments, scope, span),
            "na_falta" => self.default(&name.value, arguments, scope, expect, span),
            "apurado" => self.is_present(&name.value, arguments, scope, span),
            "desempenho" => self.performance(arguments, scope, span),
            "situacao" => self.outcome_of(&name.value, arguments, scope, span),
            "peso" => self.weight_of(&name.value, arguments, scope, span),
            "parcela" => self.instalment(&name.value, arguments, scope, span),
            "no_inicio" => self.parameter_read(Facet::Value, &name.value, arguments, scope, span),
            "no_fim" => self.parameter_read(Facet::AtEnd, &name.value, arguments, scope, span),
            "por_mes" => self.parameter_read(Facet::ByMonth, &name.value, arguments, scope, span),
            "anterior" => self.earlier(Shift::Previous, &name.value, arguments, scope, span),
            "ano_anterior" => self.earlier(Shift::SameLastYear, &name.value, arguments, scope, span),
            _ => {
                let near = crate::resolve::nearest(&name.value, FUNCTIONS).map(str::to_owned);
                self.report(problem::unknown_function(&name.value, near.as_deref(), name.span));
                self.error(span)
            }
        }
    }

    /// Exactly so many unnamed arguments; `None`, reported, otherwise.
    pub(super) fn arguments<const N: usize>(
        &mut self,
        name: &str,
        arguments: &'a [Argument],
        span: Span,
    ) -> Option<[&'a Argument; N]> {
        let given: Vec<&Argument> = arguments.iter().collect();
        let plain = self.plain(&given);
        match <[&Argument; N]>::try_from(given) {
            Ok(exact) if plain => Some(exact),
            Ok(_) => None,
            Err(given) => {
                self.report(problem::argument_count(name, N, given.len(), span));
                None
            }
        }
    }

    /// Whether the arguments are mere expressions; what else they carry is reported.
    fn plain(&mut self, arguments: &[&Argument]) -> bool {
        let mut plain = true;
        for argument in arguments {
            let odd = argument.name.as_ref().or_else(|| argument.by.first()).map(|name| name.span);
            if let Some(span) = odd.or_else(|| argument.filter.as_ref().map(|filter| filter.span)) {
                self.report(problem::plain_argument(span));
                plain = false;
            }
        }
        plain
    }

    fn conditional(
        &mut self,
        name: &str,
        arguments: &'a [Argument],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let Some([condition, then, otherwise]) = self.arguments::<3>(name, arguments, span) else {
            return self.error(span);
        };
        let condition = self.condition(&condition.value, scope);
        let holds = self.assuming(scope, condition, true);
        let fails = self.assuming(scope, condition, false);
        let wanted = expect.filter(|_| ![then, otherwise].into_iter().any(is_bare));
        let then = self.expr(&then.value, &holds, expect);
        let then = self.ratio_wanted(then, wanted);
        let kind = self.kind(then);
        let otherwise = self.expr(&otherwise.value, &fails, expect.or(Some(&kind)));
        let otherwise = self.ratio_wanted(otherwise, wanted);
        self.choose(condition, then, otherwise, span)
    }

    /// `If` with a joined type.
    pub(super) fn choose(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId, span: Span) -> NodeId {
        let other = self.kind(otherwise);
        self.adopt(then, &other);
        let one = self.kind(then);
        self.adopt(otherwise, &one);
        let ty = self.joined(&[then, otherwise], span);
        if ty.kind == Kind::Error || self.is_error(condition) || self.is_error(then) || self.is_error(otherwise) {
            return self.error(span);
        }
        self.node(NodeKind::If(condition, then, otherwise), ty, span)
    }

    /// `mínimo(a; b)`, `máximo(a; b)`.
    fn extreme_of(
        &mut self,
        op: Op,
        arguments: &'a [Argument],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let given: Vec<&Argument> = arguments.iter().collect();
        if !self.plain(&given) {
            return self.error(span);
        }
        let ids: Vec<NodeId> = arguments.iter().map(|it| self.expr(&it.value, scope, expect)).collect();
        self.extreme(op, &ids, span)
    }

    /// `soma(a; b)`.
    fn sum_of(&mut self, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let given: Vec<&Argument> = arguments.iter().collect();
        let Some((first, rest)) = arguments.split_first().filter(|_| self.plain(&given)) else {
            return self.error(span);
        };
        let mut total = self.expr(&first.value, scope, None);
        for next in rest {
            let next = self.expr(&next.value, scope, None);
            total = self.sum(Op::Add, total, next, span);
        }
        total
    }

    /// `limita(x; a; b)`: never below a nor above b.
    fn clamp(
        &mut self,
        name: &str,
        arguments: &'a [Argument],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let Some([value, low, high]) = self.arguments::<3>(name, arguments, span) else {
            return self.error(span);
        };
        let value = self.expr(&value.value, scope, expect);
        let kind = self.kind(value);
        let low = self.expr(&low.value, scope, Some(&kind));
        let high = self.expr(&high.value, scope, Some(&kind));
        let raised = self.extreme(Op::Maximum, &[value, low], span);
        self.extreme(Op::Minimum, &[raised, high], span)
    }

    /// `interpola(x; x0; y0; x1; y1)`: the straight line through two points.
    fn interpolation(&mut self, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let Some([x, x0, y0, x1, y1]) = self.arguments::<5>(name, arguments, span) else {
            return self.error(span);
        };
        let x = self.expr(&x.value, scope, None);
        let across = self.kind(x);
        let ends = [x0, x1].map(|end| {
            let id = self.expr(&end.value, scope, Some(&across));
            self.expect_kind(id, &across, end.value.span)
        });
        let from = self.expr(&y0.value, scope, None);
        let along = self.kind(from);
        let to = self.expr(&y1.value, scope, Some(&along));
        let to = self.expect_kind(to, &along, y1.value.span);
        self.line(x, (ends[0], from), (ends[1], to), span)
    }

    /// The straight line through two points, undefined where they may share their abscissa.
    pub(super) fn line(&mut self, x: NodeId, from: (NodeId, NodeId), to: (NodeId, NodeId), span: Span) -> NodeId {
        let operands = vec![x, from.0, from.1, to.0, to.1];
        if operands.iter().any(|id| self.is_error(*id)) {
            return self.error(span);
        }
        let (along, across) = (self.kind(from.1), self.kind(x));
        if !along.is_numeric() || !across.is_numeric() {
            return self.not_a_number(if along.is_numeric() { &across } else { &along }, span);
        }
        let mut absences = self.absences(&operands);
        let width = self.ty(to.0).range.minus(&self.ty(from.0).range);
        if width.may_be_zero() {
            absences = absences.union(Absences::of(Cause::Undefined));
        }
        let ty = Type { absences, ..Type::of(along) };
        self.node(NodeKind::Op(Op::Interpolate, operands), ty, span)
    }

    fn absolute(
        &mut self,
        name: &str,
        arguments: &'a [Argument],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let Some([only]) = self.arguments::<1>(name, arguments, span) else {
            return self.error(span);
        };
        let id = self.expr(&only.value, scope, expect);
        let ty = self.ty(id);
        if !ty.kind.is_numeric() {
            return self.not_a_number(&ty.kind, span);
        }
        let ty = Type { range: ty.range.abs(), ..ty };
        self.node(NodeKind::Op(Op::Absolute, vec![id]), ty, span)
    }

    /// `potência(x; n)`, n a whole number up to 64 known to the compiler.
    fn power(&mut self, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let Some([base, exponent]) = self.arguments::<2>(name, arguments, span) else {
            return self.error(span);
        };
        let id = self.expr(&base.value, scope, None);
        let plain = Kind::Number(Dimension::ONE);
        let Some(power) = self.constant(&exponent.value, &plain, scope) else {
            return self.error(span);
        };
        let Some(power) = power.to_i64().and_then(|it| u8::try_from(it).ok()).filter(|it| *it <= 64) else {
            self.report(problem::bad_exponent(exponent.value.span));
            return self.error(span);
        };
        let ty = self.ty(id);
        let kind = match &ty.kind {
            Kind::Percent => Kind::Percent,
            Kind::Number(dimension) => match i8::try_from(power).ok().and_then(|it| dimension.power(it)) {
                Some(dimension) => Kind::Number(dimension),
                None => return self.error(span),
            },
            kind => {
                let kind = kind.clone();
                return self.not_a_number(&kind, span);
            }
        };
        let whole = (0..power).fold(Range::point(Number::ONE), |range, _| range.times(&ty.range));
        let range = if power % 2 == 0 { whole.intersect(&Range::at_least(Number::ZERO)) } else { whole };
        let ty = Type { kind, absences: ty.absences, range, grid: None };
        self.node(NodeKind::Op(Op::Power(u32::from(power)), vec![id]), ty, span)
    }

    /// `número(x)`: a percentage as the fraction that it is; the only way out of `%`.
    fn plain_number(&mut self, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let Some([only]) = self.arguments::<1>(name, arguments, span) else {
            return self.error(span);
        };
        let id = self.expr(&only.value, scope, None);
        match self.kind(id) {
            Kind::Percent => self.as_kind(id, Kind::Number(Dimension::ONE)),
            kind if kind == Kind::Number(Dimension::ONE) => id,
            Kind::Error => id,
            kind => {
                self.report(problem::kind_mismatch(&self.write_kind(&kind), "%", span));
                self.error(span)
            }
        }
    }

    /// `na_falta(x; ausente: a; indefinido: b; sem_linha: c)`: the only eliminator of absence.
    fn default(
        &mut self,
        name: &str,
        arguments: &'a [Argument],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let Some((subject, cases)) = arguments.split_first() else {
            self.report(problem::argument_count(name, 2, 0, span));
            return self.error(span);
        };
        let without_row = cases.iter().find(|it| it.name.as_ref().is_some_and(|name| name.value == "sem_linha"));
        let id = match (&subject.value.kind, without_row) {
            (ExprKind::Field(of, column), Some(otherwise)) => match &of.kind {
                ExprKind::Index(table, keys) => {
                    self.lookup(table, keys, column, Some(&otherwise.value), scope, subject.value.span)
                }
                _ => self.expr(&subject.value, scope, expect),
            },
            _ => self.expr(&subject.value, scope, expect),
        };
        let id = self.ratio_wanted(id, expect.filter(|_| !cases.iter().any(is_bare)));
        let ty = self.ty(id);
        if ty.kind == Kind::Error {
            return id;
        }
        let mut handled = Vec::new();
        for case in cases {
            if !self.handle(case, &ty, &mut handled, scope) {
                return self.error(span);
            }
        }
        self.matched(id, None, handled, span)
    }

    /// One `cause: value` of `na_falta`; false, reported, when it names no cause.
    fn handle(&mut self, case: &'a Argument, ty: &Type, handled: &mut Vec<(Cause, NodeId)>, scope: &Scope) -> bool {
        let Some(name) = &case.name else {
            self.report(problem::cause_expected(case.value.span));
            return false;
        };
        if name.value == "sem_linha" {
            return true;
        }
        let Some(cause) = Cause::from_word(&name.value) else {
            self.report(problem::unknown_cause(&name.value, name.span));
            return false;
        };
        if !ty.absences.has(cause) {
            self.report(problem::cause_cannot_occur(cause.word(), name.span));
        }
        let result = self.expr(&case.value, scope, Some(&ty.kind));
        handled.push((cause, self.expect_kind(result, &ty.kind, case.value.span)));
        true
    }

    /// `Match` with its type: handled causes go, those of the results come.
    pub(super) fn matched(
        &mut self,
        subject: NodeId,
        present: Option<NodeId>,
        causes: Vec<(Cause, NodeId)>,
        span: Span,
    ) -> NodeId {
        if causes.is_empty() && present.is_none() {
            return subject;
        }
        let results: Vec<NodeId> =
            std::iter::once(present.unwrap_or(subject)).chain(causes.iter().map(|(_, id)| *id)).collect();
        let mut ty = self.joined(&results, span);
        if ty.kind == Kind::Error {
            return self.error(span);
        }
        let left = causes.iter().fold(self.ty(subject).absences, |all, (cause, _)| all.without(*cause));
        // The subject's own absences were joined in when it is its own result.
        let own =
            if present.is_none() { Absences::NONE } else { present.map_or(Absences::NONE, |id| self.ty(id).absences) };
        let given: Vec<NodeId> = causes.iter().map(|(_, id)| *id).collect();
        ty.absences = left.union(own.minus(self.ty(subject).absences)).union(self.absences(&given));
        self.node(NodeKind::Match { subject, present, causes }, ty, span)
    }

    /// `apurado(x)`: whether it has a value.
    fn is_present(&mut self, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let Some([only]) = self.arguments::<1>(name, arguments, span) else {
            return self.error(span);
        };
        let id = self.expr(&only.value, scope, None);
        if self.is_error(id) {
            return id;
        }
        let yes = self.truth(true, span);
        let absences = self.ty(id).absences;
        let mut causes = Vec::new();
        for cause in absences.iter() {
            causes.push((cause, self.truth(false, span)));
        }
        self.matched(id, Some(yes), causes, span)
    }

    /// `anterior(x)`, `ano_anterior(x)`: the figure of an earlier period; absent before the first.
    fn earlier(&mut self, shift: Shift, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let Some([only]) = self.arguments::<1>(name, arguments, span) else {
            return self.error(span);
        };
        // Another period may be one of another text.
        let months = std::mem::replace(&mut self.months, Months::ALL);
        let id = match self.own_earlier(&only.value) {
            Some(id) => id,
            // What is known here is known of this period.
            None => self.expr(&only.value, &Scope { facts: Vec::new(), ..scope.clone() }, None),
        };
        self.months = months;
        if self.is_error(id) {
            return id;
        }
        let mut ty = self.ty(id);
        ty.absences = ty.absences.union(Absences::of(Cause::Missing));
        self.node(NodeKind::At(id, shift), ty, span)
    }

    /// A measure that reads itself one period earlier: its declared type is all that is known of it yet.
    fn own_earlier(&mut self, expr: &Expr) -> Option<NodeId> {
        let ExprKind::Name(name) = &expr.kind else {
            return None;
        };
        let symbol = self.source.find(name)?;
        let Some(super::Progress::Begun(rule)) = self.progress.get(&(symbol, Facet::Value)).copied() else {
            return None;
        };
        let Symbol::Measure(position) = symbol else {
            return None;
        };
        let declared = self.source.measures.get(position).and_then(|measure| measure.ty.as_ref())?;
        let kind = self.kind_of(declared);
        self.used.insert(symbol);
        // Of a measure further out nothing is known yet; of the one being lowered, `measure` finds it out.
        let absences = match self.stack.last() {
            Some((innermost, ..)) if self.source.whole(*innermost) == symbol => {
                *self.assumed.entry(symbol).or_insert(Absences::NONE)
            }
            _ => Cause::ALL.into_iter().fold(Absences::NONE, |all, cause| all.union(Absences::of(cause))),
        };
        Some(self.node(NodeKind::Ref(rule), Type { absences, ..Type::of(kind) }, expr.span))
    }

    /// Whether an expression is a product by 100 of what is already a ratio.
    pub(super) fn hundredfold(expr: &'a Expr) -> Option<&'a Expr> {
        let ExprKind::Binary(op, left, right) = &expr.kind else {
            return None;
        };
        let hundred = |side: &Expr| matches!(&side.kind, ExprKind::Number(value, _) if *value == Number::HUNDRED);
        match (op.value, hundred(left), hundred(right)) {
            (BinaryOp::Multiply, _, true) => Some(left),
            (BinaryOp::Multiply, true, _) => Some(right),
            _ => None,
        }
    }
}

/// Whether an argument is a bare number, which is of the scale of what stands beside it.
fn is_bare(argument: &Argument) -> bool {
    matches!(argument.value.kind, ExprKind::Number(..))
}
