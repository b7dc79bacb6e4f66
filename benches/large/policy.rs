//! A policy as large as wanted: the same text for the same size, in the layout of `valora fmt`.
//!
//! Every indicator has a numerator and a denominator, a measure, ten bands, a row in a table, and a citation; one in
//! twenty cites a reading of its own, and one in fifty has a claim on its weight. An index weighs them all, and a
//! transfer is paid by the index. Nothing in it is of any act.

use std::fmt::{self, Write};

/// How many bands every indicator has.
pub(crate) const BANDS: usize = 10;

/// The text of a policy of so many indicators: a divisor of 100,000, so that the weights are printed as they are.
pub(crate) fn policy(indicators: usize) -> String {
    let mut text = String::new();
    match write(&mut text, indicators) {
        Ok(()) => text,
        Err(fmt::Error) => unreachable!("a string takes all that is written to it"),
    }
}

/// The data of so many units, as CSV.
pub(crate) fn data(indicators: usize, units: usize) -> String {
    let columns = (1..=indicators).map(|at| format!(";feitos_{at:05};devidos_{at:05}"));
    let heading = format!("cnes;quadrimestre{}\n", columns.collect::<String>());
    let cells = |unit: usize| (1..=indicators).map(move |at| format!(";{};1000", (unit * 37 + at * 61) % 1000));
    let rows = (1..=units).map(|unit| format!("{unit:07};2024Q1{}\n", cells(unit).collect::<String>()));
    std::iter::once(heading).chain(rows).collect()
}

fn write(text: &mut String, indicators: usize) -> fmt::Result {
    header(text)?;
    input(text, indicators)?;
    table(text, indicators)?;
    for at in 1..=indicators {
        indicator(text, at)?;
    }
    index(text, indicators)?;
    claims(text, indicators)?;
    transfer(text)?;
    for at in (1..=indicators).step_by(20) {
        reading(text, at)?;
    }
    example(text, indicators)
}

fn header(text: &mut String) -> fmt::Result {
    writeln!(text, "valora 1\n")?;
    writeln!(text, "resolução SMS/Exemplo 1 de 02/01/2024 \"Muitos indicadores\"")?;
    writeln!(text, "vigência   desde 01/2024   conforme Art. 1º")?;
    writeln!(text, "período    quadrimestre")?;
    writeln!(text, "arredonda  meio para cima   conforme Art. 2º\n")
}

fn input(text: &mut String, indicators: usize) -> fmt::Result {
    writeln!(text, "entrada hospital por cnes e quadrimestre {{\n    conforme Anexo I")?;
    writeln!(text, "    cnes          : código de 7 dígitos")?;
    for at in 1..=indicators {
        writeln!(text, "    feitos_{at:05}  : número  mínimo 0")?;
        writeln!(text, "    devidos_{at:05} : número  mínimo 1")?;
    }
    writeln!(text, "}}\n")
}

fn table(text: &mut String, indicators: usize) -> fmt::Result {
    writeln!(text, "tabela valores por item \"Valor de cada item\" {{\n    conforme Anexo II")?;
    writeln!(text, "    item  : código de 5 dígitos\n    valor : R$\n    dados {{")?;
    for at in 1..=indicators {
        writeln!(text, "        {at:05} | {},{:02}", 100 + at % 900, at % 100)?;
    }
    writeln!(text, "    }}\n}}\n")
}

fn indicator(text: &mut String, at: usize) -> fmt::Result {
    let by = if at % 20 == 1 { format!("; interpretação leitura_{at:05}") } else { String::new() };
    writeln!(text, "medida razão_{at:05} = feitos_{at:05} / devidos_{at:05}   conforme Anexo III, item {at}\n")?;
    writeln!(text, "indicador item_{at:05} \"Item {at} do anexo\" {{")?;
    writeln!(text, "    conforme    Anexo III, item {at}{by}")?;
    writeln!(text, "    unidade     % com 2 casas")?;
    writeln!(text, "    polaridade  maior melhor")?;
    writeln!(text, "    meta        >= 90%")?;
    writeln!(text, "    cálculo     razão_{at:05}")?;
    writeln!(text, "    faixas {{")?;
    writeln!(text, "        >= 90%         => 100%")?;
    for band in (1..BANDS - 1).rev() {
        writeln!(text, "        >= {band}0% e < {}0% =>  {band}0%", band + 1)?;
    }
    writeln!(text, "        < 10%          =>   0%\n    }}\n}}\n")
}

fn index(text: &mut String, indicators: usize) -> fmt::Result {
    writeln!(text, "índice qualidade \"Índice de qualidade\" {{")?;
    writeln!(text, "    conforme  Anexo IV\n    total     100\n    unidade   número com 2 casas\n    pesos {{")?;
    let weight = weight(indicators);
    for at in 1..=indicators {
        writeln!(text, "        item_{at:05} {weight}")?;
    }
    writeln!(text, "    }}\n}}\n")
}

/// The weight of each of so many indicators that add to 100.
fn weight(indicators: usize) -> String {
    let thousandths = 100_000 / indicators;
    format!("{},{:03}", thousandths / 1000, thousandths % 1000)
}

fn claims(text: &mut String, indicators: usize) -> fmt::Result {
    let weight = weight(indicators);
    for at in (1..=indicators).step_by(50) {
        writeln!(text, "confere peso(qualidade; item_{at:05}) = {weight}   conforme Anexo IV")?;
    }
    writeln!(text)
}

fn transfer(text: &mut String) -> fmt::Result {
    writeln!(text, "repasse parcela \"Parcela quadrimestral\" {{")?;
    writeln!(text, "    conforme    Art. 3º\n    favorecido  hospital")?;
    writeln!(text, "    base        soma(valores.valor)")?;
    writeln!(text, "    fator       desempenho(qualidade)\n}}\n")
}

fn reading(text: &mut String, at: usize) -> fmt::Result {
    writeln!(text, "interpretação leitura_{at:05} \"Como se lê o item {at}\" {{")?;
    writeln!(text, "    conforme     Anexo III, item {at}   \"os feitos sobre os devidos\"")?;
    writeln!(text, "    motivo       \"O item {at} não diz o que é devido.\"")?;
    writeln!(text, "    alternativa  \"O devido seria o do ano anterior.\"\n}}\n")
}

fn example(text: &mut String, indicators: usize) -> fmt::Result {
    writeln!(text, "exemplo \"tudo feito\" {{\n    no 1º quadrimestre de 2024\n    hospital {{")?;
    writeln!(text, "        cnes = 0000001")?;
    for at in 1..=indicators {
        writeln!(text, "        feitos_{at:05} = 1.000; devidos_{at:05} = 1.000")?;
    }
    writeln!(text, "    }}")?;
    for at in (1..=indicators).step_by(10) {
        writeln!(text, "    espera desempenho(item_{at:05}) = 100%")?;
    }
    writeln!(text, "    espera qualidade = 100\n}}")
}
