//! Texts and data that no author writes: nothing panics, nothing takes long, and what is wrong is said.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use valora::check::Checked;
use valora::data::{DataFile, Options, Records};
use valora::source::Sources;

const POLICY: &str = include_str!("../../policies/ses-mg/resolucao-8896-2023.valora");
const DATA: &[u8] = include_bytes!("../../policies/ses-mg/dados/hospitais-ficticio.csv");
const TUTORIAL: &[&str] = &[
    include_str!("../../policies/tutorial/02_repasse.valora"),
    include_str!("../../policies/tutorial/04_tabelas.valora"),
    include_str!("../../policies/tutorial/05_parametros.valora"),
    include_str!("../../policies/tutorial/07_indice.valora"),
    include_str!("../../policies/tutorial/08_partes.valora"),
    include_str!("../../policies/tutorial/09_verificacoes.valora"),
];

/// Compiles a text, and says how many diagnostics it has.
fn compile(text: &str) -> usize {
    let mut sources = Sources::default();
    let id = sources.add("hostil.valora", text);
    valora::compile(&sources, id, None).1.len()
}

/// Formats a text. One that is not refused says the same, so that no line of it was passed over in silence; formatted
/// again it stays as it is.
fn formats(text: &str) {
    match valora::format::format(text) {
        Ok(once) => assert_eq!(valora::format::format(&once).as_ref(), Ok(&once)),
        Err(refusal) => assert_ne!(refusal, valora::format::Refusal::WouldChange, "{text}"),
    }
}

/// Compiles a text that is wrong, in little time.
fn refuse(text: &str) {
    let start = Instant::now();
    assert!(compile(text) > 0, "nothing is said of {:?}…", text.chars().take(80).collect::<String>());
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(30), "{taken:?} for {:?}…", text.chars().take(80).collect::<String>());
}

static CHECKED: LazyLock<Checked> = LazyLock::new(|| {
    let mut sources = Sources::default();
    let id = sources.add("8896.valora", POLICY);
    valora::compile(&sources, id, None).0.unwrap()
});

fn load(bytes: &[u8]) -> Records {
    let files = [DataFile { name: "hostil.csv", input: None, bytes }];
    valora::data::load(CHECKED.program(), &files, Options { decimal: None }, &|_, _, _| None)
}

/// One change of a text, at places given as fractions of its length out of 65,536.
#[derive(Clone, Debug)]
enum Change {
    DeleteLine(u16),
    DuplicateLine(u16),
    SwapLines(u16, u16),
    DeleteSign(u16),
    DuplicateSign(u16),
    SwapSigns(u16, u16),
    Insert(u16, &'static str),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let signs = prop::sample::select(vec![
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\"\"\"",
        ";",
        "=>",
        "=",
        "-",
        "/",
        "//",
        "\n",
        "\r",
        "\u{0}",
        "é",
        "\u{301}",
        " de ",
        " e ",
        " ou ",
        " não ",
        "0",
        "1e9",
        "999999999999999999999999999999999999",
        "%",
        "R$ ",
        "conforme ",
        "quando ",
        "faixas(",
        "\u{2028}",
        "\u{b}",
        "\u{3000}",
        "código de 411010034 dígitos",
        "com 2000001 casas",
        "*",
        "|",
        "13/2023",
        "31/02/2023",
        "5º quadrimestre de 2023",
    ]);
    let change = prop_oneof![
        any::<u16>().prop_map(Change::DeleteLine),
        any::<u16>().prop_map(Change::DuplicateLine),
        (any::<u16>(), any::<u16>()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        any::<u16>().prop_map(Change::DeleteSign),
        any::<u16>().prop_map(Change::DuplicateSign),
        (any::<u16>(), any::<u16>()).prop_map(|(one, other)| Change::SwapSigns(one, other)),
        (any::<u16>(), signs).prop_map(|(at, sign)| Change::Insert(at, sign)),
    ];
    prop::collection::vec(change, 1..6)
}

fn apply(text: &str, changes: &[Change]) -> String {
    let mut text = text.to_owned();
    for change in changes {
        let mut lines: Vec<&str> = text.split('\n').collect();
        let mut signs: Vec<char> = text.chars().collect();
        if signs.is_empty() {
            break;
        }
        let at = |fraction: u16, length: usize| usize::from(fraction) * length / 65_536;
        text = match change {
            Change::DeleteLine(place) => {
                lines.remove(at(*place, lines.len()));
                lines.join("\n")
            }
            Change::DuplicateLine(place) => {
                let place = at(*place, lines.len());
                lines.insert(place, lines[place]);
                lines.join("\n")
            }
            Change::SwapLines(one, other) => {
                let length = lines.len();
                lines.swap(at(*one, length), at(*other, length));
                lines.join("\n")
            }
            Change::DeleteSign(place) => {
                signs.remove(at(*place, signs.len()));
                signs.into_iter().collect()
            }
            Change::DuplicateSign(place) => {
                let place = at(*place, signs.len());
                signs.insert(place, signs[place]);
                signs.into_iter().collect()
            }
            Change::SwapSigns(one, other) => {
                let length = signs.len();
                signs.swap(at(*one, length), at(*other, length));
                signs.into_iter().collect()
            }
            Change::Insert(place, sign) => {
                let place = at(*place, signs.len());
                signs.splice(place..place, sign.chars());
                signs.into_iter().collect()
            }
        };
    }
    text
}

fn with(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, cases, max_shrink_iters: 200, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(with(24))]

    #[test]
    fn a_changed_act_compiles_or_is_refused(changes in changes()) {
        compile(&apply(POLICY, &changes));
        formats(&apply(POLICY, &changes));
    }

    #[test]
    fn a_changed_lesson_compiles_or_is_refused(which in 0..TUTORIAL.len(), changes in changes()) {
        compile(&apply(TUTORIAL[which], &changes));
        formats(&apply(TUTORIAL[which], &changes));
    }
}

proptest! {
    #![proptest_config(with(200))]

    #[test]
    fn bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        compile(&String::from_utf8_lossy(&bytes));
        load(&bytes);
    }

    #[test]
    fn words_in_any_order_are_refused(words in prop::collection::vec(prop::sample::select(POLICY.split(' ').collect::<Vec<_>>()), 1..60)) {
        compile(&words.join(" "));
    }

    #[test]
    fn changed_data_are_read_or_rejected(changes in changes(), flips in prop::collection::vec(any::<(u16, u8)>(), 0..3)) {
        let mut bytes = apply(std::str::from_utf8(DATA).unwrap(), &changes).into_bytes();
        for (place, byte) in flips {
            let length = bytes.len();
            if let Some(target) = bytes.get_mut(usize::from(place) * length / 65_536) {
                *target = byte;
            }
        }
        load(&bytes);
    }
}

#[test]
fn an_act_cut_short_is_refused() {
    for end in (0..POLICY.len()).step_by(500) {
        compile(&POLICY[..POLICY.floor_char_boundary(end)]);
    }
}

#[test]
fn ten_megabytes_are_refused() {
    refuse(&"x".repeat(10_000_000));
    refuse(&"(".repeat(10_000_000));
}

#[test]
fn what_nothing_closes_is_refused() {
    const HEAD: &str = "valora 1\nresolução X 1 de 01/01/2024\n";
    let opened = ["{", "(", "[", "{\n", "(\n", "[\n", "x {\n", "\"{", "\"{\n", "// {\n", "conforme (\n"];
    for open in opened {
        let body = open.repeat(if open.len() == 1 { 100_000 } else { 10_000 });
        refuse(&format!("{HEAD}repasse x {{\n{body}"));
        refuse(&format!("{HEAD}medida x = {body}"));
        refuse(&format!("{HEAD}medida x = (conforme {}", open.repeat(2_000)));
    }
    for many in ["de ", "desde ", "no ", "não ", "- ", "se(", "faixas(", "x.", "1 +\n"] {
        refuse(&format!("{HEAD}medida x = {}", many.repeat(6_000 / many.len())));
        refuse(&format!("{HEAD}indicador x {{\nfaixas {{\n{}\n", many.repeat(6_000 / many.len())));
    }
    refuse(&format!("{HEAD}exemplo \"x\" {{\ndados {{\n{}\n", "(\n".repeat(10_000)));
    refuse(&format!("{HEAD}exemplo \"x\" {{\ndados {{ x = {}\n", "(".repeat(15_000)));
    refuse(&format!("{HEAD}lista dados {{ {}\n", "(".repeat(15_000)));
    refuse(&format!("{HEAD}medida x = (\n{}", "// (\n".repeat(10_000)));
}

#[test]
fn nesting_is_limited_and_told() {
    const HEAD: &str = "valora 1\nresolução X 1 de 01/01/2024\n";
    for depth in [70, 1_000, 5_000] {
        let (open, close) = ("(".repeat(depth), ")".repeat(depth));
        refuse(&format!("{HEAD}medida x = {open}1{close}\n"));
        let (open, close) = ("se(sim; ".repeat(depth), "; 2)".repeat(depth));
        refuse(&format!("{HEAD}medida x = {open}1{close}\n"));
        refuse(&format!("{HEAD}medida x = {}1\n", "1 +\n".repeat(depth * 4)));
    }
}

#[test]
fn hostile_numbers_are_refused() {
    const HEAD: &str = "valora 1\nresolução X 1 de 01/01/2024\n";
    let long = "9".repeat(15_000);
    let whole = "9".repeat(100_000);
    for number in
        ["1e9", "1e999999999", &long, &whole, "1.2.3,4,5", "0x10", "１２", "٣", "9999999999º quadrimestre de 2023"]
    {
        refuse(&format!("{HEAD}medida x = {number} * {number}\nmedida y = 1 +\n"));
        refuse(&format!("{HEAD}medida x = {number}%\nmedida y = 1 +\n"));
        refuse(&format!("{HEAD}medida x : número com {number} casas = 1\nmedida y = 1 +\n"));
        let data = format!(
            "cnes;quadrimestre;cofinanciado_uti;valor_uti;teto_uti;diárias;leitos\n{number};2024Q1;sim;{number};{number};;\n"
        );
        load(data.as_bytes());
    }
}

/// What was due and paid of each quadrimestre from the first of 2024, and what an example expects of the last.
fn settled(quadrimestres: usize) -> String {
    const ACT: &str = include_str!("../run/acerto-retroativo/resolucao-20.valora");
    let act = ACT.split("exemplo \"").next().unwrap();
    let period = |at: usize| format!("no {}º quadrimestre de {}", at % 3 + 1, 2024 + at / 3);
    let last = quadrimestres - 1;
    let mut example = format!("exemplo \"longo\" {{\n{}\n", period(last));
    for at in 0..quadrimestres {
        example.push_str(&format!("ubs {} {{ cnes = 0000001; atendidas = 80; demanda = 100 }}\n", period(at)));
    }
    for at in 0..last {
        example.push_str(&format!("pagamento {} {{ cnes = 0000001; pago = R$ 1.000,00 }}\n", period(at)));
    }
    format!("{act}{example}espera custeio = R$ 1.000,00\n}}\n")
}

/// Whether the one example of a text holds.
fn holds(text: &str) -> bool {
    let mut sources = Sources::default();
    let id = sources.add("hostil.valora", text);
    let (checked, diagnostics) = valora::compile(&sources, id, None);
    let checked = checked.unwrap_or_else(|| unreachable!("{diagnostics:?}"));
    valora::eval::run_examples(&checked).0.iter().all(valora::eval::ExampleOutcome::holds)
}

#[test]
fn an_example_years_after_the_start_takes_no_longer() {
    let start = Instant::now();
    assert!(holds(&settled(40)));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_year_out_of_sight_is_refused() {
    let far = settled(2).replace("no 2º quadrimestre de 2024\nubs", "no 2º quadrimestre de 9999\nubs");
    let nested = "se(0 <= 1; máximo(1; ".repeat(20) + "na_falta(anterior(m); ausente: 1)" + &"); 2)".repeat(20);
    let deep = format!(
        "valora 1\nresolução X/MG 1 de 01/01/1900\nvigência desde 01/1900\nperíodo mês\narredonda meio para cima\n\
         entrada ubs por cnes e mês {{\ncnes : código de 7 dígitos\nn : número\n}}\n\
         medida m : número = {nested}\n\
         exemplo \"longe\" {{\nno 12/9999\nubs {{ cnes = 0000001; n = 1 }}\nespera m = 1\n}}\n"
    );
    let endless =
        deep.replace("vigência desde 01/1900\n", "").replace(&nested, "n + na_falta(anterior(m); ausente: 0)");
    // As large as the stack of a process.
    let run = std::thread::Builder::new()
        .stack_size(8 * 1024 * 1024)
        .spawn(move || [far, deep, endless].map(|text| holds(&text)));
    assert_eq!(run.unwrap().join().unwrap(), [false; 3]);
}
