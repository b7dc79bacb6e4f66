//! What is said of a figure, a section and a next band, sentence by sentence, in the reader's language.
//!
//! Both the tree for terminals and the Markdown are made of these lines; neither says anything of its own.

use crate::diagnostic::Texts;
use crate::explain::model::{
    About, CellRead, Cited, DateRead, Decided, Explanation, Figure, MemberShown, Missing, NextBand, Outcome,
    PeriodShown, ReadingShown, RoundingShown, RowTaken, Section, StatisticRead, TableRead,
};
use crate::explain::page::Branch;

/// What a line is, for who gives it a colour or a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A formula.
    Formula,
    /// Where a value was read.
    Source,
    /// The law.
    Law,
    /// What decided.
    Decision,
    /// What is missing.
    Missing,
    /// Anything else.
    Plain,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) style: Style,
    pub(super) text: String,
}

/// The sentences of an explanation in one language.
#[derive(Clone, Copy)]
pub(super) struct Sentences<'a, 't> {
    pub(super) texts: &'t Texts,
    pub(super) explanation: &'a Explanation,
}

impl Sentences<'_, '_> {
    /// A text of the catalogue.
    pub(super) fn say(&self, id: &str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<(&'static str, String)> = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.texts.line(id, &args)
    }

    /// What stands above the figures: the act, the unit, the periods, the files.
    pub(super) fn head(&self) -> Vec<String> {
        let explanation = self.explanation;
        let mut lines = Vec::new();
        if let Some(act) = &explanation.act {
            let title = act.title.as_deref().map(|title| format!(": {title}")).unwrap_or_default();
            let partial = if act.partial { format!(" ({})", self.say("explain_partial", &[])) } else { String::new() };
            lines.push(format!("{}{title}{partial}", act.name));
        }
        let keys: Vec<String> = explanation.unit.iter().map(|key| format!("{} {}", key.name, key.value)).collect();
        let words: Vec<&str> = explanation.described.iter().filter_map(|it| it.value.as_deref()).collect();
        if !keys.is_empty() {
            let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
            lines.push(format!("{}{words}", keys.join(", ")));
        }
        let period = |id: &str, it: &PeriodShown| {
            self.say(id, &[("period", it.words.as_str()), ("from", it.from.as_str()), ("until", it.until.as_str())])
        };
        if let Some(payment) = &explanation.payment {
            lines.push(period("explain_payment", payment));
        }
        if explanation.payment.as_ref() != Some(&explanation.reference) {
            let law = |it: &String| format!(", {}", self.say("explain_law", &[("law", it.as_str())]));
            let schedule = explanation.schedule.as_ref().map(law).unwrap_or_default();
            lines.push(format!("{}{schedule}", period("explain_reference", &explanation.reference)));
        }
        if !explanation.files.is_empty() {
            lines.push(self.say("explain_files", &[("files", explanation.files.join(", ").as_str())]));
        }
        lines
    }

    /// The heading of a section.
    pub(super) fn heading(&self, section: &Section) -> String {
        let id = match section.about {
            About::Transfer => "explain_transfer",
            About::Index => "explain_index",
            About::Indicator => "explain_indicator",
            About::Rule => "explain_rule",
        };
        let head = self.say(id, &[("name", section.name.as_str())]);
        match &section.title {
            Some(title) => format!("{head}: {title}"),
            None => head,
        }
    }

    /// What does not apply, and the condition that says so: `Indicador x: título (aplica-se quando …: não)`.
    pub(super) fn outside(&self, section: &Section, branches: &[Branch<'_>]) -> String {
        let lines = branches.iter().flat_map(|branch| &branch.lines);
        let condition = lines.filter(|line| line.style == Style::Decision).map(|line| line.text.as_str()).next();
        let heading = self.heading(section);
        condition.map_or_else(|| heading.clone(), |condition| format!("{heading} ({condition})"))
    }

    /// What is said of a section before its figures.
    pub(super) fn section(&self, section: &Section) -> Vec<Line> {
        let mut lines = Vec::new();
        if section.about != About::Rule {
            section.citation.iter().for_each(|it| lines.extend(self.law(it)));
        }
        if let Some(beneficiary) = &section.beneficiary {
            let text = self.say("explain_beneficiary", &[("name", beneficiary.as_str())]);
            lines.push(Line { style: Style::Plain, text });
        }
        if !section.paid.is_empty() {
            let text = self.say("explain_paid", &[("months", section.paid.join(", ").as_str())]);
            lines.push(Line { style: Style::Plain, text });
        }
        if let Some(outcome) = section.outcome.as_deref().filter(|it| *it != "apurado") {
            lines.push(Line { style: Style::Decision, text: self.say("explain_outcome", &[("name", outcome)]) });
        }
        lines
    }

    /// The name of a figure and what it came to.
    pub(super) fn value(&self, figure: &Figure) -> String {
        match &figure.outcome {
            Outcome::Refused { .. } => self.say("explain_not_computed", &[]),
            _ => figure.shown().to_owned(),
        }
    }

    /// Everything said under a figure.
    pub(super) fn lines(&self, figure: &Figure, section: &Section) -> Vec<Line> {
        let mut lines = Vec::new();
        self.formula(figure, &mut lines);
        let refused = |id: &String| {
            let read = self.explanation.figure(id);
            read.is_some_and(|it| matches!(it.outcome, Outcome::Refused { .. }))
        };
        // The figure that first cannot be computed says why; those that read it need not.
        let before = section.figures.iter().take_while(|id| **id != figure.id);
        if let Outcome::Refused { missing } = &figure.outcome
            && !figure.reads.iter().chain(before).any(refused)
            && let Some(missing) = self.explanation.missing.get(*missing)
        {
            lines.push(Line { style: Style::Missing, text: self.missing(missing) });
        }
        lines.extend(figure.conditions.iter().map(|it| self.decided(it)));
        lines.extend(figure.rows.iter().map(|it| self.row(it)));
        for cell in figure.cells.iter().filter(|it| it.row.is_some()) {
            lines.push(self.cell(cell, figure));
            lines.extend(self.pending(cell));
        }
        lines.extend(figure.dates.iter().map(|it| self.date(it)));
        lines.extend(figure.statistics.iter().map(|it| self.statistic(it, figure)));
        lines.extend(figure.table_rows.iter().map(|it| self.table_row(it)));
        let own =
            figure.citations.iter().filter(|it| Some(*it) != section.citation.as_ref() || section.about == About::Rule);
        own.for_each(|it| lines.extend(self.law(it)));
        lines
    }

    fn formula(&self, figure: &Figure, lines: &mut Vec<Line>) {
        let Some(formula) = &figure.formula else {
            return;
        };
        lines.push(Line { style: Style::Formula, text: format!("= {formula}") });
        let value = match &figure.outcome {
            Outcome::Value { text, .. } => text.as_str(),
            Outcome::Absent { cause } => cause,
            Outcome::Refused { .. } => return,
        };
        let Some(numbers) = &figure.numbers else {
            return;
        };
        // A value read as it is; its unit is told by the value.
        let same = value.strip_prefix(numbers.as_str()).is_some_and(|unit| unit.is_empty() || unit.starts_with(' '));
        let text = match &figure.rounding {
            Some(rounding) if rounding.exact && same => return,
            Some(rounding) if rounding.exact => format!("= {numbers} = {value}"),
            Some(rounding) => self.rounded(numbers, rounding, value),
            None if same => return,
            None => format!("= {numbers} = {value}"),
        };
        lines.push(Line { style: Style::Formula, text });
    }

    /// `= 2 × 3 = 6,004 → 6,00 (2 casas, meio para cima)`
    fn rounded(&self, numbers: &str, rounding: &RoundingShown, value: &str) -> String {
        let places = rounding.places.to_string();
        let mode = self.say(&format!("explain_mode_{}", rounding.mode), &[]);
        let how = self.say("explain_rounding", &[("places", places.as_str()), ("mode", mode.as_str())]);
        let how = match &rounding.citation {
            Some(citation) => format!("{how}; {}", citation.text),
            None => how,
        };
        match rounding.before.as_deref() {
            Some(before) if before == numbers => format!("= {numbers} → {value} ({how})"),
            Some(before) => format!("= {numbers} = {before} → {value} ({how})"),
            None => format!("= {numbers} → {value} ({how})"),
        }
    }

    fn decided(&self, decided: &Decided) -> Line {
        let holds = self.say(if decided.holds { "explain_yes" } else { "explain_no" }, &[]);
        let effect = decided.effect.as_deref().unwrap_or("");
        // The variants of a message have names without accents.
        let folded = crate::resolve::fold(effect);
        let effect = if decided.role == "exception" { &folded } else { effect };
        let id = format!("explain_condition_{}", decided.role);
        let text = self.say(&id, &[("text", decided.text.as_str()), ("holds", holds.as_str()), ("effect", effect)]);
        Line { style: Style::Decision, text: self.with_citation(text, decided.citation.as_ref()) }
    }

    /// A guarantee that does not hold.
    pub(super) fn broken(&self, decided: &Decided) -> String {
        let text = self.say("explain_broken", &[("text", decided.text.as_str())]);
        self.with_citation(text, decided.citation.as_ref())
    }

    fn row(&self, row: &RowTaken) -> Line {
        let args = [("subject", row.subject.as_str()), ("value", row.value.as_str()), ("row", row.row.as_str())];
        let text = self.say(&format!("explain_row_{}", row.by), &args);
        Line { style: Style::Decision, text: self.with_citation(text, row.citation.as_ref()) }
    }

    fn cell(&self, cell: &CellRead, figure: &Figure) -> Line {
        let empty = self.say("explain_empty", &[]);
        let value = cell.value.as_deref().unwrap_or(&empty);
        let args = |file, row| {
            [("column", cell.column.as_str()), ("value", value), ("file", file), ("row", row), ("input", &cell.input)]
        };
        let text = match (&cell.file, cell.row) {
            (Some(file), Some(row)) => self.say("explain_cell", &args(self.file(file), row.to_string().as_str())),
            _ => self.say("explain_cell_nowhere", &args("", "")),
        };
        let told = |it: &&Cited| !figure.citations.contains(it);
        Line { style: Style::Source, text: self.with_citation(text, cell.citation.as_ref().filter(told)) }
    }

    /// What defines the cell is owed.
    fn pending(&self, cell: &CellRead) -> Option<Line> {
        let text = match cell.pending.as_deref()? {
            "" => self.say("explain_pending", &[]),
            note => self.say("explain_pending_note", &[("note", note)]),
        };
        Some(Line { style: Style::Decision, text })
    }

    fn date(&self, read: &DateRead) -> Line {
        let period = &read.period;
        let args = [
            ("name", read.name.as_str()),
            ("value", &read.value),
            ("period", &period.words),
            ("from", &period.from),
            ("until", &period.until),
        ];
        Line { style: Style::Source, text: self.say("explain_date", &args) }
    }

    /// Whose values a statistic is of: the first members, the unit itself, and how many more.
    fn statistic(&self, read: &StatisticRead, figure: &Figure) -> Line {
        const SHOWN: usize = 12;
        let count = read.count.to_string();
        let alone = figure.statistics.len() == 1 && figure.formula.as_ref() == Some(&read.text);
        let text = if read.of == "rows" {
            let among = read.among.unwrap_or(read.count).to_string();
            let files: Vec<&str> = read.files.iter().map(|file| self.file(file)).collect();
            let args = [
                ("count", count.as_str()),
                ("among", among.as_str()),
                ("input", read.source.as_deref().unwrap_or("")),
                ("files", &files.join(", ")),
            ];
            self.say("explain_rows_counted", &args)
        } else {
            let shown = read.members.iter().enumerate().filter(|(at, member)| *at < SHOWN || member.own);
            let mut members: Vec<String> = shown.map(|(_, member)| self.member(member)).collect();
            if let Some(rest) = read.members.len().checked_sub(members.len()).filter(|rest| *rest > 0) {
                members.push(self.say("explain_members_rest", &[("rest", rest.to_string().as_str())]));
            }
            let group: Vec<String> = read.group.iter().map(|key| format!("{} {}", key.name, key.value)).collect();
            let args = [("count", count.as_str()), ("group", &group.join(", ")), ("members", &members.join("; "))];
            let id = if read.group.is_empty() { "explain_members" } else { "explain_members_of" };
            self.say(if read.of == "periods" { "explain_periods" } else { id }, &args)
        };
        let text = if alone { text } else { format!("{}: {text}", read.text) };
        Line { style: Style::Source, text }
    }

    /// `0027863 30%`, `0027863 30% (peso 200)`
    fn member(&self, member: &MemberShown) -> String {
        let value = member.value.as_ref().map_or_else(String::new, |value| format!(" {value}"));
        let said = format!("{}{value}", member.unit);
        match &member.weight {
            Some(weight) => self.say("explain_member_weight", &[("member", said.as_str()), ("weight", weight)]),
            None => said,
        }
    }

    /// A file by its name alone, where no other has it.
    fn file<'f>(&self, path: &'f str) -> &'f str {
        let name = |path: &'f str| path.rsplit(['/', '\\']).next().unwrap_or(path);
        let same = self.explanation.files.iter().filter(|it| it.rsplit(['/', '\\']).next() == Some(name(path)));
        if same.count() == 1 { name(path) } else { path }
    }

    fn table_row(&self, read: &TableRead) -> Line {
        let keys: Vec<String> = read.keys.iter().map(|key| format!("{} {}", key.name, key.value)).collect();
        let empty = self.say("explain_empty", &[]);
        let text = self.say(
            if read.file.is_some() { "explain_file_row" } else { "explain_table_row" },
            &[
                ("column", read.column.as_str()),
                ("value", read.value.as_deref().unwrap_or(&empty)),
                ("table", read.table.as_str()),
                ("keys", keys.join(", ").as_str()),
                ("line", read.line.to_string().as_str()),
                ("file", read.file.as_deref().map_or("", |file| self.file(file))),
            ],
        );
        Line { style: Style::Source, text: self.with_citation(text, read.citation.as_ref()) }
    }

    fn with_citation(&self, text: String, citation: Option<&Cited>) -> String {
        let Some(citation) = citation else {
            return text;
        };
        self.say("explain_cited", &[("text", text.as_str()), ("law", citation.text.as_str())])
    }

    /// A citation, and the law's own words on a line of their own.
    fn law(&self, citation: &Cited) -> Vec<Line> {
        let mut lines =
            vec![Line { style: Style::Law, text: self.say("explain_law", &[("law", citation.text.as_str())]) }];
        if let Some(quote) = &citation.quote {
            let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
            lines.push(Line { style: Style::Law, text: format!("“{quote}”") });
        }
        lines
    }

    /// Why something could not be computed.
    pub(super) fn missing(&self, missing: &Missing) -> String {
        if let Some(problem) = &missing.problem {
            let reason = self.texts.sentence(problem);
            return self.say("explain_missing_rejected", &[("reason", reason.as_str())]);
        }
        let mut args: Vec<(&'static str, String)> =
            missing.details.iter().map(|(name, value)| (*name, value.clone())).collect();
        args.extend(missing.because.as_ref().map(|because| ("reason", self.missing(because))));
        let text = self.texts.line(&format!("explain_missing_{}", missing.kind), &args);
        match missing.details.get("files").filter(|files| !files.is_empty()) {
            Some(files) => self.say("explain_looked_in", &[("text", text.as_str()), ("files", files)]),
            None => text,
        }
    }

    /// A reading cited, and the law's own words that it reads.
    pub(super) fn reading(&self, reading: &ReadingShown) -> Vec<String> {
        let title = reading.title.as_deref().unwrap_or("");
        let args = [("name", reading.name.as_str()), ("title", title), ("law", reading.citation.text.as_str())];
        let quote = reading.citation.quote.as_deref();
        let quote = quote.map(|quote| format!("“{}”", quote.split_whitespace().collect::<Vec<_>>().join(" ")));
        std::iter::once(self.say("explain_reading", &args)).chain(quote).collect()
    }

    /// What is said of the next band of an indicator, the first line being where it is now.
    pub(super) fn next_band(&self, band: &NextBand) -> Vec<Line> {
        let plain = |text| Line { style: Style::Plain, text };
        let args = [("indicator", band.indicator.as_str()), ("value", &band.value), ("row", &band.row)];
        let mut lines = vec![plain(self.say("explain_now", &args))];
        let Some(next) = &band.next else {
            lines.push(plain(self.say("explain_best", &[("score", band.score.as_str())])));
            return lines;
        };
        let id = match (next.upwards, next.included) {
            (true, true) => "explain_next_up",
            (false, true) => "explain_next_down",
            (true, false) => "explain_next_above",
            (false, false) => "explain_next_below",
        };
        let args =
            [("row", next.row.as_str()), ("from", &next.from), ("distance", &next.distance), ("score", &next.score)];
        lines.push(Line { style: Style::Decision, text: self.say(id, &args) });
        if let Some(input) = &next.input {
            let id = if next.upwards { "explain_input_up" } else { "explain_input_down" };
            let args = [
                ("column", input.column.as_str()),
                ("missing", input.missing.as_str()),
                ("now", input.now.as_str()),
                ("needed", input.needed.as_str()),
            ];
            lines.push(plain(self.say(id, &args)));
        }
        for pays in &next.transfers {
            let id = if pays.changes { "explain_would_pay" } else { "explain_would_earn" };
            let args = [
                ("transfer", pays.transfer.as_str()),
                ("due", pays.due.as_str()),
                ("due_gain", pays.due_gain.as_str()),
                ("earned", pays.earned.as_str()),
                ("earned_gain", pays.earned_gain.as_str()),
            ];
            lines.push(plain(self.say(id, &args)));
        }
        if next.transfers.is_empty() && self.explanation.payment.is_some() {
            lines.push(plain(self.say("explain_pays_the_same", &[])));
        }
        lines
    }
}
