# As palavras das tabelas de resultado e da memória de cálculo. Mesmos nomes, atributos e variáveis de en/explain.ftl.
