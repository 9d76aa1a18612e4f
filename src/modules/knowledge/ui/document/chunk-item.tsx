'use client'

import { PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { IconButton } from '@/ui/icon-button'
import { Switch } from '@/ui/switch'
import { toastError } from '@/ui/toast'
import type { ChunkRow } from '../knowledge-rows'
import { ChunkDialog } from './chunk-dialog'

interface ChunkItemProps {
  chunk: ChunkRow
  knowledge_base_id: string
  /** Without it, the chunk is read. */
  may_change: boolean
}

/** One chunk: its text, whether it is searched, and the ways to change it. */
export function ChunkItem({ chunk, knowledge_base_id, may_change }: ChunkItemProps) {
  const utils = api.useUtils()
  const update = api.knowledge.update_chunk.useMutation()
  const remove = api.knowledge.delete_chunk.useMutation()
  const [asking, setAsking] = useState<'edit' | 'delete'>()
  const { id: chunk_id, document_id, position, enabled } = chunk
  const place = { knowledge_base_id, document_id, chunk_id }

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work()
      await utils.knowledge.invalidate()
      setAsking(undefined)
    } catch (error) {
      toastError(t('knowledge.not_done'), errorText(error).title)
    }
  }

  return (
    <li className="rounded-lg border bg-surface">
      <header className="flex items-center gap-2 border-b py-1.5 pr-2 pl-3 text-ink-3 text-xs">
        <span className="tabular font-medium text-ink-2">{t('chunks.position', { position })}</span>
        <span className="tabular flex-1">
          {t('chunks.characters', { count: chunk.content.length.toLocaleString() })}
        </span>
        <Switch
          aria-label={t('chunks.enabled', { position })}
          checked={enabled}
          disabled={update.isPending || !may_change}
          onCheckedChange={(next) => void attempt(() => update.mutateAsync({ ...place, enabled: next }))}
        />
        {may_change && (
          <>
            <IconButton
              icon={PencilLine}
              size="sm"
              label={t('chunks.edit', { position })}
              onClick={() => setAsking('edit')}
            />
            <IconButton
              icon={Trash2}
              size="sm"
              label={t('chunks.delete', { position })}
              onClick={() => setAsking('delete')}
            />
          </>
        )}
      </header>
      <p
        className={cn(
          'max-h-72 overflow-y-auto whitespace-pre-wrap break-words px-3 py-2.5 text-sm leading-6',
          !enabled && 'text-ink-3',
        )}
      >
        {chunk.content}
      </p>
      {asking === 'edit' && (
        <ChunkDialog
          chunk={chunk}
          busy={update.isPending}
          onSave={(content) => void attempt(() => update.mutateAsync({ ...place, content }))}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(undefined)}
          title={t('chunks.delete_title', { position })}
          description={t('chunks.delete_text')}
          action={t('action.delete')}
          busy={remove.isPending}
          onConfirm={() => void attempt(() => remove.mutateAsync(place))}
        />
      )}
    </li>
  )
}
