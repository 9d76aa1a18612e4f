const FINAL = /(?:^|\n)[\s*#]*Final Answer\**\s*:\**[ \t]*/i
const ACTION = /(?:^|\n)[\s*#]*Action\**\s*:/i
const OBSERVATION = /\n[\s*#]*Observation\**\s*:/i
/** Long enough to hold back a mark that has only half arrived. */
const MARK_LENGTH = 20

/** Reads an answer of the text protocol while it is being written and gives what belongs to the final answer. */
export class ReactReader {
  text = ''
  /** The model has begun to make up an observation; `text` ends before it. */
  over = false
  /** Something of the final answer was given. */
  showed = false
  private shown: number | undefined

  /** The part of the final answer that is known to belong to it now. */
  push(piece: string): string {
    if (this.over) return ''
    this.text += piece
    const observation = OBSERVATION.exec(this.text)
    if (observation) {
      this.over = true
      this.text = this.text.slice(0, observation.index)
    }
    this.shown ??= this.start()
    if (this.shown === undefined) return ''
    const end = this.over ? this.text.length : this.safeEnd()
    const part = end > this.shown ? this.text.slice(this.shown, end) : ''
    this.shown = Math.max(this.shown, end)
    this.showed ||= part !== ''
    return part
  }

  /** Where the final answer begins, unless an action comes before it. */
  private start(): number | undefined {
    const final = FINAL.exec(this.text)
    if (!final) return undefined
    const at = final.index + final[0].length
    return at < this.text.length && !ACTION.test(this.text.slice(0, final.index)) ? at : undefined
  }

  /** A line that may still become "Observation:" is not shown yet. */
  private safeEnd(): number {
    const line = this.text.lastIndexOf('\n')
    const tail = this.text.slice(line + 1)
    const mayBeMark = line !== -1 && tail.length < MARK_LENGTH && /^[\s*#]*(O[a-z]*\s*)?$/i.test(tail)
    return mayBeMark ? line : this.text.length
  }
}
