# O que a etapa `resolve` diz. Mesmos nomes, atributos e variáveis de en/resolve.ftl.

resolve_duplicate_name = o nome `{ $name }` foi declarado duas vezes
    .label = de novo aqui
    .label_first = já declarado aqui ({ $kind })
    .help = dê outro nome a um dos dois e corrija as linhas que o usam
