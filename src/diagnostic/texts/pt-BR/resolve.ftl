# O que a etapa `resolve` diz. Mesmos nomes, atributos e variáveis de en/resolve.ftl.

resolve_duplicate_name = o nome `{ $name }` foi declarado duas vezes
    .label = de novo aqui
    .label_first = já declarado aqui ({ $kind })
    .help = dê outro nome a um dos dois e corrija as linhas que o usam

resolve_act_not_found = o ato `{ $act }` não está entre os arquivos lidos
    .label = alterado ou usado aqui
    .help_near = confira o número e a data; há `{ $near }`
    .help = ponha o arquivo do ato na mesma pasta de normas; foram lidos { $files }

resolve_act_dates = `{ $act }` é citado com a data { $cited }, e é de { $date }
    .label = citado aqui com { $cited }
    .label_act = o ato é de { $date }
    .help = corrija a data onde o ato é citado

resolve_amends_itself = `{ $act }` altera a si mesmo, direta ou indiretamente
    .label = alterado aqui
    .label_by = por este ato
    .help = um ato só altera atos publicados antes dele; corrija o ato depois de `altera`

resolve_not_published = em { $day } `{ $act }` ainda não tinha sido publicado
    .label = publicado em { $published }
    .help = pergunte por um dia a partir de { $published }

resolve_reach = { $what ->
        [not_stated] a operação `{ $verb }` não diz desde quando vale
        [not_literal] o intervalo de uma operação se escreve com datas ou períodos
        [begins_inside] { $day } não é o primeiro dia de um período da norma ({ $grain })
        [ends_inside] { $day } não é o último dia de um período da norma ({ $grain })
       *[outside] o intervalo { $months } está fora da vigência do ato alterado ({ $validity })
    }
    .label = { $what ->
        [not_stated] nem aqui nem na vigência do ato que altera
        [not_literal] não é data nem período
        [begins_inside] começa dentro de um período
        [ends_inside] termina dentro de um período
       *[outside] nada disto está na vigência
    }
    .label_validity = a vigência do ato alterado
    .help_not_stated = escreva o intervalo na operação, como em `desde 01/2025`, ou `vigência desde …` no começo do arquivo
    .help_not_literal = escreva, por exemplo, `desde 01/2025` ou `no 2º quadrimestre de 2025`
    .help_near = os mais próximos são { $before } e { $after }
    .help_outside = corrija o intervalo, ou prorrogue antes a vigência com `prorroga vigência até …`

resolve_operation = `{ $verb }` não se aplica ao que aqui se altera, ou não desta forma
    .label = não tem sentido aqui
    .help_suspend = escreva `suspende indicador x <intervalo> => integral` (ou `=> suspenso`), ou `suspende repasse r <intervalo> => registra`
    .help_extend = escreva `prorroga vigência até P`, `prorroga indicador x até P` ou `prorroga repasse r.exceção até P`
    .help_postpone = escreva `adia cronograma c[parcela] para 06/2025`
    .help_revoke = escreva `revoga` e uma declaração ou uma parte dela: `revoga índice i.peso.x`, `revoga tabela t[chave]`; artigo só se revoga de ato que altera
    .help_add = escreva `acrescenta { "{" } declarações { "}" }`, `acrescenta índice i.peso.x => 20`, `acrescenta tabela t { "{" } dados … { "}" }` ou as cláusulas novas de uma declaração
    .help_replace = escreva `substitui` com `=> valor` depois do caminho de um valor, ou com um bloco de cláusulas depois do nome
    .help_amendment = de um ato que só altera, `revoga Art. …` desfaz o que o artigo fez; o resto se altera no ato que ele alterou

resolve_no_such_part = { $what ->
        [declaration] `{ $act }` não tem { $kind } `{ $part }`
        [in_force] { $kind } `{ $part }` não está no texto { $months }
       *[part] `{ $owner }` não tem `{ $part }` no texto que esta operação alcança
    }
    .label = { $what ->
        [in_force] não está no texto nesse intervalo
       *[other] não existe neste ponto
    }
    .label_act = o ato alterado
    .help_near = o mais parecido é `{ $near }`
    .help_known = há { $known }
    .help_kind = há { $other } com esse nome; corrija o que vem antes dele
    .help_in_force = a declaração só é acrescentada depois, ou já tinha sido revogada; corrija o intervalo
    .help = corrija o caminho, ou acrescente antes o que ele nomeia

resolve_already_there = `{ $part }` já está no texto que se altera
    .label = de novo aqui
    .label_first = já está aqui
    .help = para pôr outra coisa no lugar, escreva `substitui`

resolve_amended_twice = `{ $path }` é alterado duas vezes no mesmo dia
    .label = por `{ $second }`
    .label_first = e por `{ $first }`
    .help = nada diz qual prevalece: deixe só uma das operações, ou separe os intervalos

resolve_nothing_there = { $what ->
        [provision] nenhuma operação de `{ $act }` cita `{ $part }`
       *[suspension] { $kind } `{ $part }` não tem suspensão para prorrogar
    }
    .label = { $what ->
        [provision] nada foi feito por força deste dispositivo
       *[suspension] não está suspenso
    }
    .label_act = o ato alterado
    .help_provision = corrija o artigo; o que se revoga é o que as operações desse ato dizem depois de `conforme`
    .help_suspension = escreva `suspende` com o intervalo, ou confira o nome

resolve_duplicate_act = `{ $act }` está em dois arquivos da mesma pasta: `{ $first }` e `{ $file }`
    .label = de novo aqui
    .label_first = já aqui
    .help = deixe só um dos dois; uma alteração do ato é outro ato, que o `altera`
