'use client'

import { useEffect, useRef } from 'react'
import { api } from '@/client/console/api'
import { FormCard } from './form-card'

/** How often it is looked whether somebody else has answered, in milliseconds. */
const LOOK_MS = 3_000

interface RunFormsProps {
  run_id: string
  /** A form was answered, here or elsewhere: the run goes on. */
  onAnswered: () => void
}

/** The forms that a paused run waits for. */
export function RunForms({ run_id, onAnswered }: RunFormsProps) {
  const utils = api.useUtils()
  const forms = api.runs.list_forms.useQuery({ run_id }, { refetchInterval: LOOK_MS })
  const seen = useRef<readonly string[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked anew with every answer, also one like the last
  useEffect(() => {
    const now = forms.data?.map((form) => form.form_id)
    if (!now) return
    // A form that was there is gone, or all are: somebody has answered elsewhere, or their time is over.
    if (now.length === 0 || seen.current.some((id) => !now.includes(id))) onAnswered()
    seen.current = now
  }, [forms.data, forms.dataUpdatedAt, onAnswered])
  return (
    <>
      {forms.data?.map((form) => (
        <FormCard
          key={form.form_id}
          form={form}
          onSettled={() => {
            void utils.runs.list_forms.invalidate()
            onAnswered()
          }}
        />
      ))}
    </>
  )
}
