import type { ComponentDefinition, FieldDefinition } from '@/engine/component'

const store: FieldDefinition = {
  name: 'collection_name',
  aliases: ['index_name', 'table_name', 'collection'],
  display_name: 'Knowledge Base',
  type: 'text',
  info: 'Name of the knowledge base that stands for the collection. Empty means "documents".',
  default: '',
  input_types: ['Message'],
}

const query: FieldDefinition = {
  name: 'search_query',
  aliases: ['query', 'search_input'],
  display_name: 'Search Query',
  type: 'text',
  info: 'What to search for. Empty finds nothing.',
  default: '',
  input_types: ['Message'],
  tool_mode: true,
}

const count: FieldDefinition = {
  name: 'number_of_results',
  aliases: ['top_k', 'k'],
  display_name: 'Number of Results',
  type: 'integer',
  info: 'Most pieces to give. More than 100 counts as 100.',
  default: 4,
  min: 1,
  advanced: true,
}

const duplicates: FieldDefinition = {
  name: 'allow_duplicates',
  display_name: 'Allow Duplicates',
  type: 'boolean',
  info: 'Keep a text once more that is there already.',
  default: false,
  advanced: true,
}

const embedding: FieldDefinition = {
  name: 'embedding',
  aliases: ['embedding_model', 'embeddings'],
  display_name: 'Embedding',
  type: 'handle',
  info: 'The model that a new knowledge base is searched with. Without one it is searched by words.',
  input_types: ['Embeddings'],
}

/** Vector stores of other products, all of them the knowledge that is built in. */
export const vectorStore: ComponentDefinition = {
  type: 'VectorStore',
  aliases: [
    'AstraDB',
    'AstraDBGraph',
    'AstraDBVectorStore',
    'Cassandra',
    'CassandraGraph',
    'Chroma',
    'Clickhouse',
    'Couchbase',
    'Elasticsearch',
    'ElasticsearchVectorStore',
    'FAISS',
    'HCD',
    'LocalDB',
    'Milvus',
    'MongoDBAtlasVector',
    'OpenSearch',
    'OpenSearchVectorStoreComponent',
    'OpenSearchVectorStoreComponentMultimodalMultiEmbedding',
    'Pinecone',
    'PGVector',
    'pgvector',
    'Qdrant',
    'QdrantVectorStoreComponent',
    'Redis',
    'SupabaseVectorStore',
    'Upstash',
    'Vectara',
    'Weaviate',
    'WeaviateVectorStore',
  ],
  display_name: 'Vector Store',
  description: 'Keeps texts and finds those that are near to a question.',
  icon: 'database',
  category: 'data',
  capabilities: ['knowledge'],
  hidden: true,
  differs:
    'The knowledge base of the collection’s name is used in place of the outside store: texts have to be put into it first, and the outside store’s settings are not used.',
  fields: [
    store,
    {
      name: 'ingest_data',
      aliases: ['vector_store_inputs', 'documents'],
      display_name: 'Ingest Data',
      type: 'handle',
      info: 'Texts to keep, before anything is searched for.',
      list: true,
      input_types: ['Data', 'DataFrame', 'Message'],
    },
    embedding,
    query,
    count,
    {
      name: 'search_score_threshold',
      aliases: ['score_threshold'],
      display_name: 'Score Threshold',
      type: 'number',
      info: 'Pieces below are left out; between 0 and 1.',
      default: 0,
      min: 0,
      max: 1,
      advanced: true,
    },
    {
      name: 'docs_metadata',
      display_name: 'Document Metadata',
      type: 'key_value',
      info: 'Kept with every text.',
      input_types: ['Data'],
      advanced: true,
    },
    duplicates,
  ],
  outputs: [
    { name: 'search_results', display_name: 'Search Results', types: ['Data'] },
    { name: 'dataframe', display_name: 'Table', types: ['DataFrame'] },
    { name: 'status', display_name: 'Status', types: ['Data'] },
    { name: 'stored_doc', display_name: 'Stored Documents', types: ['Data'] },
  ],
}

export const knowledgeIngestion: ComponentDefinition = {
  type: 'KnowledgeIngestion',
  aliases: ['KBIngestion'],
  display_name: 'Knowledge Ingestion',
  description: 'Puts the rows of a table into a knowledge base.',
  icon: 'database',
  category: 'data',
  capabilities: ['knowledge'],
  fields: [
    {
      ...store,
      name: 'knowledge_base',
      aliases: [],
      required: true,
      info: 'Name of the knowledge base; it is made when it is not there.',
    },
    {
      name: 'input_df',
      display_name: 'Input',
      type: 'handle',
      info: 'The rows to keep.',
      required: true,
      list: true,
      input_types: ['Data', 'DataFrame', 'Message'],
    },
    {
      name: 'column_config',
      display_name: 'Columns',
      type: 'table',
      info: 'column_name, vectorize for columns that are searched, identifier for those that name the document.',
      default: [{ column_name: 'text', vectorize: true, identifier: true }],
    },
    embedding,
    duplicates,
  ],
  outputs: [{ name: 'dataframe_output', display_name: 'Results', types: ['Data'] }],
}

export const knowledgeRetrieval: ComponentDefinition = {
  type: 'KnowledgeRetrieval',
  aliases: ['KBRetrieval'],
  display_name: 'Knowledge Retrieval',
  description: 'Finds what a knowledge base says about a question.',
  icon: 'book-open',
  category: 'data',
  fields: [
    { ...store, name: 'knowledge_base', aliases: [], required: true, info: 'Name or id of the knowledge base.' },
    query,
    { ...count, default: 5 },
    {
      name: 'include_metadata',
      display_name: 'Include Metadata',
      type: 'boolean',
      info: 'Give what is kept with each text, too.',
      default: true,
    },
  ],
  outputs: [
    { name: 'retrieve_data', display_name: 'Results', types: ['DataFrame'] },
    { name: 'chroma_kb_data', display_name: 'Results (older flows)', types: ['DataFrame'] },
  ],
}

/** A store of another product that an agent looks things up in. */
export const storeTool: ComponentDefinition = {
  type: 'AstraDBToolComponent',
  aliases: ['AstraDBTool', 'AstraDBCQLToolComponent'],
  display_name: 'Vector Store Tool',
  description: 'Lets an agent look things up in a knowledge base.',
  icon: 'database',
  category: 'tools',
  hidden: true,
  differs:
    'The knowledge base of the collection’s name is searched by a question, in place of rows that are picked by their attributes; the outside store’s settings are not used.',
  fields: [
    {
      name: 'tool_name',
      display_name: 'Tool Name',
      type: 'text',
      info: 'What the agent knows it by.',
      default: '',
    },
    {
      name: 'tool_description',
      display_name: 'Tool Description',
      type: 'text',
      info: 'What the agent is told about it.',
      default: '',
    },
    store,
    query,
    count,
  ],
  outputs: [{ name: 'api_run_model', display_name: 'Data', types: ['Data'] }],
}
