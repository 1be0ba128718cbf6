"""Checks all QML: `types` tells qmllint what Python declares, `lint` runs it, `format` compares, `write` formats."""

import ast
import difflib
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import PySide6

PACKAGES = ("assets", "counter_display", "kiosk")
TYPES = Path("build/qmltypes")
COPIES = Path("build/qmlformat")
METATYPES = Path(PySide6.__file__).parent / "Qt" / "metatypes"
FOREIGN = [METATYPES / f"qt6{module}_metatypes.json" for module in ("core", "gui", "qml", "quick")]


def tool(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run one of PySide6's tools and wait; what it prints is captured, its exit status is the caller's to judge."""
    command = [str(Path(sys.executable).with_name(f"pyside6-{name}")), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def qml_files() -> list[Path]:
    """Every QML file of the project."""
    return sorted(path for package in PACKAGES for path in Path(package).rglob("*.qml"))


def declared_name(source: Path) -> str | None:
    """The QML module that a Python file registers types in, by its constant QML_IMPORT_NAME."""
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="QML_IMPORT_NAME")], value=ast.Constant(value=str(name))):
                return name
            case _:
                continue
    return None


def python_modules() -> dict[str, list[Path]]:
    """The Python files behind each QML module; several files may share one."""
    modules: dict[str, list[Path]] = defaultdict(list)
    for source in sorted(path for package in PACKAGES for path in Path(package).rglob("*.py")):
        name = declared_name(source)
        if name:
            modules[name].append(source)
    return modules


def constant_properties(source: Path) -> set[tuple[str, str]]:
    """Class and name of each property that a Python file declares with `constant=True`."""
    found = set()
    for owner in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(owner, ast.ClassDef):
            methods = [method for method in owner.body if isinstance(method, ast.FunctionDef)]
            found |= {(owner.name, method.name) for method in methods if any(map(is_constant, method.decorator_list))}
    return found


def is_constant(decorator: ast.expr) -> bool:
    """Whether it is `@Property(…, constant=True)`."""
    match decorator:
        case ast.Call(func=ast.Name(id="Property"), keywords=keywords):
            return any(word.arg == "constant" and ast.unparse(word.value) == "True" for word in keywords)
        case _:
            return False


def mark_constants(meta: Path, sources: list[Path]) -> None:
    """Say in the description of the types which properties are constant: metaobjectdump leaves that out."""
    constant = set().union(*map(constant_properties, sources))
    described = json.loads(meta.read_text(encoding="utf-8"))
    for owner in (owner for file in described for owner in file["classes"]):
        for entry in owner.get("properties", ()):
            entry["constant"] = (owner["className"], entry["name"]) in constant
    meta.write_text(json.dumps(described), encoding="utf-8")


def write_types() -> list[str]:
    """Describe the Python types for qmllint, one folder for each QML module; returns what went wrong."""
    faults = []
    shutil.rmtree(TYPES, ignore_errors=True)  # a module that is gone must not be found
    for name, sources in python_modules().items():
        folder = TYPES / Path(*name.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        meta, types, registration = folder / "meta.json", folder / "python.qmltypes", folder / "registration.cpp"
        dump = tool("metaobjectdump", "-o", meta, *sources)
        if dump.returncode or dump.stderr:
            faults.append(f"{name}: {dump.stdout}{dump.stderr}")
            continue
        mark_constants(meta, sources)
        register = tool(
            "qmltyperegistrar", "--generate-qmltypes", types, "-o", registration, meta, "--import-name", name,
            "--major-version", 1, "--minor-version", 0, f"--foreign-types={','.join(map(str, FOREIGN))}",
        )  # fmt: skip
        if register.returncode or register.stderr:
            faults.append(f"{name}: {register.stdout}{register.stderr}")
        (folder / "qmldir").write_text(f"module {name}\ndepends QtQuick\ntypeinfo {types.name}\n", encoding="utf-8")
    return faults


def misplaced_modules() -> list[str]:
    """The QML modules whose folder is not their name, and the QML files that no qmldir lists."""
    faults = []
    for qmldir in sorted(path for package in PACKAGES for path in Path(package).glob("qml/**/qmldir")):
        lines = [line.split() for line in qmldir.read_text(encoding="utf-8").splitlines()]
        name = ".".join(qmldir.parent.relative_to(qmldir.parts[0] + "/qml").parts)
        if ["module", name] not in lines:
            faults.append(f"{qmldir}: its first line must be: module {name}")
        listed = {words[-1] for words in lines if words and words[-1].endswith(".qml")}
        present = {path.name for path in qmldir.parent.glob("*.qml")}
        faults += [f"{qmldir}: {file} is {'not listed' if file in present else 'missing'}" for file in listed ^ present]
    return faults


def lint() -> list[str]:
    """All of qmllint's warnings, as faults."""
    faults = write_types() + misplaced_modules()
    if not qml_files():
        return faults
    paths = [TYPES, *(Path(package) / "qml" for package in PACKAGES)]
    imports = [word for path in paths if path.is_dir() for word in ("-I", str(path))]
    result = tool("qmllint", "--max-warnings", 0, "--unused-imports", "warning", *imports, *qml_files())
    return [*faults, result.stdout + result.stderr] if result.returncode else faults


def differences() -> list[str]:
    """How each QML file differs from what qmlformat makes of it."""
    # On copies below the settings, which it looks for in the folders above.
    shutil.rmtree(COPIES, ignore_errors=True)
    copies = {path: COPIES / path for path in qml_files()}
    for path, copy in copies.items():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    faults = formatted(list(copies.values()))
    for path, copy in copies.items():
        before, after = (file.read_text(encoding="utf-8").splitlines(True) for file in (path, copy))
        difference = "".join(difflib.unified_diff(before, after, str(path), "formatted"))
        faults += [difference] if difference else []
    return faults


def formatted(paths: list[Path]) -> list[str]:
    """Format the files in place, all in one call; returns what qmlformat could not read."""
    named = Path("build/qmlformat.txt")
    named.parent.mkdir(exist_ok=True)
    named.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    result = tool("qmlformat", "--files", named)
    return [result.stdout + result.stderr] if result.returncode else []


def write() -> list[str]:
    """Format every QML file in place."""
    return formatted(qml_files())


if __name__ == "__main__":
    activities = {"types": write_types, "lint": lint, "format": differences, "write": write}
    sys.exit("\n".join(activities[sys.argv[1]]()) or 0)
