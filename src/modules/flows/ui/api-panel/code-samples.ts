export type SampleLanguage = 'curl' | 'javascript' | 'python' | 'client'

export interface SampleInput {
  /** Where this installation is reached, without a closing slash. */
  base_url: string
  /** Id or endpoint name of the flow. */
  flow: string
  flow_id: string
  stream: boolean
}

const KEY = 'YOUR_API_KEY'
const QUESTION = 'Hello'
const SESSION = 'my-session'

/** A program that runs the flow, ready to be copied. */
export function codeSample(language: SampleLanguage, input: SampleInput): string {
  return samples[language]({ ...input, base_url: input.base_url.replace(/\/+$/, '') })
}

/** The address that runs the flow. */
export function runUrl({ base_url, flow, stream }: SampleInput): string {
  const url = `${base_url.replace(/\/+$/, '')}/api/v1/run/${encodeURIComponent(flow)}`
  return stream ? `${url}?stream=true` : url
}

const body = { input_value: QUESTION, input_type: 'chat', output_type: 'chat', session_id: SESSION }

const samples: Record<SampleLanguage, (input: SampleInput) => string> = { curl, javascript, python, client }

function curl(input: SampleInput): string {
  return [
    `curl ${input.stream ? '-N ' : ''}-X POST '${runUrl(input)}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H 'x-api-key: ${KEY}' \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}

function javascript(input: SampleInput): string {
  const request = `const response = await fetch('${runUrl(input)}', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-api-key': '${KEY}' },
  body: JSON.stringify(${indent(JSON.stringify(body, null, 2), 2)}),
})
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`)
`
  if (!input.stream) return `${request}const run = await response.json()\nconsole.log(run.outputs)\n`
  return `${request}
let rest = ''
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split('\\n')
  rest = lines.pop() ?? ''
  for (const line of lines) {
    if (line.trim() === '') continue
    const { event, data } = JSON.parse(line)
    if (event === 'token') process.stdout.write(data.chunk)
  }
}
`
}

function python(input: SampleInput): string {
  const payload = indent(JSON.stringify(body, null, 4), 4)
  const call = `url = "${runUrl(input)}"
headers = {"x-api-key": "${KEY}"}
payload = ${payload.replace(/\n {4}/g, '\n')}
`
  if (!input.stream) {
    return `import requests

${call}
response = requests.post(url, json=payload, headers=headers, timeout=120)
response.raise_for_status()
print(response.json()["outputs"])
`
  }
  return `import json

import requests

${call}
with requests.post(url, json=payload, headers=headers, stream=True, timeout=120) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        if not line:
            continue
        event = json.loads(line)
        if event["event"] == "token":
            print(event["data"]["chunk"], end="", flush=True)
`
}

function client(input: SampleInput): string {
  const imports = input.stream ? 'createMillraceClient, watchRun' : 'createMillraceClient'
  const start = `import { ${imports} } from 'millrace-client'

const millrace = createMillraceClient({ url: '${input.base_url}', apiKey: '${KEY}' })
`
  if (!input.stream)
    return `${start}
const run = await millrace.runs.simplified_run_flow.mutate({
  flow_id_or_name: '${input.flow}',
  input_value: '${QUESTION}',
  session_id: '${SESSION}',
})
console.log(run.outputs)
`
  return `${start}
const { run_id } = await millrace.runs.start_run.mutate({
  flow_id: '${input.flow_id}',
  input_value: '${QUESTION}',
  session_id: '${SESSION}',
})
for await (const { event } of watchRun(millrace, run_id)) {
  if (event.type === 'token') process.stdout.write(event.chunk)
}
`
}

function indent(text: string, spaces: number): string {
  return text.replace(/\n/g, `\n${' '.repeat(spaces)}`)
}
