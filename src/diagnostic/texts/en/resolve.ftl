# What the stage `resolve` says. Same ids, attributes and variables as in pt-BR/resolve.ftl.

resolve_duplicate_name = the name `{ $name }` is declared twice
    .label = again here
    .label_first = first declared here (`{ $kind }`)
    .help = rename one of the two and the lines that use it
