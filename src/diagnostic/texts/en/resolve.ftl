# What the stage `resolve` says. Same ids, attributes and variables as in pt-BR/resolve.ftl.
