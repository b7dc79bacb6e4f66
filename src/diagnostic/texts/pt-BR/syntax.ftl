# O que a etapa `syntax` diz. Mesmos nomes, atributos e variáveis de en/syntax.ftl.

syntax_unexpected = { $at ->
    [end] a linha termina antes da hora
   *[here] `{ $found }` não cabe neste lugar da linha
}
    .label = { $expected ->
        [act] espera-se aqui o ato: espécie, órgão, número, `de` e data
        [act_number] espera-se aqui o número do ato
        [day] espera-se aqui um dia, como `25/07/2023`
        [condition] espera-se aqui uma condição
        [value] espera-se aqui um valor: número, nome ou conta
        [interval] espera-se aqui um intervalo: `de A a B`, `desde A`, `até B` ou `no P`
        [arrow] espera-se aqui `=>` e o resultado
        [type] espera-se aqui um tipo: `R$`, `%`, uma unidade, `texto`, `data`, `sim/não`, `código de N dígitos` ou uma lista entre chaves
        [unit] espera-se aqui uma unidade, como `%`, `R$` ou `dia`
        [equals] espera-se aqui `=`
        [colon] espera-se aqui `:`
        [citation] espera-se aqui um lugar do ato, como `Art. 3º`
        [polarity] espera-se aqui `maior melhor` ou `menor melhor`
        [rounding] espera-se aqui como arredondar: `meio para cima`, `meio par`, `truncado`, `piso` ou `teto`
        [declared] espera-se aqui o que se altera: `indicador`, `índice`, `repasse`, `tabela`, `cronograma`, `lista`, `parâmetro`, `medida`, `vigência` ou um artigo
        [grain] espera-se aqui `mês`, `bimestre`, `trimestre`, `quadrimestre`, `semestre` ou `ano`
        [integer] espera-se aqui um número inteiro
        [currency] espera-se aqui o símbolo de uma moeda, ou as três letras dela (`US$`, `XOF`)
        [number] espera-se aqui um número
        [year] espera-se aqui um ano
        [words] espera-se aqui { $words }
        [sign_in_brackets] espera-se aqui um sinal, `;` ou o fim do parêntese
        [sign_or_end] espera-se aqui um sinal ou o fim da linha
        [name_or_text] espera-se aqui um nome ou um texto entre aspas
        [name] espera-se aqui um nome
        [text] espera-se aqui um texto entre aspas
        [closing] espera-se aqui o fim do parêntese
       *[end] a linha deveria terminar aqui
    }
    .help = esta linha se escreve como em `{ $example }`

syntax_unknown_declaration = nenhuma declaração começa com `{ $word }`
    .label = palavra desconhecida no começo da linha
    .help = uma linha fora de bloco começa com uma destas palavras: { $words }
    .help_near = você quis dizer `{ $near }`?
    .help_elsewhere = `{ $word }` é cláusula de `{ $block }`: escreva-a dentro do bloco, entre as chaves

syntax_unknown_clause = nenhuma linha deste bloco começa com `{ $word }`
    .label = não é uma cláusula daqui
    .help = aqui cabem: { $words }
    .help_near = você quis dizer `{ $near }`?
    .help_elsewhere = `{ $word }` é cláusula de `{ $block }`; aqui cabem: { $words }

syntax_unclosed_text = o texto entre aspas não foi fechado
    .label = aberto aqui
    .help = feche as aspas na mesma linha; para um texto de várias linhas use três aspas, `"""`, de cada lado
    .help_long = feche o texto com três aspas, `"""`

syntax_unclosed_bracket = falta fechar `{ $bracket }`
    .label = aberto aqui e ainda aberto no fim da linha
    .help = escreva `{ $closing }` onde o conteúdo termina

syntax_line_too_long = a linha passa de { $limit } caracteres, o limite de uma linha
    .label = longa demais
    .help = parta a linha depois de um sinal, ou guarde os dados em um CSV ao lado do arquivo

syntax_curly_quotes = { $written } está entre aspas curvas; a linguagem usa aspas retas
    .label = escreve-se { $meant }
    .help = troque as aspas por `"`; editores de texto as entortam sozinhos
    .help_unclear = ponha o texto entre `"` e `"`

syntax_foreign_sign = o sinal `{ $written }` não é desta linguagem
    .label = escreve-se `{ $meant }`
    .help = use `{ $meant }`
    .help_unclear = use os sinais `=`, `<>`, `<`, `<=`, `>`, `>=` e as palavras `e`, `ou`, `não`

syntax_comma_separator = a vírgula não separa: ela é a marca dos decimais
    .label = separa-se com `{ $meant }`
    .help = separe com `;`, como nas planilhas em português
    .help_unclear = separe com `;`, como nas planilhas em português

syntax_number_space = o número `{ $written }` está partido por um espaço
    .label = lido como dois números
    .help = escreva `{ $meant }`, sem espaço e com vírgula nos decimais
    .help_unclear = escreva o número sem espaço e com vírgula nos decimais

syntax_equals_for_arrow = nesta linha o resultado vem depois de `=>`, não de `{ $written }`
    .label = aqui cabe `{ $meant }`
    .help = escreva a condição, `=>` e o resultado, como em `>= 80% => 100%`
    .help_unclear = escreva a condição, `=>` e o resultado, como em `>= 80% => 100%`

syntax_operator_starts_line = a linha começa com o sinal `{ $sign }`, e por isso não continua a anterior
    .label = o sinal deve ficar no fim da linha de cima
    .help = quebre a linha depois do sinal, não antes

syntax_number_grouping = `{ $number }` não é um número como se escreve no Brasil
    .label = o ponto separa milhares, de três em três algarismos; a vírgula, os decimais
    .help = se são decimais, escreva `{ $meant }`
    .help_unclear = escreva `1.234,5`: ponto a cada três algarismos, vírgula antes dos decimais

syntax_number_too_large = este número é maior do que cabe aqui
    .label = grande demais
    .help = confira se os algarismos não são um código: códigos se escrevem entre aspas ou em colunas do tipo `código`
    .help_most = escreva um número de 0 a { $most }

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
    .label = palavra de outra linguagem
    .help = use a palavra em português
    .help_unclear = escreva `se(condição; valor; outro valor)`, em português

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

syntax_too_many = há mais de { $limit } erros de escrita; os seguintes não são mostrados
    .label = o último mostrado
    .help = corrija estes e verifique de novo; se são tantos, talvez o arquivo não seja um ato
