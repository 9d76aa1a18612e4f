/** @typedef {{ url: string, api_key: string }} Product */
/** @typedef {{ id: string, position: { x: number, y: number }, data: { type: string, node?: { template: Record<string, { value?: unknown }> } } }} StoredNode */
/** @typedef {{ nodes: StoredNode[], edges: unknown[], viewport?: unknown }} StoredGraph */

/**
 * The graph of one of the product's own starter templates.
 *
 * @param {Product} product @param {string} key
 * @returns {Promise<StoredGraph>}
 */
export async function starterGraph({ url, api_key }, key) {
  const answer = await json(fetch(`${url}/api/trpc/flows.list_starters`, { headers: { 'x-api-key': api_key } }))
  /** @type {{ key: string, data: StoredGraph }[]} */
  const starters = answer.result.data.json
  const starter = starters.find((one) => one.key === key)
  if (starter) return starter.data
  throw new Error(
    `There is no starter "${key}"; there are ${starters.map((one) => one.key).join(', ')}. Name one of them in scripts/bench.`,
  )
}

/**
 * @param {Product} product @param {string} name @param {StoredGraph} data
 * @returns {Promise<string>} the id of the new flow
 */
export async function createFlow({ url, api_key }, name, data) {
  const created = await json(
    fetch(`${url}/api/v1/flows/`, {
      method: 'POST',
      headers: { 'x-api-key': api_key, 'content-type': 'application/json' },
      body: JSON.stringify({ name, data }),
    }),
  )
  return created.id
}

/**
 * The request that runs a flow, after one run has shown that its answer contains `expected`.
 *
 * @param {Product} product @param {string} flow @param {string} input_value @param {string} expected
 * @returns {Promise<{ url: string, headers: Record<string, string>, body: string }>}
 */
export async function runRequest({ url, api_key }, flow, input_value, expected) {
  const request = {
    url: `${url}/api/v1/run/${flow}`,
    headers: { 'x-api-key': api_key, 'content-type': 'application/json' },
    body: JSON.stringify({ input_value, input_type: 'chat', output_type: 'chat' }),
  }
  const answer = await json(fetch(request.url, { method: 'POST', headers: request.headers, body: request.body }))
  const text = answer.outputs?.[0]?.outputs?.[0]?.results?.message?.text
  if (text !== expected) throw new Error(`The flow answered ${JSON.stringify(text)} instead of "${expected}".`)
  return request
}

/**
 * The chat starter with its model at a local server.
 *
 * @param {StoredGraph} graph @param {string} base_url @param {boolean} [stream]
 * @returns {StoredGraph}
 */
export function withModelAt(graph, base_url, stream = true) {
  const template = graph.nodes.find(({ data }) => data.type === 'LanguageModelComponent')?.data.node?.template
  if (!template)
    throw new Error('The starter "chat" has no language model any more: name another one in scripts/bench.')
  const wanted = { provider: 'OpenAI-compatible', model_name: 'mock', base_url, stream }
  for (const [name, value] of Object.entries(wanted)) template[name] = { ...template[name], value }
  return graph
}

/** @param {Promise<Response>} request */
async function json(request) {
  const response = await request
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
