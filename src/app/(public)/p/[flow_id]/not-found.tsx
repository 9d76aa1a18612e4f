import { PublicNotice } from '@/modules/runs/ui/public/public-notice'

/** Closed, deleted and never there look the same. */
export default function PublicFlowNotFound() {
  return <PublicNotice kind="closed" />
}
