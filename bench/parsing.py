"""How fast text bulletins are read and parsed on one core, and how much memory that takes.

python -m bench.parsing [--bulletins 10000] [--json]

Two corpora of bulletins of about 1,500 characters, no two of them equal: *ordinary* ones (a masthead, two sections,
twelve paragraphs, a distribution list), and the text files of the sample corpus, which have every form there is, many
short lines and fixed line ends, cut or filled with their own paragraphs. Time is that of the processor.
Organisations are extracted apart, because they are knowledge, not parsing.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from kb.knowledge.organisations import organisations_of
from kb.parsing import parse
from kb.reading import read, read_document
from kb.reading.bytes import FileBytes, file_bytes

SAMPLES = Path(__file__).parent.parent / "sample_corpus"
CHARACTERS = 1_500


def ordinary(bulletins: int) -> Iterator[FileBytes]:
    """Bulletins as most offices write them; the same at every run."""
    for number in range(bulletins):
        month = number % 12 + 1
        paragraphs = [
            f"　　{month}月{day}日，云岭省节水协会组织{number + day}家会员单位开展安全检查，检查设备{day * 37}台，"
            f"发现隐患{day}处，当场整改{day // 2}处，其余限期完成。对{day * 3}名操作人员作了培训，"
            f"发放资料{day * 100}份，"
            "青禾水务集团有限公司派员参加，与会人员表示要把节水措施落到每一个车间、每一个班组。"
            for day in range(1, 13)
        ]
        lines = [
            *(
                "云岭节水简报",
                f"第{number % 60 + 1}期（总第{number}期）",
                f"云岭省节水协会秘书处　　2021年{month}月3日",
                "",
            ),
            *("会员单位扎实开展节水工作", "一、检查", *paragraphs[:6], "二、培训", *paragraphs[6:], ""),
            *("报送：省水利厅、省住建厅", "抄送：各市水利局", "发送：各会员单位"),
        ]
        yield file_bytes(f"{number}.txt", "\n".join(lines).encode())


def samples(bulletins: int) -> Iterator[FileBytes]:
    """The samples of the corpus, one after another, of about CHARACTERS characters; the same at every run."""
    texts = ([line.text for line in read(path).lines] for path in sorted(SAMPLES.glob("*.txt")))
    bases = [lines for lines in texts if len(lines) > 12]
    for number in range(bulletins):
        lines = bases[number % len(bases)]
        head, body, end = lines[:8], lines[8:-3], lines[-3:]
        paragraphs = [line for line in body if len(line) > 40] or body
        kept: list[str] = []
        size = sum(map(len, head)) + sum(map(len, end))
        while size < CHARACTERS:
            more = len(kept) - len(body)
            line = body[len(kept)] if more < 0 else f"{paragraphs[more % len(paragraphs)]}{number}"
            kept.append(line)
            size += len(line)
        yield file_bytes(f"第{number}期.txt", "\n".join([*head, *kept, f"本期编号{number}。", *end]).encode())


CORPORA = {"ordinary": ordinary, "samples": samples}


def megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, bulletins: int) -> dict[str, object]:
    """Milliseconds a bulletin by stage, and the peak of memory after a tenth and after all."""
    times: dict[str, list[float]] = {"read": [], "parse": [], "organisations": []}
    early = 0.0
    characters = 0
    for place, content in enumerate(CORPORA[name](bulletins)):
        t0 = time.process_time()
        document = read_document(content)
        t1 = time.process_time()
        bulletin = parse(document).bulletin
        t2 = time.process_time()
        organisations_of(bulletin)
        t3 = time.process_time()
        for stage, seconds in zip(times, (t1 - t0, t2 - t1, t3 - t2), strict=True):
            times[stage].append(seconds * 1000)
        characters += sum(len(line.text) for line in document.lines)
        if place == bulletins // 10:
            early = megabytes()
    return {
        "corpus": name,
        "bulletins": bulletins,
        "characters": characters // bulletins,
        **{f"{stage}, ms (mean)": round(statistics.fmean(each), 3) for stage, each in times.items()},
        **{f"{stage}, ms (median)": round(statistics.median(each), 3) for stage, each in times.items()},
        "read and parse, seconds for 10,000": round(
            sum(statistics.fmean(times[stage]) for stage in ("read", "parse")) * 10, 1
        ),
        "peak MiB after a tenth": early,
        "peak MiB after all": megabytes(),
        "python": platform.python_version(),
        "machine": platform.processor() or platform.machine(),
    }


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bulletins", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = [measure(name, options.bulletins) for name in CORPORA]
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for each in figures:
        for name, value in each.items():
            print(f"{name:<36} {value}")
        print()


if __name__ == "__main__":
    main()
