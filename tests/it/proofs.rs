//! `check --proofs` on planted policies: what is true is proved, what is false is refuted by data that the machine
//! computes, and what is neither says why. And every act of the repository holds what is expected of it.

use std::path::Path;

use valora::check::Checked;
use valora::prove::{Doubt, Property, Verdict, prove};
use valora::source::Sources;

const HEAD: &str = r#"valora 1

resolução SMS/Provas 1 de 02/01/2024 "Provas"
vigência   desde 01/2024   conforme Art. 4º
período    quadrimestre
arredonda  meio para cima   conforme Art. 3º

unidade pessoa

entrada ubs por cnes e quadrimestre {
    conforme Anexo I
    cnes  : código de 7 dígitos
    a     : pessoa  mínimo 0
    b     : pessoa  mínimo 1
    c     : %   mínimo 0%  máximo 100%
    d     : R$  mínimo R$ 0,00
    livre : R$
    t     : sim/não
    o     : pessoa  mínimo 0  opcional
    tipo  : {i; ii; iii}
    dia   : data
}

tabela valores por cnes {
    conforme Anexo II
    cnes  : código de 7 dígitos
    anual : R$
    dados {
        2000001 | 1.000,00
        2000002 | 400,00
    }
}

tabela alguns por cnes {
    conforme Anexo II
    cnes  : código de 7 dígitos
    anual : R$
    dados {
        2000001 | 1.000,00
    }
}
"#;

fn compiled(declarations: &str) -> Checked {
    compiled_text(&format!("{HEAD}\n{declarations}"))
}

fn compiled_text(text: &str) -> Checked {
    let mut sources = Sources::default();
    let id = sources.add("provas.valora", text);
    let (checked, diagnostics) = valora::compile(&sources, id, None);
    assert!(checked.is_some(), "{text}: {diagnostics:?}");
    checked.unwrap()
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Proved => "proved",
        Verdict::Refuted(_) => "refuted",
        Verdict::Undecided(..) => "undecided",
    }
}

/// The verdict on the only claim of some declarations.
fn claim(declarations: &str) -> Verdict {
    let proofs = prove(&compiled(declarations));
    proofs.into_iter().find(|proof| proof.property == Property::Claim).unwrap().verdict
}

/// The verdict on a property of a declaration.
fn verdict(declarations: &str, property: Property, name: &str) -> Verdict {
    let proofs = prove(&compiled(declarations));
    let found = proofs.into_iter().find(|proof| proof.property == property && proof.name == name);
    assert!(found.is_some(), "no {property:?} of {name} in {declarations}");
    found.unwrap().verdict
}

#[test]
fn claims_that_hold_are_proved_and_their_near_misses_refuted() {
    let cases = [
        ("garante a + b >= a", "proved"),
        ("garante a + b > a", "proved"),
        ("garante a + b > b", "refuted"),
        ("garante a - a = 0", "proved"),
        ("garante a / b >= 0", "proved"),
        ("garante a / b <= 1", "refuted"),
        ("garante a / b <> 0,37", "refuted"),
        ("garante a / (a + b) < 1", "undecided"),
        ("garante b / (a + b) <= 1", "proved"),
        ("garante na_falta(a / (a + o); indefinido: 2; ausente: 0) <= 1", "refuted"),
        ("garante c * d <= d", "proved"),
        ("garante c * livre <= livre", "refuted"),
        ("garante mínimo(a; b) <= b", "proved"),
        ("garante mínimo(a; b) >= 1", "refuted"),
        ("garante máximo(c; 50%) >= 50%", "proved"),
        ("garante máximo(c; 50%) > 50%", "refuted"),
        ("garante se(t; c; 100%) <= 100%", "proved"),
        ("garante se(t; a; b) >= 1", "refuted"),
        ("garante se(a >= b; a - b; b - a) >= 0", "proved"),
        ("garante se(a >= b; a - b; b - a) > 0", "refuted"),
        ("garante na_falta(o; ausente: 3) >= 0", "proved"),
        ("garante na_falta(o; ausente: 3) > 0", "refuted"),
        ("garante t ou não t", "proved"),
        ("garante t ou tipo = i", "refuted"),
        ("garante tipo = i ou tipo = ii ou tipo = iii", "proved"),
        ("garante faixas(tipo) { i => 10%; ii => 20%; iii => 30% } <= 30%", "proved"),
        ("garante faixas(tipo) { i => 10%; ii => 20%; iii => 30% } < 30%", "refuted"),
        ("garante valores[cnes].anual >= R$ 400,00", "proved"),
        ("garante valores[cnes].anual > R$ 400,00", "refuted"),
        ("garante alguns[cnes].anual <= valores[cnes].anual", "proved"),
        ("garante parcela(d; 3; resíduo: acumulado) >= R$ 0,00", "proved"),
        ("garante parcela(livre; 3; resíduo: acumulado) >= R$ 0,00", "refuted"),
        ("garante ordem(período) <= 3", "proved"),
        ("garante ordem(período) < 3", "refuted"),
        ("garante dias(período) em de 120 dias a 123 dias", "proved"),
        ("garante dias(período) > 120 dias", "refuted"),
        ("garante início(período) >= 01/01/2024", "proved"),
        ("garante fim(período) > dia", "refuted"),
        ("garante c * (100% - c) <= 25%", "undecided"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = claim(&format!("{text}   conforme Art. 1º"));
            (word(&found) != *expected).then(|| format!("{text}: {found:?}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rounding is half a cent either way: what it may add is known, and what it may not is refuted.
#[test]
fn a_rounding_adds_at_most_what_it_may() {
    let measure = "medida p : R$ com 2 casas = d * c   conforme Anexo I\n";
    let of = |text: &str| claim(&format!("{measure}garante {text}   conforme Art. 1º"));
    assert_eq!(word(&of("p <= d + R$ 0,01")), "proved");
    assert_eq!(word(&of("p >= R$ 0,00")), "proved");
    assert_eq!(word(&of("p <= d")), "refuted");
}

const TRANSFER: &str = "
repasse r {
    conforme   Art. 2º
    favorecido ubs
    base       R$ 1.000,00
    fator      desempenho(x)
}
";

fn indicator(polarity: &str, score: &str) -> String {
    format!(
        "indicador x {{\n conforme Anexo II\n unidade % com 2 casas\n polaridade {polarity} melhor\n meta >= 90%\n cálculo a / b\n {score}\n}}\n{TRANSFER}"
    )
}

#[test]
fn improving_an_indicator_pays_no_less() {
    let bands =
        |a: &str, b: &str, c: &str| format!("faixas {{\n < 80% => {a}\n >= 80% e < 95% => {b}\n >= 95% => {c}\n }}");
    let cases = [
        ("maior", bands("0%", "60%", "100%"), "proved"),
        ("maior", bands("0%", "60%", "60%"), "proved"),
        ("maior", bands("0%", "100%", "60%"), "refuted"),
        ("maior", bands("1%", "0%", "60%"), "refuted"),
        ("menor", bands("100%", "60%", "0%"), "proved"),
        ("menor", bands("100%", "60%", "61%"), "refuted"),
        ("maior", "pontuação proporcional".to_owned(), "proved"),
        ("menor", "pontuação limita(x; 0%; 100%)".to_owned(), "refuted"),
        ("menor", "pontuação se(x <= 5%; 100%; 100% * (5% / x))".to_owned(), "proved"),
        ("menor", "pontuação se(x <= 5%; 90%; 100% * (5% / x))".to_owned(), "refuted"),
        ("menor", "linear {\n 30% => 100%\n 50% => 0%\n }".to_owned(), "proved"),
        ("maior", "linear {\n 30% => 100%\n 50% => 0%\n }".to_owned(), "refuted"),
    ];
    for (polarity, score, expected) in cases {
        let text = indicator(polarity, &score);
        for (property, name) in [(Property::Score, "x"), (Property::Payment, "r")] {
            let found = verdict(&text, property, name);
            assert_eq!(word(&found), expected, "{property:?} of {score}: {found:?}");
            if let Verdict::Refuted(found) = found {
                assert!(found.figure.is_some() && found.left != found.right, "{found:?}");
            }
        }
    }
}

/// What parts the cases is not what moves: on each side of a condition that the result itself reads the score is still.
#[test]
fn a_result_moves_across_the_cases_of_what_it_reads() {
    let text = "indicador x {
        conforme Anexo II
        unidade % com 2 casas
        polaridade maior melhor
        cálculo se(t; c; c + 200%)
        faixas {
            <= 100% => 100%
            > 100%  =>   0%
        }
    }";
    let found = verdict(text, Property::Score, "x");
    assert!(!matches!(found, Verdict::Proved), "{found:?}");
}

#[test]
fn what_is_due_stays_between_zero_and_what_is_planned() {
    let score = |score: &str| verdict(&indicator("maior", score), Property::Bounds, "r");
    assert_eq!(word(&score("pontuação limita(x; 0%; 100%)")), "proved");
    assert_eq!(word(&score("pontuação x")), "refuted");
    let base = |base: &str| {
        let text = format!("repasse r {{\n conforme Art. 2º\n favorecido ubs\n base {base}\n fator c\n}}");
        verdict(&text, Property::Bounds, "r")
    };
    assert_eq!(word(&base("d")), "proved");
    assert_eq!(word(&base("valores[cnes].anual - R$ 400,00")), "proved");
    assert_eq!(word(&base("valores[cnes].anual - R$ 400,01")), "refuted");
    assert_eq!(word(&base("livre")), "refuted");
    assert_eq!(word(&base("parcela(d; 3; resíduo: acumulado)")), "proved");
}

#[test]
fn parts_add_up_and_pay_no_more_than_the_whole() {
    let text = "repasse r {
        conforme Art. 2º
        favorecido ubs
        base d
        parte fixa { fração 30%; fator c }
        parte móvel { fração restante; fator c }
    }";
    assert_eq!(word(&verdict(text, Property::Parts, "r")), "proved");
    assert_eq!(word(&verdict(text, Property::Bounds, "r")), "proved");
    let near = |claim: &str| format!("{text}\ngarante {claim}   conforme Art. 2º");
    assert_eq!(word(&claim(&near("r.apurado <= r.previsto"))), "proved");
    assert_eq!(word(&claim(&near("r.apurado + r.desconto = r.previsto"))), "proved");
    assert_eq!(word(&claim(&near("r.apurado >= 30% * r.previsto"))), "refuted");
}

#[test]
fn instalments_add_up_to_the_year() {
    let text = |base: &str, exception: &str| {
        format!("repasse r {{\n conforme Art. 2º\n favorecido ubs\n base {base}\n {exception}\n}}")
    };
    let of = |base: &str, exception: &str| verdict(&text(base, exception), Property::Year, "r");
    let abono = "exceto abono no 1º quadrimestre de 2025 => R$ 500,00";
    assert_eq!(word(&of("parcela(valores[cnes].anual; 3; resíduo: acumulado)", "")), "proved");
    assert_eq!(word(&of("parcela(valores[cnes].anual; 3; resíduo: última)", "")), "proved");
    assert_eq!(word(&of("parcela(valores[cnes].anual; 3; resíduo: acumulado)", abono)), "refuted");
    let varies = of("parcela(d; 3; resíduo: acumulado)", "");
    assert!(matches!(varies, Verdict::Undecided(Doubt::Varies, _)), "{varies:?}");
}

#[test]
fn of_an_act_of_no_whole_year_nothing_is_said_of_the_year() {
    let base = "base parcela(valores[cnes].anual; 3; resíduo: acumulado)";
    let text = format!("{HEAD}\nrepasse r {{\n conforme Art. 2º\n favorecido ubs\n {base}\n}}");
    let of_year = |text: &str| prove(&compiled_text(text)).iter().any(|proof| proof.property == Property::Year);
    assert!(of_year(&text));
    assert!(!of_year(&text.replace("desde 01/2024", "de 05/2024 a 12/2024")));
}

#[test]
fn every_unit_within_the_limits_has_a_result() {
    let of = |base: &str| {
        let text = format!(
            "repasse r {{\n conforme Art. 2º\n favorecido ubs\n base {base}\n}}\ngarante valores[cnes].anual > R$ 0,00   conforme Art. 1º"
        );
        verdict(&text, Property::Result, "r")
    };
    assert_eq!(word(&of("valores[cnes].anual")), "proved");
    assert_eq!(word(&of("alguns[cnes].anual")), "refuted");
    assert_eq!(word(&of("na_falta(alguns[cnes].anual; sem_linha: R$ 0,00)")), "proved");
    let found = of("alguns[cnes].anual");
    assert!(matches!(&found, Verdict::Refuted(found) if found.note.contains("2000002")), "{found:?}");
}

/// A discount carried from period to period is proved by what holds before and after each.
#[test]
fn a_balance_carried_over_stays_within_the_instalment() {
    let of = |effect: &str| {
        let text = format!(
            "repasse r {{\n conforme Art. 2º\n favorecido ubs\n base d\n fator c\n exceto transição no 1º quadrimestre de 2024 => {effect}\n}}"
        );
        prove(&compiled(&text))
    };
    for effect in ["dispensa", "difere(3º quadrimestre de 2024; saldo)", "difere(3º quadrimestre de 2024)"] {
        let proofs = of(effect);
        let bounds = proofs.iter().find(|proof| proof.property == Property::Bounds).unwrap();
        assert_eq!(word(&bounds.verdict), "proved", "{effect}: {:?}", bounds.verdict);
    }
    // Without a balance, what was deferred may pass the instalment that bears it: there is no result then.
    let proofs = of("difere(3º quadrimestre de 2024)");
    let result = proofs.iter().find(|proof| proof.property == Property::Result).unwrap();
    assert_eq!(word(&result.verdict), "refuted", "{:?}", result.verdict);
}

#[test]
fn units_compared_are_told_apart_from_the_one_that_moves() {
    let of = |order: &str, polarity: &str| {
        let text = format!(
            "medida taxa : % = a / b   conforme Anexo I
            indicador x {{
                conforme Anexo II\n unidade % com 2 casas\n polaridade {polarity} melhor\n cálculo taxa
                pontuação se({order}; 100%; 50%)
            }}"
        );
        verdict(&text, Property::Score, "x")
    };
    assert_eq!(word(&of("na_falta(taxa <= mediana(taxa); indefinido: não)", "menor")), "proved");
    assert_eq!(word(&of("na_falta(taxa <= 2 * mediana(taxa); indefinido: não)", "menor")), "undecided");
    let undecided = of("na_falta(taxa >= média(taxa) e taxa <= 2 * média(taxa); indefinido: não)", "maior");
    assert!(!matches!(undecided, Verdict::Proved), "{undecided:?}");
}

/// A warning that a reading answers stays a verdict, and is no warning.
#[test]
fn a_reading_answers_for_what_is_odd() {
    let text = "garante a <= b   conforme Art. 1º; interpretação contagem
interpretação contagem \"Conta-se quem é de fora\" { conforme Art. 1º; motivo \"O ato conta também quem é de fora.\" }";
    let proofs = prove(&compiled(text));
    let proof = proofs.iter().find(|proof| proof.property == Property::Claim).unwrap();
    assert!(proof.answered && matches!(proof.verdict, Verdict::Refuted(_)));
    assert!(valora::prove::diagnostic(proof, &Sources::default()).is_none());
}

/// Every built-in proof holds on every act of the repository.
#[test]
fn every_act_holds_what_is_expected_of_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut seen = 0;
    for folder in ["ses-mg", "tutorial"] {
        let mut files: Vec<_> = std::fs::read_dir(root.join(folder)).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "valora")) {
            let (sources, id) = valora::cli::load(file).unwrap();
            let checked = valora::compile(&sources, id, None).0.unwrap();
            for proof in prove(&checked) {
                let fine = matches!(proof.verdict, Verdict::Proved) || proof.answered;
                assert!(fine, "{}: {proof:?}", file.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "{seen} proofs");
}
