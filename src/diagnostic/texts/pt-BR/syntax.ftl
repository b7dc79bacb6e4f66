# O que a etapa `syntax` diz. Mesmos nomes, atributos e variáveis de en/syntax.ftl.

syntax_unexpected = esperava { $expected }, mas encontrei `{ $found }`
    .label = não cabe aqui
