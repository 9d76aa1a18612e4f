'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

export type ModelPriceRow = Outputs['models']['list_model_prices'][number]

interface ModelPriceDialogProps {
  /** Undefined sets a new one. */
  price: ModelPriceRow | undefined
  onClose: () => void
}

/** Sets what a model costs. */
export function ModelPriceDialog({ price, onClose }: ModelPriceDialogProps) {
  const utils = api.useUtils()
  const set = api.models.set_model_price.useMutation()
  const [pattern, setPattern] = useState(price?.pattern ?? '')
  const [input, setInput] = useState(price ? String(price.input_price) : '')
  const [output, setOutput] = useState(price ? String(price.output_price) : '')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const ready = pattern.trim() !== '' && isPrice(input) && isPrice(output)

  async function submit() {
    try {
      await set.mutateAsync({ pattern: pattern.trim(), input_price: Number(input), output_price: Number(output) })
      await utils.models.list_model_prices.invalidate()
      onClose()
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(Object.keys(fields).length > 0 ? fields : { pattern: errorText(error).title })
    }
  }

  const amount = (label: string, value: string, onChange: (value: string) => void, error: string | undefined) => (
    <Field label={label} error={error} required className="flex-1">
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={price ? t('prices.edit', { name: price.pattern }) : t('prices.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={set.isPending} onClick={() => void submit()}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('prices.model')} help={t('prices.model_help')} error={errors.pattern} required>
          {(control) => (
            <Input
              {...control}
              autoFocus={!price}
              disabled={price !== undefined}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              value={pattern}
              onChange={(event) => setPattern(event.target.value)}
            />
          )}
        </Field>
        <div className="flex gap-3 max-sm:flex-col">
          {amount(t('prices.input'), input, setInput, errors.input_price)}
          {amount(t('prices.output'), output, setOutput, errors.output_price)}
        </div>
        <p className="text-ink-3 text-xs">{t('prices.unit')}</p>
      </div>
    </Dialog>
  )
}

const isPrice = (text: string) => /^\d+(\.\d+)?$/.test(text)
