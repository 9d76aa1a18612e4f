import { describe, expect, it } from 'vitest'
import type { Ports } from '@/engine'
import { type Capability, capabilities } from '@/engine/capabilities'
import { fakePorts } from '@/engine/testing/fake-ports'
import { Capability as Declared } from '@/modules/flows/contract/capability.operations'
import { allowedPorts } from './allowed-ports'

const signal = new AbortController().signal
const request = { url: 'https://example.com', method: 'GET', headers: {}, timeout_ms: 1_000, max_bytes: 10, signal }

/** One call of every port with power, by the capability that it takes. */
const calls: Record<Capability, (ports: Ports) => Promise<unknown>> = {
  code: (ports) => ports.code.run({ language: 'python', code: 'def main(): return 1', inputs: {}, signal }),
  network: (ports) => ports.http.request({ ...request, follow_redirects: false }),
  tools: (ports) => ports.tools.call({ name: 'x' }, 'tool', {}, signal),
  files: (ports) => ports.files.write({ name: 'a.txt', media_type: 'text/plain', bytes: new Uint8Array() }),
  knowledge: (ports) => ports.knowledge.ingest({ knowledge_base: 'x', documents: [], signal }),
  flows: (ports) => ports.flows.run({ flow: 'x', input_value: '', session_id: 's', signal }),
}
const refused = { code: 'not_allowed' }
const ports = () => fakePorts({})

describe('ports of a run of strangers (threat 4)', () => {
  it.each(capabilities)('do nothing of %s unless it is granted', async (capability) => {
    await expect(calls[capability](allowedPorts([], ports()))).rejects.toMatchObject(refused)
    const others = capabilities.filter((one) => one !== capability && !(capability === 'files' && one === 'network'))
    await expect(calls[capability](allowedPorts(others, ports()))).rejects.toMatchObject(refused)
    const granted = calls[capability](allowedPorts([capability], ports()))
    await granted.catch((error) => expect(error).not.toMatchObject(refused))
  })

  it('are known by the same words to the contract', () => {
    expect(Declared.options).toEqual([...capabilities])
  })
})
