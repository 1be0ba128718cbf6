"""Which modules may import which outside library, as an import-linter contract; a library not named is refused."""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OutsideLibrariesContract(Contract):
    """Each outside library is imported only in the modules made for it.

    `libraries` holds a line for each library, `name <- module, module`; a module may be an expression with `*` or `**`.
    The standard library is free, other contracts restrict it.
    """

    type_name = "outside_libraries"

    libraries = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import of an outside library from a module that is not named for it."""
        homes = dict(_home(graph, str(line)) for line in self.libraries)
        own = {module.split(".")[0] for module in graph.modules if not graph.is_module_squashed(module)}
        outside = {module for module in graph.modules if module.split(".")[0] not in own | sys.stdlib_module_names}
        wrong = sorted(
            (importer, library)
            for library in outside
            for importer in graph.find_modules_that_directly_import(library) - homes.get(library, set())
        )
        output.verbose_print(verbose, f"Outside libraries in use: {', '.join(sorted(outside))}.")
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong, "named": sorted(homes)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each such import."""
        for importer, library in check.metadata["wrong"]:
            where = "in the modules made for it" if library in check.metadata["named"] else "once it has a line here"
            output.print_error(f"{importer} must not import {library}: it is imported only {where}")


def _home(graph: ImportGraph, line: str) -> tuple[str, set[str]]:
    library, _, modules = line.partition("<-")
    names = [name.strip() for name in modules.split(",")]
    found = [graph.find_matching_modules(name) if "*" in name else {name} for name in names]
    return library.strip(), set().union(*found)
