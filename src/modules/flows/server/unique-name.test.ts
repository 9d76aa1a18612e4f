import { describe, expect, it } from 'vitest'
import { uniqueEndpoint, uniqueName } from './unique-name'

describe('unique names', () => {
  it('keeps a free name', () => {
    expect(uniqueName('Chat', ['Chat 2', 'chat'])).toBe('Chat')
  })
  it('goes past the highest number taken', () => {
    expect(uniqueName('Chat', ['Chat', 'Chat (1)', 'Chat (7)', 'Chat (x)'])).toBe('Chat (8)')
  })
  it('does the same for endpoint names', () => {
    expect(uniqueEndpoint('chat', ['chat', 'chat-1', 'chat-one'])).toBe('chat-2')
  })
})
