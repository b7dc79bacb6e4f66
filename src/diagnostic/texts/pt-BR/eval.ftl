# O que a etapa `eval` diz. Mesmos nomes, atributos e variáveis de en/eval.ftl.
