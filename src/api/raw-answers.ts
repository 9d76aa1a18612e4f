import { auditRawAnswers } from '@/modules/audit/server/raw-answers'
import { catalogRawAnswers } from '@/modules/catalog/server/raw-answers'
import { fileRawAnswers } from '@/modules/files/server/raw-answers'
import { flowRawAnswers } from '@/modules/flows/server/raw-answers'
import { monitorRawAnswers } from '@/modules/monitor/server/raw-answers'
import { runRawAnswers } from '@/modules/runs/server/raw-answers'
import type { RawAnswers } from '@/platform/rest/raw-answers'

/** Every answer that is a file or a stream, by operation. */
export const rawAnswers: RawAnswers = new Map([
  ...auditRawAnswers,
  ...catalogRawAnswers,
  ...fileRawAnswers,
  ...flowRawAnswers,
  ...monitorRawAnswers,
  ...runRawAnswers,
])
