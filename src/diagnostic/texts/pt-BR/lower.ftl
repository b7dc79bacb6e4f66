# O que a etapa `lower` diz. Mesmos nomes, atributos e variáveis de en/lower.ftl.

# Nomes e leituras

lower_unknown_name = { $kind ->
        [nome] o nome `{ $name }` não foi declarado
        [unidade] a unidade `{ $name }` não foi declarada
        [moeda] a moeda `{ $name }` não foi declarada
       *[outro] não existe { $kind } `{ $name }`
    }
    .label = não existe
    .help = { $kind ->
        [nome] confira a grafia, ou declare `{ $name }` em uma `entrada`, `medida` ou `parâmetro`
        [coluna] confira a grafia no bloco que declara as colunas
       *[outro] confira a grafia
    }
    .help_near = escreva `{ $near }`
    .help_known = { $kind ->
        [unidade] declare-a com `unidade { $name }`, ou use uma destas: { $known }
       *[outro] escreva um destes nomes: { $known }
    }
    .help_currency = declare-a no começo do arquivo: `moeda { $name } com 2 casas`

lower_unknown_member = `{ $name }` não está entre os valores admitidos
    .label = não é um deles
    .help = escreva um destes, com a mesma grafia: { $members }

lower_not_a_value = `{ $name }` é nome de { $kind }, e aqui cabe um valor
    .label = não é um valor
    .label_no_score = aqui cabe um indicador ou um índice
    .help = { $kind ->
        [tabela] leia uma célula, `{ $name }[chave].coluna`, ou faça uma conta, `soma({ $name }.coluna)`
        [entrada] leia uma coluna: `{ $name }.coluna`
        [lista] pergunte se um código está nela: `coluna em { $name }`
       *[outro] troque pelo nome de uma coluna, `medida`, `parâmetro` ou `indicador`
    }
    .help_no_score = escreva o nome de um `indicador` ou de um `índice`

lower_misplaced = o que está escrito não cabe neste lugar
    .label_set = valores entre chaves só cabem depois de `em`
    .label_not_a_set = depois de `em` vêm uma lista, valores entre chaves ou um intervalo
    .help_set = escreva a coluna, `em` e a lista, como `porte em {"{"} I; II {"}"}`
    .label_list_member = uma lista só tem códigos, textos e nomes de outras listas
    .help_list_member = escreva o código com todos os dígitos, como `0310010039`, ou o texto entre aspas
    .label_member = não diz a qual dos valores a linha se refere
    .help_member = escreva à esquerda de `=>` um dos valores, como `I => 50%`; se são vários, separe-os com `ou`
    .label_index = aqui cabe o nome de um índice
    .help_index = escreva o índice e um componente dele: `peso(índice; componente)`
    .label_indicator = aqui cabe o nome de um indicador
    .help_indicator = escreva entre os parênteses o nome de um `indicador`
    .label_score = aqui cabe o nome de um indicador ou de um índice
    .help_score = dê nome à conta em um `indicador` e escreva o nome aqui
    .label_parameter = `{ $function }` só lê um parâmetro
    .help_parameter = escreva entre os parênteses o nome de um `parâmetro`
    .label_period = aqui cabe um período
    .help_period = escreva o período, como `no 3º quadrimestre de 2023`; outra condição vem depois de `quando`
    .label_cause = não diz de qual ausência a linha trata
    .help_cause = escreva à esquerda de `=>` uma destas: `inaplicável`, `suspenso`, `ausente`, `indefinido`

lower_table_reading = esta leitura não dá um só valor
    .label_no_column = falta dizer a coluna
    .help_no_column = escreva a coluna depois dos colchetes: `tabela[chave].coluna`
    .label_no_row = falta dizer de qual linha
    .help_no_row = escreva a chave, `{ $table }[chave].{ $column }`, ou uma conta, `soma({ $table }.{ $column })`
    .label_not_a_table = não tem colunas
    .help_not_a_table = antes do ponto ou dos colchetes, escreva o nome de uma `tabela`
    .label_rows = a entrada `{ $table }` tem muitas linhas para cada unidade e período, e aqui cabe um valor só
    .help_rows = escreva uma conta sobre as linhas, como `soma({ $table }.{ $column })` ou `conta({ $table } onde …)`
    .label_needs_column = falta dizer a coluna
    .help_needs_column = escreva `{ $table }.coluna`; só `conta` aceita a tabela inteira
    .label_keys = { $found ->
        [one] uma chave, e a tabela `{ $table }` tem { $expected }
       *[other] { $found } chaves, e a tabela `{ $table }` tem { $expected }
    }
    .help_keys = escreva as chaves entre os colchetes, na ordem da tabela, separadas por `;`

lower_statistic = falta à conta o que ela pede
    .label_nobody = nada aqui é de uma unidade: não há o que percorrer
    .help_nobody = escreva uma coluna de tabela ou de entrada, como `{ $function }(tabela.coluna)`, ou um valor de cada unidade
    .label_level = é de { $keys }, e nenhuma entrada lista essas unidades
    .help_level = declare uma `entrada` com essas chaves, ainda que só com elas
    .label_units = `{ $function }` só compara unidades
    .help_units = faça a conta sobre um valor de cada unidade, como `posição(taxa por grupo; …)`; some ou conte as linhas antes, em uma `medida`
    .label_others = não há aqui outras unidades: a conta é sobre linhas, ou sobre períodos
    .help_others = tire `outros`, ou escolha as linhas com `onde`
    .label_missing = `{ $function }` não diz `{ $option }`
    .help_missing = acrescente, depois de `;`, uma destas: { $choices }
    .label_choice = não é `{ $option }` de `{ $function }`
    .help_choice = escreva uma destas: { $choices }
    .label_option = `{ $function }` não tem `{ $option }`
    .help_option = tire este argumento
    .label_share = o percentil fica entre 0% e 100%
    .help_share = escreva o percentual de quem fica abaixo, como `75%`
    .label_weight = este peso pode ser negativo
    .help_weight = declare `mínimo 0` na coluna de que ele vem
    .label_pool_grid = o total a ratear pode não ser de centavos inteiros
    .help_pool_grid = declare o total em uma `medida` arredondada, como `medida total : R$ com 2 casas = …`
    .label_pool = o total a ratear não é o mesmo para todo o grupo
    .help_pool = leia o total pela chave do grupo, ou agrupe por aquilo de que ele depende
    .label_cap = o teto não é o mesmo para todo o grupo
    .help_cap = leia o teto pela chave do grupo, ou agrupe por aquilo de que ele depende
    .label_grains = as linhas são por `{ $rows }`, e o `{ $act }` do ato não se faz de `{ $rows }` inteiros
    .help_grains = traga os dados por `mês`
    .label_year = `{ $function }` diz os períodos, e falta a conta
    .help_year = escreva `soma({ $function }(…))`, ou outra conta
    .label_periods = não é um número inteiro de períodos, de 1 a 120
    .help_periods = escreva quantos períodos, contando este, como em `média(nos_últimos(3; x))`

lower_grouping = este `por` não forma grupos
    .label_rows = as linhas já são as da unidade
    .help_rows = escolha as linhas com `onde`; para juntar unidades, dê nome à conta em uma `medida` e agrupe a medida
    .label_by = `{ $name }` é `{ $kind }`
    .help_by = agrupe por um `grupo`, uma coluna, uma `medida` ou o nome de uma `entrada`
    .label_absent = `{ $name }` pode faltar ({ $causes }), e a unidade ficaria sem grupo
    .help_absent = diga o grupo de quem não tem `{ $name }`, com `na_falta` em uma `medida`, e agrupe por ela

lower_arguments = a função não recebeu o que precisa
    .label_count = { $expected ->
        [one] `{ $function }` pede um valor, e recebeu { $found }
       *[other] `{ $function }` pede { $expected } valores, e recebeu { $found }
    }
    .help_count = escreva os valores entre os parênteses, separados por `;`
    .label_root = isto é em `{ $kind }`, que não é o quadrado de uma unidade
    .help_root = a raiz é de um quadrado, como o de uma `variância`, ou de um número sem unidade
    .label_plain = esta função não aceita nomes, `por` nem `onde`
    .help_plain = deixe entre os parênteses só os valores
    .label_cause = não diz em qual ausência este valor é usado
    .help_cause = escreva a ausência antes do valor, como `na_falta(x; ausente: 0)`

lower_cycle = `{ $name }` depende do próprio resultado
    .label = o caminho é { $path }
    .label_step = passa por aqui
    .help = tire uma dessas leituras, ou leia o período anterior com `anterior(…)`; uma medida lê o próprio período anterior, mas duas que leem o período anterior uma da outra se escrevem numa só

lower_cause_cannot_occur = `{ $cause }` não pode ocorrer aqui
    .label = o valor nunca fica `{ $cause }`
    .help = { $cause ->
        [ausente] apague isto, ou marque com `opcional` o dado que pode faltar
        [indefinido] apague isto: nenhum divisor pode ser zero
        [suspenso] apague isto: nada é suspenso
       *[outro] apague isto: o valor se aplica a todos
    }

lower_uncertain_condition = a condição pode ficar sem resposta: { $causes }
    .label = depende de um valor que pode faltar
    .help = diga o que vale na falta dele, como em `na_falta(condição; { $handled })`

lower_not_constant = aqui cabe um valor fixo, que se conheça antes dos dados
    .label = depende dos dados
    .help = escreva o valor, ou o nome de um `parâmetro` que não muda; o que se compara com um valor que vem dos dados se escreve com `se`, como em `se(taxa >= mediana; 100%; 0%)`
    .label_claim = vem dos dados, e `confere` só compara o que o ato imprime
    .help_claim = compare tabelas, parâmetros e pesos; para conferir os dados, escreva `garante`
    .label_day = não é uma data conhecida
    .help_day = escreva um dia, um mês ou um período, como `25/07/2023` ou `09/2023`
    .label_exponent = o expoente é um número inteiro de 0 a 64
    .help_exponent = escreva o expoente, como em `potência(x; 2)`

lower_not_yet = esta versão do programa ainda não calcula isto
    .label = lido, e não calculado
    .help_level = traga os dados já somados em uma só entrada, com uma linha para cada unidade e período do ato

# Tipos e unidades

lower_kind_mismatch = aqui cabe `{ $expected }`, e o que está escrito é `{ $found }`
    .label = é `{ $found }`
    .help = troque por um valor do tipo `{ $expected }`, ou corrija o tipo na declaração

lower_missing_percent = falta o sinal `%` em `{ $number }`
    .label = aqui o valor é um percentual
    .help = escreva `{ $number }%`, se é este o percentual
    .help_whole = escreva `100%`, se é o todo, ou `1%`, se é um por cento

lower_missing_currency = falta o sinal `{ $symbol }` em `{ $number }`
    .label = aqui o valor é em dinheiro
    .help = escreva `{ $symbol } { $number }`

lower_not_a_number = não se fazem contas com `{ $found }`
    .label = aqui cabe um número
    .help = use um valor em número, dinheiro ou percentual; de uma condição se faz um com `se(condição; 1; 0)`

lower_no_order = `{ $found }` não tem maior nem menor
    .label = não se compara assim
    .help = compare com `=`, `<>` ou `em`

lower_unlike_terms = em `{ $left } { $sign } { $right }` os dois lados têm unidades diferentes
    .label_left = é `{ $left }`
    .label_right = é `{ $right }`
    .help = some e subtraia valores da mesma unidade; um percentual de um valor se obtém multiplicando

lower_date_plus = a uma data só se somam dias, meses e anos
    .label = o que se soma aqui é `{ $unit }`
    .help = escreva a duração por extenso, como em `data + 6 meses`

lower_percent_product = `%` não se junta a outra unidade
    .label = `%` é a unidade inteira
    .help = escreva só `%`, ou uma unidade sem ele
    .label_over = percentual dividido por `{ $unit }`
    .help_over = se é um número que se divide, escreva-o como `número(percentual)`

lower_dimension = a fórmula dá `{ $found }`, e a unidade declarada é `{ $expected }`
    .label = sem parênteses, só o primeiro destes divide; os outros multiplicam
    .help = se todos dividem, escreva `{ $repaired }` e cite a `interpretação` que explica os parênteses

lower_hundredfold = a fórmula multiplica por 100 o que a unidade `%` já mostra em percentual
    .label = `{ $ratio }` já é o percentual; isto daria cem vezes mais
    .help = escreva só `{ $ratio }`

lower_rounding = este arredondamento não pode ser feito
    .label = o ato não diz como arredondar
    .help = escreva no começo do arquivo a regra do ato, como `arredonda meio para cima` ou `arredonda truncado`
    .label_no_number = `{ $found }` não se arredonda
    .help_no_number = tire `com … casas`

lower_predefined_unit = a unidade `{ $name }` já existe em todo arquivo
    .label = não se declara de novo
    .help = apague-a daqui e use-a normalmente

# Entradas, listas e tabelas

lower_input = há um erro na declaração de `{ $name }`
    .label_no_key = não diz de quem são os dados
    .help_no_key = escreva depois do nome a coluna que identifica cada unidade, como `entrada { $name } por cnes e mês`
    .label_key = não há coluna com este nome no bloco
    .help_key = declare a coluna `{ $name }` no bloco, ou escreva o nome de uma que já está nele
    .label_later = a entrada `{ $name }` ainda não foi declarada neste ponto
    .help_later = declare a entrada `{ $name }` acima desta
    .label_limits = o mínimo é maior que o máximo
    .help_limits = corrija um dos dois limites
    .label_delayed = um arquivo de dados não anuncia adiamento
    .help_delayed = apague `adia`: só se escreve em uma coluna de `tabela`
    .label_no_period = os dados não são de um período
    .help_no_period = escreva o período depois do nome, como `entrada { $name } por cnes e mês`, ou apague a linha
    .label_year = o ano ocupa uma coluna só
    .help_year = escreva só a coluna do ano

lower_list_member = há um erro na lista: `{ $member }`
    .label_repeated = já está na lista `{ $list }`
    .help_repeated = apague a repetição
    .label_later = a lista `{ $list }` ainda não foi declarada neste ponto
    .help_later = declare a lista `{ $list }` acima desta
    .label_table = a tabela `{ $table }` não tem uma só chave de código ou texto
    .help_table = diga uma tabela `por` uma só coluna, que é um código

lower_table_row = há uma linha errada na tabela `{ $table }`
    .label_cells = { $found ->
        [one] uma célula, e a tabela tem { $expected } colunas
       *[other] { $found } células, e a tabela tem { $expected } colunas
    }
    .help_cells = escreva uma célula para cada coluna, na ordem delas, separadas por `|`
    .label_empty_key = a chave `{ $column }` está vazia
    .help_empty_key = escreva a chave, ou `*` se a linha vale para todas
    .label_duplicate = de novo a chave `{ $key }`
    .label_first = a primeira linha com ela
    .help_duplicate = deixe só a linha que vale, ou corrija a chave
    .label_ragged = { $found ->
        [one] uma célula, e a primeira linha tem { $expected } colunas
       *[other] { $found } células, e a primeira linha tem { $expected } colunas
    }
    .help_ragged = veja se na linha falta um separador, ou se um texto ou número com o separador está sem aspas

lower_table_cell = `{ $text }` não cabe na coluna `{ $column }`
    .label = a coluna é `{ $expected }`
    .help = escreva como no diário oficial: `1.234,56`, `90,01%`, `25/07/2023`, `sim` ou `não`
    .label_low = o `mínimo` da coluna é { $expected }
    .label_high = o `máximo` da coluna é { $expected }
    .help_limit = confira a célula no texto publicado, ou corrija o limite da coluna

lower_table_file = o arquivo `{ $file }`, com as linhas da tabela, não pode ser lido
    .label_missing = não há arquivo com este nome
    .help_missing = ponha o arquivo na pasta da norma, ou corrija o nome; ele é procurado a partir da pasta em que a norma está
    .label_outside = fica fora da pasta das normas
    .help_outside = copie o arquivo para a pasta da norma e escreva só o nome dele; o que a norma usa vai junto com ela
    .label_unreadable = { $reason }
    .help_unreadable = confira se é um arquivo e se você pode abri-lo

lower_table_digest = o conteúdo de `{ $file }` não é o que a norma fixou
    .label = o arquivo de agora é `{ $found }`
    .help = a norma foi escrita com o arquivo `{ $pinned }`; recupere-o, ou confira o de agora e fixe-o
    .help_first = confira o arquivo com o que foi publicado e fixe-o

lower_table_columns = as colunas do arquivo não são as da tabela `{ $table }`
    .label_unknown = a coluna `{ $column }` não é da tabela
    .help_unknown = retire a coluna do arquivo, ou acrescente-a à tabela
    .help_near = escreva o nome que a coluna tem na tabela
    .label_missing = falta a coluna `{ $column }`
    .help_missing = acrescente a coluna ao arquivo; se ela tem outro nome nele, escreva `coluna` e esse nome na tabela
    .label_repeated = de novo a coluna `{ $column }`
    .label_first = a primeira com este nome
    .help_repeated = deixe só uma das duas

# Indicadores

lower_band_row = estas faixas não podem ser usadas como estão
    .label_condition = em uma faixa só entra o próprio resultado
    .help_condition = escreva a condição no começo do bloco: `faixas quando …`
    .label_empty = nenhum valor cabe nesta faixa
    .help_empty = corrija os limites: com `e`, o valor tem de passar nos dois
    .label_inverted = o primeiro limite é maior que o segundo
    .help_inverted = escreva o menor primeiro, como em `de 60% a 80%`
    .label_kind = `{ $found }` não se divide em faixas
    .help_kind = use um número, um percentual ou uma coluna que lista seus valores, como `porte : {"{"}I; II{"}"}`

lower_indicator = o indicador `{ $name }` não pode ser apurado como está
    .label_no_calculation = falta o `cálculo`
    .help_no_calculation = escreva no bloco a fórmula do ato, como `cálculo atendidas / demanda`
    .label_no_unit = falta a `unidade`
    .help_no_unit = escreva no bloco a unidade do resultado, como `unidade % com 2 casas`
    .label_no_score = falta dizer como o resultado vira pontuação
    .help_no_score = escreva no bloco `faixas`, `linear`, `pontuação proporcional` ou `pontuação binária`
    .label_no_target = compara com a `meta`, que não foi escrita
    .help_no_target = escreva no bloco a meta do ato, como `meta >= 80%`
    .label_target = a proporção precisa de uma meta com um só valor
    .help_target = escreva um valor só, como `meta >= 80%`, ou use `faixas`
    .label_two_scores = não diz quando vale
    .label_declared = este indicador tem mais de uma pontuação
    .help_two_scores = deixe uma só, ou escreva `quando` em cada uma: `faixas quando …`

lower_proportional = a pontuação proporcional de `{ $name }` não está definida
    .label = não diz se o melhor é maior ou menor
    .help = escreva no bloco `polaridade maior melhor`
    .label_lower = quando menor é melhor, há mais de uma fórmula em uso
    .help_lower = escreva a fórmula do ato depois de `pontuação`, ou os pontos dela em `linear`

lower_linear_points = estes pontos não formam uma reta
    .label_few = são precisos ao menos dois pontos
    .label_single = o ponto não é um só valor
    .help = escreva cada ponto com o resultado à esquerda e a pontuação à direita, como `38% => 0%`
    .label_same = o mesmo resultado de novo
    .label_first = ponto já dado aqui
    .help_same = deixe só um dos dois

lower_unknown_effect = este efeito não existe aqui
    .label_indicator = em um indicador, uma condição só pode dar `integral`
    .help_indicator = escreva `integral`; outras pontuações ficam em `faixas`
    .label_index = não é um efeito sobre o peso
    .help_index = escreva `redistribui`, `integral`, `zero` ou `transfere(componente)`
    .label_transfer = não é um efeito sobre o repasse
    .help_transfer = escreva `dispensa`, `difere(período)`, `integral`, `zero`, `inaplicável`, um percentual ou um valor em dinheiro
    .label_deferral = não diz a que período se adia o desconto
    .help_deferral = escreva `difere(2º quadrimestre de 2024)`, ou `difere(2º quadrimestre de 2024; saldo)` para cobrar até onde a parcela alcança; o período é da mesma duração que os da norma
    .label_deferral_validity = só se sabe que descontos adiar a partir do início da vigência
    .help_deferral_validity = escreva no cabeçalho `vigência desde` com o mês em que a norma começa a valer

# Índices

lower_index_weights = estes pesos não podem ser usados como estão
    .label_repeated = `{ $name }` de novo
    .label_first = já tem peso aqui
    .help_repeated = deixe só um dos dois
    .label_positive = o peso de `{ $name }` não é maior que zero
    .help_positive = escreva o peso que o ato dá, ou tire `{ $name }` do índice
    .label_none = `{ $name }` não tem pesos
    .help_none = escreva no bloco `pesos` cada indicador com o seu peso
    .label_moves = `{ $name }` também pode ficar sem valor
    .help_moves = transfira o peso a um componente que sempre tem valor, ou escreva `redistribui`

# Repasses

lower_transfer = o repasse `{ $name }` não pode ser calculado como está
    .label_no_base = falta dizer quanto se repassa
    .help_no_base = escreva no bloco a `base`, como `base R$ 1.000,00`, ou o `valor` da produção
    .label_value = o valor por produção
    .label_base = e a base, no mesmo repasse
    .help_value = deixe só o que o ato manda usar
    .label_no_share = a parte `{ $part }` não diz sua fração
    .help_no_share = escreva `fração` e o percentual, como `fração 40%`, ou `fração restante`
    .label_two_rests = o restante já é de outra parte
    .help_two_rests = deixe `fração restante` em uma parte só e escreva o percentual da outra
    .label_factor = não diz a qual das partes se aplica
    .label_part = a primeira parte
    .help_factor = leve o `fator` para dentro da parte que ele governa

lower_settlement = não se sabe o que comparar com o que era devido
    .label = isto não é coluna de uma entrada
    .help = declare uma `entrada` com o que se pagou a cada unidade em cada período e escreva a coluna dela, como `pagamento.valor`
    .label_validity = só se sabe desde quando acertar a partir do início da vigência
    .help_validity = escreva no cabeçalho `vigência desde` com o mês em que a norma começa a valer
    .label_period = { $found ->
        [none] a entrada `{ $input }` não diz de que período é o que traz
       *[other] a entrada `{ $input }` é por { $found }, e o repasse é por { $grain }
    }
    .label_input = a entrada
    .help_period = escreva na entrada `por { $keys } e { $grain }`, ou um período que caiba em { $grain }
    .label_level = a entrada `{ $input }` é por `{ $found }`, e o repasse é por `{ $expected }`
    .help_level = escreva na entrada `por { $expected } e { $grain }`
    .label_absent = o valor pode estar vazio, e vazio não é zero
    .help_absent = tire `opcional` da coluna: do que não se pagou não se escreve linha
    .label_periods = não é número de períodos em que se possa descontar
    .help_periods = escreva um número de 1 a { $most }

lower_instalments = as parcelas não fecham o ano
    .label = não diz onde fica o resto da divisão
    .help = escreva `resíduo: acumulado` ou `resíduo: última`
    .label_count = são { $written }, e o ano tem { $expected } (um por { $grain })
    .help_count = escreva { $expected }, ou corrija o `período` do ato

lower_payment_read = `{ $name }` é do período do pagamento, e isto é apurado no período de referência
    .label = o repasse só existe no período do pagamento
    .help = leve a conta para o `repasse`, que lê os indicadores

# Verificações e exemplos

lower_tolerance = `tolerância` só cabe em uma igualdade
    .label = não há igualdade a que se aplique
    .help = compare com `=`, como em `confere a = b tolerância R$ 0,01`, ou tire a tolerância

lower_example = o exemplo não pode ser conferido como está
    .label_period = falta o período
    .help_period = escreva a linha do período, como `no 2º quadrimestre de 2024`
    .label_expects = não espera nenhum resultado
    .help_expects = escreva o resultado esperado, como `espera incentivo = R$ 617,29`
    .label_grain = `{ $period }` não é um { $grain }, o período do ato
    .help_grain = escreva um { $grain }
    .label_twice = `{ $name }` já tem valor
    .help_twice = deixe só um dos dois valores
    .label_key = falta a chave `{ $name }` de `{ $input }`
    .help_key = escreva no bloco `{ $name } =` e o valor

# Tempo

lower_splits_period = `{ $written }` não cai no limite de um { $grain }
    .label = o ato se aplica a cada { $grain } inteiro
    .help = escreva o { $grain } por extenso, ou uma data que comece (`desde`) ou termine (`até`) um deles

lower_parameter_changes_inside = `{ $name }` muda em { $month }, dentro do { $period }
    .label = não diz qual dos dois valores usar
    .label_change = passa a valer aqui
    .help = escreva `no_início({ $name })`, `no_fim({ $name })` ou, pela média dos meses, `por_mês({ $name })`

lower_schedule = o cronograma não pode ser seguido como está
    .label_heading = faltam os dados, com uma linha de títulos
    .label_columns = faltam as colunas `referência` e `efeitos`, ou `parcela`, `período` e `valor`
    .help_heading = escreva como primeira linha dos dados os títulos `referência | apuração | efeitos`, ou, das parcelas, `parcela | pagamento | período | valor`
    .label_two = já há um cronograma de monitoramento
    .help_two = deixe só um, com todas as linhas
    .label_short = faltam células nesta linha
    .help_short = preencha todas as colunas, separadas por `|`
    .label_twice = o mesmo período de pagamento de novo
    .label_first = já pago por esta linha
    .help_twice = deixe uma só linha para cada período de pagamento
    .label_before = o pagamento vem antes da referência
    .help_before = escreva `seguinte` ou `seguintes` nos meses que são do ano seguinte
    .label_gap = nenhuma linha paga o { $missing }
    .help_gap = acrescente a linha dos efeitos no { $missing }
    .label_whole = `{ $written }` não é um { $grain } inteiro
    .help_whole = escreva do primeiro ao último mês de um { $grain }
    .label_months = `{ $written }` não são meses
    .help_months = escreva os meses por extenso, como `janeiro a abril` ou `maio a agosto seguintes`
    .help_month_near = escreva `{ $near }`
    .label_column_twice = já há uma coluna `{ $name }`
    .help_column_twice = dê outro título a uma delas; `início` e `fim` são os meses do período
    .label_month = `{ $written }` não é um mês
    .help_month = escreva na coluna `{ $column }` o mês e o ano, como `12/2022` ou `dezembro/2022`
    .label_read = nenhuma interpretação responde por se ler outra coisa
    .help_read = cite a interpretação na linha, como `conforme Anexo I; interpretação parcela_errada`
    .label_span = `{ $written }` não são meses
    .help_span = escreva o primeiro e o último mês, como `01/2023 a 04/2023` ou `janeiro a abril/2023`
    .label_reach = a operação só vale `{ $reach }`, e esta linha é de outros meses
    .help_reach = comece o intervalo da operação no primeiro mês da linha, ou escreva a operação sem intervalo

lower_disbursement_reading = esta leitura do cronograma não dá um só valor
    .label_closed = falta dizer de qual parcela
    .help_closed = escreva a parcela, `{ $schedule }[1].{ $column }`, ou uma conta, `soma({ $schedule }.{ $column })`
    .label_none = `{ $schedule }` não tem a parcela { $number }
    .help_none = confira o número na coluna `parcela`
    .label_differ = as linhas lidas aqui diferem em `{ $column }`
    .label_one = esta linha
    .label_two = difere desta
    .help_differ = só valores em dinheiro se somam; separe as linhas em períodos diferentes, ou confira a coluna `{ $column }` de `{ $schedule }`

lower_other_grain = `{ $name }` se apura por { $grain }, e esta norma tem período { $own }
    .label = lido aqui
    .label_declared = declarado em outro ato, por { $grain }
    .help = declare aqui uma medida do período desta norma, ou mude o `período`
