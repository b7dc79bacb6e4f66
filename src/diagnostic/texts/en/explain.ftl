# The words of result tables and of the memory of calculation. Same ids, attributes and variables as in pt-BR/explain.ftl.
