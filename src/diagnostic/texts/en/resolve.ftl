# What the stage `resolve` says. Same ids, attributes and variables as in pt-BR/resolve.ftl.

resolve_duplicate_name = the name `{ $name }` is declared twice
    .label = again here
    .label_first = first declared here (`{ $kind }`)
    .help = rename one of the two and the lines that use it

resolve_duplicate_act = `{ $act }` is two files of one folder: `{ $first }` and `{ $file }`
    .label = again here
    .label_first = first here
    .help = keep only one of the two; an amendment of the act is an act of its own, with `altera`
