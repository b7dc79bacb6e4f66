# What the stage `check` says. Same ids, attributes and variables as in pt-BR/check.ftl.
