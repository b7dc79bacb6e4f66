//! The transcripts in `tests/cli/` and of the READMEs: what the documentation shows is what the command prints.

#[test]
fn the_command_answers_as_the_transcripts_say() {
    trycmd::TestCases::new()
        .env("LC_ALL", "pt_BR.UTF-8")
        .env("NO_COLOR", "1")
        .case("tests/cli/*.md")
        .case("README*.md")
        .case("docs/pt-BR/guia.md");
}
