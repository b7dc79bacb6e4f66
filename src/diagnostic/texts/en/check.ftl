# What the stage `check` says. Same ids, attributes and variables as in pt-BR/check.ftl.

# Bands, values and cases

check_band_gap = the result `{ $witness }` falls in no band of `{ $owner }`
    .label = { $count ->
        [one] this is left out: { $gaps }
       *[other] { $count } stretches are left out: { $gaps }
    }
    .label_near = the nearest band
    .help = add a band; if the published text has none, it cites the `interpretação` that explains it
    .help_rounding = if the act rounds the result, write to how many places: `unidade % com 2 casas`

check_band_overlap = the result `{ $witness }` falls in two bands of `{ $owner }`
    .label = falls in this one
    .label_first = and in this one
    .help = correct one of the limits; `>` and `<` leave the limit itself out

check_missing_member = no row of `{ $owner }` is for `{ $member }`
    .label = `{ $member }` is missing
    .help = add a row `{ $member } =>` with what the act orders

check_repeated_member = two rows of `{ $owner }` are for `{ $member }`
    .label = again here
    .label_first = this row has it already
    .help = keep `{ $member }` in the row that holds

check_partition_gap = { $when ->
        [always] none of the conditions of `{ $owner }` holds
       *[case] none of the conditions of `{ $owner }` holds when { $case }
    }
    .label = has no value in that case
    .help_alternatives = add the indicator that applies in that case, or correct the `aplica-se`
    .help_tables = add a score with `quando` for that case
    .help_rows = add a row `quando` for that case

check_partition_overlap = { $when ->
        [always] two conditions of `{ $owner }` always hold
       *[case] two conditions of `{ $owner }` hold when { $case }
    }
    .label = holds in that case
    .label_first = and so does this one
    .help = change one of the conditions, so that a single one holds in each case

check_parameter_gap = `{ $owner }` has no value in { $month }
    .label = { $month } is missing
    .help = add the row of that month, or correct the dates: the values cover the whole `vigência`

check_parameter_overlap = `{ $owner }` has two values in { $month }
    .label = holds in { $month }
    .label_first = and so does this one
    .help = correct the dates, so that a single one holds in each month

# Possible values

check_band_unreached = no result of `{ $owner }` falls in this band
    .label = the result is always { $results }
    .label_cited = the act defines it here
    .help = check the limits of the band and the `mínimo` and `máximo` of the data; if the act prints it all the same, it cites the `interpretação` that says so

check_polarity = in `{ $owner }` a better result is worth less: `{ $lower }` gets { $less } and `{ $higher }` gets { $more }
    .label = `{ $higher }` gets { $more }
    .label_first = `{ $lower }` gets { $less }
    .label_cited = the act defines it here, and the polarity is { $polarity }
    .help = check the order of the rows and the `polaridade`; if the act pays so, cite in the row the `interpretação` that records it

check_not_monotone = the score of `{ $owner }` rises and falls: `{ $lower }` gets { $less } and `{ $higher }` gets { $more }
    .label = `{ $higher }` gets { $more }
    .label_first = `{ $lower }` gets { $less }
    .label_cited = the act defines it here, and states no polarity
    .help = check the rows; if one direction is better, write it: `polaridade maior melhor` or `polaridade menor melhor`

check_score_range = { $with ->
        [result] the result `{ $result }` gives `{ $owner }` a score of { $score }
       *[none] `{ $owner }` can have a score of { $score }
    }
    .label = gives { $score }
    .label_cited = the act defines it here
    .help = clamp the score, `limita(…; 0%; 100%)`, or cite here the `interpretação` that lets it pass 100%
    .help_negative = clamp the score, `limita(…; 0%; 100%)`, or cite here the `interpretação` that lets it fall below zero

check_cliff = from `{ $lower }` to `{ $higher }`, `{ $owner }` goes from { $less } to { $more }: { $amounts ->
        [one] that is { $most } of `{ $transfer }` in one period
       *[several] that is { $least } to { $most } of `{ $transfer }` in one period
    }
    .label = `{ $higher }` gets { $more }
    .label_first = `{ $lower }` gets { $less }
    .label_cited = the act defines it here
    .help = if the step is what is wanted there is nothing to do; if not, `linear` or more bands soften it

check_target_range = { $met ->
        [never] no result of `{ $owner }` meets the target
       *[always] every result of `{ $owner }` meets the target
    }
    .label = { $range ->
        [both] the result goes from { $low } to { $high }
        [low] the result is { $low } or more
        [high] the result is { $high } or less
       *[none] the result can be any
    }
    .label_cited = the act defines it here
    .help = check the target, the `unidade` and the limits of the data; if the act prints it so, cite here the `interpretação` that says so

check_target_without_band = who meets the target of `{ $owner }`, { $target }, may not get the highest score
    .label = no row begins or ends at { $target }
    .label_cited = the act defines it here
    .help = check the target and the bands; if the act pays without regard to the target, cite here the `interpretação` that says so

check_constant_condition = { $holds ->
        [always] this condition always holds: on one side, { $left }; on the other, { $right }
       *[never] this condition never holds: on one side, { $left }; on the other, { $right }
    }
    .label = { $holds ->
        [always] always holds
       *[never] never holds
    }
    .help = check the limit and the `mínimo` and `máximo` of the data, or delete the case that does not happen

check_overflow = this power can pass the largest number that is computed, of 65,536 bits: its base can have { $digits } digits, and the exponent is { $exponent }
    .label = with the largest result that the input accepts, the unit would have no result
    .help = lower the exponent, or limit the base: `limita(…; 0; 100)`, or a `máximo` in the input

check_lookup_gap = the table `{ $table }` has no row for `{ $key }`
    .label = this look-up can ask for `{ $key }`
    .label_table = the table
    .help = add the missing row, or say what holds without it: `na_falta(…; sem_linha: …)`

# What is paid

check_score_pays_nothing = { $kind ->
        [indicator] no transfer depends on the indicator `{ $name }`
       *[index] no transfer depends on the index `{ $name }`
    }
    .label = it is computed, and neither pays nor discounts
    .label_cited = the act defines it here
    .label_free = this amount depends on no performance
    .help = read it in the `fator` of the amount that it governs; if the act only follows it, cite in the declaration the `interpretação` that says so

check_amount_unread = nothing reads the column `{ $column }` of `{ $table }`
    .label = these amounts are neither paid nor verified
    .help = read the column in the `base` of the transfer, or verify it: `confere soma({ $table }.{ $column }) = …`

check_amount_twice = { $when ->
        [always] `{ $first }` and `{ $second }` pay the same amount
       *[case] `{ $first }` and `{ $second }` pay the same amount when { $case }
    }
    .label = pays again what `{ $first }` pays
    .label_first = pays this amount
    .help = if there is one amount, make it one transfer with `parte`; if there are two, cite in `base` the `interpretação` that says so

check_negative_amount = the base of `{ $transfer }` can be { $amount }
    .label = can be less than nothing
    .label_cited = the act defines it here
    .help = say that the datum is never negative (`mínimo R$ 0,00`), or limit the base: `máximo(…; R$ 0,00)`

# Sums and claims

check_weights_sum = the weights of `{ $owner }` add up to { $sum }, and the total is { $total }
    .label = they add up to { $sum }
    .help = see the weights in the published text; if the total is another, write it in `total`

check_shares_sum = the shares of the parts of `{ $owner }` add up to { $sum } ({ $period })
    .label = they do not add up to 100%
    .help = see the shares, or write `fração restante` in one of the parts

check_instalments_residue = { $count } instalments of { $each } add up to { $sum }, and the amount of the year is { $whole }
    .label = each instalment, rounded: together { $missed } { $way ->
        [over] more
       *[under] less
    } than the year
    .label_row = { $rows ->
        [1] of this amount
       *[other] of this amount, and of others: { $rows } rows do not divide into coins
    }
    .help = say where the difference goes: `parcela(amount; { $count }; resíduo: última)` makes the last one { $last }, and `resíduo: acumulado` spreads it over the instalments; if the act loses it, cite here the `interpretação` that says so

check_claim_false = { $rows ->
        [1] what the act states does not hold
       *[other] what the act states does not hold in { $rows } rows
    }
    .label = is false
    .label_sides = at the left, { $left }; at the right, { $right }
    .label_row = in this row
    .help = see the copy; if the act is wrong, cite an `interpretação` here that records it
    .help_residue = { $count } instalments of { $each } add up to { $sum }: { $way ->
        [over] { $missed } more than
       *[under] { $missed } less than
    } { $whole }; cite here the `interpretação` that says which instalment carries the difference (with `resíduo: última` the last is of { $last })
    .help_sides = see the copy of both sides; if the act is wrong, cite an `interpretação` here that records it

check_claim_undecided = it cannot be told whether what the act states holds
    .label = { $cause ->
        [recusa] this cannot be computed: a key has no row, or a value cannot be worked out
       *[other] this comes out as `{ $cause }`
    }
    .help = see the keys and the divisors, or say what holds without them with `na_falta`

# Absences

check_unhandled_absence = `{ $owner }` may come out `{ $cause }`, and the act does not say what happens then
    .label = may have no value
    .label_origin = because of this
    .help = { $cause ->
        [ausente] say what holds then, as in `na_falta(x; ausente: 0)`, or in the indicator, as in `ausente => zero`
        [indefinido] say what holds then, as in `na_falta(x; indefinido: 0)`, or in the indicator, as in `indefinido => integral`
       *[other] write what happens then, or use `na_falta`
    }
    .help_not_applicable = write when it applies (`aplica-se quando …`), with the condition of the datum that is missing

check_zero_denominator = the divisor of `{ $owner }` may be zero, and the act does not say what happens then
    .label = may be zero
    .label_owner = has no value then
    .help = say that the datum is never zero (`mínimo 1`), or write what happens, as in `indefinido => zero`

check_exceptions_overlap = { $when ->
        [always] two exceptions of `{ $owner }` always hold
       *[case] two exceptions of `{ $owner }` hold when { $case }
    }
    .label = holds in that case
    .label_first = and so does this one
    .help = name both and say which prevails: `prevalece sobre`

check_interim_overlap = { $when ->
        [always] `{ $owner }` is suspended and deemed met at once
       *[case] `{ $owner }` is suspended and deemed met at once when { $case }
    }
    .label = it is deemed met here
    .label_first = it is suspended here, which is what holds
    .help = change the periods of one of the rules; if the act leaves both, cite in one of them the `interpretação` that says which holds

check_withheld_overlap = { $when ->
        [always] `{ $owner }` is always paid in full and withheld
       *[case] `{ $owner }` is paid in full and also withheld when { $case }
    }
    .label = the payment is withheld here
    .label_first = it is paid in full here
    .help = change one of the conditions; if the act leaves both, cite in one of them the `interpretação` that says which holds

check_effect_not_stated = `{ $index }` does not say what happens if `{ $component }` is `{ $cause }`
    .label = a row `{ $cause } =>` is missing
    .label_component = this component may be `{ $cause }`
    .help = write `{ $cause } => redistribui`, `integral` or `zero` in the index, as the act orders

# Citations and readings

check_uncited = { $kind ->
        [confere] this claim does not cite the act
       *[other] `{ $name }` does not say where the act has it
    }
    .label = not cited
    .help = write `conforme` and the article, as in `conforme Art. 3º, § 1º`

check_act_cited_with_two_dates = `{ $act }` has two dates: { $first } and { $later }
    .label = here, { $later }
    .label_first = here, { $first }
    .help = see the dates in the published text; if the act prints both, cite in one of these lines the `interpretação` that says which holds

check_citation_not_in_act = the structure of the act has no `{ $place }`
    .label = does not exist
    .label_structure = what the act has
    .help = see the place in the published text; if it is there, add it to `estrutura`
    .help_near = see the place in the published text; the nearest is `{ $near }`

check_quoted_differently = `{ $place }` is quoted twice, in different words
    .label = { $has_later ->
        [nothing] words are missing here
       *[words] here, “{ $later }”
    }
    .label_first = { $has_first ->
        [nothing] words are missing here
       *[words] here, “{ $first }”
    }
    .help = see both in the published text; if the act prints both, cite in one of them the `interpretação` that says which holds

check_unused = nothing uses `{ $name }`
    .label = declared here (`{ $kind }`)
    .help = use the name where the act orders it, or delete the declaration
    .help_reading = cite it in the line that it explains, `conforme interpretação { $name }`, or delete it

check_reading_without_reason = the reading `{ $name }` does not say why the text was read so
    .label = the reason is missing
    .help = write the line `motivo` and the reason, in quotes, in the block

# Names alike

check_alike_names = `{ $first }` and `{ $name }` differ only in accents or capitals
    .label = `{ $name }`
    .label_first = `{ $first }`
    .help = give one of them a name that is not taken for the other; if they are one thing, keep one

check_alike_members = { $of ->
        [list] two values of the list differ only in accents, capitals or spaces: `{ $first }` and `{ $member }`
       *[table] two rows have one key, but for accents, capitals or spaces: `{ $first }` and `{ $member }`
    }
    .label = `{ $member }`
    .label_first = `{ $first }`
    .help = keep one, as the act writes it; if the act tells them apart, cite in the row the `interpretação` that says so

# Codes

check_code_width = `{ $code }` has { $length } digits, and the code has { $width }
    .label = a code of { $width } digits
    .help = write the zeros at the left, which the spreadsheet deleted
    .help_long = see the code in the published text

check_list_width = the list `{ $list }` has the code `{ $member }`, which has not { $width } digits
    .label = these codes have { $width } digits, and none would equal it
    .help = write `{ $member }` with { $width } digits, keeping the zeros at the left
    .label_mixed = other codes of the list have { $width } digits
    .help_mixed = write `{ $member }` with { $width } digits, keeping the zeros at the left

# Disbursement schedules

check_disbursement_total = the instalments of `{ $schedule }` add up to { $sum }, and the printed total is { $total }
    .label = the rows add up to { $sum }
    .help = check the amounts of the rows; if the error is the act's, cite in `total` an `interpretação` that records it

check_disbursement_crossing = the row of instalment { $number }, { $months }, crosses from one period to another
    .label = the { $grain } ends in { $end }
    .help = split the row at the end of the { $grain }, with the amount of each part, or choose a `período` that contains the row

check_disbursement_shares = the shares of instalment { $number } add up to { $sum }, not to 100%
    .label = they add up to { $sum }
    .help = check the percentages; if the error is the act's, cite in the row an `interpretação` that records it

check_disbursement_order = { $kind ->
        [number] instalment { $number } comes after instalment { $before }
       *[payment] instalment { $number } is paid in { $paid }, before instalment { $before }, paid in { $earlier }
    }
    .label = out of order
    .label_first = the one before
    .help = check both rows; if the act prints them so, cite in one of them the `interpretação` that explains it

check_disbursement_apart = instalment { $number } is paid in { $paid }, far from the months it is of, { $months }
    .label = paid in { $paid }
    .help = check the month and the year; if the act prints them so, cite in the row the `interpretação` that says when it is paid

check_disbursement_gap = `{ $schedule }` has no instalment { $count ->
        [one] in { $from }
       *[many] from { $from } to { $until }
    }
    .label = the row beside
    .help = add the row, or correct `vigência`; if the act pays nothing in those months, cite in this row the `interpretação` that says so

check_disbursement_overlap = instalments { $before } and { $number } are both of { $month }
    .label = { $month } again
    .label_first = already in this row
    .help = check the months; if both are to be added, cite in one of the rows the `interpretação` that says so

check_disbursement_parts = the part `{ $part }` has { $stated }, and instalment { $number } prints { $printed }
    .label = { $stated }
    .label_row = { $printed }
    .help = read the share from the schedule, or cite in the row or in `fração` the `interpretação` that says which of the two holds

check_disbursement_switch = `{ $name }` changes in { $month }, inside instalment { $number }, { $months }
    .label = { $month } is inside it
    .label_change = changes here
    .help = split the row at the month of the change, or cite in the row the `interpretação` that says which value the instalment follows

# Monitoring schedules and delayed dates

check_monitoring_reference = two rows of `{ $schedule }` pay by the results of the { $period }{ $lacks ->
        [one] , and none by those of the { $missing }
       *[none] {""}
    }
    .label = the { $period } again
    .label_first = in this row already
    .help = see the months of the column `referência`; if the act prints them so, cite in one of the two rows the `interpretação` that explains it

check_monitoring_appraisal = { $way ->
        [before] the appraisal is in { $appraised }, before the reference ends, in { $limit }
       *[after] the appraisal is in { $appraised }, after the effects begin, in { $limit }
    }
    .label = { $way ->
        [before] appraised before all the data are there
       *[after] paid before it is appraised
    }
    .help = see the months; one of the next year is written with `seguinte`; if the act prints them so, cite in this row the `interpretação` that explains it

check_monitoring_order = the row of the { $period } comes after that of the { $before }
    .label = out of order
    .label_first = the one before
    .help = see both rows; if the act prints them so, cite in one of them the `interpretação` that explains it

check_announced_delay = { $otherwise } of { $rows } dates of `{ $column }` are not delayed as announced, but by { $range ->
        [one] { $least } days
       *[many] { $least } to { $most } days
    }
    .label = the announced delay
    .label_row = from { $from } to { $to } there are { $days } days; as announced it would be { $due }
    .help = see the dates; if the act prints them so, cite in the column the `interpretação` that says what holds, the dates or the announcement

# What the act leaves open

check_pending_method = the method of `{ $column }` is pending{ $named ->
        [yes] : { $note }
       *[no] {""}
    }
    .label = the act leaves it for later
    .help = when it is published, write the calculation in the place of the data and delete `pendente`; until then cite here the `interpretação` that records it

check_partial_text = the text of this act is partial: only what other texts say of it is here
    .label = declared here
    .help = when the published text is at hand, complete the act and delete `texto parcial`; until then cite here the `interpretação` that says what it was put together from

check_unknown_code = the code `{ $code }` of the list `{ $list }` is not in the table `{ $table }`
    .label = not a key of `{ $table }`
    .help = compare the code with the publication; if it exists, add it to the table
    .help_near = the nearest of the table is this one; see which of them is right

# Proofs (`valora check --proofs`)

check_proof_refuted = { $property ->
        [bounds] `{ $name }` may come to { $left }, and what is planned is { $right }
        [negative] `{ $name }` may come to { $left }, below zero
        [score] improving `{ $name }` from { $before } to { $after } lowers the score from { $left } to { $right }
        [payment] improving `{ $indicator }` from { $before } to { $after } lowers `{ $name }` from { $left } to { $right }
        [parts] the parts of `{ $name }` may add up to { $left }, and what is planned is { $right }
        [year] the instalments of `{ $name }` in the year add up to { $left }, and the annual amount is { $right }
        [result] `{ $name }` may have no result: { $note }
       *[claim] { $sides ->
            [two] what is guaranteed does not always hold: { $left } on one side, { $right } on the other
           *[none] what is guaranteed does not always hold
        }
    }
    .label = { $property ->
        [score] does not hold in { $case }; then { $note }
        [payment] does not hold in { $case }; then { $note }
       *[other] does not hold in { $case }
    }
    .help = check the rule against the published text; if that is what it says, cite in the declaration the `interpretação` that explains it

check_proof_undecided = { $property ->
        [bounds] it was not proved that `{ $name }` stays between zero and what is planned
        [score] it was not proved that improving `{ $name }` never lowers its score
        [payment] it was not proved that improving `{ $indicator }` never lowers `{ $name }`
        [parts] it was not proved that the parts of `{ $name }` add up to what is planned
        [year] it was not proved that the instalments of `{ $name }` add up to the annual amount
        [result] it was not proved that `{ $name }` always has a result
       *[claim] what is guaranteed was not proved
    }
    .label = { $doubt ->
        [carried] a figure is carried from one period to another
        [units] a figure compares units or is shared among them
        [no_row] a table may lack the row
        [refused] the computation may be refused
        [varies] the annual amount is read from data, and may change within the year
       *[together] it depends on several data at once
    }
    .label_where = the doubt is here
    .help = no counterexample was found; an evaluation verifies each `garante` with the data of each unit
