# What the stage `eval` says. Same ids, attributes and variables as in pt-BR/eval.ftl.
