'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { toastDone, toastError } from '@/ui/toast'
import type { DocumentRow } from '../knowledge-rows'
import { uploadDocument } from './upload-document'

/** What can be done with the documents of a base; lists are fresh afterwards, faults are said in words. */
export function useDocumentActions(knowledge_base_id: string) {
  const utils = api.useUtils()
  const update = api.knowledge.update_document.useMutation()
  const reindexOne = api.knowledge.reindex_document.useMutation()
  const reindexBase = api.knowledge.reindex_knowledge_base.useMutation()
  const removeOne = api.knowledge.delete_document.useMutation()
  const [progress, setProgress] = useState<{ done: number; total: number }>()

  const fresh = () =>
    Promise.all([
      utils.knowledge.list_documents.invalidate({ knowledge_base_id }),
      utils.knowledge.read_knowledge_base.invalidate({ knowledge_base_id }),
    ])

  async function each(documents: readonly DocumentRow[], work: (place: Place) => Promise<unknown>) {
    try {
      for (const { id: document_id } of documents) await work({ knowledge_base_id, document_id })
    } catch (error) {
      toastError(t('knowledge.not_done'), errorText(error).title)
    } finally {
      await fresh()
    }
  }

  async function upload(files: readonly File[]) {
    let added = 0
    for (const [done, file] of files.entries()) {
      setProgress({ done, total: files.length })
      const { problem } = await uploadDocument(knowledge_base_id, file)
      if (problem) toastError(t('documents.upload_failed', { name: file.name }), problem)
      else added += 1
      await fresh()
    }
    setProgress(undefined)
    if (added === 1 && files[0]) toastDone(t('documents.uploaded_one', { name: files[0].name }))
    else if (added > 1) toastDone(t('documents.uploaded', { count: added }))
  }

  async function reindexAll() {
    try {
      const { queued } = await reindexBase.mutateAsync({ knowledge_base_id })
      toastDone(t('documents.reindexed', { count: queued }))
    } catch (error) {
      toastError(t('knowledge.not_done'), errorText(error).title)
    } finally {
      await fresh()
    }
  }

  return {
    fresh,
    upload,
    progress,
    reindexAll,
    reindex: (documents: readonly DocumentRow[]) => each(documents, (place) => reindexOne.mutateAsync(place)),
    remove: (documents: readonly DocumentRow[]) => each(documents, (place) => removeOne.mutateAsync(place)),
    enable: (document: DocumentRow, enabled: boolean) =>
      each([document], (place) => update.mutateAsync({ ...place, enabled })),
    removing: removeOne.isPending,
  }
}

interface Place {
  knowledge_base_id: string
  document_id: string
}
