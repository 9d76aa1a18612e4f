import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Switch } from '@/ui/switch'
import { Textarea } from '@/ui/textarea'
import type { PlaceDraft } from './place-row'

interface PlaceFieldsProps {
  draft: PlaceDraft
  onChange: (draft: PlaceDraft) => void
  errors: Record<string, string>
  withCode: boolean
  /** The first field takes the focus: in dialogs. */
  autoFocus?: boolean
}

/** The fields of an org, a business or a group. */
export function PlaceFields({ draft, onChange, errors, withCode, autoFocus = false }: PlaceFieldsProps) {
  return (
    <>
      <Field label={t('places.name')} error={errors.org_name ?? errors.business_name ?? errors.group_name} required>
        {(control) => (
          <Input
            {...control}
            autoFocus={autoFocus}
            autoComplete="off"
            maxLength={64}
            value={draft.name}
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      {withCode && (
        <Field label={t('places.code')} help={t('places.code_help')} error={errors.org_code}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={64}
              className="font-mono"
              value={draft.code}
              onChange={(event) => onChange({ ...draft, code: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('places.note')} error={errors.note}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={2_000}
            value={draft.note}
            onChange={(event) => onChange({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('places.enabled')} help={t('places.enabled_help')}>
        {({ 'aria-invalid': _, 'aria-required': __, ...control }) => (
          <Switch
            {...control}
            checked={draft.is_enable}
            onCheckedChange={(is_enable) => onChange({ ...draft, is_enable })}
          />
        )}
      </Field>
    </>
  )
}
