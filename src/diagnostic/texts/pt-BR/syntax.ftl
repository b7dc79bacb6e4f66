# O que se diz de cada erro de escrita, na ordem dos códigos.

syntax_unexpected = esperava-se { $expected ->
        [act] o ato, com tipo, órgão, número e data
        [act_number] o número do ato
        [day] uma data, como `25/07/2023`
        [condition] uma condição
        [value] um valor
        [interval] um intervalo (`de … a …`, `desde …`, `até …` ou `no …`)
        [arrow] `=>` e o resultado
        [type] um tipo
        [unit] uma unidade
        [equals] o sinal `=`
        [colon] `:` e o tipo
        [citation] o lugar do ato que se cita
        [polarity] `maior melhor` ou `menor melhor`
        [rounding] `meio para cima`, `meio par`, `truncado`, `teto` ou `piso`
        [grain] `mês`, `bimestre`, `trimestre`, `quadrimestre`, `semestre` ou `ano`
        [integer] um número inteiro
        [currency] o sinal de uma moeda
        [number] um número
        [year] um ano de quatro algarismos
        [name] um nome
        [text] um texto entre aspas
        [name_or_text] um nome ou um texto entre aspas
        [words] { $words }
        [sign_in_brackets] um sinal, `;` ou o fecho do parêntese
        [sign_or_end] um sinal ou o fim da linha
        [closing] o fecho do parêntese
       *[end] o fim da linha
    }, e não { $at ->
        [end] o fim da linha
       *[here] `{ $found }`
    }
    .label = daqui em diante a linha não se lê
    .help = escreva como em `{ $example }`

syntax_number_grouping = em `{ $number }` o ponto não separa milhares de três em três algarismos
    .label = número ilegível
    .help = se o ponto é a vírgula decimal, escreva `{ $meant }`
    .help_unclear = escreva os milhares como em `1.200.000` e os decimais como em `0,7`

syntax_number_too_large = este número tem mais algarismos do que se pode calcular
    .label = grande demais
    .help = confira se não faltou um separador entre dois números

syntax_no_such_date = o dia `{ $date }` não existe
    .label = não está no calendário
    .help = confira o dia e o mês; a data se escreve dia/mês/ano

syntax_no_such_period = o período `{ $period }` não existe
    .label = não está no calendário
    .help = o ano tem { $count } períodos de um { $grain }
    .help_year = o ano se escreve com quatro algarismos

syntax_month_for_date = `{ $month }` é um mês, e aqui se espera um dia
    .label = falta o dia
    .help = escreva o dia, o mês e o ano, como em `25/07/2023`

syntax_english_word = `{ $word }` não é palavra da linguagem
    .label = em inglês
    .help = escreva `{ $meant }`
    .help_unclear = escreva `se(condição; valor; outro valor)`

syntax_too_deep = a expressão tem mais de { $limit } níveis, um dentro do outro
    .label = a partir daqui não se lê
    .help = dê nome a uma parte da conta, com `medida`, e use o nome

syntax_chained_comparison = uma comparação não se encadeia com outra
    .label = esta comparação já está completa
    .help = compare duas vezes, com `e` entre elas, como em `a < b e b < c`

syntax_duplicate_clause = `{ $word }` aparece duas vezes
    .label = a segunda
    .label_first = a primeira
    .help = deixe só uma das duas

syntax_unopened_block = falta `{"{"}` no fim desta linha
    .label = o bloco não foi aberto
    .help = termine a linha com `{"{"}`

syntax_unclosed_block = o bloco aberto nesta linha não foi fechado
    .label = aberto aqui
    .label_end = aqui se esperava `{"}"}`
    .help = ponha `{"}"}` depois da última linha do bloco

syntax_citation_swallows_clause = `{ $word }` ficou dentro da citação
    .label = lido como mais um lugar do ato
    .help = ponha `{ $word }` numa linha própria: `conforme` vai até o fim da linha

syntax_missing_edition = a primeira linha não diz a edição da linguagem
    .label = aqui se esperava `valora 1`
    .help = comece o arquivo com a linha `valora 1`

syntax_unknown_edition = a edição { $edition } da linguagem não existe; a que há é a { $known }
    .label = edição desconhecida
    .help = escreva `valora { $known }`

syntax_missing_header = o arquivo não diz que ato ele é
    .label = depois desta linha vem o ato
    .help = escreva, na linha seguinte a `valora 1`, o tipo, o órgão, o número e a data do ato, como em `resolução SES/MG 1.234 de 25/07/2023 "Título"`

syntax_garbled_header = esta linha deveria dizer que ato é este, com tipo, órgão, número e data
    .label = não se lê aqui um ato
    .help = escreva o ato como em `resolução SES/MG 1.234 de 25/07/2023 "Título"`

syntax_stray_brace = este `{"}"}` não fecha nenhum bloco
    .label = nada está aberto aqui
    .help = apague-o

syntax_unknown_declaration = `{ $word }` não começa nenhuma declaração
    .label = palavra desconhecida
    .help = uma linha à margem começa por uma destas palavras: { $words }
    .help_near = escreva `{ $near }`
    .help_elsewhere = `{ $word }` é linha de `{ $block }`: ponha-a entre as chaves dele

syntax_unknown_clause = `{ $word }` não começa nenhuma linha deste bloco
    .label = palavra desconhecida aqui
    .help = as linhas deste bloco começam por: { $words }
    .help_near = escreva `{ $near }`
    .help_elsewhere = `{ $word }` é linha de `{ $block }`; as deste bloco começam por: { $words }

syntax_unclosed_text = as aspas abertas aqui não foram fechadas
    .label = abertas aqui
    .help = feche as aspas na mesma linha; um texto de várias linhas vai entre `"""` e `"""`
    .help_long = ponha `"""` no fim do texto

syntax_unclosed_bracket = o `{ $bracket }` aberto aqui não foi fechado na linha
    .label = aberto aqui
    .help = ponha `{ $closing }` no fim da expressão

syntax_line_too_long = a linha tem mais de { $limit } caracteres
    .label = começa aqui
    .help = divida-a: um item por linha

syntax_curly_quotes = as aspas deste texto são curvas ou simples
    .label = copiadas de um editor de texto
    .help = use aspas retas, `"`

syntax_foreign_sign = `{ $written }` não é sinal da linguagem
    .label = sinal desconhecido
    .help = escreva `{ $meant }`

syntax_comma_separator = a vírgula é decimal, e não separa argumentos
    .label = aqui separa
    .help = separe com `;`

syntax_number_space = há um espaço dentro do número `{ $written }`
    .label = um número só, ou dois?
    .help = escreva `{ $meant }`

syntax_equals_for_arrow = a condição se liga ao resultado por `=>`, e não por `{ $written }`
    .label = aqui começa o resultado
    .help = escreva `=>`

syntax_operator_starts_line = a linha começa pelo sinal `{ $sign }`, que deveria terminar a anterior
    .label = a linha de cima já acabou
    .help = quebre a linha depois do sinal, não antes

syntax_too_many = há mais de { $limit } erros de escrita; os seguintes não são mostrados
    .label = o último mostrado
    .help = corrija estes e verifique de novo; se são tantos, talvez o arquivo não seja um ato

syntax_bar_in_cell = há um `|` dentro desta célula
    .label = a barra separa células
    .help = tire a barra, ou ponha os dados num arquivo CSV ao lado, com `dados "arquivo.csv" sha256 "…"`
