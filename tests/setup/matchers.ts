import { expect } from 'vitest'
import { isDomainError, type ErrorKind } from '#app/core/errors.ts'

/** Anything a test can ask for the names of its recorded events, oldest first: the test app. */
export type RecordsEvents = { recordedEvents(): Promise<string[]> }

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** `await expect(acceptAnswer(ctx, input)).toFailWith('forbidden')`; with a key: that message exactly. */
    toFailWith(kind: ErrorKind, key?: string): Promise<void>
    /** `await expect(app).toHaveRecorded('answer.accepted')`; with a count: exactly that often. */
    toHaveRecorded(event: string, times?: number): Promise<void>
    /** A `Response`, or a promise that gives or throws one, sends the reader to this path. */
    toRedirectTo(path: string): Promise<void>
  }
}

expect.extend({
  async toFailWith(received: unknown, kind: ErrorKind, key?: string) {
    const outcome = await settle(received)
    if ('value' in outcome) {
      return {
        pass: false,
        message: () =>
          `expected a failure with ${kind}, but it succeeded with ${this.utils.printReceived(outcome.value)}`,
      }
    }
    // A bug is not an expected failure: show it as it is.
    if (!isDomainError(outcome.error)) throw outcome.error
    const { kind: actualKind, key: actualKey } = outcome.error
    return {
      pass: actualKind === kind && (key === undefined || actualKey === key),
      message: () =>
        `expected ${this.isNot ? 'no ' : ''}failure with ${kind}${key === undefined ? '' : ` (${key})`}, it failed with ${actualKind} (${actualKey})`,
    }
  },

  async toHaveRecorded(received: RecordsEvents, event: string, times?: number) {
    const events = await received.recordedEvents()
    const count = events.filter((name) => name === event).length
    return {
      pass: times === undefined ? count > 0 : count === times,
      message: () =>
        `expected ${event} ${this.isNot ? 'not ' : ''}to be recorded${times === undefined ? '' : ` ${times} times`}; recorded were: ${events.join(', ') || 'none'}`,
    }
  },

  async toRedirectTo(received: unknown, path: string) {
    const outcome = await settle(received)
    const response = 'value' in outcome ? outcome.value : outcome.error
    if (!(response instanceof Response)) {
      if ('error' in outcome) throw outcome.error
      return { pass: false, message: () => `expected a redirect to ${path}, got ${this.utils.printReceived(response)}` }
    }
    const location = response.headers.get('Location')
    return {
      pass: response.status >= 300 && response.status < 400 && location === path,
      message: () => `expected ${this.isNot ? 'no ' : ''}redirect to ${path}, got ${response.status} ${location ?? ''}`,
    }
  },
})

async function settle(received: unknown): Promise<{ value: unknown } | { error: unknown }> {
  try {
    return { value: await (typeof received === 'function' ? received() : received) }
  } catch (error) {
    return { error }
  }
}
