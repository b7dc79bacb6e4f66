# What is said of each syntax error, in the order of the codes.

syntax_unexpected = expected { $expected ->
        [act] the act, with kind, organ, number and date
        [act_number] the number of the act
        [day] a date, such as `25/07/2023`
        [condition] a condition
        [value] a value
        [interval] an interval (`de … a …`, `desde …`, `até …` or `no …`)
        [arrow] `=>` and the result
        [type] a type
        [unit] a unit
        [equals] the sign `=`
        [colon] `:` and the type
        [citation] the passage of the act that is cited
        [polarity] `maior melhor` or `menor melhor`
        [rounding] `meio para cima`, `meio par`, `truncado`, `teto` or `piso`
        [grain] `mês`, `bimestre`, `trimestre`, `quadrimestre`, `semestre` or `ano`
        [integer] a whole number
        [currency] the sign of a currency
        [number] a number
        [year] a year of four digits
        [name] a name
        [text] a text between quotes
        [name_or_text] a name or a text between quotes
        [words] { $words }
        [sign_in_brackets] a sign, `;` or the closing bracket
        [sign_or_end] a sign or the end of the line
        [closing] the closing bracket
       *[end] the end of the line
    }, not { $at ->
        [end] the end of the line
       *[here] `{ $found }`
    }
    .label = the line cannot be read from here on
    .help = write as in `{ $example }`

syntax_number_grouping = in `{ $number }` the dot does not group digits by three
    .label = unreadable number
    .help = if the dot is the decimal mark, write `{ $meant }`
    .help_unclear = write thousands as in `1.200.000` and decimals as in `0,7`

syntax_number_too_large = this number has more digits than can be computed with
    .label = too large
    .help = check whether a separator between two numbers is missing

syntax_no_such_date = there is no day `{ $date }`
    .label = not in the calendar
    .help = check the day and the month; a date is written day/month/year

syntax_no_such_period = there is no period `{ $period }`
    .label = not in the calendar
    .help = a year has { $count } periods of one { $grain }
    .help_year = a year is written with four digits

syntax_month_for_date = `{ $month }` is a month, and a day is expected here
    .label = the day is missing
    .help = write day, month and year, as in `25/07/2023`

syntax_english_word = `{ $word }` is not a word of the language
    .label = in English
    .help = write `{ $meant }`
    .help_unclear = write `se(condição; valor; outro valor)`

syntax_too_deep = the expression has more than { $limit } levels, one inside the other
    .label = not read from here on
    .help = name a part of the computation, with `medida`, and use the name

syntax_chained_comparison = one comparison cannot follow another
    .label = this comparison is already complete
    .help = compare twice, with `e` between, as in `a < b e b < c`

syntax_duplicate_clause = `{ $word }` appears twice
    .label = the second
    .label_first = the first
    .help = leave only one of them

syntax_unopened_block = `{"{"}` is missing at the end of this line
    .label = the block was not opened
    .help = end the line with `{"{"}`

syntax_unclosed_block = the block opened on this line is not closed
    .label = opened here
    .label_end = `{"}"}` was expected here
    .help = put `{"}"}` after the last line of the block

syntax_citation_swallows_clause = `{ $word }` ended up inside the citation
    .label = read as one more passage of the act
    .help = put `{ $word }` on a line of its own: `conforme` goes on to the end of the line

syntax_missing_edition = the first line does not state the edition of the language
    .label = `valora 1` was expected here
    .help = begin the file with the line `valora 1`

syntax_unknown_edition = there is no edition { $edition } of the language; there is { $known }
    .label = unknown edition
    .help = write `valora { $known }`

syntax_missing_header = the file does not say which act it is
    .label = the act comes after this line
    .help = write, on the line after `valora 1`, the kind, organ, number and date of the act, as in `resolução SES/MG 1.234 de 25/07/2023 "Título"`

syntax_garbled_header = this line should say which act this is, with kind, organ, number and date
    .label = no act can be read here
    .help = write the act as in `resolução SES/MG 1.234 de 25/07/2023 "Título"`

syntax_stray_brace = this `{"}"}` closes no block
    .label = nothing is open here
    .help = delete it

syntax_unknown_declaration = `{ $word }` begins no declaration
    .label = unknown word
    .help = a line at the margin begins with one of these words: { $words }
    .help_near = write `{ $near }`
    .help_elsewhere = `{ $word }` is a line of `{ $block }`: put it between its braces

syntax_unknown_clause = `{ $word }` begins no line of this block
    .label = unknown word here
    .help = the lines of this block begin with: { $words }
    .help_near = write `{ $near }`
    .help_elsewhere = `{ $word }` is a line of `{ $block }`; those of this block begin with: { $words }

syntax_unclosed_text = the quotes opened here are not closed
    .label = opened here
    .help = close the quotes on the same line; a text of several lines goes between `"""` and `"""`
    .help_long = put `"""` at the end of the text

syntax_unclosed_bracket = the `{ $bracket }` opened here is not closed on its line
    .label = opened here
    .help = put `{ $closing }` at the end of the expression

syntax_line_too_long = the line has more than { $limit } characters
    .label = it begins here
    .help = divide it: one item per line

syntax_curly_quotes = the quotes of this text are curly or single
    .label = copied from a text editor
    .help = use straight quotes, `"`

syntax_foreign_sign = `{ $written }` is not a sign of the language
    .label = unknown sign
    .help = write `{ $meant }`

syntax_comma_separator = the comma is the decimal mark, and does not separate arguments
    .label = it separates here
    .help = separate with `;`

syntax_number_space = there is a space inside the number `{ $written }`
    .label = one number, or two?
    .help = write `{ $meant }`

syntax_equals_for_arrow = a condition is joined to its result by `=>`, not by `{ $written }`
    .label = the result begins here
    .help = write `=>`

syntax_operator_starts_line = the line begins with the sign `{ $sign }`, which should end the line before
    .label = the line above has already ended
    .help = break the line after the sign, not before it

syntax_too_many = there are more than { $limit } syntax errors; the rest are not shown
    .label = the last one shown
    .help = mend these and check again; if they are so many, the file may not be an act

syntax_bar_in_cell = there is a `|` inside this cell
    .label = the bar separates cells
    .help = remove the bar, or put the data in a CSV file beside this one, with `dados "arquivo.csv" sha256 "…"`
