# What the stage `syntax` says. Same ids, attributes and variables as in pt-BR/syntax.ftl.

syntax_unexpected = this line could not be read
    .label = does not fit here

syntax_number_grouping = `{ $number }` is not a number as Brazil writes them
    .label = the dot groups thousands, three digits at a time; the comma opens the decimals
    .help = if these are decimals, write `{ $meant }`
    .help_unclear = write `1.234,5`: a dot every three digits, a comma before the decimals

syntax_number_too_large = this number has more digits than can be computed with
    .label = too large
    .help = see whether the digits are a code: codes stand in quotes or in columns of the type `código`

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
    .label = it is written `{ $meant }`
    .help = use the Portuguese word

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
