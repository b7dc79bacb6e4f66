# What the stage `cli` says. Same ids, attributes and variables as in pt-BR/cli.ftl.
