import { starterGraph } from './starter-graph'

const input = { id: 'ChatInput-start', type: 'ChatInput' } as const
const output = { id: 'ChatOutput-end', type: 'ChatOutput' } as const
const model = { id: 'LanguageModelComponent-model', type: 'LanguageModelComponent' } as const

/** What a new flow can start from. All of them answer at once, with the offline model until another one is chosen. */
export const starters = [
  {
    key: 'chat',
    name: 'Chat with a model',
    description: 'A question goes to a language model and its answer comes back, streamed.',
    icon: 'message-circle',
    data: starterGraph(
      [
        { ...input, at: [0, 0] },
        { ...model, at: [1, 0], config: { system_message: 'Answer briefly and in plain words.' } },
        { ...output, at: [2, 0] },
      ],
      [
        'ChatInput-start.message -> LanguageModelComponent-model.input_value',
        'LanguageModelComponent-model.text_output -> ChatOutput-end.input_value',
      ],
    ),
  },
  {
    key: 'chat-with-memory',
    name: 'Chat that remembers',
    description: 'What was said before in the conversation is part of every new question.',
    icon: 'history',
    data: starterGraph(
      [
        { ...input, at: [0, 1] },
        { id: 'Memory-past', type: 'Memory', at: [0, 0], config: { n_messages: 20 } },
        {
          id: 'Prompt-ask',
          type: 'Prompt',
          at: [1, 0.5],
          config: { template: 'The conversation so far:\n{history}\n\nThe new message:\n{message}' },
        },
        { ...model, at: [2, 0.5], config: { system_message: 'You are a friendly assistant with a good memory.' } },
        { ...output, at: [3, 0.5] },
      ],
      [
        'Memory-past.messages_text -> Prompt-ask.history',
        'ChatInput-start.message -> Prompt-ask.message',
        'Prompt-ask.prompt -> LanguageModelComponent-model.input_value',
        'LanguageModelComponent-model.text_output -> ChatOutput-end.input_value',
      ],
    ),
  },
  {
    key: 'rewrite',
    name: 'Rewrite a text',
    description: 'A prompt with variables: the text you send is rewritten for the reader you name.',
    icon: 'pen-line',
    data: starterGraph(
      [
        { ...input, at: [0, 0] },
        {
          id: 'TextInput-reader',
          type: 'TextInput',
          name: 'Reader',
          at: [0, 1],
          config: { input_value: 'someone new to the subject' },
        },
        {
          id: 'Prompt-rewrite',
          type: 'Prompt',
          at: [1, 0.5],
          config: { template: 'Rewrite the following text for {reader}. Keep its meaning.\n\n{text}' },
        },
        { ...model, at: [2, 0.5] },
        { ...output, at: [3, 0.5] },
      ],
      [
        'ChatInput-start.message -> Prompt-rewrite.text',
        'TextInput-reader.text -> Prompt-rewrite.reader',
        'Prompt-rewrite.prompt -> LanguageModelComponent-model.input_value',
        'LanguageModelComponent-model.text_output -> ChatOutput-end.input_value',
      ],
    ),
  },
  {
    key: 'route',
    name: 'Route by what is said',
    description: 'Messages that mention a refund get a fixed answer; all others go to a model.',
    icon: 'split',
    data: starterGraph(
      [
        { ...input, at: [0, 0.5] },
        {
          id: 'ConditionalRouter-refund',
          type: 'ConditionalRouter',
          name: 'About a refund?',
          at: [1, 0.5],
          config: {
            operator: 'contains',
            match_text: 'refund',
            case_sensitive: false,
            true_case_message: 'Refunds take three working days. Send us your order number and we will start one.',
          },
        },
        { id: 'ChatOutput-refund', type: 'ChatOutput', name: 'Refund answer', at: [3, 0] },
        { ...model, at: [2, 1] },
        { ...output, name: 'Model answer', at: [3, 1] },
      ],
      [
        'ChatInput-start.message -> ConditionalRouter-refund.input_text',
        'ConditionalRouter-refund.true_result -> ChatOutput-refund.input_value',
        'ConditionalRouter-refund.false_result -> LanguageModelComponent-model.input_value',
        'LanguageModelComponent-model.text_output -> ChatOutput-end.input_value',
      ],
    ),
  },
  {
    key: 'echo',
    name: 'Echo',
    description: 'What goes in comes out: the smallest flow there is, good for trying the API.',
    icon: 'repeat-2',
    data: starterGraph(
      [
        { ...input, at: [0, 0] },
        { ...output, at: [1, 0] },
      ],
      ['ChatInput-start.message -> ChatOutput-end.input_value'],
    ),
  },
]
