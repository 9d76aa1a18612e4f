import { field, flowNode, output } from '../flow-node'

export const httpRequest = flowNode({
  type: 'http-request',
  display_name: 'HTTP Request',
  description: 'Calls an address and gives its answer.',
  icon: 'globe',
  category: 'data',
  capabilities: ['network'],
  fields: [
    field('method', 'Method', 'select', {
      options: ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'],
      default: 'get',
    }),
    field('url', 'Address', 'text', { info: 'With {{#node.output#}} for values.', default: '' }),
    field('authorization', 'Authorization', 'table', { default: { type: 'no-auth', config: null } }),
    field('headers', 'Headers', 'multiline', { info: 'One to a line, name:value.', default: '' }),
    field('params', 'Query Parameters', 'multiline', { info: 'One to a line, name:value.', default: '' }),
    field('body', 'Body', 'table', { default: { type: 'none', data: [] } }),
    field('timeout', 'Time-outs', 'table', { advanced: true, info: 'Seconds: connect, read, write.' }),
    field('ssl_verify', 'Check Certificates', 'boolean', { advanced: true, default: true }),
    field('variables', 'Variables', 'table', { advanced: true, default: [] }),
  ],
  outputs: [
    output('body', 'Body', 'Message'),
    output('status_code', 'Status', 'Any'),
    output('headers', 'Headers', 'Any'),
    output('files', 'Files', 'Any'),
  ],
  summary: (config) =>
    typeof config.url === 'string' && config.url !== ''
      ? `${String(config.method ?? 'get').toUpperCase()} ${config.url}`
      : undefined,
})
