# O que a etapa `cli` diz. Mesmos nomes, atributos e variáveis de en/cli.ftl.
