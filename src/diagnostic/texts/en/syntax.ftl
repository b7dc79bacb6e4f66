# What the stage `syntax` says. Same ids, attributes and variables as in pt-BR/syntax.ftl.

syntax_unexpected = { $at ->
    [end] the line ends too soon
   *[here] `{ $found }` does not fit at this place of the line
}
    .label = { $expected ->
        [act] the act is due here: kind, organ, number, `de` and date
        [act_number] the number of the act is due here
        [day] a day is due here, such as `25/07/2023`
        [condition] a condition is due here
        [value] a value is due here: a number, a name or a sum
        [interval] an interval is due here: `de A a B`, `desde A`, `até B` or `no P`
        [arrow] `=>` and the result are due here
        [type] a type is due here: `R$`, `%`, a unit, `texto`, `data`, `sim/não`, `código de N dígitos` or a list in braces
        [unit] a unit is due here, such as `%`, `R$` or `dia`
        [equals] `=` is due here
        [colon] `:` is due here
        [citation] a place of the act is due here, such as `Art. 3º`
        [polarity] `maior melhor` or `menor melhor` is due here
        [rounding] the way to round is due here: `meio para cima`, `meio par`, `truncado`, `piso` or `teto`
        [declared] what is changed is due here: `indicador`, `índice`, `repasse`, `tabela`, `cronograma`, `lista`, `parâmetro`, `medida`, `vigência` or an article
        [grain] `mês`, `bimestre`, `trimestre`, `quadrimestre`, `semestre` or `ano` is due here
        [integer] a whole number is due here
        [currency] the symbol of a currency is due here, or its three letters (`US$`, `XOF`)
        [number] a number is due here
        [year] a year is due here
        [words] { $words } is due here
        [sign_in_brackets] a sign, `;` or the end of the bracket is due here
        [sign_or_end] a sign or the end of the line is due here
        [name_or_text] a name or a text in quotes is due here
        [name] a name is due here
        [text] a text in quotes is due here
        [closing] the end of the bracket is due here
       *[end] the line should end here
    }
    .help = this line is written as in `{ $example }`

syntax_unknown_declaration = no declaration begins with `{ $word }`
    .label = unknown word at the start of the line
    .help = a line outside of blocks begins with one of these words: { $words }
    .help_near = did you mean `{ $near }`?
    .help_elsewhere = `{ $word }` is a clause of `{ $block }`: write it inside that block, between the braces

syntax_unknown_clause = no line of this block begins with `{ $word }`
    .label = not a clause of this block
    .help = these fit here: { $words }
    .help_near = did you mean `{ $near }`?
    .help_elsewhere = `{ $word }` is a clause of `{ $block }`; these fit here: { $words }

syntax_unclosed_text = the text in quotes is not closed
    .label = opened here
    .help = close the quotes on the same line; for a text of several lines use three quotes, `"""`, on each side
    .help_long = close the text with three quotes, `"""`

syntax_unclosed_bracket = `{ $bracket }` is not closed
    .label = opened here and still open at the end of the line
    .help = write `{ $closing }` where its content ends

syntax_line_too_long = the line has more than { $limit } characters, the limit of a line
    .label = too long
    .help = break the line after a sign, or keep the data in a CSV beside the file

syntax_curly_quotes = { $written } stands in curly quotes; the language uses straight ones
    .label = it is written { $meant }
    .help = replace the quotes with `"`; word processors curl them by themselves
    .help_unclear = put the text between `"` and `"`

syntax_foreign_sign = the sign `{ $written }` is not of this language
    .label = it is written `{ $meant }`
    .help = use `{ $meant }`
    .help_unclear = use the signs `=`, `<>`, `<`, `<=`, `>`, `>=` and the words `e`, `ou`, `não`

syntax_comma_separator = the comma does not separate: it is the decimal mark
    .label = `{ $meant }` separates
    .help = separate with `;`, as Portuguese spreadsheets do
    .help_unclear = separate with `;`, as Portuguese spreadsheets do

syntax_number_space = the number `{ $written }` is split by a space
    .label = read as two numbers
    .help = write `{ $meant }`, with no space and with a comma before the decimals
    .help_unclear = write the number with no space and with a comma before the decimals

syntax_equals_for_arrow = on this line the result follows `=>`, not `{ $written }`
    .label = `{ $meant }` is due here
    .help = write the condition, `=>` and the result, as in `>= 80% => 100%`
    .help_unclear = write the condition, `=>` and the result, as in `>= 80% => 100%`

syntax_operator_starts_line = the line begins with the sign `{ $sign }`, and so does not go on from the one before
    .label = the sign belongs at the end of the line above
    .help = break the line after the sign, not before it

syntax_number_grouping = `{ $number }` is not a number as Brazil writes them
    .label = the dot groups thousands, three digits at a time; the comma opens the decimals
    .help = if these are decimals, write `{ $meant }`
    .help_unclear = write `1.234,5`: a dot every three digits, a comma before the decimals

syntax_number_too_large = this number is larger than fits here
    .label = too large
    .help = see whether the digits are a code: codes stand in quotes or in columns of the type `código`
    .help_most = write a number from 0 to { $most }

syntax_no_such_date = the day `{ $date }` does not exist
    .label = not in the calendar
    .help = see the published text for the day and the month, in this order

syntax_no_such_period = the period `{ $period }` does not exist
    .label = a year has { $count } of this kind ({ $grain })
    .help = write one from 1 to { $count }
    .help_year = write the year in full, from 1 to 9999

syntax_month_for_date = `{ $month }` is a month, and a day is due here
    .label = the day is missing
    .help = write the day before the month, as published

syntax_english_word = `{ $word }` is English; the language is Portuguese
    .label = a word of another language
    .help = use the Portuguese word
    .help_unclear = write `se(condition; value; other value)`, in Portuguese

syntax_too_deep = more than { $limit } parentheses or operations stand one inside the other
    .label = from here on
    .help = name a part of it with `medida` and use the name here

syntax_chained_comparison = two comparisons in a row do not read as one
    .label = the second comparison
    .help = join them with `e`: instead of `a < b < c`, write `a < b e b < c`

syntax_duplicate_clause = the clause `{ $word }` stands twice in one block
    .label = again here
    .label_first = first written here
    .help = keep the one that holds

syntax_unopened_block = the block is not opened with {"`{`"}
    .label = what follows belongs to this line
    .help = write {"`{`"} at the end of the line and {"`}`"} after the last line of the block

syntax_unclosed_block = the block is not closed with {"`}`"}
    .label = opened here
    .label_end = still open here
    .help = write {"`}`"} on a line of its own, after the last line of the block

syntax_citation_swallows_clause = `{ $word }` fell into the citation that `conforme` opened
    .label = read as part of the citation
    .help = `conforme` ends the line: move `{ $word }` to the next line

syntax_missing_edition = the first line does not say the edition of the language
    .label = expected `valora 1`
    .help = begin the file with the line `valora 1`

syntax_unknown_edition = there is no edition { $edition } of the language
    .label = the edition known is { $known }
    .help = write `valora { $known }`, or update the valora program

syntax_missing_header = the file does not say which act it is
    .label = expected the line of the act here
    .help = write it as the gazette does: kind, organ, number and date, as in `resolução ÓRGÃO/UF 1.234 de 15/01/2024 "ementa"`

syntax_garbled_header = the line of the act could not be read
    .label = expected kind, organ, number, `de`, date and the summary in quotes
    .help = write it as the gazette does, for example `resolução ÓRGÃO/UF 1.234 de 15/01/2024 "ementa"`

syntax_stray_brace = this {"`}`"} closes no block
    .label = nothing was opened before
    .help = delete it, or see whether a {"`{`"} is missing above

syntax_bar_in_cell = the bar `|` separates cells, even between quotes
    .label = this bar would split the cell
    .help = take the bar out of the text, or keep the table in a CSV beside the file

syntax_too_many = there are more than { $limit } syntax errors; the rest are not shown
    .label = the last one shown
    .help = mend these and check again; if they are so many, the file may not be an act
