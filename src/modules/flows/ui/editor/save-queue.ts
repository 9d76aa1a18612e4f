import type { StoredRecord } from '../canvas/model/record'

export type SaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Could not be saved for now; it is tried again by itself. */
  | { kind: 'waiting'; reason: string }
  /** Somebody else saved in between; a person decides. */
  | { kind: 'conflict'; newer: NewerFlow }

export interface NewerFlow {
  updated_at: string
  data: unknown
}

export type SaveAnswer =
  | { ok: true; updated_at: string }
  | { ok: false; conflict: NewerFlow }
  | { ok: false; reason: string }

interface SaveQueueOptions {
  /** `updated_at` of the flow that the edits build upon. */
  version: string
  save: (data: StoredRecord, version: string) => Promise<SaveAnswer>
  onState: (state: SaveState) => void
  /** Milliseconds of quiet before a save; edits never wait longer than twice that. */
  quiet_ms?: number
  retry_ms?: number
}

/**
 * Saves edits one at a time, the newest always last, each on top of the version that the one before it made. Nobody's
 * edit is overwritten: when the flow was changed elsewhere the queue stops and hands the newer flow over.
 */
export class SaveQueue {
  private version: string
  private pending: StoredRecord | undefined
  private pendingSince = 0
  private saving: Promise<void> | undefined
  private changing: Promise<void> | undefined
  private stopped = false
  private timer: ReturnType<typeof setTimeout> | undefined
  /** May be changed while edits wait: it counts from the next one on. */
  quiet: number
  private readonly retry: number

  constructor(private readonly options: SaveQueueOptions) {
    this.version = options.version
    this.quiet = options.quiet_ms ?? 800
    this.retry = options.retry_ms ?? 3_000
  }

  get hasUnsaved(): boolean {
    return this.pending !== undefined || this.saving !== undefined
  }

  edit(data: StoredRecord): void {
    if (this.pending === undefined) this.pendingSince = Date.now()
    this.pending = data
    if (this.stopped) return
    this.options.onState({ kind: 'unsaved' })
    const waited = Date.now() - this.pendingSince
    this.schedule(Math.max(0, Math.min(this.quiet, this.quiet * 2 - waited)))
  }

  /** Saves what is waiting now; resolves when nothing is left or it has to wait. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    await this.changing
    if (this.stopped) return
    this.saving ??= this.saveAll().finally(() => {
      this.saving = undefined
    })
    await this.saving
  }

  /**
   * Changes the flow beside its graph, between two saves; `work` gives the flow's new version. Edits that are made
   * meanwhile wait, unless the change brings a graph of its own.
   */
  async between(work: () => Promise<{ version: string; new_graph: boolean }>): Promise<void> {
    await this.flush()
    const change = work().then(({ version, new_graph }) => {
      this.version = version
      if (!new_graph) return
      this.pending = undefined
      this.options.onState({ kind: 'saved', at: Date.now() })
    })
    this.changing = change
      .catch(() => undefined)
      .finally(() => {
        this.changing = undefined
        if (this.pending !== undefined && !this.stopped) this.schedule(this.quiet)
      })
    await change
  }

  /** After a conflict: goes on with the edits on top of the newer flow, or without them. */
  resolve(newer: NewerFlow, keepMine: boolean): void {
    this.version = newer.updated_at
    this.stopped = false
    if (keepMine) {
      void this.flush()
      return
    }
    this.pending = undefined
    this.options.onState({ kind: 'saved', at: Date.parse(newer.updated_at) })
  }

  close(): void {
    clearTimeout(this.timer)
    this.stopped = true
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  private async saveAll(): Promise<void> {
    while (this.pending !== undefined && (await this.saveOnce(this.pending))) {
      // The loop goes on while edits came in during the save.
    }
  }

  /** True when it was saved and the next one may follow. */
  private async saveOnce(data: StoredRecord): Promise<boolean> {
    this.options.onState({ kind: 'saving' })
    const answer = await this.options.save(data, this.version)
    if (answer.ok) {
      this.version = answer.updated_at
      if (this.pending === data) this.pending = undefined
      else this.pendingSince = Date.now()
      this.options.onState(this.pending === undefined ? { kind: 'saved', at: Date.now() } : { kind: 'unsaved' })
      return true
    }
    if ('conflict' in answer) {
      this.stopped = true
      this.options.onState({ kind: 'conflict', newer: answer.conflict })
      return false
    }
    this.options.onState({ kind: 'waiting', reason: answer.reason })
    this.schedule(this.retry)
    return false
  }
}
