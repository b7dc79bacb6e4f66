//! Tables for a terminal: columns aligned, figures whole.
//!
//! Receives cells already written and how each column may give way. Guarantees that names are cut with `…`
//! before anything else gives way, that figures are never cut, and that the columns that had to go are named.
//! Decides nothing about what the cells say.

use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// Between two columns.
const GAP: usize = 2;

/// One column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its heading.
    pub(super) head: String,
    /// Whether its cells end where the column ends.
    pub(super) right: bool,
    /// The width down to which its cells may be cut.
    pub(super) least: Option<usize>,
    /// Its place in the order in which columns go, from 1; 0 stays.
    pub(super) goes: usize,
}

impl Column {
    /// A column of words that stays whole.
    pub(super) fn left(head: impl Into<String>) -> Column {
        Column { head: head.into(), right: false, least: None, goes: 0 }
    }

    /// A column of figures.
    pub(super) fn right(head: impl Into<String>) -> Column {
        Column { right: true, ..Column::left(head) }
    }

    /// The same, cut down to a width where there is no room.
    pub(super) fn cut_to(mut self, least: usize) -> Column {
        self.least = Some(least);
        self
    }

    /// The same, left out where there is no room: those of lower numbers go first.
    pub(super) fn goes(mut self, order: usize) -> Column {
        self.goes = order;
        self
    }
}

/// A table: headings, rows and perhaps a last row under a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// Its rows, as many cells as columns.
    pub(super) rows: Vec<Vec<String>>,
    /// The row of totals: what it is, over its first, empty cells, and its cells.
    pub(super) total: Option<(String, Vec<String>)>,
}

impl Grid {
    /// The table as Markdown has it.
    pub(super) fn markdown(&self) -> String {
        let heads = self.columns.iter().map(|column| column.head.clone()).collect();
        let rules = self.columns.iter().map(|it| if it.right { "---:" } else { "---" }.to_owned()).collect();
        let total = self.total.iter();
        let total = total.map(|(label, cells)| [std::slice::from_ref(label), cells.get(1..).unwrap_or(&[])].concat());
        let rows: Vec<Vec<String>> = [heads, rules].into_iter().chain(self.rows.iter().cloned()).chain(total).collect();
        let lines = rows.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
            format!("| {} |\n", cells.join(" | "))
        });
        lines.collect()
    }

    /// The table within a width, and the columns that had no room.
    pub(super) fn write(&self, width: usize) -> (String, Vec<usize>) {
        let natural: Vec<usize> = (0..self.columns.len()).map(|at| self.natural(at)).collect();
        let mut shown: Vec<usize> = (0..self.columns.len()).collect();
        loop {
            let widths = self.fitted(&shown, &natural, width);
            let leaving = |at: &&usize| self.columns.get(**at).is_some_and(|column| column.goes > 0);
            let order = |at: &&usize| self.columns.get(**at).map(|column| column.goes);
            match (widths, shown.iter().filter(leaving).min_by_key(order).copied()) {
                (Ok(widths), _) | (Err(widths), None) => {
                    let gone = (0..self.columns.len()).filter(|at| !shown.contains(at)).collect();
                    return (self.draw(&shown, &widths), gone);
                }
                (Err(_), Some(goes)) => shown.retain(|at| *at != goes),
            }
        }
    }

    /// The widest cell of a column.
    fn natural(&self, at: usize) -> usize {
        let cells = self
            .rows
            .iter()
            .chain(self.total.as_ref().map(|(_, row)| row))
            .filter_map(|row| row.get(at))
            .map(|cell| cell.width());
        let head = self.columns.get(at).map_or(0, |column| column.head.width());
        cells.max().unwrap_or(0).max(head)
    }

    /// The widths of the columns shown: those that may be cut give way, the widest first. `Err` with the least
    /// widths when that is not enough.
    fn fitted(&self, shown: &[usize], natural: &[usize], width: usize) -> Result<Vec<usize>, Vec<usize>> {
        let of = |at: &usize| natural.get(*at).copied().unwrap_or(0);
        let mut widths: Vec<usize> = shown.iter().map(of).collect();
        let gaps = GAP * shown.len().saturating_sub(1);
        loop {
            if widths.iter().sum::<usize>() + gaps <= width {
                return Ok(widths);
            }
            let cut = shown.iter().zip(&mut widths).filter_map(|(at, width)| {
                let least = self.columns.get(*at)?.least?;
                (*width > least).then_some(width)
            });
            match cut.max_by_key(|width| **width) {
                Some(widest) => *widest -= 1,
                None => return Err(widths),
            }
        }
    }

    fn draw(&self, shown: &[usize], widths: &[usize]) -> String {
        let heads: Vec<String> = self.columns.iter().map(|column| column.head.clone()).collect();
        let rule = format!("{}\n", "─".repeat(widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)));
        let mut text = self.line(&heads, shown, widths);
        text.push_str(&rule);
        for row in &self.rows {
            text.push_str(&self.line(row, shown, widths));
        }
        if let Some((label, total)) = &self.total {
            text.push_str(&rule);
            let line = self.line(total, shown, widths);
            let blank = line.len() - line.trim_start_matches(' ').len();
            // Where the words do not fit, the first of them says enough.
            let room = blank.saturating_sub(1);
            let label = if label.width() <= room { label } else { label.split(' ').next().unwrap_or(label) };
            let label = cut(label, room);
            text.push_str(&format!(
                "{label}{}{}",
                " ".repeat(blank.saturating_sub(label.width())),
                line.trim_start_matches(' ')
            ));
        }
        text
    }

    fn line(&self, cells: &[String], shown: &[usize], widths: &[usize]) -> String {
        let mut line = String::new();
        for (at, width) in shown.iter().zip(widths) {
            let (Some(column), Some(cell)) = (self.columns.get(*at), cells.get(*at)) else { continue };
            let cell = cut(cell, *width);
            let blank = " ".repeat(width.saturating_sub(cell.width()));
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            line.push_str(&if column.right { format!("{blank}{cell}") } else { format!("{cell}{blank}") });
        }
        format!("{}\n", line.trim_end())
    }
}

/// A text cut to a width, with `…` at its end.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for char in text.chars() {
        used += char.width().unwrap_or(0);
        if used > width {
            break;
        }
        kept.push(char);
    }
    format!("{}…", kept.trim_end())
}

/// A paragraph in lines of a width, the second and following ones indented.
pub(super) fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut written = String::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.width() + 1 + word.width() > width {
            written.push_str(line.trim_end());
            written.push('\n');
            rest.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    written.push_str(line.trim_end());
    written.push('\n');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let columns = vec![
            Column::left("CNES"),
            Column::left("Nome").cut_to(6),
            Column::right("Previsto").goes(1),
            Column::right("Devido"),
        ];
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let rows = vec![row(["0026808", "HOSPITAL EVANGÉLICO", "1.052.399,54", "1.052.399,54"])];
        Grid { columns, rows, total: Some(("total".to_owned(), row(["", "", "1.052.399,54", "1.052.399,54"]))) }
    }

    #[test]
    fn names_are_cut_before_columns_go_and_figures_stay_whole() {
        let (wide, gone) = grid().write(60);
        assert!(wide.contains("HOSPITAL EVANGÉLICO") && gone.is_empty(), "{wide}");
        let (middle, gone) = grid().write(45);
        assert!(middle.contains("HOSPITA…") && gone.is_empty(), "{middle}");
        let (narrow, gone) = grid().write(30);
        assert_eq!((narrow.matches("1.052.399,54").count(), gone), (2, vec![2]), "{narrow}");
        let (tiny, _) = grid().write(10);
        assert!(tiny.contains("HOSPI…  1.052.399,54"), "{tiny}");
    }

    #[test]
    fn a_paragraph_keeps_its_margin() {
        assert_eq!(wrap("um dois três quatro", 10, "- ", "  "), "- um dois\n  três\n  quatro\n");
    }
}
