# O que a etapa `lower` diz. Mesmos nomes, atributos e variáveis de en/lower.ftl.
