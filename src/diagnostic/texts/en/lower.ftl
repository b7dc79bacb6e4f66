# What the stage `lower` says. Same ids, attributes and variables as in pt-BR/lower.ftl.
