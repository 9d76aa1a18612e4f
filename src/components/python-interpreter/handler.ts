import type { Handler } from '@/engine/component'
import { textOf } from '@/engine/text-of'
import { textInput, textsInput } from '../read-inputs'
import { dataOf } from '../table-of'

/** Runs the author's source with its imports there and gathers what it prints. */
const RUNNER = `import contextlib, importlib, io

def main(source, modules):
    names = {"__name__": "__main__"}
    for module in modules:
        names[module.split(".")[0]] = importlib.import_module(module.split(".")[0])
        importlib.import_module(module)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, "<flow>", "exec"), names)
    return {"result": printed.getvalue().strip()}
`

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
  const text =
    typeof result === 'object' && result !== null && 'result' in result ? textOf(result.result) : textOf(result)
  return { outputs: { results: dataOf({ result: text }) } }
}
