# O que a etapa `check` diz. Mesmos nomes, atributos e variáveis de en/check.ftl.
