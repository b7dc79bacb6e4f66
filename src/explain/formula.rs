//! Formulas on one line, twice over: with names and with numbers, with no more parentheses than they need.

/// How tightly the outermost sign of a formula binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Binds {
    /// `ou`
    Or,
    /// `e`
    And,
    /// `=`, `<`, `em`
    Compare,
    /// `+`, `−`
    Sum,
    /// `×`, `÷`
    Product,
    /// `^`
    Power,
    /// A name, a value, a call.
    Whole,
}

/// A formula with names and the same with numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Formula {
    /// With names.
    pub(super) names: String,
    /// With numbers.
    pub(super) numbers: String,
    /// How tightly it binds, as both are written with the same signs.
    pub(super) binds: Binds,
    /// Whether it is a value that stands in the text: there is nothing to explain.
    pub(super) constant: bool,
}

impl Formula {
    /// A name and its value.
    pub(super) fn leaf(names: impl Into<String>, numbers: impl Into<String>) -> Formula {
        Formula { names: names.into(), numbers: numbers.into(), binds: Binds::Whole, constant: false }
    }

    /// A value written in the text.
    pub(super) fn constant(text: impl Into<String>) -> Formula {
        let text = text.into();
        Formula { names: text.clone(), numbers: text, binds: Binds::Whole, constant: true }
    }

    /// Two formulas joined by a sign; the right one in parentheses also where it binds as tightly, when the
    /// order matters.
    pub(super) fn joined(self, sign: &str, binds: Binds, right: &Formula, ordered: bool) -> Formula {
        let side = |text: &str, inner: Binds, strict: bool| {
            let low = inner < binds || (strict && inner == binds);
            if low || (text.starts_with('-') && strict) { format!("({text})") } else { text.to_owned() }
        };
        let join = |left: &str, other: &str| {
            format!("{} {sign} {}", side(left, self.binds, false), side(other, right.binds, ordered))
        };
        Formula {
            names: join(&self.names, &right.names),
            numbers: join(&self.numbers, &right.numbers),
            binds,
            constant: false,
        }
    }

    /// A call with its arguments in both forms: `mínimo(a; b)`.
    pub(super) fn call(name: &str, arguments: &[Formula]) -> Formula {
        let write = |form: fn(&Formula) -> &str| {
            format!("{name}({})", arguments.iter().map(form).collect::<Vec<_>>().join("; "))
        };
        Formula::leaf(write(|it| &it.names), write(|it| &it.numbers))
    }

    /// A sign before a formula.
    pub(super) fn prefixed(self, sign: &str) -> Formula {
        let side = |text: &str| {
            if self.binds < Binds::Whole { format!("{sign}({text})") } else { format!("{sign}{text}") }
        };
        Formula { names: side(&self.names), numbers: side(&self.numbers), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(name: &str, number: &str) -> Formula {
        Formula::leaf(name, number)
    }

    #[test]
    fn parentheses_stand_only_where_they_are_needed() {
        let days = leaf("leitos", "45").joined("×", Binds::Product, &leaf("dias", "120"), false);
        let rate = leaf("diárias", "4.200").joined("÷", Binds::Product, &days, true);
        assert_eq!(rate.names, "diárias ÷ (leitos × dias)");
        assert_eq!(rate.numbers, "4.200 ÷ (45 × 120)");
        let more = rate.joined("+", Binds::Sum, &leaf("x", "1"), false);
        assert_eq!(more.names, "diárias ÷ (leitos × dias) + x");
        let less = leaf("y", "2").joined("−", Binds::Sum, &more, true);
        assert_eq!(less.names, "y − (diárias ÷ (leitos × dias) + x)");
    }

    #[test]
    fn a_negative_number_after_a_sign_is_in_parentheses() {
        let difference = leaf("a", "1").joined("−", Binds::Sum, &leaf("b", "-2"), true);
        assert_eq!(difference.numbers, "1 − (-2)");
    }
}
