# As palavras das tabelas de resultado e da memória de cálculo. Mesmos nomes, atributos e variáveis de en/explain.ftl.

explain_title = Memória de cálculo
explain_payment = Pagamento: { $period } ({ $from } a { $until })
explain_reference = Dados de: { $period } ({ $from } a { $until })
explain_files = Arquivo de dados: { $files }
explain_transfer = Repasse { $name }
explain_index = Índice { $name }
explain_indicator = Indicador { $name }
explain_rule = { $name }
explain_beneficiary = favorecido: { $name }
explain_paid = pago em { $months }
explain_outcome = situação: { $name }
explain_not_computed = não calculado
explain_yes = sim
explain_no = não
explain_empty = vazia
explain_figure = valor
explain_value = quantia
explain_above = { $name } = { $value } (ver acima)
explain_below = { $name } = { $value } (ver adiante)
explain_cited = { $text } — { $law }
explain_law = conforme { $law }
explain_rounding = { $places ->
    [0] sem casas decimais
    [1] 1 casa
   *[other] { $places } casas
}, { $mode }
explain_mode_half_away_from_zero = meio para cima
explain_mode_half_to_even = meio para o par
explain_mode_truncate = truncado
explain_mode_ceiling = sempre para cima
explain_mode_floor = sempre para baixo
explain_mode_largest_remainder = sobras aos maiores restos, para as partes somarem o todo
explain_condition_applies = aplica-se quando `{ $text }`: { $holds }
explain_condition_exception = vale a exceção `{ $text }`{ $effect ->
    [dispensa] : o desconto é apurado e mostrado, mas não é cobrado
    [integral] : o desempenho conta como 100%
    [zero] : o desempenho conta como 0%
    [inaplicavel] : o repasse não se aplica
   *[other] {""}
}
explain_condition_withheld = retido, porque `{ $text }`
explain_condition_deemed = considera-se cumprido: `{ $text }`
explain_condition_suspended = suspenso: `{ $text }`
explain_condition_choice = `{ $text }`: { $holds }
explain_condition_unpaid = { $text }: nenhum pagamento conhecido; o que estava por acertar continua
explain_condition_absence = { $text }: `{ $effect }`
explain_condition_no_row = { $text } não tem linha; vale `{ $effect }`
explain_condition_no_factor = sem fator: paga-se por inteiro
explain_condition_guarantee = `{ $text }`: { $holds }
explain_broken = não se cumpre `{ $text }`: o pagamento fica retido
explain_row_band = faixa de { $subject } = { $value }: `{ $row }`
explain_row_points = { $subject } = { $value }, entre os pontos `{ $row }`
explain_row_point = { $subject } = { $value }, no ponto `{ $row }` ou além dele
explain_row_date = vigente em { $value }: `{ $row }`
explain_cell = { $column } = { $value } ({ $file }, linha { $row })
explain_partial = texto parcial
explain_pending = metodologia pendente
explain_pending_note = metodologia pendente: { $note }
explain_cell_nowhere = { $column }: sem linha em `{ $input }`
explain_date = { $name } = { $value } ({ $period }, { $from } a { $until })
explain_table_row = { $column } = { $value } (tabela { $table }, { $keys }; linha { $line } da norma)
explain_rows_counted = { $count } de { $among } linhas de `{ $input }` ({ $files })
explain_members = { $count ->
    [one] uma unidade: { $members }
   *[other] { $count } unidades: { $members }
}
explain_members_of = { $count ->
    [one] uma unidade com { $group }: { $members }
   *[other] { $count } unidades com { $group }: { $members }
}
explain_member_weight = { $member } (peso { $weight })
explain_members_rest = e mais { $rest }
explain_periods = { $count ->
    [one] um período do ano: { $members }
   *[other] { $count } períodos do ano: { $members }
}
explain_file_row = { $column } = { $value } (tabela { $table }, { $keys }; linha { $line } de { $file })
explain_missing_no_record = os dados não têm linha de { $unit } para { $period_words } ({ $period }) na entrada `{ $input }`
explain_missing_no_record_ever = os dados não têm linha de { $unit } na entrada `{ $input }`
explain_looked_in = { $text }; procurada em { $files }
explain_missing_rejected = a linha ficou de fora: { $reason }
explain_missing_empty_cell = a célula `{ $column }` de { $unit } para { $period_words } está vazia na entrada `{ $input }`, e é exigida
explain_missing_no_row = a tabela `{ $table }` não tem linha para { $keys }
explain_missing_no_reference = o cronograma não diz que período paga { $period_words }
explain_missing_no_key = a unidade { $unit } não tem `{ $key }`
explain_missing_member = a conta compara com { $member }, que foi recusada: { $reason }
explain_missing_negative_weight = `{ $expression }` tem um peso negativo
explain_missing_beyond_instalment = o que se tem a descontar passa da parcela que o suportaria
explain_missing_too_large = `{ $expression }` dá um número grande demais para calcular
explain_missing_bad_date = `{ $expression }` não dá uma data do calendário
explain_missing_too_deep = `{ $expression }` lê períodos anteriores demais
explain_missing_broken = `{ $expression }` não pôde ser calculada
explain_outside_title = Não se aplica a esta unidade
explain_next_title = Próxima faixa
explain_now = { $indicator } = { $value }, faixa `{ $row }`
explain_best = nenhuma faixa paga mais que { $score }
explain_next_up = próxima faixa: `{ $row }`, a partir de { $from }; faltam { $distance }; desempenho { $score }
explain_next_down = próxima faixa: `{ $row }`, até { $from }; é preciso baixar { $distance }; desempenho { $score }
explain_next_above = próxima faixa: `{ $row }`, acima de { $from }; faltam mais de { $distance }; desempenho { $score }
explain_next_below = próxima faixa: `{ $row }`, abaixo de { $from }; é preciso baixar mais de { $distance }; desempenho { $score }
explain_input_up = com os demais dados iguais, faltam { $missing } em `{ $column }`: de { $now } para { $needed }
explain_input_down = com os demais dados iguais, sobram { $missing } em `{ $column }`: de { $now } para { $needed }
explain_would_pay = { $transfer } pagaria { $due }: { $due_gain } a mais
explain_would_earn = { $transfer } apuraria { $earned } ({ $earned_gain } a mais); o devido não muda: { $due }
explain_pays_the_same = nenhum repasse mudaria
explain_readings_title = Interpretações citadas
explain_reading = { $name }: { $title } ({ $law })

## O que foi pedido

explain_which_unit = { $count ->
    [0] os dados não têm nenhuma unidade para explicar
   *[other] os dados têm { $count } unidades, e se explica uma de cada vez
}
    .help = acrescente `--only CHAVE`, por exemplo `--only { $example }`; há { $some }
explain_unknown_rule = a norma não tem a regra `{ $name }`
    .near = você quis dizer `{ $near }`?
    .some = há, por exemplo, { $some }
explain_rule_of_payment = `{ $name }` é do período de pagamento, e foi pedido um período de referência
    .help = troque `--reference` por `--period`
