# O que a etapa `syntax` diz. Mesmos nomes, atributos e variáveis de en/syntax.ftl.

syntax_unexpected = esta linha não pôde ser lida
    .label = não cabe aqui

syntax_number_grouping = `{ $number }` não é um número como se escreve no Brasil
    .label = o ponto separa milhares, de três em três algarismos; a vírgula, os decimais
    .help = se são decimais, escreva `{ $meant }`
    .help_unclear = escreva `1.234,5`: ponto a cada três algarismos, vírgula antes dos decimais

syntax_number_too_large = este número tem mais algarismos do que se pode calcular
    .label = grande demais
    .help = confira se os algarismos não são um código: códigos se escrevem entre aspas ou em colunas do tipo `código`

syntax_no_such_date = o dia `{ $date }` não existe
    .label = não está no calendário
    .help = confira no texto publicado o dia e o mês, nesta ordem

syntax_no_such_period = o período `{ $period }` não existe
    .label = um ano tem { $count } desta espécie ({ $grain })
    .help = escreva um de 1 a { $count }
    .help_year = escreva o ano com quatro algarismos, de 1 a 9999

syntax_month_for_date = `{ $month }` é um mês, e aqui cabe um dia
    .label = falta o dia
    .help = escreva o dia antes do mês, como está publicado

syntax_english_word = `{ $word }` é inglês; a linguagem é em português
    .label = escreve-se `{ $meant }`
    .help = use a palavra em português

syntax_too_deep = há mais de { $limit } parênteses ou operações uns dentro dos outros
    .label = a partir daqui
    .help = dê nome a uma parte com `medida` e use o nome aqui

syntax_chained_comparison = duas comparações seguidas não se leem como uma
    .label = a segunda comparação
    .help = separe com `e`: em vez de `a < b < c`, escreva `a < b e b < c`

syntax_duplicate_clause = a cláusula `{ $word }` aparece duas vezes no mesmo bloco
    .label = de novo aqui
    .label_first = já escrita aqui
    .help = deixe só a que vale

syntax_unopened_block = falta abrir o bloco com {"`{`"}
    .label = o que vem abaixo pertence a esta linha
    .help = escreva {"`{`"} no fim da linha e {"`}`"} depois da última linha do bloco

syntax_unclosed_block = falta fechar o bloco com {"`}`"}
    .label = aberto aqui
    .label_end = ainda aberto aqui
    .help = escreva {"`}`"} em uma linha própria, depois da última linha do bloco

syntax_citation_swallows_clause = `{ $word }` ficou dentro da citação que `conforme` abriu
    .label = lido como parte da citação
    .help = `conforme` termina a linha: passe `{ $word }` para a linha seguinte

syntax_missing_edition = a primeira linha não diz a edição da linguagem
    .label = esperava `valora 1`
    .help = comece o arquivo com a linha `valora 1`

syntax_unknown_edition = a edição { $edition } da linguagem não existe
    .label = a edição conhecida é a { $known }
    .help = escreva `valora { $known }`, ou atualize o programa valora

syntax_missing_header = o arquivo não diz de que ato é
    .label = esperava aqui a linha do ato
    .help = escreva como no diário oficial: espécie, órgão, número e data, como em `resolução ÓRGÃO/UF 1.234 de 15/01/2024 "ementa"`

syntax_garbled_header = a linha do ato não pôde ser lida
    .label = esperava espécie, órgão, número, `de`, data e a ementa entre aspas
    .help = escreva como no diário oficial, por exemplo `resolução ÓRGÃO/UF 1.234 de 15/01/2024 "ementa"`

syntax_stray_brace = este {"`}`"} não fecha bloco nenhum
    .label = nada foi aberto antes
    .help = apague-o, ou confira se um {"`{`"} ficou faltando acima

syntax_bar_in_cell = a barra `|` separa células, mesmo entre aspas
    .label = esta barra partiria a célula
    .help = tire a barra do texto, ou guarde a tabela em um CSV ao lado do arquivo
