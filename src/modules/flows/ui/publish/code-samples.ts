export type SampleLanguage = 'curl' | 'javascript' | 'python' | 'client'
export type OpenaiLanguage = Exclude<SampleLanguage, 'client'>

export interface SampleInput {
  /** Where this installation is reached, without a closing slash. */
  base_url: string
  /** Id or endpoint name of the flow. */
  flow: string
  flow_id: string
  stream: boolean
  /** Which state of the flow runs: the published one or the draft. */
  release: 'online' | 'draft'
}

const KEY = 'YOUR_API_KEY'
const QUESTION = 'Hello'
const SESSION = 'my-session'

/** A program that runs the flow, ready to be copied. */
export function codeSample(language: SampleLanguage, input: SampleInput): string {
  return samples[language]({ ...input, base_url: origin(input.base_url) })
}

/** The address that runs the flow. */
export function runUrl({ base_url, flow, stream, release }: SampleInput): string {
  const way = release === 'online' ? 'run/online' : 'run'
  const url = `${origin(base_url)}/api/v1/${way}/${encodeURIComponent(flow)}`
  return stream ? `${url}?stream=true` : url
}

const origin = (base_url: string) => base_url.replace(/\/+$/, '')

/** Where the public page of the flow is. */
export const pageUrl = (base_url: string, flow_id: string) => `${origin(base_url)}/p/${flow_id}`

/** What a page has to hold to show the flow's chat in its corner. */
export const widgetSnippet = (base_url: string, flow_id: string) =>
  `<script src="${origin(base_url)}/widget.js" data-flow="${flow_id}" defer></script>`

/** The address that a webhook calls. */
export const webhookUrl = (base_url: string, flow: string) =>
  `${origin(base_url)}/api/v1/webhook/${encodeURIComponent(flow)}`

export const webhookSample = (base_url: string, flow: string) =>
  [
    `curl -X POST '${webhookUrl(base_url, flow)}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H 'x-api-key: ${KEY}' \\`,
    `  -H 'idempotency-key: order-4711' \\`,
    `  -d '${JSON.stringify({ event: 'order.created', order: 4711 })}'`,
  ].join('\n')

/** What clients of OpenAI take as their base address. */
export const openaiUrl = (base_url: string) => `${origin(base_url)}/api/v1`

/** A program that talks to the flow as to a model of OpenAI. */
export function openaiSample(language: OpenaiLanguage, base_url: string, flow: string): string {
  const url = openaiUrl(base_url)
  const messages = [{ role: 'user', content: QUESTION }]
  if (language === 'curl') {
    return [
      `curl -X POST '${url}/chat/completions' \\`,
      `  -H 'content-type: application/json' \\`,
      `  -H 'authorization: Bearer ${KEY}' \\`,
      `  -d '${JSON.stringify({ model: flow, messages })}'`,
    ].join('\n')
  }
  if (language === 'python') {
    return `from openai import OpenAI

client = OpenAI(base_url="${url}", api_key="${KEY}")
answer = client.chat.completions.create(
    model="${flow}",
    messages=[{"role": "user", "content": "${QUESTION}"}],
)
print(answer.choices[0].message.content)
`
  }
  return `import OpenAI from 'openai'

const openai = new OpenAI({ baseURL: '${url}', apiKey: '${KEY}' })
const answer = await openai.chat.completions.create({
  model: '${flow}',
  messages: [{ role: 'user', content: '${QUESTION}' }],
})
console.log(answer.choices[0].message.content)
`
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
  const call = input.release === 'online' ? 'simplified_run_online_flow' : 'simplified_run_flow'
  if (!input.stream)
    return `${start}
const run = await millrace.runs.${call}.mutate({
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
