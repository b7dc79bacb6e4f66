# O que a etapa `data` diz. Mesmos nomes, atributos e variáveis de en/data.ftl.
