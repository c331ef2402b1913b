"""The small faults that can be put into a Python file, each in one place."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
JOINED: dict[type[ast.boolop], type[ast.boolop]] = {ast.And: ast.Or, ast.Or: ast.And}
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
RENAMED = {"min": "max", "max": "min", "any": "all", "all": "any"}
SAYING = {"gettext", "ngettext", "marked", "debug", "info", "warning", "error", "exception"}
"""What is called with a message; how it is made is no matter of behaviour."""
TYPING = {"annotation", "returns", "decorator_list", "bases", "pattern"}
"""Fields of a syntax node that do nothing when it runs, or nothing that a small fault could change."""
LARGE = 1000
"""One more or less of so many is no fault that anybody could see."""

Code = ast.expr | Sequence[ast.stmt]


@dataclass(frozen=True, slots=True)
class Place:
    """The bytes of a file from `start` to `end`, and what could stand there instead; `function` is around them."""

    path: Path
    function: str
    line: int
    start: int
    end: int
    old: str
    faults: tuple[str, ...]

    def with_fault(self, fault: str) -> bytes:
        source = self.path.read_bytes()
        return source[: self.start] + fault.encode() + source[self.end :]


def places(path: Path) -> list[Place]:
    """Every place of a file in which a fault would change what it does."""
    source = path.read_bytes()
    begins = [0, *accumulate(map(len, source.splitlines(keepends=True)))]
    found: dict[tuple[str, int, int, int], list[str]] = {}
    for function, code, fault in _faults(ast.parse(source), "", False):
        first, last = (code, code) if isinstance(code, ast.expr) else (code[0], code[-1])
        start = begins[first.lineno - 1] + first.col_offset
        end = begins[(last.end_lineno or 0) - 1] + (last.end_col_offset or 0)
        found.setdefault((function, first.lineno, start, end), []).append(fault)
    old = {where: source[where[2] : where[3]].decode() for where in found}
    faults = {where: tuple(dict.fromkeys(fault for fault in found[where] if fault != old[where])) for where in found}
    return [Place(path, *where, old[where], faults[where]) for where in found if faults[where]]


def _faults(node: ast.AST, function: str, boolean: bool) -> Iterator[tuple[str, Code, str]]:
    """What can be written instead of which code below a node; `boolean`: the function around answers yes or no."""
    if _idle(node):
        return
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        function = f"{function}.{node.name}".lstrip(".")
        boolean = isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "bool"
    for code, fault in [*_in_expression(node), *_in_condition(node), *_in_answer(node, boolean)]:
        yield function, code, fault
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if name not in TYPING and isinstance(child, ast.AST) and not _declares(node, child):
                yield from _faults(child, function, boolean)


def _idle(node: ast.AST) -> bool:
    """Docstrings, messages, refusals, and what is only there for readers and the type checker."""
    match node:
        case ast.Raise() | ast.Assert() | ast.JoinedStr() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.keyword(arg="strict"):
            return True
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in SAYING
    return False


def _declares(node: ast.AST, child: ast.AST) -> bool:
    """Whether a name of a module or a class is given to a type, a table or a pattern, rather than to a number."""
    if not isinstance(node, ast.Module | ast.ClassDef) or not isinstance(child, ast.Assign | ast.AnnAssign):
        return False
    return not isinstance(child.value, ast.Constant)


def _in_expression(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    match node:
        case ast.Compare(left, ops, others):
            for place, op in enumerate(ops):
                swapped = [*ops[:place], COMPARED[type(op)](), *ops[place + 1 :]]
                yield node, f"({ast.unparse(ast.Compare(left, swapped, others))})"
        case ast.BoolOp(op, values):
            yield node, f"({ast.unparse(ast.BoolOp(JOINED[type(op)](), values))})"
        case ast.BinOp(left, operator, right) if type(operator) in COMPUTED:
            yield node, f"({ast.unparse(ast.BinOp(left, COMPUTED[type(operator)](), right))})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, f"({ast.unparse(operand)})"
        case ast.Call(func=ast.Name(id=name)) if name in RENAMED:
            yield node.func, RENAMED[name]
        case ast.Call(func=ast.Name(id="sorted")):
            yield node, f"{ast.unparse(node)}[::-1]"
        case ast.Subscript(slice=ast.Constant(value=0)):
            yield node.slice, "-1"
        case ast.Subscript(slice=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1))):
            yield node.slice, "0"
        case ast.Constant(value=bool() as value):
            yield node, str(not value)
        case ast.Constant(value=int() as value) if value < LARGE:
            yield from ((node, str(value + 1)), (node, str(value - 1)))


def _in_condition(node: ast.AST) -> Iterator[tuple[Code, str]]:
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.match_case(guard=ast.expr() as test):
            tests = [test]
        case ast.comprehension(ifs=ifs):
            tests = ifs
        case _:
            return
    for test in tests:
        yield from ((test, "True"), (test, "False"))
        if not isinstance(test, ast.UnaryOp):
            yield test, f"(not ({ast.unparse(test)}))"
    if isinstance(node, ast.If) and not node.orelse:
        yield node.body, "pass"


def _in_answer(node: ast.AST, boolean: bool) -> Iterator[tuple[ast.expr, str]]:
    if isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield node.value, "None"
        if boolean:
            yield node.value, f"(not ({ast.unparse(node.value)}))"
