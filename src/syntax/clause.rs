//! The words that begin lines: in which block, what follows them, a line that shows it.
//!
//! Serves the messages and the formatter; the grammar alone decides what is read.

use unicode_normalization::UnicodeNormalization;

use crate::syntax::lost::Context;

/// A word that begins a line, as it is written with its accents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// The word.
    pub(super) word: &'static str,
    /// A whole line that it begins.
    pub(super) example: &'static str,
}

const fn clause(word: &'static str, example: &'static str) -> Clause {
    Clause { word, example }
}

const TOP: &[Clause] = &[
    clause("valora", "valora 1"),
    clause("fundamento", "fundamento deliberação CIB-SUS/MG 1.234 de 25/07/2023"),
    clause("vigência", "vigência desde 09/2023"),
    clause("período", "período quadrimestre"),
    clause("arredonda", "arredonda meio para cima"),
    clause("revisão", "revisão 2 de 22/11/2026"),
    clause("publicada", "publicada 26/07/2023"),
    clause("texto", "texto parcial"),
    clause("estrutura", "estrutura Art. 1º a 9º; Anexo I a IV"),
    clause("usa", "usa resolução SES/MG 1.234 de 25/07/2023"),
    clause("unidade", "unidade diária = leito * dia"),
    clause("moeda", "moeda £ com 2 casas"),
    clause("entrada", "entrada hospital por cnes e quadrimestre {"),
    clause("tabela", "tabela tetos por cnes \"Tetos anuais\" {"),
    clause("lista", "lista partos { 0310010039; 0310010047 }"),
    clause("grupo", "grupo cluster por tipologia e porte"),
    clause("medida", "medida taxa : % com 2 casas = cesáreas / nascimentos"),
    clause("parâmetro", "parâmetro parte_fixa : % = 40%"),
    clause("indicador", "indicador resolutividade \"Taxa de resolutividade\" {"),
    clause("índice", "índice qualidade \"Índice de qualidade\" {"),
    clause("repasse", "repasse parcela \"Parcela quadrimestral\" {"),
    clause("cronograma", "cronograma monitoramento \"Cronograma de monitoramento\" {"),
    clause("confere", "confere soma(tetos.valor) = R$ 1.200.000,00"),
    clause("garante", "garante resolutividade <= 100%"),
    clause("interpretação", "interpretação acima_de_cem \"Acima de 100%, paga-se 100%\" {"),
    clause("altera", "altera resolução SES/MG 1.234 de 25/07/2023 {"),
    clause("exemplo", "exemplo \"resolutividade de 78%\" {"),
];

const COLUMN: Clause = clause("", "leitos : leito  mínimo 1  fonte CNES");

const TABLE: &[Clause] = &[clause("dados", "dados { … }"), clause("conforme", "conforme Anexo I")];

const INDICATOR: &[Clause] = &[
    clause("conforme", "conforme Anexo IV, Indicador 2"),
    clause("aplica-se", "aplica-se quando não cofinanciado_uti"),
    clause("unidade", "unidade % com 2 casas"),
    clause("apuração", "apuração quadrimestral"),
    clause("fonte", "fonte SIH"),
    clause("polaridade", "polaridade maior melhor"),
    clause("meta", "meta >= 80%"),
    clause("cálculo", "cálculo diárias / (leitos * dias(período))"),
    clause("faixas", "faixas {"),
    clause("linear", "linear { 38% => 0%; 78% => 100% }"),
    clause("pontuação", "pontuação proporcional"),
    clause("descrição", "descrição \"Mede a resolutividade dos leitos\""),
];

const INDEX: &[Clause] = &[
    clause("conforme", "conforme Anexo II, Quadro I"),
    clause("total", "total 100"),
    clause("unidade", "unidade número com 2 casas"),
    clause("pesos", "pesos { equipe 25; resolutividade 75 }"),
    clause("exige", "exige 3"),
];

const TRANSFER: &[Clause] = &[
    clause("conforme", "conforme Art. 3º, § 1º"),
    clause("favorecido", "favorecido hospital"),
    clause("aplica-se", "aplica-se quando não cofinanciado_uti"),
    clause("base", "base parcela(tetos[cnes].valor; 3; resíduo: acumulado)"),
    clause("valor", "valor conta(AIH) * R$ 100,00"),
    clause("limite", "limite tetos[cnes].valor"),
    clause("fator", "fator desempenho(resolutividade)"),
    clause("parte", "parte fixa { fração 40% }"),
    clause("exceto", "exceto no 3º quadrimestre de 2023 => dispensa"),
    clause("retém", "retém quando não termo_assinado"),
    clause("acerta", "acerta com pagamento.valor"),
    clause("desconta", "desconta adiantamento.valor em 2 períodos"),
];

const PART: &[Clause] = &[
    clause("conforme", "conforme Art. 3º"),
    clause("fração", "fração 40%"),
    clause("fator", "fator desempenho(resolutividade)"),
    clause("exceto", "exceto até 10/2023 => integral"),
];

const SCHEDULE: &[Clause] = &[
    clause("conforme", "conforme Anexo III"),
    clause("total", "total R$ 1.200.000,00"),
    clause("dados", "dados { … }"),
];

const READING: &[Clause] = &[
    clause("conforme", "conforme Anexo IV, Indicador 1"),
    clause("motivo", "motivo \"A tabela publicada termina em 100%.\""),
    clause("alternativa", "alternativa \"Acima de 100% nada se paga.\""),
];

const AMENDMENT: &[Clause] = &[
    clause("conforme", "conforme Art. 1º"),
    clause("acrescenta", "acrescenta lista partos desde 01/2024 => 0310010039"),
    clause("substitui", "substitui parâmetro parte_fixa desde 01/2024 => 30%"),
    clause("revoga", "revoga indicador resolutividade desde 01/2024"),
    clause("suspende", "suspende indicador resolutividade desde 09/2023 => integral"),
    clause("prorroga", "prorroga indicador resolutividade até 12/2024"),
    clause("adia", "adia cronograma desembolso[9] para 06/2025"),
    clause("confere", "confere soma(tetos.valor) = R$ 1.200.000,00"),
    clause("exemplo", "exemplo \"resolutividade de 78%\" {"),
];

const EXAMPLE: &[Clause] = &[
    clause("no", "no 2º quadrimestre de 2024"),
    clause("dado", "dado resolutividade = 78%"),
    clause("espera", "espera resolutividade = 78,00%"),
];

const RECORD: Clause = clause("", "leitos = 60");
const ROW: Clause = clause("", ">= 80% => 100%");
const WEIGHT: Clause = clause("", "resolutividade 25");
const GUARD: Clause = clause("faixas", "faixas quando porte = III {");

/// The words that begin a line of a block; none where lines begin with names.
pub(super) fn clauses(context: Context) -> &'static [Clause] {
    match context {
        Context::Top => TOP,
        Context::Table => TABLE,
        Context::Indicator => INDICATOR,
        Context::Index => INDEX,
        Context::Transfer => TRANSFER,
        Context::Part => PART,
        Context::Schedule => SCHEDULE,
        Context::Reading => READING,
        Context::Amendment => AMENDMENT,
        Context::Example => EXAMPLE,
        Context::Input | Context::Weights | Context::Record | Context::Rows | Context::Guard => &[],
    }
}

/// A line of a block that begins with no word of its own.
pub(super) fn plain_line(context: Context) -> Option<Clause> {
    match context {
        Context::Input | Context::Table => Some(COLUMN),
        Context::Record => Some(RECORD),
        Context::Rows => Some(ROW),
        Context::Weights => Some(WEIGHT),
        Context::Guard => Some(GUARD),
        _ => None,
    }
}

/// The clause that a word begins in a block, whatever its accents.
pub(super) fn find(context: Context, word: &str) -> Option<Clause> {
    if word.len() > 40 {
        return None;
    }
    clauses(context).iter().copied().find(|clause| is_same_word(word, clause.word))
}

/// The word of a block nearest to one that is none of them.
pub(super) fn nearest(context: Context, word: &str) -> Option<&'static str> {
    if word.len() > 40 {
        return None;
    }
    let folded = fold(word).to_lowercase();
    let distance = |clause: &&Clause| strsim::damerau_levenshtein(&fold(clause.word), &folded);
    let near = clauses(context).iter().min_by_key(distance)?;
    let allowed = (near.word.chars().count() / 3).max(1);
    (distance(&near) <= allowed).then_some(near.word)
}

/// The blocks, by the word that opens them, where a word begins a line.
pub(super) fn elsewhere(word: &str) -> Option<&'static str> {
    const BLOCKS: &[(Context, &str)] = &[
        (Context::Indicator, "indicador"),
        (Context::Index, "índice"),
        (Context::Transfer, "repasse"),
        (Context::Part, "parte"),
        (Context::Reading, "interpretação"),
        (Context::Example, "exemplo"),
        (Context::Schedule, "cronograma"),
        (Context::Table, "tabela"),
    ];
    BLOCKS.iter().find(|(context, _)| find(*context, word).is_some()).map(|(_, block)| *block)
}

/// Whether a word begins a line of the header or a declaration.
pub(super) fn is_top_word(word: &str) -> bool {
    find(Context::Top, word).is_some()
}

/// Whether a word, at the margin, ends the blocks that were left open.
pub(super) fn is_margin_word(word: &str) -> bool {
    let initial = word.chars().next().is_some_and(|sign| "eltgmpiírcax".contains(sign));
    let not_margin = [
        "valora",
        "unidade",
        "moeda",
        "usa",
        "fundamento",
        "vigência",
        "período",
        "arredonda",
        "revisão",
        "publicada",
        "texto",
        "estrutura",
    ];
    initial && find(Context::Top, word).is_some_and(|clause| !not_margin.contains(&clause.word))
}

/// The clause word at the start of a place that a citation gives, when a clause it must be.
pub(super) fn swallowed(written: &str) -> Option<&'static str> {
    const WORDS: &[&str] = &[
        "meta",
        "cálculo",
        "unidade",
        "apuração",
        "fonte",
        "polaridade",
        "pontuação",
        "faixas",
        "aplica-se",
        "base",
        "fator",
        "fração",
        "exceto",
        "favorecido",
        "motivo",
        "pesos",
        "espera",
        "limite",
        "retém",
        "acerta",
        "desconta",
    ];
    let word = written.split_whitespace().next().filter(|word| word.len() < written.len())?;
    WORDS.iter().copied().find(|known| is_same_word(word, known))
}

/// Whether two words differ at most in their accents.
pub(super) fn is_same_word(word: &str, known: &str) -> bool {
    let initials = (word.bytes().next(), known.bytes().next());
    let differ = matches!(initials, (Some(a), Some(b)) if a != b && a.is_ascii() && b.is_ascii());
    word == known || !(differ || word.is_ascii() && known.is_ascii()) && bare(word).eq(bare(known))
}

/// A word without its accents.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    bare(word).collect()
}

/// The signs of a word without its accents.
fn bare(word: &str) -> impl Iterator<Item = char> {
    word.nfd().filter(|sign| !('\u{300}'..='\u{36f}').contains(sign))
}
