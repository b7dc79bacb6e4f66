# What the stage `syntax` says. Same ids, attributes and variables as in pt-BR/syntax.ftl.

syntax_unexpected = expected { $expected }, but found `{ $found }`
    .label = does not fit here
