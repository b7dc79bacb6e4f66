# O que a etapa `eval` diz. Mesmos nomes, atributos e variáveis de en/eval.ftl.

## Os dados lidos

eval_no_data = falta dizer onde estão os dados: a norma lê { $inputs }
    .help = acrescente `--data ARQUIVO`; a primeira linha do arquivo é `{ $header }`
eval_no_rows = nenhum arquivo traz a entrada `{ $input }`, cujas linhas a norma conta: sem elas o resultado seria um zero que ninguém apurou
    .help = acrescente outro `--data ARQUIVO`; a primeira linha do arquivo é `{ $header }`
eval_no_account = nenhum arquivo traz a entrada `{ $input }`: por ela nada se acerta nem se desconta
eval_data_separator = { $format } separado por `{ $separator }`
eval_data_tabs = { $format } separado por tabulação
eval_data_comma = vírgula decimal
eval_data_dot = ponto decimal
eval_data_rows = { $count ->
    [one] { $count } linha
   *[other] { $count } linhas
}
eval_data_inputs = entrada { $inputs }
eval_data_rest = { $count ->
    [one] … e mais { $count } problema do mesmo tipo ({ $code })
   *[other] … e mais { $count } problemas do mesmo tipo ({ $code })
}

## O que foi pedido

eval_one_input = a entrada padrão (`-`) só pode ser lida uma vez
    .help = dê `-` a uma coisa só: à norma ou a um arquivo de dados
eval_no_period = falta dizer o período
    .help = acrescente `--period { $code }` para o pagamento do { $words }, ou `--reference` para calcular só os indicadores de um período
eval_period_unreadable = `{ $text }` não é um período
    .help = escreva, por exemplo, `{ $code }` ({ $words })
eval_period_grain = `{ $text }` é um { $found }, e os períodos da norma são de um { $expected }
    .help = escreva `{ $code }` ({ $words })
eval_period_outside = o período { $text } ({ $period }) está fora da vigência da norma, de { $from } a { $until }
    .help_first = o primeiro período é `{ $code }` ({ $words })
    .help_last = o último período é `{ $code }` ({ $words })
eval_period_before = o período { $text } ({ $period }) é anterior à vigência da norma, que começa em { $from }
    .help_first = o primeiro período é `{ $code }` ({ $words })
    .help_last = o último período é `{ $code }` ({ $words })
eval_period_after = o período { $text } ({ $period }) é posterior à vigência da norma, que termina em { $until }
    .help_first = o primeiro período é `{ $code }` ({ $words })
    .help_last = o último período é `{ $code }` ({ $words })
eval_period_schedule = o cronograma da norma não diz que dados pagam o período { $period }
    .help = os mais próximos que ele paga são { $near }
eval_unknown_unit = os dados não têm a unidade `{ $key }`
    .near = há { $near }
    .some = { $count ->
        [one] há só { $some }
       *[other] há { $count } unidades, entre elas { $some }
    }

## Por que uma unidade ficou de fora

eval_refusal_no_record = os dados não têm linha desta unidade para { $period } na entrada `{ $input }`
eval_refusal_no_record_ever = os dados não têm linha desta unidade na entrada `{ $input }`
eval_refusal_rejected = a linha da unidade na entrada `{ $input }` tem erro: { $problem }
eval_refusal_empty_cell = a coluna `{ $column }` da entrada `{ $input }` está vazia em { $period }, e a norma precisa dela em { $place }
eval_refusal_no_row = a tabela `{ $table }` não tem linha para `{ $keys }` ({ $place })
eval_refusal_no_reference = o cronograma não diz que dados pagam { $period } ({ $place })
eval_refusal_no_key = a unidade não tem a chave `{ $key }`, que a norma lê em { $place }
eval_refusal_too_large = um número passou do tamanho que se calcula, em { $place }
eval_refusal_bad_date = uma data saiu dos anos 1 a 9999, ou somou-se a ela um número de dias que não é inteiro, em { $place }
eval_refusal_member = a conta compara com { $member }, que foi recusada: { $reason }
eval_refusal_negative_weight = um peso é negativo em { $place }
eval_refusal_beyond_instalment = o que se tem a descontar é maior que a parcela que o suportaria, em { $place }
eval_refusal_not_closed = a coluna `{ $column }` da entrada `{ $input }` é lida onde não há dados, em { $place }
eval_refusal_too_deep = `{ $rule }` depende de períodos anteriores demais: confira o ano, e se algum deles tem valor próprio
eval_refusal_broken = defeito do programa em { $place }: a norma passou na verificação e não pôde ser calculada

## A tabela de resultados

eval_head_payment = Pagamento: { $period }, de { $from } a { $until }
eval_head_both = Apuração e pagamento: { $period }, de { $from } a { $until }
eval_head_reference = Apurado com dados do período: { $period }, de { $from } a { $until }
eval_title_results = Resultados
eval_column_indicator = indicador
eval_column_result = resultado
eval_column_band = faixa
eval_column_score = desemp.
eval_total = { $count ->
    [one] total de { $count } unidade
   *[other] total de { $count } unidades
}
eval_totals_hidden = não couberam nesta largura os totais:
eval_withheld = retido por garantia que falhou, fora do total devido: { $amount }
eval_passed_over = { $count ->
    [one] não se aplica a { $count } unidade
   *[other] não se aplica a { $count } unidades
}
eval_retained = Retido, { $citation }: { $amount }, de { $count ->
    [one] { $count } unidade
   *[other] { $count } unidades
}
eval_paid = Pago em { $months }, pelo cronograma de desembolso.
eval_exception = Exceção `{ $name }`, { $citation }: { $effect }; vale aqui para { $count ->
    [one] { $count } unidade
   *[other] { $count } unidades
}
eval_effect_dispensa = o desconto é dispensado, isto é, apurado e mostrado mas não cobrado
eval_effect_defers = o desconto é adiado, isto é, apurado e mostrado agora e cobrado depois
eval_effect_integral = o desempenho conta como 100%
eval_effect_zero = o desempenho conta como 0%
eval_effect_not_applicable = o repasse não se aplica
eval_effect_value = vale o valor escrito na exceção
eval_nobody = Nenhuma unidade foi calculada.
eval_broken = { $count ->
    [one] Garantia que falhou em { $count } unidade: o que lhe é devido fica retido.
   *[other] Garantias que falharam em { $count } unidades: o que lhes é devido fica retido.
}
eval_broken_claim = { $claim } ({ $place })
eval_left_out = { $count ->
    [one] Ficou de fora { $count } unidade:
   *[other] Ficaram de fora { $count } unidades:
}
eval_without_data = { $count ->
    [one] { $count } unidade está nas tabelas da norma e não está nos dados:
   *[other] { $count } unidades estão nas tabelas da norma e não estão nos dados:
}
eval_progress = { $done } de { $total } unidades…
eval_unidentified = { $count ->
    [one] Ficou de fora { $count } linha sem chave que se possa ler; não se sabe de que unidade é:
   *[other] Ficaram de fora { $count } linhas sem chave que se possa ler; não se sabe de que unidade são:
}
eval_unidentified_rows = { $file }, linha { $rows }
