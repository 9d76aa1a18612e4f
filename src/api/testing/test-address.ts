import { basename } from 'node:path'
import { expect } from 'vitest'

/** Files of tests share one process: what one of them tried too often must not be held against the next. */
export const testAddress = (): string => basename(expect.getState().testPath ?? 'test')
