# O que a etapa `check` diz. Mesmos nomes, atributos e variáveis de en/check.ftl.

# Faixas, valores e casos

check_band_gap = o resultado `{ $witness }` não cai em nenhuma faixa de `{ $owner }`
    .label = { $count ->
        [one] fica de fora: { $gaps }
       *[other] ficam de fora { $count } trechos: { $gaps }
    }
    .label_near = a faixa mais próxima
    .help = acrescente uma faixa; se o texto publicado não a traz, ela cita a `interpretação` que a explica
    .help_rounding = se o ato arredonda o resultado, escreva com quantas casas: `unidade % com 2 casas`

check_band_overlap = o resultado `{ $witness }` cai em duas faixas de `{ $owner }`
    .label = cai nesta
    .label_first = e também nesta
    .help = corrija um dos limites; `>` e `<` deixam o próprio limite de fora

check_missing_member = nenhuma linha de `{ $owner }` vale para `{ $member }`
    .label = falta `{ $member }`
    .help = acrescente uma linha `{ $member } =>` com o que o ato manda

check_repeated_member = duas linhas de `{ $owner }` valem para `{ $member }`
    .label = de novo aqui
    .label_first = já está nesta linha
    .help = deixe `{ $member }` só na linha que vale

check_partition_gap = { $when ->
        [always] nenhuma das condições de `{ $owner }` vale
       *[case] nenhuma das condições de `{ $owner }` vale quando { $case }
    }
    .label = fica sem valor nesse caso
    .help_alternatives = acrescente o indicador que se aplica a esse caso, ou corrija os `aplica-se`
    .help_tables = acrescente uma pontuação com `quando` para esse caso
    .help_rows = acrescente uma linha `quando` para esse caso

check_partition_overlap = { $when ->
        [always] duas condições de `{ $owner }` valem sempre
       *[case] duas condições de `{ $owner }` valem quando { $case }
    }
    .label = vale nesse caso
    .label_first = e esta também
    .help = mude uma das condições, para que em cada caso valha uma só

check_parameter_gap = `{ $owner }` não tem valor em { $month }
    .label = falta { $month }
    .help = acrescente a linha desse mês, ou corrija as datas: os valores cobrem toda a `vigência`

check_parameter_overlap = `{ $owner }` tem dois valores em { $month }
    .label = vale em { $month }
    .label_first = e esta também
    .help = corrija as datas, para que em cada mês valha uma só

# Valores possíveis

check_band_unreached = nenhum resultado de `{ $owner }` cai nesta faixa
    .label = o resultado é sempre { $results }
    .label_cited = o ato o define aqui
    .help = confira os limites da faixa e os `mínimo` e `máximo` dos dados; se o ato a imprime assim mesmo, ela cita a `interpretação` que o diz

check_polarity = em `{ $owner }`, um resultado melhor vale menos: `{ $lower }` recebe { $less } e `{ $higher }` recebe { $more }
    .label = `{ $higher }` recebe { $more }
    .label_first = `{ $lower }` recebe { $less }
    .label_cited = o ato o define aqui, e a polaridade é { $polarity }
    .help = confira a ordem das linhas e a `polaridade`; se o ato paga assim, cite na linha a `interpretação` que o registra

check_not_monotone = a pontuação de `{ $owner }` ora sobe, ora desce: `{ $lower }` recebe { $less } e `{ $higher }` recebe { $more }
    .label = `{ $higher }` recebe { $more }
    .label_first = `{ $lower }` recebe { $less }
    .label_cited = o ato o define aqui, e não diz a polaridade
    .help = confira as linhas; se há um sentido melhor, escreva-o: `polaridade maior melhor` ou `polaridade menor melhor`

check_score_range = { $with ->
        [result] o resultado `{ $result }` dá a `{ $owner }` a pontuação { $score }
       *[none] `{ $owner }` pode ter a pontuação { $score }
    }
    .label = dá { $score }
    .label_cited = o ato o define aqui
    .help = limite a pontuação, `limita(…; 0%; 100%)`, ou cite aqui a `interpretação` que a deixa passar de 100%
    .help_negative = limite a pontuação, `limita(…; 0%; 100%)`, ou cite aqui a `interpretação` que a deixa ficar abaixo de zero

check_cliff = de `{ $lower }` para `{ $higher }`, `{ $owner }` passa de { $less } a { $more }: { $amounts ->
        [one] são { $most } de `{ $transfer }` em um período
       *[several] são de { $least } a { $most } de `{ $transfer }` em um período
    }
    .label = `{ $higher }` recebe { $more }
    .label_first = `{ $lower }` recebe { $less }
    .label_cited = o ato o define aqui
    .help = se o degrau é o que se quer, nada há a fazer; se não, `linear` ou mais faixas o suavizam

check_target_range = { $met ->
        [never] nenhum resultado de `{ $owner }` cumpre a meta
       *[always] todo resultado de `{ $owner }` cumpre a meta
    }
    .label = { $range ->
        [both] o resultado vai de { $low } a { $high }
        [low] o resultado é de { $low } em diante
        [high] o resultado é de até { $high }
       *[none] o resultado pode ser qualquer um
    }
    .label_cited = o ato o define aqui
    .help = confira a meta, a `unidade` e os limites dos dados; se o ato a imprime assim, cite aqui a `interpretação` que o diz

check_target_without_band = quem cumpre a meta de `{ $owner }`, { $target }, pode não receber a pontuação mais alta
    .label = nenhuma linha começa nem termina em { $target }
    .label_cited = o ato o define aqui
    .help = confira a meta e as faixas; se o ato paga sem olhar a meta, cite aqui a `interpretação` que o diz

check_constant_condition = { $holds ->
        [always] esta condição vale sempre: de um lado, { $left }; do outro, { $right }
       *[never] esta condição nunca vale: de um lado, { $left }; do outro, { $right }
    }
    .label = { $holds ->
        [always] vale sempre
       *[never] nunca vale
    }
    .help = confira o limite e os `mínimo` e `máximo` dos dados, ou apague o caso que não acontece

check_overflow = esta potência pode passar do maior número que se calcula, de 65.536 bits: a base pode ter { $digits } algarismos, e o expoente é { $exponent }
    .label = com o maior resultado que a entrada aceita, a unidade ficaria sem resultado
    .help = reduza o expoente, ou limite a base: `limita(…; 0; 100)`, ou um `máximo` na entrada

check_lookup_gap = a tabela `{ $table }` não tem linha para `{ $key }`
    .label = esta consulta pode pedir `{ $key }`
    .label_table = a tabela
    .help = acrescente a linha que falta, ou diga o que vale sem ela: `na_falta(…; sem_linha: …)`

# O que se paga

check_score_pays_nothing = { $kind ->
        [indicator] nenhum repasse depende do indicador `{ $name }`
       *[index] nenhum repasse depende do índice `{ $name }`
    }
    .label = é apurado, e nada paga nem desconta
    .label_cited = o ato o define aqui
    .label_free = este valor não depende de desempenho algum
    .help = leia-o no `fator` do valor que ele governa; se o ato só o acompanha, cite na declaração a `interpretação` que o diz

check_amount_unread = nada lê a coluna `{ $column }` de `{ $table }`
    .label = estes valores não se pagam nem se conferem
    .help = leia a coluna na `base` do repasse, ou confira-a: `confere soma({ $table }.{ $column }) = …`

check_amount_twice = { $when ->
        [always] `{ $first }` e `{ $second }` pagam o mesmo valor
       *[case] `{ $first }` e `{ $second }` pagam o mesmo valor quando { $case }
    }
    .label = paga outra vez o que `{ $first }` paga
    .label_first = paga este valor
    .help = se o valor é um só, faça dele um repasse com `parte`; se são dois, cite na `base` a `interpretação` que o diz

check_negative_amount = a base de `{ $transfer }` pode ser { $amount }
    .label = pode ser menos que zero
    .label_cited = o ato o define aqui
    .help = diga que o dado nunca é negativo (`mínimo R$ 0,00`), ou limite a base: `máximo(…; R$ 0,00)`

# Somas e afirmações

check_weights_sum = os pesos de `{ $owner }` somam { $sum }, e o total é { $total }
    .label = somam { $sum }
    .help = confira os pesos no texto publicado; se o total é outro, escreva-o em `total`

check_shares_sum = as frações das partes de `{ $owner }` somam { $sum } ({ $period })
    .label = não somam 100%
    .help = confira as frações, ou escreva `fração restante` em uma das partes

check_instalments_residue = { $count } parcelas de { $each } somam { $sum }, e o valor do ano é { $whole }
    .label = cada parcela, arredondada, { $way ->
        [over] passa
       *[under] fica aquém
    } do ano: { $way ->
        [over] sobra { $missed }
       *[under] falta { $missed }
    }
    .label_row = { $rows ->
        [1] neste valor
       *[other] neste valor, e em outros: { $rows } linhas não se dividem em centavos
    }
    .help = diga onde fica a diferença: `parcela(valor; { $count }; resíduo: última)` faz a última de { $last }, e `resíduo: acumulado` a reparte pelas parcelas; se o ato a perde, cite aqui a `interpretação` que o diz

check_claim_false = { $rows ->
        [1] o que o ato afirma não confere
       *[other] o que o ato afirma não confere em { $rows } linhas
    }
    .label = é falso
    .label_sides = à esquerda, { $left }; à direita, { $right }
    .label_row = nesta linha
    .help = confira a cópia; se o erro é do ato, cite aqui uma `interpretação` que o registre
    .help_sides = confira a cópia dos dois lados; se o erro é do ato, cite aqui uma `interpretação` que o registre
    .help_residue = { $count } parcelas de { $each } somam { $sum }: { $way ->
        [over] sobra { $missed }
       *[under] falta { $missed }
    } para { $whole }; cite aqui a `interpretação` que diz em qual parcela fica a diferença (com `resíduo: última`, a última é de { $last })

check_claim_undecided = não se pode dizer se o que o ato afirma confere
    .label = { $cause ->
        [recusa] a conta não pôde ser feita: há uma chave sem linha, ou um valor que não se calcula
       *[outro] a conta fica com valor `{ $cause }`
    }
    .help = confira as chaves e os divisores, ou diga o que vale na falta com `na_falta`

# Ausências

check_unhandled_absence = `{ $owner }` pode ficar `{ $cause }`, e o ato não diz o que acontece
    .label = pode ficar sem valor
    .label_origin = por causa disto
    .help = { $cause ->
        [ausente] diga o que vale então, como em `na_falta(x; ausente: 0)`, ou no indicador, como em `ausente => zero`
        [indefinido] diga o que vale então, como em `na_falta(x; indefinido: 0)`, ou no indicador, como em `indefinido => integral`
       *[outro] escreva o que acontece nesse caso, ou use `na_falta`
    }
    .help_not_applicable = escreva quando se aplica (`aplica-se quando …`), com a mesma condição do dado que falta

check_zero_denominator = o divisor de `{ $owner }` pode ser zero, e o ato não diz o que acontece
    .label = pode ser zero
    .label_owner = fica sem valor nesse caso
    .help = diga que o dado nunca é zero (`mínimo 1`), ou escreva o que acontece, como `indefinido => zero`

check_exceptions_overlap = { $when ->
        [always] duas exceções de `{ $owner }` valem sempre
       *[case] duas exceções de `{ $owner }` valem quando { $case }
    }
    .label = vale nesse caso
    .label_first = e esta também
    .help = dê nome às duas e diga qual prevalece: `prevalece sobre`

check_interim_overlap = { $when ->
        [always] `{ $owner }` fica ao mesmo tempo suspenso e cumprido
       *[case] `{ $owner }` fica ao mesmo tempo suspenso e cumprido quando { $case }
    }
    .label = aqui se considera cumprido
    .label_first = aqui fica suspenso, e é o que vale
    .help = mude os períodos de uma das regras; se o ato deixa as duas, cite em uma delas a `interpretação` que diz qual vale

check_withheld_overlap = { $when ->
        [always] `{ $owner }` é sempre pago por inteiro e retido
       *[case] `{ $owner }` é pago por inteiro e também retido quando { $case }
    }
    .label = aqui se retém o pagamento
    .label_first = aqui se paga por inteiro
    .help = mude uma das condições; se o ato deixa as duas, cite em uma delas a `interpretação` que diz qual vale

check_effect_not_stated = `{ $index }` não diz o que acontece se `{ $component }` fica `{ $cause }`
    .label = falta uma linha `{ $cause } =>`
    .label_component = este componente pode ficar `{ $cause }`
    .help = escreva no índice `{ $cause } => redistribui`, `integral` ou `zero`, como o ato manda

# Citações e leituras

check_uncited = { $kind ->
        [confere] esta verificação não cita o ato
       *[outro] `{ $name }` não diz em que parte do ato está
    }
    .label = sem citação
    .help = escreva `conforme` e o dispositivo, como `conforme Art. 3º, § 1º`

check_act_cited_with_two_dates = `{ $act }` tem duas datas: { $first } e { $later }
    .label = aqui, { $later }
    .label_first = aqui, { $first }
    .help = confira as datas no texto publicado; se o ato imprime as duas, cite em uma destas linhas a `interpretação` que diz qual vale

check_citation_not_in_act = a estrutura do ato não tem `{ $place }`
    .label = não existe
    .label_structure = o que o ato tem
    .help = confira o dispositivo no texto publicado; se ele existe, acrescente-o a `estrutura`
    .help_near = confira o dispositivo no texto publicado; o mais próximo é `{ $near }`

check_quoted_differently = `{ $place }` está citado duas vezes, com palavras diferentes
    .label = { $has_later ->
        [nothing] aqui faltam palavras
       *[words] aqui, “{ $later }”
    }
    .label_first = { $has_first ->
        [nothing] aqui faltam palavras
       *[words] aqui, “{ $first }”
    }
    .help = confira as duas no texto publicado; se o ato imprime as duas, cite em uma delas a `interpretação` que diz qual vale

check_unused = nada usa `{ $name }`
    .label = declarado aqui ({ $kind })
    .help = use o nome onde o ato o manda usar, ou apague a declaração
    .help_reading = cite-a na linha que ela explica, `conforme interpretação { $name }`, ou apague-a

check_reading_without_reason = a interpretação `{ $name }` não diz por que o texto foi lido assim
    .label = falta o motivo
    .help = escreva no bloco a linha `motivo` e a razão, entre aspas

# Nomes parecidos

check_alike_names = `{ $first }` e `{ $name }` só diferem em acentos ou maiúsculas
    .label = `{ $name }`
    .label_first = `{ $first }`
    .help = dê a um dos dois um nome que não se confunda com o outro; se são a mesma coisa, deixe um só

check_alike_members = { $of ->
        [list] dois valores da lista só diferem em acentos, maiúsculas ou espaços: `{ $first }` e `{ $member }`
       *[table] duas linhas têm a mesma chave, a não ser por acentos, maiúsculas ou espaços: `{ $first }` e `{ $member }`
    }
    .label = `{ $member }`
    .label_first = `{ $first }`
    .help = deixe um só, com a grafia do ato; se o ato distingue os dois, cite na linha a `interpretação` que o diz

# Códigos

check_code_width = `{ $code }` tem { $length } dígitos, e o código tem { $width }
    .label = código de { $width } dígitos
    .help = escreva os zeros à esquerda, que a planilha apagou
    .help_long = confira o código no texto publicado

check_list_width = a lista `{ $list }` tem o código `{ $member }`, que não tem { $width } dígitos
    .label = estes códigos têm { $width } dígitos, e nenhum seria igual a ele
    .help = escreva `{ $member }` com { $width } dígitos, sem apagar os zeros à esquerda
    .label_mixed = outros códigos da lista têm { $width } dígitos
    .help_mixed = escreva `{ $member }` com { $width } dígitos, sem apagar os zeros à esquerda

# Cronogramas de desembolso

check_disbursement_total = as parcelas de `{ $schedule }` somam { $sum }, e o total impresso é { $total }
    .label = as linhas somam { $sum }
    .help = confira os valores das linhas; se o erro é do ato, cite no `total` uma `interpretação` que o registre

check_disbursement_crossing = a linha da parcela { $number }, { $months }, passa de um período para outro
    .label = o { $grain } termina em { $end }
    .help = divida a linha no fim do { $grain }, com o valor de cada parte, ou escolha em `período` um que contenha a linha

check_disbursement_shares = as frações da parcela { $number } somam { $sum }, e não 100%
    .label = somam { $sum }
    .help = confira as porcentagens; se o erro é do ato, cite na linha uma `interpretação` que o registre

check_disbursement_order = { $kind ->
        [number] a parcela { $number } vem depois da parcela { $before }
       *[payment] a parcela { $number } é paga em { $paid }, antes da parcela { $before }, paga em { $earlier }
    }
    .label = está fora de ordem
    .label_first = a anterior
    .help = confira as duas linhas; se o ato as imprime assim, cite em uma delas a `interpretação` que o explica

check_disbursement_apart = a parcela { $number } é paga em { $paid }, longe dos meses a que se refere, { $months }
    .label = paga em { $paid }
    .help = confira o mês e o ano; se o ato os imprime assim, cite na linha a `interpretação` que diz quando se paga

check_disbursement_gap = `{ $schedule }` não tem parcela { $count ->
        [one] em { $from }
       *[many] de { $from } a { $until }
    }
    .label = a linha vizinha
    .help = acrescente a linha, ou corrija a `vigência`; se o ato nada paga nesses meses, cite nesta linha a `interpretação` que o diz

check_disbursement_overlap = as parcelas { $before } e { $number } são as duas de { $month }
    .label = de novo { $month }
    .label_first = já nesta linha
    .help = confira os meses; se as duas se somam, cite em uma das linhas a `interpretação` que o diz

check_disbursement_parts = a parte `{ $part }` tem { $stated }, e a parcela { $number } imprime { $printed }
    .label = { $stated }
    .label_row = { $printed }
    .help = leia a fração do cronograma, ou cite na linha ou na `fração` a `interpretação` que diz qual das duas vale

check_disbursement_switch = `{ $name }` muda em { $month }, dentro da parcela { $number }, { $months }
    .label = { $month } está dentro dela
    .label_change = muda aqui
    .help = divida a linha no mês da mudança, ou cite na linha a `interpretação` que diz qual valor a parcela segue

# Cronogramas de monitoramento e datas adiadas

check_monitoring_reference = duas linhas de `{ $schedule }` pagam pelos resultados do { $period }{ $lacks ->
        [one] , e nenhuma pelos do { $missing }
       *[none] {""}
    }
    .label = de novo o { $period }
    .label_first = já nesta linha
    .help = confira os meses da coluna `referência`; se o ato os imprime assim, cite em uma das duas linhas a `interpretação` que o explica

check_monitoring_appraisal = { $way ->
        [before] a apuração é em { $appraised }, antes que a referência termine, em { $limit }
       *[after] a apuração é em { $appraised }, depois que os efeitos começam, em { $limit }
    }
    .label = { $way ->
        [before] apurada antes de haver todos os dados
       *[after] paga antes da apuração
    }
    .help = confira os meses; o do ano que vem se escreve com `seguinte`; se o ato os imprime assim, cite nesta linha a `interpretação` que o explica

check_monitoring_order = a linha do { $period } vem depois da do { $before }
    .label = está fora de ordem
    .label_first = a anterior
    .help = confira as duas linhas; se o ato as imprime assim, cite em uma delas a `interpretação` que o explica

check_announced_delay = { $otherwise } de { $rows } datas de `{ $column }` não são adiadas como se anuncia, e sim { $range ->
        [one] em { $least } dias
       *[many] de { $least } a { $most } dias
    }
    .label = o adiamento anunciado
    .label_row = de { $from } a { $to } são { $days } dias; como se anuncia, seria { $due }
    .help = confira as datas; se o ato as imprime assim, cite na coluna a `interpretação` que diz o que vale, as datas ou o anúncio

# O que o ato deixa em aberto

check_pending_method = a metodologia de `{ $column }` está pendente{ $named ->
        [yes] : { $note }
       *[no] {""}
    }
    .label = o ato a deixa para depois
    .help = quando ela for publicada, escreva o cálculo no lugar do dado e apague `pendente`; até lá, cite aqui a `interpretação` que o registra

check_partial_text = o texto desta norma é parcial: só está aqui o que outros textos dizem dela
    .label = declarado aqui
    .help = quando tiver o texto publicado, complete a norma e apague `texto parcial`; até lá, cite aqui a `interpretação` que diz de onde ele foi composto

check_unknown_code = o código `{ $code }` da lista `{ $list }` não está na tabela `{ $table }`
    .label = não é chave de `{ $table }`
    .help = confira o código na publicação; se ele existe, acrescente-o à tabela
    .help_near = o mais parecido da tabela é este; confira qual é o certo

# Provas (`valora check --proofs`)

check_proof_refuted = { $property ->
        [bounds] `{ $name }` pode dar { $left }, e o previsto é { $right }
        [negative] `{ $name }` pode dar { $left }, abaixo de zero
        [score] melhorar `{ $name }` de { $before } para { $after } baixa a pontuação de { $left } para { $right }
        [payment] melhorar `{ $indicator }` de { $before } para { $after } baixa `{ $name }` de { $left } para { $right }
        [parts] as partes de `{ $name }` podem somar { $left }, e o previsto é { $right }
        [year] as parcelas de `{ $name }` no ano somam { $left }, e o valor anual é { $right }
        [result] `{ $name }` pode ficar sem resultado: { $note }
       *[claim] { $sides ->
            [two] nem sempre vale o que se garante: { $left } de um lado, { $right } do outro
           *[none] nem sempre vale o que se garante
        }
    }
    .label = { $property ->
        [score] não vale em { $case }; depois { $note }
        [payment] não vale em { $case }; depois { $note }
       *[other] não vale em { $case }
    }
    .help = confira a regra no texto publicado; se é o que ele diz, cite a `interpretação` que o explica na declaração

check_proof_undecided = { $property ->
        [bounds] não se provou que `{ $name }` fica entre zero e o previsto
        [score] não se provou que melhorar `{ $name }` nunca baixa a pontuação
        [payment] não se provou que melhorar `{ $indicator }` nunca baixa `{ $name }`
        [parts] não se provou que as partes de `{ $name }` somam o previsto
        [year] não se provou que as parcelas de `{ $name }` somam o valor anual
        [result] não se provou que `{ $name }` sempre tem resultado
       *[claim] não se provou o que se garante
    }
    .label = { $doubt ->
        [carried] um valor passa de um período a outro
        [units] um valor compara unidades ou se reparte entre elas
        [no_row] uma tabela pode não ter a linha
        [refused] o cálculo pode ser recusado
        [varies] o valor anual vem dos dados, e pode mudar no ano
       *[together] depende de vários dados ao mesmo tempo
    }
    .label_where = a dúvida está aqui
    .help = nenhum contraexemplo foi achado; a avaliação confere cada `garante` com os dados de cada unidade
