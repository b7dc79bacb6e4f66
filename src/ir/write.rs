//! Values as the gazette prints them, by their kind.

use crate::ir::{Kind, Program};
use crate::value::{Number, Value, format};

impl Program {
    /// A value written with its sign or unit: `R$ 1.234,50`, `77,78%`, `4.200 diária`, `sim`, `25/07/2023`.
    /// `places` are those of a rounding; without them a number is written exactly, or to ten places and `…`.
    #[must_use]
    pub fn write(&self, value: &Value, kind: &Kind, places: Option<u32>) -> String {
        match value {
            Value::Number(number) => self.write_number(number, kind, places),
            Value::Truth(true) => "sim".to_owned(),
            Value::Truth(false) => "não".to_owned(),
            Value::Text(text) => text.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Period(period) => period.to_string(),
        }
    }

    fn write_number(&self, number: &Number, kind: &Kind, places: Option<u32>) -> String {
        match kind {
            Kind::Percent => format::percent(number, places),
            Kind::Number(dimension) => match self.units.currency(dimension) {
                Some((unit, coin)) => {
                    let fits = number.decimal_places().is_some_and(|needed| needed <= coin);
                    let symbol = self.units.name(unit);
                    if fits || places.is_some() {
                        return format::money(symbol, number, places.unwrap_or(coin));
                    }
                    format!("{symbol} {}", format::number(number, None))
                }
                None if dimension.is_one() => format::number(number, places),
                None => format!("{} {}", format::number(number, places), self.units.write(dimension)),
            },
            _ => format::number(number, places),
        }
    }
}
