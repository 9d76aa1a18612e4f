import { field, flowNode, output } from '../flow-node'

export const knowledgeRetrieval = flowNode({
  type: 'knowledge-retrieval',
  display_name: 'Knowledge Retrieval',
  description: 'Finds what knowledge bases say about a question.',
  icon: 'library',
  category: 'data',
  fields: [
    field('query_variable_selector', 'Question', 'table', { default: [] }),
    field('dataset_ids', 'Knowledge Bases', 'table', { info: 'Ids or names.', default: [] }),
    field('retrieval_mode', 'Mode', 'select', { advanced: true, options: ['single', 'multiple'], default: 'multiple' }),
    field('multiple_retrieval_config', 'Settings', 'table', { default: { top_k: 4, score_threshold: null } }),
    field('single_retrieval_config', 'Model Choice', 'table', { advanced: true }),
    field('metadata_filtering_mode', 'Metadata Filter', 'text', { advanced: true }),
    field('metadata_filtering_conditions', 'Metadata Conditions', 'table', { advanced: true }),
    field('metadata_model_config', 'Metadata Model', 'table', { advanced: true }),
    field('query_attachment_selector', 'Images', 'table', { advanced: true }),
    field('vision', 'Vision', 'table', { advanced: true }),
  ],
  outputs: [output('result', 'Result', 'Any')],
})
