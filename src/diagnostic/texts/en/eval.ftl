# What the stage `eval` says. Same ids, attributes and variables as in pt-BR/eval.ftl.

## The data read

eval_no_data = where the data are was not said: the policy reads { $inputs }
    .help = add `--data FILE`; the first line of the file is `{ $header }`
eval_no_rows = no file holds the input `{ $input }`, whose rows the policy counts: without them the result would be a zero that nobody found
    .help = add another `--data FILE`; the first line of the file is `{ $header }`
eval_no_account = no file holds the input `{ $input }`: nothing is settled or discounted by it
eval_data_separator = { $format } separated by `{ $separator }`
eval_data_tabs = { $format } separated by tabs
eval_data_comma = decimal comma
eval_data_dot = decimal dot
eval_data_rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
eval_data_inputs = input { $inputs }
eval_data_rest = { $count ->
    [one] … and { $count } more problem of the same kind ({ $code })
   *[other] … and { $count } more problems of the same kind ({ $code })
}

## What was asked

eval_one_input = standard input (`-`) can be read only once
    .help = give `-` to one thing only: the policy or one file of data
eval_no_period = the period was not said
    .help = add `--period { $code }` for the payment of { $words }, or `--reference` to compute only the indicators of a period
eval_period_unreadable = `{ $text }` is not a period
    .help = write, for instance, `{ $code }` ({ $words })
eval_period_grain = `{ $text }` is a { $found }, and the policy's periods are each a { $expected }
    .help = write `{ $code }` ({ $words })
eval_period_outside = the period { $text } ({ $period }) is outside the policy's validity, from { $from } to { $until }
    .help_first = the first period is `{ $code }` ({ $words })
    .help_last = the last period is `{ $code }` ({ $words })
eval_period_before = the period { $text } ({ $period }) is before the policy's validity, which begins on { $from }
    .help_first = the first period is `{ $code }` ({ $words })
    .help_last = the last period is `{ $code }` ({ $words })
eval_period_after = the period { $text } ({ $period }) is after the policy's validity, which ends on { $until }
    .help_first = the first period is `{ $code }` ({ $words })
    .help_last = the last period is `{ $code }` ({ $words })
eval_period_schedule = the policy's schedule does not say which data pay the period { $period }
    .help = the nearest that it pays are { $near }
eval_unknown_unit = the data have no unit `{ $key }`
    .near = there is { $near }
    .some = { $count ->
        [one] there is only { $some }
       *[other] there are { $count } units, among them { $some }
    }

## Why a unit was left out

eval_refusal_no_record = the data have no row of this unit for { $period } in the input `{ $input }`
eval_refusal_no_record_ever = the data have no row of this unit in the input `{ $input }`
eval_refusal_rejected = the unit's row in the input `{ $input }` has an error: { $problem }
eval_refusal_empty_cell = the column `{ $column }` of the input `{ $input }` is empty in { $period }, and the policy needs it at { $place }
eval_refusal_no_row = the table `{ $table }` has no row for `{ $keys }` ({ $place })
eval_refusal_no_reference = the schedule does not say which data pay { $period } ({ $place })
eval_refusal_no_key = the unit has no key `{ $key }`, which the policy reads at { $place }
eval_refusal_too_large = a number passed the size that is computed, at { $place }
eval_refusal_bad_date = a date left the years 1 to 9999, or was added days that are not whole, at { $place }
eval_refusal_member = the statistic compares with { $member }, which was refused: { $reason }
eval_refusal_negative_weight = a weight is negative at { $place }
eval_refusal_beyond_instalment = what is to be discounted is greater than the instalment that would bear it, at { $place }
eval_refusal_not_closed = the column `{ $column }` of the input `{ $input }` is read where there are no data, at { $place }
eval_refusal_too_deep = `{ $rule }` depends on too many earlier periods: check the year, and whether any of them has a value of its own
eval_refusal_broken = a defect of the program at { $place }: the policy passed its checks and could not be computed

## The table of results

eval_head_payment = Payment: { $period }, from { $from } to { $until }
eval_head_both = Appraisal and payment: { $period }, from { $from } to { $until }
eval_head_reference = Appraised on data of the period: { $period }, from { $from } to { $until }
eval_title_results = Results
eval_column_indicator = indicator
eval_column_result = result
eval_column_band = band
eval_column_score = score
eval_total = { $count ->
    [one] total of { $count } unit
   *[other] total of { $count } units
}
eval_totals_hidden = there was no room for these totals:
eval_withheld = withheld by a guarantee that failed, not in the total due: { $amount }
eval_passed_over = { $count ->
    [one] does not apply to { $count } unit
   *[other] does not apply to { $count } units
}
eval_retained = Withheld, { $citation }: { $amount }, of { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
eval_paid = Paid in { $months }, by the disbursement schedule.
eval_exception = Exception `{ $name }`, { $citation }: { $effect }; holds here for { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
eval_effect_dispensa = the discount is waived, that is, computed and shown but not charged
eval_effect_defers = the discount is deferred, that is, computed and shown now and charged later
eval_effect_integral = the score counts as 100%
eval_effect_zero = the score counts as 0%
eval_effect_not_applicable = the transfer does not apply
eval_effect_value = the amount written in the exception is paid
eval_nobody = No unit was evaluated.
eval_broken = { $count ->
    [one] A guarantee failed for { $count } unit: what it is due is withheld.
   *[other] Guarantees failed for { $count } units: what they are due is withheld.
}
eval_broken_claim = { $claim } ({ $place })
eval_left_out = { $count ->
    [one] { $count } unit was left out:
   *[other] { $count } units were left out:
}
eval_without_data = { $count ->
    [one] { $count } unit is in the policy's tables and not in the data:
   *[other] { $count } units are in the policy's tables and not in the data:
}
eval_progress = { $done } of { $total } units…
eval_unidentified = { $count ->
    [one] { $count } row without a readable key was left out; whose it is is not known:
   *[other] { $count } rows without a readable key were left out; whose they are is not known:
}
eval_unidentified_rows = { $file }, row { $rows }
