# O que a etapa `resolve` diz. Mesmos nomes, atributos e variáveis de en/resolve.ftl.
