# O que a etapa `resolve` diz. Mesmos nomes, atributos e variáveis de en/resolve.ftl.

resolve_duplicate_name = o nome `{ $name }` foi declarado duas vezes
    .label = de novo aqui
    .label_first = já declarado aqui ({ $kind })
    .help = dê outro nome a um dos dois e corrija as linhas que o usam

resolve_duplicate_act = `{ $act }` está em dois arquivos da mesma pasta: `{ $first }` e `{ $file }`
    .label = de novo aqui
    .label_first = já aqui
    .help = deixe só um dos dois; uma alteração do ato é outro ato, que o `altera`
