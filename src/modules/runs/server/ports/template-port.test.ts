import { afterAll, describe, expect, it } from 'vitest'
import { closeSandbox, sandbox } from '@/platform/sandbox/sandbox'
import { fillPlainTemplate } from './plain-template'
import { templatePort } from './template-port'

afterAll(closeSandbox)

const port = templatePort('tenant')
const never = new AbortController().signal
const render = (template: string, values = {}) => port.render(template, values, never)
/** As Jinja does it, even where a shorter way would do. */
const byJinja = (template: string, values = {}) => port.render(`{# #}${template}`, values, never)

const values = {
  name: 'Ann',
  n: 3,
  f: 2.5,
  yes: true,
  no: null,
  list: [1, 'b', true, null, "it's", { k: 'v' }],
  deep: { a: [{ 'b-c': 'found' }], items: 'hidden' },
  rows: [
    { url: 'u1', text: 't1' },
    { url: 'u2', text: 't2' },
  ],
}

describe('a template that is only text and values', () => {
  it.each([
    'no values at all',
    'Hello {{ name }}, {{n}} and {{ f }}.',
    '{{ yes }} {{ no }} {{ list }} {{ deep.a }}',
    "{{ deep.a[0]['b-c'] }} {{ list[1] }}",
    'unknown: [{{ unknown }}] [{{ deep.unknown }}] [{{ list[99] }}]',
    'one line\n',
    'two lines\n\n',
    'windows\r\nlines {{ name }}\r\n',
    '{ "json": "{{ name }}" }',
    '你好 {{ name }} 😀',
  ])('%j is filled in without Jinja, as Jinja would', { timeout: 60_000 }, async (template) => {
    const filled = fillPlainTemplate(template, values)
    expect(filled).toBe(await byJinja(template, values))
    expect(await render(template, values)).toBe(filled)
  })

  it.each([
    '{{ name | upper }}',
    '{% if yes %}a{% endif %}',
    '{{ n + 1 }}',
    '{{ name.upper() }}',
    '{{ deep.items }}',
    '{{ unknown.more }}',
    '{{ true }}',
    '{{- name }}',
    'a {# remark #}',
    '{{ "text" }}',
    '{{{ name }}}',
    '{{ name }',
    '{{ name[0] }}',
  ])('%j is left to Jinja', (template) => {
    expect(fillPlainTemplate(template, values)).toBeUndefined()
  })
})

describe('Jinja', () => {
  it.each([
    ['{% for row in rows -%}\n|{{ row.url }}|{{ row.text }}|\n{% endfor -%}', '|u1|t1|\n|u2|t2|\n'],
    ['{% for row in rows %}{{ loop.index }}{{ row.url }}{% if not loop.last %}, {% endif %}{% endfor %}', '1u1, 2u2'],
    ['{{ rows | map(attribute="url") | join("\\n") }}', 'u1\nu2'],
    ['{{ rows | selectattr("url", "equalto", "u2") | list | length }}', '1'],
    ['{{ f | round(1) }} {{ "3" | int + 1 }} {{ [3, 1, 2] | sort | first }} {{ [1, 2] | sum }}', '2.5 4 1 3'],
    [
      '{{ {"b": 1, "a": 2} | dictsort }} {{ deep | tojson }}',
      `[('a', 2), ('b', 1)] {"a": [{"b-c": "found"}], "items": "hidden"}`,
    ],
    ['{{ unknown | default("d") }} {{ "" | default("e", true) }} {{ n is divisibleby 3 }}', 'd e True'],
    [
      '{% set x = "a,b".split(",") %}{{ x[1].upper() }}{{ name.startswith("A") }} {{ name.replace("n", "m") }}',
      'BTrue Amm',
    ],
    [
      '{% macro tag(t, c="p") %}<{{ c }}>{{ t }}</{{ c }}>{% endmacro %}{{ tag("x") }}{{ tag("y", c="b") }}',
      '<p>x</p><b>y</b>',
    ],
    ['{% for k, v in {"a": 1}.items() %}{{ k }}={{ v }}{% else %}none{% endfor %}', 'a=1'],
    [
      '{% raw %}{{ name }}{% endraw %} {{ "%s-%s" | format(1, 2) }} {{ "abc def" | title | truncate(5, true, "…", 0) }}',
      '{{ name }} 1-2 Abc …',
    ],
    ['{% if 1 < n <= 3 and name is defined and unknown is not defined %}yes{% elif n %}no{% endif %}', 'yes'],
    ['{% with y = n * 2 %}{{ y }}{% endwith %}{{ "a" ~ n ~ no }} {{ "ab" * 2 }} {{ 7 // 2 }}', '6a3None abab 3'],
    ['{% for g in rows | groupby("url") %}{{ g.grouper }}:{{ g.list | length }} {% endfor %}', 'u1:1 u2:1 '],
  ])('%s', { timeout: 60_000 }, async (template, text) => {
    expect(await render(template, values)).toBe(text)
  })

  it.each([
    ['line one\n{% if %}', /line 2/],
    ['{{ name | no_such_filter }}', /no_such_filter.*line 1/],
    ['a\nb\n{{ unknown.more }}', /'unknown' is undefined \(line 3\)/],
    ['{{ 1 // 0 }}', /ZeroDivisionError/],
    ['{% include "other" %}', /no loader/],
    ['{{ "x" * 10 ** 9 }}', /memory|larger/],
    ['{{ "x" * 9 * 2 ** 20 }}', /larger than/],
    ['{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}', /Recursion|broke down/],
  ])('%s fails with words', { timeout: 60_000 }, async (template, message) => {
    await expect(render(template)).rejects.toMatchObject({
      code: 'template_failed',
      message: expect.stringMatching(message),
    })
    expect(await render('{{ 1 + 1 }}')).toBe('2')
  })

  it('takes no longer than it may', async () => {
    const loop = '{% for a in range(10 ** 9) %}{% for b in range(10 ** 9) %}{{ a * b }}{% endfor %}{% endfor %}'
    await expect(templatePort('tenant', 300).render(loop, {}, never)).rejects.toMatchObject({
      code: 'template_failed',
      message: 'The template was not filled in within 300 ms.',
    })
    expect(await render('{{ 1 + 1 }}')).toBe('2')
  })

  it('reaches nothing of the server', async () => {
    const walk = '{{ "".__class__.__mro__[1].__subclasses__() | map(attribute="__module__") | unique | join(" ") }}'
    expect(await render(walk)).not.toMatch(/ctypes|_pyodide_core/)
    const read = '{{ cycler.__init__.__globals__.os.popen("id").read() }}'
    await expect(render(read)).rejects.toMatchObject({ code: 'template_failed' })
    expect(await render('{{ cycler.__init__.__globals__.os.environ | list | sort }}')).toBe("['HOME', 'LANG', 'TZ']")
  })

  it('ends with the call that is stopped', async () => {
    const controller = new AbortController()
    const loop = '{% for a in range(10 ** 9) %}{% endfor %}'
    const rendering = port.render(loop, {}, controller.signal)
    setTimeout(() => controller.abort(new Error('stopped by the test')), 150)
    await expect(rendering).rejects.toThrow('stopped by the test')
    expect(sandbox('python').pids.length).toBeGreaterThan(0)
  })
})
