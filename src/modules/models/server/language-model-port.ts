import { setTimeout as sleep } from 'node:timers/promises'
import { EngineError } from '@/engine/errors'
import type { ModelChunk, ModelPort, ModelRequest } from '@/engine/ports'
import type { ModelRef } from '@/engine/values'
import { batchByTurn } from '@/lib/batch-by-turn'
import { ByteWatch } from './byte-watch'
import { callOptions, type SchemaMode, schemaMode, schemaTurns } from './call-options'
import { joinDeltas } from './join-deltas'
import { keptModel, signalOf } from './kept-models'
import { modelFault, streamedFault } from './model-fault'
import { offlineModel } from './offline-model'
import type { StreamPart } from './open-model'
import { openedByUser, promptOf, type ReadFile } from './prompt-of'
import { retryWait } from './retry-wait'
import { finishChunk, toolCallChunk, wholeAnswer } from './whole-answer'

/** Silence after which a call is given up, unless the model's reference says otherwise. */
const SILENCE_MS = 60_000
/** The same for an answer in one piece: nothing comes while the model writes it. */
const WHOLE_SILENCE_MS = 300_000

export interface LanguageModelPortOptions {
  /** Makes all requests: the guarded fetch in the product. */
  fetch: typeof globalThis.fetch
  /** First pause before a retry when the provider names none; it doubles. Default 500 ms. */
  retry_ms?: number
  /** Gives the bytes of images and other files that a model looks at; without it such a call is refused. */
  readFile?: ReadFile
}

/**
 * Calls models through the AI SDK's providers, and answers for the provider "offline" itself. Throws `EngineError` of the
 * `model_*` family. A rate limit or a provider's own trouble is tried again up to twice, never once a piece was shown.
 */
export function languageModelPort(options: LanguageModelPortOptions): ModelPort {
  const offline = offlineModel()
  return {
    stream: (request) => (request.model.provider === 'offline' ? offline.stream(request) : retrying(request, options)),
  }
}

async function* retrying(request: ModelRequest, options: LanguageModelPortOptions): AsyncIterable<ModelChunk> {
  let mode = schemaMode(request.model)
  for (let attempt = 0; ; attempt++) {
    let shown = false
    try {
      for await (const chunk of call(request, mode, options)) {
        shown = true
        yield chunk
      }
      return
    } catch (error) {
      if (shown || request.signal.aborted) throw error
      if (refusesSchema(error, request, mode)) {
        mode = 'words'
        continue
      }
      const wait_ms = retryWait(error, attempt, options.retry_ms ?? 500)
      if (wait_ms === undefined) throw error
      await sleep(wait_ms, undefined, { signal: request.signal })
    }
  }
}

/** Compatible servers and older models often know no response format: they are asked again in words. */
function refusesSchema(error: unknown, request: ModelRequest, mode: SchemaMode): boolean {
  if (!request.response_schema || mode === 'words') return false
  if (!(error instanceof EngineError) || error.code !== 'model_bad_request') return false
  return /response_format|json_schema|json_object|schema|structured/i.test(error.message)
}

async function* call(
  request: ModelRequest,
  mode: SchemaMode,
  options: LanguageModelPortOptions,
): AsyncIterable<ModelChunk> {
  const { model: ref, signal } = request
  signal.throwIfAborted()
  const watch = new ByteWatch(ref.timeout_ms ?? (request.whole ? WHOLE_SILENCE_MS : SILENCE_MS), signal)
  let over = false
  try {
    // The provider's own stream, without the layers that streamText puts over it: retries, logs and telemetry are ours.
    const model = keptModel(ref, options.fetch)
    const turns = openedByUser(schemaTurns(request, mode), ref.provider)
    const prompt = await promptOf(turns, options.readFile, watch.signal)
    const asked = { ...callOptions(request, mode), prompt, abortSignal: signalOf(watch) }
    if (request.whole) {
      for (const chunk of wholeAnswer(await model.doGenerate(asked))) yield chunk
      over = true
      return
    }
    const { stream } = await model.doStream(asked)
    const calls: Extract<StreamPart, { type: 'tool-call' }>[] = []
    for await (const parts of batchByTurn(stream)) {
      for (const part of joinDeltas(parts)) {
        if (part.type === 'text-delta') yield { type: 'text', text: part.delta }
        else if (part.type === 'reasoning-delta') yield { type: 'reasoning', text: part.delta }
        else if (part.type === 'tool-call') calls.push(part)
        else if (part.type === 'error') refuse(part.error, ref, watch)
        else if (part.type === 'finish') {
          const finish = finished(part, watch)
          // Only now it is known that the calls are whole: a stream that was cut leaves half of one behind.
          for (const item of calls) yield toolCallChunk(item)
          yield finish
        }
      }
    }
    over = true
  } catch (error) {
    signal.throwIfAborted()
    throw modelFault(error, ref, watch)
  } finally {
    watch.stop(over)
  }
}

/** An end without a reason is told as an error too; what it means is decided at the `finish` that follows. */
function refuse(error: unknown, ref: ModelRef, watch: ByteWatch): void {
  if (error instanceof Error && error.name === 'AI_InvalidResponseDataError') return
  throw streamedFault(error, ref, watch)
}

/** The SDK ends a stream that broke off like one that is whole; only then the provider gave no reason for the end. */
function finished(part: Extract<StreamPart, { type: 'finish' }>, watch: ByteWatch): ModelChunk {
  if (part.finishReason.raw === undefined && !watch.saidDone) {
    if (!/event-stream/.test(watch.contentType)) {
      throw new EngineError('model_bad_response', 'The provider did not answer with a stream.', {
        hint: 'Check that the base URL is that of a model API that can stream.',
      })
    }
    throw new EngineError('model_stream_cut', 'The provider broke its answer off.', { hint: 'Try again.' })
  }
  return finishChunk(part.finishReason, part.usage)
}
