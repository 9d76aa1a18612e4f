import type { ComponentDefinition } from '@/engine/component'

const byUrl = { field: 'mode', in: ['URL'] }

export const apiRequest: ComponentDefinition = {
  type: 'APIRequest',
  display_name: 'API Request',
  description: 'Makes an HTTP request and gives its answer.',
  icon: 'globe',
  category: 'data',
  capabilities: ['network'],
  fields: [
    { name: 'mode', display_name: 'Mode', type: 'select', options: ['URL', 'cURL'], default: 'URL' },
    {
      name: 'url_input',
      aliases: ['urls'],
      display_name: 'URL',
      type: 'text',
      default: '',
      placeholder: 'https://',
      info: 'Where the request goes.',
      input_types: ['Message'],
      tool_mode: true,
      show_when: byUrl,
    },
    {
      name: 'curl_input',
      aliases: ['curl'],
      display_name: 'cURL',
      type: 'multiline',
      info: 'A curl command: its address, method, headers and body are used.',
      default: '',
      input_types: ['Message'],
      tool_mode: true,
      show_when: { field: 'mode', in: ['cURL'] },
    },
    {
      name: 'method',
      display_name: 'Method',
      type: 'select',
      options: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
      default: 'GET',
      show_when: byUrl,
    },
    {
      name: 'query_params',
      display_name: 'Query Parameters',
      type: 'key_value',
      info: 'Added to the address.',
      input_types: ['Data'],
      advanced: true,
    },
    {
      name: 'body',
      display_name: 'Body',
      type: 'key_value',
      info: 'Sent as JSON with POST, PATCH and PUT.',
      input_types: ['Data'],
      advanced: true,
      show_when: { field: 'method', in: ['POST', 'PATCH', 'PUT'] },
    },
    { name: 'headers', display_name: 'Headers', type: 'key_value', input_types: ['Data'], advanced: true },
    {
      name: 'timeout',
      display_name: 'Timeout',
      type: 'number',
      info: 'Seconds. At most 300.',
      default: 30,
      min: 0,
      advanced: true,
    },
    {
      name: 'follow_redirects',
      display_name: 'Follow Redirects',
      type: 'boolean',
      default: true,
      advanced: true,
    },
    {
      name: 'save_to_file',
      display_name: 'Save to File',
      type: 'boolean',
      info: 'Kept for flows that have it; the answer is always given directly.',
      default: false,
      advanced: true,
    },
    {
      name: 'include_httpx_metadata',
      display_name: 'Include HTTP Metadata',
      type: 'boolean',
      info: 'Adds the status, the headers sent and received, and the address that answered.',
      default: false,
      advanced: true,
    },
  ],
  outputs: [
    { name: 'data', display_name: 'API Response', types: ['Data'] },
    { name: 'dataframe', display_name: 'Table', types: ['DataFrame'] },
  ],
  summary: (config) => {
    const { method, url_input } = config
    return typeof url_input === 'string' && url_input !== '' ? `${method ?? 'GET'} ${url_input}` : undefined
  },
}
