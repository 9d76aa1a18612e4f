"""Calls user code: one text in, one text out. Everything here is inside the interpreter and within the code's reach."""

import builtins
import gc
import io
import json
import linecache
import math
import os
import random
import sys
import time
import traceback

FILE = "<code>"
MAX_DEPTH = 100
MAX_PRINTED = 65_536
HOME = os.environ["HOME"]
# Modules that reach out of the interpreter or exist to test it.
CLOSED = {
    *("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "micropip"),
    *("ctypes", "_ctypes", "_testcapi", "_testinternalcapi", "_testclinic", "_testclinic_limited", "_testlimitedcapi"),
    *("_xxtestfuzz", "xxsubtype", "_remote_debugging", "_posixsubprocess", "faulthandler", "mmap"),
}


# Code may replace what modules offer; an answer is still given with these.
open_file, read_file, write_file, close_file, to_json = os.open, os.read, os.write, os.close, json.dumps


class CannotGiveBack(Exception):
    pass


class Printed(io.TextIOBase):
    """What the code prints, up to a limit; the rest is dropped."""

    def __init__(self):
        self.parts = []
        self.room = MAX_PRINTED

    def writable(self):
        return True

    def write(self, text):
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
        return len(text)


def answer_call():
    """Reads one call from its device, and writes one answer: a letter for its kind, then the value or words as JSON."""
    kind, text = b"l", ""
    try:
        request = read_request()
        kind, text = render(request) if "template" in request else call(request)
        data = kind + text.encode("utf-8", "surrogatepass")
    except MemoryError:
        data = b'l{"message":"The code used up its memory."}'
    device = open_file("/dev/answer", os.O_WRONLY)
    at = 0
    while at < len(data):
        at += write_file(device, data[at : at + 1_048_576])


def read_request():
    device = open_file("/dev/request", os.O_RDONLY)
    parts = []
    while part := read_file(device, 1_048_576):
        parts.append(part)
    close_file(device)
    return json.loads(b"".join(parts))


def call(request):
    code, inputs, max_bytes = request["code"], request["inputs"], request.get("max_bytes", 1_000_000)
    random.seed()
    printed = Printed()
    sys.stdout = sys.stderr = printed
    try:
        linecache.cache[FILE] = (len(code), None, code.splitlines(keepends=True), FILE)
        names = {"__name__": "__main__", "__builtins__": builtins}
        exec(compile(code, FILE, "exec", dont_inherit=True), names)
        main = names.get("main")
        if not callable(main):
            return told("The code defines no function main.", "Define main; its parameters are named like the inputs.")
        value = main(**inputs)
        if hasattr(value, "__await__"):
            value = await_value(value)
        text = to_json(plain(value, "The result", 0), ensure_ascii=False, separators=(",", ":"))
        if len(text) > max_bytes:
            return b"l", to_json({"message": "The result is larger than %d bytes." % max_bytes})
        return b"v", text
    except CannotGiveBack as error:
        return told(str(error), "main has to return what JSON knows: objects, lists, texts, numbers, true, false, null.")
    except KeyboardInterrupt:
        return b"t", '{"message":"late"}'
    except MemoryError:
        return b"l", '{"message":"The code used up its memory."}'
    except BaseException as error:
        return told(describe(error), hint_for(error, printed))


def render(request):
    """Fills in a Jinja template: the answer is the text itself."""
    random.seed()
    try:
        text = jinja2.Template(request["template"]).render(request["values"])
        if len(text) > request.get("max_bytes", 1_000_000):
            return b"l", to_json({"message": "The text is larger than %d bytes." % request["max_bytes"]})
        return b"v", text
    except KeyboardInterrupt:
        return b"t", '{"message":"late"}'
    except MemoryError:
        return b"l", '{"message":"The template used up its memory."}'
    except jinja2.TemplateSyntaxError as error:
        return told("%s (line %d)" % (error.message, error.lineno))
    except BaseException as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
        where = " (line %d)" % lines[-1] if lines and lines[-1] else ""
        kind = "" if isinstance(error, jinja2.TemplateError) else "%s: " % type(error).__name__
        return told("%s%s%s" % (kind, safe_text(error), where))


def plain(value, place, depth):
    """The value with tuples as lists and keys as texts; raises for what JSON does not know, and says where it stands."""
    if value is None or value is True or value is False or type(value) is str:
        return value
    if depth > MAX_DEPTH:
        raise CannotGiveBack("%s is nested deeper than %d levels, or contains itself." % (place[:200], MAX_DEPTH))
    if isinstance(value, bool):
        return bool(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        if math.isfinite(value):
            return float(value)
        raise CannotGiveBack("%s is %r, which JSON has not." % (place, value))
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, (str, int, float, bool)) and key is not None:
                raise CannotGiveBack("%s has a key of type %s." % (place, type(key).__name__))
        return {
            key if type(key) is str else json.dumps(key).strip('"'): plain(item, "%s[%r]" % (place, key), depth + 1)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [plain(item, "%s[%d]" % (place, at), depth + 1) for at, item in enumerate(value)]
    raise CannotGiveBack("%s is a %s, which cannot be given back as JSON." % (place, type(value).__name__))


def await_value(value):
    """Runs a coroutine on a loop that knows timers only: there is nothing else to wait for."""
    import asyncio

    async def wait():
        return await value

    return asyncio.run(wait(), loop_factory=timers_loop)


def timers_loop():
    from asyncio import base_events

    class Nothing:
        def select(self, timeout):
            time.sleep(3600 if timeout is None else timeout)
            return []

    class TimersLoop(base_events.BaseEventLoop):
        _selector = Nothing()

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

    return TimersLoop()


def told(message, hint=None):
    return b"f", to_json({"message": message[:4000], **({"hint": hint[:2000]} if hint else {})})


def describe(error):
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILE]
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == FILE else None
    line = frames[-1].lineno if line is None and frames else line
    where = " (line %d)" % line if line else ""
    text = error.msg if isinstance(error, SyntaxError) else safe_text(error)
    return "%s: %s%s" % (type(error).__name__, text, where) if text else "%s%s" % (type(error).__name__, where)


def safe_text(error):
    try:
        return str(error)
    except BaseException:
        return ""


def hint_for(error, printed):
    if isinstance(error, ModuleNotFoundError) and error.name:
        name = error.name.partition(".")[0]
        if name in CLOSED or name in sys.stdlib_module_names:
            return "%s is closed here: user code reaches no network, no other process and no file of the server." % name
        return (
            "The package %s is not installed. Python has its standard library here; an operator can add pure-Python "
            "wheels to the folder python-wheels in the data directory and restart." % name
        )
    if isinstance(error, RecursionError):
        return "A function calls itself without an end, or too deeply."
    text = "".join(printed.parts)[-1500:].strip()
    return "It had printed: %s" % text if text else None


def sleeper():
    """time.sleep without keeping a processor busy: a device waits, up to the time limit."""

    def sleep(seconds, /):
        seconds = float(seconds)
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        device = open_file("/dev/pause", os.O_WRONLY)
        write_file(device, repr(min(seconds, 86_400.0)).encode())
        close_file(device)

    return sleep


def close_doors():
    """Forgets all that leads out. The gates before the imports hold without it; this turns a fault into an error."""
    import asyncio
    import importlib
    import _testinternalcapi

    asyncio.events._set_running_loop(None)
    asyncio.set_event_loop_policy(None)
    asyncio.run = asyncio.runners.run
    asyncio.new_event_loop = asyncio.events.new_event_loop = timers_loop
    sys.meta_path[:] = [finder for finder in sys.meta_path if not type(finder).__module__.startswith("_pyodide")
                        and getattr(finder, "__module__", "") != "_pyodide._importhook"]
    doomed = [name for name in sys.modules if name.partition(".")[0] in CLOSED]
    _testinternalcapi.clear_extension("_pyodide_core", "_pyodide_core")
    for name in doomed:
        module = sys.modules.pop(name)
        if type(module) is type(sys):
            module.__dict__.clear()
    sys.modules.pop("_testinternalcapi", None)
    names = [name for name in sys.builtin_module_names if name not in CLOSED]
    sys.builtin_module_names = tuple(names)
    for name in list(builtins.__dict__):
        if name in ("exit", "quit", "copyright", "credits", "license", "help"):
            delattr(builtins, name)
    os.environ.clear()
    os.environ.update({"HOME": HOME, "LANG": "C.UTF-8", "TZ": "UTC"})
    time.sleep = sleeper()
    sys.argv = [""]
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
    gc.collect()


# Loaded before the memory is remembered, so that a call finds them ready.
import base64, collections, csv, datetime, decimal, functools, hashlib, html, itertools, re, statistics  # noqa: E401, E402
import string, textwrap, typing, unicodedata, urllib.parse, uuid, zoneinfo, dataclasses, enum, copy  # noqa: E401, E402
import jinja2  # noqa: E402

jinja2.Template("{% for item in items %}{{ loop.index }}{{ item | upper }}{% endfor %}").render(items=["a"])
