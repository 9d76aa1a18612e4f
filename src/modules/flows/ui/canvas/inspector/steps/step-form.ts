import type { ReactNode } from 'react'
import type { ComponentDefinition } from '@/engine'
import type { SourceGroup } from '../../model/dify/value-sources'
import type { StoredRecord } from '../../model/record'

/** What every form of a step is given. */
export interface StepFormProps {
  definition: ComponentDefinition
  settings: StoredRecord
  /** Undefined takes the setting away. */
  set: (name: string, value: unknown) => void
  /** Takes away the wires of a way on that the step no longer has. */
  dropWires: (port: string) => void
  /** What the step can read. */
  sources: readonly SourceGroup[]
  /** Of a container: what the steps inside give. */
  inside: readonly SourceGroup[]
  /** The flow is talked to. */
  chat: boolean
  disabled: boolean
}

export interface StepForm {
  /** Settings that the form shows; all others follow under it as they are defined. */
  covers: readonly string[]
  Form: (props: StepFormProps) => ReactNode
}
