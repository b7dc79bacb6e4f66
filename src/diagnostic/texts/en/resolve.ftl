# What the stage `resolve` says. Same ids, attributes and variables as in pt-BR/resolve.ftl.

resolve_duplicate_name = the name `{ $name }` is declared twice
    .label = again here
    .label_first = first declared here (`{ $kind }`)
    .help = rename one of the two and the lines that use it

resolve_act_not_found = the act `{ $act }` is not among the files read
    .label = amended or used here
    .help_near = check the number and the date; there is `{ $near }`
    .help = put the act's file in the same folder of policies; { $files } were read

resolve_act_dates = `{ $act }` is cited with the date { $cited }, and is of { $date }
    .label = cited here with { $cited }
    .label_act = the act is of { $date }
    .help = correct the date where the act is cited

resolve_amends_itself = `{ $act }` amends itself, directly or through others
    .label = amended here
    .label_by = by this act
    .help = an act amends only acts published before it; correct the act after `altera`

resolve_not_published = on { $day } `{ $act }` had not been published yet
    .label = published on { $published }
    .help = ask about a day from { $published } on

resolve_reach = { $what ->
        [not_stated] the operation `{ $verb }` does not say since when it has effect
        [not_literal] the interval of an operation is written with dates or periods
        [begins_inside] { $day } is not the first day of a period of the policy ({ $grain })
        [ends_inside] { $day } is not the last day of a period of the policy ({ $grain })
       *[outside] the interval { $months } is outside the validity of the amended act ({ $validity })
    }
    .label = { $what ->
        [not_stated] neither here nor in the validity of the amending act
        [not_literal] neither a date nor a period
        [begins_inside] begins inside a period
        [ends_inside] ends inside a period
       *[outside] nothing of this is in the validity
    }
    .label_validity = the validity of the amended act
    .help_not_stated = write the interval in the operation, as in `desde 01/2025`, or `vigência desde …` at the head of the file
    .help_not_literal = write, for instance, `desde 01/2025` or `no 2º quadrimestre de 2025`
    .help_near = the nearest are { $before } and { $after }
    .help_outside = correct the interval, or first extend the validity with `prorroga vigência até …`

resolve_operation = `{ $verb }` does not apply to what is changed here, or not in this form
    .label = has no meaning here
    .help_suspend = write `suspende indicador x <interval> => integral` (or `=> suspenso`), or `suspende repasse r <interval> => registra`
    .help_extend = write `prorroga vigência até P`, `prorroga indicador x até P` or `prorroga repasse r.exceção até P`
    .help_postpone = write `adia cronograma c[parcela] para 06/2025`
    .help_revoke = write `revoga` and a declaration or a part of it: `revoga índice i.peso.x`, `revoga tabela t[chave]`; an article is only revoked of an act that amends
    .help_add = write `acrescenta { "{" } declarations { "}" }`, `acrescenta índice i.peso.x => 20`, `acrescenta tabela t { "{" } dados … { "}" }` or the new clauses of a declaration
    .help_replace = write `substitui` with `=> value` after the path to a value, or with a block of clauses after the name
    .help_amendment = of an act that only amends, `revoga Art. …` undoes what the article did; the rest is amended in the act that it amended

resolve_no_such_part = { $what ->
        [declaration] `{ $act }` has no { $kind } `{ $part }`
        [in_force] { $kind } `{ $part }` is not in the text { $months }
       *[part] `{ $owner }` has no `{ $part }` in the text that this operation reaches
    }
    .label = { $what ->
        [in_force] not in the text in that interval
       *[other] does not exist at this point
    }
    .label_act = the amended act
    .help_near = the nearest is `{ $near }`
    .help_known = there are { $known }
    .help_kind = there is a { $other } of that name; correct the word before it
    .help_in_force = the declaration is only added later, or was revoked already; correct the interval
    .help = correct the path, or first add what it names

resolve_already_there = `{ $part }` is already in the text that is amended
    .label = again here
    .label_first = already here
    .help = to put something else in its place, write `substitui`

resolve_amended_twice = `{ $path }` is amended twice on one day
    .label = by `{ $second }`
    .label_first = and by `{ $first }`
    .help = nothing says which prevails: leave only one of the operations, or keep their intervals apart

resolve_nothing_there = { $what ->
        [provision] no operation of `{ $act }` cites `{ $part }`
       *[suspension] { $kind } `{ $part }` has no suspension to extend
    }
    .label = { $what ->
        [provision] nothing was done by force of this provision
       *[suspension] it is not suspended
    }
    .label_act = the amended act
    .help_provision = correct the article; what is revoked is what that act's operations say after `conforme`
    .help_suspension = write `suspende` with the interval, or check the name

resolve_duplicate_act = `{ $act }` is two files of one folder: `{ $first }` and `{ $file }`
    .label = again here
    .label_first = first here
    .help = keep only one of the two; an amendment of the act is an act of its own, with `altera`
