# O que a linha de comando diz. Mesmos nomes, atributos e variáveis de en/cli.ftl.

cli_error = erro
cli_warning = aviso

## Títulos da ajuda

cli_heading_usage = Uso:
cli_heading_commands = Comandos
cli_heading_arguments = Argumentos
cli_heading_options = Opções
cli_value_command = COMANDO

## A ajuda de cada comando: a frase, `usage`, `examples` e um atributo por argumento

cli_help = A resolução é o programa: verifica, calcula e explica normas de financiamento da saúde.
    .usage = valora COMANDO [OPÇÕES]
    .examples =
        Para começar:
          valora new minha-norma.valora      escreve um esqueleto comentado
          valora check minha-norma.valora          diz o que está errado e como corrigir
          valora test minha-norma.valora           confere os exemplos escritos na norma

        A ajuda de um comando, com exemplos: valora COMANDO --help
        Saída: 0 tudo certo, 1 norma errada, 2 comando errado, 3 exemplo, garantia ou recibo falhou, 4 dados errados
    .lang = Idioma das mensagens: pt ou en (padrão: o do sistema)
    .lang_value = IDIOMA
    .color = Cores: auto (padrão), always (sempre) ou never (nunca); NO_COLOR também as desliga
    .color_value = QUANDO
    .width = Largura do texto em colunas (padrão: a do terminal)
    .width_value = N
    .help = Mostra esta ajuda
    .version = Mostra a versão
    .paths = Arquivos ou pastas com arquivos .valora (padrão: a pasta atual); `-` lê da entrada padrão
    .paths_value = CAMINHO
    .policy = O arquivo da norma; `-` lê da entrada padrão
    .policy_value = NORMA
    .data = Arquivos de dados (CSV, JSON); `entrada=ARQUIVO` diz qual entrada o arquivo preenche
    .data_value = ARQUIVO
    .decimal = Marca decimal dos dados, quando os arquivos não a mostram: , ou .
    .decimal_value = MARCA
    .period = Período do pagamento: 2024Q2 (quadrimestre), 2024-07 (mês), 2024B1, 2024T3, 2024S2, 2024 (ano)
    .period_value = PERÍODO
    .reference = Período de referência: calcula só os indicadores, sem repasses
    .reference_value = PERÍODO
    .only = Mostra só a unidade desta chave (as outras continuam contando onde a norma as compara)
    .only_value = CHAVE
    .as_of = Lê a norma como publicada até este dia, 30/08/2017 ou 2017-08-30 (padrão: com todos os atos lidos)
    .as_of_value = DATA

cli_help_check = Verifica normas sem dado algum: leitura, nomes, unidades, faixas, pesos, totais.
    .usage = valora check [CAMINHO…] [--proofs] [--format FORMATO] [--deny warnings] [--as-of DATA]
    .proofs = Prova cada `garante` e o que se espera de todo repasse e indicador, ou mostra um contraexemplo
    .format = Saída: human (para pessoas, padrão), json, sarif ou github
    .format_value = FORMATO
    .deny = `warnings`: avisos também reprovam
    .deny_value = NÍVEL
    .examples =
        Exemplos:
          valora check                             verifica toda norma desta pasta para baixo
          valora check policies --deny warnings    também reprova quando há avisos
          valora check norma.valora --proofs       prova, para quaisquer dados, o que a norma garante
          valora check norma.valora --format json  para outro programa ler

        Cada problema tem um código; valora explain-code CÓDIGO explica com um exemplo.

cli_help_eval = Calcula os indicadores e os repasses de cada unidade, centavo a centavo.
    .usage = valora eval NORMA --data ARQUIVO… --period PERÍODO [--only CHAVE] [--as-of DATA] [--receipt ARQUIVO]
    .format = Saída: table (tabela, padrão), json ou csv
    .format_value = FORMATO
    .receipt = Guarda o recibo da avaliação neste arquivo, que não pode existir: veja valora verify --help
    .receipt_value = ARQUIVO
    .examples =
        Exemplos:
          valora eval norma.valora --data dados.csv --period 2024Q2
          valora eval norma.valora --data hospital=h.csv AIH=aih.csv --period 2024Q2 --format csv
          valora eval norma.valora --data dados.csv --reference 2023Q3 --only 2119420

        Unidade com dado errado fica fora do resultado e é listada; a saída é então 4.

cli_help_explain = Mostra a memória de cálculo de uma unidade, com os artigos, até a célula do dado.
    .usage = valora explain NORMA --data ARQUIVO… --period PERÍODO --only CHAVE [REGRA] [--as-of DATA]
    .rule = Explica só esta regra: um repasse, índice, indicador ou medida
    .rule_value = REGRA
    .format = Saída: text (árvore, padrão), json ou md
    .format_value = FORMATO
    .examples =
        Exemplos:
          valora explain norma.valora --data dados.csv --period 2024Q2 --only 2119420
          valora explain norma.valora --data dados.csv --period 2024Q2 --only 2119420 ocupação_geral
          valora explain norma.valora --data dados.csv --period 2024Q2 --only 2119420 --format md

cli_help_verify = Refaz a conta de um recibo e diz se confere: a regra, a célula ou o centavo que mudou.
    .usage = valora verify RECIBO [--policy NORMA] [--data ARQUIVO…]
    .receipt = O recibo que `valora eval … --receipt ARQUIVO` escreveu; `-` lê da entrada padrão
    .receipt_value = RECIBO
    .policy = Onde está a norma, se não está onde o recibo diz
    .data = Onde estão os dados, se não estão onde o recibo diz
    .format = Saída: text (texto, padrão) ou json
    .format_value = FORMATO
    .examples =
        Exemplos:
          valora eval norma.valora --data dados.csv --period 2024Q2 --receipt recibos/2024Q2.json
          valora verify recibos/2024Q2.json
          valora verify 2024Q2.json --policy norma.valora --data dados.csv

        Saída: 0 confere, 3 não confere, 4 os dados não se leem, 2 o arquivo não é um recibo
        O recibo guarda as células dos dados: trate-o com o mesmo cuidado que os dados.

cli_help_test = Confere os exemplos escritos nas normas.
    .usage = valora test [CAMINHO…] [--coverage] [--mutants [--at-least N%]] [--suggest] [--as-of DATA]
    .coverage = Lista as regras, os lados de limites, exceções e linhas a que nenhum exemplo chega
    .mutants = Planta pequenas falhas na norma e lista as que nenhum exemplo nota
    .at_least = A menor parte das falhas que tem de ser notada, em cada arquivo; abaixo dela sai com 3
    .at_least_value = N%
    .suggest = Escreve os exemplos que faltam, com o que dão hoje, para uma pessoa confirmar
    .format = Saída: text (texto, padrão), json ou github (anotações na revisão)
    .format_value = FORMATO
    .examples =
        Exemplos:
          valora test                              os exemplos de toda norma desta pasta para baixo
          valora test norma.valora --coverage      e o que eles não alcançam

        Um exemplo na norma:
          exemplo "78% fica na faixa de 75%" {"{"}
              no 2º quadrimestre de 2024
              hospital {"{"} cnes = 2119420; diárias = 5759; leitos = 60 {"}"}
              espera ocupação_geral = 78,67%
        {"  }"}

cli_help_fmt = Escreve as normas na forma padrão: recuos, colunas alinhadas, acentos das palavras da linguagem.
    .usage = valora fmt [CAMINHO…] [--check]
    .check = Não muda nada; diz quais arquivos mudariam e sai com 1 se houver algum
    .examples =
        Exemplos:
          valora fmt                               formata toda norma desta pasta para baixo
          valora fmt --check                       só confere, para a revisão automática
          valora fmt - < norma.valora              formata da entrada para a saída

        Comentários ficam; o sentido não muda: um arquivo cuja leitura mudaria não é escrito.

cli_help_readings = Lista as interpretações: o que quem escreveu decidiu onde o texto publicado é obscuro.
    .usage = valora readings [CAMINHO…]
    .format = Saída: text (texto, padrão), md ou json
    .format_value = FORMATO
    .examples =
        Exemplos:
          valora readings norma.valora
          valora readings policies

cli_help_schedule = Mostra o calendário: que período é apurado quando, e paga qual período.
    .usage = valora schedule NORMA [--from PERÍODO] [--to PERÍODO] [--as-of DATA]
    .from = Primeiro período de pagamento a mostrar
    .from_value = PERÍODO
    .to = Último período de pagamento a mostrar
    .to_value = PERÍODO
    .format = Saída: table (tabela, padrão) ou json
    .format_value = FORMATO
    .examples =
        Exemplos:
          valora schedule norma.valora
          valora schedule norma.valora --from 2024Q1 --to 2025Q3

cli_help_versions = Lista as versões de um ato: em que meses cada uma vale e que atos a fizeram.
    .usage = valora versions [ATO] [--as-of DATA]
    .act = Um arquivo, ou a identidade de um ato da pasta: "SES/MG 5.233/2016"; sem ele, lista os atos da pasta
    .act_value = ATO
    .format = Saída: text (texto, padrão) ou json
    .format_value = FORMATO
    .examples =
        Exemplos:
          valora versions norma.valora
          valora versions "SES/MG 5.233/2016"
          valora versions "SES/MG 5.233/2016" --as-of 31/12/2016

cli_help_consolidate = Escreve o texto em vigor de um ato, dizendo em cada trecho que ato o mudou.
    .usage = valora consolidate ATO [--as-of DATA] [--period PERÍODO]
    .act = Um arquivo, ou a identidade de um ato da pasta: "SES/MG 5.233/2016"
    .act_value = ATO
    .period = O período de pagamento cujo texto se quer; sem ele, o texto da data, ou o último
    .period_value = PERÍODO
    .examples =
        Exemplos:
          valora consolidate norma.valora > consolidada.valora
          valora consolidate "SES/MG 5.233/2016" --as-of 01/01/2018
          valora consolidate "SES/MG 5.233/2016" --period 2017-09

cli_help_diff = Diz o que muda de um texto para outro: as regras, se os resultados mudam, e quanto custa a mudança.
    .usage = valora diff ANTES DEPOIS [--data ARQUIVO... --period PERÍODO...]
    .old = O texto de antes: um arquivo, um arquivo de uma revisão do git (`REV:arquivo.valora`) ou um ato da pasta; com `@DATA` para o texto de um dia
    .old_value = ANTES
    .new = O texto de depois, escrito do mesmo modo
    .new_value = DEPOIS
    .rules_only = Compara só as regras, sem dizer se os resultados mudam
    .data = Arquivos de dados das duas normas, cada um ARQUIVO ou entrada=ARQUIVO: diz quem ganha e quem perde
    .data_value = ARQUIVO
    .old_data = Arquivos de dados da norma de antes, quando as colunas são outras
    .old_data_value = ARQUIVO
    .new_data = Arquivos de dados da norma de depois
    .new_data_value = ARQUIVO
    .decimal = Separador decimal dos dados, quando os arquivos não o mostram: `,` ou `.`
    .decimal_value = SINAL
    .period = Períodos de pagamento, como 2024Q2
    .period_value = PERÍODO
    .from = O primeiro de vários períodos seguidos
    .from_value = PERÍODO
    .to = O último deles
    .to_value = PERÍODO
    .by = Coluna de uma tabela ou entrada que agrupa as unidades, como `município`
    .by_value = COLUNA
    .format = Saída: text (texto, padrão), md, json, ou csv (o dinheiro)
    .format_value = FORMATO
    .examples =
        Exemplos:
          valora diff rascunho.valora norma.valora
          valora diff "SES/MG 5.233/2016@2017-01-01" "SES/MG 5.233/2016@2018-01-01"
          valora diff HEAD~1:norma.valora norma.valora --rules-only
          valora diff HEAD:norma.valora norma.valora --data dados.csv --period 2024Q2
          valora diff a.valora b.valora --data dados.csv --from 2024Q1 --to 2024Q3 --by município --format csv

cli_help_explain_code = Explica um diagnóstico; sem código, lista todos.
    .usage = valora explain-code [CÓDIGO]
    .code = O código que aparece acima da mensagem, como check::band_gap
    .code_value = CÓDIGO
    .examples =
        Exemplos:
          valora explain-code check::band_gap
          valora explain-code                      todos os códigos, com sua frase

cli_help_new = Escreve um esqueleto comentado de norma, que já passa em valora check.
    .usage = valora new [ARQUIVO] [--force], valora new --repo PASTA
    .file = Onde escrever (padrão: a saída padrão)
    .file_value = ARQUIVO
    .force = Escreve por cima de um arquivo que já existe
    .repo = Monta nesta pasta um repositório de normas: um ato, dados de exemplo e a conferência automática
    .repo_value = PASTA
    .examples =
        Exemplos:
          valora new resolucao-1234-2024.valora
          valora new | less
          valora new --repo normas

cli_help_completions = Escreve o que o terminal precisa para completar os comandos com a tecla Tab.
    .usage = valora completions TERMINAL
    .shell = bash, elvish, fish, powershell ou zsh
    .shell_value = TERMINAL
    .examples =
        Exemplos:
          valora completions bash > ~/.local/share/bash-completion/completions/valora
          valora completions fish > ~/.config/fish/completions/valora.fish
          valora completions zsh > ~/.zfunc/_valora

## Comando errado

cli_usage_unknown = a opção `{ $name }` não existe
    .near = você quis dizer `{ $near }`?
cli_usage_unknown_command = o comando `{ $name }` não existe
    .near = você quis dizer `{ $near }`?
cli_usage_value = `{ $value }` não serve para `{ $name }`
    .valid = use { $valid }
    .day = escreva um dia do calendário, como `30/08/2017` ou `2017-08-30`
    .share = escreva uma parte de 0% a 100%, com uma casa no máximo, como `95%` ou `97,5%`
    .width = escreva um número de colunas, de 40 a 65535
cli_usage_excess = `{ $name }` está a mais
cli_usage_no_value = falta o valor de `{ $name }`
cli_usage_missing = falta informar { $name }
cli_usage_conflict = `{ $name }` e `{ $other }` não podem vir juntos
cli_usage_other = não entendi os argumentos
cli_usage_see = Veja a ajuda, com exemplos: { $command } --help
cli_not_built = o comando `{ $command }` ainda não foi feito

## Atos

cli_act_not_file = `{ $name }` não é um arquivo nem um ato
    .help = escreva o caminho do arquivo, ou órgão, número e ano do ato, como em "SES/MG 5.233/2016"
cli_act_no_folder = não sei onde procurar `{ $name }`: nenhuma pasta acima desta tem um arquivo `valora.toml`
    .help = rode o comando dentro da pasta das normas, ou escreva o caminho do arquivo; um `valora.toml` vazio marca a raiz da pasta
cli_act_unknown = nenhum ato de `{ $root }` é `{ $name }`
    .help = há { $known }
cli_act_several = vários atos são `{ $name }`
    .help = escreva também o órgão, o ano ou a data: { $known }
cli_consolidate_unsafe = não consegui escrever o texto consolidado de `{ $act }`: o resultado não seria lido como uma norma
    .help = isto é um defeito do programa; `valora versions` mostra as alterações

cli_versions_no_folder = nenhuma pasta acima desta tem um arquivo `valora.toml`, que diria que atos listar
    .help = rode o comando dentro da pasta das normas, ou diga um ato
cli_versions_amended = alterada por { $act }, { $day }: { $file }
cli_versions_published = publicada em { $day }
cli_versions_dated = publicada em { $day } (a data do ato: o texto não diz outra)
cli_versions_version = versão { $number }: { $months }
cli_versions_always = toda a vigência
cli_versions_original = o texto original
cli_versions_ended = termina: { $operation }
cli_money = { $transfer }, { $period }: { $old } antes, { $new } depois; diferença de { $difference }. { $gaining ->
    [0] Ninguém ganha
    [one] { $gaining } unidade ganha { $gain }
   *[other] { $gaining } unidades ganham { $gain }
}, { $losing ->
    [0] ninguém perde
    [one] { $losing } perde { $loss }
   *[other] { $losing } perdem { $loss }
}, { $same ->
    [0] nenhuma fica igual
    [one] { $same } fica igual
   *[other] { $same } ficam iguais
}.
cli_money_same = { $transfer }, { $period }: { $old } antes e depois; ninguém ganha nem perde.
cli_money_none = { $transfer }, { $period }: nenhuma unidade pôde ser comparada.
cli_money_whole = { $transfer }, nos { $count } períodos: { $old } antes, { $new } depois; diferença de { $difference }.
cli_money_differing = total das que mudam
cli_money_total = total
cli_money_units = unidades
cli_money_no_group = (sem grupo)
cli_money_uncounted = { $count ->
    [one] Fora da conta em { $period }, { $count } unidade:
   *[other] Fora da conta em { $period }, { $count } unidades:
}
cli_money_without_data = { $count ->
    [one] Sem dados, 1 unidade das tabelas: { $units }
   *[other] Sem dados, { $count } unidades das tabelas: { $units }
}
cli_money_before = antes, { $why }
cli_money_after = depois, { $why }
cli_money_both = antes e depois, { $why }
cli_money_withheld = um `garante` não vale e retém o repasse ({ $place })
cli_money_no_effect = a norma não tem efeito neste período
cli_money_unknown = os dados não trazem a unidade
cli_money_data = Para { $side }:
cli_money_one_sided = os dados não servem do mesmo modo às duas normas
    .help = dê a cada lado os seus: `--old-data antes.csv --new-data depois.csv`
cli_money_no_data = o que se pede é de dinheiro, e faltam os dados
    .help = escreva os dados e o período: `--data dados.csv --period 2024Q2`
cli_money_no_period = falta o período de pagamento
    .help = escreva `--period { $code }`, vários períodos, ou `--from` e `--to`
cli_money_span = de { $from } a { $to } não são períodos em ordem, ou são mais de { $most }
    .help = escreva em `--from` o primeiro e em `--to` o último
cli_money_no_column = nenhuma tabela ou entrada das unidades tem a coluna `{ $column }`
    .help = há { $known }
cli_git_missing = para ler um arquivo de uma revisão é preciso o programa `git`, que não foi encontrado
    .help = instale o git, ou salve as duas versões em arquivos e compare os arquivos
cli_git_no_repository = `{ $revision }:{ $path }` é um arquivo de uma revisão do git, e esta pasta não é de um repositório
    .help = rode o comando dentro do repositório, ou escreva o caminho de um arquivo
cli_git_no_revision = o repositório não tem a revisão `{ $revision }`
    .help = `git log --oneline` e `git branch --all` mostram as que há
cli_git_no_file = na revisão `{ $revision }` não há o arquivo `{ $path }`
    .near = o nome mais próximo é `{ $near }`; o caminho se escreve a partir da raiz do repositório, ou com `./` a partir desta pasta
cli_git_failed = o git não respondeu: { $reason }
cli_diff_title = O que muda de { $old } para { $new }
cli_diff_same = Nenhuma regra muda de { $old } para { $new }.
cli_diff_added = acrescenta { $new }
cli_diff_removed = retira { $old }
cli_diff_changed = { $old } → { $new }
cli_diff_place = trecho
cli_diff_old = antes
cli_diff_new = depois
cli_diff_proved = Os resultados são iguais para todos os dados (provado).
cli_diff_known = as alterações são conhecidas nos dois dias, e cada período já segue o texto da sua época
cli_diff_undecided = Não se achou diferença de resultado em { $tried } casos tentados; não está provado que sejam iguais: { $rules }.
cli_diff_differ = Os resultados diferem. O menor caso que se achou:
cli_diff_figure = { $figure }: { $old } antes, { $new } depois
cli_diff_figures = e mais { $count } { $count ->
    [one] resultado
   *[other] resultados
}
cli_diff_no_effect = sem efeito ou dados não aceitos
cli_diff_refused = não se calcula
cli_diff_no_figure = não existe

## Arquivos

cli_not_found = `{ $path }` não existe
    .near = na mesma pasta há `{ $near }`
cli_unreadable = não consegui ler `{ $path }`: { $reason }
cli_mark_syntax = `{ $path }`, linha { $line }: não se entende `{ $written }`
    .help = escreva cada linha como `chave = "valor"`; o arquivo pode também ficar vazio
cli_mark_key = `{ $path }`, linha { $line }: a chave `{ $key }` não existe
    .help = retire a linha; as chaves são: { $keys }
    .near = troque por `{ $near }`
cli_mark_value = `{ $path }`, linha { $line }: o valor de `{ $key }` tem de ser um texto
    .help = escreva o texto entre aspas
cli_unwritable = não consegui escrever `{ $path }`: { $reason }
cli_cannot_print = não consegui escrever o resultado: { $reason }
cli_refusal_not_found = a pasta não existe
cli_refusal_permission = o sistema não dá permissão
cli_refusal_not_folder = uma parte do caminho é um arquivo, e não uma pasta
cli_refusal_folder = é uma pasta, e não um arquivo
cli_refusal_exists = já existe
cli_refusal_full = não há espaço no disco
cli_refusal_read_only = o disco só pode ser lido
cli_refusal_name = o sistema não aceita este nome
cli_refusal_other = o sistema respondeu “{ $words }”
cli_not_utf8 = `{ $path }` não está em UTF-8: a linha { $line } tem um byte que não é texto
    .help = abra o arquivo no editor e salve com a codificação UTF-8
cli_too_long = `{ $path }` passa de { $limit }, o limite de um arquivo
cli_no_policies = a pasta `{ $path }` não tem nenhum arquivo .valora
    .help = informe um arquivo, ou comece um com `valora new norma.valora`
cli_is_folder = `{ $path }` é uma pasta, e aqui cabe uma norma só
    .help = informe o arquivo da norma

## Cada comando

cli_check_fine = { $count ->
    [one] tudo certo: { $count } arquivo verificado
   *[other] tudo certo: { $count } arquivos verificados
}
cli_proofs_act = { $act } ({ $path })
cli_proofs_none = nada a provar: não há `garante`, indicador nem repasse
cli_proofs_verdict = { $verdict ->
        [proved] provado
        [refuted] refutado
        [answered] refutado, com leitura
       *[undecided] não decidido
    }
cli_proofs_property = { $property ->
        [bounds] `{ $name }` fica entre zero e o previsto
        [score] melhorar `{ $name }` nunca baixa a pontuação
        [payment] melhorar `{ $indicator }` nunca baixa `{ $name }`
        [parts] as partes de `{ $name }` somam o previsto
        [year] as parcelas de `{ $name }` somam o valor anual
        [result] `{ $name }` tem resultado para toda unidade
       *[claim] { $text }
    }
cli_proofs_example = contraexemplo: { $case }
cli_proofs_count = { $proved ->
        [one] { $proved } provado
       *[other] { $proved } provados
    }, { $refuted ->
        [one] { $refuted } refutado
       *[other] { $refuted } refutados
    }, { $undecided ->
        [one] { $undecided } não decidido
       *[other] { $undecided } não decididos
    }
cli_unknown_code = não há diagnóstico `{ $code }`
    .near = há { $near }
    .list = `valora explain-code`, sem código, lista todos
cli_new_written = escrevi { $path }; verifique com: valora check { $path }
cli_new_made = escrevi { $path }
cli_new_repo_next = Os próximos passos:
cli_new_repo_exists = nada foi escrito: já existe { $paths }
    .help = escolha uma pasta nova, ou tire dali o que já existe
cli_new_exists = `{ $path }` já existe e ficou como estava
    .help = escolha outro nome, ou use --force para escrever por cima
cli_fmt_written = formatado: { $path }
cli_fmt_would = mudaria: { $path }
cli_fmt_unchanged = { $count ->
    [one] { $count } arquivo já estava na forma padrão
   *[other] { $count } arquivos já estavam na forma padrão
}
cli_fmt_unsafe = `{ $path }` não foi formatado: o texto novo não seria lido como o antigo
    .help = isto é um defeito do formatador; o arquivo ficou como estava

## Exemplos e o que eles alcançam

cli_test_fine = { $path }: { $count ->
    [one] { $count } exemplo, certo
   *[other] { $count } exemplos, todos certos
}
cli_test_failed = { $path }: { $count ->
    [one] { $count } exemplo, e falhou
   *[other] { $count } exemplos, { $failed ->
        [one] { $failed } falhou
       *[other] { $failed } falharam
    }
}
cli_test_none = { $path }: nenhum exemplo
cli_test_wrong = { $path }: a norma está errada, e os exemplos não foram conferidos
cli_test_example = exemplo "{ $title }" ({ $place })
cli_test_expected = linha { $line }: { $text }
cli_test_sides = saiu { $left }; era esperado { $right }
cli_test_absent = não tem valor: { $cause }
cli_test_false = saiu não; era esperado sim
cli_test_refused = não pôde ser calculado: { $reason }
cli_test_not_evaluated = não foi calculado: a norma não vale ou não paga no período { $period }
cli_test_summary = { $files } arquivos, { $count ->
    [one] { $count } exemplo
   *[other] { $count } exemplos
}: { $failed ->
    [0] todos certos
    [one] { $failed } falhou
   *[other] { $failed } falharam
}
cli_test_summary_wrong = { $wrong ->
    [one] { $wrong } norma está errada e não foi conferida
   *[other] { $wrong } normas estão erradas e não foram conferidas
}
cli_coverage = os exemplos alcançam { $reached } de { $total } elementos ({ $percent })
cli_gap_rule = nenhum exemplo calcula `{ $name }` ({ $place })
cli_gap_band = nenhum exemplo cai na faixa `{ $row }` de `{ $name }` ({ $place })
cli_gap_side = nenhum exemplo de `{ $name }` cai em { $value }, ao lado do limite { $limit } na faixa `{ $row }` ({ $place })
cli_gap_side_any = nenhum exemplo de `{ $name }` cai do lado do limite { $limit } que é da faixa `{ $row }` ({ $place })
cli_gap_applicable = em nenhum exemplo `{ $name }` se aplica ({ $place })
cli_gap_not_applicable = em nenhum exemplo `{ $name }` deixa de se aplicar ({ $place })
cli_gap_exception = em nenhum exemplo vale a exceção `{ $name }` ({ $place })
cli_gap_no_exception = em todos os exemplos vale a exceção `{ $name }` ({ $place })
cli_gap_part = nenhum exemplo calcula a parte `{ $name }` ({ $place })
cli_gap_monitoring = nenhum exemplo é pago pela linha `{ $row }` do cronograma `{ $name }` ({ $place })
cli_gap_instalment = nenhum exemplo lê a linha `{ $row }` do cronograma `{ $name }` ({ $place })
cli_gap_operation = nenhum exemplo lê o que `{ $row }` escreve ({ $place })
cli_gap_deemed = em nenhum exemplo vale a linha `{ $row }` de `{ $name }` ({ $place })
cli_mutants = { $count ->
    [one] { $count } falha plantada
   *[other] { $count } falhas plantadas
}: os exemplos notam { $killed }, a verificação nota { $noticed }, { $equivalent } nada { $equivalent ->
    [one] muda
   *[other] mudam
}, { $survived } { $survived ->
    [one] passa despercebida
   *[other] passam despercebidas
} (notadas: { $percent })
cli_mutants_none = nenhuma falha a plantar
cli_mutants_not_tried = falhas não foram plantadas: antes, os exemplos têm de dar certo
cli_mutants_progress = { $done } de { $total } falhas
cli_suggest_title = a confirmar: { $number }
cli_suggest_confirm_fault = confirme, pelo ato, e não pelo resultado: hoje dá { $today }. Sem este exemplo ninguém nota que { $what }
cli_suggest_confirm_gap = confirme, pelo ato, e não pelo resultado: hoje dá { $today }. Sem este exemplo, { $what }
cli_suggest_also_fault = também ninguém nota que { $what }
cli_suggest_also_gap = e { $what }
cli_suggest_none_fault = sem sugestão: não foram achados dados que mostrem que { $what }
cli_suggest_none_gap = sem sugestão: { $what }
cli_suggest_progress = { $done } de { $total } exemplos
cli_equivalent_same_result = nada muda: os dois lados dão o mesmo ({ $count })
cli_equivalent_out_of_range = nada muda: nenhum valor chega lá ({ $count })
cli_equivalent_out_of_validity = nada muda: fora da vigência ({ $count })
cli_equivalent_said_twice = nada muda: o que se aplica já o diz ({ $count })
cli_equivalent_proved = nada muda: nenhum resultado o lê ({ $count })
cli_equivalent_on_grid = nada muda: não há o que arredondar ({ $count })
cli_fault_limit = o limite { $from } passou a { $to } ({ $place })
cli_fault_end = a faixa que acaba em `{ $from }` passou a acabar em `{ $to }` ({ $place })
cli_fault_swap = os resultados de `{ $from }` e `{ $to }` foram trocados ({ $place })
cli_fault_value = { $from } passou a { $to } ({ $place })
cli_fault_date = { $from } passou a { $to } ({ $place })
cli_fault_effect = `{ $from }` passou a `{ $to }` ({ $place })
cli_fault_dropped = `{ $of }` passou a se aplicar sempre ({ $place })
cli_fault_inverted = `{ $of }` passou a se aplicar quando não se aplica, e o contrário ({ $place })
cli_fault_lifted = `{ $of }`: esta linha deixou de valer ({ $place })
cli_fault_comparison = `{ $from }` passou a `{ $to }` ({ $place })
cli_fault_connective = `{ $from }` passou a `{ $to }` em `{ $of }` ({ $place })
cli_fault_extreme = `{ $from }` passou a `{ $to }` em `{ $of }` ({ $place })
cli_fault_rounding = o arredondamento `{ $from }` passou a `{ $to }` ({ $place })
cli_fault_cell = `{ $of }`: { $from } passou a { $to } ({ $place })
cli_fault_weight = o peso de `{ $of }` passou de { $from } a { $to }, tirado do seguinte ({ $place })
cli_fault_weights = os pesos de `{ $from }` e `{ $to }` foram trocados ({ $place })
cli_fault_reference = as referências de `{ $from }` e `{ $to }` foram trocadas ({ $place })
cli_fault_year = `{ $from }` passou a pagar um ano depois ({ $place })

## O registro das interpretações

cli_readings = { $act }: { $count ->
    [one] { $count } interpretação
   *[other] { $count } interpretações
}
cli_readings_none = nenhuma interpretação: o que está escrito é o que os atos dizem
cli_price = { $units ->
    [0] { $transfer }, { $period }: { $written }; a outra leitura não muda nada
   *[other] { $transfer }, { $period }: { $written } como está, { $otherwise } na outra leitura; diferença de { $difference }, em { $units } de { $compared } unidades
}
cli_price_unit = unidade
cli_price_name = nome
cli_price_written = como está
cli_price_otherwise = na outra leitura
cli_price_difference = diferença
cli_price_uncounted = { $unit } fica fora da conta: { $why }
cli_price_none = nenhuma interpretação diz por cláusulas a outra leitura: nada há que apreçar
cli_price_words = Só em palavras, sem preço: { $names }
cli_price_one_policy = `--data` apreça as interpretações de uma norma só
    .help = escreva o arquivo da norma: `valora readings norma.valora --data dados.csv --period 2024Q2`
cli_price_no_data = o formato `csv` é o dos preços, e faltam os dados
    .help = escreva os dados e o período: `--data dados.csv --period 2024Q2`
cli_reading_partial = texto parcial: só está aqui o que outros textos dizem da norma ({ $place })
cli_reading_pending = metodologia pendente
cli_reading_name = nome
cli_reading_passage = passagem
cli_reading_quote = texto publicado
cli_reading_reason = motivo
cli_reading_alternative = outra leitura
cli_reading_used = usada em
cli_reading_heading = cabeçalho
cli_reading_written = escrita em

## O calendário

cli_schedule_read = parcela { $number }: pagamento em { $paid }
cli_schedule_none = A norma não tem cronograma de monitoramento: cada período é pago com os dados dele mesmo.
cli_schedule_payment = pagamento
cli_schedule_reference = com dados de
cli_schedule_appraisal = apuração
cli_schedule_paid = pago em
cli_schedule_total = total
cli_schedule_exceptions = exceções
cli_schedule_unsaid = o cronograma não diz
cli_schedule_month = { $month ->
    [1] janeiro de { $year }
    [2] fevereiro de { $year }
    [3] março de { $year }
    [4] abril de { $year }
    [5] maio de { $year }
    [6] junho de { $year }
    [7] julho de { $year }
    [8] agosto de { $year }
    [9] setembro de { $year }
    [10] outubro de { $year }
    [11] novembro de { $year }
   *[12] dezembro de { $year }
}
cli_schedule_by_unit = Dependem dos dados de cada unidade: { $names }
cli_schedule_backwards = `--to { $to }` vem antes de `--from { $from }`
cli_schedule_outside = a norma não vale em nenhum período de { $from } a { $to }
    .help = a vigência começa em `{ $first }`

## Recibos

cli_receipt_written = recibo em { $path }; confira quando quiser: valora verify { $path }
cli_receipt_piped = um recibo diz onde estão a norma e os dados, e `-` não é um lugar
    .help = dê a norma, os dados e o recibo como arquivos
cli_receipt_exists = `{ $path }` já existe e ficou como estava: um recibo é prova
    .help = escolha outro nome, ou apague o arquivo antes
cli_verify_holds = o recibo confere: { $act }, { $period }
cli_verify_counts = { $rules } regras, { $rows } linhas de dados e { $figures } valores são os mesmos, até o centavo
cli_verify_fails = o recibo não confere: { $act }, { $period }
cli_verify_unanswered = hoje não se calcula: { $reason }
cli_verify_policy_wrong = a norma tem erros
cli_verify_head_receipt = o recibo
cli_verify_head_rules = regras: { $count ->
    [one] 1 diferença
   *[other] { $count } diferenças
}
cli_verify_head_data = dados: { $count ->
    [one] 1 diferença
   *[other] { $count } diferenças
}
cli_verify_head_results = resultados: { $count ->
    [one] 1 valor mudou
   *[other] { $count } valores mudaram
}
cli_verify_head_notes = a saber
cli_verify_more = e mais { $count }; `--format json` lista todas
cli_verify_edited = o arquivo foi editado depois de escrito: { $part ->
    [question] não são os originais o que foi pedido, o ato ou a versão
    [rules] não são as originais as regras
    [data] não são os originais os dados
   *[results] não são os originais os resultados
}
cli_verify_asked_act = o recibo é de { $receipt }, e a norma é { $now }
cli_verify_asked_edition = o recibo é da edição { $receipt } da linguagem, e a norma é da edição { $now }
cli_verify_asked_reference = o recibo apura { $receipt }, e a norma apura { $now }
cli_verify_from = (desde { $month })
cli_verify_rule_changed = { $rule }: { $receipt } → { $now }
cli_verify_rule_added = { $rule }: o recibo não tem { $now }
cli_verify_rule_removed = { $rule }: a norma não tem mais { $receipt }
cli_verify_cell = { $place }, { $column }: { $receipt } → { $now } ({ $file }, linha { $row })
cli_verify_row_gone = { $place }: a linha não está nos dados, ou não se pode ler
cli_verify_row_new = { $place }: o recibo não tem esta linha ({ $file }, linha { $row })
cli_verify_rows = { $place }: { $gone ->
    [0] o recibo não tem { $new } linhas ({ $rows })
   *[other] { $new ->
        [0] { $gone } linhas do recibo não estão nos dados
       *[other] { $gone } linhas do recibo não estão nos dados, e o recibo não tem { $new } ({ $rows })
    }
}
cli_verify_figure = { $unit }: { $receipt } → { $now }
cli_verify_empty = vazia
cli_verify_none = nada
cli_verify_refused = sem cálculo
cli_verify_evaluated = calculada
cli_verify_withheld = com repasse retido por uma garantia
cli_verify_left_out = fora do resultado
cli_verify_without_data = sem dados
cli_verify_note_compiler = o recibo é do valora { $receipt }, e este é o { $now }
cli_verify_note_file = os bytes de `{ $file }` são outros; o que mudou nas células, se algo mudou, está acima
cli_verify_note_periods = a entrada `{ $input }` tem linhas de { $periods }, de que o recibo não trata
cli_verify_no_policy = a norma do recibo não está em `{ $path }`
    .help = diga onde está com --policy NORMA
cli_verify_no_data = os dados do recibo não estão em `{ $path }`
    .help = diga onde estão com --data ARQUIVO…
cli_verify_binary = `{ $path }` não é um recibo: não é texto
    .help = um recibo é o que valora eval … --receipt ARQUIVO escreve
cli_verify_policy = `{ $path }` não é um recibo: é uma norma
    .help = um recibo é o que valora eval … --receipt ARQUIVO escreve
cli_verify_table = `{ $path }` não é um recibo: parece um arquivo de dados
    .help = um recibo é o que valora eval … --receipt ARQUIVO escreve
cli_verify_text = `{ $path }` não é um recibo: é outro texto
    .help = um recibo é o que valora eval … --receipt ARQUIVO escreve
cli_verify_json = `{ $path }` não é um recibo: é outro JSON
    .help = um recibo é o que valora eval … --receipt ARQUIVO escreve
cli_verify_results = `{ $path }` não é um recibo: são resultados de valora eval --format json
    .help = um recibo é o que valora eval … --receipt ARQUIVO escreve
cli_verify_schema = `{ $path }` é um recibo do esquema { $detail }, e este valora lê o { $known }
    .help = confira com a versão do valora que o escreveu
cli_verify_damaged = `{ $path }` é um recibo estragado: { $detail }
    .help = recupere o original; um recibo não se corrige à mão
