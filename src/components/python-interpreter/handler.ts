import type { Handler } from '@/engine/component'
import { textOf } from '@/engine/text-of'
import { isRecord } from '@/lib/is-record'
import { textInput, textsInput } from '../read-inputs'
import { dataOf } from '../table-of'

/** Runs the author's source with its imports there and gathers what it prints. */
const RUNNER = `import contextlib, importlib, io, traceback

def main(source, modules):
    names = {"__name__": "__main__"}
    for module in modules:
        names[module.split(".")[0]] = importlib.import_module(module.split(".")[0])
        importlib.import_module(module)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(source, "<flow>", "exec"), names)
    except Exception as fault:
        lines = [frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<flow>"]
        line = lines[-1] if lines else getattr(fault, "lineno", None)
        place = f" (line {line})" if line else ""
        text = fault.msg if isinstance(fault, SyntaxError) else fault
        return {"error": f"{type(fault).__name__}: {text}{place}"}
    return {"result": printed.getvalue().strip()}
`

/** What Python says of faulty code is data with `error`: whoever wrote it, often a model, can then mend it. */
export const pythonInterpreterHandler: Handler = async (inputs, context) => {
  const modules = textsInput(inputs, 'global_imports')
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const source = textInput(inputs, 'python_code')
  const result = await context.ports.code.run({
    language: 'python',
    code: RUNNER,
    inputs: { source, modules },
    signal: context.signal,
  })
  const { error, ...rest } = isRecord(result) ? result : { result }
  if (error === undefined) return { outputs: { results: dataOf(rest) } }
  context.log(textOf(error))
  return { outputs: { results: dataOf({ error }) } }
}
