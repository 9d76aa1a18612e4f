/** Features of an app as a graph, taken over from an app without one where it has them. */
export function newFeatures(config: Record<string, unknown>): Record<string, unknown> {
  const of = (key: string, otherwise: unknown) => (config[key] === undefined ? otherwise : config[key])
  const off = { enabled: false }
  return {
    file_upload: of('file_upload', off),
    opening_statement: of('opening_statement', ''),
    retriever_resource: of('retriever_resource', { enabled: true }),
    sensitive_word_avoidance: of('sensitive_word_avoidance', off),
    speech_to_text: of('speech_to_text', off),
    suggested_questions: of('suggested_questions', []),
    suggested_questions_after_answer: of('suggested_questions_after_answer', off),
    text_to_speech: of('text_to_speech', { enabled: false, language: '', voice: '' }),
  }
}
