"""Independent oracle of Resolution SES/MG 8.896/2023: rational arithmetic, nothing of Valora's.

Reads the made-up data (argument 1) and the annex as published (argument 2) and writes what each hospital is due in
each payment period, as `resolucao-8896-2023.csv` beside this file:

    python3 resolucao_8896.py ../../policies/ses-mg/dados/hospitais-ficticio.csv anexo-i.csv > resolucao-8896-2023.csv
"""

import csv
import math
import sys
from fractions import Fraction

SCHEDULE = {1: (3, 0), 2: (1, 1), 3: (2, 1)}  # reference ordinal -> payment ordinal, years later
PAID_IN_FULL = {(2023, 3), (2024, 1)}  # Art. 7, single paragraph


def number(text):
    return Fraction(text.replace(".", "").replace(",", "."))


def rounded(value, places):
    """Nearest multiple, halves away from zero; no negative value occurs."""
    scale = 10**places
    return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)


def days(year, ordinal):
    leap = year % 4 == 0
    return {1: 121 if leap else 120, 2: 123, 3: 122}[ordinal]


def ceiling_score(result):
    """Indicator 1: the band `k,01% to k+10%` pays k+10%; above 100% pays 100%; 0% pays nothing."""
    return min(Fraction(math.ceil(result * 10), 10), Fraction(1))


def occupancy_score(result):
    percent = result * 100
    return Fraction(100 if percent >= 80 else 75 if percent >= 60 else 50 if percent >= 40 else 0, 100)


def instalment(annual, ordinal):
    return rounded(annual * ordinal / 3, 2) - rounded(annual * (ordinal - 1) / 3, 2)


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        annual = {row["cnes"]: number(row["valor_anual"]) for row in csv.DictReader(file, delimiter=";")}
    out = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    out.writerow("pagamento cnes resultado desempenho previsto apurado desconto incidente devido".split())
    with open(sys.argv[1], encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            year, ordinal = int(row["quadrimestre"][:4]), int(row["quadrimestre"][5:])
            if row["cofinanciado_uti"] == "sim":
                result = rounded(number(row["valor_uti"]) / number(row["teto_uti"]), 4)
                score = ceiling_score(result)
            else:
                result = rounded(number(row["diárias"]) / (number(row["leitos"]) * days(year, ordinal)), 4)
                score = occupancy_score(result)
            paid_ordinal, later = SCHEDULE[ordinal]
            planned = instalment(annual[row["cnes"]], paid_ordinal)
            earned = rounded(planned * score, 2)
            charged = Fraction(0) if (year + later, paid_ordinal) in PAID_IN_FULL else planned - earned
            figures = [planned, earned, planned - earned, charged, planned - charged]
            out.writerow(
                [f"{year + later}Q{paid_ordinal}", row["cnes"], f"{float(result * 100):.2f}%", f"{float(score):.0%}"]
                + [f"{int(figure * 100) // 100}.{int(figure * 100) % 100:02}" for figure in figures]
            )


if __name__ == "__main__":
    main()
