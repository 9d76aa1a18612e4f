'use client'

import type { Outputs } from '@/client/console/api'
import type { Autosave } from '../editor/use-autosave'
import { AccessSection } from './access-section'
import { CapabilitySection } from './capability-section'
import { ReleaseSection } from './release-section'
import { Ways } from './ways'

interface PublishPanelProps {
  flow: Outputs['flows']['read_flow']
  autosave: Autosave
  onCompare: (from: string, to: string | undefined) => void
  onShowVersions: () => void
}

/** From the draft to the people and programs that use it: what is online, who may open it, and how. */
export function PublishPanel({ flow, autosave, onCompare, onShowVersions }: PublishPanelProps) {
  return (
    <div className="flex flex-col gap-5 p-4">
      <ReleaseSection flow={flow} autosave={autosave} onCompare={onCompare} onShowVersions={onShowVersions} />
      <AccessSection
        flow_id={flow.id}
        access={flow.access_type}
        business_id={flow.business_id ?? 0}
        is_self={flow.is_self}
        autosave={autosave}
      />
      <CapabilitySection flow_id={flow.id} />
      <Ways
        address={{
          base_url: window.location.origin,
          flow: flow.endpoint_name || flow.id,
          flow_id: flow.id,
          online: flow.is_online && flow.online_version !== null,
        }}
        access={flow.access_type}
      />
    </div>
  )
}
