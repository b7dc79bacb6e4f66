# The words of result tables and of the memory of calculation. Same ids, attributes and variables as in pt-BR/explain.ftl.

explain_title = Memory of calculation
explain_payment = Payment: { $period } ({ $from } to { $until })
explain_reference = Data of: { $period } ({ $from } to { $until })
explain_files = Data file: { $files }
explain_transfer = Transfer { $name }
explain_index = Index { $name }
explain_indicator = Indicator { $name }
explain_rule = { $name }
explain_beneficiary = beneficiary: { $name }
explain_paid = paid in { $months }
explain_outcome = outcome: { $name }
explain_not_computed = not computed
explain_yes = yes
explain_no = no
explain_empty = empty
explain_figure = figure
explain_value = amount
explain_above = { $name } = { $value } (see above)
explain_below = { $name } = { $value } (see below)
explain_cited = { $text } — { $law }
explain_law = under { $law }
explain_rounding = { $places ->
    [0] no decimal places
    [1] 1 place
   *[other] { $places } places
}, { $mode }
explain_mode_half_away_from_zero = half up
explain_mode_half_to_even = half to even
explain_mode_truncate = truncated
explain_mode_ceiling = always up
explain_mode_floor = always down
explain_mode_largest_remainder = leftovers to the largest remainders, so that the parts add up to the whole
explain_condition_applies = applies when `{ $text }`: { $holds }
explain_condition_exception = the exception `{ $text }` holds{ $effect ->
    [dispensa] : the discount is computed and shown, but not charged
    [integral] : the score counts as 100%
    [zero] : the score counts as 0%
    [inaplicavel] : the transfer does not apply
   *[other] {""}
}
explain_condition_withheld = withheld, because `{ $text }`
explain_condition_deemed = deemed met: `{ $text }`
explain_condition_suspended = suspended: `{ $text }`
explain_condition_choice = `{ $text }`: { $holds }
explain_condition_unpaid = { $text }: no payment known; what was open stays open
explain_condition_absence = { $text }: `{ $effect }`
explain_condition_no_row = { $text } has no row; `{ $effect }` stands instead
explain_condition_no_factor = no factor: paid in full
explain_condition_guarantee = `{ $text }`: { $holds }
explain_broken = `{ $text }` does not hold: the payment is withheld
explain_row_band = band of { $subject } = { $value }: `{ $row }`
explain_row_points = { $subject } = { $value }, between the points `{ $row }`
explain_row_point = { $subject } = { $value }, at the point `{ $row }` or beyond
explain_row_date = in force in { $value }: `{ $row }`
explain_cell = { $column } = { $value } ({ $file }, row { $row })
explain_partial = partial text
explain_pending = method pending
explain_pending_note = method pending: { $note }
explain_cell_nowhere = { $column }: no row in `{ $input }`
explain_date = { $name } = { $value } ({ $period }, { $from } to { $until })
explain_table_row = { $column } = { $value } (table { $table }, { $keys }; line { $line } of the policy)
explain_rows_counted = { $count } of { $among } rows of `{ $input }` ({ $files })
explain_members = { $count ->
    [one] one unit: { $members }
   *[other] { $count } units: { $members }
}
explain_members_of = { $count ->
    [one] one unit with { $group }: { $members }
   *[other] { $count } units with { $group }: { $members }
}
explain_member_weight = { $member } (weight { $weight })
explain_members_rest = and { $rest } more
explain_periods = { $count ->
    [one] one period of the year: { $members }
   *[other] { $count } periods of the year: { $members }
}
explain_file_row = { $column } = { $value } (table { $table }, { $keys }; line { $line } of { $file })
explain_missing_no_record = the data have no row of { $unit } for { $period_words } ({ $period }) in the input `{ $input }`
explain_missing_no_record_ever = the data have no row of { $unit } in the input `{ $input }`
explain_looked_in = { $text }; looked for in { $files }
explain_missing_rejected = the row was left out: { $reason }
explain_missing_empty_cell = the cell `{ $column }` of { $unit } for { $period_words } is empty in the input `{ $input }`, and it is required
explain_missing_no_row = the table `{ $table }` has no row for { $keys }
explain_missing_no_reference = the schedule does not say which period pays { $period_words }
explain_missing_no_key = the unit { $unit } has no `{ $key }`
explain_missing_member = the statistic compares with { $member }, which was refused: { $reason }
explain_missing_negative_weight = `{ $expression }` has a negative weight
explain_missing_beyond_instalment = what is to be discounted is greater than the instalment that would bear it
explain_missing_too_large = `{ $expression }` gives a number too large to compute
explain_missing_bad_date = `{ $expression }` gives no date of the calendar
explain_missing_too_deep = `{ $expression }` reads too many earlier periods
explain_missing_broken = `{ $expression }` could not be computed
explain_outside_title = Not applicable to this unit
explain_next_title = Next band
explain_now = { $indicator } = { $value }, band `{ $row }`
explain_best = no band pays more than { $score }
explain_next_up = next band: `{ $row }`, from { $from }; { $distance } short; score { $score }
explain_next_down = next band: `{ $row }`, up to { $from }; { $distance } too high; score { $score }
explain_next_above = next band: `{ $row }`, above { $from }; more than { $distance } short; score { $score }
explain_next_below = next band: `{ $row }`, below { $from }; more than { $distance } too high; score { $score }
explain_input_up = with the other data unchanged, { $missing } short in `{ $column }`: from { $now } to { $needed }
explain_input_down = with the other data unchanged, { $missing } too many in `{ $column }`: from { $now } to { $needed }
explain_would_pay = { $transfer } would pay { $due }: { $due_gain } more
explain_would_earn = { $transfer } would earn { $earned } ({ $earned_gain } more); the amount due stays { $due }
explain_pays_the_same = no transfer would change
explain_readings_title = Readings cited
explain_reading = { $name }: { $title } ({ $law })

## What was asked for

explain_which_unit = { $count ->
    [0] the data have no unit to explain
   *[other] the data have { $count } units, and one is explained at a time
}
    .help = add `--only KEY`, for example `--only { $example }`; there are { $some }
explain_unknown_rule = the policy has no rule `{ $name }`
    .near = did you mean `{ $near }`?
    .some = there are, for example, { $some }
explain_rule_of_payment = `{ $name }` is of the payment period, and a reference period was asked for
    .help = use `--period` instead of `--reference`
