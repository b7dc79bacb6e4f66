# O que a etapa `eval` diz. Mesmos nomes, atributos e variáveis de en/eval.ftl.

## Os dados lidos

eval_no_data = falta dizer onde estão os dados: a norma lê { $inputs }
    .help = acrescente `--data ARQUIVO`; a primeira linha do arquivo é `{ $header }`
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
