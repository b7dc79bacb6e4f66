# What the stage `lower` says. Same ids, attributes and variables as in pt-BR/lower.ftl.

# Names and readings

lower_unknown_name = { $kind ->
        [nome] the name `{ $name }` is not declared
        [unidade] the unit `{ $name }` is not declared
        [moeda] the currency `{ $name }` is not declared
        [coluna] there is no column `{ $name }`
        [tabela] there is no table `{ $name }`
        [lista] there is no list `{ $name }`
        [entrada] there is no input `{ $name }`
        [componente] there is no component `{ $name }`
       *[other] there is no `{ $kind }` named `{ $name }`
    }
    .label = does not exist
    .help = { $kind ->
        [nome] see the spelling, or declare `{ $name }` in an `entrada`, a `medida` or a `parâmetro`
        [coluna] see the spelling in the block that declares the columns
       *[other] see the spelling
    }
    .help_near = write `{ $near }`
    .help_known = { $kind ->
        [unidade] declare it with `unidade { $name }`, or use one of these: { $known }
       *[other] write one of these names: { $known }
    }
    .help_currency = declare it at the beginning of the file: `moeda { $name } com 2 casas`

lower_unknown_member = `{ $name }` is not among the values admitted
    .label = not one of them
    .help = write one of these, spelt the same: { $members }

lower_not_a_value = `{ $name }` names a `{ $kind }`, and a value is due here
    .label = not a value
    .label_no_score = an indicator or an index is due here
    .help = { $kind ->
        [tabela] read a cell, `{ $name }[key].column`, or compute over it, `soma({ $name }.column)`
        [entrada] read a column: `{ $name }.column`
        [lista] ask whether a code is in it: `column em { $name }`
       *[other] write the name of a column, a `medida`, a `parâmetro` or an `indicador`
    }
    .help_no_score = write the name of an `indicador` or of an `índice`

lower_misplaced = what is written does not fit in this place
    .label_set = values in braces only stand after `em`
    .label_not_a_set = after `em` stand a list, values in braces or an interval
    .help_set = write the column, `em` and the list, as in `porte em {"{"} I; II {"}"}`
    .label_list_member = a list has codes, texts and names of other lists only
    .help_list_member = write the code with all its digits, as in `0310010039`, or the text in quotes
    .label_member = does not say which of the values the row is about
    .help_member = write one of the values at the left of `=>`, as in `I => 50%`; separate several with `ou`
    .label_index = the name of an index is due here
    .help_index = write the index and one of its components: `peso(index; component)`
    .label_indicator = the name of an indicator is due here
    .help_indicator = write the name of an `indicador` between the parentheses
    .label_score = the name of an indicator or of an index is due here
    .help_score = name the computation in an `indicador` and write the name here
    .label_parameter = `{ $function }` reads a parameter only
    .help_parameter = write the name of a `parâmetro` between the parentheses
    .label_period = a period is due here
    .help_period = write the period, as in `no 3º quadrimestre de 2023`; any other condition follows `quando`
    .label_cause = does not say which absence the row is about
    .help_cause = write one of these at the left of `=>`: `inaplicável`, `suspenso`, `ausente`, `indefinido`

lower_table_reading = this reading does not give a single value
    .label_no_column = the column is missing
    .help_no_column = write the column after the brackets: `table[key].column`
    .label_no_row = does not say of which row
    .help_no_row = write the key, `{ $table }[key].{ $column }`, or a computation, `soma({ $table }.{ $column })`
    .label_not_a_table = has no columns
    .help_not_a_table = before the dot or the brackets, write the name of a `tabela`
    .label_rows = the input `{ $table }` has many rows for each unit and period, and a single value is due here
    .help_rows = write a statistic of the rows, such as `soma({ $table }.{ $column })` or `conta({ $table } onde …)`
    .label_needs_column = the column is missing
    .help_needs_column = write `{ $table }.column`; only `conta` takes the whole table
    .label_keys = { $found ->
        [one] one key, and the table `{ $table }` has { $expected }
       *[other] { $found } keys, and the table `{ $table }` has { $expected }
    }
    .help_keys = write the keys between the brackets, in the table's order, separated by `;`

lower_statistic = the statistic lacks what it needs
    .label_nobody = nothing here is of a unit: there is nothing to go through
    .help_nobody = write a column of a table or of an input, such as `{ $function }(tabela.coluna)`, or a value of each unit
    .label_level = is of { $keys }, and no input lists those units
    .help_level = declare an `entrada` with those keys, even with nothing but them
    .label_units = `{ $function }` compares units only
    .help_units = take a value of each unit, as in `posição(taxa por grupo; …)`; add or count the rows first, in a `medida`
    .label_others = there are no other units here: the statistic is of rows, or of periods
    .help_others = remove `outros`, or choose rows with `onde`
    .label_missing = `{ $function }` does not say `{ $option }`
    .help_missing = add, after `;`, one of these: { $choices }
    .label_choice = is no `{ $option }` of `{ $function }`
    .help_choice = write one of these: { $choices }
    .label_option = `{ $function }` has no `{ $option }`
    .help_option = remove this argument
    .label_share = a percentile lies between 0% and 100%
    .help_share = write the percentage of those that are below, such as `75%`
    .label_weight = this weight may be negative
    .help_weight = declare `mínimo 0` on the column that it comes from
    .label_pool_grid = the pool may not be whole cents
    .help_pool_grid = declare the pool in a rounded `medida`, such as `medida total : R$ com 2 casas = …`
    .label_pool = the pool is not one for the whole group
    .help_pool = read the pool by the key of the group, or group by what it depends on
    .label_cap = the cap is not the same for the whole group
    .help_cap = read the cap by the key of the group, or group by what it depends on
    .label_grains = the rows are by `{ $rows }`, and the act's `{ $act }` is not made of whole ones
    .help_grains = bring the data by `mês`
    .label_year = `{ $function }` says which periods, and the statistic is missing
    .help_year = write `soma({ $function }(…))`, or another statistic
    .label_periods = is no whole number of periods from 1 to 120
    .help_periods = write how many periods, this one among them, as in `média(nos_últimos(3; x))`

lower_grouping = this `por` makes no groups
    .label_rows = the rows are the unit's already
    .help_rows = choose rows with `onde`; to bring units together, name the statistic in a `medida` and group the measure
    .label_by = `{ $name }` is a `{ $kind }`
    .help_by = group by a `grupo`, a column, a `medida` or the name of an `entrada`
    .label_absent = `{ $name }` may be missing ({ $causes }), and the unit would have no group
    .help_absent = say the group of those without `{ $name }`, with `na_falta` in a `medida`, and group by that

lower_arguments = the function was not given what it needs
    .label_count = { $expected ->
        [one] `{ $function }` takes one value, and was given { $found }
       *[other] `{ $function }` takes { $expected } values, and was given { $found }
    }
    .help_count = write the values between the parentheses, separated by `;`
    .label_root = this is in `{ $kind }`, which is the square of no unit
    .help_root = a root is of a square, as that of a `variância`, or of a number without unit
    .label_plain = this function takes no names, `por` or `onde`
    .help_plain = leave only the values between the parentheses
    .label_cause = does not say for which absence this value is used
    .help_cause = write the absence before the value, as in `na_falta(x; ausente: 0)`

lower_cycle = `{ $name }` depends on its own result
    .label = the path is { $path }
    .label_step = through here
    .help = take one of these readings out, or read the period before with `anterior(…)`; a measure reads its own period before, but two that read the period before of one another are written as one

lower_cause_cannot_occur = `{ $cause }` cannot occur here
    .label = the value is never `{ $cause }`
    .help = { $cause ->
        [ausente] delete this, or mark with `opcional` the datum that may be missing
        [indefinido] delete this: no divisor can be zero
        [suspenso] delete this: nothing is suspended
       *[other] delete this: the value applies to all
    }

lower_uncertain_condition = the condition may have no answer: { $causes }
    .label = depends on a value that may be missing
    .help = say what holds without it, as in `na_falta(condition; { $handled })`

lower_not_constant = a fixed value is due here, known before the data
    .label = depends on the data
    .help = write the value, or the name of a `parâmetro` that does not change; what is compared with a value that comes from the data is written with `se`, as in `se(taxa >= mediana; 100%; 0%)`
    .label_claim = comes from the data, and `confere` only compares what the act prints
    .help_claim = compare tables, parameters and weights; to verify data, write `garante`
    .label_day = not a known date
    .help_day = write a day, a month or a period, as in `25/07/2023` or `09/2023`
    .label_exponent = the exponent is a whole number from 0 to 64
    .help_exponent = write the exponent, as in `potência(x; 2)`

lower_not_yet = this version of the program does not compute this yet
    .label = read, and not computed
    .help_level = bring the data already added up in a single input, with a row for each unit and period of the act

# Kinds and units

lower_kind_mismatch = `{ $expected }` is due here, and what is written is `{ $found }`
    .label = this is `{ $found }`
    .help = write a value of the type `{ $expected }`, or correct the type in the declaration

lower_missing_percent = the sign `%` is missing in `{ $number }`
    .label = the value here is a percentage
    .help = write `{ $number }%`, if that is the percentage
    .help_whole = write `100%`, if it is the whole, or `1%`, if it is one per cent

lower_missing_currency = the sign `{ $symbol }` is missing in `{ $number }`
    .label = the value here is money
    .help = write `{ $symbol } { $number }`

lower_not_a_number = there is no arithmetic of `{ $found }`
    .label = a number is due here
    .help = use a number, an amount or a percentage; `se(condition; 1; 0)` makes one of a condition

lower_no_order = `{ $found }` has no greater or lesser
    .label = cannot be compared like this
    .help = compare with `=`, `<>` or `em`

lower_unlike_terms = in `{ $left } { $sign } { $right }` the two sides have different units
    .label_left = this is `{ $left }`
    .label_right = this is `{ $right }`
    .help = add and subtract values of one unit; a percentage of a value comes from multiplying

lower_date_plus = only days, months and years are added to a date
    .label = what is added here is `{ $unit }`
    .help = write the duration in words, as in `date + 6 meses`

lower_percent_product = `%` does not join another unit
    .label = `%` is the whole unit
    .help = write `%` alone, or a unit without it
    .label_over = a percentage over `{ $unit }`
    .help_over = if a number is divided, write it as `número(percentage)`

lower_dimension = the formula gives `{ $found }`, and the unit declared is `{ $expected }`
    .label = without parentheses, only the first of these divides; the others multiply
    .help = if all of them divide, write `{ $repaired }` and cite the `interpretação` that explains the parentheses

lower_hundredfold = the formula multiplies by 100 what the unit `%` already shows as a percentage
    .label = `{ $ratio }` is the percentage already; this would give a hundred times more
    .help = write `{ $ratio }` alone

lower_rounding = this rounding cannot be done
    .label = the act does not say how to round
    .help = write the act's rule at the beginning of the file, as in `arredonda meio para cima` or `arredonda truncado`
    .label_no_number = `{ $found }` is not rounded
    .help_no_number = take `com … casas` out

lower_predefined_unit = the unit `{ $name }` exists in every file
    .label = it is not declared again
    .help = delete it here and use it as it is

# Inputs, lists and tables

lower_input = there is an error in the declaration of `{ $name }`
    .label_no_key = does not say whose data these are
    .help_no_key = write the column that identifies each unit after the name, as in `entrada { $name } por cnes e mês`
    .label_key = the block has no column of this name
    .help_key = declare the column `{ $name }` in the block, or write the name of one that is there
    .label_later = the input `{ $name }` is not yet declared at this point
    .help_later = declare the input `{ $name }` above this one
    .label_limits = the minimum is above the maximum
    .help_limits = correct one of the two limits
    .label_delayed = a data file announces no delay
    .help_delayed = delete `adia`: it stands only in a column of a `tabela`
    .label_no_period = the data are of no period
    .help_no_period = write the period after the name, as in `entrada { $name } por cnes e mês`, or delete the line
    .label_year = a year takes one column only
    .help_year = write the column of the year only

lower_list_member = there is an error in the list: `{ $member }`
    .label_repeated = already in the list `{ $list }`
    .help_repeated = delete the repetition
    .label_later = the list `{ $list }` is not yet declared at this point
    .help_later = declare the list `{ $list }` above this one
    .label_table = the table `{ $table }` has not one single key that is a code or a text
    .help_table = name a table `por` one single column, which is a code

lower_table_row = there is a wrong row in the table `{ $table }`
    .label_cells = { $found ->
        [one] one cell, and the table has { $expected } columns
       *[other] { $found } cells, and the table has { $expected } columns
    }
    .help_cells = write one cell for each column, in their order, separated by `|`
    .label_empty_key = the key `{ $column }` is empty
    .help_empty_key = write the key, or `*` if the row is for all of them
    .label_duplicate = the key `{ $key }` again
    .label_first = the first row that has it
    .help_duplicate = keep the row that holds, or correct the key
    .label_ragged = { $found ->
        [one] one cell, and the first row has { $expected } columns
       *[other] { $found } cells, and the first row has { $expected } columns
    }
    .help_ragged = see whether a separator is missing in the row, or a text or number with the separator has no quotes

lower_table_cell = `{ $text }` does not fit in the column `{ $column }`
    .label = the column is `{ $expected }`
    .help = write it as the gazette does: `1.234,56`, `90,01%`, `25/07/2023`, `sim` or `não`
    .label_low = the `mínimo` of the column is { $expected }
    .label_high = the `máximo` of the column is { $expected }
    .help_limit = check the cell in the published text, or correct the limit of the column

lower_table_file = the file `{ $file }`, with the rows of the table, cannot be read
    .label_missing = there is no file of this name
    .help_missing = put the file into the policy's folder, or correct the name; it is looked up from the folder that holds the policy
    .label_outside = lies outside the policy folder
    .help_outside = copy the file into the policy's folder and write only its name; what a policy uses goes with it
    .label_unreadable = { $reason }
    .help_unreadable = see that it is a file and that you may open it

lower_table_digest = the content of `{ $file }` is not what the policy pinned
    .label = the file is now `{ $found }`
    .help = the policy was written with the file `{ $pinned }`; bring it back, or look the present one over and pin it
    .help_first = compare the file with what was published and pin it

lower_table_columns = the columns of the file are not those of the table `{ $table }`
    .label_unknown = the column `{ $column }` is not of the table
    .help_unknown = take the column out of the file, or add it to the table
    .help_near = write the name that the column has in the table
    .label_missing = the column `{ $column }` is missing
    .help_missing = add the column to the file; if the file calls it otherwise, write `coluna` and that name in the table
    .label_repeated = the column `{ $column }` again
    .label_first = the first of this name
    .help_repeated = keep only one of the two

# Indicators

lower_band_row = these bands cannot be used as they stand
    .label_condition = a band is about the result itself only
    .help_condition = write the condition at the beginning of the block: `faixas quando …`
    .label_empty = no value falls in this band
    .help_empty = correct the limits: with `e`, a value must pass both
    .label_inverted = the first limit is above the second
    .help_inverted = write the lower one first, as in `de 60% a 80%`
    .label_kind = `{ $found }` is not divided in bands
    .help_kind = use a number, a percentage or a column that lists its values, as in `porte : {"{"}I; II{"}"}`

lower_indicator = the indicator `{ $name }` cannot be computed as it stands
    .label_no_calculation = `cálculo` is missing
    .help_no_calculation = write the act's formula in the block, as in `cálculo atendidas / demanda`
    .label_no_unit = `unidade` is missing
    .help_no_unit = write the unit of the result in the block, as in `unidade % com 2 casas`
    .label_no_score = does not say how the result becomes a score
    .help_no_score = write `faixas`, `linear`, `pontuação proporcional` or `pontuação binária` in the block
    .label_no_target = compares with the `meta`, which is not written
    .help_no_target = write the act's target in the block, as in `meta >= 80%`
    .label_target = the proportion needs a target of a single value
    .help_target = write a single value, as in `meta >= 80%`, or use `faixas`
    .label_two_scores = does not say when it holds
    .label_declared = this indicator has more than one score
    .help_two_scores = keep one, or write `quando` in each: `faixas quando …`

lower_proportional = the proportional score of `{ $name }` is not defined
    .label = does not say whether higher or lower is better
    .help = write `polaridade maior melhor` in the block
    .label_lower = where lower is better, more than one formula is in use
    .help_lower = write the act's formula after `pontuação`, or its points in `linear`

lower_linear_points = these points do not make a line
    .label_few = at least two points are needed
    .label_single = the point is not a single value
    .help = write each point with the result at the left and the score at the right, as in `38% => 0%`
    .label_same = the same result again
    .label_first = point already given here
    .help_same = keep one of the two

lower_unknown_effect = there is no such effect here
    .label_indicator = in an indicator a condition can only give `integral`
    .help_indicator = write `integral`; other scores stand in `faixas`
    .label_index = not an effect on the weight
    .help_index = write `redistribui`, `integral`, `zero` or `transfere(component)`
    .label_transfer = not an effect on the transfer
    .help_transfer = write `dispensa`, `difere(period)`, `integral`, `zero`, `inaplicável`, a percentage or an amount
    .label_deferral = does not say to which period the discount is deferred
    .help_deferral = write `difere(2º quadrimestre de 2024)`, or `difere(2º quadrimestre de 2024; saldo)` to charge as much as the instalment can bear; the period has the length of the act's own
    .label_deferral_validity = which discounts to defer is known only from the start of the validity
    .help_deferral_validity = write in the header `vigência desde` with the month in which the act takes effect

# Indices

lower_index_weights = these weights cannot be used as they stand
    .label_repeated = `{ $name }` again
    .label_first = it has a weight here
    .help_repeated = keep one of the two
    .label_positive = the weight of `{ $name }` is not above zero
    .help_positive = write the weight that the act gives, or take `{ $name }` out of the index
    .label_none = `{ $name }` has no weights
    .help_none = write each indicator with its weight in the block `pesos`
    .label_moves = `{ $name }` may have no value either
    .help_moves = move the weight to a component that always has a value, or write `redistribui`

# Transfers

lower_transfer = the transfer `{ $name }` cannot be computed as it stands
    .label_no_base = does not say how much is transferred
    .help_no_base = write the `base` in the block, as in `base R$ 1.000,00`, or the `valor` of the production
    .label_value = the amount by production
    .label_base = and the base, in one transfer
    .help_value = keep only the one that the act orders
    .label_no_share = the part `{ $part }` does not say its share
    .help_no_share = write `fração` and the percentage, as in `fração 40%`, or `fração restante`
    .label_two_rests = the rest is another part's already
    .help_two_rests = keep `fração restante` in one part and write the percentage of the other
    .label_factor = does not say to which of the parts it applies
    .label_part = the first part
    .help_factor = move the `fator` into the part that it governs

lower_settlement = what to compare with what was due is not known
    .label = this is no column of an input
    .help = declare an `entrada` with what was paid to each unit in each period, and write its column, as in `pagamento.valor`
    .label_validity = from when to settle is known only from the start of the validity
    .help_validity = write in the header `vigência desde` with the month in which the act takes effect
    .label_period = { $found ->
        [none] the input `{ $input }` does not say which period its rows are of
       *[other] the input `{ $input }` is by { $found }, and the transfer by { $grain }
    }
    .label_input = the input
    .help_period = write in the input `por { $keys } e { $grain }`, or a period that fits in { $grain }
    .label_level = the input `{ $input }` is by `{ $found }`, and the transfer by `{ $expected }`
    .help_level = write in the input `por { $expected } e { $grain }`
    .label_absent = the amount may be empty, and empty is not zero
    .help_absent = take `opcional` from the column: no row is written for what was not paid
    .label_periods = not a number of periods over which to discount
    .help_periods = write a number from 1 to { $most }

lower_instalments = the instalments do not make up the year
    .label = does not say where the rest of the division goes
    .help = write `resíduo: acumulado` or `resíduo: última`
    .label_count = these are { $written }, and the year has { $expected } (one for each { $grain })
    .help_count = write { $expected }, or correct the `período` of the act

lower_payment_read = `{ $name }` is of the payment period, and this is computed on the reference period
    .label = the transfer only exists on the payment period
    .help = move the computation to the `repasse`, which reads the indicators

# Claims and examples

lower_tolerance = `tolerância` only fits an equality
    .label = there is no equality for it
    .help = compare with `=`, as in `confere a = b tolerância R$ 0,01`, or take the tolerance out

lower_example = the example cannot be verified as it stands
    .label_period = the period is missing
    .help_period = write the line of the period, as in `no 2º quadrimestre de 2024`
    .label_expects = expects no result
    .help_expects = write the result expected, as in `espera incentivo = R$ 617,29`
    .label_grain = `{ $period }` is not a { $grain }, the period of the act
    .help_grain = write a { $grain }
    .label_twice = `{ $name }` has a value already
    .help_twice = keep one of the two values
    .label_key = the key `{ $name }` of `{ $input }` is missing
    .help_key = write `{ $name } =` and the value in the block

# Time

lower_splits_period = `{ $written }` is not a limit of a { $grain }
    .label = the act applies to each { $grain } as a whole
    .help = write the { $grain } itself, or a date that begins (`desde`) or ends (`até`) one

lower_parameter_changes_inside = `{ $name }` changes in { $month }, inside the { $period }
    .label = does not say which of the two values to use
    .label_change = holds from here on
    .help = write `no_início({ $name })`, `no_fim({ $name })` or, for the mean of the months, `por_mês({ $name })`

lower_schedule = the schedule cannot be followed as it stands
    .label_heading = the data with their heading row are missing
    .label_columns = the columns `referência` and `efeitos`, or `parcela`, `período` and `valor`, are missing
    .help_heading = write the headings `referência | apuração | efeitos`, or, of instalments, `parcela | pagamento | período | valor`, as the first row of the data
    .label_two = there is a monitoring schedule already
    .help_two = keep one, with all the rows
    .label_short = cells are missing in this row
    .help_short = fill every column, separated by `|`
    .label_twice = the same payment period again
    .label_first = paid by this row already
    .help_twice = keep one row for each payment period
    .label_before = the payment comes before the reference
    .help_before = write `seguinte` or `seguintes` on the months of the following year
    .label_gap = no row pays the { $missing }
    .help_gap = add the row with effects in the { $missing }
    .label_whole = `{ $written }` is not a whole { $grain }
    .help_whole = write from the first to the last month of a { $grain }
    .label_months = `{ $written }` are not months
    .help_months = write the months in words, as in `janeiro a abril` or `maio a agosto seguintes`
    .help_month_near = write `{ $near }`
    .label_column_twice = there is a column `{ $name }` already
    .help_column_twice = give one of them another heading; `início` and `fim` are the months of the period
    .label_month = `{ $written }` is not a month
    .help_month = write in the column `{ $column }` the month and the year, as `12/2022` or `dezembro/2022`
    .label_read = no reading answers for its being read otherwise
    .help_read = cite the reading in the row, as in `conforme Anexo I; interpretação parcela_errada`
    .label_span = `{ $written }` are not months
    .help_span = write the first and the last month, as `01/2023 a 04/2023` or `janeiro a abril/2023`
    .label_reach = the operation holds only `{ $reach }`, and this row is of other months
    .help_reach = begin the interval of the operation in the first month of the row, or write the operation without one

lower_disbursement_reading = this reading of the schedule does not give one value
    .label_closed = it does not say of which instalment
    .help_closed = write the instalment, `{ $schedule }[1].{ $column }`, or a statistic, `soma({ $schedule }.{ $column })`
    .label_none = `{ $schedule }` has no instalment { $number }
    .help_none = check the number in the column `parcela`
    .label_differ = the rows read here differ in `{ $column }`
    .label_one = this row
    .label_two = differs from this one
    .help_differ = only money is added; put the rows in different periods, or check the column `{ $column }` of `{ $schedule }`

lower_other_grain = `{ $name }` is of a { $grain }, and this policy has the period { $own }
    .label = read here
    .label_declared = declared in another act, by { $grain }
    .help = declare here a measure of this policy's period, or change `período`
