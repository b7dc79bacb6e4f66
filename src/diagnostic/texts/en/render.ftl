# The words around each diagnostic. Same ids, attributes and variables as in pt-BR/render.ftl.

render_help = help
render_elsewhere = see also
render_replace = replace with `{ $text }`
render_replace_text = replace `{ $old }` with `{ $text }`
render_insert = write `{ $text }` here
render_insert_at = write `{ $text }` at line { $line }, column { $column }
render_delete = delete this
render_errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
render_warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
render_advices = { $count ->
    [one] { $count } piece of advice
   *[other] { $count } pieces of advice
}
render_hidden = { $count ->
    [one] … and { $count } more problem, shown once those above are settled
   *[other] … and { $count } more problems, shown once those above are settled
}
render_root = the folder that the command ran in
