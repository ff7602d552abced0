"""`parse --explain` tells every line, its role, the runner-up and why."""

from digests.parsing import explain

PAGE = "今日双桥\n\n2020年12月14日 星期二\n\n总投资近30亿元\n\n我县举行重点项目集中签约仪式\n\n本报讯（记者 王明）7月1日，我县举行签约仪式，一批项目落户。\n"


def test_every_line_gets_its_role_its_runner_up_and_its_reasons() -> None:
    told = explain(PAGE, file="a.txt").splitlines()
    assert told[0] == "今日双桥, 2020-12-14 (masthead)"
    rows = [told[at : at + 3] for at in range(1, 16, 3)]
    assert [row[0].split("] ")[1] for row in rows][:2] == ["今日双桥", "2020年12月14日 星期二"]
    assert [row[1].strip().split(",")[0] for row in rows] == [
        "masthead",
        "masthead",
        "kicker",
        "headline",
        "lead",
    ]
    assert "before" in rows[2][1]
    assert "opens with an amount (+" in rows[2][2]
    assert "contradict" in told[-1]


def test_nothing_is_explained_as_nothing() -> None:
    assert explain("", file="a.txt").splitlines()[0] == "no masthead, no date"
