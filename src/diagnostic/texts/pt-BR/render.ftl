# As palavras em volta de cada diagnóstico. Mesmos nomes, atributos e variáveis de en/render.ftl.

render_help = ajuda
render_elsewhere = veja também
render_replace = troque por `{ $text }`
render_replace_text = troque `{ $old }` por `{ $text }`
render_insert = escreva aqui `{ $text }`
render_insert_at = escreva `{ $text }` na linha { $line }, coluna { $column }
render_delete = apague este trecho
render_errors = { $count ->
    [one] { $count } erro
   *[other] { $count } erros
}
render_warnings = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
}
render_advices = { $count ->
    [one] { $count } sugestão
   *[other] { $count } sugestões
}
render_hidden = { $count ->
    [one] … e mais { $count } problema, que aparece depois de corrigidos os anteriores
   *[other] … e mais { $count } problemas, que aparecem depois de corrigidos os anteriores
}
render_root = a pasta em que o comando rodou
