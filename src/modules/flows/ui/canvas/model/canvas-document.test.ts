import { describe, expect, it } from 'vitest'
import { canRedo, canUndo, editDocument, isDirty, markSaved, openDocument, redo, undo } from './canvas-document'
import { readStoredFlow, type StoredFlow } from './stored-flow'

const flow = (name: string): StoredFlow => readStoredFlow({ nodes: [{ id: name }], edges: [] })

describe('canvas document', () => {
  it('goes back and forth through its edits', () => {
    const [a, b, c] = [flow('a'), flow('b'), flow('c')]
    let document = editDocument(editDocument(openDocument(a), b, { at: 0 }), c, { at: 1 })
    expect(document.flow).toBe(c)
    document = undo(document)
    expect(document.flow).toBe(b)
    document = undo(document)
    expect(document.flow).toBe(a)
    expect(canUndo(document)).toBe(false)
    expect(undo(document)).toBe(document)
    document = redo(redo(document))
    expect(document.flow).toBe(c)
    expect(canRedo(document)).toBe(false)
    expect(redo(document)).toBe(document)
  })

  it('forgets what was undone when something new is done', () => {
    const document = editDocument(undo(editDocument(openDocument(flow('a')), flow('b'), { at: 0 })), flow('c'), {
      at: 1,
    })
    expect(canRedo(document)).toBe(false)
  })

  it('takes typing as one step, and two pauses as two', () => {
    const start = flow('')
    let document = openDocument(start)
    for (const [index, text] of ['h', 'he', 'hey'].entries()) {
      document = editDocument(document, flow(text), { key: 'field:n:text', at: index * 300 })
    }
    expect(document.past).toHaveLength(1)
    document = editDocument(document, flow('hey you'), { key: 'field:n:text', at: 5_000 })
    expect(document.past).toHaveLength(2)
    document = editDocument(document, flow('x'), { key: 'field:n:other', at: 5_100 })
    expect(document.past).toHaveLength(3)
    expect(undo(undo(undo(document))).flow).toBe(start)
  })

  it('does not join an edit to one that was undone', () => {
    const first = flow('1')
    let document = editDocument(openDocument(first), flow('2'), { key: 'k', at: 0 })
    document = editDocument(undo(document), flow('3'), { key: 'k', at: 10 })
    expect(undo(document).flow).toBe(first)
  })

  it('ignores edits that change nothing', () => {
    const document = openDocument(flow('a'))
    expect(editDocument(document, document.flow, { at: 0 })).toBe(document)
  })

  it('keeps at most 200 steps', () => {
    let document = openDocument(flow('start'))
    for (let step = 0; step < 250; step++) document = editDocument(document, flow(String(step)), { at: step })
    expect(document.past).toHaveLength(200)
  })

  it('is dirty until the state on the canvas is the saved one', () => {
    const a = flow('a')
    const b = flow('b')
    let document = editDocument(openDocument(a), b, { at: 0 })
    expect(isDirty(document)).toBe(true)
    document = markSaved(document, b)
    expect(isDirty(document)).toBe(false)
    document = undo(document)
    expect(isDirty(document)).toBe(true)
    // A save that was under way while the author went on does not hide the newer edits.
    expect(isDirty(markSaved(editDocument(document, flow('c'), { at: 9 }), a))).toBe(true)
  })
})
