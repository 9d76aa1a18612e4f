import type { ComponentDefinition, FieldDefinition } from '@/engine/component'
import { baseUrlField } from '../language-model/model-fields'
import { findModelProvider, modelProviders } from '../language-model/providers'
import { type EmbeddingModelSpec, embeddingModelSpecs } from './specs'

const withEmbeddings = modelProviders.filter((provider) => provider.embeddings || provider.base_url_variable)

export const embeddingModels: readonly ComponentDefinition[] = embeddingModelSpecs.map((spec) => ({
  type: spec.type,
  aliases: spec.aliases,
  display_name: spec.display_name,
  description: spec.provider
    ? `Turns texts into vectors with a model of ${findModelProvider(spec.provider)?.display_name}.`
    : 'Turns texts into vectors, so that they can be searched by meaning.',
  icon: spec.icon,
  category: 'models',
  fields: [...providerFields(spec), ...fieldsOfSpec(spec)],
  outputs: [{ name: 'embeddings', display_name: 'Embedding Model', types: ['Embeddings'] }],
  summary: (config) => {
    const name = config[spec.model.name] ?? spec.model.default
    return typeof name === 'string' && name !== '' ? name : undefined
  },
}))

function providerFields(spec: EmbeddingModelSpec): FieldDefinition[] {
  if (spec.provider) return []
  return [
    {
      name: 'provider',
      display_name: 'Model Provider',
      type: 'select',
      options: withEmbeddings.map((provider) => provider.display_name),
      default: 'Offline',
    },
  ]
}

function fieldsOfSpec(spec: EmbeddingModelSpec): FieldDefinition[] {
  const provider = spec.provider === undefined ? undefined : findModelProvider(spec.provider)
  const known = provider ? (provider.embeddings ?? []) : withEmbeddings.flatMap((item) => item.embeddings ?? [])
  const fields: FieldDefinition[] = [
    {
      ...spec.model,
      display_name: 'Model Name',
      type: 'model',
      info: 'Choose one or type the name of any other.',
      options: known,
    },
  ]
  if (spec.key) {
    fields.push({
      name: 'api_key',
      aliases: spec.key.aliases,
      display_name: 'API Key',
      type: 'secret',
      info: `Empty means the ${provider ? `variable ${provider.key_variable}` : 'key stored for the provider'}.`,
      load_from_db: true,
    })
  }
  if (spec.base_url) {
    fields.push({ ...baseUrlField, ...spec.base_url })
  }
  fields.push({
    name: 'request_timeout',
    aliases: ['timeout'],
    display_name: 'Timeout',
    type: 'number',
    info: 'Seconds without any sign of the provider before a call is given up. Default 60.',
    min: 0,
    advanced: true,
  })
  return fields
}
