import type { ComponentDefinition } from '@/engine/component'

export const textEmbedder: ComponentDefinition = {
  type: 'TextEmbedderComponent',
  aliases: ['TextEmbedder'],
  display_name: 'Text Embedder',
  description: 'Turns a text into a vector.',
  icon: 'square-function',
  category: 'models',
  hidden: true,
  fields: [
    {
      name: 'embedding_model',
      display_name: 'Embedding Model',
      type: 'handle',
      info: 'The model that makes the vector.',
      required: true,
      input_types: ['Embeddings'],
    },
    {
      name: 'message',
      display_name: 'Message',
      type: 'multiline',
      info: 'The text.',
      required: true,
      default: '',
      input_types: ['Message'],
    },
  ],
  outputs: [{ name: 'embeddings', display_name: 'Embedding Data', types: ['Data'] }],
}

export const embeddingSimilarity: ComponentDefinition = {
  type: 'EmbeddingSimilarityComponent',
  display_name: 'Embedding Similarity',
  description: 'Says how near two vectors are.',
  icon: 'square-function',
  category: 'models',
  hidden: true,
  fields: [
    {
      name: 'embedding_vectors',
      display_name: 'Embedding Vectors',
      type: 'handle',
      info: 'Two vectors, as a text embedder gives them.',
      required: true,
      list: true,
      input_types: ['Data'],
    },
    {
      name: 'similarity_metric',
      display_name: 'Similarity Metric',
      type: 'select',
      info: 'How nearness is measured.',
      options: ['Cosine Similarity', 'Euclidean Distance', 'Manhattan Distance'],
      default: 'Cosine Similarity',
    },
  ],
  outputs: [{ name: 'similarity_data', display_name: 'Similarity Data', types: ['Data'] }],
}
