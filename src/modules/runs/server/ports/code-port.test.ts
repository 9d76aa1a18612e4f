import { afterAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '@/engine'
import { closeSandbox } from '@/platform/sandbox/sandbox'
import { codePort } from './code-port'

afterAll(closeSandbox)

const port = codePort('tenant')
const never = new AbortController().signal

const javascript = (code: string, inputs: { [key: string]: JsonValue } = {}, timeout_ms = 20_000) =>
  port.run({ language: 'javascript', code, inputs, timeout_ms, signal: never })
const python = (code: string, inputs: { [key: string]: JsonValue } = {}, timeout_ms = 20_000) =>
  port.run({ language: 'python', code, inputs, timeout_ms, signal: never })

const value = { text: 'é 😀 \u2028', list: [1, 2.5, null, true], nested: { deep: [{ a: 'b' }] } }

describe('JavaScript', () => {
  it('gets one object and gives JSON back', async () => {
    expect(await javascript('function main({ v, n }) { return { v, twice: n * 2 } }', { v: value, n: 21 })).toEqual({
      v: value,
      twice: 42,
    })
  })

  it('may be asynchronous, and wait for timers', async () => {
    const code = 'const main = async () => { await new Promise((done) => setTimeout(done, 20)); return "later" }'
    expect(await javascript(code)).toBe('later')
  })

  it.each([
    ['a fault', 'function main() {\n  throw new TypeError("wrong")\n}', 'TypeError: wrong (line 2)'],
    ['no main', 'const x = 1', 'no function main'],
    ['a syntax error', 'function main() {\n\n  let = ;\n}', '(line 3)'],
    ['what JSON has not', 'const main = () => ({ a: { b: new Map() } })', 'The result["a"]["b"] is a Map'],
    ['not a number', 'const main = () => ({ rate: 0 / 0 })', 'The result["rate"] is NaN'],
    ['a function', 'const main = () => [() => 1]', 'The result[0] is of type function'],
    ['a circle', 'const main = () => { const a = {}; a.a = a; return a }', 'contains itself'],
    ['a promise that nobody settles', 'const main = () => new Promise(() => {})', 'nothing will settle'],
  ])('%s fails with words', async (_, code, message) => {
    await expect(javascript(code)).rejects.toMatchObject({
      code: 'code_failed',
      message: expect.stringContaining(message),
    })
  })

  it('tells what was printed before a fault', async () => {
    const code = 'function main() { console.log("so far", { a: 1 }); throw new Error("no") }'
    await expect(javascript(code)).rejects.toMatchObject({ hint: 'It had printed: so far {"a":1}' })
  })
})

describe('Python', () => {
  it('gets keyword arguments and gives JSON back', { timeout: 60_000 }, async () => {
    const code = 'def main(v: dict, n: int) -> dict:\n    return {"v": v, "twice": n * 2, "pair": (1, 2)}'
    expect(await python(code, { v: value, n: 21 })).toEqual({ v: value, twice: 42, pair: [1, 2] })
  })

  it('has its standard library', async () => {
    const code = `
import base64, collections, csv, datetime, decimal, hashlib, html, io, itertools, json, math, random, re
import statistics, textwrap, urllib.parse, uuid, zoneinfo

def main():
    return [
        json.loads('{"a": [1]}'), re.findall(r"\\d+", "a1b22"), str(datetime.date(2024, 2, 29)), math.gcd(12, 18),
        0 <= random.random() < 1, base64.b64encode(b"x").decode(), hashlib.sha256(b"").hexdigest()[:8],
        dict(collections.Counter("aab")), list(itertools.accumulate([1, 2, 3])), statistics.mean([1, 3]),
        urllib.parse.quote("a b"), list(csv.reader(io.StringIO("a,b"))), html.escape("<"), textwrap.fill("a b", 1),
        str(decimal.Decimal("0.1") * 3), len(str(uuid.uuid4())),
    ]`
    expect(await python(code)).toEqual([
      ...[{ a: [1] }, ['1', '22'], '2024-02-29', 6, true, 'eA==', 'e3b0c442', { a: 2, b: 1 }, [1, 3, 6], 2],
      ...['a%20b', [['a', 'b']], '&lt;', 'a\nb', '0.3', 36],
    ])
  })

  it('may be asynchronous', async () => {
    expect(await python('import asyncio\nasync def main():\n    await asyncio.sleep(0.02)\n    return "later"')).toBe(
      'later',
    )
    const nested =
      'import asyncio\nasync def one(n):\n    return n\nasync def both():\n    return await asyncio.gather(one(1), one(2))\ndef main():\n    return asyncio.run(both())'
    expect(await python(nested)).toEqual([1, 2])
  })

  it.each([
    ['a fault', 'def main():\n    return 1 / 0', 'ZeroDivisionError: division by zero (line 2)'],
    ['no main', 'x = 1', 'no function main'],
    ['a syntax error', 'def main():\n\n    return (', '(line 3)'],
    ['a missing argument', 'def main(x):\n    return x', "missing 1 required positional argument: 'x'"],
    ['a set', 'def main():\n    return {"tags": {1}}', "The result['tags'] is a set"],
    ['not a number', 'def main():\n    return {"rate": float("nan")}', "The result['rate'] is nan"],
    ['an object', 'class A: pass\ndef main():\n    return [A()]', 'The result[0] is a A'],
    ['a circle', 'def main():\n    a = []\n    a.append(a)\n    return a', 'contains itself'],
    ['leaving', 'import sys\ndef main():\n    sys.exit(3)', 'SystemExit: 3 (line 3)'],
  ])('%s fails with words', async (_, code, message) => {
    await expect(python(code)).rejects.toMatchObject({
      code: 'code_failed',
      message: expect.stringContaining(message),
    })
  })

  it('names a missing package, and says how it can come in', async () => {
    await expect(python('import pandas as pd\ndef main():\n    return 1')).rejects.toMatchObject({
      code: 'code_failed',
      message: "ModuleNotFoundError: No module named 'pandas' (line 1)",
      hint: expect.stringMatching(/package pandas .* python-wheels/),
    })
  })

  it('sleeps without being late, and is late without sleeping on', async () => {
    expect(await python('import time\ndef main():\n    time.sleep(0.05)\n    return 1')).toBe(1)
    await expect(python('import time\ndef main():\n    time.sleep(30)', {}, 200)).rejects.toMatchObject({
      code: 'code_timeout',
      message: 'The code did not finish within 200 ms.',
    })
  })
})

describe('limits', () => {
  it('refuses inputs that are too large', async () => {
    await expect(javascript('const main = () => 1', { x: 'x'.repeat(17 * 1024 ** 2) })).rejects.toMatchObject({
      code: 'code_limit',
    })
  })

  it('frees the worker when the call is stopped, at once', async () => {
    const controller = new AbortController()
    const signal = controller.signal
    const running = port.run({ language: 'javascript', code: 'const main = () => { for (;;); }', inputs: {}, signal })
    setTimeout(() => controller.abort(new Error('stopped by the test')), 200)
    const begin = performance.now()
    await expect(running).rejects.toThrow('stopped by the test')
    expect(performance.now() - begin).toBeLessThan(1500)
    expect(await javascript('const main = () => 1')).toBe(1)
  })
})
