# What the stage `data` says. Same ids, attributes and variables as in pt-BR/data.ftl.
