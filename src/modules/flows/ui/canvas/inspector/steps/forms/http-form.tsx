'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { asText } from '../../../model/record'
import { LineTable } from '../parts/line-table'
import { recordOf, textOf } from '../parts/records'
import { Section } from '../parts/section'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'
import { HttpBody } from './http-body'

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']
const waits = ['connect', 'read', 'write'] as const

/** A request: where to, as whom, with what. */
export function HttpForm(props: StepFormProps) {
  const { settings, set, sources, disabled } = props
  const timeout = recordOf(settings.timeout)
  const table = (name: 'headers' | 'params', label: string) => (
    <Field label={label}>
      {() => (
        <LineTable
          value={asText(settings[name]) ?? ''}
          onChange={(lines) => set(name, lines)}
          sources={sources}
          addLabel={t('action.add')}
          disabled={disabled}
        />
      )}
    </Field>
  )
  return (
    <>
      <div className="flex items-start gap-1.5">
        <Field label={t('http.method')} className="w-28 shrink-0">
          {(control) => (
            <Select
              {...control}
              value={asText(settings.method)?.toLowerCase() ?? 'get'}
              disabled={disabled}
              onValueChange={(method) => set('method', method)}
              options={methods.map((value) => ({ value, label: value.toUpperCase() }))}
            />
          )}
        </Field>
        <Field label={t('http.url')} className="flex-1">
          {(control) => (
            <ValueText
              line
              control={control}
              label={t('http.url')}
              placeholder="https://"
              value={asText(settings.url) ?? ''}
              onChange={(url) => set('url', url)}
              sources={sources}
              disabled={disabled}
            />
          )}
        </Field>
      </div>
      <Authorization {...props} />
      {table('headers', t('http.headers'))}
      {table('params', t('http.params'))}
      <HttpBody {...props} />
      <Section title={t('http.timeouts')}>
        <div className="grid grid-cols-3 gap-2">
          {waits.map((name) => (
            <Field key={name} label={t(`http.${name}`)}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={textOf(timeout[name] ?? timeout[`max_${name}_timeout`])}
                  disabled={disabled}
                  onChange={(event) => {
                    const seconds = Number(event.target.value)
                    if (Number.isFinite(seconds) && seconds >= 0) set('timeout', { ...timeout, [name]: seconds })
                  }}
                  className="tabular"
                />
              )}
            </Field>
          ))}
        </div>
      </Section>
    </>
  )
}

function Authorization({ settings, set, sources, disabled }: StepFormProps) {
  const authorization = recordOf(settings.authorization)
  const config = recordOf(authorization.config)
  const kind = authorization.type === 'api-key' ? (asText(config.type) ?? 'bearer') : 'none'
  const change = (more: Record<string, unknown>) =>
    set('authorization', { ...authorization, type: 'api-key', config: { ...config, ...more } })
  return (
    <Field label={t('http.authorization')}>
      {(control) => (
        <>
          <Select
            {...control}
            value={kind}
            disabled={disabled}
            onValueChange={(next) =>
              next === 'none' ? set('authorization', { type: 'no-auth', config: null }) : change({ type: next })
            }
            options={[
              { value: 'none', label: t('http.auth.none') },
              { value: 'bearer', label: t('http.auth.bearer') },
              { value: 'basic', label: t('http.auth.basic') },
              { value: 'custom', label: t('http.auth.custom') },
            ]}
          />
          {kind === 'custom' && (
            <Input
              aria-label={t('http.auth_header')}
              placeholder={t('http.auth_header')}
              value={asText(config.header) ?? ''}
              disabled={disabled}
              onChange={(event) => change({ header: event.target.value })}
            />
          )}
          {kind !== 'none' && (
            <ValueText
              line
              label={t('http.auth_key')}
              placeholder={t('http.auth_key_help')}
              value={sealed(config.api_key) ? '' : (asText(config.api_key) ?? '')}
              onChange={(api_key) => change({ api_key })}
              sources={sources}
              disabled={disabled}
            />
          )}
          {kind !== 'none' && sealed(config.api_key) && <p className="text-ink-3 text-xs">{t('http.auth_stored')}</p>}
        </>
      )}
    </Field>
  )
}

/** A key that was stored is never shown again, only replaced. */
const sealed = (key: unknown): boolean => typeof key === 'string' && key.startsWith('sealed:')
