/** Kinds of nodes that call something that may fail: they can be tried again, and go on after a failure. */
export const CAN_FAIL: ReadonlySet<string> = new Set([
  'llm',
  'code',
  'http-request',
  'tool',
  'agent',
  'knowledge-retrieval',
  'parameter-extractor',
  'question-classifier',
  'template-transform',
  'document-extractor',
  'list-operator',
])
