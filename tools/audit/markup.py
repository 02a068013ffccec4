"""What the Nu HTML checker and html-validate find on all pages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = HERE / "node_modules"


def nu_errors(site: Path) -> list[str]:
    """Return the errors of the Nu HTML checker, a line each."""
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in (found.stderr + found.stdout).splitlines() if line.strip()]
    if found.returncode and not lines:
        raise RuntimeError(f"the Nu HTML checker ended with {found.returncode}")
    return [line.replace(f"file:{site}/", "") for line in lines]


def html_validate_errors(site: Path) -> list[str]:
    """Return the errors of html-validate, a line each."""
    program, rules, report = TOOLS / ".bin/html-validate", HERE / "htmlvalidate.json", site.with_name("validate.json")
    command = [str(program), "--config", str(rules), "--formatter", f"json={report}", f"{site}/**/*.html"]
    subprocess.run(command, capture_output=True, check=False)
    files = json.loads(report.read_text("utf-8"))  # a list, even when it is empty
    return [
        f"{Path(file['filePath']).relative_to(site)}:{it['line']}: {it['message']} [{it['ruleId']}]"
        for file in files
        for it in file["messages"]
    ]
