import { describe, expect, it } from 'vitest'
import { type FakePortsOptions, fakePorts } from '@/engine/testing/fake-ports'
import { only } from '@/engine/testing/run-graph'
import type { MessageValue } from '@/engine/values'
import { runFlowNode } from '../testing/run-flow-node'

const model = {
  provider: 'langgenius/openai/openai',
  name: 'gpt-4o-mini',
  mode: 'chat',
  completion_params: { temperature: 0.2 },
}
const variables = { OPENAI_API_KEY: 'sk-test-key' }
const ports = (options: FakePortsOptions = {}) => fakePorts({ variables, ...options })

describe('llm', () => {
  it('does not fill in placeholders that came with a value of a Jinja prompt', async () => {
    const { ports: used } = await runFlowNode(
      'llm',
      {
        model,
        prompt_template: [{ role: 'user', edition_type: 'jinja2', jinja2_text: 'Hi {{ name }}' }],
        prompt_config: { jinja2_variables: [{ variable: 'name', value_selector: ['start', 'who'] }] },
      },
      { values: { who: '{{#sys.query#}}' }, ports: ports({ model: () => ['ok'] }) },
    )
    expect(used.model.requests[0]?.turns).toEqual([{ role: 'user', content: 'Hi {{#sys.query#}}' }])
  })

  it('sends its prompts filled in and gives text and usage', async () => {
    const { outputs, ports: used } = await runFlowNode(
      'llm',
      {
        model,
        prompt_template: [
          { role: 'system', text: 'Be {{#start.mood#}}.' },
          { role: 'user', text: '' },
          { role: 'user', text: '{{#sys.query#}}' },
        ],
      },
      { values: { mood: 'kind' }, ports: ports({ model: () => ['an ', 'answer'] }) },
    )
    expect(outputs).toMatchObject({
      text: 'an answer',
      usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
    })
    expect(used.model.requests[0]?.turns).toEqual([
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'hello' },
    ])
    expect(used.model.requests[0]?.model).toMatchObject({
      provider: 'openai',
      model: 'gpt-4o-mini',
      temperature: 0.2,
      api_key: 'sk-test-key',
    })
  })

  it('puts knowledge where the prompt says, and keeps its braces', async () => {
    const hits = [{ content: 'one {{#sys.query#}}' }, { content: 'two' }]
    const { ports: used } = await runFlowNode(
      'llm',
      {
        model,
        prompt_template: [{ role: 'user', text: 'Know: {{#context#}}' }],
        context: { enabled: true, variable_selector: ['start', 'hits'] },
      },
      { values: { hits }, ports: ports() },
    )
    expect(used.model.requests[0]?.turns[0]?.content).toBe('Know: one {{#sys.query#}}\ntwo')
  })

  it('looks back as far as its window', async () => {
    const message = (text: string, sender: string): MessageValue => ({
      kind: 'message',
      text,
      sender,
      sender_name: sender,
      session_id: 'session-1',
      files: [],
    })
    const messages = [
      message('old', 'User'),
      message('older answer', 'Machine'),
      message('q', 'User'),
      message('a', 'Machine'),
    ]
    const { ports: used } = await runFlowNode(
      'llm',
      {
        model,
        prompt_template: [{ role: 'system', text: 'S' }],
        memory: { window: { enabled: true, size: 1 }, query_prompt_template: 'Q: {{#sys.query#}}' },
      },
      { ports: ports({ messages }) },
    )
    expect(used.model.requests[0]?.turns).toEqual([
      { role: 'system', content: 'S' },
      { role: 'user', content: 'q' },
      { role: 'assistant', content: 'a' },
      { role: 'user', content: 'Q: hello' },
    ])
  })

  it('renders Jinja prompts with their own variables', async () => {
    const { ports: used } = await runFlowNode(
      'llm',
      {
        model,
        prompt_template: [{ role: 'user', edition_type: 'jinja2', jinja2_text: 'Hi {{ name }}' }],
        prompt_config: { jinja2_variables: [{ variable: 'name', value_selector: ['start', 'who'] }] },
      },
      { values: { who: 'Ada' }, ports: ports() },
    )
    expect(used.model.requests[0]?.turns[0]?.content).toBe('Hi Ada')
  })

  it('shows images where vision is on', async () => {
    const picture = {
      kind: 'file',
      ref: 'p',
      transfer: 'stored',
      name: 'p.png',
      media_type: 'image/png',
      file_type: 'image',
    } as const
    const { ports: used } = await runFlowNode(
      'llm',
      {
        model,
        prompt_template: [{ role: 'user', text: 'What is it?' }],
        vision: { enabled: true, configs: { variable_selector: ['start', 'picture'] } },
      },
      { values: { picture }, ports: ports() },
    )
    expect(used.model.requests[0]?.turns[0]?.content).toEqual([
      { type: 'text', text: 'What is it?' },
      { type: 'file', file: picture },
    ])
  })

  it('answers in a schema, and takes thoughts apart', async () => {
    const schema = { type: 'object', properties: { n: { type: 'number' } } }
    const { outputs } = await runFlowNode(
      'llm',
      {
        model,
        prompt_template: [{ role: 'user', text: 'x' }],
        structured_output_enabled: true,
        structured_output: { schema },
        reasoning_format: 'separated',
      },
      { ports: ports({ model: () => ['<think>hm</think>', '```json\n{"n": 7,}\n```'] }) },
    )
    expect(outputs).toMatchObject({ structured_output: { n: 7 }, reasoning_content: 'hm' })
    expect(String(outputs.text)).not.toContain('think')
  })

  it.each([
    [{ model, prompt_template: [{ role: 'system', text: '' }] }, variables, /prompts are empty/],
    [
      { model: { ...model, provider: 'bedrock' }, prompt_template: [{ role: 'user', text: 'x' }] },
      variables,
      /bedrock/,
    ],
    [{ model, prompt_template: [{ role: 'user', text: 'x' }] }, {}, /OPENAI_API_KEY/],
  ])('%# says what is missing', async (config, stored, message) => {
    const { error, events } = await runFlowNode('llm', config, { ports: fakePorts({ variables: stored }) })
    expect(error?.message).toMatch(message)
    expect(only(events, 'node_failed')).toHaveLength(1)
  })
})
