//! A disbursement schedule: the instalments that an act prints, with the month of payment, the months that each
//! is of, and its amount.

use crate::ir::{Citation, TableId};
use crate::source::Span;
use crate::value::{Number, Period};

/// Which disbursement schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DisbursementId(pub u32);

/// `cronograma` with amounts. Its cells are the rows of `table`, in the same order as `rows`.
#[derive(Clone, Debug)]
pub struct Disbursement {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The table that expressions read.
    pub table: TableId,
    /// The column of amounts.
    pub amount: u32,
    /// The columns of percentages, when there are two or more: the shares of the amount.
    pub shares: Vec<u32>,
    /// Its rows.
    pub rows: Vec<Instalment>,
    /// The totals that the act prints, one for each text of the schedule that has one.
    pub totals: Vec<PrintedTotal>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// One row: an instalment, or one of the spans of an instalment.
#[derive(Clone, Debug)]
pub struct Instalment {
    /// The number of the instalment.
    pub number: Number,
    /// The month in which it is paid; that of the instalment's first row where the row prints none.
    pub payment: Option<Period>,
    /// The month that the act prints, where a reading puts another in its place.
    pub printed: Option<Period>,
    /// The first month that it is of.
    pub first: Period,
    /// The last month that it is of.
    pub last: Period,
    /// What is paid.
    pub amount: Number,
    /// Citation of the row.
    pub citation: Citation,
    /// The row.
    pub span: Span,
}

/// `total R$ …`.
#[derive(Clone, Debug)]
pub struct PrintedTotal {
    /// The amount.
    pub amount: Number,
    /// What the rows of the text add up to.
    pub sum: Number,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

impl Disbursement {
    /// The rows whose months lie inside a period.
    pub fn rows_of(&self, period: Period) -> impl Iterator<Item = &Instalment> {
        self.rows.iter().filter(move |row| period.contains_period(row.first) && period.contains_period(row.last))
    }

    /// The months in which the money of a period is paid, each once, in the order of the rows.
    #[must_use]
    pub fn payments_of(&self, period: Period) -> Vec<Period> {
        let mut months: Vec<Period> = Vec::new();
        for month in self.rows_of(period).filter_map(|row| row.payment) {
            if !months.contains(&month) {
                months.push(month);
            }
        }
        months
    }
}

impl Instalment {
    /// The months that it is of, as the act writes them: `05/2024 a 08/2024`, or one month.
    #[must_use]
    pub fn months(&self) -> String {
        if self.first == self.last { self.first.to_string() } else { format!("{} a {}", self.first, self.last) }
    }

    /// The month of payment in words; with what the act prints and who reads it otherwise, where one does.
    #[must_use]
    pub fn paid_words(&self) -> Option<String> {
        let paid = self.payment?;
        Some(match self.printed {
            None => paid.to_string(),
            Some(printed) => {
                format!("{paid} (impresso {printed}; interpretação {})", self.citation.readings.join(", "))
            }
        })
    }

    /// Whether the row cites a reading, which answers for what is odd in it.
    #[must_use]
    pub fn is_read(&self) -> bool {
        !self.citation.readings.is_empty()
    }
}
