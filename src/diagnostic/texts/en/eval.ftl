# What the stage `eval` says. Same ids, attributes and variables as in pt-BR/eval.ftl.

## The data read

eval_no_data = where the data are was not said: the policy reads { $inputs }
    .help = add `--data FILE`; the first line of the file is `{ $header }`
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
