# What the command line says. Same ids, attributes and variables as in pt-BR/cli.ftl.

cli_error = error
cli_warning = warning

## Headings of the help

cli_heading_usage = Usage:
cli_heading_commands = Commands
cli_heading_arguments = Arguments
cli_heading_options = Options
cli_value_command = COMMAND

## The help of each command: its sentence, `usage`, `examples`, and one attribute per argument

cli_help = The resolution is the program: checks, computes and explains health-financing acts.
    .usage = valora COMMAND [OPTIONS]
    .examples =
        To begin:
          valora new my-act.valora           writes a commented skeleton
          valora check my-act.valora               says what is wrong and how to repair it
          valora test my-act.valora                runs the examples written in the act

        The help of a command, with examples: valora COMMAND --help
        Exit codes: 0 fine, 1 policy wrong, 2 command wrong, 3 example, guarantee or receipt failed, 4 data wrong
    .lang = Language of messages: pt or en (default: the system's)
    .lang_value = LANGUAGE
    .color = Colours: auto (default), always or never; NO_COLOR turns them off too
    .color_value = WHEN
    .width = Columns to write in (default: the terminal's)
    .width_value = N
    .help = Shows this help
    .version = Shows the version
    .paths = Files, or folders with .valora files (default: the current folder); `-` reads standard input
    .paths_value = PATH
    .policy = The file of the policy; `-` reads standard input
    .policy_value = POLICY
    .data = Files of data (CSV, JSON); `entrada=FILE` says which entrada the file fills
    .data_value = FILE
    .decimal = Decimal mark of the data, where the files do not show it: , or .
    .decimal_value = MARK
    .period = Payment period: 2024Q2 (four months), 2024-07 (month), 2024B1, 2024T3, 2024S2, 2024 (year)
    .period_value = PERIOD
    .reference = Reference period: evaluates indicators alone, no transfers
    .reference_value = PERIOD
    .only = Shows only the unit with this key (the others still count where the policy compares them)
    .only_value = KEY
    .as_of = Reads the law as published up to this day, 30/08/2017 or 2017-08-30 (default: with every act read)
    .as_of_value = DATE

cli_help_check = Checks policies without any data: syntax, names, units, bands, weights, totals.
    .usage = valora check [PATH…] [--proofs] [--format FORMAT] [--deny warnings] [--as-of DATE]
    .proofs = Proves each `garante` and what is expected of every transfer and indicator, or shows a counterexample
    .format = Output: human (default), json, sarif or github
    .format_value = FORMAT
    .deny = `warnings`: warnings fail the run too
    .deny_value = LEVEL
    .examples =
        Examples:
          valora check                             checks every policy from this folder down
          valora check policies --deny warnings    fails on warnings too
          valora check act.valora --proofs         proves, for any data, what the act guarantees
          valora check act.valora --format json    for another program to read

        Each problem has a code; valora explain-code CODE explains it with an example.

cli_help_eval = Computes each unit's indicators and transfers, to the cent.
    .usage = valora eval POLICY --data FILE… --period PERIOD [--only KEY] [--as-of DATE] [--receipt FILE]
    .format = Output: table (default), json or csv
    .format_value = FORMAT
    .receipt = Keeps the receipt of the evaluation in this file, which may not exist: see valora verify --help
    .receipt_value = FILE
    .examples =
        Examples:
          valora eval act.valora --data data.csv --period 2024Q2
          valora eval act.valora --data hospital=h.csv AIH=aih.csv --period 2024Q2 --format csv
          valora eval act.valora --data data.csv --reference 2023Q3 --only 2119420

        A unit with bad data is left out of the results and listed; the exit code is then 4.

cli_help_explain = Shows the memory of calculation of one unit, with the articles, down to the cell of data.
    .usage = valora explain POLICY --data FILE… --period PERIOD --only KEY [RULE] [--as-of DATE]
    .rule = Explains this rule alone: a transfer, index, indicator or measure
    .rule_value = RULE
    .format = Output: text (a tree, default), json or md
    .format_value = FORMAT
    .examples =
        Examples:
          valora explain act.valora --data data.csv --period 2024Q2 --only 2119420
          valora explain act.valora --data data.csv --period 2024Q2 --only 2119420 ocupação_geral
          valora explain act.valora --data data.csv --period 2024Q2 --only 2119420 --format md

cli_help_verify = Recomputes a receipt and says whether it holds: the rule, the cell or the cent that changed.
    .usage = valora verify RECEIPT [--policy POLICY] [--data FILE…]
    .receipt = The receipt that `valora eval … --receipt FILE` wrote; `-` reads standard input
    .receipt_value = RECEIPT
    .policy = Where the policy is, when not where the receipt says
    .data = Where the data are, when not where the receipt says
    .format = Output: text (default) or json
    .format_value = FORMAT
    .examples =
        Examples:
          valora eval policy.valora --data data.csv --period 2024Q2 --receipt receipts/2024Q2.json
          valora verify receipts/2024Q2.json
          valora verify 2024Q2.json --policy policy.valora --data data.csv

        Exit: 0 holds, 3 does not hold, 4 the data cannot be read, 2 the file is not a receipt
        A receipt keeps the cells of the data: treat it with the same care as the data.

cli_help_test = Runs the examples written in policies.
    .usage = valora test [PATH…] [--coverage] [--mutants [--at-least N%]] [--suggest] [--as-of DATE]
    .coverage = Lists the rules, sides of limits, exceptions and rows that no example reaches
    .mutants = Plants small faults in the policy and lists those that no example notices
    .at_least = The least share of the faults that must be noticed, in each file; below it exits with 3
    .at_least_value = N%
    .suggest = Writes the examples that are missing, with what they give today, for a person to confirm
    .format = Output: text (default), json or github (annotations of a review)
    .format_value = FORMAT
    .examples =
        Examples:
          valora test                              the examples of every policy from this folder down
          valora test act.valora --coverage        and what they do not reach

        An example in a policy:
          exemplo "78% fica na faixa de 75%" {"{"}
              no 2º quadrimestre de 2024
              hospital {"{"} cnes = 2119420; diárias = 5759; leitos = 60 {"}"}
              espera ocupação_geral = 78,67%
        {"  }"}

cli_help_fmt = Writes policies in their one form: indents, aligned columns, accents of the language's words.
    .usage = valora fmt [PATH…] [--check]
    .check = Changes nothing; says which files would change and exits with 1 if any would
    .examples =
        Examples:
          valora fmt                               formats every policy from this folder down
          valora fmt --check                       only checks, for continuous integration
          valora fmt - < act.valora                formats standard input to standard output

        Comments stay; the meaning does not change: a file that would read otherwise is not written.

cli_help_readings = Lists the readings: what the encoder decided where the published text is unclear.
    .usage = valora readings [PATH…]
    .format = Output: text (default), md or json
    .format_value = FORMAT
    .examples =
        Examples:
          valora readings act.valora
          valora readings policies

cli_help_schedule = Shows the calendar: which period is appraised when, and pays which period.
    .usage = valora schedule POLICY [--from PERIOD] [--to PERIOD] [--as-of DATE]
    .from = First payment period to show
    .from_value = PERIOD
    .to = Last payment period to show
    .to_value = PERIOD
    .format = Output: table (default) or json
    .format_value = FORMAT
    .examples =
        Examples:
          valora schedule act.valora
          valora schedule act.valora --from 2024Q1 --to 2025Q3

cli_help_versions = Lists the versions of an act: in which months each holds and the acts that made it.
    .usage = valora versions [ACT] [--as-of DATE]
    .act = A file, or the identity of an act of the folder: "SES/MG 5.233/2016"; without it, lists the acts of the folder
    .act_value = ACT
    .format = Output: text (default) or json
    .format_value = FORMAT
    .examples =
        Examples:
          valora versions act.valora
          valora versions "SES/MG 5.233/2016"
          valora versions "SES/MG 5.233/2016" --as-of 2016-12-31

cli_help_consolidate = Writes the text of an act in force, each passage with the act that changed it.
    .usage = valora consolidate ACT [--as-of DATE] [--period PERIOD]
    .act = A file, or the identity of an act of the folder: "SES/MG 5.233/2016"
    .act_value = ACT
    .period = The payment period whose text is asked for; else the text of the day, or the last
    .period_value = PERIOD
    .examples =
        Examples:
          valora consolidate act.valora > consolidated.valora
          valora consolidate "SES/MG 5.233/2016" --as-of 2018-01-01
          valora consolidate "SES/MG 5.233/2016" --period 2017-09

cli_help_diff = Says what changes from one text to another: the rules, whether results change, and what the change costs.
    .usage = valora diff OLD NEW [--data FILE... --period PERIOD...]
    .old = The old text: a file, a file of a git revision (`REV:file.valora`) or an act of the folder; with `@DATE` for the text of a day
    .old_value = OLD
    .new = The new text, written likewise
    .new_value = NEW
    .rules_only = Compares the rules alone, without saying whether results change
    .data = Files of data for both policies, each FILE or entrada=FILE: says who gains and who loses
    .data_value = FILE
    .old_data = Files of data for the old policy, where its columns are others
    .old_data_value = FILE
    .new_data = Files of data for the new policy
    .new_data_value = FILE
    .decimal = Decimal mark of the data, where the files do not show it: `,` or `.`
    .decimal_value = MARK
    .period = Payment periods, such as 2024Q2
    .period_value = PERIOD
    .from = The first of several periods in a row
    .from_value = PERIOD
    .to = The last of them
    .to_value = PERIOD
    .by = Column of a table or input that groups the units, such as `município`
    .by_value = COLUMN
    .format = Output: text (default), md, json, or csv (the money)
    .format_value = FORMAT
    .examples =
        Examples:
          valora diff draft.valora act.valora
          valora diff "SES/MG 5.233/2016@2017-01-01" "SES/MG 5.233/2016@2018-01-01"
          valora diff HEAD~1:act.valora act.valora --rules-only
          valora diff HEAD:act.valora act.valora --data data.csv --period 2024Q2
          valora diff a.valora b.valora --data data.csv --from 2024Q1 --to 2024Q3 --by município --format csv

cli_help_explain_code = Explains a diagnostic; without a code, lists all.
    .usage = valora explain-code [CODE]
    .code = The code printed above the message, such as check::band_gap
    .code_value = CODE
    .examples =
        Examples:
          valora explain-code check::band_gap
          valora explain-code                      every code with its sentence

cli_help_new = Writes a commented skeleton of an act, which already passes valora check.
    .usage = valora new [FILE] [--force], valora new --repo FOLDER
    .file = Where to write (default: standard output)
    .file_value = FILE
    .force = Writes over a file that exists
    .repo = Lays out a policy repository in this folder: an act, sample data and a workflow
    .repo_value = FOLDER
    .examples =
        Examples:
          valora new resolucao-1234-2024.valora
          valora new | less
          valora new --repo policies

cli_help_completions = Writes what a shell needs to complete the commands with the Tab key.
    .usage = valora completions SHELL
    .shell = bash, elvish, fish, powershell or zsh
    .shell_value = SHELL
    .examples =
        Examples:
          valora completions bash > ~/.local/share/bash-completion/completions/valora
          valora completions fish > ~/.config/fish/completions/valora.fish
          valora completions zsh > ~/.zfunc/_valora

## Wrong command

cli_usage_unknown = there is no option `{ $name }`
    .near = did you mean `{ $near }`?
cli_usage_unknown_command = there is no command `{ $name }`
    .near = did you mean `{ $near }`?
cli_usage_value = `{ $value }` does not fit `{ $name }`
    .valid = use { $valid }
    .day = write a day of the calendar, as in `30/08/2017` or `2017-08-30`
    .share = write a share from 0% to 100%, with one place at most, as in `95%` or `97.5%`
    .width = write a number of columns, from 40 to 65535
cli_usage_excess = `{ $name }` is one too many
cli_usage_no_value = `{ $name }` needs a value
cli_usage_missing = { $name } is missing
cli_usage_conflict = `{ $name }` and `{ $other }` cannot come together
cli_usage_other = the arguments make no sense
cli_usage_see = For help, with examples: { $command } --help
cli_not_built = the command `{ $command }` is not built yet

## Acts

cli_act_not_file = `{ $name }` is neither a file nor an act
    .help = write the path of the file, or the organ, number and year of the act, as in "SES/MG 5.233/2016"
cli_act_no_folder = nowhere to look for `{ $name }`: no folder above this one has a file `valora.toml`
    .help = run the command within the policy folder, or write the path of the file; an empty `valora.toml` marks the root of the folder
cli_act_unknown = no act of `{ $root }` is `{ $name }`
    .help = there is { $known }
cli_act_several = several acts are `{ $name }`
    .help = write the organ, the year or the date too: { $known }
cli_consolidate_unsafe = could not write the consolidated text of `{ $act }`: the result would not read as a policy
    .help = this is a defect of the program; `valora versions` shows the amendments

cli_versions_no_folder = no folder above this one has a file `valora.toml`, which would tell which acts to list
    .help = run the command within the policy folder, or name an act
cli_versions_amended = amended by { $act }, { $day }: { $file }
cli_versions_published = published on { $day }
cli_versions_dated = published on { $day } (the act's own date: the text says no other)
cli_versions_version = version { $number }: { $months }
cli_versions_always = the whole validity
cli_versions_original = the original text
cli_versions_ended = ends: { $operation }
cli_money = { $transfer }, { $period }: { $old } before, { $new } after; a difference of { $difference }. { $gaining ->
    [0] Nobody gains
    [one] { $gaining } unit gains { $gain }
   *[other] { $gaining } units gain { $gain }
}, { $losing ->
    [0] nobody loses
    [one] { $losing } loses { $loss }
   *[other] { $losing } lose { $loss }
}, { $same ->
    [0] none stays the same
    [one] { $same } stays the same
   *[other] { $same } stay the same
}.
cli_money_same = { $transfer }, { $period }: { $old } before and after; nobody gains or loses.
cli_money_none = { $transfer }, { $period }: no unit could be compared.
cli_money_whole = { $transfer }, in the { $count } periods: { $old } before, { $new } after; a difference of { $difference }.
cli_money_differing = total of those that change
cli_money_total = total
cli_money_units = units
cli_money_no_group = (no group)
cli_money_uncounted = { $count ->
    [one] Not counted in { $period }, { $count } unit:
   *[other] Not counted in { $period }, { $count } units:
}
cli_money_without_data = { $count ->
    [one] Without data, 1 unit of the tables: { $units }
   *[other] Without data, { $count } units of the tables: { $units }
}
cli_money_before = before, { $why }
cli_money_after = after, { $why }
cli_money_both = before and after, { $why }
cli_money_withheld = a `garante` does not hold and withholds the transfer ({ $place })
cli_money_no_effect = the policy has no effect in this period
cli_money_unknown = the data do not have the unit
cli_money_data = For { $side }:
cli_money_one_sided = the data do not fit both policies alike
    .help = give each side its own: `--old-data before.csv --new-data after.csv`
cli_money_no_data = what is asked is about money, and the data are missing
    .help = write the data and the period: `--data data.csv --period 2024Q2`
cli_money_no_period = the payment period is missing
    .help = write `--period { $code }`, several periods, or `--from` and `--to`
cli_money_span = { $from } to { $to } are not periods in order, or are more than { $most }
    .help = write the first in `--from` and the last in `--to`
cli_money_no_column = no table or input of the units has the column `{ $column }`
    .help = there are { $known }
cli_git_missing = reading a file of a revision takes the program `git`, which was not found
    .help = install git, or save the two versions as files and compare the files
cli_git_no_repository = `{ $revision }:{ $path }` is a file of a git revision, and this folder is not of a repository
    .help = run the command inside the repository, or write the path of a file
cli_git_no_revision = the repository has no revision `{ $revision }`
    .help = `git log --oneline` and `git branch --all` show those that it has
cli_git_no_file = the revision `{ $revision }` has no file `{ $path }`
    .near = the nearest name is `{ $near }`; the path is written from the root of the repository, or with `./` from this folder
cli_git_failed = git did not answer: { $reason }
cli_diff_title = What changes from { $old } to { $new }
cli_diff_same = No rule changes from { $old } to { $new }.
cli_diff_added = adds { $new }
cli_diff_removed = takes out { $old }
cli_diff_changed = { $old } → { $new }
cli_diff_place = passage
cli_diff_old = before
cli_diff_new = after
cli_diff_proved = The results are the same for all data (proved).
cli_diff_known = the amendments are known on both days, and each period already follows the text of its time
cli_diff_undecided = No difference of results was found in { $tried } cases tried; it is not proved that there is none: { $rules }.
cli_diff_differ = The results differ. The smallest case found:
cli_diff_figure = { $figure }: { $old } before, { $new } after
cli_diff_figures = and { $count } more { $count ->
    [one] result
   *[other] results
}
cli_diff_no_effect = no effect, or data not accepted
cli_diff_refused = cannot be computed
cli_diff_no_figure = does not exist

## Files

cli_not_found = `{ $path }` does not exist
    .near = the same folder has `{ $near }`
cli_unreadable = could not read `{ $path }`: { $reason }
cli_mark_syntax = `{ $path }`, line { $line }: `{ $written }` cannot be understood
    .help = write each line as `key = "value"`; the file may as well be empty
cli_mark_key = `{ $path }`, line { $line }: there is no key `{ $key }`
    .help = take the line out; the keys are: { $keys }
    .near = write `{ $near }` instead
cli_mark_value = `{ $path }`, line { $line }: the value of `{ $key }` must be a text
    .help = write the text between quotes
cli_unwritable = could not write `{ $path }`: { $reason }
cli_cannot_print = could not write the result: { $reason }
cli_refusal_not_found = the folder does not exist
cli_refusal_permission = the system does not allow it
cli_refusal_not_folder = a part of the path is a file, not a folder
cli_refusal_folder = it is a folder, not a file
cli_refusal_exists = it exists already
cli_refusal_full = there is no room on the disk
cli_refusal_read_only = the disk can only be read
cli_refusal_name = the system does not accept this name
cli_refusal_other = the system answered “{ $words }”
cli_not_utf8 = `{ $path }` is not UTF-8: line { $line } has a byte that is not text
    .help = open the file in an editor and save it with the encoding UTF-8
cli_too_long = `{ $path }` is longer than { $limit }, the limit of one file
cli_no_policies = the folder `{ $path }` has no .valora file
    .help = name a file, or begin one with `valora new act.valora`
cli_is_folder = `{ $path }` is a folder, and one policy is needed here
    .help = name the file of the policy

## Each command

cli_check_fine = { $count ->
    [one] all fine: { $count } file checked
   *[other] all fine: { $count } files checked
}
cli_proofs_act = { $act } ({ $path })
cli_proofs_none = nothing to prove: there is no `garante`, indicator or transfer
cli_proofs_verdict = { $verdict ->
        [proved] proved
        [refuted] refuted
        [answered] refuted, with a reading
       *[undecided] undecided
    }
cli_proofs_property = { $property ->
        [bounds] `{ $name }` stays between zero and what is planned
        [score] improving `{ $name }` never lowers its score
        [payment] improving `{ $indicator }` never lowers `{ $name }`
        [parts] the parts of `{ $name }` add up to what is planned
        [year] the instalments of `{ $name }` add up to the annual amount
        [result] `{ $name }` has a result for every unit
       *[claim] { $text }
    }
cli_proofs_example = counterexample: { $case }
cli_proofs_count = { $proved ->
        [one] { $proved } proved
       *[other] { $proved } proved
    }, { $refuted ->
        [one] { $refuted } refuted
       *[other] { $refuted } refuted
    }, { $undecided ->
        [one] { $undecided } undecided
       *[other] { $undecided } undecided
    }
cli_unknown_code = there is no diagnostic `{ $code }`
    .near = there is { $near }
    .list = `valora explain-code`, without a code, lists all
cli_new_written = wrote { $path }; check it with: valora check { $path }
cli_new_made = wrote { $path }
cli_new_repo_next = What to do next:
cli_new_repo_exists = nothing was written: { $paths } exists
    .help = choose a new folder, or move away what is there
cli_new_exists = `{ $path }` exists and was left as it was
    .help = choose another name, or use --force to write over it
cli_fmt_written = formatted: { $path }
cli_fmt_would = would change: { $path }
cli_fmt_unchanged = { $count ->
    [one] { $count } file already had its one form
   *[other] { $count } files already had their one form
}
cli_fmt_unsafe = `{ $path }` was not formatted: the new text would not read as the old
    .help = this is a defect of the formatter; the file was left as it was

## Examples and what they reach

cli_test_fine = { $path }: { $count ->
    [one] { $count } example, and it holds
   *[other] { $count } examples, all hold
}
cli_test_failed = { $path }: { $count ->
    [one] { $count } example, and it failed
   *[other] { $count } examples, { $failed ->
        [one] { $failed } failed
       *[other] { $failed } failed
    }
}
cli_test_none = { $path }: no examples
cli_test_wrong = { $path }: the policy is wrong, and its examples were not run
cli_test_example = example "{ $title }" ({ $place })
cli_test_expected = line { $line }: { $text }
cli_test_sides = came out { $left }; { $right } was expected
cli_test_absent = has no value: { $cause }
cli_test_false = came out false; true was expected
cli_test_refused = could not be computed: { $reason }
cli_test_not_evaluated = was not computed: the policy is not in force or does not pay in the period { $period }
cli_test_summary = { $files } files, { $count ->
    [one] { $count } example
   *[other] { $count } examples
}: { $failed ->
    [0] all hold
    [one] { $failed } failed
   *[other] { $failed } failed
}
cli_test_summary_wrong = { $wrong ->
    [one] { $wrong } policy is wrong and was not run
   *[other] { $wrong } policies are wrong and were not run
}
cli_coverage = the examples reach { $reached } of { $total } elements ({ $percent })
cli_gap_rule = no example computes `{ $name }` ({ $place })
cli_gap_band = no example falls in the band `{ $row }` of `{ $name }` ({ $place })
cli_gap_side = no example of `{ $name }` falls on { $value }, beside the limit { $limit } in the band `{ $row }` ({ $place })
cli_gap_side_any = no example of `{ $name }` falls on the side of the limit { $limit } that is of the band `{ $row }` ({ $place })
cli_gap_applicable = in no example does `{ $name }` apply ({ $place })
cli_gap_not_applicable = in no example does `{ $name }` not apply ({ $place })
cli_gap_exception = in no example does the exception `{ $name }` hold ({ $place })
cli_gap_no_exception = in every example the exception `{ $name }` holds ({ $place })
cli_gap_part = no example computes the part `{ $name }` ({ $place })
cli_gap_monitoring = no example is paid by the row `{ $row }` of the schedule `{ $name }` ({ $place })
cli_gap_instalment = no example reads the row `{ $row }` of the schedule `{ $name }` ({ $place })
cli_gap_operation = no example reads what `{ $row }` writes ({ $place })
cli_gap_deemed = in no example does the row `{ $row }` of `{ $name }` hold ({ $place })
cli_mutants = { $count ->
    [one] { $count } fault planted
   *[other] { $count } faults planted
}: the examples notice { $killed }, the checks notice { $noticed }, { $equivalent } { $equivalent ->
    [one] changes
   *[other] change
} nothing, { $survived } { $survived ->
    [one] goes
   *[other] go
} unnoticed (noticed: { $percent })
cli_mutants_none = no fault to plant
cli_mutants_not_tried = no faults were planted: first the examples must hold
cli_mutants_progress = { $done } of { $total } faults
cli_suggest_title = to be confirmed: { $number }
cli_suggest_confirm_fault = confirm, from the act and not from the result: today it gives { $today }. Without this example nobody notices that { $what }
cli_suggest_confirm_gap = confirm, from the act and not from the result: today it gives { $today }. Without this example, { $what }
cli_suggest_also_fault = nor does anybody notice that { $what }
cli_suggest_also_gap = and { $what }
cli_suggest_none_fault = no suggestion: no data were found that show that { $what }
cli_suggest_none_gap = no suggestion: { $what }
cli_suggest_progress = { $done } of { $total } examples
cli_equivalent_same_result = changes nothing: both sides give the same ({ $count })
cli_equivalent_out_of_range = changes nothing: no value gets there ({ $count })
cli_equivalent_out_of_validity = changes nothing: out of the act's validity ({ $count })
cli_equivalent_said_twice = changes nothing: what it guards says so too ({ $count })
cli_equivalent_proved = changes nothing: no result reads it ({ $count })
cli_equivalent_on_grid = changes nothing: there is nothing to round ({ $count })
cli_fault_limit = the limit { $from } became { $to } ({ $place })
cli_fault_end = the band that ends at `{ $from }` now ends at `{ $to }` ({ $place })
cli_fault_swap = the results of `{ $from }` and `{ $to }` were exchanged ({ $place })
cli_fault_value = { $from } became { $to } ({ $place })
cli_fault_date = { $from } became { $to } ({ $place })
cli_fault_effect = `{ $from }` became `{ $to }` ({ $place })
cli_fault_dropped = `{ $of }` now always applies ({ $place })
cli_fault_inverted = `{ $of }` now applies when it does not, and the reverse ({ $place })
cli_fault_lifted = `{ $of }`: this row no longer holds ({ $place })
cli_fault_comparison = `{ $from }` became `{ $to }` ({ $place })
cli_fault_connective = `{ $from }` became `{ $to }` in `{ $of }` ({ $place })
cli_fault_extreme = `{ $from }` became `{ $to }` in `{ $of }` ({ $place })
cli_fault_rounding = the rounding `{ $from }` became `{ $to }` ({ $place })
cli_fault_cell = `{ $of }`: { $from } became { $to } ({ $place })
cli_fault_weight = the weight of `{ $of }` went from { $from } to { $to }, taken from the next ({ $place })
cli_fault_weights = the weights of `{ $from }` and `{ $to }` were exchanged ({ $place })
cli_fault_reference = the references of `{ $from }` and `{ $to }` were exchanged ({ $place })
cli_fault_year = `{ $from }` now pays a year later ({ $place })

## The register of readings

cli_readings = { $act }: { $count ->
    [one] { $count } reading
   *[other] { $count } readings
}
cli_readings_none = no readings: what is written is what the acts say
cli_price = { $units ->
    [0] { $transfer }, { $period }: { $written }; the other reading changes nothing
   *[other] { $transfer }, { $period }: { $written } as written, { $otherwise } read otherwise; a difference of { $difference }, for { $units } of { $compared } units
}
cli_price_unit = unit
cli_price_name = name
cli_price_written = as written
cli_price_otherwise = otherwise
cli_price_difference = difference
cli_price_uncounted = { $unit } is left out: { $why }
cli_price_none = no reading says by clauses how else the passage may be read: there is nothing to price
cli_price_words = In words only, without a price: { $names }
cli_price_one_policy = `--data` prices the readings of one policy
    .help = write the file of the policy: `valora readings policy.valora --data data.csv --period 2024Q2`
cli_price_no_data = `csv` is the format of prices, and there are no data
    .help = write the data and the period: `--data data.csv --period 2024Q2`
cli_reading_partial = partial text: only what other texts say of the act is here ({ $place })
cli_reading_pending = method pending
cli_reading_name = name
cli_reading_passage = passage
cli_reading_quote = published text
cli_reading_reason = reason
cli_reading_alternative = another reading
cli_reading_used = used in
cli_reading_heading = heading
cli_reading_written = written at

## The calendar

cli_schedule_read = instalment { $number }: paid in { $paid }
cli_schedule_none = The policy has no monitoring schedule: each period is paid on its own data.
cli_schedule_payment = payment
cli_schedule_reference = on data of
cli_schedule_appraisal = appraisal
cli_schedule_paid = paid in
cli_schedule_total = total
cli_schedule_exceptions = exceptions
cli_schedule_unsaid = the schedule does not say
cli_schedule_month = { $month ->
    [1] January { $year }
    [2] February { $year }
    [3] March { $year }
    [4] April { $year }
    [5] May { $year }
    [6] June { $year }
    [7] July { $year }
    [8] August { $year }
    [9] September { $year }
    [10] October { $year }
    [11] November { $year }
   *[12] December { $year }
}
cli_schedule_by_unit = By the data of each unit: { $names }
cli_schedule_backwards = `--to { $to }` comes before `--from { $from }`
cli_schedule_outside = the policy is not in force in any period from { $from } to { $to }
    .help = its validity begins in `{ $first }`

## Receipts

cli_receipt_written = receipt in { $path }; verify it at any time: valora verify { $path }
cli_receipt_piped = a receipt says where policy and data are, and `-` is no place
    .help = give the policy, the data and the receipt as files
cli_receipt_exists = `{ $path }` exists and stayed as it was: a receipt is evidence
    .help = choose another name, or delete the file first
cli_verify_holds = the receipt holds: { $act }, { $period }
cli_verify_counts = { $rules } rules, { $rows } rows of data and { $figures } figures are the same, to the cent
cli_verify_fails = the receipt does not hold: { $act }, { $period }
cli_verify_unanswered = it cannot be computed today: { $reason }
cli_verify_policy_wrong = the policy has errors
cli_verify_head_receipt = the receipt
cli_verify_head_rules = rules: { $count ->
    [one] 1 difference
   *[other] { $count } differences
}
cli_verify_head_data = data: { $count ->
    [one] 1 difference
   *[other] { $count } differences
}
cli_verify_head_results = results: { $count ->
    [one] 1 figure changed
   *[other] { $count } figures changed
}
cli_verify_head_notes = worth knowing
cli_verify_more = and { $count } more; `--format json` lists all
cli_verify_edited = the file was edited after it was written: { $part ->
    [question] what was asked, the act or the version is not the original
    [rules] the rules are not the original
    [data] the data are not the original
   *[results] the results are not the original
}
cli_verify_asked_act = the receipt is of { $receipt }, and the policy is { $now }
cli_verify_asked_edition = the receipt is of edition { $receipt } of the language, and the policy of edition { $now }
cli_verify_asked_reference = the receipt measures { $receipt }, and the policy measures { $now }
cli_verify_from = (since { $month })
cli_verify_rule_changed = { $rule }: { $receipt } → { $now }
cli_verify_rule_added = { $rule }: the receipt has no { $now }
cli_verify_rule_removed = { $rule }: the policy no longer has { $receipt }
cli_verify_cell = { $place }, { $column }: { $receipt } → { $now } ({ $file }, row { $row })
cli_verify_row_gone = { $place }: the row is not in the data, or cannot be read
cli_verify_row_new = { $place }: the receipt has no such row ({ $file }, row { $row })
cli_verify_rows = { $place }: { $gone ->
    [0] the receipt does not have { $new } rows ({ $rows })
   *[other] { $new ->
        [0] { $gone } rows of the receipt are not in the data
       *[other] { $gone } rows of the receipt are not in the data, and the receipt does not have { $new } ({ $rows })
    }
}
cli_verify_figure = { $unit }: { $receipt } → { $now }
cli_verify_empty = empty
cli_verify_none = nothing
cli_verify_refused = not computed
cli_verify_evaluated = evaluated
cli_verify_withheld = withheld by a guarantee
cli_verify_left_out = left out
cli_verify_without_data = without data
cli_verify_note_compiler = the receipt is of valora { $receipt }, and this is { $now }
cli_verify_note_file = the bytes of `{ $file }` are others; what changed in its cells, if anything, is above
cli_verify_note_periods = the input `{ $input }` has rows of { $periods }, which the receipt does not deal with
cli_verify_no_policy = the policy of the receipt is not in `{ $path }`
    .help = say where it is with --policy POLICY
cli_verify_no_data = the data of the receipt are not in `{ $path }`
    .help = say where they are with --data FILE…
cli_verify_binary = `{ $path }` is not a receipt: it is no text
    .help = a receipt is what valora eval … --receipt FILE writes
cli_verify_policy = `{ $path }` is not a receipt: it is a policy
    .help = a receipt is what valora eval … --receipt FILE writes
cli_verify_table = `{ $path }` is not a receipt: it looks like a file of data
    .help = a receipt is what valora eval … --receipt FILE writes
cli_verify_text = `{ $path }` is not a receipt: it is some other text
    .help = a receipt is what valora eval … --receipt FILE writes
cli_verify_json = `{ $path }` is not a receipt: it is some other JSON
    .help = a receipt is what valora eval … --receipt FILE writes
cli_verify_results = `{ $path }` is not a receipt: it holds results of valora eval --format json
    .help = a receipt is what valora eval … --receipt FILE writes
cli_verify_schema = `{ $path }` is a receipt of schema { $detail }, and this valora reads { $known }
    .help = verify it with the version of valora that wrote it
cli_verify_damaged = `{ $path }` is a damaged receipt: { $detail }
    .help = get the original back; a receipt is not to be mended by hand
